"""What texts add to the picture of their page: the page is drawn with them and without them."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pypdfium2_raw as pdfium

from poi_audit.extract.pdf.calls import Ref
from poi_audit.extract.pdf.drawn import as_handle
from poi_audit.extract.pdf.page import Floats

MAX_PIXELS = 12_000_000
"""Pixels of one picture; a larger area is drawn smaller."""
MAX_SIDE = 30_000
"""Pixels of a page's longer side."""
INVISIBLE = 3

Picture = npt.NDArray[np.uint8]


class Area(NamedTuple):
    """A part of the page as shown, in points from its top-left corner, and how many pixels a point takes."""

    x0: float
    top: float
    x1: float
    bottom: float
    scale: float

    def pixels(self, box: Floats) -> tuple[slice, slice]:
        """The rows and columns that a box of the page takes in the picture."""
        place = np.clip(np.nan_to_num(box), -1e5, 1e5)
        x0, top, x1, bottom = ((place - [self.x0, self.top] * 2) * self.scale).tolist()
        return (
            slice(max(math.floor(top), 0), max(math.ceil(bottom), 0)),
            slice(max(math.floor(x0), 0), max(math.ceil(x1), 0)),
        )


def area_of(page: Any, boxes: Floats, size: float) -> Area:
    """The area around these boxes, with about 18 pixels for a type size."""
    width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    boxes = np.nan_to_num(boxes)
    x0, top = np.clip(boxes[:, :2].min(axis=0) - 1, 0, [width, height]).tolist()
    x1, bottom = np.clip(boxes[:, 2:].max(axis=0) + 1, [x0 + 1, top + 1], [width + 1, height + 1]).tolist()
    scale = min(max(18 / max(size, 0.5), 1.5), 8.0, MAX_SIDE / max(width, height, 1.0))
    return Area(x0, top, x1, bottom, min(scale, math.sqrt(MAX_PIXELS / ((x1 - x0) * (bottom - top)))))


def difference(page: Any, texts: Iterable[tuple[Ref, int]], area: Area) -> Picture:
    """By how much (0 to 255) each pixel of an area is another one without these texts, given with their modes."""
    seen = _picture(page, area)
    with _left_out([*texts]):
        bare = _picture(page, area)
    rows, columns = np.nonzero(seen.view(np.uint32)[:, :, 0] != bare.view(np.uint32)[:, :, 0])
    with_them, without = seen[rows, columns, :3], bare[rows, columns, :3]
    changed = np.zeros(seen.shape[:2], np.uint8)
    changed[rows, columns] = (np.maximum(with_them, without) - np.minimum(with_them, without)).max(axis=1)
    return changed


@contextmanager
def _left_out(texts: Sequence[tuple[Ref, int]]) -> Iterator[None]:
    for handle, _ in texts:
        pdfium.FPDFTextObj_SetTextRenderMode(as_handle(handle), INVISIBLE)
    try:
        yield
    finally:
        for handle, mode in texts:
            pdfium.FPDFTextObj_SetTextRenderMode(as_handle(handle), mode)


def _picture(page: Any, area: Area) -> Picture:
    width = max(math.ceil((area.x1 - area.x0) * area.scale), 1)
    height = max(math.ceil((area.bottom - area.top) * area.scale), 1)
    pixels: Picture = np.full((height, width, 4), 255, np.uint8)
    bitmap = pdfium.FPDFBitmap_CreateEx(
        width, height, pdfium.FPDFBitmap_BGRx, pixels.ctypes.data_as(ctypes.c_void_p), width * 4
    )
    whole = (pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page))
    pdfium.FPDF_RenderPageBitmap(
        bitmap, page, -round(area.x0 * area.scale), -round(area.top * area.scale),
        round(whole[0] * area.scale), round(whole[1] * area.scale), 0, pdfium.FPDF_ANNOT,
    )  # fmt: skip
    pdfium.FPDFBitmap_Destroy(bitmap)
    return pixels


def extents(picture: Picture, least: int) -> tuple[int, int]:
    """How many rows and columns the ink spans, from the first to the last pixel that differs so much."""
    marked = picture > least
    return _span(np.asarray(marked.any(axis=1))), _span(np.asarray(marked.any(axis=0)))


def _span(marked: npt.NDArray[np.bool_]) -> int:
    found = np.flatnonzero(marked)
    return int(found[-1] - found[0] + 1) if found.size else 0
