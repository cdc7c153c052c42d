"""Hypotheses for an inconsistency, from the simplest: what else gives exactly the published figure.

To add one: a function from (Report, Expected, Derived) that yields messages, listed under its kind in `HYPOTHESES`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import islice

from poi_audit.checks import explain_averages as means
from poi_audit.checks.digits import slip
from poi_audit.messages import message
from poi_audit.model.interval import Interval, Rounding, rounded
from poi_audit.model.message import Message
from poi_audit.model.report import Report
from poi_audit.recompute import ActivityFacts, Aggregation, Derived, Expected, Kind, RowFacts
from poi_audit.recompute.calendar import ends_early
from poi_audit.recompute.facts import number

MOST = 4
"""Hypotheses that a finding lists at most."""

Hypothesis = Callable[[Report, Expected, Derived], Iterator[Message]]


def explanations(report: Report, expected: Expected, derived: Derived) -> tuple[Message, ...]:
    """The hypotheses that give exactly the published figure, the simplest first; none where none fits."""
    if number(derived.published) is None:
        return ()
    found = (m for hypothesis in HYPOTHESES[derived.kind] for m in hypothesis(report, expected, derived))
    return tuple(islice(found, MOST))


def _row(derived: Derived) -> tuple[RowFacts, RowFacts] | None:
    """The figure's own row and the other one of its block."""
    rows = derived.fact.rows(derived.block or "physical") if derived.fact is not None else None
    return None if rows is None else (rows if derived.row == "programmed" else (rows[1], rows[0]))


def _months(report: Report, expected: Expected, derived: Derived) -> Iterator[Message]:
    """One month left out of the sum, or counted twice."""
    rows, value = _row(derived), number(derived.published)
    if rows is None or value is None or rows[0].running:
        return
    row = rows[0]
    months = list(zip(report.header.months, row.values, strict=False))
    for key, wanted in (("why.month_left_out", row.total - value), ("why.month_twice", value - row.total)):
        labels = [label for label, month in months if month and month == wanted]
        if labels:
            yield message(key, months=labels)


def _other_row(report: Report, expected: Expected, derived: Derived) -> Iterator[Message]:
    """The sum of the other row."""
    rows, value = _row(derived), number(derived.published)
    if rows is not None and value is not None and value in (rows[1].total, number(rows[1].row.accumulated)):
        yield message("why.other_row", row="EJEC." if derived.row == "programmed" else "PROG.")


def _aggregation(report: Report, expected: Expected, derived: Derived) -> Iterator[Message]:
    """The rule of another aggregation type."""
    rows, value = _row(derived), number(derived.published)
    if rows is None or derived.fact is None or derived.block != "physical":
        return
    for kind, other in ((Aggregation.ANNUAL, rows[0].total), (Aggregation.MONTHLY, rows[0].last)):
        if value == other and derived.fact.aggregation is not kind:
            yield message("why.aggregation", kind=kind.value)


def _later(report: Report, expected: Expected, derived: Derived) -> Iterator[Message]:
    """Registrations in months after the visible ones."""
    rows, value = _row(derived), number(derived.published)
    if rows is None or value is None or derived.row != "executed":
        return
    if value > rows[0].total and derived.reason != "mark":
        difference = f"{value - rows[0].total:,f}"
        if ends_early(report.header):
            yield message("why.later_months", month=report.header.months[-1], difference=difference)


def _digits(report: Report, expected: Expected, derived: Derived) -> Iterator[Message]:
    """A slip of digits."""
    value = number(derived.published)
    if value is not None and isinstance(derived.expected, Interval):
        right = rounded(derived.expected.low, derived.decimals, expected.rounding)
        if (key := slip(value, right)) is not None:
            yield message(key)


def _neighbour(report: Report, expected: Expected, derived: Derived) -> Iterator[Message]:
    """The same cell of the activity before or after."""
    value = number(derived.published)
    if derived.fact is None or not value or (derived.kind is Kind.PERCENT and value == 100):
        return
    place = derived.fact.activity.ordinal
    for i in (place - 1, place + 1):
        if 0 <= i < len(expected.activities):
            other = _same_cell(expected.activities[i], derived)
            if other == number(derived.published):
                yield message("why.neighbour", code=expected.activities[i].activity.code)


def _same_cell(fact: ActivityFacts, derived: Derived) -> Decimal | None:
    if derived.kind is Kind.PERCENT:
        return number(fact.activity.percent if derived.column == "percent" else fact.activity.percent_period)
    rows = fact.rows(derived.block or "physical")
    return None if rows is None else number(rows[derived.row == "executed"].row.accumulated)


def _prints(value: Fraction, derived: Derived) -> bool:
    shown = number(derived.published)
    return any(rounded(value, derived.published.decimals, mode) == shown for mode in Rounding)


def _cap(report: Report, expected: Expected, derived: Derived) -> Iterator[Message]:
    """The cap at 100 applied or not."""
    if derived.reason == "uncapped":
        yield message("why.uncapped")
    elif derived.reason == "cut":
        yield message("why.cut")


def _ratios(report: Report, expected: Expected, derived: Derived) -> Iterator[Message]:
    """Another quotient of the activity's own cells."""
    fact = derived.fact
    if fact is None or not isinstance(derived.expected, Interval):
        return
    done, goal = fact.executed, fact.programmed
    pairs = {
        "why.ratio_of_sums": (done.total, goal.total),
        "why.ratio_of_last": (done.last, goal.last),
        "why.ratio_of_cells": (number(done.row.accumulated), number(goal.row.accumulated)),
        "why.ratio_of_period": (number(done.row.accumulated), goal.total),
        "why.ratio_inverted": (number(goal.row.accumulated), number(done.row.accumulated)),
    }
    for key, (top, bottom) in pairs.items():
        if top is None or not bottom:
            continue
        quotient = Fraction(top) / Fraction(bottom) * 100
        right = min(quotient, expected.limit) if expected.limit else quotient
        # the quotient that is right explains nothing
        if _prints(quotient, derived) and right not in derived.expected:
            yield message(key)
            return


def _ratio_without(report: Report, expected: Expected, derived: Derived) -> Iterator[Message]:
    """The quotient with one executed month left out or counted twice."""
    fact = derived.fact
    if fact is None or fact.aggregation is not Aggregation.ANNUAL:
        return
    bottom = number(fact.programmed.row.accumulated) or fact.programmed.total
    if not bottom:
        return
    for sign, key in ((-1, "why.month_left_out"), (1, "why.month_twice")):
        labels = [
            label
            for label, month in zip(report.header.months, fact.executed.values, strict=False)
            if month
            and _prints(Fraction(fact.executed.total + sign * month) / Fraction(bottom) * 100, derived)
        ]
        if labels:
            yield message(key, months=labels)


def _other_percent(report: Report, expected: Expected, derived: Derived) -> Iterator[Message]:
    """The activity's other percentage."""
    if derived.fact is not None:
        activity = derived.fact.activity
        other = activity.percent_period if derived.column == "percent" else activity.percent
        if other is not None and number(other) == number(derived.published) != 0:
            yield message("why.other_percent")


HYPOTHESES: Mapping[Kind, tuple[Hypothesis, ...]] = {
    Kind.ACCUMULATED: (_months, _aggregation, _digits, _later, _other_row, _neighbour),
    Kind.SUBTOTAL: (_digits,),
    Kind.GOAL: (_digits,),
    Kind.FINANCIAL_ACCUMULATED: (_months, _digits, _later, _other_row, _neighbour),
    Kind.PERCENT: (_cap, _ratios, _digits, _ratio_without, _other_percent, _neighbour),
    Kind.AVERAGE: (
        means.capping,
        _digits,
        means.one_left_out,
        means.marks_as_zero,
        means.one_added,
        means.neighbour,
    ),
    Kind.OBJECTIVE: (means.capping, _digits, means.one_left_out, means.marks_as_zero),
    Kind.TOTAL: (
        means.over_actions,
        means.capping,
        _digits,
        means.one_left_out,
        means.marks_as_zero,
        means.median,
    ),
    Kind.MEDIAN: (means.mean, means.capping, _digits),
    Kind.FINANCIAL_AVERAGE: (means.money_left_out, means.money_programmed, _digits),
    Kind.FINANCIAL_TOTAL: (means.money_left_out, means.money_programmed, _digits),
    Kind.COUNT: (means.other_count, _digits),
}
"""Kind of figure -> its hypotheses, the simplest first."""
