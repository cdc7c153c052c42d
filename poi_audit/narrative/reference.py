"""What the table says of a subject: every figure that a claim in prose could admissibly repeat."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from poi_audit.model.figure import Figure
from poi_audit.model.interval import Interval, Rounding, point, printed, rounded
from poi_audit.model.report import Owner, Report
from poi_audit.narrative.model import Number
from poi_audit.narrative.names import Subject
from poi_audit.recompute import Derived, Expected
from poi_audit.recompute.facts import number, usable
from poi_audit.recompute.timeline import Step, Timeline, timeline


class Reference(NamedTuple):
    """One figure of the table, or what it stands for."""

    what: str
    text: str
    """As printed or as it would print; "" for a figure that is not, such as an uncapped ratio."""
    value: Interval
    decimals: int
    month: int | None = None
    """The closing it belongs to, None for the report's own."""
    shown: Decimal | None = None
    """The value that `text` prints."""


def agrees(claim: Sequence[Number], reference: Reference) -> bool:
    """Whether some reading of the claim prints as the reference does, at the coarser of their decimals."""
    return any(_same(number, reference) for number in claim)


def _same(claim: Number, reference: Reference) -> bool:
    if reference.shown is None:
        if reference.value.exact:
            return rounded(reference.value.low, claim.decimals) == claim.value
        return printed(claim.value, claim.decimals).meets(reference.value)
    if claim.decimals > reference.decimals:
        return point(claim.value).low in printed(reference.shown, reference.decimals)
    return any(rounded(reference.shown, claim.decimals, mode) == claim.value for mode in Rounding)


class Table:
    """The figures of one report, by subject."""

    def __init__(self, report: Report, expected: Expected) -> None:
        self.report = report
        self.expected = expected
        self.last = expected.months[-1] if expected.months else 12
        self._derived: dict[Owner, list[Derived]] = {}
        for derived in expected.derived:
            if derived.block == "physical" and derived.owner is not None:
                self._derived.setdefault(derived.owner, []).append(derived)

    @cached_property
    def timeline(self) -> Timeline:
        """The percentages at each closing, computed when prose speaks of one."""
        return timeline(self.report, self.expected)

    def percents(self, subject: Subject) -> list[Reference]:
        """The subject's percentages, the printed one of the year first; also as they should be, and uncapped."""
        names = ("percent", "percent_period") if subject.is_activity else ("average", "average_period")
        out = [r for derived in self._of(subject) if derived.column in names for r in _readings(derived)]
        if subject.fact is not None:
            for share in self.expected.shares.get(subject.fact.activity.ordinal, ()):
                if share is not None and share.exact is not None:
                    out.append(Reference("percent", "", share.exact, 2))
        return sorted(out, key=lambda r: names.index(r.what) if r.text else len(names))

    def quantities(self, subject: Subject) -> list[Reference]:
        """What the AO executed and programmed: the printed accumulated cells first, then what its months give."""
        fact = subject.fact
        if fact is None:
            return []
        out: list[Reference] = []
        for derived in self._of(subject):
            if derived.column == "accumulated" and derived.row is not None:
                out += [r._replace(what=derived.row) for r in _readings(derived)]
        for what, row in (("executed", fact.executed), ("programmed", fact.programmed)):
            if row.sound:
                out.append(Reference(what, "", point(row.total), 0))
        return sorted(out, key=lambda r: (r.what != "executed", not r.text))

    def steps(self, subject: Subject, months: frozenset[int]) -> Iterator[tuple[int, Step]]:
        """The subject's state at each of the closings that the report's months reach."""
        rows = [line for line in self.timeline.lines if line.owner == subject.owner]
        for step, month in zip(rows[0].steps, self.expected.months, strict=False):
            if month in months and step.closed:
                yield month, step

    def at(self, subject: Subject, months: frozenset[int]) -> list[Reference]:
        """The subject's percentages and quantities at those closings, and in those months alone."""
        out = []
        for month, step in self.steps(subject, months):
            value = number(Figure(step.percent))
            if value is not None:
                places = len(step.percent.partition(".")[2])
                what = "percent" if subject.is_activity else "average"
                out.append(Reference(what, step.percent, point(value), places, month, value))
            for what, amount in (("executed", step.executed), ("programmed", step.programmed)):
                if amount is not None:
                    out.append(Reference(what, f"{amount:,f}", point(amount), 2, month, amount))
        return out

    def single_months(self, subject: Subject, months: frozenset[int]) -> list[Reference]:
        """What was programmed and executed in each of those months alone."""
        if subject.fact is None:
            return []
        out = []
        for what, row in (("executed", subject.fact.executed), ("programmed", subject.fact.programmed)):
            for figure, month in zip(row.row.months, self.expected.months, strict=False):
                value = number(figure)
                if month in months and value is not None:
                    out.append(Reference(what, figure.text, point(value), figure.decimals, month, value))
        return out

    def mark(self, subject: Subject) -> Figure | None:
        """The subject's printed percentage where it is S.I., S.P., "-" or blank."""
        if subject.fact is not None:
            figure = subject.fact.activity.percent
        else:
            figure = subject.action.execution.physical if subject.action is not None else None
        return figure if figure is not None and usable(figure) and figure.value is None else None

    def money(self) -> Iterator[Decimal]:
        """Every printed financial figure that prose may repeat: of AO, of AEI and in total."""
        totals = self.report.totals
        figures = [totals.financial, totals.financial_programmed, totals.financial_executed]
        figures += [action.execution.financial for action in self.report.actions()]
        for fact in self.expected.activities:
            figures += [row.row.accumulated for row in fact.financial or ()]
        yield from (value for figure in figures if (value := number(figure)) is not None)

    def _of(self, subject: Subject) -> list[Derived]:
        return [] if subject.owner is None else self._derived.get(subject.owner, [])


def _readings(derived: Derived) -> Iterator[Reference]:
    """A derived figure as printed, and as it should be."""
    what = derived.column or ""
    value = number(derived.published)
    if value is not None:
        yield Reference(what, derived.published.text, point(value), derived.published.decimals, shown=value)
    if isinstance(derived.expected, Interval):
        yield Reference(what, "", derived.expected, derived.decimals)
