"""The contributors to a recomputed figure, as a finding lists them."""

from __future__ import annotations

from collections.abc import Iterator

from poi_audit.messages import message
from poi_audit.model.finding import Addend
from poi_audit.model.report import Report
from poi_audit.recompute import ActivityFacts, Derived, Expected, Kind, Share
from poi_audit.recompute.groups import FIELD_TYPES

MOST = 400
"""Contributors beyond which a list helps nobody."""


def addends_of(report: Report, expected: Expected, derived: Derived) -> tuple[Addend, ...] | None:
    """What the figure is recomputed from, with its printed text; None where it would be too long a list."""
    found = tuple(_addends(report, expected, derived))
    return found if 0 < len(found) <= MOST else None


def _addends(report: Report, expected: Expected, derived: Derived) -> Iterator[Addend]:
    if derived.kind in (Kind.ACCUMULATED, Kind.FINANCIAL_ACCUMULATED):
        rows = derived.fact.rows(derived.block or "physical") if derived.fact is not None else None
        if rows is not None:
            row = rows[derived.row == "executed"].row
            for label, month in zip(report.header.months, row.months, strict=False):
                yield Addend(label, month.text)
    elif derived.kind is Kind.PERCENT:
        if derived.fact is not None:
            yield from _ratio(derived.fact)
    elif derived.kind in (Kind.AVERAGE, Kind.OBJECTIVE, Kind.TOTAL, Kind.MEDIAN):
        period = derived.column in ("average_period", "total_period")
        for member in members(expected, derived):
            figure = member.activity.percent_period if period else member.activity.percent
            yield Addend(member.activity.code, "" if figure is None else figure.text)
    elif derived.kind is Kind.FINANCIAL_AVERAGE:
        for member in members(expected, derived):
            if member.financial is not None:
                yield Addend(member.activity.code, member.financial[1].row.accumulated.text)
    elif derived.kind is Kind.FINANCIAL_TOTAL and derived.row != "programmed":
        for action in report.actions():
            if action.execution.financial is not None:
                yield Addend(action.code, action.execution.financial.text)


def _ratio(fact: ActivityFacts) -> Iterator[Addend]:
    yield Addend(message("step.cell", row="EJEC."), fact.executed.row.accumulated.text)
    yield Addend(message("step.cell", row="PROG."), fact.programmed.row.accumulated.text)


def members(expected: Expected, derived: Derived) -> list[ActivityFacts]:
    """The activities under an AEI's figure, or under a total."""
    return [expected.activities[i] for i in places(expected, derived)]


def places(expected: Expected, derived: Derived) -> list[int]:
    """The indices of the activities under an AEI's figure, or under a total."""
    if derived.kind in (Kind.AVERAGE, Kind.FINANCIAL_AVERAGE):
        return [] if derived.action is None else expected.by_action.get(derived.action.ordinal, [])
    if derived.kind is Kind.OBJECTIVE and derived.objective is not None:
        ordinal = derived.objective.ordinal
        return [i for i, fact in enumerate(expected.activities) if fact.objective.ordinal == ordinal]
    kind = FIELD_TYPES.get(derived.column or "")
    facts = enumerate(expected.activities)
    return [i for i, f in facts if kind is None or (f.objective.type or f.action.type) == kind]


def shares(expected: Expected, derived: Derived) -> list[tuple[ActivityFacts, Share]]:
    """The activities under an average with what each brings to it."""
    column = 1 if derived.column in ("average_period", "total_period") else 0
    rows = ((expected.activities[i], expected.shares[i][column]) for i in places(expected, derived))
    return [(fact, share) for fact, share in rows if share is not None]
