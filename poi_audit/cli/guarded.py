"""The limits under which commands read."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from poi_audit.cli.usage import count
from poi_audit.model.outcome import MAX_PAGES
from poi_audit.process.limits import DEFAULT, Limits

if TYPE_CHECKING:
    from poi_audit.model.outcome import LayoutFile
    from poi_audit.process.guard import Guard
    from poi_audit.render.people import Call


def guard_of(
    timeout: str | None, max_memory: str | None, meanwhile: Callable[[], object] | None = None
) -> Guard:
    """The process that reads, already started: the sign of life that follows is a thread."""
    from poi_audit.process.guard import Guard

    seconds = count("--timeout", timeout, DEFAULT.seconds)
    guard = Guard(Limits(seconds, count("--max-memory", max_memory, DEFAULT.megabytes)), meanwhile)
    if os.environ.get("POI_AUDIT_DEBUG") != "1":
        guard.ready()
    return guard


def max_pages_of(text: str | None) -> int:
    """The option `--max-pages` as a number."""
    return count("--max-pages", text, MAX_PAGES)


def layouts_of(paths: Sequence[Path] | None) -> tuple[LayoutFile, ...]:
    """The forms of the option `--layout` and then those of the configuration, checked. Raises UsageError."""
    from poi_audit.run.config import load

    asked = [*(paths or ()), *load().layouts]
    if not asked:
        return ()
    from poi_audit.layouts.taught import layout_files

    return layout_files(dict.fromkeys(asked))


def load_console() -> None:
    """Import what shows a result while it is being made."""
    from rich.console import Console  # noqa: F401

    import poi_audit.render.console
    import poi_audit.render.text  # noqa: F401


def call_in(guard: Guard) -> Call:
    """What calls a function in the guard's process; with POI_AUDIT_DEBUG=1 in this one."""

    def call(function: Any, *arguments: Any) -> Any:
        if os.environ.get("POI_AUDIT_DEBUG") == "1":
            return function(*arguments)
        return guard.call(function, *arguments)

    return call
