"""Where each figure stands in the sheet of rows, so that findings lead there."""

from __future__ import annotations

from poi_audit.model.finding import Finding, Where
from poi_audit.model.places import Outline, key_of
from poi_audit.model.text import column_letters


def cell(row: int, column: int) -> str:
    """0, 0 -> "A1"."""
    return f"{column_letters(column)}{row + 1}"


class Places:
    """Place of a figure in the report -> cell of the sheet."""

    def __init__(self, sheet: str, outline: Outline) -> None:
        self._sheet, self._outline = sheet, outline
        self._cells: dict[tuple[object, ...], tuple[int, int]] = {}

    def put(self, where: Where, row: int, column: int) -> None:
        """What is at that place of the report stands there."""
        self._cells.setdefault(key_of(where), (row, column))

    def cell_of(self, finding: Finding) -> tuple[int, int] | None:
        """The cell that the finding speaks of, or the first cell of its row; None for the report as a whole."""
        where = self._outline.owned(finding.where)
        found = self._cells.get(key_of(where))
        if found is None and where.owner is not None:
            return self._cells.get(key_of(Where(owner=where.owner)))
        return found

    def link(self, finding: Finding) -> str:
        """The address of that cell inside the workbook, or ""."""
        found = self.cell_of(finding)
        return "" if found is None else f"internal:'{self._sheet}'!{cell(*found)}"
