"""Which pages of a PDF are pictures: an image covers the page, and there is no text, or none that can be seen."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable
from itertools import groupby, repeat
from typing import Any

import pypdfium2_raw as pdfium

from poi_audit.extract.pdf.calls import Ref, quick, ref
from poi_audit.extract.pdf.drawn import as_handle

COVERED = 0.5
"""Share of the page that images must cover."""
FEW = 20
"""Characters of a stamp or page number that a picture may carry as text."""
LOOKED_AT = 200
"""Objects looked at on a page; on a scan the image is among the first."""
_INVISIBLE = 3
_object = quick(pdfium.FPDFPage_GetObject, Ref)
_kind = quick(pdfium.FPDFPageObj_GetType, ctypes.c_int)
_mode = quick(pdfium.FPDFTextObj_GetTextRenderMode, ctypes.c_int)


def is_picture(page: Any, text_page: Any) -> bool:
    """Whether a loaded page is a scan; one with a layer of unseen text (from a scanner's own OCR) is one too."""
    area = float(pdfium.FPDF_GetPageWidthF(page)) * float(pdfium.FPDF_GetPageHeightF(page))
    count = min(pdfium.FPDFPage_CountObjects(page), LOOKED_AT)
    objects = list(map(_object, repeat(ref(page)), range(count)))
    kinds = list(map(_kind, objects))
    images = [
        as_handle(each)
        for each, kind in zip(objects, kinds, strict=True)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE
    ]
    if not images or sum(map(_area, images)) < COVERED * area:
        return False
    if pdfium.FPDFText_CountChars(text_page) < FEW:
        return True
    texts = [each for each, kind in zip(objects, kinds, strict=True) if kind == pdfium.FPDF_PAGEOBJ_TEXT]
    unseen = sum(mode == _INVISIBLE for mode in map(_mode, texts))
    return bool(texts) and unseen > 0.5 * len(texts)


def _area(image: Any) -> float:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(image, left, bottom, right, top)
    return max(0.0, right.value - left.value) * max(0.0, top.value - bottom.value)


def named(pages: Iterable[int]) -> str:
    """The pages in words: "la página 3", "las páginas 1-4, 7"."""
    numbers = sorted(pages)
    spans = [
        [n for _, n in group] for _, group in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0])
    ]
    words = ", ".join(str(s[0]) if len(s) == 1 else f"{s[0]}-{s[-1]}" for s in spans)
    return f"la página {words}" if len(numbers) == 1 else f"las páginas {words}"
