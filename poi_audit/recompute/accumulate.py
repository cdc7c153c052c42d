"""AVANCE ACUMULADO: what the accumulated cells should hold (note (2); 2022 note (ii)).

Acumulado Anual: the sum of the months. Acumulado Mensual: the last value above zero. No Acumulado: the value
registered as the year's total, or "-" in 2022. Money is always summed (observed). In some layouts PROG. shows the whole
year's goal, which the visible months only bound from below. In 2022 "S.P." stands in PROG. where there is no programme.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
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
from poi_audit.model.report import Header, Report
from poi_audit.model.traits import Traits
from poi_audit.recompute.calendar import starts_late, whole_year
from poi_audit.recompute.conventions import NONE_FIXED, Fixed, choose, default_of, sums_are_exact
from poi_audit.recompute.facts import number, row_facts, running, usable
from poi_audit.recompute.notes import months_run, note_on

MANY = 10
"""Rows among which a single one that tells is taken for an exception."""


@dataclass(frozen=True, slots=True)
class SumRules:
    """How the rows of one block accumulate in this report."""

    goal: str
    """"visible" or "year": what PROG. accumulates."""
    exact: bool
    """Whether printed months are exact values."""
    earlier: bool = False
    """Whether months of the year stand before the first column: both rows may hold theirs."""
    later: bool = False
    """Whether PROG. may hold months after the last column."""
    rounded: bool = False
    """Whether every printed month is rounded, one without decimals as well."""
    wide: bool = False
    """Whether columns are of quarters or semesters: they do not show the last month, which Acumulado Mensual takes."""


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


def months_choice(
    facts: Sequence[ActivityFacts], block: str, report: Report, fixed: Fixed = NONE_FIXED
) -> Choice:
    """Whether a month shows its own figure or what has accumulated until it.

    A row speaks where the two give different sums; what has accumulated never falls.
    """
    scores, of = {"own": 0, "running": 0}, 0
    for fact in facts:
        kind = fact.aggregation if block == "physical" else Aggregation.ANNUAL
        for row in fact.rows(block) or () if kind is Aggregation.ANNUAL else ():
            value, run = number(row.row.accumulated), running(row).total
            if value is None or not row.sound or row.total == run:
                continue
            known = [month for month in row.values if month is not None]
            of += 1
            scores["own"] += value == row.total
            scores["running"] += value == run and known == sorted(known)
    name = "months" if block == "physical" else "financial_months"
    default = "running" if months_run(report) else "own"
    least = 2 if default == "own" else 1
    return choose(
        name,
        scores,
        of,
        default,
        note=note_on(report, "months"),
        stated=True,
        least=least,
        margin=2,
        fixed=fixed,
    )


def goal_choice(
    facts: Iterable[ActivityFacts],
    block: str,
    report: Report,
    like: str = "visible",
    fixed: Fixed = NONE_FIXED,
) -> Choice:
    """Whether PROG. accumulates the visible months or shows the year's goal.

    The sum of the visible months fits both: it may be the whole goal. A row tells where the accumulated is above that
    sum, and for the visible months where its percentage still follows them. Against what the note says, or what the
    physical figures do (`like`, for money), the rows that tell must be two at least and most of all rows.
    """
    traits = report.traits
    scores, of, telling = {"visible": 0, "year": 0}, 0, 0
    for fact in facts:
        rows = fact.rows(block)
        kind = fact.aggregation if block == "physical" else Aggregation.ANNUAL
        if rows is None or not rows[0].sound or (seen := row_value(rows[0], kind)) is None:
            continue
        if (stated := number(rows[0].row.accumulated)) is None:
            continue
        of += 1
        follows = stated != seen and block == "physical" and _follows(fact, seen, traits)
        scores["visible"] += stated == seen or follows
        scores["year"] += stated >= seen and not follows
        telling += stated > seen and not follows
    name = "programmed_accumulated"
    usual = default_of(name, traits)
    title, note = name, note_on(report, name)
    if block == "financial":
        title, usual, note = "financial_programmed_accumulated", like, None
        if telling < 2 and of >= MANY:
            usual = "visible"  # one row of many is no rule
    if whole_year(report.header):
        usual = "visible"
        scores.pop("year")
    elif starts_late(report.header):
        usual = "year"
    elif usual == "visible" and (note or block == "financial") and telling * 2 <= of:
        scores["year"] = min(scores["year"], scores["visible"])
    return choose(title, scores, of, usual, note=note, stated=True, least=2, margin=2, fixed=fixed)


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
    kind = None if rules.wide and kind is Aggregation.MONTHLY else kind
    for name, row in zip(("programmed", "executed"), rows, strict=True):
        hidden = (rules.earlier, rules.later and name == "programmed")
        parts = replace(row, fractional=tuple(filter(None, row.values))) if rules.rounded else row
        exact = rules.exact and not rules.rounded
        verdict, expected, span, reason = _judge(parts, kind, hidden, exact, idle and name == "programmed")
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


def subtotals(fact: ActivityFacts, header: Header, exact: Mapping[str, bool]) -> Iterator[Derived]:
    """The columns that accumulate some of the months; under a type that is not summed their last value fits too."""
    for block in ("physical", "financial"):
        kind = fact.aggregation if block == "physical" else Aggregation.ANNUAL
        for name, row in zip(("programmed", "executed"), fact.rows(block) or (), strict=False):
            for column, figure in zip(header.subtotals, row.row.subtotals, strict=False):
                part = _part(row, column.months)
                verdict, expected, span, reason = _judge(
                    replace(part, row=replace(part.row, accumulated=figure)),
                    None if kind is not Aggregation.ANNUAL else kind,
                    (False, False),
                    exact[block],
                    False,
                )
                yield Derived(
                    Kind.SUBTOTAL,
                    figure,
                    verdict,
                    expected,
                    span,
                    code=fact.activity.code,
                    block=block,
                    row=name,
                    column=column.label,
                    reason=reason,
                    fact=fact,
                )


def _part(row: RowFacts, months: Sequence[int]) -> RowFacts:
    """The row as if only these months existed."""
    inside = [i for i in months if i < len(row.values)]
    lost = {n for n, i in enumerate(inside) if i in row.doubtful}
    part = row_facts(replace(row.row, months=tuple(row.row.months[i] for i in inside)), lost)
    return running(part) if row.running else part


def goal(fact: ActivityFacts, whole: bool, exact: bool) -> Iterator[Derived]:
    """META ANUAL: what PROG. of the whole year accumulates; of a part of it, no less."""
    if (figure := fact.activity.goal) is None:
        return
    row = replace(fact.programmed, row=replace(fact.programmed.row, accumulated=figure))
    verdict, expected, span, reason = _judge(row, fact.aggregation, (not whole, not whole), exact, False)
    yield Derived(
        Kind.GOAL,
        figure,
        verdict,
        expected,
        span,
        code=fact.activity.code,
        block="physical",
        row="programmed",
        column="goal",
        reason=reason,
        fact=fact,
    )


_Judged = tuple[Verdict, Interval | Mark | None, Interval | None, str]
"""Verdict, expected, span and reason of an accumulated figure."""


def _judge(
    row: RowFacts, kind: Aggregation | None, hidden: tuple[bool, bool], exact: bool, idle: bool
) -> _Judged:
    """`hidden`: whether the figure may hold months before the visible ones, and after them."""
    figure = row.row.accumulated
    if not usable(figure):
        return Verdict.UNJUDGED, None, None, ""
    mark = figure.mark
    if mark is Mark.UNPROGRAMMED and idle:
        return Verdict.EQUAL, mark, None, ""
    if kind is Aggregation.NONE and mark is not Mark.UNPROGRAMMED:
        return (Verdict.INPUT, None, None, "") if mark is None else (Verdict.EQUAL, mark, None, "")
    published = number(figure)
    if kind is None and row.sound and not any(hidden) and published in (row.total, row.last):
        return Verdict.EQUAL, point(published), None, ""
    value = row_value(row, kind)
    if not row.sound or (value is None and kind is not Aggregation.NONE):
        return Verdict.UNJUDGED, None, None, ""
    if mark is Mark.BLANK:
        registered = len(row.blanks) < len(row.values)
        return (Verdict.UNJUDGED, None, None, "blank") if registered else (Verdict.EQUAL, mark, None, "")
    if value is None or published is None:
        return Verdict.INCONSISTENT, None if value is None else point(value), None, "mark"
    span = row_interval(row, kind, exact) or point(value)
    found = agreement(published, figure.decimals, span, value)
    earlier, later = hidden
    fixed = kind is Aggregation.MONTHLY and value > 0 and not later
    if not (earlier or later) or fixed:
        return found, point(value), span, ""
    if published < value and kind is Aggregation.ANNUAL:
        return found, point(value), span, "goal_below_months" if found is Verdict.INCONSISTENT else ""
    if published == value:
        return Verdict.EQUAL, point(value), None, ""
    return Verdict.INPUT, None, None, "goal" if later else "earlier"
