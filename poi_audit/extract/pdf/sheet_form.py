"""The older form made in Excel (2019, 2020) and printed to PDF: its ruled columns and the bands of its activities.

Every cell is drawn. A rule across the whole table ends an activity (AO); one from the column META on divides its rows
Física and Financiera. The header stands again above each action (AEI), in two levels: "APROBADO" over "ANUAL".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from poi_audit.extract.pdf.page import Floats, Page, Word, lines_of
from poi_audit.model.text import fold

SLACK = 2.5
"""Sides this close, in points, are one."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its sides, what it holds, and its label as printed."""

    x0: float
    x1: float
    role: str
    label: str


@dataclass(frozen=True, slots=True)
class Form:
    """The columns from the activity's name to the last percentage; `others` have no role (MOTIVO)."""

    columns: tuple[Column, ...]
    others: tuple[Column, ...]
    top: float
    bottom: float

    def find(self, role: str) -> Column | None:
        """The first column of this role."""
        return next((column for column in self.columns if column.role == role), None)

    @property
    def left(self) -> float:
        """Left side of the table."""
        return self.columns[0].x0

    @property
    def right(self) -> float:
        """Right side of the last figure."""
        return self.columns[-1].x1

    @property
    def figures_left(self) -> float:
        """Left side of the column META, from which on the rows of an activity are divided."""
        return next(column.x0 for column in self.columns if column.role == "label")


@dataclass(slots=True)
class Band:
    """What stands between two rules across the table, on one page."""

    page: int
    words: list[Word]
    rows: list[list[Word]] = field(default_factory=list)
    """The words of each row of figures, from the column META on."""
    first: bool = False
    """Whether it is the first of its page, so that it may go on from the page before."""
    last: bool = False


def find_form(page: Page) -> Form | None:
    """The columns by the first header on the page; None when none is there."""
    for line in lines_of(page.words):
        text = fold(line.text)
        if "UNIDADMEDIDA" not in text.replace("DE", "") or "COSTO" not in text:
            continue
        top, bottom = _around(_rules(page), line.y)
        words = [word for word in page.words if top < word.y < bottom]
        form = _form(_uprights(page, line.y), words, line.y, top, bottom, page)
        if form is not None:
            return form
    return None


def bands_of(page: Page, form: Form) -> list[Band]:
    """The bands of a page's table, from top to bottom. Text outside the rules (clipped cells, stamps) is left out."""
    rules = _rules(page)
    inner = rules[(rules[:, 0] < form.figures_left + SLACK) & (rules[:, 2] > form.right - SLACK)]
    divisions = _merged(inner[:, 1])
    whole = _merged(inner[inner[:, 0] < form.left + SLACK][:, 1])
    uprights = _upright(page)
    uprights = uprights[(uprights[:, 0] > form.left - SLACK) & (uprights[:, 0] < form.right + SLACK)]
    if not len(uprights):
        return []
    edges = _merged(np.array([uprights[:, 1].min(), *whole, uprights[:, 3].max()]))
    bands = []
    for top, bottom in pairwise(edges):
        inside = [
            w
            for w in page.words
            if top < w.y - 0.2 * w.size and w.y < bottom + 0.2 * w.size and w.middle < form.right
        ]
        cuts = [top, *(y for y in divisions if top + SLACK < y < bottom - SLACK), bottom]
        figures = [w for w in inside if w.middle > form.figures_left]
        rows = [[w for w in figures if a < w.y - 0.2 * w.size < b] for a, b in pairwise(cuts)]
        if inside:
            bands.append(Band(page.number, inside, rows))
    if bands:
        bands[0].first, bands[-1].last = True, True
    return bands


def _rules(page: Page) -> Floats:
    shapes = page.shapes
    return shapes[(shapes[:, 3] - shapes[:, 1] < SLACK) & (shapes[:, 2] - shapes[:, 0] > 3)]


def _merged(values: Floats) -> list[float]:
    """Sorted values, those closer than SLACK to the one before left out."""
    out: list[float] = []
    for value in np.sort(values).tolist():
        if not out or value - out[-1] > SLACK:
            out.append(value)
    return out


def _around(rules: Floats, y: float) -> tuple[float, float]:
    """The rules across the table above and below a baseline."""
    if not len(rules):
        return y - 20, y + 5
    wide = rules[rules[:, 2] - rules[:, 0] > 0.6 * (rules[:, 2].max() - rules[:, 0].min())][:, 1]
    return max((v for v in wide if v < y), default=y - 20), min((v for v in wide if v > y), default=y + 5)


def _upright(page: Page) -> Floats:
    shapes = page.shapes
    return shapes[(shapes[:, 2] - shapes[:, 0] < SLACK) & (shapes[:, 3] - shapes[:, 1] > 3)]


def _uprights(page: Page, y: float) -> Floats:
    """The upright sides that pass a height."""
    sides = _upright(page)
    return sides[(sides[:, 1] < y) & (sides[:, 3] > y - 2)]


def _form(
    uprights: Floats, words: Sequence[Word], y: float, top: float, bottom: float, page: Page
) -> Form | None:
    columns = []
    for left, right in pairwise(_merged(uprights[:, 0])):
        low = [w for w in words if left < w.middle < right and abs(w.y - y) < 0.6 * w.size]
        upper = _label([w for w in words if w.y < y - 0.6 * w.size and _covers(page, w, left, right, top)])
        role, label = _role(upper, _label(low))
        columns.append(Column(left, right, role, label))
    roles = [column.role for column in columns]
    if not {"name", "label", "goal", "executed"} <= set(roles):
        return None
    end = max(i for i, role in enumerate(roles) if role != "other") + 1
    others = tuple(column for column in columns if column.role == "other" and column.label)
    return Form(tuple(columns[:end]), others, top, bottom)


def _covers(page: Page, word: Word, left: float, right: float, top: float) -> bool:
    """Whether the cell of the header's upper level in which a word stands covers a column."""
    sides = _merged(_uprights(page, word.y - 0.3 * word.size)[:, 0])
    begins = max((x for x in sides if x < word.middle), default=0.0)
    ends = min((x for x in sides if x > word.middle), default=page.width)
    return begins < left + SLACK and ends > right - SLACK


def _label(words: Sequence[Word]) -> str:
    return " ".join(line.text for line in lines_of(list(words)))


def _role(upper: str, lower: str) -> tuple[str, str]:
    """What a column holds, by its label's two levels."""
    low, high = fold(lower), fold(upper)
    if "ACTIVIDADOPERATIVA" in low:
        return "name", lower
    for word, role in (("UNIDAD", "unit"), ("COSTO", "cost_center")):
        if word in low:
            return role, lower
    label = f"{upper} {lower}".strip()
    annual = "ANUAL" in low
    if "AVANCE" in high:
        return ("percent" if annual else "percent_period"), label
    if high.startswith("APROB"):
        return ("goal" if annual else "period"), label
    if high.startswith("EJEC"):
        return "executed", label
    return ("label" if "META" in high + low else "other"), label
