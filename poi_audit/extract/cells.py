"""Rows of cells: the common ground of HTML tables, pasted text and sheets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from poi_audit.model.figure import Figure, Place, parse

_POINT, _COMMA = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?", r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+,\d+"
FIGURE = re.compile(rf"(?:S/\.? ?)?-?(?:{_POINT}|{_COMMA})%?|S\.\s?[IP]\.?|-")


NOWHERE = Place()
"""The place of a cell of which nothing is printed."""


class Cell(NamedTuple):
    """One cell of a row: its text (white space squeezed), the column it starts in (from 0), its place."""

    text: str
    column: int
    place: Place
    carried: bool = False
    """Whether it reaches into this row from a row above (rowspan)."""
    doubt: str | None = None
    """Why its text is uncertain as a figure, where the file itself says so (a date, a formula without result)."""
    width: int = 1
    """How many columns it covers."""
    confidence: float | None = None
    """How sure the reading of a picture is, 0 to 1; None for printed text."""
    comma: bool = False
    """Whether a comma parts the decimals of its figure, and a point the thousands."""

    def figure(self, doubt: str | None = None) -> Figure:
        """Its text as a published figure; `doubt`: why it is uncertain, where the file does not say so itself."""
        place = self.place if self.place != NOWHERE else None
        return Figure(self.text, place, self.doubt or doubt, self.confidence, self.comma)


@dataclass(frozen=True)
class CellRow:
    """The distinct cells of one row, from left to right, blanks included."""

    cells: list[Cell]
    table: int = 0
    """Which table of the file the row is of; 0 is running text."""

    @cached_property
    def text(self) -> str:
        """The texts joined by single spaces."""
        return " ".join(cell.text for cell in self.cells if cell.text)

    @cached_property
    def filled(self) -> list[Cell]:
        """The cells that hold text and begin in this row."""
        return [cell for cell in self.cells if cell.text and not cell.carried]


def is_currency(text: str) -> bool:
    """Whether the text is the sign of soles that may stand before a figure."""
    return text in ("S/", "S/.")


@lru_cache(maxsize=16384)
def is_figure(text: str) -> bool:
    """Whether the text is a number or one of the marks S.I., S.P. and "-"."""
    if FIGURE.fullmatch(text) is not None:
        return True
    apart = len(text) < 32 and (not text.isascii() or " " in text or "'" in text or "`" in text)
    return apart and parse(text, "," in text[-4:]).value is not None
