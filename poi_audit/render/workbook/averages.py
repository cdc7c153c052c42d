"""Formulas of averages, totals and counts, over what each AO brings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from statistics import median

from xlsxwriter.worksheet import Worksheet

from poi_audit.messages import Lang, label
from poi_audit.model.figure import Figure, Mark, parse
from poi_audit.model.finding import Where
from poi_audit.model.interval import Interval
from poi_audit.model.report import Report
from poi_audit.recompute import ActivityFacts, Derived, Expected, Share
from poi_audit.recompute.averages import text_of
from poi_audit.recompute.facts import number
from poi_audit.recompute.shares import Option, contribution
from poi_audit.render.standing import Standings
from poi_audit.render.workbook.book import Book
from poi_audit.render.workbook.formulas import Formula, capped, mean, round_of
from poi_audit.render.workbook.layout import BLOCK, ROW, TYPE, SheetLayout
from poi_audit.render.workbook.places import cell

Brought = Fraction | str | None
"""A number, the text of a mark, or nothing that can be used."""


class AverageFormulas:
    """Writes those formulas into the sheet. `last` is the first row after the last AEI."""

    def __init__(
        self,
        book: Book,
        sheet: Worksheet,
        layout: SheetLayout,
        report: Report,
        expected: Expected,
        standings: Standings,
        lang: Lang,
    ) -> None:
        self.book, self.sheet, self.layout = book, sheet, layout
        self.report, self.expected, self.standings = report, expected, standings
        self.brought: dict[str, dict[int, Brought]] = {name: {} for name in layout.enters}
        self.last = 1
        self._physical_word, self._money_word = label("book.physical", lang), label("book.financial", lang)
        choices = expected.choices
        self._option = Option(choices["averages_from"].value, choices["cap"].value)
        self._blocking = choices["incomplete"].value == "blocking"

    def brings(self, i: int, column: str, row: int, figure: Figure, ratio: Formula | None) -> None:
        """What the AO of that index brings to the averages: a reference to its percentage wherever it is that."""
        place, at = self.layout.enters[column], self.layout.percents[column]
        share = self.expected.shares[i][0 if column == "percent" else 1]
        value = None if share is None else self._brought(share)
        self.brought[column][i] = value
        if value is None:
            return
        published, recomputed = cell(row, at), cell(row, at + 1)
        if isinstance(value, str):
            source = published if figure.text == value else recomputed
            self.book.formula(self.sheet, row, place, source, value)
            return
        where = Where.of(self.expected.activities[i].activity, "physical", None, column)
        derived = self.standings.derived(where)
        again = "" if derived is None else text_of(derived.expected, derived.decimals, self.expected.rounding)
        for formula in self._sources(figure, published, recomputed, again, ratio):
            if formula.value == value:
                self.book.formula(self.sheet, row, place, formula.text, _text(value))
                return
        self.book.constant(self.sheet, row, place, _text(value))

    def action(
        self, row: int, column: int, where: Where, rows: tuple[int, int], members: Sequence[int]
    ) -> None:
        """The average of an AEI over its AO's rows."""
        name = "percent_period" if where.column == "average_period" else "percent"
        derived = self.standings.derived(where)
        if derived is None or derived.expected is None or name not in self.layout.enters:
            return
        span = self._span(self.layout.enters[name], rows)
        values = [self.brought[name].get(i) for i in members]
        self._average(row, column, derived, span, values, blocking=self._blocking)

    def money(
        self, row: int, column: int, where: Where, rows: tuple[int, int], members: Sequence[int]
    ) -> None:
        """The money executed by an AEI's AO."""
        derived = self.standings.derived(where)
        facts = [self.expected.activities[i] for i in members]
        if derived is not None and derived.expected is not None:
            self._money(row, column, derived, rows, "EJEC.", facts)

    def end(self, row: int, column: int, where: Where, figure: Figure) -> None:
        """A total or a count."""
        derived = self.standings.derived(where)
        if derived is None or derived.expected is None:
            return
        if where.block == "financial":
            name = "PROG." if where.row == "programmed" else "EJEC."
            self._money(row, column, derived, (1, self.last - 1), name, self.expected.activities)
        elif where.column in ("complete", "incomplete") or where.table is not None:
            self._count(row, column, derived, where)
        else:
            self._total(row, column, derived, where)

    def _brought(self, share: Share) -> Brought:
        right = share.repairs[0] if share.wrong else share
        if isinstance(right.printed, Mark):
            return right.printed.value
        value = contribution(right, self._option, self.expected.limit, self.expected.rounding)
        return None if value is None else (value.low + value.high) / 2

    def _sources(
        self, figure: Figure, published: str, recomputed: str, again: str, ratio: Formula | None
    ) -> Iterator[Formula]:
        for address, text in ((published, figure.text), (recomputed, again)):
            value = parse(text).value
            if value is not None:
                yield Formula(address, Fraction(value))
        if ratio is not None and not ratio.array:
            yield ratio
            yield capped(ratio)

    def _span(self, column: int, rows: tuple[int, int]) -> str:
        return f"{cell(rows[0], column)}:{cell(rows[1], column)}"

    def _average(
        self, row: int, column: int, derived: Derived, span: str, values: Sequence[Brought], blocking: bool
    ) -> None:
        """An average over one range, without a figure where an S.I. blocks it or no number enters."""
        shown = text_of(derived.expected, derived.decimals, self.expected.rounding)
        numbers = [v for v in values if isinstance(v, Fraction)]
        formula = mean(f"AVERAGE({span})", numbers)
        if self._option.cap == "after":
            formula = capped(formula)
        formula = round_of(formula, derived.decimals, self.expected.rounding)
        text = f'IFERROR({formula.text},"")'
        blocked = "S.I." in values and blocking
        if blocking:
            text = f'IF(COUNTIF({span},"S.I.")>0,"",{text})'
        value = None if blocked else formula.value
        self._write(row, column, [Formula(text, value)], shown)

    def _write(self, row: int, column: int, formulas: Sequence[Formula], shown: str) -> None:
        """The first formula that gives the tool's value, or that value."""
        value = parse(shown).value
        wanted = None if value is None else Fraction(value)
        for formula in formulas:
            if formula.value == wanted and (value is not None or shown == ""):
                self.book.formula(self.sheet, row, column, formula.text, shown)
                return
        self.book.constant(self.sheet, row, column, shown)

    def _total(self, row: int, column: int, derived: Derived, where: Where) -> None:
        name = "percent_period" if where.column == "total_period" else "percent"
        if name not in self.layout.enters:
            return
        shown = text_of(derived.expected, derived.decimals, self.expected.rounding)
        span = self._span(self.layout.enters[name], (1, self.last - 1))
        types = self._span(TYPE, (1, self.last - 1))
        every = self.brought[name]
        if where.column in ("type_i", "type_ii"):
            kind = "I" if where.column == "type_i" else "II"
            facts = self.expected.activities
            values = [
                v for i, v in every.items() if (facts[i].objective.type or facts[i].action.type) == kind
            ]
            formula = mean(f'AVERAGEIFS({span},{types},"{kind}")', _numbers(values))
        elif where.column == "median":
            numbers = _numbers(every.values())
            formula = Formula(f"MEDIAN({span})", Fraction(median(numbers)) if numbers else None)
        else:
            formula = mean(f"AVERAGE({span})", _numbers(every.values()))
        formulas = [formula, *self._over_actions(name)]
        if self._option.cap == "after":
            formulas = [capped(f) for f in formulas]
        rounding = self.expected.rounding
        self._write(row, column, [round_of(f, derived.decimals, rounding) for f in formulas], shown)

    def _over_actions(self, name: str) -> Iterator[Formula]:
        rows = self._span(ROW, (1, self.last - 1))
        span = self._span(self.layout.percents[name], (1, self.last - 1))
        field = "physical_period" if name == "percent_period" else "physical"
        printed = [number(getattr(a.execution, field)) for a in self.report.actions()]
        numbers = [Fraction(v) for v in printed if v is not None]
        yield mean(f'AVERAGEIFS({span},{rows},"AEI")', numbers)

    def _money(
        self,
        row: int,
        column: int,
        derived: Derived,
        rows: tuple[int, int],
        name: str,
        facts: Sequence[ActivityFacts],
    ) -> None:
        """A sum of money: of the accumulated figures as printed, or of the recomputed ones."""
        part = "programmed" if name == "PROG." else "executed"
        printed, again = Decimal(0), Decimal(0)
        for fact in facts:
            if fact.financial is None:
                continue
            line = fact.financial[part == "executed"]
            printed += number(line.row.accumulated) or Decimal(0)
            found = self.standings.derived(Where.of(fact.activity, "financial", part, "accumulated"))
            if found is not None and isinstance(found.expected, Interval):
                again += line.total
        condition = f'{self._span(BLOCK, rows)},"{self._money_word}",{self._span(ROW, rows)},"{name}"'
        formulas = []
        for at, whole in ((self.layout.accumulated, printed), (self.layout.accumulated + 1, again)):
            formulas.append(Formula(f"ROUND(SUMIFS({self._span(at, rows)},{condition}),2)", Fraction(whole)))
        self._write(row, column, formulas, text_of(derived.expected, 2, self.expected.rounding))

    def _count(self, row: int, column: int, derived: Derived, where: Where) -> None:
        value = derived.expected
        if not isinstance(value, Interval) or "percent" not in self.layout.percents:
            self.book.constant(self.sheet, row, column, text_of(value, 0, self.expected.rounding))
            return
        shown = text_of(value, 0, self.expected.rounding)
        self._write(row, column, list(self._counts(where)), shown)

    def _counts(self, where: Where) -> Iterator[Formula]:
        rows = (1, self.last - 1)
        lines, at = self._span(ROW, rows), self._span(self.layout.percents["percent"], rows)
        blocks = self._span(BLOCK, rows)
        of_actions = where.table == "actions"
        each = f'{lines},"AEI"' if of_actions else f'{lines},"PROG.",{blocks},"{self._physical_word}"'
        if of_actions:
            figures = [a.execution.physical for a in self.report.actions()]
        else:
            figures = [f.activity.percent for f in self.expected.activities]
        values = [number(figure) for figure in figures]
        numbers = [v for v in values if v is not None]
        incomplete = sum(f is not None and f.mark is Mark.INCOMPLETE for f in figures)
        ends = {"0_75": (None, 75), "75_95": (75, 95), "95_up": (95, None)}.get(where.column or "")
        missing = f'COUNTIFS({each},{at},"S.I.")'
        if ends is not None:
            low, high = ends
            conditions = "".join(
                f',{at},"{sign}{end}"' for sign, end in ((">=", low), ("<", high)) if end is not None
            )
            inside = [v for v in numbers if (low is None or v >= low) and (high is None or v < high)]
            yield Formula(f"COUNTIFS({each}{conditions})", Fraction(len(inside)))
        elif where.column == "incomplete":
            yield Formula(missing, Fraction(incomplete))
        elif where.column == "complete":
            yield Formula(f"COUNTIFS({each})-{missing}", Fraction(len(figures) - incomplete))
        elif where.column == "in_execution":
            yield Formula(f'COUNTIFS({each},{at},">=0")+{missing}', Fraction(len(numbers) + incomplete))
            yield Formula(f"COUNTIFS({each})", Fraction(len(figures)))
        else:
            yield Formula(f"COUNTIFS({each})", Fraction(len(figures)))


def _numbers(values: Iterable[Brought]) -> list[Fraction]:
    return [v for v in values if isinstance(v, Fraction)]


def _text(value: Fraction) -> str:
    """With the decimals that it has, up to ten: what stands here is no published figure."""
    places = next((d for d in range(2, 11) if (value * 10**d).denominator == 1), 10)
    return f"{Decimal(round(value * 10**places)).scaleb(-places):f}"
