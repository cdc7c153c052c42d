"""The folder of results, here or in a bucket: whole files are written at once or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import Any

from poi_audit.messages.faults import reason, usage
from poi_audit.model.errors import UsageError
from poi_audit.render.whole import write_whole


class Folder:
    """Files below an address (a path, s3://..., abfs://...), by names with slashes. Can be pickled."""

    def __init__(self, url: str) -> None:
        """Raises UsageError for an address whose system is not known or not installed."""
        self.url = url
        self._open()

    def _open(self) -> None:
        self.fs, self.root = open_url(self.url)
        self.local = "file" in _protocols(self.fs)
        if self.local:
            self.root = os.path.abspath(self.root)  # noqa: PTH100

    def __reduce__(self) -> tuple[Any, tuple[str]]:
        return Folder, (self.root if self.local else self.url,)

    def path(self, name: str) -> str:
        """The file's address on its system."""
        return f"{self.root.rstrip('/')}/{name}"

    def address(self, name: str) -> str:
        """The file's address with its protocol; a plain path where it is local."""
        return self.path(name) if self.local else str(self.fs.unstrip_protocol(self.path(name)))

    def exists(self, name: str) -> bool:
        """Whether the file is there."""
        return bool(self.fs.exists(self.path(name)))

    def read(self, name: str) -> bytes:
        """The file's bytes. Raises FileNotFoundError."""
        data: bytes = self.fs.cat_file(self.path(name))
        return data

    def write(self, name: str, data: bytes, durable: bool = True) -> None:
        """Write the file whole or not at all; `durable`: also through a power failure. Raises UsageError."""
        try:
            if self.local:
                path = Path(self.path(name))
                path.parent.mkdir(parents=True, exist_ok=True)
                write_whole(path, data, durable)
            else:
                self.fs.pipe_file(self.path(name), data)
        except OSError as error:
            raise usage("results_not_written", reason=reason(error)) from error

    def remove(self, name: str) -> None:
        """Remove the file, where it is still there."""
        with suppress(FileNotFoundError):
            self.fs.rm_file(self.path(name))

    def names(self, under: str) -> list[str]:
        """The files below a folder of it, sorted; those half written are none."""
        self.fs.invalidate_cache()
        root = PurePosixPath(self.fs._strip_protocol(self.root))
        with suppress(FileNotFoundError):
            found = self.fs.find(self.path(under))
            kept = (str(PurePosixPath(path).relative_to(root)) for path in found)
            return sorted(name for name in kept if not PurePosixPath(name).name.startswith("."))
        return []


def open_url(url: str) -> tuple[Any, str]:
    """The file system of an address and the path on it. Raises UsageError where there is none for it."""
    import fsspec

    try:
        fs, path = fsspec.core.url_to_fs(url)
    except (ImportError, ValueError) as error:
        raise UsageError(f'"{url}": {error}') from error
    return fs, path


def _protocols(fs: Any) -> tuple[str, ...]:
    return (fs.protocol,) if isinstance(fs.protocol, str) else tuple(fs.protocol)
