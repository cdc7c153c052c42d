"""A copy of the original PDF with a numbered square around each figure that a finding speaks of, and their index.

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
    IndirectObject,
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
from poi_audit.render.pdf_index import COLOURS, Index, Page, Target, append_index
from poi_audit.render.pdf_text import strokes, strokes_width
from poi_audit.render.pdf_update import Update

_ROOM = 1.5
"""Points between a figure and its square."""
_LABEL = 5.4
"""Height in points of the numbers at a square, their ground included."""
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
    label: str = ""
    """The numbers that stand at it: of all findings with the same box, at the first of them."""


@dataclass(frozen=True, slots=True)
class Marked:
    """The copy, and what became of the original in it."""

    data: bytes
    squares: int
    kept: bool
    """Whether the original's bytes stand unchanged at its start."""
    signatures: int
    """Digital signatures in the original."""


def marked_pdf(
    path: Path, password: str | None, squares: Sequence[Square], index: Index | None = None
) -> Marked:
    """The copy with its squares, the index at its end. Raises UnreadableError where it cannot be written either way."""
    data = read_plain(path, MAX_BYTES)
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        return _appended(data, password, squares, index)
    except _FAULTS:
        pass
    try:
        return _anew(data, password, squares, index)
    except _FAULTS as error:
        raise unreadable("not_annotated") from error


def _appended(data: bytes, password: str | None, squares: Sequence[Square], index: Index | None) -> Marked:
    """The original's bytes, then what changes and what is new."""
    reader = PdfReader(io.BytesIO(data), password=password)
    if reader.is_encrypted:
        raise ValueError("appended objects would have to be encrypted")
    update = Update(data, reader)
    count = _draw(reader.pages, reader.root_object, update, squares, index)
    return Marked(_signed(update.bytes()), count, True, _signatures(reader))


def _anew(data: bytes, password: str | None, squares: Sequence[Square], index: Index | None) -> Marked:
    """The whole file written again."""
    reader = PdfReader(io.BytesIO(data), password=password)
    writer = PdfWriter(clone_from=reader)
    count = _draw(writer.pages, writer.root_object, _Rewriting(writer), squares, index)
    out = io.BytesIO()
    writer.write(out)
    return Marked(_signed(out.getvalue()), count, False, _signatures(reader))


@dataclass(frozen=True, slots=True)
class _Rewriting:
    """A file that is written again takes the same objects as one that is continued."""

    writer: PdfWriter

    def add(self, thing: PdfObject) -> IndirectObject:
        return self.writer._add_object(thing)

    def replace(self, address: IndirectObject, thing: PdfObject) -> None:
        there = address.get_object()
        assert isinstance(there, DictionaryObject) and isinstance(thing, DictionaryObject)
        there.update(thing)


def _draw(
    pages: Sequence[PageObject],
    root: DictionaryObject,
    target: Target,
    squares: Sequence[Square],
    index: Index | None,
) -> int:
    """Put squares and index into the file; gives how many squares."""
    every = list(pages)
    by_page = _by_page(squares, len(every))
    for number, found in by_page.items():
        page = every[number - 1]
        annotations = [target.add(_annotation(page, square, target.add)) for square in found]
        copy = DictionaryObject(page)
        copy[NameObject("/Annots")] = ArrayObject([*_annotations(page), *annotations])
        target.replace(_address(page), copy)
    if index is not None and index.rows:
        reached = [Page(_address(p), _point(p, 0, 0)[1], not (p.rotation or 0) % 360) for p in every]
        append_index(index, target, root, reached)
    return sum(map(len, by_page.values()))


def _address(page: PageObject) -> IndirectObject:
    if page.indirect_reference is None:
        raise ValueError("a page without an address")
    return page.indirect_reference


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
    frame = user_space(page, square.box)
    label = _label_box(square)
    rect = _around(frame, frame if label is None else _corners(page, label))
    apart = (frame[0] - rect[0], rect[3] - frame[3], rect[2] - frame[2], frame[1] - rect[1])
    return DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Square"),
            NameObject("/Rect"): _numbers(rect),
            NameObject("/RD"): _numbers(apart),
            NameObject("/C"): ArrayObject(FloatObject(part) for part in COLOURS[square.severity]),
            NameObject("/BS"): DictionaryObject({NameObject("/W"): NumberObject(1)}),
            NameObject("/F"): NumberObject(_PRINTED),
            NameObject("/T"): TextStringObject("poi-audit"),
            NameObject("/Subj"): TextStringObject(square.subject),
            NameObject("/Contents"): TextStringObject(square.note),
            NameObject("/NM"): TextStringObject(square.key),
            NameObject("/AP"): DictionaryObject(
                {NameObject("/N"): add(_appearance(page, square, frame, rect))}
            ),
        }
    )


def _numbers(values: Sequence[float]) -> ArrayObject:
    return ArrayObject(FloatObject(round(v, 2)) for v in values)


def _appearance(page: PageObject, square: Square, frame: Box, rect: Box) -> DecodedStreamObject:
    """How the square and its numbers look, so that every viewer shows the same."""
    stream = DecodedStreamObject()
    colour = " ".join(f"{part:g}" for part in COLOURS[square.severity])
    wide, high = frame[2] - frame[0] - 1, frame[3] - frame[1] - 1
    drawing = (
        f"{colour} RG 1 w {frame[0] + 0.5:.2f} {frame[1] + 0.5:.2f} {wide:.2f} {high:.2f} re S\n".encode()
    )
    if (label := _label_box(square)) is not None:
        x0, y0, x1, y1 = _corners(page, label)
        drawing += f"{colour} rg {x0:.2f} {y0:.2f} {x1 - x0:.2f} {y1 - y0:.2f} re f 1 G\n".encode()
        along, across = _TURNS[(page.rotation or 0) % 360]
        left, base = _point(page, label[0] + 1, label[3] - 0.8)
        turn = f"q {along} {across} {-across} {along} {left:.2f} {base:.2f} cm\n".encode()
        drawing += turn + strokes(square.label) + b" Q"
    stream.set_data(drawing)
    stream.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/BBox"): _numbers(rect),
        }
    )
    return stream


def _label_box(square: Square) -> Box | None:
    """Where its numbers stand on the page as shown: left of the square, above it at the paper's edge."""
    if not square.label:
        return None
    x0, top, _, bottom = square.box
    room = strokes_width(square.label) + 1
    if x0 - _ROOM - room >= _ROOM:
        return x0 - _ROOM - room, bottom + _ROOM - _LABEL, x0 - _ROOM, bottom + _ROOM
    return x0 - _ROOM, top - _ROOM - _LABEL, x0 - _ROOM + room, top - _ROOM


def _around(one: Box, other: Box) -> Box:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


_TURNS = {0: (1, 0), 90: (0, 1), 180: (-1, 0), 270: (0, -1)}
"""Rotation of a page -> the direction in its own coordinates in which a line of text runs as shown."""


def user_space(page: PageObject, box: Box) -> Box:
    """A box of the page as shown, with its room, in the page's own coordinates."""
    return _corners(page, (box[0] - _ROOM, box[1] - _ROOM, box[2] + _ROOM, box[3] + _ROOM))


def _corners(page: PageObject, box: Box) -> Box:
    one, other = _point(page, box[0], box[1]), _point(page, box[2], box[3])
    return min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1])


def _point(page: PageObject, x: float, y: float) -> tuple[float, float]:
    """A point of the page as shown, in its own coordinates: its rotation undone, its crop's corner added."""
    crop, media = page.cropbox, page.mediabox
    left, right = float(max(crop.left, media.left)), float(min(crop.right, media.right))
    low, high = float(max(crop.bottom, media.bottom)), float(min(crop.top, media.top))
    turned = (page.rotation or 0) % 360
    if turned == 90:
        return left + y, low + x
    if turned == 180:
        return right - x, low + y
    if turned == 270:
        return right - y, high - x
    return left + x, high - y


def _signatures(reader: PdfReader) -> int:
    """How many signature fields hold a signature."""
    fields = reader.get_fields() or {}
    return sum(field.get("/FT") == "/Sig" and field.get("/V") is not None for field in fields.values())
