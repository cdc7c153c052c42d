"""The sheet that sums up: result, coverage, evidence, conventions, averages, and the dispositions as they stand."""

from __future__ import annotations

from xlsxwriter.worksheet import Worksheet

from poi_audit.messages import Lang, label
from poi_audit.model.finding import Severity
from poi_audit.model.outcome import Checked
from poi_audit.render.decided import decided
from poi_audit.render.evidence import conventions, evidence
from poi_audit.render.identity import identity, title_of
from poi_audit.render.labels import coverage_parts, coverage_word, severity_count, verdict_words
from poi_audit.render.overview import overview_rows
from poi_audit.render.workbook.book import Book


def summary_sheet(book: Book, checked: Checked, lang: Lang) -> None:
    """Write the sheet."""
    audit, report = checked.audit, checked.report
    sheet = book.sheet(label("book.summary", lang), (26, 58, 12, 10, 10, 13, 13), wide=False)
    book.text(sheet, 0, 0, label("book.title", lang), bold=True, font_size=14)
    book.text(sheet, 1, 0, title_of(report, lang))
    counts = ", ".join(severity_count(s, audit.count(s), lang) for s in Severity)
    facts = [(label("book.verdict", lang), f"{verdict_words(audit, lang)}: {counts}")]
    facts += identity(report, lang, audit)
    row = 3
    known = {name for name, _ in facts}
    for name, text in (*facts, *(item for item in evidence(audit, lang) if item[0] not in known)):
        book.text(sheet, row, 0, name, font_color="#57606A")
        book.text(sheet, row, 1, text, text_wrap=True, bold=row == 3)
        row += 1
    row = _coverage(book, sheet, row + 1, checked, lang)
    names = label("book.disposition heads", lang).split("|")
    book.head(sheet, row, names)
    place = f"'{label('book.findings', lang)}'!Q:Q"
    choices = label("book.dispositions", lang).split("|")
    for i, choice in enumerate(choices):
        row += 1
        book.text(sheet, row, 0, choice)
        sheet.write_formula(
            row,
            1,
            f"=COUNTIF({place},A{row + 1})",
            book.format(align="left"),
            0 if i else len(audit.findings),
        )
    row += 2
    book.head(sheet, row, label("book.convention heads", lang).split("|"))
    for convention in conventions(audit, lang):
        row += 1
        for column, text in enumerate(convention):
            book.text(sheet, row, column, text)
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


def _coverage(book: Book, sheet: Worksheet, row: int, checked: Checked, lang: Lang) -> int:
    for part, count in (("figures", checked.audit.coverage.figures), *coverage_parts(checked.audit)):
        book.text(sheet, row, 0, coverage_word(part, lang).capitalize(), font_color="#57606A")
        sheet.write_number(row, 1, count, book.format(align="left", num_format="#,##0"))
        row += 1
    return row + 1
