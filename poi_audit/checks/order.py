"""The order in which a report's reader meets the places that findings speak of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from poi_audit.model.finding import Finding, Where
from poi_audit.model.places import SUMMARY_TABLES, Outline
from poi_audit.model.report import Owner, Report

_CLOSING = ("average_period", "average")
_TOTALS = ("total_period", "total", "type_i", "type_ii", "median", "complete", "incomplete")
_TABLES = (*SUMMARY_TABLES, "alerts")
_LABELS = ("code", "name", "aggregation")
_AFTER = ("accumulated", "percent_period", "percent")


def report_order(report: Report, findings: Sequence[Finding]) -> list[Finding]:
    """Findings by activity as printed, each AEI's closing line, totals, tables; the report's own traits last."""
    outline = Outline(report)
    places: dict[tuple[Owner | None, bool], int] = {place: i for i, place in enumerate(_places(report))}
    end = len(places)
    columns = {label: i for i, label in enumerate((*_LABELS, *report.header.months, *_AFTER))}

    def line(where: Where) -> int:
        if where.code is not None:
            owner = outline.owner(where)
            opens = places.get((owner, False), end)
            closes = where.column in _CLOSING or where.block == "financial"
            return places.get((owner, True), opens) if closes else opens
        if where.table in _TABLES:
            return end + 20 + _TABLES.index(where.table)
        return end + _TOTALS.index(where.column) if where.column in _TOTALS else end + 40

    def key(finding: Finding) -> tuple[int, int, int, int, str]:
        where = finding.where
        block = (
            ("physical", "financial").index(where.block) if where.block in ("physical", "financial") else -1
        )
        row = {"programmed": 0, "executed": 1}.get(where.row or "", 2 if where.block else -1)
        return line(where), block, row, columns.get(where.column or "", -1), finding.rule

    return sorted(findings, key=key)


def _places(report: Report) -> Iterator[tuple[Owner, bool]]:
    """Every OEI, AEI and AO as printed, and after its AO the line that closes an AEI (True)."""
    for objective in report.objectives:
        yield objective.owner, False
        for action in objective.actions:
            yield action.owner, False
            yield from ((activity.owner, False) for activity in action.activities)
            yield action.owner, True
