"""Assembles a Report from pieces given in reading order. Every reader (PDF, HTML, text, Excel) ends here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from poi_audit.extract.problems import problem
from poi_audit.model.figure import Figure, Place
from poi_audit.model.report import (
    Action,
    Activity,
    Execution,
    Header,
    Objective,
    Problem,
    Report,
    Source,
    Summary,
    Totals,
)
from poi_audit.model.traits import Traits


@dataclass(slots=True)
class _OpenAction:
    code: str
    type: str | None
    name: str
    place: Place | None
    activities: list[Activity] = field(default_factory=list)
    execution: Execution | None = None

    def frozen(self) -> Action:
        execution = self.execution or Execution()
        return Action(self.code, self.name, execution, tuple(self.activities), self.type, self.place)


@dataclass(slots=True)
class _OpenObjective:
    code: str
    type: str | None
    name: str
    place: Place | None
    actions: list[_OpenAction] = field(default_factory=list)
    execution: Execution | None = None

    def frozen(self) -> Objective:
        actions = tuple(action.frozen() for action in self.actions)
        return Objective(self.code, self.name, actions, self.type, self.place, self.execution)


class ReportBuilder:
    """Takes objectives, actions, activities and closing lines in reading order and yields the frozen Report.

    Nothing is lost for want of a heading: an activity before any action, or an action before any objective,
    goes under a placeholder whose code and name are "", with Problem E203. A heading repeated while it is
    open (printed again on the next page) opens nothing new.
    """

    def __init__(self) -> None:
        self._objectives: list[_OpenObjective] = []
        self._problems: list[Problem] = []

    @property
    def empty(self) -> bool:
        """Whether nothing was added yet."""
        return not self._objectives

    @property
    def action_code(self) -> str | None:
        """The code of the open action, or None."""
        action = self._open_action()
        return action.code if action else None

    def objective(self, code: str, type: str | None, name: str, place: Place | None = None) -> None:
        """An OEI title row: "OEI.07", "I" | "II" | None, its name."""
        if not (self._objectives and self._objectives[-1].code == code):
            self._objectives.append(_OpenObjective(code, type, name, place))

    def action(self, code: str, type: str | None, name: str, place: Place | None = None) -> None:
        """An AEI title row: "AEI.07.04", "I" | "II" | None, its name."""
        if not self._objectives:
            self.problem("E203", place and place.page, code=code, level="objetivo estratégico")
            self._objectives.append(_OpenObjective("", None, "", None))
        actions = self._objectives[-1].actions
        if not (actions and actions[-1].code == code and actions[-1].execution is None):
            actions.append(_OpenAction(code, type, name, place))

    def open(
        self, code: str, type: str | None, name: str, place: Place | None, add: Callable[..., None]
    ) -> None:
        """An OEI or AEI whose code stands beside each of its activities: nothing where it is the open one."""
        objective = self._objectives[-1] if self._objectives else None
        if objective is None or code not in (objective.code, self.action_code):
            add(code, type, name, place)

    def activity(self, activity: Activity) -> None:
        """An AO with both its rows; it belongs to the action opened last."""
        action = self._open_action()
        if action is None:
            page = activity.place and activity.place.page
            self.problem("E203", page, code=activity.code, level="acción estratégica")
            if not self._objectives:
                self._objectives.append(_OpenObjective("", None, "", None))
            action = _OpenAction("", None, "", None)
            self._objectives[-1].actions.append(action)
        action.activities.append(activity)

    def close(
        self,
        code: str,
        physical: Figure | None = None,
        physical_period: Figure | None = None,
        financial: Figure | None = None,
        page: int | None = None,
    ) -> None:
        """The line "EJECUCIÓN FÍSICA POR AEI.07.04: ...". It finds its action by the code it names.

        A line that comes in two pieces (physical, then financial) may be given in two calls; None leaves what
        is there. Activities under a placeholder take the code of the line that closes them. A line of an
        action that is not in the report gives Problem E204.
        """
        action = self._objective(code) if code.startswith("OEI") else self._named(code)
        if action is None:
            self.problem("E204", page, code=code)
            return
        old = action.execution or Execution()
        action.execution = Execution(
            old.physical if physical is None else physical,
            old.physical_period if physical_period is None else physical_period,
            old.financial if financial is None else financial,
        )

    def problem(self, code: str, page: int | None = None, /, **values: object) -> None:
        """Note a Problem of `poi_audit.extract.problems`."""
        self._problems.append(problem(code, page, **values))

    def build(
        self,
        source: Source,
        header: Header,
        totals: Totals,
        summary: Summary | None = None,
        alerts: str | None = None,
        notes: tuple[str, ...] = (),
        traits: Traits | None = None,
    ) -> Report:
        """The report with all that was added; `traits`: how reports of its form behave, where that is known."""
        objectives = tuple(objective.frozen() for objective in self._objectives)
        problems, traits = tuple(self._problems), traits or Traits()
        return Report(source, header, objectives, totals, summary, alerts, notes, problems, traits=traits)

    def _open_action(self) -> _OpenAction | None:
        actions = self._objectives[-1].actions if self._objectives else []
        return actions[-1] if actions else None

    def _objective(self, code: str) -> _OpenObjective | None:
        return next((objective for objective in reversed(self._objectives) if objective.code == code), None)

    def _named(self, code: str) -> _OpenAction | None:
        actions = [action for objective in self._objectives for action in objective.actions]
        named = [action for action in actions if action.code == code]
        if named:
            return next((action for action in named if action.execution is None), named[-1])
        if actions and actions[-1].code == "":
            actions[-1].code = code
            return actions[-1]
        return None
