"""Which months were due, and which were over, on the day a report was queried."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

from poi_audit.model.report import Header, Report
from poi_audit.model.text import fold

DAY_20, LAST_DAY, ALL_VISIBLE = "day_20", "last_day", "all_visible"
"""Deadline of month m: the 20th of m+1 (2024, note (4)); the last day of m+1 (2022, note (iv)); every month of the
period is due (2021, note (iii)). A note may name another day, "día 10": "day_10"."""

_DAY = re.compile(r"day_(\d{1,2})")
_NAMES = (
    *("ENERO", "FEBRERO", "MARZO", "ABRIL", "MAYO", "JUNIO"),
    *("JULIO", "AGOSTO", "SETIEMBRE", "OCTUBRE", "NOVIEMBRE", "DICIEMBRE"),
)
_LETTERS = "".join(name[0] for name in _NAMES)
_ORDINALS = {"I": 1, "II": 2, "III": 3, "IV": 4, "PRIMER": 1, "SEGUNDO": 2, "TERCER": 3, "CUARTO": 4}
_ORDINALS |= {str(number): number for number in range(1, 5)}
_WHICH = r"(IV|I{1,3}|[1-4]|PRIMER|SEGUNDO|TERCER|CUARTO)"
_PART = re.compile(rf"{_WHICH}(?:ER|RO|DO|TO|[°º.])?(TRIM|SEM)|(TRIM|SEM)(?:ESTRE)?[.°º]?{_WHICH}")
_RANGE = re.compile(r"([A-Z]+)[-/A.]+?([A-Z]{3,})")


def periods(header: Header) -> tuple[tuple[int, int], ...]:
    """First and last month, 1 to 12, of each column: "Mar" is (3, 3), "II TRIM" (4, 6), "2do SEM." (7, 12).

    A label that is none of these counts on from the one before.
    """
    letters = "".join(fold(label) for label in header.months)
    if len(letters) == len(header.months) > 2 and (at := _LETTERS.find(letters)) >= 0:
        return tuple((i, i) for i in range(at + 1, at + 1 + len(letters)))
    out: list[tuple[int, int]] = []
    for label in header.months:
        out.append(_period(fold(label)) or ((out[-1][1] + 1,) * 2 if out else (1, 1)))
    return tuple(out)


def _period(label: str) -> tuple[int, int] | None:
    if number := _month(label):
        return number, number
    if found := _PART.search(label):
        which, kind = (found[1], found[2]) if found[1] else (found[4], found[3])
        length = 3 if kind == "TRIM" else 6
        end = length * _ORDINALS[which]
        return (end - length + 1, end) if end <= 12 else None
    if found := _RANGE.fullmatch(label):
        first, last = _month(found[1]), _month(found[2])
        return (first, last) if first and last and first < last else None
    return None


@lru_cache(maxsize=256)
def _month(label: str) -> int | None:
    """1 to 12 for "ENE", "SET", "SEPTIEMBRE", "ENE-24"."""
    word = re.match(r"[A-Z]*", label)
    name = word[0].replace("SEP", "SET", 1).replace("SETT", "SET", 1) if word else ""
    rest = label[len(word[0]) :] if word else ""
    if len(name) < 3 or re.search("[A-Z]", rest):
        return None
    return next((i for i, full in enumerate(_NAMES, start=1) if full.startswith(name)), None)


def month_numbers(header: Header) -> tuple[int, ...]:
    """1 to 12 for each month column, the last of its months where it is a quarter or a semester."""
    return tuple(last for _, last in periods(header))


def starts_late(header: Header) -> bool:
    """Whether months of the year stand before the first column: a second semester, a single month."""
    found = periods(header)
    return bool(found) and found[0][0] > 1


def ends_early(header: Header) -> bool:
    """Whether months of the year come after the last column: a semester, a quarter."""
    found = periods(header)
    return bool(found) and found[-1][1] < 12


def whole_year(header: Header) -> bool:
    """Whether the columns are of a whole year."""
    return bool(header.months) and not starts_late(header) and not ends_early(header)


def year_of(report: Report) -> int | None:
    """The year in the header, or the one of TABLA RESÚMEN (2024 prints it only there)."""
    if report.header.year is not None:
        return report.header.year
    text = report.summary.year if report.summary is not None else None
    return int(text) if text is not None and text.isascii() and text.isdigit() and len(text) == 4 else None


def deadline(year: int, month: int, rule: str) -> date:
    """The last day on which the month's execution may be registered."""
    following = date(year + month // 12, month % 12 + 1, 1)
    last = date(following.year + following.month // 12, following.month % 12 + 1, 1) - timedelta(days=1)
    day = _DAY.fullmatch(rule)
    return last if day is None else following.replace(day=min(int(day[1]), last.day))


def due(year: int, months: Sequence[int], rule: str, on: date) -> int:
    """How many of the first months have a deadline that is past on that day."""
    if rule == ALL_VISIBLE:
        return len(months)
    return sum(deadline(year, month, rule) < on for month in months)


def surely_due(notes: Sequence[str], year: int, months: Sequence[int], on: date) -> int:
    """How many of the first months could no longer be registered on that day, by the deadline the notes give.

    The note of 2021 gives none: then the last day of the next month, the longest that any generation knows.
    """
    stated = stated_deadline(notes)
    return due(year, months, LAST_DAY if stated in (None, ALL_VISIBLE) else stated or LAST_DAY, on)


def over(year: int, months: Sequence[int], on: date) -> int:
    """How many of the months were over on that day."""
    return sum((year, month) < (on.year, on.month) for month in months)


def begun(year: int, header: Header, on: date) -> int:
    """How many of the columns had begun on that day."""
    return sum((year, first) <= (on.year, on.month) for first, _ in periods(header))


_OF_NEXT = r"(?:DEL|DE)?(?:SIGUIENTEMES|MESSIGUIENTE)"
_STATED = re.compile(
    rf"(?:DIA|HASTAEL|PRIMEROS|LOS|\()(\d{{1,2}})\)?(?:PRIMEROS)?(?:DIAS?)?(?:CALENDARIO)?{_OF_NEXT}"
)


def stated_deadline(notes: Sequence[str]) -> str | None:
    """The deadline that the report's own notes name ("día 20 del siguiente mes" is "day_20"), or None."""
    words = fold(" ".join(notes))
    if (found := _STATED.search(words)) and 1 <= int(found[1]) <= 31:
        return f"day_{int(found[1])}"
    if re.search(rf"ULTIMODIA(?:CALENDARIO)?{_OF_NEXT}", words):
        return LAST_DAY
    return ALL_VISIBLE if "ALGUNODELOSMESESDELPERIODO" in words else None
