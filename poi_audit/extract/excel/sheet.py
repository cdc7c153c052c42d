"""What a workbook shows, whatever its format: sheets of shown cells, their merged regions, and the rows they make."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from poi_audit.extract.cells import Cell, CellRow
from poi_audit.extract.grid import MAX_COLUMNS, Budget, cost
from poi_audit.model.figure import Place
from poi_audit.model.text import column_letters, squeeze

MAX_ROWS = 400_000
"""Rows of one sheet that are read."""
MAX_SHEETS = 200
"""Sheets of one workbook that are read."""
MAX_MERGED = 200_000
"""Merged regions of one sheet that are read."""

IS_DATE = "la celda guarda una fecha o una hora, no una cifra"
IS_LOGICAL = "la celda guarda un valor lógico, no una cifra"
IS_ERROR = "la celda muestra un error de fórmula, no una cifra"
HIDDEN = "está en una fila o columna oculta: la hoja no la muestra"
UNCALCULATED = "la celda es una fórmula sin resultado guardado; las fórmulas no se calculan"


class Shown(NamedTuple):
    """What a cell shows, and why that is uncertain as a figure, or None."""

    text: str
    doubt: str | None = None


class Region(NamedTuple):
    """Merged cells: first row, first column, last row, last column, from 0."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class Sheet:
    """One sheet. Only cells that show something, or are doubtful, are kept; rows and columns count from 0."""

    name: str
    hidden: bool = False
    budget: Budget = field(default_factory=Budget)
    """Cells that may still be kept, for all sheets of the workbook together."""
    rows: dict[int, dict[int, Shown]] = field(default_factory=dict)
    merged: list[Region] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    """First and last column of each hidden stretch."""
    zeros: list[tuple[int, int]] = field(default_factory=list)
    """Row and column of the formulas whose stored result is zero or an empty text."""
    results: int = 0
    """How many formulas have any other stored result."""
    unseen: int = 0
    """How many cells are struck out or written in the colour of their ground."""
    cut: bool = False
    """Whether a limit ended the reading."""

    def begin_row(self, row: int, hidden: bool = False) -> bool:
        """Open a row; whether the limit on rows allows it."""
        if self.budget.left < 0 or (row not in self.rows and len(self.rows) >= MAX_ROWS):
            self.cut = True
            return False
        self.rows.setdefault(row, {})
        if hidden:
            self.hidden_rows.add(row)
        return True

    def put(self, row: int, column: int, shown: Shown, doubt: str | None = None) -> None:
        """Keep what a cell of an open row shows. Columns beyond the limit are left out.

        `doubt`: why its text, where it has one, is uncertain by the way it is set.
        """
        text = squeeze(shown.text)
        if column < MAX_COLUMNS and (text or shown.doubt):
            if not self.budget.take(cost(text)):
                self.cut = True
                return
            self.rows[row][column] = Shown(text, shown.doubt or (doubt if text else None))
            self.unseen += bool(doubt and text)

    def formula(self, row: int, column: int, is_zero: bool) -> None:
        """Note a formula with a stored result, for `doubt_uncalculated`."""
        if is_zero:
            self.zeros.append((row, column))
        else:
            self.results += 1

    def merge(self, region: Region) -> None:
        """Note a merged region, cut to the columns that are read."""
        if len(self.merged) < MAX_MERGED and region.left < MAX_COLUMNS:
            self.merged.append(region._replace(right=min(region.right, MAX_COLUMNS - 1)))

    def is_hidden(self, row: int, column: int) -> bool:
        """Whether a cell is in a hidden row or column."""
        return row in self.hidden_rows or any(a <= column <= b for a, b in self.hidden_columns)

    def hidden_counts(self) -> tuple[int, int]:
        """How many rows and columns that hold something are hidden."""
        columns = self.columns()
        rows = sum(bool(self.rows.get(row)) for row in self.hidden_rows)
        return rows, sum(any(a <= column <= b for a, b in self.hidden_columns) for column in columns)

    def columns(self) -> list[int]:
        """The columns in which any cell holds something."""
        return sorted({column for row in self.rows.values() for column in row})


def doubt_uncalculated(sheets: Sequence[Sheet], recalculates: bool) -> None:
    """Mark the zeros that may never have been calculated.

    A program that writes formulas without calculating them stores zero or an empty text for each. These are doubtful
    when the workbook asks to be recalculated on opening, or when no formula of it has any other result.
    """
    if not recalculates and any(sheet.results for sheet in sheets):
        return
    for sheet in sheets:
        for row, column in sheet.zeros:
            if row in sheet.rows and column < MAX_COLUMNS:
                text, doubt = sheet.rows[row].get(column, Shown(""))
                sheet.rows[row][column] = Shown(text, doubt or UNCALCULATED)


def rows_of(sheet: Sheet, number: int, budget: Budget) -> Iterator[CellRow]:
    """The sheet's rows, blank cells of used columns included; a merged region is one cell, carried into its lower rows.

    A cell's place is "Hoja1!H12". Ends where the budget of cells does; the sheet is then `cut`.
    """
    columns = sheet.columns()
    waiting = sorted(set(sheet.merged), reverse=True)
    active: list[Region] = []
    for row in sorted(sheet.rows):
        while waiting and waiting[-1].top <= row:
            active.append(waiting.pop())
        active = [region for region in active if region.bottom >= row]
        if not budget.take(len(columns) + len(active)):
            sheet.cut = True
            return
        cells = _cells(sheet, row, columns, active)
        if any(cell.text or cell.doubt for cell in cells):
            yield CellRow(cells, number)


def _cells(sheet: Sheet, row: int, columns: Sequence[int], active: Sequence[Region]) -> list[Cell]:
    """The distinct cells of a row. What is stored under a merged region is not shown, and left out."""
    shown: dict[int, Cell] = {}
    covered: set[int] = set()
    for region in active:
        inside = columns[bisect_left(columns, region.left) : bisect_right(columns, region.right)]
        covered.update(inside)
        cell = _cell(sheet, region.top, region.left, region.top < row)
        shown[region.left] = cell._replace(width=region.right - region.left + 1)
    for column in columns:
        if column not in covered:
            shown[column] = _cell(sheet, row, column, False)
    return [shown[column] for column in sorted(shown)]


def _cell(sheet: Sheet, row: int, column: int, carried: bool) -> Cell:
    text, doubt = sheet.rows.get(row, {}).get(column, Shown(""))
    if text and doubt is None and sheet.is_hidden(row, column):
        doubt = HIDDEN
    return Cell(text, column, Place(cell=f"{sheet.name}!{column_letters(column)}{row + 1}"), carried, doubt)
