"""The cells of one activity: from the words between its rules to names, texts and figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from poi_audit.extract.pdf.header import Column, Table
from poi_audit.extract.pdf.page import Line, Word, lines_of
from poi_audit.extract.pdf.rows import Piece
from poi_audit.extract.pdf.stitch import Group
from poi_audit.extract.pdf.unruled import FIGURE_ROLES
from poi_audit.extract.wording import CODE_AO
from poi_audit.model.figure import Figure, Place
from poi_audit.model.report import Activity, Block, Row
from poi_audit.model.text import fold

_NAME = re.compile(rf"({CODE_AO.pattern})\s*[-–—]?\s*(.*)", re.S)


Cells = dict[Column | None, list[Word]]

SURE = 0.5
"""A figure of a scan read with less confidence is doubtful."""


@dataclass(slots=True)
class RowWords:
    """One row of figures: its words and the page they stand on."""

    line: Line
    page: int
    cells: Cells


_MISSING = "la fila no se encontró en la página"
_CROWDED = "hay más de dos filas de cifras para esta actividad"


def activity_of(group: Group, doubt_blank: bool = False) -> Activity | None:
    """The activity a group of pieces prints, or None when it holds no code.

    With `doubt_blank` a row that is not there is doubtful and not blank: nothing shows that it is printed empty.
    """
    if group.code is None:
        return None
    table = group.table
    found = _NAME.match(_text([[w for w in p.words if table.in_name(w)] for p in group.pieces]))
    if found is None:
        return None
    rows = _rows(group)
    doubt = _CROWDED if group.rows > 2 else _MISSING if doubt_blank else None
    blocks = {
        name: Block(_row(group, rows[0], name, doubt), _row(group, rows[1], name, doubt))
        for name in ("physical", "financial")
    }
    roles = {c.role: c for c in table.columns if c.role not in (*FIGURE_ROLES, "name")}
    cells = [_by_column(piece.words, table) for piece in group.pieces]

    def text(role: str) -> str | None:
        column = roles.get(role)
        return None if column is None else _text([of.get(column, []) for of in cells])

    return Activity(
        code=found[1],
        name=found[3],
        physical=blocks["physical"],
        percent=_percent(group, cells, roles.get("percent")),
        percent_period=_percent(group, cells, roles.get("percent_period")),
        financial=blocks["financial"] if table.has_financial else None,
        cost_center=text("cost_center"),
        priority=text("priority"),
        unit=text("unit"),
        aggregation=text("aggregation"),
        place=place(group.code, group.pieces[0].page if group.code in group.pieces[0].words else None)
        or _code_place(group),
    )


def place(word: Word, page: int | None) -> Place | None:
    """Where a word stands; None without a page."""
    if page is None:
        return None
    return Place(page, (word.x0, word.top, word.x1, word.bottom))


def _code_place(group: Group) -> Place | None:
    return (
        next((place(group.code, p.page) for p in group.pieces if group.code in p.words), None)
        if group.code
        else None
    )


def join_lines(texts: Sequence[str]) -> str:
    """Lines of a cell as one text. A line that ends in a hyphenated word ("GEO-") goes on without a space."""
    out = ""
    for text in texts:
        glue = re.search(r"\w-$", out) is not None
        out = text if not out else out + ("" if glue else " ") + text
    return out


def _by_column(words: Sequence[Word], table: Table) -> Cells:
    cells: Cells = {}
    for word in words:
        cells.setdefault(table.column_of(word), []).append(word)
    return cells


def _text(parts: Sequence[list[Word]]) -> str:
    """The text of a cell, of which each page prints a part."""
    return join_lines([line.text for words in parts for line in lines_of(words)])


def _rows(group: Group) -> tuple[RowWords | None, RowWords | None]:
    """The programmed and the executed row. A lone row is told by the dashes, the labels or the middle of the piece."""
    table = group.table
    rows = [RowWords(line, p.page, _cells(line, table)) for p in group.pieces for line in p.rows(table)]
    if len(rows) >= 2:
        return rows[0], rows[1]
    if not rows:
        return None, None
    row = rows[0]
    piece = next(p for p in group.pieces if p.page == row.page and row.line.words[0] in p.words)
    return (row, None) if _is_programmed(row, piece, group) else (None, row)


def _is_programmed(row: RowWords, piece: Piece, group: Group) -> bool:
    if piece.dashes:
        return row.line.y < piece.dashes[0]
    labels = {
        fold(w.text)[:3]: w.y
        for w in piece.words
        if (c := group.table.column_of(w)) is not None and c.role == "label"
    }
    if "PRO" in labels and "EJE" in labels:
        return abs(labels["PRO"] - row.line.y) <= abs(labels["EJE"] - row.line.y)
    return "EJE" not in labels


def _row(group: Group, row: RowWords | None, block: str, doubt: str | None) -> Row:
    if row is not None and group.rows <= 2:
        doubt = None
    months: dict[int, Figure] = {}
    accumulated: Figure | None = None
    for column in group.table.columns:
        if column.block != block:
            continue
        figure = Figure("") if row is None else _cell(column, row)
        figure = figure if doubt is None else replace(figure, doubt=figure.doubt or doubt)
        if column.role == "month" and column.month is not None:
            months[column.month] = figure
        elif column.role == "accumulated":
            accumulated = figure
    blank = Figure("", doubt="no se encontró su columna")
    if accumulated is None:
        accumulated = blank
    return Row(tuple(months.get(i, blank) for i in range(len(group.table.months))), accumulated)


def _cell(column: Column, row: RowWords) -> Figure:
    """The figure a row prints in a column; a blank one still has its place."""
    words = row.cells.get(column)
    if not words:
        size = row.line.size
        box = (column.x0, row.line.y - 0.8 * size, column.x1, row.line.y + 0.22 * size)
        return Figure("", Place(row.page, box))
    return figure_of(words, row.page)


def _cells(line: Line, table: Table) -> Cells:
    """The words of each cell. A figure wider than its cell is the one of the cell that nothing else fills."""
    cells: Cells = {}
    wide: list[tuple[Column, Column, Word]] = []
    for word in line.words:
        left = table.at(word.x0 + 0.3)
        right = left if left is None or word.x1 - 0.3 < left.x1 else table.at(word.x1 - 0.3)
        if left is right or left is None or right is None or left.role not in FIGURE_ROLES:
            cells.setdefault(table.column_of(word), []).append(word)
        else:
            wide.append((left, right, word))
    for left, right, word in wide:
        if word.confidence is not None and min(left.x1 - word.x0, word.x1 - right.x0) > 0.5 * word.size:
            word = word._replace(confidence=0.0)  # two figures of a scan may have been read as one
        free = [column for column in (left, right) if column not in cells]
        if len(free) == 2:
            near = [left, right] if word.x0 - left.x0 < right.x1 - word.x1 else [right, left]
            free = near[:1]
        cells.setdefault((free or [left])[0], []).append(word)
    return cells


def figure_of(words: Sequence[Word], page: int) -> Figure:
    """One figure from the words of its cell; doubtful when it is no number and no mark."""
    word = words[0]
    top, bottom = word.top, word.bottom
    if len(words) > 1:
        word = _joined(words)
        top, bottom = min(w.top for w in words), max(w.bottom for w in words)
    text, confidence = word.text, word.confidence
    box = (word.x0, top, word.x1, bottom)
    figure = Figure(text, Place(page, box), confidence=None if confidence is None else round(confidence, 3))
    if not figure.readable:
        return replace(figure, doubt=f"«{text}» no es un número ni una sigla conocida")
    if word.doubt:
        return replace(figure, doubt=word.doubt)
    if word.mixed:
        return replace(figure, doubt="está impresa encima de otro texto")
    if confidence is not None and confidence < SURE:
        return replace(figure, doubt=f"en la imagen se lee «{text}» con poca certeza")
    return figure


def _joined(words: Sequence[Word]) -> Word:
    """The words of a cell as one."""
    ordered = sorted(words, key=lambda w: (round(w.y), w.x0))
    return Word(
        " ".join(w.text for w in ordered),
        min(w.x0 for w in words),
        max(w.x1 for w in words),
        max(w.y for w in words),
        max(w.size for w in words),
        confidence=min((w.confidence for w in words if w.confidence is not None), default=None),
        mixed=any(w.mixed for w in words),
        doubt=next((w.doubt for w in words if w.doubt), None),
    )


def _percent(group: Group, cells: Sequence[Cells], column: Column | None) -> Figure | None:
    if column is None:
        return None
    for piece, of in zip(group.pieces, cells, strict=True):
        if column in of:
            return figure_of(of[column], piece.page)
    piece = group.pieces[0]
    return Figure("", Place(piece.page, (column.x0, piece.top, column.x1, piece.bottom)))
