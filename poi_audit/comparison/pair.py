"""Two reports of one UE and year, matched: what every check of family R0 reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from poi_audit.comparison.changes import MonthPair, by_activity, cells
from poi_audit.comparison.match import Matches, Twin, match
from poi_audit.comparison.sides import ALL, Side, State
from poi_audit.comparison.texts import letters
from poi_audit.messages import message
from poi_audit.model.message import Message


@dataclass(frozen=True)
class Pair:
    """The earlier and the later report."""

    earlier: Side
    later: Side

    @cached_property
    def matches(self) -> Matches:
        """Which activity is which."""
        return match(self.earlier.expected.activities, self.later.expected.activities)

    @property
    def twins(self) -> tuple[Twin, ...]:
        """The activities that stand in both, in the later report's order."""
        return self.matches.twins

    @cached_property
    def cells(self) -> tuple[MonthPair, ...]:
        """Every month that both print, activity by activity."""
        return tuple(cell for twin in self.twins for cell in cells(self.earlier, self.later, twin))

    @cached_property
    def rewritten(self) -> tuple[MonthPair, ...]:
        """The months that were over, or may have been, and say something else now."""
        return tuple(c for c in self.cells if c.kind == "rewritten" and c.state is not State.OPEN)

    @cached_property
    def rewritten_by_activity(self) -> Mapping[int, list[MonthPair]]:
        """Index of an activity in the later report -> its rewritten physical months."""
        return by_activity(self.rewritten)

    @cached_property
    def limits(self) -> tuple[Message, ...]:
        """Why it cannot be said which activities are gone or new; none where it can."""
        out = []
        for key, side in (("earlier", self.earlier), ("later", self.later)):
            if side.report.partial:
                out.append(message(f"limit.{key}_partial"))
            if side.scanned:
                out.append(message(f"limit.{key}_scanned"))
            if not side.expected.activities:
                out.append(message(f"limit.{key}_empty"))
        old, new = (side.filter for side in (self.earlier, self.later))
        if letters(old) != letters(new):
            out.append(message("limit.filter", before=old or ALL, after=new or ALL))
        return tuple(out)

    @property
    def filtered(self) -> bool:
        """Whether the reports show the activities of some cost centre alone."""
        return bool(self.earlier.filter or self.later.filter)

    @property
    def worded(self) -> bool:
        """Whether the words of both were read from text."""
        return not self.earlier.scanned and not self.later.scanned
