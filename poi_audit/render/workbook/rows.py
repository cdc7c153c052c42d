"""The sheet of rows: every figure as it was read, beside it the formula that recomputes it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from xlsxwriter.worksheet import Worksheet

from poi_audit.messages import Lang, label
from poi_audit.model.figure import Figure
from poi_audit.model.finding import Where
from poi_audit.model.report import ROW_LABELS, Action, Activity, Row
from poi_audit.recompute import ActivityFacts
from poi_audit.render.frame import EXECUTION_PLACES, TOTAL_PLACES
from poi_audit.render.labels import place_words
from poi_audit.render.standing import Standing, Standings
from poi_audit.render.text import safe
from poi_audit.render.workbook.averages import Averages
from poi_audit.render.workbook.book import Book
from poi_audit.render.workbook.layout import (
    AEI,
    AGGREGATION,
    BLOCK,
    CODE,
    MONTHS,
    NAME,
    OEI,
    ROW,
    TYPE,
    head_texts,
    layout_of,
    widths,
)
from poi_audit.render.workbook.places import Places, cell
from poi_audit.render.workbook.recomputed import Recomputed
from poi_audit.run.session import Checked


class RowsSheet:
    """Writes the sheet and remembers where everything stands."""

    def __init__(self, book: Book, checked: Checked, lang: Lang) -> None:
        self.book, self.checked, self.lang = book, checked, lang
        self.report, self.expected = checked.report, checked.expected
        self.layout = layout_of(self.report)
        self.name = label("book.rows", lang)
        self.standings = Standings(self.report, self.expected, checked.audit.findings)
        self.places = Places(self.name)
        self.standing: list[tuple[Where, Figure, Standing]] = []
        """Every figure in report order with its class."""
        self.starts: list[int] = []
        """The first row of each AO."""
        self.sheet: Worksheet = book.sheet(self.name, widths(self.layout))
        self.recomputed = Recomputed(book, self.sheet, self.layout, self.expected, self.standings)
        self.averages = Averages(
            book, self.sheet, self.layout, self.report, self.expected, self.standings, lang
        )

    def write(self) -> None:
        """Write the AO with the line of their AEI below them, then the totals and the summary table."""
        names = head_texts(self.report, self.layout, self.lang)
        self.book.head(self.sheet, 0, names, freeze=NAME + 1, figures=range(MONTHS, self.layout.found))
        self.book.fit(self.sheet, 0, names, [width - 2 for width in widths(self.layout)])
        row, position = 1, 0
        actions = [(o, a) for o in self.report.objectives for a in o.actions]
        for objective, action in actions:
            first = row
            members = range(position, position + len(action.activities))
            position += len(action.activities)
            labels = {OEI: objective.code, TYPE: objective.type or action.type or "", AEI: action.code}
            for i in members:
                row = self._activity(self.expected.activities[i], i, row, labels)
            row = self._action(action, row, labels, first, members)
        self.averages.last = row
        for name, where, figure in self._ends():
            self._labels(row, {NAME: name, ROW: label("book.total", self.lang)})
            column = self._end_column(where)
            self._put(row, column, None, where, figure)
            self.averages.end(row, column + 1, where, figure)
            row += 1
        self.sheet.autofilter(0, 0, row - 1, self.layout.found)
        self._found()

    def _activity(self, fact: ActivityFacts, i: int, row: int, labels: dict[int, str]) -> int:
        activity = fact.activity
        self.starts.append(row)
        for column in ("code", "name", "aggregation", None):
            self.places.put(Where(activity.code, column=column), None, row, CODE)
        start = row
        for block, part in (("physical", activity.physical), ("financial", activity.financial)):
            if part is None:
                continue
            for name, cells in part.rows():
                texts = {CODE: activity.code, NAME: activity.name, AGGREGATION: activity.aggregation or ""}
                texts |= labels | {BLOCK: label(f"book.{block}", self.lang), ROW: ROW_LABELS[name]}
                self._labels(row, texts)
                self._cells(row, activity, block, name, cells)
                row += 1
            pair = self.recomputed.accumulated(fact, block, row - 2)
            if block == "physical":
                for column, place in self.layout.percents.items():
                    figure: Figure | None = getattr(activity, column)
                    if figure is not None:
                        where = Where(activity.code, block, None, column)
                        self._put(start, place, activity, where, figure)
                        ratio = self.recomputed.percent(fact, column, start, pair)
                        self.averages.brings(i, column, start, figure, ratio)
        return row

    def _cells(self, row: int, activity: Activity, block: str, name: str, cells: Row) -> None:
        for i, (month, figure) in enumerate(zip(self.report.header.months, cells.months, strict=False)):
            self._put(row, MONTHS + i, activity, Where(activity.code, block, name, month), figure)
        where = Where(activity.code, block, name, "accumulated")
        self._put(row, self.layout.accumulated, activity, where, cells.accumulated)

    def _action(self, action: Action, row: int, labels: dict[int, str], first: int, members: range) -> int:
        self._labels(row, labels | {CODE: action.code, NAME: action.name, ROW: "AEI"}, bold=True)
        for column in ("code", "name", None):
            self.places.put(Where(action.code, column=column), None, row, CODE)
        for name, place in EXECUTION_PLACES.items():
            figure = getattr(action.execution, name)
            if figure is None:
                continue
            where = Where(action.code, place.block, place.row, place.column)
            at = self._end_column(where)
            self._put(row, at, action, where, figure)
            if place.block == "financial":
                self.averages.money(row, at + 1, action, where, (first, row - 1))
            else:
                self.averages.action(row, at + 1, action, where, (first, row - 1), members)
        return row + 1

    def _ends(self) -> Iterator[tuple[str, Where, Figure]]:
        for name, place in TOTAL_PLACES.items():
            figure = getattr(self.report.totals, name)
            if figure is not None:
                row = None if name == "financial" else place.row
                where = Where(block=place.block, row=row, column=place.column)
                yield place_words(where, self.lang), where, figure
        if self.report.summary is not None:
            for table in ("actions", "activities", "tracking"):
                for column, figure in getattr(self.report.summary, table).items():
                    where = Where(table=table, column=column)
                    yield place_words(where, self.lang), where, figure

    def _end_column(self, where: Where) -> int:
        """Averages stand under their percentage; money and counts under the accumulated figures."""
        if (
            where.block == "financial"
            or where.table is not None
            or where.column in ("complete", "incomplete")
        ):
            return self.layout.accumulated
        period = where.column in ("average_period", "total_period")
        columns = self.layout.percents
        return columns.get("percent_period" if period else "percent", self.layout.accumulated)

    def _put(
        self, row: int, column: int, owner: Activity | Action | None, where: Where, figure: Figure
    ) -> None:
        standing = self.standings.standing(owner, where, figure)
        self.standing.append((where, figure, standing))
        self.places.put(where, figure, row, column)
        found = self.standings.findings(where, figure)
        weighs = standing == "input" and any(f.severity.rank for f in found)
        self.book.figure(self.sheet, row, column, figure.text, "warning" if weighs else standing)

    def _labels(self, row: int, texts: dict[int, str], **properties: object) -> None:
        for column, text in texts.items():
            self.book.text(self.sheet, row, column, text, **properties)

    def _found(self) -> None:
        """The rules behind each row, leading to the first of its findings."""
        name = label("book.findings", self.lang)
        by_row = [
            (at[0], number, finding.rule)
            for number, finding in enumerate(self.checked.audit.findings, start=1)
            if (at := self.places.cell_of(finding)) is not None
        ]
        fmt = self.book.format(font_color="#0B57A4", underline=1)
        for row, group in groupby(sorted(by_row), key=lambda item: item[0]):
            items = list(group)
            rules = ", ".join(dict.fromkeys(rule for _, _, rule in items))
            target = f"internal:'{name}'!{cell(items[0][1], 0)}"
            self.sheet.write_url(
                row, self.layout.found, target, fmt, safe(rules) or label("blank", self.lang)
            )
