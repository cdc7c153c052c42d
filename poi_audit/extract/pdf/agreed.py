"""What every engine is told of a page, by place: what is not shown, what is uncertain, what annotations add."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from poi_audit.extract.pdf.annotations import Annotations
from poi_audit.extract.pdf.frame import Frame
from poi_audit.extract.pdf.loaded import Glyph, TextPage, View, glyph_rows
from poi_audit.extract.pdf.page import Word
from poi_audit.extract.pdf.struck import marked
from poi_audit.extract.pdf.words import Glyphs


@dataclass(frozen=True, slots=True)
class Agreed:
    """What PDFium found on a page, in places of the page as shown."""

    frame: Frame
    unseen: list[Glyph] = field(default_factory=list)
    doubtful: list[Glyph] = field(default_factory=list)
    added: list[Glyph] = field(default_factory=list)
    annotations: Annotations | None = None
    text: str = ""
    """What is not shown, in short."""

    def applied(self, glyphs: Glyphs, left: float = 0.0) -> Glyphs:
        """Another engine's glyphs, without what is not shown, with the doubts and with what annotations add.

        `left`: where the page begins in that engine's coordinates.
        """
        gone = _found(self.unseen, glyphs, left)
        doubts = _found(self.doubtful, glyphs, left)
        glyphs = replace(glyphs, doubts={**glyphs.doubts, **{i: g.doubt or "" for i, g in doubts.items()}})
        return _with(glyphs.without(gone) if gone else glyphs, self.added, left)

    def marked(self, words: list[Word]) -> list[Word]:
        """Another engine's words, with the doubts about those that annotations strike out or do not draw."""
        return words if self.annotations is None else marked(words, self.annotations, self.frame)


def agreed(loaded: TextPage, view: View) -> Agreed:
    """What the other engines are told of a page that was looked at."""
    frame = Frame(loaded.page, None)
    dropped = [i for i, doubt in view.flaws.items() if doubt is None]
    kept = [(i, doubt) for i, doubt in view.flaws.items() if doubt is not None]
    return Agreed(
        frame,
        view.unseen + glyph_rows(view.printed, dropped, frame),
        glyph_rows(view.printed, [i for i, _ in kept], frame, [doubt for _, doubt in kept]),
        glyph_rows(view.printed, view.added, frame),
        loaded.annotations,
        view.unseen_text(),
    )


def _found(rows: Sequence[Glyph], glyphs: Glyphs, left: float) -> dict[int, Glyph]:
    """For each of the rows the glyph that is the same sign in the same place, were there two of them only one."""
    found: dict[int, Glyph] = {}
    x = (glyphs.x0 + glyphs.x1) / 2 - left
    for row in rows:
        high = row.bottom - row.top
        here = np.flatnonzero(
            (glyphs.codes == row.code)
            & (np.abs(x - (row.x0 + row.x1) / 2) < 0.25 * high)
            & (glyphs.y > row.top)
            & (glyphs.y < row.bottom + 0.3 * high)
        )
        free = [
            i for i in here[np.argsort(np.abs(x[here] - (row.x0 + row.x1) / 2))].tolist() if i not in found
        ]
        if free:
            found[free[0]] = row
    return found


def _with(glyphs: Glyphs, added: Iterable[Glyph], left: float) -> Glyphs:
    """The glyphs with these beside them."""
    rows = np.array([(g.code, g.x0 + left, g.x1 + left, g.y, g.size) for g in added])
    if not rows.size:
        return glyphs
    return Glyphs(
        np.append(glyphs.codes, rows[:, 0].astype(np.uint32)),
        np.append(glyphs.x0, rows[:, 1]),
        np.append(glyphs.x1, rows[:, 2]),
        np.append(glyphs.y, rows[:, 3]),
        np.append(glyphs.size, rows[:, 4]),
        doubts=glyphs.doubts,
    )
