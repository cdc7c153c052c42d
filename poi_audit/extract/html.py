"""Reports saved from the application's page as HTML, and the same table named .xls.

The page is turned into rows: a table whose own cells hold data gives its rows; a table that only arranges others, and
all running text, give one row per block. Scripts, buttons and what the page hides are left out; nothing is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from poi_audit.extract.cell_text import INLINE, MAX_DEPTH, TableSight, cell_text, control_text, is_skipped
from poi_audit.extract.cells import Cell, CellRow
from poi_audit.extract.grid import Budget, direct_rows, table_rows
from poi_audit.extract.kinds import NO_REPORT
from poi_audit.extract.look import SHOWN, Look, Looks
from poi_audit.extract.problems import problem
from poi_audit.extract.source import SourceFile, decode, html_parts, lacks_end, style_parts
from poi_audit.extract.table.reader import read_rows
from poi_audit.layouts.form import Form
from poi_audit.layouts.lexicon import Lexicon
from poi_audit.messages.faults import unreadable
from poi_audit.model.errors import NotAReportError, UnreadableError
from poi_audit.model.figure import Place
from poi_audit.model.report import Report
from poi_audit.model.text import squeeze

_ENTITIES = re.compile(r"<!DOCTYPE[^>\[]*\[|<!ENTITY\b", re.I)
_CROWDED = re.compile(
    r"<[A-Za-z][^\s<>\"'=]*+(?:\s++[^\s=<>\"']++(?:=(?:\"[^\"]*+\"|'[^']*+'|[^\s<>\"']++))?+){2000}"
)
"""A tag with so many attributes that each is compared with thousands of others."""
_ENDS = re.compile(r"</?(?:html|table)\b", re.I)
_OWN_ENTITIES = (
    "la página define entidades propias (DOCTYPE con ENTITY), que no se leen; guárdela de nuevo sin ellas"
)


def read_html(source: SourceFile, lexicon: Lexicon, forms: list[Form] | None = None) -> list[Report]:
    """Every report of an HTML page, or of the pages that one saved as MHTML holds; `forms` as in `read_rows`.

    Raises UnreadableError for a damaged page, NotAReportError for one without.
    """
    budget = Budget()
    reports: list[Report] = []
    failures: list[NotAReportError] = []
    short = source.kind == "mhtml" and lacks_end(source.data)
    styles = style_parts(source)
    for data in html_parts(source):
        try:
            reports += _read(source, data, styles, lexicon, budget, short, forms)
        except NotAReportError as error:
            failures.append(error)
    if not reports:
        known = (error for error in failures if str(error) != NO_REPORT)
        raise next(known, failures[0] if failures else NotAReportError(NO_REPORT))
    return reports


def _read(
    source: SourceFile,
    data: bytes,
    styles: dict[str, str],
    lexicon: Lexicon,
    budget: Budget,
    short: bool,
    forms: list[Form] | None,
) -> list[Report]:
    text, charset, replaced = decode(data)
    rows, sight = page_rows(text, styles, budget, lexicon)
    problems = [problem("E107", charset=charset)] if replaced else []
    if short or _ends_early(text):
        problems.append(problem("E212"))
    if budget.left < 0:
        problems.append(problem("E207", limit=f"{len(rows):,}"))
    if sight.hidden:
        problems.append(sight.problem())
    return read_rows(source, rows, lexicon, exact=True, problems=problems, forms=forms)


def page_rows(
    text: str, styles: dict[str, str], budget: Budget, lexicon: Lexicon
) -> tuple[list[CellRow], TableSight]:
    """Every row of the page, in its order, as far as the budget of cells goes, and what of its tables is not seen.

    `styles`: the style sheets that came with it, by name. Raises as `read_html` does.
    """
    root = _parsed(text)
    walk = _Walk(budget, Looks(root, styles), lexicon)
    return list(walk.rows(root)), walk.sight


def _ends_early(text: str) -> bool:
    """Whether the page ends before its closing tag; one that never opens <html>, inside a table."""
    tags = [tag.lower() for tag in _ENDS.findall(text)]
    if "<html" in tags:
        return "</html" not in tags
    return tags.count("<table") > tags.count("</table")


def _parsed(text: str) -> HtmlElement:
    """The page's tree. The text is handed over as UTF-8, whatever its own declaration says."""
    if _ENTITIES.search(text[:65536]):
        raise UnreadableError(_OWN_ENTITIES)
    if _CROWDED.search(text):
        raise unreadable("crowded_tag", limit=2_000)
    data = re.sub(r"^\s*<\?xml[^>]*\?>", "", text.replace("\x00", "")).encode("utf-8", "replace")
    parser = HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        return document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        if not data.strip():
            raise UnreadableError("la página está vacía") from error
        raise NotAReportError(NO_REPORT) from error


class _Walk:
    """Turns a tree into rows, in document order."""

    def __init__(self, budget: Budget, looks: Looks, lexicon: Lexicon) -> None:
        self.sight = TableSight(looks)
        self._budget = budget
        self._looks = looks
        self._lexicon = lexicon
        self._text: list[str] = []
        self._tables = 0
        self._lines = 0

    def rows(self, root: HtmlElement) -> Iterator[CellRow]:
        """All rows of the page."""
        yield from self._element(root, 0, SHOWN)
        yield from self._end_block()

    def _element(self, element: HtmlElement, depth: int, around: Look) -> Iterator[CellRow]:
        if is_skipped(element):
            return
        look = self._looks.of(element, around)
        if not look.placed:
            return
        if element.tag == "table" and _holds_data(element, self._lexicon):
            yield from self._end_block()
            self._tables += 1
            self.sight.around = look
            yield from table_rows(element, self._tables, self.sight, self._budget)
            return
        if element.tag in ("input", "select", "textarea") or depth >= MAX_DEPTH:
            text = control_text(element) if depth < MAX_DEPTH else cell_text(element)
            self._text.append(text if look.shown else "")
            return
        block = element.tag not in INLINE
        if block:
            yield from self._end_block()
        self._text.append((element.text or "") if look.shown else "")
        for child in element:
            yield from self._element(child, depth + 1, look)
            self._text.append((child.tail or "") if look.shown else "")
        if block:
            yield from self._end_block()

    def _end_block(self) -> Iterator[CellRow]:
        text = squeeze("".join(self._text))
        self._text = []
        if text and self._budget.take(1):
            self._lines += 1
            yield CellRow([Cell(text, 0, Place(cell=f"text!R{self._lines}"))])


def _holds_data(table: HtmlElement, lexicon: Lexicon) -> bool:
    """Whether a table holds figures itself: no table is nested in it, or a row of its own names months."""
    if table.find(".//table") is None:
        return True
    for row in direct_rows(table):
        cells = [cell for cell in row if cell.tag in ("td", "th") and cell.find(".//table") is None]
        if sum(lexicon.month(cell_text(cell)[:12]) is not None for cell in cells) >= 2:
            return True
    return False
