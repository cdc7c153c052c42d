"""Gives each figure of an activity its column, where a row of pasted text has cells too many or too few.

Nothing is invented: a cell that was lost is blank and doubtful. Which one it was is decided by evidence: the
other row has it empty, or equals this one in every other month; a block that closes on its total is whole; a
month is never "S.I.". Where several places remain possible, every cell that would differ is doubtful.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, islice

from poi_audit.extract.cells import Cell, RowName
from poi_audit.extract.header import Schema, Slot
from poi_audit.figure import Figure, Mark, parse

MAX_CANDIDATES = 4000

_LOST = "se perdió una celda de esta fila; su lugar se dedujo del resto"
_EMPTY = "la celda está vacía aunque esta fila siempre trae cifra; pudo perderse al copiar"
_MOVED = "faltan o sobran celdas en esta fila y no se puede saber de qué columna es esta cifra"

Placing = tuple[int | None, ...]
"""For each slot of the schema, the index of the cell that stands there, or None."""


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
    schema: Schema, rows: Mapping[RowName, Sequence[Cell]], exact: bool = False
) -> dict[RowName, Placed]:
    """Place the cells after the row labels of one activity.

    `exact` says that the file keeps its cells (HTML, sheets): an empty one is then blank as published.
    """
    candidates = {name: _candidates(schema, name, cells) for name, cells in rows.items()}
    out: dict[RowName, Placed] = {}
    for name, cells in rows.items():
        options = candidates[name]
        if not options:
            out[name] = _hopeless(schema, cells)
            continue
        other: RowName = "executed" if name == "programmed" else "programmed"
        twins = candidates.get(other, [])
        best = _best(schema, cells, options, rows.get(other, ()), twins)
        out[name] = _placed(schema, cells, best, schema.percents if name == "executed" else ())
    if not exact:
        _doubt_empty(out)
    return out


def _candidates(schema: Schema, name: RowName, cells: Sequence[Cell]) -> list[Placing]:
    """Every way to place the cells in order; [] when there are too many or none."""
    size, extra = len(schema.slots), list(range(len(cells)))
    while len(extra) > size and not cells[extra[-1]].text:
        extra.pop()
    if len(extra) == size:
        return [tuple(extra)]
    if len(extra) > size:
        return _without_blanks(cells, extra, size)
    spanned = [i for i, slot in enumerate(schema.slots) if slot in schema.percents]
    if name == "executed" and len(extra) == size - len(spanned):
        return [_with_gaps(extra, size, spanned)]
    if name == "executed" and not schema.has_financial and len(extra) > size - len(spanned):
        return [(*extra, *[None] * (size - len(extra)))]
    gaps = size - len(extra)
    fixed = spanned if name == "executed" and gaps > len(spanned) else []
    free = [i for i in range(size) if i not in fixed and schema.slots[i][1] != "accumulated"]
    chosen = list(islice(combinations(free, gaps - len(fixed)), MAX_CANDIDATES + 1))
    if len(chosen) > MAX_CANDIDATES:
        return []
    return [_with_gaps(extra, size, sorted([*fixed, *gap])) for gap in chosen]


def _without_blanks(cells: Sequence[Cell], order: list[int], size: int) -> list[Placing]:
    blanks = [i for i in order if not cells[i].text]
    surplus = len(order) - size
    chosen = list(islice(combinations(blanks, surplus), MAX_CANDIDATES + 1))
    if not chosen or len(chosen) > MAX_CANDIDATES:
        return []
    return [tuple(i for i in order if i not in out) for out in chosen]


def _with_gaps(order: Sequence[int], size: int, gaps: Sequence[int]) -> Placing:
    rest = iter(order)
    return tuple(None if i in gaps else next(rest, None) for i in range(size))


def _best(
    schema: Schema,
    cells: Sequence[Cell],
    options: list[Placing],
    other: Sequence[Cell],
    twins: list[Placing],
) -> list[Placing]:
    """The placings for which most evidence speaks."""
    if len(options) == 1:
        return options
    options = [o for o in options if _admissible(schema, cells, o)] or options
    certain = twins[0] if len(twins) == 1 else None
    scores = [_score(schema, cells, option, other, certain) for option in options]
    return [option for option, score in zip(options, scores, strict=True) if score == max(scores)]


def _admissible(schema: Schema, cells: Sequence[Cell], option: Placing) -> bool:
    for slot, i in zip(schema.slots, option, strict=True):
        mark = parse(cells[i].text).mark if i is not None else Mark.BLANK
        if isinstance(slot[1], int) and mark in (Mark.INCOMPLETE, Mark.UNPROGRAMMED):
            return False
        if slot[1] == "accumulated" and mark is Mark.BLANK:
            return False
    return True


def _score(
    schema: Schema, cells: Sequence[Cell], option: Placing, other: Sequence[Cell], certain: Placing | None
) -> tuple[int, int, int]:
    """What speaks for a placing: blocks that close, gaps where the other row is empty, months all equal."""
    closing = sum(_closes(schema, cells, option, block) for block in ("physical", "financial"))
    if certain is None:
        return closing, 0, 0
    empty, equal = 0, True
    for slot, mine, theirs in zip(schema.slots, option, certain, strict=True):
        text = other[theirs].text if theirs is not None else ""
        if slot in schema.percents:
            continue
        if mine is None:
            empty += not text
        else:
            value = parse(cells[mine].text).value
            equal &= (value is not None and value == parse(text).value) or not isinstance(slot[1], int)
    return closing, empty, int(equal)


def _closes(schema: Schema, cells: Sequence[Cell], option: Placing, block: str) -> bool:
    """Whether a block without gap adds up to its accumulated figure: then it was read whole."""
    pairs = zip(schema.slots, option, strict=True)
    inside = [i for slot, i in pairs if slot[0] == block and slot not in schema.percents]
    values = [parse(cells[i].text).value for i in inside if i is not None]
    if not inside or len(values) < len(inside) or None in values:
        return False
    return sum(v for v in values[:-1] if v is not None) == values[-1]


def _placed(schema: Schema, cells: Sequence[Cell], options: list[Placing], spanned: Sequence[Slot]) -> Placed:
    first = options[0]
    taken = [i for i in first if i is not None]
    out = Placed(moved=len(options) > 1 or taken != list(range(len(taken))))
    lost = []
    for k, slot in enumerate(schema.slots):
        texts = {cells[o[k]].text if o[k] is not None else None for o in options}  # type: ignore[index]
        i = first[k]
        if i is None:
            lost += [] if slot in spanned else [slot]
            doubt = _MOVED if len(texts) > 1 else _LOST
            out.figures[slot] = Figure("", doubt=None if slot in spanned else doubt)
        else:
            out.figures[slot] = Figure(cells[i].text, cells[i].place, _MOVED if len(texts) > 1 else None)
            lost += [slot] if None in texts and slot not in spanned else []
    out.lost = tuple(lost)
    return out


def _hopeless(schema: Schema, cells: Sequence[Cell]) -> Placed:
    filled: Iterable[Cell] = cells[: len(schema.slots)]
    figures = {slot: Figure("", doubt=_MOVED) for slot in schema.slots}
    figures |= {s: Figure(c.text, c.place, _MOVED) for s, c in zip(schema.slots, filled, strict=False)}
    return Placed(figures, hopeless=True)


def _doubt_empty(rows: dict[RowName, Placed]) -> None:
    """An empty cell of a PROG. row is doubtful, and so is the EJEC. cell below it when it is empty too."""
    programmed, executed = rows.get("programmed"), rows.get("executed")
    if programmed is None:
        return
    for slot, figure in list(programmed.figures.items()):
        if figure.text or str(slot[1]).startswith("percent") or figure.doubt:
            continue
        programmed.figures[slot] = Figure("", figure.place, _EMPTY)
        programmed.lost += (slot,)
        if executed is not None and not executed.figures[slot].text:
            executed.figures[slot] = Figure("", executed.figures[slot].place, _EMPTY)
            executed.lost += (slot,)
