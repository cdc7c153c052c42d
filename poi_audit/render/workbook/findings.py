"""The sheet of findings, with a disposition to choose; and of those in an earlier workbook that no longer occur."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from poi_audit.messages import Lang, label
from poi_audit.render.cards import Card
from poi_audit.render.workbook.book import Book
from poi_audit.render.workbook.carry import Carried
from poi_audit.render.workbook.places import Places

WIDTHS = (5, 13, 7, 30, 11, 18, 34, 20, 12, 52, 14, 14, 18, 40, 40, 14, 15, 18, 34, 19)
_ADDENDS = 60
_SEVERITIES = {"error": "#A4161A", "warning": "#7A4D00", "info": "#1D4F91"}


def findings_sheet(
    book: Book, cards: Sequence[Card], places: Places, old: Mapping[str, Carried], lang: Lang
) -> None:
    """Write the findings, each linked to its row; what `old` holds of an id is kept."""
    sheet = book.sheet(label("book.findings", lang), WIDTHS)
    book.head(sheet, 0, label("book.finding heads", lang).split("|"), freeze=3, figures=(10, 11))
    choices = label("book.dispositions", lang).split("|")
    for row, card in enumerate(cards, start=1):
        severity = _SEVERITIES[card.finding.severity.value]
        sheet.write_number(row, 0, card.number, book.format(align="left"))
        book.text(sheet, row, 1, card.severity, font_color=severity, bold=True)
        for column, text in ((2, card.rule), (3, card.rule_name), (4, card.action), (5, card.code)):
            book.text(sheet, row, column, text, text_wrap=True)
        for column, text in ((6, card.name), (8, card.spot), (9, card.message)):
            book.text(sheet, row, column, text, text_wrap=True)
        link = places.link(card.finding)
        place = card.place or card.rule
        if link:
            sheet.write_url(
                row, 7, link, book.format(font_color="#0B57A4", underline=1, text_wrap=True), place
            )
        else:
            book.text(sheet, row, 7, card.place, text_wrap=True)
        book.figure(sheet, row, 10, card.finding.published or "")
        book.figure(sheet, row, 11, card.finding.expected or "")
        used = ", ".join(f"{name} {text}" for name, text in card.addends[:_ADDENDS])
        for column, text in (
            (12, card.interval),
            (13, used),
            (14, "; ".join(card.hypotheses)),
            (15, card.basis),
        ):
            book.text(sheet, row, column, text, text_wrap=True)
        published, expected = card.finding.published or "", card.finding.expected or ""
        texts = ["", "", "", card.rule_name, "", "", card.name, place, "", card.message, published, expected]
        texts += [card.interval, used, "; ".join(card.hypotheses), card.basis]
        book.fit(sheet, row, texts, WIDTHS)
        kept = old.get(card.finding.id)
        book.text(sheet, row, 16, (kept and kept.disposition_in(lang)) or choices[0], bg_color="#FFFBEA")
        book.text(sheet, row, 17, kept.responsible if kept else "", text_wrap=True)
        book.text(sheet, row, 18, kept.comment if kept else "", text_wrap=True)
        book.text(sheet, row, 19, card.finding.id, font_color="#57606A")
    if cards:
        sheet.data_validation(1, 16, len(cards), 16, {"validate": "list", "source": choices})
        sheet.autofilter(0, 0, len(cards), len(WIDTHS) - 1)


def former_sheet(book: Book, gone: Mapping[str, Carried], lang: Lang) -> None:
    """Write what an earlier workbook said of findings that no longer occur."""
    sheet = book.sheet(label("book.former", lang), (19, 8, 18, 60, 15, 18, 40))
    book.head(sheet, 0, label("book.former heads", lang).split("|"), freeze=0)
    for row, (key, entry) in enumerate(gone.items(), start=1):
        texts = (
            key,
            entry.rule,
            entry.code,
            entry.finding,
            entry.disposition_in(lang),
            entry.responsible,
            entry.comment,
        )
        for column, text in enumerate(texts):
            book.text(sheet, row, column, text, text_wrap=True)
