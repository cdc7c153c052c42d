"""Recomputed averages as text: those of AEI and totals as they should print, and of OEI, which no report prints."""

from __future__ import annotations

from poi_audit.model.figure import Figure, Mark
from poi_audit.model.report import Report
from poi_audit.recompute.averages import Average, Means, expectation, text_of
from poi_audit.recompute.groups import Groups
from poi_audit.recompute.model import Kind

FIELDS = {
    "total": "physical",
    "total_period": "physical_period",
    "type_i": "type_i",
    "type_ii": "type_ii",
    "median": "median",
}
"""Column of a total -> field of `Totals`."""


_NO_FIGURE = Figure("")


def recomputed_texts(report: Report, groups: Groups, means: Means) -> dict[str, str]:
    """By code of OEI and AEI and by field of `Totals`: the recomputed figure; S.I. where it has none for that."""
    out: dict[str, str] = {}
    position = 0
    for objective in report.objectives:
        inside = range(position, position + len(objective.actions))
        position += len(objective.actions)
        shares = [share for i in inside for share in groups.by_action[i]]
        out[objective.code] = _text(Average(Kind.TOTAL, _NO_FIGURE, "", {"activities": shares}), means, 2)
        for i, action in zip(inside, objective.actions, strict=True):
            figure = action.execution.physical or _NO_FIGURE
            average = Average(Kind.AVERAGE, figure, "average", {"activities": groups.by_action[i]})
            out[action.code] = _text(average, means, figure.decimals or 1)
    over = means.choices["total_over"].value
    for total in groups.totals:
        out[FIELDS[total.column]] = _text(total, means, total.published.decimals or 2, over)
    return out


def _text(average: Average, means: Means, decimals: int, over: str = "activities") -> str:
    value, incomplete = expectation(average, means, over if over in average.readings else "activities")
    return Mark.INCOMPLETE.value if incomplete else text_of(value, decimals, means.mode)
