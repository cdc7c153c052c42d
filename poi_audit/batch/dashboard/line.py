"""A body's line over its reports: errors and warnings of each, the oldest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

WIDTH, HEIGHT = 640, 90
"""Pixels of the drawing."""


@dataclass(frozen=True, slots=True)
class BodyLine:
    """The drawing: corner points of the two lines, and what stands at each report."""

    errors: str
    warnings: str
    points: tuple[tuple[int, int, int, str], ...]
    """Of each report: across, height of its errors, height of its warnings, and its year."""


def body_line(reports: Sequence[dict[str, Any]]) -> BodyLine | None:
    """The line over reports that stand the latest first; None where there are not two to join."""
    if len(reports) < 2:
        return None
    found = list(reversed(reports))
    top = max(1, *(max(row["errors"], row["warnings"]) for row in found))
    points = []
    for number, row in enumerate(found):
        across = 20 + number * (WIDTH - 40) // (len(found) - 1)
        heights = [HEIGHT - 22 - row[kind] * (HEIGHT - 34) // top for kind in ("errors", "warnings")]
        points.append((across, heights[0], heights[1], str(row["year"] or "")))
    errors = " ".join(f"{x},{y}" for x, y, _, _ in points)
    return BodyLine(errors, " ".join(f"{x},{y}" for x, _, y, _ in points), tuple(points))
