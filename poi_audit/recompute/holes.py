"""What cannot be judged because a part of the report may be missing: no sum, average or count over a hole is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from poi_audit.model.expected import Derived, Gaps, Verdict
from poi_audit.model.holes import hole_of
from poi_audit.model.report import Action, Hole, HoleKind, Report

OF_LISTS: tuple[HoleKind, ...] = ("page", "row", "title", "code", "section", "end")
"""The holes in which activities, or the titles that group them, may be lost."""


def holes_of(report: Report) -> tuple[Hole, ...]:
    """The report's holes, and those that its problems mean."""
    found = {
        hole.message: hole for hole in (*map(hole_of, report.problems), *report.holes) if hole is not None
    }
    return tuple(found.values())


def gaps_of(report: Report) -> Gaps:
    """Where this report may lack something."""
    holes = holes_of(report)
    codes = {activity.code for activity in report.activities()}
    losing = [
        hole for hole in holes if hole.kind in OF_LISTS and not (hole.kind == "code" and hole.code in codes)
    ]
    lost = {hole.code for hole in holes if hole.kind in ("row", "column") and hole.code in codes}
    columns = any(hole.kind == "column" and hole.code not in codes for hole in holes)
    actions = frozenset(place for hole in losing for place in _actions(report, hole))
    return Gaps(holes, bool(losing), actions, frozenset(code for code in lost if code), columns)


def _actions(report: Report, hole: Hole) -> Iterator[int]:
    """The AEI that the hole may lie in: by its code with the one before, by its page, or every one."""
    actions = list(report.actions())
    above = [objective.code for objective in report.objectives for _ in objective.actions]
    named = [
        i
        for i, action in enumerate(actions)
        if hole.code is not None
        and (hole.code in (action.code, above[i]) or any(hole.code == a.code for a in action.activities))
    ]
    if named:
        yield from named
        if hole.kind in ("title", "section") and named[0] > 0:
            yield named[0] - 1
        return
    for i, action in enumerate(actions):
        pages = _pages(action)
        if hole.page is None or not pages or (min(pages) <= hole.page + 1 and hole.page - 1 <= max(pages)):
            yield i


def _pages(action: Action) -> list[int]:
    """The pages on which something of the AEI stands."""
    places = [action.place, *(activity.place for activity in action.activities)]
    line = action.execution
    places += [f.place for f in (line.physical, line.physical_period, line.financial) if f is not None]
    places += [f.place for activity in action.activities for f in activity.figures()]
    return [place.page for place in places if place is not None and place.page is not None]


def unverified(derived: Derived, reason: str) -> Derived:
    """The figure, not judged for this reason."""
    return replace(derived, verdict=Verdict.UNJUDGED, expected=None, span=None, reason=reason)
