"""What follows what in the table: title, activities, closing line; and what no name of an activity can end.

A name may hold another activity's code, "AEI.01.02", "NOTAS" or "TOTAL", and a line of it may begin with one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from poi_audit.extract.pdf.header import OTHER_CODE, Table
from poi_audit.extract.pdf.page import Line, Word
from poi_audit.extract.table.front import plain
from poi_audit.extract.wording import NOTE_START, TOTALS
from poi_audit.layouts.lexicon import Lexicon
from poi_audit.model.text import CODE_AEI, CODE_AO, CODE_OEI, fold

TITLE_WORD = re.compile(rf"({CODE_OEI.pattern}|{CODE_AEI.pattern})(?!\S*:)(.*)")
CODE, TITLE, CLOSING, ROW, CONTEXT = "code", "title", "closing", "row", "context"
_CLOSING = re.compile(rf"EJECUCIONFI(?:SICA|NANCIERA)POR([AO]EI|$)|{CODE_AEI.pattern}:")
_CONTEXT = re.compile(
    r"(?:CENTRO\s+(?:DE\s+)?COSTO|NRO\.?\s+(?:DE\s+)?REGISTRO|UE\b|UNIDAD\s+EJECUTORA|PLIEGO|SECTOR)[^:]{0,30}:",
    re.I,
)
"""A line between tables: for which unit or cost centre the next one is."""
_CONTEXT_STARTS = "CNUPScnups"
TEXT_HEADINGS = ("ALERTASIDENTIFICADAS", "NOTAS", "NOTA:", "ANALISISDESCRIPTIVO")
SUMMARY = "TABLARESUMEN"
_STEP = 1.9
"""Widest step between two lines of one name, in type sizes."""


def opening_code(line: Line, table: Table) -> Word | None:
    """The code of an activity with which a line of the name region begins; a running number may stand before it."""
    words = line.words[1:] if line.words[0].text.isdigit() and len(line.words) > 1 else line.words
    first = words[0]
    if not _is_code(first.text, table) or first.x0 > table.name[1] - 1:
        return None
    after = words[1] if len(words) > 1 else None
    if len(first.text) <= 16 and after is not None and after.x0 - first.x1 < first.size:
        return first if after.text[0] in "-–—" or after.x0 > table.columns[0].x1 else None
    return first


def _is_code(text: str, table: Table) -> bool:
    if CODE_AO.match(text) is not None:
        return True
    if table.lexicon.code(text) is not None:
        return True
    return table.coding == "other" and OTHER_CODE.fullmatch(text) is not None


def kinds_of(lines: Sequence[Line], table: Table) -> list[str]:
    """What each line may be: "code", "title", "closing", "row" (it carries a row label), or ""."""
    return [_kind(line, table) for line in lines]


def _kind(line: Line, table: Table) -> str:
    first = line.words[0]
    if opening_code(line, table) is not None:
        return CODE
    if TITLE_WORD.match(first.text) and not _beside_activity(line, table):
        return TITLE
    if first.text[0] in "EAé" and any(_CLOSING.match(fold(run.text)) for run in line.runs):
        return CLOSING
    if table.lexicon.has_closings and any(table.lexicon.closing(plain(run.text)) for run in line.runs):
        return CLOSING
    if first.text[0] in _CONTEXT_STARTS and _CONTEXT.match(line.text):
        return CONTEXT
    return ROW if any(table.row_label(word) for word in line.words) else ""


def _beside_activity(line: Line, table: Table) -> bool:
    """Whether the code of an OEI or AEI stands in a column of its own, beside an activity."""
    column = table.column_of(line.words[0])
    return column is not None and column.role in ("objective", "action")


def in_activity(
    lines: Sequence[Line], kinds: Sequence[str], index: int, table: Table, cuts: Sequence[float] = ()
) -> bool:
    """Whether a line that looks like a title, or like the end of the table, goes on with an activity's name.

    After an activity only its closing line ends the action. At the head of a page the rest of a name is told by the
    row label EJEC. below it.
    """
    line = lines[index]
    above = next((i for i in range(index - 1, -1, -1) if kinds[i] in (CODE, CLOSING)), None)
    if above is None:
        below = next(
            (ln for ln, kind in zip(lines[index:], kinds[index:], strict=True) if kind in (CODE, ROW)), None
        )
        return below is not None and _executed(below, table) and not any(line.y < y < below.y for y in cuts)
    if kinds[above] == CLOSING or any(lines[above].y < y < line.y for y in cuts):
        return False
    if line.words[0].x0 > table.name[1] or line.words[0].size > 1.2 * lines[above].size:
        return False
    before = next(ln for ln in reversed(lines[:index]) if ln.words[0].x0 < table.name[1])
    return line.y - before.y < _STEP * line.size


def _executed(line: Line, table: Table) -> bool:
    return any(table.row_label(word) == "E" for word in line.words)


def starts_tail(line: Line, lexicon: Lexicon) -> bool:
    """Whether a line reads like the end of the table: a total, the summary, a heading or a note."""
    taught = lexicon.has_totals
    for run in line.runs:
        if taught and lexicon.ends_table(run.text):
            return True
        if run.words[0].text[0] not in "AEMNPTaemnpt(":
            continue
        text = fold(run.text)
        if text.startswith((SUMMARY, *TEXT_HEADINGS)) or NOTE_START.match(run.text + " "):
            return True
        if any(text.startswith(label) for label in TOTALS):
            return True
    return False


def table_end(lines: Sequence[Line], table: Table) -> int:
    """The index of the first line after the table; their number where the table goes on."""
    found = [i for i, line in enumerate(lines) if starts_tail(line, table.lexicon)]
    if not found:
        return len(lines)
    kinds = kinds_of(lines, table)
    return next((i for i in found if not in_activity(lines, kinds, i, table)), len(lines))


def only_names(lines: Sequence[Line], table: Table) -> bool:
    """Whether nearly all lines of a page stand in the columns before the figures: a name runs over the whole page."""
    border = next((c.x0 for c in table.columns if c.role in ("label", "month")), 0.0)
    inside = sum(table.name[0] - 3 < line.x0 and line.x1 < border for line in lines)
    return inside > 0.9 * len(lines)
