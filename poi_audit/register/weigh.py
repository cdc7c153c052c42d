"""How grave a difference from the register is: what a later registration can explain accuses nobody."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from poi_audit.comparison.changes import MonthPair
from poi_audit.messages import message
from poi_audit.model.finding import Severity
from poi_audit.model.message import Message
from poi_audit.model.report import Days
from poi_audit.recompute.calendar import DAY_20, LAST_DAY, deadline, stated_deadline, year_of
from poi_audit.recompute.facts import number
from poi_audit.register.beside import Age, Beside


class Reason(StrEnum):
    """What the days of the two say of a difference."""

    SAME = "same"
    """Both are of one day."""
    UNKNOWN = "unknown"
    """One of the days is not known."""
    CLOSED = "closed"
    """The month's deadline was past before both: no registration between them explains it."""
    OPEN = "open"
    """The month could still be registered between the two."""
    LATE = "late"
    """It was blank, and can have been registered after its deadline."""
    REWRITTEN = "rewritten"
    """The programme of a month that was over can have been rewritten between the two."""
    CHANGED = "changed"
    """It can have changed between the two at any time."""
    STAGE = "stage"
    """The register is of another stage than the follow-up."""
    VERSION = "version"
    """Its programme is not the one that the report prints."""


_SEVERITIES = {
    Reason.SAME: Severity.ERROR,
    Reason.UNKNOWN: Severity.WARNING,
    Reason.CLOSED: Severity.ERROR,
    Reason.REWRITTEN: Severity.WARNING,
}


def severity(reason: Reason, least: Severity = Severity.INFO) -> Severity:
    """How grave a difference with this reason is. `least`: where a registration between the two explains it."""
    return _SEVERITIES.get(reason, least)


def cell_severity(reason: Reason, cell: MonthPair) -> Severity:
    """The same of a month. Of a closed one, that a number became blank or the reverse is no proof."""
    both = number(cell.before) is not None and number(cell.after) is not None
    return Severity.WARNING if reason is Reason.CLOSED and not both else severity(reason)


def cell_reason(beside: Beside, cell: MonthPair) -> Reason:
    """What the days say of a month that differs."""
    general = _general(beside, cell.row)
    if general is not None:
        return general
    month, first = beside.side.expected.months[cell.column], _first(beside)
    if cell.block == "financial":
        return Reason.CHANGED
    if cell.row == "programmed":
        return Reason.REWRITTEN if _over(beside, month, first) else Reason.CHANGED
    if not _closed(beside, month, first):
        return Reason.OPEN
    before = cell.after if beside.age is Age.YOUNGER else cell.before
    return Reason.LATE if before.text == "" else Reason.CLOSED


def total_reason(beside: Beside, row: str) -> Reason:
    """What the days say of a registered total of the year: December's deadline closes it."""
    general = _general(beside, row)
    if general is not None:
        return general
    if row == "executed" and _closed(beside, 12, _first(beside)):
        return Reason.CLOSED
    return Reason.CHANGED


def reason(beside: Beside) -> Reason:
    """What the days say of anything else."""
    return _general(beside) or Reason.CHANGED


def _general(beside: Beside, row: str = "") -> Reason | None:
    """What is said of every difference, or of every one in a row."""
    if beside.elsewhere:
        return Reason.STAGE
    if row == "programmed" and not beside.reprogrammed:
        return Reason.VERSION
    return {Age.SAME: Reason.SAME, Age.UNKNOWN: Reason.UNKNOWN}.get(beside.age)


def _first(beside: Beside) -> date:
    """The first of the two days."""
    printed, exported = beside.side.on, beside.days.first
    assert printed is not None and exported is not None
    return min(printed, exported)


def _closed(beside: Beside, month: int, day: date) -> bool:
    """Whether the month's deadline was past on that day: the one its note gives, or the longest that is known."""
    year, notes = year_of(beside.side.report), beside.side.report.notes
    rule = DAY_20 if stated_deadline(notes) == DAY_20 else LAST_DAY
    return year is not None and 1 <= month <= 12 and deadline(year, month, rule) < day


def _over(beside: Beside, month: int, day: date) -> bool:
    year = year_of(beside.side.report)
    return year is not None and (year, month) < (day.year, day.month)


def days_words(beside: Beside) -> Message:
    """Both days in words."""
    printed, exported = beside.side.on, beside.days
    day = message("day.unknown") if printed is None else printed.isoformat()
    return message("days.both", printed=day, exported=day_words(exported))


def day_words(days: Days) -> object:
    """The day of an export in words."""
    if days.exact is not None:
        return days.exact.isoformat()
    if days.first is None or days.last is None:
        return message("day.unknown")
    return message("day.between", first=days.first.isoformat(), last=days.last.isoformat())


def why_words(reason: Reason) -> Message:
    """What the days say, in words."""
    return message(f"beside.{reason.value}")
