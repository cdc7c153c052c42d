"""The parser's own words in its help, in Spanish like the rest."""

from __future__ import annotations

import re
from typing import Any

from typer.core import TyperCommand, TyperGroup

_WORDS = (
    (r"^Usage:", "Uso:"),
    (r"^Options:", "Opciones:"),
    (r"^Arguments:", "Argumentos:"),
    (r"^Commands:", "Órdenes:"),
    (r"\[OPTIONS\]", "[OPCIONES]"),
    (r"COMMAND \[ARGS\]\.\.\.", "ORDEN [ARGUMENTOS]..."),
    (r"\[default:", "[por defecto:"),
    (r"\s+\[required\]", ""),
    (r"Show this message and exit\.", "Muestra esta ayuda."),
    (r"\{([^{}\n|]+)\}", r"\1"),
)


class Group(TyperGroup):
    """The program."""

    def get_help(self, ctx: Any) -> str:
        return _spanish(super().get_help(ctx))

    def list_commands(self, ctx: Any) -> list[str]:
        """Its commands in the order of the program."""
        from poi_audit.cli.commands import COMMANDS

        known = {name: number for number, name in enumerate(COMMANDS)}
        return sorted(super().list_commands(ctx), key=lambda name: known.get(name, len(known)))


class Command(TyperCommand):
    """One of its commands."""

    def get_help(self, ctx: Any) -> str:
        return _spanish(super().get_help(ctx))


def _spanish(text: str) -> str:
    for pattern, words in _WORDS:
        text = re.sub(pattern, words, text, flags=re.M)
    return re.sub(r"(?<=[\w.]) <[^<>\n]+>", lambda kind: " " * len(kind[0]), text)
