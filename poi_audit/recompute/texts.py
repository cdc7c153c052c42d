"""Recomputed averages as text: those of AEI and totals as they should print, and of OEI, which no report prints."""

from __future__ import annotations

from poi_audit.model.expected import Kind
from poi_audit.model.figure import Figure, Mark
from poi_audit.model.report import Owner, Report
from poi_audit.recompute.averages import Average, Means, expectation, text_of
from poi_audit.recompute.groups import Groups

FIELDS = {
    "total": "physical",
    "total_period": "physical_period",
    "type_i": "type_i",
    "type_ii": "type_ii",
    "median": "median",
}
"""Column of a total -> field of `Totals`."""


_NO_FIGURE = Figure("")


def recomputed_texts(report: Report, groups: Groups, means: Means) -> dict[Owner | str, str]:
    """By OEI and AEI and by field of `Totals`: the recomputed figure; S.I. where it has none for that."""
    out: dict[Owner | str, str] = {}
    for objective in report.objectives:
        shares = [share for action in objective.actions for share in groups.by_action[action.ordinal]]
        out[objective.owner] = _text(Average(Kind.TOTAL, _NO_FIGURE, "", {"activities": shares}), means, 2)
        for action in objective.actions:
            figure = action.execution.physical or _NO_FIGURE
            average = Average(
                Kind.AVERAGE, figure, "average", {"activities": groups.by_action[action.ordinal]}
            )
            out[action.owner] = _text(average, means, figure.decimals or 1)
    over = means.choices["total_over"].value
    for total in groups.totals:
        out[FIELDS[total.column]] = _text(total, means, total.published.decimals or 2, over)
    return out


def _text(average: Average, means: Means, decimals: int, over: str = "activities") -> str:
    value, incomplete = expectation(average, means, over if over in average.readings else "activities")
    return Mark.INCOMPLETE.value if incomplete else text_of(value, decimals, means.mode)
