"""Titles that do not go on from the page before: a page may be missing there, or the pages be in another order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from poi_audit.extract.problems import problem
from poi_audit.model.figure import Place
from poi_audit.model.holes import hole_of
from poi_audit.model.report import Action, Objective, Report


def with_order(report: Report, numbers: Mapping[int, tuple[int, int]]) -> Report:
    """The report with a hole where the first AEI of a page, and all others on it, are not of the OEI above them.

    `numbers`: the pages' printed numbers and count, which settle it. One whose number goes between those before and
    after it, which are of that OEI, has a wrong code and no page before it is missing.
    """
    found = []
    last = 0
    for objective in report.objectives:
        last = _page(objective.place) or last
        for i, action in enumerate(objective.actions):
            page = _page(action.place)
            beside = [later for later in objective.actions[i:] if _page(later.place) == page]
            moved = all(_elsewhere(one, objective) for one in beside) and not _between(objective, i)
            if moved and last and page > last and not _follow(numbers, last, page):
                found.append(problem("E225", page, code=action.code, above=objective.code, page=page))
            last = page or last
    holes = tuple(hole for one in found if (hole := hole_of(one)) is not None)
    return replace(report, problems=(*report.problems, *found), holes=(*report.holes, *holes))


def with_end(report: Report, printed: tuple[int, int] | None) -> Report:
    """The report, said to lack its end where it has no notes and the file's last page is numbered as not the last.

    `printed`: the number and count that the file's last page prints, if that is the report's last.
    """
    if printed is None or printed[0] == printed[1] or report.notes or not report.traits.texts:
        return report
    one = problem("E228", report.source.pages and report.source.pages[1], number=printed[0], count=printed[1])
    others = (other for other in report.problems if other.code != "E134")
    return replace(report, problems=(*others, one))


def with_start(report: Report, numbers: Mapping[int, tuple[int, int]]) -> Report:
    """The report, said to lack its start where no unit stands above its table and its first page is numbered later."""
    first = report.source.pages[0] if report.source.pages else 0
    number, count = numbers.get(first, (1, 1))
    if number == 1 or report.header.ue is not None:
        return report
    one = problem("E229", first, number=number, count=count)
    return replace(report, problems=(*report.problems, one))


def _page(place: Place | None) -> int:
    return (place.page if place is not None else None) or 0


def _follow(numbers: Mapping[int, tuple[int, int]], first: int, last: int) -> bool:
    """Whether the printed numbers say that these pages and those between follow one another."""
    start = numbers.get(first)
    return start is not None and all(
        numbers.get(page) == (start[0] + page - first, start[1]) for page in range(first, last + 1)
    )


def _between(objective: Objective, i: int) -> bool:
    """Whether the AEI has the one number that is free between its neighbours, which are of the OEI above."""
    around = objective.actions[max(i - 1, 0) : i + 2]
    numbers = [int(tail) if (tail := action.code.rpartition(".")[2]).isdigit() else 0 for action in around]
    own = [not _elsewhere(action, objective) for action in around]
    return own == [True, False, True] and numbers[0] < numbers[1] < numbers[2]


def _elsewhere(action: Action, objective: Objective) -> bool:
    """Whether the AEI's code names another OEI than the one above it."""
    own, above = action.code.split("."), objective.code.split(".")
    return len(own) == 3 and len(above) == 2 and own[1] != above[1]
