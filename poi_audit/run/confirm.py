"""Doubt before accusation: an error that rests on an uncertain reading is read again by another engine.

Uncertain is what a page can hide from one reader: figures of a row that touch or overlap, an activity torn by a page
break (where a figure can stand twice, cut in half), a figure with other decimals than its row. Only what both engines
read alike is judged; the rest is doubtful.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import pairwise

from poi_audit.checks.families import REGISTER
from poi_audit.model.figure import Figure
from poi_audit.model.finding import Audit, Finding, Severity
from poi_audit.model.places import Outline
from poi_audit.model.report import Activity, Report, Row
from poi_audit.run.second_opinion import doubt_activities

ENGINE = "pdfplumber"
"""The engine that reads again."""
TOUCH = 0.12
"""Figures closer than this part of their height can have lost or taken a glyph from each other."""

Reread = Callable[[str, tuple[int, int]], Sequence[Report]]
"""Reads the file again: engine, first and last page -> its reports."""


def confirmed(report: Report, audit: Audit, reread: Reread) -> Report:
    """The report with each figure doubtful on which a second reading of its uncertain, accused activities differs.

    Accused are those with an error, or with something that is not the register's. The same report where none of that
    rests on an uncertain reading; nothing is read again then.
    """
    found = [f for f in audit.findings if f.severity is Severity.ERROR or f.rule.startswith(REGISTER)]
    return looked_again(report, accused(report, found), reread)


def accused(report: Report, findings: Iterable[Finding]) -> set[int]:
    """The ordinals of the activities that the findings speak of."""
    outline = Outline(report)
    owners = (outline.owner(finding.where) for finding in findings)
    return {owner.ordinal for owner in owners if owner is not None and owner.level == "activity"}


def looked_again(report: Report, accused: Collection[int], reread: Reread) -> Report:
    """The same for the activities of these ordinals.

    Where the other engine fails, they stay as they are read: it is no evidence against them.
    """
    pages = report.source.pages
    if report.source.format != "pdf" or report.source.engine != "pdfium" or pages is None:
        return report
    suspects = {a.ordinal for a in report.activities() if a.ordinal in accused and uncertain(a)}
    if not suspects:
        return report
    found = [other for other in reread(ENGINE, pages) if other.source.pages == pages]
    return doubt_activities(report, found[0], ENGINE, suspects) if found else report


def uncertain(activity: Activity) -> bool:
    """Whether the page leaves room for doubt on how the activity's figures were read."""
    places = [figure.place for figure in activity.figures() if figure.place is not None]
    if len({place.page for place in places}) > 1:
        return True
    rows = [row for _, block in activity.blocks() for _, row in block.rows()]
    return any(_touching(row) or _uneven(row) for row in rows)


def _touching(row: Row) -> bool:
    boxes = [f.place.bbox for f in _printed(row) if f.place is not None and f.place.bbox is not None]
    return any(b[0] - a[2] < TOUCH * (b[3] - b[1]) for a, b in pairwise(boxes))


def _uneven(row: Row) -> bool:
    return len({f.decimals for f in row.months if f.value is not None}) > 1


def _printed(row: Row) -> Iterator[Figure]:
    return (figure for figure in (*row.months, row.accumulated) if figure.text)
