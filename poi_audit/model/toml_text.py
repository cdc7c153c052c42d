"""TOML written by hand: the standard library reads it and does not write it."""

from __future__ import annotations

_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


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
