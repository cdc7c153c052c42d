"""A plain file read whole, up to a size: what is a pipe, a device or a stream of the kernel is never waited for."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from pathlib import Path

BLOCK = 1 << 20


class NotPlainError(OSError):
    """No plain file, or one that cannot be read from its beginning to its end."""


class TooLargeError(OSError):
    """More bytes than are read."""


def read_plain(path: Path, limit: int) -> bytes:
    """The file's bytes. Raises NotPlainError, TooLargeError beyond `limit` bytes, and OSError as opening does.

    A folder gives IsADirectoryError.
    """
    status = path.stat()
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    _refuse(status, limit)
    # what pretends to be a plain file and has nothing to give yet (/proc/kmsg) answers at once
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags | getattr(os, "O_CLOEXEC", 0))
    try:
        _refuse(os.fstat(handle), limit)
        return _whole(handle, limit)
    finally:
        os.close(handle)


def digest_of(path: Path, limit: int) -> str | None:
    """The SHA-256 of a plain file in hexadecimal; None of anything else, and of one that cannot be read."""
    try:
        return hashlib.sha256(read_plain(path, limit)).hexdigest()
    except (OSError, ValueError):
        return None


def real_place(path: Path) -> str:
    """Where the path leads, links followed; of a loop of links, the loop. Never raises."""
    return os.path.realpath(path)


def same_place(one: Path, other: Path) -> bool:
    """Whether both paths lead to one place."""
    return real_place(one) == real_place(other)


def _refuse(status: os.stat_result, limit: int) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise NotPlainError
    if status.st_size > limit:
        raise TooLargeError


def _whole(handle: int, limit: int) -> bytes:
    parts: list[bytes] = []
    left = limit + 1
    try:
        while left and (part := os.read(handle, min(left, BLOCK))):
            parts.append(part)
            left -= len(part)
    except BlockingIOError as error:
        raise NotPlainError from error
    if not left:
        raise TooLargeError
    return b"".join(parts)
