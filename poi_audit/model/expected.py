"""The values that recomputing gives: what a row holds, what a figure should be, and what was found of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import TypeAlias

from poi_audit.model.figure import Figure, Mark
from poi_audit.model.finding import Convention, Where
from poi_audit.model.interval import Interval, Rounding
from poi_audit.model.report import Action, Activity, Hole, Objective, Owner, Row
from poi_audit.model.text import fold

Value: TypeAlias = Interval | Mark
"""A recomputed figure: a number, or the mark that should stand instead."""


class Aggregation(StrEnum):
    """TIPO DE AGREGACIÓN (note (2))."""

    ANNUAL = "Acumulado Anual"
    MONTHLY = "Acumulado Mensual"
    NONE = "No Acumulado"


_AGGREGATIONS = {fold(kind.value): kind for kind in Aggregation}
_SHORTENED = re.compile(r"(?:ACUM(?:ULADO)?\.?)?(ANUAL|MENSUAL)")


def aggregation_of(activity: Activity) -> Aggregation | None:
    """The activity's aggregation ("Acumulado Anual", "Acum. Anual"), or None when it is missing or unknown."""
    words = fold(activity.aggregation or "")
    if found := _SHORTENED.fullmatch(words):
        return _AGGREGATIONS["ACUMULADO" + found[1]]
    return _AGGREGATIONS.get(words)


class Verdict(StrEnum):
    """How a published figure compares with what its parts give."""

    EQUAL = "equal"
    BY_ROUNDING = "by_rounding"
    INCONSISTENT = "inconsistent"
    INPUT = "input"
    """It is registered, not derived."""
    UNJUDGED = "unjudged"
    """Its reading, or that of a part, is doubtful; or no rule says how it derives."""


class Kind(StrEnum):
    """The derived figures of a report."""

    ACCUMULATED = "accumulated"
    SUBTOTAL = "subtotal"
    GOAL = "goal"
    PERCENT = "percent"
    AVERAGE = "average"
    OBJECTIVE = "objective"
    TOTAL = "total"
    MEDIAN = "median"
    FINANCIAL_ACCUMULATED = "financial_accumulated"
    FINANCIAL_AVERAGE = "financial_sum"
    FINANCIAL_TOTAL = "financial_total"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class RowFacts:
    """One row of an activity as numbers."""

    row: Row
    values: tuple[Decimal | None, ...]
    blanks: tuple[int, ...]
    """Months not registered."""
    doubtful: tuple[int, ...]
    """Months whose reading is uncertain, blanks that the layout cannot have among them."""
    total: Decimal
    last: Decimal
    """The last value above zero, or zero."""
    fractional: tuple[Decimal, ...]
    """The values that are not whole: the only ones that rounding can have touched."""
    running: bool = False
    """Whether each month shows what has accumulated until it: `total` is then the last one registered."""

    @property
    def sound(self) -> bool:
        """Whether every month was read with certainty."""
        return not self.doubtful


@dataclass(frozen=True, slots=True)
class Derived:
    """A derived figure: where it stands, what is published, what its parts give, and the verdict."""

    kind: Kind
    published: Figure
    verdict: Verdict
    expected: Value | None = None
    """The preferred reading; None where nothing can be said."""
    span: Interval | None = None
    """Everything the parts can give, where rounding widens `expected`."""
    code: str | None = None
    block: str | None = None
    row: str | None = None
    column: str | None = None
    table: str | None = None
    reason: str = ""
    """Which rule is at stake, where one kind has several: "incomplete_missing", "uncapped", ..."""
    decimals: int = 2
    """With how many decimals the expected value prints."""
    fact: ActivityFacts | None = None
    """The activity whose cell it is."""
    action: Action | None = None
    """The AEI on whose closing line it stands."""
    objective: Objective | None = None
    """The OEI on whose line it stands."""

    @property
    def owner(self) -> Owner | None:
        """The AO, AEI or OEI whose figure it is; None for totals and counts."""
        part = self.fact.activity if self.fact is not None else self.action or self.objective
        return None if part is None else part.owner

    @property
    def where(self) -> Where:
        """Where it stands in the table."""
        return Where(self.code, self.block, self.row, self.column, self.table, owner=self.owner)


OVER_ACTION = (Kind.AVERAGE, Kind.FINANCIAL_AVERAGE)
OVER_ALL = (Kind.TOTAL, Kind.OBJECTIVE, Kind.MEDIAN, Kind.COUNT, Kind.FINANCIAL_TOTAL)


@dataclass(frozen=True, slots=True)
class Gaps:
    """Where a report may lack something."""

    holes: tuple[Hole, ...]
    lists: bool
    """Whether activities or titles may be lost somewhere: nothing over the whole report is judged."""
    actions: frozenset[int]
    """The AEI, by ordinal, whose list of activities may not be whole."""
    activities: frozenset[str]
    """Codes of the activities of which a row or a column is lost."""
    columns: bool
    """Whether a column of the whole table is lost."""

    def over(self, derived: Derived) -> bool:
        """Whether the figure is derived over a hole."""
        if derived.kind in (*OVER_ALL, *OVER_ACTION):
            return self.over_list(derived.kind, derived.action)
        return self.columns or derived.code in self.activities

    def over_list(self, kind: Kind, action: Action | None) -> bool:
        """Whether an average, sum or count over activities is over a hole: of an AEI where it is given."""
        return self.lists if kind in OVER_ALL else action is None or action.ordinal in self.actions


@dataclass(frozen=True, slots=True)
class Share:
    """What one activity brings to the averages of a column."""

    printed: Value | None
    """As published; None when it cannot be used."""
    exact: Interval | None
    """The ratio that its own cells give, uncapped; None for a mark or an unknown one."""
    spread: Interval | None = None
    """Every value that prints as published."""
    capped: Interval | None = None
    """`exact`, brought down to 100."""
    repairs: tuple[Share, ...] = ()
    """What it would bring if its figure were right, or what it may bring as well."""
    wrong: bool = False
    """Whether the published figure is inconsistent; the first of `repairs` is then the right one."""


@dataclass(frozen=True)
class ActivityFacts:
    """One activity with its place in the report and its rows as numbers."""

    activity: Activity
    action: Action
    objective: Objective
    aggregation: Aggregation | None
    programmed: RowFacts
    executed: RowFacts
    financial: tuple[RowFacts, RowFacts] | None

    def rows(self, block: str) -> tuple[RowFacts, RowFacts] | None:
        """Programmed and executed of "physical" or "financial"."""
        return (self.programmed, self.executed) if block == "physical" else self.financial


@dataclass(frozen=True, slots=True)
class Choice:
    """A convention as inferred: the option taken, the options not excluded by the figures, and the evidence."""

    value: str
    admitted: frozenset[str]
    convention: Convention
    default: str
    """What the report's notes, its checkbox or its layout say."""


@dataclass(frozen=True, slots=True)
class UnknownRule:
    """A rule that this form follows and that is none of the known."""

    kind: Kind
    column: str | None
    figures: int
    """How many it leaves unverifiable."""
    note: str | None = None
    """The number of the note that states it."""
    words: tuple[str, ...] = ()
    """Its words that no known note has."""


@dataclass(frozen=True, slots=True)
class Missing:
    """Activities that are not in the list and that totals, averages and counts have all the same."""

    count: int
    """0 where nothing tells how many."""
    listed: int
    percent: Interval | None
    """What each of them brings, on the average; None where the averages do not tell."""
    action: Action | None
    """The AEI that they belong to, where one alone fits."""
    figures: tuple[Derived, ...]
    """What fits the longer list and not the one that was read."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many activities there are, and how many of them print S.I. and S.P."""

    activities: int
    incomplete: int
    unprogrammed: int


@dataclass(frozen=True)
class Expected:
    """Everything recomputed of one report."""

    activities: tuple[ActivityFacts, ...]
    derived: tuple[Derived, ...]
    """In report order."""
    choices: Mapping[str, Choice]
    months: tuple[int, ...]
    year: int | None
    due: int | None
    """How many months were due, None when the day of the query is not known."""
    begun: int | None
    """How many months had begun on the day of the query, None when it is not known."""
    averages: Mapping[Owner | str, str]
    """Recomputed figures as text, by OEI and AEI and by field of `Totals`."""
    counts: Mapping[Owner | None, Counts]
    """By OEI and AEI; None is the whole report."""
    shares: Mapping[int, tuple[Share, Share | None]] = field(default_factory=dict)
    """By ordinal of the activity: what it brings to the averages of percent and percent_period."""
    limit: Fraction | None = None
    """Where the activities' percentages are cut; None where they are not."""
    gaps: Gaps | None = None
    """Where the report may lack something."""
    unknown: tuple[UnknownRule, ...] = ()
    """The rules of this form that are not known."""
    missing: Missing | None = None
    """What totals, averages and counts have together and the list has not."""
    ahead: int = 0
    """How many activities have executed in months after the printed day, where that is most: the day is then in
    doubt."""
    dated: bool = True
    """Whether the day of the query is known."""
    doubled: frozenset[int] = frozenset()
    """The activities, by index, that stand before in the list."""

    @cached_property
    def by_verdict(self) -> Mapping[tuple[Verdict, Kind], list[Derived]]:
        """The derived figures of each verdict and kind, in report order."""
        out: dict[tuple[Verdict, Kind], list[Derived]] = {}
        for derived in self.derived:
            out.setdefault((derived.verdict, derived.kind), []).append(derived)
        return out

    @cached_property
    def by_action(self) -> Mapping[int, list[int]]:
        """Ordinal of an AEI -> those of its activities."""
        out: dict[int, list[int]] = {}
        for i, fact in enumerate(self.activities):
            out.setdefault(fact.action.ordinal, []).append(i)
        return out

    @property
    def conventions(self) -> tuple[Convention, ...]:
        """The conventions that some figure of the report speaks for or against, with their evidence."""
        return tuple(choice.convention for choice in self.choices.values() if choice.convention.of)

    @property
    def rounding(self) -> Rounding:
        """The report's rounding mode."""
        return Rounding(self.choices["rounding"].value)

    @property
    def capped(self) -> bool:
        """Whether the activities' percentages are cut."""
        return self.limit is not None

    def runs(self, block: str) -> bool:
        """Whether the block's months show what has accumulated until each."""
        choice = self.choices.get("months" if block == "physical" else "financial_months")
        return choice is not None and choice.value == "running"
