"""What is already done: every record of every part, and which of the rows still hold.

A part is one file `manifest/NAME.jsonl`: a line that names its Parquet files, then one record per file. It is written
last, so a part without it does not exist.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from poi_audit.batch.entry import Record
from poi_audit.batch.folder import Folder
from poi_audit.messages import message
from poi_audit.messages.faults import unreadable
from poi_audit.model.errors import UnreadableError

UNDER = "manifest"
FORM = "poi-audit/manifest/1"
_FILE = re.compile(r"\w+/year=\w+/[0-9a-f]+\.parquet")


class DamagedError(UnreadableError):
    """A manifest file that was cut or changed: what it spoke of is not known."""


@dataclass(frozen=True, slots=True)
class PartFile:
    """One part: its name, its Parquet files by table, its records."""

    name: str
    files: dict[str, list[str]]
    records: tuple[Record, ...]

    def to_bytes(self) -> bytes:
        """The manifest file."""
        lines: list[object] = [{"form": FORM, "part": self.name, "files": self.files}]
        lines += [record.to_json() for record in self.records]
        return "".join(json.dumps(line, sort_keys=True) + "\n" for line in lines).encode("ascii")


@dataclass
class Manifest:
    """Every record so far."""

    parts: list[PartFile] = field(default_factory=list)
    latest: dict[str, Record] = field(default_factory=dict)
    """By path: the record that holds."""
    results: dict[tuple[str | None, str], Record] = field(default_factory=dict)
    """By content and settings: the record of its last audit."""
    _homes: dict[str, tuple[int, str]] = field(default_factory=dict)
    """By content: run and part of the rows that hold."""

    @property
    def next_run(self) -> int:
        """The number of a run that begins now."""
        return 1 + max((record.run for part in self.parts for record in part.records), default=0)

    def add(self, part: PartFile) -> None:
        """Take the records of a part in, in any order of parts."""
        self.parts.append(part)
        for record in part.records:
            self.note(record)
            if record.audited and record.sha256 is not None:
                home = (record.run, part.name)
                self._homes[record.sha256] = max(self._homes.get(record.sha256, home), home)

    def note(self, record: Record) -> None:
        """Take one record in, of a part or still in the spool."""
        known = self.latest.get(record.path)
        if known is None or known.run <= record.run:
            self.latest[record.path] = record
        if record.audited and record.sha256 is not None:
            before = self.results.get(record.key)
            if before is None or before.run <= record.run:
                self.results[record.key] = record

    def files(self) -> list[str]:
        """Every Parquet file that the parts name."""
        return [name for part in self.parts for files in part.files.values() for name in files]

    def live(self) -> dict[str, str]:
        """Content -> the part with its rows, for each content that some path has now."""
        wanted = {record.sha256 for record in self.latest.values()}
        return {sha: part for sha, (_, part) in self._homes.items() if sha in wanted}

    def dead(self) -> list[tuple[str, str]]:
        """(part, content) of rows that no longer hold: audited anew since, or no file's content any more."""
        live = self.live()
        return sorted(
            {
                (part.name, record.sha256)
                for part in self.parts
                for record in part.records
                if record.audited and record.sha256 is not None and live.get(record.sha256) != part.name
            }
        )


def load(folder: Folder, names: Iterable[str] | None = None) -> Manifest:
    """The manifest of the results; empty where there are none. Raises UnreadableError for one that is damaged."""
    manifest = Manifest()
    for name in folder.names(UNDER) if names is None else names:
        manifest.add(part_of(name, folder.read(name)))
    return manifest


def mended(folder: Folder) -> tuple[Manifest, list[str]]:
    """The manifest without what is damaged of the results, and the names of what was damaged.

    That is forgotten: the files it was about count as never audited. Raises UnreadableError for another version.
    """
    from poi_audit.batch.parts import broken

    manifest, bad = Manifest(), []
    found: list[PartFile] = []
    for name in folder.names(UNDER):
        try:
            found.append(part_of(name, folder.read(name)))
        except DamagedError:
            bad.append(name)
    lost = broken(folder, found)
    for part in found:
        if part not in lost:
            manifest.add(part)
    bad += [manifest_name(part.name) for part in lost]
    for name in bad:
        folder.remove(name)
    return manifest, bad


def part_of(name: str, data: bytes) -> PartFile:
    """The part in a manifest file. Raises UnreadableError: for one of another version, or DamagedError."""
    try:
        head, *lines = (json.loads(line) for line in data.decode("ascii").splitlines())
        form = head["form"]
        if form != FORM:
            if str(form).startswith(FORM.rpartition("/")[0]):
                raise unreadable("manifest_version", name=name)
            raise ValueError(form)
        return PartFile(
            _text(head["part"]), _files(head["files"]), tuple(Record.from_json(line) for line in lines)
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise DamagedError(message("unreadable.manifest_damaged", name=name)) from error


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _files(found: object) -> dict[str, list[str]]:
    """The files by table. Raises TypeError or ValueError for a name that no part gives its files."""
    if not isinstance(found, dict) or not all(isinstance(names, list) for names in found.values()):
        raise TypeError(found)
    if not all(_FILE.fullmatch(_text(name)) for names in found.values() for name in names):
        raise ValueError(found)
    return found


def manifest_name(part: str) -> str:
    """The name of a part's manifest file."""
    return f"{UNDER}/{part}.jsonl"
