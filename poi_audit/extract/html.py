"""Reports saved from the application's page as HTML, and the same table named .xls.

The page is turned into rows: a table whose own cells hold data gives its rows; a table that only arranges others, and
all running text, give one row per block. Scripts, buttons and what the page hides are left out; nothing is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from poi_audit.extract.cells import Cell, CellRow
from poi_audit.extract.grid import MAX_COLUMNS, Budget, direct_rows, table_rows
from poi_audit.extract.kinds import NO_REPORT
from poi_audit.extract.look import SHOWN, Look, Looks
from poi_audit.extract.problems import problem
from poi_audit.extract.runs import Run, of_runs
from poi_audit.extract.source import SourceFile, decode, html_parts, lacks_end
from poi_audit.extract.table.reader import read_rows
from poi_audit.layouts.form import Form
from poi_audit.layouts.lexicon import Lexicon
from poi_audit.model.errors import NotAReportError, UnreadableError
from poi_audit.model.figure import Place
from poi_audit.model.report import Problem, Report
from poi_audit.model.text import squeeze

MAX_DEPTH = 200
"""Elements nested deeper give their text and no structure."""

_SKIPPED = {"script", "style", "head", "noscript", "template", "button", "iframe", "object", "svg", "title"}
_INLINE = {
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "del", "em", "font", "i", "img", "input", "ins",
    "kbd", "label", "mark", "nobr", "q", "s", "samp", "select", "small", "span", "strike", "strong", "sub", "sup",
    "textarea", "time", "tt", "u", "var", "wbr",
}  # fmt: skip
_ENTITIES = re.compile(r"<!DOCTYPE[^>\[]*\[|<!ENTITY\b", re.I)
_ENDS = re.compile(r"</?(?:html|table)\b", re.I)
_OWN_ENTITIES = (
    "la página define entidades propias (DOCTYPE con ENTITY), que no se leen; guárdela de nuevo sin ellas"
)
MOST_HIDDEN = 3
"""Hidden texts that a problem quotes."""
_BUTTONS = {"submit", "button", "image", "reset", "hidden", "password", "file"}


def read_html(source: SourceFile, lexicon: Lexicon, forms: list[Form] | None = None) -> list[Report]:
    """Every report of an HTML page, or of the pages that one saved as MHTML holds; `forms` as in `read_rows`.

    Raises UnreadableError for a damaged page, NotAReportError for one without.
    """
    budget = Budget()
    reports: list[Report] = []
    failures: list[NotAReportError] = []
    short = source.kind == "mhtml" and lacks_end(source.data)
    for data in html_parts(source):
        try:
            reports += _read(source, data, lexicon, budget, short, forms)
        except NotAReportError as error:
            failures.append(error)
    if not reports:
        known = (error for error in failures if str(error) != NO_REPORT)
        raise next(known, failures[0] if failures else NotAReportError(NO_REPORT))
    return reports


def _read(
    source: SourceFile, data: bytes, lexicon: Lexicon, budget: Budget, short: bool, forms: list[Form] | None
) -> list[Report]:
    text, charset, replaced = decode(data)
    root = _parsed(text)
    walk = _Walk(budget, Looks(root), lexicon)
    rows = list(walk.rows(root))
    problems = [problem("E107", charset=charset)] if replaced else []
    if short or _ends_early(text):
        problems.append(problem("E212"))
    if budget.left < 0:
        problems.append(problem("E207", limit=f"{len(rows):,}"))
    if walk.sight.hidden:
        problems.append(walk.sight.problem())
    return read_rows(source, rows, lexicon, exact=True, problems=problems, forms=forms)


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
            text = _control(element) if depth < MAX_DEPTH else cell_text(element)
            self._text.append(text if look.shown else "")
            return
        block = element.tag not in _INLINE
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


class TableSight:
    """What of the page's tables is seen; keeps what is not, to be said."""

    def __init__(self, looks: Looks) -> None:
        self.around = SHOWN
        self.hidden: list[str] = []
        """Texts in tables that are not seen."""
        self._looks = looks
        self._row = SHOWN

    def row(self, row: HtmlElement) -> bool:
        """Whether a row takes room."""
        group = row.getparent()
        around = self.around if group is None or group.tag == "table" else self._looks.of(group, self.around)
        self._row = self._looks.of(row, around)
        if not self._row.placed:
            self._hide(row)
        return self._row.placed

    def cell(self, cell: HtmlElement) -> tuple[str, str | None] | None:
        """Text and doubt of a cell of the row asked for last; None for one that takes no room."""
        look = self._looks.of(cell, self._row)
        if not look.placed:
            self._hide(cell)
            return None
        if not len(cell) and look is SHOWN:
            return squeeze(cell.text or ""), None
        return of_runs(list(self._runs(cell, look, 0)))

    def hidden_columns(self, table: HtmlElement) -> set[int]:
        """The columns, from 0, that a <col> hides."""
        found: set[int] = set()
        at = 0
        for col in table.iterfind(".//col"):
            width = min(int(span), MAX_COLUMNS) if (span := (col.get("span") or "1")).isdigit() else 1
            group = col.getparent()
            around = self._looks.of(group, SHOWN) if group is not None and group.tag == "colgroup" else SHOWN
            if not self._looks.of(col, around).placed:
                found.update(range(at, at + width))
                self.hidden.append("")
            at += width
        return found

    def problem(self) -> Problem:
        """What is to be said of what is not seen."""
        texts = list(dict.fromkeys(text for text in self.hidden if text))
        quoted = ", ".join(f"«{text[:40]}»" for text in texts[:MOST_HIDDEN])
        return problem("E129", count=len(self.hidden), texts=f" ({quoted})" if quoted else "")

    def _hide(self, element: HtmlElement) -> None:
        if text := squeeze(element.text_content()):
            self.hidden.append(text)

    def _runs(self, element: HtmlElement, look: Look, depth: int) -> Iterator[Run]:
        if depth >= MAX_DEPTH:
            yield Run(element.text_content())
            return
        yield from self._run(element.text, look)
        for child in element:
            inside = None if is_skipped(child) else self._looks.of(child, look)
            if inside is not None and not inside.placed:
                self._hide(child)
            elif inside is not None:
                block = "" if child.tag in _INLINE else " "
                yield Run(block)
                if child.tag in ("input", "select", "textarea"):
                    yield from self._run(_control(child), inside)
                else:
                    yield from self._runs(child, inside, depth + 1)
                yield Run(block)
            yield from self._run(child.tail, look)

    def _run(self, text: str | None, look: Look) -> Iterator[Run]:
        if not text:
            return
        if look.shown:
            yield Run(text, look.struck, look.raised)
        elif text.strip():
            self.hidden.append(squeeze(text))


def _holds_data(table: HtmlElement, lexicon: Lexicon) -> bool:
    """Whether a table holds figures itself: no table is nested in it, or a row of its own names months."""
    if table.find(".//table") is None:
        return True
    for row in direct_rows(table):
        cells = [cell for cell in row if cell.tag in ("td", "th") and cell.find(".//table") is None]
        if sum(lexicon.month(cell_text(cell)[:12]) is not None for cell in cells) >= 2:
            return True
    return False


def cell_text(cell: HtmlElement) -> str:
    """What a cell shows, white space squeezed; a checkbox as ☒ or ☐, a line break as a space."""
    return squeeze("".join(_texts(cell, 0)))


def _texts(element: HtmlElement, depth: int) -> Iterator[str]:
    if depth >= MAX_DEPTH:
        yield element.text_content()
        return
    yield element.text or ""
    for child in element:
        if not is_skipped(child):
            block = "" if child.tag in _INLINE else " "
            yield block
            if child.tag in ("input", "select", "textarea"):
                yield _control(child)
            else:
                yield from _texts(child, depth + 1)
            yield block
        yield child.tail or ""


def is_skipped(element: HtmlElement) -> bool:
    """Whether an element has no text to be seen: scripts, buttons, pictures."""
    return not isinstance(element.tag, str) or element.tag in _SKIPPED


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
