"""Figures through which a line runs that is neither level nor upright: a cross, a stroke of a pen."""

from __future__ import annotations

import numpy as np

from poi_audit.extract.pdf.drawn import corners_of, paint, segments
from poi_audit.extract.pdf.page import Floats
from poi_audit.extract.pdf.sight import Sight, Verdict, glyphs_in
from poi_audit.extract.pdf.struck import STRUCK

BOX = 5
"""Parts of a box's path, of which there are hundreds on a page."""
MOST, LONGEST = 200, 2000
"""Paths of a page, and parts of one, that are looked at."""
ASLANT = 0.1
"""The lesser of a line's two extents, in parts of the other one, where it is neither level nor upright."""
STEP = 1.0
"""Points between the places of a line where a glyph is looked for."""


def note_scratched(sight: Sight, verdict: Verdict) -> None:
    """Make doubtful the glyphs through whose middle a line runs aslant."""
    drawn = sight.drawn
    large = np.flatnonzero((drawn.path_boxes[:, 2:] - drawn.path_boxes[:, :2] > 2).all(axis=1))
    odd = [i for i in large.tolist() if segments(drawn.paths[i]) != BOX]
    for path in odd[:MOST]:
        here = glyphs_in(sight.boxes, drawn.seen_box(path))
        if here.size and paint(drawn.paths[path]) == (False, True):
            x, y = _along(corners_of(drawn, path, LONGEST)).T
            left, bottom, right, top = _middles(sight.boxes[here]).T[:, :, None]
            met = ((x > left) & (x < right) & (y > bottom) & (y < top)).any(axis=1)
            for glyph in here[met].tolist():
                verdict.flaws.setdefault(glyph, STRUCK)


def _along(corners: Floats) -> Floats:
    """Places on the lines of a path that are neither level nor upright, two numbers each."""
    start, way = corners[:-1], np.diff(corners, axis=0)
    extents = np.abs(way)
    aslant = extents.min(axis=1) > ASLANT * extents.max(axis=1)  # false where the path sets off anew
    counts = np.ceil(extents[aslant].max(axis=1) / STEP).clip(1, LONGEST).astype(np.int64)
    line = np.repeat(np.arange(counts.size), counts)
    share = (np.arange(line.size) - np.repeat(np.cumsum(counts) - counts, counts)) / counts[line]
    return np.asarray(start[aslant][line] + share[:, None] * way[aslant][line])


def _middles(boxes: Floats) -> Floats:
    """The middle parts of boxes."""
    wide, high = (boxes[:, 2:] - boxes[:, :2]).T * [[0.1], [0.3]]
    return np.column_stack((boxes[:, 0] + wide, boxes[:, 1] + high, boxes[:, 2] - wide, boxes[:, 3] - high))
