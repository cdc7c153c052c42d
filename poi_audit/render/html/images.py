"""Images of the original's pages: a crop around a figure, and whole pages. 16 greys, so that they stay small."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from poi_audit.figure import Box

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfDocument

SHARP = 2.75
"""Pixels per point of a crop: text of 4 points stays legible."""
WHOLE = 1.6
"""Pixels per point of a whole page."""
GREYS = 16
CROP = (300.0, 74.0)
"""Least width and height of a crop, in points."""
AROUND = 14.0
"""Points kept around a box that is larger than a crop."""
LARGEST = 4000
"""Points of the longest side of a page that is drawn at full scale."""


@dataclass(frozen=True, slots=True)
class Picture:
    """An image as a data URI with its size, and the boxes drawn on it, all in points from its top-left corner."""

    uri: str
    width: float
    height: float
    box: Box | None = None


class PageImages:
    """Draws the pages of one PDF; the page drawn last is kept."""

    def __init__(self, document: PdfDocument) -> None:
        self._document = document
        self._number = 0
        self._image: Image | None = None
        self._scale = SHARP

    def crop(self, page: int, box: Box) -> Picture | None:
        """The page around the box; None where there is no such page."""
        image = self._page(page)
        if image is None:
            return None
        width, height = image.width / self._scale, image.height / self._scale
        x0, x1 = _window(box[0], box[2], CROP[0], width)
        y0, y1 = _window(box[1], box[3], CROP[1], height)
        if box[2] <= x0 or box[0] >= x1 or box[3] <= y0 or box[1] >= y1:
            return None
        cut = image.crop(tuple(round(v * self._scale) for v in (x0, y0, x1, y1)))  # type: ignore[arg-type]
        inside = (box[0] - x0, box[1] - y0, box[2] - x0, box[3] - y0)
        return Picture(_uri(cut), cut.width / self._scale, cut.height / self._scale, inside)

    def whole(self, page: int) -> Picture | None:
        """The page as a whole; None where there is no such page."""
        image = self._page(page)
        if image is None:
            return None
        width, height = image.width / self._scale, image.height / self._scale
        ratio = WHOLE / SHARP
        small = image.resize((max(1, round(image.width * ratio)), max(1, round(image.height * ratio))))
        return Picture(_uri(small), width, height)

    def _page(self, number: int) -> Image | None:
        if number != self._number:
            self._number, self._image = number, None
            if 1 <= number <= len(self._document):
                page = self._document[number - 1]
                self._scale = SHARP * min(1.0, LARGEST / max(page.get_size()))
                self._image = page.render(scale=self._scale, grayscale=True).to_pil().convert("L")
                page.close()
        return self._image


@contextmanager
def page_images(path: Path, password: str | None) -> Iterator[PageImages | None]:
    """The images of a PDF; None for a file that PDFium does not open."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(path.read_bytes(), password=password)
    except (pypdfium2.PdfiumError, OSError):
        yield None
        return
    try:
        yield PageImages(document)
    finally:
        document.close()


def _window(low: float, high: float, least: float, whole: float) -> tuple[float, float]:
    """A stretch of the page with the box in its middle, moved inside the page."""
    room = max(least, high - low + 2 * AROUND)
    start = min(max(0.0, (low + high - room) / 2), max(0.0, whole - room))
    return start, min(whole, start + room)


def _uri(image: Image) -> str:
    step = 255 / (GREYS - 1)
    few = image.point([round(value / step) for value in range(256)])
    few.putpalette([round(i // 3 * step) for i in range(3 * GREYS)])
    data = io.BytesIO()
    few.save(data, "PNG", bits=4, compress_level=6)
    return "data:image/png;base64," + base64.b64encode(data.getvalue()).decode("ascii")
