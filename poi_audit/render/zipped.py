"""Packages (workbook, annex) with the same bytes on every system."""

from __future__ import annotations

import struct

_UNIX = 3
"""The system that a package's directory names as its maker; Python writes that of the machine."""


def same_everywhere(data: bytes) -> bytes:
    """The package with one maker in its directory, whichever machine made it."""
    out = bytearray(data)
    end = data.rfind(b"PK\x05\x06")
    entries, _, place = struct.unpack_from("<HII", data, end + 10)
    for _ in range(entries):
        out[place + 5] = _UNIX
        name, extra, comment = struct.unpack_from("<HHH", data, place + 28)
        place += 46 + name + extra + comment
    return bytes(out)
