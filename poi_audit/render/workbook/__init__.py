"""The audit as a working paper: a workbook with live formulas and a disposition beside each finding."""

from __future__ import annotations

import io
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from poi_audit.messages import Lang, label
from poi_audit.model.outcome import Checked
from poi_audit.render.zipped import same_everywhere

if TYPE_CHECKING:
    from poi_audit.render.workbook.carry import Carried

SHEETS = ("summary", "findings", "rows", "months", "rules", "unverified")
"""The sheets in order."""


def workbook_bytes(
    checked: Checked, lang: Lang = "es", old: Mapping[str, Carried] = MappingProxyType({})
) -> bytes:
    """The workbook. `old`: what was written in an earlier one, by finding id."""
    from poi_audit.render.cards import cards
    from poi_audit.render.workbook.book import Book
    from poi_audit.render.workbook.findings import findings_sheet, former_sheet
    from poi_audit.render.workbook.months import months_sheet
    from poi_audit.render.workbook.rows import RowsSheet
    from poi_audit.render.workbook.rules import rules_sheet, unverified_sheet
    from poi_audit.render.workbook.summary import summary_sheet

    every = cards(checked, lang)
    file = io.BytesIO()
    book = Book(file, [label(f"book.{name}", lang) for name in SHEETS])
    rows = RowsSheet(book, checked, lang)
    rows.write()
    summary_sheet(book, checked, lang)
    findings_sheet(book, every, rows.places, old, lang)
    months_sheet(book, checked, rows.starts, lang)
    rules_sheet(book, every, lang)
    unverified_sheet(book, rows, lang)
    here = {card.finding.id for card in every}
    gone = {key: entry for key, entry in old.items() if key not in here and entry.says}
    if gone:
        former_sheet(book, gone, lang)
    book.book.close()
    return same_everywhere(file.getvalue())
