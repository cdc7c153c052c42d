"""How a page's own space maps to the page as it is read: from the top-left corner, its text upright."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pypdfium2_raw as pdfium

from poi_audit.extract.pdf.page import Floats


class Frame:
    """The visible page: its size, and how user space maps to top-left coordinates, its text upright."""

    def __init__(self, page: Any, upright: int | None) -> None:
        box = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(page, box)
        self.left, self.bottom, self.right, self.top = box.left, box.bottom, box.right, box.top
        shown = pdfium.FPDFPage_GetRotation(page)
        self.rotation = shown if upright is None else upright
        self.turn = (self.rotation - shown) % 4
        self.width = float(pdfium.FPDF_GetPageWidthF(page))
        self.height = float(pdfium.FPDF_GetPageHeightF(page))
        if self.turn % 2:
            self.width, self.height = self.height, self.width

    def points(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        """User-space points as shown."""
        if self.rotation == 1:
            return y - self.bottom, x - self.left
        if self.rotation == 2:
            return self.right - x, y - self.bottom
        if self.rotation == 3:
            return self.top - y, self.right - x
        return x - self.left, self.top - y

    def boxes(self, left: Floats, bottom: Floats, right: Floats, top: Floats) -> Floats:
        """User-space boxes as shown: an (n, 4) array of x0, top, x1, bottom."""
        ax, ay = self.points(left, bottom)
        bx, by = self.points(right, top)
        return np.column_stack(
            (np.minimum(ax, bx), np.minimum(ay, by), np.maximum(ax, bx), np.maximum(ay, by))
        )

    def user(self, boxes: Floats) -> Floats:
        """Boxes as shown, in user space again: left, bottom, right, top."""
        ax, ay = self._back(boxes[:, 0], boxes[:, 1])
        bx, by = self._back(boxes[:, 2], boxes[:, 3])
        return np.column_stack(
            (np.minimum(ax, bx), np.minimum(ay, by), np.maximum(ax, bx), np.maximum(ay, by))
        )

    def _back(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        if self.rotation == 1:
            return y + self.left, x + self.bottom
        if self.rotation == 2:
            return self.right - x, y + self.bottom
        if self.rotation == 3:
            return self.right - y, self.top - x
        return x + self.left, self.top - y


def upright(text_page: Any, sample: int = 15) -> int | None:
    """The quarter turns that set most of the text upright, or None where no angle prevails."""
    count = max(pdfium.FPDFText_CountChars(text_page), 0)
    turns = [
        round(-pdfium.FPDFText_GetCharAngle(text_page, i) / (math.pi / 2)) % 4
        for i in range(0, count, max(count // sample, 1))
        if pdfium.FPDFText_GetUnicode(text_page, i) > 32 and not pdfium.FPDFText_IsGenerated(text_page, i)
    ]
    best = max(set(turns), key=turns.count, default=0)
    return best if turns.count(best) > 0.7 * len(turns) else None
