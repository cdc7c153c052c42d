"""What tells that a part of a report is missing, whatever file it came from: closing lines, totals, the last table."""

from __future__ import annotations

from collections.abc import Iterator

from poi_audit.extract.problems import problem
from poi_audit.model.report import Execution, Problem, Report


def missing(report: Report) -> Iterator[Problem]:
    """What a whole report of this layout has and this one lacks."""
    actions = list(report.actions())
    blank = Execution()
    if any(action.execution != blank for action in actions):
        for action in actions:
            if action.code and action.execution == blank:
                yield problem("E210", action.place and action.place.page, code=action.code)
    last = report.source.pages and report.source.pages[1]
    lacking = [words for field, words in report.traits.totals if getattr(report.totals, field) is None]
    if report.traits.summary and report.summary is None:
        lacking.append("la TABLA RESÚMEN")
    if lacking:
        yield problem("E206", last, fields=", ".join(lacking))
