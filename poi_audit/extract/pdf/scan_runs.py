"""Text in a scanned page: connected specks of ink joined into runs, each with its baseline and type size."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from poi_audit.extract.pdf.scan_image import Bools

JOIN = 0.75
"""Two specks of one run stand at most so many letter heights apart."""
CAP = 0.72
"""Height of a capital or a figure, in type sizes."""
LEAST = 9
"""Lowest letter, pixels."""
STEP = 1.2
"""Baselines of one line differ by so many pixels at most from one to the next."""
MAX_GLYPH = 110
"""Higher specks are drawings, pixels."""

Specks = npt.NDArray[np.int64]
"""Rows of x0, top, x1, bottom, in pixels."""
Speck = npt.NDArray[np.int64]
"""One such row."""


@dataclass(slots=True)
class Run:
    """Specks side by side on one line, from left to right; pixels."""

    specks: Specks
    y: float
    """Baseline."""
    size: float
    """Type size."""

    @property
    def x0(self) -> int:
        """Left side."""
        return int(self.specks[0, 0])

    @property
    def x1(self) -> int:
        """Right side."""
        return int(self.specks[:, 2].max())


def runs_of_ink(ink: Bools) -> tuple[list[Run], list[tuple[Speck, float]]]:
    """Every run of text in the page; and the small boxes, one of which may be a checkbox, with how full each is."""
    specks = specks_of(ink)
    if not len(specks):
        return [], []
    framed = [_is_box(speck, ink) for speck in specks]
    boxes = [(speck, _fullness(speck, ink)) for speck, box in zip(specks, framed, strict=True) if box]
    specks = specks[~np.array(framed)]
    runs = [run for part in _joined(specks) if (run := _run(specks[part], ink)) is not None]
    return _level(runs), boxes


def _is_box(speck: Speck, ink: Bools) -> bool:
    """Whether a speck is a square with four drawn sides."""
    x0, top, x1, bottom = speck.tolist()
    width, height = x1 - x0, bottom - top
    if not (24 <= width <= 85 and 0.9 <= width / height <= 1.1):
        return False
    part = ink[top:bottom, x0:x1]
    sides = (part[:3].any(0), part[-3:].any(0), part[:, :3].any(1), part[:, -3:].any(1))
    return min(float(side.mean()) for side in sides) > 0.72


def _fullness(speck: Speck, ink: Bools) -> float:
    x0, top, x1, bottom = speck.tolist()
    edge = (x1 - x0) // 5
    return float(ink[top + edge : bottom - edge, x0 + edge : x1 - edge].mean())


def specks_of(ink: Bools) -> Specks:
    """The boxes of all specks of the size of letters, their parts and points, from left to right."""
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink.astype(np.uint8), connectivity=8)
    x, y, width, height, area = stats[1:].astype(np.int64).T
    keep = (area >= 3) & (height <= MAX_GLYPH) & (width <= 3 * MAX_GLYPH)
    boxes = np.column_stack((x, y, x + width, y + height))[keep]
    return np.asarray(boxes[np.argsort(boxes[:, 0], kind="stable")], dtype=np.int64)


def _joined(specks: Specks) -> list[list[int]]:
    """Indices of the specks of each run. A speck joins the run whose line it stands on and whose end is near."""
    x0, top, x1, bottom = specks.T
    height = bottom - top
    parent = list(range(len(specks)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    reach = x1 + (JOIN * MAX_GLYPH)
    for i in range(len(specks)):
        stop = int(np.searchsorted(x0, reach[i], "right"))
        js = np.arange(i + 1, stop)
        tall = np.maximum(height[js], height[i])
        shared = np.minimum(bottom[js], bottom[i]) - np.maximum(top[js], top[i])
        level = shared >= 0.5 * np.minimum(height[js], height[i])
        alike = (height[js] < 0.55 * tall) | (height[i] < 0.55 * tall) | (shared > 0.6 * tall)
        low = (np.abs(bottom[js] - bottom[i]) <= 0.3 * tall) & (tall > 0)  # points and commas
        near = (x0[js] - x1[i] <= JOIN * tall) & ((level & alike) | low)
        for j in js[near].tolist():
            parent[root(j)] = root(i)
    groups: dict[int, list[int]] = {}
    for i in range(len(specks)):
        groups.setdefault(root(i), []).append(i)
    return list(groups.values())


def _run(specks: Specks, ink: Bools) -> Run | None:
    """A run with its baseline and size, or None for dirt."""
    if (specks[:, 3] - specks[:, 1]).max() < LEAST:
        alone = len(specks) == 1 and _is_dash(specks[0])
        return Run(specks, float(specks[0, 3]), 0.0) if alone else None  # its line tells where it stands
    top, bottom = int(specks[:, 1].min()), int(specks[:, 3].max())
    rows = ink[top:bottom, specks[0, 0] : specks[:, 2].max()].sum(axis=1).astype(np.float64)
    smooth = np.convolve(
        np.pad(rows, 2), (1, 1, 0, -1, -1), "valid"
    )  # what stands below less what stands above
    half = len(rows) // 2
    base = half + int(np.argmin(smooth[half:])) + 1
    head = int(np.argmax(rows > 0.1 * rows.max()))
    return Run(specks, float(top + base), (base - head) / CAP) if base - head >= LEAST else None


def _is_dash(speck: Speck) -> bool:
    width, height = int(speck[2] - speck[0]), int(speck[3] - speck[1])
    return 4 <= width <= 24 and height <= 7 and width >= 1.5 * height


def _level(runs: list[Run]) -> list[Run]:
    """The runs with almost equal sizes and baselines made equal; a lone dash takes those of its line."""
    texts = sorted((run for run in runs if run.size), key=lambda run: run.size)
    for group in _near([run.size for run in texts], 0.4):
        for run in texts[group]:
            run.size = texts[(group.start + group.stop) // 2].size
    texts.sort(key=lambda run: run.y)
    for group in _near([run.y for run in texts], STEP):
        for run in texts[group]:
            run.y = texts[(group.start + group.stop) // 2].y
    dashes = [(run, _line_of(run, texts)) for run in runs if not run.size]
    return texts + [Run(run.specks, line.y, line.size) for run, line in dashes if line is not None]


def _near(values: list[float], step: float) -> Iterator[slice]:
    """Stretches of sorted values each of which lies within `step` of the one before."""
    start = 0
    for i in range(1, len(values) + 1):
        if i == len(values) or values[i] - values[i - 1] > step:
            yield slice(start, i)
            start = i


def _line_of(dash: Run, texts: list[Run]) -> Run | None:
    """The nearest run on whose line a lone dash stands at half height, or None: then it is dirt or an accent."""
    middle = float(dash.specks[0, 1] + dash.specks[0, 3]) / 2
    level = [run for run in texts if abs(run.y - 0.27 * run.size - middle) < 0.13 * run.size]
    return min(level, key=lambda run: max(run.x0 - dash.x1, dash.x0 - run.x1), default=None)
