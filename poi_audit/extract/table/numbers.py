"""In which style a report writes its numbers: "1,762.00" or "1.762,00", told from all its figures together.

One column may have another style than the rest ("1.141" beside "100.00"). A figure that contradicts its column is
doubtful: the page leaves open what it says.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from poi_audit.extract.cells import Cell, CellRow
from poi_audit.model.figure import parse

_NUMBER = re.compile(r"(?:S/\.? ?)?-?([\d.,]*\d)%?", re.ASCII)
_POINT = re.compile(r"\d{1,3}(,\d{3})+\.\d+|\d+\.(\d{1,2}|\d{4,})|0\.\d{3}|\d{4,}\.\d{3}|\d{1,3}(,\d{3}){2,}")
_COMMA = re.compile(r"\d{1,3}(\.\d{3})+,\d+|\d+,(\d{1,2}|\d{4,})|0,\d{3}|\d{4,},\d{3}|\d{1,3}(\.\d{3}){2,}")
_EITHER_POINT, _EITHER_COMMA = re.compile(r"[1-9]\d{0,2}\.\d{3}"), re.compile(r"[1-9]\d{0,2},\d{3}")
_APART = re.compile("(?<=\\d)[ \xa0\u2007-\u200a\u202f'\u2019\xb4`](?=\\d{3})")
_SPACED = re.compile(r"(?<![\d.,])\d{1,3}(?: \d{3})+[.,]\d+")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:\.\d{3})+,\d+")
_FINE = re.compile(r"\.\d{3}\b")
"""Three decimals: where figures that can be nothing else have them ("1,141.000"), "98.680" has them too."""
LEAST = 5
"""So many different figures must have three digits after each point, and none fewer, for these to be thousands."""
_CONTRADICTS = (
    "«{text}» está escrita de otro modo que las demás cifras de su columna y puede decir dos cantidades"
)


Key = tuple[int, int]
"""Table and column."""


def _key(row: CellRow, cell: Cell) -> Key:
    return row.table, cell.column if row.table else -1


def _kind(text: str) -> str:
    """How a number is written: "point" or "comma" decimals, "point?" or "comma?" where it may be thousands; or ""."""
    found = _NUMBER.fullmatch(_APART.sub("", text).replace(" %", "%"))
    if found is None or not ("." in found[1] or "," in found[1]):
        return ""
    digits = found[1]
    if _POINT.fullmatch(digits):
        return "point"
    if _COMMA.fullmatch(digits):
        return "comma"
    if _EITHER_POINT.fullmatch(digits):
        return "point?"
    return "comma?" if _EITHER_COMMA.fullmatch(digits) else ""


def styled(rows: Sequence[CellRow], decimal: str | None = None) -> Sequence[CellRow]:
    """The rows, each number with its style, and a doubt where it contradicts the others; else as they are.

    `decimal`: what parts the decimals of all of them, where their form says so.
    """
    texts = _texts(rows)
    spaced = {text for text in texts if " " in text and _SPACED.search(text)}
    if len(spaced) < LEAST or any(
        _GROUPED.fullmatch(text) for text in texts
    ):  # two figures may stand in one cell
        rows = [
            replace(row, cells=[_doubted(c) if c.text in spaced else c for c in row.cells]) for row in rows
        ]
    kinds = {text: told for text in texts if (told := _kind(text))}
    if decimal is not None:
        style = "comma" if decimal == "," else "point"
        return [
            replace(row, cells=[_styled(c, kinds.get(c.text, ""), style) for c in row.cells]) for row in rows
        ]
    if not set(kinds.values()) & {"comma", "point?"}:
        return rows
    columns: dict[Key, Counter[str]] = {}
    for row in rows:
        for cell in row.cells:
            if (kind := kinds.get(cell.text)) is not None and not cell.carried and len(row.cells) > 1:
                columns.setdefault(_key(row, cell), Counter())[kind] += 1
    whole = sum(columns.values(), Counter())
    usual = "comma" if whole["comma"] > whole["point"] else "point"
    open_ = {c for c, count in columns.items() if not count["point"] and not count["comma"]}
    different = {cell.text for row in rows for cell in row.cells if _key(row, cell) in open_}
    many = sum(kinds.get(text) == "point?" for text in different) >= LEAST
    fine = (
        not whole["comma"]
        and sum(kinds[text] == "point" and _FINE.search(text) is not None for text in kinds) > 1
    )
    thousands = not fine and (many or _adds_up(rows, set(columns) - open_, kinds))
    styles = {c: _style(count, usual, thousands) for c, count in columns.items()}
    return [
        replace(
            row,
            cells=[
                _styled(cell, kinds.get(cell.text, ""), styles.get(_key(row, cell), usual))
                for cell in row.cells
            ],
        )
        for row in rows
    ]


def _texts(rows: Sequence[CellRow]) -> set[str]:
    return {cell.text for row in rows for cell in row.cells if len(cell.text) < 24}


def _adds_up(rows: Sequence[CellRow], decided: set[Key], kinds: dict[str, str]) -> bool:
    """Whether rows add up to one of their cells with points for thousands, and none does with points for decimals.

    `decided`: columns whose own figures tell their style; they are no part of the sums.
    """
    closed = Counter[bool]()
    for row in rows:
        texts = [c.text for c in row.cells if _key(row, c) not in decided and c.text and not c.carried]
        if any(kinds.get(text) == "point?" for text in texts):
            for comma in (True, False):
                values = [value for text in texts if (value := parse(text, comma).value) is not None]
                closed[comma] += len(values) > 2 and any(2 * value == sum(values) for value in values)
    return closed[True] > 0 and not closed[False]


def _style(count: Counter[str], usual: str, thousands: bool) -> str:
    """The style of a column by its own figures; the report's where they do not tell.

    `thousands`: all points of such columns stand before three digits, in several different figures.
    """
    if count["point"] != count["comma"]:
        return "point" if count["point"] > count["comma"] else "comma"
    if not count["point"] and count["point?"] and not count["comma?"] and thousands:
        return "comma"
    return usual


def _doubted(cell: Cell) -> Cell:
    return cell._replace(doubt=cell.doubt or _CONTRADICTS.format(text=cell.text))


def _styled(cell: Cell, kind: str, style: str) -> Cell:
    if not kind:
        return cell
    doubt = None
    if (kind in ("point", "comma") and kind != style) or kind == f"{style}?":
        doubt = _CONTRADICTS.format(text=cell.text)
    return cell._replace(comma=style == "comma", doubt=cell.doubt or doubt)
