"""A published figure: its printed text, its exact value or mark, and its place on the page.

This is the one gate through which text becomes a number. Values are `decimal.Decimal`; no figure ever passes
through a float.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

Box = tuple[float, float, float, float]


class Mark(StrEnum):
    """What a cell can say instead of a number (notes (4), (5) of 2024; (iii), (iv) of 2021)."""

    INCOMPLETE = "S.I."
    """Seguimiento incompleto: a month whose deadline has passed is not registered."""
    UNPROGRAMMED = "S.P."
    """Sin programación: nothing was programmed in the months already executed."""
    DASH = "-"
    """Not applicable, for instance the accumulated value of a "No Acumulado" activity in 2022."""
    BLANK = ""
    """Not registered. Blank is never zero."""


class Place(NamedTuple):
    """Where a text stands: page (1 is the file's first) and box, or the cell of a sheet or table.

    The box is (x0, top, x1, bottom) in PDF points from the page's top-left corner after its rotation.
    """

    page: int | None = None
    bbox: Box | None = None
    cell: str | None = None


class Parsed(NamedTuple):
    """What a printed text says: a value with its decimals, or a mark; both None when it is neither."""

    value: Decimal | None
    mark: Mark | None
    decimals: int


_CURRENCY = "S/"
_SWAPPED = str.maketrans(".,", ",.")
_NUMBER = re.compile(r"(?:S/[.,]? ?)?-?(?:[1-9]\d{0,2}(?:,\d{3})+|\d+)(?:\.\d+)?%?", re.ASCII)
_APART = re.compile(
    "(?<![0-9.,])[0-9]{1,3}"
    "(?:(?:[\xa0\u2007-\u200a\u202f][0-9]{3})+|(?:['\u2019\xb4`][0-9]{3})+|(?: [0-9]{3})+(?=[.,]))"
)
"""A number whose thousands are parted by no-break or thin spaces, by apostrophes, or by spaces before decimals."""
_SAME = {0x2212: "-", **dict.fromkeys((0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))}
"""The minus sign, and signs of no width."""
_MARKS = {
    "S.I.": Mark.INCOMPLETE,
    "S.I": Mark.INCOMPLETE,
    "S.P.": Mark.UNPROGRAMMED,
    "S.P": Mark.UNPROGRAMMED,
}
_MARKS |= {"-": Mark.DASH, "": Mark.BLANK}


@lru_cache(maxsize=65536)
def parse(text: str, comma: bool = False) -> Parsed:
    """Read a printed text exactly; `comma`: it is written "1.762,00".

    Examples: "1,762.00", "1762.00", "4", "S/. 4.00", "S.P.", "S.I.", "-" or "".

    Text that is neither a number with English separators nor a known mark gives `Parsed(None, None, 0)`.
    """
    if not text.isascii():
        text = text.translate(_SAME)
    if not text.isascii() or " " in text or "'" in text or "`" in text:
        text = _APART.sub(_separated, text).replace(" %", "%")
    if (mark := _MARKS.get(text)) is not None:
        return Parsed(None, mark, 0)
    text = text.translate(_SWAPPED) if comma else text
    if not _NUMBER.fullmatch(text):
        return Parsed(None, None, 0)
    if text.startswith(_CURRENCY):
        text = text[len(_CURRENCY) :].lstrip("., ")
    digits = text.replace(",", "").rstrip("%")
    return Parsed(Decimal(digits), None, len(digits.partition(".")[2]))


def _separated(found: re.Match[str]) -> str:
    return "".join(c for c in found[0] if c in "0123456789")


@dataclass(frozen=True, slots=True)
class Figure:
    """One printed figure. `text` is exactly what the page shows, trimmed; "" is a blank cell."""

    text: str
    place: Place | None = None
    doubt: str | None = None
    """Why the reading is uncertain, or None. A doubtful figure is never judged."""
    confidence: float | None = None
    """How sure the reading of a scanned figure is, 0 to 1; None for printed text."""
    comma: bool = False
    """Whether it is written "1.762,00": a comma parts the decimals."""

    def __reduce__(self) -> tuple[type[Figure], tuple[str, Place | None, str | None, float | None, bool]]:
        """How it is pickled: reports are passed between processes, and figures are what they hold most."""
        return Figure, (self.text, self.place, self.doubt, self.confidence, self.comma)

    def doubted(self, why: str) -> Figure:
        """The same figure with a reason for doubt; the one it has stays."""
        return Figure(self.text, self.place, self.doubt or why, self.confidence, self.comma)

    @property
    def value(self) -> Decimal | None:
        """The exact value, or None for a mark, a blank cell or an unreadable text."""
        return parse(self.text, self.comma).value

    @property
    def mark(self) -> Mark | None:
        """The mark the cell shows (a blank is `Mark.BLANK`), or None where it shows a number."""
        return parse(self.text, self.comma).mark

    @property
    def decimals(self) -> int:
        """How many decimals are printed."""
        return parse(self.text, self.comma).decimals

    @property
    def readable(self) -> bool:
        """Whether the text is a number or a known mark."""
        reading = parse(self.text, self.comma)
        return reading.value is not None or reading.mark is not None
