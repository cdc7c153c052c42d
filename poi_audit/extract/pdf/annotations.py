"""What annotations and form fields draw: a part of the page like any other, once they are flattened into it."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pypdfium2_raw as pdfium

MOST = 5_000
"""Annotations of a page that are looked at."""
UNDRAWN = "es el valor de una anotación o de un campo que el archivo no trae dibujado"

_HIDDEN = pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW
_ASIDE = (
    pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_POPUP, pdfium.FPDF_ANNOT_TEXT, pdfium.FPDF_ANNOT_FILEATTACHMENT,
    pdfium.FPDF_ANNOT_SOUND, pdfium.FPDF_ANNOT_MOVIE, pdfium.FPDF_ANNOT_SCREEN, pdfium.FPDF_ANNOT_TRAPNET,
)  # fmt: skip
"""What stands beside the page and not on it: links, notes that open, attachments."""
_STRIKES = (
    pdfium.FPDF_ANNOT_STRIKEOUT,
    pdfium.FPDF_ANNOT_REDACT,
    pdfium.FPDF_ANNOT_INK,
    pdfium.FPDF_ANNOT_LINE,
)
_BOXES = (pdfium.FPDF_FORMFIELD_CHECKBOX, pdfium.FPDF_FORMFIELD_RADIOBUTTON, pdfium.FPDF_FORMFIELD_PUSHBUTTON)

Box = tuple[float, float, float, float]


class Undrawn(NamedTuple):
    """A text that other programs show and the file does not draw, and its box in user space."""

    text: str
    box: Box


@dataclass(slots=True)
class Annotations:
    """The annotations of a page that draw on it. Boxes are left, bottom, right, top in user space."""

    flattened: bool = False
    """Whether they are now a part of the page, its last object. Stamps alone are left as they are."""
    stamps: list[Box] = field(default_factory=list)
    """Signatures and stamps: what they cover is covered, their own text is none of the report's."""
    strikes: list[Box] = field(default_factory=list)
    """Marks that strike out what lies below, or were drawn over it by hand."""
    undrawn: list[Undrawn] = field(default_factory=list)


class Forms:
    """The form fields of a document, opened when one of them is met."""

    def __init__(self, doc: Any) -> None:
        self._doc = doc
        self._info = pdfium.FPDF_FORMFILLINFO(version=2)
        self._form: Any = None
        self.found: dict[int, Annotations | None] = {}
        """The annotations of the pages already flattened: the document keeps them no more."""

    def kind(self, annotation: Any) -> int:
        """What kind of field a widget is; below zero for one that belongs to no field."""
        if self._form is None:
            self._form = pdfium.FPDFDOC_InitFormFillEnvironment(self._doc, self._info)
        return int(pdfium.FPDFAnnot_GetFormFieldType(self._form, annotation)) if self._form else -1

    def close(self) -> None:
        """Release them."""
        if self._form:
            pdfium.FPDFDOC_ExitFormFillEnvironment(self._form)
            self._form = None


def flatten(page: Any, forms: Forms) -> Annotations | None:
    """Make what the annotations of a loaded page draw a part of it; it is to be loaded again then.

    None where it has none that draw.
    """
    count = min(pdfium.FPDFPage_GetAnnotCount(page), MOST)
    if count <= 0:
        return None
    found = Annotations()
    others = 0
    for number in reversed(range(count)):
        annotation = pdfium.FPDFPage_GetAnnot(page, number)
        if not annotation:
            continue
        kind = pdfium.FPDFAnnot_GetSubtype(annotation)
        aside = kind in _ASIDE or bool(pdfium.FPDFAnnot_GetFlags(annotation) & _HIDDEN)
        if not aside:
            known = len(found.stamps)
            _note(annotation, kind, forms, found)
            others += len(found.stamps) == known
        pdfium.FPDFPage_CloseAnnot(annotation)
        if aside:
            pdfium.FPDFPage_RemoveAnnot(page, number)
    if others:
        found.flattened = pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY) == pdfium.FLATTEN_SUCCESS
    return found if others or found.stamps else None


def _note(annotation: Any, kind: int, forms: Forms, found: Annotations) -> None:
    """What an annotation that draws is."""
    box = _box(annotation)
    widget = kind == pdfium.FPDF_ANNOT_WIDGET
    field_kind = forms.kind(annotation) if widget else -1
    if kind == pdfium.FPDF_ANNOT_STAMP or field_kind == pdfium.FPDF_FORMFIELD_SIGNATURE:
        found.stamps.append(box)
    elif kind in _STRIKES:
        found.strikes.append(box)
    elif kind == pdfium.FPDF_ANNOT_FREETEXT or (widget and field_kind not in _BOXES):
        value = "" if _is_drawn(annotation) else _string(annotation, b"V" if widget else b"Contents")
        found.undrawn += [Undrawn(value, box)] if value else []


def _is_drawn(annotation: Any) -> bool:
    """Whether the file says how an annotation looks."""
    return bool(pdfium.FPDFAnnot_GetAP(annotation, pdfium.FPDF_ANNOT_APPEARANCEMODE_NORMAL, None, 0) > 2)


def _box(annotation: Any) -> Box:
    rect = pdfium.FS_RECTF()
    pdfium.FPDFAnnot_GetRect(annotation, rect)
    return (
        min(rect.left, rect.right), min(rect.bottom, rect.top), max(rect.left, rect.right), max(rect.bottom, rect.top)
    )  # fmt: skip


def _string(annotation: Any, key: bytes) -> str:
    """A text of an annotation, white space squeezed, up to 200 characters."""
    length = pdfium.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    if not 2 < length < 4096:
        return ""
    units = (ctypes.c_ushort * (length // 2))()
    pdfium.FPDFAnnot_GetStringValue(annotation, key, units, length)
    return " ".join(bytes(units).decode("utf-16-le", "replace").rstrip("\x00").split())[:200]


def holding(box: Box, boxes: list[Box]) -> Iterator[Box]:
    """The boxes that hold the middle of this one."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return (b for b in boxes if b[0] <= x <= b[2] and b[1] <= y <= b[3])
