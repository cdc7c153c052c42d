"""The texts of a row: codes, names, type, cost centre, priority, unit and aggregation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from poi_audit.extract.cells import Cell, CellRow
from poi_audit.extract.table.columns import NAMES, TEXTS, Columns
from poi_audit.layouts.form import AGGREGATIONS, PRIORITIES
from poi_audit.layouts.lexicon import Lexicon
from poi_audit.model.text import CODE_AO, NEAR_AO, NEAR_TITLE, as_code, fold

_AO = re.compile(r"(A\s*O\s*I(?:\s*\d){11}(?!\d)|\d\d\s*AO\d{9,12})\s*[-–—:]?\s*(.*)", re.S)
_OTHER_AO = re.compile(r"([A-Z]{1,5}[-. ]?\d{2,12}(?:[-.]\d{1,6}){0,3})\s*(?:[-–—:]\s*(.*)|$)", re.S)
"""A code of another form: "AO-0001"."""
_HEADING = re.compile(r"(OEI\s*\.\s*\d\d|AEI\s*\.\s*\d\d\s*\.\s*\d\d)(?!\d)\s*[-–—:.]?\s*(.*)", re.S)
_TYPE = re.compile(r"(III?|II|I)\b\s*(.*)", re.S)


class Heading(NamedTuple):
    """The title row of an OEI or an AEI."""

    code: str
    type: str | None
    name: str


class Labels(NamedTuple):
    """The texts of an activity's row; None where the layout or the text has no such cell."""

    code: str
    name: str
    cost_center: str | None = None
    priority: str | None = None
    unit: str | None = None
    aggregation: str | None = None


class Code(NamedTuple):
    """An activity's code: the cell it opens, the code, and the text after it."""

    cell: Cell
    code: str
    rest: str
    printed: str | None = None
    """The code as printed, where it is none of an AO's and only like one."""


@lru_cache(maxsize=8192)
def _headed(text: str) -> tuple[str, str] | None:
    if text[:1] not in "OAoa0":
        return None
    if (found := _HEADING.match(text)) is not None:
        return fold(found[1]), found[2]
    near = NEAR_TITLE.match(text)
    return (as_code(near[0]), _name([text[near.end() :].strip()])) if near else None


def heading_cell(cell: Cell) -> bool:
    """Whether a cell begins with the code of an OEI or AEI."""
    return _headed(cell.text) is not None


def misprinted(row: CellRow) -> str | None:
    """The code of a title row as printed, where a letter stands for a digit in it or a digit for a letter."""
    cell = next(filter(heading_cell, row.filled[:2]), None)
    if cell is None or _HEADING.match(cell.text):
        return None
    near = NEAR_TITLE.match(cell.text)
    if near is None or re.sub(r"[.-]", "", fold(near[0])) == as_code(near[0]).replace(".", ""):
        return None
    return near[0]


def heading_of(row: CellRow, columns: Columns | None) -> Heading | None:
    """The OEI or AEI whose title row this is, or None."""
    filled = row.filled
    at = next((i for i, cell in enumerate(filled[:2]) if heading_cell(cell)), None)
    if at is None or (at and filled[0].text.strip("0123456789.")):
        return None
    found = _headed(filled[at].text)
    texts = [cell.text for cell in filled[at + 1 :]]
    if found is None or any(activity_in(cell) for cell in filled):
        return None
    if texts and _headed(texts[0]):
        return None
    rest = [text for text in (found[1], *texts) if text]
    kind: str | None = None
    if rest and rest[0] in ("I", "II"):
        kind = rest.pop(0)
    elif rest and columns and "type" in columns.kinds and (typed := _TYPE.match(rest[0])) and typed[2]:
        kind, rest[0] = typed[1], typed[2]
    return Heading(found[0], kind, _name(rest))


@lru_cache(maxsize=8192)
def _coded(text: str) -> tuple[str, str] | None:
    found = _AO.match(text)
    return (fold(found[1]), found[2].strip()) if found else None


@lru_cache(maxsize=8192)
def _nearly(text: str) -> tuple[str, str, str] | None:
    """The code that a text like one opens with, the text after it, and the code as printed."""
    if text[:1] not in "A0123456789" or (found := NEAR_AO.match(text)) is None:
        return None
    code = as_code(found[0])
    rest = re.sub(r"^\s*[-–—:]?\s*", "", text[found.end() :])
    return (code if CODE_AO.fullmatch(code) else found[0]), rest.strip(), found[0]


def activity_in(cell: Cell) -> bool:
    """Whether a cell begins with an AO's code."""
    return bool(cell.text) and _coded(cell.text) is not None


def activity_code(row: CellRow) -> Code | None:
    """The cell of a row that begins with an AO's code; None without one."""
    for cell in row.filled[:4]:
        if found := _coded(cell.text):
            return Code(cell, *found)
    for cell in row.filled[:4]:
        if near := _nearly(cell.text):
            return Code(cell, *near)
    return None


def taught_code(cells: Sequence[Cell], lexicon: Lexicon) -> Code | None:
    """The cell that begins with a code written as a user's form says; None without one."""
    found = ((cell, lexicon.code(cell.text)) for cell in cells if cell.text and not cell.carried)
    return next((Code(cell, *told) for cell, told in found if told), None)


def other_code(row: CellRow, columns: Columns, lexicon: Lexicon) -> Code | None:
    """The cell that begins with a code of another form, in a column of codes or names; None without one."""
    named = [cell for cell in row.filled if columns.role_at(cell.column) in ("code", "name", "action")]
    if (taught := taught_code(named, lexicon)) is not None:
        return taught
    for cell in named:
        role = columns.role_at(cell.column)
        if not heading_cell(cell):
            found = _OTHER_AO.match(cell.text)
            if found is not None and (found[2] is not None or role == "code"):
                return Code(cell, found[1], (found[2] or "").strip())
    return None


def labels_by_column(code: str, rest: str, row: CellRow, columns: Columns) -> Labels:
    """The labels of a row whose cells stand in the header's columns."""
    names = [
        cell.text
        for cell in row.filled
        if columns.role_at(cell.column) in NAMES
        and not _coded(cell.text)
        and not _nearly(cell.text)
        and cell.text != code
    ]
    names = [
        text
        for text in names
        if text not in ("I", "II") and not _headed(text) and not text.startswith(f"{code} ")
    ]
    found = {role: _under(row, columns.by_role[role].index) for role in TEXTS if role in columns.by_role}
    return Labels(code, _name([rest, *names]), **found)


def labels_in_order(code: str, rest: str, cells: Sequence[Cell], columns: Columns) -> Labels:
    """The labels between the code's cell and the row label, told by their words since columns may be lost."""
    texts = [cell.text for cell in cells if cell.text]
    if "type" in columns.kinds and texts and texts[0] in ("I", "II"):
        texts.pop(0)
    if not rest and texts:
        rest = texts.pop(0)
    folded = [fold(text) for text in texts]
    at = next((i for i, word in enumerate(folded) if word in PRIORITIES), None)
    if at is None:
        at = len(texts) - 3
        if at < 0:
            known = next((text for text in texts if fold(text) in AGGREGATIONS), None)
            return Labels(code, _name([rest]), aggregation=known)
    before, after = texts[:at], texts[at + 1 :]
    if len(after) == 1:
        after = ["", *after] if fold(after[0]) in AGGREGATIONS else [*after, ""]
    unit, aggregation = (after[0], " ".join(after[1:])) if after else ("", "")
    cost_center = before.pop() if "cost_center" in columns.kinds and before else None
    return Labels(code, _name([rest, *before]), cost_center, texts[at], unit, aggregation)


def _under(row: CellRow, column: int) -> str:
    """The text of the cell that covers a column."""
    return next((cell.text for cell in reversed(row.cells) if cell.column <= column), "")


def _name(parts: Sequence[str]) -> str:
    return re.sub(r"^[-–—:]\s*", "", " ".join(part for part in parts if part))
