"""Hypotheses for averages, sums over activities, and counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from poi_audit.checks.parts import members, shares
from poi_audit.messages import message
from poi_audit.model.figure import Figure, Mark
from poi_audit.model.interval import Rounding, median_of, point, rounded, total
from poi_audit.model.message import Message
from poi_audit.model.report import Action, Report
from poi_audit.recompute import ActivityFacts, Derived, Expected, Share
from poi_audit.recompute.facts import number

HUNDRED = Fraction(100)


def prints(value: Fraction, figure: Figure) -> bool:
    """Whether the value prints as the figure under some rounding."""
    shown = number(figure)
    return any(rounded(value, figure.decimals, mode) == shown for mode in Rounding)


def _period(derived: Derived) -> bool:
    return derived.column in ("average_period", "total_period")


def _numbers(group: Sequence[tuple[ActivityFacts, Share]]) -> list[tuple[str, Fraction]]:
    out = []
    for fact, share in group:
        best = share.repairs[0] if share.wrong else share
        if not isinstance(best.printed, Mark) and best.printed is not None:
            out.append((fact.activity.code, best.printed.low))
    return out


def capping(report: Report, expected: Expected, derived: Derived) -> Iterator[Message]:
    """Averaged with the cap where it should not be, or without where it should."""
    exact = [s.exact.low for _, s in shares(expected, derived) if s.exact is not None]
    if not exact or max(exact) <= 100:
        return
    if prints(total(exact) / len(exact), derived.published):
        yield message("why.mean_uncapped")
    if prints(total(min(v, HUNDRED) for v in exact) / len(exact), derived.published):
        yield message("why.mean_capped")


def one_left_out(report: Report, expected: Expected, derived: Derived) -> Iterator[Message]:
    """One activity left out of the mean."""
    values = _numbers(shares(expected, derived))
    whole = total(value for _, value in values)
    if len(values) > 1:
        codes = [c for c, v in values if prints((whole - v) / (len(values) - 1), derived.published)]
        if codes:
            yield message("why.activity_left_out", codes=codes[:3])


def one_added(report: Report, expected: Expected, derived: Derived) -> Iterator[Message]:
    """The activity before or after the AEI taken into its mean."""
    inside = members(expected, derived)
    values = [value for _, value in _numbers(shares(expected, derived))]
    if not inside or not values:
        return
    first = next(i for i, fact in enumerate(expected.activities) if fact is inside[0])
    whole = total(values)
    for i in (first - 1, first + len(inside)):
        if 0 <= i < len(expected.activities):
            share = expected.shares[i][1 if _period(derived) else 0]
            found = [] if share is None else _numbers([(expected.activities[i], share)])
            for code, value in found:
                if prints((whole + value) / (len(values) + 1), derived.published):
                    yield message("why.activity_added", code=code)


def marks_as_zero(report: Report, expected: Expected, derived: Derived) -> Iterator[Message]:
    """S.P. or S.I. counted as zero."""
    group = shares(expected, derived)
    values = [value for _, value in _numbers(group)]
    for mark in (Mark.UNPROGRAMMED, Mark.INCOMPLETE):
        count = sum(share.printed is mark for _, share in group)
        if count and values and prints(total(values) / (len(values) + count), derived.published):
            yield message("why.mark_as_zero", mark=mark.value)


def _lines(report: Report, derived: Derived) -> list[tuple[Action, Decimal]]:
    out = []
    for action in report.actions():
        line = action.execution
        value = number(line.physical_period if _period(derived) else line.physical)
        if value is not None:
            out.append((action, value))
    return out


def over_actions(report: Report, expected: Expected, derived: Derived) -> Iterator[Message]:
    """The mean over AEI; over AO where AEI were expected."""
    values = [Fraction(value) for _, value in _lines(report, derived)]
    some = [value for value in values if value]
    for group in (values, some):
        if group and prints(total(group) / len(group), derived.published):
            yield message("why.mean_over_actions")
            return
    values = [value for _, value in _numbers(shares(expected, derived))]
    if values and prints(total(values) / len(values), derived.published):
        yield message("why.mean_over_activities")


def neighbour(report: Report, expected: Expected, derived: Derived) -> Iterator[Message]:
    """The average of the AEI before or after."""
    lines = _lines(report, derived)
    at = next((i for i, (action, _) in enumerate(lines) if action.owner == derived.owner), None)
    if at is not None:
        for i in (at - 1, at + 1):
            if 0 <= i < len(lines) and lines[i][1] == number(derived.published):
                yield message("why.neighbour", code=lines[i][0].code)


def median(report: Report, expected: Expected, derived: Derived) -> Iterator[Message]:
    """The median in the place of the mean."""
    values = [point(value) for _, value in _numbers(shares(expected, derived))]
    if values and prints(median_of(values).low, derived.published):
        yield message("why.median")


def mean(report: Report, expected: Expected, derived: Derived) -> Iterator[Message]:
    """The mean in the place of the median."""
    values = [value for _, value in _numbers(shares(expected, derived))]
    if values and prints(total(values) / len(values), derived.published):
        yield message("why.mean")


def _money(expected: Expected, derived: Derived, row: int) -> list[tuple[str, Decimal]]:
    out = []
    for fact in members(expected, derived):
        if fact.financial is not None:
            value = number(fact.financial[row].row.accumulated)
            out.append((fact.activity.code, fact.financial[row].total if value is None else value))
    return out


def money_left_out(report: Report, expected: Expected, derived: Derived) -> Iterator[Message]:
    """One activity (of a total: one AEI) left out of the sum, or counted twice."""
    value = number(derived.published)
    parts = _money(expected, derived, 0 if derived.row == "programmed" else 1)
    if derived.action is None and derived.row != "programmed":
        lines = ((action.code, number(action.execution.financial)) for action in report.actions())
        parts = [(code, line) for code, line in lines if line is not None] + parts
        whole = sum((line for _, line in _money(expected, derived, 1)), Decimal(0))
    else:
        whole = sum((part for _, part in parts), Decimal(0))
    if value is None or value == whole:
        return
    for key, wanted in (("why.activity_left_out", whole - value), ("why.activity_twice", value - whole)):
        codes = [code for code, part in parts if part and part == wanted]
        if codes:
            yield message(key, codes=codes[:3])


def money_programmed(report: Report, expected: Expected, derived: Derived) -> Iterator[Message]:
    """The other row's sum."""
    other = 1 if derived.row == "programmed" else 0
    value = sum((part for _, part in _money(expected, derived, other)), Decimal(0))
    if value and value == number(derived.published):
        yield message("why.other_row", row="EJEC." if other else "PROG.")


def other_count(report: Report, expected: Expected, derived: Derived) -> Iterator[Message]:
    """Another count of the same table."""
    for cell in expected.derived:
        same = cell.kind is derived.kind and cell.table == derived.table and cell.column != derived.column
        if same and not isinstance(cell.expected, Mark) and cell.expected is not None:
            value = number(derived.published)
            if value and cell.expected.low == value:
                yield message("why.other_cell", column=message(f"band.{cell.column}"))
