"""From glyphs to words, by geometry alone: many prints carry no space characters at all."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from poi_audit.extract.pdf.page import Floats, Word

WORD_GAP = 0.17
"""Smallest space between words, in type sizes. Hinted letters stand up to 0.12 apart, spaces are 0.22 and more."""
LINE_SHIFT = 0.2
"""A glyph whose baseline moves more than this many type sizes starts another word."""


@dataclass(slots=True)
class Glyphs:
    """The glyphs of a page in stream order; spaces have `space` set and only end a word."""

    text: list[str]
    x0: Floats
    x1: Floats
    y: Floats
    size: Floats


def words_of(glyphs: Glyphs) -> list[Word]:
    """Words of a page. Glyphs drawn twice at the same spot (bold by overprinting) count once."""
    text = glyphs.text
    if not text:
        return []
    blank = np.fromiter((t.isspace() for t in text), bool, len(text))
    ink = np.flatnonzero(~blank)
    if ink.size == 0:
        return []
    x0, x1, y, size = glyphs.x0[ink], glyphs.x1[ink], glyphs.y[ink], np.maximum(glyphs.size[ink], 0.1)
    spaced = np.diff(ink, prepend=ink[0]) > 1
    gap = np.empty_like(x0)
    gap[0] = np.inf
    gap[1:] = (x0[1:] - x1[:-1]) / size[1:]
    same_line = np.zeros(ink.size, bool)
    same_line[1:] = np.abs(y[1:] - y[:-1]) <= LINE_SHIFT * size[1:]
    near = same_line & (gap > -0.6) & (gap < 2.0)
    starts = ~near | spaced | (gap > _thresholds(gap, near))
    twice = _repeated(text, ink, x0, y)
    first = np.flatnonzero(starts)
    last = np.append(first[1:], ink.size)
    out = []
    for a, b in zip(first.tolist(), last.tolist(), strict=True):
        kept = [i for i in range(a, b) if not twice[i]]
        if kept:
            letters = "".join(text[ink[i]] for i in kept)
            out.append(Word(letters, float(x0[kept[0]]), float(x1[kept].max()), float(y[a]), float(size[a])))
    return out


def _thresholds(gap: Floats, near: np.typing.NDArray[np.bool_]) -> Floats:
    """The word gap for each glyph: wider where a whole run is letter-spaced."""
    run = np.cumsum(~near)
    order = np.lexsort((gap, run))
    counts = np.bincount(run)
    ends = np.cumsum(counts)
    # median over the run of gaps, its first (infinite) gap left out
    middle = ends[1:] - counts[1:] + np.maximum(counts[1:] - 2, 0) // 2
    medians = np.where(counts[1:] >= 4, gap[order[middle]], 0.0)
    medians = np.where(np.isfinite(medians), np.maximum(medians, 0.0), 0.0)
    limit = np.maximum(WORD_GAP, medians + 0.13)
    return np.asarray(limit[run - 1], dtype=np.float64)


OVERPRINT = 0.7
"""Side of the cells, in points, in which the same glyph drawn again is the same print. No two dots stand closer."""


def _repeated(
    text: list[str], ink: np.typing.NDArray[np.intp], x0: Floats, y: Floats
) -> np.typing.NDArray[np.bool_]:
    """Glyphs drawn where the same glyph already stands. Two staggered grids catch offsets over a cell's side."""
    out = np.zeros(ink.size, bool)
    letters = [text[i] for i in ink.tolist()]
    for shift in (0.0, 0.5):
        column = np.floor(x0 / OVERPRINT + shift).astype(np.int64)
        line = np.rint(y / OVERPRINT).astype(np.int64)
        seen: set[tuple[str, int]] = set()
        for i, key in enumerate(zip(letters, (column + (line << 24)).tolist(), strict=True)):
            if key in seen:
                out[i] = True
            seen.add(key)
    return out
