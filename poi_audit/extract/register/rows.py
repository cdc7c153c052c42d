"""One row of a register as an entry: its texts as its report prints them, its figures exactly as registered.

Free texts (Motivo, Nota) can name people: no column that holds them is read, and a cell of a figure that holds no
figure is said to hold none, without its text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from poi_audit.extract.cells import Cell, CellRow
from poi_audit.extract.register.headings import FOLLOW_UP, Columns, Group, GroupColumns
from poi_audit.messages import doubt
from poi_audit.messages.faults import unreadable
from poi_audit.model.figure import Figure
from poi_audit.model.report import APPROVED, Activity, Block, Entry, Row, Title
from poi_audit.model.text import fold

MAX_TEXT = 32_767
"""Characters beyond which a cell is none of a register: what a workbook's cell can hold."""
LONGEST = 24
"""Characters of the longest text taken for a figure; money of the whole State fits into 20."""
NO_FIGURE = doubt("cell_no_figure")
NO_CELL = doubt("no_cell")
SHIFTED = doubt("shifted")

_PRIORITY = re.compile(r"\d+\s*[:.\-–]\s*(\S.*)")
_UNWRAPPED = re.compile(r'="(.*)"', re.S)
_COMMA = re.compile(r"-?\d+,\d{1,2}")
_STATES = (
    "APROBADO",
    "DESAPROBADO",
    "PENDIENTE",
    "OBSERVADO",
    "REGISTRADO",
    "ENVIADO",
    "ELABORADO",
    "CERRADO",
)
OTHER_STATE = "OTRO"
"""A state that is none of those known: its text is not kept."""
_YES = {
    "SI": True,
    "S": True,
    "1": True,
    "VERDADERO": True,
    "NO": False,
    "N": False,
    "0": False,
    "FALSO": False,
}
_KINDS = {"ANUAL": "Acumulado Anual", "MENSUAL": "Acumulado Mensual"}


class RowReader:
    """Reads the rows under one row of headings."""

    def __init__(self, columns: Columns, programme: str, comma: bool) -> None:
        """`programme`: the version that is the programme. `comma`: whether a comma begins the decimals."""
        self._columns = columns
        self._comma = comma
        self._months = columns.months
        self._rows: dict[tuple[str, str], GroupColumns | None] = {
            (kind, row): columns.groups.get(Group(kind, version))
            for kind in ("F", "FN")
            for row, version in (("programmed", programme), ("executed", FOLLOW_UP))
        }

    def entry(self, row: CellRow) -> Entry:
        """The row as an entry. Raises UnreadableError for a cell that no register can hold."""
        cells = {cell.column: cell for cell in row.cells}
        texts = self.texts(cells)
        doubt = (
            SHIFTED if any(column > self._columns.last and cells[column].text for column in cells) else None
        )
        money = any(self._rows["FN", name] is not None for name in ("programmed", "executed"))
        activity = Activity(
            texts.get("code", ""),
            texts.get("name", ""),
            self._block("F", cells, doubt),
            None,
            financial=self._block("FN", cells, doubt) if money else None,
            cost_center=texts.get("cost_center"),
            priority=_priority(texts.get("priority")),
            unit=texts.get("unit"),
            aggregation=_aggregation(texts),
            place=cells[self._columns.fields["code"]].place,
        )
        return Entry(
            activity,
            Title(texts.get("objective_code", ""), texts.get("objective", "")),
            Title(texts.get("action_code", ""), texts.get("action", "")),
            _YES.get(fold(texts["active"])) if "active" in texts and doubt is None else None,
            _state(texts["state"]) if "state" in texts and doubt is None else None,
        )

    def texts(self, cells: Mapping[int, Cell]) -> dict[str, str]:
        """The texts of the row's fields, by field."""
        return {name: plain(cells[at]) for name, at in self._columns.fields.items() if at in cells}

    def _block(self, kind: str, cells: Mapping[int, Cell], doubt: str | None) -> Block:
        rows = (self._row(self._rows[kind, name], cells, doubt) for name in ("programmed", "executed"))
        return Block(*rows)

    def _row(self, columns: GroupColumns | None, cells: Mapping[int, Cell], doubt: str | None) -> Row:
        if columns is None:
            return Row(tuple(Figure("") for _ in self._months), Figure(""))
        months = (self._figure(columns.months.get(month), cells, doubt) for month in self._months)
        return Row(tuple(months), self._figure(columns.total, cells, doubt))

    def _figure(self, column: int | None, cells: Mapping[int, Cell], doubt: str | None) -> Figure:
        """The cell as a figure; a column that the register lacks is blank, a cell that its row lacks is doubtful."""
        if column is None:
            return Figure("")
        cell = cells.get(column)
        if cell is None:
            return Figure("", None, NO_CELL)
        text = plain(cell)
        if self._comma and _COMMA.fullmatch(text):
            text = text.replace(",", ".")
        figure = Figure(text, cell.place, cell.doubt or doubt)
        return figure if figure.readable and len(text) <= LONGEST else Figure("", cell.place, NO_FIGURE)


def plain(cell: Cell) -> str:
    """A cell's text without what makes a spreadsheet take a code for text: '000127 and ="000127".

    Raises UnreadableError for one longer than a workbook's cell can be.
    """
    text = cell.text
    if len(text) > MAX_TEXT:
        raise unreadable("cell_too_long", cell=cell.place.cell, limit=MAX_TEXT)
    if (found := _UNWRAPPED.fullmatch(text)) is not None:
        text = found[1]
    return text.lstrip("'").strip()


def writes_commas(rows: Iterator[CellRow], columns: Columns) -> bool:
    """Whether the figures have a comma before their decimals: some do, and none has a point."""
    places = {
        column
        for group in columns.groups.values()
        for column in (*group.months.values(), group.total)
        if column is not None
    }
    some = False
    for row in rows:
        for cell in row.cells:
            if cell.column in places and cell.text:
                if "." in cell.text:
                    return False
                some = some or _COMMA.fullmatch(cell.text) is not None
    return some


def _priority(text: str | None) -> str | None:
    """ "1 : Muy Alta" as the report prints it: "Muy Alta"."""
    found = _PRIORITY.fullmatch(text or "")
    return found[1] if found is not None else text


def _aggregation(texts: Mapping[str, str]) -> str | None:
    """TIPO DE AGREGACIÓN from Acumulado (SI, NO) and Tipo (ANUAL, MENSUAL); None where the register has neither."""
    if "accumulates" not in texts:
        return texts.get("aggregation")
    accumulates, kind = fold(texts["accumulates"]), fold(texts.get("accumulation", ""))
    if _YES.get(accumulates) is False:
        return "No Acumulado"
    if _YES.get(accumulates) and kind in _KINDS:
        return _KINDS[kind]
    return texts.get("aggregation", "")


def _state(text: str) -> str:
    folded = fold(text)
    return folded if not folded or folded in _STATES or folded == APPROVED else OTHER_STATE
