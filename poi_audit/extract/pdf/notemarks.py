"""Small marks glued to a figure: "10.00" with a small 1 beside it, raised or not, is no 10.001."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from poi_audit.extract.pdf.page import Floats, Word

SMALLER = 0.82
"""A sign of less than so many type sizes of its neighbour is set smaller."""
_FIGURE = re.compile(r"-?[\d.,]*\d%?|S\.[IP]\.?")
_MARK = re.compile(r"[(\[]?[\dA-Za-z*†‡§¹²³]{1,3}[)\]]?")


def doubt_of(mark: str) -> str:
    """Why a figure with this mark is uncertain."""
    return f"lleva pegado «{mark}» en letra más pequeña, que puede ser una llamada de nota"


def without_marks(
    words: list[Word], first: npt.NDArray[np.int64], sizes: Floats, x0: Floats, x1: Floats
) -> list[Word]:
    """The words, each figure without the small mark glued to it, and doubtful. Glyphs are told by size and sides.

    `first`: the first glyph of each word.
    """
    starts = first.tolist()
    tall = np.maximum.reduceat(sizes, first)
    for i in np.flatnonzero(np.minimum.reduceat(sizes, first) < SMALLER * tall).tolist():
        words[i] = _parted(
            words[i], starts[i], sizes[starts[i] : starts[i] + len(words[i].text)], tall[i], x0, x1
        )
    small = np.flatnonzero(tall < SMALLER * np.median(tall)).tolist()
    marks = [i for i in small if _MARK.fullmatch(words[i].text)]
    owned = _owners(words, marks) if marks else {}
    for mark, owner in owned.items():
        words[owner] = words[owner]._replace(doubt=words[owner].doubt or doubt_of(words[mark].text))
    return [word for i, word in enumerate(words) if i not in owned] if owned else words


def _parted(word: Word, start: int, sizes: Floats, tall: float, x0: Floats, x1: Floats) -> Word:
    """A word of signs of two sizes: the figure in the larger, where what is smaller is a mark at its end or start."""
    large = np.flatnonzero(sizes >= SMALLER * tall)
    if len(sizes) != len(word.text) or not large.size:
        return word
    a, b = int(large[0]), int(large[-1]) + 1
    before, figure, after = word.text[:a], word.text[a:b], word.text[b:]
    if large.size != b - a or not _FIGURE.fullmatch(figure) or not _MARK.fullmatch(before + after):
        return word
    return word._replace(
        text=figure, x0=float(x0[start + a]), x1=float(x1[start + b - 1]), size=float(tall), start=word.start + a,
        doubt=word.doubt or doubt_of(before + after),
    )  # fmt: skip


def _owners(words: Sequence[Word], marks: Sequence[int]) -> dict[int, int]:
    """For each small word that is glued to a figure, raised or lowered, which figure that is."""
    figures = [i for i, word in enumerate(words) if _FIGURE.fullmatch(word.text)]
    if not figures:
        return {}
    x0, x1, y, size = np.array([(words[i].x0, words[i].x1, words[i].y, words[i].size) for i in figures]).T
    found = {}
    for i in marks:
        mark = words[i]
        beside = np.minimum(np.abs(mark.x0 - x1), np.abs(x0 - mark.x1)) < 0.3 * size
        near = (y - mark.y > -0.3 * size) & (y - mark.y < 0.9 * size) & (mark.size < SMALLER * size)
        here = np.flatnonzero(beside & near)
        if here.size:
            found[i] = figures[int(here[0])]
    return found
