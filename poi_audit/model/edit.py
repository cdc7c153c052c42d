"""A report with some of its activities changed: values are frozen, so that it is another one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from poi_audit.model.figure import Figure
from poi_audit.model.report import Activity, Block, Report, Row

Edit = Callable[[int, Activity], Activity]
"""Index of an activity and the activity -> what stands in its place."""


def edited(report: Report, edit: Edit) -> Report:
    """The report with each activity as `edit` gives it."""
    index = 0
    objectives = []
    for objective in report.objectives:
        actions = []
        for action in objective.actions:
            activities = []
            for activity in action.activities:
                activities.append(edit(index, activity))
                index += 1
            actions.append(replace(action, activities=tuple(activities)))
        objectives.append(replace(objective, actions=tuple(actions)))
    return replace(report, objectives=tuple(objectives))


def with_figures(activity: Activity, change: Callable[[Figure], Figure]) -> Activity:
    """The activity with each of its figures as `change` gives it."""

    def block(old: Block) -> Block:
        return Block(row_with(old.programmed, change), row_with(old.executed, change))

    return replace(
        activity,
        physical=block(activity.physical),
        financial=activity.financial and block(activity.financial),
        percent=activity.percent and change(activity.percent),
        percent_period=activity.percent_period and change(activity.percent_period),
        goal=activity.goal and change(activity.goal),
    )


def row_with(row: Row, change: Callable[[Figure], Figure]) -> Row:
    """The row with each of its figures as `change` gives it."""
    return Row(tuple(map(change, row.months)), change(row.accumulated), tuple(map(change, row.subtotals)))
