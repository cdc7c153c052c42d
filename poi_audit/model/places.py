"""Where each figure of a report stands: the one walk over them, and the one way to find whose a place is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property

from poi_audit.model.figure import Figure
from poi_audit.model.finding import Where
from poi_audit.model.report import Action, Activity, Objective, Owner, Report

EXECUTION_PLACES: Mapping[str, Where] = {
    "physical_period": Where(block="physical", column="average_period"),
    "physical": Where(block="physical", column="average"),
    "financial": Where(block="financial", row="executed", column="accumulated"),
}
"""Field of `Execution` -> where the figure stands, in the words of the contract."""

TOTAL_PLACES: Mapping[str, Where] = {
    "physical_period": Where(block="physical", column="total_period"),
    "physical": Where(block="physical", column="total"),
    "type_i": Where(block="physical", column="type_i"),
    "type_ii": Where(block="physical", column="type_ii"),
    "median": Where(block="physical", column="median"),
    "financial": Where(block="financial", column="total"),
    "financial_programmed": Where(block="financial", row="programmed", column="total"),
    "financial_executed": Where(block="financial", row="executed", column="total"),
    "complete": Where(column="complete"),
    "incomplete": Where(column="incomplete"),
}
"""Field of `Totals` -> where the figure stands."""

SUMMARY_TABLES = ("actions", "activities", "tracking")
"""The tables of TABLA RESÚMEN, in the order in which they are printed."""

Part = Objective | Action | Activity


def figures(report: Report) -> Iterator[tuple[Where, Figure]]:
    """Every printed figure in reading order with its place; a figure the layout does not have is none."""
    for objective in report.objectives:
        for action in objective.actions:
            for activity in action.activities:
                yield from of_activity(activity, report)
            yield from closing(action)
        yield from closing(objective)
    yield from ends(report)


def of_activity(activity: Activity, report: Report) -> Iterator[tuple[Where, Figure]]:
    """The figures of an AO of the report."""
    for block, row, column, figure in activity.cells(report.header):
        yield Where.of(activity, block, row, column), figure


def closing(part: Objective | Action) -> Iterator[tuple[Where, Figure]]:
    """The figures of the line that closes an AEI, or an OEI where the form has one."""
    for name, at in EXECUTION_PLACES.items():
        if (figure := getattr(part.execution, name, None)) is not None:
            yield Where.of(part, at.block, at.row, at.column), figure


def ends(report: Report) -> Iterator[tuple[Where, Figure]]:
    """The totals, then the cells of TABLA RESÚMEN."""
    for name, where in TOTAL_PLACES.items():
        if (figure := getattr(report.totals, name)) is not None:
            yield where, figure
    if report.summary is not None:
        for table in SUMMARY_TABLES:
            for column, figure in getattr(report.summary, table).items():
                yield Where(table=table, column=column), figure


def key_of(where: Where) -> tuple[object, ...]:
    """What is the same for two places of one figure, whoever named them.

    A percentage or a label is found with or without its block; money is never taken for the physical figure.
    """
    block = "financial" if where.block == "financial" else None
    return where.owner or where.code, block, where.row, where.column, where.table


def parts_of(report: Report) -> Iterator[Part]:
    """Every OEI, then every AEI, then every AO."""
    yield from report.objectives
    yield from report.actions()
    yield from report.activities()


class Outline:
    """A report's OEI, AEI and AO, found by what a place says of them."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.actions = tuple(report.actions())
        self.activities = tuple(report.activities())

    @cached_property
    def _above(self) -> tuple[Action, ...]:
        return tuple(action for action in self.actions for _ in action.activities)

    @cached_property
    def _first(self) -> Mapping[str, Owner]:
        return {part.code: part.owner for part in reversed(tuple(parts_of(self.report)))}

    def owner(self, where: Where) -> Owner | None:
        """Whose place it is: what it names, or the first of that code where it names the code alone."""
        if where.owner is not None or where.code is None:
            return where.owner
        return self._first.get(where.code)

    def owned(self, where: Where) -> Where:
        """The place with its owner."""
        owner = self.owner(where)
        return where if owner is where.owner else replace(where, owner=owner)

    def part(self, where: Where) -> Part | None:
        """The OEI, AEI or AO that it speaks of; None for the report as a whole and for a code not in it."""
        owner = self.owner(where)
        if owner is None:
            return None
        if owner.level == "objective":
            return self.report.objectives[owner.ordinal]
        return (self.actions if owner.level == "action" else self.activities)[owner.ordinal]

    def action(self, where: Where) -> Action | None:
        """The AEI that it is or that it stands under."""
        owner = self.owner(where)
        if owner is None or owner.level == "objective":
            return None
        return self.actions[owner.ordinal] if owner.level == "action" else self._above[owner.ordinal]
