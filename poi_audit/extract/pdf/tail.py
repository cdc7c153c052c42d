"""What stands after the last action of a PDF: totals by their labels, TABLA RESÚMEN by its grid, text by its lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from poi_audit.extract.cells import FIGURE, Cell, CellRow, is_currency
from poi_audit.extract.pdf.cells import TABLE, figure_cell, text_row
from poi_audit.extract.pdf.grammar import SUMMARY, TEXT_HEADINGS, starts_tail
from poi_audit.extract.pdf.page import Floats, Line, Page, Word, lines_of, runs_of
from poi_audit.extract.wording import NOTE_START
from poi_audit.layouts.lexicon import Lexicon
from poi_audit.model.figure import Place
from poi_audit.model.text import fold

_SUMMARY_ROWS = ("ACCIONESESTRATEGICAS", "ACTIVIDADESOPERATIVAS")
PAGE_DROP = 10_000.0
"""How far below a page the next one is laid out when a table goes on there."""


@dataclass(slots=True)
class Tail:
    """The lines after the table, page by page."""

    lexicon: Lexicon
    lines: list[tuple[int, Line]] = field(default_factory=list)
    shapes: dict[int, Floats] = field(default_factory=dict)

    def add(self, page: Page, lines: Sequence[Line]) -> None:
        """Take in the lines of a page."""
        self.lines += [(page.number, line) for line in lines]
        self.shapes[page.number] = page.shapes

    def goes_on(self, lines: Sequence[Line]) -> bool:
        """Whether these lines, the next page's, begin with a label, heading or note that is not there yet."""
        first = next(iter(lines), None)
        if any(self._lacks(line) for line in lines[:3]) or fold(self.lines[-1][1].text).startswith(SUMMARY):
            return True
        if first is None or not starts_tail(first, self.lexicon):
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

    def rows(self, two_percentages: bool) -> list[CellRow]:
        """Totals, TABLA RESÚMEN and texts as rows of cells."""
        return [*self._totals(two_percentages), *self._summary(), *self._texts()]

    def _totals(self, two_percentages: bool) -> Iterator[CellRow]:
        """The labelled figures before TABLA RESÚMEN and the texts; a label may begin on the line before."""
        carried = ""
        for number, line in self._part(None):
            for label, figures in _labelled(line):
                whole = label if self.lexicon.total(label) else f"{carried} {label}".strip()
                known = self.lexicon.total(whole) is not None
                carried = "" if known or figures else whole
                if not known:
                    continue
                apart = two_percentages and len(figures) == 2 and not is_currency(figures[0].text)
                groups = [[w] for w in figures] if apart else [figures]
                cells = [Cell(whole, 0, Place(number)), *(figure_cell(group, 1, number) for group in groups)]
                yield CellRow(cells, TABLE + 1)

    def _summary(self) -> Iterator[CellRow]:
        """TABLA RESÚMEN by its grid."""
        part = self._part(SUMMARY)
        if not part:
            return
        words: list[Word] = []
        shapes: list[Floats] = []
        pages = sorted({number for number, _ in part})
        for i, number in enumerate(pages):  # a table cut by the page break goes on below
            drop = i * PAGE_DROP
            words += [w._replace(y=w.y + drop) for n, line in part if n == number for w in line.words]
            shapes.append(self.shapes[number] + (0.0, drop, 0.0, drop))
        words = [w for w in words if fold(w.text) not in ("TABLA", "RESUMEN", SUMMARY)]
        yield CellRow([Cell("TABLA RESÚMEN", 0, Place(pages[0]))], TABLE + 2)
        if words:
            yield from _grid(words, np.concatenate(shapes), pages[0])

    def _texts(self) -> Iterator[CellRow]:
        """The lines of alerts, analysis and notes, with their headings."""
        for number, line in self._part("texts"):
            yield text_row([line], number)

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
    """Labels of a line without their colon, each with the figures after it."""
    out: list[tuple[str, list[Word]]] = []
    label: list[Word] = []
    for word in line.words:
        figure = FIGURE.fullmatch(word.text) or is_currency(word.text) or not word.text.strip("#")
        if figure and (label or out):
            if label:
                out.append((_joined(label), []))
                label = []
            out[-1][1].append(word)
        else:
            label.append(word)
            if word.text.endswith(":"):
                out.append((_joined(label), []))
                label = []
    if label:
        out.append((_joined(label), []))
    return out


def _joined(label: Sequence[Word]) -> str:
    return " ".join(w.text for w in label).rstrip(": ")


def _grid(words: Sequence[Word], shapes: Floats, page: int) -> list[CellRow]:
    """The cells of TABLA RESÚMEN as rows, blanks included."""
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
        CellRow([_cell(cells.get((r, c), []), c, page) for c in range(len(columns) + 1)], TABLE + 2)
        for r in range(len(rows) + 1)
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


def _cell(words: list[Word], column: int, page: int) -> Cell:
    if not words:
        return Cell("", column, Place())
    text = " ".join(w.text for line in lines_of(words) for w in line.words)
    drops = int(words[0].y // PAGE_DROP)
    level = [w._replace(y=w.y - drops * PAGE_DROP) for w in words]
    return figure_cell(level, column, page + drops)._replace(text=text)
