"""The summary: per OEI and AEI how many AO, S.I., S.P., and the printed beside the recomputed average."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from poi_audit.figure import Figure, Mark
from poi_audit.render.lines import Page
from poi_audit.render.text import safe
from poi_audit.render.words import Lang, label
from poi_audit.report import Activity, Report

_TOTALS = ("physical_period", "physical", "type_i", "type_ii", "median")
_NAME_WIDTH = 60
_GAP = "  "

Cells = tuple[str, ...]
"""Code, name, AO, S.I., S.P., published, recomputed."""


def print_overview(page: Page, report: Report, recomputed: Mapping[str, str], lang: Lang) -> None:
    """Print the table. `recomputed` holds the figures by OEI code, AEI code and field of the totals."""
    heads = (*(label(key, lang) for key in ("code", "name")), "AO", "S.I.", "S.P.")
    heads += (label("average", lang), label("recomputed", lang))
    rows = [("dim", heads), *_rows(report, recomputed, lang)]
    widths = [max(len(cells[column]) for _, cells in rows) for column in range(len(heads))]
    others = sum(widths) - widths[1] + len(_GAP) * (len(widths) - 1)
    widths[1] = max(min(widths[1], _NAME_WIDTH, page.console.width - others), 8)
    for style, cells in rows:
        page.line((_line(cells, widths).rstrip(), style))


def _rows(report: Report, recomputed: Mapping[str, str], lang: Lang) -> Iterator[tuple[str, Cells]]:
    for objective in report.objectives:
        inside = [activity for action in objective.actions for activity in action.activities]
        yield "bold", _row(objective.code, objective.name, inside, None, recomputed)
        for action in objective.actions:
            yield "", _row(action.code, action.name, action.activities, action.execution.physical, recomputed)
    for name in _TOTALS:
        if (printed := getattr(report.totals, name)) is not None:
            head = label(f"total {name}", lang)
            counts = _counts(list(report.activities())) if name == "physical" else ("", "", "")
            yield "bold", ("", head, *counts, safe(printed.text), recomputed.get(name, ""))


def _row(
    code: str, name: str, inside: Sequence[Activity], printed: Figure | None, recomputed: Mapping[str, str]
) -> Cells:
    text = "" if printed is None else printed.text
    return (safe(code), safe(name), *_counts(inside), safe(text), recomputed.get(code, ""))


def _counts(activities: Sequence[Activity]) -> tuple[str, str, str]:
    marks = [activity.percent.mark for activity in activities if activity.percent is not None]
    counts = (len(activities), marks.count(Mark.INCOMPLETE), marks.count(Mark.UNPROGRAMMED))
    total, incomplete, unprogrammed = (f"{count:,}" if count else "-" for count in counts)
    return total, incomplete, unprogrammed


def _line(cells: Iterable[str], widths: Sequence[int]) -> str:
    shown = []
    for number, (cell, width) in enumerate(zip(cells, widths, strict=True)):
        if number == 1 and len(cell) > width:
            cell = cell[: width - 1].rstrip() + "…"
        shown.append(cell.ljust(width) if number < 2 else cell.rjust(width))
    return _GAP.join(shown)
