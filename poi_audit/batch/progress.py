"""How far a batch is: files done, rate and remaining time, on stderr."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import TextIO

from poi_audit.messages import Lang, label

EVERY, EVERY_PIPED = 0.5, 30.0
"""Seconds between two lines: on a terminal, where the line is written over, and in a log."""


class Progress:
    """Counts files. `read` are those that were audited in this run: they alone make the rate."""

    def __init__(
        self,
        of: int,
        lang: Lang = "es",
        file: TextIO | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._of, self._lang, self._clock = of, lang, clock
        self._file = file or sys.stderr
        self._terminal = self._file.isatty()
        self._start = self._last = clock()
        self.done = self.read = 0

    def step(self, read: bool) -> None:
        """One more file is done."""
        self.done += 1
        self.read += read
        now = self._clock()
        if now - self._last >= (EVERY if self._terminal else EVERY_PIPED):
            self._last = now
            self._show(self.line(now))

    def line(self, now: float) -> str:
        """ "1,204 de 5,600 archivos · 7.9 archivos/s · quedan 9 min 16 s"."""
        seconds = max(now - self._start, 0.001)
        left = (self._of - self.done) * seconds / max(self.done, 1)
        rate = self.done / seconds
        return label(
            "batch.progress", self._lang, done=self.done, of=self._of, rate=rate, left=duration(left)
        )

    def end(self) -> float:
        """Clear the line; the seconds that all took."""
        if self._terminal:
            self._file.write("\r\x1b[K")
            self._file.flush()
        return self._clock() - self._start

    def _show(self, line: str) -> None:
        self._file.write(f"\r\x1b[K{line}" if self._terminal else f"{line}\n")
        self._file.flush()


def duration(seconds: float) -> str:
    """ "45 s", "9 min 16 s", "3 h 05 min"."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60:02} s"
    return f"{whole // 3600:,} h {whole % 3600 // 60:02} min"
