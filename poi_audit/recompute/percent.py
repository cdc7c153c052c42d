"""AVANCE %: executed over programmed, or the mark that stands instead (notes (3), (4), (5); 2022 (iii)-(v)).

Acumulado Anual / Mensual: executed accumulated / programmed accumulated * 100. No Acumulado: the mean over the months
with programme of executed / programmed * 100. Some layouts print two: of the period (over the visible programme) and
of the year (over the year's goal; there an activity without programme prints 0, observed).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import chain
from typing import Literal

from poi_audit.model.expected import ActivityFacts, Aggregation, Derived, RowFacts, Verdict
from poi_audit.model.figure import Figure, Mark
from poi_audit.model.interval import Interval, Rounding, point, printed, rounded, total
from poi_audit.model.traits import Traits
from poi_audit.recompute.accumulate import row_interval
from poi_audit.recompute.facts import number, usable
from poi_audit.recompute.timing import Timing

HUNDRED = Fraction(100)
Column = Literal["percent", "percent_period"]
Pair = tuple[Decimal | None, Decimal | None]
"""Programmed and executed of one month."""


@dataclass(frozen=True, slots=True)
class Parts:
    """An activity with what was found of its accumulated cells."""

    fact: ActivityFacts
    programmed: Derived
    executed: Derived
    goal: str
    """"visible" or "year": what PROG. accumulates in this report."""
    exact: bool
    """Whether printed months are exact values."""
    traits: Traits
    timing: Timing


@dataclass(frozen=True, slots=True)
class Ratio:
    """One admissible, uncapped reading of a percentage. `months`: it rests on the months against the printed cells."""

    value: Interval
    months: bool = False
    capped: Interval | None = None
    """For a mean of months: the same with each month cut at 100."""


def matches(figure: Figure, value: Interval, mode: Rounding) -> bool:
    """Whether the value prints as the figure under this rounding."""
    shown = number(figure)
    if shown is None:
        return False
    places = {figure.decimals, precision(figure)}
    if value.exact:
        return any(rounded(value.low, decimals, mode) == shown for decimals in places)
    return any(printed(shown, decimals, mode).meets(value) for decimals in places)


def precision(figure: Figure) -> int:
    """To how many decimals a percentage may have been rounded: a cell's format prints 66.63 as "66.6300" too."""
    shown = number(figure)
    if shown is None or figure.decimals < 3 or shown != round(shown, figure.decimals - 2):
        return figure.decimals
    return max(1, -int(shown.normalize().as_tuple().exponent))


def _printed(row: RowFacts) -> Interval | None:
    value = number(row.row.accumulated)
    return None if value is None else point(value)


def _coarse(row: RowFacts) -> bool:
    """Whether the accumulated cell prints fewer decimals than its months (a year of 2021 prints "1")."""
    return row.row.accumulated.decimals < max((f.decimals for f in row.row.months), default=0)


def ratios(parts: Parts, column: Column) -> tuple[Ratio, ...]:
    """The admissible readings, the one from the printed accumulated cells first; none where nothing can be said."""
    fact = parts.fact
    if fact.aggregation is None:
        return tuple(
            _unique(
                chain(
                    _over(_printed(fact.executed), _printed(fact.programmed), False), _monthly(parts, column)
                )
            )
        )
    if fact.aggregation is Aggregation.NONE:
        return tuple(_monthly(parts, column))
    return tuple(_unique(_accumulated(parts, column)))


def _accumulated(parts: Parts, column: Column) -> Iterator[Ratio]:
    fact = parts.fact
    done, goal = fact.executed, fact.programmed
    done_months = row_interval(done, fact.aggregation, parts.exact) if done.sound else None
    goal_months = row_interval(goal, fact.aggregation, parts.exact) if goal.sound else None
    done_cell, goal_cell = _printed(done), _printed(goal)
    wrong_done = parts.executed.verdict is Verdict.INCONSISTENT
    wrong_goal = parts.programmed.verdict is Verdict.INCONSISTENT
    if column == "percent_period":
        yield from _over(done_months or done_cell, goal_months, False)
        if wrong_done:
            yield from _over(done_cell, goal_months, True)
        if goal_months is None or wrong_goal:
            yield from _over(done_months or done_cell, goal_cell if parts.goal == "visible" else None, True)
        return
    if parts.goal == "year":
        if parts.programmed.reason == "goal_below_months":
            return
        bottoms = [goal_cell] if fact.activity.percent_period else [goal_cell, goal_months]
    else:
        bottoms = [goal_cell or goal_months, goal_months if wrong_goal else None]
    tops = (
        [done_cell, done_months] if wrong_done else [done_months if _coarse(done) else done_cell, done_cell]
    )
    tops = [top for top in tops if top is not None] or [done_months]
    for i, top in enumerate(tops):
        for bottom in bottoms:
            yield from _over(top, bottom, i > 0)


def _over(top: Interval | None, bottom: Interval | None, months: bool) -> Iterator[Ratio]:
    if top is not None and bottom is not None and (value := top.over(bottom)) is not None:
        yield Ratio(value.times(100), months)


def _unique(readings: Iterator[Ratio]) -> Iterator[Ratio]:
    seen: list[Interval] = []
    for reading in readings:
        if reading.value not in seen:
            seen.append(reading.value)
            yield reading


def _monthly(parts: Parts, column: Column) -> Iterator[Ratio]:
    """No Acumulado: the mean of the months with programme; a blank one counts as zero or is left out."""
    fact, timing = parts.fact, parts.timing
    if fact.programmed.sound and fact.executed.sound:
        rows: list[Pair] = list(zip(fact.programmed.values, fact.executed.values, strict=True))
        spans: list[list[Pair]] = [rows, [pair for pair in rows if pair[1] is not None]]
        late = {count for count in timing.due if any(blank >= count for blank in fact.executed.blanks)}
        spans += [rows[:count] for count in sorted(timing.over | late)]
        seen: list[tuple[Fraction, ...]] = []
        for span in spans:
            values = tuple(Fraction(e or 0) / Fraction(p) * 100 for p, e in span if p is not None and p > 0)
            if values and values not in seen and min(values) >= 0:
                seen.append(values)
                cut = total(min(value, HUNDRED) for value in values) / len(values)
                yield Ratio(point(total(values) / len(values)), capped=point(cut))
    if parts.traits.percent_of_registered and column == "percent":
        yield from _over(_printed(fact.executed), _printed(fact.programmed), False)


def judge(
    parts: Parts,
    column: Column,
    figure: Figure,
    readings: tuple[Ratio, ...],
    mode: Rounding,
    limit: Fraction | None,
) -> Judged:
    """Compare a published percentage with its admissible readings, those that `ratios` gives."""
    state = _states(parts, column)
    expected = _expected(readings, state, limit)
    if not usable(figure) or figure.mark is Mark.BLANK:
        return Judged(Verdict.UNJUDGED, expected, None, "blank" if usable(figure) else "")
    if figure.mark is not None:
        return _judge_mark(parts, figure.mark, readings, state, expected)
    if state.incomplete == {True}:
        return Judged(Verdict.INCONSISTENT, Mark.INCOMPLETE, None, "incomplete_missing", (Mark.INCOMPLETE,))
    if state.unprogrammed == {True}:
        return Judged(
            Verdict.INCONSISTENT, Mark.UNPROGRAMMED, None, "unprogrammed_missing", (Mark.UNPROGRAMMED,)
        )
    if not readings:
        return Judged(Verdict.UNJUDGED, None, None, "")
    found = _judge_number(parts, figure, readings, expected, mode, limit)
    untold = parts.fact.aggregation is None and found.verdict is Verdict.INCONSISTENT
    return Judged(Verdict.UNJUDGED, None, None, "unknown_type") if untold else found


@dataclass(frozen=True, slots=True)
class State:
    """Whether S.I. and S.P. should stand; both answers where that is open."""

    incomplete: frozenset[bool]
    unprogrammed: frozenset[bool]


@dataclass(frozen=True, slots=True)
class Judged:
    """The verdict on a percentage, what was expected, and the reading that the published one follows."""

    verdict: Verdict
    expected: Interval | Mark | None
    exact: Interval | None
    """The uncapped ratio behind the published figure, where one is known."""
    reason: str
    repairs: tuple[Interval | Mark, ...] = ()
    """Uncapped readings that it should have followed when it is wrong, or that it may follow as well."""


def _states(parts: Parts, column: Column) -> State:
    fact, timing = parts.fact, parts.timing
    if not parts.traits.marks:
        return State(frozenset({False}), frozenset({False}))
    if column == "percent" and fact.activity.percent_period is not None:
        return State(timing.incomplete(fact), frozenset({False}))
    idle = timing.unprogrammed(fact, visible=column == "percent_period")
    cell = fact.programmed.row.accumulated
    if parts.programmed.verdict is Verdict.INCONSISTENT and column == "percent":
        claims = cell.mark is Mark.UNPROGRAMMED or number(cell) == 0
        idle |= {claims}
    return State(timing.incomplete(fact), idle)


def _expected(readings: tuple[Ratio, ...], state: State, limit: Fraction | None) -> Interval | Mark | None:
    if state.incomplete == {True}:
        return Mark.INCOMPLETE
    if state.unprogrammed == {True}:
        return Mark.UNPROGRAMMED
    if not readings:
        return None
    return readings[0].value.capped(limit) if limit else readings[0].value


def _judge_mark(
    parts: Parts, mark: Mark, readings: tuple[Ratio, ...], state: State, expected: Interval | Mark | None
) -> Judged:
    repairs: tuple[Interval | Mark, ...] = tuple(r.value for r in readings)
    if isinstance(expected, Mark):
        repairs = (expected,)
    if mark is Mark.INCOMPLETE:
        if True in state.incomplete:
            return Judged(Verdict.EQUAL, mark, None, "")
        return Judged(Verdict.INCONSISTENT, expected, None, "incomplete_unfounded", repairs)
    if mark is Mark.UNPROGRAMMED:
        idle = state.unprogrammed
        year = parts.fact.activity.percent_period is not None and not any(parts.fact.programmed.values)
        if year or True in idle:
            both = state.incomplete == {True}
            reason = "unprogrammed_over_incomplete" if both else ""
            # under ANUAL such an activity usually prints 0, and the averages may count it so
            return Judged(Verdict.EQUAL, mark, None, reason, repairs if year else ())
        if state.incomplete == {True}:
            return Judged(Verdict.INCONSISTENT, expected, None, "incomplete_missing", repairs)
        return Judged(Verdict.INCONSISTENT, expected, None, "unprogrammed_unfounded", repairs)
    if not readings or True in state.unprogrammed:
        return Judged(Verdict.EQUAL, mark, None, "")
    return Judged(Verdict.INCONSISTENT, expected, None, "dash", repairs)


def _judge_number(
    parts: Parts,
    figure: Figure,
    readings: tuple[Ratio, ...],
    expected: Interval | Mark | None,
    mode: Rounding,
    limit: Fraction | None,
) -> Judged:
    for rounding in (mode, *(m for m in Rounding if m is not mode)):
        found = [r for r in readings if any(matches(figure, v, rounding) for v in _options(r, limit))]
        if found:
            verdict = Verdict.EQUAL if rounding is mode else Verdict.BY_ROUNDING
            reason = "follows_months" if found[0].months and _stale(parts) else ""
            verdict = Verdict.INCONSISTENT if reason else verdict
            others = tuple(r.value for r in found[1:])
            return Judged(verdict, expected, found[0].value, reason, others)
    shown = number(figure)
    reason = ""
    first = readings[0].value
    if limit and matches(figure, first, mode):
        reason = "uncapped"
    elif not limit and shown == 100 and first.low > 100:
        reason = "cut"
    return Judged(Verdict.INCONSISTENT, expected, None, reason, tuple(r.value for r in readings))


def _options(reading: Ratio, limit: Fraction | None) -> list[Interval]:
    if not limit:
        return [reading.value]
    out = [reading.value.capped(limit)]
    if reading.capped is not None and reading.capped not in out:
        out.append(reading.capped)
    return out


def _stale(parts: Parts) -> bool:
    """Whether EJEC. accumulated may hold registrations after the visible months, which this percentage then lacks."""
    cell = number(parts.fact.executed.row.accumulated)
    short = len(parts.fact.executed.values) < 12
    return (
        short
        and parts.executed.verdict is Verdict.INCONSISTENT
        and cell is not None
        and cell > parts.fact.executed.total
    )
