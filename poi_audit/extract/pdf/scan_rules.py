"""The table's rules in a scanned page: solid and dashed lines, white gaps between fills, and the fills themselves."""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np
import numpy.typing as npt

from poi_audit.extract.pdf.scan_image import Bools, Grey, Sheet

Box = tuple[int, int, int, int]
"""x0, top, x1, bottom in pixels; the last two are just outside."""

LONG = 75
"""Shortest solid line: longer than the bar of any letter of a title."""
TALL = 60
THICK = 12
"""Thickest rule."""
REVERSED = 150
"""Light ink is text on a ground darker than this; on a lighter one it is the gap between two fills."""
PAPER = 236
"""Lighter ground has no fill."""
FILL = 300
"""Narrowest fill."""
DASH = 8
"""Thickest dash."""
DASHED = 75
"""Shortest dashed line."""


def rules_of(sheet: Sheet) -> tuple[list[Box], Bools, Bools]:
    """The boxes of all rules and fills; the ink of text that remains without them; the ink of the rules."""
    ink = (sheet.dark | (sheet.light & (sheet.ground < REVERSED))) & ~_corners(sheet)
    lines = np.zeros(ink.shape, bool)
    boxes: list[Box] = []
    for kernel in ((LONG, 1), (1, TALL)):
        solid = _opened(sheet.dark, kernel)
        for box in _boxes(solid):
            if _alone(box, sheet.dark):
                boxes.append(box)
                lines[box[1] : box[3], box[0] : box[2]] |= solid[box[1] : box[3], box[0] : box[2]]
    boxes += [box for box in _boxes(_gaps(sheet)) if _is_thin(box) and _parts_fills(box, sheet.ground)]
    frayed = _grown(lines, 5) & ink
    rest = ink & ~frayed
    text = rest | (frayed & ~lines & _grown(rest, 3))  # a letter that stands on a rule keeps its foot
    dashed, dashes = _dashed(text)
    return [*boxes, *dashed, *_fills(sheet.ground)], text & ~dashes, lines | dashes


def _corners(sheet: Sheet) -> Bools:
    """Specks that lie where one fill meets another: the ground is rounded there, and no text is."""
    kernel = np.ones((13, 13), np.uint8)
    edge = np.asarray(cv2.morphologyEx(sheet.ground, cv2.MORPH_GRADIENT, kernel)) > 24
    if not edge.any():
        return edge
    ink = (sheet.dark | sheet.light).astype(np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    inside = np.bincount(labels[edge], minlength=count)
    lost = inside > 0.6 * stats[:, cv2.CC_STAT_AREA]
    lost[0] = False
    return np.asarray(lost[labels], dtype=np.bool_)


def _is_thin(box: Box) -> bool:
    return min(box[2] - box[0], box[3] - box[1]) <= THICK


def _alone(box: Box, ink: Bools) -> bool:
    """Whether a line is a rule and not the feet of letters that run together: little ink touches it."""
    x0, top, x1, bottom = box
    if not _is_thin(box):
        return False
    if x1 - x0 > bottom - top:
        beside = (ink[max(top - 4, 0), x0:x1], ink[min(bottom + 3, len(ink) - 1), x0:x1])
    else:
        beside = (ink[top:bottom, max(x0 - 4, 0)], ink[top:bottom, min(x1 + 3, ink.shape[1] - 1)])
    return max(float(side.mean()) for side in beside) < 0.4


def _parts_fills(box: Box, ground: Grey) -> bool:
    """Whether there is a fill on either side of an upright light line."""
    x0, top, x1, bottom = box
    sides = (ground[top:bottom, max(x0 - 10, 0)], ground[top:bottom, min(x1 + 9, ground.shape[1] - 1)])
    return max(float(np.median(side)) for side in sides) < PAPER


def _gaps(sheet: Sheet) -> Bools:
    """Upright light lines between fills, faint as they may be: smoothed along their run, then those long enough."""
    diff = sheet.grey.astype(np.int16) - sheet.ground
    smooth = cv2.blur(np.clip(diff, -40, 60).astype(np.float32), (1, 15))
    shape = cv2.getStructuringElement(cv2.MORPH_RECT, (1, TALL))
    noise = 1.4826 * float(np.median(np.abs(diff[::4, ::4]))) / 15**0.5
    long = np.asarray(cv2.morphologyEx(smooth, cv2.MORPH_OPEN, shape))
    return (long > max(7.0, 4 * noise)) & (sheet.ground < PAPER)


def _opened(mask: Bools, kernel: tuple[int, int]) -> Bools:
    shape = cv2.getStructuringElement(cv2.MORPH_RECT, kernel)
    return np.asarray(cv2.morphologyEx(mask.astype(np.uint8), cv2.MORPH_OPEN, shape)).astype(bool)


def _closed(mask: Bools, kernel: tuple[int, int]) -> Bools:
    shape = cv2.getStructuringElement(cv2.MORPH_RECT, kernel)
    return np.asarray(cv2.morphologyEx(mask.astype(np.uint8), cv2.MORPH_CLOSE, shape)).astype(bool)


def _grown(mask: Bools, by: int) -> Bools:
    return np.asarray(cv2.dilate(mask.astype(np.uint8), np.ones((by, by), np.uint8))).astype(bool)


def _boxes(mask: Bools) -> Iterator[Box]:
    lines, nested = cv2.findContours(mask.astype(np.uint8), cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    for line, (_, _, _, outer) in zip(lines, () if nested is None else nested[0].tolist(), strict=True):
        if outer < 0:  # the edge of a hole is no component
            x, y, width, height = cv2.boundingRect(line)
            yield x, y, x + width, y + height


def _dashed(ink: Bools) -> tuple[list[Box], Bools]:
    """Dashed lines: flat specks that follow one another closely, and the ink they take."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink.astype(np.uint8), connectivity=8)
    flat = (stats[:, 3] <= DASH) & (stats[:, 2] >= 4) & (stats[:, 2] >= 1.3 * stats[:, 3])
    flat[0] = False
    dashes = flat[labels]
    joined = cv2.morphologyEx(dashes.astype(np.uint8), cv2.MORPH_CLOSE, np.ones((1, 21), np.uint8))
    count, lines, found, _ = cv2.connectedComponentsWithStats(np.asarray(joined), connectivity=8)
    parts = np.bincount(lines[dashes], minlength=count)
    long = (found[:, 2] >= DASHED) & (found[:, 3] <= DASH + 2) & (parts > 0)
    long[0] = False
    boxes = [(x, y, x + w, y + h) for x, y, w, h, _ in found[long].tolist()]
    return boxes, dashes & long[lines]


def _fills(whole: Grey) -> Iterator[Box]:
    """Rectangles of one grey, wider and higher than any text: zebra rows, header cells, columns."""
    ground = whole[::2, ::2]
    counts = np.bincount(ground.ravel(), minlength=256).astype(np.float64)
    smooth = np.convolve(counts, np.ones(5), "same")
    paper = int(np.argmax(smooth))
    for level in _peaks(smooth, paper, 0.002 * ground.size):
        alike = _closed(np.abs(ground.astype(np.int16) - level) <= 6, (7, 7))
        mask = _opened(alike, (13, 13))
        _, _, stats, _ = cv2.connectedComponentsWithStats(mask.astype(np.uint8), connectivity=4)
        for x, y, width, height, area in (2 * stats[1:]).tolist():
            if 2 * area > 0.85 * width * height and width > FILL and height > 25:
                yield x, y, x + width, y + height


def _peaks(counts: npt.NDArray[np.float64], paper: int, least: float) -> list[int]:
    """Grey levels that stand out in the ground, without the paper's own."""
    return [
        level
        for level in range(3, 253)
        if abs(level - paper) > 5
        and counts[level] >= least
        and counts[level] == counts[level - 3 : level + 4].max()
    ]
