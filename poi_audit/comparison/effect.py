"""What the averages of the later report would be with months as the earlier one published them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from poi_audit.comparison.changes import MonthPair
from poi_audit.comparison.restore import restored
from poi_audit.comparison.sides import Side
from poi_audit.model.figure import Figure, Mark
from poi_audit.model.interval import Interval, point, printed, rounded
from poi_audit.model.report import Action
from poi_audit.recompute import Expected, Kind, Share
from poi_audit.recompute.averages import Average, Means, expectation, text_of
from poi_audit.recompute.percent import Column
from poi_audit.recompute.shares import Option

_BLANK = Figure("")


@dataclass(frozen=True, slots=True)
class Averages:
    """The averages of one column as they would print; "" where one cannot be computed."""

    actions: tuple[str, ...]
    """By place of the AEI."""
    total: str


@dataclass(frozen=True)
class Effect:
    """The later report and the cells that were rewritten in it, by index of their activity."""

    later: Side
    cells: Mapping[int, Sequence[MonthPair]]

    @cached_property
    def before(self) -> Expected:
        """The later report recomputed with every rewritten month put back."""
        return restored(self.later, self.cells)

    def share(self, index: int, column: Column, old: bool) -> Share:
        """What the activity brings to the averages, now or with its months as they were."""
        expected = self.before if old else self.later.expected
        share = expected.shares[index][column == "percent_period"]
        return share if share is not None else Share(None, None)

    def percent(self, index: int, column: Column, old: bool) -> str:
        """The activity's percentage as it would print; "" where it cannot be computed."""
        share = self.share(index, column, old)
        right = share.repairs[0] if share.wrong else share
        return text_of(right.printed, self._decimals(column), self.later.expected.rounding)

    def averages(self, column: Column, old: Collection[int]) -> Averages:
        """Every average, with the months of the activities in `old` as they were."""
        expected, report = self.later.expected, self.later.report
        texts: list[str] = []
        lines: list[Share] = []
        shares: list[Share] = []
        position = 0
        for action in report.actions():
            inside = range(position, position + len(action.activities))
            position += len(action.activities)
            group = [self.share(i, column, i in old) for i in inside]
            text, share = self._mean(Kind.AVERAGE, {"activities": group}, self._places(action, column))
            texts.append(text)
            lines.append(share)
            shares += group
        over = expected.choices["total_over"].value
        readings = {"activities": shares, "actions": lines}
        total, _ = self._mean(Kind.TOTAL, readings, self._places(None, column), over)
        return Averages(tuple(texts), total)

    def _mean(
        self, kind: Kind, readings: Mapping[str, Sequence[Share]], places: int, over: str = "activities"
    ) -> tuple[str, Share]:
        value, incomplete = expectation(Average(kind, _BLANK, "", readings), self._means, over)
        if not isinstance(value, Interval):
            mark = None if value is None else Mark.INCOMPLETE if incomplete else Mark.UNPROGRAMMED
            return "" if mark is None else mark.value, Share(mark, None)
        shown = rounded((value.low + value.high) / 2, places, self._means.mode)
        return f"{shown:,f}", Share(point(shown), value, printed(shown, places, self._means.mode))

    @cached_property
    def _means(self) -> Means:
        expected = self.later.expected
        option = Option(expected.choices["averages_from"].value, expected.choices["cap"].value)
        return Means((option,), expected.limit, expected.rounding, expected.choices)

    def _decimals(self, column: Column) -> int:
        figures = (getattr(fact.activity, column) for fact in self.later.expected.activities)
        return max((f.decimals for f in figures if f is not None and f.value is not None), default=2)

    def _places(self, action: Action | None, column: Column) -> int:
        """With how many decimals the AEI's average, or the total, is printed."""
        source = self.later.report.totals if action is None else action.execution
        figure = source.physical_period if column == "percent_period" else source.physical
        if figure is None or figure.value is None:
            return 2 if action is None or column == "percent_period" else 1
        return figure.decimals
