"""Pages read ahead by a second process, where this one may start it."""

from __future__ import annotations

import ctypes
import os
import pickle
import signal
import threading
from collections.abc import Callable
from contextlib import suppress

from poi_audit import confine
from poi_audit.errors import UnreadableError
from poi_audit.extract.pdf.page import Page

LEAST = 3
"""Fewer pages are read sooner than a process starts."""
_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG


def can_fork(pages: int) -> bool:
    """Whether so many pages are worth a process, and this program may start one and has a core for it."""
    return (
        confine.helpers_allowed
        and pages >= LEAST
        and threading.active_count() == 1
        and len(os.sched_getaffinity(0)) > 1
    )


class ReadAhead:
    """Pages `first` to `last` read in their order by a fork of this process; it ends with this object or process."""

    def __init__(self, read: Callable[[int], Page], first: int, last: int) -> None:
        self.next = first
        mine, theirs = os.pipe()
        self._process = os.fork()
        if self._process == 0:
            os.close(mine)
            _serve(read, range(first, last + 1), theirs)
        os.close(theirs)
        self._pages = os.fdopen(mine, "rb", 1 << 18)

    def page(self, number: int) -> Page | None:
        """The page if it is the next one and could be read there."""
        if number != self.next:
            return None
        self.next += 1
        try:
            return pickle.load(self._pages)  # type: ignore[no-any-return]
        except (EOFError, OSError, pickle.UnpicklingError):
            self.next = -1
            return None

    def close(self) -> None:
        """End the process."""
        self._pages.close()
        with suppress(ProcessLookupError):
            os.kill(self._process, signal.SIGKILL)
        os.waitpid(self._process, 0)


def _serve(read: Callable[[int], Page], numbers: range, pipe: int) -> None:
    """The process: writes one page after the other, None for one that cannot be read."""
    try:
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
        with os.fdopen(pipe, "wb", 1 << 18) as out:
            for number in numbers:
                page = None
                with suppress(UnreadableError):
                    page = read(number)
                pickle.dump(page, out, pickle.HIGHEST_PROTOCOL)
                out.flush()
    finally:
        os._exit(0)
