"""Whether the page shows its text: the one place that says so, for every engine.

A text object is suspect where it is not painted, in a light or transparent colour or in that of the box below it,
clipped, in a layer, on a picture, under something painted later, or past the edge of the page. Pages without a suspect
cost next to nothing. A suspect is put to the proof: the page is drawn with it and without it. Text whose absence
changes no pixel is not shown; where only a part of a glyph shows, or hardly, it is uncertain.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2_raw as pdfium

from poi_audit.extract.pdf.calls import quick, ref
from poi_audit.extract.pdf.clipped import CUT, clipped_texts, past_the_edge
from poi_audit.extract.pdf.drawn import Drawn, as_handle, bounds_of, colours, fills
from poi_audit.extract.pdf.illegible import note_illegible
from poi_audit.extract.pdf.ink import INVISIBLE, area_of, difference, extents
from poi_audit.extract.pdf.page import Floats
from poi_audit.extract.pdf.scratched import note_scratched
from poi_audit.extract.pdf.sight import Ints, Sight, Verdict, glyphs_in
from poi_audit.extract.pdf.words import BLANKS

LIGHT, OPAQUE = 200, 128
"""A fill that is lighter on white in every part may not be seen; nor on a box, where its alpha (0 to 255) is less."""
NEAR, CONTRAST = 45, 80
"""Colours that differ less in every part may not be told apart; by so much, they are."""
NO_INK, FAINT = 10, 45
"""Pixels that change by less (of 255) are not seen; a text that changes none by more is hardly seen."""
MOST_MARKS = 20
FEW = 60
"""Of so many suspects the glyphs are looked for by place."""
_CLIP_AND_NOTHING = 7
_PLACES = np.array([1, 256, 65536, 16777216])
"""By which the parts of a colour are packed into one number."""

COVERED = "algo dibujado encima la tapa en parte"
HARDLY = "casi no se distingue del fondo"
SCANNED = "es el texto invisible que acompaña a una imagen; no es lo que la página muestra"
UNPROVEN = "no es seguro que la página la muestre"

_char_box = quick(pdfium.FPDFText_GetCharBox, ctypes.c_int)
_transparency = quick(pdfium.FPDFPageObj_HasTransparency, ctypes.c_int)


def judge(sight: Sight) -> Verdict:
    """What of the page's text is not shown, and what is uncertain."""
    verdict = Verdict()
    if sight.drawn.texts:
        note_illegible(sight, verdict)
        past_the_edge(sight, verdict)
        odd = list(clipped_texts(sight, verdict))
        suspects = dict.fromkeys(odd, CUT) | _suspects(sight)
        if suspects:
            _prove(sight, suspects, verdict)
        note_scratched(sight, verdict)
    return verdict


def _suspects(sight: Sight) -> dict[int, str]:
    """The texts to be proven, by position, each with what to say of it where a part of it is not seen."""
    drawn = sight.drawn
    tints = colours(drawn.texts)
    found: dict[int, str] = {}
    found.update(dict.fromkeys(_like_their_ground(sight, tints), HARDLY))
    found.update(dict.fromkeys(_pale(drawn, tints), HARDLY))
    odd = np.flatnonzero((drawn.modes != 0) & ((drawn.modes != 2) | _rimmed(drawn, tints)))
    found.update(dict.fromkeys(odd.tolist(), HARDLY))
    if sight.means.blends:
        whole = np.flatnonzero(tints[:, 3] == 255).tolist()  # of the others the colour says enough
        found.update((i, HARDLY) for i in whole if _transparency(drawn.texts[i]))
    if sight.means.layers:
        found.update(dict.fromkeys(_in_layers(drawn), HARDLY))
    for other in drawn.others:
        if other.kind == pdfium.FPDF_PAGEOBJ_FORM and _transparency(other.handle):
            found.update((text, HARDLY) for text, forms in drawn.in_forms.items() if other.handle in forms)
    found.update(_covered(sight))
    return found


def _rimmed(drawn: Drawn, tints: Ints) -> npt.NDArray[np.bool_]:
    """The texts that are filled and outlined in another colour."""
    both = np.flatnonzero(drawn.modes == 2)
    out = np.zeros(len(drawn.texts), bool)
    if both.size:
        out[both] = (colours([drawn.texts[i] for i in both.tolist()], rim=True) != tints[both]).any(axis=1)
    return out


def _covered(sight: Sight) -> dict[int, str]:
    """Texts with glyphs under something that is painted later, or on a picture."""
    drawn = sight.drawn
    thick = np.flatnonzero((drawn.path_boxes[:, 2:] - drawn.path_boxes[:, :2] > 2).all(axis=1)).tolist()
    first = drawn.text_ranks[0]
    covers: list[tuple[float, Sequence[float]]] = [
        (drawn.path_ranks[i], drawn.seen_box(i))
        for i in thick
        if drawn.path_ranks[i] > first and fills(drawn.paths[i])
    ]
    pictures = [o for o in drawn.others if o.kind != pdfium.FPDF_PAGEOBJ_FORM]
    covers += [(o.rank, o.box) for o in pictures if o.rank > first]
    covers += [(np.inf, box) for box in sight.stamps]
    grounds = [(o.rank, o.box) for o in pictures]
    found: dict[int, str] = {}
    for i, (rank, box) in enumerate([*covers, *grounds]):
        for text in set(sight.texts_at(glyphs_in(sight.boxes, box))) - {-1}:
            if i >= len(covers):
                found.setdefault(text, HARDLY)
            elif drawn.text_ranks[text] < rank:
                found[text] = COVERED
    return found


def _like_their_ground(sight: Sight, tints: Ints) -> Iterable[int]:
    """Dark texts on a box of nearly their own colour."""
    drawn = sight.drawn
    thick = np.flatnonzero((drawn.path_boxes[:, 2:] - drawn.path_boxes[:, :2] > 2).all(axis=1))
    if not thick.size:
        return
    grounds = colours([drawn.paths[i] for i in thick.tolist()])
    grounds[:, :3] = 255 - (255 - grounds[:, :3]) * grounds[:, 3:] // 255
    dark = tints[tints[:, :3].min(axis=1) <= LIGHT]
    packed = np.unique(dark @ _PLACES)
    texts = packed[:, None] // _PLACES % 256
    near = (np.abs(grounds[:, None, :3] - texts[None, :, :3]).max(axis=2) < NEAR).any(axis=1)
    for i in np.flatnonzero(near & (grounds[:, 3] > 0)).tolist():
        path = drawn.paths[thick[i]]
        here = glyphs_in(sight.boxes, drawn.path_boxes[thick[i]].tolist())
        if here.size and fills(path):
            inside = sorted(set(sight.texts_at(here)) - {-1})
            alike = np.abs(tints[inside, :3] - grounds[i, :3]).max(axis=1, initial=0) < NEAR
            yield from (text for text, same in zip(inside, alike.tolist(), strict=True) if same)


def _pale(drawn: Drawn, tints: Ints) -> Iterable[int]:
    """Light or transparent texts, but for those on a box of another colour."""
    on_white = 255 - (255 - tints[:, :3]) * tints[:, 3:] / 255
    pale = np.flatnonzero(on_white.min(axis=1) > LIGHT).tolist()
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
    for i in under[::-1].tolist():
        left, bottom, right, top = drawn.seen_box(i)
        if fills(drawn.paths[i]):
            if left > box[0] or bottom > box[1] or right < box[2] or top < box[3]:
                return False
            ground = colours([drawn.paths[i]])[0]
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
    for i, text in _glyphs_of(sight, suspects):
        if text in suspects and text not in verdict.unseen:
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
            if drawn.modes[text] == _CLIP_AND_NOTHING and suspects[text] == COVERED:
                verdict.flaws.update(dict.fromkeys(positions, UNPROVEN))  # what is painted later may fill it
            elif drawn.modes[text] in (INVISIBLE, _CLIP_AND_NOTHING) and _on_image(sight, positions):
                verdict.flaws.update(dict.fromkeys(positions, SCANNED))
            else:
                unseen.add(text)
        elif max(peaks) < FAINT:
            verdict.flaws.update(dict.fromkeys(positions, HARDLY))
        elif suspects[text] != HARDLY:
            _part_by_part(sight, positions, peaks, changed, area, suspects[text], verdict)
    if unseen:
        whole = sight.shown(np.array([sight.page_box()]))
        without = [(drawn.texts[i], int(drawn.modes[i])) for i in unseen]
        proof = difference(sight.page, without, area_of(sight.page, whole, 8.0))
        if proof.max(initial=0) < NO_INK:
            verdict.unseen |= unseen
        else:
            verdict.flaws.update((i, UNPROVEN) for text in unseen for i in glyphs[text])


def _glyphs_of(sight: Sight, suspects: Iterable[int]) -> Iterable[tuple[int, int]]:
    """Position and text of the glyphs among which are all of these texts, but for blanks."""
    drawn, suspects = sight.drawn, list(suspects)
    here = np.arange(len(sight.boxes))
    if len(suspects) <= FEW and not drawn.in_forms:
        near = np.zeros(len(sight.boxes), bool)
        low, high = sight.boxes[:, :2], sight.boxes[:, 2:]
        for box in bounds_of([drawn.texts[i] for i in suspects]):
            near |= (low <= box[2:]).all(axis=1) & (high >= box[:2]).all(axis=1)
        here = np.flatnonzero(near)
    here = here[~np.isin(sight.codes[here], BLANKS)]
    return zip(here.tolist(), sight.texts_at(here), strict=True)


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
