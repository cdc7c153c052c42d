"""Activities in a stretch where nothing is drawn between them: parted by their codes, figures and blank stretches."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from poi_audit.extract.pdf.header import ROWED, Column, Table
from poi_audit.extract.pdf.page import Line, Word, lines_of, texts_of


def figure_rows(words: Sequence[Word], table: Table) -> list[Line]:
    """The rows of figures (months and accumulated) among these words, from top to bottom."""
    inside = []
    for word in words:
        column = table.column_of(word)
        if column is not None and column.role in ROWED:
            inside.append(word)
    return [row for row in lines_of(inside, slack=0.7) if any(c.isalnum() for w in row.words for c in w.text)]


def split_unruled(words: list[Word], table: Table, codes: Sequence[Word]) -> list[list[Word]]:
    """Part the words so that each part holds at most one of the codes, and no name begins before its code."""
    if not codes or (table.apart and len(codes) == 1):
        return [words]
    names = [w for w in words if table.in_name(w)]
    strays = _strays(names, codes)
    if strays:
        rest = [w for w in words if w not in strays]
        return [strays, *split_unruled(rest, table, codes)]
    before = sorted({w.y for w in names if _above(w, codes[0])})
    if len(codes) == 1 and not before:
        return [words]
    blocks = [
        sorted({w.y for w in names if not _above(w, code) and (after is None or _above(w, after))})
        for code, after in zip(codes, [*codes[1:], None], strict=True)
    ]
    rows = [row.y for row in figure_rows(words, table)]
    groups = row_groups(rows, _marks(words, table))
    if groups is not None and len(codes) > len(groups) and (true := _beginning(codes, names)) != codes:
        return split_unruled(words, table, true)
    if groups is None:
        lead = _leading_rows(rows, blocks, before)
        groups = [rows[:lead]] if lead else []
        groups += [rows[k : k + 2] for k in range(lead, len(rows), 2)]
        first = 1 if lead else 0
    else:
        first = _first_group(groups, blocks)
    pairs = [*groups[first : first + len(codes)], *[[]] * len(codes)]
    bodies = [[*block, *pair] for block, pair in zip(blocks, pairs, strict=False)]
    if before or first:
        bodies.insert(0, before + [y for group in groups[:first] for y in group])
    bodies += groups[first + len(codes) :]
    cuts = [(max(above) + min(below)) / 2 for above, below in pairwise(bodies)]
    centres = [(min(body) + max(body)) / 2 for body in bodies]
    return _assign(words, table, cuts, centres, codes)


def _strays(names: Sequence[Word], codes: Sequence[Word]) -> list[Word]:
    """Lines of a name that ran over the page break into the cell below, over or between the lines of the next name.

    Chromium prints them on top of each other. Where lines coincide, what was drawn first is of the activity before;
    otherwise its lines are told by the steps in which the lines of one cell stand.
    """
    levels: dict[float, list[Word]] = {}
    for name in names:
        levels.setdefault(round(name.y, 2), []).append(name)
    under = [word for level in levels.values() for text in texts_of(level)[:-1] for word in text]
    if under:
        return under
    size, start = codes[0].size, round(codes[0].y, 2)
    end = codes[1].y if len(codes) > 1 else float("inf")
    ys = sorted(y for y in levels if y < end - 0.01)
    if all(b - a > 0.9 * size for a, b in pairwise(ys)):
        return []
    steps = [
        round(b - a, 1) for i, a in enumerate(ys) for b in ys[i + 1 :] if 0.9 * size < b - a < 2.3 * size
    ]
    step = max(steps, key=steps.count, default=1.2 * size)
    first = next((y for y in ys if y < start or start < y < start + 0.9 * size), None)
    if first is not None:
        off = _chain([y for y in ys if y >= first and y != start], step)
        while off and all(abs(off[-1] - y) > 0.9 * size for y in ys if y not in off):
            off.pop()
    else:
        off = [
            b
            for a, b in pairwise(ys)
            if b - a <= 0.9 * size and abs((b - start + step / 2) % step - step / 2) > 0.2 * step
        ]
    return [word for y in off for word in levels[y]]


def _chain(ys: Sequence[float], step: float) -> list[float]:
    """The lines that follow the first one a step apart each."""
    chain = [ys[0]]
    while near := [y for y in ys if abs(y - chain[-1] - step) <= 0.2 * step]:
        chain.append(min(near, key=lambda y: abs(y - chain[-1] - step)))
    return chain


def _beginning(codes: Sequence[Word], names: Sequence[Word]) -> list[Word]:
    """The codes that begin a cell: one that stands a common line step below the line before is part of a name."""
    ys = sorted({round(w.y, 2) for w in names})
    steps = [round(b - a, 1) for a, b in pairwise(ys)]
    pitch = max(steps, key=steps.count, default=0.0)
    before = {b: b - a for a, b in pairwise(ys)}
    return [
        code
        for k, code in enumerate(codes)
        if not k or abs(before.get(round(code.y, 2), 0.0) - pitch) > 0.1 * code.size
    ]


def _above(word: Word, code: Word) -> bool:
    """Whether a word of a name stands above a code's line, and so belongs to the activity before."""
    return word.y < code.y - 0.12 * code.size


def _marks(words: Sequence[Word], table: Table) -> list[tuple[str, float]]:
    """The row labels from top to bottom: "P" or "E", and the baseline."""
    out = [(kind, word.y) for word in words if (kind := table.row_label(word)) is not None]
    return sorted(out, key=lambda mark: mark[1])


def row_groups(rows: Sequence[float], marks: Sequence[tuple[str, float]]) -> list[list[float]] | None:
    """The baselines of the rows of figures, those of one activity together: a label EJEC. ends it.

    A row of which nothing is printed has its label all the same. None where the labels do not tell: they are fewer
    than the rows, or two alike follow one another.
    """
    if len(marks) < len(rows) or any(a[0] == b[0] for a, b in pairwise(marks)):
        return None
    heights = [y for _, y in marks]
    if len(marks) == len(rows):
        heights = list(rows)
    else:
        nearest = {min(range(len(marks)), key=lambda i: abs(heights[i] - y)): y for y in rows}
        if len(nearest) < len(rows):
            return None
        heights = [nearest.get(i, y) for i, y in enumerate(heights)]
    groups: list[list[float]] = []
    for (kind, _), y in zip(marks, heights, strict=True):
        if kind == "P" or not groups:
            groups.append([])
        groups[-1].append(y)
    return groups


def _first_group(groups: Sequence[Sequence[float]], blocks: Sequence[Sequence[float]]) -> int:
    """Which group of rows is the first code's: 1 where the first belongs to an activity begun on the page before.

    The right choice sets the groups around the middle of their names.
    """

    def off(first: int) -> float:
        gaps = [
            abs((group[0] + group[-1]) / 2 - (block[0] + block[-1]) / 2)
            for group, block in zip(groups[first:], blocks, strict=False)
        ]
        return sum(gaps) / len(gaps) if gaps else float("inf")

    return min((0, 1), key=lambda first: (off(first), first))


def _leading_rows(rows: Sequence[float], blocks: Sequence[Sequence[float]], before: Sequence[float]) -> int:
    """How many rows at the top belong to an activity that began on the page before.

    The right count sets each pair of rows around the middle of its name.
    """

    def off(lead: int) -> float:
        total, pairs = 0.0, 0
        for k, block in enumerate(blocks):
            pair = rows[lead + 2 * k : lead + 2 * k + 2]
            if len(pair) == 2:
                total += abs((pair[0] + pair[1]) / 2 - (block[0] + block[-1]) / 2)
                pairs += 1
        return total / pairs if pairs else float("inf")

    choices = [n for n in (0, 1, 2) if n <= len(rows)]
    if not before and len(rows) == 2 * len(blocks):
        return 0
    return min(choices, key=lambda n: (off(n), n)) if choices else 0


def _assign(
    words: Sequence[Word],
    table: Table,
    cuts: Sequence[float],
    centres: Sequence[float],
    codes: Sequence[Word],
) -> list[list[Word]]:
    """Give each cell's text whole to the part that holds its middle."""
    parts: list[list[Word]] = [[] for _ in range(len(cuts) + 1)]

    def part_at(y: float) -> int:
        return sum(y > cut for cut in cuts)

    columns: dict[Column | None, list[Word]] = {}
    for word in words:
        column = None if table.in_name(word) else table.column_of(word)
        columns.setdefault(column, []).append(word)
    first = len(parts) - len(codes)
    for word in columns.pop(None, []):
        begun = sum(not _above(word, code) for code in codes)
        parts[max(begun - 1 + first, 0)].append(word)
    for column, members in columns.items():
        if column is not None and column.role in ROWED | {"label"}:
            for word in members:
                parts[part_at(word.y - 0.3 * word.size)].append(word)
            continue
        for cell in _cells(members):
            ys = [w.y for w in cell]
            middle = (min(ys) + max(ys)) / 2 - 0.3 * cell[0].size
            inside = [c for c in centres if min(ys) <= c <= max(ys)]
            if len(inside) > 1:  # two cells touch: cut between them
                for word in cell:
                    parts[part_at(word.y - 0.3 * word.size)].append(word)
            else:
                parts[part_at(middle)].extend(cell)
    return [part for part in parts if part]


def _cells(members: Sequence[Word]) -> list[list[Word]]:
    """Words of one column as cells: lines a common distance apart belong together."""
    lines = lines_of(list(members))
    steps = [b.y - a.y for a, b in pairwise(lines)]
    size = lines[0].size
    pitch = min((s for s in steps if 0.6 * size < s < 2.2 * size), default=0.0)
    cells = [list(lines[0].words)]
    for step, line in zip(steps, lines[1:], strict=True):
        if step > pitch + 0.15 * size:
            cells.append([])
        cells[-1].extend(line.words)
    return cells
