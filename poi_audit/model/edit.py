"""A report with some of its activities changed: values are frozen, so that it is another one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from poi_audit.model.report import Activity, Report

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
