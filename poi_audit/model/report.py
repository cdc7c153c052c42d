"""The report as published: Report > Objective > Action > Activity > Block(programmed, executed).

Plain frozen values. Nothing here is corrected, completed or judged; a figure the layout does not have is None,
a blank cell is a Figure with the text "".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import count, zip_longest
from typing import TYPE_CHECKING, Literal, NamedTuple

from poi_audit.model.figure import Figure, Place
from poi_audit.model.traits import Traits

if TYPE_CHECKING:
    import pandas as pd

MONTHS = ("Ene", "Feb", "Mar", "Abr", "May", "Jun", "Jul", "Ago", "Sep", "Oct", "Nov", "Dic")
"""Month labels as the reports print them, in calendar order."""
ROW_LABELS = {"programmed": "PROG.", "executed": "EJEC."}
"""The label of each row of figures."""

Format = Literal["pdf", "html", "xls", "xlsx", "ods", "text", "register"]
"""The form it came in; a register is one whatever file it was exported or saved to."""
HoleKind = Literal["page", "row", "title", "code", "column", "section", "end"]
BlockName = Literal["physical", "financial"]
RowName = Literal["programmed", "executed"]
Level = Literal["objective", "action", "activity"]


class Owner(NamedTuple):
    """Whose a figure is: an OEI, AEI or AO by its place in the report. Its code may stand twice; this does not."""

    level: Level
    ordinal: int
    """From 0, among the report's OEI, AEI or AO in report order."""


@dataclass(frozen=True, slots=True)
class Source:
    """The file a report was read from. `pages` is the first and last page of the report, 1-based, PDF only."""

    file: str
    sha256: str
    format: Format
    layout: str | None
    pages: tuple[int, int] | None = None
    engine: str | None = None
    layout_sha256: str | None = None
    """Of the layout's file, where it is a user's."""
    deduced: bool = False
    """Whether the form is none of the known ones: its columns were told by general words or by arithmetic."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A sector, pliego or unidad ejecutora as the header names it: "05", "AMBIENTAL"."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Subtotal:
    """A column that sums some of the months: its label, and the months' indices in `Header.months`."""

    label: str
    months: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Header:
    """The block above the table."""

    title: str
    year: int | None
    months: tuple[str, ...]
    printed_on: date | None = None
    sector: Entity | None = None
    pliego: Entity | None = None
    ue: Entity | None = None
    cost_center_filter: str | None = None
    truncated_at_100: bool | None = None
    """The checkbox "PORCENTAJE DE AVANCES TRUNCADOS AL 100%"; None where the layout has none."""
    cap: int | None = None
    """The height that the checkbox names where it is another than 100: "TRUNCADOS AL 120%"."""
    subtotals: tuple[Subtotal, ...] = ()
    """The columns between or after the months that accumulate some of them, as printed from left to right."""


@dataclass(frozen=True, slots=True)
class Row:
    """One table row of an activity: a figure per month of the header, and the accumulated one."""

    months: tuple[Figure, ...]
    accumulated: Figure
    subtotals: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """FISICO or FINANCIERO of one activity."""

    programmed: Row
    executed: Row

    def rows(self) -> Iterator[tuple[RowName, Row]]:
        """The two rows with their names, programmed first."""
        yield "programmed", self.programmed
        yield "executed", self.executed


@dataclass(frozen=True, slots=True)
class Activity:
    """An actividad operativa (AO)."""

    code: str
    name: str
    physical: Block
    percent: Figure | None
    percent_period: Figure | None = None
    financial: Block | None = None
    cost_center: str | None = None
    priority: str | None = None
    unit: str | None = None
    aggregation: str | None = None
    place: Place | None = None
    """Where its code is printed."""
    goal: Figure | None = None
    """The year's goal, where a column META ANUAL prints it."""
    ordinal: int = 0
    """Its place among the report's AO, from 0, as the Report numbers it."""

    @property
    def owner(self) -> Owner:
        """Its identity in the report."""
        return Owner("activity", self.ordinal)

    def figures(self) -> Iterator[Figure]:
        """Every printed figure of the activity, in reading order."""
        return (figure for *_, figure in self.cells())

    def cells(self, header: Header | None = None) -> Iterator[tuple[str, str | None, str | None, Figure]]:
        """Its figures in reading order after their block, row and column, which is None for a month without label."""
        months = header.months if header is not None else ()
        subtotals = [subtotal.label for subtotal in header.subtotals] if header is not None else []
        for name, block in self.blocks():
            for row_name, row in block.rows():
                for label, figure in zip_longest(months[: len(row.months)], row.months):
                    yield name, row_name, label, figure
                for label, figure in zip_longest(subtotals[: len(row.subtotals)], row.subtotals):
                    yield name, row_name, label, figure
                yield name, row_name, "accumulated", row.accumulated
            if block is self.physical:
                for column in ("goal", "percent_period", "percent"):
                    if (single := getattr(self, column)) is not None:
                        yield name, None, column, single

    def blocks(self) -> Iterator[tuple[BlockName, Block]]:
        """Its one or two blocks with their names."""
        yield "physical", self.physical
        if self.financial is not None:
            yield "financial", self.financial


@dataclass(frozen=True, slots=True)
class Execution:
    """The line "EJECUCIÓN FÍSICA POR AEI" that closes an action."""

    physical: Figure | None = None
    physical_period: Figure | None = None
    financial: Figure | None = None


@dataclass(frozen=True, slots=True)
class Action:
    """An acción estratégica institucional (AEI). `type` is "I", "II" or None where the layout has none."""

    code: str
    name: str
    execution: Execution
    activities: tuple[Activity, ...]
    type: str | None = None
    place: Place | None = None
    ordinal: int = 0
    """Its place among the report's AEI, from 0, as the Report numbers it."""

    @property
    def owner(self) -> Owner:
        """Its identity in the report."""
        return Owner("action", self.ordinal)


@dataclass(frozen=True, slots=True)
class Objective:
    """An objetivo estratégico institucional (OEI)."""

    code: str
    name: str
    actions: tuple[Action, ...]
    type: str | None = None
    place: Place | None = None
    execution: Execution | None = None
    """The line EJECUCIÓN FÍSICA POR OEI, which no known form prints."""
    ordinal: int = 0
    """Its place among the report's OEI, from 0, as the Report numbers it."""

    @property
    def owner(self) -> Owner:
        """Its identity in the report."""
        return Owner("objective", self.ordinal)


@dataclass(frozen=True, slots=True)
class Totals:
    """The figures printed after the last action. None: the layout has no such figure."""

    physical: Figure | None = None
    physical_period: Figure | None = None
    type_i: Figure | None = None
    type_ii: Figure | None = None
    median: Figure | None = None
    financial: Figure | None = None
    financial_programmed: Figure | None = None
    financial_executed: Figure | None = None
    complete: Figure | None = None
    incomplete: Figure | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """TABLA RESÚMEN (2024). Keys of actions and activities: 0_75, 75_95, 95_up, incomplete, in_execution."""

    year: str | None
    actions: Mapping[str, Figure]
    activities: Mapping[str, Figure]
    tracking: Mapping[str, Figure]
    """Keys: activities, complete, incomplete."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read, or was read only in part. `code` starts with E (docs: problems)."""

    code: str
    message: str
    page: int | None = None

    @property
    def partial(self) -> bool:
        """Whether something is missing from the report for it (E2xx)."""
        return self.code.startswith("E2")


@dataclass(frozen=True, slots=True)
class Hole:
    """What may be missing from the report as read: what sums, averages or counts over it cannot be judged."""

    kind: HoleKind
    message: str
    page: int | None = None
    """The page of the file that lacks it, or after which it is missing; 1 is the first."""
    code: str | None = None
    """Of the AO, AEI or OEI that it belongs to, where that is known."""


@dataclass(frozen=True, slots=True)
class ContextPage:
    """The text of one page of the same file outside the report: of the informe that it is an annex of."""

    number: int
    """1 is the file's first page."""
    text: str

    @property
    def lines(self) -> list[str]:
        """Its lines from the top."""
        return self.text.splitlines()


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


@dataclass(frozen=True, slots=True)
class Report:
    """One published reporte de seguimiento, as read."""

    source: Source
    header: Header
    objectives: tuple[Objective, ...]
    totals: Totals
    summary: Summary | None = None
    alerts: str | None = None
    notes: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = field(default=())
    holes: tuple[Hole, ...] = field(default=())
    context: tuple[ContextPage, ...] = field(default=(), repr=False, compare=False)
    """The pages around it, where the file is a PDF with this one report. Only the checks of prose read them."""
    traits: Traits = field(default=Traits(), repr=False)
    """How reports of its layout behave."""
    register: Register | None = field(default=None, repr=False)
    """The register that this is the report of: it then prints what the register's rows give, and nothing else."""

    def __post_init__(self) -> None:
        """Number the parts: whoever makes a report, by reading, decoding or editing one, cannot forget it."""
        object.__setattr__(self, "objectives", numbered(self.objectives))

    @property
    def partial(self) -> bool:
        """Whether it was read only in part."""
        return any(problem.partial for problem in self.problems)

    def actions(self) -> Iterator[Action]:
        """Every AEI in report order."""
        for objective in self.objectives:
            yield from objective.actions

    def activities(self) -> Iterator[Activity]:
        """Every AO in report order."""
        for action in self.actions():
            yield from action.activities

    def to_frame(self, form: Literal["rows", "figures"] = "rows") -> pd.DataFrame:
        """The table as a pandas frame: one line per AO and row, or with "figures" one line per figure.

        Figures stay text and exact `Decimal`s; nothing is turned into a float.
        """
        from poi_audit.model.frame import to_frame

        return to_frame(self, form)


def numbered(objectives: tuple[Objective, ...]) -> tuple[Objective, ...]:
    """The same parts, each with its ordinal: its place in the report among those of its level, from 0."""
    actions, activities = count(), count()
    return tuple(
        replace(
            objective,
            ordinal=i,
            actions=tuple(
                replace(
                    action,
                    ordinal=next(actions),
                    activities=tuple(
                        activity
                        if activity.ordinal == (n := next(activities))
                        else replace(activity, ordinal=n)
                        for activity in action.activities
                    ),
                )
                for action in objective.actions
            ),
        )
        for i, objective in enumerate(objectives)
    )
