"""Sheets of the rules behind the findings, and of the figures that could not be verified."""

from __future__ import annotations

from collections.abc import Sequence

from poi_audit.contract.catalogue import rules
from poi_audit.messages import Lang, label, write
from poi_audit.render.cards import Card
from poi_audit.render.labels import place_words, severity_word
from poi_audit.render.pages import page_of
from poi_audit.render.workbook.book import Book
from poi_audit.render.workbook.rows import RowsSheet


def rules_sheet(book: Book, cards: Sequence[Card], lang: Lang) -> None:
    """Write the whole catalogue with how many findings each rule has."""
    sheet = book.sheet(label("book.rules", lang), (8, 60, 15, 11, 130))
    book.head(sheet, 0, label("book.rule heads", lang).split("|"), freeze=1)
    name = label("book.findings", lang)
    for row, rule in enumerate(sorted(rules(), key=lambda r: (r.code[1] == "0", r.code[1:])), start=1):
        book.text(sheet, row, 0, rule.code, bold=True)
        book.text(sheet, row, 1, rule.name(lang), text_wrap=True)
        book.text(sheet, row, 2, severity_word(rule.severity, lang))
        count = sum(card.rule == rule.code for card in cards)
        book.formula(sheet, row, 3, f"COUNTIF('{name}'!C:C,A{row + 1})", str(count))
        meaning = page_of(rule, lang).meaning
        book.text(sheet, row, 4, meaning, text_wrap=True)
        book.fit(sheet, row, [meaning], [130])


def unverified_sheet(book: Book, rows: RowsSheet, lang: Lang) -> None:
    """Write every figure that was not judged, or of doubtful reading, with the reason."""
    sheet = book.sheet(label("book.unverified", lang), (18, 34, 16, 18, 70))
    book.head(sheet, 0, label("book.unverified heads", lang).split("|"), freeze=1)
    row = 1
    for where, figure, standing in rows.standing:
        if standing not in ("unjudged", "doubtful"):
            continue
        key = "book.no rule" if standing == "unjudged" else "book.doubtful"
        reason = write(figure.doubt, lang) if figure.doubt else label(key, lang)
        place = figure.place
        spot = (
            ""
            if place is None
            else label("p.", lang, place.page)
            if place.page is not None
            else place.cell or ""
        )
        for column, text in enumerate(
            (where.code or "", place_words(where, lang), spot, figure.text, reason)
        ):
            book.text(sheet, row, column, text, text_wrap=True)
        row += 1
    if row == 1:
        book.text(sheet, 1, 0, label("book.none", lang))
