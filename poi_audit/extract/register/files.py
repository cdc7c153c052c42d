"""Registers by the form of their file: the page named .xls, a workbook's sheet, and text with separators."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from poi_audit.extract.cells import Cell, CellRow
from poi_audit.extract.grid import MAX_COLUMNS, Budget
from poi_audit.extract.problems import problem
from poi_audit.extract.register.read import registers_in
from poi_audit.extract.source import SourceFile, decode
from poi_audit.layouts import lexicon
from poi_audit.messages.faults import unreadable
from poi_audit.model.figure import Place
from poi_audit.model.report import MONTHS, Problem, Report
from poi_audit.model.text import squeeze

_HEADINGS = re.compile(rf"\bF[\W_]{{0,3}}(?:RE|SE)[\W_]{{0,3}}(?:\d{{1,2}}\b|{'|'.join(MONTHS)})", re.I)
"""The headings of the months: "F(RE) 01", "F(RE1)", "F_SE_01", "F(SE) Enero"."""
_HEAD = 1 << 18
_SEPARATORS = ("\t", ";", ",", "|")


def register_reports(source: SourceFile) -> list[Report] | None:
    """The reports that the register in a page or text would print; None where it is none.

    A workbook is told sheet by sheet, by `registers_in`. Raises UnreadableError.
    """
    if source.kind not in ("html", "text") or not _HEADINGS.search(decode(source.data[:_HEAD])[0]):
        return None
    text, charset, replaced = decode(source.data)
    problems = [problem("E107", charset=charset)] if replaced else []
    if source.kind == "html":
        return _page(source, text, problems)
    budget = Budget()
    rows = list(_delimited(text, budget))
    return registers_in(source, rows, problems, budget.left < 0)


def _page(source: SourceFile, text: str, problems: Sequence[Problem]) -> list[Report] | None:
    from poi_audit.extract.html import page_rows

    budget = Budget()
    rows, sight = page_rows(text, {}, budget, lexicon())
    unseen = [problem("E129", count=len(sight.hidden), texts="")] if sight.hidden else []
    end = text[-4096:].lower()
    cut = [] if "</table" in end or "</html" in end else [problem("E212")]
    return registers_in(source, rows, [*problems, *unseen, *cut], budget.left < 0)


def _delimited(text: str, budget: Budget) -> Iterator[CellRow]:
    """The records of a text, quoted line ends included. A cell's place is "L12C8": its record and column."""
    csv.field_size_limit(131_072)
    records = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text))
    try:
        for number, record in enumerate(records, start=1):
            if not budget.take(len(record)):
                return
            yield CellRow(
                [
                    Cell(squeeze(value), column, Place(cell=f"L{number}C{column + 1}"))
                    for column, value in enumerate(record[:MAX_COLUMNS])
                ]
            )
    except csv.Error as error:
        raise unreadable("text_cell") from error


def _separator(text: str) -> str:
    """What stands most often before the headings of months."""
    found = Counter(text[m.start() - 1 : m.start()] or " " for m in _HEADINGS.finditer(text[:_HEAD]))
    quoted = Counter(
        text[m.start() - 2 : m.start() - 1] for m in _HEADINGS.finditer(text[:_HEAD]) if m.start() > 1
    )
    return max(_SEPARATORS, key=lambda mark: found[mark] + quoted[mark])
