"""From glyphs to words, by geometry alone: many prints carry no space characters at all, or in no useful order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from poi_audit.extract.pdf.notemarks import without_marks
from poi_audit.extract.pdf.page import Floats, Word
from poi_audit.extract.pdf.struck import STRUCK, struck

WORD_GAP = 0.17
"""Smallest space between words, in type sizes. Hinted letters stand up to 0.12 apart, spaces are 0.22 and more."""
SPACED_GAP = 0.13
"""By how much a space exceeds the gap between letters, in type sizes, where a whole run is letter-spaced."""
LINE_STEP = 0.1
"""Baselines further apart than this, in points, are different lines."""
RUN_GAP = 2.0
"""A wider gap, in type sizes, parts two runs of text: letter-spacing is judged for each run."""
OVERPRINT = 0.12
"""The same glyph again within so many type sizes is the same print (bold by drawing twice). No two l's stand closer."""
OVERLAP = -0.4
"""A glyph that begins so many type sizes before the end of the one to its left is of another text printed over it."""
DIGIT_OVERLAP = -0.15
"""The same between two digits, which are set closer to one another by 0.08 at most; P and its point by 0.31."""

BLANKS = (9, 10, 13, 32, 160, 0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200A,
          0x202F, 0x205F, 0x3000)  # fmt: skip
NOTHING = (0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF)
"""Signs without width or ink."""

Bools = npt.NDArray[np.bool_]


@dataclass(slots=True)
class Glyphs:
    """The glyphs of a page in any order: code point, left and right side, baseline, type size. Spaces included."""

    codes: npt.NDArray[np.uint32]
    x0: Floats
    x1: Floats
    y: Floats
    size: Floats
    texts: Callable[[npt.NDArray[np.int64]], npt.NDArray[np.int64]] | None = None
    """When the text of each of these glyphs was drawn, as a number; None where the engine does not tell."""
    doubts: dict[int, str] = field(default_factory=dict)
    """Why a glyph is uncertain, by its position."""

    def without(self, gone: Iterable[int]) -> Glyphs:
        """All but these glyphs, given by their positions."""
        keep = np.ones(self.codes.size, bool)
        keep[list(gone)] = False
        kept = np.flatnonzero(keep)
        place = np.cumsum(keep) - 1
        texts = self.texts
        return Glyphs(
            self.codes[kept],
            self.x0[kept],
            self.x1[kept],
            self.y[kept],
            self.size[kept],
            None if texts is None else lambda glyphs: texts(kept[glyphs]),
            {int(place[i]): doubt for i, doubt in self.doubts.items() if keep[i]},
        )


def words_of(glyphs: Glyphs, rules: Floats | None = None) -> tuple[list[Word], Floats]:
    """Words of a page, line by line and from left to right, and the left side of their glyphs in that order.

    Lines are told by exact baselines. `rules`: boxes of what is drawn; a word that one of them strikes out is doubtful.
    """
    if glyphs.codes.size == 0:
        return [], np.empty(0)
    line = _lines(glyphs.y)
    order = np.lexsort((glyphs.x0, line))
    blank_at = np.isin(glyphs.codes, BLANKS)
    blank = blank_at[order]
    ink = order[~blank]
    if ink.size == 0:
        return [], np.empty(0)
    spaced = np.diff(np.flatnonzero(~blank), prepend=0) > 1
    once = ~_repeated(glyphs.codes[ink], glyphs.x0[ink], glyphs.x1[ink], line[ink], glyphs.size[ink])
    ink, spaced = ink[once], spaced[once]
    x0, x1, size = glyphs.x0[ink], glyphs.x1[ink], np.maximum(glyphs.size[ink], 0.1)
    gap = np.full(ink.size, np.inf)
    gap[1:] = (x0[1:] - x1[:-1]) / size[1:]
    near = (np.diff(line[ink], prepend=-1) == 0) & (gap < RUN_GAP)
    widest = _word_gaps(gap, near)
    starts = ~near | spaced | (gap > widest)
    mixed = np.zeros(ink.size, bool)
    over = near & (gap < _overlap(glyphs.codes[ink]))
    if over.any():
        mixed = _untangle(glyphs, ~blank_at, ink, near, over, widest, starts)
        x0, x1, size = glyphs.x0[ink], glyphs.x1[ink], np.maximum(glyphs.size[ink], 0.1)
    first = np.flatnonzero(starts)
    last = np.append(first[1:], ink.size)
    letters = glyphs.codes[ink].tobytes().decode("utf-32-le", "replace")
    columns = (first, last, x0[first], np.maximum.reduceat(x1, first), glyphs.y[ink][first], size[first])
    words = [
        Word(letters[a:b], left, right, y, height, a)
        for a, b, left, right, y, height in zip(*(c.tolist() for c in columns), strict=True)
    ]
    if mixed.any():
        words = [word._replace(mixed=bool(mixed[a])) for word, a in zip(words, first.tolist(), strict=True)]
    for number, glyph in _words_with(glyphs.doubts, ink, first):
        words[number] = words[number]._replace(doubt=glyphs.doubts[glyph])
    if rules is not None:
        for number in struck(rules, *columns[2:]):
            words[number] = words[number]._replace(doubt=words[number].doubt or STRUCK)
    return without_marks(words, first, size, x0, x1), x0


def _words_with(
    doubts: Mapping[int, str], ink: npt.NDArray[np.int64], first: npt.NDArray[np.int64]
) -> Iterator[tuple[int, int]]:
    """Word and glyph, for each doubtful glyph."""
    for at in np.flatnonzero(np.isin(ink, list(doubts))).tolist() if doubts else ():
        yield int(np.searchsorted(first, at, "right")) - 1, int(ink[at])


def _untangle(
    glyphs: Glyphs,
    drawn: Bools,
    ink: npt.NDArray[np.int64],
    near: Bools,
    over: Bools,
    widest: Floats,
    starts: Bools,
) -> Bools:
    """Where texts are printed over one another, put each run's glyphs text by text, as they were drawn.

    Changes `ink` and `starts` in place. Gives the glyphs of these runs: where two texts have the same sign in the same
    place PDFium keeps one of the two, so that a figure read there is not certain.
    """
    run = np.cumsum(~near)
    mixed = np.isin(run, run[over])
    for number in np.unique(run[over]).tolist():
        here = np.flatnonzero(run == number)
        order, apart = _drawn_order(glyphs, drawn, ink[here])
        ink[here] = order
        x0, x1, size = glyphs.x0[order], glyphs.x1[order], np.maximum(glyphs.size[order], 0.1)
        step = (x0[1:] - x1[:-1]) / size[1:]
        starts[here] = np.append(
            True, (step > widest[here[0]]) | (step < _overlap(glyphs.codes[order])[1:]) | apart
        )
    return mixed


def _overlap(codes: npt.NDArray[np.uint32]) -> Floats:
    """How far each glyph may reach into the one to its left, in type sizes below zero."""
    digit = (codes >= ord("0")) & (codes <= ord("9"))
    return np.where(digit & np.append(False, digit[:-1]), DIGIT_OVERLAP, OVERLAP)


def _drawn_order(
    glyphs: Glyphs, drawn: Bools, run: npt.NDArray[np.int64]
) -> tuple[npt.NDArray[np.int64], Bools]:
    """The run's glyphs as they were drawn, text by text where texts are told; and whether a blank stands before each.

    The first one's blank is left out.
    """
    span = np.arange(run.min(), run.max() + 1)
    span = span[np.isin(span, run) | ~drawn[span]]
    order = span if glyphs.texts is None else span[np.lexsort((span, glyphs.texts(span)))]
    ink = np.flatnonzero(drawn[order])
    return order[ink], np.diff(ink) > 1


def _lines(y: Floats) -> npt.NDArray[np.int64]:
    """The number of each glyph's line, from the top."""
    order = np.argsort(y, kind="stable")
    line = np.empty(y.size, np.int64)
    line[order] = np.cumsum(np.diff(y[order], prepend=y[order[0]]) > LINE_STEP)
    return line


def _repeated(
    codes: npt.NDArray[np.uint32], x0: Floats, x1: Floats, line: npt.NDArray[np.int64], size: Floats
) -> Bools:
    """Glyphs that stand where the same glyph was already drawn.

    A lone one among glyphs that lie over one another is no such print: there two texts happen to have the same letter
    in the same place. A figure of one digit drawn twice stands apart from them.
    """
    out = np.zeros(codes.size, bool)
    near = x0[1:] - x0[:-1] < OVERPRINT * size[1:]
    out[1:] = (codes[1:] == codes[:-1]) & (line[1:] == line[:-1]) & near
    step = (x0[1:] - x1[:-1]) / size[1:]
    word = np.cumsum(np.append(True, (line[1:] != line[:-1]) | (step > WORD_GAP)))
    over = (word[1:] == word[:-1]) & (step < _overlap(codes)[1:]) & ~out[1:]
    around = np.pad(out, 2)
    lone = out & ~around[:-4] & ~around[4:] & np.isin(word, word[1:][over])
    return np.asarray(out & ~lone)


def _word_gaps(gap: Floats, near: Bools) -> Floats:
    """The word gap for each glyph: wider where a whole run is letter-spaced."""
    run = np.cumsum(~near) - 1
    counts = np.bincount(run)
    order = np.lexsort((gap, run))
    starts = np.cumsum(counts) - counts
    # the median of a run's gaps; its first gap, infinite or wide, is left out
    medians = gap[order[starts + np.maximum(counts - 2, 0) // 2]]
    medians = np.where(np.isfinite(medians) & (counts >= 4), np.maximum(medians, 0.0), 0.0)
    return np.asarray(np.maximum(WORD_GAP, medians + SPACED_GAP)[run], dtype=np.float64)
