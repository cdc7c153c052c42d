"""Workbooks in the old binary form (.xls), with xlrd, which keeps number formats and merged cells."""

from __future__ import annotations

import io
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from poi_audit.extract.excel.number import shown_number
from poi_audit.extract.excel.package import DAMAGED
from poi_audit.extract.excel.paint import WHITE, unseen
from poi_audit.extract.excel.sheet import (
    IS_ERROR,
    IS_LOGICAL,
    MAX_SHEETS,
    Region,
    Sheet,
    Shown,
    doubt_uncalculated,
)
from poi_audit.extract.grid import Budget
from poi_audit.extract.runs import STRUCK, Run, of_runs
from poi_audit.model.errors import UnreadableError

if TYPE_CHECKING:
    import xlrd

_FORMULA = (0x0006, 0x0206, 0x0406)
_BOF, _EOF = (0x0009, 0x0209, 0x0409, 0x0809), 0x000A
_PROTECTED = "el libro está protegido con contraseña; ábralo y guárdelo sin ella"
_NO_BOOK = "es un archivo binario de Office, pero no un libro de Excel; este formato no se lee"


def read_biff(data: bytes) -> list[Sheet]:
    """The worksheets of a workbook, in its order. Raises UnreadableError for one that is damaged or protected."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise UnreadableError(_PROTECTED)
    import xlrd

    try:
        book = xlrd.open_workbook(
            file_contents=data, logfile=io.StringIO(), formatting_info=True, on_demand=True, ragged_rows=True
        )
        formulas = [set(_formulas(book.mem or b"", start)) for start in _positions(book)]
        worksheets = [book.sheet_by_index(i) for i in range(min(book.nsheets, MAX_SHEETS))]
        budget = Budget()
        sheets = [_sheet(book, sheet, formulas[i], budget) for i, sheet in enumerate(worksheets)]
    except UnreadableError:
        raise
    except Exception as error:  # xlrd lets any error of a damaged file through
        raise UnreadableError(_reason(str(error))) from error
    doubt_uncalculated(sheets, recalculates=False)
    return sheets


def _reason(message: str) -> str:
    if "encrypted" in message.lower():
        return _PROTECTED
    return _NO_BOOK if "Can't find workbook" in message else DAMAGED


def _positions(book: Any) -> list[int]:
    """Where each worksheet's records begin in the stream."""
    return [int(position) for position in book._sh_abs_posn]


def _formulas(stream: bytes, start: int) -> Iterator[tuple[int, int]]:
    """Row and column of each formula of the worksheet whose records begin here. Embedded charts are passed over."""
    depth, at = 0, start
    while at + 4 <= len(stream):
        kind = int.from_bytes(stream[at : at + 2], "little")
        size = int.from_bytes(stream[at + 2 : at + 4], "little")
        if kind in _BOF:
            depth += 1
        elif kind == _EOF:
            depth -= 1
            if depth <= 0:
                return
        elif kind in _FORMULA and depth == 1:
            record = stream[at + 4 : at + 8]
            yield int.from_bytes(record[:2], "little"), int.from_bytes(record[2:4], "little")
        at += 4 + size


def _sheet(book: xlrd.Book, worksheet: Any, formulas: set[tuple[int, int]], budget: Budget) -> Sheet:
    sheet = Sheet(worksheet.name, bool(worksheet.visibility), budget)
    for row in range(worksheet.nrows):
        info = worksheet.rowinfo_map.get(row)
        hidden = info is not None and (info.hidden or (info.height < 20 and not info.has_default_height))
        if not sheet.begin_row(row, bool(hidden)):
            break
        for column, cell in enumerate(worksheet.row(row)):
            formula = (row, column) in formulas
            runs = worksheet.rich_text_runlist_map.get((row, column))
            sheet.put(row, column, _shown(book, cell, runs), _doubt(book, cell))
            if formula:
                sheet.formula(row, column, cell.value in (0, ""))
    for top, bottom, left, right in worksheet.merged_cells:
        sheet.merge(Region(top, left, bottom - 1, right - 1))
    sheet.hidden_columns = [
        (column, column) for column, info in worksheet.colinfo_map.items() if info.hidden or not info.width
    ]
    return sheet


def _doubt(book: xlrd.Book, cell: Any) -> str | None:
    """Why the text of a cell is uncertain by the way it is set."""
    style = book.xf_list[cell.xf_index]
    font = book.font_list[style.font_index]
    if font.struck_out:
        return STRUCK
    pattern, number = style.background.fill_pattern, style.background.pattern_colour_index
    ground = WHITE if pattern == 0 else book.colour_map.get(number) if pattern == 1 else None
    return unseen(book.colour_map.get(font.colour_index), ground, font.height / 20)


def _runs(book: xlrd.Book, text: str, starts: list[tuple[int, int]]) -> Iterator[Run]:
    """The runs of a text, given where each begins and its font."""
    bounds = [(0, None), *starts]
    for (start, number), (end, _) in pairwise([*bounds, (len(text), None)]):
        font = None if number is None else book.font_list[number]
        if font is None:
            yield Run(text[start:end])
            continue
        size = font.height / 20
        doubt = unseen(book.colour_map.get(font.colour_index), WHITE, size)
        yield Run(text[start:end], bool(font.struck_out), bool(font.escapement), size, doubt)


def _shown(book: xlrd.Book, cell: Any, starts: list[tuple[int, int]] | None = None) -> Shown:
    import xlrd

    if cell.ctype == xlrd.XL_CELL_TEXT:
        return (
            Shown(*of_runs(list(_runs(book, str(cell.value), starts)))) if starts else Shown(str(cell.value))
        )
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return Shown("VERDADERO" if cell.value else "FALSO", IS_LOGICAL)
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return Shown(xlrd.error_text_from_code.get(cell.value, "#¿?"), IS_ERROR)
    if cell.ctype not in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
        return Shown("")
    code = book.format_map[book.xf_list[cell.xf_index].format_key].format_str
    return shown_number(Decimal(repr(float(cell.value))), code, bool(book.datemode))
