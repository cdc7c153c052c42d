"""What a page draws, in the order in which it is painted: what comes later lies on top."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import compress, repeat
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pypdfium2_raw as pdfium

from poi_audit.extract.pdf.calls import Ref, quick, ref, results
from poi_audit.extract.pdf.page import Floats

MAX_FORM_DEPTH = 6
MAX_SHAPES = 200_000
MOST_CORNERS = 64
"""Corners of a clip that are looked at."""

Matrix = tuple[float, float, float, float, float, float]

_INT = ctypes.c_int
_bounds = quick(pdfium.FPDFPageObj_GetBounds, _INT)
_object = quick(pdfium.FPDFPage_GetObject, Ref)
_form_object = quick(pdfium.FPDFFormObj_GetObject, Ref)
_kind = quick(pdfium.FPDFPageObj_GetType, _INT)
_mode = quick(pdfium.FPDFTextObj_GetTextRenderMode, _INT)
_fill = quick(pdfium.FPDFPageObj_GetFillColor, _INT)
_stroke = quick(pdfium.FPDFPageObj_GetStrokeColor, _INT)
_clip = quick(pdfium.FPDFPageObj_GetClipPath, Ref)
_clip_paths = quick(pdfium.FPDFClipPath_CountPaths, _INT)
_clip_parts = quick(pdfium.FPDFClipPath_CountPathSegments, _INT)
_clip_part = quick(pdfium.FPDFClipPath_GetPathSegment, Ref)
_parts = quick(pdfium.FPDFPath_CountSegments, _INT)
_part = quick(pdfium.FPDFPath_GetPathSegment, Ref)
_part_kind = quick(pdfium.FPDFPathSegment_GetType, _INT)
_point = quick(pdfium.FPDFPathSegment_GetPoint, _INT)


class Other(NamedTuple):
    """An image, a shading or a form: what it is, its object, its rank in painting order, and its box in user space."""

    kind: int
    handle: Ref
    rank: int
    box: tuple[float, float, float, float]


@dataclass(slots=True)
class Drawn:
    """The objects of a page; those inside a form stand in the place of their form, which ranks after them."""

    texts: list[Ref] = field(default_factory=list)
    text_ranks: list[int] = field(default_factory=list)
    modes: npt.NDArray[np.int8] = field(default_factory=lambda: np.empty(0, np.int8))
    """How each text is painted: 0 filled, 1 outlined, 2 both, 3 not at all, 4 to 7 the same and as a clip."""
    paths: list[Ref] = field(default_factory=list)
    path_ranks: list[int] = field(default_factory=list)
    path_boxes: Floats = field(default_factory=lambda: np.empty((0, 4)))
    """Left, bottom, right, top of each path in user space."""
    moves: list[tuple[int, int, Matrix]] = field(default_factory=list)
    """From which path to which (exclusive) one of a form's has its place changed, and how."""
    others: list[Other] = field(default_factory=list)
    in_forms: dict[int, tuple[Ref, ...]] = field(default_factory=dict)
    """The forms that hold a text, given by its position, from the outermost to the innermost."""
    own_texts: int | None = None
    """How many of the texts, and of the paths, are the page's own; None where no annotation adds to them."""
    own_paths: int | None = None

    def move(self, path: int) -> Matrix | None:
        """How the space of a path becomes the page's; None where it is the page's."""
        return next((matrix for start, end, matrix in self.moves if start <= path < end), None)

    def seen_box(self, path: int) -> list[float]:
        """Left, bottom, right, top of a path within its clips; left is beyond right where they let nothing be seen."""
        box, matrix = self.path_boxes[path].copy(), self.move(path)
        for points in clips_of(self.paths[path], MOST_CORNERS + 1):
            if not 0 < len(points) <= MOST_CORNERS:
                continue
            corners = np.array(points)
            clip = np.concatenate((corners.min(axis=0), corners.max(axis=0)))
            clip = clip if matrix is None else moved(clip[None], matrix)[0]
            box = np.concatenate((np.fmax(box[:2], clip[:2]), np.fmin(box[2:], clip[2:])))
        return [float(side) for side in box]


def drawn_of(page: Any, flattened: bool = False) -> Drawn:
    """The objects of a loaded page, those inside forms included. `flattened`: its last form holds its annotations."""
    count = min(pdfium.FPDFPage_CountObjects(page), MAX_SHAPES)
    reader = _Reader()
    objects = list(map(_object, repeat(ref(page)), range(count)))
    own = len(objects) - flattened
    reader.add(objects[:own], None, 0)
    if objects[own:]:
        reader.drawn.own_texts, reader.drawn.own_paths = len(reader.drawn.texts), len(reader.drawn.paths)
        reader.add(objects[own:], None, 0)
    reader.place_paths()
    return reader.drawn


class _Reader:
    """Walks over the objects."""

    def __init__(self) -> None:
        self.drawn = Drawn()
        self._rank = 0
        self._forms: tuple[Ref, ...] = ()

    def add(self, objects: list[Ref], matrix: Matrix | None, depth: int) -> None:
        """These objects, in a space that `matrix` turns into the page's."""
        modes = np.fromiter(map(_mode, objects), np.int8, len(objects))  # -1 for what is no text
        kinds = np.full(len(objects), pdfium.FPDF_PAGEOBJ_TEXT, np.int8)
        rest = np.flatnonzero(modes < 0)
        kinds[rest] = list(map(_kind, [objects[i] for i in rest.tolist()]))
        start = 0
        for form in np.flatnonzero(kinds == pdfium.FPDF_PAGEOBJ_FORM).tolist():
            self._leaves(objects[start:form], modes[start:form], kinds[start:form], matrix)
            self._open(objects[form], matrix, depth)
            start = form + 1
        self._leaves(objects[start:], modes[start:], kinds[start:], matrix)

    def _leaves(
        self,
        objects: list[Ref],
        modes: npt.NDArray[np.int8],
        kinds: npt.NDArray[np.int8],
        matrix: Matrix | None,
    ) -> None:
        """Objects none of which is a form."""
        drawn, base = self.drawn, self._rank
        self._rank += len(objects)
        is_text, is_path = kinds == pdfium.FPDF_PAGEOBJ_TEXT, kinds == pdfium.FPDF_PAGEOBJ_PATH
        texts, paths = list(compress(objects, is_text)), list(compress(objects, is_path))
        if self._forms:
            drawn.in_forms.update(
                dict.fromkeys(range(len(drawn.texts), len(drawn.texts) + len(texts)), self._forms)
            )
        drawn.texts += texts
        drawn.modes = np.append(drawn.modes, modes[is_text])
        drawn.text_ranks += (np.flatnonzero(is_text) + base).tolist()
        if matrix is not None and paths:
            drawn.moves.append((len(drawn.paths), len(drawn.paths) + len(paths), matrix))
        drawn.paths += paths
        drawn.path_ranks += (np.flatnonzero(is_path) + base).tolist()
        for i in np.flatnonzero(~is_text & ~is_path).tolist():
            drawn.others.append(Other(int(kinds[i]), objects[i], i + base, box_of(objects[i], matrix)))

    def _open(self, handle: Ref, matrix: Matrix | None, depth: int) -> None:
        """A form: what it holds, and then itself."""
        self._forms = (*self._forms, handle)
        if depth < MAX_FORM_DEPTH:
            count = min(pdfium.FPDFFormObj_CountObjects(as_handle(handle)), MAX_SHAPES)
            inside = list(map(_form_object, repeat(handle), range(count)))
            self.add(inside, _times(_matrix(handle), matrix), depth + 1)
        self._forms = self._forms[:-1]
        self.drawn.others.append(Other(pdfium.FPDF_PAGEOBJ_FORM, handle, self._rank, box_of(handle, matrix)))
        self._rank += 1

    def place_paths(self) -> None:
        """The boxes of all paths."""
        boxes = bounds_of(self.drawn.paths)
        for start, end, matrix in self.drawn.moves:
            boxes[start:end] = moved(boxes[start:end], matrix)
        self.drawn.path_boxes = boxes


def bounds_of(objects: Sequence[Ref]) -> Floats:
    """Left, bottom, right, top of each object in its own space."""
    return results(_bounds, len(objects), np.float32, range(4), objects).astype(np.float64)


def box_of(handle: Ref, matrix: Matrix | None) -> tuple[float, float, float, float]:
    """Left, bottom, right, top of an object in the space that `matrix` leads to."""
    box = bounds_of([handle])
    left, bottom, right, top = (box if matrix is None else moved(box, matrix))[0].tolist()
    return left, bottom, right, top


def moved(boxes: Floats, matrix: Matrix) -> Floats:
    """The boxes around these boxes after a transformation."""
    a, b, c, d, e, f = matrix
    x, y = boxes[:, [0, 2, 0, 2]], boxes[:, [1, 1, 3, 3]]
    across, up = a * x + c * y + e, b * x + d * y + f
    return np.column_stack((across.min(axis=1), up.min(axis=1), across.max(axis=1), up.max(axis=1)))


def _matrix(form: Ref) -> Matrix:
    found = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(as_handle(form), found)
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(inner: Matrix, outer: Matrix | None) -> Matrix:
    """First the inner transformation, then the outer one."""
    if outer is None:
        return inner
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def as_handle(item: Ref) -> Any:
    """An object as PDFium's ordinary functions take it."""
    return ctypes.cast(item, pdfium.FPDF_PAGEOBJECT)


def colours(objects: Sequence[Ref], rim: bool = False) -> npt.NDArray[np.int64]:
    """Red, green, blue and alpha (0 to 255) with which each object is filled, or outlined; zeros for a pattern."""
    return results(_stroke if rim else _fill, len(objects), np.uint32, range(4), objects).astype(np.int64)


def fills(path: Ref) -> bool:
    """Whether a path covers what lies under its box: it is filled, or drawn with a broad pen."""
    width = ctypes.c_float()
    fill, stroke = paint(path)
    if fill:
        return True
    return stroke and bool(pdfium.FPDFPageObj_GetStrokeWidth(as_handle(path), width) and width.value > 2)


def paint(path: Ref) -> tuple[bool, bool]:
    """Whether a path is filled, and whether its line is drawn."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(as_handle(path), fill, stroke)
    return bool(fill.value), bool(stroke.value)


def segments(path: Ref) -> int:
    """Of how many parts a path is made."""
    return int(_parts(path))


def clips_of(handle: Ref, most: int = MOST_CORNERS) -> Iterator[list[tuple[float, float]]]:
    """The corners of each path that clips an object, in the object's own space."""
    clip = _clip(handle)
    x, y = ctypes.c_float(), ctypes.c_float()
    at_x, at_y = ctypes.byref(x), ctypes.byref(y)
    for path in range(max(_clip_paths(clip), 0)):
        points = []
        for part in range(min(_clip_parts(clip, path), most)):
            _point(_clip_part(clip, path, part), at_x, at_y)
            points.append((x.value, y.value))
        yield points


def corners_of(drawn: Drawn, path: int, most: int) -> Floats:
    """The corners of a path in user space, two numbers each, those of its curves included; where it sets off anew, NaN.

    `most`: after so many it ends.
    """
    item = drawn.paths[path]
    x, y = ctypes.c_float(), ctypes.c_float()
    found: list[tuple[float, float]] = []
    for number in range(min(_parts(item), most)):
        part = _part(item, number)
        found += [(math.nan, math.nan)] * (_part_kind(part) == pdfium.FPDF_SEGMENT_MOVETO)
        _point(part, ctypes.byref(x), ctypes.byref(y))
        found.append((x.value, y.value))
    a, b, c, d, e, f = _times(_matrix(item), drawn.move(path))
    across, up = np.array(found or [(math.nan, math.nan)]).T
    return np.column_stack((a * across + c * up + e, b * across + d * up + f))


def clip_counts(objects: Sequence[Ref]) -> npt.NDArray[np.int32]:
    """How many paths clip each object; below zero where none does."""
    return np.fromiter(map(_clip_paths, map(_clip, objects)), np.int32, len(objects))
