"""Where the table's columns stand: between drawn edges, or, where nothing is drawn, by the figures themselves."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from poi_audit.extract.pdf.labels import label_groups
from poi_audit.extract.pdf.page import Floats, Line, Page, Word, lines_of
from poi_audit.extract.wording import NOTE_START
from poi_audit.layouts.layout import key
from poi_audit.model.text import fold

HeaderCell = tuple[float, float, list[Word]]
"""A header cell: left side, right side, its words."""
_BESIDE = re.compile(r"PROG\w*|EJEC?\w*|P|E|TRIM\w*|SEM\w*|\d+|DEL?")
"""What may stand beside a month or a quarter in its cell."""

SLIM = 0.3
"""Of a page's height, how much a cell takes at most."""

_FIGURE = re.compile(r"-?[\d,]*\d\.\d\d")
_SPANNING = re.compile(r"OEI\.|AEI\.|.*(EJECUCIONFI|TOTAL|PROMEDIO|MEDIANA|INFORMACION|ALERTAS|NOTAS)")


def cells_of(
    page: Page, y: float, labels: list[Word], others: Sequence[Word], months: Sequence[Word], bottom: float
) -> tuple[list[HeaderCell], bool]:
    """The header's cells, and whether they are drawn.

    `y` is the baseline of the month labels, `bottom` the header's lower side; `others` are words of the header that no
    form is known to have: they make a cell where nothing else does.
    """
    upright = page.shapes[:, 2] - page.shapes[:, 0] < 2.5
    shapes = page.shapes[slim(page) | upright]  # a side rule may run down the whole page
    beside = shapes[(shapes[:, 1] < y) & (shapes[:, 3] > y - months[0].size)]
    thin = (shapes[:, 3] - shapes[:, 1] < 2.5) & (shapes[:, 1] > bottom) & (shapes[:, 2] - shapes[:, 0] > 3)
    for sides, support in ((beside, 0.0), (shapes[thin], 0.4)):
        edges = _merge(np.concatenate((sides[:, 0], sides[:, 2])), support=support)
        low = [w for w in labels if w.y > y - 0.5 * w.size or not _spans(page, w, edges)]
        if (cells := _between(edges, low, others, months)) is not None:
            return cells, True
    return _by_figures(page, labels, months, bottom), False


def _spans(page: Page, word: Word, edges: Floats) -> bool:
    """Whether the cell that a word of an upper line stands in reaches over several of the columns below."""
    sides = edges_at(page, word.y - 0.3 * word.size, word.size)
    left = max((x for x in sides if x < word.middle), default=None)
    right = min((x for x in sides if x > word.middle), default=None)
    return left is not None and right is not None and bool(((edges > left + 2) & (edges < right - 2)).any())


def edges_at(page: Page, y: float, size: float) -> list[float]:
    """The drawn sides that pass a height, sorted."""
    if (y, size) not in page.sides:
        shapes = page.shapes
        passing = shapes[(shapes[:, 1] < y) & (shapes[:, 3] > y - 0.3 * size)]
        upright = passing[:, 2] - passing[:, 0] < 2.5
        low = passing[:, 3] - passing[:, 1] < SLIM * page.height
        sides = passing[low | upright]
        page.sides[y, size] = _merge(np.concatenate((sides[:, 0], sides[:, 2]))).tolist()
    return page.sides[y, size]


def slim(page: Page) -> npt.NDArray[np.bool_]:
    """Shapes that can be a cell or a rule: not the page's frame or background."""
    heights = page.shapes[:, 3] - page.shapes[:, 1]
    return np.asarray(heights < SLIM * page.height, dtype=np.bool_)


def _merge(values: Floats, slack: float = 1.5, support: float = 0.0) -> Floats:
    """Sorted values with those closer than `slack` points as one, their mean.

    Only those that occur at least `support` times as often as the most frequent.
    """
    groups: list[list[float]] = []
    for value in np.sort(values).tolist():
        if groups and value - groups[-1][-1] <= slack:
            groups[-1].append(value)
        else:
            groups.append([value])
    least = support * max((len(g) for g in groups), default=0)
    return np.array([sum(g) / len(g) for g in groups if len(g) >= least])


def _between(
    edges: Floats, labels: list[Word], others: Sequence[Word], months: Sequence[Word]
) -> list[HeaderCell] | None:
    """Cells between drawn edges; None when the edges do not part the months from one another."""
    if len(edges) < len(months) + 1:
        return None
    slots: dict[int, list[Word]] = {}
    for word in labels:
        slot = int(np.searchsorted(edges, word.middle))
        if slot == 0 or slot == len(edges):
            return None
        slots.setdefault(slot, []).append(word)
    month_words = {id(w) for w in months}
    for words in slots.values():
        holds = sum(id(w) in month_words for w in words)
        line = months[0].y - 0.5 * months[0].size
        beside = [
            w for w in words if w.y > line and id(w) not in month_words and not _BESIDE.fullmatch(key(w.text))
        ]
        if holds > 1 or (holds == 1 and beside):
            return None
    for word in others:
        slot = int(np.searchsorted(edges, word.middle))
        if (
            0 < slot < len(edges)
            and slot not in slots
            and edges[slot] - edges[slot - 1] > 0.6 * (word.x1 - word.x0)
        ):
            slots[slot] = [word]
    return [(float(edges[s - 1]), float(edges[s]), slots[s]) for s in sorted(slots)]


def _by_figures(page: Page, labels: list[Word], months: Sequence[Word], bottom: float) -> list[HeaderCell]:
    """Cells where nothing is drawn: figures end at their column's right side, texts leave blank stretches."""
    groups = label_groups(labels, {id(w) for w in months})
    rows = [line for line in lines_of([w for w in page.words if w.y > bottom]) if _keeps_columns(line, page)]
    spans = [(w.x0, w.x1) for w in labels] + [(w.x0, w.x1) for line in rows for w in line.words]
    ends = Counter(round(2 * w.x1) / 2 for line in rows for w in line.words if _FIGURE.search(w.text))
    centres = [(min(w.x0 for w in g) + max(w.x1 for w in g)) / 2 for g in groups]
    first_month = next(i for i, group in enumerate(groups) if group[0] is months[0])
    sides = [min(w.x0 for w in groups[0]) - 4]
    for i, (a, b) in enumerate(pairwise(centres)):
        end = _right_end(ends, a, b) if i >= first_month else None
        sides.append(_clearest(spans, a, b) if end is None else end + 0.4)
    sides.append(page.width)
    return [(sides[i], sides[i + 1], group) for i, group in enumerate(groups)]


def _keeps_columns(line: Line, page: Page) -> bool:
    """Whether a line is of the table's body and keeps to its columns: titles, closing lines and notes do not."""
    text = fold(line.text)
    if _SPANNING.match(text) or NOTE_START.match(line.text + " "):
        return False
    return max((w.x1 - w.x0 for w in line.words), default=0.0) < 0.2 * page.width


def _right_end(ends: Counter[float], a: float, b: float) -> float | None:
    """Where most figures between two label centres end; None when they end here and there."""
    inside = Counter({x: n + ends[x + 0.5] + ends[x - 0.5] for x, n in ends.items() if a < x < b})
    total = sum(ends[x] for x in inside)
    best = max(inside, key=lambda x: (inside[x], x), default=0.0)
    return best + 0.25 if total >= 3 and inside[best] > 0.6 * total else None


def _clearest(spans: Sequence[tuple[float, float]], a: float, b: float) -> float:
    """Middle of the widest stretch between a and b that the fewest words cover."""
    steps = max(int((b - a) / 0.25), 1)
    cover = np.zeros(steps + 1, np.int64)
    for x0, x1 in spans:
        if x1 > a and x0 < b:
            cover[max(int((x0 - a) / 0.25), 0)] += 1
            cover[min(int((x1 - a) / 0.25) + 1, steps)] -= 1
    cover = np.cumsum(cover[:-1])
    least = np.flatnonzero(cover == cover.min())
    runs = np.split(least, np.flatnonzero(np.diff(least) > 1) + 1)
    widest = max(runs, key=len)
    return a + 0.25 * float(widest[0] + widest[-1] + 1) / 2
