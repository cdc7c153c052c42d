"""Lines of text with an indent, wrapped to the console's width and without trailing spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from poi_audit.render.text import safe

Piece = str | tuple[str, str]
"""A text, or a text and its rich style."""

GLUE = "\N{NO-BREAK SPACE}"
"""A space at which no line breaks; it is printed as a plain one."""

_PERCENT = re.compile(r"(?<=\d) (?=%)")
"""The space of "66.67 %"."""


class Page:
    """What the outputs write on: indented lines on a console, each text made safe first."""

    def __init__(self, console: Console) -> None:
        self.console = console

    def line(self, *pieces: Piece, indent: int = 0, hang: int = 0) -> None:
        """Print the pieces as one paragraph; lines after its first one are indented by `hang` more."""
        text = Text()
        for piece in pieces:
            words, style = (piece, "") if isinstance(piece, str) else piece
            text.append(_PERCENT.sub(GLUE, safe(words)), style)
        room = max(self.console.width - indent, 20)
        breaks = list(_breaks(text.plain, room, max(room - hang, 20)))
        for number, part in enumerate(text.divide(breaks)):
            part.rstrip()
            part.plain = part.plain.replace(GLUE, " ")
            self.console.print(Text(" " * (indent + (hang if number else 0))) + part, soft_wrap=True)

    def gap(self) -> None:
        """Print an empty line."""
        self.console.print()

    def heading(self, words: str, style: str = "bold") -> None:
        """An empty line, then the words, then a rule as long as they are."""
        self.gap()
        self.line((words, style))
        self.line(("─" * min(len(safe(words)), self.console.width), "dim"))


def _breaks(text: str, first: int, rest: int) -> Iterator[int]:
    """Where the lines after the first one start: at a space, or inside a word longer than a line."""
    room, used = first, 0
    for word in re.finditer(r" *[^ ]+ *", text):
        start, width = word.start(), cell_len(word[0].rstrip(" "))
        if used and used + width > room:
            yield start
            room, used = rest, 0
        while used == 0 and width > room:
            start += room
            width -= room
            yield start
            room = rest
        used += width + len(word[0]) - len(word[0].rstrip(" "))
