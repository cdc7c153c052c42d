"""What the report would have shown at each month's closing: the accumulated percentage per AO, per AEI and in total.

By the report's own rules, as they were inferred from its figures: cap, rounding, S.I. for a month not registered, S.P.
without programme, the mean of the months for No Acumulado, averages over AO or over AEI. Nothing here accumulates or
averages in a way of its own: the rows are cut at the closing and handed to `poi_audit.recompute`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import Literal

from poi_audit.model.expected import Value
from poi_audit.model.figure import Figure, Mark
from poi_audit.model.interval import Interval, point, printed, rounded
from poi_audit.model.report import Action, Owner, Report, Row
from poi_audit.recompute import ActivityFacts, Derived, Expected, Kind, RowFacts, Share, Verdict, expect
from poi_audit.recompute.accumulate import exactness, row_value
from poi_audit.recompute.averages import Average, Means, expectation
from poi_audit.recompute.facts import number, row_facts, running
from poi_audit.recompute.percent import Column, Parts, ratios
from poi_audit.recompute.shares import Option
from poi_audit.recompute.summary import band
from poi_audit.recompute.timing import Timing

CLOSINGS = (3, 6, 9, 12)
"""March, June, September and December."""

_BLANK = Figure("")
_ANY_DAY = Timing(frozenset(), frozenset(), True, None)


@dataclass(frozen=True, slots=True)
class Step:
    """One line's state at one closing."""

    month: str
    percent: str
    """As it would print: "66.32", "S.I.", "S.P."; "" where the month is not closed or it cannot be computed."""
    band: str | None
    """"0_75", "75_95", "95_up"; None without a number."""
    programmed: Decimal | None = None
    """Accumulated up to the closing; None for averages and for No Acumulado."""
    executed: Decimal | None = None
    left_out: int = 0
    """Activities of doubtful reading or unknown aggregation that are not in the average; 1 for such an activity."""
    closed: bool = True
    """False where the month's execution was not due, or had not begun, when the report was printed."""


@dataclass(frozen=True, slots=True)
class TimelineLine:
    """An AO, an AEI or the total, month by month."""

    kind: Literal["activity", "action", "total"]
    code: str | None
    name: str
    steps: tuple[Step, ...]
    owner: Owner | None = None
    """None for the total."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """Every line in report order: the AO of an AEI, then the AEI; the total last."""

    months: tuple[str, ...]
    closings: tuple[int, ...]
    """Columns of `months`, from 0, that close a quarter."""
    column: Column
    """The printed percentage that the steps would have been: of the period where the report prints one."""
    capped: bool
    lines: tuple[TimelineLine, ...]


def timeline(report: Report, expected: Expected | None = None) -> Timeline:
    """The report's percentages at each closing. `expected`: what recomputing it gave, if that is at hand."""
    return _Reader(report, expected or expect(report)).timeline()


class _Reader:
    def __init__(self, report: Report, expected: Expected) -> None:
        self.report = report
        self.expected = expected
        self.exact = exactness(expected.activities, "physical")
        period = any(a.percent_period is not None for a in report.activities())
        self.column: Column = "percent_period" if period else "percent"

    @cached_property
    def due(self) -> int:
        """How many months had to be registered."""
        return self.reached if self.expected.due is None else self.expected.due

    @cached_property
    def reached(self) -> int:
        """How many months until the last one in which some activity registered an execution."""
        last = (
            i + 1
            for fact in self.expected.activities
            for i, figure in enumerate(fact.executed.row.months)
            if figure.mark is not Mark.BLANK
        )
        return max(last, default=0)

    @cached_property
    def closed(self) -> int:
        """How many closings the report can tell of."""
        begun = self.expected.begun
        closed = max(self.due, self.reached)
        return closed if begun is None else min(closed, begun)

    @cached_property
    def decimals(self) -> int:
        """The decimals of the printed percentages."""
        figures = (getattr(fact.activity, self.column) for fact in self.expected.activities)
        return max((f.decimals for f in figures if f is not None and f.value is not None), default=2)

    def timeline(self) -> Timeline:
        """Every line, each with a step per month."""
        months = self.report.header.months
        closings = tuple(i for i, n in enumerate(self.expected.months[: len(months)]) if n in CLOSINGS)
        lines = tuple(self._lines())
        return Timeline(months, closings, self.column, self.expected.capped, lines)

    def _lines(self) -> Iterator[TimelineLine]:
        position = 0
        means = self._means()
        count = len(self.report.header.months)
        shares: list[list[Share]] = [[] for _ in range(count)]
        of_actions: list[list[Share]] = [[] for _ in range(count)]
        for action in self.report.actions():
            facts = self.expected.activities[position : position + len(action.activities)]
            position += len(action.activities)
            inside: list[list[Share]] = [[] for _ in range(count)]
            for fact in facts:
                steps = []
                for i in range(count):
                    step, share = self._activity(fact, i)
                    steps.append(step)
                    inside[i].append(share)
                yield TimelineLine(
                    "activity", fact.activity.code, fact.activity.name, tuple(steps), fact.activity.owner
                )
            steps = []
            for i in range(count):
                step, share = self._average(Kind.AVERAGE, inside[i], [], i, means, self._places(action))
                steps.append(step)
                of_actions[i].append(share)
                shares[i] += inside[i]
            yield TimelineLine("action", action.code, action.name, tuple(steps), action.owner)
        places = self._places(None)
        totals = [
            self._average(Kind.TOTAL, shares[i], of_actions[i], i, means, places)[0] for i in range(count)
        ]
        yield TimelineLine("total", None, "", tuple(totals))

    def _activity(self, fact: ActivityFacts, i: int) -> tuple[Step, Share]:
        """One activity at the closing of the month in column `i`, and what it brings to the averages."""
        month = self.report.header.months[i]
        if i >= self.closed:
            return Step(month, "", None, closed=False), Share(None, None)
        cut = _cut(fact, i + 1)
        rows = (cut.programmed, cut.executed)
        goal, done = (row_value(row, fact.aggregation) if row.sound else None for row in rows)
        value = self._value(cut, i)
        if value is None:
            return Step(month, "", None, goal, done, left_out=1), Share(None, None)
        if isinstance(value, Mark):
            return Step(month, value.value, None, goal, done), Share(value, None)
        shown = rounded((value.low + value.high) / 2, self.decimals, self.expected.rounding)
        share = Share(point(shown), value, printed(shown, self.decimals, self.expected.rounding))
        figure = getattr(fact.activity, self.column)
        if i == len(self.report.header.months) - 1 and (stated := number(figure)) is not None:
            return Step(month, figure.text, band(point(stated).low), goal, done), share
        return Step(month, f"{shown:,f}", band(point(shown).low), goal, done), share

    def _value(self, fact: ActivityFacts, i: int) -> Value | None:
        """Its percentage on the rows as cut; None where a reading is doubtful."""
        if any(blank < self.due for blank in fact.executed.blanks):
            return Mark.INCOMPLETE
        if not fact.programmed.sound or not fact.executed.sound:
            return None
        if not any(fact.programmed.values):
            return Mark.UNPROGRAMMED
        done = Derived(Kind.ACCUMULATED, _BLANK, Verdict.EQUAL)
        parts = Parts(fact, done, done, "visible", self.exact, self.report.traits, _ANY_DAY)
        found = next(iter(ratios(parts, "percent_period")), None)
        if found is None:
            return None
        return found.value.capped(self.expected.limit) if self.expected.limit else found.value

    def _average(
        self, kind: Kind, shares: Sequence[Share], actions: Sequence[Share], i: int, means: Means, places: int
    ) -> tuple[Step, Share]:
        month = self.report.header.months[i]
        if i >= self.closed:
            return Step(month, "", None, closed=False), Share(None, None)
        over = means.choices["total_over"].value if kind is Kind.TOTAL else "activities"
        group = actions if over == "actions" else shares
        known = [share for share in group if share.printed is not None]
        left_out = sum(share.printed is None for share in shares)
        average = Average(kind, _BLANK, "", {over: known, "activities": known})
        value, incomplete = expectation(average, means, over) if known else (None, False)
        if not isinstance(value, Interval):
            mark = Mark.INCOMPLETE if incomplete else Mark.UNPROGRAMMED if value is not None else None
            text = "" if mark is None else mark.value
            return Step(month, text, None, left_out=left_out), Share(mark, None)
        shown = rounded((value.low + value.high) / 2, places, means.mode)
        step = Step(month, f"{shown:,f}", band(point(shown).low), left_out=left_out)
        return step, Share(point(shown), value, printed(shown, places, means.mode))

    def _means(self) -> Means:
        choices = self.expected.choices
        option = Option(choices["averages_from"].value, choices["cap"].value)
        return Means((option,), self.expected.limit, self.expected.rounding, choices)

    def _places(self, action: Action | None) -> int:
        """With how many decimals the AEI's average, or the total, is printed."""
        period = self.column == "percent_period"
        if action is not None:
            line = action.execution
            figure = line.physical_period if period else line.physical
        else:
            figure = self.report.totals.physical_period if period else self.report.totals.physical
        if figure is None or figure.value is None:
            return 2 if action is None or period else 1
        return figure.decimals


def _cut(fact: ActivityFacts, count: int) -> ActivityFacts:
    """The activity as if only its first months existed; nothing is registered as accumulated."""
    return replace(fact, programmed=_cut_row(fact.programmed, count), executed=_cut_row(fact.executed, count))


def _cut_row(row: RowFacts, count: int) -> RowFacts:
    lost = {i for i in row.doubtful if i < count}
    part = row_facts(Row(row.row.months[:count], _BLANK), lost)
    return running(part) if row.running else part
