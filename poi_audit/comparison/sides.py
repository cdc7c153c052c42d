"""One of the two reports that are compared: its months, and which of them were closed when it was published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from poi_audit.layouts.periods import month_of
from poi_audit.model.report import Report
from poi_audit.model.text import fold
from poi_audit.recompute import Expected
from poi_audit.recompute.calendar import over, surely_due, year_of
from poi_audit.recompute.conventions import NONE_FIXED, Fixed
from poi_audit.recompute.register import recomputed

OCR = "ocr"
"""The engine of scanned pages: sums certify its figures, nothing certifies its words."""


ALL = "Todos"
"""What the cost centre filter says where it leaves nothing out."""


class State(StrEnum):
    """What is known of a month on the day its report was published."""

    CLOSED = "closed"
    """Over, and its deadline for registering was past: the one its note gives ((4), (iv)), and the one its marks show.

    The note of 2021 gives none: the last day of the next month, the longest that any generation knows."""
    OVER = "over"
    """Over; its deadline was not past, or is not known."""
    UNKNOWN = "unknown"
    """The report prints no date, and its figures reach this month without going beyond."""
    OPEN = "open"
    """Not over: programming and registering it anew is as it should be."""


@dataclass(frozen=True)
class Side:
    """A report with what recomputing it gave. `on`: the day it was queried, None where that is not known."""

    report: Report
    expected: Expected
    on: date | None

    @cached_property
    def columns(self) -> Mapping[str, int]:
        """Month -> its column, from 0. A label that is no month ("I TRIM.") stands for itself."""
        out: dict[str, int] = {}
        for i, label in enumerate(self.report.header.months):
            number = month_of(label)
            out.setdefault(fold(label) if number is None else f"{number:02}", i)
        return out

    @cached_property
    def states(self) -> tuple[State, ...]:
        """What is known of the month of each column."""
        labels = self.report.header.months
        ended, due, doubt = self._ended
        states = [
            State.CLOSED
            if i < due
            else State.OVER
            if i < ended
            else State.UNKNOWN
            if i < doubt
            else State.OPEN
            for i in range(len(labels))
        ]
        known = (month_of(label) is not None for label in labels)
        return tuple(s if named else State.UNKNOWN for s, named in zip(states, known, strict=True))

    @property
    def _ended(self) -> tuple[int, int, int]:
        """How many months were over, were due, and may have been over."""
        year, months = year_of(self.report), self.expected.months
        if self.on is not None and year is not None:
            ended = over(year, months, self.on)
            past = surely_due(self.report.notes, year, months, self.on)
            return ended, min(ended, past, self.expected.due or 0), ended
        # Two activities executed something in that month: the day of the query is not before it.
        reached = self.reached
        return reached, max(reached - 1, 0), reached + 1

    @cached_property
    def reached(self) -> int:
        """The column of the last month in which two activities at least have executed.

        A month that no activity registers ends the count: what stands beyond was registered in advance.
        """
        facts = self.expected.activities
        count = len(self.report.header.months)
        silent = (i for i in range(count) if all(f.executed.row.months[i].text == "" for f in facts))
        end = next(silent, count)
        last = sorted(
            max((i for i, value in enumerate(fact.executed.values[:end]) if value), default=0)
            for fact in facts
        )
        return last[-2] if len(last) > 1 else 0

    @property
    def yearly(self) -> bool:
        """Whether PROG. accumulated is the whole year's goal, without any doubt."""
        if len(self.columns) == 12:
            return all(month_of(label) is not None for label in self.report.header.months)
        choice = self.expected.choices.get("programmed_accumulated")
        return choice is not None and choice.admitted == {"year"}

    @property
    def filter(self) -> str:
        """The cost centre whose activities alone are shown; "" where all are."""
        said = self.report.header.cost_center_filter or ""
        return "" if fold(said) in ("", "-", fold(ALL), "TODAS") else said

    @property
    def scanned(self) -> bool:
        """Whether its words were read from an image."""
        return self.report.source.engine == OCR


def side(report: Report, as_of: date | None = None, fixed: Fixed = NONE_FIXED) -> Side:
    """The report recomputed; of a register, the report that it will print.

    `as_of`: the day of the query, instead of the printed one.
    """
    report, expected = recomputed(report, as_of, fixed)
    return Side(report, expected, as_of or report.header.printed_on)
