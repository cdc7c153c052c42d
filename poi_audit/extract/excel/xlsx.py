"""Workbooks in the form .xlsx: the XML is read directly, so that a stored number never passes through a float."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field

from lxml import etree

from poi_audit.extract.excel.number import number_of, shown_number
from poi_audit.extract.excel.package import DAMAGED, Package, children, local
from poi_audit.extract.excel.paint import WHITE, unseen
from poi_audit.extract.excel.sheet import (
    IS_DATE,
    IS_ERROR,
    IS_LOGICAL,
    MAX_SHEETS,
    UNCALCULATED,
    Region,
    Sheet,
    Shown,
    doubt_uncalculated,
)
from poi_audit.extract.excel.style import PLAIN, Font, Style, font_of, is_nought, read_styles
from poi_audit.extract.grid import MAX_COLUMNS, Budget
from poi_audit.extract.runs import Run, of_runs
from poi_audit.model.errors import UnreadableError

MAX_TEXTS = 2_000_000
"""Distinct texts of one workbook."""
_NO_TEXT = "el texto de la celda falta en el libro"
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_ESCAPED = re.compile(r"_x([0-9A-Ca-cE-Fe-f][0-9A-Fa-f]{3})_")
"""How the form writes characters that XML cannot hold; a line end is "_x000D_"."""
_TRUE = {"1", "true", "on"}


def read_xlsx(data: bytes) -> list[Sheet]:
    """The worksheets of a workbook, in its order. Raises UnreadableError for one that is damaged or binary (.xlsb)."""
    package = Package(data)
    if "xl/workbook.bin" in package:
        raise UnreadableError("es un libro binario (.xlsb), que no se lee; guárdelo como .xlsx")
    book = _Book()
    parts = _workbook(package, book)
    book.texts = _texts(package)
    book.styles = read_styles(package)
    sheets = [_Reader(book, name, hidden).read(package, part) for name, hidden, part in parts[:MAX_SHEETS]]
    doubt_uncalculated(sheets, book.recalculates)
    return sheets


@dataclass(slots=True)
class _Book:
    """What the sheets share."""

    texts: list[Shown] = field(default_factory=list)
    styles: list[Style] = field(default_factory=list)
    epoch_1904: bool = False
    recalculates: bool = False
    budget: Budget = field(default_factory=Budget)


def _workbook(package: Package, book: _Book) -> list[tuple[str, bool, str]]:
    """Name, whether hidden, and part of each worksheet; charts and macro sheets have none."""
    targets: dict[str, str] = {}
    for event, element in package.elements("xl/_rels/workbook.xml.rels", ("Relationship",)):
        if event == "start" and element.get("TargetMode") != "External":
            kind = element.get("Type") or ""
            if kind.endswith("/worksheet"):
                target = posixpath.join("/xl", element.get("Target") or "")
                targets[element.get("Id") or ""] = posixpath.normpath(target).lstrip("/")
    sheets: list[tuple[str, bool, str]] = []
    for event, element in package.elements("xl/workbook.xml", ("sheet", "workbookPr", "calcPr")):
        if event == "end":
            continue
        if local(element) == "sheet":
            part = targets.get(element.get(_relation_id(element)) or "")
            if part is not None:
                hidden = element.get("state") in ("hidden", "veryHidden")
                sheets.append((element.get("name") or "", hidden, part))
        elif local(element) == "workbookPr":
            book.epoch_1904 = element.get("date1904") in _TRUE
        elif local(element) == "calcPr":
            book.recalculates = element.get("fullCalcOnLoad") in _TRUE
    if not sheets:
        raise UnreadableError(DAMAGED)
    return sheets


def _relation_id(element: etree._Element) -> str:
    """The full name of the attribute r:id."""
    return next((str(key) for key in element.attrib if str(key).endswith("}id")), "id")


def _texts(package: Package) -> list[Shown]:
    """The shared texts."""
    texts: list[Shown] = []
    for event, element in package.elements("xl/sharedStrings.xml", ("si",)):
        if event == "end":
            texts.append(_rich(element))
            if len(texts) > MAX_TEXTS:
                raise UnreadableError(f"el libro contiene más de {MAX_TEXTS:,} textos y no se lee")
    return texts


def _rich(element: etree._Element) -> Shown:
    """A text in one piece or in runs of different fonts; phonetic readings are left out."""
    runs: list[Run] = []
    for part in element:
        if isinstance(part.tag, str) and local(part) == "t":
            runs.append(Run(_unescaped(part.text or "")))
        elif isinstance(part.tag, str) and local(part) == "r":
            text = "".join(_unescaped(t.text or "") for t in children(part, "t"))
            font = next((font_of(fonts) for fonts in children(part, "rPr")), None)
            runs.append(Run(text, font.struck, font.raised, font.size, _pale(font)) if font else Run(text))
    if len(runs) < 2:
        return (
            Shown(*of_runs(runs))
            if any(run.struck for run in runs)
            else Shown("".join(run.text for run in runs))
        )
    return Shown(*of_runs(runs))


def _pale(font: Font) -> str | None:
    """Why a run of a cell's text may not be seen; the ground of the cell is not known here."""
    return unseen(font.colour, WHITE, font.size)


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


class _Reader:
    """Reads one worksheet."""

    def __init__(self, book: _Book, name: str, hidden: bool) -> None:
        self.book = book
        self.sheet = Sheet(name, hidden, book.budget)
        self.row = -1
        self.column = -1

    def read(self, package: Package, part: str) -> Sheet:
        """The sheet, as far as the limits go."""
        for event, element in package.elements(part, ("row", "c", "mergeCell", "col")):
            name = local(element)
            if event == "start":
                if name == "row" and not self._begin_row(element):
                    break
            elif name == "c":
                self._cell(element)
            elif name == "mergeCell":
                self._merge(element.get("ref") or "")
            elif name == "col" and (element.get("hidden") in _TRUE or is_nought(element.get("width"))):
                first, last = _int(element.get("min")), _int(element.get("max"))
                self.sheet.hidden_columns.append((first - 1, last - 1))
        return self.sheet

    def _begin_row(self, element: etree._Element) -> bool:
        number = _int(element.get("r"))
        self.row = number - 1 if number else self.row + 1
        self.column = -1
        return self.sheet.begin_row(self.row, element.get("hidden") in _TRUE or is_nought(element.get("ht")))

    def _cell(self, element: etree._Element) -> None:
        found = _REFERENCE.fullmatch(element.get("r") or "")
        self.column = _column(found[1]) if found else self.column + 1
        if self.row >= 0 and self.column < MAX_COLUMNS:
            number = _int(element.get("s"))
            style = self.book.styles[number] if number < len(self.book.styles) else PLAIN
            self.sheet.put(self.row, self.column, self._shown(element, style), style.doubt)

    def _shown(self, element: etree._Element, style: Style) -> Shown:
        kind = element.get("t") or "n"
        if kind == "inlineStr":
            return next((_rich(part) for part in children(element, "is")), Shown(""))
        value = next((part.text or "" for part in children(element, "v")), "").strip()
        formula = next(children(element, "f"), None) is not None
        if formula and (value or kind == "str"):
            self.sheet.formula(self.row, self.column, not value or number_of(value) == 0)
        if not value:
            return Shown("", UNCALCULATED if formula and kind != "str" else None)
        if kind == "s":
            index = _int(value, -1)
            found = 0 <= index < len(self.book.texts)
            return self.book.texts[index] if found else Shown("", _NO_TEXT)
        if kind == "b":
            return Shown("VERDADERO" if value in _TRUE else "FALSO", IS_LOGICAL)
        if kind == "e":
            return Shown(value, IS_ERROR)
        if kind in ("str", "d") or (number := number_of(value)) is None:
            return Shown(value, IS_DATE if kind == "d" else None)
        return shown_number(number, style.format, self.book.epoch_1904)

    def _merge(self, reference: str) -> None:
        ends = [_REFERENCE.fullmatch(part) for part in reference.replace("$", "").split(":")]
        if len(ends) != 2 or ends[0] is None or ends[1] is None:
            return
        first, last = ends[0], ends[1]
        top, bottom = int(first[2]) - 1, int(last[2]) - 1
        self.sheet.merge(Region(top, _column(first[1]), bottom, _column(last[1])))


def _column(name: str) -> int:
    """ "A" -> 0, "AA" -> 26."""
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _int(text: str | None, default: int = 0) -> int:
    """A whole number of an attribute; the default where there is none."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else default
