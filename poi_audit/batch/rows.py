"""One audited report as rows of the four tables, column by column; every value is text, a whole number or a flag."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from poi_audit.batch.schema import PLACE, TABLES, number
from poi_audit.contract.encode import convention_json, finding_json, problem_json
from poi_audit.model.figure import Figure, Mark
from poi_audit.model.finding import Audit, Severity
from poi_audit.model.frame import described_activities, figures
from poi_audit.model.report import Activity, Entity, Report
from poi_audit.recompute import Expected
from poi_audit.recompute.calendar import surely_due, year_of

TableColumns = dict[str, list[Any]]
TableRow = Mapping[str, Any]


def tables_of(
    report: Report, expected: Expected, audit: Audit, key: TableRow, lang: str
) -> dict[str, TableColumns]:
    """The rows of one report. `key`: sha256, report (its number in the file, from 1) and settings."""
    shared = {"sha256": key["sha256"], "report": key["report"]}
    body = {"year": year_of(report), "ue_code": _code(report.header.ue)}
    rows: dict[str, Iterator[TableRow]] = {
        "reports": iter([_report(report, expected, audit, lang) | {"settings": key["settings"]}]),
        "activities": _activities(report),
        "figures": _figures(report),
        "findings": _findings(audit, lang),
    }
    return {
        name: _columns(name, ({**shared, **body, "ordinal": i, **row} for i, row in enumerate(found, 1)))
        for name, found in rows.items()
    }


def joined(parts: list[dict[str, TableColumns]]) -> dict[str, TableColumns]:
    """The rows of several reports, one after the other."""
    return {
        name: {column: [value for part in parts for value in part[name][column]] for column in columns}
        for name, columns in TABLES.items()
    }


def closed_months(report: Report, expected: Expected) -> int:
    """How many months, from the first, can no longer be registered.

    From the day of the query, by the deadline of the notes; where that day is not printed, the months that every
    activity has registered, without the last of them, whose deadline may not have passed.
    """
    year, on = year_of(report), report.header.printed_on
    if expected.due is not None:
        if year is None or on is None:
            return expected.due
        return min(expected.due, surely_due(report.notes, year, expected.months, on))
    rows = [activity.physical.executed.months for activity in report.activities()]
    registered = 0
    for month in range(len(report.header.months)):
        if not all(month < len(row) and row[month].mark is not Mark.BLANK for row in rows):
            break
        registered += 1
    return max(registered - 1, 0)


def _columns(table: str, rows: Iterator[TableRow]) -> TableColumns:
    kept = list(rows)
    return {column: [_clean(row.get(column)) for row in kept] for column in TABLES[table]}


def _clean(value: Any) -> Any:
    """Text without half characters, which no UTF-8 can hold."""
    if isinstance(value, str) and not value.isascii():
        return value.encode("utf-8", "backslashreplace").decode("utf-8")
    return value


def _report(report: Report, expected: Expected, audit: Audit, lang: str) -> dict[str, Any]:
    source, header = report.source, report.header
    entities = {"sector": header.sector, "pliego": header.pliego, "ue": header.ue}
    counted = audit.coverage
    return {
        "format": source.format,
        "engine": source.engine,
        "layout": source.layout,
        **dict(zip(("first_page", "last_page"), source.pages or (None, None), strict=True)),
        "title": header.title,
        "first_month": next(iter(header.months), None),
        "months": len(header.months),
        "closed_months": closed_months(report, expected),
        "printed_on": header.printed_on and header.printed_on.isoformat(),
        **{f"{name}_code": _code(entity) for name, entity in entities.items()},
        **{name: entity and entity.name for name, entity in entities.items()},
        "cost_center_filter": header.cost_center_filter,
        "truncated_at_100": header.truncated_at_100,
        "verdict": audit.verdict,
        "errors": audit.count(Severity.ERROR),
        "warnings": audit.count(Severity.WARNING),
        "infos": audit.count(Severity.INFO),
        "figures": counted.figures,
        "recomputed": counted.recomputed,
        "inputs": counted.inputs,
        "narrative": counted.narrative,
        "unverifiable": counted.unverifiable,
        "doubtful": counted.doubtful,
        "set_aside": audit.set_aside,
        "confirmed": counted.confirmed,
        "register_sha256": audit.register and audit.register.source.sha256,
        "objectives": len(report.objectives),
        "actions": sum(1 for _ in report.actions()),
        "activities": sum(1 for _ in report.activities()),
        "conventions": _json([convention_json(convention) for convention in audit.conventions]),
        "problems": _json([problem_json(problem, lang) for problem in report.problems]),
        "tool": audit.version,
        "rules": audit.rules,
    }


def _activities(report: Report) -> Iterator[TableRow]:
    for described, activity in described_activities(report):
        yield {**described, **_totals(activity)}


def _totals(activity: Activity) -> TableRow:
    physical, financial = activity.physical, activity.financial
    found: dict[str, Figure | None] = {
        "programmed": physical.programmed.accumulated,
        "executed": physical.executed.accumulated,
        "percent": activity.percent,
        "financial_programmed": None if financial is None else financial.programmed.accumulated,
        "financial_executed": None if financial is None else financial.executed.accumulated,
    }
    values = {
        f"{name}_value": number(figure.value) for name, figure in found.items() if figure and not figure.doubt
    }
    found["percent_period"] = activity.percent_period
    return {name: figure and figure.text for name, figure in found.items()} | values


def _figures(report: Report) -> Iterator[TableRow]:
    for line in figures(report):
        place = {name: line[name.removesuffix("_name")] for name in PLACE}
        yield line | place | {"value": number(line["value"])}


def _findings(audit: Audit, lang: str) -> Iterator[TableRow]:
    for finding in audit.findings:
        shown = finding_json(finding, lang)
        box = [f"{side:.2f}" for side in finding.where.bbox or ()]
        low, high = finding.interval or (None, None)
        yield {
            **{name: getattr(finding.where, name.removesuffix("_name")) for name in PLACE},
            "code": finding.where.code,
            "page": finding.where.page,
            "cell": finding.where.cell,
            "low": low,
            "high": high,
            **(dict(zip(("x0", "top", "x1", "bottom"), box, strict=True)) if box else {}),
            **{name: shown[name] for name in ("id", "rule", "severity", "published", "expected")},
            **{name: shown[name] for name in ("agreement", "message", "explanation", "basis")},
            "addends": None if shown["addends"] is None else _json(shown["addends"]),
        }


def _code(entity: Entity | None) -> str | None:
    return None if entity is None else entity.code


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
