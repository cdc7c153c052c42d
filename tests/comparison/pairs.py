"""Pairs of reports of one body and year, drawn by the fixtures' program from a year's registrations and read again.

A change is made where the office would have made it: in a registration. Every derived figure follows by the fixtures'
own arithmetic, which shares no code with poi_audit.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

from data.revised import YEAR, Edit, registered, shorter
from data.revised import month as month
from reports import drawn

import poi_audit
from poi_audit.model.finding import Audit, Finding
from poi_audit.model.report import Report

KINDS = {
    "2021": (("2021-sem", 6, date(2021, 8, 19)), ("2021-annual", 12, date(2022, 4, 29))),
    "2022": (("2022-sem", 6, date(2022, 8, 3)), ("2022-sem", 9, date(2022, 11, 3))),
    "2024": (("2024-annual", 12, date(2024, 8, 24), 7), ("2024-annual", 12, date(2025, 2, 24))),
}
"""Two publications of one year: layout, months, day of the query, and the first month not registered."""


@cache
def plain(kind: str, which: int) -> Report:
    """The earlier (0) or the later (1) publication, nothing changed."""
    return drawn(shorter(YEAR, *KINDS[kind][which]), ("anterior", "posterior")[which])


def changed(kind: str, edit: Edit) -> Report:
    """The later publication with other registrations."""
    return drawn(shorter(registered(YEAR, edit), *KINDS[kind][1]), "posterior")


def compare(kind: str, earlier: Report, later: Report) -> Audit:
    """The comparison; the days of the queries are given where the pages print none."""
    if kind != "2024":
        return poi_audit.compare(earlier, later)
    days = (KINDS[kind][0][2], KINDS[kind][1][2])
    return poi_audit.compare(earlier, later, earlier_as_of=days[0], as_of=days[1])


def with_(which: str, **values: str) -> Edit:
    """Other traits of one activity."""
    return lambda ao: replace(ao, **values) if ao.number == which else ao


def place(finding: Finding) -> tuple[str, str, str | None, str | None]:
    """Rule, last digits of the code, row and column."""
    return finding.rule, (finding.where.code or "")[-5:], finding.where.row, finding.where.column
