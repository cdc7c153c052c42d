"""Whether the page shows its text: the one place that says so, for every engine.

A text object is suspect where it is not painted, in a light or transparent colour or in that of the box below it,
clipped, in a layer, on a picture, under something painted later, or past the edge of the page. Pages without a suspect
cost next to nothing. A suspect is put to the proof: the page is drawn with it and without it. Text whose absence
changes no pixel is not shown; where only a part of a glyph shows, or hardly, it is uncertain.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2_raw as pdfium

from poi_audit.extract.pdf.calls import quick, ref
from poi_audit.extract.pdf.drawn import Drawn, as_handle, bounds_of, clip_counts, clips_of, colours, fills
from poi_audit.extract.pdf.ink import INVISIBLE, area_of, difference, extents
from poi_audit.extract.pdf.page import Floats
from poi_audit.extract.pdf.words import BLANKS

LIGHT, OPAQUE = 200, 128
"""A fill whose every part is lighter, or whose alpha (0 to 255) is less, may not be seen on white."""
NEAR, CONTRAST = 60, 80
"""Colours that differ less in every part may not be told apart; by so much, they are."""
NO_INK, FAINT = 10, 45
"""Pixels that change by less (of 255) are not seen; a text that changes none by more is hardly seen."""
MOST_MARKS = 20
SLACK = 0.3
"""Points by which a text may reach out of what clips it."""
CELLS = 4
"""Of how many texts a line must be to be a row of a table cut by the end of a page."""
_CLIP_AND_NOTHING = 7

COVERED = "algo dibujado encima la tapa en parte"
CUT = "se ve cortada por el borde de su recuadro o de la página"
SLICED = "se ve cortada a lo largo por el borde de su recuadro o de la página"
HARDLY = "casi no se distingue del fondo"
SCANNED = "es el texto invisible que acompaña a una imagen; no es lo que la página muestra"
UNPROVEN = "no es seguro que la página la muestre"

_text_object = quick(pdfium.FPDFText_GetTextObject, ctypes.c_void_p)
_char_box = quick(pdfium.FPDFText_GetCharBox, ctypes.c_int)

Ints = npt.NDArray[np.int64]
Shown = Callable[[Floats], Floats]
"""Turns boxes of user space (left, bottom, right, top) into boxes of the page as shown (x0, top, x1, bottom)."""


@dataclass(slots=True)
class Verdict:
    """What of a page's text is not shown or uncertain."""

    unseen: set[int] = field(default_factory=set)
    """The texts, by their position, that the page does not show."""
    elsewhere: set[int] = field(default_factory=set)
    """Those of them that are lines of a cell of which this page shows others, or none: they are on another page."""
    flaws: dict[int, str | None] = field(default_factory=dict)
    """The glyphs, by their position, that are not shown (None) or uncertain (why)."""


@dataclass(slots=True)
class Sight:
    """A loaded page and what is known of it: its objects, and the number and box of every glyph in user space."""

    page: Any
    text: Any
    drawn: Drawn
    numbers: Ints
    boxes: Floats
    codes: npt.NDArray[np.uint32]
    lines: Floats
    """The baseline of each glyph: those of one line have the same."""
    shown: Shown
    layered: bool
    """Whether the file has layers that can be off."""
    sideways: bool = False
    """Whether lines of text run up or down user space."""
    _numbered: dict[int | None, int] | None = None
    _texts: list[int] | None = None

    def texts(self) -> list[int]:
        """The text of every glyph, by its position; -1 for one that is not known."""
        if self._texts is None:
            self._texts = self._texts_of(self.numbers)
        return self._texts

    def texts_at(self, glyphs: Ints) -> list[int]:
        """The texts of these glyphs."""
        return (
            self._texts_of(self.numbers[glyphs])
            if self._texts is None
            else [self._texts[i] for i in glyphs.tolist()]
        )

    def _texts_of(self, numbers: Ints) -> list[int]:
        if self._numbered is None:
            self._numbered = {text.value: i for i, text in enumerate(self.drawn.texts)}
        found = map(_text_object, repeat(ref(self.text)), numbers.tolist())
        return [self._numbered.get(text, -1) for text in found]


def judge(sight: Sight) -> Verdict:
    """What of the page's text is not shown, and what is uncertain."""
    verdict = Verdict()
    if sight.drawn.texts:
        _past_the_edge(sight, verdict)
        odd = list(_clipped(sight, verdict))
        suspects = dict.fromkeys(odd, CUT) | _suspects(sight)
        if suspects:
            _prove(sight, suspects, verdict)
    return verdict


def _past_the_edge(sight: Sight, verdict: Verdict) -> None:
    """Glyphs off the page, or across its edge; a line that begins on the page and runs off it is cut."""
    if not len(sight.boxes):
        return
    width, height = pdfium.FPDF_GetPageWidthF(sight.page), pdfium.FPDF_GetPageHeightF(sight.page)
    low, high = sight.boxes.min(axis=0), sight.boxes.max(axis=0)
    around = sight.shown(np.array([[low[0], low[1], high[2], high[3]]]))[0]
    if (around >= 0).all() and around[2] <= width and around[3] <= height:
        return
    boxes = sight.shown(sight.boxes)
    x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    off = (boxes[:, 2] <= 0) | (boxes[:, 3] <= 0) | (boxes[:, 0] >= width) | (boxes[:, 1] >= height)
    across = ~off & ((x < 0) | (y < 0) | (x > width) | (y > height))
    near = 2 * (boxes[:, 3] - boxes[:, 1])
    inner = (
        (boxes[:, 0] > near)
        & (boxes[:, 1] > near)
        & (boxes[:, 2] < width - near)
        & (boxes[:, 3] < height - near)
    )
    going_on = off & np.isin(sight.lines.round(1), sight.lines[~off & ~inner].round(1))
    verdict.flaws.update(dict.fromkeys(np.flatnonzero(off & ~going_on).tolist()))
    verdict.flaws.update(dict.fromkeys(np.flatnonzero(across | going_on).tolist(), CUT))


def _suspects(sight: Sight) -> dict[int, str]:
    """The texts to be proven, by position, each with what to say of it where a part of it is not seen."""
    drawn = sight.drawn
    tints = colours(drawn.texts)
    found: dict[int, str] = {}
    found.update(dict.fromkeys(_like_their_ground(sight, tints), HARDLY))
    found.update(dict.fromkeys(_pale(drawn, tints), HARDLY))
    odd = np.flatnonzero((drawn.modes != 0) & (drawn.modes != 2))
    found.update(dict.fromkeys(odd.tolist(), HARDLY))
    if sight.layered:
        found.update(dict.fromkeys(_in_layers(drawn), HARDLY))
    for other in drawn.others:
        if other.kind == pdfium.FPDF_PAGEOBJ_FORM and pdfium.FPDFPageObj_HasTransparency(
            as_handle(other.handle)
        ):
            found.update((text, HARDLY) for text, forms in drawn.in_forms.items() if other.handle in forms)
    found.update(_covered(sight))
    return found


def _clipped(sight: Sight, verdict: Verdict) -> Iterable[int]:
    """Say of each clipped text whether it is seen; give those of which only the picture can tell.

    A row that is cut lengthwise by the end of a page is painted on both pages, a part on each: it is certain. A cell
    that shows some of its lines is never said to have no others.
    """
    drawn = sight.drawn
    clipped = np.flatnonzero(clip_counts(drawn.texts) > 0).tolist()
    if not clipped:
        return
    along, up = (1, 0) if sight.sideways else (0, 1)
    boxes = bounds_of([drawn.texts[i] for i in clipped])
    cells: dict[tuple[float, ...], tuple[list[int], list[int]]] = {}
    cut: dict[int, Floats] = {}
    sliced: dict[tuple[float, float], list[int]] = {}
    for text, box in zip(clipped, boxes, strict=True):
        for points in clips_of(drawn.texts[text]):
            corners = np.array(points or [(0.0, 0.0)])
            low, high = corners.min(axis=0) - SLACK, corners.max(axis=0) + SLACK
            out = (box[:2] < low) | (box[2:] > high)
            if len(points) > 6 or (text in drawn.in_forms and out.any()):
                yield text
            elif (box[:2] >= high).any() or (box[2:] <= low).any():
                verdict.unseen.add(text)
                if not out[along]:
                    cells.setdefault((*low.round(1), *high.round(1)), ([], []))[0].append(text)
            elif out[along]:
                cut[text] = np.concatenate((low, high))
            else:
                cells.setdefault((*low.round(1), *high.round(1)), ([], []))[1].append(text)
                if out[up]:
                    sliced.setdefault((round(low[up], 1), round(high[up], 1)), []).append(text)
    beyond = {text for texts, _ in cells.values() for text in texts}
    kept = {text for texts, seen in cells.values() if seen for text in texts}
    verdict.elsewhere |= beyond
    verdict.unseen -= kept
    width = _page_box(sight)[along + 2] - _page_box(sight)[along]
    starts = dict(zip(clipped, boxes[:, along].tolist(), strict=True))
    for texts in sliced.values():
        ends = [starts[text] for text in texts]
        if len(texts) < CELLS or max(ends) - min(ends) <= 0.2 * width:
            kept.update(texts)
    if kept or cut or verdict.unseen:
        _note_clipped(sight, kept, cut, verdict)


def _note_clipped(sight: Sight, sliced: set[int], cut: Mapping[int, Floats], verdict: Verdict) -> None:
    """Mark the glyphs of texts that are cut lengthwise, or across; a line that runs off the page is one line."""
    going_on = {text for i, text in enumerate(sight.texts()) if verdict.flaws.get(i) == CUT}
    verdict.unseen -= going_on
    for i, text in enumerate(sight.texts()):
        if text in sliced:
            verdict.flaws[i] = SLICED
        elif text in cut:
            box, clip = sight.boxes[i], cut[text]
            inside = np.minimum(box[2:], clip[2:]) - np.maximum(box[:2], clip[:2])
            if (inside <= 0).any():
                verdict.flaws[i] = CUT if text in going_on else None
            elif (inside < 0.75 * (box[2:] - box[:2]) - 2 * SLACK).any():
                verdict.flaws[i] = CUT


def _covered(sight: Sight) -> dict[int, str]:
    """Texts with glyphs under something that is painted later, or on a picture."""
    drawn = sight.drawn
    thick = np.flatnonzero((drawn.path_boxes[:, 2:] - drawn.path_boxes[:, :2] > 2).all(axis=1)).tolist()
    first = drawn.text_ranks[0]
    covers = [
        (drawn.path_ranks[i], drawn.path_boxes[i].tolist())
        for i in thick
        if drawn.path_ranks[i] > first and fills(drawn.paths[i])
    ]
    pictures = [o for o in drawn.others if o.kind != pdfium.FPDF_PAGEOBJ_FORM]
    covers += [(o.rank, o.box) for o in pictures if o.rank > first]
    grounds = [(o.rank, o.box) for o in pictures]
    found: dict[int, str] = {}
    for i, (rank, box) in enumerate([*covers, *grounds]):
        for text in set(sight.texts_at(glyphs_in(sight.boxes, box))) - {-1}:
            if i >= len(covers):
                found.setdefault(text, HARDLY)
            elif drawn.text_ranks[text] < rank:
                found[text] = COVERED
    return found


def glyphs_in(boxes: Floats, box: Sequence[float]) -> Ints:
    """The glyphs whose middle part lies in a box, were it only in part."""
    left, bottom, right, top = box
    wide, high = (boxes[:, 2] - boxes[:, 0]) * 0.2, (boxes[:, 3] - boxes[:, 1]) * 0.3
    return np.flatnonzero(
        (boxes[:, 0] + wide < right)
        & (boxes[:, 2] - wide > left)
        & (boxes[:, 1] + high < top)
        & (boxes[:, 3] - high > bottom)
    )


def _like_their_ground(sight: Sight, tints: Ints) -> Iterable[int]:
    """Dark texts on a box of nearly their own colour."""
    drawn = sight.drawn
    thick = np.flatnonzero((drawn.path_boxes[:, 2:] - drawn.path_boxes[:, :2] > 2).all(axis=1))
    if not thick.size:
        return
    grounds = colours([drawn.paths[i] for i in thick.tolist()])
    texts = (
        np.unique(tints[tints[:, :3].min(axis=1) <= LIGHT], axis=0)
        if (tints != tints[0]).any()
        else tints[:1]
    )
    near = (np.abs(grounds[:, None, :3] - texts[None, :, :3]).max(axis=2) < NEAR).any(axis=1)
    for i in np.flatnonzero(near & (grounds[:, 3] > 0)).tolist():
        path = drawn.paths[thick[i]]
        if fills(path):
            inside = sorted(
                set(sight.texts_at(glyphs_in(sight.boxes, drawn.path_boxes[thick[i]].tolist()))) - {-1}
            )
            alike = np.abs(tints[inside, :3] - grounds[i, :3]).max(axis=1, initial=0) < NEAR
            yield from (text for text, same in zip(inside, alike.tolist(), strict=True) if same)


def _pale(drawn: Drawn, tints: Ints) -> Iterable[int]:
    """Light or transparent texts, but for those on a box of another colour."""
    pale = np.flatnonzero((tints[:, :3].min(axis=1) > LIGHT) | (tints[:, 3] < OPAQUE)).tolist()
    if not pale:
        return
    ranks = np.array(drawn.path_ranks)
    for text, box in zip(pale, bounds_of([drawn.texts[i] for i in pale]), strict=True):
        if (
            text in drawn.in_forms
            or tints[text, 3] < OPAQUE
            or not _stands_out(drawn, ranks, tints[text], box, text)
        ):
            yield text


def _stands_out(drawn: Drawn, ranks: Ints, tint: Ints, box: Floats, text: int) -> bool:
    """Whether the last box painted below a text holds it whole and is of another colour."""
    boxes = drawn.path_boxes
    under = np.flatnonzero(
        (ranks < drawn.text_ranks[text])
        & (boxes[:, 0] <= box[0])
        & (boxes[:, 1] <= box[1])
        & (boxes[:, 2] >= box[2])
        & (boxes[:, 3] >= box[3])
    )
    for path in (drawn.paths[i] for i in under[::-1].tolist()):
        if fills(path):
            ground = colours([path])[0]
            return bool(ground[3] == 255 and np.abs(ground[:3] - tint[:3]).max() >= CONTRAST)
    return False


def _in_layers(drawn: Drawn) -> Iterable[int]:
    """Texts of a layer, or in a form, which may be of one."""
    name = (ctypes.c_ushort * 16)()
    length = ctypes.c_ulong()
    for text, item in enumerate(drawn.texts):
        handle = as_handle(item)
        if text in drawn.in_forms:
            yield text
            continue
        for mark in range(min(pdfium.FPDFPageObj_CountMarks(handle), MOST_MARKS)):
            pdfium.FPDFPageObjMark_GetName(
                pdfium.FPDFPageObj_GetMark(handle, mark), name, ctypes.sizeof(name), length
            )
            if bytes(name)[: max(length.value - 2, 0)].decode("utf-16-le", "replace") == "OC":
                yield text
                break


def _prove(sight: Sight, suspects: Mapping[int, str], verdict: Verdict) -> None:
    """Draw the page with and without the suspects, and say which glyphs are seen."""
    glyphs: dict[int, list[int]] = {}
    blank = np.isin(sight.codes, BLANKS)
    for i, text in enumerate(sight.texts()):
        if text in suspects and text not in verdict.unseen and not blank[i]:
            glyphs.setdefault(text, []).append(i)
    if not glyphs:
        return
    drawn = sight.drawn
    every = np.array([i for positions in glyphs.values() for i in positions])
    where = sight.shown(sight.boxes[every])
    area = area_of(sight.page, where, float(np.median(where[:, 3] - where[:, 1])))
    changed = difference(sight.page, [(drawn.texts[i], int(drawn.modes[i])) for i in suspects], area)
    unseen: set[int] = set()
    for text, positions in glyphs.items():
        where = sight.shown(sight.boxes[positions])
        peaks = [int(changed[area.pixels(box)].max(initial=0)) for box in where]
        if max(peaks) < NO_INK:
            if drawn.modes[text] in (INVISIBLE, _CLIP_AND_NOTHING) and _on_image(sight, positions):
                verdict.flaws.update(dict.fromkeys(positions, SCANNED))
            else:
                unseen.add(text)
        elif max(peaks) < FAINT:
            verdict.flaws.update(dict.fromkeys(positions, HARDLY))
        elif suspects[text] != HARDLY:
            _part_by_part(sight, positions, peaks, changed, area, suspects[text], verdict)
    if unseen:
        whole = sight.shown(np.array([_page_box(sight)]))
        without = [(drawn.texts[i], int(drawn.modes[i])) for i in unseen]
        proof = difference(sight.page, without, area_of(sight.page, whole, 8.0))
        if proof.max(initial=0) < NO_INK:
            verdict.unseen |= unseen
        else:
            verdict.flaws.update((i, UNPROVEN) for text in unseen for i in glyphs[text])


def _page_box(sight: Sight) -> tuple[float, float, float, float]:
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(sight.page, box)
    return box.left, box.bottom, box.right, box.top


def _on_image(sight: Sight, positions: Sequence[int]) -> bool:
    """Whether these glyphs lie on an image, which may show what they say."""
    box = sight.boxes[positions[len(positions) // 2]]
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    images = (o.box for o in sight.drawn.others if o.kind == pdfium.FPDF_PAGEOBJ_IMAGE)
    return any(left <= x <= right and bottom <= y <= top for left, bottom, right, top in images)


def _part_by_part(
    sight: Sight,
    positions: Sequence[int],
    peaks: Sequence[int],
    changed: npt.NDArray[np.uint8],
    area: Any,
    doubt: str,
    verdict: Verdict,
) -> None:
    """Of a text that is seen in part, the glyphs that are not, and those of which a part is not."""
    least = max(NO_INK, int(max(peaks) * 0.3))
    tight = np.array([_tight(sight, i) for i in positions])
    for i, peak, box in zip(positions, peaks, sight.shown(tight), strict=True):
        if peak < NO_INK:
            verdict.flaws[i] = None
            continue
        picture = changed[area.pixels(box)]
        high, wide = (float(side) * area.scale for side in (box[3] - box[1], box[2] - box[0]))
        rows, columns = extents(picture, least)
        if rows < 0.7 * high - 1 or columns < 0.7 * wide - 1:
            verdict.flaws[i] = doubt


def _tight(sight: Sight, glyph: int) -> tuple[float, float, float, float]:
    """The box of a glyph's ink in user space."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    _char_box(ref(sight.text), int(sight.numbers[glyph]), *map(ctypes.byref, (left, right, bottom, top)))
    return left.value, bottom.value, right.value, top.value
