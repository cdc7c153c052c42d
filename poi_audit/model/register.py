"""The application's register of activities, as exported: every row, those that its report leaves out among them.

What a register holds of one activity is an `Activity` too: F(RE) is PROGRAMADO, F(SE) EJECUTADO, and the accumulated
figure of a row is its registered Total.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from poi_audit.model.figure import Figure
from poi_audit.model.report import Activity

Omission = Literal["inactive", "not_approved", "no_goal"]
"""Why note (1) leaves an activity out: not active, its follow-up not approved, no yearly goal above zero."""


class Days(NamedTuple):
    """The day of an export or of a query: the first and the last it can have been, None where nothing bounds it."""

    first: date | None = None
    last: date | None = None

    @property
    def exact(self) -> date | None:
        """The day itself, where it is known."""
        return self.first if self.first == self.last else None


class Title(NamedTuple):
    """An OEI or AEI as the register names it."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the register."""

    activity: Activity
    """Its texts and figures as registered; its percentage is None, since a register has none."""
    objective: Title
    action: Title
    active: bool | None
    """Activo AO; None where the register does not say."""
    state: str | None
    """Estado(SE): "APROBADO", "" where it is blank; None where the register has no such column."""

    @property
    def omission(self) -> Omission | None:
        """Why its report leaves it out, None where it prints it or where that cannot be told."""
        if self.active is False:
            return "inactive"
        if self.state is not None and self.state != APPROVED:
            return "not_approved"
        row = self.activity.physical.programmed
        figures = (row.accumulated, *row.months)
        if any(_positive(figure) or figure.doubt is not None for figure in figures):
            return None
        return "no_goal"


APPROVED = "APROBADO"


@dataclass(frozen=True, slots=True)
class Register:
    """The register of one UE and year."""

    entries: tuple[Entry, ...]
    """In the file's order."""
    stage: str
    """Etapa: "SEGUIMIENTO", ...; "" where the register does not say."""
    programme: str
    """The columns that its programme was read from: "F(RE)", or an earlier version where that is blank throughout."""
    exported: Days
    """When it was exported, by its file name or as told."""
    asked: Days | None = None
    """For which day the derived figures of its report were computed; None: they are blank."""

    @property
    def active(self) -> int:
        """How many activities are active."""
        return sum(entry.active is True for entry in self.entries)

    @property
    def printed(self) -> tuple[Entry, ...]:
        """Those that the report prints (note (1)), in its order: by OEI and AEI, and as the file has them."""
        found = (entry for entry in self.entries if entry.omission is None)
        return tuple(sorted(found, key=lambda entry: (entry.objective.code, entry.action.code)))


def _positive(figure: Figure) -> bool:
    value = figure.value
    return value is not None and value > 0
