"""The glyphs of a page as PDFium gives them: what each is, its box, baseline and size."""

from __future__ import annotations

import ctypes
import math
from itertools import repeat
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pypdfium2_raw as pdfium

from poi_audit.extract.pdf.calls import Ref, addresses, quick, ref, results
from poi_audit.extract.pdf.drawn import Drawn
from poi_audit.extract.pdf.frame import Frame
from poi_audit.extract.pdf.page import Floats
from poi_audit.extract.pdf.unmapped import unmapped
from poi_audit.extract.pdf.words import Glyphs

_loose_box = quick(pdfium.FPDFText_GetLooseCharBox, ctypes.c_int)
_origin = quick(pdfium.FPDFText_GetCharOrigin, ctypes.c_int)
_unicode = quick(pdfium.FPDFText_GetUnicode, ctypes.c_uint)
_angle = quick(pdfium.FPDFText_GetCharAngle, ctypes.c_float)
_text_object = quick(pdfium.FPDFText_GetTextObject, ctypes.c_void_p)

LARGE = 1.3
"""A glyph so many times higher than the usual one may stand aslant: its box is higher than it is."""
HUGE = 2.5
"""So many times higher than the usual one and over other lines it is a watermark's."""
QUARTER, ASLANT = math.pi / 2, 0.08
"""A quarter turn, and by how much text that stands aslant differs from whole ones, in radians."""


class Printed(NamedTuple):
    """The glyphs of a page, spaces included."""

    glyphs: Glyphs
    numbers: npt.NDArray[np.int64]
    """The number by which PDFium calls each."""
    boxes: Floats
    """The box of each in user space: left, bottom, right, top."""
    lost: float
    """The share (0 to 1) of those whose character is not known."""


def page_text(text_page: Any) -> str:
    return _units(text_page).tobytes().decode("utf-16-le", "replace")


def _units(text_page: Any) -> npt.NDArray[np.uint16]:
    """The page's text as UTF-16 units."""
    count = max(pdfium.FPDFText_CountChars(text_page), 0)
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(text_page, 0, count, buffer) if count else 0
    return np.frombuffer(buffer, np.uint16)[: max(written - 1, 0)]


def glyphs_of(text_page: Any, frame: Frame, drawn: Drawn) -> Printed:
    """The page's glyphs."""
    count = max(pdfium.FPDFText_CountChars(text_page), 0)
    text = ref(text_page)
    codes = _units(text_page).astype(np.uint32)
    if codes.size != count:  # characters beyond the first plane take two units
        codes = np.fromiter(map(_unicode, repeat(text), range(count)), np.uint32, count)
    lost = unmapped(text_page, codes)
    if lost is not None:
        codes = np.where(lost, 0xFFFD, codes).astype(np.uint32)
    index = np.flatnonzero((codes != 10) & (codes != 13))
    boxes = results(_loose_box, index.size, np.float32, (0,), repeat(text), index.tolist())
    # characters PDFium adds itself (spaces, line ends) have no extent
    seen = (boxes[:, 2] != boxes[:, 0]) & (boxes[:, 1] != boxes[:, 3])
    seen &= ~_of_watermarks(text, index, boxes)
    index, boxes = (
        index[seen],
        boxes[seen][:, [0, 3, 2, 1]].astype(np.float64),
    )  # FS_RECTF: left, top, right, bottom
    shown = frame.boxes(*boxes.T)
    y = _baselines(text, index, shown, frame)
    wide = _too_wide(shown, y)
    if wide is not None:
        x, _ = frame.points(*_origins(text, index).T)
        _narrow(shown, x, y, wide)
        boxes = frame.user(shown)
    size = (shown[:, 3] - shown[:, 1]) / 1.16
    share = 0.0 if lost is None or not index.size else float(lost[index].mean())

    def drawn_at(glyphs: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        ranks = dict(zip(addresses(drawn.texts), drawn.text_ranks, strict=True))
        texts = map(_text_object, repeat(text), index[glyphs].tolist())
        return np.array([ranks.setdefault(handle, len(ranks)) for handle in texts], np.int64)

    glyphs = Glyphs(_letters(codes[index]), shown[:, 0], shown[:, 2], y, size, drawn_at)
    return Printed(glyphs, index, boxes, share)


def _of_watermarks(text: Ref, index: npt.NDArray[np.int64], boxes: Floats) -> npt.NDArray[np.bool_]:
    """The large glyphs that stand aslant, or across lines of smaller ones: they are no text of a table.

    `boxes`: left, top, right, bottom of each.
    """
    height = np.abs(boxes[:, 3] - boxes[:, 1])
    usual = np.median(height) if len(height) else 0.0
    tall = np.flatnonzero(height > LARGE * usual)
    angles = np.array([_angle(text, i) for i in index[tall].tolist()])
    out = np.zeros(index.size, bool)
    out[tall] = np.abs((angles + QUARTER / 2) % QUARTER - QUARTER / 2) > ASLANT
    huge = tall[(height[tall] > HUGE * usual) & ~out[tall]]
    if huge.size:
        small = boxes[height <= LARGE * usual]
        x, y = (small[:, 0] + small[:, 2]) / 2, (small[:, 1] + small[:, 3]) / 2
        for i in huge.tolist():
            left, top, right, bottom = boxes[i]
            inside = (x > left) & (x < right) & (y > bottom) & (y < top)
            if np.ptp(y[inside]) > usual / 2 if inside.any() else False:
                same = np.isclose(boxes[huge], boxes[i])
                out[huge[same[:, (1, 3)].all(axis=1) | same[:, (0, 2)].all(axis=1)]] = True
        gone = boxes[huge[out[huge]]][:, (0, 2)]
        for i in huge[~out[huge]].tolist():  # the same word printed again, below or above
            out[i] = bool(np.isclose(gone, boxes[i, (0, 2)]).all(axis=1).any())
    return out


def _origins(text: Ref, index: npt.NDArray[np.int64]) -> Floats:
    return results(_origin, index.size, np.float64, (0, 2), repeat(text), index.tolist())


def _baselines(text: Ref, index: npt.NDArray[np.int64], shown: Floats, frame: Frame) -> Floats:
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
