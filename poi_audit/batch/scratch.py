"""The temporary folder of a process: gone when it ends, and where it was killed, when the next batch begins."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BufferedWriter
from pathlib import Path
from threading import Lock

PREFIX = "poi-audit-"
ALIVE = "alive"
"""The file in it that its process holds."""
OLD = 3_600
"""Seconds after which a folder that nothing holds was left behind and is not being made."""

_lock = Lock()
_held: dict[int, tuple[Path, BufferedWriter]] = {}
"""By process number: a fork has a folder of its own."""


@contextmanager
def scratch() -> Iterator[Path]:
    """A folder to use while the block runs."""
    with tempfile.TemporaryDirectory(dir=_own()) as folder:
        yield Path(folder)


def sweep() -> None:
    """Remove the folders of processes that were killed. Those of others stay, as does what cannot be removed."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        with suppress(OSError):
            status = folder.lstat()
            mine = not hasattr(os, "getuid") or status.st_uid == os.getuid()
            if mine and folder.is_dir() and not folder.is_symlink() and _left(folder, status.st_mtime):
                shutil.rmtree(folder, ignore_errors=True)


def _own() -> Path:
    with _lock:
        found = _held.get(os.getpid())
        if found is None:
            folder = Path(tempfile.mkdtemp(prefix=PREFIX))
            file = (folder / ALIVE).open("wb")
            _take(file)
            found = _held[os.getpid()] = folder, file
            atexit.register(_remove, os.getpid())
        return found[0]


def _remove(process: int) -> None:
    if process == os.getpid():
        folder, file = _held.pop(process)
        file.close()
        shutil.rmtree(folder, ignore_errors=True)


def _left(folder: Path, changed: float) -> bool:
    """Whether no process holds the folder any more."""
    alive = folder / ALIVE
    if not alive.is_file():
        return time.time() - changed > OLD
    if os.name == "nt":
        alive.unlink()  # refused while its process holds it open
        return True
    with alive.open("ab") as file:
        return _take(file)


def _take(file: BufferedWriter) -> bool:
    """Hold the file; whether nobody else did."""
    try:
        import fcntl
    except ImportError:  # Windows: what is open cannot be removed
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
