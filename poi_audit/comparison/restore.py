"""The later report with months as the earlier one published them, recomputed by the later report's own conventions.

Nothing here accumulates, divides or averages in a way of its own: the cells are put back and `poi_audit.recompute` is
asked, first for the accumulated figures, then for the percentages, then for what they bring to averages.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from poi_audit.comparison.changes import MonthPair
from poi_audit.comparison.sides import Side
from poi_audit.model.edit import Edit, edited
from poi_audit.model.figure import Figure
from poi_audit.model.report import Activity, Report, Row
from poi_audit.recompute import Derived, Expected, Kind, expect
from poi_audit.recompute.averages import text_of
from poi_audit.recompute.conventions import OPTIONS


def restored(later: Side, cells: Mapping[int, Sequence[MonthPair]]) -> Expected:
    """What recomputing gives with these cells as they were. `cells`: by index of the activity."""
    fixed = {name: choice.value for name, choice in later.expected.choices.items() if name in OPTIONS}

    def recomputed(report: Report) -> Expected:
        return expect(report, later.on, fixed)

    def put_back(index: int, activity: Activity) -> Activity:
        for cell in cells.get(index, ()):
            row = getattr(activity.physical, cell.row)
            months = tuple(cell.before if i == cell.column else f for i, f in enumerate(row.months))
            activity = _with_row(activity, cell.row, replace(row, months=months))
        return activity

    report = edited(later.report, put_back)
    for kind in (Kind.ACCUMULATED, Kind.PERCENT):
        report = edited(report, _derived(recomputed(report), kind, cells))
    return recomputed(report)


def _derived(expected: Expected, kind: Kind, cells: Mapping[int, Sequence[MonthPair]]) -> Edit:
    """Prints in the activities of these cells what the figures of one kind should be."""
    found: dict[int, list[Derived]] = {}
    for derived in expected.derived:
        if derived.kind is kind and derived.fact is not None:
            found.setdefault(derived.fact.activity.ordinal, []).append(derived)

    def edit(index: int, activity: Activity) -> Activity:
        if index not in cells:
            return activity
        for derived in found.get(index, ()):
            if derived.expected is None:
                continue
            figure = Figure(text_of(derived.expected, derived.decimals, expected.rounding))
            if kind is Kind.ACCUMULATED and derived.row is not None:
                row = getattr(activity.physical, derived.row)
                activity = _with_row(activity, derived.row, replace(row, accumulated=figure))
            elif derived.column == "percent":
                activity = replace(activity, percent=figure)
            elif derived.column == "percent_period":
                activity = replace(activity, percent_period=figure)
        return activity

    return edit


def _with_row(activity: Activity, name: str, row: Row) -> Activity:
    block = activity.physical
    changed = replace(block, programmed=row) if name == "programmed" else replace(block, executed=row)
    return replace(activity, physical=changed)
