"""In which language the program speaks: its help, its errors, what it says beside a result."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from typing import Any

from typer.core import TyperCommand, TyperGroup

from poi_audit.messages import Lang, known, label, write
from poi_audit.model.errors import PoiAuditError
from poi_audit.model.outcome import MAX_PAGES
from poi_audit.process.limits import DEFAULT

_arguments: list[str] = []
"""Of the run: an error that ends it early is told in the language that they ask for."""

_PARSER = (
    (r"^Usage:", "Uso:"),
    (r"^Options:", "Opciones:"),
    (r"^Arguments:", "Argumentos:"),
    (r"^Commands:", "Órdenes:"),
    (r"\[OPTIONS\]", "[OPCIONES]"),
    (r"COMMAND \[ARGS\]\.\.\.", "ORDEN [ARGUMENTOS]..."),
    (r"\[default:", "[por defecto:"),
    (r"Show this message and exit\.", "Muestra esta ayuda."),
)
"""The parser's own words."""
_CLUTTER = ((r"\s+\[required\]", ""), (r"\{([^{}\n|]+)\}", r"\1"))


def hear(arguments: Sequence[str]) -> None:
    """Note the arguments of a run."""
    _arguments[:] = arguments


def language(asked: str | None) -> Lang:
    """The language of the sentences: as asked, otherwise as configured. Raises `UsageError` where that is wrong."""
    if asked is None:
        from poi_audit.run.config import load

        asked = load().language
    return "en" if asked == "en" else "es"


def spoken() -> Lang:
    """The language of this run, whatever else is wrong with it."""
    pairs = zip(_arguments, [*_arguments[1:], ""], strict=False)
    asked = [then if word == "--lang" else word[7:] for word, then in pairs if word.startswith("--lang")]
    try:
        return language(asked[-1] if asked else None)
    except PoiAuditError:
        return "es"


def say(text: str) -> None:
    """Print one sentence on stderr."""
    from poi_audit.render.text import safe

    print(safe(write(text, spoken())), file=sys.stderr)


class Group(TyperGroup):
    """The program."""

    def get_params(self, ctx: Any) -> list[Any]:
        return _told(super().get_params(ctx))

    def get_help(self, ctx: Any) -> str:
        _speak(self, "help.program")
        self.epilog = label("help.exit codes", spoken()) if ctx.parent is None else None
        return _tidy(super().get_help(ctx))

    def get_short_help_str(self, limit: int = 45) -> str:
        _speak(self, "help.program")
        return super().get_short_help_str(limit)

    def list_commands(self, ctx: Any) -> list[str]:
        """Its commands in the order of the program."""
        from poi_audit.cli.commands import COMMANDS

        known = {name: number for number, name in enumerate(COMMANDS)}
        return sorted(super().list_commands(ctx), key=lambda name: known.get(name, len(known)))


class Command(TyperCommand):
    """One of its commands."""

    def get_params(self, ctx: Any) -> list[Any]:
        return _told(super().get_params(ctx))

    def get_help(self, ctx: Any) -> str:
        _speak(self, f"help.{self.name}")
        return _tidy(super().get_help(ctx))

    def get_short_help_str(self, limit: int = 45) -> str:
        _speak(self, f"help.{self.name}")
        return super().get_short_help_str(limit)


def _speak(command: TyperCommand | TyperGroup, usual: str) -> None:
    """Put its help in the place of the key: its own, or the usual one."""
    own = command.help or ""
    key: str = command.__dict__.setdefault("key", own if known(own) else usual)
    command.help = label(key, spoken())


def _told(params: list[Any]) -> list[Any]:
    """The arguments and options with their texts in the place of the keys."""
    from poi_audit.cli.options import ENGINES

    values = {
        "engines": ", ".join(ENGINES),
        "pages": MAX_PAGES,
        "seconds": DEFAULT.seconds,
        "megabytes": DEFAULT.megabytes,
    }
    for param in params:
        texts = {name: getattr(param, name, None) or "" for name in ("help", "metavar")}
        keys = param.__dict__.setdefault("keys", {name: key for name, key in texts.items() if known(key)})
        for name, key in keys.items():
            setattr(param, name, label(key, spoken(), **values))
    return params


def _tidy(text: str) -> str:
    for pattern, words in (*(_PARSER if spoken() == "es" else ()), *_CLUTTER):
        text = re.sub(pattern, words, text, flags=re.M)
    return re.sub(r"(?<=[\w.]) <[^<>\n]+>", lambda kind: " " * len(kind[0]), text)
