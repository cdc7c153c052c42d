"""Wrong usage in one Spanish sentence with a suggestion, whichever way the command line was wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import Protocol, runtime_checkable

from poi_audit.model.errors import UsageError
from poi_audit.model.text import nearest


@runtime_checkable
class UsageFault(Protocol):
    """What the command-line parser raises for wrong usage."""

    exit_code: int

    def format_message(self) -> str:
        """The parser's own sentence, in English."""


def choice(option: str, *allowed: str) -> Callable[[str | None], str | None]:
    """A callback that lets only these values of the option pass and suggests the nearest for another."""

    def check(value: str | None) -> str | None:
        if value is None or value in allowed:
            return value
        known = f"{', '.join(allowed[:-1])} o {allowed[-1]}"
        raise UsageError(f'{option}: "{value}" no se admite; puede ser {known}.{nearest(value, allowed)}')

    return check


def page_range(text: str | None) -> tuple[int, int] | None:
    """ "38-47" or "38" as first and last page, 1-based. Raises `UsageError` for anything else."""
    if text is None:
        return None
    if (found := re.fullmatch(r"\s*(\d{1,6})\s*(?:[-–]\s*(\d{1,6})\s*)?", text)) is not None:
        first, last = int(found[1]), int(found[2] or found[1])
        if 1 <= first <= last:
            return first, last
    raise UsageError(f'--pages: "{text}" no es un rango de páginas; escriba por ejemplo 38-47.')


def count(option: str, text: str | None, default: int) -> int:
    """ "120" as a number from 1 on; the default where nothing is given. Raises `UsageError` for anything else."""
    if text is None:
        return default
    if re.fullmatch(r"\d{1,9}", text, re.ASCII) and int(text) > 0:
        return int(text)
    raise UsageError(f'{option}: "{text}" no es un número entero mayor que cero.')


def day(text: str | None, option: str = "--as-of") -> date | None:
    """ "2024-08-20" as a date. Raises `UsageError` for anything else."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f'{option}: "{text}" no es una fecha; escriba por ejemplo 2024-08-20.') from None


def sentence(fault: UsageFault, commands: Iterable[str]) -> str:
    """The parser's fault as one Spanish sentence; in its own words where there is no better."""
    kind, own = type(fault).__name__, fault.format_message()
    option = str(getattr(fault, "option_name", ""))
    if kind == "NoSuchOption":
        near = sorted(getattr(fault, "possibilities", None) or ())
        return f"La opción {option} no existe." + (f" ¿Quiso decir {' o '.join(near)}?" if near else "")
    if kind == "MissingParameter":
        return f"Falta {_name(getattr(fault, 'param', None))}."
    if kind == "BadOptionUsage":
        return f"A la opción {option} le falta su valor, o no lleva ninguno."
    if (found := re.search(r"No such command '(.+?)'", own)) is not None:
        return f'La orden "{found[1]}" no existe.{nearest(found[1], commands)}'
    if (found := re.search(r"unexpected extra argument(?:s|\(s\))? \((.+)\)", own)) is not None:
        return f"Sobra en la línea de órdenes: {found[1]}."
    return own


def _name(param: object) -> str:
    options: list[str] = getattr(param, "opts", [])
    if any(option.startswith("-") for option in options):
        return max(options, key=len)
    return str(getattr(param, "metavar", None) or "un argumento")
