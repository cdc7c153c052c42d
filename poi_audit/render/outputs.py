"""The files that a call writes, and what they must not do: replace an input, each other, or somebody's work."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from poi_audit.messages.faults import reason, usage
from poi_audit.model.errors import UsageError
from poi_audit.render.made import ENDINGS, made_here
from poi_audit.render.whole import BusyError, write_whole


class Outputs:
    """Every output of one call goes through here.

    `inputs`: what the call reads, however an output reaches it (another path, a symbolic or a hard link); `force`:
    replace also a file that was not made here, or was changed since.
    """

    def __init__(self, inputs: Iterable[Path] = (), force: bool = False) -> None:
        self._inputs = [path for path in inputs if path.exists()]
        self.force = force
        self._asked: list[tuple[Path, str]] = []

    def claim(self, path: Path, kind: str) -> None:
        """Reserve the place for a file of that kind, before anything is read. Raises `UsageError`."""
        self._admit(path, kind)
        if any(same(path, other) for other, _ in self._asked):
            raise usage("output_twice", name=path.name)
        self._asked.append((path, kind))

    def write(self, path: Path, kind: str, data: bytes) -> None:
        """Write the file whole or not at all. Raises `UsageError` where it cannot be, or must not be."""
        if not any(same(path, other) and kind == its for other, its in self._asked):
            self.claim(path, kind)
        try:
            write_whole(path, data)
        except OSError as error:
            raise not_written(path, error) from error

    def _admit(self, path: Path, kind: str) -> None:
        if any(same(path, other) for other in self._inputs):
            raise usage("input_as_output", name=path.name)
        ending, own = path.suffix.lower(), ENDINGS[kind]
        if ending not in own and ending in _OTHERS:
            raise usage("other_ending", name=path.name, ending=ending, own=own[0])
        if not path.is_file():
            return
        try:
            with path.open("r+b") as file:  # a workbook that is open in Excel is refused before the long work
                kept = self.force or made_here(kind, file.read())
        except PermissionError as error:
            raise not_written(path, BusyError(*error.args)) from error
        except OSError as error:
            raise not_written(path, error) from error
        if not kept:
            raise usage("not_made_here", name=path.name)


_READ = ".xls .xlsm .xlsb .ods .doc .odt .mht .mhtml .eml .msg .zip .png .jpg .jpeg .tif .tiff"
_OTHERS = frozenset(ending for endings in ENDINGS.values() for ending in endings) | frozenset(_READ.split())
"""Endings that say what a file is: those of the outputs, and those of what is read."""


def same(one: Path, other: Path) -> bool:
    """Whether both lead to one file, there or not yet."""
    try:
        return one.samefile(other)
    except OSError:
        return os.path.normcase(os.path.realpath(one)) == os.path.normcase(os.path.realpath(other))


def not_written(path: Path, error: OSError) -> UsageError:
    """The sentence for a file that the system refused."""
    why = reason(error)
    if isinstance(error, BusyError):
        return usage("held_open", name=path.name, reason=why)
    return usage("not_written", name=path.name, reason=why)
