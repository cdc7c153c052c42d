"""Report and Audit as the JSON that other programs read (schemas poi-audit/report/1, audit/1, and parts of show/1)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any

from poi_audit.messages import write
from poi_audit.model.figure import Figure
from poi_audit.model.finding import Audit, Convention, Finding, Severity, Where
from poi_audit.model.report import (
    Activity,
    Block,
    Days,
    Entity,
    Header,
    Register,
    Report,
    Row,
    Source,
    Summary,
    Totals,
)

Json = dict[str, Any]
FigureJson = Callable[[Figure | None], Any]

REPORT_SCHEMA = "poi-audit/report/1"
AUDIT_SCHEMA = "poi-audit/audit/1"
SHOW_SCHEMA = "poi-audit/show/1"


def report_json(report: Report, where: bool = False) -> Json:
    """A report as plain JSON values. With `where`, each figure carries its page and box or its cell."""
    put = _writer(where)
    return {
        "schema": REPORT_SCHEMA,
        "source": source_json(report.source),
        "header": _header(report.header),
        "objectives": [
            {
                "code": objective.code,
                "type": objective.type,
                "name": objective.name,
                "actions": [
                    {
                        "code": action.code,
                        "type": action.type,
                        "name": action.name,
                        "execution": {
                            "physical": put(action.execution.physical),
                            "physical_period": put(action.execution.physical_period),
                            "financial": put(action.execution.financial),
                        },
                        "activities": [_activity(activity, put) for activity in action.activities],
                    }
                    for action in objective.actions
                ],
            }
            for objective in report.objectives
        ],
        "totals": {f.name: put(getattr(report.totals, f.name)) for f in fields(Totals)},
        "summary": _summary(report.summary, put),
        "alerts": report.alerts,
        "notes": list(report.notes),
        "problems": [{"code": p.code, "page": p.page, "message": p.message} for p in report.problems],
        **_register(report.register, put),
    }


def _register(register: Register | None, put: FigureJson) -> Json:
    """The key `register` with every row of one; no key where the report is of none."""
    if register is None:
        return {}
    return {
        "register": {
            "stage": register.stage,
            "programme": register.programme,
            "exported": days_json(register.exported),
            "asked": register.asked and days_json(register.asked),
            "rows": len(register.entries),
            "active": register.active,
            "printed": len(register.printed),
            "activities": [
                {
                    "objective": entry.objective.code,
                    "action": entry.action.code,
                    "active": entry.active,
                    "state": entry.state,
                    "left_out": entry.omission,
                    "cell": entry.activity.place and entry.activity.place.cell,
                    "names": [entry.objective.name, entry.action.name],
                    **_activity(entry.activity, put),
                }
                for entry in register.entries
            ],
        }
    }


def days_json(days: Days) -> Json:
    """The first and the last day that an export or a query can have been of."""
    return {end: day and day.isoformat() for end, day in zip(("first", "last"), days, strict=True)}


def audit_json(audit: Audit, lang: str = "es") -> Json:
    """An audit as plain JSON values, its sentences in `lang`."""
    return {
        "schema": AUDIT_SCHEMA,
        "source": source_json(audit.source),
        "tool": {"version": audit.version, "rules": audit.rules},
        "conventions": [convention_json(convention) for convention in audit.conventions],
        "verdict": audit.verdict,
        "coverage": {f.name: getattr(audit.coverage, f.name) for f in fields(audit.coverage)},
        "counts": {severity.value: audit.count(severity) for severity in reversed(Severity)},
        "findings": [finding_json(finding, lang) for finding in audit.findings],
        **_decided(audit, lang),
        **comparison_json(audit),
        **register_json(audit),
    }


def register_json(audit: Audit) -> Json:
    """The key `register` with the register that the report was checked against; no key where there is none."""
    used = audit.register
    if used is None:
        return {}
    source = source_json(used.source) | {"exported": days_json(used.exported), "stage": used.stage}
    counts = {name: getattr(used, name) for name in ("activities", "figures", "confirmed", "not_compared")}
    return {"register": {"source": source, "age": used.age, **counts}}


def convention_json(convention: Convention) -> Json:
    """One convention as plain JSON values."""
    out = {f.name: getattr(convention, f.name) for f in fields(convention)}
    if not convention.fixed:
        del out["fixed"]
    return out


def _decided(audit: Audit, lang: str) -> Json:
    """What a baseline and a configuration took out of the findings; no key where there is neither."""
    out: Json = {}
    if audit.acceptances:
        out["baseline"] = [
            {f.name: getattr(entry, f.name) for f in fields(entry)}
            | {"finding": entry.finding and finding_json(entry.finding, lang)}
            for entry in audit.acceptances
        ]
    if audit.set_aside:
        out["set_aside"] = audit.set_aside
    return out


def comparison_json(audit: Audit) -> Json:
    """The key `comparison` with the earlier report; no key where there is none."""
    found = audit.comparison
    if found is None:
        return {}
    earlier = source_json(found.earlier) | {"printed_on": found.printed_on, "months": list(found.months)}
    counts = {name: getattr(found, name) for name in ("activities", "figures", "not_compared")}
    return {"comparison": {"earlier": earlier, **counts}}


def finding_json(finding: Finding, lang: str = "es") -> Json:
    """One finding as plain JSON values."""
    explanation = "; ".join(write(message, lang) for message in finding.explanations)
    return {
        "id": finding.id,
        "rule": finding.rule,
        "severity": finding.severity.value,
        "where": where_json(finding.where),
        "published": finding.published,
        "expected": finding.expected,
        "interval": finding.interval,
        "agreement": finding.agreement,
        "addends": None
        if finding.addends is None
        else [{"label": addend.label, "text": addend.text} for addend in finding.addends],
        "message": write(finding.message, lang),
        "explanation": explanation or None,
        "basis": finding.basis,
    }


def where_json(where: Where) -> Json:
    """A place as plain JSON values; `cell` only where there is one."""
    out = {f.name: getattr(where, f.name) for f in fields(where)}
    if out["cell"] is None:
        del out["cell"]
    return out


def activity_json(activity: Activity, where: bool = False) -> Json:
    """One activity as in a report's JSON."""
    return _activity(activity, _writer(where))


def source_json(source: Source) -> Json:
    """The source of a report as plain JSON values."""
    return {
        "file": source.file,
        "sha256": source.sha256,
        "format": source.format,
        "pages": source.pages and list(source.pages),
        "engine": source.engine,
        "layout": source.layout,
    }


def _header(header: Header) -> Json:
    return {
        "title": header.title,
        "year": header.year,
        "months": list(header.months),
        "printed_on": header.printed_on and header.printed_on.isoformat(),
        "sector": _entity(header.sector),
        "pliego": _entity(header.pliego),
        "ue": _entity(header.ue),
        "cost_center_filter": header.cost_center_filter,
        "truncated_at_100": header.truncated_at_100,
    }


def _entity(entity: Entity | None) -> Json | None:
    return None if entity is None else {"code": entity.code, "name": entity.name}


def _activity(activity: Activity, put: FigureJson) -> Json:
    physical = _block(activity.physical, put)
    physical |= {"percent": put(activity.percent), "percent_period": put(activity.percent_period)}
    return {
        "code": activity.code,
        "name": activity.name,
        "cost_center": activity.cost_center,
        "priority": activity.priority,
        "unit": activity.unit,
        "aggregation": activity.aggregation,
        "physical": physical,
        "financial": None if activity.financial is None else _block(activity.financial, put),
    }


def _block(block: Block, put: FigureJson) -> Json:
    return {name: _row(row, put) for name, row in block.rows()}


def _row(row: Row, put: FigureJson) -> Json:
    return {"months": [put(figure) for figure in row.months], "accumulated": put(row.accumulated)}


def _summary(summary: Summary | None, put: FigureJson) -> Json | None:
    if summary is None:
        return None

    def cells(table: Mapping[str, Figure]) -> Json:
        return {key: put(figure) for key, figure in table.items()}

    return {
        "year": summary.year,
        "actions": cells(summary.actions),
        "activities": cells(summary.activities),
        "tracking": cells(summary.tracking),
    }


def _writer(where: bool) -> FigureJson:
    return _figure_with_place if where else _figure_text


def _figure_text(figure: Figure | None) -> Any:
    return None if figure is None else figure.text


def _figure_with_place(figure: Figure | None) -> Any:
    if figure is None:
        return None
    out: Json = {"text": figure.text}
    if figure.doubt is not None:
        out["doubt"] = figure.doubt
    if figure.confidence is not None:
        out["confidence"] = figure.confidence
    if (place := figure.place) is not None:
        if place.cell is not None:
            out["cell"] = place.cell
        if place.page is not None:
            out["page"] = place.page
        if place.bbox is not None:
            out["bbox"] = [round(side, 2) for side in place.bbox]
    return out
