"""A loaded page: its annotations made a part of it, its text, and what of it the page shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import repeat
from typing import Any, NamedTuple

import numpy as np
import pypdfium2_raw as pdfium

from poi_audit.extract.pdf.annotations import Annotations, Forms, flatten, holding
from poi_audit.extract.pdf.calls import Ref
from poi_audit.extract.pdf.drawn import Drawn, as_handle, clips_of, drawn_of
from poi_audit.extract.pdf.frame import Frame, upright
from poi_audit.extract.pdf.glyphs import Printed, glyphs_of
from poi_audit.extract.pdf.means import Means
from poi_audit.extract.pdf.page import Floats
from poi_audit.extract.pdf.shown import judge
from poi_audit.extract.pdf.sight import Sight
from poi_audit.extract.pdf.words import Glyphs
from poi_audit.model.errors import UnreadableError
from poi_audit.model.text import squeeze


class TextPage:
    """A loaded page with its text, to be closed. Raises UnreadableError where one of them is damaged."""

    def __init__(self, doc: Any, number: int, forms: Forms) -> None:
        self.number = number
        self._doc = doc
        self.page = self._load()
        if number not in forms.found:
            found = forms.found[number] = flatten(self.page, forms)
            if found is not None and found.flattened:
                pdfium.FPDF_ClosePage(self.page)
                self.page = self._load()
        self.annotations = forms.found[number]
        self.text = self._text()

    def _load(self) -> Any:
        page = pdfium.FPDF_LoadPage(self._doc, self.number - 1)
        if not page:
            raise UnreadableError(f"la página {self.number} del PDF está dañada")
        return page

    def _text(self) -> Any:
        text = pdfium.FPDFText_LoadPage(self.page)
        if not text:
            pdfium.FPDF_ClosePage(self.page)
            raise UnreadableError(f"el texto de la página {self.number} del PDF está dañado")
        return text

    def remove(self, texts: Iterable[int], drawn: Drawn) -> None:
        """Take these texts, by their position, out of the page, and read its text again."""
        pdfium.FPDFText_ClosePage(self.text)
        for text in texts:
            forms = drawn.in_forms.get(text)
            handle = as_handle(drawn.texts[text])
            removed = (
                pdfium.FPDFFormObj_RemoveObject(as_handle(forms[-1]), handle)
                if forms
                else pdfium.FPDFPage_RemoveObject(self.page, handle)
            )
            if removed:
                pdfium.FPDFPageObj_Destroy(handle)
        self.text = self._text()

    def close(self) -> None:
        """Release the page."""
        pdfium.FPDFText_ClosePage(self.text)
        pdfium.FPDF_ClosePage(self.page)


class Glyph(NamedTuple):
    """A glyph by which the engines agree: code point, box as shown (x0, top, x1, bottom), baseline, size, and doubt."""

    code: int
    x0: float
    top: float
    x1: float
    bottom: float
    y: float
    size: float
    doubt: str | None = None


@dataclass(slots=True)
class View:
    """What a page shows: its objects and glyphs, and what was taken from or added to those of its content."""

    frame: Frame
    drawn: Drawn
    printed: Printed
    shapes: Floats
    """Boxes (x0, top, x1, bottom) of all paths of the page's own."""
    content: tuple[float, float] | None
    """Top and bottom of the slice of a flow that the page shows, where a browser cut it there."""
    unseen: list[Glyph] = field(default_factory=list)
    """Glyphs that the page does not show; they are in `printed` no more."""
    said: list[int] = field(default_factory=list)
    """The signs of these that are to be said: not those that another page shows."""
    flaws: dict[int, str | None] = field(default_factory=dict)
    """Of the glyphs in `printed`, by position: those that are not shown (None), or uncertain."""
    added: list[int] = field(default_factory=list)
    """The positions in `printed` of the glyphs that annotations draw."""

    def glyphs(self) -> Glyphs:
        """The glyphs that the page shows, with the doubts about them."""
        if not self.flaws:
            return self.printed.glyphs
        glyphs = replace(self.printed.glyphs, doubts={i: doubt for i, doubt in self.flaws.items() if doubt})
        return glyphs.without(i for i, doubt in self.flaws.items() if doubt is None)

    def unseen_text(self, most: int = 60) -> str:
        """What the page does not show, cut to so many characters."""
        codes = [*self.said]
        codes += [int(self.printed.glyphs.codes[i]) for i, doubt in self.flaws.items() if doubt is None]
        return squeeze("".join(map(chr, codes[: 2 * most])))[:most]


def look(loaded: TextPage, means: Means) -> View:
    """See a page: read its objects and glyphs, take out what it does not show, and note what is uncertain.

    `means`: by what else than colour the file may hide its text.
    """
    frame = Frame(loaded.page, upright(loaded.text))
    as_shown = Frame(loaded.page, None)
    flattened = loaded.annotations is not None and loaded.annotations.flattened
    unseen: list[Glyph] = []
    said: list[int] = []
    while True:
        drawn = drawn_of(loaded.page, flattened)
        printed = glyphs_of(loaded.text, frame, drawn)
        shapes = frame.boxes(*drawn.path_boxes[: drawn.own_paths].T)
        content = _content(drawn.paths, shapes, frame)
        sight = Sight(
            loaded.page,
            loaded.text,
            drawn,
            printed.numbers,
            printed.boxes,
            printed.glyphs.codes,
            printed.glyphs.y,
            lambda boxes: as_shown.boxes(*boxes.T),
            means,
            [] if loaded.annotations is None or flattened else loaded.annotations.stamps,
            bool(frame.rotation % 2),
        )
        stamped = _of_stamps(loaded.annotations, drawn, sight)
        verdict = judge(sight)
        gone = verdict.unseen | stamped
        if not gone:
            return View(
                frame,
                drawn,
                printed,
                shapes,
                content,
                unseen,
                said,
                verdict.flaws,
                [i for i, _ in _annotated(drawn, sight)],
            )
        positions = [i for i, text in enumerate(sight.texts()) if text in verdict.unseen]
        unseen += glyph_rows(printed, positions, as_shown)
        said += [int(printed.glyphs.codes[i]) for i in positions if sight.texts()[i] not in verdict.elsewhere]
        loaded.remove(gone, drawn)


def _content(paths: Sequence[Ref], shown: Floats, frame: Frame) -> tuple[float, float] | None:
    """The vertical clip of a shape that runs on past the page: Chrome cuts the flow there."""
    for i in np.flatnonzero((shown[:, 3] > frame.height) | (shown[:, 1] < 0))[:12].tolist():
        for points in clips_of(paths[i], 16):
            if len(points) < 4:
                continue
            corners = np.array(points)
            x, y = frame.points(corners[:, 0], corners[:, 1])
            inside = y.min() > 1 or y.max() < frame.height - 1
            if inside and np.ptp(x) > 0.5 * frame.width and np.ptp(y) > 0.2 * frame.height:
                return float(y.min()), float(y.max())
    return None


def glyph_rows(
    printed: Printed, positions: Sequence[int], frame: Frame, doubts: Sequence[str | None] | None = None
) -> list[Glyph]:
    """These glyphs as the other engines are told of them."""
    here, glyphs = list(positions), printed.glyphs
    sides = frame.boxes(*printed.boxes[here].T)
    columns = (glyphs.codes[here], *sides.T, glyphs.y[here], glyphs.size[here])
    rows = zip(*(column.tolist() for column in columns), strict=True)
    return [
        Glyph(*row)._replace(doubt=doubt) for row, doubt in zip(rows, doubts or repeat(None), strict=False)
    ]


def _annotated(drawn: Drawn, sight: Sight) -> list[tuple[int, int]]:
    """Position and text of the glyphs that annotations draw."""
    if drawn.own_texts is None or drawn.own_texts == len(drawn.texts):
        return []
    return [(i, text) for i, text in enumerate(sight.texts()) if text >= drawn.own_texts]


def _of_stamps(annotations: Annotations | None, drawn: Drawn, sight: Sight) -> set[int]:
    """The texts inside signatures and stamps."""
    if annotations is None or not annotations.stamps:
        return set()
    return {
        text
        for i, text in _annotated(drawn, sight)
        if any(holding(tuple(sight.boxes[i].tolist()), annotations.stamps))
    }
