"""Text that came from a file, made safe to show; and the terminal it is shown on."""

from __future__ import annotations

import os
import sys
import unicodedata
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.console import Console

PIPED_WIDTH = 100
"""Columns of the output where it goes to no terminal and COLUMNS is not set."""

_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
"""Unicode categories that command a terminal, turn the reading direction or show nothing."""


def safe(text: str) -> str:
    """The text with control, direction and invisible characters written out: ESC becomes the letters \\x1b.

    A file is untrusted: without this a name could clear the screen, recolour a verdict or reverse a figure.
    """
    if text.isprintable():
        return text
    return "".join(_shown(c) for c in text)


def _shown(c: str) -> str:
    if c == "\N{SOFT HYPHEN}":
        return ""
    if unicodedata.category(c) in _UNSEEN:
        return c.encode("unicode_escape", "surrogatepass").decode("ascii")
    return " " if c.isspace() and c != "\N{NO-BREAK SPACE}" else c


def thousands(count: int) -> str:
    """A count as the reports write thousands: 1420 is "1,420"."""
    return f"{count:,}"


def open_console(file: TextIO | None = None) -> Console:
    """A console that interprets nothing: no markup, no emoji codes, no highlighting."""
    from rich.console import Console

    file = file or sys.stdout
    width = None if file.isatty() or "COLUMNS" in os.environ else PIPED_WIDTH
    return Console(file=file, width=width, markup=False, emoji=False, highlight=False, soft_wrap=False)
