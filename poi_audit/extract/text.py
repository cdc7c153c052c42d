"""Reports pasted into a text file: the table's cells separated by tabs (or ";", "|"), one row per line."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from itertools import islice

from poi_audit.extract.cells import Cell, CellRow
from poi_audit.extract.grid import MAX_COLUMNS, Budget
from poi_audit.extract.problems import problem
from poi_audit.extract.source import SourceFile, decode
from poi_audit.extract.table.labels import activity_code
from poi_audit.extract.table.reader import MAX_ROWS, read_rows
from poi_audit.layouts.form import Form
from poi_audit.layouts.lexicon import Lexicon
from poi_audit.model.errors import UnreadableError
from poi_audit.model.figure import Place
from poi_audit.model.report import Report
from poi_audit.model.text import squeeze

_MONTHS = re.compile(r"\bEne\b(\s*[\t;|,]\s*|\"[;,]\"|\s{2,}| )Feb\b", re.I)
_SPACES = (
    "el texto pegado no conserva las columnas de la tabla (las celdas están separadas por espacios); "
    "péguelo con tabuladores o entregue el PDF o la página guardada"
)


def read_text(source: SourceFile, lexicon: Lexicon, forms: list[Form] | None = None) -> list[Report]:
    """Every report of a text file; `forms` as in `read_rows`.

    Raises NotAReportError when there is none, UnreadableError when the table's cells cannot be told apart.
    """
    text, charset, replaced = decode(source.data)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n").split("\n")
    separator = _separator(text)
    if separator == " " and any(activity_code(row) for row in _rows(lines, "\t")):
        raise UnreadableError(_SPACES)
    problems = [problem("E107", charset=charset)] if replaced else []
    rows = _rows(lines, separator)
    if len(rows) < len(lines):
        problems.append(problem("E207", limit=f"{len(rows):,}"))
    return read_rows(source, rows, lexicon, exact=False, problems=problems, forms=forms)


def _separator(text: str) -> str:
    """What stands between the header's first two months."""
    found = _MONTHS.search(text)
    if found is None:
        return "\t"
    mark = found[1].strip(' "') if "\t" not in found[1] else "\t"
    return mark or " "


def _rows(lines: Iterable[str], separator: str) -> list[CellRow]:
    """A row per line, up to the limits on rows and cells."""
    out = []
    budget = Budget()
    for number, line in enumerate(islice(lines, MAX_ROWS), start=1):
        texts = _cells(line.strip("\n"), separator)[:MAX_COLUMNS]
        if not budget.take(len(texts)):
            break
        places = [Place(cell=f"L{number}C{column}") for column in range(1, len(texts) + 1)]
        cells = zip(map(squeeze, texts), range(len(texts)), places, strict=True)
        out.append(CellRow([Cell(*cell) for cell in cells]))
    return out


def _cells(line: str, separator: str) -> list[str]:
    if separator in ";,":
        try:
            return next(csv.reader([line], delimiter=separator), [])
        except csv.Error:  # a cell of more than 131,072 characters
            return line.split(separator)
    if separator == "|":
        return line.strip().removeprefix("|").removesuffix("|").split("|")
    return [_unquoted(cell) for cell in line.split("\t")]


def _unquoted(cell: str) -> str:
    """A cell without the quotes a spreadsheet puts around text that holds quotes or line ends."""
    text = cell.strip()
    if len(text) > 1 and text[0] == text[-1] == '"' and '""' in text[1:-1]:
        return text[1:-1].replace('""', '"')
    return cell
