"""Wrong usage in one sentence with a suggestion, whichever way the command line was wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Protocol, runtime_checkable

from poi_audit.messages import either, hint, message
from poi_audit.messages.faults import not_admitted, usage
from poi_audit.model.text import fold, nearest
from poi_audit.run.folders import wanted


@runtime_checkable
class UsageFault(Protocol):
    """What the command-line parser raises for wrong usage."""

    exit_code: int

    def format_message(self) -> str:
        """The parser's own sentence, in English."""


MEANT = {
    "auditar": "check",
    "comparar": "compare",
    "configuracion": "config",
    "consultar": "query",
    "cronologia": "timeline",
    "esquema": "schema",
    "explicar": "explain",
    "extraer": "extract",
    "formularios": "layouts",
    "historia": "history",
    "historial": "history",
    "leer": "extract",
    "lote": "batch",
    "mostrar": "show",
    "reglas": "rules",
    "revisar": "check",
    "tablero": "dashboard",
    "validar": "check",
    "verificar": "check",
}
"""What a person may write in Spanish -> the command."""


def choice(option: str, *allowed: str) -> Callable[[str | None], str | None]:
    """A callback that lets only these values of the option pass and suggests the nearest for another."""

    def check(value: str | None) -> str | None:
        if value is None or value in allowed:
            return value
        raise not_admitted(option, value, allowed)

    return check


def page_range(text: str | None) -> tuple[int, int] | None:
    """ "38-47" or "38" as first and last page, 1-based. Raises `UsageError` for anything else."""
    if text is None:
        return None
    if (found := re.fullmatch(r"\s*(\d{1,6})\s*(?:[-–]\s*(\d{1,6})\s*)?", text)) is not None:
        first, last = int(found[1]), int(found[2] or found[1])
        if 1 <= first <= last:
            return first, last
    raise usage("no_pages", text=text)


def count(option: str, text: str | None, default: int) -> int:
    """ "120" as a number from 1 on; the default where nothing is given. Raises `UsageError` for anything else."""
    if text is None:
        return default
    if re.fullmatch(r"\d{1,9}", text, re.ASCII) and int(text) > 0:
        return int(text)
    raise usage("no_count", option=option, text=text)


def day(text: str | None, option: str = "--as-of") -> date | None:
    """ "20/08/2024" or "2024-08-20" as a date. Raises `UsageError` for anything else."""
    if text is None:
        return None
    try:
        if (found := re.fullmatch(r"\s*(\d{1,2})([/.-])(\d{1,2})\2(\d{4})\s*", text, re.ASCII)) is not None:
            return date(int(found[4]), int(found[3]), int(found[1]))
        return date.fromisoformat(text)
    except ValueError:
        raise usage("no_day", option=option, text=text) from None


def sentence(fault: UsageFault, commands: Iterable[str]) -> str:
    """The parser's fault as one sentence with a suggestion; in its own words where there is no better."""
    kind, own = type(fault).__name__, fault.format_message()
    option = str(getattr(fault, "option_name", ""))
    if kind == "NoSuchOption":
        near = sorted(getattr(fault, "possibilities", None) or ())
        meant = message("usage.hint_options", near=either(near)) if near else ""
        return message("usage.no_such_option", option=option, hint=meant)
    if kind == "MissingParameter":
        return message("usage.missing", name=_name(getattr(fault, "param", None)))
    if kind == "BadOptionUsage":
        return message("usage.no_value", option=option)
    if (found := re.search(r"No such command '(.+?)'", own)) is not None:
        return message("usage.no_such_command", name=found[1], hint=_meant(found[1], commands))
    if (found := re.search(r"unexpected extra argument(?:s|\(s\))? \((.+)\)", own)) is not None:
        return message("usage.too_many", words=found[1])
    return own


def _meant(word: str, commands: Iterable[str]) -> str:
    """What to write instead of a word that is no command: a file or a folder is one to check."""
    if wanted(Path(word).name) or Path(word).exists():
        return message("usage.hint_check", name=word)
    plain = fold(word).lower()
    near = MEANT.get(plain) or MEANT.get(nearest(plain, MEANT)) if plain not in commands else plain
    return message("usage.hint", near=near) if near and not nearest(word, commands) else hint(word, commands)


def _name(param: object) -> str:
    options: list[str] = getattr(param, "opts", [])
    if any(option.startswith("-") for option in options):
        return max(options, key=len)
    return str(getattr(param, "metavar", None) or message("usage.an_argument"))
