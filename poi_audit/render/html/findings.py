"""Each finding with what shows it: a crop of the page, or the row as read where there is no page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from markupsafe import Markup

from poi_audit.model.figure import Box, Place
from poi_audit.model.finding import Severity
from poi_audit.model.places import closing, ends, parts_of
from poi_audit.model.report import Owner, Report
from poi_audit.render.cards import Card
from poi_audit.render.html.crops import crop_of
from poi_audit.render.html.images import Drawn, Picture, WantedImages
from poi_audit.render.html.table import FigureTable, anchor_of

MOST_CROPS = 400
"""Crops of one document; errors and warnings come first."""
MOST_PAGES = 40
"""Page images of one document."""
MOST_USED = 60
"""Figures used that one finding lists."""


@dataclass(frozen=True, slots=True)
class ShownFinding:
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
class PlacedCard:
    """A finding that stands on a page."""

    card: Card
    page: int
    box: Box


def placed(report: Report, cards: Sequence[Card]) -> list[PlacedCard]:
    """The findings that have a place on a page, in report order."""
    places = _places(report)
    out = []
    for card in cards:
        place = place_of(card, places)
        if place is not None and place.page is not None and place.bbox is not None:
            out.append(PlacedCard(card, place.page, place.bbox))
    return out


def wanted_images(report: Report, found: Sequence[PlacedCard]) -> WantedImages:
    """Crops of the weightiest findings, and the pages with errors or warnings before those with context alone."""
    ranked = sorted(found, key=lambda one: -one.card.finding.severity.rank)
    activities = {activity.owner: activity for activity in report.activities()}
    crops = tuple(
        crop_of(
            activities.get(one.card.owner) if one.card.owner else None,
            one.card.number,
            one.card.finding.where.block,
            one.page,
            one.box,
        )
        for one in ranked[:MOST_CROPS]
    )
    heavy = {one.page for one in found if one.card.finding.severity is not Severity.INFO}
    every = sorted({one.page for one in found}, key=lambda page: (page not in heavy, page))
    return WantedImages(crops, tuple(sorted(every[:MOST_PAGES])), report.header.months)


def shown_findings(
    report: Report, cards: Sequence[Card], table: FigureTable, drawn: Drawn
) -> list[ShownFinding]:
    """Every finding in report order."""
    return [
        ShownFinding(
            card,
            _anchor(card),
            group_of(card),
            drawn.crops.get(card.number),
            () if card.number in drawn.crops else _row(card, table),
        )
        for card in cards
    ]


def group_of(card: Card) -> str:
    """Class of the AEI that the finding stands under; "a-" for the report as a whole."""
    return "a-" if card.above is None else f"a{card.above.ordinal}"


def shown_pages(found: Sequence[PlacedCard], drawn: Drawn) -> tuple[list[PageShown], int]:
    """The pages that were drawn with the boxes on them, and how many more have findings."""
    pages = []
    for number, picture in sorted(drawn.pages.items()):
        boxes = tuple((one.card, one.box) for one in found if one.page == number)
        pages.append(PageShown(number, picture, boxes))
    return pages, len({one.page for one in found}) - len(pages)


def place_of(card: Card, places: Mapping[tuple[Owner | None, str | None], Place]) -> Place | None:
    """Where it stands on paper: its own box, or that of the figure or the title that it names."""
    where = card.finding.where
    if where.bbox is not None:
        return Place(where.page, where.bbox)
    if where.table is not None or (card.owner is None and where.code is not None):
        return None
    found = places.get((card.owner, where.column)) or (places.get((card.owner, None)) if card.owner else None)
    if found is None or (where.page is not None and where.page != found.page):
        return None
    return found


def _places(report: Report) -> dict[tuple[Owner | None, str | None], Place]:
    """Owner and column -> place, of titles, closing lines and totals."""
    out: dict[tuple[Owner | None, str | None], Place] = {}
    for part in parts_of(report):
        if part.place is not None:
            out[part.owner, None] = part.place
    for where, figure in chain(ends(report), *map(closing, report.actions())):
        if figure.place is not None and where.table is None:
            out.setdefault((where.owner, where.column), figure.place)
    return out


def _anchor(card: Card) -> str:
    where = card.finding.where
    if where.code is not None:
        return "" if card.owner is None else anchor_of(card.owner)
    return "ends" if where.column is not None or where.table is not None else ""


def _row(card: Card, table: FigureTable) -> tuple[Markup, ...]:
    """The AO's lines, where the finding speaks of one of its figures."""
    where, owner = card.finding.where, card.owner
    if owner is None or owner.level != "activity" or where.column in (None, "code", "name", "aggregation"):
        return ()
    lines = tuple(line.cells for line in table.rows(table.facts[owner.ordinal]))
    return lines[2:] if where.block == "financial" else lines[:2]
