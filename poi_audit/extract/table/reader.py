"""Reads reports from rows of cells, whatever file they came from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from poi_audit.extract.cells import Cell, CellRow, is_figure
from poi_audit.extract.kinds import no_report
from poi_audit.extract.source import SourceFile
from poi_audit.extract.table.activities import Activities, figure_of
from poi_audit.extract.table.builder import ReportBuilder
from poi_audit.extract.table.closing import Foot
from poi_audit.extract.table.columns import NAMES, Columns, identified
from poi_audit.extract.table.deduce import deduced
from poi_audit.extract.table.form import form_of
from poi_audit.extract.table.front import is_title, names_unit, parse_front
from poi_audit.extract.table.header import header_at
from poi_audit.extract.table.labels import (
    Code,
    Heading,
    activity_code,
    heading_of,
    labels_by_column,
    labels_in_order,
    misprinted,
    other_code,
    taught_code,
)
from poi_audit.extract.table.missing import missing
from poi_audit.extract.table.numbers import styled
from poi_audit.extract.table.rowlabels import LOOK, RowLabels, row_labels
from poi_audit.extract.table.summary import is_band_row, is_summary_title, parse_summary
from poi_audit.extract.table.tail import is_text_heading, parse_alerts, parse_notes
from poi_audit.extract.wording import NOTE_START, long_date
from poi_audit.layouts.form import Form
from poi_audit.layouts.layout import key
from poi_audit.layouts.lexicon import Lexicon, RowLabel
from poi_audit.messages import message
from poi_audit.model.figure import Figure
from poi_audit.model.holes import hole_of
from poi_audit.model.report import Header, Problem, Report, Source
from poi_audit.model.text import fold

MAX_ROWS = 400_000
"""Rows of one file that are read; a report of 10,000 AO has about 25,000."""
_READ_AS = {"goal": "form.goal", "subtotal": "form.subtotal"}
"""Columns that no known form has -> the sentence of what they are read as."""
_CONTEXT = re.compile(
    r"(?:(CENTRO\s+DE\s+COSTOS?)|CENTRO\s+COSTO\s+RESP\w*\.?\s*|NRO\.?\s+(?:DE\s+)?REGISTRO)\s*:\s*(.+)", re.I
)
"""A line between tables: the cost centre of the activities below it, or what is no activity's."""


def read_rows(
    source: SourceFile,
    rows: Sequence[CellRow],
    lexicon: Lexicon,
    *,
    exact: bool,
    problems: Sequence[Problem] = (),
    described: Source | None = None,
    box: bool | None = None,
    forms: list[Form] | None = None,
) -> list[Report]:
    """The reports in these rows. `exact`: the file keeps its cells, so an empty one is blank as published.

    `described`: the source as told by a reader that knows its pages and engine; `box`: whether the checkbox of the cap
    is ticked, where it is drawn and not a character; `forms`: takes the form of each report, where somebody asks for
    it. Raises NotAReportError when there is none.
    """
    reports = []
    found_codes = False
    front: list[str] = []
    for part in _parts(styled(rows[:MAX_ROWS]), lexicon):
        reading = _read(part, _Way(lexicon, exact, front, forms is not None))
        found_codes |= reading.has_codes
        if reading.columns is not None and (reading.has_codes or reading.has_title):
            reports.append(reading.report(described or source.described(None), problems, box))
            front = reading.front
            if forms is not None:
                forms.append(
                    form_of(
                        reading.columns, reading.activities, reading.foot, reading.loose, lexicon, reports[-1]
                    )
                )
    if not reports:
        raise no_report((row.text for row in rows), found_codes and _has_activity(rows))
    return reports


def _read(rows: Sequence[CellRow], way: _Way) -> _Reading:
    """The reading of one report's rows: as words say, then with what arithmetic tells; in its layout's number style."""
    reading = _Reading(rows, way)
    reading.run()
    if reading.columns is None and way.exact:
        other = _Reading(rows, replace(way, monthless=True))
        other.run()
        reading = other if other.has_monthless_table else reading
    reading = reading.deduced()
    layout = reading.columns.layout if reading.columns is not None else None
    if layout is not None and layout.decimal is not None:
        reading = _Reading(styled(rows, layout.decimal), way)
        reading.run()
    return reading


def _has_activity(rows: Sequence[CellRow]) -> bool:
    return any(activity_code(row) for row in rows[:MAX_ROWS])


def _parts(rows: Sequence[CellRow], lexicon: Lexicon) -> Iterator[Sequence[CellRow]]:
    """The rows of each report: a title after a report's end begins another, its date line included; and so does the
    name of another unit after a closing line."""
    start, ended, closed, unit = 0, False, False, ""
    for i, row in enumerate(rows):
        text = row.text
        if len(text) < 200 and not activity_code(row):
            named = names_unit(text)
            if (ended and is_title(text)) or (closed and named and unit and named != unit):
                cut = next((k for k in range(max(start, i - 3), i) if long_date(rows[k].text)), i)
                yield rows[start:cut]
                start, ended, closed = cut, False, False
            unit = named or unit
        if not ended:
            taken = Foot(lexicon).feed(row)
            closed |= taken
            ended = (taken and "TOTAL" in fold(text)) or NOTE_START.match(text) is not None
    yield rows[start:]


@dataclass(frozen=True)
class _Way:
    """How the rows of one report are taken."""

    lexicon: Lexicon
    exact: bool
    """Whether the file keeps its cells."""
    before: Sequence[str] = ()
    """The block above an earlier table."""
    sampled: bool = False
    """Whether somebody asks for the form."""
    told: Columns | None = None
    """Columns as arithmetic told them."""
    monthless: bool = False
    """Whether a head that names no month is one."""


class _Reading:
    """One report: its rows are taken in order; the front block, then the table, then what follows it."""

    def __init__(self, rows: Sequence[CellRow], way: _Way) -> None:
        self.rows = rows
        self.way = way
        self.lexicon = way.lexicon
        self.builder = ReportBuilder()
        self.activities = Activities(self.builder, way.sampled)
        self.foot = Foot(way.lexicon)
        self.columns: Columns | None = None
        self.front: list[str] = []
        self.summary: list[CellRow] = []
        self.texts: list[str] = []
        self.has_codes = False
        self.totals: dict[str, Figure] = {}
        """Totals that stand in rows of the table."""
        self.unused: Counter[int] = Counter()
        """Index of a column of no known meaning -> figures in it."""
        self.loose: list[str] = []
        """Rows of figures that are no activity's."""
        self._labels = RowLabels()
        self._heading: Heading | None = None
        self._heading_row: CellRow | None = None
        self._cost_center: str | None = None
        self._numbered = False
        self._doubtful: list[Code] = []
        """Codes that are none of an AO's, and only like one."""

    @property
    def has_title(self) -> bool:
        """Whether the report's title stands above the table."""
        return any(is_title(text) for text in self.front)

    @property
    def has_monthless_table(self) -> bool:
        """Whether there are activities with codes and columns of figures of which no words say what they hold."""
        if self.columns is None or not any(activity_code(row) for row in self.rows):
            return False
        columns = Counter(column for sample in self.activities.samples for column in {*sample.get("", {})})
        return sum(2 * count > len(self.activities.samples) for count in columns.values()) >= 3

    def run(self) -> None:
        """Take all rows."""
        i, state = 0, "front"
        while i < len(self.rows):
            row = self.rows[i]
            if state != "tail" and (found := header_at(self.rows, i, self.lexicon, self.way.monthless)):
                self._header(found.columns, found.end)
                for title in found.titles:
                    self._table_row(title)
                i, state = found.end, "table"
                continue
            if state != "front" or self.has_codes:
                state = self._state(row, state)
            if state == "front":
                self._front(row)
            elif state == "table" and row.filled:
                self._table_row(row)
            elif state in ("summary", "tail"):
                self._after(row, state)
            i += 1
        self._end_heading()
        self.activities.flush()
        self._close_actions()

    def deduced(self) -> _Reading:
        """This reading; or, of a form not known, one more with the columns that arithmetic tells."""
        if self.columns is None or self.columns.layout is not None or not self.columns.gridded:
            return self
        columns = deduced(self.columns, self.activities.samples)
        if columns.all == self.columns.all:
            self.columns = columns
            return self
        again = _Reading(self.rows, replace(self.way, told=columns))
        again.run()
        return again

    def _header(self, columns: Columns, end: int) -> None:
        """Take the columns of a header. One that is printed again changes nothing."""
        if columns.gridded:
            again = self.columns is not None and columns.words == self.columns.words
            if not again or self._labels.at is None:
                headed, beside = columns.by_role.get("label"), any(c.row for c in columns.figures)
                below = self.rows[end : end + LOOK]
                self._labels = row_labels(below, self.lexicon, headed.index if headed else None, beside)
            columns = identified(_with_labels(columns, self._labels.at, self._labels.blocks), self.lexicon)
        if self.way.told is not None:
            by_index = {column.index: column for column in self.way.told.all}
            told = tuple(by_index.get(column.index, column) for column in columns.all)
            months = self.way.told.months if columns.proposed else columns.months
            columns = identified(replace(columns, all=told, months=months), self.lexicon)
            columns = replace(columns, deduced=self.way.told.deduced)
        self.columns = columns

    def _state(self, row: CellRow, state: str) -> str:
        """Where a row leaves us: TABLA RESÚMEN and the texts end the table."""
        text = row.text
        if is_summary_title(text) or (state == "table" and is_band_row(row, self.lexicon)):
            return "summary"
        if is_text_heading(text) or (NOTE_START.match(text) and activity_code(row) is None):
            return "tail"
        return state

    def _front(self, row: CellRow) -> None:
        """A row above the header, or a title row of the first OEI where the header comes after it."""
        if is_title(row.text) and self.has_codes:
            self.has_codes, self._heading, self.builder = False, None, ReportBuilder()
            self.activities = Activities(self.builder, self.way.sampled)
            self.foot, self.front = Foot(self.lexicon), []
        if (row.table or not self.way.exact) and (heading_of(row, None) or activity_code(row)):
            self.has_codes = True
            if heading_of(row, None):
                self._table_row(row)
        elif not self.has_codes:
            self.front.append(row.text)

    def _table_row(self, row: CellRow) -> None:
        if heading := heading_of(row, self.columns):
            self.has_codes = True
            self._end_heading()
            self.activities.flush()
            self._close_actions()
            self._heading, self._heading_row = heading, row
            if printed := misprinted(row):
                self.builder.problem("E222", _page(row), code=heading.code, printed=printed)
        elif self.foot.feed(row, self.columns, lambda: self._may_close(row)):
            self._end_heading()
            self.activities.flush()
        elif self.columns is not None:
            if self.columns.gridded:
                self._grid_row(row, self.columns)
            else:
                self._pasted_row(row, self.columns)

    def _may_close(self, row: CellRow) -> bool:
        """Whether a row may be a closing line in other words: it has no code of an activity and no row label."""
        if self.columns is None or activity_code(row) or not self.builder.action_code:
            return False
        return not any(self.lexicon.row(cell.text) for cell in row.filled)

    # Rows whose cells stand in the columns of the header

    def _grid_row(self, row: CellRow, columns: Columns) -> None:
        label, text = self._label(row)
        code = self._code(row, columns, label)
        if code is not None:
            self.activities.flush()  # the activity above is of the action above
            self._opens(code)
            self._in_columns(row, columns)
            labels = labels_by_column(code.code, code.rest if code.code else "", row, columns)
            if labels.cost_center is None and self._cost_center is not None:
                labels = labels._replace(cost_center=self._cost_center)
            self.activities.begin(columns, labels, code.cell.place)
        elif not any(is_figure(cell.text) for cell in row.filled) and label is None:
            self._text_row(row)
            return
        if code is None and self._is_total(row, label):
            self._total_row(row, columns, label)
            return
        stray = code is None and (self.activities.has(label) or (label is None and self._names(row, columns)))
        if self.activities.open is None or stray:
            if self._repeats_front(row):
                return
            self.loose.append(row.text[:120])
            self.builder.problem("E208", _page(row), text=row.text[:120])
            return
        if label is None and not self._has_figures(row, columns):
            if code is None:
                self._text_row(row)
            return
        self._count_unused(row, columns)
        self.activities.add(label, text, row.cells)
        if label is not None and label.second:
            self.activities.add(RowLabel(label.second), text, row.cells)

    def _is_total(self, row: CellRow, label: RowLabel | None) -> bool:
        """Whether a row is of the TOTAL with which a sheet ends, FISICO and FINANCIERO in a row each."""
        named = any(fold(cell.text).startswith("TOTAL") for cell in row.cells[:3])
        return named and label is not None and label.block is not None

    def _total_row(self, row: CellRow, columns: Columns, label: RowLabel | None) -> None:
        """Keep the money's total; one of physical goals, which sums units of all kinds, has no place in a report."""
        self.activities.flush()
        if label is None or label.block != "financial":
            self.activities.other_rows["TOTAL"] += sum(is_figure(cell.text) for cell in row.filled)
            return
        starts = {cell.column: cell for cell in row.cells}
        used = set()
        for name in ("programmed", "executed"):
            own = [c for c in columns.figures if c.row == name]
            sums = [c for c in own if c.role == "accumulated"] or (
                own if columns.executed_total_in_month else []
            )
            if sums and (cell := starts.get(sums[0].index)) is not None:
                self.totals[f"financial_{name}"] = figure_of(cell)
                used.add(cell.column)
        for cell in row.filled:
            if (
                cell.column not in used
                and columns.at(cell.column) in columns.figures
                and is_figure(cell.text)
            ):
                self.activities.unplaced[cell.column, "TOTAL"] += 1

    def _names(self, row: CellRow, columns: Columns) -> bool:
        """Whether a row has a text of its own in the columns of codes and names."""
        return any(columns.role_at(cell.column) in NAMES and not is_figure(cell.text) for cell in row.filled)

    def _label(self, row: CellRow) -> tuple[RowLabel | None, str]:
        """What labels a row, and the words; a label that reaches down from the row above names both."""
        cells = row.cells
        if self._labels.at is not None:
            cells = [cell for cell in row.cells if cell.column == self._labels.at]
        for cell in cells:
            if (found := self._labels.of(cell.text, self.lexicon)) is None:
                continue
            if not cell.carried:
                return (found._replace(second=None) if found.second else found), cell.text
            if found.second:
                return RowLabel(found.second), cell.text
        return None, ""

    def _code(self, row: CellRow, columns: Columns, label: RowLabel | None) -> Code | None:
        """The code with which a row begins an activity; "" where the form prints none."""
        if (found := activity_code(row)) is not None:
            return found
        if (found := other_code(row, columns, self.lexicon)) is not None and self._has_figures(row, columns):
            return found
        if label is not None and label.row == "executed" and label.block is None:
            return None
        name = next((c for c in row.filled if columns.role_at(c.column) == "name"), None)
        texts = [
            c
            for c in row.filled
            if columns.role_at(c.column) in ("unit", "aggregation", "priority", "cost_center")
        ]
        if (
            name is not None
            and len(texts) >= 2
            and self._has_figures(row, columns)
            and not is_figure(name.text)
        ):
            return Code(name, "", name.text)
        return None

    def _has_figures(self, row: CellRow, columns: Columns) -> bool:
        wanted = {column.index for column in columns.figures}
        if columns.proposed:
            wanted |= {c.index for c in columns.all if c.role == "other"}
            return any(cell.column in wanted and is_figure(cell.text) for cell in row.filled)
        return sum(cell.column in wanted and bool(cell.text) and not cell.carried for cell in row.cells) >= 1

    def _in_columns(self, row: CellRow, columns: Columns) -> None:
        """Open the OEI and AEI that stand in columns of their own."""
        for role, add in (("objective", self.builder.objective), ("action", self.builder.action)):
            column = columns.by_role.get(role)
            cell = next((c for c in row.cells if column and c.column == column.index), None)
            found = heading_of(CellRow([cell._replace(carried=False)], row.table), columns) if cell else None
            if found is not None and cell is not None:
                self.builder.open(found.code, found.type, found.name, cell.place, add)

    def _count_unused(self, row: CellRow, columns: Columns) -> None:
        for cell in row.filled:
            column = columns.at(cell.column)
            if (
                column is not None
                and column.role == "other"
                and column.index == cell.column
                and is_figure(cell.text)
            ):
                self.unused[column.index] += 1

    def _text_row(self, row: CellRow) -> None:
        """A row of text alone: the rest of a title, a cost centre for the activities below, or nothing known."""
        if found := _CONTEXT.match(row.text):
            self.activities.flush()
            if found[1]:
                self._cost_center = found[2].strip()
        elif self._heading is not None and self.activities.open is None and len(row.filled) == 1:
            name = f"{self._heading.name} {row.text}".strip()
            self._heading = self._heading._replace(name=name)
        elif not self._repeats_front(row):
            self.builder.problem("E104", _page(row), text=row.text[:200])

    def _repeats_front(self, row: CellRow) -> bool:
        """Whether a row prints again the block above the table, as a sheet does on each page."""
        words = {word for text in self.front for word in text.split()}
        return bool(words) and all(word in words for word in row.text.split())

    # Pasted rows

    def _pasted_row(self, row: CellRow, columns: Columns) -> None:
        at, label = self._pasted_label(row)
        code = activity_code(row) or taught_code(row.cells[: at if at is not None else 4], self.lexicon)
        if code is not None:
            self._opens(code)
            between = row.cells[row.cells.index(code.cell) + 1 : at if at is not None else len(row.cells)]
            labels = labels_in_order(code.code, code.rest, between, columns)
            self.activities.begin(columns, labels, code.cell.place)
        if at is not None and label is not None:
            self._pasted_figures(row, columns, at, label)
        elif code is None:
            self._without_label(row, columns)

    def _pasted_label(self, row: CellRow) -> tuple[int | None, RowLabel | None]:
        for i, cell in enumerate(row.cells):
            found = self.lexicon.row(cell.text)
            if found is not None and (found.row or found.other) and len(cell.text) > 1:
                return i, found
        return None, None

    def _pasted_figures(self, row: CellRow, columns: Columns, at: int, label: RowLabel) -> None:
        opened = self.activities.open
        if opened is None:
            self.builder.problem("E208", text=row.text[:120])
            return
        if at and not activity_code(row):
            self._later_labels(row.cells[:at], columns)
        cells, label = row.cells[at + 1 :], label._replace(second=None)
        if not any(cell.text for cell in cells):
            return
        if self.activities.has(label):
            self.builder.problem("E208", text=row.text[:120])
        else:
            self.activities.add(label, row.cells[at].text, cells)

    def _later_labels(self, cells: Sequence[Cell], columns: Columns) -> None:
        """Labels that stand on a later line than the code, where the name's cell broke into lines."""
        opened = self.activities.open
        if opened is None or opened.labels.priority is not None or not any(cell.text for cell in cells):
            return
        labels = opened.labels
        texts = [cell for cell in cells if cell.text]
        first = f"{labels.name} {texts[0].text}".strip() if cells[0].text else labels.name
        rest = texts[1:] if cells[0].text else texts
        opened.labels = labels_in_order(labels.code, first or "-", rest, columns)

    def _without_label(self, row: CellRow, columns: Columns) -> None:
        filled = row.filled
        if len(filled) > 1 and all(is_figure(cell.text) for cell in filled):
            if not self.activities.add_unlabelled(row.cells):
                self.builder.problem("E208", text=row.text[:120])
            return
        opened = self.activities.open
        if self._heading is not None and opened is None and len(filled) == 1:
            self._heading = self._heading._replace(name=f"{self._heading.name} {row.text}".strip())
        elif opened is not None and not opened.lines:
            name = f"{opened.labels.name} {row.text}".strip()
            opened.labels = opened.labels._replace(name=name)
        else:
            if opened is not None and "cost_center" in columns.kinds:
                opened.labels = opened.labels._replace(cost_center=None)
            self.builder.problem("E104", text=row.text[:200])

    def _opens(self, code: Code) -> None:
        """An activity begins, with a code or what is like one."""
        self.has_codes = True
        self._end_heading()
        self._close_actions()
        if code.printed is not None:
            self._doubtful.append(code)

    # The ends of things

    def _end_heading(self) -> None:
        if self._heading is None or self._heading_row is None:
            return
        code, kind, name = self._heading
        add = self.builder.objective if code.startswith("OEI") else self.builder.action
        add(code, kind, name, self._heading_row.filled[0].place)
        self._heading = None

    def _close_actions(self) -> None:
        if self.columns is not None:
            self.foot.close(self.builder, self.columns.has_period, self.columns.has_financial)

    def _after(self, row: CellRow, state: str) -> None:
        self._end_heading()
        self.activities.flush()
        if state == "summary":
            self.summary.append(row)
        else:
            self.texts.append(row.text)

    def report(self, source: Source, problems: Sequence[Problem], box: bool | None) -> Report:
        """The report that was read; `problems` of the file come first."""
        assert self.columns is not None
        columns = self.columns
        front = parse_front(
            self.front if self.has_title or not self.way.before else [*self.way.before, *self.front]
        )
        summary = parse_summary([[cell.figure() for cell in row.cells] for row in self.summary], self.lexicon)
        year = int(summary.year) if summary and summary.year and summary.year.isdigit() else None
        header = front.header(columns.months, year)
        if header.truncated_at_100 is None and front.has_truncation_box and header.cap is None:
            header = replace(header, truncated_at_100=box)
        self._say_what_is_missing(source, header, front.has_truncation_box)
        layout = None if self._is_changed(columns) else columns.layout
        source = replace(
            source,
            layout=layout.name if layout else None,
            layout_sha256=layout.sha256 if layout else None,
            deduced=layout is None,
        )
        report = self.builder.build(
            source,
            header,
            replace(self.foot.totals(columns.has_period), **self.totals),
            summary,
            parse_alerts(self.texts),
            parse_notes(self.texts),
            layout.traits if layout else None,
        )
        every = (*problems, *report.problems, *missing(report))
        return replace(report, problems=every, holes=tuple(filter(None, map(hole_of, every))))

    def _is_changed(self, columns: Columns) -> bool:
        """Whether the form has something that its known namesake has not: rows, lines or columns of figures."""
        ignored = set(columns.layout.ignores) if columns.layout else set()
        extra = any(not ignored & {key(c.label), key(c.leaf)} for c in columns.all if c.index in self.unused)
        forms = columns.layout.rows if columns.layout else ()
        known = {word for name, words in forms if name == "other" for word in words}
        rows = {key(text) for text in self.activities.other_rows.keys() - {"TOTAL"}} - known
        labelled = not columns.layout or bool(forms)
        return bool(extra or rows or self.foot.reworded or (labelled and self._without_labels))

    @property
    def _without_labels(self) -> bool:
        """Whether the form labels no rows; one activity whose label is lost is no other form."""
        return 2 * self.activities.unlabelled > self.activities.count

    def _say_form(self, source: Source, columns: Columns) -> None:
        """Say what of the form is not known, not used, or told by arithmetic."""
        page = source.pages and source.pages[0]
        if named := list(self._unused_columns(columns)):
            self.builder.problem("E124", page, columns=named)
        if self.activities.other_rows:
            rows = sorted(self.activities.other_rows.items())
            self.builder.problem(
                "E126", page, rows=[message("form.counted", label=t, count=n) for t, n in rows]
            )
        if self.foot.reworded:
            self.builder.problem("E127", page, label=self.foot.reworded[0][:120])
        if self._without_labels:
            self.builder.problem("E128", page)
        if columns.layout is not None and not self._is_changed(columns):
            return
        if self.lexicon.taught:
            names = ", ".join(f"«{layout.name}»" for layout in self.lexicon.taught)
            self.builder.problem("E133", page, names=names)
        if not columns.months or not {"accumulated", "percent"} & columns.kinds:
            asked = [c for c in columns.all if c.role == "other" and c.label]
            asked = [c for c in asked if c.index in self.unused] or asked
            self.builder.problem("E201", page, columns=", ".join(f"«{c.label}»" for c in asked) or "—")
            return
        own = [
            message("form.read_as", label=column.label, role=message(_READ_AS[column.role]))
            for column in columns.all
            if column.role in _READ_AS
        ]
        evidence = [*columns.deduced, *own] or [message("form.by_words")]
        self.builder.problem("E125", page, evidence=evidence)

    def _unused_columns(self, columns: Columns) -> Iterator[str]:
        """Each column with figures that are not used, in all its rows or in some, and how many."""
        if columns.months:
            for index, count in sorted(self.unused.items()):
                yield message("form.counted", label=columns.label_of(index), count=count)
        for (index, row), count in sorted(self.activities.unplaced.items()):
            key = "form.counted_in_row" if row else "form.counted_in_no_row"
            yield message(key, label=columns.label_of(index), row=row, count=count)

    def _say_codes(self) -> None:
        """Say which codes are not whole, unless most are as they are: then the form's codes are others."""
        if 2 * len(self._doubtful) <= self.activities.count:
            for code in self._doubtful:
                page = code.cell.place.page
                self.builder.problem("E217", page, code=code.code, printed=code.printed)

    def _say_what_is_missing(self, source: Source, header: Header, has_box: bool) -> None:
        assert self.columns is not None
        self._say_codes()
        if self.activities.without_cost_center:
            self.builder.problem("E105", code=_listed(self.activities.without_cost_center))
        self._say_form(source, self.columns)
        if has_box and header.truncated_at_100 is None and header.cap is None:
            self.builder.problem("E108")
        wanted = {"título": header.title, "año": header.year, "unidad ejecutora": header.ue}
        if absent := [name for name, value in wanted.items() if not value]:
            self.builder.problem("E109", fields=", ".join(absent))
        if not self.foot.has_totals and not self.totals and self.columns.layout is None:
            self.builder.problem("E206", fields="los totales")
        if len(self.rows) >= MAX_ROWS:
            self.builder.problem("E207", limit=f"{MAX_ROWS:,}")


def _with_labels(columns: Columns, at: int | None, blocks: bool) -> Columns:
    """The columns with the one of row labels as its content shows, whatever its head says."""
    told = tuple(
        replace(column, role="label")
        if column.index == at
        else replace(column, role="other")
        if column.role == "label" and at is not None
        else column
        for column in columns.all
    )
    return replace(columns, all=told, block_rows=blocks)


def _page(row: CellRow) -> int | None:
    return row.cells[0].place.page if row.cells else None


def _listed(codes: Sequence[str], shown: int = 3) -> str:
    head = ", ".join(codes[:shown])
    return head if len(codes) <= shown else f"{head} y {len(codes) - shown} más"
