"""Rows of a report as numbers, and which of their months can be relied on."""

from __future__ import annotations

from decimal import Decimal

from poi_audit.model.figure import Figure, Mark, parse
from poi_audit.model.report import Block, Report, Row
from poi_audit.recompute.model import ActivityFacts, RowFacts, aggregation_of

LONGEST = 24
"""Characters of the longest text taken for a figure; money of the whole State fits into 20."""


def usable(figure: Figure | None) -> bool:
    """Whether the figure was read with certainty: a number, a mark or a blank, and no doubt."""
    if figure is None or figure.doubt is not None or len(figure.text) > LONGEST:
        return False
    reading = parse(figure.text)
    return reading.value is not None or reading.mark is not None


def number(figure: Figure | None) -> Decimal | None:
    """The figure's value when it was read with certainty and is a number."""
    return parse(figure.text).value if figure is not None and usable(figure) else None


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
    return tuple(facts)


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
    missing = Figure("", None, "la fila no trae esta celda")
    return Row((*row.months[:months], *(missing for _ in range(months - len(row.months)))), row.accumulated)


def row_facts(row: Row, lost: set[int]) -> RowFacts:
    """One row as numbers; a blank in a month of `lost` is doubtful and not "not registered"."""
    values: list[Decimal | None] = []
    blanks: list[int] = []
    doubtful: list[int] = []
    fractional: list[Decimal] = []
    total = last = Decimal(0)
    for i, figure in enumerate(row.months):
        value, mark, _ = parse(figure.text)
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
