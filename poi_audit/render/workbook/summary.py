"""The sheet that sums up: result, lo principal, coverage, evidence, conventions and averages."""

from __future__ import annotations

from xlsxwriter.worksheet import Worksheet

from poi_audit.messages import Lang, label, write
from poi_audit.model.finding import Severity
from poi_audit.model.outcome import Checked
from poi_audit.principal import principal
from poi_audit.render.decided import decided
from poi_audit.render.evidence import conventions, evidence
from poi_audit.render.identity import identity, title_of
from poi_audit.render.labels import coverage_parts, coverage_word, severity_count, verdict_words
from poi_audit.render.overview import overview_rows
from poi_audit.render.text import safe
from poi_audit.render.workbook.book import Book

_WIDTHS = (26, 58, 12, 10, 10, 13, 13)
"""Characters of the columns."""
_ACROSS = sum(_WIDTHS) - 6


def summary_sheet(book: Book, checked: Checked, lang: Lang) -> None:
    """Write the sheet."""
    audit, report = checked.audit, checked.report
    sheet = book.sheet(label("book.summary", lang), _WIDTHS, wide=False)
    book.text(sheet, 0, 0, label("book.title", lang), bold=True, font_size=14)
    book.text(sheet, 1, 0, title_of(report, lang))
    counts = ", ".join(severity_count(s, audit.count(s), lang) for s in Severity)
    book.text(sheet, 2, 0, f"{verdict_words(audit, lang)}: {counts}", bold=True)
    row = _principal(book, sheet, 4, checked, lang)
    facts = identity(report, lang, audit)
    known = {name for name, _ in facts}
    for name, text in (*facts, *(item for item in evidence(audit, lang) if item[0] not in known)):
        book.text(sheet, row, 0, name, font_color="#57606A", text_wrap=True)
        book.text(sheet, row, 1, text, text_wrap=True)
        book.fit(sheet, row, (name, text), (26, 54))
        row += 1
    row = _coverage(book, sheet, row + 1, checked, lang)
    book.head(sheet, row, label("book.convention heads", lang).split("|"))
    for convention in conventions(audit, lang):
        row += 1
        for column, text in enumerate(convention):
            book.text(sheet, row, column, text, text_wrap=True)
        sheet.merge_range(row, 2, row, 6, safe(convention[2]), book.format(text_wrap=True))
        book.fit(sheet, row, convention, (26, 58, 57))
    row += 2
    book.head(sheet, row, label("book.overview heads", lang).split("|"), figures=range(2, 7))
    for style, cells in overview_rows(report, checked.expected, lang):
        row += 1
        for column, text in enumerate(cells):
            if column < 2:
                book.text(sheet, row, column, text, bold=bool(style), text_wrap=True)
            else:
                book.figure(sheet, row, column, text)
        book.fit(sheet, row, cells[:2], (26, 58))
    row += 2
    for head, lines in decided(audit, lang):
        book.text(sheet, row, 0, head, bold=True)
        for line in lines:
            row += 1
            book.text(sheet, row, 1, line, text_wrap=True)
        row += 1
    sheet.merge_range(
        row + 1, 0, row + 1, 6, label("book.how", lang), book.format(text_wrap=True, font_color="#57606A")
    )
    sheet.set_row(row + 1, 44)


def _principal(book: Book, sheet: Worksheet, row: int, checked: Checked, lang: Lang) -> int:
    """The sentences that change how the headline reads, each across the sheet; gives the row after them."""
    said = principal(checked.report, checked.expected, checked.audit)
    if not said:
        return row
    book.text(sheet, row, 0, label("principal", lang), bold=True)
    for number, highlight in enumerate(said, start=1):
        text = f"{number}. {safe(write(highlight.message, lang))}"
        sheet.merge_range(row + number, 0, row + number, 6, text, book.format(text_wrap=True))
        book.fit(sheet, row + number, (text,), (_ACROSS,))
    return row + len(said) + 2


def _coverage(book: Book, sheet: Worksheet, row: int, checked: Checked, lang: Lang) -> int:
    for part, count in (("figures", checked.audit.coverage.figures), *coverage_parts(checked.audit)):
        book.text(sheet, row, 0, coverage_word(part, lang).capitalize(), font_color="#57606A")
        sheet.write_number(row, 1, count, book.format(align="left", num_format="#,##0"))
        row += 1
    return row + 1
