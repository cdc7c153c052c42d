"""The table's header: which columns there are, in which order, and the layout they make."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from poi_audit.extract.cells import Cell, CellRow
from poi_audit.extract.wording import CODE_AEI, CODE_AO, CODE_OEI, layout_of, month_number
from poi_audit.model.report import MONTHS
from poi_audit.model.text import fold

Slot = tuple[Literal["physical", "financial"], int | str]
"""Where a figure belongs: a block, and a month's index, "accumulated", "percent" or "percent_period"."""

MAX_HEADER_ROWS = 30

_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("code", re.compile(r"CODIGO")),
    ("type", re.compile(r"TIPO/?(?:DEOEI)?")),
    ("name", re.compile(r"(?:OBJETIVOESTRATEGICO|ACCIONESTRATEGICA|ACTIVIDADOPERATIVA|/)+")),
    ("cost_center", re.compile(r"CENTROS?DECOSTOS?")),
    ("priority", re.compile(r"(?:NIVELDE)?PRIORIDAD")),
    ("unit", re.compile(r"UNIDAD(?:DE)?MEDIDA")),
    ("aggregation", re.compile(r"TIPODEAGREGACION")),
    ("label", re.compile(r"PROG\.?/EJEC?\.?")),
    ("block", re.compile(r"FISICO|FINANCIERO")),
    ("percent_period", re.compile(r"%?AVANCE%?PERIODO")),
    ("percent", re.compile(r"(?:%AVANCE|AVANCE%)(?:ANUAL|ACUMULADO)\.?")),
    ("accumulated", re.compile(r"(?:ANUAL/|AVANCE)?ACUMULADO\.?")),
)
_WORDS = {"cost_center": "CENTRODECOSTO", "code": "CODIGO", "type": "DEOEI"}
_FRAGMENT = re.compile(r"(?:AVANCE|ACUMULADO|ANUAL|PERIODO|FISICO|FINANCIERO|[/%.])+")
_CODES = re.compile("|".join(p.pattern for p in (CODE_AO, CODE_AEI, CODE_OEI)))


@dataclass(frozen=True, slots=True)
class Schema:
    """The columns of a table: its months, the order of its figures, and where they stand if the file says."""

    months: tuple[str, ...]
    slots: tuple[Slot, ...]
    layout: str | None
    columns: Mapping[str | Slot, int]
    """Column of each kind ("label", "unit") and slot; {} for running text, whose columns shift."""
    kinds: frozenset[str]
    """The kinds of column before the figures: "code", "type", "name", "cost_center", "priority" and so on."""

    @property
    def percents(self) -> tuple[Slot, ...]:
        """The slots of the percentages, which span both rows of an activity."""
        return tuple(slot for slot in self.slots if str(slot[1]).startswith("percent"))

    @property
    def has_financial(self) -> bool:
        """Whether there is a FINANCIERO block."""
        return ("financial", "accumulated") in self.slots

    @property
    def has_period(self) -> bool:
        """Whether there are two percentages, of the period and of the year (2021-sem)."""
        return ("physical", "percent_period") in self.slots

    def name_of(self, slot: Slot) -> str:
        """The column's label for a sentence: "May", "acumulado", "%"."""
        block, key = slot
        other = "acumulado" if key == "accumulated" else "% de avance"
        label = self.months[key] if isinstance(key, int) else other
        return f"{label} (financiero)" if block == "financial" else label


def header_at(rows: Sequence[CellRow], index: int) -> tuple[Schema, int] | None:
    """The header that starts at this row, and the index of the row after it; None when none starts here.

    A header has a row of month labels; its other words stand in that row, or in those around it.
    """
    if not rows[index].filled or not _starts(rows[index]):
        return None
    months_at = _month_row(rows, index)
    if months_at is None:
        return None
    end = months_at + 1
    while end < len(rows) and end - months_at < 10 and _is_fragment(rows[end]):
        end += 1
    return _schema(rows[_first(rows, index, months_at) : end]), end


@lru_cache(maxsize=4096)
def kind_of(text: str) -> str | None:
    """What a header cell's text announces: "unit", "month", "accumulated"; None for any other text."""
    if month_number(text) is not None:
        return "month"
    folded = fold(text)
    return next((kind for kind, pattern in _KINDS if pattern.fullmatch(folded)), None)


def _starts(row: CellRow) -> bool:
    kinds = [kind_of(cell.text) for cell in row.filled if len(cell.text) < 100]
    known = [kind for kind in kinds if kind]
    alone = len(known) == len(kinds) == 1 and not (row.table and known == ["month"])
    return known.count("month") >= 2 or len(set(known)) >= 3 or alone


def _month_row(rows: Sequence[CellRow], index: int) -> int | None:
    """The row of months of a header whose first row is `index`."""
    words = 0
    for i in range(index, min(index + MAX_HEADER_ROWS, len(rows))):
        row = rows[i]
        if row.table != rows[index].table:
            return None
        kinds = [kind_of(cell.text) for cell in row.filled]
        words += sum(kind not in (None, "month", "block") for kind in kinds)
        months = kinds.count("month")
        if months >= 2 or (months == 1 and words >= 3):
            return i
        if any(":" in cell.text or _CODES.search(cell.text) for cell in row.filled):
            return None
    return None


def _first(rows: Sequence[CellRow], index: int, months_at: int) -> int:
    """Where the header begins: above the row recognised, in pasted text whose cells broke into lines."""
    if rows[index].table or index != months_at:
        return index
    first = index
    while first and index - first < MAX_HEADER_ROWS:
        text = rows[first - 1].text
        if not text or ":" in text or _CODES.search(text):
            break
        first -= 1
    return first


def _is_fragment(row: CellRow) -> bool:
    """Whether a row below the months still is header: "ACUMULADO", "AVANCE %", the months of FINANCIERO."""
    filled = row.filled
    return bool(filled) and all(
        month_number(c.text) or kind_of(c.text) or _FRAGMENT.fullmatch(fold(c.text)) for c in filled
    )


def _schema(region: Sequence[CellRow]) -> Schema:
    cells = [cell for row in region for cell in row.filled]
    labels = [fold(cell.text) for cell in cells]
    words = "".join(label for label in labels if label.capitalize() not in MONTHS)
    second = _second_block(region, "FINANCIERO" in words)
    months = [cell for cell in cells if month_number(cell.text)]
    first = months if second is None else months[:second]
    slots: list[Slot] = [("physical", i) for i in range(len(first))]
    if "ACUMULADO" in re.sub(r"%AVANCEACUMULADO|AVANCE%ACUMULADO", "", words):
        slots.append(("physical", "accumulated"))
    if re.search(r"%AVANCEPERIODO|AVANCE%PERIODO", words):
        slots.append(("physical", "percent_period"))
    if re.search(r"(?:%AVANCE|AVANCE%)(?:ANUAL|ACUMULADO)", words):
        slots.append(("physical", "percent"))
    if second is not None:
        slots += [("financial", i) for i in range(len(first))]
        slots.append(("financial", "accumulated"))
    names = tuple(MONTHS[(month_number(cell.text) or 1) - 1] for cell in first)
    layout = layout_of([*labels, words], second is not None)
    kinds = frozenset(kind for cell in cells if (kind := kind_of(cell.text)))
    kinds |= {kind for kind, word in _WORDS.items() if word in words}
    return Schema(names, tuple(slots), layout, _columns(region, slots, second), kinds)


def _second_block(region: Sequence[CellRow], named: bool) -> int | None:
    """How many months stand before those of FINANCIERO; None without such a block."""
    seen: list[tuple[int, int]] = []
    for number, row in enumerate(region):
        for cell in row.filled:
            if (month := month_number(cell.text)) is None:
                continue
            if seen and month == seen[0][1] and (named or number == seen[0][0]):
                return len(seen)
            seen.append((number, month))
    return None


def _columns(region: Sequence[CellRow], slots: list[Slot], second: int | None) -> dict[str | Slot, int]:
    """Column of each kind and slot of a table whose cells know their column; {} when some have none."""
    if not region[0].table:
        return {}
    cells: list[Cell] = sorted((c for row in region for c in row.filled), key=lambda c: c.column)
    months = [cell.column for cell in cells if month_number(cell.text)]
    border = months[second] if second is not None else None
    out: dict[str | Slot, int] = dict(zip([s for s in slots if isinstance(s[1], int)], months, strict=False))
    for cell in cells:
        kind = kind_of(cell.text)
        if kind in ("accumulated", "percent", "percent_period"):
            money = border is not None and cell.column > border
            out.setdefault(("financial" if money else "physical", kind), cell.column)
        elif kind not in (None, "month", "block"):
            out.setdefault(kind, cell.column)
    return out if all(slot in out for slot in slots) and len(months) == len(set(months)) else {}
