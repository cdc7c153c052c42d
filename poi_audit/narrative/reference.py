"""What the table says of a subject: every figure that a claim in prose could admissibly repeat."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Literal, NamedTuple, TypeAlias

from poi_audit.model.figure import Figure
from poi_audit.model.interval import Interval, Rounding, mean_of, point, printed, rounded
from poi_audit.model.report import Owner, Report
from poi_audit.narrative.model import Number
from poi_audit.narrative.names import Subject
from poi_audit.narrative.periods import YEAR, Period
from poi_audit.recompute import Aggregation, Derived, Expected, RowFacts
from poi_audit.recompute.facts import number, usable
from poi_audit.recompute.timeline import TimelineLine, timeline

_AVERAGES = ("average_period", "average")
_TOTALS = ("total_period", "total")

What: TypeAlias = Literal["percent", "executed", "programmed"]


class Reference(NamedTuple):
    """One figure of the table, or what it stands for."""

    what: str
    text: str
    """As printed or as it would print; "" for a figure that is not, such as an uncapped ratio."""
    value: Interval
    decimals: int
    shown: Decimal | None = None
    """The value that `text` prints."""


def agrees(claim: Sequence[Number], reference: Reference) -> bool:
    """Whether some reading of the claim prints as the reference does, at the coarser of their decimals."""
    return any(_same(number, reference) for number in claim)


def _same(claim: Number, reference: Reference) -> bool:
    scale = Fraction(1, claim.scale)
    if reference.shown is None or claim.scale != 1:
        value = reference.value.times(scale)
        if value.exact:
            return any(rounded(value.low, claim.decimals, mode) == claim.value for mode in Rounding)
        return printed(claim.value, claim.decimals).meets(value)
    if claim.decimals > reference.decimals:
        return point(claim.value).low in printed(reference.shown, reference.decimals)
    return any(rounded(reference.shown, claim.decimals, mode) == claim.value for mode in Rounding)


def bounds(claim: Sequence[Number], reference: Reference, more: bool) -> bool:
    """Whether the reference lies above (`more`) or below some reading of the claim."""
    value = reference.value
    ends = [Fraction(n.value) * n.scale for n in claim]
    return any(value.high > end if more else value.low < end for end in ends)


def is_slip(claim: Sequence[Number], value: Decimal) -> bool:
    """Whether the number is the table's with one digit changed, lost or added, or two neighbours swapped."""
    truth = f"{value.to_integral_value():f}"
    return any(len(truth) > 2 and _one_slip(f"{n.value:f}", truth) for n in claim if n.decimals == 0)


def _one_slip(a: str, b: str) -> bool:
    if len(a) == len(b):
        differ = [i for i in range(len(a)) if a[i] != b[i]]
        if len(differ) == 1:
            return True
        i, j = (differ[0], differ[-1]) if len(differ) == 2 else (0, 0)
        return j == i + 1 and a[i] == b[j] and a[j] == b[i]
    short, long = sorted((a, b), key=len)
    return len(long) == len(short) + 1 and any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


class Table:
    """The figures of one report, by subject."""

    def __init__(self, report: Report, expected: Expected) -> None:
        self.report = report
        self.expected = expected
        self.first = expected.months[0] if expected.months else 1
        self.last = expected.months[-1] if expected.months else 12
        self.whole = not report.partial and not report.holes
        """Whether nothing of the report is missing, so that counts and averages can be held against a text."""
        self._derived: dict[Owner, list[Derived]] = {}
        for derived in expected.derived:
            if derived.block == "physical" and derived.owner is not None:
                self._derived.setdefault(derived.owner, []).append(derived)

    def values(self, subject: Subject, what: What, period: Period | None) -> list[Reference]:
        """What the text may say of the subject, the printed figure first; empty where the report does not show it.

        `period`: None where the text names none: then it is the report's own.
        """
        period = None if period == Period(1, self.last) else period
        if period is not None and (period.last > self.last or period.first < self.first):
            return self._of_the_year(subject, what) if period == YEAR else []
        if what != "percent":
            return self._quantity(subject, what, period)
        if subject.fact is not None:
            return self._percents(subject) if period is None else self._ratio(subject, period)
        return self._average(subject, period)

    def whole_period(self, periods: tuple[Period | None, ...]) -> bool:
        """Whether a phrase of time with these meanings speaks of nothing but the report's own months."""
        return bool(periods) and set(periods) <= {None, YEAR, Period(1, self.last)}

    def _of_the_year(self, subject: Subject, what: What) -> list[Reference]:
        """What a report of a part of the year says of the whole year: goals and a second percentage, if it has them."""
        goals = self.expected.choices.get("programmed_accumulated")
        if what == "programmed" and goals is not None and goals.value == "year":
            return self._quantity(subject, what, None)
        found = self.values(subject, what, None) if what == "percent" else []
        period = any(r.what.endswith("_period") for r in found)
        return [r for r in found if not r.what.endswith("_period")] if period else []

    def _percents(self, subject: Subject) -> list[Reference]:
        """The subject's percentages, the printed one of the period first; also as they should be, and uncapped."""
        out = self._readings(subject, ("percent_period", "percent"))
        index = next(i for i, fact in enumerate(self.expected.activities) if fact is subject.fact)
        for share in self.expected.shares.get(index, ()):
            if share is not None and share.exact is not None:
                out.append(Reference("percent", "", share.exact, 2))
        return out

    def _readings(self, subject: Subject, columns: tuple[str, ...]) -> list[Reference]:
        found = [r for d in self._of(subject) if d.column in columns for r in _readings(d)]
        return sorted(found, key=lambda r: columns.index(r.what) if r.text else len(columns))

    def _quantity(self, subject: Subject, what: What, period: Period | None) -> list[Reference]:
        """What the AO executed or programmed: as printed, and as its months give it."""
        fact = subject.fact
        if fact is None:
            return []
        row = fact.executed if what == "executed" else fact.programmed
        if period is not None:
            value = self._sum(row, fact.aggregation, period)
            return [] if value is None else [_plain(what, value)]
        cells = [d for d in self._of(subject) if d.column == "accumulated" and d.row == what]
        out = [r._replace(what=what) for d in cells for r in _readings(d)]
        return [*out, Reference(what, "", point(row.total), 0)] if row.sound else out

    def _sum(self, row: RowFacts, kind: Aggregation | None, period: Period) -> Decimal | None:
        """What the row gives for the months of the period; None where one of them is not known."""
        inside = [i for i, month in enumerate(self.expected.months) if period.first <= month <= period.last]
        values = [row.values[i] for i in inside]
        if not values or any(i in row.doubtful for i in inside) or all(v is None for v in values):
            return None
        known = [value for value in values if value is not None]
        if kind is Aggregation.ANNUAL or len(inside) == 1:
            return sum(known, Decimal(0))
        return (
            next((v for v in reversed(known) if v > 0), Decimal(0)) if kind is Aggregation.MONTHLY else None
        )

    def _ratio(self, subject: Subject, period: Period) -> list[Reference]:
        """The AO's percentage of what was programmed for the period, capped or not, and of the year's programme."""
        fact = subject.fact
        if fact is None or fact.aggregation is not Aggregation.ANNUAL:
            return []
        done = self._sum(fact.executed, fact.aggregation, period)
        out: list[Reference] = []
        for goal_period in (period, Period(1, period.last), Period(1, self.last)):
            goal = self._sum(fact.programmed, fact.aggregation, goal_period)
            ratio = (
                point(done).times(100).over(point(goal)) if done is not None and goal is not None else None
            )
            if ratio is not None:
                shown = rounded(ratio.low, 2)
                text = f"{shown:,f}" if not out else ""
                out += [
                    Reference("percent", text, ratio, 2),
                    Reference("percent", "", ratio.capped(Fraction(100)), 2),
                ]
        return out

    def _average(self, subject: Subject, period: Period | None) -> list[Reference]:
        """The mean of an AEI, a type or the report, as printed and as it should be; of an OEI, however it is taken."""
        if subject.kind == "action":
            return self._closing(subject, "average", period) if period else self._readings(subject, _AVERAGES)
        if not self.whole or subject.kind == "other":
            return []
        if subject.kind == "objective":
            return [] if period else self._of_objective(subject)
        names = _TOTALS if subject.kind == "whole" else (f"type_{subject.code.lower()}",)
        if period is not None:
            return self._closing(subject, "total", period) if subject.kind == "whole" else []
        return [
            r
            for d in self.expected.derived
            if d.column in names and d.block == "physical"
            for r in _readings(d)
        ]

    def _of_objective(self, subject: Subject) -> list[Reference]:
        """As printed; the mean over the AO as the report averages, over them as printed or exact, and over the AEI."""
        shown = [r._replace(what="objective_line") for r in self._readings(subject, _AVERAGES)]
        text = self.expected.averages.get(subject.owner, "") if subject.owner is not None else ""
        value = Figure(text).value
        if value is None:
            return shown
        inside = {action.owner for action in subject.actions}
        indices = [i for i, fact in enumerate(self.expected.activities) if fact.action.owner in inside]
        shares = [self.expected.shares[i][0] for i in indices if i in self.expected.shares]
        exact = [s.exact for s in shares if s.exact is not None]
        lines = [number(action.execution.physical) for action in subject.actions]
        groups = (
            [s.printed for s in shares if isinstance(s.printed, Interval)],
            [e.capped(Fraction(100)) for e in exact] if self.expected.capped else exact,
            [point(line) for line in lines if line is not None],
        )
        means = [Reference("objective", "", mean_of(group), 2) for group in groups if group]
        return [*shown, Reference("objective", text, point(value), 2, value), *means]

    def _closing(self, subject: Subject, what: str, period: Period) -> list[Reference]:
        """The mean at a closing within the report; nothing is said of a part that does not begin with January."""
        lines = [line for line in self._lines if line.code == (subject.code or None)]
        kind = "total" if subject.kind == "whole" else "action"
        if period.first != self.first or len(lines) != 1 or lines[0].kind != kind:
            return []
        step = lines[0].steps[self.expected.months.index(period.last)]
        value = Figure(step.percent).value if step.closed else None
        if value is None:
            return []
        return [Reference(what, step.percent, point(value), len(step.percent.partition(".")[2]), value)]

    @cached_property
    def _lines(self) -> tuple[TimelineLine, ...]:
        return timeline(self.report, self.expected).lines

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


def _plain(what: str, value: Decimal) -> Reference:
    return Reference(what, f"{value:,f}", point(value), max(0, -int(value.as_tuple().exponent)), value)


def _readings(derived: Derived) -> Iterator[Reference]:
    """A derived figure as printed, and as it should be."""
    what = derived.column or ""
    value = number(derived.published)
    if value is not None:
        yield Reference(what, derived.published.text, point(value), derived.published.decimals, value)
    if isinstance(derived.expected, Interval):
        yield Reference(what, "", derived.expected, derived.decimals)
