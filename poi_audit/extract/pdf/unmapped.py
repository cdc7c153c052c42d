"""Glyphs whose font does not say which characters they are: what PDFium gives for them is a number, not a letter."""

from __future__ import annotations

import ctypes
from itertools import repeat
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2_raw as pdfium

from poi_audit.extract.pdf.calls import address, quick, ref
from poi_audit.model.text import fold

Bools = npt.NDArray[np.bool_]

_WORDS = ("PROG", "EJEC", "ACUMULADO", "AVANCE", "ANUAL", "ACTIVIDAD", "OBJETIVO", "AGREGACION", "FISIC")
_error = quick(pdfium.FPDFText_HasUnicodeMapError, ctypes.c_int)


def unmapped(text_page: Any, codes: npt.NDArray[np.uint32]) -> Bools | None:
    """Which characters of a page are mere glyph numbers; None when none is. Asked once per run of characters.

    Some fonts without a map number their glyphs by the usual codes of the letters: one in which the words of a
    report can be read is believed.
    """
    blank = codes <= 32
    starts = np.flatnonzero(~blank & np.append(True, blank[:-1]))
    lost = np.fromiter(map(_error, repeat(ref(text_page)), starts.tolist()), np.int8, starts.size) == 1
    low = np.flatnonzero(codes < 32)  # a number below 32 is a run of its own
    odd = low[~np.isin(codes[low], (2, 9, 10, 13))]
    if not lost.any() and not odd.size:
        return None
    every = np.fromiter(map(_error, repeat(ref(text_page)), range(codes.size)), np.int8, codes.size) == 1
    fonts = np.zeros(codes.size, np.int64)
    for i in np.flatnonzero(every).tolist():
        fonts[i] = _font(text_page, i)
    for font in np.unique(fonts[every]).tolist():
        here = fonts == font
        if (codes[here] < 32).any():
            continue
        text = fold(codes[here].tobytes().decode("utf-32-le", "replace"))
        if sum(word in text for word in _WORDS) >= 3:
            every &= ~here
    return every if every.any() else None


def _font(text_page: Any, index: int) -> int:
    piece = pdfium.FPDFText_GetTextObject(text_page, index)
    font = pdfium.FPDFTextObj_GetFont(piece) if piece else None
    return address(font) if font else 0
