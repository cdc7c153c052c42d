"""How each printed figure stands: its class, and the findings that speak of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from poi_audit.model.figure import Figure
from poi_audit.model.finding import Finding, Where
from poi_audit.model.report import Activity, Report
from poi_audit.recompute import Derived, Expected, Verdict
from poi_audit.recompute.facts import usable

Standing = Literal["equal", "by_rounding", "inconsistent", "input", "unjudged", "doubtful"]
"""The verdict of a derived figure; "input" for a registered one; "doubtful" where the reading is."""


class Standings:
    """Looks figures up: `expected` is what recomputing the report gave, `findings` what its audit found."""

    def __init__(self, report: Report, expected: Expected, findings: Sequence[Finding]) -> None:
        self._derived: dict[tuple[object, ...], Derived] = {}
        for derived in expected.derived:
            owner = self._owner(derived)
            self._derived.setdefault(
                (owner, derived.block, derived.row, derived.column, derived.table), derived
            )
        self._lost: set[tuple[object, ...]] = set()
        for fact in expected.activities:
            for block in ("physical", "financial"):
                for row, facts in zip(("programmed", "executed"), fact.rows(block) or (), strict=False):
                    for i in facts.doubtful:
                        self._lost.add((id(fact.activity), block, row, report.header.months[i]))
        self._findings: dict[tuple[object, ...], list[Finding]] = {}
        for finding in findings:
            self._findings.setdefault(_key(finding.where), []).append(finding)

    @staticmethod
    def _owner(derived: Derived) -> object:
        if derived.fact is not None:
            return id(derived.fact.activity)
        return id(derived.action) if derived.action is not None else None

    def derived(self, owner: object, where: Where) -> Derived | None:
        """The derived figure at that place; `owner` is its Activity or Action, or None for totals."""
        key = None if owner is None else id(owner)
        return self._derived.get((key, where.block, where.row, where.column, where.table))

    def standing(self, owner: object, where: Where, figure: Figure) -> Standing:
        """The class of a figure at that place."""
        lost = isinstance(owner, Activity) and (id(owner), where.block, where.row, where.column) in self._lost
        if figure.doubt is not None or lost or not usable(figure):
            return "doubtful"
        derived = self.derived(owner, where)
        if derived is None:
            return "input"
        return _STANDINGS[derived.verdict]

    def findings(self, where: Where, figure: Figure | None = None) -> list[Finding]:
        """The findings that speak of that place; of several rows with one code, of the one where `figure` stands."""
        found = self._findings.get(_key(where), [])
        place = figure.place if figure is not None else None
        if place is None:
            return found
        return [f for f in found if f.where.bbox in (None, place.bbox) and f.where.cell in (None, place.cell)]


_STANDINGS: dict[Verdict, Standing] = {
    Verdict.EQUAL: "equal",
    Verdict.BY_ROUNDING: "by_rounding",
    Verdict.INCONSISTENT: "inconsistent",
    Verdict.INPUT: "input",
    Verdict.UNJUDGED: "unjudged",
}


def _key(where: Where) -> tuple[object, ...]:
    """A percentage or a label is found with or without its block; money is never taken for the physical figure."""
    block = "financial" if where.block == "financial" else None
    return where.code, block, where.row, where.column, where.table
