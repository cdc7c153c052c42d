"""How each derived figure of an activity is recomputed, step by step, as messages that any output can write."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from poi_audit.messages import message
from poi_audit.model.figure import Mark
from poi_audit.model.interval import Interval, Rounding, rounded, total
from poi_audit.model.message import Message
from poi_audit.model.report import Report
from poi_audit.recompute import ActivityFacts, Aggregation, Derived, Expected, Kind, RowFacts, Verdict
from poi_audit.recompute.averages import shown
from poi_audit.recompute.facts import number

SHOWN = 6
"""Decimals of a quotient before it is rounded."""
HUNDRED = Fraction(100)


def steps_of(report: Report, expected: Expected, derived: Derived) -> list[Message]:
    """The steps from the printed cells to the recomputed figure; empty where it follows no rule of the activity."""
    fact = derived.fact
    if fact is None:
        return []
    if derived.kind is Kind.PERCENT:
        return list(_percent(report, expected, derived, fact))
    return list(_accumulated(report, derived, fact))


def agreed(derived: Derived, expected: Expected) -> str:
    """The recomputed figure as it would print: where the published one agrees by another reading, that one's."""
    if derived.verdict is Verdict.EQUAL and derived.published.value is not None:
        return derived.published.text
    return shown(derived, expected)


def _accumulated(report: Report, derived: Derived, fact: ActivityFacts) -> Iterator[Message]:
    rows = fact.rows(derived.block or "physical")
    if rows is None or derived.column != "accumulated":
        return
    row = rows[derived.row == "executed"]
    months = report.header.months
    kind = fact.aggregation if derived.block == "physical" else Aggregation.ANNUAL
    if row.doubtful:
        yield message("step.doubtful", months=[months[i] for i in row.doubtful])
    elif kind is Aggregation.ANNUAL and row.running:
        last = next((i for i in reversed(range(len(row.values))) if row.values[i] is not None), None)
        if last is not None:
            yield message("step.running", month=months[last], value=row.row.months[last].text)
    elif kind is Aggregation.ANNUAL:
        yield message("step.sum", parts=_sum(months, row), total=_text(row.total))
    elif kind is Aggregation.MONTHLY:
        last = next((i for i in reversed(range(len(row.values))) if (row.values[i] or 0) > 0), None)
        if last is None:
            yield message("step.no_last")
        else:
            yield message("step.last", month=months[last], value=row.row.months[last].text)
    else:
        yield message("step.registered" if kind is Aggregation.NONE else "step.unknown_type")
    if derived.reason in ("goal", "earlier"):
        yield message(f"step.{derived.reason}")


def _sum(months: Sequence[str], row: RowFacts) -> str:
    parts = [
        f"{month} {figure.text}"
        for month, figure, value in zip(months, row.row.months, row.values, strict=False)
        if value
    ]
    return " + ".join(parts) or "0"


def _percent(report: Report, expected: Expected, derived: Derived, fact: ActivityFacts) -> Iterator[Message]:
    value = derived.expected
    if isinstance(value, Mark):
        yield from _mark(report, expected, value, fact)
        return
    if value is None:
        yield message("step.nothing")
        return
    quotients = _monthly(report, fact) if fact.aggregation is Aggregation.NONE else _ratios(fact, derived)
    stands = agreed(derived, expected)
    for step, quotient in quotients:
        capped = min(quotient, HUNDRED) if expected.capped else quotient
        if _printed(capped, derived, expected) == stands:
            yield step
            if capped < quotient:
                yield message("step.cap")
            yield _rounding(capped, derived, expected)
            break
    else:
        yield from _range(value, derived, expected)
    if (other := shown(derived, expected)) != stands:
        yield message("step.other", value=other)


def _range(value: Interval, derived: Derived, expected: Expected) -> Iterator[Message]:
    if value.exact:
        yield message("step.value", value=_text(value.low))
    else:
        yield message("step.range", low=_text(value.low), high=_text(value.high))
    yield _rounding((value.low + value.high) / 2, derived, expected)


def _rounding(value: Fraction, derived: Derived, expected: Expected) -> Message:
    mode = message(f"step.{expected.rounding.value}")
    printed = _printed(value, derived, expected)
    return message("step.round", mode=mode, decimals=derived.decimals, value=printed)


def _printed(value: Fraction, derived: Derived, expected: Expected) -> str:
    return f"{rounded(value, derived.decimals, expected.rounding):,f}"


def _mark(report: Report, expected: Expected, mark: Mark, fact: ActivityFacts) -> Iterator[Message]:
    months = report.header.months
    if mark is Mark.INCOMPLETE:
        due = len(months) if expected.due is None else expected.due
        missing = [months[i] for i in fact.executed.blanks if i < due]
        yield message("step.incomplete", months=missing)
    elif mark is Mark.UNPROGRAMMED:
        yield message("step.unprogrammed")


def _ratios(fact: ActivityFacts, derived: Derived) -> Iterator[tuple[Message, Fraction]]:
    """The quotients of the printed cells, then of the months; of the period's percentage, of the months first."""
    months = derived.column == "percent_period"
    for top_name, top in _candidates(fact.executed, fact.aggregation, months):
        for bottom_name, bottom in _candidates(fact.programmed, fact.aggregation, months):
            if top is not None and bottom is not None and bottom > 0:
                quotient = Fraction(top) / Fraction(bottom) * 100
                values = {
                    "top": f"{top:,f}",
                    "bottom": f"{bottom:,f}",
                    "top_name": message(f"step.{top_name}", row="EJEC."),
                    "bottom_name": message(f"step.{bottom_name}", row="PROG."),
                    "value": _text(quotient),
                }
                yield message("step.ratio", **values), quotient


def _candidates(row: RowFacts, kind: Aggregation | None, months: bool) -> list[tuple[str, Decimal | None]]:
    cell: tuple[str, Decimal | None] = ("cell", number(row.row.accumulated))
    summed: list[tuple[str, Decimal | None]] = [("months", row.total), ("last_value", row.last)]
    if kind is Aggregation.MONTHLY:
        summed.reverse()
    return [*summed, cell] if months else [cell, *summed]


def _monthly(report: Report, fact: ActivityFacts) -> Iterator[tuple[Message, Fraction]]:
    """No Acumulado: the mean of the quotients of the months with programme."""
    quotients = [
        (month, Fraction(done or 0) / Fraction(planned) * 100)
        for month, planned, done in zip(
            report.header.months, fact.programmed.values, fact.executed.values, strict=False
        )
        if planned is not None and planned > 0
    ]
    if quotients:
        mean = total(quotient for _, quotient in quotients) / len(quotients)
        parts = [f"{month} {_text(quotient)}" for month, quotient in quotients]
        values = {"parts": parts, "count": len(parts), "value": _text(mean)}
        yield message("step.monthly", **values), mean


def _text(value: Decimal | Fraction) -> str:
    """A value with as many decimals as it needs, from two to `SHOWN`; a quotient that has no end is cut with "…"."""
    exact = Fraction(value)
    for decimals in range(2, SHOWN + 1):
        if (exact * 10**decimals).denominator == 1:
            return f"{rounded(exact, decimals):,f}"
    return f"{rounded(exact, SHOWN - 2, Rounding.CUT):,f}…"
