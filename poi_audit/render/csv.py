"""How CSV is written (RFC 4180, UTF-8, a header line), and a report so: one line per activity, block and row."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TextIO

from poi_audit.layouts.periods import month_of
from poi_audit.model.figure import parse
from poi_audit.model.frame import AFTER_MONTHS, BEFORE_MONTHS, rows
from poi_audit.model.report import Report
from poi_audit.render.text import safe

SEPARATORS = {"csv": ",", "csv-excel": ",", "csv-excel-semicolon": ";"}
"""The forms of CSV -> what stands between two columns. Those for Excel begin with the mark by which it knows UTF-8."""
BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"


def table_writer(file: TextIO, form: str) -> Any:
    """What writes rows of texts in one of the forms of CSV; the mark for Excel is written at once."""
    if form != "csv":
        file.write(BOM)
    return csv.writer(file, delimiter=SEPARATORS[form], lineterminator="\n")


def write_table(
    columns: Sequence[str], lines: Iterable[Mapping[str, str]], file: TextIO, form: str = "csv"
) -> None:
    """Write the lines under a header of the columns. A column that a line lacks is blank."""
    writer = table_writer(file, form)
    writer.writerow(columns)
    writer.writerows([line.get(column, "") for column in columns] for line in lines)


def write_csv(reports: Iterable[Report], file: TextIO, form: str = "csv") -> None:
    """Write the rows of all reports under one header, with the months of all of them.

    Printed texts stay as they are, but for characters that command a terminal or turn the reading direction, which are
    written out. A text that a spreadsheet would run as a formula gets an apostrophe in front.
    """
    reports = list(reports)
    write_table(_columns(reports), _lines(reports), file, form)


def _lines(reports: Iterable[Report]) -> Iterator[dict[str, str]]:
    for report in reports:
        source = {"file": report.source.file, "ue": report.header.ue.code if report.header.ue else None}
        year = {"year": None if report.header.year is None else str(report.header.year)}
        for row in rows(report):
            yield {key: inert(safe(text or "")) for key, text in (source | year | row).items()}


def inert(text: str) -> str:
    """The text, with an apostrophe in front where a spreadsheet would take it for a formula."""
    if text[:1] in ("=", "+", "@", "-", "\t", "\r") and parse(text) == (None, None, 0):
        return "'" + text
    return text


def _columns(reports: list[Report]) -> list[str]:
    months = dict.fromkeys(month for report in reports for month in report.header.months)
    in_order = sorted(months, key=lambda month: month_of(month) or 0)
    return ["file", "ue", "year", *BEFORE_MONTHS, *in_order, *AFTER_MONTHS]
