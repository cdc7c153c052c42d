"""The order in which a report's reader meets the places that findings speak of."""

from __future__ import annotations

from collections.abc import Sequence

from poi_audit.model.finding import Finding, Where
from poi_audit.model.report import Report

_CLOSING = ("average_period", "average")
_TOTALS = ("total_period", "total", "type_i", "type_ii", "median", "complete", "incomplete")
_TABLES = ("actions", "activities", "tracking", "alerts")
_LABELS = ("code", "name", "aggregation")
_AFTER = ("accumulated", "percent_period", "percent")


def report_order(report: Report, findings: Sequence[Finding]) -> list[Finding]:
    """Findings by activity as printed, each AEI's closing line, totals, tables; the report's own traits last."""
    places: dict[str, int] = {}
    closings: dict[str, int] = {}
    for objective in report.objectives:
        places.setdefault(objective.code, len(places) + len(closings))
        for action in objective.actions:
            places.setdefault(action.code, len(places) + len(closings))
            for activity in action.activities:
                places.setdefault(activity.code, len(places) + len(closings))
            closings.setdefault(action.code, len(places) + len(closings))
    end = len(places) + len(closings)
    columns = {label: i for i, label in enumerate((*_LABELS, *report.header.months, *_AFTER))}

    def key(finding: Finding) -> tuple[int, int, int, int, str]:
        where = finding.where
        row = ("physical", "financial").index(where.block) if where.block in ("physical", "financial") else -1
        line = {"programmed": 0, "executed": 1}.get(where.row or "", 2 if where.block else -1)
        return (
            _place(where, places, closings, end),
            row,
            line,
            columns.get(where.column or "", -1),
            finding.rule,
        )

    return sorted(findings, key=key)


def _place(where: Where, places: dict[str, int], closings: dict[str, int], end: int) -> int:
    if where.code in closings and (where.column in _CLOSING or where.block == "financial"):
        return closings[where.code]
    if where.code is not None:
        return places.get(where.code, end)
    if where.table in _TABLES:
        return end + 20 + _TABLES.index(where.table)
    if where.column in _TOTALS:
        return end + _TOTALS.index(where.column)
    return end + 40
