"""The columns of a register by their headings, never by their number: offices put columns of their own among them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from poi_audit.extract.cells import CellRow
from poi_audit.messages.faults import unreadable
from poi_audit.model.exported import MONTH_NAMES
from poi_audit.model.report import MONTHS
from poi_audit.model.text import fold

CODE_AO = re.compile(r"AOI\d{11}|\d{2}AO\d{9,12}")
"""The code of an activity, in both of its forms."""
MAX_HEADINGS = 399
"""Columns beyond which a table is no register: the application exports 277, and offices add a few."""
HEADING_ROWS = 40
"""Rows of a table among which its headings are looked for."""

FIELDS: Mapping[str, tuple[str, ...]] = {
    "year": ("POI", "ANOPOI", "POIANO", "ANO", "ANIO", "EJERCICIO", "PERIODO"),
    "stage": ("ETAPA",),
    "sector_code": ("SECTORID", "IDSECTOR", "CODSECTOR", "CODIGOSECTOR"),
    "sector": ("SECTOR", "NOMBRESECTOR"),
    "pliego_code": ("PLIEGOID", "IDPLIEGO", "CODPLIEGO", "CODIGOPLIEGO"),
    "pliego": ("PLIEGO", "NOMBREPLIEGO"),
    "ue_code": ("UEID", "IDUE", "CODUE", "CODIGOUE", "UNIDADEJECUTORAID"),
    "ue": ("UE", "UNIDADEJECUTORA", "NOMBREUE"),
    "cost_center": ("CENTRODECOSTO", "CENTROCOSTO", "NOMBRECENTRODECOSTO"),
    "objective_code": ("OEI", "OEIID", "IDOEI", "CODOEI", "CODIGOOEI"),
    "objective": ("OBJETIVOESTRATEGICOINSTITUCIONAL", "NOMBREOEI", "OEINOMBRE"),
    "action_code": ("AEI", "AEIID", "IDAEI", "CODAEI", "CODIGOAEI"),
    "action": ("ACCIONESTRATEGICAINSTITUCIONAL", "NOMBREAEI", "AEINOMBRE"),
    "code": (
        *(
            "ACTIVIDADOPERATIVAID",
            "IDACTIVIDADOPERATIVA",
            "CODACTIVIDADOPERATIVA",
            "CODIGOACTIVIDADOPERATIVA",
        ),
        *("CODIGODEACTIVIDADOPERATIVA", "CODIGODELAACTIVIDADOPERATIVA", "ACTIVIDADOPERATIVACODIGO"),
        *("AOID", "IDAO", "CODAO", "CODIGOAO", "CODIGODEAO", "CODIGODELAAO"),
    ),
    "name": (
        "ACTIVIDADOPERATIVA",
        "NOMBREACTIVIDADOPERATIVA",
        "NOMBREDELAACTIVIDADOPERATIVA",
        "NOMBREAO",
        "AO",
    ),
    "priority": ("PRIORIDAD", "PRIORIDADAO", "NIVELDEPRIORIDAD"),
    "unit": ("UNIDADDEMEDIDA", "UNIDADMEDIDA", "UM"),
    "accumulates": ("ACUMULADO", "ACUMULADOSINO"),
    "accumulation": ("TIPO", "TIPOACUMULADO", "TIPODEACUMULADO", "TIPODEACUMULACION"),
    "aggregation": ("TIPODEAGREGACION", "TIPOAGREGACION"),
    "active": ("ACTIVOAO", "AOACTIVO", "ACTIVAAO", "AOACTIVA", "ACTIVO", "ACTIVA"),
    "state": ("ESTADOSE", "ESTADOSEG", "ESTADOSEGUIMIENTO", "ESTADODESEGUIMIENTO"),
}
"""What a column holds -> its headings, the application's own first, in letters and digits alone."""

PROGRAMMES = ("RE", "CS", "AJ", "A")
"""The versions of the programme, the latest first: reprogrammed, consistent with the budget, adjusted, approved."""
FOLLOW_UP = "SE"
_TOTALS = ("TOTAL", "ACUMULADO", "ACUM", "ANUAL")
_NUMBERS = {name: str(number) for number, name in enumerate(MONTH_NAMES, start=1)}
_NUMBERS |= {label.upper(): str(number) for number, label in enumerate(MONTHS, start=1)} | {
    "SET": "9",
    "SEPTIEMBRE": "9",
}
_FIGURE = re.compile(
    rf"(FN?)({'|'.join((*PROGRAMMES, FOLLOW_UP))})(\d{{1,2}}|{'|'.join((*_NUMBERS, *_TOTALS))})"
)


class Group(NamedTuple):
    """The columns of one version in one unit: "F" (physical) or "FN" (money), and "RE", "SE", ..."""

    kind: str
    version: str


@dataclass(slots=True)
class GroupColumns:
    """Where the months and the Total of one group stand."""

    months: dict[int, int] = field(default_factory=dict)
    """Number of the month -> column."""
    total: int | None = None


@dataclass(slots=True)
class Columns:
    """Where a register's columns stand, counted from 0."""

    fields: dict[str, int]
    groups: dict[Group, GroupColumns]
    last: int
    """The last column with a heading."""

    @property
    def months(self) -> tuple[int, ...]:
        """The months of the programme and of the follow-up, in order."""
        found = {
            month
            for group, columns in self.groups.items()
            if group.kind == "F" and group.version in ("RE", "SE")
            for month in columns.months
        }
        return tuple(sorted(found))


@lru_cache(maxsize=4096)
def words(text: str) -> str:
    """A heading in letters and digits alone: "F(RE) 01" is "FRE01"."""
    return "".join(char for char in fold(text) if char.isalnum())


def columns_at(row: CellRow, below: Sequence[CellRow]) -> Columns | None:
    """The columns that a row of headings names; None where it is none of a register.

    `below`: the first rows after it. Where no heading is known of the codes, theirs is the column that shows them.
    Raises UnreadableError where the row goes on beyond `MAX_HEADINGS`, or names a column of figures twice.
    """
    if not any(words(cell.text[:80]).startswith(("FRE", "FSE")) for cell in row.cells):
        return None
    headings: dict[int, str] = {cell.column: words(cell.text[:80]) for cell in row.cells if cell.text}
    groups = _groups(headings)
    fields = _fields(headings, groups)
    if "code" not in fields and (column := _code_column(headings, below)) is not None:
        fields["code"] = column
    found = Columns(fields, groups, max(headings))
    if "code" not in fields or not found.months:
        return None
    if found.last >= MAX_HEADINGS:
        raise unreadable("too_many_headings", limit=MAX_HEADINGS)
    return found


def _groups(headings: Mapping[int, str]) -> dict[Group, GroupColumns]:
    groups: dict[Group, GroupColumns] = {}
    before: Group | None = None
    for column, heading in sorted(headings.items()):
        if (found := _FIGURE.fullmatch(heading)) is not None:
            before = Group(found[1], found[2])
            _put(groups.setdefault(before, GroupColumns()), found[3], column, heading)
        elif before is not None and heading in _TOTALS and groups[before].total is None:
            groups[before].total = column
        else:
            before = None
    return groups


def _put(group: GroupColumns, what: str, column: int, heading: str) -> None:
    """Note one column of figures. A bare "TOTAL" after the months of a group is that group's."""
    number = int(_NUMBERS.get(what, what)) if what not in _TOTALS else None
    if number is None:
        if group.total is not None:
            raise unreadable("heading_twice", heading=heading)
        group.total = column
    elif 1 <= number <= 12:
        if number in group.months:
            raise unreadable("heading_twice", heading=heading)
        group.months[number] = column


def _fields(headings: Mapping[int, str], groups: Mapping[Group, GroupColumns]) -> dict[str, int]:
    """Each field's column: the heading that the application itself gives wins, then the leftmost."""
    taken = {group.total for group in groups.values()}
    places: dict[str, int] = {}
    for column in sorted(headings, reverse=True):
        if column not in taken:
            places[headings[column]] = column
    return {
        name: next(places[heading] for heading in known if heading in places)
        for name, known in FIELDS.items()
        if any(heading in places for heading in known)
    }


def _code_column(headings: Mapping[int, str], below: Sequence[CellRow]) -> int | None:
    """The first column of which most cells are codes of AO; those of the sector are not."""
    counts: dict[int, int] = {}
    for row in below:
        for cell in row.cells:
            if CODE_AO.fullmatch(cell.text.strip("' ")) and "SECTORIAL" not in headings.get(cell.column, ""):
                counts[cell.column] = counts.get(cell.column, 0) + 1
    return next((column for column in sorted(counts) if counts[column] * 2 > len(below)), None)
