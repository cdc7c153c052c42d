"""By what means other than colour and place a PDF file may hide its text, told from its bytes: few files have any."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import NamedTuple

MOST_UNPACKED = 16 * 1024 * 1024
"""Bytes of one object stream that are searched."""
_STREAM = re.compile(rb"/ObjStm\b.{0,400}?stream\r?\n", re.S)
_BLEND = re.compile(rb"/BM\s*\[?\s*/(?!Normal|Compatible)")


class Means(NamedTuple):
    """What a file may have; where that cannot be told, it may."""

    layers: bool
    """Optional content, which can be off."""
    blends: bool
    """Soft masks, and colours that mix with what lies below."""


def means_of(data: bytes) -> Means:
    """What a PDF file may have."""
    found = _in(data)
    if b"/ObjStm" not in data or all(found):
        return found
    if b"/Encrypt" in data:
        return Means(True, True)
    parts = [found, *map(_in, _unpacked(data))]
    return Means(any(part.layers for part in parts), any(part.blends for part in parts))


def _in(data: bytes) -> Means:
    masks = b"/Luminosity" in data or b"/Alpha" in data
    return Means(
        b"/OCProperties" in data or b"/OCG" in data, masks or (b"/BM" in data and bool(_BLEND.search(data)))
    )


def _unpacked(data: bytes) -> Iterator[bytes]:
    """The object streams of a file; for one that cannot be unpacked, what it may hold."""
    for found in _STREAM.finditer(data):
        try:
            yield zlib.decompressobj().decompress(
                data[found.end() : found.end() + MOST_UNPACKED], MOST_UNPACKED
            )
        except zlib.error:
            yield b"/OCProperties /Luminosity"
