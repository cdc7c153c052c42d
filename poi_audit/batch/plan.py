"""What a run has to do for each file: nothing, note a path, or audit it; and where the outcome goes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from threading import Lock

from poi_audit.batch.entry import Record, entry_name, packed
from poi_audit.batch.fetch import Fetched
from poi_audit.batch.fold import spool_name
from poi_audit.batch.folder import Folder
from poi_audit.batch.inputs import Input
from poi_audit.batch.manifest import Manifest
from poi_audit.batch.settings import Settings


@dataclass(frozen=True, slots=True)
class Task:
    """What all files of a run share. It can be pickled."""

    folder: Folder
    settings: Settings
    fingerprint: str
    tool: str
    rules: str
    run: int
    label: str
    """Of the share of files: its entries of the spool are its own."""

    def record(self, one: Input, file: Fetched) -> Record:
        """The file's record before anything is known of its result."""
        limits = self.settings.limits
        return Record(
            one.name,
            file.sha256,
            self.fingerprint,
            self.tool,
            self.rules,
            self.run,
            "unreadable",
            file.bytes,
            limits=(limits.seconds, limits.megabytes),
        )

    def spool(self, record: Record, rows: bytes) -> str:
        """Make the outcome last; gives its name in the spool."""
        name = spool_name(self.label, entry_name(record))
        self.folder.write(name, packed(record, rows), durable=False)
        return name


def task_of(folder: Folder, settings: Settings, run: int, label: str) -> Task:
    """The task of a run with this program and these rules."""
    from poi_audit import __version__
    from poi_audit.checks import version

    return Task(folder, settings, settings.fingerprint(), __version__, version(), run, label)


@dataclass
class Plan:
    """The manifest as a run knows it, and which contents it is auditing. Safe to use from several threads."""

    task: Task
    manifest: Manifest
    _claimed: set[tuple[str | None, str]] = field(default_factory=set)
    _lock: Lock = field(default_factory=Lock)

    def known(self, record: Record) -> Record | None:
        """The record of the file where its content has its result already."""
        with self._lock:
            found = self.manifest.results.get(record.key)
        if found is None or record.sha256 is None or self._outgrown(found):
            return None
        return replace(
            found,
            path=record.path,
            run=record.run,
            audited=False,
            bytes=record.bytes,
            seconds=0.0,
            processor=0.0,
        )

    def unchanged(self, record: Record) -> bool:
        """Whether the manifest says all of it already."""
        with self._lock:
            last = self.manifest.latest.get(record.path)
        return last is not None and last.key == record.key and last.outcome == record.outcome

    def claim(self, record: Record) -> bool:
        """Whether the caller is to audit this content: nobody else of this run does."""
        if record.sha256 is None:
            return True
        with self._lock:
            if record.key in self._claimed:
                return False
            self._claimed.add(record.key)
            return True

    def note(self, record: Record) -> None:
        """Take the outcome of a file in."""
        with self._lock:
            self.manifest.note(record)

    def _outgrown(self, found: Record) -> bool:
        """Whether it ended at a limit that is now further away."""
        now = self.task.settings.limits
        return found.code == "E304" and (now.seconds > found.limits[0] or now.megabytes > found.limits[1])
