"""The texts of a row: codes, names, type, cost centre, priority, unit and aggregation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from poi_audit.extract.cells import Cell, CellRow
from poi_audit.extract.header import Schema
from poi_audit.model.text import fold

_AO = re.compile(r"(A\s*O\s*I(?:\s*\d){11}(?!\d)|\d\d\s*AO\d{9,12})\s*[-–—:]?\s*(.*)", re.S)
_HEADING = re.compile(r"(OEI\s*\.\s*\d\d|AEI\s*\.\s*\d\d\s*\.\s*\d\d)(?!\d)\s*[-–—:.]?\s*(.*)", re.S)
_TYPE = re.compile(r"(III?|II|I)\b\s*(.*)", re.S)
_PRIORITIES = {"MUYALTA", "ALTA", "MEDIA", "BAJA", "MUYBAJA"}
_AGGREGATIONS = {"ACUMULADOANUAL", "ACUMULADOMENSUAL", "NOACUMULADO"}


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


def heading_of(row: CellRow, schema: Schema | None) -> Heading | None:
    """The OEI or AEI whose title row this is, or None."""
    texts = [cell.text for cell in row.filled]
    found = _HEADING.match(texts[0]) if texts else None
    if found is None:
        return None
    rest = [text for text in (found[2], *texts[1:]) if text]
    kind: str | None = None
    if rest and rest[0] in ("I", "II"):
        kind = rest.pop(0)
    elif rest and schema and "type" in schema.kinds and (typed := _TYPE.match(rest[0])) and typed[2]:
        kind, rest[0] = typed[1], typed[2]
    return Heading(fold(found[1]), kind, " ".join(rest))


def activity_code(row: CellRow) -> tuple[Cell, str, str] | None:
    """The cell of a row that begins with an AO's code, the code, and the text after it; None without one."""
    for cell in row.filled[:2]:
        if found := _AO.match(cell.text):
            return cell, fold(found[1]), found[2].strip()
    return None


def labels_by_column(code: str, rest: str, row: CellRow, schema: Schema) -> Labels:
    """The labels of a row whose cells stand in the header's columns."""
    kinds = ("cost_center", "priority", "unit", "aggregation")
    starts = sorted(schema.columns[kind] for kind in kinds if kind in schema.columns)
    limit = starts[0] if starts else schema.columns["label"]
    names = [cell.text for cell in row.filled if cell.column < limit and not _AO.match(cell.text)]
    names = [text for text in names if text not in ("I", "II")]
    found = {kind: _under(row, schema.columns[kind]) for kind in kinds if kind in schema.columns}
    return Labels(code, _name([rest, *names]), **found)


def labels_in_order(code: str, rest: str, cells: Sequence[Cell], schema: Schema) -> Labels:
    """The labels between the code's cell and the row label, told by their words since columns may be lost."""
    texts = [cell.text for cell in cells if cell.text]
    if "type" in schema.kinds and texts and texts[0] in ("I", "II"):
        texts.pop(0)
    if not rest and texts:
        rest = texts.pop(0)
    folded = [fold(text) for text in texts]
    at = next((i for i, word in enumerate(folded) if word in _PRIORITIES), None)
    if at is None:
        at = len(texts) - 3
        if at < 0:
            known = next((text for text in texts if fold(text) in _AGGREGATIONS), None)
            return Labels(code, _name([rest]), aggregation=known)
    before, after = texts[:at], texts[at + 1 :]
    if len(after) == 1:
        after = ["", *after] if fold(after[0]) in _AGGREGATIONS else [*after, ""]
    unit, aggregation = (after[0], " ".join(after[1:])) if after else ("", "")
    cost_center = before.pop() if "cost_center" in schema.kinds and before else None
    return Labels(code, _name([rest, *before]), cost_center, texts[at], unit, aggregation)


def _under(row: CellRow, column: int) -> str:
    """The text of the cell that covers a column."""
    return next((cell.text for cell in reversed(row.cells) if cell.column <= column), "")


def _name(parts: Sequence[str]) -> str:
    return re.sub(r"^[-–—:]\s*", "", " ".join(part for part in parts if part))
