"""How each printed figure stands: its class, and the findings that speak of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from poi_audit.model.figure import Figure
from poi_audit.model.finding import Finding, Where
from poi_audit.model.places import Outline, key_of
from poi_audit.model.report import Report
from poi_audit.recompute import Derived, Expected, Verdict
from poi_audit.recompute.facts import usable

Standing = Literal["equal", "by_rounding", "inconsistent", "input", "unjudged", "doubtful"]
"""The verdict of a derived figure; "input" for a registered one; "doubtful" where the reading is."""


class Standings:
    """Looks figures up: `expected` is what recomputing the report gave, `findings` what its audit found."""

    def __init__(self, report: Report, expected: Expected, findings: Sequence[Finding]) -> None:
        self._derived: dict[tuple[object, ...], Derived] = {}
        for derived in expected.derived:
            self._derived.setdefault(key_of(derived.where), derived)
        self._lost: set[tuple[object, ...]] = set()
        for fact in expected.activities:
            for block in ("physical", "financial"):
                for row, facts in zip(("programmed", "executed"), fact.rows(block) or (), strict=False):
                    where = Where.of(fact.activity, block, row)
                    labels = (report.header.months[i] for i in facts.doubtful)
                    self._lost |= {key_of(replace(where, column=label)) for label in labels}
        self._findings: dict[tuple[object, ...], list[Finding]] = {}
        outline = Outline(report)
        for finding in findings:
            self._findings.setdefault(key_of(outline.owned(finding.where)), []).append(finding)

    def derived(self, where: Where) -> Derived | None:
        """The derived figure at that place."""
        return self._derived.get(key_of(where))

    def standing(self, where: Where, figure: Figure) -> Standing:
        """The class of a figure at that place."""
        if figure.doubt is not None or key_of(where) in self._lost or not usable(figure):
            return "doubtful"
        derived = self.derived(where)
        if derived is None:
            return "input"
        return _STANDINGS[derived.verdict]

    def findings(self, where: Where) -> list[Finding]:
        """The findings that speak of that place."""
        return self._findings.get(key_of(where), [])


_STANDINGS: dict[Verdict, Standing] = {
    Verdict.EQUAL: "equal",
    Verdict.BY_ROUNDING: "by_rounding",
    Verdict.INCONSISTENT: "inconsistent",
    Verdict.INPUT: "input",
    Verdict.UNJUDGED: "unjudged",
}
