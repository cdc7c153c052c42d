"""What is found of a report beside its register, and which of several registers is its own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from poi_audit.comparison.order import matching
from poi_audit.comparison.sides import Side
from poi_audit.model.finding import Finding, RegisterUsed
from poi_audit.model.report import Report
from poi_audit.recompute import Expected
from poi_audit.register.beside import Beside
from poi_audit.register.figures import confirmed
from poi_audit.register.rule import BESIDES

FOLLOW_UP = "SEGUIMIENTO"
"""The stage of a register that its report is printed from."""


def beside_of(
    report: Report, expected: Expected, as_of: date | None, registers: Sequence[Report]
) -> Beside | None:
    """The report beside its register: that of its UE and year of the nearest day. None where there is none.

    `as_of`: the day of the query, instead of the printed one. A register is put beside none.
    """
    if report.register is not None:
        return None
    side = Side(report, expected, as_of or report.header.printed_on)
    own = [Beside(side, one) for one in registers if matching(report, one)]
    return min(own, key=_distance, default=None)


def _distance(beside: Beside) -> tuple[bool, timedelta, timedelta]:
    """How far a register is from its report: another stage last; where the report has no day, the latest one first."""
    other = beside.register.stage not in ("", FOLLOW_UP)
    day, printed = beside.days.first, beside.side.on
    if day is None:
        return other, timedelta.max, timedelta(0)
    if printed is None:
        return other, timedelta(0), date.max - day
    return other, abs(day - printed), timedelta(0)


def found_beside(beside: Beside) -> list[Finding]:
    """Every finding of family B1 that needs both."""
    return [finding for code in sorted(BESIDES) for finding in BESIDES[code](beside)]


def register_used(beside: Beside) -> RegisterUsed:
    """The register, and how much of it was compared."""
    register = beside.register
    unjudged = sum(cell.kind == "unjudged" for cell in beside.cells)
    return RegisterUsed(
        beside.source.source,
        register.exported,
        register.stage,
        beside.age.value,
        len(beside.twins),
        len(beside.cells) - unjudged,
        confirmed(beside),
        unjudged,
    )
