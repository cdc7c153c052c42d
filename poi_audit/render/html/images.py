"""Images of the original's pages: a crop around a figure, and whole pages. 16 greys, so that they stay small."""

from __future__ import annotations

import base64
import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from poi_audit.extract.source import MAX_BYTES
from poi_audit.model.figure import Box
from poi_audit.model.plain_file import read_plain

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
LARGEST = 2400
"""Points of the longest side of a page that is drawn at full scale."""


@dataclass(frozen=True, slots=True)
class Picture:
    """An image as a data URI with its size, and the box drawn on it, all in points from its top-left corner."""

    uri: str
    width: float
    height: float
    box: Box | None = None

    @property
    def side(self) -> str:
        """Which side of it to keep where there is no room for all: the one with the box."""
        middle = self.width / 2 if self.box is None else (self.box[0] + self.box[2]) / 2
        return "xMin" if middle < self.width / 3 else "xMax" if middle > self.width * 2 / 3 else "xMid"


@dataclass(frozen=True, slots=True)
class WantedImages:
    """What to draw: crops by number of their finding, with page and box; and whole pages."""

    crops: tuple[tuple[int, int, Box], ...]
    pages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """What was drawn: crops by number of their finding, pages by their number."""

    crops: Mapping[int, Picture]
    pages: Mapping[int, Picture]


NOTHING = Drawn({}, {})


def draw(path: Path, password: str | None, wanted: WantedImages) -> Drawn:
    """Draw from a PDF; nothing of a file that PDFium does not open."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(read_plain(path, MAX_BYTES), password=password)
    except (pypdfium2.PdfiumError, OSError):
        return NOTHING
    crops: dict[int, Picture] = {}
    pages: dict[int, Picture] = {}
    try:
        numbers = sorted({page for _, page, _ in wanted.crops} | set(wanted.pages))
        for number in numbers:
            found = _page(document, number)
            if found is None:
                continue
            image, scale = found
            for key, page, box in wanted.crops:
                if page == number and (crop := _crop(image, scale, box)) is not None:
                    crops[key] = crop
            if number in wanted.pages:
                pages[number] = _whole(image, scale)
    finally:
        document.close()
    return Drawn(crops, pages)


def _page(document: PdfDocument, number: int) -> tuple[Image, float] | None:
    """The page in greys with its pixels per point; None where there is no such page."""
    if not 1 <= number <= len(document):
        return None
    page = document[number - 1]
    scale = SHARP * min(1.0, LARGEST / max(page.get_size()))
    image = page.render(scale=scale, grayscale=True).to_pil().convert("L")
    page.close()
    return image, scale


def _crop(image: Image, scale: float, box: Box) -> Picture | None:
    """The page around the box; None where the box is not on it."""
    width, height = image.width / scale, image.height / scale
    x0, x1 = _window(box[0], box[2], CROP[0], width)
    y0, y1 = _window(box[1], box[3], CROP[1], height)
    if box[2] <= x0 or box[0] >= x1 or box[3] <= y0 or box[1] >= y1:
        return None
    cut = image.crop((round(x0 * scale), round(y0 * scale), round(x1 * scale), round(y1 * scale)))
    inside = (box[0] - x0, box[1] - y0, box[2] - x0, box[3] - y0)
    return Picture(_uri(cut), cut.width / scale, cut.height / scale, inside)


def _whole(image: Image, scale: float) -> Picture:
    ratio = WHOLE / SHARP
    small = image.resize((max(1, round(image.width * ratio)), max(1, round(image.height * ratio))))
    return Picture(_uri(small), image.width / scale, image.height / scale)


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
