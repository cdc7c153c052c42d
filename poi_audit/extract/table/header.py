"""Where the head of a table stands among rows of cells, and the columns it names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from poi_audit.extract.cells import Cell, CellRow, is_figure
from poi_audit.extract.table.columns import Column, Columns, Head, columns_of
from poi_audit.extract.table.labels import activity_code, heading_cell
from poi_audit.layouts.layout import key
from poi_audit.layouts.lexicon import Lexicon
from poi_audit.model.report import MONTHS
from poi_audit.model.text import fold

MAX_HEADER_ROWS = 30
LONGEST = 100
"""Characters beyond which a text is no heading of a column."""
LEAST = 5
"""Texts side by side that may be a head in unknown words."""
_FRAGMENT = re.compile(r"(?:AVANCE|ACUMULADO|ANUAL|PERIODO|FISICO|FINANCIERO|[/%.])+")
_CODES = re.compile(r"OEI\.?\d|AEI\.?\d|AOI?\d{5}")


class Header(NamedTuple):
    """A table's head: its columns, the rows it takes, and the titles of an OEI or AEI that stand inside it."""

    columns: Columns
    end: int
    titles: tuple[CellRow, ...] = ()


def header_at(
    rows: Sequence[CellRow], index: int, lexicon: Lexicon, monthless: bool = False
) -> Header | None:
    """The header that starts at this row; None when none starts here. `monthless`: so does one without known months."""
    row = rows[index]
    if not row.filled or activity_code(row):
        return None
    return _gridded(rows, index, lexicon, monthless) if row.table else _running(rows, index, lexicon)


def _gridded(rows: Sequence[CellRow], index: int, lexicon: Lexicon, monthless: bool) -> Header | None:
    named_at = _named_below(rows, index) if monthless else None
    if not _announces(rows[index], lexicon) and named_at is None:
        return None
    end = index + 1
    while end < len(rows) and end - index < MAX_HEADER_ROWS and _goes_on(rows, index, end, lexicon):
        end += 1
    region = rows[index:end]
    titles = tuple(CellRow([cell], row.table) for row in region for cell in row.filled if heading_cell(cell))
    columns = columns_of(list(_heads(region)), lexicon, monthless=monthless, named_at=named_at)
    return Header(columns, end, titles) if columns is not None else None


def _named_below(rows: Sequence[CellRow], index: int) -> int | None:
    """The column of activities' codes, where a row of texts stands above them that may be a head in unknown words."""
    texts = [cell for cell in rows[index].filled if not is_figure(cell.text) and len(cell.text) < LONGEST]
    if len(texts) < LEAST or len(texts) < len(rows[index].filled) or heading_cell(texts[0]):
        return None
    for row in rows[index + 1 : index + MAX_HEADER_ROWS]:
        if row.table != rows[index].table:
            return None
        if (code := activity_code(row)) is not None:
            return code.cell.column
    return None


def _announces(row: CellRow, lexicon: Lexicon) -> bool:
    """Whether a row may begin a header: three of its words are known, or it names two months."""
    cells = [cell for cell in row.filled if len(cell.text) < LONGEST and not heading_cell(cell)]
    known = {key(cell.text) for cell in cells if _known(cell.text, lexicon)}
    if sum(is_figure(cell.text) for cell in cells) > len(cells) // 2 and len(known) < 4:
        return False
    words = [lexicon.column(cell.text) for cell in cells]
    upper = bool(words) and all(word is not None and word.role == "block" for word in words)
    own = len(words) == 1 and words[0] is not None and words[0].exact
    return len(known) >= 3 or upper or own


def _goes_on(rows: Sequence[CellRow], start: int, index: int, lexicon: Lexicon) -> bool:
    """Whether a row is of the header that began above: a cell of it reaches down here, or all words are a header's."""
    row, first = rows[index], rows[start]
    if row.table != first.table or activity_code(row):
        return False
    filled = row.filled
    if not filled:
        return any(cell.carried for cell in row.cells)
    if any(heading_cell(cell) for cell in filled[:1]) and len(filled) < 4:
        return False
    known = sum(_known(cell.text, lexicon) for cell in filled)
    figures = sum(is_figure(cell.text) for cell in filled)
    carried = any(cell.carried and cell.text for cell in row.cells)
    if carried and (known >= len(filled) // 3 or _numbers_months(filled)):
        return True
    if (
        carried
        and figures < len(filled) // 2
        and not any(lexicon.row(cell.text) for cell in filled if len(cell.text) > 1)
    ):
        return True
    return known > len(filled) // 2 and (known > 1 or known == len(filled))


def _numbers_months(cells: Sequence[Cell]) -> bool:
    """Whether cells number months: three or more that count on from one to the next, again from 1 in another block."""
    numbers = [int(cell.text) for cell in cells if cell.text.isdecimal() and len(cell.text) <= 2]
    counts = all(b in (a + 1, 1) for a, b in pairwise(numbers))
    return len(numbers) >= 3 and counts and 2 * len(numbers) > len(cells)


def _known(text: str, lexicon: Lexicon) -> bool:
    told = lexicon.month(text) is not None or lexicon.period(text) is not None
    return told or lexicon.column(text) is not None or lexicon.heads_whole(text)


def _heads(region: Sequence[CellRow]) -> Iterator[Head]:
    """The texts above each column, titles of OEI and AEI left out."""
    own = [[cell for cell in row.cells if cell.text and not cell.carried] for row in region]
    wide = [
        list(_widened(cells, row)) if i < len(own) - 1 else cells
        for i, (cells, row) in enumerate(zip(own, region, strict=True))
    ]
    starts = sorted({cell.column for cells in own for cell in cells})
    for start in starts:
        texts = [
            cell.text
            for cells in wide
            for cell in cells
            if cell.column <= start < cell.column + cell.width and not heading_cell(cell)
        ]
        if texts:
            yield Head(start, tuple(texts))


def _widened(cells: Sequence[Cell], row: CellRow) -> Iterator[Cell]:
    """The cells of an upper row of the header, each reaching over the blank cells to its right: merges undone."""
    blank = {cell.column for cell in row.cells if not cell.text and not cell.carried}
    for cell in cells:
        width = cell.width
        while width >= 1 and cell.column + width in blank:
            width += 1
        yield cell._replace(width=width)


# Pasted text, whose cells do not know their column


def _running(rows: Sequence[CellRow], index: int, lexicon: Lexicon) -> Header | None:
    if not _starts(rows[index], lexicon):
        return None
    months_at = _month_row(rows, index, lexicon)
    if months_at is None:
        return None
    end = months_at + 1
    while end < len(rows) and end - months_at < 10 and _is_fragment(rows[end], lexicon):
        end += 1
    columns = _in_order(rows[_first(rows, index, months_at) : end], lexicon)
    return Header(columns, end) if columns is not None else None


def _starts(row: CellRow, lexicon: Lexicon) -> bool:
    roles = [_role(cell.text, lexicon) for cell in row.filled if len(cell.text) < LONGEST]
    known = [role for role in roles if role]
    alone = lexicon.column(row.filled[0].text) if len(roles) == 1 else None
    own = alone is not None and (alone.exact or alone.role == "block")
    return known.count("month") >= 2 or len(set(known)) >= 3 or own or known == roles == ["month"]


def _role(text: str, lexicon: Lexicon) -> str | None:
    if lexicon.month(text) is not None:
        return "month"
    word = lexicon.column(text)
    return word.role if word else None


def _month_row(rows: Sequence[CellRow], index: int, lexicon: Lexicon) -> int | None:
    """The row of months of a header whose first row is `index`."""
    words = 0
    for i in range(index, min(index + MAX_HEADER_ROWS, len(rows))):
        row = rows[i]
        if row.table != rows[index].table:
            return None
        roles = [_role(cell.text, lexicon) for cell in row.filled]
        words += sum(role not in (None, "month", "block") for role in roles)
        months = roles.count("month")
        if months >= 2 or (months == 1 and words >= 3):
            return i
        if any(":" in cell.text or _CODES.search(fold(cell.text)) for cell in row.filled):
            return None
    return None


def _first(rows: Sequence[CellRow], index: int, months_at: int) -> int:
    """Where the header begins: above the row recognised, where its cells broke into lines."""
    if index != months_at:
        return index
    first = index
    while first and index - first < MAX_HEADER_ROWS:
        text = rows[first - 1].text
        if not text or ":" in text or _CODES.search(fold(text)):
            break
        first -= 1
    return first


def _is_fragment(row: CellRow, lexicon: Lexicon) -> bool:
    """Whether a row below the months still is header: "ACUMULADO", "AVANCE %", the months of FINANCIERO."""
    filled = row.filled
    return bool(filled) and all(
        _role(cell.text, lexicon) or _FRAGMENT.fullmatch(fold(cell.text)) for cell in filled
    )


def _in_order(region: Sequence[CellRow], lexicon: Lexicon) -> Columns | None:
    """The columns by the words of all lines together, since the cells of a heading may have broken into lines."""
    cells = [cell for row in region for cell in row.filled]
    words = "".join(fold(cell.text) for cell in cells if lexicon.month(cell.text) is None)
    second = _second_block(region, "FINANCIERO" in words, lexicon)
    numbers = [n for cell in cells if (n := lexicon.month(cell.text)) is not None]
    first = numbers if second is None else numbers[:second]
    texts: dict[str, Column] = {}
    for cell in cells:
        role = _role(cell.text, lexicon)
        if role is not None and role not in ("month", "block", "accumulated", "percent", "percent_period"):
            texts.setdefault(role, Column(-1, cell.text, role))
    for role, word in (
        ("cost_center", "CENTRODECOSTO"),
        ("code", "CODIGO"),
        ("type", "DEOEI"),
        ("aggregation", "AGREGACION"),
    ):
        if word in words:
            texts.setdefault(role, Column(-1, word, role))
    heads = [Head(i, (MONTHS[n - 1],)) for i, n in enumerate(first)]
    taught = [cell.text for cell in cells if _is_taught_figure(cell.text, lexicon)]
    if taught:
        words = ""
        heads += [Head(100 + i, (text,)) for i, text in enumerate(dict.fromkeys(taught))]
    rest = re.sub(r"%AVANCEACUMULADO|AVANCE%ACUMULADO", "", words)
    if "ACUMULADO" in rest:
        heads.append(Head(100, ("ANUAL/ACUMULADO" if "ANUAL/ACUMULADO" in rest else "AVANCE ACUMULADO",)))
    for order, pattern in enumerate(
        (r"%AVANCEPERIODO|AVANCE%PERIODO", r"%AVANCEANUAL|AVANCE%ANUAL", r"%AVANCEACUMULADO|AVANCE%ACUMULADO")
    ):
        if found := re.search(pattern, words):
            heads.append(Head(101 + order, (found[0],)))
    if second is not None:
        heads += [Head(200 + i, ("FINANCIERO", MONTHS[n - 1])) for i, n in enumerate(first)]
        money = next((text for text in taught if _role(text, lexicon) == "accumulated"), "AVANCE ACUMULADO")
        heads.append(Head(300, ("FINANCIERO", money)))
    heads = [*(Head(-len(texts) + i, (column.label,)) for i, column in enumerate(texts.values())), *heads]
    return columns_of(heads, lexicon, gridded=False)


def _is_taught_figure(text: str, lexicon: Lexicon) -> bool:
    """Whether a user's form heads a column of figures, other than a month's, in these words."""
    return lexicon.heads_whole(text) and _role(text, lexicon) in (
        "goal",
        "accumulated",
        "percent",
        "percent_period",
    )


def _second_block(region: Sequence[CellRow], named: bool, lexicon: Lexicon) -> int | None:
    """How many months stand before those of FINANCIERO; None without such a block."""
    seen: list[tuple[int, int]] = []
    for number, row in enumerate(region):
        for cell in row.filled:
            if (month := lexicon.month(cell.text)) is None:
                continue
            if seen and month == seen[0][1] and (named or number == seen[0][0]):
                return len(seen)
            seen.append((number, month))
    return None
