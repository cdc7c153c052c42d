"""Two readings of one file, compared figure by figure: where they differ, the reading is doubtful.

A difference says something about the reading, never about the publisher: no doubtful figure is judged.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any, NamedTuple, TypeVar

from poi_audit.extract.problems import problem
from poi_audit.messages import doubt
from poi_audit.model.figure import Figure
from poi_audit.model.report import Action, Activity, Objective, Problem, Report

T = TypeVar("T")
P = TypeVar("P", Activity, Action)


class Engines(NamedTuple):
    """The names of the two engines, for the sentence of a doubt."""

    first: str
    other: str


def second_opinions(reports: Sequence[Report], others: Sequence[Report], other_engine: str) -> list[Report]:
    """Each report compared with the other engine's report at the same place in the file.

    A report the other engine does not find is compared with nothing: every figure of it is doubtful.
    """
    found = {other.source.pages: other for other in others}
    by_place = dict(enumerate(others))
    return [
        second_opinion(report, found.get(report.source.pages) or by_place.get(number), other_engine)
        for number, report in enumerate(reports)
    ]


def second_opinion(report: Report, other: Report | None, other_engine: str) -> Report:
    """The report, each figure doubtful on which the other reading differs; a problem per AO only one has."""
    names = Engines(report.source.engine or doubt("first_reading"), other_engine)
    theirs = _by_code(other.activities() if other else ())
    lines = _by_code(other.actions() if other else ())
    problems: list[Problem] = []
    objectives = tuple(
        _objective(objective, lines, theirs, names, problems) for objective in report.objectives
    )
    problems += [
        problem("E209", code=activity.code, other=names.other, engine=names.first)
        for queue in theirs.values()
        for activity in queue
    ]
    return replace(
        report,
        objectives=objectives,
        totals=_doubt(report.totals, other and other.totals, names),
        summary=_doubt(report.summary, other and other.summary, names),
        problems=(*report.problems, *problems),
    )


def doubt_activities(report: Report, other: Report, other_engine: str, suspects: Collection[int]) -> Report:
    """The report with every figure doubtful on which the other reading differs, in the activities of these ordinals."""
    names = Engines(report.source.engine or doubt("first_reading"), other_engine)
    theirs = _by_code(other.activities())
    objectives = []
    for objective in report.objectives:
        actions = []
        for action in objective.actions:
            twins = [
                (a, queue.popleft() if (queue := theirs.get(a.code)) else None) for a in action.activities
            ]
            activities = tuple(_doubt(a, b, names) if a.ordinal in suspects and b else a for a, b in twins)
            actions.append(replace(action, activities=activities))
        objectives.append(replace(objective, actions=tuple(actions)))
    return replace(report, objectives=tuple(objectives))


def _objective(
    objective: Objective,
    lines: Mapping[str, deque[Action]],
    theirs: Mapping[str, deque[Activity]],
    names: Engines,
    problems: list[Problem],
) -> Objective:
    actions: list[Action] = []
    for action in objective.actions:
        activities = []
        for activity in action.activities:
            match = twins.popleft() if (twins := theirs.get(activity.code)) else None
            if match is None:
                page = activity.place and activity.place.page
                problems.append(problem("E110", page, code=activity.code, other=names.other))
            activities.append(_doubt(activity, match, names))
        line = queue.popleft() if (queue := lines.get(action.code)) else None
        execution = _doubt(action.execution, line and line.execution, names)
        actions.append(replace(action, activities=tuple(activities), execution=execution))
    return replace(objective, actions=tuple(actions))


def _by_code(parts: Iterable[P]) -> dict[str, deque[P]]:
    """The activities or actions by code, in report order: a code that is printed twice is matched twice."""
    found: dict[str, deque[P]] = {}
    for part in parts:
        found.setdefault(part.code, deque()).append(part)
    return found


def _doubt(value: T, other: Any, names: Engines) -> T:
    """The value with each of its figures compared with the one at the same place in `other`."""
    return _compared(value, other, names)  # type: ignore[no-any-return]


def _compared(value: Any, other: Any, names: Engines) -> Any:
    if isinstance(value, Figure):
        return _figure(value, other if isinstance(other, Figure) else None, names)
    if isinstance(value, Mapping):
        table = other if isinstance(other, Mapping) else {}
        return {key: _compared(part, table.get(key), names) for key, part in value.items()}
    if isinstance(value, tuple) and type(value) is tuple:
        parts = other if isinstance(other, tuple) and len(other) == len(value) else (None,) * len(value)
        return tuple(_compared(part, twin, names) for part, twin in zip(value, parts, strict=True))
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value,
            **{
                f.name: _compared(getattr(value, f.name), getattr(other, f.name, None), names)
                for f in fields(value)
            },
        )
    return value


def _figure(figure: Figure, other: Figure | None, names: Engines) -> Figure:
    if other is not None and other.text == figure.text:
        return figure
    said = {"first": names.first, "one": _quoted(figure.text), "other": names.other}
    why = doubt("not_found", **said) if other is None else doubt("differs", **said, two=_quoted(other.text))
    return replace(figure, doubt=why if not figure.doubt else doubt("both", first=figure.doubt, second=why))


def _quoted(text: str) -> str:
    return f'"{text}"' if text else doubt("blank")
