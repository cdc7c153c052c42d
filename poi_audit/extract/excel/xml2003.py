"""XML Spreadsheet 2003: a workbook in one XML file, often named .xls or .xml."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from poi_audit.extract.excel.number import number_of, shown_number
from poi_audit.extract.excel.package import (
    DAMAGED,
    MAX_EVENTS,
    attribute,
    children,
    local,
    refuse_declared,
    refuse_entities,
)
from poi_audit.extract.excel.paint import WHITE, hexadecimal, unseen
from poi_audit.extract.excel.sheet import (
    IS_DATE,
    IS_ERROR,
    IS_LOGICAL,
    MAX_SHEETS,
    Region,
    Sheet,
    Shown,
    doubt_uncalculated,
)
from poi_audit.extract.excel.style import is_nought
from poi_audit.extract.grid import MAX_COLUMNS, Budget
from poi_audit.extract.runs import STRUCK, Run, of_runs
from poi_audit.model.errors import UnreadableError

_TAGS = ("Style", "Worksheet", "Column", "Row", "Cell", "Visible")
_FORMATS = {
    "General Number": "General", "Fixed": "0.00", "Standard": "#,##0.00", "Percent": "0.00%", "Scientific": "0.00E+00",
    "Currency": "#,##0.00", "Euro Currency": "#,##0.00", "Short Date": "dd/mm/yyyy", "General Date": "dd/mm/yyyy",
    "Medium Date": "dd/mm/yyyy", "Long Date": "dd/mm/yyyy", "Yes/No": "General", "True/False": "General",
}  # fmt: skip
_MOST = 1_048_576


class _Style(NamedTuple):
    format: str = "General"
    doubt: str | None = None


def read_xml2003(data: bytes) -> list[Sheet]:
    """The sheets of a workbook, in its order. Raises UnreadableError for a damaged one, and for own entities."""
    refuse_entities(data[:65536])
    reader = _Reader()
    parser = etree.XMLPullParser(
        ("start", "end"),
        tag=[f"{{*}}{tag}" for tag in _TAGS],
        resolve_entities=False,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        for start in range(0, len(data), 1 << 16):
            parser.feed(data[start : start + (1 << 16)])
            for number, (event, element) in enumerate(parser.read_events()):
                if not number:
                    refuse_declared(element)  # type: ignore[arg-type]
                reader.take(str(event), local(element), element)  # type: ignore[arg-type]
        parser.close()
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError(DAMAGED) from error
    doubt_uncalculated(reader.sheets, recalculates=False)
    return reader.sheets[:MAX_SHEETS]


class _Reader:
    """Takes the elements in order."""

    def __init__(self) -> None:
        self.sheets: list[Sheet] = []
        self._budget = Budget()
        self._styles: dict[str, _Style] = {}
        self._row = self._column = self._columns = 0
        self._events = 0
        self._reaching: list[Region] = []

    def take(self, event: str, name: str, element: etree._Element) -> None:
        """One element, as it opens or closes."""
        self._events += 1
        if self._events > MAX_EVENTS:
            raise UnreadableError(f"el libro tiene más de {MAX_EVENTS // 2:,} filas y celdas y no se lee")
        if name == "Worksheet" and event == "start":
            self.sheets.append(Sheet(attribute(element, "Name") or "", budget=self._budget))
            self._row = self._columns = 0
            self._reaching = []
        elif name == "Style" and event == "end":
            self._styles[attribute(element, "ID") or ""] = _style(element)
        elif self.sheets and name == "Visible" and event == "end":
            self.sheets[-1].hidden = (element.text or "").startswith(
                "SheetHidden"
            ) or element.text == "SheetVeryHidden"
        elif self.sheets and name == "Row":
            self._take_row(event, element)
        elif self.sheets and event == "end" and name == "Column":
            self._take_column(element)
        elif self.sheets and event == "end" and name == "Cell":
            self._take_cell(element)
        if event == "end" and name != "Style":
            element.clear()

    def _take_row(self, event: str, element: etree._Element) -> None:
        if event == "end":
            self._row += 1 + _number(attribute(element, "Span"))
            return
        self._row = _number(attribute(element, "Index"), self._row + 1) - 1
        self._column = 0
        self.sheets[-1].begin_row(self._row, _hidden(element, "Height"))

    def _take_column(self, element: etree._Element) -> None:
        first = _number(attribute(element, "Index"), self._columns + 1) - 1
        self._columns = first + 1 + _number(attribute(element, "Span"))
        if _hidden(element, "Width"):
            self.sheets[-1].hidden_columns.append((first, self._columns - 1))

    def _take_cell(self, element: etree._Element) -> None:
        sheet = self.sheets[-1]
        column = _number(attribute(element, "Index"), self._free(self._column) + 1) - 1
        right, down = _number(attribute(element, "MergeAcross")), _number(attribute(element, "MergeDown"))
        self._column = column + 1 + right
        if column >= MAX_COLUMNS or self._row not in sheet.rows:
            return
        if down:
            self._reaching = [r for r in self._reaching if r.bottom >= self._row]
            self._reaching.append(Region(self._row, column, self._row + down, column + right))
        if right or down:
            sheet.merge(Region(self._row, column, self._row + down, column + right))
        style = self._styles.get(attribute(element, "StyleID") or "", _Style())
        for data in children(element, "Data"):
            shown = _shown(data, style)
            sheet.put(self._row, column, shown, style.doubt)
            if attribute(element, "Formula"):
                sheet.formula(self._row, column, not shown.text or number_of(shown.text) == 0)

    def _free(self, column: int) -> int:
        """The first column from this one on that no cell merged from above reaches into."""
        for region in sorted(self._reaching, key=lambda region: region.left):
            if region.top < self._row <= region.bottom and region.left <= column <= region.right:
                column = region.right + 1
        return column


def _style(element: etree._Element) -> _Style:
    code, struck, colour, size, ground = "General", False, None, 0.0, WHITE
    for part in element:
        name = local(part) if isinstance(part.tag, str) else ""
        if name == "NumberFormat":
            code = attribute(part, "Format") or "General"
        elif name == "Font":
            struck, size = attribute(part, "StrikeThrough") == "1", _size(attribute(part, "Size"))
            colour = hexadecimal(attribute(part, "Color"))
        elif name == "Interior":
            ground = hexadecimal(attribute(part, "Color")) or WHITE
    return _Style(_FORMATS.get(code, code), STRUCK if struck else unseen(colour, ground, size))


def _size(text: str | None) -> float:
    return float(text) if text and text.replace(".", "", 1).isdecimal() and len(text) < 10 else 0.0


def _shown(data: etree._Element, style: _Style) -> Shown:
    """What a cell shows."""
    kind = attribute(data, "Type") or "String"
    if kind == "String":
        return Shown(*of_runs(list(_runs(data, Run("")))))
    text = (data.text or "").strip()
    if kind == "Boolean":
        return Shown("VERDADERO" if text == "1" else "FALSO", IS_LOGICAL)
    if kind == "Error":
        return Shown(text, IS_ERROR)
    if kind == "DateTime":
        return Shown(text[:10], IS_DATE)
    number = number_of(text)
    return Shown(text) if number is None else shown_number(number, style.format)


def _runs(element: etree._Element, around: Run) -> Iterator[Run]:
    """The runs of a text that is set with HTML tags."""
    yield around._replace(text=element.text or "")
    for child in element:
        name = local(child).lower() if isinstance(child.tag, str) else ""
        size, colour = _size(attribute(child, "Size")), hexadecimal(attribute(child, "Color"))
        inside = around._replace(
            struck=around.struck or name == "s",
            raised=around.raised or name in ("sup", "sub"),
            size=size or around.size,
            doubt=unseen(colour, WHITE, size) or around.doubt,
        )
        yield from _runs(child, inside)
        yield around._replace(text=child.tail or "")


def _hidden(element: etree._Element, size: str) -> bool:
    return attribute(element, "Hidden") == "1" or is_nought(attribute(element, size))


def _number(text: str | None, default: int = 0) -> int:
    found = int(text) if text and text.isascii() and text.isdigit() and len(text) < 8 else default
    return min(found, _MOST)
