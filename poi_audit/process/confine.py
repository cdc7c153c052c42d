"""What the reading process may use, set in that process itself as far as the platform has such limits."""

from __future__ import annotations

import faulthandler
import gc
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from poi_audit.process.limits import Limits

try:
    import resource
except ImportError:  # Windows
    _HAS_LIMITS = False
else:
    _HAS_LIMITS = True

MEGABYTE = 1024 * 1024
ENDING = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))
"""The signals by which a system ends a program in an orderly way."""

helpers_allowed = False
"""Whether this process may start another one to read with."""


def quiet(helpers: bool = False) -> None:
    """Write nothing, let the calling process alone decide on interruptions, start no threads for sums, and seldom
    look for garbage: what is read stays.

    `helpers`: this process may start another one to read with.
    """
    global helpers_allowed
    helpers_allowed = helpers
    gc.set_threshold(100_000)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for number in ENDING:
        signal.signal(number, signal.SIG_DFL)
    if "numpy" not in sys.modules:
        os.environ.setdefault(
            "OPENBLAS_NUM_THREADS", "1"
        )  # each thread of it reserves memory, none is of use
    faulthandler.disable()
    sys.stdout = sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    os.dup2(sys.stdout.fileno(), 1)
    os.dup2(sys.stdout.fileno(), 2)


def end_with_parent() -> None:
    """End this process as soon as the one that started it is gone, however that one ended.

    On Linux the system does it, whatever this process is doing; elsewhere a thread, as soon as Python lets it.
    """
    import multiprocessing
    from multiprocessing.connection import wait

    parent = multiprocessing.parent_process()
    if parent is None:
        return
    if sys.platform == "linux":
        import fcntl

        fcntl.fcntl(parent.sentinel, fcntl.F_SETOWN, os.getpid())
        fcntl.fcntl(parent.sentinel, fcntl.F_SETSIG, signal.SIGKILL)
        flags = fcntl.fcntl(parent.sentinel, fcntl.F_GETFL)
        fcntl.fcntl(parent.sentinel, fcntl.F_SETFL, flags | os.O_ASYNC)
        if wait([parent.sentinel], 0):
            os._exit(1)
    else:
        import threading

        threading.Thread(target=_follow, args=(parent.sentinel,), daemon=True).start()


def _follow(sentinel: int) -> None:
    from multiprocessing.connection import wait

    wait([sentinel])
    os._exit(1)


def confine(limits: Limits) -> None:
    """Limit the memory from here on, and leave no core file."""
    if _HAS_LIMITS:
        _lower(resource.RLIMIT_CORE, 0)
        if sys.platform.startswith("linux"):
            _lower(resource.RLIMIT_AS, _in_use() + limits.megabytes * MEGABYTE)


def write_nothing() -> None:
    """Let this process write to no file from here on, as far as the platform has such a limit."""
    if _HAS_LIMITS:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        _lower(resource.RLIMIT_FSIZE, 0)


_ask: Callable[[Limits], None] | None = None


def on_need(ask: Callable[[Limits], None]) -> None:
    """Have `need` call this."""
    global _ask
    _ask = ask


def need(limits: Limits) -> None:
    """Say that the file being read needs other limits. Does nothing where it is not read under a guard."""
    if _ask is not None:
        _ask(limits)


_tell: Callable[[int, int], None] | None = None


def on_page(tell: Callable[[int, int], None] | None) -> None:
    """Have `at_page` call this; None: nothing."""
    global _tell
    _tell = tell


def at_page(number: int, of: int) -> None:
    """Say which page, from 1, of how many is being read. Does nothing where nobody asked."""
    if _tell is not None:
        _tell(number, of)


def allow_another(limits: Limits) -> None:
    """Let this process work on for one more file, and end it far beyond: nobody else does once its parent is gone."""
    if _HAS_LIMITS:
        used = resource.getrusage(resource.RUSAGE_SELF)
        spare = limits.seconds * (os.cpu_count() or 1) + 10
        _lower(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + spare)


def _lower(kind: int, value: int) -> None:
    """Set the soft limit, no higher than the hard one."""
    _, hard = resource.getrlimit(kind)
    if hard != resource.RLIM_INFINITY:
        value = min(value, hard)
    with suppress(ValueError, OSError):
        resource.setrlimit(kind, (value, hard))


def _in_use() -> int:
    """Bytes of address space this process has already."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    return pages * resource.getpagesize()
