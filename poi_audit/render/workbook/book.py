"""A workbook under construction: text stays text, figures keep their printed format, same bytes each time."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from typing import IO, Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from poi_audit.model.figure import parse
from poi_audit.render.standing import Standing
from poi_audit.render.text import safe

DIGITS = 15
"""Significant digits that a spreadsheet keeps; a longer figure stays text."""
LONGEST = 32_000
"""Characters that a cell takes."""
LINE, TALLEST = 13.5, 400.0
"""Points of one line of text, and of the highest row that the form admits."""

COLOURS: dict[str, dict[str, Any]] = {
    "equal": {"bg_color": "#E7F5EC"},
    "by_rounding": {"bg_color": "#FFF4D9"},
    "inconsistent": {"bg_color": "#FDECEB", "font_color": "#A4161A", "bold": True},
    "unjudged": {"bg_color": "#EEF0F2"},
    "doubtful": {"bg_color": "#F3EAFA"},
    "warning": {"bg_color": "#FFF4D9", "bold": True},
}


class Book:
    """An XlsxWriter workbook with its formats."""

    def __init__(self, file: IO[bytes], sheets: Iterable[str]) -> None:
        options = {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }
        self.book = xlsxwriter.Workbook(file, options)
        self.book.set_properties({"created": datetime(2000, 1, 1), "author": "poi-audit"})
        self._sheets = {name: self.book.add_worksheet(name) for name in sheets}
        self._widths: dict[str, Sequence[float]] = {}
        self._formats: dict[tuple[tuple[str, Any], ...], Format] = {}

    def format(self, **properties: Any) -> Format:
        """A format with these properties, made once."""
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self.book.add_format({"font_size": 10, "valign": "top", **properties})
        return self._formats[key]

    def sheet(self, name: str, widths: Sequence[float], wide: bool = True) -> Worksheet:
        """The sheet of that name with these column widths, laid out for A4, on its side where it is `wide`."""
        sheet = self._sheets.get(name) or self.book.add_worksheet(name)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        if wide:
            sheet.set_landscape()
        sheet.set_paper(9)
        sheet.set_margins(0.4, 0.4, 0.5, 0.6)
        sheet.fit_to_pages(1, 0)
        self._widths[sheet.name] = widths
        sheet.set_footer("&L&A&R&P / &N")
        sheet.hide_gridlines(2)
        return sheet

    def head(
        self,
        sheet: Worksheet,
        row: int,
        texts: Iterable[str],
        freeze: int | None = None,
        figures: Container[int] = (),
    ) -> None:
        """A line of column heads; with `freeze` it stays in view with that many columns, and repeats on paper.

        `figures`: the columns of figures, whose heads stand to the right as they do.
        """
        style = {"bold": True, "bottom": 1, "text_wrap": True, "bg_color": "#F6F8FA", "valign": "vcenter"}
        texts = list(texts)
        lines = [_lines(text, width) for text, width in zip(texts, self._widths[sheet.name], strict=False)]
        sheet.set_row(row, max(lines, default=1) * LINE + 3)
        for column, text in enumerate(texts):
            side = {"align": "right"} if column in figures else {}
            sheet.write_string(row, column, text, self.format(**style, **side))
        if freeze is not None:
            sheet.freeze_panes(row + 1, freeze)
            sheet.repeat_rows(row)

    def text(self, sheet: Worksheet, row: int, column: int, text: str, **properties: Any) -> None:
        """A text, whatever it looks like."""
        if text:
            sheet.write_string(row, column, safe(text)[:LONGEST], self.format(**properties))

    def fit(self, sheet: Worksheet, row: int, texts: Iterable[str], widths: Sequence[float]) -> None:
        """Make the row as high as its longest wrapped text: not every program does so by itself."""
        lines = max(
            (-(-len(text) // max(1, int(width))) for text, width in zip(texts, widths, strict=False)),
            default=1,
        )
        if lines > 1:
            sheet.set_row(row, min(lines * LINE, TALLEST))

    def figure(
        self, sheet: Worksheet, row: int, column: int, text: str, standing: Standing | str = "input"
    ) -> None:
        """A printed figure: as a number in its printed format, otherwise as text."""
        style = COLOURS.get(standing, {})
        value = parse(text).value
        if value is None or not fits(value):
            if text or style:
                wrap = {"text_wrap": True} if " " in text else {}
                sheet.write_string(row, column, safe(text), self.format(align="right", **wrap, **style))
        else:
            number_format = number_format_of(text)
            sheet.write_number(row, column, value, self.format(num_format=number_format, **style))

    def formula(
        self, sheet: Worksheet, row: int, column: int, formula: str, shown: str, array: bool = False
    ) -> None:
        """A live formula with the value it has, given as text. It is printed like that text."""
        value = parse(shown).value
        fmt = self.format(num_format="General" if value is None else number_format_of(shown), italic=True)
        result: Any = shown if value is None else value
        if array:
            sheet.write_array_formula(row, column, row, column, f"{{={formula}}}", fmt, result)
        else:
            sheet.write_formula(row, column, f"={formula}", fmt, result)

    def constant(self, sheet: Worksheet, row: int, column: int, shown: str) -> None:
        """A value of the tool that no formula here gives."""
        value = parse(shown).value
        if value is None or not fits(value):
            sheet.write_string(row, column, shown, self.format(align="right", font_color="#57606A"))
        else:
            fmt = self.format(num_format=number_format_of(shown), font_color="#57606A")
            sheet.write_number(row, column, value, fmt)


def _lines(text: str, width: float) -> int:
    """In how many lines a column of that width shows the bold words, none of them cut."""
    lines, used = 1, 0
    for word in text.split():
        if used and used + 1 + len(word) > width - 2:
            lines, used = lines + 1, 0
        used += len(word) + (used > 0)
    return lines


def fits(value: Decimal) -> bool:
    """Whether a spreadsheet keeps every digit."""
    return len(value.normalize().as_tuple().digits) <= DIGITS


def number_format_of(text: str) -> str:
    """The number format under which the value prints as the text: "1,762.00" -> "#,##0.00"."""
    digits = text.lstrip("S/. -").rstrip("%")
    decimals = parse(text).decimals
    whole = "#,##0" if "," in digits else "0"
    tail = "." + "0" * decimals if decimals else ""
    return whole + tail + ('"%"' if text.endswith("%") else "")
