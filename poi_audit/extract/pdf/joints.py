"""Activities whose rows stand on two pages: whether the two belong together, or a page between them is lost."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from poi_audit.extract.problems import problem
from poi_audit.model.edit import with_figures
from poi_audit.model.figure import Figure
from poi_audit.model.holes import hole_of
from poi_audit.model.report import Action, Activity, Problem, Report
from poi_audit.model.text import fold

_DOUBT = "está en otra página que el código de la AO, y puede faltar una página entre ambas"
_HALF = re.compile(r"\d[\d ]* \d{1,3}")
CENT = Decimal("0.01")
"""By how much a printed part of a sum of money may differ from the value of its cell."""
_LOST = ("E203", "E204", "E208")
"""Problems that say that something before or after that page is not there."""
_UNORDERED = ("E202", "E208", "E211", "E218", "E219", "E220", "E225")
"""Problems by which pages may be missing or in another order, wherever that is."""


def with_doubts(report: Report, numbers: Mapping[int, tuple[int, int]], odd: Collection[str]) -> Report:
    """The report, the rows that another page gives to an activity doubtful where these may be another's.

    `numbers`: the pages' printed numbers and count, which settle it; `odd`: codes of activities torn where one page
    ends at a rule and the next does not begin at one, or the other way round.
    """
    found: dict[int, tuple[Activity, Problem]] = {}
    short = lists_fewer(report)
    unordered = short or any(one.code in _UNORDERED for one in report.problems)
    for action in report.actions():
        suspect = _suspect(report, action)
        for activity in action.activities:
            pages = _pages(activity)
            if pages and _cut(activity):
                one = problem("E223", pages[-1], code=activity.code, page=pages[-1])
                found[activity.ordinal] = (_doubted(activity), one)
                continue
            if len(pages) != 2 or _follow(numbers, *pages):
                continue
            odd_one = activity.code in odd or not _fits(activity) or any(_between(pages, s) for s in suspect)
            if odd_one or unordered:
                why = "E221" if odd_one else "E224"
                one = problem(why, pages[1], code=activity.code, before=pages[0], after=pages[1])
                found[activity.ordinal] = (_doubted(activity), one)
    if not found:
        return report
    objectives = tuple(
        replace(
            objective,
            actions=tuple(
                replace(
                    action,
                    activities=tuple(
                        found[a.ordinal][0] if a.ordinal in found else a for a in action.activities
                    ),
                )
                for action in objective.actions
            ),
        )
        for objective in report.objectives
    )
    whole = [problem("E226", listed=len(list(report.activities())))] if short else []
    problems = (*whole, *(one for _, one in found.values()))
    holes = tuple(hole for one in problems if (hole := hole_of(one)) is not None)
    return replace(
        report,
        objectives=objectives,
        problems=(*report.problems, *problems),
        holes=(*report.holes, *holes),
    )


def lists_fewer(report: Report) -> bool:
    """Whether two or more printed counts and totals of money are of more activities than the report has, and none of
    so many."""
    totals, summary = report.totals, report.summary
    activities = list(report.activities())
    counts: list[list[Figure | None]] = [[totals.complete, totals.incomplete]]
    if summary is not None:
        counts += [[summary.tracking.get("activities")], [summary.activities.get("in_execution")]]
    said = [total for count in counts if (total := sum(map(_value, count)))]
    if any(total <= len(activities) for total in said):
        return False
    signs = len(said)
    for row, whole in (("programmed", totals.financial_programmed), ("executed", totals.financial_executed)):
        blocks = [activity.financial for activity in activities if activity.financial is not None]
        spent = sum(_value(getattr(block, row).accumulated) for block in blocks)
        signs += _value(whole) > spent + len(blocks) * CENT
    return signs > 1


def _value(figure: Figure | None) -> Decimal:
    """Its value, 0 where it has none."""
    return (figure.value if figure is not None else None) or Decimal(0)


def _pages(activity: Activity) -> list[int]:
    return sorted(
        {f.place.page for f in activity.figures() if f.place is not None and f.place.page is not None}
    )


def _follow(numbers: Mapping[int, tuple[int, int]], first: int, second: int) -> bool:
    """Whether the printed numbers say that one page follows the other."""
    one, other = numbers.get(first), numbers.get(second)
    return one is not None and other is not None and one[1] == other[1] and other[0] == one[0] + 1


def _suspect(report: Report, action: Action) -> Iterator[tuple[int, int]]:
    """First and last page between which something is known to be missing."""
    for one in report.problems:
        if one.page is None:
            continue
        if one.code in _LOST:
            yield one.page - 1, one.page + 1
        elif one.code == "E210" and f"{action.code}:" in one.message:
            yield one.page, max((page for a in action.activities for page in _pages(a)), default=one.page)


def _between(pages: list[int], span: tuple[int, int]) -> bool:
    return span[0] <= pages[0] and pages[1] <= span[1]


def _fits(activity: Activity) -> bool:
    """Whether the percentage is that of the two accumulated figures, as far as all three are numbers."""
    total, done = activity.physical.programmed.accumulated.value, activity.physical.executed.accumulated.value
    shown = activity.percent.value if activity.percent is not None else None
    if not total or done is None or shown is None or fold(activity.aggregation or "") == "NOACUMULADO":
        return True
    value = done / total * 100
    return abs(value - shown) <= Decimal(1) or (shown == 100 and value > 100)


def _cut(activity: Activity) -> bool:
    """Whether a row shows the upper half of its figures alone, without points and commas: the page ends in it."""
    rows = [row for _, block in activity.blocks() for _, row in block.rows()]
    return any(sum(_HALF.fullmatch(f.text) is not None for f in row.months) >= 2 for row in rows)


def _doubted(activity: Activity) -> Activity:
    """The activity, all its figures doubtful that do not stand on the page of its code."""
    page = activity.place.page if activity.place is not None else None

    def figure(one: Figure) -> Figure:
        return one if one.place is not None and one.place.page == page else one.doubted(_DOUBT)

    return with_figures(activity, figure)
