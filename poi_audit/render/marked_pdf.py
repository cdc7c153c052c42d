"""A copy of the original PDF with a square around each figure that a finding speaks of.

The annotations are appended (an incremental update): the original's bytes stay as they are, a signature still covers
the version that was signed, and a viewer can show it. A file that does not allow this is written anew, which is said.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.errors import PyPdfError
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    PdfObject,
    TextStringObject,
)

from poi_audit.extract.source import MAX_BYTES
from poi_audit.messages.faults import unreadable
from poi_audit.model.figure import Box
from poi_audit.model.plain_file import read_plain
from poi_audit.render.made import MARK
from poi_audit.render.pdf_update import Update

_COLOURS = {"error": (0.64, 0.09, 0.1), "warning": (0.69, 0.44, 0.0), "info": (0.18, 0.4, 0.69)}
_ROOM = 1.5
"""Points between a figure and its square."""
_FAULTS = (PyPdfError, ValueError, LookupError, TypeError, AttributeError, RecursionError)
"""What pypdf raises over a damaged file."""
_PRINTED = 4
"""The flag of an annotation that is printed too."""


@dataclass(frozen=True, slots=True)
class Square:
    """One annotation: page (from 1), box in points from the top-left corner of the page as shown, and its note."""

    page: int
    box: Box
    severity: str
    subject: str
    note: str
    key: str
    """The finding's id."""


@dataclass(frozen=True, slots=True)
class Marked:
    """The copy, and what became of the original in it."""

    data: bytes
    squares: int
    kept: bool
    """Whether the original's bytes stand unchanged at its start."""
    signatures: int
    """Digital signatures in the original."""


def marked_pdf(path: Path, password: str | None, squares: Sequence[Square]) -> Marked:
    """The copy with its squares. Raises UnreadableError where the file cannot be written anew either."""
    data = read_plain(path, MAX_BYTES)
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        return _appended(data, password, squares)
    except _FAULTS:
        pass
    try:
        return _anew(data, password, squares)
    except _FAULTS as error:
        raise unreadable("not_annotated") from error


def _appended(data: bytes, password: str | None, squares: Sequence[Square]) -> Marked:
    """The original's bytes, then the pages that change and their annotations."""
    reader = PdfReader(io.BytesIO(data), password=password)
    if reader.is_encrypted:
        raise ValueError("appended objects would have to be encrypted")
    update = Update(data, reader)
    by_page = _by_page(squares, len(reader.pages))
    for number, found in by_page.items():
        page = reader.pages[number - 1]
        if page.indirect_reference is None:
            raise ValueError("a page without an address")
        annotations = [update.add(_annotation(page, square, update.add)) for square in found]
        copy = DictionaryObject(page)
        copy[NameObject("/Annots")] = ArrayObject([*_annotations(page), *annotations])
        update.replace(page.indirect_reference, copy)
    return Marked(_signed(update.bytes()), sum(map(len, by_page.values())), True, _signatures(reader))


def _anew(data: bytes, password: str | None, squares: Sequence[Square]) -> Marked:
    """The whole file written again."""
    reader = PdfReader(io.BytesIO(data), password=password)
    writer = PdfWriter(clone_from=reader)
    by_page = _by_page(squares, len(writer.pages))
    for number, found in by_page.items():
        page = writer.pages[number - 1]
        annotations = [writer._add_object(_annotation(page, square, writer._add_object)) for square in found]
        page[NameObject("/Annots")] = ArrayObject([*_annotations(page), *annotations])
    out = io.BytesIO()
    writer.write(out)
    return Marked(_signed(out.getvalue()), sum(map(len, by_page.values())), False, _signatures(reader))


def _signed(data: bytes) -> bytes:
    """The file with the mark of this tool before its last line, where nothing counts the bytes."""
    end = data.rindex(b"startxref")
    return data[:end] + MARK + b"\n" + data[end:]


def _by_page(squares: Sequence[Square], count: int) -> dict[int, list[Square]]:
    out: dict[int, list[Square]] = {}
    for square in sorted(squares, key=lambda square: square.page):
        if 1 <= square.page <= count:
            out.setdefault(square.page, []).append(square)
    return out


def _annotations(page: PageObject) -> list[PdfObject]:
    """Those that the page has already."""
    listed = page.get("/Annots")
    found = None if listed is None else listed.get_object()
    return list(found) if isinstance(found, ArrayObject) else []


def _annotation(page: PageObject, square: Square, add: Callable[[PdfObject], PdfObject]) -> DictionaryObject:
    rect = user_space(page, square.box)
    return DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Square"),
            NameObject("/Rect"): ArrayObject(FloatObject(round(v, 2)) for v in rect),
            NameObject("/C"): ArrayObject(FloatObject(part) for part in _COLOURS[square.severity]),
            NameObject("/BS"): DictionaryObject({NameObject("/W"): NumberObject(1)}),
            NameObject("/F"): NumberObject(_PRINTED),
            NameObject("/T"): TextStringObject("poi-audit"),
            NameObject("/Subj"): TextStringObject(square.subject),
            NameObject("/Contents"): TextStringObject(square.note),
            NameObject("/NM"): TextStringObject(square.key),
            NameObject("/AP"): DictionaryObject({NameObject("/N"): add(_appearance(rect, square.severity))}),
        }
    )


def _appearance(rect: Box, severity: str) -> DecodedStreamObject:
    """How the square looks, so that every viewer shows the same."""
    width, height = round(rect[2] - rect[0], 2), round(rect[3] - rect[1], 2)
    stream = DecodedStreamObject()
    colour = " ".join(f"{part:g}" for part in _COLOURS[severity])
    stream.set_data(f"{colour} RG 1 w 0.5 0.5 {width - 1:.2f} {height - 1:.2f} re S".encode("ascii"))
    stream.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/BBox"): ArrayObject(FloatObject(v) for v in (0, 0, width, height)),
        }
    )
    return stream


def user_space(page: PageObject, box: Box) -> Box:
    """A box of the page as shown, in the page's own coordinates: its rotation undone, its crop's corner added."""
    x0, top, x1, bottom = box[0] - _ROOM, box[1] - _ROOM, box[2] + _ROOM, box[3] + _ROOM
    crop, media = page.cropbox, page.mediabox
    left, right = max(crop.left, media.left), min(crop.right, media.right)
    low, high = max(crop.bottom, media.bottom), min(crop.top, media.top)
    turned = (page.rotation or 0) % 360
    if turned == 90:
        return float(left + top), float(low + x0), float(left + bottom), float(low + x1)
    if turned == 180:
        return float(right - x1), float(low + top), float(right - x0), float(low + bottom)
    if turned == 270:
        return float(right - bottom), float(high - x1), float(right - top), float(high - x0)
    return float(left + x0), float(high - bottom), float(left + x1), float(high - top)


def _signatures(reader: PdfReader) -> int:
    """How many signature fields hold a signature."""
    fields = reader.get_fields() or {}
    return sum(field.get("/FT") == "/Sig" and field.get("/V") is not None for field in fields.values())
