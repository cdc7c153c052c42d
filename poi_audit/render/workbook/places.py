"""Where each figure stands in the sheet of rows, so that findings lead there."""

from __future__ import annotations

from poi_audit.extract.excel.sheet import letters
from poi_audit.model.figure import Figure
from poi_audit.model.finding import Finding, Where


def cell(row: int, column: int) -> str:
    """0, 0 -> "A1"."""
    return f"{letters(column)}{row + 1}"


class Places:
    """Place of a figure in the report -> cell of the sheet."""

    def __init__(self, sheet: str) -> None:
        self._sheet = sheet
        self._by_key: dict[tuple[object, ...], tuple[int, int]] = {}
        self._by_place: dict[tuple[object, ...], tuple[int, int]] = {}

    def put(self, where: Where, figure: Figure | None, row: int, column: int) -> None:
        """The figure at that place of the report stands there."""
        self._by_key.setdefault(_key(where), (row, column))
        if figure is not None and figure.place is not None:
            self._by_place.setdefault((*_key(where), *figure.place), (row, column))

    def cell_of(self, finding: Finding) -> tuple[int, int] | None:
        """The cell that the finding speaks of, or the first cell of its row; None for the report as a whole."""
        at = finding.where
        exact = self._by_place.get((*_key(at), at.page, at.bbox, at.cell))
        return (
            exact
            or self._by_key.get(_key(at))
            or (self._by_key.get(_key(Where(at.code))) if at.code else None)
        )

    def link(self, finding: Finding) -> str:
        """The address of that cell inside the workbook, or ""."""
        found = self.cell_of(finding)
        return "" if found is None else f"internal:'{self._sheet}'!{cell(*found)}"


def _key(where: Where) -> tuple[object, ...]:
    block = "financial" if where.block == "financial" else None
    return where.code, block, where.row, where.column, where.table
