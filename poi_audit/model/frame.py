"""A report as flat rows: what CSV and pandas show.

Two forms: `rows`, one line per activity, block and row as the page prints them; `figures`, one line per
printed figure with its exact value and its place. Nothing passes through a float.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal

from poi_audit.model import places
from poi_audit.model.errors import UsageError
from poi_audit.model.figure import Figure
from poi_audit.model.finding import Where
from poi_audit.model.report import Activity, Report

if TYPE_CHECKING:
    import pandas as pd

Form = Literal["rows", "figures"]

BEFORE_MONTHS = (
    *("objective", "objective_type", "action", "action_type", "activity", "name", "cost_center", "priority"),
    *("unit", "aggregation", "block", "row"),
)
AFTER_MONTHS = ("accumulated", "percent_period", "percent")
FIGURE_COLUMNS = (
    *("objective", "action", "activity", "table", "block", "row", "column"),
    *("text", "value", "mark", "decimals", "page", "x0", "top", "x1", "bottom", "cell", "doubt"),
)


def to_frame(report: Report, form: Form = "rows") -> pd.DataFrame:
    """The report as a pandas frame.

    "rows": one line per activity, block (physical, financial) and row (programmed, executed). Figures are the
    printed texts: "" is a blank cell, None a figure the layout does not have. The percentages belong to the
    activity and stand on both its physical rows, as on the page. "figures": one line per printed figure, the AEI
    lines, totals and summary included; `value` is a `Decimal` or None, `mark` "S.I.", "S.P.", "-", "" or None.

    Raises `UsageError` for any other form.
    """
    import pandas as pd

    if form == "rows":
        lines: Iterator[Mapping[str, Any]] = rows(report)
        columns = row_columns(report)
    elif form == "figures":
        lines, columns = figures(report), list(FIGURE_COLUMNS)
    else:
        raise UsageError(f'La forma "{form}" no existe; se admite "rows" o "figures".')
    return pd.DataFrame(list(lines), columns=columns, dtype=object)


def row_columns(report: Report) -> list[str]:
    """The columns of the `rows` form, the report's own months among them."""
    return [*BEFORE_MONTHS, *report.header.months, *AFTER_MONTHS]


def rows(report: Report) -> Iterator[dict[str, str | None]]:
    """One mapping per activity, block and row, keyed by `row_columns`."""
    for described, activity in described_activities(report):
        yield from _activity_rows(report, described, activity)


def described_activities(report: Report) -> Iterator[tuple[dict[str, str | None], Activity]]:
    """Each activity with its texts and those of what it stands under, keyed as the first ten of `BEFORE_MONTHS`."""
    for objective in report.objectives:
        for action in objective.actions:
            for activity in action.activities:
                yield (
                    {
                        "objective": objective.code,
                        "objective_type": objective.type,
                        "action": action.code,
                        "action_type": action.type,
                        "activity": activity.code,
                        "name": activity.name,
                        "cost_center": activity.cost_center,
                        "priority": activity.priority,
                        "unit": activity.unit,
                        "aggregation": activity.aggregation,
                    },
                    activity,
                )


def figures(report: Report) -> Iterator[dict[str, Any]]:
    """One mapping per printed figure, in reading order, keyed by `FIGURE_COLUMNS`."""
    for objective in report.objectives:
        for action in objective.actions:
            under = {"objective": objective.code, "action": action.code}
            for activity in action.activities:
                for where, figure in places.of_activity(activity, report):
                    yield _line(figure, where, **under, activity=activity.code)
            for where, figure in places.closing(action):
                yield _line(figure, where, **under)
        for where, figure in places.closing(objective):
            yield _line(figure, where, objective=objective.code)
    for where, figure in places.ends(report):
        yield _line(figure, where)


def _activity_rows(
    report: Report, described: dict[str, str | None], activity: Activity
) -> Iterator[dict[str, str | None]]:
    for block, part in activity.blocks():
        percents = _texts(activity.percent_period, activity.percent) if block == "physical" else (None, None)
        for row, cells in part.rows():
            yield {
                **described,
                "block": block,
                "row": row,
                **{month: f.text for month, f in zip(report.header.months, cells.months, strict=False)},
                "accumulated": cells.accumulated.text,
                "percent_period": percents[0],
                "percent": percents[1],
            }


def _texts(*figures: Figure | None) -> tuple[str | None, ...]:
    return tuple(None if figure is None else figure.text for figure in figures)


def _line(figure: Figure, where: Where, **codes: str) -> dict[str, Any]:
    line: dict[str, Any] = dict.fromkeys(FIGURE_COLUMNS) | codes
    line |= {name: getattr(where, name) for name in ("table", "block", "row", "column")}
    if where.block == "financial" and where.row is None:
        line["row"] = "executed"  # FINANCIERA TOTAL names no row; it is what was executed
    line |= {"text": figure.text, "value": figure.value, "doubt": figure.doubt}
    if figure.value is not None:
        line["decimals"] = figure.decimals
    if figure.mark is not None:
        line["mark"] = figure.mark.value
    if figure.place is not None:
        line |= {"page": figure.place.page, "cell": figure.place.cell}
        if figure.place.bbox is not None:
            line |= dict(zip(("x0", "top", "x1", "bottom"), figure.place.bbox, strict=True))
    return line
