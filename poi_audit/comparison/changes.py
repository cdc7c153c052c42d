"""The figures that two publications print of one thing, compared; nothing doubtful is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from poi_audit.comparison.match import Twin
from poi_audit.comparison.sides import Side, State
from poi_audit.model.figure import Figure
from poi_audit.model.interval import Rounding, rounded
from poi_audit.model.report import BlockName, Row, RowName
from poi_audit.recompute.facts import number

ChangeKind = Literal["rewritten", "late", "same", "unjudged"]


@dataclass(frozen=True)
class MonthPair:
    """One month of one row of an activity, in both reports."""

    twin: Twin
    block: BlockName
    row: RowName
    column: int
    """In the later report, from 0."""
    before: Figure
    after: Figure
    state: State
    """Of the month, when the earlier report was published."""
    kind: ChangeKind
    """"late": registered after the earlier report, which left it blank."""

    @property
    def firm(self) -> bool:
        """Whether the month was over for this row when the earlier report was published: registering included."""
        return self.state is State.CLOSED or (self.state is State.OVER and self.row == "programmed")


def by_activity(cells: Iterable[MonthPair]) -> dict[int, list[MonthPair]]:
    """Index of an activity in the later report -> its physical months among these."""
    out: dict[int, list[MonthPair]] = {}
    for cell in cells:
        if cell.block == "physical":
            out.setdefault(cell.twin.index, []).append(cell)
    return out


def differ(before: Figure, after: Figure, places: tuple[int, int] | None = None) -> bool:
    """Whether two numbers are not one: where one has less decimals, no rounding of the other prints it.

    `places`: with how many decimals their rows print. A 5 in a row that prints 4.5 elsewhere is no rounded figure: its
    zeros are left out. Without it each figure speaks for itself.
    """
    places = places or (before.decimals, after.decimals)
    one, other = number(before), number(after)
    if one is None or other is None:
        return False
    if places[0] == places[1]:
        return one != other
    fine, coarse = (other, one) if places[0] < places[1] else (one, other)
    return coarse not in {rounded(fine, min(places), mode) for mode in Rounding}


def cells(earlier: Side, later: Side, twin: Twin) -> Iterator[MonthPair]:
    """Every month that both reports print of the activity."""
    blocks: tuple[BlockName, BlockName] = ("physical", "financial")
    rows: tuple[RowName, RowName] = ("programmed", "executed")
    for block in blocks:
        old, new = twin.earlier.rows(block), twin.later.rows(block)
        if old is None or new is None:
            continue
        for row, theirs, ours in zip(rows, old, new, strict=True):
            places = _decimals(theirs.row), _decimals(ours.row)
            for month, column in later.columns.items():
                if (place := earlier.columns.get(month)) is None:
                    continue
                before, after = theirs.row.months[place], ours.row.months[column]
                doubt = place in theirs.doubtful or column in ours.doubtful
                kind: ChangeKind = "unjudged" if doubt else _kind(before, after, places)
                yield MonthPair(twin, block, row, column, before, after, earlier.states[place], kind)


def _decimals(row: Row) -> int:
    """The most decimals that a month of the row prints."""
    return max((figure.decimals for figure in row.months if figure.value is not None), default=0)


def _kind(before: Figure, after: Figure, places: tuple[int, int]) -> ChangeKind:
    """A blank that holds a figure now was registered late; a zero that is blank now was no quantity."""
    if before.text == "":
        return "late" if after.text else "same"
    if after.text == "":
        return "rewritten" if number(before) else "same"
    return "rewritten" if differ(before, after, places) else "same"
