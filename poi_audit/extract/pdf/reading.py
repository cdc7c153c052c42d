"""One report of a PDF being read: from the page of its first table header, over the pages, to its end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from poi_audit.extract.builder import ReportBuilder
from poi_audit.extract.front import is_title, parse_front
from poi_audit.extract.missing import missing
from poi_audit.extract.pdf.activity import activity_of, figure_of, place
from poi_audit.extract.pdf.checkbox import box_state
from poi_audit.extract.pdf.gaps import columns_beyond, labelled_rows, page_number
from poi_audit.extract.pdf.grammar import CODE, kinds_of, only_names, table_end
from poi_audit.extract.pdf.header import Table, find_headers
from poi_audit.extract.pdf.page import Document, Line, Page, lines_of, runs_of
from poi_audit.extract.pdf.rows import Closing, Title, items_of
from poi_audit.extract.pdf.stitch import Flow, Group, stitch
from poi_audit.extract.pdf.tail import Tail
from poi_audit.extract.pdf.turned import Turn, as_shown
from poi_audit.extract.source import SourceFile
from poi_audit.extract.tail import parse_alerts, parse_notes
from poi_audit.model.errors import UnreadableError
from poi_audit.model.figure import Figure
from poi_audit.model.report import Report
from poi_audit.model.text import fold

_TABLE_WORDS = re.compile(r"AOI\d{6}|\d{2}AO\d{6}|EJECUCIONF|PROG\.|EJEC\.|PROGRAMADO|EJECUTADO|PROMEDIO")
_BEYOND = "la columna está en otra página"
_MARGIN = re.compile(r"(https?:|\w+\.gob\.pe|.*\b\d{1,3}\s*/\s*\d{1,3}$|\d{1,2}/\d{1,2}/\d{2,4})", re.I)


class Reading:
    """One report being read, from the page of its first table header on. `carried` are the lines before that page."""

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
        self.builder = ReportBuilder()
        self._printed: tuple[int, int] | None = None
        self._turns: dict[int, Turn] = {}

    def report(self) -> Report | None:
        """The report, or None when the table holds no activity at all."""
        count = 0
        for item in stitch(self._flow()):
            if isinstance(item, Title):
                where = place(item.where, item.page)
                (self.builder.objective if item.code.startswith("OEI") else self.builder.action)(
                    item.code, item.type, item.text, where
                )
            elif isinstance(item, Closing):
                self._close(item)
            else:
                count += self._activity(item)
        if self.table is None or count == 0:
            return None
        return self._build(self.table)

    def _flow(self) -> Iterator[tuple[Table, Flow]]:
        number, filled = self.first_page, True
        while number <= self.limit:
            page = self._page(number)
            if page is not None:
                every = lines_of(page.words)
                lines = _inside(page, every)
                headers = find_headers(page, lines)
                if number > self.first_page and self._ends_before(page, lines, headers, filled):
                    return
                self.last_page = number
                self._check(page, every)
                yield from self._items(page, lines, headers)
                if self.next_begins:
                    return
                filled = not self.tail.lines or _filled(page, self.tail)
            number += 1

    def _page(self, number: int) -> Page | None:
        """A page; None, with a problem, for a damaged one."""
        try:
            return self.document.page(number)
        except UnreadableError:
            self.builder.problem("E213", number)
            return None

    def _check(self, page: Page, lines: Sequence[Line]) -> None:
        """Note turned pages, text without characters, and missing pages by the numbers in the margins."""
        if page.turn:
            self._turns[page.number] = Turn(page.turn, page.width, page.height)
        if page.lost:
            self.builder.problem("E214", page.number)
        if page.unseen:
            self.builder.problem("E125", page.number, text=page.unseen)
        if page.annotated:
            self.builder.problem("E126", page.number)
        printed = page_number(page, lines)
        before, self._printed = self._printed, printed
        if before and printed and before[1] == printed[1] and printed[0] != before[0] + 1:
            self.builder.problem("E211", page.number, before=before[0], after=printed[0])

    def _ends_before(self, page: Page, lines: Sequence[Line], headers: Sequence[Table], filled: bool) -> bool:
        """Whether a page after the first belongs to something else."""
        if column := columns_beyond(lines, bool(headers)):
            if self.table and not self.table.cut_at:
                self.builder.problem("E215", page.number, column=column)
            return True
        head = headers[0].top if headers else page.height
        if any(_is_title(line) for line in lines if line.y < head):
            return True
        if self.tail.lines:
            lines = [line for line in lines if not any(h.top <= line.y <= h.bottom for h in headers)]
            if headers and self.table and CODE in kinds_of(lines, self.table):
                return True
            return not (self.tail.goes_on(lines) or (filled and self.tail.alike(lines)))
        if headers or any(_TABLE_WORDS.search(fold(line.text)) for line in lines):
            return False
        return self.table is None or not only_names(lines, self.table)

    def _items(
        self, page: Page, lines: Sequence[Line], headers: Sequence[Table]
    ) -> Iterator[tuple[Table, Flow]]:
        top, bottom = page.content or (0.0, page.height)
        if self.table is None:
            above = [w for line in lines for w in line.words if w.y < headers[0].top]
            exact = lines_of(above, slack=0.08)  # a stamp over the header stands between its baselines
            self.front = [*self.front, *(run for line in exact for run in runs_of(line))]
            self.box = box_state(page, headers[0].top)
        for i, header in enumerate([*headers, None]):
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
                self.table = self.table.again(header) if self.table else header

    def _body(
        self, page: Page, table: Table, lines: list[Line], top: float, bottom: float
    ) -> Iterator[tuple[Table, Flow]]:
        if not self.tail.lines:
            cut = table_end(lines, table)
            body, lines = lines[:cut], lines[cut:]
            end = lines[0].words[0].top if lines else bottom
            if body:
                for item in items_of(page, table, body, top, end):
                    yield table, item
        if lines:
            self.tail.add(page, lines)

    def _activity(self, group: Group) -> int:
        page = group.pieces[0].page
        labels = labelled_rows(group)
        activity = activity_of(group, doubt_blank=len(labels) < 2)
        if activity is None:
            text = " ".join(w.text for p in group.pieces for w in p.words)
            self.builder.problem("E208" if group.rows else "E104", page, text=text[:120])
            return 0
        if group.rows > 2:
            self.builder.problem("E205", page, code=activity.code, row="PROG. / EJEC.")
        elif group.rows < 2 and len(labels) < 2:
            lacking = [row for row in ("PROG.", "EJEC.") if group.rows == 0 or row not in labels]
            self.builder.problem("E202", page, code=activity.code, row=" / ".join(lacking) or "PROG. / EJEC.")
        self.builder.activity(activity)
        return 1

    def _close(self, closing: Closing) -> None:
        code = closing.code or self.builder.action_code
        if code is None:
            return
        assert self.table is not None
        two = any(c.role == "percent_period" for c in self.table.columns)
        figures = [figure_of([w], closing.page) for w in closing.physical]
        blank = Figure("", doubt=_BEYOND if self.table.cut_at else None)
        period = None if not two else figures[0] if len(figures) == 2 else blank
        physical = figures[-1] if figures else blank
        financial = figure_of(closing.financial, closing.page) if closing.financial else blank
        self.builder.close_action(
            code, physical, period, financial if self.table.has_financial else None, closing.page
        )

    def _build(self, table: Table) -> Report:
        builder = self.builder
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
        if table.cut_at:
            builder.problem("E215", self.first_page, column=table.cut_at)
        if self.document.cut:
            builder.problem("E212", self.last_page)
        source = self.source.described(table.layout, (self.first_page, self.last_page), self.document.name)
        report = builder.build(
            source,
            replace(header, truncated_at_100=truncated),
            self.tail.totals(any(c.role == "percent_period" for c in table.columns)),
            summary,
            parse_alerts(texts),
            parse_notes(texts),
        )
        report = replace(report, problems=(*report.problems, *missing(report)))
        return as_shown(report, self._turns)


def _is_title(line: Line) -> bool:
    return len(line.words) < 60 and "SEGUIMIENTO" in fold(line.text) and is_title(line.text)


def _inside(page: Page, lines: list[Line]) -> list[Line]:
    """The page's lines without what the browser prints in the margins: date, title, address, 1/11."""
    if page.content is not None:
        top, bottom = page.content
        return [line for line in lines if top <= line.y <= bottom]
    low, high = 0.06 * page.height, 0.94 * page.height
    return [ln for ln in lines if low < ln.y < high or not _MARGIN.match(ln.text)]


def _filled(page: Page, tail: Tail) -> bool:
    """Whether the text runs down to the foot of the page, so that it may go on overleaf."""
    bottom = page.content[1] if page.content else 0.94 * page.height
    last = tail.lines[-1][1]
    return last.y > bottom - max(5 * last.size, 0.06 * page.height)
