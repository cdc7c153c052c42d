"""AVANCE ACUMULADO: what the accumulated cells should hold (note (2); 2022 note (ii)).

Acumulado Anual: the sum of the months. Acumulado Mensual: the last value above zero. No Acumulado: the value
registered as the year's total, or "-" in 2022. Money is always summed (observed). In some layouts PROG. shows the whole
year's goal, which the visible months only bound from below. In 2022 "S.P." stands in PROG. where there is no programme.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from poi_audit.model.expected import (
    ActivityFacts,
    Aggregation,
    Choice,
    Derived,
    Kind,
    RowFacts,
    Verdict,
)
from poi_audit.model.figure import Mark
from poi_audit.model.interval import Interval, Rounding, point, printed, rounded, total_of
from poi_audit.model.traits import Traits
from poi_audit.recompute.conventions import NONE_FIXED, Fixed, choose, default_of, sums_are_exact
from poi_audit.recompute.facts import number, usable


@dataclass(frozen=True, slots=True)
class SumRules:
    """How the rows of one block accumulate in this report."""

    goal: str
    """"visible" or "year": what PROG. accumulates."""
    exact: bool
    """Whether printed months are exact values."""


def row_value(row: RowFacts, kind: Aggregation | None) -> Decimal | None:
    """What the months accumulate to; None where that is registered or the type is unknown."""
    if kind is Aggregation.ANNUAL:
        return row.total
    return row.last if kind is Aggregation.MONTHLY else None


def row_interval(row: RowFacts, kind: Aggregation | None, exact: bool) -> Interval | None:
    """The same as an interval: a month with decimals stands for every value that prints so, unless `exact`."""
    value = row_value(row, kind)
    if value is None or exact or not row.fractional:
        return None if value is None else point(value)
    parts = row.fractional if kind is Aggregation.ANNUAL else [v for v in row.fractional if v == value]
    whole = value - sum(parts, Decimal(0)) if kind is Aggregation.ANNUAL else Decimal(0)
    if not parts:
        return point(value)
    return total_of([point(whole), *(_spread(part) for part in parts)])


def _spread(value: Decimal) -> Interval:
    """Every value that prints so under some rounding."""
    decimals = max(0, -int(value.as_tuple().exponent))
    low, high = printed(value, decimals, Rounding.HALF_UP), printed(value, decimals, Rounding.CUT)
    return Interval(low.low, high.high, True, False)


def agreement(value: Decimal, decimals: int, expected: Interval, sharp: Decimal) -> Verdict:
    """Compare a published sum with its months: `sharp` is their plain sum, `expected` all it can have been."""
    if value == sharp:
        return Verdict.EQUAL
    if decimals < max(0, -int(sharp.as_tuple().exponent)):
        prints = {rounded(sharp, decimals, mode) for mode in Rounding}
        if value in prints:
            return Verdict.EQUAL
    if expected.exact:
        return Verdict.INCONSISTENT
    met = any(printed(value, decimals, mode).meets(expected) for mode in Rounding)
    return Verdict.BY_ROUNDING if met else Verdict.INCONSISTENT


def goal_choice(
    facts: Iterable[ActivityFacts],
    block: str,
    traits: Traits,
    months: int,
    fixed: Fixed = NONE_FIXED,
) -> Choice:
    """Whether PROG. accumulates the visible months or shows the year's goal.

    A row speaks where the accumulated is above the sum of its visible months, or equals it; one whose percentage still
    follows the visible months speaks for them.
    """
    scores, of = {"visible": 0, "year": 0}, 0
    for fact in facts:
        rows = fact.rows(block)
        kind = fact.aggregation if block == "physical" else Aggregation.ANNUAL
        if rows is None or not rows[0].sound or (seen := row_value(rows[0], kind)) is None:
            continue
        if (stated := number(rows[0].row.accumulated)) is None:
            continue
        of += 1
        if stated == seen or (stated > seen and block == "physical" and _follows(fact, seen, traits)):
            scores["visible"] += 1
        elif stated > seen:
            scores["year"] += 1
    name = "programmed_accumulated"
    default = default_of(name, traits) if months < 12 else "visible"
    if months >= 12:
        scores.pop("year")
    title = name if block == "physical" else "financial_programmed_accumulated"
    return choose(title, scores, of, default, note=traits.note(name), stated=True, least=2, fixed=fixed)


def _follows(fact: ActivityFacts, seen: Decimal, traits: Traits) -> bool:
    """Whether the percentage is the executed one over the visible programme (never so where a year's goal is usual)."""
    percent, done = fact.activity.percent, number(fact.executed.row.accumulated)
    value = number(percent)
    if traits.programmed_accumulated == "year":
        return False
    if percent is None or value is None or done is None or seen <= 0:
        return False
    ratio = done * 100 / seen
    return value in (rounded(ratio, percent.decimals), rounded(min(ratio, Decimal(100)), percent.decimals))


def exactness(facts: Iterable[ActivityFacts], block: str) -> bool:
    """Whether the block's printed months are exact: how many sums of parts with decimals close exactly."""
    rows = []
    for fact in facts:
        pair = fact.rows(block)
        kind = fact.aggregation if block == "physical" else Aggregation.ANNUAL
        if pair is None or kind is not Aggregation.ANNUAL:
            continue
        for row in pair:
            value = number(row.row.accumulated)
            if row.sound and value is not None and len(row.fractional) > 1:
                rows.append((len(row.fractional), value == row.total))
    return sums_are_exact(rows)


def accumulated(fact: ActivityFacts, block: str, rules: SumRules, idle: bool) -> Iterator[Derived]:
    """PROG. and EJEC. accumulated of one block. `idle`: nothing was programmed, so "S.P." may stand in PROG."""
    rows = fact.rows(block)
    if rows is None:
        return
    kind = fact.aggregation if block == "physical" else Aggregation.ANNUAL
    for name, row in zip(("programmed", "executed"), rows, strict=True):
        goal = rules.goal if name == "programmed" else "visible"
        verdict, expected, span, reason = _judge(row, kind, goal, rules.exact, idle and name == "programmed")
        yield Derived(
            Kind.ACCUMULATED if block == "physical" else Kind.FINANCIAL_ACCUMULATED,
            row.row.accumulated,
            verdict,
            expected,
            span,
            code=fact.activity.code,
            block=block,
            row=name,
            column="accumulated",
            reason=reason,
            fact=fact,
        )


_Judged = tuple[Verdict, Interval | Mark | None, Interval | None, str]
"""Verdict, expected, span and reason of an accumulated figure."""


def _judge(row: RowFacts, kind: Aggregation | None, goal: str, exact: bool, idle: bool) -> _Judged:
    figure = row.row.accumulated
    if not usable(figure):
        return Verdict.UNJUDGED, None, None, ""
    mark = figure.mark
    if mark is Mark.UNPROGRAMMED and idle:
        return Verdict.EQUAL, mark, None, ""
    if kind is Aggregation.NONE and mark is not Mark.UNPROGRAMMED:
        return (Verdict.INPUT, None, None, "") if mark is None else (Verdict.EQUAL, mark, None, "")
    value = row_value(row, kind)
    if not row.sound or (value is None and kind is not Aggregation.NONE):
        return Verdict.UNJUDGED, None, None, ""
    if mark is Mark.BLANK:
        registered = len(row.blanks) < len(row.values)
        return (Verdict.UNJUDGED, None, None, "blank") if registered else (Verdict.EQUAL, mark, None, "")
    if value is None or (published := number(figure)) is None:
        return Verdict.INCONSISTENT, None if value is None else point(value), None, "mark"
    span = row_interval(row, kind, exact) or point(value)
    found = agreement(published, figure.decimals, span, value)
    if goal == "visible":
        return found, point(value), span, ""
    if published < value and kind is Aggregation.ANNUAL:
        return found, point(value), span, "goal_below_months" if found is Verdict.INCONSISTENT else ""
    return Verdict.EQUAL if published == value else Verdict.INPUT, None, None, "goal"
