"""The sheet of months: executed minus programmed, live, and the percentage at each month's closing."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from poi_audit.messages import Lang, label
from poi_audit.model.outcome import Checked
from poi_audit.recompute.timeline import timeline
from poi_audit.render.text import safe
from poi_audit.render.workbook.book import Book
from poi_audit.render.workbook.layout import MONTHS
from poi_audit.render.workbook.places import cell


def months_sheet(book: Book, checked: Checked, starts: Sequence[int], lang: Lang) -> None:
    """Write one line per AO, AEI and the total. `starts`: the first row of each AO in the sheet of rows."""
    months = [safe(month) for month in checked.report.header.months]
    n = len(months)
    sheet = book.sheet(label("book.months", lang), [18, 46, *[9.0] * n, 11, *[9.0] * n])
    band = book.format(bold=True, bottom=1, bg_color="#F6F8FA")
    _band(sheet, 2, 2 + n, label("book.difference", lang), band)
    _band(sheet, 3 + n, 2 + 2 * n, label("book.closing", lang), band)
    code, name = label("book.row heads", lang).split("|")[3:5]
    book.head(
        sheet,
        1,
        [code, name, *months, label("book.in all", lang), *months],
        freeze=2,
        figures=range(2, 3 + 2 * n),
    )
    source = label("book.rows", lang)
    position = 0
    for row, line in enumerate(timeline(checked.report, checked.expected).lines, start=2):
        strong = {} if line.kind == "activity" else {"bold": True}
        book.text(sheet, row, 0, line.code or label("book.total", lang), **strong)
        book.text(sheet, row, 1, line.name, text_wrap=True, **strong)
        book.fit(sheet, row, [line.name], [46])
        if line.kind == "activity":
            fact = checked.expected.activities[position]
            if fact.programmed.sound and fact.executed.sound and n:
                pairs = list(zip(fact.programmed.values, fact.executed.values, strict=True))
                _differences(book, sheet, row, source, starts[position], pairs)
            position += 1
        for i, step in enumerate(line.steps):
            book.figure(sheet, row, 3 + n + i, step.percent, _BANDS.get(step.band or "", "input"))
    red = book.format(font_color="#A4161A", bg_color="#FDECEB")
    if position:
        condition = {"type": "cell", "criteria": "<", "value": 0, "format": red}
        sheet.conditional_format(2, 2, row, 1 + n, condition)


def _band(sheet: Worksheet, first: int, last: int, text: str, style: Format) -> None:
    """One head over several columns."""
    if last > first:
        sheet.merge_range(0, first, 0, last, text, style)
    else:
        sheet.write_string(0, first, text, style)


_BANDS = {"0_75": "inconsistent", "75_95": "by_rounding", "95_up": "equal"}


def _differences(
    book: Book,
    sheet: Worksheet,
    row: int,
    source: str,
    start: int,
    pairs: Sequence[tuple[Decimal | None, Decimal | None]],
) -> None:
    for i, (goal, done) in enumerate(pairs):
        above, below = (f"'{source}'!{cell(start + k, MONTHS + i)}" for k in (0, 1))
        shown = "" if done is None else f"{done - (goal or 0):,f}"
        book.formula(sheet, row, 2 + i, f'IF({below}="","",ROUND({below}-{above},6))', shown)
    ends = f"{cell(row, 2)}:{cell(row, 1 + len(pairs))}"
    whole = sum((done - (goal or 0) for goal, done in pairs if done is not None), Decimal(0))
    book.formula(sheet, row, 2 + len(pairs), f"ROUND(SUM({ends}),6)", f"{whole:,f}")
