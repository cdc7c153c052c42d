"""The default engine: PDFium through pypdfium2's raw interface, each page read once into NumPy arrays."""

from __future__ import annotations

import ctypes
import math
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2_raw as pdfium

from poi_audit.extract.pdf.address import address, plain
from poi_audit.extract.pdf.ahead import ReadAhead, can_fork
from poi_audit.extract.pdf.mend import lacks_end, with_end
from poi_audit.extract.pdf.page import Floats, Ink, Page
from poi_audit.extract.pdf.scan_pages import is_picture
from poi_audit.extract.pdf.unmapped import unmapped
from poi_audit.extract.pdf.words import Glyphs, words_of
from poi_audit.model.errors import UnreadableError

MAX_FORM_DEPTH = 6
MAX_SHAPES = 200_000

_ERRORS = {
    pdfium.FPDF_ERR_PASSWORD: "el PDF está cifrado y requiere una contraseña (--password)",
    pdfium.FPDF_ERR_SECURITY: "el PDF usa un cifrado que no se puede abrir",
}


_POINTER, _INT = ctypes.c_void_p, ctypes.c_int
_loose_box = plain(pdfium.FPDFText_GetLooseCharBox, _INT, _POINTER, _INT, _POINTER)
_origin = plain(pdfium.FPDFText_GetCharOrigin, _INT, _POINTER, _INT, _POINTER, _POINTER)
_unicode = plain(pdfium.FPDFText_GetUnicode, ctypes.c_uint, _POINTER, _INT)
_bounds = plain(pdfium.FPDFPageObj_GetBounds, _INT, *[_POINTER] * 5)
_object = plain(pdfium.FPDFPage_GetObject, _POINTER, _POINTER, _INT)
_form_object = plain(pdfium.FPDFFormObj_GetObject, _POINTER, _POINTER, ctypes.c_ulong)
_text_object = plain(pdfium.FPDFText_GetTextObject, _POINTER, _POINTER, _INT)
_kind = plain(pdfium.FPDFPageObj_GetType, _INT, _POINTER)
_DAMAGED = "el PDF está dañado y no se puede abrir"
_CUT = "el PDF está cortado (le falta el final) y no se puede abrir"


def _each(calls: Iterable[int]) -> None:
    """Run the calls for their effect."""
    deque(calls, maxlen=0)


class PdfiumDocument:
    """A PDF opened by PDFium. Raises UnreadableError when it cannot be opened."""

    name = "pdfium"

    def __init__(self, data: bytes, password: str | None = None) -> None:
        pdfium.FPDF_InitLibrary()
        self.cut = False
        self._kept: list[Page] = []
        self._asked = 0
        self._loaded: _TextPage | None = None
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

    def _load(self, data: bytes, password: str | None) -> Any:
        self._data = data  # PDFium reads from this buffer for as long as the document is open
        return pdfium.FPDF_LoadMemDocument64(data, len(data), password and password.encode())

    def text(self, number: int) -> str:
        """All text of a page in stream order."""
        return _page_text(self._load_page(number).text)

    def _load_page(self, number: int) -> _TextPage:
        """The page, loaded; the last one is kept, for its words are asked for after its text."""
        if self._loaded is None or self._loaded.number != number:
            self._unload()
            self._loaded = _TextPage(self._doc, number)
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
        frame = _Frame(loaded.page, _upright(loaded.text))
        glyphs, lost = _glyphs(loaded.page, loaded.text, frame)
        shapes, inks, content = _shapes(loaded.page, frame)
        words, lefts = words_of(glyphs)
        self._unload()
        if content is not None:
            words = [w for w in words if content[0] <= w.y <= content[1] or not _flows(w.y, content)]
            shapes[:, 1] = np.maximum(shapes[:, 1], content[0])
            shapes[:, 3] = np.minimum(shapes[:, 3], content[1])
            shapes = shapes[shapes[:, 3] >= shapes[:, 1]]
        return Page(number, frame.width, frame.height, words, lefts, shapes, inks, content, lost, frame.turn)

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
            pdfium.FPDF_CloseDocument(self._doc)
            self._doc = None


def _flows(y: float, content: tuple[float, float], reach: float = 9.0) -> bool:
    """Whether a baseline just outside the slice belongs to the flow cut there, and not to the page's margins."""
    return content[0] - reach <= y <= content[1] + reach


class _TextPage:
    """A loaded page with its text, to be closed. Raises UnreadableError where one of them is damaged."""

    def __init__(self, doc: Any, number: int) -> None:
        self.number = number
        self.page = pdfium.FPDF_LoadPage(doc, number - 1)
        if not self.page:
            raise UnreadableError(f"la página {number} del PDF está dañada")
        self.text = pdfium.FPDFText_LoadPage(self.page)
        if not self.text:
            pdfium.FPDF_ClosePage(self.page)
            raise UnreadableError(f"el texto de la página {number} del PDF está dañado")

    def close(self) -> None:
        """Release the page."""
        pdfium.FPDFText_ClosePage(self.text)
        pdfium.FPDF_ClosePage(self.page)


class _Frame:
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


def _upright(text_page: Any, sample: int = 15) -> int | None:
    """The quarter turns that set most of the text upright, or None where no angle prevails."""
    count = max(pdfium.FPDFText_CountChars(text_page), 0)
    turns = [
        round(-pdfium.FPDFText_GetCharAngle(text_page, i) / (math.pi / 2)) % 4
        for i in range(0, count, max(count // sample, 1))
        if pdfium.FPDFText_GetUnicode(text_page, i) > 32 and not pdfium.FPDFText_IsGenerated(text_page, i)
    ]
    best = max(set(turns), key=turns.count, default=0)
    return best if turns.count(best) > 0.7 * len(turns) else None


def _page_text(text_page: Any) -> str:
    return _units(text_page).tobytes().decode("utf-16-le", "replace")


def _units(text_page: Any) -> npt.NDArray[np.uint16]:
    """The page's text as UTF-16 units."""
    count = max(pdfium.FPDFText_CountChars(text_page), 0)
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(text_page, 0, count, buffer) if count else 0
    return np.frombuffer(buffer, np.uint16)[: max(written - 1, 0)]


def _glyphs(page: Any, text_page: Any, frame: _Frame) -> tuple[Glyphs, float]:
    """The page's glyphs, and the share of them whose character is not known."""
    count = max(pdfium.FPDFText_CountChars(text_page), 0)
    text = address(text_page)
    codes = _units(text_page).astype(np.uint32)
    if codes.size != count:  # characters beyond the first plane take two units
        codes = np.fromiter(map(_unicode, repeat(text), range(count)), np.uint32, count)
    lost = unmapped(text_page, codes)
    if lost is not None:
        codes = np.where(lost, 0xFFFD, codes).astype(np.uint32)
    index = np.flatnonzero((codes != 10) & (codes != 13))
    boxes = np.zeros((index.size, 4), np.float32)
    _each(map(_loose_box, repeat(text), index.tolist(), _steps(boxes)))
    # characters PDFium adds itself (spaces, line ends) have no extent
    drawn = (boxes[:, 2] != boxes[:, 0]) & (boxes[:, 1] != boxes[:, 3])
    index, boxes = index[drawn], boxes[drawn].astype(np.float64)
    left, top, right, bottom = boxes.T  # FS_RECTF
    shown = frame.boxes(left, bottom, right, top)
    y = _baselines(text, index, shown, frame)
    wide = _too_wide(shown, y)
    if wide is not None:
        x, _ = frame.points(*_origins(text, index).T)
        _narrow(shown, x, y, wide)
    size = (shown[:, 3] - shown[:, 1]) / 1.16
    share = 0.0 if lost is None or not index.size else float(lost[index].mean())

    def drawn_at(glyphs: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        count = min(pdfium.FPDFPage_CountObjects(page), MAX_SHAPES)
        ranks = {handle: i for i, handle in enumerate(map(_object, repeat(address(page)), range(count)))}
        texts = map(_text_object, repeat(text), index[glyphs].tolist())
        return np.array([ranks.setdefault(handle, len(ranks)) for handle in texts], np.int64)

    return Glyphs(_letters(codes[index]), shown[:, 0], shown[:, 2], y, size, drawn_at), share


def _origins(text: int, index: npt.NDArray[np.int64]) -> Floats:
    origins = np.zeros((index.size, 2), np.float64)
    _each(map(_origin, repeat(text), index.tolist(), _steps(origins), _steps(origins, 1)))
    return origins


def _baselines(text: int, index: npt.NDArray[np.int64], shown: Floats, frame: _Frame) -> Floats:
    """The baseline of each glyph. Those whose boxes have the same top and bottom stand on the same: one is asked."""
    heights = np.ascontiguousarray(shown[:, 1::2]).view(np.complex128).ravel()
    _, first, same = np.unique(heights, return_index=True, return_inverse=True)
    _, y = frame.points(*_origins(text, index[first]).T)
    return np.asarray(y[same.ravel()])


def _too_wide(boxes: Floats, y: Floats) -> npt.NDArray[np.bool_] | None:
    """The glyphs of a type 3 font, for each of which PDFium gives the box of the whole font; None where none are.

    They are known by being equally wide and lying over one another.
    """
    if len(boxes) < 20:
        return None
    width, height = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    shape = np.round(width / np.maximum(height, 0.1), 2)
    values, counts = np.unique(shape, return_counts=True)
    fixed = shape == values[counts.argmax()]
    step = _steps_right(boxes[:, 0], y)
    over = fixed & (step > 0) & (step < 0.8 * width)
    return fixed if over.sum() >= 0.3 * len(boxes) else None


def _narrow(boxes: Floats, x: Floats, y: Floats, wide: npt.NDArray[np.bool_]) -> None:
    """Make these boxes as wide as their glyphs, in place: a glyph ends where the next one begins."""
    width, height = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    step = _steps_right(x, y)
    ends = np.where((step > 0) & (step < 1.2 * width), step, 0.45 * height)
    boxes[wide, 0] = x[wide]
    boxes[wide, 2] = (x + ends)[wide]


def _steps_right(x: Floats, y: Floats) -> Floats:
    """How far the next glyph of the same line stands to the right; infinite where there is none."""
    step = np.append(np.diff(x), np.inf)
    step[:-1][np.abs(np.diff(y)) > 0.1] = np.inf
    return step


def _letters(codes: npt.NDArray[np.uint32]) -> npt.NDArray[np.uint32]:
    """Code points of glyphs. PDFium gives a hyphen at a line's end as U+0002 or U+FFFE; controls are blanks."""
    out = np.where(np.isin(codes, (2, 0xAD, 0xFFFE, 0x2010, 0x2011)), ord("-"), codes)
    out = np.where(out == 0x37E, ord(";"), out)  # the Greek question mark is the semicolon by another number
    out = np.where(out < 32, 32, out)
    lost = ((out >= 0xD800) & (out <= 0xDFFF)) | (out > 0x10FFFF)
    return np.where(lost, 0xFFFD, out).astype(np.uint32)


def _shapes(page: Any, frame: _Frame) -> tuple[Floats, list[Ink], tuple[float, float] | None]:
    """Boxes of all paths, the small ones with their paint, and the slice of the flow the page shows."""
    count = min(pdfium.FPDFPage_CountObjects(page), MAX_SHAPES)
    paths = list(_paths(list(map(_object, repeat(address(page)), range(count))), 0))
    sides = np.zeros((len(paths), 4), np.float32)
    _each(map(_bounds, paths, *(_steps(sides, side) for side in range(4))))
    wide = sides.astype(np.float64)
    shown = frame.boxes(wide[:, 0], wide[:, 1], wide[:, 2], wide[:, 3])
    size = shown[:, 2:] - shown[:, :2]
    small = np.flatnonzero((size > 3).all(axis=1) & (size < 20).all(axis=1))[:400]
    inks = [_ink(_handle(paths[i]), shown[i]) for i in small.tolist()]
    return shown, inks, _content(paths, shown, frame)


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


def _paths(objects: Sequence[int], depth: int) -> Iterator[int]:
    """The path objects among these, those inside forms included."""
    for handle, kind in zip(objects, map(_kind, objects), strict=True):
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            yield handle
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < MAX_FORM_DEPTH:
            form = _handle(handle)
            count = min(pdfium.FPDFFormObj_CountObjects(form), MAX_SHAPES)
            yield from _paths(list(map(_form_object, repeat(handle), range(count))), depth + 1)


def _handle(address: int) -> Any:
    return ctypes.cast(address, pdfium.FPDF_PAGEOBJECT)


def _steps(table: npt.NDArray[Any], column: int = 0) -> range:
    """The addresses of a column's items, row after row."""
    start = table.ctypes.data + column * table.itemsize
    return range(start, start + table.nbytes, table.strides[0] or 1)


def _content(paths: list[int], shown: Floats, frame: _Frame) -> tuple[float, float] | None:
    """The vertical clip of a shape that runs on past the page: Chrome cuts the flow there."""
    for i in np.flatnonzero((shown[:, 3] > frame.height) | (shown[:, 1] < 0))[:12].tolist():
        clip = pdfium.FPDFPageObj_GetClipPath(_handle(paths[i]))
        for k in range(pdfium.FPDFClipPath_CountPaths(clip)):
            points = _clip_points(clip, k)
            if len(points) < 4:
                continue
            corners = np.array(points)
            x, y = frame.points(corners[:, 0], corners[:, 1])
            inside = y.min() > 1 or y.max() < frame.height - 1
            if inside and np.ptp(x) > 0.5 * frame.width and np.ptp(y) > 0.2 * frame.height:
                return float(y.min()), float(y.max())
    return None


def _clip_points(clip: Any, path: int) -> list[tuple[float, float]]:
    x, y = ctypes.c_float(), ctypes.c_float()
    points = []
    for s in range(min(pdfium.FPDFClipPath_CountPathSegments(clip, path), 16)):
        segment = pdfium.FPDFClipPath_GetPathSegment(clip, path, s)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        points.append((x.value, y.value))
    return points
