"""The sheet of rows: every figure as it was read, beside it the formula that recomputes it."""

from __future__ import annotations

from itertools import groupby

from xlsxwriter.worksheet import Worksheet

from poi_audit.messages import Lang, label
from poi_audit.model.figure import Figure
from poi_audit.model.finding import Where
from poi_audit.model.outcome import Checked
from poi_audit.model.places import Outline, closing, ends
from poi_audit.model.report import ROW_LABELS, Action, Activity, Row
from poi_audit.recompute import ActivityFacts
from poi_audit.render.labels import place_words
from poi_audit.render.standing import Standing, Standings
from poi_audit.render.text import safe
from poi_audit.render.workbook.averages import AverageFormulas
from poi_audit.render.workbook.book import Book
from poi_audit.render.workbook.layout import (
    AEI,
    AGGREGATION,
    BLOCK,
    CODE,
    MONTHS,
    NAME,
    NAME_WIDTH,
    OEI,
    ROW,
    TYPE,
    head_texts,
    layout_of,
    widths,
)
from poi_audit.render.workbook.places import Places, cell
from poi_audit.render.workbook.recomputed import Recomputed


class RowsSheet:
    """Writes the sheet and remembers where everything stands."""

    def __init__(self, book: Book, checked: Checked, lang: Lang) -> None:
        self.book, self.checked, self.lang = book, checked, lang
        self.report, self.expected = checked.report, checked.expected
        self.layout = layout_of(self.report)
        self.name = label("book.rows", lang)
        self.standings = Standings(self.report, self.expected, checked.audit.findings)
        self.places = Places(self.name, Outline(self.report))
        self.standing: list[tuple[Where, Figure, Standing]] = []
        """Every figure in report order with its class."""
        self.starts: list[int] = []
        """The first row of each AO."""
        self.sheet: Worksheet = book.sheet(self.name, widths(self.layout))
        self.recomputed = Recomputed(book, self.sheet, self.layout, self.expected, self.standings)
        self.averages = AverageFormulas(
            book, self.sheet, self.layout, self.report, self.expected, self.standings, lang
        )

    def write(self) -> None:
        """Write the AO with the line of their AEI below them, then the totals and the summary table."""
        names = head_texts(self.report, self.layout, self.lang)
        self.book.head(self.sheet, 0, names, freeze=NAME + 1, figures=range(MONTHS, self.layout.found))
        self.book.fit(self.sheet, 0, names, [width - 2 for width in widths(self.layout)])
        row = 1
        for objective, action in ((o, a) for o in self.report.objectives for a in o.actions):
            first = row
            labels = {OEI: objective.code, TYPE: objective.type or action.type or "", AEI: action.code}
            for activity in action.activities:
                row = self._activity(self.expected.activities[activity.ordinal], row, labels)
            row = self._action(action, row, labels, first)
        self.averages.last = row
        for where, figure in ends(self.report):
            self._labels(row, {NAME: place_words(where, self.lang), ROW: label("book.total", self.lang)})
            column = self._end_column(where)
            self._put(row, column, where, figure)
            self.averages.end(row, column + 1, where, figure)
            row += 1
        self.sheet.autofilter(0, 0, row - 1, self.layout.found)
        self._found()

    def _activity(self, fact: ActivityFacts, row: int, labels: dict[int, str]) -> int:
        activity = fact.activity
        self.starts.append(row)
        for column in ("code", "name", "aggregation", None):
            self.places.put(Where.of(activity, column=column), row, CODE)
        start = row
        for block, part in activity.blocks():
            for name, cells in part.rows():
                texts = {CODE: activity.code, NAME: activity.name, AGGREGATION: activity.aggregation or ""}
                texts |= labels | {BLOCK: label(f"book.{block}", self.lang), ROW: ROW_LABELS[name]}
                self._labels(row, texts, whole=row == start)
                self._cells(row, activity, block, name, cells)
                row += 1
            pair = self.recomputed.accumulated(fact, block, row - 2)
            if block == "physical":
                for column, place in self.layout.percents.items():
                    figure: Figure | None = getattr(activity, column)
                    if figure is not None:
                        where = Where.of(activity, block, None, column)
                        self._put(start, place, where, figure)
                        ratio = self.recomputed.percent(fact, column, start, pair)
                        self.averages.brings(activity.ordinal, column, start, figure, ratio)
        return row

    def _cells(self, row: int, activity: Activity, block: str, name: str, cells: Row) -> None:
        for i, (month, figure) in enumerate(zip(self.report.header.months, cells.months, strict=False)):
            self._put(row, MONTHS + i, Where.of(activity, block, name, month), figure)
        where = Where.of(activity, block, name, "accumulated")
        self._put(row, self.layout.accumulated, where, cells.accumulated)

    def _action(self, action: Action, row: int, labels: dict[int, str], first: int) -> int:
        self._labels(row, labels | {CODE: action.code, NAME: action.name, ROW: "AEI"}, bold=True)
        for column in ("code", "name", None):
            self.places.put(Where.of(action, column=column), row, CODE)
        members = [activity.ordinal for activity in action.activities]
        for where, figure in closing(action):
            at = self._end_column(where)
            self._put(row, at, where, figure)
            write = self.averages.money if where.block == "financial" else self.averages.action
            write(row, at + 1, where, (first, row - 1), members)
        return row + 1

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

    def _put(self, row: int, column: int, where: Where, figure: Figure) -> None:
        standing = self.standings.standing(where, figure)
        self.standing.append((where, figure, standing))
        self.places.put(where, row, column)
        found = self.standings.findings(where)
        weighs = standing == "input" and any(f.severity.rank for f in found)
        self.book.figure(self.sheet, row, column, figure.text, "warning" if weighs else standing)

    def _labels(self, row: int, texts: dict[int, str], whole: bool = True, **properties: object) -> None:
        """Write them; `whole`: the name is shown to its end."""
        for column, text in texts.items():
            wrapped = {"text_wrap": True} if column == NAME and whole else {}
            self.book.text(self.sheet, row, column, text, **wrapped, **properties)
        if whole:
            self.book.fit(self.sheet, row, [texts[NAME]], [NAME_WIDTH])

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
