"""How many months were due and how many were over: from the day of the query, or from the marks themselves.

S.I. stands where a month whose deadline has passed is blank (notes (4), (iv), (iii)); S.P. where nothing was programmed
in the months already over (note (5); 2022: in the semester). Where the day is not known, the counts under which most
marks are right are admitted.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from poi_audit.model.expected import ActivityFacts, Choice
from poi_audit.model.figure import Figure, Mark
from poi_audit.model.report import Report
from poi_audit.recompute.calendar import (
    ALL_VISIBLE,
    DAY_20,
    LAST_DAY,
    begun,
    due,
    month_numbers,
    over,
    stated_deadline,
    whole_year,
)
from poi_audit.recompute.conventions import NONE_FIXED, Fixed, choose, default_of
from poi_audit.recompute.facts import usable
from poi_audit.recompute.notes import note_on


@dataclass(frozen=True, slots=True)
class Timing:
    """The admitted counts of months that were due and that were over, and how the deadline was decided."""

    due: frozenset[int]
    over: frozenset[int]
    known: bool
    """Whether the day of the query is known."""
    choice: Choice | None

    def incomplete(self, fact: ActivityFacts) -> frozenset[bool]:
        """Whether the activity should print S.I.; both where that is open."""
        row = fact.executed
        return frozenset(
            answer
            for count in self.due
            for answer in (
                [True]
                if any(i < count for i in row.blanks)
                else [True, False]
                if any(i < count for i in row.doubtful)
                else [False]
            )
        )

    def unprogrammed(self, fact: ActivityFacts, visible: bool = False) -> frozenset[bool]:
        """Whether nothing was programmed in the months over (or in all `visible` ones); both where open."""
        row = fact.programmed
        answers = set()
        for count in {len(row.values)} if visible else self.over:
            if any(row.values[i] for i in range(count) if row.values[i] is not None):
                answers.add(False)
            else:
                answers |= {True, False} if any(i < count for i in row.doubtful) else {True}
        return frozenset(answers)


def timing(
    report: Report,
    facts: tuple[ActivityFacts, ...],
    year: int | None,
    on: date | None,
    fixed: Fixed = NONE_FIXED,
) -> Timing:
    """The counts admitted for this report; `on` is the day of the query, or None."""
    traits, months = report.traits, month_numbers(report.header)
    n = len(months)
    stated = stated_deadline(report.notes)
    usual = stated or default_of("deadline", traits)
    marks = [(fact, _mark(fact)) for fact in facts]
    spoken = [
        (f.executed.blanks, m is Mark.INCOMPLETE)
        for f, m in marks
        if f.executed.blanks and m is not Mark.BLANK
    ]
    if on is not None and year is not None:
        counts = {rule: due(year, months, rule, on) for rule in (usual, DAY_20, LAST_DAY, ALL_VISIBLE)}
        scores = {rule: _explained(spoken, count) for rule, count in counts.items()}
        choice = choose(
            "deadline",
            scores,
            len(spoken),
            usual,
            note=note_on(report, "deadline"),
            stated=True,
            margin=2 if stated else 1,
            least=2,
            fixed=fixed,
        )
        dues = frozenset({counts[choice.value]})
        passed = over(year, months, on)
        options = {n} if traits.unprogrammed_in_period else {passed, max(dues)}
        return Timing(dues, _best_over(marks, options), True, choice)
    if usual == ALL_VISIBLE:
        return Timing(frozenset({n}), frozenset({n}), False, None)
    closed = whole_year(report.header) and reached(facts, n) == n - 1
    first = n - 1 if closed else max(0, reached(facts, n) - 1)
    by_count = {count: _explained(spoken, count) for count in range(first, n + 1)}
    best = max(by_count.values())
    dues = frozenset(count for count, score in by_count.items() if score == best)
    if closed or traits.unprogrammed_in_period:
        return Timing(dues, frozenset({n}), False, None)
    options = set(range(max(min(dues), reached(facts, n)), n + 1))
    return Timing(dues, _best_over(marks, options), False, None)


def contradicted(report: Report, facts: Sequence[ActivityFacts], year: int | None) -> int:
    """How many activities have executed in columns that had not begun on the printed day, where that is most of them.

    0 where the day can be right. A report is not printed before most of what it shows has happened: then it is the day
    that was read, or printed, wrongly.
    """
    on = report.header.printed_on
    if on is None or year is None:
        return 0
    started = begun(year, report.header, on)
    active = [fact for fact in facts if any(fact.executed.values)]
    ahead = sum(any(fact.executed.values[started:]) for fact in active)
    return ahead if ahead > 1 and ahead * 2 > len(active) else 0


def _mark(fact: ActivityFacts) -> Mark | None:
    """The mark of the percentage, None for a number; a blank where there is nothing to go by."""
    figures = (fact.activity.percent_period, fact.activity.percent)
    figure: Figure | None = next((f for f in figures if f is not None), None)
    return figure.mark if figure is not None and usable(figure) else Mark.BLANK


def _explained(spoken: Iterable[tuple[tuple[int, ...], bool]], count: int) -> int:
    return sum((min(blanks) < count) == incomplete for blanks, incomplete in spoken)


def reached(facts: Iterable[ActivityFacts], n: int) -> int:
    """The month (from 0) that two activities at least have executed in: the query cannot be older."""
    last = sorted(
        max((i for i, value in enumerate(f.executed.values) if value is not None and value > 0), default=0)
        for f in facts
    )
    return last[-2] if len(last) > 1 else 0


def _best_over(marks: Iterable[tuple[ActivityFacts, Mark | None]], options: set[int]) -> frozenset[int]:
    """The counts of months over under which most S.P. are right."""
    if len(options) == 1:
        return frozenset(options)
    scores = dict.fromkeys(options, 0)
    for fact, mark in marks:
        if mark is Mark.BLANK or mark is Mark.INCOMPLETE or fact.programmed.doubtful:
            continue
        first = next(
            (i for i, value in enumerate(fact.programmed.values) if value), len(fact.programmed.values)
        )
        for count in options:
            scores[count] += (first >= count) == (mark is Mark.UNPROGRAMMED)
    best = max(scores.values())
    return frozenset(count for count, score in scores.items() if score == best)
