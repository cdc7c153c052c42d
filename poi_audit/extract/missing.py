"""What tells that a part of a report is missing, whatever file it came from: closing lines, totals, the last table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from poi_audit.extract.problems import problem
from poi_audit.model.report import Execution, Problem, Report

_TOTALS: Mapping[str, Mapping[str, str]] = {
    "2021-sem": {"physical": "la ejecución física total", "financial": "la ejecución financiera total"},
    "2022-sem": {
        "physical": "el promedio de ejecución física",
        "median": "la mediana",
        "financial_programmed": "el total de programación financiera",
        "financial_executed": "el total de ejecución financiera",
        "complete": "las AO con información completa",
        "incomplete": "las AO con información incompleta",
    },
    "2024-annual": {
        "physical": "la ejecución física promedio total",
        "type_i": "la ejecución promedio de tipo I",
        "type_ii": "la ejecución promedio de tipo II",
    },
}


def missing(report: Report) -> Iterator[Problem]:
    """What a whole report of this layout has and this one lacks."""
    actions = list(report.actions())
    blank = Execution()
    if any(action.execution != blank for action in actions):
        for action in actions:
            if action.code and action.execution == blank:
                yield problem("E210", action.place and action.place.page, code=action.code)
    layout = (report.source.layout or "").replace("2021-annual", "2021-sem")
    last = report.source.pages and report.source.pages[1]
    lacking = [
        words for field, words in _TOTALS.get(layout, {}).items() if getattr(report.totals, field) is None
    ]
    if layout == "2024-annual" and report.summary is None:
        lacking.append("la TABLA RESÚMEN")
    if lacking:
        yield problem("E206", last, fields=", ".join(lacking))
