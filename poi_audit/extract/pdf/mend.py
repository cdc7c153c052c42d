"""A PDF whose end was lost: its pages are there, the catalogue that lists them is not."""

from __future__ import annotations

import re

_END = re.compile(rb"%%EOF\s*\Z")
_CATALOG = re.compile(rb"(\d+) 0 obj\s*<<[^<>]*/Type\s*/Catalog\b")
_PAGES = re.compile(rb"(\d+) 0 obj\s*<<((?:[^<>]|<<[^<>]*>>)*?/Type\s*/Pages\b(?:[^<>]|<<[^<>]*>>)*)>>")
_NUMBER = 8_388_000
"""An object number that no report reaches."""


def lacks_end(data: bytes) -> bool:
    """Whether the file does not end as a PDF ends."""
    return _END.search(data[-2048:]) is None


def with_end(data: bytes) -> bytes | None:
    """The file with an end made for what it still holds, or None when it holds no list of pages."""
    catalogs = [int(found[1]) for found in _CATALOG.finditer(data)]
    if catalogs:
        return data + b"\nendobj\ntrailer\n<</Root %d 0 R>>\nstartxref\n0\n%%%%EOF\n" % catalogs[-1]
    roots = [int(found[1]) for found in _PAGES.finditer(data) if b"/Parent" not in found[2]]
    if not roots:
        return None
    catalog = b"\nendobj\n%d 0 obj\n<</Type /Catalog /Pages %d 0 R>>\nendobj\n" % (_NUMBER, roots[-1])
    return data + catalog + b"trailer\n<</Root %d 0 R>>\nstartxref\n0\n%%%%EOF\n" % _NUMBER
