"""The table's header on a page: which columns there are, where they stand, and what each holds.

Columns come from the header's words and from the drawn edges beside them; where nothing is drawn, from the white
space between the columns. What their words mean is the table reader's to say.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache, partial
from itertools import pairwise

import numpy as np

from poi_audit.extract.cells import FIGURE, Cell, CellRow
from poi_audit.extract.pdf.columns import HeaderCell, cells_of, edges_at, slim
from poi_audit.extract.pdf.page import Floats, Line, Page, Word, lines_of, runs_of
from poi_audit.extract.table.columns import Columns, Head, columns_of, identified, left_over
from poi_audit.layouts.layout import FIGURES, key
from poi_audit.layouts.lexicon import Lexicon
from poi_audit.layouts.periods import numbered_run, run_of_initials
from poi_audit.model.figure import Place
from poi_audit.model.text import fold

_TOKENS = frozenset(
    re.findall(
        r"\w+",
        """OBJETIVO ESTRATEGICO ESTRATEGICA ACCION ACTIVIDAD OPERATIVA NIVEL DE PRIORIDAD UNIDAD MEDIDA TIPO
        AGREGACION PROG EJE EJEC FISICO FINANCIERO AVANCE ACUMULADO ANUAL PERIODO CODIGO OEI CENTRO COSTO DEOEI
        META ACUMULADA PORCENTAJE CUMPLIMIENTO TRIM TRIMESTRE SEMESTRE PROGRAMADO EJECUTADO EJECUCION PROGRAMACION
        AEI AO TOTAL MENSUAL APROB APROBADO MODIF CENTROCOSTO MOTIVO AL I II III IV 1ER 2DO 3ER 4TO PROGRAMADA
        EJECUTADA PRIOR AVANCES P E C UM U M ITEM SUBTOTAL""",
    )
)
_TEXT = frozenset(
    {"name", "cost_center", "priority", "unit", "aggregation", "objective", "action", "other_text"}
)
NAMES = frozenset({"name", "code", "type"})
ROWED = frozenset({"month", "accumulated", "subtotal"})
"""The roles of columns with a figure in each row of an activity."""
_SEAM = re.compile(r"(?:\.\d\d|[A-Za-z]\.?)(?=-?\d)|\d(?=S\.)")
"""Where one cell can end and the next begin inside a word."""
_ANEW = re.compile(r"(?<=[A-ZÑÁÉÍÓÚ]{2})[A-ZÑÁÉÍÓÚ](?=[a-zñáéíóú])|(?<=[a-zñáéíóú])[A-ZÑÁÉÍÓÚ]")
"""Where another text begins inside a word: "MANTENIMIENTO" and "Acumulado" without a blank between them."""
_ROW_LABEL = re.compile(r"(PROG(R(A(M(A(DO?)?)?)?)?)?|EJE(C(U(T(A(DO?)?)?)?)?)?)\.?/?")
"""A row label, or the start of one that a narrow cell breaks."""
_PERCENTS = frozenset({"percent", "percent_period"})
_SPANS = ("FISICO", "FINANCIERO")
_NEEDED = frozenset({"label", "aggregation", "unit", "priority", "accumulated", "percent", "cost_center"})


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """One column: its number from the left, the role that its words give it, and its sides."""

    index: int
    role: str
    x0: float
    x1: float
    block: str | None = None
    label: str = ""


@dataclass(frozen=True)
class Table:
    """A header as found on one page."""

    columns: tuple[Column, ...]
    meaning: Columns
    heads: tuple[Head, ...]
    lexicon: Lexicon
    page: int
    top: float
    bottom: float
    titles: tuple[tuple[Word, ...], ...] = ()
    """The titles of an OEI or AEI that stand inside the header."""
    height: int = 2
    """How many rows an activity has."""
    labels: tuple[str, ...] = ()
    """The labels of these rows in their order; none where the form prints none."""
    apart: bool = False
    """Whether the code of an activity has a column of its own, beside the name."""
    coding: str = "known"
    """How activities are coded: "known" (AOI...), "other", or "none"."""
    _known: dict[tuple[float, float], Column | None] = field(default_factory=dict, repr=False)

    @cached_property
    def name(self) -> tuple[float, float]:
        """Sides of the region in which codes and names stand."""
        names = [c for c in self.columns if c.role in NAMES] or list(self.columns[:1])
        return names[0].x0, names[-1].x1

    @cached_property
    def typed(self) -> bool:
        """Whether there is a column TIPO DE OEI."""
        return any(c.role == "type" for c in self.columns)

    @cached_property
    def figures_left(self) -> float:
        """Left side of the first column of figures or row labels."""
        return min((c.x0 for c in self.columns if c.role in FIGURES or c.role == "label"), default=0.0)

    @cached_property
    def money_left(self) -> float:
        """Left side of the FINANCIERO block; infinite without one, or where it stands before FISICO."""
        money = [c.x0 for c in self.columns if c.block == "financial"]
        physical = [c.x0 for c in self.columns if c.block == "physical"]
        return min(money) if money and physical and min(money) > min(physical) else float("inf")

    def at(self, x: float) -> Column | None:
        """The column that holds this x."""
        i = bisect_right(self._lefts, x) - 1
        return self.columns[i] if i >= 0 and x < self.columns[i].x1 else None

    def column_of(self, word: Word) -> Column | None:
        """The column a word stands in. Texts begin inside their cell and may run over its right side; figures are
        set from the right."""
        place = (word.x0, word.x1)
        if place not in self._known:
            begins = self.at(word.x0 + 0.2)
            in_text = begins is not None and (begins.role in _TEXT or begins.role in NAMES)
            self._known[place] = begins if in_text else self.at(word.middle)
        return self._known[place]

    def cut_at(self, width: float) -> str | None:
        """The first column that this header must have and lacks: the sheet is wider than its paper; or None."""
        if self.meaning.proposed:
            return None
        blocks = ["physical", "financial"] if self.meaning.has_financial else ["physical"]
        at_edge = self.columns[-1].x1 > 0.97 * width
        for block in blocks if not self.meaning.block_rows else []:
            own = [c for c in self.meaning.all if (c.block or "physical") == block and c.role in FIGURES]
            if any(c.row is not None for c in own):
                continue
            months = sum(c.at is not None for c in own)
            if own and 0 < months < len(self.meaning.months):
                return self.meaning.months[months]
            if at_edge and own and all(c.role != "accumulated" for c in own):
                return "ACUMULADO"
        return None

    def again(self, other: Table) -> Table:
        """This header printed once more, whole or in part, at the place of `other`: its columns are where they were."""
        own = [(key(h.texts[-1]), c.x1) for h, c in zip(self.heads, self.columns, strict=True)]
        there = [(key(h.texts[-1]), c.x1) for h, c in zip(other.heads, other.columns, strict=True)]
        same = sum(any(abs(x - at) < 2.5 and word.endswith(part) for word, x in own) for part, at in there)
        here, others = ([c for c in table.columns if c.role in ROWED] for table in (self, other))
        alike = len(here) == len(others) and all(
            abs(a.x1 - b.x1) < 2.5 for a, b in zip(here, others, strict=True)
        )
        if not alike and same < 0.8 * len(there):
            return replace(
                other, height=self.height, labels=self.labels, apart=self.apart, coding=self.coding
            )
        return replace(self, page=other.page, top=other.top, bottom=other.bottom, titles=other.titles)

    def row_label(self, word: Word) -> str | None:
        """ "P" or "E" for a word that labels the first or another row of an activity, otherwise None."""
        label = self.lexicon.row(word.text) if key(word.text) in self._label_words else None
        label = label or self.lexicon.row_part(word.text)
        if label is None or label.other:
            if word.text[0] not in "PE" or not _ROW_LABEL.fullmatch(fold(word.text)):
                return None
            first = word.text[0] == "P"
        else:
            first = label.row == "programmed" or label.block == "physical"
        column = self.column_of(word)
        return ("P" if first else "E") if column is not None and column.role == "label" else None

    @cached_property
    def _label_words(self) -> frozenset[str]:
        """The words with which the labels of this table's rows begin."""
        return frozenset(key(label.split()[0]) for label in self.labels if label.split())

    def in_name(self, word: Word) -> bool:
        """Whether a word stands in the name region."""
        return self._name_left < word.x0 + 0.2 < self.name[1]

    @cached_property
    def _name_left(self) -> float:
        """Where the name region begins: at the paper's side, unless another column stands before it."""
        left = self.name[0]
        return left - 3 if any(c.x0 < left for c in self.columns) else float("-inf")

    def parts(self, word: Word, lefts: Floats) -> list[Word]:
        """The word, parted at the side of a column that it runs over: two cells that touch.

        Between columns of text only where one word ends in capitals, or in small letters, and the other begins anew.
        """
        left = self.at(word.x0 + 0.5)
        if left is None or word.x1 - 0.5 < left.x1:
            return [word]
        right = self.at(word.x1 - 0.5)
        if right is None or right.role in NAMES or word.start < 0 or FIGURE.fullmatch(word.text):
            return [word]
        sides = lefts[word.start : word.start + len(word.text)]
        if right.role in _TEXT:
            near = 1.5 * word.size
            starts = [m.start() for m in _ANEW.finditer(word.text)] if left.role in _TEXT else []
            seams = [i for i in starts if abs(float(sides[i]) - left.x1) < near]
            if not seams:
                return [word]
        else:
            starts = [m.end() for m in _SEAM.finditer(word.text)]
            seams = starts or [int(np.searchsorted(sides, left.x1 - 0.3))]
        seam = min(seams, key=lambda i: abs(float(sides[min(i, len(sides) - 1)]) - left.x1))
        if not 0 < seam < len(word.text):
            return [word]
        head = word._replace(text=word.text[:seam], x1=float(sides[seam]))
        rest = word._replace(text=word.text[seam:], x0=float(sides[seam]), start=word.start + seam)
        return [head, *self.parts(rest, lefts)]

    def rows(self) -> list[CellRow]:
        """The header as rows of cells: a row for each level of its words, a cell that goes through all in the first."""
        place = Place(self.page)
        out = []
        for level in range(max(len(head.texts) for head in self.heads)):
            cells: list[Cell] = []
            for head in self.heads:
                last = len(head.texts) - 1
                text = head.texts[min(level, last)]
                over = cells[-1] if cells and level < last else None
                if over is not None and over.text == text and not over.carried:
                    cells[-1] = over._replace(width=head.index - over.column + 1)
                else:
                    cells.append(Cell(text, head.index, place, carried=level > last))
            out.append(CellRow(cells, 1))
        return out

    @cached_property
    def _lefts(self) -> list[float]:
        return [c.x0 for c in self.columns]


def find_headers(page: Page, lines: Sequence[Line], lexicon: Lexicon) -> list[Table]:
    """Every table header on the page, from top to bottom. Lines are the page's words as lines."""
    found: list[Table] = []
    lines = [_with_whole_months(line, lexicon) for line in lines]
    known = lexicon.month
    counts = [sum([known(word.text) is not None for word in line.words]) for line in lines]
    months = [
        _months(line, lexicon) if count else _other_periods(line, lexicon)
        for line, count in zip(lines, counts, strict=True)
    ]
    for i, line in enumerate(lines):
        if (counts[i] < 2 and not months[i]) or (found and line.y <= found[-1].bottom):
            continue
        if (table := _header_at(page, lines, months, i, lexicon)) is not None:
            found.append(table)
    return found


def _header_at(
    page: Page, lines: Sequence[Line], named: Sequence[Sequence[Word]], index: int, lexicon: Lexicon
) -> Table | None:
    """The header whose months a line names, or None. `named`: the months of each line."""
    months = named[index] or _months_around(lines, index, lexicon)
    if not months:
        return None
    found: list[Table] = []
    tried: list[Word] = []
    foot = _foot(page, lines[index])
    # broken words in narrow cells; then another text printed between the header's lines
    token, part = partial(_is_token, lexicon=lexicon), partial(is_header_part, lexicon=lexicon)
    for choose, past in ((token, False), (part, False), (token, True)):
        words = [w for line in _band(lines, index, choose, past) for w in line.words]
        words = [w for w in words if (choose(w) or w in months) and w.y - 0.3 * w.size < foot]
        if words == tried:
            continue
        tried = words
        table = _table(page, lines, index, months, words, lexicon)
        if table is not None:
            above = [w for line in _band(lines, index, token, True) for w in line.words if token(w)]
            top = min([table.top, *(w.top for w in above if w.y < lines[index].y)])
            later = (line.y for line, words in zip(lines, named, strict=True) if len(words) > 1)
            end = next((y for y in later if y > table.bottom + lines[index].size), float("inf"))
            below = [line for line in lines if table.bottom < line.y < end]
            found.append(replace(_looked_below(table, below), top=top))
            if table.meaning.layout is not None:
                break
    return max(found, key=lambda table: _told(table.meaning), default=None)


def _foot(page: Page, line: Line) -> float:
    """Where the cells end that are drawn around the months; infinite where none are."""
    shapes = page.shapes[slim(page)]
    boxes = shapes[(shapes[:, 1] < line.y) & (shapes[:, 3] > line.y) & (shapes[:, 2] - shapes[:, 0] > 2.5)]
    return float(boxes[:, 3].max()) + 1 if len(boxes) else float("inf")


def _told(meaning: Columns) -> tuple[bool, int]:
    """How much the words of a header tell: whether they are a known form's, and of how many kinds of column."""
    return meaning.layout is not None, len(meaning.kinds - {"other"})


def _table(
    page: Page, lines: Sequence[Line], index: int, months: Sequence[Word], words: list[Word], lexicon: Lexicon
) -> Table | None:
    """The header made of these words, or None when they do not name the columns of a report."""
    line = lines[index]
    top, bottom = min(w.top for w in words), max(w.bottom for w in words)
    low = [w for w in words if w.y <= line.y + 3 * line.size]
    labels = [w for w in low if fold(w.text) not in _SPANS]
    inside = [w for ln in lines if top <= ln.y <= bottom for w in ln.words]
    cells, drawn = cells_of(page, line.y, labels, inside, months, bottom)
    if drawn:
        inside = [w for ln in lines if top <= ln.y <= bottom for w in ln.words]
        heads, titles = _drawn_heads(page, line, cells, inside, words, lexicon)
    else:
        heads, titles = [Head(i, (_label(c[2]),)) for i, c in enumerate(cells)], []
    scanned = any(w.confidence is not None for w in words)
    if scanned:
        heads = [replace(h, texts=tuple(map(lexicon.heading_like, h.texts))) for h in heads]
    meaning = columns_of(heads, lexicon)
    if (
        meaning is None
        or not (meaning.kinds & _NEEDED)
        or "name" not in meaning.kinds | {"code"} & meaning.kinds
    ):
        return None
    meaning = _as_scanned(meaning, lexicon) if scanned else meaning
    columns = [
        Column(head.index, told.role, cells[head.index][0], cells[head.index][1], told.block, told.label)
        for head, told in zip(heads, meaning.all, strict=True)
    ]
    around = (page.shapes[:, 1] < line.y) & (page.shapes[:, 3] > line.y) & slim(page)
    boxes = page.shapes[
        around & (page.shapes[:, 2] - page.shapes[:, 0] > 2.5)
    ]  # a side rule may run far down
    drawn_bottom = float(boxes[:, 3].max()) if len(boxes) else bottom
    names = max((c.x1 for c in columns if c.role in NAMES), default=0.0)
    following = min((ln.words[0].top for ln in lines if ln.y > bottom and ln.x0 > names), default=page.height)
    end = min(max(bottom, drawn_bottom), bottom + 12, max(bottom, following))
    return Table(
        tuple(columns), meaning, tuple(heads), lexicon, page.number, top, end, tuple(map(tuple, titles))
    )


def _drawn_heads(
    page: Page,
    line: Line,
    cells: Sequence[HeaderCell],
    inside: Sequence[Word],
    known: Sequence[Word],
    lexicon: Lexicon,
) -> tuple[list[Head], list[list[Word]]]:
    """The texts above each column, those of its group first; and the titles inside the header.

    Where a column has none of the known words, all that stands in it are its words.
    """
    groups: list[tuple[float, float, list[Word]]] = []
    sides: dict[tuple[float, float], list[int]] = {}
    own: dict[int, list[Word]] = {i: [] for i in range(len(cells))}
    taken = {id(w) for w in known}
    for word in sorted(inside, key=lambda w: (w.y, w.x0)):
        covered = _covered(page, word, cells, sides)
        if len(covered) > 1:
            near = next((g for g in groups if g[0] == covered[0] and g[1] == covered[-1]), None)
            if near is None:
                groups.append((covered[0], covered[-1], [word]))
            else:
                near[2].append(word)
        elif covered:
            own[covered[0]].append(word)
    titles = [words for _, _, words in groups if _TITLE.match(words[0].text)]
    heads = []
    for i in range(len(cells)):
        words = [w for w in own[i] if id(w) in taken or _is_token(w, lexicon)] or own[i]
        whole = [w for w in own[i] if abs(w.size - words[0].size) < 0.08 * w.size] if words else []
        told = lexicon.column(_label(words)) if words else None
        words = words if told is not None and told.exact else whole or words
        over = [_label(ws) for a, b, ws in groups if a <= i <= b and not _TITLE.match(ws[0].text)]
        heads.append(Head(i, (*over, _label(words))))
    return heads, titles


_TITLE = re.compile(r"(OEI|AEI)\.\d")


def _covered(
    page: Page, word: Word, cells: Sequence[HeaderCell], known: dict[tuple[float, float], list[int]]
) -> list[int]:
    """The columns that the cell covers in which a word of the header stands, by the edges beside it.

    `known`: those found before between two edges.
    """
    edges = edges_at(page, word.y - 0.3 * word.size, word.size)
    after = bisect_right(edges, word.middle)
    left = edges[after - 1] if after else cells[0][0]
    right = edges[after] if after < len(edges) else cells[-1][1]
    if (left, right) in known:
        return known[left, right]
    found = [i for i, (x0, x1, _) in enumerate(cells) if left - 2 < (x0 + x1) / 2 < right + 2]
    if found:
        known[left, right] = found
    return found or [i for i, (x0, x1, _) in enumerate(cells) if x0 <= word.middle < x1]


def _label(words: Sequence[Word]) -> str:
    return " ".join(w.text for line in lines_of(list(words)) for w in line.words)


def _looked_below(table: Table, below: Sequence[Line]) -> Table:
    """The header with what the lines below it show: the column of row labels, the rows of an activity, the codes."""
    labels: dict[int, Counter[str]] = {}
    coded = other = lone = 0
    for line in below:
        for run in runs_of(line, 0.6):
            first = run.words[0].text
            label = None if first[0].isdigit() and first[-1].isdigit() else table.lexicon.row(run.text)
            if label is None or label.second is not None:
                continue
            if (column := table.at((run.x0 + run.x1) / 2)) is not None:
                labels.setdefault(column.index, Counter())[run.text] += 1
        at_code = next((i for i, w in enumerate(line.words[:4]) if CODE.match(w.text)), None)
        if at_code is not None:
            coded += 1
            after = line.words[at_code + 1 : at_code + 2]
            lone += not after or after[0].x0 - line.words[at_code].x1 > 0.8 * after[0].size
        taught = [table.lexicon.code(w.text) for w in line.words[:2]]
        other += any(taught) or any(OTHER_CODE.fullmatch(w.text) for w in line.words[:2])
    columns, height = table.columns, 2
    names: tuple[str, ...] = ("PROG.", "EJEC.")
    if labels:
        at = max(labels, key=lambda index: sum(labels[index].values()))
        columns = tuple(
            replace(c, role="label")
            if c.index == at
            else replace(c, role="other")
            if c.role == "label"
            else c
            for c in columns
        )
        names = _row_names(below, columns[at], table.lexicon)
        height = min(max(len(names), 2), 4)
    elif not any(c.role == "label" for c in columns):
        names = ()
    if not labels and any(c.row is not None for c in table.meaning.all if c.at is not None):
        height = 1
    names = names if len(names) == height else ()
    activities = max((sum(found.values()) for found in labels.values()), default=0) // height
    coding = "known" if coded or activities < 2 else "other" if 2 * other >= activities else "none"
    apart = any(c.role == "code" for c in columns) and lone > 0.8 * coded > 0
    return replace(table, columns=columns, height=height, labels=names, apart=apart, coding=coding, _known={})


def label_texts(lines: Sequence[Line], lexicon: Lexicon) -> list[tuple[str, Line]]:
    """The row labels that the lines of a column make, each with its first line: a narrow cell breaks one into lines."""
    out: list[tuple[str, Line]] = []
    last = float("-inf")
    for line in lines:
        near = bool(out) and line.y - last < 1.7 * line.size
        alone = lexicon.row(line.text)
        joined = [f"{out[-1][0]}{gap}{line.text}" for gap in (" ", "")] if near else []
        whole = next((text for text in joined if lexicon.row(text) is not None), None)
        if whole is not None and (alone is None or lexicon.row(out[-1][0]) is None):
            out[-1] = (whole, out[-1][1])
        elif alone is not None or _ROW_LABEL.fullmatch(fold(line.text)):
            out.append((line.text, line))
        last = line.y
    return out


def _row_names(lines: Sequence[Line], column: Column, lexicon: Lexicon) -> tuple[str, ...]:
    """The labels of an activity's rows in their order, by those that stand often in the column of labels."""
    words = [w for line in lines for w in line.words if column.x0 <= w.middle < column.x1]
    texts = [text for text, _ in label_texts(lines_of(words), lexicon) if lexicon.row(text)]
    counts = Counter(texts)
    often = [name for name, count in counts.items() if 4 * count >= max(counts.values())]
    return tuple(sorted(often, key=lambda name: _rank(lexicon, name)) if len(often) == 2 else often)


def _rank(lexicon: Lexicon, name: str) -> int:
    """Where a row of this label stands among those of an activity: programmed or physical first."""
    label = lexicon.row(name)
    if label is None:
        return 1
    return 0 if label.row == "programmed" or label.block == "physical" else 2


CODE = re.compile(r"AOI\d{6}|\d{2}AO\d{6}")
OTHER_CODE = re.compile(r"(?![AO]EI\.)[A-Z]{1,5}[-.]\d{2,12}(?:[-.]\d{1,6}){0,3}|[A-Z]{2,5}\d{4,12}")
"""A code of another form than AOI...: "AO-0001"."""


def _as_scanned(meaning: Columns, lexicon: Lexicon) -> Columns:
    """The columns of a scan, in whose header a word may be misread.

    Of two percentages the first is that of the period, where the second is the year's: under another form's rules right
    figures would be called wrong.
    """
    percents = [c for c in meaning.all if c.role in _PERCENTS or left_over(c, lexicon) in _PERCENTS]
    if len(percents) == 2 and "ANUAL" in key(percents[1].label):
        roles = {id(percents[0]): "percent_period", id(percents[1]): "percent"}
        told = tuple(replace(c, role=roles.get(id(c), c.role)) for c in meaning.all)
        own = {
            word
            for layout in lexicon.layouts
            for role, words in layout.columns
            if role in _PERCENTS
            for word in words
        }
        meaning = identified(replace(meaning, all=told, words=meaning.words | own), lexicon)
    return meaning


def _with_whole_months(line: Line, lexicon: Lexicon) -> Line:
    """The line, the words of a month that a layout names in several made one."""
    if not lexicon.names_months:
        return line
    words = list(line.words)
    i = 0
    while i + 1 < len(words):
        count = next((n for n in (3, 2) if _is_month(words[i : i + n], n, lexicon)), 1)
        if count > 1:
            text = " ".join(w.text for w in words[i : i + count])
            words[i : i + count] = [words[i]._replace(text=text, x1=words[i + count - 1].x1)]
        i += 1
    return Line(words, line.y) if len(words) < len(line.words) else line


def _is_month(words: Sequence[Word], count: int, lexicon: Lexicon) -> bool:
    near = all(b.x0 - a.x1 < a.size for a, b in pairwise(words))
    return len(words) == count and near and lexicon.month(" ".join(w.text for w in words)) is not None


def _months(line: Line, lexicon: Lexicon) -> list[Word]:
    """The words of a line that name months or quarters in calendar order, once or twice; otherwise none.

    The second count may be cut short: a sheet wider than its paper.
    """
    known = lexicon.month
    found = [(w, n) for w in line.words if (n := known(w.text)) is not None]
    numbers = [n for _, n in found]
    if len(numbers) == 1 and _tokens(line, lexicon) < max(4, 0.7 * len(line.words)):
        return []
    if numbers:
        return [w for w, _ in found] if _in_order(numbers) else []
    return _other_periods(line, lexicon)


def _tokens(line: Line, lexicon: Lexicon) -> int:
    return sum(_is_token(word, lexicon) for word in line.words)


def _months_around(lines: Sequence[Line], index: int, lexicon: Lexicon) -> list[Word]:
    """The months of a line together with those beside it, where narrow cells break some of their labels."""
    line = lines[index]
    near = [ln for ln in lines[max(index - 2, 0) : index + 3] if abs(ln.y - line.y) < 1.3 * line.size]
    words = sorted((w for ln in near for w in ln.words), key=lambda w: w.x0)
    return _months(Line(words, line.y), lexicon) if len(near) > 1 else []


def _in_order(numbers: Sequence[int]) -> bool:
    """Whether the months count up, each perhaps twice (PROG. and EJEC.), and begin anew at most three times."""
    steps = [b - a for a, b in pairwise(numbers)]
    falls = sum(step < 0 for step in steps)
    return falls <= 3 and all(step in (0, 1) or step < 0 for step in steps)


def _other_periods(line: Line, lexicon: Lexicon) -> list[Word]:
    """The words that name quarters ("I TRIM"), or months by their initials, or that count on ("P-01", "P-02", ...)."""
    words = line.words
    quarters: list[Word] = []
    taken = -1
    for i, word in enumerate(words if lexicon.names_periods or _PERIOD.search(line.text.upper()) else ()):
        if i <= taken:
            continue
        if lexicon.period(word.text):
            quarters.append(word)
        elif i + 1 < len(words) and lexicon.period(f"{word.text} {words[i + 1].text}"):
            quarters.append(word)
            taken = i + 1
    if quarters:
        in_prose = len(quarters) == 1 and 4 < len(words) > _tokens(line, lexicon) / 0.7
        return [] if in_prose else quarters
    if len(words) < 3:
        return []
    short = [w for w in words if len(w.text) <= (2 if w.text[0].isdigit() else 4) and len(key(w.text)) <= 2]
    if len(short) >= 6 and run_of_initials([w.text for w in short[:12]]):
        return short[:12]
    if sum(map(_counts, [w.text for w in words])) < 3:
        return []
    alone = list(range(len(words)))
    named = [i for i in alone[1:] if words[i].text.isdigit() and not words[i - 1].text[-1:].isdigit()]
    for found, first in (
        ([w.text for w in words], alone),
        ([f"{words[i - 1].text} {words[i].text}" for i in named], [i - 1 for i in named]),
    ):
        if runs := numbered_run(found):
            return [words[first[i]] for start, numbers in runs for i in range(start, start + len(numbers))]
    return []


@lru_cache(maxsize=8192)
def _counts(text: str) -> bool:
    """Whether a word may end with a number from 1 to 12: no figure."""
    return any(c.isdigit() for c in text[-2:]) and (not text[:1].isdigit() or len(text) < 4)


_PERIOD = re.compile(r"TRIM|SEM|BIM|\b[TS]\W?\d")
"""What a line has that names quarters in usual words."""


def _is_token(word: Word, lexicon: Lexicon) -> bool:
    parts = re.findall(r"[A-Z0-9]+", fold(word.text))
    known = all(part in _TOKENS or lexicon.month(part) is not None or lexicon.heads(part) for part in parts)
    known = known or lexicon.month(word.text) is not None
    return known and (bool(parts) or word.text.strip("%/.°º#-–") == "")


def is_header_part(word: Word, lexicon: Lexicon) -> bool:
    """Whether a word is a label's word or a part of one, broken in a narrow cell."""
    parts = re.findall(r"[A-Z]+", fold(word.text))
    whole = all(any(part in token for token in _TOKENS) or lexicon.heads(part) for part in parts)
    return whole and (bool(parts) or word.text.strip("%/.-–") == "")


_BARRIER = re.compile(r"TRUNCAD|\w:(\s|$)|\bAO (CON|EN)\b", re.I)
"""What no line of the header holds: the checkbox's words, a label of the block above."""


def _band(lines: Sequence[Line], index: int, choose: Callable[[Word], bool], past: bool) -> list[Line]:
    """The lines of the header around its month labels: those of which most words are of labels.

    They end at any other line, or with `past` only where a step is too wide.
    """
    size = lines[index].size
    band = [lines[index]]
    for step in (-1, 1):
        edge = lines[index].y
        i = index + step
        while (
            0 <= i < len(lines)
            and abs(lines[i].y - edge) <= 3.2 * size
            and not _BARRIER.search(lines[i].text)
        ):
            hits = [w for w in lines[i].words if choose(w)]
            if any(c.isalpha() for w in hits for c in w.text) and 2 * len(hits) >= len(lines[i].words):
                band.append(lines[i])
                edge = lines[i].y
            elif not past:
                break
            i += step
    return band
