"""The folder of a session: private and gone at its end, or one that the user names and that stays."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO

from poi_audit.messages.faults import reason, usage

PREFIX = "poi-audit-web-"
LOCK = "in-use"


class Home:
    """The folder in use. A context manager; `kept` where its contents stay.

    What a crash left of earlier sessions is removed when a new one begins: its lock is free.
    """

    def __init__(self, folder: Path | None = None) -> None:
        """Raises UsageError where the folder cannot be used."""
        self.kept = folder is not None
        try:
            if folder is None:
                for old in _abandoned():
                    shutil.rmtree(old, ignore_errors=True)
                self.path = Path(tempfile.mkdtemp(prefix=PREFIX))
            else:
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                self.path = folder.resolve()
            self._lock = (self.path / LOCK).open("a+b")
        except OSError as error:
            raise usage(
                "folder_not_written", path=folder or tempfile.gettempdir(), reason=reason(error)
            ) from error
        if not _locked(self._lock):
            self._lock.close()
            raise usage("folder_in_use", path=folder)

    def __enter__(self) -> Home:
        return self

    def __exit__(self, *_: object) -> None:
        self._lock.close()
        if self.kept:
            (self.path / LOCK).unlink(missing_ok=True)
        else:
            shutil.rmtree(self.path, ignore_errors=True)


def _abandoned() -> Iterator[Path]:
    """Folders of sessions that ended without removing them: this user's, and nobody holds their lock."""
    mine = os.getuid() if hasattr(os, "getuid") else None
    for path in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        with suppress(OSError):
            if path.is_symlink() or not path.is_dir() or mine not in (None, path.stat().st_uid):
                continue
            lock = path / LOCK
            if not lock.is_file():
                continue
            with lock.open("r+b") as file:
                free = _locked(file)
            if free:
                yield path


def _locked(file: IO[bytes]) -> bool:
    """Lock the file; False where another process has."""
    try:
        if os.name == "nt":
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
