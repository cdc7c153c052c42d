"""Reads reports from rows of cells, whatever file they came from (HTML, pasted text, sheets)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from poi_audit.extract.builder import ReportBuilder
from poi_audit.extract.cells import Cell, CellRow, RowName, is_figure, row_label
from poi_audit.extract.closing import Foot
from poi_audit.extract.front import is_title, parse_front
from poi_audit.extract.header import Schema, header_at
from poi_audit.extract.kinds import no_report
from poi_audit.extract.labels import activity_code, heading_of, labels_by_column, labels_in_order
from poi_audit.extract.missing import missing
from poi_audit.extract.rows import Pairing
from poi_audit.extract.source import SourceFile
from poi_audit.extract.summary import is_summary_title
from poi_audit.extract.tail import is_text_heading, parse_alerts, parse_notes, parse_summary
from poi_audit.extract.wording import NOTE_START, long_date
from poi_audit.model.errors import NotAReportError
from poi_audit.model.figure import Figure
from poi_audit.model.report import Header, Problem, Report
from poi_audit.model.text import fold

MAX_ROWS = 400_000
"""Rows of one file that are read; a report of 10,000 AO has about 25,000."""
NO_HEADER = "tiene actividades operativas, pero falta el encabezado de la tabla, con los meses"


def read_rows(
    source: SourceFile, rows: Sequence[CellRow], *, exact: bool, problems: Sequence[Problem] = ()
) -> list[Report]:
    """The reports in these rows. `exact`: the file keeps its cells, so an empty one is blank as published.

    Raises NotAReportError when there is none.
    """
    reports = []
    found_codes = False
    for part in _parts(rows[:MAX_ROWS]):
        reading = _Reading(part, exact)
        reading.run()
        found_codes |= reading.has_codes
        if reading.schema is not None and (reading.has_codes or reading.has_title):
            reports.append(reading.report(source, problems))
    if not reports:
        if found_codes and _has_activity(rows):
            raise NotAReportError(NO_HEADER)
        raise no_report(row.text for row in rows)
    return reports


def _has_activity(rows: Sequence[CellRow]) -> bool:
    return any(activity_code(row) for row in rows[:MAX_ROWS])


def _parts(rows: Sequence[CellRow]) -> Iterator[Sequence[CellRow]]:
    """The rows of each report: a title after a report's end begins another, its date line included."""
    start, ended = 0, False
    for i, row in enumerate(rows):
        text = row.text
        if ended and len(text) < 200 and is_title(text):
            cut = next((k for k in range(max(start, i - 3), i) if long_date(rows[k].text)), i)
            yield rows[start:cut]
            start, ended = cut, False
        elif not ended:
            ended = (Foot().feed(row) and "TOTAL" in fold(text)) or NOTE_START.match(text) is not None
    yield rows[start:]


class _Reading:
    """One report: its rows are taken in order; the front block, then the table, then what follows it."""

    def __init__(self, rows: Sequence[CellRow], exact: bool) -> None:
        self.rows = rows
        self.exact = exact
        self.builder = ReportBuilder()
        self.pairing = Pairing(self.builder, exact)
        self.foot = Foot()
        self.schema: Schema | None = None
        self.front: list[str] = []
        self.summary: list[CellRow] = []
        self.texts: list[str] = []
        self.has_codes = False
        self.loose: list[str] = []
        self._heading: tuple[str, str | None, str] | None = None
        self._heading_row: CellRow | None = None

    @property
    def has_title(self) -> bool:
        """Whether the report's title stands above the table."""
        return any(is_title(text) for text in self.front)

    def run(self) -> None:
        """Take all rows."""
        i = 0
        state = "front"
        while i < len(self.rows):
            row = self.rows[i]
            if state != "tail" and (found := header_at(self.rows, i)):
                self.schema, i = found
                state = "table"
                continue
            if state != "front" or self.has_codes:
                state = self._state(row, state)
            if state == "front":
                state = self._front(row)
            elif state == "table" and row.filled:
                self._table_row(row)
            elif state in ("summary", "tail"):
                self._after(row, state)
            i += 1
        self._end_heading()
        self.pairing.flush()
        self._close_actions()

    def _state(self, row: CellRow, state: str) -> str:
        """Where a row leaves us: TABLA RESÚMEN and the texts end the table."""
        text = row.text
        if is_summary_title(text) or (state == "table" and "[0%-75%>" in fold(text)):
            return "summary"
        if is_text_heading(text) or (NOTE_START.match(text) and activity_code(row) is None):
            return "tail"
        return state

    def _front(self, row: CellRow) -> str:
        """A row above the header, or a title row of the first OEI where the header comes after it."""
        if heading_of(row, None) or activity_code(row):
            self.has_codes = True
            if heading_of(row, None):
                self._table_row(row)
            return "front"
        if not self.has_codes:
            self.front.append(row.text)
        return "front"

    def _table_row(self, row: CellRow) -> None:
        if heading := heading_of(row, self.schema):
            self.has_codes = True
            self._end_heading()
            self.pairing.flush()
            self._close_actions()
            self._heading, self._heading_row = heading, row
        elif self.foot.feed(row):
            self._end_heading()
            self.pairing.flush()
        elif self.schema is not None:
            self._activity_row(row, self.schema)

    def _activity_row(self, row: CellRow, schema: Schema) -> None:
        at, names = _label_of(row)
        code = activity_code(row)
        if code is not None:
            self.has_codes = True
            self._end_heading()
            self._close_actions()
            cell, number, rest = code
            between = row.cells[row.cells.index(cell) + 1 : at if at is not None else len(row.cells)]
            by_column = at is not None and _in_columns(row.cells[at], schema)
            labels = (
                labels_by_column(number, rest, row, schema)
                if by_column
                else labels_in_order(number, rest, between, schema)
            )
            self.pairing.begin(schema, labels, cell.place)
        if at is not None and names:
            self._figures(row, schema, at, names)
        elif code is None:
            self._without_label(row, schema)

    def _figures(self, row: CellRow, schema: Schema, at: int, names: tuple[RowName, ...]) -> None:
        if not self.pairing.is_open:
            self.builder.problem("E208", text=row.text[:120])
            return
        label = row.cells[at]
        if not self.exact and at and not activity_code(row):
            self._later_labels(row.cells[:at], schema)
        name = names[-1] if label.carried or len(names) == 1 else names[0]
        cells = row.cells[at + 1 :]
        if _in_columns(label, schema):
            cells = _by_columns(row, schema)
        if any(cell.text for cell in cells):
            self.pairing.add(name, cells)

    def _later_labels(self, cells: Sequence[Cell], schema: Schema) -> None:
        """Labels that stand on a later line than the code, where the name's cell broke into lines."""
        labels = self.pairing.open_labels
        if labels is None or labels.priority is not None or not any(cell.text for cell in cells):
            return
        texts = [cell for cell in cells if cell.text]
        first = f"{labels.name} {texts[0].text}".strip() if cells[0].text else labels.name
        rest = texts[1:] if cells[0].text else texts
        self.pairing.relabel(labels_in_order(labels.code, first or "-", rest, schema))

    def _without_label(self, row: CellRow, schema: Schema) -> None:
        filled = row.filled
        if len(filled) > 1 and all(is_figure(cell.text) for cell in filled):
            if self.pairing.wants is None:
                self.builder.problem("E208", text=row.text[:120])
            else:
                self.pairing.add_unlabelled(row.cells)
            return
        if self._heading is not None and not self.pairing.is_open and len(filled) == 1:
            code, kind, name = self._heading
            self._heading = (code, kind, f"{name} {row.text}".strip())
        elif not self.pairing.extend_name(row.text):
            if self.pairing.is_open and "cost_center" in schema.kinds:
                self.pairing.drop_cost_center()
            self.builder.problem("E104", text=row.text[:200])

    def _end_heading(self) -> None:
        if self._heading is None or self._heading_row is None:
            return
        code, kind, name = self._heading
        add = self.builder.objective if code.startswith("OEI") else self.builder.action
        add(code, kind, name, self._heading_row.filled[0].place)
        self._heading = None

    def _close_actions(self) -> None:
        if self.schema is not None:
            self.foot.close(self.builder, self.schema.has_period, self.schema.has_financial)

    def _after(self, row: CellRow, state: str) -> None:
        self._end_heading()
        self.pairing.flush()
        if state == "summary":
            self.summary.append(row)
        else:
            self.texts.append(row.text)

    def report(self, source: SourceFile, problems: Sequence[Problem]) -> Report:
        """The report that was read; `problems` of the file come first."""
        assert self.schema is not None
        schema = self.schema
        front = parse_front(self.front)
        summary = parse_summary(
            [[Figure(c.text, c.place, c.doubt) for c in row.cells] for row in self.summary]
        )
        year = int(summary.year) if summary and summary.year else None
        header = front.header(schema.months, year)
        self._say_what_is_missing(header, front.has_truncation_box)
        totals = self.foot.totals(schema.has_period)
        report = self.builder.build(
            source.described(schema.layout),
            header,
            totals,
            summary,
            parse_alerts(self.texts),
            parse_notes(self.texts),
        )
        return _with_problems(report, (*problems, *missing(report)))

    def _say_what_is_missing(self, header: Header, has_box: bool) -> None:
        assert self.schema is not None
        if self.pairing.without_cost_center:
            self.builder.problem("E105", code=_listed(self.pairing.without_cost_center))
        if self.schema.layout is None:
            self.builder.problem("E201")
        if has_box and header.truncated_at_100 is None:
            self.builder.problem("E108")
        wanted = {"título": header.title, "año": header.year, "unidad ejecutora": header.ue}
        if absent := [name for name, value in wanted.items() if not value]:
            self.builder.problem("E109", fields=", ".join(absent))
        if not self.foot.has_totals and self.schema.layout is None:
            self.builder.problem("E206", fields="los totales")
        if len(self.rows) >= MAX_ROWS:
            self.builder.problem("E207", limit=f"{MAX_ROWS:,}")


def _label_of(row: CellRow) -> tuple[int | None, tuple[RowName, ...]]:
    """The index of the cell PROG. or EJEC. in a row, and which rows it names."""
    for i, cell in enumerate(row.cells):
        if (names := row_label(cell.text)) and (not cell.carried or len(names) == 2):
            return i, names
    return None, ()


def _in_columns(label: Cell, schema: Schema) -> bool:
    """Whether a row's cells stand under those of the header."""
    return "label" in schema.columns and schema.columns["label"] == label.column


def _by_columns(row: CellRow, schema: Schema) -> list[Cell]:
    """The cell of each slot, in order. A cell that covers several columns stands under its first."""
    starts = {cell.column: cell for cell in row.cells}
    columns = [schema.columns[slot] for slot in schema.slots]
    return [starts.get(column, Cell("", column, row.cells[-1].place)) for column in columns]


def _listed(codes: Sequence[str], shown: int = 3) -> str:
    head = ", ".join(codes[:shown])
    return head if len(codes) <= shown else f"{head} y {len(codes) - shown} más"


def _with_problems(report: Report, problems: Sequence[Problem]) -> Report:
    from dataclasses import replace

    return replace(report, problems=(*problems, *report.problems))
