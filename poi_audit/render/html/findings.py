"""Each finding with what shows it: a crop of the page, or the row as read where there is no page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from poi_audit.model.figure import Box, Place
from poi_audit.model.finding import Finding, Severity
from poi_audit.model.report import Report
from poi_audit.render.cards import Card
from poi_audit.render.frame import EXECUTION_PLACES, TOTAL_PLACES
from poi_audit.render.html.images import Drawn, Picture, Wanted
from poi_audit.render.html.table import Table

MOST_CROPS = 400
"""Crops of one document; errors and warnings come first."""
MOST_PAGES = 40
"""Page images of one document."""
MOST_USED = 60
"""Figures used that one finding lists."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding as the document shows it."""

    card: Card
    anchor: str
    """Of its AO or AEI in the table, or ""."""
    group: str
    """Class of its AEI for the filter; "a-" for the report as a whole."""
    picture: Picture | None
    row: tuple[Markup, ...]
    """Its AO's lines of cells, where there is no picture."""


@dataclass(frozen=True, slots=True)
class PageShown:
    """A page with the boxes of its findings."""

    number: int
    picture: Picture
    boxes: tuple[tuple[Card, Box], ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A finding that stands on a page."""

    card: Card
    page: int
    box: Box


def placed(report: Report, cards: Sequence[Card]) -> list[Placed]:
    """The findings that have a place on a page, in report order."""
    places = _places(report)
    out = []
    for card in cards:
        place = place_of(card.finding, places)
        if place is not None and place.page is not None and place.bbox is not None:
            out.append(Placed(card, place.page, place.bbox))
    return out


def wanted_images(found: Sequence[Placed]) -> Wanted:
    """Crops of the weightiest findings, and the pages with errors or warnings before those with context alone."""
    ranked = sorted(found, key=lambda one: -one.card.finding.severity.rank)
    crops = tuple((one.card.number, one.page, one.box) for one in ranked[:MOST_CROPS])
    heavy = {one.page for one in found if one.card.finding.severity is not Severity.INFO}
    every = sorted({one.page for one in found}, key=lambda page: (page not in heavy, page))
    return Wanted(crops, tuple(sorted(every[:MOST_PAGES])))


def shown_findings(report: Report, cards: Sequence[Card], table: Table, drawn: Drawn) -> list[Shown]:
    """Every finding in report order."""
    anchors = _anchors(report)
    groups = {a.code: f"a{i}" for i, a in reversed(list(enumerate(report.actions())))}
    return [
        Shown(
            card,
            _anchor(card.finding, anchors),
            groups.get(card.action, "a-"),
            drawn.crops.get(card.number),
            () if card.number in drawn.crops else _row(card.finding, table),
        )
        for card in cards
    ]


def shown_pages(found: Sequence[Placed], drawn: Drawn) -> tuple[list[PageShown], int]:
    """The pages that were drawn with the boxes on them, and how many more have findings."""
    pages = []
    for number, picture in sorted(drawn.pages.items()):
        boxes = tuple((one.card, one.box) for one in found if one.page == number)
        pages.append(PageShown(number, picture, boxes))
    return pages, len({one.page for one in found}) - len(pages)


def place_of(finding: Finding, places: Mapping[tuple[str | None, str | None], Place]) -> Place | None:
    """Where it stands on paper: its own box, or that of the figure or the title that it names."""
    where = finding.where
    if where.bbox is not None:
        return Place(where.page, where.bbox)
    if where.table is not None:
        return None
    found = places.get((where.code, where.column)) or (places.get((where.code, None)) if where.code else None)
    if found is None or (where.page is not None and where.page != found.page):
        return None
    return found


def _places(report: Report) -> dict[tuple[str | None, str | None], Place]:
    """Code and column -> place, of titles, closing lines and totals."""
    out: dict[tuple[str | None, str | None], Place] = {}
    for name, where in TOTAL_PLACES.items():
        figure = getattr(report.totals, name)
        if figure is not None and figure.place is not None:
            out.setdefault((None, where.column), figure.place)
    for objective in report.objectives:
        for action in objective.actions:
            owners = [(o.code, o.place) for o in (objective, action)]
            for code, place in (*owners, *((a.code, a.place) for a in action.activities)):
                if place is not None:
                    out.setdefault((code, None), place)
            for name, where in EXECUTION_PLACES.items():
                figure = getattr(action.execution, name)
                if figure is not None and figure.place is not None:
                    out.setdefault((action.code, where.column), figure.place)
    return out


def _anchors(report: Report) -> dict[str, str]:
    out: dict[str, str] = {}
    position = 0
    for number, action in enumerate(report.actions()):
        out.setdefault(action.code, f"aei{number}")
        for activity in action.activities:
            out.setdefault(activity.code, f"ao{position}")
            position += 1
    return out


def _anchor(finding: Finding, anchors: Mapping[str, str]) -> str:
    code = finding.where.code
    if code is not None:
        return anchors.get(code, "")
    return "ends" if finding.where.column is not None or finding.where.table is not None else ""


def _row(finding: Finding, table: Table) -> tuple[Markup, ...]:
    """The AO's lines, where the finding speaks of one of its figures."""
    where = finding.where
    if where.code is None or where.column in (None, "code", "name", "aggregation"):
        return ()
    for fact in table.facts:
        if fact.activity.code == where.code:
            lines = tuple(table.rows(fact))
            return lines[2:] if where.block == "financial" else lines[:2]
    return ()
