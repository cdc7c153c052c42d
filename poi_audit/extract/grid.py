"""The rows of an HTML table with its spans resolved, within limits: no span makes the work grow without bound."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

from lxml.html import HtmlElement

from poi_audit.extract.cells import Cell, CellRow
from poi_audit.model.figure import Place

MAX_COLUMNS = 400
"""A cell that begins further right is left out; the widest layout has 34 columns."""
MAX_CELLS = 2_000_000
"""Cells of one file, those carried down by a rowspan counted in each row."""

LONG = 24
"""Characters of a text that cost as much as a cell more."""


class Sight(Protocol):
    """What of a table is seen."""

    def row(self, row: HtmlElement) -> bool:
        """Whether a row takes room; its cells are asked for next."""
        ...

    def cell(self, cell: HtmlElement) -> tuple[str, str | None] | None:
        """Text and doubt of a cell of this row; None for one that takes no room."""
        ...

    def hidden_columns(self, table: HtmlElement) -> set[int]:
        """The columns, from 0, that take no room."""
        ...


class _Span(NamedTuple):
    """A cell that reaches into rows below: its cell, its width, and the first row it no longer covers."""

    cell: Cell
    width: int
    end: int


def cost(text: str) -> int:
    """So many cells a text counts as: one may be long, or stand in many."""
    return 1 + len(text) // LONG


class Budget:
    """How many cells of a file may still be read."""

    def __init__(self, cells: int = MAX_CELLS) -> None:
        self.left = cells

    def take(self, count: int) -> bool:
        """Use up some; whether there were enough."""
        self.left -= count
        return self.left >= 0


def table_rows(table: HtmlElement, number: int, sight: Sight, budget: Budget) -> Iterator[CellRow]:
    """The rows of a table that are seen, with their own cells and those carried into them.

    Nested tables are part of a cell's text. A cell's place is "table1!R12C8": the table's number in the file, row and
    column from 1; rows that are not seen have a number too.
    """
    spans: list[_Span] = []
    row_number = shown = 0
    hidden = sight.hidden_columns(table)
    for group in _groups(table):
        spans = []
        for row in group:
            row_number += 1
            if not sight.row(row):
                continue
            own = [cell for cell in row if cell.tag in ("td", "th")]
            if not budget.take(len(own) + len(spans)):
                return
            spans = [span for span in spans if span.end > shown]
            place = f"table{number}!R{row_number}"
            if not spans and _is_plain(own):
                cells = list(_in_turn(own, place, sight))
            else:
                cells = [span.cell._replace(carried=True) for span in spans]
                spans = [*spans, *_place(own, spans, shown, place, sight)]
                cells += [s.cell for s in spans[len(cells) :]]
            cells = [cell for cell in cells if cell.column not in hidden] if hidden else cells
            yield CellRow(sorted(cells, key=lambda cell: cell.column), number)
            shown += 1


def direct_rows(table: HtmlElement) -> list[HtmlElement]:
    """The rows of a table itself, not of tables nested in it."""
    return [row for group in _groups(table) for row in group]


def _groups(table: HtmlElement) -> Iterator[Sequence[HtmlElement]]:
    """The rows by group; a rowspan ends with its thead, tbody or tfoot."""
    loose: list[HtmlElement] = []
    for child in table:
        if child.tag == "tr":
            loose.append(child)
        elif child.tag in ("thead", "tbody", "tfoot"):
            if loose:
                yield loose
                loose = []
            yield [row for row in child if row.tag == "tr"]
    if loose:
        yield loose


def _is_plain(own: Sequence[HtmlElement]) -> bool:
    """Whether every cell takes one row and one column."""
    return not any(cell.get("colspan") or cell.get("rowspan") for cell in own)


def _in_turn(own: Sequence[HtmlElement], place: str, sight: Sight) -> Iterator[Cell]:
    """The cells of a row that none reaches into, each in the column after the one before."""
    column = 0
    for element in own:
        shown = sight.cell(element)
        if shown is not None and column < MAX_COLUMNS:
            yield Cell(shown[0], column, Place(cell=f"{place}C{column + 1}"), doubt=shown[1])
            column += 1


def _place(
    own: Sequence[HtmlElement], spans: Sequence[_Span], row: int, place: str, sight: Sight
) -> Iterator[_Span]:
    """The row's own cells, each in the first free column that is left."""
    taken = sorted((span.cell.column, span.cell.column + span.width) for span in spans)
    column = 0
    for element in own:
        shown = sight.cell(element)
        if shown is None:
            continue
        while taken and taken[0][0] <= column:
            column = max(column, taken.pop(0)[1])
        if column >= MAX_COLUMNS:
            return
        width = _span(element.get("colspan"), MAX_COLUMNS - column)
        height = _span(element.get("rowspan"), 65534) or 65534
        text, doubt = shown
        cell = Cell(text, column, Place(cell=f"{place}C{column + 1}"), doubt=doubt, width=width or 1)
        yield _Span(cell, width or 1, row + height)
        column += width or 1


def _span(text: str | None, limit: int) -> int:
    """A span attribute as browsers read it: a leading number, at least 0 and at most `limit`; otherwise 1."""
    digits = ""
    for char in (text or "").strip()[:8]:
        if not ("0" <= char <= "9"):
            break
        digits += char
    return min(int(digits), limit) if digits else 1
