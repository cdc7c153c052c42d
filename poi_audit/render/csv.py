"""The table as CSV: one line per activity, block and row (RFC 4180, UTF-8, a header line)."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import TextIO

from poi_audit.layouts.periods import month_of
from poi_audit.model.figure import parse
from poi_audit.model.frame import AFTER_MONTHS, BEFORE_MONTHS, rows
from poi_audit.model.report import Report
from poi_audit.render.text import safe


def write_csv(reports: Iterable[Report], file: TextIO) -> None:
    """Write the rows of all reports under one header, with the months of all of them.

    Printed texts stay as they are, but for characters that command a terminal or turn the reading direction, which are
    written out. A text that a spreadsheet would run as a formula gets an apostrophe in front.
    """
    reports = list(reports)
    writer = csv.DictWriter(file, _columns(reports), restval="", lineterminator="\n")
    writer.writeheader()
    for report in reports:
        source = {"file": report.source.file, "ue": report.header.ue.code if report.header.ue else None}
        year = {"year": None if report.header.year is None else str(report.header.year)}
        for row in rows(report):
            writer.writerow({key: inert(safe(text or "")) for key, text in (source | year | row).items()})


def inert(text: str) -> str:
    """The text, with an apostrophe in front where a spreadsheet would take it for a formula."""
    if text[:1] in ("=", "+", "@", "-", "\t", "\r") and parse(text) == (None, None, 0):
        return "'" + text
    return text


def _columns(reports: list[Report]) -> list[str]:
    months = dict.fromkeys(month for report in reports for month in report.header.months)
    in_order = sorted(months, key=lambda month: month_of(month) or 0)
    return ["file", "ue", "year", *BEFORE_MONTHS, *in_order, *AFTER_MONTHS]
