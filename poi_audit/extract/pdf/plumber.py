"""The second engine: pdfplumber (pdfminer) behind the same interface. Slower, and an independent reading."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import numpy as np

from poi_audit.extract.pdf.page import Floats, Ink, Page
from poi_audit.extract.pdf.pdfium import PdfiumDocument
from poi_audit.extract.pdf.words import Glyphs, words_of
from poi_audit.model.errors import UnreadableError


class PlumberDocument:
    """A PDF opened by pdfplumber. Raises UnreadableError when it cannot be opened."""

    name = "pdfplumber"
    cut = False

    def __init__(self, data: bytes, password: str | None = None) -> None:
        import pdfplumber

        try:
            self._pdf = pdfplumber.open(io.BytesIO(data), password=password)
            self.page_count = len(self._pdf.pages)
        except (
            Exception
        ) as error:  # pdfminer raises bare AssertionError, KeyError, TypeError on damaged files
            raise UnreadableError(f"pdfplumber no pudo abrir el PDF ({type(error).__name__})") from error
        self._judge = PdfiumDocument(data, password)

    def text(self, number: int) -> str:
        """All text of a page in stream order, a line end wherever the baseline changes."""
        chars = self._page(number).chars
        starts = [char["bottom"] for char in chars]
        return "".join(
            f"\n{char['text']}" if i and abs(starts[i] - starts[i - 1]) > 2 else str(char["text"])
            for i, char in enumerate(chars)
        )

    def page(self, number: int) -> Page:
        """A page with its words and shapes."""
        source = self._page(number)
        agreed = self._judge.agreed(number)
        words, lefts = words_of(agreed.applied(_glyphs(source), float(source.bbox[0])), _drawn(source))
        shapes = self._shapes(source, number)
        page = Page(
            number, float(source.width), float(source.height), agreed.marked(words), lefts, shapes, _inks(source),
            unseen=agreed.text, annotated=bool(agreed.added),
        )  # fmt: skip
        source.close()
        return page

    def close(self) -> None:
        """Release the file."""
        self._judge.close()
        self._pdf.close()

    def _page(self, number: int) -> Any:
        try:
            page = self._pdf.pages[number - 1]
            page.chars  # noqa: B018  parses the page now, so that a damaged one fails here
        except Exception as error:
            raise UnreadableError(
                f"pdfplumber no pudo leer la página {number} ({type(error).__name__})"
            ) from error
        return page

    def _shapes(self, source: Any, number: int) -> Floats:
        return _drawn(source)


def _drawn(source: Any) -> Floats:
    """Boxes of all that is drawn."""
    drawn = [*source.rects, *source.lines, *source.curves]
    boxes = [(s["x0"], s["top"], s["x1"], s["bottom"]) for s in drawn]
    return np.array(boxes, dtype=np.float64).reshape(-1, 4)


def _glyphs(source: Any) -> Glyphs:
    chars = [char for char in source.chars if not _slanted(char["matrix"])]
    lift = float(source.height) + float(source.bbox[1])
    letters = ["-" if c["text"] == "\xad" else str(c["text"])[:1] or " " for c in chars]
    return Glyphs(
        np.array([ord(letter) for letter in letters], dtype=np.uint32),
        np.array([c["x0"] for c in chars], dtype=np.float64),
        np.array([c["x1"] for c in chars], dtype=np.float64),
        np.array([lift - c["matrix"][5] for c in chars], dtype=np.float64),
        np.array([abs(c["bottom"] - c["top"]) for c in chars], dtype=np.float64),
    )


def _slanted(matrix: Sequence[float]) -> bool:
    """Whether a glyph stands aslant, as those of a watermark do."""
    along, across = sorted(abs(part) for part in matrix[:2])
    return along > 0.08 * across


def _inks(source: Any) -> list[Ink]:
    """The small shapes that may be a checkbox or its tick."""
    out = []
    for shape in [*source.rects, *source.lines, *source.curves]:
        if not (3 < shape["width"] < 20 and 3 < shape["height"] < 20):
            continue
        points: list[Any] = list(shape.get("pts") or [])
        x0, top, x1, bottom = shape["x0"], shape["top"], shape["x1"], shape["bottom"]
        closed = len(points) > 1 and points[0] == points[-1]
        coloured = bool(shape.get("fill")) and _coloured(shape.get("non_stroking_color"))
        out.append(Ink(x0, top, x1, bottom, len(points), coloured, bool(shape.get("stroke")), closed))
    return out


def _coloured(colour: Any) -> bool:
    tints = [float(c) for c in colour] if isinstance(colour, tuple | list) else []
    if len(tints) > 3:  # CMYK
        black = tints.pop()
        tints = [1 - min(1.0, ink + black) for ink in tints]
    return bool(tints) and (max(tints) - min(tints) > 0.24 or max(tints) < 0.43)
