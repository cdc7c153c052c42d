"""A loaded page and what is known of its text, to say what of it is seen; and what was said."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2_raw as pdfium

from poi_audit.extract.pdf.annotations import Box
from poi_audit.extract.pdf.calls import addresses, quick, ref
from poi_audit.extract.pdf.drawn import Drawn
from poi_audit.extract.pdf.means import Means
from poi_audit.extract.pdf.page import Floats

_text_object = quick(pdfium.FPDFText_GetTextObject, ctypes.c_void_p)

Ints = npt.NDArray[np.int64]
Shown = Callable[[Floats], Floats]
"""Turns boxes of user space (left, bottom, right, top) into boxes of the page as shown (x0, top, x1, bottom)."""


@dataclass(slots=True)
class Verdict:
    """What of a page's text is not shown or uncertain."""

    unseen: set[int] = field(default_factory=set)
    """The texts, by their position, that the page does not show."""
    elsewhere: set[int] = field(default_factory=set)
    """Those of them that are lines of a cell of which this page shows others, or none: they are on another page."""
    flaws: dict[int, str | None] = field(default_factory=dict)
    """The glyphs, by their position, that are not shown (None) or uncertain (why)."""


@dataclass(slots=True)
class Sight:
    """A loaded page and what is known of it: its objects, and the number and box of every glyph in user space."""

    page: Any
    text: Any
    drawn: Drawn
    numbers: Ints
    boxes: Floats
    codes: npt.NDArray[np.uint32]
    lines: Floats
    """The baseline of each glyph: those of one line have the same."""
    shown: Shown
    means: Means
    """By what else than colour the file may hide its text."""
    stamps: Sequence[Box] = ()
    """Boxes of the signatures and stamps that are no part of the page's content and lie on it."""
    sideways: bool = False
    """Whether lines of text run up or down user space."""
    _numbered: dict[int | None, int] | None = None
    _texts: list[int] | None = None

    def texts(self) -> list[int]:
        """The text of every glyph, by its position; -1 for one that is not known."""
        if self._texts is None:
            self._texts = self._texts_of(self.numbers)
        return self._texts

    def texts_at(self, glyphs: Ints) -> list[int]:
        """The texts of these glyphs."""
        if not glyphs.size:
            return []
        return (
            self._texts_of(self.numbers[glyphs])
            if self._texts is None
            else [self._texts[i] for i in glyphs.tolist()]
        )

    def _texts_of(self, numbers: Ints) -> list[int]:
        if self._numbered is None:
            self._numbered = {text: i for i, text in enumerate(addresses(self.drawn.texts))}
        found = map(_text_object, repeat(ref(self.text)), numbers.tolist())
        return [self._numbered.get(text, -1) for text in found]

    def page_box(self) -> tuple[float, float, float, float]:
        """Left, bottom, right, top of the page that is seen, in user space."""
        box = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(self.page, box)
        return box.left, box.bottom, box.right, box.top


def glyphs_in(boxes: Floats, box: Sequence[float]) -> Ints:
    """The glyphs whose middle part lies in a box, were it only in part."""
    left, bottom, right, top = box
    wide, high = (boxes[:, 2] - boxes[:, 0]) * 0.2, (boxes[:, 3] - boxes[:, 1]) * 0.3
    return np.flatnonzero(
        (boxes[:, 0] + wide < right)
        & (boxes[:, 2] - wide > left)
        & (boxes[:, 1] + high < top)
        & (boxes[:, 3] - high > bottom)
    )
