"""Lines of labelled figures: "EJECUCIÓN FÍSICA POR AEI.07.04: 100.0", and the totals after the last AEI."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from poi_audit.extract.builder import ReportBuilder
from poi_audit.extract.cells import FIGURE, CellRow, is_figure
from poi_audit.extract.front import plain, spaced
from poi_audit.extract.wording import TOTALS
from poi_audit.model.figure import Figure
from poi_audit.model.report import Totals
from poi_audit.model.text import fold

_AEI = r"(A\s*E\s*I\s*\.\s*\d\s*\d\s*\.\s*\d\s*\d)"
_KIND = rf"{spaced('EJECUCION')}\s*({spaced('FISICA')}|{spaced('FINANCIERA')})\s*"
_CLOSING = re.compile(rf"{_KIND}{spaced('POR')}\s*{_AEI}")
_STARTS = re.compile(rf"{_KIND}(?:{spaced('POR')}\s*A|{spaced('TOTAL')})")
MAX_LABEL = 400
"""A longer text is prose and holds no labelled figure."""
_TRAILING = re.compile(rf"\s*(?:(?<![^\s:])(?:{FIGURE.pattern})\s*)+$")
_ONE_OF_TWO = "solo hay una de las dos cifras y no se sabe cuál"


@dataclass(slots=True)
class _Target:
    """A label met, and the figures (blank cells included) that follow it."""

    name: str
    code: str | None = None
    figures: list[Figure] = field(default_factory=list)

    @property
    def open(self) -> bool:
        return not any(figure.text for figure in self.figures)


class Foot:
    """Takes rows; keeps those with the label of a closing line or a total, and the figures that follow it."""

    def __init__(self) -> None:
        self._targets: list[_Target] = []

    @property
    def has_totals(self) -> bool:
        """Whether a label of the totals was met."""
        return any(target.code is None for target in self._targets)

    def feed(self, row: CellRow) -> bool:
        """Whether the row was taken: it holds such a label, or the figure one above it waits for."""
        pieces = list(_pieces(row))
        if not any(isinstance(piece, _Target) for piece in pieces):
            waiting = bool(self._targets) and self._targets[-1].open
            if not waiting or not all(is_figure(cell.text) for cell in row.filled) or len(row.filled) > 2:
                return False
        for piece in pieces:
            if isinstance(piece, _Target):
                self._targets.append(piece)
            elif self._targets:
                self._targets[-1].figures.append(piece)
        return True

    def close(self, builder: ReportBuilder, two: bool, financial: bool) -> None:
        """Give the closing lines met to the builder. `two`: there is a period's and a year's figure."""
        for target in self._targets:
            if target.code is None:
                continue
            if target.name == "financial":
                builder.close_action(target.code, financial=_one(target.figures))
                continue
            period, year = _two(target.figures) if two else (None, _one(target.figures))
            money = Figure("") if financial else None
            builder.close_action(target.code, year, period, money)
        self._targets = [target for target in self._targets if target.code is None]

    def totals(self, two: bool) -> Totals:
        """The totals met, by their labels."""
        found: dict[str, Figure] = {}
        for target in self._targets:
            if target.code is not None:
                continue
            if target.name == "physical" and two:
                found["physical_period"], found["physical"] = _two(target.figures)
            else:
                found[target.name] = _one(target.figures)
        return Totals(**found)


def _pieces(row: CellRow) -> Iterator[_Target | Figure]:
    """The labels of a row as targets, its figures and blank cells as figures, in order; no other text."""
    for cell in row.cells:
        if cell.carried:
            continue
        if not cell.text or is_figure(cell.text):
            yield Figure(cell.text, cell.place, cell.doubt)
            continue
        if len(cell.text) <= MAX_LABEL:
            for name, code, words in _labels(cell.text):
                yield _Target(name, code)
                yield from (Figure(word, cell.place) for word in words)


@lru_cache(maxsize=4096)
def _labels(text: str) -> tuple[tuple[str, str | None, tuple[str, ...]], ...]:
    """The labels in a text: field, AEI code for a closing line, and the figures that follow in the same text."""
    cuts = [found.start() for found in _STARTS.finditer(plain(text))]
    edges = [0, *(cut for cut in cuts if cut), len(text)]
    labels = (_labelled(text[a:b].strip()) for a, b in pairwise(edges))
    return tuple(label for label in labels if label is not None)


def _labelled(text: str) -> tuple[str, str | None, tuple[str, ...]] | None:
    if closing := _CLOSING.match(plain(text)):
        name = "financial" if fold(closing[1]) == "FINANCIERA" else "physical"
        return name, fold(closing[2]), _figures(text[closing.end() :])
    found = _TRAILING.search(text)
    rest = found[0] if found else ""
    field_name = TOTALS.get(fold(text[: len(text) - len(rest)]).rstrip(":"))
    return (field_name, None, _figures(rest)) if field_name else None


def _figures(text: str) -> tuple[str, ...]:
    return tuple(word for word in text.replace(":", " ").split() if is_figure(word))


def _one(figures: list[Figure]) -> Figure:
    return next((figure for figure in figures if figure.text), figures[0] if figures else Figure(""))


def _two(figures: list[Figure]) -> tuple[Figure, Figure]:
    """The period's and the year's figure, in this order on the page."""
    filled = [figure for figure in figures if figure.text]
    if len(filled) >= 2:
        return filled[0], filled[1]
    if not filled:
        return Figure(""), Figure("")
    if len(figures) == 2:
        return figures[0], figures[1]
    return Figure("", doubt=_ONE_OF_TWO), Figure(filled[0].text, filled[0].place, _ONE_OF_TWO)
