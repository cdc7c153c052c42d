"""Whether two reports can be compared, and which of them came first."""

from __future__ import annotations

import calendar
from collections import Counter
from collections.abc import Sequence
from datetime import date

from poi_audit.comparison.sides import Side
from poi_audit.layouts.periods import month_of
from poi_audit.messages import message
from poi_audit.model.errors import UsageError
from poi_audit.model.report import MONTHS, Report
from poi_audit.recompute.calendar import year_of


class ComparisonError(UsageError):
    """Two reports that cannot be compared: of another UE or year, or in the wrong order (exit code 2)."""


def incomparable(key: str, /, **values: object) -> ComparisonError:
    """The error with its sentence."""
    return ComparisonError(message(f"usage.{key}", **values))


def unit_of(report: Report) -> str | None:
    """The UE of the header; where it names none, the one whose digits most AO codes carry."""
    if report.header.ue is not None:
        return report.header.ue.code.strip() or None
    codes = (a.code for a in report.activities())
    digits = Counter(code[3:9] for code in codes if code.startswith("AOI"))
    return digits.most_common(1)[0][0] if digits else None


def refuse(earlier: Side, later: Side) -> None:
    """Raise `ComparisonError` where the two are of another UE or year, or the first is not the earlier one."""
    refuse_others(earlier.report, later.report)
    if reason := _reversed(earlier, later):
        raise incomparable("reversed", reason=reason)


def refuse_others(one: Report, other: Report) -> None:
    """Raise `ComparisonError` where the two are of another UE or year, or do not say of which."""
    names = one.source.file, other.source.file
    units, years = (unit_of(one), unit_of(other)), (year_of(one), year_of(other))
    for missing, differ, found in (("no_unit", "other_units", units), ("no_year", "other_years", years)):
        for name, value in zip(names, found, strict=True):
            if value is None:
                raise incomparable(missing, name=name)
        if not _same(*found):
            raise incomparable(differ, one=names[0], value=found[0], other=names[1], other_value=found[1])


def matching(one: Report, other: Report) -> bool:
    """Whether the two are of one UE and year."""
    return _same(unit_of(one), unit_of(other)) and _same(year_of(one), year_of(other))


def _same(one: object, other: object) -> bool:
    """Codes may lack leading zeros."""
    return str(one).lstrip("0") == str(other).lstrip("0")


def _reversed(earlier: Side, later: Side) -> str:
    """Why the first cannot be the earlier one; "" where it can. The print date decides, otherwise the months."""
    names = earlier.report.source.file, later.report.source.file
    if earlier.on is not None and later.on is not None:
        if earlier.on > later.on:
            days = {"day": earlier.on.isoformat(), "other_day": later.on.isoformat()}
            return message("usage.dates_reversed", one=names[0], other=names[1], **days)
        return ""
    ends = _last_month(earlier), _last_month(later)
    if 12 in ends:  # a form of the whole year shows months to come
        ends = _reached(earlier), _reached(later)
    if ends[0] > ends[1]:
        months = {"month": MONTHS[ends[0] - 1], "other_month": MONTHS[ends[1] - 1]}
        return message("usage.months_reversed", one=names[0], other=names[1], **months)
    return ""


def _last_month(side: Side) -> int:
    return max((month_of(label) or 0 for label in side.report.header.months), default=0)


def _reached(side: Side) -> int:
    """The number of the last month in which its activities have executed."""
    months = side.expected.months
    return min(max(months[min(side.reached, len(months) - 1)], 1), 12) if months else 1


def in_order(sides: Sequence[Side]) -> list[int]:
    """The indices of a year's reports by the day they were queried, then by their months.

    One that prints no date stands at the end of the last month in which its activities have executed.
    """
    return sorted(range(len(sides)), key=lambda i: (_day(sides[i]), _last_month(sides[i])))


def tied(one: Side, other: Side) -> bool:
    """Whether nothing says which of the two came first: both print the same day or none, and reach the same months."""
    return one.on == other.on and (_day(one), _last_month(one)) == (_day(other), _last_month(other))


def _day(side: Side) -> date:
    if side.on is not None:
        return side.on
    year, month = year_of(side.report) or 1, _reached(side)
    return date(year, month, calendar.monthrange(year, month)[1])
