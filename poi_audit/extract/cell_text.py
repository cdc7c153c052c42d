"""The text of a page's cells and controls, as far as it is seen."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.html import HtmlElement

from poi_audit.extract.grid import MAX_COLUMNS
from poi_audit.extract.look import DRAWN, SHOWN, Look, Looks
from poi_audit.extract.problems import problem
from poi_audit.extract.runs import Run, of_runs
from poi_audit.model.report import Problem
from poi_audit.model.text import squeeze

MAX_DEPTH = 200
"""Elements nested deeper give their text and no structure."""
MOST_HIDDEN = 3
"""Hidden texts that a problem quotes."""

_SKIPPED = {
    "script", "style", "head", "noscript", "template", "button", "iframe", "object", "svg", "title",
    "datalist", "rp", "audio", "video", "canvas",
}  # fmt: skip
INLINE = {
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "del", "em", "font", "i", "img", "input", "ins",
    "kbd", "label", "mark", "nobr", "q", "s", "samp", "select", "small", "span", "strike", "strong", "sub", "sup",
    "textarea", "time", "tt", "u", "var", "wbr",
}  # fmt: skip
_BUTTONS = {"submit", "button", "image", "reset", "hidden", "password", "file"}


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
            text = cell.text
            return squeeze(text) if text else "", None
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
                block = "" if child.tag in INLINE else " "
                yield Run(block)
                if inside.doubt == DRAWN:
                    yield Run("", doubt=DRAWN)
                if child.tag in ("input", "select", "textarea"):
                    yield from self._run(control_text(child), inside)
                else:
                    yield from self._runs(child, inside, depth + 1)
                yield Run(block)
            yield from self._run(child.tail, look)

    def _run(self, text: str | None, look: Look) -> Iterator[Run]:
        if not text:
            return
        if look.shown:
            yield Run(text, look.struck, look.raised, look.size, look.doubt)
        elif text.strip():
            self.hidden.append(squeeze(text))


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
            block = "" if child.tag in INLINE else " "
            yield block
            if child.tag in ("input", "select", "textarea"):
                yield control_text(child)
            else:
                yield from _texts(child, depth + 1)
            yield block
        yield child.tail or ""


def is_skipped(element: HtmlElement) -> bool:
    """Whether an element has no text to be seen: scripts, buttons, pictures."""
    return not isinstance(element.tag, str) or element.tag in _SKIPPED


def control_text(element: HtmlElement) -> str:
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
