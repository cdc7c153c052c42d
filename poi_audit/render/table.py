"""What `extract --format table` shows a person: the report as read, blank cells left blank."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console

from poi_audit.messages import Lang, label
from poi_audit.model.figure import Figure
from poi_audit.model.finding import Where
from poi_audit.model.places import closing, ends
from poi_audit.model.report import Action, Activity, Block, Report
from poi_audit.render.identity import print_identity, print_problems
from poi_audit.render.labels import place_words
from poi_audit.render.lines import Page, Piece
from poi_audit.render.text import safe

_STEPS = (12, 6, 4, 3, 2, 1)
"""How many months stand side by side, the most that fit."""


def print_reports(console: Console, reports: Iterable[Report], lang: Lang = "es") -> None:
    """Print each report: identity, problems, then every OEI, AEI and AO."""
    page = Page(console)
    for number, report in enumerate(reports):
        if number:
            page.gap()
        print_identity(page, report, lang)
        print_problems(page, report, lang)
        for objective in report.objectives:
            page.gap()
            page.line((f"{objective.code}  {_typed(objective.type)}{objective.name}", "bold"), hang=8)
            for action in objective.actions:
                page.gap()
                page.line((f"{action.code}  ", "bold"), f"{_typed(action.type)}{action.name}", hang=11)
                for activity in action.activities:
                    _activity(page, report, activity, lang)
                _execution(page, action, lang)
        _tail(page, report, lang)


def print_activities(
    console: Console, report: Report, activities: Iterable[Activity], lang: Lang = "es"
) -> None:
    """Print these activities of the report."""
    for activity in activities:
        _activity(Page(console), report, activity, lang)


def _typed(type_: str | None) -> str:
    return f"({type_}) " if type_ else ""


def _activity(page: Page, report: Report, activity: Activity, lang: Lang) -> None:
    page.gap()
    page.line((f"{activity.code}  ", "bold"), activity.name, indent=2, hang=17)
    facts = (activity.cost_center, activity.priority, activity.unit, activity.aggregation)
    if any(facts):
        page.line((" · ".join(fact for fact in facts if fact), "dim"), indent=4)
    ends = (("% periodo", activity.percent_period), ("%", activity.percent))
    tail = [(head, figure) for head, figure in ends if figure is not None]
    _block(page, report.header.months, activity.physical, tail, lang)
    if activity.financial is not None:
        page.line((label("financial", lang), "dim"), indent=4)
        _block(page, report.header.months, activity.financial, [], lang)


def _block(
    page: Page, months: Sequence[str], block: Block, tail: list[tuple[str, Figure]], lang: Lang
) -> None:
    """The two rows under their months, in as many pieces as the width asks for."""
    heads = [*map(safe, months), label("accumulated", lang), *(head for head, _ in tail)]
    percents = _texts(figure for _, figure in tail)
    top = [*_texts((*block.programmed.months, block.programmed.accumulated)), *percents]
    foot = [*_texts((*block.executed.months, block.executed.accumulated)), *("" for _ in tail)]
    widths = [max(map(len, column)) for column in zip(heads, top, foot, strict=False)]
    for piece in _pieces(widths, page.console.width - 12, len(months)):
        for name, cells, style in (("", heads, "dim"), ("PROG.", top, ""), ("EJEC.", foot, "")):
            line = "  ".join(
                cell.rjust(width) for cell, width in zip(cells[piece], widths[piece], strict=True)
            )
            page.line((f"{name:6}", "dim"), (f"{line}".rstrip(), style), indent=4)


def _pieces(widths: list[int], room: int, months: int) -> Iterator[slice]:
    """Slices of the columns that fit the room: all at once, or the months in equal pieces."""
    for step in _STEPS:
        starts = [*range(0, months, step)] or [0]
        ends = [*starts[1:], len(widths)]
        slices = [slice(start, end) for start, end in zip(starts, ends, strict=True)]
        if step == 1 or all(sum(widths[s]) + 2 * len(widths[s]) <= room for s in slices):
            yield from slices
            return


def _texts(figures: Iterable[Figure]) -> list[str]:
    return [safe(figure.text) for figure in figures]


def _execution(page: Page, action: Action, lang: Lang) -> None:
    said = [f"{place_words(where, lang)} {figure.text}" for where, figure in closing(action)]
    if said:
        page.gap()
        page.line((f"{action.code}  ", "bold"), ", ".join(said), indent=2, hang=11)


def _tail(page: Page, report: Report, lang: Lang) -> None:
    page.heading(label("totals", lang))
    for where, figure in ends(report):
        _named(page, where, figure, lang)


def _named(page: Page, where: Where, figure: Figure, lang: Lang) -> None:
    shown: Piece = (figure.text, "bold") if figure.text else (label("blank", lang), "dim")
    page.line(f"{place_words(where, lang)}  ", shown, hang=2)
