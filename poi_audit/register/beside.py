"""A report and the register of its UE and year, matched: what every check of family B1 reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from poi_audit.comparison.changes import ChangeKind, MonthPair, by_activity, differ
from poi_audit.comparison.match import Matches, Twin, match
from poi_audit.comparison.sides import Side, State
from poi_audit.comparison.texts import letters
from poi_audit.messages import message
from poi_audit.model.expected import ActivityFacts, RowFacts, aggregation_of
from poi_audit.model.figure import Figure
from poi_audit.model.message import Message
from poi_audit.model.report import (
    MONTHS,
    Action,
    BlockName,
    Days,
    Entry,
    Execution,
    Objective,
    Register,
    Report,
    RowName,
)
from poi_audit.model.report import Block as Rows
from poi_audit.model.report import Row as Printed
from poi_audit.recompute.facts import number, row_facts

FOLLOW_UP = "SEGUIMIENTO"
"""The stage of a register that its report is printed from."""
PRINTED_PROGRAMME = "F(RE)"
BLOCKS: tuple[BlockName, BlockName] = ("physical", "financial")
ROWS: tuple[RowName, RowName] = ("programmed", "executed")


class Age(StrEnum):
    """The register's day beside the report's."""

    SAME = "same"
    YOUNGER = "younger"
    """Exported after the report was printed."""
    OLDER = "older"
    UNKNOWN = "unknown"
    """One of the days is not known."""


@dataclass(frozen=True)
class Beside:
    """A report and its register."""

    side: Side
    source: Report
    """The report of the register, as it was read."""

    @property
    def register(self) -> Register:
        """The register itself."""
        assert self.source.register is not None
        return self.source.register

    @property
    def days(self) -> Days:
        """When the register was exported."""
        return self.register.exported

    @cached_property
    def age(self) -> Age:
        """Which of the two is the younger."""
        printed, (first, last) = self.side.on, self.days
        if printed is None or first is None or last is None:
            return Age.UNKNOWN
        if first == last == printed:
            return Age.SAME
        return Age.YOUNGER if first > printed else Age.OLDER if last < printed else Age.UNKNOWN

    @property
    def elsewhere(self) -> bool:
        """Whether it is of another stage than the follow-up that the report is printed from."""
        return self.register.stage not in ("", FOLLOW_UP)

    @property
    def reprogrammed(self) -> bool:
        """Whether its programme is F(RE), which the report prints."""
        return self.register.programme == PRINTED_PROGRAMME

    @cached_property
    def held(self) -> frozenset[tuple[BlockName, RowName]]:
        """The rows of which the register has a figure at all: what it lacks throughout proves nothing."""
        return frozenset(
            (block, row)
            for fact in self.facts
            for block in BLOCKS
            for row, facts in zip(ROWS, fact.rows(block) or (), strict=False)
            if any(figure.text or figure.doubt for figure in facts.row.months)
        )

    @cached_property
    def facts(self) -> tuple[ActivityFacts, ...]:
        """Every row of the register as numbers, those that no report prints among them."""
        return tuple(_facts(entry, i) for i, entry in enumerate(self.register.entries))

    def entry(self, fact: ActivityFacts) -> Entry:
        """The row that these facts are of."""
        return self.register.entries[fact.activity.ordinal]

    @cached_property
    def matches(self) -> Matches:
        """Which activity is which: `gone` are in the register alone, `added` in the report alone.

        One that the report leaves out by right is none of either, unless its code is printed all the same: an office
        deactivates an activity and creates another of the same name.
        """
        printed = {fact.activity.code for fact in self.side.expected.activities}
        theirs = [f for f in self.facts if f.activity.code in printed or self.entry(f).omission is None]
        return match(theirs, self.side.expected.activities)

    @property
    def twins(self) -> tuple[Twin, ...]:
        """The activities that stand in both; the register's is the earlier one."""
        return self.matches.twins

    @cached_property
    def columns(self) -> Mapping[int, int]:
        """Column of a month in the report -> its column in the register."""
        theirs = {f"{MONTHS.index(label) + 1:02}": i for i, label in enumerate(self.source.header.months)}
        return {i: theirs[month] for month, i in self.side.columns.items() if month in theirs}

    @cached_property
    def cells(self) -> tuple[MonthPair, ...]:
        """Every month that both have, activity by activity: `before` is the registered one, `after` the printed.

        An activity that should not be printed and of which nothing is registered has none: that it is printed is all.
        """
        return tuple(cell for twin in self.twins if not self._void(twin) for cell in self._cells(twin))

    def _void(self, twin: Twin) -> bool:
        rows = twin.earlier.programmed, twin.earlier.executed
        registered = any(figure.text or figure.doubt for row in rows for figure in row.row.months)
        return not registered and self.entry(twin.earlier).omission is not None

    def _cells(self, twin: Twin) -> Iterator[MonthPair]:
        for block in BLOCKS:
            theirs, ours = twin.earlier.rows(block), twin.later.rows(block)
            for row, one, other in zip(ROWS, theirs or (), ours or (), strict=False):
                strict = block == "physical" and row == "executed"
                places = _decimals(one.row), _decimals(other.row)
                for column, place in self.columns.items():
                    before, after = one.row.months[place], other.row.months[column]
                    unread = (
                        (block, row) not in self.held or place in one.doubtful or column in other.doubtful
                    )
                    kind: ChangeKind = "unjudged" if unread else _kind(before, after, places, strict)
                    yield MonthPair(twin, block, row, column, before, after, State.UNKNOWN, kind)

    @cached_property
    def differing(self) -> tuple[MonthPair, ...]:
        """The months that say something else than the register."""
        return tuple(cell for cell in self.cells if cell.kind == "rewritten")

    @cached_property
    def differing_by_activity(self) -> Mapping[int, list[MonthPair]]:
        """Index of an activity in the report -> its physical months that differ."""
        return by_activity(self.differing)

    @cached_property
    def limits(self) -> tuple[Message, ...]:
        """Why it cannot be said which activities are missing from the report; none where it can."""
        out = []
        for key, report in (("later", self.side.report), ("register", self.source)):
            if report.partial or report.holes:
                out.append(message(f"limit.{key}_partial"))
        if any(all(told is None for told in column) for column in self._told):
            out.append(message("limit.register_columns"))
        if self.side.scanned:
            out.append(message("limit.later_scanned"))
        if not self.side.expected.activities:
            out.append(message("limit.later_empty"))
        if self.side.filter and not any(self.shows(entry) for entry in self.register.entries):
            out.append(message("limit.center", center=self.side.filter))
        return tuple(out)

    @property
    def _told(self) -> tuple[list[bool | None], list[str | None]]:
        """What the register says of each activity: whether it is active, and its state."""
        entries = self.register.entries
        return [entry.active for entry in entries], [entry.state for entry in entries]

    def shows(self, entry: Entry) -> bool:
        """Whether the report's filter lets an activity of this cost centre pass."""
        center = letters(entry.activity.cost_center or "")
        return not self.side.filter or (center != "" and center in letters(self.side.filter))

    @cached_property
    def narrow(self) -> bool:
        """Whether the register seems to be of some cost centres alone: it lacks activities of others, or most."""
        added = self.matches.added
        centers = {letters(entry.activity.cost_center or "") for entry in self.register.entries}
        elsewhere = [f for f in added if letters(f.activity.cost_center or "") not in centers | {""}]
        return len(elsewhere) * 2 > len(added) > 1 or len(added) > len(self.twins)


def _facts(entry: Entry, ordinal: int) -> ActivityFacts:
    activity = replace(entry.activity, ordinal=ordinal)
    physical = _row_facts(activity.physical)
    financial = None if activity.financial is None else _row_facts(activity.financial)
    action = Action(entry.action.code, entry.action.name, Execution(), (activity,))
    objective = Objective(entry.objective.code, entry.objective.name, (action,))
    return ActivityFacts(activity, action, objective, aggregation_of(activity), *physical, financial)


def _row_facts(block: Rows) -> tuple[RowFacts, RowFacts]:
    return row_facts(block.programmed, set()), row_facts(block.executed, set())


def _decimals(row: Printed) -> int:
    return max((figure.decimals for figure in row.months if figure.value is not None), default=0)


def _kind(before: Figure, after: Figure, places: tuple[int, int], strict: bool) -> ChangeKind:
    """ "rewritten" where the two differ. A blank is no zero where blank means not registered (`strict`)."""
    if before.text == "" or after.text == "":
        same = before.text == after.text if strict else not (number(before) or number(after))
        return "same" if same else "rewritten"
    return "rewritten" if differ(before, after, places) else "same"
