"""Formulas of an AO's own derived figures: accumulated and percentage."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from xlsxwriter.worksheet import Worksheet

from poi_audit.model.figure import Figure, Mark, parse
from poi_audit.model.finding import Where
from poi_audit.model.interval import Interval
from poi_audit.recompute import ActivityFacts, Aggregation, Derived, Expected, RowFacts
from poi_audit.recompute.averages import text_of
from poi_audit.recompute.facts import number
from poi_audit.recompute.steps import agreed
from poi_audit.render.standing import Standings
from poi_audit.render.workbook.book import Book, fits
from poi_audit.render.workbook.formulas import (
    Cells,
    Formula,
    capped,
    last_of,
    marked,
    month_means,
    ratios,
    round_of,
    total_of,
)
from poi_audit.render.workbook.layout import MONTHS, SheetLayout
from poi_audit.render.workbook.places import cell

CellPair = tuple[Cells, Cells]
"""Programmed and executed."""


class Recomputed:
    """Writes those formulas into the sheet."""

    def __init__(
        self, book: Book, sheet: Worksheet, layout: SheetLayout, expected: Expected, standings: Standings
    ) -> None:
        self.book, self.sheet, self.layout = book, sheet, layout
        self.expected, self.standings = expected, standings

    def shown(self, derived: Derived) -> str:
        """The tool's own value as it would print."""
        return text_of(derived.expected, derived.decimals, self.expected.rounding)

    def accumulated(self, fact: ActivityFacts, block: str, row: int) -> CellPair | None:
        """The accumulated figures of one block, whose two rows start at `row`; None where the report has none."""
        rows = fact.rows(block)
        if rows is None:
            return None
        pair = [
            self._row(fact, block, name, row + i, facts)
            for i, (name, facts) in enumerate(zip(("programmed", "executed"), rows, strict=True))
        ]
        return pair[0], pair[1]

    def _row(self, fact: ActivityFacts, block: str, name: str, row: int, facts: RowFacts) -> Cells:
        ends = tuple(cell(row, MONTHS + i) for i in range(len(facts.values)))
        months = f"{ends[0]}:{ends[-1]}" if ends else ""
        column = self.layout.accumulated
        plain = Cells(
            months, facts.values, _printed(facts.row.accumulated, cell(row, column)), None, ends[0], ends
        )
        derived = self.standings.derived(Where.of(fact.activity, block, name, "accumulated"))
        if derived is None or derived.expected is None:
            return plain
        shown = self.shown(derived)
        if derived.expected is Mark.UNPROGRAMMED and ends and not any(facts.values):
            idle = f'IF(SUM({months})=0,"{shown}",SUM({months}))'
            self.book.formula(self.sheet, row, column + 1, idle, shown)
            return plain
        if isinstance(derived.expected, Mark):
            self.book.constant(self.sheet, row, column + 1, shown)
            return plain
        for formula in (total_of(plain), last_of(plain)) if facts.sound and ends else ():
            if formula.value is not None and derived.expected == Interval(formula.value, formula.value):
                self.book.formula(self.sheet, row, column + 1, formula.text, shown)
                again = Formula(cell(row, column + 1), formula.value)
                return Cells(months, facts.values, plain.printed, again, ends[0], ends)
        self.book.constant(self.sheet, row, column + 1, shown)
        return plain

    def percent(self, fact: ActivityFacts, column: str, row: int, pair: CellPair | None) -> Formula | None:
        """The percentage; gives the uncapped, unrounded ratio behind it, where a formula has it."""
        place = self.layout.percents[column] + 1
        derived = self.standings.derived(Where.of(fact.activity, "physical", None, column))
        if derived is None or derived.expected is None:
            return None
        shown = agreed(derived, self.expected)
        for ratio in self._ratios(fact, pair) if pair is not None else ():
            number_formula = self._number(ratio, derived)
            value = parse(shown).value
            if value is not None and number_formula.value != Fraction(value):
                continue
            for over in self._counts():
                mark = None if value is not None else shown
                found = marked(number_formula, *pair, self._due(), over, mark) if pair is not None else None
                if found is not None:
                    formula, text = found
                    self.book.formula(self.sheet, row, place, formula.text, text or shown, formula.array)
                    return ratio
        self.book.constant(self.sheet, row, place, shown)
        return None

    def _number(self, ratio: Formula, derived: Derived) -> Formula:
        inner = capped(ratio) if self.expected.capped else ratio
        return round_of(inner, derived.decimals, self.expected.rounding)

    def _ratios(self, fact: ActivityFacts, pair: CellPair) -> Iterator[Formula]:
        if fact.aggregation is Aggregation.NONE and fact.programmed.sound and fact.executed.sound:
            yield from month_means(*pair, (self.layout.months, *self._counts()))
        yield from ratios(*pair)
        yield Formula('""', None)

    def _due(self) -> int:
        return self.layout.months if self.expected.due is None else min(self.expected.due, self.layout.months)

    def _counts(self) -> tuple[int, ...]:
        """How many months may have been over."""
        counts = (self.layout.months, self.expected.begun, self.expected.due)
        return tuple(dict.fromkeys(min(n, self.layout.months) for n in counts if n))


def _printed(figure: Figure, address: str) -> Formula | None:
    value: Decimal | None = number(figure)
    return Formula(address, Fraction(value)) if value is not None and fits(value) else None
