"""The summary: per OEI and AEI how many AO, S.I., S.P., and the printed beside the recomputed average."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from poi_audit.messages import Lang, label
from poi_audit.model.figure import Figure
from poi_audit.model.report import Action, Objective, Owner, Report
from poi_audit.recompute import Counts, Expected
from poi_audit.render.lines import Page
from poi_audit.render.text import safe

_TOTALS = ("physical_period", "physical", "type_i", "type_ii", "median")
_NAME_WIDTH = 60
_GAP = "  "

OverviewCells = tuple[str, ...]
"""Code, name, AO, S.I., S.P., published, recomputed."""


def print_overview(page: Page, report: Report, expected: Expected, lang: Lang) -> None:
    """Print the table, no wider than the page."""
    heads = (*(label(key, lang) for key in ("code", "name")), "AO", "S.I.", "S.P.")
    heads += (label("average", lang), label("recomputed", lang))
    rows = [("dim", heads), *overview_rows(report, expected, lang)]
    widths = [max(len(cells[column]) for _, cells in rows) for column in range(len(heads))]
    others = sum(widths) - widths[1] + len(_GAP) * (len(widths) - 1)
    widths[1] = max(min(widths[1], _NAME_WIDTH, page.console.width - others), 8)
    for style, cells in rows:
        page.line((_line(cells, widths).rstrip(), style))


def overview_rows(report: Report, expected: Expected, lang: Lang) -> Iterator[tuple[str, OverviewCells]]:
    """Each OEI, AEI and total: its style ("bold" or "") and its cells, safe to show. A register publishes none."""
    published = report.register is None
    for objective in report.objectives:
        yield "bold", _row(objective, None, expected)
        for action in objective.actions:
            yield "", _row(action, action.execution.physical if published else None, expected)
    for name in _TOTALS:
        if (printed := getattr(report.totals, name)) is not None:
            head = label(f"total {name}", lang)
            counts = _counts(expected, None) if name == "physical" else ("", "", "")
            text = safe(printed.text) if published else ""
            yield "bold", ("", head, *counts, text, expected.averages.get(name, ""))


def _row(part: Objective | Action, printed: Figure | None, expected: Expected) -> OverviewCells:
    text = "" if printed is None else safe(printed.text)
    again = expected.averages.get(part.owner, "")
    return (safe(part.code), safe(part.name), *_counts(expected, part.owner), text, again)


def _counts(expected: Expected, owner: Owner | None) -> tuple[str, str, str]:
    counts = expected.counts.get(owner, Counts(0, 0, 0))
    total, incomplete, unprogrammed = (
        f"{count:,}" if count else "-"
        for count in (counts.activities, counts.incomplete, counts.unprogrammed)
    )
    return total, incomplete, unprogrammed


def _line(cells: Iterable[str], widths: Sequence[int]) -> str:
    shown = []
    for number, (cell, width) in enumerate(zip(cells, widths, strict=True)):
        if number == 1 and len(cell) > width:
            cell = cell[: width - 1].rstrip() + "…"
        shown.append(cell.ljust(width) if number < 2 else cell.rjust(width))
    return _GAP.join(shown)
