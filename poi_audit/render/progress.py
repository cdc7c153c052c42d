"""A sign of life on stderr while a file takes long."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock, Timer
from typing import TYPE_CHECKING

from poi_audit.messages import Lang, message, write
from poi_audit.render.text import safe

if TYPE_CHECKING:
    from rich.status import Status

PATIENCE = 1.0
"""Seconds of silence before the sign appears."""


@contextmanager
def waiting(name: str, lang: Lang = "es") -> Iterator[None]:
    """Show a spinner naming the file while the block runs longer than a second, on a terminal only."""
    if not sys.stderr.isatty():
        yield
        return
    spinner = _Spinner(write(message("tell.reading", name=safe(name)), lang))
    timer = Timer(PATIENCE, spinner.start)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        spinner.stop()


class _Spinner:
    """Starts in the timer's thread and stops in the caller's, in whichever order they come."""

    def __init__(self, words: str) -> None:
        self._words = words
        self._lock = Lock()
        self._stopped = False
        self._status: Status | None = None

    def start(self) -> None:
        from rich.console import Console
        from rich.text import Text

        with self._lock:
            if not self._stopped:
                self._status = Console(stderr=True).status(Text(self._words))
                self._status.start()

    def stop(self) -> None:
        with self._lock:
            self._stopped = True
            if self._status is not None:
                self._status.stop()
