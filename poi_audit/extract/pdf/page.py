"""What every PDF engine gives for one page: words with boxes, and the edges of what is drawn.

Coordinates are PDF points from the top-left corner of the page as shown (after /Rotate and the crop box); y grows
downwards.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import inf
from operator import attrgetter
from typing import NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
WIDE = 1.6
"""A space between two words that parts two texts, in type sizes."""


class Word(NamedTuple):
    """A run of glyphs without a space: its text, ink extent, baseline `y` and type size in points."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    start: int = -1
    """Index of its first glyph in the page's `lefts`."""
    confidence: float | None = None
    """How sure the reading of a picture is, 0 to 1; None for printed text."""
    mixed: bool = False
    """Whether it is printed over another text, so that glyphs of both may stand in it and some be lost."""
    doubt: str | None = None
    """Why it is uncertain that the page shows this and nothing else; None where it does."""

    @property
    def top(self) -> float:
        """Upper side of the box: one type size above the descent."""
        return self.y - 0.8 * self.size

    @property
    def bottom(self) -> float:
        """Lower side of the box."""
        return self.y + 0.22 * self.size

    @property
    def middle(self) -> float:
        """Horizontal centre."""
        return (self.x0 + self.x1) / 2


class Ink(NamedTuple):
    """A small drawn shape: its box, how many segments it has, and how it is painted."""

    x0: float
    top: float
    x1: float
    bottom: float
    segments: int
    coloured: bool
    """Filled with a colour, or dark: not white, not a light grey."""
    stroked: bool
    closed: bool


@dataclass(slots=True)
class Page:
    """One page as an engine read it."""

    number: int
    """1 is the file's first page."""
    width: float
    height: float
    words: list[Word]
    lefts: Floats
    """Left side of every glyph, word after word."""
    shapes: Floats = field(default_factory=lambda: np.empty((0, 4)))
    """Boxes (x0, top, x1, bottom) of every drawn path, rules as thin boxes, clipped to `content`."""
    inks: list[Ink] = field(default_factory=list)
    """Small, roughly square shapes: one of them may be a checkbox or its tick."""
    content: tuple[float, float] | None = None
    """Top and bottom of the slice of the flowing page that is shown here, where the producer clips to it."""
    lost: float = 0.0
    """Share of the glyphs (0 to 1) whose font does not say which characters they are; they read as U+FFFD."""
    turn: int = 0
    """Quarter turns clockwise by which the page as shown was turned so that its text stands upright."""
    unseen: str = ""
    """Text of the page's content that the page does not show, which is not among the words."""
    annotated: bool = False
    """Whether some of the words are drawn by annotations or form fields."""
    sides: dict[tuple[float, float], list[float]] = field(default_factory=dict, repr=False)
    """The drawn sides that pass a text of this baseline and size, as they were asked for."""


class Document(Protocol):
    """An opened PDF, page by page; nothing is kept between pages."""

    name: str
    """The engine's name."""
    page_count: int
    cut: bool
    """Whether the file lacks its end."""

    def text(self, number: int) -> str:
        """All text of a page in stream order, cheap, to find out whether the page is of interest."""
        ...

    def page(self, number: int) -> Page:
        """A page with its words and shapes."""
        ...

    def close(self) -> None:
        """Release the file."""
        ...


class Line:
    """Words that share a baseline, from left to right; what is asked of it again and again is found once."""

    __slots__ = ("_runs", "_text", "words", "y")

    def __init__(self, words: list[Word], y: float) -> None:
        self.words = words
        self.y = y
        self._text: str | None = None
        self._runs: list[Line] | None = None

    @property
    def text(self) -> str:
        """The words joined by single spaces."""
        if self._text is None:
            self._text = " ".join([word.text for word in self.words])
        return self._text

    @property
    def x0(self) -> float:
        """Left side."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Right side."""
        return max(word.x1 for word in self.words)

    @property
    def size(self) -> float:
        """Type size of the first word."""
        return self.words[0].size

    @property
    def runs(self) -> list[Line]:
        """The separate texts side by side of which the line is made: wider apart than `WIDE` type sizes."""
        if self._runs is None:
            self._runs = list(runs_of(self))
        return self._runs


_from_the_top = attrgetter("y", "x0")
_left = attrgetter("x0")


def lines_of(words: list[Word], slack: float = 0.35) -> list[Line]:
    """Group words into lines: baselines closer than `slack` type sizes to the line's first word are one line."""
    out: list[Line] = []
    for word in sorted(words, key=_from_the_top):
        if out and word.y - out[-1].y <= slack * min(word.size, out[-1].words[0].size):
            out[-1].words.append(word)
        else:
            out.append(Line([word], word.y))
    return [part for line in out for part in _untangled(line)]


def _untangled(line: Line) -> Iterator[Line]:
    """The line, its words from left to right; two where texts overlap, such as a stamp printed over the header."""
    words = line.words
    words.sort(key=_left)
    end = -inf
    for word in words:
        if word.x0 <= end - 0.4 * word.size:
            break
        end = word.x1
    else:
        yield line
        return
    levels: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (w.y, w.x0)):
        if levels and word.y - levels[-1][0].y <= 0.12 * word.size:
            levels[-1].append(word)
        else:
            levels.append([word])
    for level in levels:
        for words in texts_of(level):
            yield Line(sorted(words, key=lambda w: w.x0), words[0].y)


def texts_of(words: Sequence[Word]) -> list[list[Word]]:
    """The words of one baseline, parted where another text begins over the start of the one drawn before it."""
    drawn = sorted(words, key=lambda w: (w.start, w.x0))
    texts = [drawn[:1]]
    for before, word in pairwise(drawn):
        again = abs(word.x0 - texts[-1][0].x0) < 0.5 * word.size and word.x0 < before.x1 - 0.4 * word.size
        if again and 0 <= before.start < word.start:
            texts.append([])
        texts[-1].append(word)
    return texts


def runs_of(line: Line, gap: float = WIDE) -> Iterator[Line]:
    """Cut a line where the space between two words is wider than `gap` type sizes: separate texts side by side."""
    start = 0
    words = line.words
    for i in range(1, len(words)):
        if words[i].x0 - words[i - 1].x1 > gap * words[i].size:
            yield Line(words[start:i], line.y)
            start = i
    yield Line(words[start:], line.y)
