"""Writing a file whole or not at all: whatever interrupts it, what stood there before still stands, unharmed."""

from __future__ import annotations

import os
import secrets
import stat
from contextlib import suppress
from pathlib import Path


class BusyError(PermissionError):
    """The file cannot be replaced: another program holds it open, as Excel does on Windows."""


def write_whole(path: Path, data: bytes, durable: bool = True) -> None:
    """Write the bytes beside the file and put them in its place. Raises OSError, `BusyError` where it is held open.

    `durable`: also through a power failure.

    A link is followed to what it leads to; what is no file (`/dev/stdout`) is written to as it is.
    """
    target = Path(os.path.realpath(path))
    mode = _mode(target)
    if mode is not None and not stat.S_ISREG(mode):
        target.write_bytes(data)
        return
    beside = target.parent / f".poi-audit-{secrets.token_hex(6)}.tmp"
    try:
        with beside.open("xb") as file:
            file.write(data)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        if mode is not None:
            beside.chmod(stat.S_IMODE(mode))
        _replace(beside, target)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise


def _mode(path: Path) -> int | None:
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        return None


def _replace(beside: Path, target: Path) -> None:
    try:
        beside.replace(target)
    except PermissionError as error:
        raise BusyError(*error.args) from error
