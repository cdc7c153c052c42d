"""The index of a marked copy: pages at its end that list the findings, and bookmarks that lead to each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NullObject,
    NumberObject,
    PdfObject,
    TextStringObject,
)

from poi_audit.render.pdf_text import drawn, fonts, wrapped

COLOURS = {"error": (0.64, 0.09, 0.1), "warning": (0.69, 0.44, 0.0), "info": (0.18, 0.4, 0.69)}
"""Red, green and blue of each severity."""
_WIDE, _HIGH, _EDGE = 595.0, 842.0, 40.0
_SIZE, _LINE = 8.0, 10.5
_COLUMNS = (40.0, 66.0, 132.0, 214.0, 528.0)
"""Left edge of number, severity, code, sentence and page, in points."""
_LONGEST = 90
"""Characters of a bookmark."""


@dataclass(frozen=True, slots=True)
class Row:
    """One finding in the index."""

    number: int
    severity: str
    word: str
    """Of its severity."""
    code: str
    sentence: str
    page: int | None
    """From 1; None where it stands on none."""
    top: float | None = None
    """Points from the top of the page, where its frame begins."""


@dataclass(frozen=True, slots=True)
class Index:
    """What the index says, in the reader's language."""

    title: str
    heads: tuple[str, str, str, str, str]
    lead: tuple[str, ...]
    """Lines under the title."""
    rows: tuple[Row, ...]
    chapters: tuple[tuple[str, str], ...]
    """Severity and the bookmark above its findings, in their order."""


class Target(Protocol):
    """A PDF that takes objects."""

    def add(self, thing: PdfObject) -> IndirectObject:
        """A new object; gives its address."""

    def replace(self, address: IndirectObject, thing: PdfObject) -> None:
        """What stands at that address from now on."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the original that can be reached."""

    address: IndirectObject
    top: float
    """Its upper edge in its own coordinates."""
    upright: bool


def append_index(index: Index, target: Target, root: DictionaryObject, pages: Sequence[Page]) -> None:
    """Add the pages at the end and the bookmarks after those that are there; `root` is the file's catalogue.

    Raises ValueError where the file's own tree of pages cannot be continued.
    """
    address, tree = root.raw_get("/Pages"), root["/Pages"].get_object()
    if not isinstance(address, IndirectObject) or not isinstance(tree, DictionaryObject):
        raise ValueError("a file without a tree of pages")
    kids, count = tree["/Kids"].get_object(), tree["/Count"].get_object()
    if not isinstance(kids, ArrayObject) or not isinstance(count, NumberObject):
        raise ValueError("a tree of pages without kids")
    made = []
    for number, rows in enumerate(_parts(index)):
        drawing, links = _drawing(rows, number, index, pages)
        made.append(target.add(_page(address, target.add(drawing), links)))
    grown = DictionaryObject(tree)
    grown[NameObject("/Kids")] = ArrayObject([*kids, *made])
    grown[NameObject("/Count")] = NumberObject(count + len(made))
    target.replace(address, grown)
    changed = DictionaryObject(root)
    changed[NameObject("/Outlines")] = _bookmarks(index, target, root, made[0], pages)
    changed.setdefault(NameObject("/PageMode"), NameObject("/UseOutlines"))
    if root.indirect_reference is None:
        raise ValueError("a catalogue without an address")
    target.replace(root.indirect_reference, changed)


def _lines(row: Row) -> list[str]:
    return list(wrapped(row.sentence, _SIZE, _COLUMNS[4] - _COLUMNS[3] - 8)) or [""]


def _parts(index: Index) -> list[list[Row]]:
    """The rows of each page."""
    out: list[list[Row]] = [[]]
    room = _HIGH - 2 * _EDGE - 50 - _LINE * len(index.lead)
    for row in index.rows:
        needed = len(_lines(row)) * _LINE + 4
        if needed > room and out[-1]:
            out.append([])
            room = _HIGH - 2 * _EDGE - 50
        out[-1].append(row)
        room -= needed
    return out


def _drawing(
    rows: Sequence[Row], number: int, index: Index, pages: Sequence[Page]
) -> tuple[DecodedStreamObject, list[PdfObject]]:
    """What one page of the index shows, and the links on it."""
    low = _HIGH - _EDGE - 12
    out = [b"0 g\n", drawn(index.title, _EDGE, low, 14, bold=True)]
    low -= 18
    for line in index.lead if number == 0 else ():
        out.append(drawn(line, _EDGE, low, _SIZE))
        low -= _LINE
    low -= 8
    out += [
        drawn(head, left, low, _SIZE, bold=True) for head, left in zip(index.heads, _COLUMNS, strict=True)
    ]
    out.append(b"0.6 G 0.5 w %.2f %.2f m %.2f %.2f l S\n" % (_EDGE, low - 4, _WIDE - _EDGE, low - 4))
    links: list[PdfObject] = []
    low -= _LINE + 5
    for row in rows:
        lines = _lines(row)
        out.append(b"%.2f %.2f %.2f rg\n" % COLOURS[row.severity])
        out.append(drawn(str(row.number), _COLUMNS[0], low, _SIZE, bold=True))
        out.append(drawn(row.word, _COLUMNS[1], low, _SIZE))
        out.append(b"0 g\n" + drawn(row.code, _COLUMNS[2], low, _SIZE))
        out.append(drawn("—" if row.page is None else str(row.page), _COLUMNS[4], low, _SIZE))
        top = low + _LINE - 2
        for line in lines:
            out.append(drawn(line, _COLUMNS[3], low, _SIZE))
            low -= _LINE
        if (place := _place(row, pages)) is not None:
            links.append(_link((_EDGE, low + _LINE - 3, _WIDE - _EDGE, top), place))
        low -= 4
    stream = DecodedStreamObject()
    stream.set_data(b"".join(out))
    return stream, links


def _page(above: IndirectObject, drawing: IndirectObject, links: Sequence[PdfObject]) -> DictionaryObject:
    return DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Page"),
            NameObject("/Parent"): above,
            NameObject("/MediaBox"): ArrayObject(FloatObject(v) for v in (0, 0, _WIDE, _HIGH)),
            NameObject("/CropBox"): ArrayObject(FloatObject(v) for v in (0, 0, _WIDE, _HIGH)),
            NameObject("/Rotate"): NumberObject(0),
            NameObject("/Resources"): DictionaryObject({NameObject("/Font"): fonts()}),
            NameObject("/Contents"): drawing,
            NameObject("/Annots"): ArrayObject(links),
        }
    )


def _place(row: Row, pages: Sequence[Page]) -> ArrayObject | None:
    """Where the finding stands, as a link leads to it; None where it stands on no page."""
    if row.page is None or not 1 <= row.page <= len(pages):
        return None
    page = pages[row.page - 1]
    if row.top is None or not page.upright:
        return ArrayObject([page.address, NameObject("/Fit")])
    top = FloatObject(round(page.top - row.top + 40, 2))
    return ArrayObject([page.address, NameObject("/XYZ"), NullObject(), top, NullObject()])


def _link(rect: tuple[float, float, float, float], place: ArrayObject) -> DictionaryObject:
    return DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Link"),
            NameObject("/Rect"): ArrayObject(FloatObject(round(v, 2)) for v in rect),
            NameObject("/Border"): ArrayObject(NumberObject(0) for _ in range(3)),
            NameObject("/Dest"): place,
        }
    )


def _bookmarks(
    index: Index, target: Target, root: DictionaryObject, first: IndirectObject, pages: Sequence[Page]
) -> IndirectObject:
    """The outline with ours at its end; gives its address."""
    ours = _titled(index.title, ArrayObject([first, NameObject("/Fit")]))
    own = target.add(ours)
    chapters = [_titled(text, ArrayObject([first, NameObject("/Fit")])) for _, text in index.chapters]
    addresses = _chained(target, chapters, own, ours, opened=True)
    for (severity, _), chapter, address in zip(index.chapters, chapters, addresses, strict=True):
        found = [row for row in index.rows if row.severity == severity]
        leaves = [_titled(_mark_text(row), _place(row, pages)) for row in found]
        _chained(target, leaves, address, chapter, opened=False)
    return _after_theirs(target, root, own, ours, len(chapters))


def _after_theirs(
    target: Target, root: DictionaryObject, own: IndirectObject, ours: DictionaryObject, chapters: int
) -> IndirectObject:
    """Our bookmark behind those that the file has already; gives the address of the outline."""
    there = root.raw_get("/Outlines") if "/Outlines" in root else None
    outline = DictionaryObject()
    if isinstance(there, IndirectObject) and isinstance(found := there.get_object(), DictionaryObject):
        outline.update(found)
    last = outline.raw_get("/Last") if "/Last" in outline else None
    if isinstance(last, IndirectObject) and isinstance(found := last.get_object(), DictionaryObject):
        ours[NameObject("/Prev")] = last
        before = DictionaryObject(found)
        before[NameObject("/Next")] = own
        target.replace(last, before)
    else:
        outline[NameObject("/First")] = own
    outline[NameObject("/Last")] = own
    shown = outline.get("/Count")
    before_ours = max(shown, 0) if isinstance(shown, NumberObject) else 0
    outline[NameObject("/Count")] = NumberObject(before_ours + 1 + chapters)
    if isinstance(there, IndirectObject):
        address = there
        target.replace(address, outline)
    else:
        address = target.add(outline)
    ours[NameObject("/Parent")] = address
    return address


def _mark_text(row: Row) -> str:
    text = " · ".join(part for part in (str(row.number), row.code, row.sentence) if part)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _titled(text: str, place: ArrayObject | None) -> DictionaryObject:
    out = DictionaryObject({NameObject("/Title"): TextStringObject(text)})
    if place is not None:
        out[NameObject("/Dest")] = place
    return out


def _chained(
    target: Target,
    items: Sequence[DictionaryObject],
    parent: IndirectObject,
    above: DictionaryObject,
    opened: bool,
) -> list[IndirectObject]:
    """The bookmarks one after the other under `above`; gives their addresses."""
    addresses = [target.add(item) for item in items]
    for number, item in enumerate(items):
        item[NameObject("/Parent")] = parent
        if number:
            item[NameObject("/Prev")] = addresses[number - 1]
        if number + 1 < len(items):
            item[NameObject("/Next")] = addresses[number + 1]
    if addresses:
        above[NameObject("/First")], above[NameObject("/Last")] = addresses[0], addresses[-1]
    above[NameObject("/Count")] = NumberObject(len(items) if opened else -len(items))
    return addresses
