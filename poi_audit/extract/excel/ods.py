"""OpenDocument sheets (.ods): the file keeps, beside each value, the text that was shown for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from lxml import etree

from poi_audit.extract.excel.dates import long_text
from poi_audit.extract.excel.number import general, number_of
from poi_audit.extract.excel.package import Package, attribute, children, local
from poi_audit.extract.excel.paint import WHITE, Colour, hexadecimal, unseen
from poi_audit.extract.excel.sheet import (
    IS_DATE,
    IS_ERROR,
    IS_LOGICAL,
    MAX_SHEETS,
    UNCALCULATED,
    Region,
    Sheet,
    Shown,
)
from poi_audit.extract.grid import MAX_COLUMNS, Budget
from poi_audit.extract.runs import STRUCK, Run, of_runs
from poi_audit.model.figure import parse

_NO_TEXT = "el archivo no guarda el texto que la celda mostraba; se da su valor"
_DIFFERS = "el texto de la celda y el valor que guarda no coinciden"
_NUMBERS = ("float", "percentage", "currency")
_CELLS = ("table-cell", "covered-table-cell")
_TAGS = (
    *_CELLS, "table", "table-row", "table-column", "style", "table-properties", "text-properties",
    "table-cell-properties", "table-row-properties", "table-column-properties",
)  # fmt: skip
_HIDDEN = ("collapse", "filter")
_SWAP = str.maketrans({",": ".", ".": ","})
_BLANKS = {"s": " ", "tab": " ", "line-break": " "}
_LENGTH = re.compile(r"(\d{1,6}(?:\.\d{1,12})?)(pt|in|cm|mm|pc|px)")
_UNITS = {"pt": 1.0, "in": 72.0, "cm": 28.35, "mm": 2.835, "pc": 12.0, "px": 0.75}
_LEFT_OUT = ("annotation", "note", "ruby-text")


def read_ods(data: bytes) -> list[Sheet]:
    """The sheets of a spreadsheet, in its order. Raises UnreadableError for a damaged one."""
    package = Package(data)
    reader = _Reader()
    for event, element in package.elements("content.xml", _TAGS):
        reader.take(event, local(element), element)
    for sheet, style in zip(reader.sheets, reader.styles, strict=True):
        sheet.hidden = style in reader.hidden_styles
    return reader.sheets[:MAX_SHEETS]


class _Reader:
    """Takes the elements of content.xml in order."""

    def __init__(self) -> None:
        self.sheets: list[Sheet] = []
        self._budget = Budget()
        self.styles: list[str] = []
        self.hidden_styles: set[str] = set()
        self.set: dict[str, _Set] = {}
        self._style = ""
        self._row = self._column = self._columns = 0
        self._repeat = 1

    def take(self, event: str, name: str, element: etree._Element) -> None:
        """One element, as it opens or closes."""
        if name == "style" and event == "start":
            self._style = attribute(element, "name") or ""
        elif name == "table-properties" and attribute(element, "display") == "false":
            self.hidden_styles.add(self._style)
        elif name.endswith("-properties") and event == "start":
            self.set[self._style] = self.set.get(self._style, _Set()).with_properties(name, element)
        elif name == "table" and event == "start":
            self.sheets.append(Sheet(attribute(element, "name") or "", budget=self._budget))
            self.styles.append(attribute(element, "style-name") or "")
            self._row = self._columns = 0
        elif self.sheets:
            self._in_table(event, name, element)

    def _in_table(self, event: str, name: str, element: etree._Element) -> None:
        sheet = self.sheets[-1]
        if name == "table-row":
            self._column = 0
            if event == "start":
                self._repeat = _count(element, "number-rows-repeated")
                self._is_hidden = (
                    attribute(element, "visibility") in _HIDDEN or self._of(element).without_size
                )
            else:
                self._row += self._repeat
        elif event == "start":
            return
        elif name in _CELLS:
            self._cell(name, element, sheet)
        elif name == "table-column":
            count = _count(element, "number-columns-repeated")
            if attribute(element, "visibility") in _HIDDEN or self._of(element).without_size:
                sheet.hidden_columns.append((self._columns, self._columns + count - 1))
            self._columns += count

    def _cell(self, name: str, element: etree._Element, sheet: Sheet) -> None:
        first, self._column = self._column, self._column + _count(element, "number-columns-repeated")
        shown = _shown(element, self.set) if name == "table-cell" else Shown("")
        down, right = _count(element, "number-rows-spanned"), _count(element, "number-columns-spanned")
        if down > 1 or right > 1:
            sheet.merge(Region(self._row, first, self._row + down - 1, first + right - 1))
        if not shown.text and not shown.doubt and down == 1:
            return
        for row in range(self._row, self._row + self._repeat):
            if not sheet.begin_row(row, self._is_hidden):
                return
            for column in range(first, min(self._column, MAX_COLUMNS)):
                sheet.put(row, column, shown, self._of(element).doubt)

    def _of(self, element: etree._Element) -> _Set:
        """How an element is set by its style."""
        return self.set.get(attribute(element, "style-name") or "", _Set())


class _Set(NamedTuple):
    """What a style says of a cell, row, column or run."""

    struck: bool = False
    raised: bool = False
    colour: Colour | None = None
    ground: Colour | None = WHITE
    size: float = 0.0
    """Points of its letters; 0 where it does not say."""
    without_size: bool = False

    def with_properties(self, name: str, element: etree._Element) -> _Set:
        """The same with the properties of one element."""
        if name == "text-properties":
            line = attribute(element, "text-line-through-style") or attribute(
                element, "text-line-through-type"
            )
            place = (attribute(element, "text-position") or "0").split()[0]
            return self._replace(
                struck=line not in (None, "none"),
                raised=place in ("super", "sub") or place.strip("-0%") != "",
                colour=hexadecimal(attribute(element, "color")),
                size=_points(attribute(element, "font-size")),
            )
        if name == "table-cell-properties":
            return self._replace(ground=hexadecimal(attribute(element, "background-color")) or WHITE)
        size = attribute(element, "row-height") or attribute(element, "column-width")
        return self._replace(without_size=size is not None and _points(size) < 1)

    @property
    def doubt(self) -> str | None:
        """Why the text of a cell set so is uncertain."""
        return STRUCK if self.struck else unseen(self.colour, self.ground, self.size)


def _points(size: str | None) -> float:
    """A length in points; 0 where there is none."""
    found = _LENGTH.fullmatch(size or "")
    return float(found[1]) * _UNITS[found[2]] if found else 0.0


def _shown(element: etree._Element, styles: Mapping[str, _Set]) -> Shown:
    """What a cell shows. Its number is compared with its text, which may be set with a decimal comma."""
    runs = [run for part in children(element, "p") for run in (Run(" "), *_texts(part, Run(""), styles))]
    text = "".join(run.text for run in runs).strip()
    if any(run.struck or run.raised or run.size or run.doubt for run in runs):
        return Shown(*of_runs(runs))
    kind = attribute(element, "value-type") or ""
    if kind == "error" or (attribute(element, "formula") and text.startswith(("#", "Err:"))):
        return Shown(text, IS_ERROR)
    if kind == "boolean":
        return Shown(text, IS_LOGICAL)
    if kind in ("date", "time"):
        worded = any(char.isalpha() for char in text)
        return Shown(long_text(attribute(element, "date-value") or "") if worded else text, IS_DATE)
    if kind in _NUMBERS:
        value = number_of(attribute(element, "value") or "")
        return Shown(text) if value is None else _number(text, value)
    missing = not text and attribute(element, "formula") and kind != "string"
    return Shown(text, UNCALCULATED if missing else None)


def _number(text: str, value: Decimal) -> Shown:
    if not text:
        return Shown(general(value), _NO_TEXT)
    if _agrees(text, value):
        return Shown(text)
    swapped = text.translate(_SWAP)
    if _agrees(swapped, value):
        return Shown(swapped)
    return Shown(text, _DIFFERS if parse(text).value is not None else None)


def _agrees(text: str, value: Decimal) -> bool:
    """Whether a text shows this number, rounded to the decimals it has."""
    shown = parse(text)
    if shown.value is None:
        return False
    exact = value * 100 if text.endswith("%") else value
    return abs(shown.value - exact) <= Decimal("0.5").scaleb(-shown.decimals)


def _texts(element: etree._Element, around: Run, styles: Mapping[str, _Set]) -> Iterator[Run]:
    """The texts of a paragraph, without those of notes in it."""
    yield around._replace(text=element.text or "")
    for child in element:
        name = local(child) if isinstance(child.tag, str) else ""
        if name in _BLANKS:
            yield around._replace(text=_BLANKS[name])
        elif name and name not in _LEFT_OUT:
            look = styles.get(attribute(child, "style-name") or "", _Set())
            inside = around._replace(
                struck=around.struck or look.struck,
                raised=around.raised or look.raised,
                size=look.size or around.size,
                doubt=unseen(look.colour, WHITE, look.size) or around.doubt,
            )
            yield from _texts(child, inside, styles)
        yield around._replace(text=child.tail or "")


def _count(element: etree._Element, name: str) -> int:
    text = attribute(element, name) or ""
    return max(int(text), 1) if text.isascii() and text.isdigit() and len(text) < 8 else 1
