"""A file of a batch, brought here under its content's name: the name a publisher gave it decides nothing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from poi_audit.batch.inputs import Input, remote
from poi_audit.batch.scratch import scratch
from poi_audit.extract.source import MAX_BYTES
from poi_audit.messages import message
from poi_audit.model.plain_file import digest_of

BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Fetched:
    """The local copy, or the original where it is local already. `sha256` None: it could not be opened."""

    path: Path
    sha256: str | None
    bytes: int
    why: str | None = None
    """The sentence on a file that could not be brought here."""


@contextmanager
def fetched(one: Input) -> Iterator[Fetched]:
    """The file at hand while the block runs. Never raises for a file that cannot be opened."""
    if not remote(one.url):
        with _here(Path(one.url)) as found:
            yield found
        return
    with scratch() as folder:
        target = folder / "file"
        try:
            _copy(one.url, target)
        except Exception as error:  # whatever a remote system raises: the file is not at hand
            missing = isinstance(error, FileNotFoundError)
            kind = type(error).__name__
            why = message("unreadable.missing") if missing else message("unreadable.not_fetched", error=kind)
            yield Fetched(target, None, 0, why)
            return
        with _here(target) as found:
            yield found


@contextmanager
def _here(path: Path) -> Iterator[Fetched]:
    """A link named after the content beside which no other name is seen."""
    sha256, size = _digest(path)
    if sha256 is None:
        yield Fetched(path, None, size)
        return
    with scratch() as folder:
        link = folder / sha256
        # on Windows a link takes a privilege, and may not be followed
        if os.name == "nt" or not _linked(link, path):
            shutil.copyfile(path, link)
        yield Fetched(link, sha256, size)


def _linked(link: Path, path: Path) -> bool:
    """Whether the system made a link to the file."""
    try:
        link.symlink_to(path.absolute())
    except OSError:
        return False
    return True


def _digest(path: Path) -> tuple[str | None, int]:
    """SHA-256 and size of a plain file of a size that is read."""
    with suppress(OSError, ValueError):
        return digest_of(path, MAX_BYTES), path.stat().st_size
    return None, 0


def _copy(url: str, target: Path) -> None:
    """At most one byte more than is read: a larger file is then refused here as it would be there."""
    import fsspec

    left = MAX_BYTES + 1
    with fsspec.open(url, "rb") as source, target.open("wb") as file:
        while left and (block := source.read(min(BLOCK, left))):
            file.write(block)
            left -= len(block)
