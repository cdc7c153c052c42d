"""The rows of cells that a PDF gives: titles, activities, closing lines and lines of text, each cell with its place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from poi_audit.extract.cells import FIGURE, NOWHERE, Cell, CellRow
from poi_audit.extract.pdf.header import CODE, ROWED, Column, Table, label_texts
from poi_audit.extract.pdf.page import Line, Word, lines_of
from poi_audit.extract.pdf.rows import Closing, Piece, Title
from poi_audit.extract.pdf.stitch import Group
from poi_audit.layouts.layout import FIGURES
from poi_audit.model.figure import Place
from poi_audit.model.text import fold

SURE = 0.5
"""A figure of a scan read with less confidence is doubtful."""
TABLE = 1
"""The number that rows of the table carry; those of running text have 0."""
_CROWDED = "hay más filas de cifras que las de una actividad"
_OVERPRINTED = "está impresa encima de otro texto"
_UNSURE = "en la imagen se lee «{text}» con poca certeza"
_EITHER = "de las dos filas de la AO se ve una sola, y no se sabe cuál"
_BEYOND = "la columna está en otra página"

Words = dict[int, list[Word]]
"""Number of a column -> the words in it."""


@dataclass(slots=True)
class _Row:
    """One row of figures, on the page it stands on."""

    line: Line
    page: int
    words: Words


def text_row(lines: Sequence[Line], page: int) -> CellRow:
    """A line of running text."""
    words = [word for line in lines for word in line.words]
    return CellRow([Cell(" ".join(line.text for line in lines), 0, box_of(words, page))])


def title_rows(title: Title, table: Table) -> list[CellRow]:
    """The title row of an OEI or AEI: code, type, name."""
    place = box_of([title.where], title.page)
    texts = [title.code, *([title.type] if title.type else []), title.text]
    return [CellRow([Cell(text, i, place) for i, text in enumerate(texts) if text], TABLE)]


def closing_row(closing: Closing, table: Table, width: float) -> CellRow:
    """A closing line: its label, the figures after it, and those of money."""
    beyond = _BEYOND if table.cut_at(width) else None
    place = Place(closing.page)
    cells = [Cell(closing.reworded or f"EJECUCIÓN FÍSICA POR {closing.code or 'AEI'}:", 0, place)]
    cells += [_figure([word], 0, closing.page) for word in closing.physical]
    if not closing.physical:
        cells.append(Cell("", 0, NOWHERE, doubt=beyond))
    if table.meaning.has_financial:
        cells.append(Cell(f"EJECUCIÓN FINANCIERA POR {closing.code or 'AEI'}:", 0, place))
        money = (
            _figure(closing.financial, 0, closing.page)
            if closing.financial
            else Cell("", 0, NOWHERE, doubt=beyond)
        )
        cells.append(money)
    return CellRow(cells, TABLE)


def activity_rows(group: Group, labelled: int) -> list[CellRow]:
    """The rows of an activity. `labelled`: how many row labels its pieces carry.

    A row that its label shows and of which nothing is printed is blank; one that nothing shows is not given.
    """
    table = group.table
    rows = [
        _Row(line, piece.page, _cells(line, table)) for piece in group.pieces for line in piece.rows(table)
    ]
    parts = [_by_column(piece.words, table) for piece in group.pieces]
    pages = [piece.page for piece in group.pieces]
    doubt = _CROWDED if len(rows) > max(table.height, labelled) else _EITHER if _untold(rows, group) else None
    names, before = _names(group)
    spans = {c.index: _spanning(c, rows, parts, pages, group) for c in table.columns if c.role not in ROWED}
    out = [before] if before else []
    for i, (label, row) in enumerate(_labelled(rows, group)):
        cells = [cell._replace(carried=i > 0) for cell in names]
        for column in table.columns:
            if column.role in ("name", "code", "type", "item"):
                continue
            if column.role == "label":
                cells.append(Cell(label, column.index, Place(pages[0])))
            elif column.role in ROWED:
                cells.append(_cell(column, row, doubt))
            else:
                cells += _spanned(column, spans[column.index], i)
        out.append(CellRow(sorted(cells, key=lambda cell: cell.column), TABLE))
    return out


def is_total(group: Group) -> bool:
    """Whether rows without a code are of the TOTAL with which a sheet ends."""
    return any(fold(w.text).startswith("TOTAL") for piece in group.pieces for w in piece.words)


def loose_row(group: Group) -> CellRow:
    """What stands in the table and is of no activity: its text, and its figures in their columns."""
    words = [(w, piece.page) for piece in group.pieces for line in lines_of(piece.words) for w in line.words]
    texts = [w for w, _ in words if not FIGURE.fullmatch(w.text)]
    cells = [Cell(_text([texts]), 0, box_of(texts, words[0][1]))] if texts else []
    for word, page in words:
        if FIGURE.fullmatch(word.text):
            column = group.table.column_of(word)
            cells.append(_figure([word], column.index if column is not None else 0, page))
    return CellRow(cells, TABLE)


def _names(group: Group) -> tuple[list[Cell], CellRow | None]:
    """The cell of code and name, or the two cells where each has a column of its own; and lines before the code."""
    table, code = group.table, group.code
    left = code.x0 if code is not None else 0.0
    words = [
        [w for w in piece.words if table.in_name(w) and not (w.text.isdigit() and w.x1 < left)]
        for piece in group.pieces
    ]
    if code is None:
        text = _text(words)
        first = next((c.index for c in table.columns if c.role == "name"), 0)
        place = box_of([w for part in words for w in part], group.pieces[0].page)
        return ([Cell(text, first, place)] if text else []), None
    page = next((p.page for p in group.pieces if code in p.words), None)
    place = box_of([code], page) if page is not None else NOWHERE
    column = table.column_of(code)
    index = column.index if column is not None else 0
    apart = [
        [w for w in part if (c := table.column_of(w)) is not None and c.index != index] for part in words
    ]
    beside = sum(map(len, words)) - sum(map(len, apart)) - 1
    if column is not None and column.role == "code" and CODE.match(code.text) and not beside and any(apart):
        other = next((c.index for c in table.columns if c.role == "name"), index)
        if other != index:
            return [Cell(code.text, index, place), Cell(_text(apart), other, place)], None
    lost = [w for w in words[0] if code in words[0] and w.y < code.y - 0.5 * code.size]
    before = CellRow([Cell(_text([lost]), 0, box_of(lost, page))], TABLE) if lost else None
    words[0] = [w for w in words[0] if w not in lost]
    return [Cell(_text(words), index, place)], before


def _labelled(rows: Sequence[_Row], group: Group) -> list[tuple[str, _Row | None]]:
    """The rows with the label of each, also those of which only the label is printed."""
    table = group.table
    if len(rows) == table.height and table.labels:
        return list(zip(table.labels, rows, strict=True))
    marks = _marks(group)
    if len(rows) == 1 and table.height == 2 and len(marks) < 2:
        return [(_lone_label(rows[0], group, marks), rows[0])]
    if len(rows) >= len(marks):
        return [(_label_near(row, marks) if marks else "", row) for row in rows]
    near = {min(range(len(marks)), key=lambda i: _distance(marks[i], row)): row for row in rows}
    return [(mark[0], near.get(i)) for i, mark in enumerate(marks)]


def _distance(mark: Mark, row: _Row) -> float:
    return abs(mark[1] - row.line.y) + (0 if mark[2] == row.page else 1e4)


Mark = tuple[str, float, int]
"""A row label as printed, its baseline and its page."""


def _marks(group: Group) -> list[Mark]:
    """The row labels of an activity, each once, from top to bottom."""
    table = group.table
    column = next((c for c in table.columns if c.role == "label"), None)
    if column is None:
        return []
    marks: list[Mark] = []
    for piece in group.pieces:
        lines = lines_of([w for w in piece.words if table.column_of(w) is column])
        marks += [(text, line.y, piece.page) for text, line in label_texts(lines, table.lexicon)]
    seen: dict[str, Mark] = {}
    for mark in marks:
        seen.setdefault(fold(mark[0])[:3] if group.table.height == 2 else fold(mark[0]), mark)
    return list(seen.values())


def _label_near(row: _Row, marks: Sequence[Mark]) -> str:
    own = [mark for mark in marks if mark[2] == row.page]
    best = min(own, key=lambda mark: abs(mark[1] - row.line.y), default=None)
    return best[0] if best is not None and abs(best[1] - row.line.y) < 3 * row.line.size else ""


def _untold(rows: Sequence[_Row], group: Group) -> bool:
    """Whether one row alone is there, and neither dashes nor a label beside it tell which of the two it is."""
    if len(rows) != 1 or group.table.height != 2:
        return False
    (row,) = rows
    piece = _piece_of(row, group)
    return not piece.dashes and not _label_near(row, _marks(group))


def _piece_of(row: _Row, group: Group) -> Piece:
    return next(p for p in group.pieces if p.page == row.page and row.line.words[0] in p.words)


def _lone_label(row: _Row, group: Group, marks: Sequence[Mark]) -> str:
    """The label of the one row that is there: told by the dashes, the labels or the middle of the piece."""
    beside = next((mark for mark in marks if _distance(mark, row) < 0.5 * row.line.size), None)
    if beside is not None:
        return beside[0]
    piece = _piece_of(row, group)
    if piece.dashes:
        return "PROG." if row.line.y < piece.dashes[0] else "EJEC."
    return marks[0][0] if marks else "PROG."


def _spanning(
    column: Column, rows: Sequence[_Row], parts: Sequence[Words], pages: Sequence[int], group: Group
) -> list[tuple[list[Word], int]]:
    """The words of a column, row by row where they stand on the rows' baselines; otherwise all of them as one."""
    found = [
        (part[column.index], page) for part, page in zip(parts, pages, strict=True) if column.index in part
    ]
    if column.role in FIGURES or column.role == "other":
        levels = [(line.words, page) for words, page in found for line in lines_of(words)]
        if len(levels) > 1 and len(levels) == len(rows) and all(_is_number(words) for words, _ in levels):
            return levels
        if column.role in FIGURES:
            return found[:1]
    return found


def _is_number(words: Sequence[Word]) -> bool:
    return any(c.isdigit() for c in words[0].text)


def _spanned(column: Column, found: Sequence[tuple[list[Word], int]], number: int) -> list[Cell]:
    if not found:
        return [Cell("", column.index, NOWHERE, carried=number > 0)]
    words, page = found[0]
    if column.role in FIGURES or (column.role == "other" and _is_number(words)):
        if len(found) > 1:
            return [_figure(found[number][0], column.index, found[number][1])] if number < len(found) else []
        return [_figure(words, column.index, page)._replace(carried=number > 0)]
    parts = [words for words, _ in found]
    return [Cell(_text(parts), column.index, box_of(words, page), carried=number > 0)]


def box_of(words: Sequence[Word], page: int | None) -> Place:
    """The place of these words."""
    if not words:
        return Place(page)
    sides = (
        min(w.x0 for w in words),
        min(w.top for w in words),
        max(w.x1 for w in words),
        max(w.bottom for w in words),
    )
    return Place(page, sides)


def _by_column(words: Sequence[Word], table: Table) -> Words:
    cells: Words = {}
    for word in words:
        if (column := table.column_of(word)) is not None:
            cells.setdefault(column.index, []).append(word)
    return cells


def join_lines(texts: Sequence[str]) -> str:
    """Lines of a cell as one text. A line that ends in a hyphenated word ("GEO-") goes on without a space."""
    out = ""
    for text in texts:
        glue = re.search(r"\w-$", out) is not None
        out = text if not out else out + ("" if glue else " ") + text
    return out


def _text(parts: Sequence[Sequence[Word]]) -> str:
    """The text of a cell, of which each page prints a part."""
    return join_lines([line.text for words in parts for line in lines_of(list(words))])


def _cell(column: Column, row: _Row | None, doubt: str | None) -> Cell:
    """The figure a row prints in a column; a blank one still has its place."""
    if row is None:
        return Cell("", column.index, NOWHERE, doubt=doubt)
    words = row.words.get(column.index)
    if not words:
        size = row.line.size
        box = (column.x0, row.line.y - 0.8 * size, column.x1, row.line.y + 0.22 * size)
        return Cell("", column.index, Place(row.page, box), doubt=doubt)
    cell = _figure(words, column.index, row.page)
    return cell if doubt is None else cell._replace(doubt=cell.doubt or doubt)


def _cells(line: Line, table: Table) -> Words:
    """The words of each cell. A figure wider than its cell is the one of the cell that nothing else fills."""
    cells: Words = {}
    wide: list[tuple[Column, Column, Word]] = []
    for word in line.words:
        left = table.at(word.x0 + 0.3)
        right = left if left is None or word.x1 - 0.3 < left.x1 else table.at(word.x1 - 0.3)
        if left is right or left is None or right is None or left.role not in ROWED:
            if (column := table.column_of(word)) is not None:
                cells.setdefault(column.index, []).append(word)
        else:
            wide.append((left, right, word))
    for left, right, word in wide:
        if word.confidence is not None and min(left.x1 - word.x0, word.x1 - right.x0) > 0.5 * word.size:
            word = word._replace(confidence=0.0)  # two figures of a scan may have been read as one
        free = [column for column in (left, right) if column.index not in cells]
        if len(free) == 2:
            near = [left, right] if word.x0 - left.x0 < right.x1 - word.x1 else [right, left]
            free = near[:1]
        cells.setdefault((free or [left])[0].index, []).append(word)
    return cells


def _figure(words: Sequence[Word], column: int, page: int) -> Cell:
    """The cell with one figure."""
    word = words[0]
    top, bottom = word.top, word.bottom
    if len(words) > 1:
        word = _joined(words)
        top, bottom = min(w.top for w in words), max(w.bottom for w in words)
    sure = None if word.confidence is None else round(word.confidence, 3)
    doubt = word.doubt
    if word.mixed:
        doubt = doubt or _OVERPRINTED
    if sure is not None and word.confidence is not None and word.confidence < SURE:
        doubt = doubt or _UNSURE.format(text=word.text)
    return Cell(word.text, column, Place(page, (word.x0, top, word.x1, bottom)), doubt=doubt, confidence=sure)


def figure_cell(words: Sequence[Word], column: int, page: int) -> Cell:
    """The cell with the figure that these words make; blank without words."""
    return _figure(words, column, page) if words else Cell("", column, NOWHERE)


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


def labels_of(group: Group) -> int:
    """How many row labels an activity carries."""
    return len(_marks(group))
