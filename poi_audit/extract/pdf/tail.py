"""What stands after the last action of a PDF: totals by their labels, TABLA RESÚMEN by its grid, text by its lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

import numpy as np

from poi_audit.extract.cells import FIGURE
from poi_audit.extract.pdf.activity import figure_of
from poi_audit.extract.pdf.grammar import SUMMARY, TEXT_HEADINGS, starts_tail
from poi_audit.extract.pdf.page import Floats, Line, Page, Word, lines_of, runs_of
from poi_audit.extract.summary import parse_summary
from poi_audit.extract.wording import NOTE_START, TOTALS
from poi_audit.model.figure import Figure
from poi_audit.model.report import Summary, Totals
from poi_audit.model.text import fold

_SUMMARY_ROWS = ("ACCIONESESTRATEGICAS", "ACTIVIDADESOPERATIVAS")
PAGE_DROP = 10_000.0
"""How far below a page the next one is laid out when a table goes on there."""


@dataclass(slots=True)
class Tail:
    """The lines after the table, page by page."""

    lines: list[tuple[int, Line]] = field(default_factory=list)
    shapes: dict[int, Floats] = field(default_factory=dict)

    def add(self, page: Page, lines: Sequence[Line]) -> None:
        """Take in the lines of a page."""
        self.lines += [(page.number, line) for line in lines]
        self.shapes[page.number] = page.shapes

    def goes_on(self, lines: Sequence[Line]) -> bool:
        """Whether these lines, the next page's, begin with a label, heading or note that is not there yet."""
        first = next(iter(lines), None)
        if any(self._lacks(line) for line in lines[:3]):
            return True
        if first is None or not starts_tail(first):
            return False
        seen = {_opening(line) for _, line in self.lines}
        return _opening(first) not in seen

    def _lacks(self, line: Line) -> bool:
        """Whether the line is a row of TABLA RESÚMEN that has not come yet, though the table has begun."""
        row = next((row for row in _SUMMARY_ROWS if fold(line.text).startswith(row)), None)
        texts = [fold(before.text) for _, before in self.lines]
        begun = any(text.startswith(SUMMARY) for text in texts)
        return row is not None and begun and not any(text.startswith(row) for text in texts)

    def alike(self, lines: Sequence[Line]) -> bool:
        """Whether the next page is set in this one's type, prose of another text seldom is."""
        last, first = self.lines[-1][1], next(iter(lines), None)
        if first is None:
            return False
        return 0.8 < first.size / last.size < 1.25

    def totals(self, two_percentages: bool) -> Totals:
        """The labelled figures before TABLA RESÚMEN and the texts. In 2021-sem the first of two is the period's."""
        found: dict[str, Figure] = {}
        carried = ""
        for number, line in self._part(None):
            for label, figures in _labelled(line):
                name = TOTALS.get(label) or TOTALS.get(carried + label)
                carried = "" if name or figures else carried + label
                if name is None:
                    continue
                if name == "physical" and two_percentages:
                    found |= _two(figures, number)
                else:
                    found[name] = figure_of(figures, number) if figures else Figure("")
        return Totals(**found)

    def summary(self) -> Summary | None:
        """TABLA RESÚMEN, or None."""
        part = self._part(SUMMARY)
        if not part:
            return None
        words: list[Word] = []
        shapes: list[Floats] = []
        pages = sorted({number for number, _ in part})
        for i, number in enumerate(pages):  # a table cut by the page break goes on below
            drop = i * PAGE_DROP
            words += [w._replace(y=w.y + drop) for n, line in part if n == number for w in line.words]
            shapes.append(self.shapes[number] + (0.0, drop, 0.0, drop))
        words = [w for w in words if fold(w.text) not in ("TABLA", "RESUMEN", SUMMARY)]
        return parse_summary(_grid(words, np.concatenate(shapes), pages[0])) if words else None

    def texts(self) -> list[str]:
        """The lines of alerts, analysis and notes, with their headings."""
        return [line.text for _, line in self._part("texts")]

    def _part(self, part: str | None) -> list[tuple[int, Line]]:
        """The lines of one section: None is what comes before any heading."""
        out, state = [], None
        for number, line in self.lines:
            text = fold(line.text)
            if text.startswith(SUMMARY):
                state = SUMMARY
            elif text.startswith(TEXT_HEADINGS) or NOTE_START.match(line.text + " "):
                state = "texts"
            if state == part:
                out.append((number, line))
        return out


def _opening(line: Line) -> str:
    """A line's label, heading or note number: what comes before its figures, or its first word."""
    if NOTE_START.match(line.text + " "):
        return fold(line.words[0].text)
    return fold("".join(w.text for w in line.words if not FIGURE.fullmatch(w.text)))[:24]


def _labelled(line: Line) -> list[tuple[str, list[Word]]]:
    """Labels of a line, folded and without colon, each with the figures after it."""
    out: list[tuple[str, list[Word]]] = []
    label: list[Word] = []
    for word in line.words:
        if (FIGURE.fullmatch(word.text) or not word.text.strip("#")) and (label or out):
            if label:
                out.append((fold("".join(w.text for w in label)).rstrip(":"), []))
                label = []
            out[-1][1].append(word)
        else:
            label.append(word)
    if label:
        out.append((fold("".join(w.text for w in label)).rstrip(":"), []))
    return out


def _two(figures: Sequence[Word], page: int) -> dict[str, Figure]:
    blank = Figure("")
    if len(figures) == 2:
        return {"physical_period": figure_of(figures[:1], page), "physical": figure_of(figures[1:], page)}
    return {"physical_period": blank, "physical": figure_of(figures, page) if figures else blank}


def _grid(words: Sequence[Word], shapes: Floats, page: int) -> list[list[Figure]]:
    """The cells of TABLA RESÚMEN as rows of texts with their places, blanks included."""
    top, bottom = min(w.top for w in words), max(w.bottom for w in words)
    left, right = min(w.x0 for w in words), max(w.x1 for w in words)
    long = (shapes[:, 2:] - shapes[:, :2] > 3).any(axis=1)
    near = shapes[(shapes[:, 3] > top - 4) & (shapes[:, 1] < bottom + 4) & long]
    near = near[
        (near[:, 3] - near[:, 1] < (bottom - top) + 30) & (near[:, 2] - near[:, 0] < right - left + 60)
    ]
    columns = _parted([(w.x0, w.x1) for w in words], np.concatenate((near[:, 0], near[:, 2])))
    if columns is None:
        columns = _gaps([(w.x0, w.x1) for w in words], 0.8 * words[0].size)
    rows = _parted([(w.top + 1, w.bottom - 1) for w in words], np.concatenate((near[:, 1], near[:, 3])))
    if rows is None:
        rows = _between_rows(words)
    cells: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        row = int(np.searchsorted(rows, word.y - 0.3 * word.size))
        cells.setdefault((row, int(np.searchsorted(columns, word.middle))), []).append(word)
    return [
        [_cell(cells.get((r, c), []), page) for c in range(len(columns) + 1)] for r in range(len(rows) + 1)
    ]


def _parted(spans: Sequence[tuple[float, float]], edges: Floats) -> list[float] | None:
    """The drawn edges that cross no text: where to cut; None should there be fewer than two."""
    clear = [e for e in sorted(edges.tolist()) if not any(a + 0.8 < e < b - 0.8 for a, b in spans)]
    cuts: list[float] = []
    for edge in clear:
        if not cuts or edge - cuts[-1] > 2.5:
            cuts.append(edge)
    inner = [c for c in cuts if min(a for a, _ in spans) < c < max(b for _, b in spans)]
    return inner if len(inner) >= 2 else None


def _gaps(spans: Sequence[tuple[float, float]], gap: float) -> list[float]:
    """The middles of blank stretches wider than `gap`."""
    out, reach = [], float("inf")
    for a, b in sorted(spans):
        if a - reach > gap:
            out.append((a + reach) / 2)
        reach = b if reach == float("inf") else max(reach, b)
    return out


def _between_rows(words: Sequence[Word]) -> list[float]:
    """Where to cut rows of which nothing is drawn: between the lines that reach over several columns."""
    heights = [line.y for line in lines_of(list(words)) if len(list(runs_of(line, 0.8))) >= 4]
    return [(a + b) / 2 - 0.3 * words[0].size for a, b in pairwise(heights)]


def _cell(words: list[Word], page: int) -> Figure:
    if not words:
        return Figure("")
    text = " ".join(w.text for line in lines_of(words) for w in line.words)
    drops = int(words[0].y // PAGE_DROP)
    level = [w._replace(y=w.y - drops * PAGE_DROP) for w in words]
    return replace(figure_of(level, page + drops), text=text)
