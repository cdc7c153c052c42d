"""Pages read ahead by a second process, where this one may start it: on Linux, where a fork is safe and cheap."""

from __future__ import annotations

import ctypes
import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress

from poi_audit.extract.pdf.page import Page
from poi_audit.model.errors import UnreadableError
from poi_audit.process import confine

LEAST = 3
"""Fewer pages are read sooner than a process starts."""
SHARE = 4
"""Of so many pages in a row the last is left to this process, which is sooner done with a page than the other."""
_ROOM = 1 << 20
"""Bytes that may wait in the pipe: the pages read while this process is busy with one."""
_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG


def can_fork(pages: int) -> bool:
    """Whether so many pages are worth a process, and this program may start one and has a core for it."""
    return (
        sys.platform == "linux"
        and confine.helpers_allowed
        and pages >= LEAST
        and threading.active_count() == 1
        and len(os.sched_getaffinity(0)) > 1
    )


class ReadAhead:
    """Most of the pages `first` to `last` read in their order by a fork of this process.

    It ends with this object or process.
    """

    def __init__(self, read: Callable[[int], Page], first: int, last: int) -> None:
        self.failed = False
        self._numbers = [n for i, n in enumerate(range(first, last + 1), 1) if i % SHARE]
        mine, theirs = os.pipe()
        _widen(theirs)
        self._process = os.fork()
        if self._process == 0:
            os.close(mine)
            _serve(read, self._numbers, theirs)
        os.close(theirs)
        self._pages = os.fdopen(mine, "rb", 1 << 18)

    def page(self, number: int) -> Page | None:
        """The page if it is the next one read there, and could be read."""
        if self._numbers[:1] != [number]:
            return None
        del self._numbers[0]
        try:
            return pickle.load(self._pages)  # type: ignore[no-any-return]
        except (EOFError, OSError, pickle.UnpicklingError):
            self._numbers, self.failed = [], True
            return None

    def is_near(self, number: int) -> bool:
        """Whether the next page to come is one of the two after this one: this one was left to the caller."""
        return any(number < following <= number + 2 for following in self._numbers[:1])

    def close(self) -> None:
        """End the process."""
        self._pages.close()
        with suppress(ProcessLookupError):
            os.kill(self._process, signal.SIGKILL)
        os.waitpid(self._process, 0)


def _widen(pipe: int) -> None:
    """Let `_ROOM` bytes wait in the pipe, where the system can."""
    import fcntl

    with suppress(OSError):
        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _ROOM)


def _serve(read: Callable[[int], Page], numbers: Sequence[int], pipe: int) -> None:
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
