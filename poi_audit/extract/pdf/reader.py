"""Reads the reports of a PDF: finds where each begins, follows its table over the pages, and where it ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from poi_audit.errors import NotAReportError, UnreadableError
from poi_audit.extract.builder import ReportBuilder
from poi_audit.extract.front import is_title, parse_front
from poi_audit.extract.pdf.activity import activity_of, figure_of, place
from poi_audit.extract.pdf.checkbox import box_state
from poi_audit.extract.pdf.engines import open_document
from poi_audit.extract.pdf.header import Table, find_headers
from poi_audit.extract.pdf.page import Document, Line, Page, lines_of, runs_of
from poi_audit.extract.pdf.rows import Closing, Title, items_of
from poi_audit.extract.pdf.stitch import Flow, Group, stitch
from poi_audit.extract.pdf.tail import Tail, starts_tail
from poi_audit.extract.source import SourceFile
from poi_audit.extract.tail import parse_alerts, parse_notes
from poi_audit.extract.wording import fold
from poi_audit.figure import Figure
from poi_audit.report import Header, Report

_TABLE_WORDS = re.compile(r"AOI\d{6}|\d{2}AO\d{6}|EJECUCIONF|PROG\.|EJEC\.|PROGRAMADO|EJECUTADO|PROMEDIO")
_MARGIN = re.compile(r"(https?:|\w+\.gob\.pe|.*\b\d{1,3}\s*/\s*\d{1,3}$|\d{1,2}/\d{1,2}/\d{2,4})", re.I)


def read_pdf(
    source: SourceFile,
    *,
    engine: str = "pdfium",
    pages: tuple[int, int] | None = None,
    password: str | None = None,
) -> list[Report]:
    """Every report in the file, or in the given pages (first and last, 1-based).

    Raises UnreadableError when the PDF cannot be opened, NotAReportError when it holds no report.
    """
    document = open_document(source, engine, password)
    try:
        first, last = pages or (1, document.page_count)
        if first > document.page_count:
            raise UnreadableError(f"el PDF solo tiene {document.page_count} páginas")
        reports = list(_reports(document, source, first, min(last, document.page_count)))
    finally:
        document.close()
    if not reports:
        raise NotAReportError("no contiene un reporte de seguimiento del POI")
    return reports


def _reports(document: Document, source: SourceFile, first: int, last: int) -> Iterator[Report]:
    number = first
    carried: list[Line] = []
    while number <= last:
        if not _may_begin(document.text(number)):
            carried = []
            number += 1
            continue
        page = document.page(number)
        lines = lines_of(page.words)
        headers = find_headers(page, lines)
        if not headers:
            carried = lines
            number += 1
            continue
        reading = _Reading(document, source, number, last, carried)
        report = reading.report()
        carried = []
        number = max(reading.last_page, number) + 1
        if reading.next_begins:
            number = reading.last_page if reading.last_page > reading.first_page else number
        if report is not None:
            yield report


def _may_begin(text: str) -> bool:
    folded = fold(text)
    return ("AGREGACION" in folded and "PROG" in folded and "ENE" in folded) or "SEGUIMIENTO" in folded


class _Reading:
    """One report being read, from the page of its first table header on."""

    def __init__(
        self, document: Document, source: SourceFile, first_page: int, limit: int, carried: list[Line]
    ) -> None:
        self.document = document
        self.source = source
        self.first_page = self.last_page = first_page
        self.limit = limit
        self.front = carried
        self.tail = Tail()
        self.table: Table | None = None
        self.next_begins = False
        self.box: bool | None = None

    def report(self) -> Report | None:
        """The report, or None when the table holds no activity at all."""
        builder = ReportBuilder()
        count = 0
        for item in stitch(self._flow()):
            if isinstance(item, Title):
                where = place(item.where, item.page)
                (builder.objective if item.code.startswith("OEI") else builder.action)(
                    item.code, item.type, item.text, where
                )
            elif isinstance(item, Closing):
                self._close(builder, item)
            else:
                count += self._activity(builder, item)
        if self.table is None or count == 0:
            return None
        return self._build(builder, self.table)

    def _flow(self) -> Iterator[tuple[Table, Flow]]:
        number = self.first_page
        while number <= self.limit:
            page = self.document.page(number)
            lines = _inside(page)
            headers = find_headers(page, lines)
            if number > self.first_page and self._ends_before(page, lines, headers):
                return
            self.last_page = number
            yield from self._page(page, lines, headers)
            if self.next_begins or (self.tail.lines and not _filled(page, self.tail)):
                return
            number += 1

    def _ends_before(self, page: Page, lines: Sequence[Line], headers: Sequence[Table]) -> bool:
        """Whether a page after the first belongs to something else."""
        head = headers[0].top if headers else page.height
        if any(_is_title(line) for line in lines if line.y < head):
            return True
        if self.tail.lines:
            return bool(headers)
        return not headers and not any(_TABLE_WORDS.search(fold(line.text)) for line in lines)

    def _page(
        self, page: Page, lines: Sequence[Line], headers: Sequence[Table]
    ) -> Iterator[tuple[Table, Flow]]:
        top, bottom = page.content or (0.0, page.height)
        starts = [*headers, None]
        if self.table is None:
            above = [w for line in lines for w in line.words if w.y < headers[0].top]
            exact = lines_of(
                above, slack=0.08
            )  # a stamp printed over the header stands between its baselines
            self.front = [*self.front, *(run for line in exact for run in runs_of(line))]
            self.box = box_state(page, headers[0].top)
        for i, header in enumerate(starts):
            end = header.top if header else bottom
            begin = top if i == 0 else headers[i - 1].bottom
            low = begin if i == 0 else begin + 0.3 * lines[0].size
            part = [ln for ln in lines if low <= ln.y and ln.y - 0.3 * ln.size < end]
            if self.table is not None:
                if header is not None and any(_is_title(line) for line in part):
                    self.next_begins = True
                    return
                yield from self._body(page, self.table, part, begin, end)
            if header is not None:
                self.table = header

    def _body(
        self, page: Page, table: Table, lines: list[Line], top: float, bottom: float
    ) -> Iterator[tuple[Table, Flow]]:
        if not self.tail.lines:
            cut = next((i for i, line in enumerate(lines) if starts_tail(line)), len(lines))
            body, lines = lines[:cut], lines[cut:]
            end = lines[0].words[0].top if lines else bottom
            if body:
                for item in items_of(page, table, body, top, end):
                    yield table, item
        if lines:
            self.tail.add(page, lines)

    def _activity(self, builder: ReportBuilder, group: Group) -> int:
        activity = activity_of(group)
        page = group.pieces[0].page
        if activity is None:
            text = " ".join(w.text for p in group.pieces for w in p.words)
            builder.problem("E208" if group.rows else "E104", page, text=text[:120])
            return 0
        if group.rows > 2:
            builder.problem("E205", page, code=activity.code, row="PROG. / EJEC.")
        if group.rows == 0:
            builder.problem("E202", page, code=activity.code, row="PROG. / EJEC.")
        builder.activity(activity)
        return 1

    def _close(self, builder: ReportBuilder, closing: Closing) -> None:
        code = closing.code or builder.action_code
        if code is None:
            return
        assert self.table is not None
        two = any(c.role == "percent_period" for c in self.table.columns)
        figures = [figure_of([w], closing.page) for w in closing.physical]
        blank = Figure("")
        period = None if not two else figures[0] if len(figures) == 2 else blank
        physical = figures[-1] if figures else blank
        financial = figure_of(closing.financial, closing.page) if closing.financial else blank
        builder.close_action(
            code, physical, period, financial if self.table.has_financial else None, closing.page
        )

    def _build(self, builder: ReportBuilder, table: Table) -> Report:
        front = parse_front([line.text for line in self.front])
        texts = self.tail.texts()
        summary = self.tail.summary()
        year = int(summary.year) if summary and summary.year and summary.year.isdigit() else None
        header = front.header(table.months, year)
        truncated = front.truncated_at_100
        if truncated is None and front.has_truncation_box:
            truncated = self.box
            if truncated is None:
                builder.problem("E108", self.first_page)
        if table.layout is None:
            builder.problem("E201", self.first_page)
        if not self.tail.lines:
            builder.problem("E206", self.last_page, fields="los totales")
        source = self.source.described(table.layout, (self.first_page, self.last_page), self.document.name)
        return builder.build(
            source,
            _with_truncation(header, truncated),
            self.tail.totals(any(c.role == "percent_period" for c in table.columns)),
            summary,
            parse_alerts(texts),
            parse_notes(texts),
        )


def _is_title(line: Line) -> bool:
    return len(line.words) < 60 and "SEGUIMIENTO" in fold(line.text) and is_title(line.text)


def _with_truncation(header: Header, truncated: bool | None) -> Header:
    return replace(header, truncated_at_100=truncated)


def _inside(page: Page) -> list[Line]:
    """The page's lines without what the browser prints in the margins: date, title, address, 1/11."""
    lines = lines_of(page.words)
    if page.content is not None:
        top, bottom = page.content
        return [line for line in lines if top <= line.y <= bottom]
    low, high = 0.06 * page.height, 0.94 * page.height
    return [ln for ln in lines if low < ln.y < high or not _MARGIN.match(ln.text)]


def _filled(page: Page, tail: Tail) -> bool:
    """Whether the text runs down to the foot of the page, so that it may go on overleaf."""
    bottom = page.content[1] if page.content else 0.94 * page.height
    last = tail.lines[-1][1]
    return last.y > bottom - 5 * last.size
