"""An incremental update of a PDF: new and changed objects after its last byte, in the form that its own index has."""

from __future__ import annotations

import io
import re

from pypdf import PdfReader
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
)

_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF")
_KEPT = ("/Root", "/Info", "/ID")


class Update:
    """Collects the objects. Raises ValueError for a file whose index cannot be continued."""

    def __init__(self, data: bytes, reader: PdfReader) -> None:
        found = _START.findall(data[-2048:])
        if not found:
            raise ValueError("the file has no end")
        self._data, self._reader = data, reader
        self._previous = int(found[-1])
        head = data[self._previous : self._previous + 40]
        self._plain = head.lstrip().startswith(b"xref")
        if not self._plain and not re.match(rb"\s*\d+\s+\d+\s+obj", head):
            raise ValueError("the file's index is not where it says")
        size = reader.trailer["/Size"]
        self._next = int(str(size))
        self._objects: list[tuple[int, int, PdfObject]] = []

    def add(self, thing: PdfObject) -> IndirectObject:
        """A new object; gives its address."""
        self._objects.append((self._next, 0, thing))
        self._next += 1
        return IndirectObject(self._next - 1, 0, self._reader)

    def replace(self, address: IndirectObject, thing: PdfObject) -> None:
        """What stands at that address from now on."""
        self._objects.append((address.idnum, address.generation, thing))

    def bytes(self) -> bytes:
        """The original followed by the update; the original alone where nothing changed."""
        if not self._objects:
            return self._data
        out = io.BytesIO()
        out.write(self._data)
        if not self._data.endswith((b"\n", b"\r")):
            out.write(b"\n")
        places = [
            (number, generation, _write(out, number, generation, t))
            for number, generation, t in self._objects
        ]
        places.sort()
        start = out.tell()
        if self._plain:
            self._table(out, places)
        else:
            self._stream(out, places, start)
        out.write(b"startxref\n%d\n%%%%EOF\n" % start)
        return out.getvalue()

    def _trailer(self) -> DictionaryObject:
        out = DictionaryObject({NameObject("/Size"): NumberObject(self._next)})
        for key in _KEPT:
            if key in self._reader.trailer:
                out[NameObject(key)] = self._reader.trailer.raw_get(key)
        out[NameObject("/Prev")] = NumberObject(self._previous)
        return out

    def _table(self, out: io.BytesIO, places: list[tuple[int, int, int]]) -> None:
        out.write(b"xref\n")
        for number, generation, place in places:
            out.write(b"%d 1\n%010d %05d n \n" % (number, place, generation))
        out.write(b"trailer\n")
        self._trailer().write_to_stream(out)
        out.write(b"\n")

    def _stream(self, out: io.BytesIO, places: list[tuple[int, int, int]], start: int) -> None:
        number = self._next
        self._next += 1
        entries = [*places, (number, 0, start)]
        rows = b"".join(b"\x01" + place.to_bytes(8, "big") + g.to_bytes(2, "big") for _, g, place in entries)
        stream = DecodedStreamObject()
        stream.set_data(rows)
        stream.update(self._trailer())
        stream[NameObject("/Type")] = NameObject("/XRef")
        stream[NameObject("/W")] = ArrayObject(NumberObject(n) for n in (1, 8, 2))
        stream[NameObject("/Index")] = ArrayObject(NumberObject(v) for n, _, _ in entries for v in (n, 1))
        _write(out, number, 0, stream)


def _write(out: io.BytesIO, number: int, generation: int, thing: PdfObject) -> int:
    place = out.tell()
    out.write(b"%d %d obj\n" % (number, generation))
    thing.write_to_stream(out)
    out.write(b"\nendobj\n")
    return place
