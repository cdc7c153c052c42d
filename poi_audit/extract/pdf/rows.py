"""The table's body on one page, cut into titles, activities (or parts of them) and closing lines.

An activity stands between two drawn rules, or, where nothing is drawn, between the blank stretches around it. A page
break may leave a part of it on either side; parts are joined later (see `stitch`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from poi_audit.extract.cells import FIGURE, is_currency
from poi_audit.extract.pdf.grammar import CONTEXT, TITLE, TITLE_WORD, in_activity, kinds_of, opening_code
from poi_audit.extract.pdf.header import NAMES, Table, is_header_part
from poi_audit.extract.pdf.page import Line, Page, Word, lines_of
from poi_audit.extract.pdf.unruled import figure_rows, split_unruled
from poi_audit.extract.table.front import plain
from poi_audit.layouts.layout import FIGURES
from poi_audit.model.text import CODE_AEI, CODE_AO, CODE_OEI, fold

_LABEL_WORD = re.compile(
    rf"EJECUCION|FISICA|FINANCIERA|POR|{CODE_AEI.pattern}:|{CODE_OEI.pattern}:|[AO]EI\.|[\d.]{{2,5}}:"
)


_ENDS_LABEL = re.compile(rf"\(?(?:{CODE_AEI.pattern}|{CODE_OEI.pattern})\)?:?")
_CLOSING_STARTS = "EeÉéAaOo"
"""With what EJECUCIÓN FÍSICA POR AEI, or the code alone, begins."""


@dataclass(slots=True)
class Title:
    """An OEI or AEI row."""

    code: str
    type: str | None
    words: list[Word]
    page: int
    where: Word

    @property
    def text(self) -> str:
        """The name as printed, lines joined."""
        return " ".join(line.text for line in lines_of(self.words))


@dataclass(slots=True)
class Closing:
    """A line EJECUCIÓN FÍSICA POR AEI: the figures left of the financial label, and right of it."""

    code: str | None
    physical: list[Word]
    financial: list[Word]
    label_x1: float
    page: int
    y: float
    reworded: str = ""
    """Its label as printed, where its words are none of a known form."""


@dataclass(slots=True)
class Piece:
    """What stands between two rules on one page: an activity, or the part of one that a page break left here."""

    page: int
    top: float
    bottom: float
    words: list[Word] = field(default_factory=list)
    ruled_top: bool = True
    ruled_bottom: bool = True
    dashes: list[float] = field(default_factory=list)
    code: Word | None = None
    """The word that carries the activity's code."""
    _seen: tuple[list[Word], Table, list[Line]] | None = None

    def rows(self, table: Table) -> list[Line]:
        """The rows of figures that it holds; kept, as it is asked for them again and again."""
        if self._seen is None or self._seen[0] is not self.words or self._seen[1] is not table:
            self._seen = (self.words, table, figure_rows(self.words, table))
        return self._seen[2]


@dataclass(slots=True)
class Context:
    """A line between tables that says for what the next one is (CENTRO DE COSTO)."""

    line: Line
    page: int


Item = Title | Closing | Context | Piece
Codes = set[tuple[float, float, int]]


def items_of(page: Page, table: Table, lines: Sequence[Line], top: float, bottom: float) -> list[Item]:
    """Titles, closing lines and pieces between two heights of a page, in reading order."""
    cuts = _rules(page, table, top, bottom)
    codes = {(w.x0, w.y, w.start) for line in lines if (w := opening_code(line, table)) is not None}
    specials = list(_specials(page.number, table, lines, cuts))
    taken = {id(w) for _, _, words in specials for w in words}
    words = [
        part
        for line in lines
        for w in line.words
        if id(w) not in taken
        for part in table.parts(w, page.lefts)
    ]
    spans = [(min(w.top for w in ws), max(w.bottom for w in ws)) for _, _, ws in specials]
    walls = sorted(set(cuts) | {y for span in spans for y in span})
    out: list[tuple[float, Item]] = [
        (span[0], item) for span, (item, _, _) in zip(spans, specials, strict=True)
    ]
    for piece in _pieces(page, table, words, walls, top, bottom):
        for part in _parts(piece, page, table, codes):
            out.append((min([part.top, *(w.top for w in part.words)]), part))
    out.sort(key=lambda pair: pair[0])
    return [item for _, item in out]


def _parts(piece: Piece, page: Page, table: Table, codes: Codes) -> Iterator[Piece]:
    """The piece, or where it holds more than one activity, each of them."""
    found = sorted((w for w in piece.words if (w.x0, w.y, w.start) in codes), key=lambda w: w.y)
    if len(found) > 1 and piece.ruled_top and piece.ruled_bottom and len(piece.rows(table)) <= 2:
        found = found[:1]  # the others are mentioned in its name
    parts = split_unruled(piece.words, table, found)
    if len(parts) == 1:
        piece.dashes = _dashes(page, table, piece)
        piece.code = next((w for w in piece.words if w in found), None)
        yield piece
        return
    for i, words in enumerate(parts):
        top = piece.top if i == 0 else min(w.top for w in words)
        part = Piece(piece.page, top, piece.bottom, words)
        part.ruled_top = piece.ruled_top or i > 0
        part.ruled_bottom = piece.ruled_bottom or i < len(parts) - 1
        part.dashes = _dashes(page, table, part)
        part.code = next((w for w in words if w in found), None)
        yield part


def _rules(page: Page, table: Table, top: float, bottom: float) -> list[float]:
    """Heights at which a rule or the edge of a fill crosses the name region."""
    left, right = table.name
    shapes = page.shapes
    x0, x1 = np.maximum(shapes[:, 0], left), np.minimum(shapes[:, 2], right)
    crossing = (x1 - x0 > 1) & (shapes[:, 3] >= top - 1) & (shapes[:, 1] <= bottom + 1)
    crossing &= shapes[:, 3] - shapes[:, 1] < 0.75 * page.height
    edges: list[tuple[float, float, float]] = []
    boxes = np.column_stack((x0, shapes[:, 1], x1, shapes[:, 3]))[crossing]
    if not len(boxes):
        return []
    # a fill that ends where all fills end is cut by the page break, and parts nothing
    low, high = boxes[:, 1].min() + 0.8, boxes[:, 3].max() - 0.8
    for a, y0, b, y1 in boxes.tolist():
        if y1 - y0 < 2.5:
            edges.append(((y0 + y1) / 2, a, b))
        else:
            edges += [(y, a, b) for y in (y0, y1) if low < y < high]
    edges = [edge for edge in edges if edge[0] > top + 2 or top < 1]
    out: list[float] = []
    edges.sort()
    start = 0
    for i in range(1, len(edges) + 1):
        if i == len(edges) or edges[i][0] - edges[i - 1][0] > 1.3:
            if _covered(edges[start:i]) > 0.7 * (right - left):
                out.append(sum(e[0] for e in edges[start:i]) / (i - start))
            start = i
    return out[1:] if out and out[0] < low + 2 and _stands_alone(page, out[0], right) else out


def _stands_alone(page: Page, y: float, right: float) -> bool:
    """Whether nothing is drawn at this height beside the names: a fill cut by the page break left a strip of itself."""
    shapes = page.shapes
    beside = (shapes[:, 2] > right + 4) & (shapes[:, 2] - shapes[:, 0] > 4)
    near = (np.abs(shapes[:, (1, 3)] - y) < 1.5).any(axis=1)
    return not bool((beside & near).any())


def _covered(edges: Sequence[tuple[float, float, float]]) -> float:
    total, reach = 0.0, float("-inf")
    for _, a, b in sorted(edges, key=lambda e: e[1]):
        total += max(0.0, b - max(a, reach))
        reach = max(reach, b)
    return total


def _dashes(page: Page, table: Table, piece: Piece) -> list[float]:
    """Heights of rules that cross the figures but not the names: they part PROG. from EJEC."""
    left = table.figures_left
    shapes = page.shapes
    thin = (shapes[:, 3] - shapes[:, 1] < 2.5) & (shapes[:, 0] > left - 2) & (shapes[:, 2] - shapes[:, 0] > 4)
    inside = (shapes[:, 1] > piece.top + 2) & (shapes[:, 3] < piece.bottom - 2)
    return sorted({round(y, 1) for y in shapes[thin & inside][:, 1].tolist()})


def _pieces(
    page: Page, table: Table, words: Sequence[Word], walls: Sequence[float], top: float, bottom: float
) -> Iterator[Piece]:
    heights = [top, *(y for y in walls if top < y < bottom), bottom]
    last = len(heights) - 2
    slots: dict[int, list[Word]] = {}
    across: list[tuple[Word, int]] = []
    for word in words:
        slot = min(max(bisect_left(heights, word.y - 0.3 * word.size) - 1, 0), last)
        slots.setdefault(slot, []).append(word)
        low = heights[slot + 1] - heights[slot] < word.size
        if slot and (low or word.y - 0.65 * word.size < heights[slot]):
            across.append((word, slot))
    for word, slot in across:
        if _overruns(word, table, slots.get(slot - 1, ()), slots[slot]):
            slots[slot].remove(word)
            slots[slot - 1].append(word)
    for slot in sorted(slots):
        yield Piece(
            page.number,
            heights[slot],
            heights[slot + 1],
            slots[slot],
            ruled_top=slot > 0,
            ruled_bottom=slot < last,
        )


def _overruns(word: Word, table: Table, above: Sequence[Word], beside: Sequence[Word]) -> bool:
    """Whether a word that a rule crosses is of the last line of the cell above it, which ran over its end.

    It follows the lines of that cell as they follow one another, and the text of its own cell stands off.
    """
    column = table.column_of(word)
    if column is None or column.role in NAMES or column.role in FIGURES or column.role == "label":
        return False
    own = [w.y for w in beside if w.y > word.y + 0.5 * word.size and table.column_of(w) is column]
    before = [w.y for w in above if table.column_of(w) is column]
    step = word.y - max(before, default=float("-inf"))
    return step < 1.5 * word.size and min(own, default=float("inf")) - word.y > 1.15 * step


def _specials(
    number: int, table: Table, lines: Sequence[Line], cuts: Sequence[float]
) -> Iterator[tuple[Item, float, list[Word]]]:
    kinds = kinds_of(lines, table)
    taken: set[int] = set()
    found: tuple[Item, list[Word]] | None
    for i, line in enumerate(lines):
        if id(line.words[0]) in taken:
            continue
        found = _closing(number, table, lines, i)
        if found is None and kinds[i] == CONTEXT:
            found = Context(line, number), list(line.words)
        if found is None and kinds[i] == TITLE and not in_activity(lines, kinds, i, table, cuts):
            found = _title(number, table, lines, i, cuts)
        if found is not None:
            item, words = found
            taken |= {id(w) for w in words}
            yield item, line.y, words


def _closing(number: int, table: Table, lines: Sequence[Line], index: int) -> tuple[Item, list[Word]] | None:
    line = lines[index]
    own = _own_closings(table, line)
    runs = [(run, fold(run.text)) for run in line.runs if run.words[0].text[0] in _CLOSING_STARTS]
    if not runs and not own:
        return _reworded(number, table, line)
    physical = [r for r, text in runs if re.match(r"EJECUCIONFISICAPOR([AO]EI|$)", text)]
    physical += [r for r, block in own if block == "physical"]
    financial = [r for r, text in runs if re.match(r"EJECUCIONFINANCIERAPOR([AO]EI|$)", text)]
    financial += [r for r, block in own if block == "financial"]
    lone = [r for r, text in runs if re.fullmatch(rf"{CODE_AEI.pattern}:.*", text)]
    if not physical and not financial and not lone:
        return _reworded(number, table, line)
    size = line.size
    around = lines[max(index - 3, 0) : index + 6]
    near = [
        ln
        for ln in around
        if abs(ln.y - line.y) <= (2.1 if _is_label_rest(ln) else 0.75) * size
        and not _is_name(ln, line, table)
    ]
    words = [w for ln in near for w in ln.words]
    if not financial:
        financial = [
            r for ln in near for r in ln.runs if fold(r.text).startswith("EJECUCIONFINANCIERAPOR")
        ] or [r for ln in near for r, block in _own_closings(table, ln) if block == "financial"]
    text = fold("".join(w.text for ln in near for w in ln.words))
    code = CODE_AEI.search(text) or CODE_OEI.search(text)
    border = table.money_left
    border = financial[0].x0 if financial else border
    figures = sorted(
        (w for w in words if FIGURE.fullmatch(w.text) or is_currency(w.text)), key=lambda w: w.x0
    )
    label = (physical or lone or financial)[0]
    closing = Closing(
        code[0] if code else None,
        [w for w in figures if w.x0 < border],
        [w for w in figures if w.x0 >= border],
        max((w.x1 for w in label.words if not FIGURE.fullmatch(w.text)), default=label.x1),
        number,
        line.y,
    )
    return closing, words


def _own_closings(table: Table, line: Line) -> list[tuple[Line, str]]:
    """The parts of a line that begin a closing line in a layout's own words, with their block."""
    if not table.lexicon.has_closings:
        return []
    found = ((run, table.lexicon.closing(plain(run.text))) for run in line.runs)
    return [(run, told[0]) for run, told in found if told is not None]


def _reworded(number: int, table: Table, line: Line) -> tuple[Item, list[Word]] | None:
    """A closing line in other words: a text that ends in a code, and figures that are no month's."""
    at = next((i for i, w in enumerate(line.words) if i and _ENDS_LABEL.fullmatch(w.text)), None)
    if at is None or opening_code(line, table) is not None or TITLE_WORD.match(line.words[0].text):
        return None
    rest = line.words[at + 1 :]
    columns = [table.column_of(w) for w in rest]
    if not rest or len(rest) > 3 or any(not FIGURE.fullmatch(w.text) for w in rest):
        return None
    if any(c is not None and c.role == "month" for c in columns):
        return None
    border = table.money_left
    closing = Closing(
        fold(line.words[at].text).rstrip(":"),
        [w for w in rest if w.x0 < border],
        [w for w in rest if w.x0 >= border],
        line.words[at].x1,
        number,
        line.y,
        " ".join(w.text for w in line.words[: at + 1]),
    )
    return closing, list(line.words)


def _is_name(line: Line, closing: Line, table: Table) -> bool:
    """Whether a line beside a closing line is the rest of a name that ran over the page break."""
    named = line is not closing and all(table.in_name(word) for word in line.words)
    return named and not table.in_name(closing.words[0]) and not _is_label_rest(line)


def _is_label_rest(line: Line) -> bool:
    """Whether a line holds nothing but words of a closing line's label, which wraps in a narrow cell."""
    return all(_LABEL_WORD.fullmatch(fold(word.text)) for word in line.words)


def _title(
    number: int, table: Table, lines: Sequence[Line], index: int, cuts: Sequence[float]
) -> tuple[Item, list[Word]] | None:
    first = lines[index].words[0]
    found = TITLE_WORD.match(first.text)
    if found is None:
        return None
    size = first.size
    above = max((y for y in cuts if y <= first.y - 0.3 * size), default=float("-inf"))
    below = min((y for y in cuts if y > first.y - 0.3 * size), default=float("inf"))
    rest = _without_header(lines[index], table)
    kind = None
    if rest and rest[0].text in ("I", "II") and (table.typed or _apart(first, *rest[:2])):
        kind = rest.pop(0).text
    flush = (min((w.x0 for w in rest), default=first.x1), first.x0)
    middle = (first.x0 + lines[index].x1) / 2 if first.x0 > table.name[0] + 4 * size else None
    words = [first, *rest] if kind is None else list(lines[index].words)
    for step in (-1, 1):
        edge = lines[index].y
        i = index + step
        while 0 <= i < len(lines) and above < lines[i].y - 0.3 * size < below:
            line = lines[i]
            if abs(line.y - edge) > 1.7 * size or not _continues(line, flush, middle, size):
                break
            words += line.words
            rest += line.words
            edge = line.y
            i += step
    glued = found[2].strip()
    if glued:
        rest.insert(0, first._replace(text=glued))
    return Title(found[1], kind, rest, number, first), words


def _apart(code: Word, kind: Word, name: Word | None = None) -> bool:
    """Whether a word after a code stands in a cell of its own: off the code, and off the name."""
    gap = 1.5 * kind.size
    return kind.x0 - code.x1 > gap and (name is None or name.x0 - kind.x1 > gap)


def _without_header(line: Line, table: Table) -> list[Word]:
    """The words of a title after its code, without those of a header that begins on the same line."""
    runs = list(line.runs)
    while (
        len(runs) > 1
        and runs[-1].x0 > table.figures_left
        and all(is_header_part(w, table.lexicon) for w in runs[-1].words)
    ):
        runs.pop()
    return [w for run in runs for w in run.words][1:]


def _continues(line: Line, flush: Sequence[float], middle: float | None, size: float) -> bool:
    """Whether a line goes on with a title: set in its type, flush with it or centred as it is, one run of text."""
    first = line.words[0]
    centred = middle is not None and abs((first.x0 + line.x1) / 2 - middle) < 2.5
    if not centred and min(abs(first.x0 - x) for x in flush) > 2.5:
        return False
    if abs(first.size - size) > 0.15 * size or CODE_AO.match(first.text):
        return False
    if TITLE_WORD.match(first.text) or fold(line.text).startswith("EJECUCIONFI"):
        return False
    return len(line.runs) == 1
