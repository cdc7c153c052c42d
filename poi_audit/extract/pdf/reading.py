"""One report of a PDF being read: from the page of its first table header, over the pages, to its end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import dropwhile, takewhile

from poi_audit.extract.cells import FIGURE, CellRow
from poi_audit.extract.pdf.cells import (
    TABLE,
    activity_rows,
    closing_row,
    is_total,
    labels_of,
    loose_row,
    text_row,
    title_rows,
)
from poi_audit.extract.pdf.checkbox import box_state
from poi_audit.extract.pdf.gaps import begins_amid, columns_beyond, page_number
from poi_audit.extract.pdf.grammar import CODE, TITLE_WORD, kinds_of, only_names, table_end
from poi_audit.extract.pdf.header import Table, find_headers, is_header_part
from poi_audit.extract.pdf.page import Document, Line, Page, Word, lines_of
from poi_audit.extract.pdf.rows import Closing, Context, Title, items_of
from poi_audit.extract.pdf.stitch import Flow, Group, stitch
from poi_audit.extract.pdf.tail import Tail
from poi_audit.extract.pdf.turned import Turn, as_shown
from poi_audit.extract.problems import problem
from poi_audit.extract.source import SourceFile
from poi_audit.extract.table.front import is_title
from poi_audit.layouts.layout import key
from poi_audit.layouts.lexicon import Lexicon
from poi_audit.model.errors import UnreadableError
from poi_audit.model.report import Problem, Report, Source
from poi_audit.model.text import fold
from poi_audit.process.confine import at_page

LEAST = 20
"""Words of a page by which it is known again."""
SEEN_IN_PICTURES = {"camelot", "ocr"}
"""Engines whose rules are seen in a picture of the page: one at its edge may be missed."""
_CUT = "el archivo está cortado, y lo que aquí se imprime puede haberse perdido con su final"
_TABLE_WORDS = re.compile(r"AOI\d{6}|\d{2}AO\d{6}|EJECUCIONF|PROG\.|EJEC\.|PROGRAMADO|EJECUTADO|PROMEDIO")
_MARGIN = re.compile(r"(https?:|\w+\.gob\.pe|.*\b\d{1,3}\s*/\s*\d{1,3}$|\d{1,2}/\d{1,2}/\d{2,4})", re.I)


class Reading:
    """One report being read, from the page of its first table header on. `carried` are the lines before that page."""

    def __init__(
        self,
        document: Document,
        source: SourceFile,
        lexicon: Lexicon,
        first_page: int,
        limit: int,
        carried: list[Line],
    ) -> None:
        self.document = document
        self.source = source
        self.lexicon = lexicon
        self.first_page = self.last_page = first_page
        self.limit = limit
        self.front = carried
        self.tail = Tail(lexicon)
        self.table: Table | None = None
        self.next_begins = False
        self.box: bool | None = None
        self.problems: list[Problem] = []
        self._after_head = False
        self._width = 0.0
        self.numbers: dict[int, tuple[int, int]] = {}
        """Page -> its number and their count as printed in its margin."""
        self.odd: set[str] = set()
        """Codes of activities of whose parts, on two pages, one ends at a rule and the other does not."""
        self._printed: tuple[int, int] | None = None
        self._seen: dict[tuple[str, ...], int] = {}
        self._turns: dict[int, Turn] = {}

    def rows(self) -> list[CellRow]:
        """The report as rows of cells: the lines above the table, the table, what follows it."""
        body: list[CellRow] = []
        for item in stitch(self._flow()):
            assert self.table is not None
            if isinstance(item, Table):
                body += item.rows()
                body += [
                    replace(text_row([line], item.page), table=TABLE) for line in map(_as_line, item.titles)
                ]
            elif isinstance(item, Title):
                body += title_rows(item, self.table)
            elif isinstance(item, Closing):
                body.append(closing_row(item, self.table, self._width))
            elif isinstance(item, Context):
                body.append(text_row([item.line], item.page))
            else:
                body += self._activity(item)
        if self.table is None:
            return []
        self._say(self.table)
        if self.document.cut:
            body = [_as_cut(row, self.last_page) for row in body]
        two = "percent_period" in self.table.meaning.kinds
        front = [text_row([line], self.first_page) for line in self.front]
        return [*front, *body, *self.tail.rows(two)]

    def _flow(self) -> Iterator[tuple[Table, Flow | Table]]:
        number, filled = self.first_page, True
        while number <= self.limit:
            page = self._page(number)
            if page is not None:
                every = lines_of(page.words)
                lines = _inside(page, every)
                if self._repeats(page, lines):
                    number += 1
                    continue
                headers = find_headers(page, lines, self.lexicon)
                if number > self.first_page:
                    lines = self._without_rest(lines, headers)
                if number > self.first_page and self._ends_before(page, lines, headers, filled):
                    return
                self.last_page = number
                self._after_head = (
                    bool(headers and lines) and lines[-1].y <= headers[-1].bottom + lines[-1].size
                )
                self._check(page, every)
                yield from self._items(page, lines, headers)
                if self.next_begins:
                    return
                filled = not self.tail.lines or _filled(page, self.tail)
            number += 1

    def _page(self, number: int) -> Page | None:
        """A page; None, with a problem, for a damaged one."""
        at_page(number, self.document.page_count)
        try:
            return self.document.page(number)
        except UnreadableError:
            self.problems.append(problem("E213", number))
            return None

    def _repeats(self, page: Page, lines: Sequence[Line]) -> bool:
        """Whether a page prints again, word by word, an earlier page of the report."""
        texts = tuple(line.text for line in lines)
        before = self._seen.setdefault(texts, page.number)
        if before == page.number or sum(len(line.words) for line in lines) < LEAST:
            return False
        self.last_page = page.number
        self.problems.append(problem("E219", page.number, page=page.number, before=before))
        return True

    def _check(self, page: Page, lines: Sequence[Line]) -> None:
        """Note turned pages, text without characters, and missing pages by the numbers in the margins."""
        if page.turn:
            self._turns[page.number] = Turn(page.turn, page.width, page.height)
        if page.lost:
            self.problems.append(problem("E214", page.number))
        if page.unseen:
            self.problems.append(problem("E130", page.number, text=page.unseen))
        if page.annotated:
            self.problems.append(problem("E131", page.number))
        printed = page_number(page, lines)
        before, self._printed = self._printed, printed
        if printed is not None:
            self.numbers[page.number] = printed
        if before and printed and before[1] == printed[1] and printed[0] != before[0] + 1:
            self.problems.append(problem("E211", page.number, before=before[0], after=printed[0]))

    def _ends_before(self, page: Page, lines: Sequence[Line], headers: Sequence[Table], filled: bool) -> bool:
        """Whether a page after the first belongs to something else."""
        if column := columns_beyond(lines, bool(headers), self.lexicon):
            if self.table and not self.table.cut_at(self._width):
                self.problems.append(problem("E215", page.number, column=column))
            return True
        head = headers[0].top if headers else page.height
        if any(_is_title(line) for line in lines if line.y < head):
            return True
        if self.tail.lines:
            if self.table and begins_amid([line for line in lines if line.y < head], self.table):
                self.problems.append(problem("E220", page.number, page=page.number))
            lines = [line for line in lines if not any(h.top <= line.y <= h.bottom for h in headers)]
            if headers and self.table and CODE in kinds_of(lines, self.table):
                return True
            return not (self.tail.goes_on(lines) or (filled and self.tail.alike(lines)))
        if headers or any(_TABLE_WORDS.search(fold(line.text)) for line in lines):
            return False
        return self.table is None or not only_names(lines, self.table)

    def _without_rest(self, lines: list[Line], headers: Sequence[Table]) -> list[Line]:
        """The lines without those of a header that stand at the foot of the page before, in part or but for its end."""
        head = True
        out = []
        for i, line in enumerate(lines):
            inside = any(h.top <= line.y <= h.bottom for h in headers)
            head = (
                head and self._after_head and all(is_header_part(word, self.lexicon) for word in line.words)
            )
            if inside or not (head or (i < 6 and self._is_rest(line))):
                out.append(line)
        return out

    def _is_rest(self, line: Line) -> bool:
        """Whether a line names months, each in its own column of this table, and nothing that no header has."""
        if self.table is None:
            return False
        at = [(self.table.at(word.middle), n) for word in line.words if (n := self.lexicon.month(word.text))]
        own = [
            c is not None and c.role == "month" and self.lexicon.month(c.label.split()[-1]) == n
            for c, n in at
        ]
        known = all(
            is_header_part(word, self.lexicon) or self.lexicon.month(word.text) for word in line.words
        )
        return len(own) > 1 and all(own) and known

    def _items(
        self, page: Page, lines: Sequence[Line], headers: list[Table]
    ) -> Iterator[tuple[Table, Flow | Table]]:
        top, bottom = page.content or (0.0, page.height)
        if self.table is None:
            rows = [line for line in lines if line.y < headers[0].top]
            if begins_amid(rows, headers[0]):
                self.problems.append(problem("E218", page.number))
                self.table, self._width = headers[0], page.width
                yield self.table, self.table
        if self.table is None:
            above = [w for line in lines for w in line.words if w.y < headers[0].top]
            exact = lines_of(above, slack=0.08)  # a stamp over the header stands between its baselines
            titles = list(takewhile(lambda line: TITLE_WORD.match(line.words[0].text), reversed(exact)))[::-1]
            headers[0] = replace(headers[0], titles=(*(tuple(t.words) for t in titles), *headers[0].titles))
            exact = exact[: len(exact) - len(titles)]
            self.front = [*self.front, *(run for line in exact for run in line.runs)]
            self.box = box_state(page, headers[0].top)
        for i, header in enumerate([*headers, None]):
            end = header.top if header else bottom
            begin = top if i == 0 else headers[i - 1].bottom
            low = begin if i == 0 else begin + 0.3 * lines[0].size
            part = [ln for ln in lines if low <= ln.y and ln.y - 0.3 * ln.size < end]
            if i == 0 and self.table is not None:
                own = list(dropwhile(self._is_of_front, part))
                if own and len(own) < len(part):  # the rule below the front is no activity's
                    part, begin = own, own[0].y - 0.3 * own[0].size
            if self.table is not None:
                if header is not None and any(_is_title(line) for line in part):
                    self.next_begins = True
                    return
                yield from self._body(page, self.table, part, begin, end)
            if header is not None:
                self._width = page.width
                self.table = self.table.again(header) if self.table else header
                yield self.table, self.table

    def _is_of_front(self, line: Line) -> bool:
        """Whether a line at the head of a page repeats lines that stand before the table."""
        assert self.table is not None
        front = {key(run.text) for run in self.front} - {""}
        repeated = all(key(run.text) in front for run in line.runs)
        return repeated and not any(kinds_of([line], self.table))

    def _body(
        self, page: Page, table: Table, lines: list[Line], top: float, bottom: float
    ) -> Iterator[tuple[Table, Flow | Table]]:
        if not self.tail.lines:
            cut = table_end(lines, table)
            body, lines = lines[:cut], lines[cut:]
            end = lines[0].words[0].top if lines else bottom
            if body:
                for item in items_of(page, table, body, top, end):
                    yield table, item
        if lines:
            self.tail.add(page, lines)

    def _activity(self, group: Group) -> list[CellRow]:
        labelled = labels_of(group)
        if group.odd and group.code is not None and self.document.name not in SEEN_IN_PICTURES:
            self.odd.add(group.code.text[:15])
        if group.rows > max(group.table.height, labelled) and group.code is not None:
            row = "PROG. / EJEC."
            self.problems.append(problem("E205", group.pieces[0].page, code=group.code.text, row=row))
        if group.code is None and (not group.rows or not is_total(group)) and group.table.coding != "none":
            words = [word for piece in group.pieces for word in piece.words]
            return (
                []
                if len(words) > 2 and all(is_header_part(word, self.lexicon) for word in words)
                else [loose_row(group)]
            )
        return activity_rows(group, labelled)

    def _say(self, table: Table) -> None:
        """Note what the file itself lacks."""
        if (column := table.cut_at(self._width)) is not None:
            self.problems.append(problem("E215", self.first_page, column=column))
        if self.document.cut:
            self.problems.append(problem("E212", self.last_page))

    @property
    def end(self) -> tuple[int, int] | None:
        """The number and count that the file's last page prints, if that is the report's last."""
        return self.numbers.get(self.last_page) if self.last_page == self.document.page_count else None

    def described(self) -> Source:
        """The file and the pages of the report."""
        return self.source.described(None, (self.first_page, self.last_page), self.document.name)

    def as_shown(self, report: Report) -> Report:
        """The report with every place on a turned page told as that page is shown."""
        return as_shown(report, self._turns)


def _as_cut(row: CellRow, last: int) -> CellRow:
    """The row of a file whose end is lost, and with it fonts and parts of pages.

    What shows nothing may have been printed, and on the last page that was read a figure may have lost its end.
    """
    cells = [
        cell
        if cell.doubt or (cell.text and not (cell.place.page == last and FIGURE.fullmatch(cell.text)))
        else cell._replace(doubt=_CUT)
        for cell in row.cells
    ]
    return replace(row, cells=cells)


def _as_line(words: Sequence[Word]) -> Line:
    return Line(sorted(words, key=lambda w: (round(w.y), w.x0)), words[0].y)


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
