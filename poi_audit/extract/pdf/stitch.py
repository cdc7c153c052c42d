"""Joins the parts of an activity that page breaks have torn apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from poi_audit.extract.pdf.header import Table
from poi_audit.extract.pdf.page import Line, Word
from poi_audit.extract.pdf.rows import Closing, Context, Piece, Title


@dataclass(slots=True)
class Group:
    """The pieces of one activity in reading order, with the header they stand under."""

    table: Table
    pieces: list[Piece]
    code: Word | None
    rows: int
    """How many rows of figures they hold."""
    odd: bool = False
    """Whether of two parts with figures on two pages one ends at a rule and the other does not."""

    @property
    def whole(self) -> bool:
        """Whether code and both rows are there."""
        return self.code is not None and self.rows >= self.table.height


Flow = Title | Closing | Context | Piece
Joined = Title | Closing | Context | Group | Table


def stitch(flow: Iterable[tuple[Table, Flow | Table]]) -> Iterator[Joined]:
    """Group pieces into activities; titles and closing lines end a group."""
    group: Group | None = None
    title: Title | None = None
    for table, item in flow:
        if isinstance(item, Table) and not item.titles:
            yield item  # a header printed again parts no activity
            continue
        if not isinstance(item, Piece):
            if group is not None:
                yield group
                group = None
            if title is not None:
                yield title
                title = None
            if isinstance(item, Title):
                title = item
            else:
                yield item
            continue
        if title is not None:
            if _goes_on(title, item, table):
                continue
            yield title
            title = None
        if group is None:
            group = _start(table, item)
        elif _belongs(group, item, table):
            _join(group, item, table)
        else:
            yield group
            group = _start(table, item)
    if group is not None:
        yield group
    if title is not None:
        yield title


def _start(table: Table, piece: Piece) -> Group:
    return Group(table, [piece], piece.code, len(piece.rows(table)))


def _goes_on(title: Title, piece: Piece, table: Table) -> bool:
    """A title whose last lines stand at the head of the next page takes them in."""
    fresh = piece.page == title.page + 1 and not piece.ruled_top
    if not fresh or piece.code or piece.rows(table):
        return False
    title.words = [*title.words, *piece.words]
    return True


def _belongs(group: Group, piece: Piece, table: Table) -> bool:
    """Whether a piece is a further part of the group: what the group lacks, the piece has, and nothing twice."""
    last = group.pieces[-1]
    code, rows = piece.code, piece.rows(table)
    if code is not None and group.code is not None:
        return _repeats_code(group, piece, code, len(rows))
    if group.code is not None and code is None and not rows and _only_name(piece, table):
        return True  # a name begins with its code: a rest of one belongs to the activity before
    turned = piece.page == last.page + 1
    torn = turned and not last.ruled_bottom and not piece.ruled_top
    total = group.rows + len(rows) - (1 if turned and _repeats(group, piece, table) else 0)
    if total > table.height:
        return False
    if torn:
        return True
    lacks = not group.whole
    gives = code is not None or bool(rows)
    return lacks and gives and (piece.page == last.page or turned)


def _repeats_code(group: Group, piece: Piece, code: Word, rows: int) -> bool:
    """Whether the code is the group's own: a sheet prints a merged cell again where a page break cuts it."""
    turned = piece.page == group.pieces[-1].page + 1
    if not turned or group.code is None or code.text != group.code.text:
        return False
    return group.rows + rows - len(_printed_again(group, piece)) <= group.table.height


def _printed_again(group: Group, piece: Piece) -> list[Line]:
    """The rows of a piece that the group has already, figure by figure."""
    known = {_digits(row) for before in group.pieces for row in before.rows(group.table)}
    return [row for row in piece.rows(group.table) if _digits(row) in known]


def _only_name(piece: Piece, table: Table) -> bool:
    return all(table.in_name(w) for w in piece.words)


def _join(group: Group, piece: Piece, table: Table) -> None:
    if piece.page == group.pieces[-1].page + 1 and _repeats(group, piece, table):
        _drop_poorer(group, piece, table)
    if (
        group.rows + len(piece.rows(table)) > table.height
        and group.code is not None
        and piece.code is not None
    ):
        gone = {id(w) for row in _printed_again(group, piece) for w in row.words}
        piece.words = [w for w in piece.words if id(w) not in gone]
    if (group.code is not None and piece.code is not None) or _repeats_cells(group, piece, table):
        _drop_repeated_texts(group, piece, table)
    last = group.pieces[-1]
    coded = group.code is not None and piece.code is not None
    if piece.page != last.page and not coded and last.rows(table) and piece.rows(table):
        group.odd |= last.ruled_bottom != piece.ruled_top
    group.pieces.append(piece)
    group.code = group.code or piece.code
    group.rows = sum(len(p.rows(table)) for p in group.pieces)


def _digits(line: Line) -> str:
    return "".join(c for w in line.words for c in w.text if c.isalnum())


def _points(line: Line) -> int:
    return sum(w.text.count(".") for w in line.words)


def _repeats(group: Group, piece: Piece, table: Table) -> bool:
    """Whether a row cut through by the page break stands on both pages.

    Both show the same digits, and one of them has lost every decimal point; or a third row would come about. A
    difference in thousands commas alone proves nothing: PROG. prints them and EJEC. does not.
    """
    before = group.pieces[-1].rows(table)
    after = piece.rows(table)
    if not before or not after:
        return False
    one, other = before[-1], after[0]
    if _digits(one) != _digits(other):
        return False
    return (_points(one) == 0) != (_points(other) == 0) or group.rows + len(after) > group.table.height


def _drop_poorer(group: Group, piece: Piece, table: Table) -> None:
    """Of a row present twice keep the one with its points and commas."""
    last = group.pieces[-1]
    one, other = last.rows(table)[-1], piece.rows(table)[0]
    target, row = (last, one) if _points(one) < _points(other) else (piece, other)
    gone = {id(w) for w in row.words}
    target.words = [w for w in target.words if id(w) not in gone]


def _repeats_cells(group: Group, piece: Piece, table: Table) -> bool:
    """Whether two or more cells of text (priority, unit, aggregation) stand on both pages, whole and alike."""
    if piece.page != group.pieces[-1].page + 1:
        return False
    before = _cells(group.pieces[-1], table)
    alike = [role for role, text in _cells(piece, table).items() if before.get(role) == text]
    return len(alike) >= 2


def _cells(piece: Piece, table: Table) -> dict[str, str]:
    cells: dict[str, str] = {}
    for word in piece.words:
        column = table.column_of(word)
        if column is not None and column.role in ("priority", "unit", "aggregation"):
            cells[column.role] = cells.get(column.role, "") + word.text
    return cells


def _drop_repeated_texts(group: Group, piece: Piece, table: Table) -> None:
    """Of the cells printed on both pages keep the first print; a line that only the second has stays."""
    seen = {line for p in group.pieces for line in _lines(p, table).values()}
    lines = _lines(piece, table)
    figures = {id(w) for row in piece.rows(table) for w in row.words}
    piece.words = [w for w in piece.words if id(w) in figures or lines[_line(w, table)] not in seen]


def _lines(piece: Piece, table: Table) -> dict[object, tuple[object, str]]:
    """The column and text of each line of each cell."""
    lines: dict[object, tuple[object, str]] = {}
    for word in sorted(piece.words, key=lambda w: w.x0):
        column, text = lines.get(_line(word, table), (_column(word, table), ""))
        lines[_line(word, table)] = (column, f"{text} {word.text}")
    return lines


def _line(word: Word, table: Table) -> object:
    return _column(word, table), round(word.y)


def _column(word: Word, table: Table) -> object:
    column = table.column_of(word)
    return "name" if table.in_name(word) else column.index if column is not None else None
