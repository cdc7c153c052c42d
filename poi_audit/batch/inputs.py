"""The files of a batch: folders, patterns and lists, here or in a bucket, in one order, and this machine's share."""

from __future__ import annotations

import hashlib
import os
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from poi_audit.batch.folder import open_url
from poi_audit.messages.faults import reason, usage
from poi_audit.model.plain_file import read_plain
from poi_audit.run.folders import SUFFIXES, files_in

LISTS = frozenset((".lst", ".list", ".txt"))
"""A plain file of this kind, given alone, is a list of files, one a line."""

MAX_LIST = 256 << 20
"""Bytes of a list."""


@dataclass(frozen=True, order=True, slots=True)
class Input:
    """One file: `name` as the results call it, `url` where it is: a whole path, or an address with its protocol."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Shard:
    """The `number`-th of `of` shares of the files, from 1."""

    number: int = 1
    of: int = 1

    def holds(self, name: str) -> bool:
        """Whether the file is in this share: by its name alone, so that new files move no other."""
        digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).digest()
        return int.from_bytes(digest[:8], "big") % self.of == self.number - 1

    @property
    def label(self) -> str:
        """ "2-of-4"."""
        return f"{self.number}-of-{self.of}"


def shard_of(text: str | None) -> Shard:
    """ "2/4" as a share. Raises UsageError for anything else."""
    if text is None:
        return Shard()
    found = re.fullmatch(r"(\d{1,5})/(\d{1,5})", text, re.ASCII)
    if found is None or not 1 <= int(found[1]) <= int(found[2]):
        raise usage("no_shard", text=text)
    return Shard(int(found[1]), int(found[2]))


def inputs_of(arguments: Sequence[str], apart: str, shard: Shard) -> list[Input]:
    """The files that the arguments name, each once, sorted; none below `apart`, where the results are.

    Raises UsageError for an argument that names nothing.
    """
    found: dict[str, Input] = {}
    results = _slashed(_place(apart)).rstrip("/") + "/"
    for argument in arguments:
        for url in _urls(argument):
            place = _place(url)
            if not _slashed(place).startswith(results):
                found.setdefault(
                    place, Input(_name(url), place if place.startswith(os.sep) or not remote(url) else url)
                )
    return sorted(one for one in found.values() if shard.holds(one.name))


def _urls(argument: str) -> list[str]:
    if argument == "-":
        return _lines(sys.stdin.read())
    if remote(argument):
        return _remote_urls(argument)
    path = Path(argument)
    if path.is_dir():
        if not (files := files_in(path)):
            raise usage("empty_folder", folder=argument)
        return [str(file) for file in files]
    if path.is_file():
        return _lines(_text(path)) if path.suffix.lower() in LISTS else [argument]
    import glob

    named = sorted(p for p in glob.glob(argument, recursive=True) if not os.path.isdir(p))  # noqa: PTH112, PTH207
    if not named:
        raise usage("no_input", text=argument)
    return named


def _remote_urls(argument: str) -> list[str]:
    fs, path = open_url(argument)
    if any(c in path for c in "*?["):
        found = [p for p in fs.glob(path) if not fs.isdir(p)]
    elif fs.isdir(path):
        found = [p for p in fs.find(path) if PurePosixPath(p).suffix.lower() in SUFFIXES]
    elif PurePosixPath(path).suffix.lower() in LISTS and fs.exists(path):
        return _lines(fs.cat_file(path).decode("utf-8-sig", "surrogateescape"))
    else:
        found = [path] if fs.exists(path) else []
    if not found:
        raise usage("no_input", text=argument)
    return [str(fs.unstrip_protocol(p)) for p in sorted(found)]


def _lines(text: str) -> list[str]:
    lines = (line.strip() for line in text.split("\n"))
    return [line for line in lines if line and not line.startswith("#")]


def _text(path: Path) -> str:
    try:
        return read_plain(path, MAX_LIST).decode("utf-8-sig", "surrogateescape")
    except OSError as error:
        raise usage("not_opened", name=path.name, reason=reason(error)) from error


def remote(url: str) -> bool:
    """Whether the address has a protocol."""
    return re.match(r"[a-z][a-z0-9+.-]+://", url) is not None


def _place(url: str) -> str:
    """The same text for every way to name one file."""
    if remote(url):
        fs, path = open_url(url)
        return str(fs.unstrip_protocol(path)).removeprefix("file://")
    return os.path.abspath(url)  # noqa: PTH100


def _slashed(place: str) -> str:
    return place.replace(os.sep, "/")


def _name(url: str) -> str:
    """As seen from the working directory, with slashes; whole where it is outside or in a bucket."""
    place = _place(url)
    if remote(url) and not place.startswith("/"):
        return place
    here = Path(place)
    try:
        name = here.relative_to(Path.cwd()).as_posix()
    except ValueError:
        name = here.as_posix()
    return name.encode("utf-8", "backslashreplace").decode("utf-8")
