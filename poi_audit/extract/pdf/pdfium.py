"""The default engine: PDFium through pypdfium2's raw interface, each page read once into NumPy arrays."""

from __future__ import annotations

import ctypes
from typing import Any

import numpy as np
import pypdfium2_raw as pdfium

from poi_audit.extract.pdf.agreed import Agreed, agreed
from poi_audit.extract.pdf.ahead import ReadAhead, can_fork
from poi_audit.extract.pdf.annotations import Forms
from poi_audit.extract.pdf.drawn import Drawn, as_handle
from poi_audit.extract.pdf.glyphs import page_text
from poi_audit.extract.pdf.loaded import TextPage, look
from poi_audit.extract.pdf.means import means_of
from poi_audit.extract.pdf.mend import lacks_end, with_end
from poi_audit.extract.pdf.page import Floats, Ink, Page
from poi_audit.extract.pdf.scan_pages import is_picture
from poi_audit.extract.pdf.struck import marked
from poi_audit.extract.pdf.words import words_of
from poi_audit.model.errors import UnreadableError

_ERRORS = {
    pdfium.FPDF_ERR_PASSWORD: "el PDF está cifrado y requiere una contraseña (--password)",
    pdfium.FPDF_ERR_SECURITY: "el PDF usa un cifrado que no se puede abrir",
}
_DAMAGED = "el PDF está dañado y no se puede abrir"
_CUT = "el PDF está cortado (le falta el final) y no se puede abrir"


class PdfiumDocument:
    """A PDF opened by PDFium. Raises UnreadableError when it cannot be opened."""

    name = "pdfium"

    def __init__(self, data: bytes, password: str | None = None) -> None:
        pdfium.FPDF_InitLibrary()
        self.cut = False
        self._kept: list[Page] = []
        self._asked = 0
        self._loaded: TextPage | None = None
        self._pictures: dict[int, bool] = {}
        self._ahead: ReadAhead | None = None
        self._doc = self._load(data, password)
        if not self._doc:
            reason = _ERRORS.get(pdfium.FPDF_GetLastError())
            self.cut = reason is None and lacks_end(data)
            mended = with_end(data) if self.cut else None
            self._doc = mended and self._load(mended, password)
            if not self._doc:
                raise UnreadableError(reason or (_CUT if self.cut else _DAMAGED))
        self.page_count = pdfium.FPDF_GetPageCount(self._doc)
        self._means = means_of(self._data)
        self._forms = Forms(self._doc)

    def _load(self, data: bytes, password: str | None) -> Any:
        self._data = data  # PDFium reads from this buffer for as long as the document is open
        return pdfium.FPDF_LoadMemDocument64(data, len(data), password and password.encode())

    def text(self, number: int) -> str:
        """All text of a page in stream order."""
        return page_text(self._load_page(number).text)

    def _load_page(self, number: int) -> TextPage:
        """The page, loaded; the last one is kept, for its words are asked for after its text."""
        if self._loaded is None or self._loaded.number != number:
            self._unload()
            self._loaded = TextPage(self._doc, number, self._forms)
        return self._loaded

    def _unload(self) -> None:
        if self._loaded is not None:
            self._loaded.close()
            self._loaded = None

    def page(self, number: int) -> Page:
        """A page with its words and shapes.

        Two are kept, for a report's first page is asked for again. From there on, and where pages are asked for one
        after the other, another process reads ahead.
        """
        follows, self._asked = number == self._asked + 1, number
        found = next((page for page in self._kept if page.number == number), None)
        if found is not None:
            self._read_ahead(number)
            return found
        if self._loaded is not None and self._loaded.number == number:
            self.is_picture(number)  # asked later of the pages of a report; now it costs nothing
        found = self._ahead.page(number) if self._ahead is not None else None
        if found is None:
            if follows:
                self._read_ahead(number)
            found = self._read(number)
        self._kept = [*self._kept[-1:], found]
        return found

    def _read_ahead(self, number: int) -> None:
        """Have the pages after this one read by another process from now on, where that is not already so."""
        if self._ahead is not None and (self._ahead.failed or self._ahead.is_near(number)):
            return
        if can_fork(self.page_count - number):
            self._end_ahead()
            self._ahead = ReadAhead(self._read, number + 1, self.page_count)

    def _end_ahead(self) -> None:
        if self._ahead is not None:
            self._ahead.close()
            self._ahead = None

    def _read(self, number: int) -> Page:
        loaded = self._load_page(number)
        view = look(loaded, self._means)
        frame = view.frame
        shapes, content = view.shapes, view.content
        inks = _inks(view.drawn, shapes)
        words, lefts = words_of(view.glyphs(), shapes)
        if loaded.annotations is not None:
            words = marked(words, loaded.annotations, frame)
        self._unload()
        if content is not None:
            words = [w for w in words if content[0] <= w.y <= content[1] or not _flows(w.y, content)]
            shapes[:, 1] = np.maximum(shapes[:, 1], content[0])
            shapes[:, 3] = np.minimum(shapes[:, 3], content[1])
            shapes = shapes[shapes[:, 3] >= shapes[:, 1]]
        return Page(
            number, frame.width, frame.height, words, lefts, shapes, inks, content, view.printed.lost, frame.turn,
            view.unseen_text(), bool(view.added),
        )  # fmt: skip

    def agreed(self, number: int) -> Agreed:
        """What the other engines are to know of what a page shows."""
        loaded = self._load_page(number)
        found = agreed(loaded, look(loaded, self._means))
        self._unload()
        return found

    def is_picture(self, number: int) -> bool:
        """Whether the page is a scan. Raises UnreadableError where it is damaged."""
        if number not in self._pictures:
            loaded = self._load_page(number)
            self._pictures[number] = is_picture(loaded.page, loaded.text)
        return self._pictures[number]

    def close(self) -> None:
        """Release the file."""
        self._end_ahead()
        self._unload()
        if self._doc:
            self._forms.close()
            pdfium.FPDF_CloseDocument(self._doc)
            self._doc = None


def _flows(y: float, content: tuple[float, float], reach: float = 9.0) -> bool:
    """Whether a baseline just outside the slice belongs to the flow cut there, and not to the page's margins."""
    return content[0] - reach <= y <= content[1] + reach


def _inks(drawn: Drawn, shown: Floats) -> list[Ink]:
    """The small shapes, with their paint. `shown`: the boxes of all paths."""
    size = shown[:, 2:] - shown[:, :2]
    small = np.flatnonzero((size > 3).all(axis=1) & (size < 20).all(axis=1))[:400]
    return [_ink(as_handle(drawn.paths[i]), shown[i]) for i in small.tolist()]


def _ink(handle: Any, box: Floats) -> Ink:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(handle, fill, stroke)
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    pdfium.FPDFPageObj_GetFillColor(handle, red, green, blue, alpha)
    tint = (red.value, green.value, blue.value)
    coloured = fill.value != 0 and alpha.value > 0 and (max(tint) - min(tint) > 60 or max(tint) < 110)
    segments = pdfium.FPDFPath_CountSegments(handle)
    last = pdfium.FPDFPath_GetPathSegment(handle, segments - 1) if segments > 0 else None
    closed = bool(last and pdfium.FPDFPathSegment_GetClose(last))
    x0, top, x1, bottom = box.tolist()
    return Ink(x0, top, x1, bottom, segments, coloured, bool(stroke.value), closed)
