"""What is found of a report beside its register, and which of several registers is its own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from poi_audit.checks import judge
from poi_audit.comparison.sides import Side
from poi_audit.model.finding import Audit, Finding, RegisterUsed
from poi_audit.model.report import Report
from poi_audit.recompute import Expected
from poi_audit.register import activities, texts  # noqa: F401  (importing them enrols their rules)
from poi_audit.register.beside import Beside
from poi_audit.register.figures import confirmed
from poi_audit.register.rule import BESIDES
from poi_audit.register.shelf import Shelf


def beside_of(
    report: Report, expected: Expected, as_of: date | None, registers: Sequence[Report]
) -> Beside | None:
    """The report beside its register: that of its UE and year of the nearest day. None where there is none.

    Where the report's day is not known, the one that it agrees with most. `as_of`: the day of the query, instead of the
    printed one. A register is put beside none.
    """
    if report.register is not None:
        return None
    side = Side(report, expected, as_of or report.header.printed_on)
    own = [Beside(side, one) for one in Shelf(tuple(registers)).of(report)]
    return own[0] if len(own) == 1 else min(own, key=_distance, default=None)


def _distance(beside: Beside) -> tuple[bool, timedelta, int]:
    """How far a register is from its report: another stage last, then by days, then by what differs."""
    day, printed = beside.days.first, beside.side.on
    if day is not None and printed is not None:
        return beside.elsewhere, abs(day - printed), 0
    matches = beside.matches
    missing = sum(beside.entry(fact).omission is None for fact in matches.gone)
    return beside.elsewhere, timedelta.max, len(beside.differing) + len(matches.added) + missing


def judged(report: Report, expected: Expected, as_of: date | None, registers: Sequence[Report]) -> Audit:
    """The audit of a report that is already recomputed, against that of these registers which is its own."""
    beside = beside_of(report, expected, as_of, registers) if registers else None
    if beside is None:
        return judge(report, expected)
    return judge(report, expected, found_beside(beside), register_used(beside))


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
