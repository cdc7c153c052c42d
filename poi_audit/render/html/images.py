"""Images of the original's pages: a crop around a figure, and whole pages. 16 greys, so that they stay small."""

from __future__ import annotations

import base64
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from poi_audit.extract.source import MAX_BYTES
from poi_audit.model.figure import Box
from poi_audit.model.plain_file import read_plain
from poi_audit.render.html.crops import Crop

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
GAP = 3.0
"""Points between the parts of a crop."""
HEADER_ROOM = 9.0
"""Points kept above and below the months."""
HEADER_PAGES = 60
"""Pages that are searched for the months' header."""
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
    """What to draw: crops, and whole pages; above a row the header that prints the months."""

    crops: tuple[Crop, ...]
    pages: tuple[int, ...]
    months: tuple[str, ...] = ()


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
        drawn = _Pages(document)
        header = header_line(document, wanted.months)
        for crop in sorted(wanted.crops, key=lambda crop: crop.page):
            if (found := drawn.get(crop.page)) is None:
                continue
            picture = _composed(drawn, crop, header) if crop.strips else None
            picture = picture or _crop(*found, crop.box)
            if picture is not None:
                crops[crop.number] = picture
        for number in wanted.pages:
            if (found := drawn.get(number)) is not None:
                pages[number] = _whole(*found)
    finally:
        document.close()
    return Drawn(crops, pages)


class _Pages:
    """The last pages that were drawn: a finding needs its own, the next one and the header's."""

    KEPT = 4

    def __init__(self, document: PdfDocument) -> None:
        self._document = document
        self._kept: dict[int, tuple[Image, float] | None] = {}

    def get(self, number: int) -> tuple[Image, float] | None:
        if number not in self._kept:
            while len(self._kept) >= self.KEPT:
                del self._kept[next(iter(self._kept))]
            self._kept[number] = _page(self._document, number)
        return self._kept[number]


def header_line(document: PdfDocument, months: Sequence[str]) -> tuple[int, float, float] | None:
    """Page, top and bottom of the first line that prints three months of the report; None where none does."""
    words = [month for month in months[:3] if month]
    for number in range(min(len(document), HEADER_PAGES)) if len(words) == 3 else ():
        page = document[number]
        text, height = page.get_textpage(), page.get_height()
        tops: list[tuple[float, float]] = []
        for word in words:
            search = text.search(word, match_case=True, match_whole_word=True)
            while (found := search.get_next()) is not None:
                _, low, _, high = text.get_charbox(found[0])
                tops.append((height - high, height - low))
        for top, bottom in tops:
            if sum(abs(other - top) < 3 for other, _ in tops) >= 3 and page.get_rotation() == 0:
                return number + 1, top - HEADER_ROOM, bottom + HEADER_ROOM
    return None


def _composed(drawn: _Pages, crop: Crop, header: tuple[int, float, float] | None) -> Picture | None:
    """The header and the strips of a row one below the other; None where a page of them is not there."""
    from PIL import Image as Images

    first = drawn.get(crop.page)
    if first is None:
        return None
    scale, parts, at, box = first[1], [], 0.0, None
    strips = [(s.page, s.top, s.bottom, s.to_end) for s in crop.strips]
    if header is not None and header[0] <= crop.page:
        strips.insert(0, (*header, False))
    for number, (page, top, bottom, to_end) in enumerate(strips):
        found = drawn.get(page)
        if found is None or found[1] != scale or found[0].size[0] != first[0].size[0]:
            continue
        image = found[0]
        bottom = image.height / scale if to_end else min(bottom, image.height / scale)
        area = (max(0.0, crop.left), max(0.0, top), min(crop.right, image.width / scale), bottom)
        of_row = number >= len(strips) - len(crop.strips)
        if of_row and page == crop.page and area[1] <= crop.box[1] and crop.box[3] <= bottom:
            box = (crop.box[0] - area[0], crop.box[1] - area[1] + at)
        x0, y0, x1, y1 = (round(value * scale) for value in area)
        cut = image.crop((x0, y0, x1, y1))
        parts.append(cut)
        at += cut.height / scale + GAP
    if box is None:
        return None
    whole = Images.new("L", (max(p.width for p in parts), round(at * scale)), 255)
    y = 0.0
    for part in parts:
        whole.paste(part, (0, round(y * scale)))
        y += part.height / scale + GAP
    size = (crop.box[2] - crop.box[0], crop.box[3] - crop.box[1])
    inside = (box[0], box[1], box[0] + size[0], box[1] + size[1])
    return Picture(_uri(whole), whole.width / scale, whole.height / scale, inside)


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
