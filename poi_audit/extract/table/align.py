"""Gives each figure of an activity its column, where a row of pasted text has cells too many or too few.

Nothing is invented: a cell that was lost is blank and doubtful. Which one it was is decided by evidence: the
PROG. row lacks the same cell; a block that closes on its total is whole; a month is never "S.I.". Where several
places remain possible, every cell that would differ between them is doubtful.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, islice
from typing import NamedTuple

from poi_audit.extract.cells import Cell
from poi_audit.extract.table.columns import Columns, RowName, Slot
from poi_audit.model.figure import Figure, Mark, parse

MAX_CANDIDATES = 4000

_LOST = "se perdió una celda de esta fila; su lugar se dedujo del resto"
_EMPTY = "la celda está vacía aunque esta fila siempre trae cifra; pudo perderse al copiar"
_MOVED = "faltan o sobran celdas en esta fila y no se puede saber de qué columna es esta cifra"

ROW_NAMES: tuple[RowName, ...] = ("programmed", "executed")
Placing = tuple[int | None, ...]
"""For each slot of the columns, the index of the cell that stands there, or None."""


@dataclass(slots=True)
class Placed:
    """The figures of one row by slot, and what had to be done to place them."""

    figures: dict[Slot, Figure] = field(default_factory=dict)
    lost: tuple[Slot, ...] = ()
    """Slots left blank and doubtful."""
    moved: bool = False
    """Whether cells had to be moved or left out."""
    hopeless: bool = False
    """Whether no placing could be told from the others at all."""


def align(
    columns: Columns, rows: Mapping[RowName, Sequence[Cell]], exact: bool = False
) -> dict[RowName, Placed]:
    """Place the cells after the row labels of one activity.

    `exact` says that the file keeps its cells (HTML, sheets): an empty one is then blank as published.
    """
    out: dict[RowName, Placed] = {}
    options: list[Placing]
    programmed, percents = _Row((), []), {""}
    for name in ROW_NAMES:
        if name not in rows:
            continue
        cells = rows[name]
        if exact and len(cells) == len(columns.slots):
            options = [tuple(range(len(cells)))]
        else:
            options = _candidates(columns, name, cells, percents)
        spanned = columns.percents if name == "executed" else ()
        if not options:
            out[name] = _hopeless(columns, cells)
            continue
        options = _best(columns, _Row(cells, options), programmed)
        out[name] = _placed(columns, cells, options, spanned)
        if name == "programmed":
            programmed = _Row(cells, options)
            percents |= {out[name].figures[slot].text for slot in columns.percents}
    if not exact:
        _doubt_empty(out)
    return out


class _Row(NamedTuple):
    """The cells of a row and the placings that remain possible."""

    cells: Sequence[Cell]
    options: list[Placing]

    def texts(self) -> list[str] | None:
        """The text in each slot, where there is no doubt about it."""
        if len(self.options) != 1:
            return None
        return ["" if i is None else self.cells[i].text for i in self.options[0]]


def _candidates(columns: Columns, name: RowName, cells: Sequence[Cell], percents: set[str]) -> list[Placing]:
    """The ways to place the cells in order that need the fewest cells lost or added; [] when there are too many.

    The EJEC. row may lack the cells of the percentages, which span both rows. Blanks at the end may be cells or not.
    """
    every = tuple(range(len(columns.slots)))
    narrow = tuple(i for i in every if columns.slots[i] not in columns.percents)
    order = tuple(range(len(cells)))
    stripped = tuple(order[: max((i + 1 for i in order if cells[i].text), default=0)])
    spans = (every, narrow) if name == "executed" and narrow != every else (every,)
    tries = [(o, s) for o in dict.fromkeys((order, stripped)) for s in spans]
    fallback: list[Placing] = []
    for distance in sorted({abs(len(o) - len(s)) for o, s in tries}):
        options: list[Placing] = []
        for taken, slots in tries:
            if abs(len(taken) - len(slots)) == distance:
                options += _placings(cells, taken, slots, len(every))
        if len(options) > MAX_CANDIDATES:
            return []
        fair = [o for o in dict.fromkeys(options) if _admissible(columns, name, cells, o, percents)]
        if fair:
            return fair
        fallback = fallback or options
    return fallback


def _placings(cells: Sequence[Cell], taken: Sequence[int], slots: Sequence[int], size: int) -> list[Placing]:
    """Every way to put the taken cells into these slots, in order, by leaving out blanks or leaving slots empty."""
    surplus = len(taken) - len(slots)
    out: list[Placing] = []
    if surplus >= 0:
        blanks = [i for i in taken if not cells[i].text]
        for left_out in islice(combinations(blanks, surplus), MAX_CANDIDATES + 1):
            kept = iter([i for i in taken if i not in left_out])
            out.append(tuple(next(kept) if k in slots else None for k in range(size)))
        return out
    for empty in islice(combinations(slots, -surplus), MAX_CANDIDATES + 1):
        kept = iter(taken)
        out.append(tuple(next(kept) if k in slots and k not in empty else None for k in range(size)))
    return out


def _admissible(
    columns: Columns, name: RowName, cells: Sequence[Cell], option: Placing, percents: set[str]
) -> bool:
    """Whether a placing can be: no month is "S.I.", no accumulated figure blank, unless its cell was lost; PROG. has
    a percentage, and EJEC. none but that one."""
    for slot, i in zip(columns.slots, option, strict=True):
        if i is None:
            continue
        text = cells[i].text
        mark = parse(text).mark
        if isinstance(slot.key, int) and mark in (Mark.INCOMPLETE, Mark.UNPROGRAMMED):
            return False
        if slot.key == "accumulated" and (mark is Mark.BLANK or mark is Mark.INCOMPLETE):
            return False
        if slot in columns.percents and (text not in percents if name == "executed" else not text):
            return False
    return True


def _best(columns: Columns, row: _Row, programmed: _Row) -> list[Placing]:
    """The placings for which most evidence speaks."""
    if len(row.options) == 1:
        return row.options
    other = programmed.texts()
    scores = [_score(columns, row.cells, option, other) for option in row.options]
    best = [option for option, score in zip(row.options, scores, strict=True) if score == max(scores)]
    if row.cells and row.cells[0].column == 0:
        # a browser's copy drops the blank cells a line begins with
        return sorted(best, key=lambda option: next((-k for k, i in enumerate(option) if i is not None), 0))
    return sorted(best, key=lambda option: -_equal(columns, row.cells, option, other)) if other else best


def _score(
    columns: Columns, cells: Sequence[Cell], option: Placing, programmed: Sequence[str] | None
) -> tuple[int, int]:
    """What speaks for a placing: blocks that close on their totals, blanks where the PROG. row has one too."""
    closing = sum(_closes(columns, cells, option, block) for block in ("physical", "financial"))
    if programmed is None:
        return closing, 0
    pairs = zip(columns.slots, option, programmed, strict=True)
    own = [(i is not None and cells[i].text, text) for slot, i, text in pairs if slot not in columns.percents]
    return closing, sum(not mine and not theirs for mine, theirs in own)


def _equal(columns: Columns, cells: Sequence[Cell], option: Placing, programmed: Sequence[str]) -> int:
    """In how many months the row equals PROG.: no proof of a placing, but the better guess goes first."""
    pairs = zip(columns.slots, option, programmed, strict=True)
    values = [(parse(cells[i].text).value, parse(text).value) for _, i, text in pairs if i is not None]
    return sum(mine is not None and mine == theirs for mine, theirs in values)


def _closes(columns: Columns, cells: Sequence[Cell], option: Placing, block: str) -> bool:
    """Whether a block without gap adds up to its accumulated figure: then it was read whole."""
    pairs = zip(columns.slots, option, strict=True)
    inside = [i for slot, i in pairs if slot.block == block and slot not in columns.percents]
    values = [parse(cells[i].text).value for i in inside if i is not None]
    if not inside or len(values) < len(inside) or None in values:
        return False
    return sum(v for v in values[:-1] if v is not None) == values[-1]


def _placed(
    columns: Columns, cells: Sequence[Cell], options: list[Placing], spanned: Sequence[Slot]
) -> Placed:
    first = options[0]
    taken = [i for i in first if i is not None]
    out = Placed(moved=taken != list(range(len(taken))))
    lost = []
    for k, slot in enumerate(columns.slots):
        places = [option[k] for option in options]
        texts = {None if i is None else cells[i].text for i in places}
        doubt = _MOVED if len(texts) > 1 else _LOST if None in texts else None
        if slot in spanned and texts <= {None, ""}:
            doubt = None
        elif None in texts:
            lost.append(slot)
        cell = None if first[k] is None else cells[places[0] or 0]
        out.figures[slot] = (
            Figure(cell.text, cell.place, doubt or cell.doubt) if cell else Figure("", doubt=doubt)
        )
    out.lost = tuple(lost)
    return out


def _hopeless(columns: Columns, cells: Sequence[Cell]) -> Placed:
    filled: Iterable[Cell] = cells[: len(columns.slots)]
    figures = {slot: Figure("", doubt=_MOVED) for slot in columns.slots}
    figures |= {s: Figure(c.text, c.place, _MOVED) for s, c in zip(columns.slots, filled, strict=False)}
    return Placed(figures, hopeless=True)


def _doubt_empty(rows: dict[RowName, Placed]) -> None:
    """An empty cell of a PROG. row is doubtful, and so is the EJEC. cell below it when it is empty too."""
    programmed, executed = rows.get("programmed"), rows.get("executed")
    if programmed is None:
        return
    for slot, figure in list(programmed.figures.items()):
        if figure.text or str(slot.key).startswith("percent") or figure.doubt:
            continue
        programmed.figures[slot] = Figure("", figure.place, _EMPTY)
        programmed.lost += (slot,)
        if executed is not None and not executed.figures[slot].text:
            executed.figures[slot] = Figure("", executed.figures[slot].place, _EMPTY)
            executed.lost += (slot,)
