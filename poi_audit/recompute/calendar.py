"""Which months were due, and which were over, on the day a report was queried."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from poi_audit.layouts.periods import month_of
from poi_audit.model.report import Header, Report
from poi_audit.model.text import fold

DAY_20, LAST_DAY, ALL_VISIBLE = "day_20", "last_day", "all_visible"
"""Deadline of month m: the 20th of m+1 (2024, note (4)); the last day of m+1 (2022, note (iv)); every month of the
period is due (2021, note (iii))."""


def month_numbers(header: Header) -> tuple[int, ...]:
    """1 to 12 for each month column; a label that is no month counts on from the one before."""
    numbers: list[int] = []
    for label in header.months:
        numbers.append(month_of(label) or (numbers[-1] + 1 if numbers else 1))
    return tuple(numbers)


def year_of(report: Report) -> int | None:
    """The year in the header, or the one of TABLA RESÚMEN (2024 prints it only there)."""
    if report.header.year is not None:
        return report.header.year
    text = report.summary.year if report.summary is not None else None
    return int(text) if text is not None and text.isascii() and text.isdigit() and len(text) == 4 else None


def deadline(year: int, month: int, rule: str) -> date:
    """The last day on which the month's execution may be registered."""
    following = date(year + month // 12, month % 12 + 1, 1)
    if rule == DAY_20:
        return following.replace(day=20)
    return date(following.year + following.month // 12, following.month % 12 + 1, 1) - timedelta(days=1)


def due(year: int, months: Sequence[int], rule: str, on: date) -> int:
    """How many of the first months have a deadline that is past on that day."""
    if rule == ALL_VISIBLE:
        return len(months)
    return sum(deadline(year, month, rule) < on for month in months)


def surely_due(notes: Sequence[str], year: int, months: Sequence[int], on: date) -> int:
    """How many of the first months could no longer be registered on that day, by the deadline the notes give.

    The note of 2021 gives none: then the last day of the next month, the longest that any generation knows.
    """
    return due(year, months, DAY_20 if stated_deadline(notes) == DAY_20 else LAST_DAY, on)


def over(year: int, months: Sequence[int], on: date) -> int:
    """How many of the months were over on that day."""
    return sum((year, month) < (on.year, on.month) for month in months)


def begun(year: int, months: Sequence[int], on: date) -> int:
    """How many of the months had begun on that day."""
    return sum((year, month) <= (on.year, on.month) for month in months)


def stated_deadline(notes: Sequence[str]) -> str | None:
    """The deadline that the report's own notes name, or None."""
    words = fold(" ".join(notes))
    if "DIA20DELSIGUIENTEMES" in words or "DIA20DELMESSIGUIENTE" in words:
        return DAY_20
    if "ULTIMODIADELSIGUIENTEMES" in words or "ULTIMODIADELMESSIGUIENTE" in words:
        return LAST_DAY
    if "ALGUNODELOSMESESDELPERIODO" in words:
        return ALL_VISIBLE
    return None
