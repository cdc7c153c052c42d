"""The engine for scans: each page is rendered, straightened, its rules found and its text read by RapidOCR.

It needs the extra `ocr`. What it gives is what every engine gives: words and shapes, each word with a confidence.
"""

from __future__ import annotations

import ctypes
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING

import numpy as np
import pypdfium2

from poi_audit.extract.pdf.page import Floats, Ink, Page, Word
from poi_audit.model.errors import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from poi_audit.extract.pdf.scan_image import Grey
    from poi_audit.extract.pdf.scan_read import Recogniser
    from poi_audit.extract.pdf.scan_runs import Speck
    from poi_audit.extract.pdf.scan_second import SecondReader

INSTALL = "para leerlas instale el complemento desde la carpeta del programa: pip install '.[ocr]'"
UPRIGHT = 1.2
"""Points."""
MOST_GLANCES = 60
"""Pages that are looked at for a table before any is read."""
WIDEST = 0.65
"""By so much of the widest table's share another counts as wide: the report's is the widest of a dossier."""
MAX_PIXELS = 60_000_000
"""A page that would be larger at the resolution of reading is refused."""


def can_read_scans() -> bool:
    """Whether the extra `ocr` is installed."""
    return all(find_spec(name) is not None for name in ("rapidocr", "onnxruntime", "cv2"))


class ScanDocument:
    """A PDF read from the pictures of its pages. Raises UnreadableError where it does not open or the extra lacks."""

    name = "ocr"
    cut = False

    def __init__(self, data: bytes, password: str | None = None) -> None:
        if not can_read_scans():
            raise UnreadableError(f"las páginas son imágenes; {INSTALL}")
        try:
            self._pdf = pypdfium2.PdfDocument(data, password=password)
        except pypdfium2.PdfiumError as error:
            raise UnreadableError("el PDF no se puede abrir para leer sus imágenes") from error
        self.page_count = len(self._pdf)
        self._readers: tuple[Recogniser, SecondReader] | None = None
        self._pages: dict[int, Page] = {}
        self.angles: dict[int, float] = {}
        """By how many degrees each page read so far was turned, anticlockwise."""
        self.unread: dict[int, Floats] = {}
        """Boxes of the ink of each page read so far that belongs to no word, in points."""

    def text(self, number: int) -> str:
        """All text of a page."""
        return "".join(word.text for word in self.page(number).words)

    def page(self, number: int) -> Page:
        """A page with its words and shapes. It is kept: reading it again takes seconds."""
        if number not in self._pages:
            self._pages[number] = self._read(number)
        return self._pages[number]

    def table_page(self, first: int, last: int) -> int | None:
        """The first page of these that seems to hold a table with about as many columns as any; None for none."""
        from poi_audit.extract.pdf.scan_glance import DPI, LEAST, columns_of

        seen: dict[int, int] = {}
        for number in range(first, min(last, first + MOST_GLANCES - 1) + 1):
            try:
                picture, _, _ = self._picture(number, DPI)
            except UnreadableError:
                continue
            seen[number] = columns_of(picture)
        enough = max(LEAST, WIDEST * max(seen.values(), default=0))
        return next((number for number, count in seen.items() if count >= enough), None)

    def close(self) -> None:
        """Release the file, and give back the memory that its reading took."""
        self._pdf.close()
        self._pages.clear()
        self._readers = None
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
        if trim is not None:
            trim(0)

    def _read(self, number: int) -> Page:
        from poi_audit.extract.pdf.scan_image import DPI, MARGIN, straightened
        from poi_audit.extract.pdf.scan_read import Recogniser
        from poi_audit.extract.pdf.scan_rules import rules_of
        from poi_audit.extract.pdf.scan_runs import runs_of_ink, specks_of
        from poi_audit.extract.pdf.scan_second import SecondReader
        from poi_audit.extract.pdf.scan_words import POINT, words_of_scan

        picture, width, height = self._picture(number, DPI)
        sheet = straightened(picture)
        self.angles[number] = sheet.angle
        shapes, ink, rules = rules_of(sheet)
        runs, boxes = runs_of_ink(ink)
        self._readers = self._readers or (Recogniser(), SecondReader())
        words = words_of_scan(sheet, rules, runs, *self._readers)
        drawn = _wide((np.array(shapes, dtype=np.float64).reshape(-1, 4) - MARGIN) * POINT)
        inks = [_box(speck, full) for speck, full in boxes]
        self.unread[number] = _unread((specks_of(ink).astype(np.float64) - MARGIN) * POINT, words)
        return Page(number, width, height, words, np.empty(0), drawn, inks)

    def _picture(self, number: int, dpi: int) -> tuple[Grey, float, float]:
        try:
            page = self._pdf[number - 1]
            width, height = page.get_size()
            if width * height * (dpi / 72) ** 2 > MAX_PIXELS:
                raise UnreadableError(f"la página {number} es demasiado grande para leerla como imagen")
            picture = page.render(scale=dpi / 72, grayscale=True).to_numpy()
        except pypdfium2.PdfiumError as error:
            raise UnreadableError(f"la página {number} del PDF está dañada") from error
        return np.array(picture, dtype=np.uint8).reshape(picture.shape[:2]), width, height


def _wide(shapes: Floats) -> Floats:
    """The shapes, upright rules at least `UPRIGHT` wide: sides of cells are looked for among shapes with a width."""
    middle = (shapes[:, 0] + shapes[:, 2]) / 2
    shapes[:, 0] = np.minimum(shapes[:, 0], middle - UPRIGHT / 2)
    shapes[:, 2] = np.maximum(shapes[:, 2], middle + UPRIGHT / 2)
    return shapes


def _unread(specks: Floats, words: Sequence[Word]) -> Floats:
    """The specks whose middle lies in no word."""
    if not words or not len(specks):
        return specks
    x, y = (specks[:, 0] + specks[:, 2]) / 2, (specks[:, 1] + specks[:, 3]) / 2
    sides = np.array([(w.x0 - 0.5, w.y - w.size, w.x1 + 0.5, w.y + 0.35 * w.size) for w in words])
    order = np.argsort(y)
    inside = np.zeros(len(specks), bool)
    for x0, top, x1, bottom in sides.tolist():
        near = order[np.searchsorted(y, top, sorter=order) : np.searchsorted(y, bottom, sorter=order)]
        inside[near] |= (x[near] >= x0) & (x[near] <= x1)
    return specks[~inside]


def _box(speck: Speck, full: float) -> Ink:
    """A small drawn box as the checkbox it may be: ticked where much of its inside is inked."""
    from poi_audit.extract.pdf.scan_image import MARGIN
    from poi_audit.extract.pdf.scan_words import POINT

    x0, top, x1, bottom = ((side - MARGIN) * POINT for side in speck.tolist())
    return Ink(x0, top, x1, bottom, 4, full > 0.15, stroked=False, closed=True)
