"""Rows of cells: the common ground of HTML tables, pasted text and sheets."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from poi_audit.model.figure import Place
from poi_audit.model.text import fold

RowName = Literal["programmed", "executed"]

_PROGRAMMED = r"PROG(?:RAMAD[OA]|RAMACION)?\.?"
_EXECUTED = r"EJEC?(?:UTAD[OA])?\.?"
_ROW_LABELS: tuple[tuple[re.Pattern[str], tuple[RowName, ...]], ...] = (
    (re.compile(_PROGRAMMED), ("programmed",)),
    (re.compile(_EXECUTED), ("executed",)),
    (re.compile(_PROGRAMMED + "/?" + _EXECUTED), ("programmed", "executed")),
)
FIGURE = re.compile(r"(?:S/\.? ?)?-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?%?|S\.\s?[IP]\.?|-")


class Cell(NamedTuple):
    """One cell of a row: its text (white space squeezed), the column it starts in (from 0), its place."""

    text: str
    column: int
    place: Place
    carried: bool = False
    """Whether it reaches into this row from a row above (rowspan)."""
    doubt: str | None = None
    """Why its text is uncertain as a figure, where the file itself says so (a date, a formula without result)."""


class CellRow(NamedTuple):
    """The distinct cells of one row, from left to right, blanks included."""

    cells: list[Cell]
    table: int = 0
    """Which table of the file the row is of; 0 is running text."""

    @property
    def text(self) -> str:
        """The texts joined by single spaces."""
        return " ".join(cell.text for cell in self.cells if cell.text)

    @property
    def filled(self) -> list[Cell]:
        """The cells that hold text and begin in this row."""
        return [cell for cell in self.cells if cell.text and not cell.carried]


def row_label(text: str) -> tuple[RowName, ...]:
    """("programmed",), ("executed",), both for a label that spans the pair, or () for any other text."""
    if len(text) > 24:
        return ()
    folded = fold(text)
    return next((names for pattern, names in _ROW_LABELS if pattern.fullmatch(folded)), ())


def is_figure(text: str) -> bool:
    """Whether the text is a number or one of the marks S.I., S.P. and "-"."""
    return FIGURE.fullmatch(text) is not None
