"""Lines of labelled figures: "EJECUCIÓN FÍSICA POR AEI.07.04: 100.0", and the totals after the last AEI."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from poi_audit.extract.cells import FIGURE, Cell, CellRow, is_figure
from poi_audit.extract.table.builder import ReportBuilder
from poi_audit.extract.table.columns import Columns
from poi_audit.extract.table.front import plain, spaced
from poi_audit.layouts.lexicon import Lexicon
from poi_audit.model.figure import Figure
from poi_audit.model.report import Totals
from poi_audit.model.text import fold

_CODE = r"(?:A\s*E\s*I\s*\.\s*\d\s*\d\s*\.\s*\d\s*\d|O\s*E\s*I\s*\.\s*\d\s*\d(?!\s*\d))"
_KIND = rf"{spaced('EJECUCION')}\s*({spaced('FISICA')}|{spaced('FINANCIERA')})\s*"
_CLOSING = re.compile(rf"{_KIND}{spaced('POR')}\s*(?:({_CODE})|{spaced('AEI')}|$)")
_NAMED = re.compile(rf"\W*(?:({_CODE})|{spaced('AEI')})?\W*")
"""What may stand between the words of a closing line that a layout names and its figures: the code it closes."""
_LONE = re.compile(rf"({_CODE})\s*:\s*((?:{FIGURE.pattern}|\s)*)$")
_STARTS = re.compile(rf"{_KIND}(?:{spaced('POR')}\s*[AO]|{spaced('TOTAL')})")
_REWORDED = re.compile(rf"(\D[^(]{{2,}}?)({_CODE})\s*:?\s*((?:{FIGURE.pattern}|\s)*)$")
"""A closing line in words of another form: text, then the code it closes, and perhaps its figures."""
_LIKE_FIGURE = re.compile(r"[^\W\d]{0,3}\W{0,2}\d[\W\d]*(?:[^\W\d]\W?){0,3}")
"""Digits with few other signs: a figure, in whatever style, and no label."""
NOT_A_FIGURE = "«{text}» no es un número ni una sigla conocida"
MAX_LABEL = 400
"""A longer text is prose and holds no labelled figure."""
_TRAILING = re.compile(rf"\s*(?:(?<![^\s:])(?:{FIGURE.pattern})\s*)+$")
_ONE_OF_TWO = "solo hay una de las dos cifras y no se sabe cuál"
OPEN = ""
"""The code of a closing line that names none: it closes the open action."""


@dataclass(slots=True)
class _Target:
    """A label met, and the figures (blank cells included) that follow it, each with its block."""

    name: str
    code: str | None = None
    figures: list[tuple[Figure, str | None]] = field(default_factory=list)

    @property
    def open(self) -> bool:
        return not any(figure.text for figure, _ in self.figures)

    def of(self, block: str) -> list[Figure]:
        """Its figures, where the label's own block is `block`; or those that stand under that block."""
        own = self.name == block
        return [
            figure
            for figure, under in self.figures
            if (under or self.name) == block or (own and under is None)
        ]


class Foot:
    """Takes rows; keeps those with the label of a closing line or a total, and the figures that follow it."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._targets: list[_Target] = []
        self.reworded: list[str] = []
        """Labels of closing lines whose words no known form has."""

    @property
    def has_totals(self) -> bool:
        """Whether a label of the totals was met."""
        return any(target.code is None for target in self._targets)

    def feed(
        self, row: CellRow, columns: Columns | None = None, reworded: Callable[[], bool] = lambda: False
    ) -> bool:
        """Whether the row was taken: it holds such a label, or the figure one above it waits for.

        `reworded`: whether a line that ends in a code and carries figures closes that action, whatever its words.
        """
        filled = row.filled
        if not any(_labels(c.text, self._lexicon) for c in filled if _is_label(c.text)):
            if (found := _reworded(row)) is not None and reworded():
                label, target = found
                self.reworded.append(label)
                self._targets.append(target)
                pieces = _pieces(row, columns, self._lexicon)
                target.figures += [piece for piece in pieces if not isinstance(piece, _Target)]
                return True
            waiting = bool(self._targets) and self._targets[-1].open
            if not waiting or len(filled) > 2 or not all(is_figure(cell.text) for cell in filled):
                return False
        for piece in _pieces(row, columns, self._lexicon):
            if isinstance(piece, _Target):
                self._targets.append(piece)
            elif self._targets:
                self._targets[-1].figures.append(piece)
        return True

    def close(self, builder: ReportBuilder, two: bool, financial: bool) -> None:
        """Give the closing lines met to the builder. `two`: there is a period's and a year's figure."""
        lines: dict[str, list[_Target]] = {}
        for target in self._targets:
            code = builder.action_code if target.code == OPEN else target.code
            if code is not None:
                lines.setdefault(code, []).append(target)
        for code, targets in lines.items():
            money = [figure for target in targets for figure in target.of("financial")]
            own = [figure for target in targets for figure in target.of("physical")]
            period, year = _two(own) if two else (None, _one(own))
            page = next((figure.place.page for figure in (*own, *money) if figure.place), None)
            builder.close(code, year, period, _one(money) if financial else None, page)
        self._targets = [target for target in self._targets if target.code is None]

    def totals(self, two: bool) -> Totals:
        """The totals met, by their labels."""
        found: dict[str, Figure] = {}
        for target in self._targets:
            if target.code is not None:
                continue
            figures = [figure for figure, _ in target.figures]
            if target.name == "physical" and two:
                found["physical_period"], found["physical"] = _two(figures)
            else:
                found[target.name] = _one(figures)
        return Totals(**found)


def _pieces(
    row: CellRow, columns: Columns | None, lexicon: Lexicon
) -> Iterator[_Target | tuple[Figure, str | None]]:
    """The labels of a row as targets, its figures and blank cells as figures, in order; no other text."""
    for cell in row.cells:
        if cell.carried:
            continue
        if not cell.text or is_figure(cell.text) or _LIKE_FIGURE.fullmatch(cell.text):
            figure = cell.figure()
            doubt = None if figure.readable else NOT_A_FIGURE.format(text=cell.text)
            yield (figure.doubted(doubt) if doubt else figure), _block(cell, columns)
            continue
        if _is_label(cell.text):
            for name, code, words in _labels(cell.text, lexicon):
                yield _Target(name, code)
                yield from ((Figure(word, cell.place, cell.doubt, cell.confidence), None) for word in words)


def _is_label(text: str) -> bool:
    return len(text) <= MAX_LABEL and not is_figure(text)


def _block(cell: Cell, columns: Columns | None) -> str | None:
    """The block of the column that a figure of the row stands in; None where that does not tell."""
    if columns is None or not columns.gridded or not columns.has_financial or not cell.text:
        return None
    column = columns.at(cell.column)
    return "financial" if column is not None and column.block == "financial" else None


def _reworded(row: CellRow) -> tuple[str, _Target] | None:
    """A closing line in unknown words: a text that ends in the code it closes, with a figure beside or after it."""
    texts = [cell for cell in row.filled if not is_figure(cell.text)]
    if len(texts) != 1 or len(texts[0].text) > MAX_LABEL:
        return None
    found = _REWORDED.match(plain(texts[0].text))
    if found is None or re.search(_CODE, found[1]):  # of two lines in one nothing tells whose the figures are
        return None
    words = [word for word in found[3].split() if is_figure(word)]
    if not words and len(row.filled) < 2:
        return None
    name = "financial" if "FINANC" in fold(found[1]) else "physical"
    figures = [(Figure(word, texts[0].place, texts[0].doubt), None) for word in words]
    return texts[0].text[: found.end(2)], _Target(name, fold(found[2]), list(figures))


@lru_cache(maxsize=4096)
def _labels(text: str, lexicon: Lexicon) -> tuple[tuple[str, str | None, tuple[str, ...]], ...]:
    """The labels in a text: field, AEI code for a closing line, and the figures that follow in the same text."""
    if not (lexicon.may_end(text) or _LONE.match(plain(text[:16]))):
        return ()
    cuts = [found.start() for found in _STARTS.finditer(plain(text))]
    cuts = sorted({*cuts, *lexicon.closings_in(plain(text))})
    edges = [0, *(cut for cut in cuts if cut), len(text)]
    labels = (_labelled(text[a:b].strip(), lexicon) for a, b in pairwise(edges))
    return tuple(label for label in labels if label is not None)


def _labelled(text: str, lexicon: Lexicon) -> tuple[str, str | None, tuple[str, ...]] | None:
    if own := lexicon.closing(plain(text)):
        block, end = own
        named = _NAMED.match(plain(text), end)
        rest = text[named.end() :] if named else ""
        if named and all(map(is_figure, rest.replace(":", " ").split())):
            return block, fold(named[1] or OPEN), _figures(rest)
    if closing := _CLOSING.match(plain(text)):
        name = "financial" if fold(closing[1]) == "FINANCIERA" else "physical"
        return name, fold(closing[2] or OPEN), _figures(text[closing.end() :])
    if lone := _LONE.match(plain(text)):
        return "physical", fold(lone[1]), _figures(lone[2])
    found = _TRAILING.search(text)
    rest = found[0] if found else ""
    field_name = lexicon.total(text[: len(text) - len(rest)])
    return (field_name, None, _figures(rest)) if field_name else None


def _figures(text: str) -> tuple[str, ...]:
    return tuple(word for word in text.replace(":", " ").split(" ") if is_figure(word))


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
