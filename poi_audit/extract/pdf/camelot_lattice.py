"""The third engine: pdfplumber's words with the rules that camelot's lattice parser sees in the rendered page.

Its edges come from an image and not from the drawing commands, so they are independent of the other engines'.
"""

from __future__ import annotations

import io
from typing import Any

import numpy as np

from poi_audit.extract.pdf.page import Floats
from poi_audit.extract.pdf.plumber import PlumberDocument


class CamelotDocument(PlumberDocument):
    """A PDF whose rules are found by camelot. Raises UnreadableError when it cannot be opened."""

    name = "camelot"

    def __init__(self, data: bytes, password: str | None = None) -> None:
        super().__init__(data, password)
        self._data = data
        self._password = password

    def _shapes(self, source: Any, number: int) -> Floats:
        from camelot.io import read_pdf

        try:
            tables = read_pdf(
                io.BytesIO(self._data),
                pages=str(number),
                flavor="lattice",
                password=self._password,
                suppress_stdout=True,
            )
        except (
            Exception
        ):  # camelot finds no table, or OpenCV gives up on the page: no rules, as on a bare page
            return np.empty((0, 4))
        height = float(source.height)
        boxes = [
            box for table in tables for row in table.cells for cell in row for box in _rules(cell, height)
        ]
        return np.array(boxes, dtype=np.float64).reshape(-1, 4)


def _rules(cell: Any, height: float) -> list[tuple[float, float, float, float]]:
    """The drawn sides of a cell as thin boxes, from the page's top-left corner."""
    left, right, top, bottom = cell.x1, cell.x2, height - cell.y2, height - cell.y1
    sides = {
        "left": (left, top, left, bottom),
        "right": (right, top, right, bottom),
        "top": (left, top, right, top),
        "bottom": (left, bottom, right, bottom),
    }
    return [box for side, box in sides.items() if getattr(cell, side)]
