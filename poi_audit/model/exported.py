"""The day on which a register was exported, which only its file name tells."""

from __future__ import annotations

import calendar
import re
from dataclasses import replace
from datetime import date
from pathlib import PurePath

from poi_audit.model.report import Days, Report
from poi_audit.model.text import fold

MONTH_NAMES = (
    *("ENERO", "FEBRERO", "MARZO", "ABRIL", "MAYO", "JUNIO"),
    *("JULIO", "AGOSTO", "SETIEMBRE", "OCTUBRE", "NOVIEMBRE", "DICIEMBRE"),
)
_YEAR = r"(20[1-9]\d)"
_MONTH, _DAY = r"(0[1-9]|1[0-2])", r"(0[1-9]|[12]\d|3[01])"
_EXACT = (
    (re.compile(rf"(?<!\d){_YEAR}{_MONTH}{_DAY}(?:[01]\d|2[0-3])[0-5]\d[0-5]\d(?!\d)"), (1, 2, 3)),
    (re.compile(rf"(?<!\d){_YEAR}{_MONTH}{_DAY}(?!\d)"), (1, 2, 3)),
    (re.compile(rf"(?<!\d){_YEAR}[-_. ]{_MONTH}[-_. ]{_DAY}(?!\d)"), (1, 2, 3)),
    (re.compile(rf"(?<!\d){_DAY}[-_. ]{_MONTH}[-_. ]{_YEAR}(?!\d)"), (3, 2, 1)),
)
"""A day, and the groups that hold its year, month and day. The application writes yyyymmddHHMMSS."""
_OF_MONTH = re.compile(rf"(?<!\d){_YEAR}[-_. ]{_MONTH}(?!\d)(?![-_. ]\d)")
_NAMES = {name: number for number, name in enumerate(MONTH_NAMES, start=1)} | {"SEPTIEMBRE": 9}
_NAMED = re.compile(rf"({'|'.join(_NAMES)})[-_.]*(?:DEL?)?[-_.]*{_YEAR}(?!\d)")


def days_of(file: str) -> Days:
    """The day that a file's name tells, or the days of the month that it tells; neither bound where it tells none."""
    stem = PurePath(file).stem
    for pattern, groups in _EXACT:
        for found in pattern.finditer(stem):
            try:
                day = date(*(int(found[group]) for group in groups))
            except ValueError:
                continue
            return Days(day, day)
    if month := _OF_MONTH.search(stem):
        return _month(int(month[1]), int(month[2]))
    if named := _NAMED.search(fold(stem)):
        return _month(int(named[2]), _NAMES[named[1]])
    return Days()


def named(report: Report, file: str) -> Report:
    """A register's report with the day that this name of its file tells; any other report as it is."""
    if report.register is None:
        return report
    days = days_of(file)
    source = replace(report.source, file=PurePath(file).name)
    header = replace(report.header, printed_on=days.exact)
    return replace(report, source=source, header=header, register=replace(report.register, exported=days))


def exported_on(report: Report, day: date) -> Report:
    """A register's report with the day of its export as told; any other report as it is: it prints its own."""
    if report.register is None:
        return report
    register = replace(report.register, exported=Days(day, day))
    return replace(report, header=replace(report.header, printed_on=day), register=register)


def _month(year: int, number: int) -> Days:
    return Days(date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1]))
