"""A share of a batch held by a file, where the system has no locks: each run leaves one with its name while it goes on.

Two runs that begin at the same moment see each other and both end: none goes on beside another.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from poi_audit.messages.faults import usage

SUFFIX = ".run"
WHOLE = "1-of-1"


@contextmanager
def claimed(folder: Path, label: str) -> Iterator[None]:
    """Hold the share while the block runs. Raises UsageError where another run holds it, or all shares."""
    host = "".join(c for c in socket.gethostname() if c.isalnum() or c in "-_") or "host"
    own = folder / f"{label}.{host}.{os.getpid()}{SUFFIX}"
    try:
        with own.open("w"):
            for other in sorted(folder.glob(f"*{SUFFIX}")):
                theirs = other.name.split(".")[0]
                if other != own and (theirs == label or WHOLE in (theirs, label)) and _goes_on(other, host):
                    raise usage("busy_file", name=str(other))
            yield
    finally:
        own.unlink(missing_ok=True)


def _goes_on(other: Path, host: str) -> bool:
    """Whether the run that left the file still goes on; the file of one that was killed is removed."""
    try:
        _, where, pid = other.name.removesuffix(SUFFIX).rsplit(".", 2)
        if os.name == "nt":
            other.unlink()  # refused while the run holds it open
            return False
        if where == host and not alive(int(pid)):
            other.unlink(missing_ok=True)
            return False
    except (ValueError, OSError):
        return other.exists()
    return True


def alive(pid: int) -> bool:
    """Whether a process of this number runs on this machine (not on Windows)."""
    with suppress(PermissionError):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return False
    return True
