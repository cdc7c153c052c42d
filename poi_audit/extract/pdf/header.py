"""The table's header: which columns there are and where they stand.

Columns come from the header's words and from the drawn edges beside them; where nothing is drawn, from the white
space between the columns.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from poi_audit.extract.cells import FIGURE
from poi_audit.extract.pdf.columns import Cell, cells_of, slim
from poi_audit.extract.pdf.page import Floats, Line, Page, Word, lines_of
from poi_audit.extract.wording import layout_of, month_number
from poi_audit.model.report import MONTHS
from poi_audit.model.text import fold

_TOKENS = frozenset(
    re.findall(
        r"\w+",
        """OBJETIVO ESTRATEGICO ESTRATEGICA ACCION ACTIVIDAD OPERATIVA NIVEL DE PRIORIDAD UNIDAD MEDIDA TIPO
        AGREGACION PROG EJE EJEC FISICO FINANCIERO AVANCE ACUMULADO ANUAL PERIODO CODIGO OEI CENTRO COSTO DEOEI""",
    )
)
_TEXT = frozenset({"name", "cost_center", "priority", "unit", "aggregation"})
_SEAM = re.compile(r"(?:\.\d\d|[A-Za-z]\.?)(?=-?\d)|\d(?=S\.)")
"""Where one cell can end and the next begin inside a word."""
_ROW_LABEL = re.compile(r"(PROG(R(A(M(A(DO?)?)?)?)?)?|EJE(C(U(T(A(DO?)?)?)?)?)?)\.?/?")
"""A row label, or the start of one that a narrow cell breaks."""
_SPANS = ("FISICO", "FINANCIERO")
_TEXT_ROLES = (
    ("CENTRODECOSTO", "cost_center"),
    ("PRIORIDAD", "priority"),
    ("MEDIDA", "unit"),
    ("AGREGACION", "aggregation"),
    ("OBJETIVO", "name"),
    ("ACCION", "name"),
    ("CODIGO", "name"),
    ("DEOEI", "name"),
    ("PROG", "label"),
)


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """One column: its role, the block and month it holds, and its sides."""

    role: str
    x0: float
    x1: float
    block: str | None = None
    month: int | None = None
    label: str = ""


@dataclass(frozen=True)
class Table:
    """A header as found on one page."""

    columns: tuple[Column, ...]
    months: tuple[str, ...]
    layout: str | None
    top: float
    bottom: float
    typed: bool
    """Whether there is a column TIPO DE OEI."""

    @cached_property
    def name(self) -> tuple[float, float]:
        """Sides of the region in which codes and names stand."""
        names = [c for c in self.columns if c.role == "name"]
        return names[0].x0, names[-1].x1

    @cached_property
    def has_financial(self) -> bool:
        """Whether there is a FINANCIERO block."""
        return any(c.block == "financial" for c in self.columns)

    def at(self, x: float) -> Column | None:
        """The column that holds this x."""
        i = bisect_right(self._lefts, x) - 1
        return self.columns[i] if i >= 0 and x < self.columns[i].x1 else None

    def column_of(self, word: Word) -> Column | None:
        """The column a word stands in. Texts begin inside their cell and may run over its right side; figures are
        set from the right."""
        key = (word.x0, word.x1)
        if key not in self._known:
            begins = self.at(word.x0 + 0.2)
            in_text = begins is not None and begins.role in _TEXT
            self._known[key] = begins if in_text else self.at(word.middle)
        return self._known[key]

    @cached_property
    def cut_at(self) -> str | None:
        """The first column that this header must have and lacks: the sheet is wider than its paper; or None."""
        blocks = ["physical", "financial"] if self.has_financial else ["physical"]
        for block in blocks:
            own = [c for c in self.columns if c.block == block]
            months = sum(c.role == "month" for c in own)
            if months < len(self.months):
                return self.months[months]
            if all(c.role != "accumulated" for c in own):
                return "ACUMULADO"
        return None

    def again(self, other: Table) -> Table:
        """This header printed once more, at the place of `other`: where its months stand as here, its columns are."""
        here, there = (
            [c for c in table.columns if c.role in ("month", "accumulated")] for table in (self, other)
        )
        same = len(here) == len(there) and all(
            abs(a.x1 - b.x1) < 2.5 for a, b in zip(here, there, strict=True)
        )
        return replace(self, top=other.top, bottom=other.bottom) if same else other

    def row_label(self, word: Word) -> str | None:
        """ "P" or "E" for a word that labels a row PROG. or EJEC., otherwise None."""
        if word.text[0] not in "PE" or not _ROW_LABEL.fullmatch(fold(word.text)):
            return None
        column = self.column_of(word)
        return word.text[0] if column is not None and column.role == "label" else None

    def in_name(self, word: Word) -> bool:
        """Whether a word stands in the name region."""
        return word.x0 + 0.2 < self.name[1]

    def parts(self, word: Word, lefts: Floats) -> list[Word]:
        """The word, parted at the side of a column of figures that it runs over: two cells that touch."""
        left = self.at(word.x0 + 0.5)
        if left is None or word.x1 - 0.5 < left.x1:
            return [word]
        right = self.at(word.x1 - 0.5)
        if right is None or right.role in _TEXT or word.start < 0 or FIGURE.fullmatch(word.text):
            return [word]
        sides = lefts[word.start : word.start + len(word.text)]
        seams = [m.end() for m in _SEAM.finditer(word.text)] or [int(np.searchsorted(sides, left.x1 - 0.3))]
        seam = min(seams, key=lambda i: abs(float(sides[min(i, len(sides) - 1)]) - left.x1))
        if not 0 < seam < len(word.text):
            return [word]
        head = word._replace(text=word.text[:seam], x1=float(sides[seam]))
        rest = word._replace(text=word.text[seam:], x0=float(sides[seam]), start=word.start + seam)
        return [head, *self.parts(rest, lefts)]

    @cached_property
    def _known(self) -> dict[tuple[float, float], Column | None]:
        return {}

    @cached_property
    def _lefts(self) -> list[float]:
        return [c.x0 for c in self.columns]


def find_headers(page: Page, lines: Sequence[Line]) -> list[Table]:
    """Every table header on the page, from top to bottom. Lines are the page's words as lines."""
    return [table for i, line in enumerate(lines) if (table := _header_at(page, lines, i)) is not None]


def _header_at(page: Page, lines: Sequence[Line], index: int) -> Table | None:
    months = _months(lines[index])
    if not months:
        return None
    # broken words in narrow cells; then another text printed between the header's lines
    for choose, past in ((_is_token, False), (_is_piece, False), (_is_token, True)):
        words = [w for line in _band(lines, index, choose, past) for w in line.words]
        words = [w for w in words if choose(w) or month_number(w.text)]
        table = _table(page, lines[index], months, words)
        if table is not None:
            above = [w for line in _band(lines, index, _is_token, True) for w in line.words if _is_token(w)]
            return replace(table, top=min([table.top, *(w.top for w in above if w.y < lines[index].y)]))
    return None


def _table(page: Page, line: Line, months: list[tuple[Word, int]], words: list[Word]) -> Table | None:
    """The header made of these words, or None when they do not name the columns of a report."""
    top, bottom = min(w.top for w in words), max(w.bottom for w in words)
    labels = [w for w in words if fold(w.text) not in _SPANS]
    columns = _roles(cells_of(page, line.y, labels, months, bottom))
    if not {"name", "aggregation", "label"} <= {c.role for c in columns}:
        return None
    around = (page.shapes[:, 1] < line.y) & (page.shapes[:, 3] > line.y) & slim(page)
    boxes = page.shapes[
        around & (page.shapes[:, 2] - page.shapes[:, 0] > 2.5)
    ]  # a side rule may run far down
    drawn_bottom = float(boxes[:, 3].max()) if len(boxes) else bottom
    scanned = any(w.confidence is not None for w in words)
    columns = _with_period(columns) if scanned else columns
    return Table(
        tuple(columns),
        tuple(MONTHS[n - 1] for n in _first_run(months)),
        _layout(columns, scanned),
        top,
        min(max(bottom, drawn_bottom), bottom + 12),
        any("DEOEI" in fold(c.label) for c in columns),
    )


def _layout(columns: Sequence[Column], scanned: bool) -> str | None:
    """The layout, or None where the columns contradict it, as a misread or cut word of the header makes them do.

    On a scan a report without FINANCIERO is 2024's or none: the word CÓDIGO may have been misread.
    """
    roles = [c.role for c in columns]
    financial = any(c.block == "financial" for c in columns)
    layout = layout_of([fold(c.label) for c in columns], financial)
    if "percent_period" in roles and scanned:
        layout = "2021-sem"
    if roles.count("percent") > 1 or (roles.count("percent_period") and layout != "2021-sem"):
        return None
    return None if scanned and layout == "2022-sem" and (not financial or "cost_center" in roles) else layout


def _with_period(columns: Sequence[Column]) -> list[Column]:
    """The columns of a scan, of two percentages the first that of the period: its second word may have been misread."""
    percents = [c for c in columns if c.role == "percent"]
    if len(percents) != 2 or "ANUAL" not in fold(percents[1].label):
        return list(columns)
    return [replace(c, role="percent_period") if c is percents[0] else c for c in columns]


def _months(line: Line) -> list[tuple[Word, int]]:
    """The month labels of a line when they count up from January, once or twice; otherwise none.

    The second count may be cut short: a sheet wider than its paper.
    """
    found = [(w, n) for w in line.words if (n := month_number(w.text)) is not None]
    numbers = [n for _, n in found]
    run = list(range(1, len(_first_run(found)) + 1))
    return (
        found
        if numbers and numbers[: len(run)] == run and numbers[len(run) :] == run[: len(numbers) - len(run)]
        else []
    )


def _first_run(months: Sequence[tuple[Word, int]]) -> list[int]:
    run: list[int] = []
    for _, number in months:
        if run and number <= run[-1]:
            break
        run.append(number)
    return run


def _is_token(word: Word) -> bool:
    parts = re.findall(r"[A-Z]+", fold(word.text))
    return all(part in _TOKENS for part in parts) and (bool(parts) or word.text.strip("%/.") == "")


def _is_piece(word: Word) -> bool:
    """Whether a word is a label's word or a part of one, broken in a narrow cell."""
    parts = re.findall(r"[A-Z]+", fold(word.text))
    whole = all(any(part in token for token in _TOKENS) for part in parts)
    return whole and (bool(parts) or word.text.strip("%/.") == "")


def _band(lines: Sequence[Line], index: int, choose: Callable[[Word], bool], past: bool) -> list[Line]:
    """The lines of the header around its month labels: those of which most words are of labels.

    They end at any other line, or with `past` only where a step is too wide.
    """
    size = lines[index].size
    band = [lines[index]]
    for step in (-1, 1):
        edge = lines[index].y
        i = index + step
        while 0 <= i < len(lines) and abs(lines[i].y - edge) <= 3.2 * size:
            hits = [w for w in lines[i].words if choose(w)]
            if any(c.isalpha() for w in hits for c in w.text) and 2 * len(hits) >= len(lines[i].words):
                band.append(lines[i])
                edge = lines[i].y
            elif not past:
                break
            i += step
    return band


def _roles(cells: Sequence[Cell]) -> list[Column]:
    """What each header cell means. Words inside a cell read from top to bottom."""
    columns: list[Column] = []
    block = "physical"
    seen: set[int] = set()
    for x0, x1, words in cells:
        label = " ".join(w.text for line in lines_of(words) for w in line.words)
        text = fold(label)
        number = month_number(label)
        if number is not None:
            if number in seen and number == 1:
                block, seen = "financial", set()
            seen.add(number)
            columns.append(Column("month", x0, x1, block, number - 1, label))
        elif seen and "%" in text:
            columns.append(
                Column("percent_period" if "PERIODO" in text else "percent", x0, x1, None, None, label)
            )
        elif seen and "ACUMULADO" in text:
            columns.append(Column("accumulated", x0, x1, block, None, label))
        else:
            role = next((role for key, role in _TEXT_ROLES if key in text), "unknown")
            columns.append(Column(role, x0, x1, None, None, label))
    return columns
