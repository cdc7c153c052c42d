"""Reports saved from the application's page as HTML, and the same table named .xls.

The page is turned into rows: a table whose own cells hold data gives its rows; a table that only arranges others, and
all running text, give one row per block. Scripts, hidden elements and buttons are left out; nothing is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from poi_audit.extract.cells import Cell, CellRow
from poi_audit.extract.grid import Budget, direct_rows, table_rows
from poi_audit.extract.kinds import NO_REPORT
from poi_audit.extract.problems import problem
from poi_audit.extract.source import SourceFile, decode, html_bytes
from poi_audit.extract.table import read_rows
from poi_audit.extract.wording import month_number
from poi_audit.model.errors import NotAReportError, UnreadableError
from poi_audit.model.figure import Place
from poi_audit.model.report import Report
from poi_audit.model.text import squeeze

MAX_DEPTH = 200
"""Elements nested deeper give their text and no structure."""

_SKIPPED = {"script", "style", "head", "noscript", "template", "button", "iframe", "object", "svg", "title"}
_INLINE = {
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "del", "em", "font", "i", "img", "input", "ins",
    "kbd", "label", "mark", "nobr", "q", "s", "samp", "select", "small", "span", "strike", "strong", "sub", "sup",
    "textarea", "time", "tt", "u", "var", "wbr",
}  # fmt: skip
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_BUTTONS = {"submit", "button", "image", "reset", "hidden", "password", "file"}


def read_html(source: SourceFile) -> list[Report]:
    """Every report of an HTML page. Raises UnreadableError for a damaged page, NotAReportError for one without."""
    text, charset, replaced = decode(html_bytes(source))
    budget = Budget()
    rows = page_rows(text, budget)
    problems = [problem("E107", charset=charset)] if replaced else []
    if budget.left < 0:
        problems.append(problem("E207", limit=f"{len(rows):,}"))
    return read_rows(source, rows, exact=True, problems=problems)


def page_rows(text: str, budget: Budget) -> list[CellRow]:
    """Every row of the page, in its order, as far as the budget of cells goes. Raises as `read_html` does."""
    return list(_Walk(budget).rows(_parsed(text)))


def _parsed(text: str) -> HtmlElement:
    """The page's tree. The text is handed over as UTF-8, whatever its own declaration says."""
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

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self._text: list[str] = []
        self._tables = 0
        self._lines = 0

    def rows(self, root: HtmlElement) -> Iterator[CellRow]:
        """All rows of the page."""
        yield from self._element(root, 0)
        yield from self._end_block()

    def _element(self, element: HtmlElement, depth: int) -> Iterator[CellRow]:
        if _is_skipped(element):
            return
        if element.tag == "table" and _holds_data(element):
            yield from self._end_block()
            self._tables += 1
            yield from table_rows(element, self._tables, cell_text, self._budget)
            return
        if element.tag in ("input", "select", "textarea") or depth >= MAX_DEPTH:
            self._text.append(_control(element) if depth < MAX_DEPTH else cell_text(element))
            return
        block = element.tag not in _INLINE
        if block:
            yield from self._end_block()
        self._text.append(element.text or "")
        for child in element:
            yield from self._element(child, depth + 1)
            self._text.append(child.tail or "")
        if block:
            yield from self._end_block()

    def _end_block(self) -> Iterator[CellRow]:
        text = squeeze("".join(self._text))
        self._text = []
        if text and self._budget.take(1):
            self._lines += 1
            yield CellRow([Cell(text, 0, Place(cell=f"text!R{self._lines}"))])


def _holds_data(table: HtmlElement) -> bool:
    """Whether a table holds figures itself: no table is nested in it, or a row of its own names months."""
    if table.find(".//table") is None:
        return True
    for row in direct_rows(table):
        cells = [cell for cell in row if cell.tag in ("td", "th") and cell.find(".//table") is None]
        if sum(month_number(cell_text(cell)[:12]) is not None for cell in cells) >= 2:
            return True
    return False


def cell_text(cell: HtmlElement) -> str:
    """What a cell shows, white space squeezed; a checkbox as ☒ or ☐, a line break as a space."""
    if not len(cell):
        return squeeze(cell.text or "")
    return squeeze("".join(_texts(cell, 0)))


def _texts(element: HtmlElement, depth: int) -> Iterator[str]:
    if depth >= MAX_DEPTH:
        yield element.text_content()
        return
    yield element.text or ""
    for child in element:
        if not _is_skipped(child):
            block = "" if child.tag in _INLINE else " "
            yield block
            if child.tag in ("input", "select", "textarea"):
                yield _control(child)
            else:
                yield from _texts(child, depth + 1)
            yield block
        yield child.tail or ""


def _is_skipped(element: HtmlElement) -> bool:
    if not isinstance(element.tag, str) or element.tag in _SKIPPED:
        return True
    style = element.get("style")
    return element.get("hidden") is not None or bool(style and _HIDDEN.search(style))


def _control(element: HtmlElement) -> str:
    """What a form control shows."""
    if element.tag == "select":
        options = element.findall(".//option")
        chosen = next((o for o in options if o.get("selected") is not None), options[0] if options else None)
        return "" if chosen is None else f" {chosen.text_content()} "
    if element.tag == "textarea":
        return f" {element.text_content()} "
    kind = (element.get("type") or "text").strip().lower()
    if kind in ("checkbox", "radio"):
        return " ☒ " if element.get("checked") is not None else " ☐ "
    return "" if kind in _BUTTONS else f" {element.get('value') or ''} "
