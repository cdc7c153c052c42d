"""A glance at a scanned page, without reading it: whether it seems to hold a table of many columns."""

from __future__ import annotations

import cv2
import numpy as np

from poi_audit.extract.pdf.scan_image import Grey

DPI = 100
"""Dots to an inch of the picture that is looked at."""
CONTRAST = 50
"""By how much ink is darker than the page's paper, or lighter than a dark ground."""
RULE = 40
"""Pixels: a longer line is no letter."""
WORD_GAP = 7
"""Pixels between the words of a cell; between two columns there are more."""
LETTERS = (3, 26)
"""Pixels that a line of text is high, from and to."""
REACH, LEVEL = 300, 8
"""Pixels to either side, and up or down, within which pieces of text stand in one row; a page may be askew."""
BESIDE = 7
"""Pieces of text in the reach of one that stands in a row of many columns."""
LEAST = 12
"""Such pieces of a page with a table."""


def columns_of(picture: Grey) -> int:
    """How many short pieces of text stand beside many others, as in a table of many columns."""
    paper = int(np.median(picture))
    ink = (np.abs(picture.astype(np.int16) - paper) > CONTRAST).astype(np.uint8)
    for size in ((RULE, 1), (1, RULE)):
        ink[cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones(size, np.uint8)) > 0] = 0
    return _in_rows(ink)


def _in_rows(ink: Grey) -> int:
    """How many pieces of text have many others beside them."""
    joined = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((1, WORD_GAP), np.uint8))
    _, _, boxes, middles = cv2.connectedComponentsWithStats(joined, connectivity=8)
    high, wide = boxes[1:, cv2.CC_STAT_HEIGHT], boxes[1:, cv2.CC_STAT_WIDTH]
    middles = middles[1:][(high >= LETTERS[0]) & (high <= LETTERS[1]) & (wide >= high) & (wide < REACH)][
        :4000
    ]
    middles = middles[np.argsort(middles[:, 1])]
    x, y = middles.T
    first, last = np.searchsorted(y, y - LEVEL), np.searchsorted(y, y + LEVEL)
    beside = [
        int((np.abs(x[a:b] - at) < REACH).sum()) - 1
        for a, b, at in zip(first.tolist(), last.tolist(), x.tolist(), strict=True)
    ]
    return sum(count >= BESIDE for count in beside)
