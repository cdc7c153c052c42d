"""The parts of a zipped workbook, read as XML under limits. No entity is expanded and nothing outside is opened."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Collection, Iterator
from typing import Literal

from lxml import etree

from poi_audit.model.errors import UnreadableError

MAX_UNPACKED = 256 * 1024 * 1024
"""Bytes of XML that are unpacked of one workbook; a report of 10,000 AO has about 60 million."""
MAX_PARTS = 20_000
"""Files in one workbook."""
MAX_EVENTS = 6_000_000
"""Starts and ends of rows, cells and texts in one workbook, blank ones included."""
MAX_QUIET = 8 * 1024 * 1024
"""Bytes of XML without an element that is asked for: they are in memory all at once."""
ENTITIES = "el libro declara un DOCTYPE, con entidades propias, que no se leen; guárdelo de nuevo como .xlsx"
DAMAGED = "el libro está dañado o incompleto"
_CHUNK = 1 << 16
_ROOT = re.compile(rb"<[A-Za-z]")
_TOO_LARGE = f"el libro pasa de {MAX_UNPACKED // 1024 // 1024} MB al descomprimirse y no se lee"
_TOO_MANY = f"el libro tiene más de {MAX_EVENTS // 2:,} filas y celdas y no se lee"
_BROKEN = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError,
    etree.XMLSyntaxError,
)  # fmt: skip

Event = tuple[Literal["start", "end"], etree._Element]


class Package:
    """An opened zip: its parts by name, within a budget of unpacked bytes for all of them together."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            names = self._zip.namelist()
        except _BROKEN as error:
            raise UnreadableError(DAMAGED) from error
        if len(names) > MAX_PARTS:
            raise UnreadableError(f"el libro contiene más de {MAX_PARTS:,} archivos y no se lee")
        self._names = {name.lower(): name for name in names}
        self._left = MAX_UNPACKED
        self._events = MAX_EVENTS

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._names

    def elements(self, name: str, tags: Collection[str]) -> Iterator[Event]:
        """("start", element) and ("end", element) for the elements of these names in a part, in its order.

        At its end an element holds all that is inside it, but for inner ones of these names. It is emptied then, so
        that a part of any size takes little memory. A part that is not there has no elements. Raises UnreadableError.
        """
        if name not in self:
            return
        parser = etree.XMLPullParser(
            ("start", "end"),
            tag=[f"{{*}}{tag}" for tag in tags],
            resolve_entities=False,
            load_dtd=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            with self._zip.open(self._names[name.lower()]) as part:
                quiet, first = 0, True
                while chunk := part.read(_CHUNK):
                    self._left -= len(chunk)
                    quiet += len(chunk)
                    if first:
                        refuse_entities(chunk)
                        first = False
                    if self._left < 0:
                        raise UnreadableError(_TOO_LARGE)
                    if quiet > MAX_QUIET:
                        raise UnreadableError(DAMAGED)
                    parser.feed(chunk)
                    for event, element in parser.read_events():
                        if quiet:
                            refuse_declared(element)  # type: ignore[arg-type]
                        quiet = 0
                        self._events -= 1
                        if self._events < 0:
                            raise UnreadableError(_TOO_MANY)
                        yield event, element  # type: ignore[misc]
                        if event == "end":
                            _forget(element)  # type: ignore[arg-type]
            parser.close()
        except _BROKEN as error:
            raise UnreadableError(DAMAGED) from error


def refuse_entities(head: bytes) -> None:
    """Raise UnreadableError where XML declares a document type: its entities would be dropped in silence."""
    text = head.replace(b"\x00", b"")  # UTF-16 too
    start = _ROOT.search(text)
    if b"<!DOCTYPE" in text[: start.start() if start else len(text)].upper():
        raise UnreadableError(ENTITIES)


def refuse_declared(element: etree._Element) -> None:
    """The same by what the parser saw: a document type can stand behind a comment of any length."""
    if element.getroottree().docinfo.internalDTD is not None:
        raise UnreadableError(ENTITIES)


def _forget(element: etree._Element) -> None:
    """Empty an element and drop those before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and (before := element.getprevious()) is not None:
        parent.remove(before)


def local(element: etree._Element) -> str:
    """An element's name without its namespace: the strict and the usual form differ in little else."""
    return str(element.tag).rpartition("}")[2]


def attribute(element: etree._Element, name: str) -> str | None:
    """An attribute by its name without namespace."""
    value = element.get(name)
    if value is not None:
        return value
    return next((str(v) for key, v in element.attrib.items() if str(key).rpartition("}")[2] == name), None)


def children(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """The children of this name, whatever their namespace."""
    return (child for child in element if isinstance(child.tag, str) and local(child) == name)
