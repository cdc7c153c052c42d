"""The sheet of findings, with a disposition to choose; and of those in an earlier workbook that no longer occur."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from xlsxwriter.worksheet import Worksheet

from poi_audit.messages import Lang, label
from poi_audit.render.cards import Card
from poi_audit.render.workbook.book import Book
from poi_audit.render.workbook.carry import DISPOSITION, ID, Carried
from poi_audit.render.workbook.places import Places

WIDTHS = (5, 12, 8, 17, 16, 42, 12, 13, 14, 14, 19, 30, 11, 34, 12, 18, 40, 40, 14, 19)
WORK = 11
"""The first columns, which fit a screen of 1366 points and a sheet of A4: what somebody works with."""
_ADDENDS = 60
_SEVERITIES = {"error": "#A4161A", "warning": "#7A4D00", "info": "#1D4F91"}
STATES = (
    {"bg_color": "#FFFBEA"},
    {"bg_color": "#FDECEB", "font_color": "#A4161A"},
    {"bg_color": "#E7F5EC", "font_color": "#1B5E35"},
    {"bg_color": "#FFE9CC", "font_color": "#7A4D00"},
    {"bg_color": "#E3EEFB", "font_color": "#1D4F91"},
    {"bg_color": "#EEF0F2", "font_color": "#57606A"},
)
"""The colours of the dispositions, in their order."""


def findings_sheet(
    book: Book, cards: Sequence[Card], places: Places, old: Mapping[str, Carried], lang: Lang
) -> None:
    """Write the findings, each linked to its row; what `old` holds of an id is kept."""
    sheet = book.sheet(label("book.findings", lang), WIDTHS)
    book.head(sheet, 0, label("book.finding heads", lang).split("|"), freeze=4, figures=(6, 7))
    for row, card in enumerate(cards, start=1):
        severity = _SEVERITIES[card.finding.severity.value]
        sheet.write_number(row, 0, card.number, book.format(align="left"))
        book.text(sheet, row, 1, card.severity, font_color=severity, bold=True)
        texts = _texts(card, lang)
        for column, text in texts.items():
            book.text(sheet, row, column, text, text_wrap=True)
        if link := places.link(card.finding):
            style = book.format(font_color="#0B57A4", underline=1, text_wrap=True)
            sheet.write_url(row, 4, link, style, card.place or card.rule)
        book.figure(sheet, row, 6, card.finding.published or "")
        book.figure(sheet, row, 7, card.finding.expected or "")
        kept = old.get(card.finding.id)
        book.text(sheet, row, DISPOSITION, disposition_of(card, old, lang), **STATES[0])
        for column, text in ((9, kept.responsible if kept else ""), (10, kept.comment if kept else "")):
            texts[column] = text
            book.text(sheet, row, column, text, text_wrap=True)
        texts |= {6: card.finding.published or "", 7: card.finding.expected or ""}
        book.fit(sheet, row, [texts.get(column, "") for column in range(19)], WIDTHS)
        book.text(sheet, row, ID, card.finding.id, font_color="#57606A")
    if cards:
        _states(book, sheet, len(cards), lang)
        sheet.autofilter(0, 0, len(cards), len(WIDTHS) - 1)
    sheet.print_area(0, 0, max(1, len(cards)), WORK - 1)


def _texts(card: Card, lang: Lang) -> dict[int, str]:
    """The texts of the row by column, but those that have a form of their own."""
    used = ", ".join(f"{name} {text}" for name, text in card.addends[:_ADDENDS])
    work = {2: card.rule, 3: card.code, 4: card.place, 5: card.message}
    after = (
        card.rule_name,
        card.action or label("book.of report", lang),
        card.name,
        card.spot,
        card.interval,
    )
    return work | dict(enumerate((*after, used, "; ".join(card.hypotheses), card.basis), start=WORK))


def disposition_of(card: Card, old: Mapping[str, Carried], lang: Lang) -> str:
    """What somebody chose for the finding; the first choice where nobody did."""
    kept = old.get(card.finding.id)
    return (kept and kept.disposition_in(lang)) or label("book.dispositions", lang).split("|")[0]


def _states(book: Book, sheet: Worksheet, last: int, lang: Lang) -> None:
    """The dispositions to choose from, each in its colour as soon as it is chosen."""
    choices = label("book.dispositions", lang).split("|")
    sheet.data_validation(1, DISPOSITION, last, DISPOSITION, {"validate": "list", "source": choices})
    for choice, colours in zip(choices, STATES, strict=True):
        style = book.book.add_format(colours)
        condition = {"type": "cell", "criteria": "==", "value": f'"{choice}"', "format": style}
        sheet.conditional_format(1, DISPOSITION, last, DISPOSITION, condition)


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
