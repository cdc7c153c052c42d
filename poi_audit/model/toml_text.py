"""TOML written by hand: the standard library reads it and does not write it."""

from __future__ import annotations

import re
import tomllib
from typing import Any

_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}

_STRINGS = re.compile(r'"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*')
_MAX_DOTS = 40
"""Dots outside texts on one line: keys of thousands of parts cost the parser minutes."""


class ManyPartsError(ValueError):
    """A key has too many parts."""


class NestedError(ValueError):
    """The document is nested too deeply."""


def document_of(text: str) -> dict[str, Any]:
    """The document of a TOML text. Raises ManyPartsError, NestedError, and ValueError where it is none."""
    if any(line.count(".") > _MAX_DOTS and "=" in line for line in _STRINGS.sub("", text).splitlines()):
        raise ManyPartsError
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise NestedError from error


def quoted(text: str) -> str:
    """The text as a basic string that reads back the same; what is not printable is escaped."""
    return '"' + "".join(_SHORT.get(c) or (c if c.isprintable() else _escaped(c)) for c in text) + '"'


def _escaped(c: str) -> str:
    code = ord(c)
    if 0xD800 <= code < 0xE000:  # half a character: TOML has no way to write it
        code = 0xFFFD
    return f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"


def array(texts: tuple[str, ...]) -> str:
    """A one-line array of strings."""
    return "[" + ", ".join(quoted(text) for text in texts) + "]"
