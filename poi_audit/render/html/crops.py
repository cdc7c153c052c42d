"""What to cut out of the pages for a finding: its row with its label, below the months' header.

A row that goes on over a page break is cut out in both halves.
"""

from __future__ import annotations

from dataclasses import dataclass

from poi_audit.model.figure import Box
from poi_audit.model.report import Activity

LABEL = 54.0
"""Points left of a row's first figure, where it says PROG. or EJEC."""
ABOVE = 7.0
"""Points kept above and below a row."""
WIDEST = 560.0
"""Points of the widest row that stays legible whole."""


@dataclass(frozen=True, slots=True)
class Strip:
    """A stretch of one page from edge to edge of the row; `to_end`: down to the foot of the page."""

    page: int
    top: float
    bottom: float
    to_end: bool = False


@dataclass(frozen=True, slots=True)
class Crop:
    """What shows one finding: its box, and the strips of its row from `left` to `right`; none: the box alone."""

    number: int
    """Of the finding."""
    page: int
    box: Box
    strips: tuple[Strip, ...] = ()
    left: float = 0.0
    right: float = 0.0


def row_of(
    activity: Activity, block: str | None, page: int, box: Box
) -> tuple[tuple[Strip, ...], float, float]:
    """The strips of the AO's row that holds the box, with its left and right end; no strips where they do not."""
    rows = dict(activity.blocks()).get("financial" if block == "financial" else "physical")
    found = [] if rows is None else [f for _, row in rows.rows() for f in (*row.months, row.accumulated)]
    places = [f.place for f in found if f.place is not None and f.place.bbox is not None]
    boxes = [
        (place.page, place.bbox) for place in places if place.page is not None and place.bbox is not None
    ]
    if not boxes:
        return (), 0.0, 0.0
    left = min(b[0] for _, b in boxes) - LABEL
    right = max(*(b[2] for _, b in boxes), box[2]) + ABOVE
    if box[0] < left or right - left > WIDEST:
        return (), 0.0, 0.0
    strips = []
    pages = sorted({p for p, _ in boxes} | {page})
    for at in pages:
        lines = [b for p, b in boxes if p == at] + ([box] if at == page else [])
        top, bottom = min(b[1] for b in lines) - ABOVE, max(b[3] for b in lines) + ABOVE
        last = at != pages[-1]
        strips.append(Strip(at, 0.0 if at != pages[0] else top, bottom, last))
    return tuple(strips), left, right


def crop_of(activity: Activity | None, number: int, block: str | None, page: int, box: Box) -> Crop:
    """What shows a finding that stands at the box, on a row of the AO where it is on one."""
    if activity is None:
        return Crop(number, page, box)
    return Crop(number, page, box, *row_of(activity, block, page, box))
