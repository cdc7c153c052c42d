"""Rows of a report as numbers, and which of their months can be relied on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from poi_audit.messages import doubt
from poi_audit.model.expected import ActivityFacts, Aggregation, RowFacts, aggregation_of
from poi_audit.model.figure import Figure, Mark, parse
from poi_audit.model.report import Block, Report, Row
from poi_audit.model.text import fold

LONGEST = 24
"""Characters of the longest text taken for a figure; money of the whole State fits into 20."""


def usable(figure: Figure | None) -> bool:
    """Whether the figure was read with certainty: a number, a mark or a blank, and no doubt."""
    if figure is None or figure.doubt is not None or len(figure.text) > LONGEST:
        return False
    reading = parse(figure.text, figure.comma)
    return reading.value is not None or reading.mark is not None


def number(figure: Figure | None) -> Decimal | None:
    """The figure's value when it was read with certainty and is a number."""
    return parse(figure.text, figure.comma).value if figure is not None and usable(figure) else None


def activity_facts(report: Report) -> tuple[ActivityFacts, ...]:
    """Every activity of the report, in order, with its rows as numbers."""
    facts = []
    months = len(report.header.months)
    certain = report.register is not None
    for objective in report.objectives:
        for action in objective.actions:
            for activity in action.activities:
                programmed, executed = _rows(activity.physical, months, certain)
                financial = None if activity.financial is None else _rows(activity.financial, months, certain)
                kind = aggregation_of(activity)
                facts.append(
                    ActivityFacts(activity, action, objective, kind, programmed, executed, financial)
                )
    return _with_words(facts)


def _with_words(facts: Sequence[ActivityFacts]) -> tuple[ActivityFacts, ...]:
    """The facts, with the type that words of another form mean ("Suma") where the figures under them tell it."""
    groups: dict[str, list[ActivityFacts]] = {}
    for fact in facts:
        if fact.aggregation is None and fact.activity.aggregation:
            groups.setdefault(fold(fact.activity.aggregation), []).append(fact)
    meant = {words: kind for words, group in groups.items() if (kind := told_by_figures(group)) is not None}
    return tuple(
        replace(fact, aggregation=meant.get(fold(fact.activity.aggregation or "")))
        if fact.aggregation is None and meant
        else fact
        for fact in facts
    )


def told_by_figures(facts: Iterable[ActivityFacts]) -> Aggregation | None:
    """The type whose rule most rows of the activities follow: two at least that tell the rules apart, three in four."""
    summed = last = telling = 0
    for fact in facts:
        for row in (fact.programmed, fact.executed):
            value = number(row.row.accumulated)
            if value is not None and row.sound and row.total != row.last:
                telling += 1
                summed += value == row.total
                last += value == row.last
    best = max(summed, last)
    if telling < 2 or best * 4 < telling * 3:
        return None
    return Aggregation.ANNUAL if summed > last else Aggregation.MONTHLY


def running(row: RowFacts) -> RowFacts:
    """The row where each month shows what has accumulated until it: its total is the last one registered."""
    total = next((value for value in reversed(row.values) if value is not None), Decimal(0))
    return replace(row, total=total, fractional=(total,) if total % 1 else (), running=True)


def _rows(block: Block, months: int, certain: bool) -> tuple[RowFacts, RowFacts]:
    """A printed programme is never blank: where it is, a cell was lost, and the executed one below may be too.

    `certain`: of a register, where blank is not registered.
    """
    programmed, executed = (_fitted(row, months) for row in (block.programmed, block.executed))
    lost = set() if certain else {i for i, figure in enumerate(programmed.months) if figure.text == ""}
    return row_facts(programmed, lost), row_facts(executed, lost)


def _fitted(row: Row, months: int) -> Row:
    """The row with a month for each of the header: one that is not there is doubtful."""
    if len(row.months) == months:
        return row
    missing = Figure("", None, doubt("no_cell"))
    return replace(row, months=(*row.months[:months], *(missing for _ in range(months - len(row.months)))))


def row_facts(row: Row, lost: set[int]) -> RowFacts:
    """One row as numbers; a blank in a month of `lost` is doubtful and not "not registered"."""
    values: list[Decimal | None] = []
    blanks: list[int] = []
    doubtful: list[int] = []
    fractional: list[Decimal] = []
    total = last = Decimal(0)
    for i, figure in enumerate(row.months):
        value, mark, _ = parse(figure.text, figure.comma)
        unread = figure.doubt is not None or (value is None and mark is None) or len(figure.text) > LONGEST
        if unread or (mark is not None and (mark is not Mark.BLANK or i in lost)):
            doubtful.append(i)
            value = None
        elif value is None:
            blanks.append(i)
        else:
            total += value
            if value > 0:
                last = value
            if value % 1:
                fractional.append(value)
        values.append(value)
    return RowFacts(row, tuple(values), tuple(blanks), tuple(doubtful), total, last, tuple(fractional))
