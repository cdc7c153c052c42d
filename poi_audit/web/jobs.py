"""The session: its files and comparisons in order, each with its state. Every thread sees one of these."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from threading import Condition
from typing import Any, Literal

from poi_audit.web.result import Options, Part, Result, Said, result_of
from poi_audit.web.task import FINDINGS, Held, Shelved

State = Literal["receiving", "waiting", "reading", "done", "failed", "cancelled"]
ENDED = ("done", "failed", "cancelled")
KEPT = "job.json"
DECIDED = "dispositions.json"


@dataclass
class Job:
    """One file, or one comparison of files. Changed under the session's lock alone."""

    id: str
    name: str
    folder: Path
    state: State = "receiving"
    options: Options = field(default_factory=Options)
    result: Result = field(default_factory=Result)
    page: tuple[int, int] = (0, 0)
    """Which page of how many is being read; while it is received, bytes."""
    inputs: tuple[str, ...] = ()
    """Of a comparison: the ids of its files."""
    version: int = 0
    turn: int = 0
    """How often it was begun: what an earlier turn gives is not taken."""

    @property
    def held(self) -> Held:
        """The file for a worker process."""
        return Held(self.id, self.folder, self.name, self.options)

    @property
    def reports(self) -> list[Part]:
        """Its parts that are reports, no registers."""
        return [part for part in self.result.parts if not part.register]


class Session:
    """The jobs by their id, and the queue."""

    def __init__(self, folder: Path, kept: bool = False) -> None:
        self.folder, self.kept = folder, kept
        self.changed = Condition()
        self.jobs: dict[str, Job] = {}
        self.version = 0
        self.closed = False
        self._number = 0
        if kept:
            self._restore()

    # What is asked

    def all(self) -> list[Job]:
        """Every job, in order."""
        with self.changed:
            return list(self.jobs.values())

    def since(self, version: int) -> tuple[int, list[Job]]:
        """The version now, and the jobs that changed after that one."""
        with self.changed:
            return self.version, [job for job in self.jobs.values() if job.version > version]

    def get(self, id: str) -> Job | None:
        """The job of that id."""
        return self.jobs.get(id)

    def offers(self) -> list[tuple[Part, list[Job]]]:
        """Reports of one UE and year that can be compared, and are not: one of them and their files."""
        with self.changed:
            done = [job for job in self.jobs.values() if job.state == "done" and not job.inputs]
            compared = {frozenset(job.inputs) for job in self.jobs.values() if job.inputs}
        groups: dict[tuple[str, int], list[Job]] = {}
        for job in done:
            if len(job.reports) == 1 and job.reports[0].unit and job.reports[0].year:
                part = job.reports[0]
                groups.setdefault((str(part.unit).lstrip("0"), part.year or 0), []).append(job)
        found = []
        for group in groups.values():
            distinct = list({job.reports[0].sha256: job for job in group}.values())
            if len(distinct) > 1 and frozenset(job.id for job in distinct) not in compared:
                found.append((distinct[0].reports[0], distinct))
        return found

    # What is changed

    def add(self, name: str, inputs: Sequence[str] = ()) -> Job:
        """A new job with its folder: a file to be received, or a comparison that waits. Raises OSError."""
        with self.changed:
            self._number += 1
            id = f"{self._number:04d}"
        folder = self.folder / id
        folder.mkdir(mode=0o700)
        job = Job(id, name, folder, "waiting" if inputs else "receiving", inputs=tuple(inputs))
        with self._change(job):
            self.jobs[id] = job
        return job

    def refuse(self, name: str, why: Said) -> Job:
        """A job for a file of which not even a folder could be made."""
        with self.changed:
            self._number += 1
            job = Job(f"{self._number:04d}", name, self.folder / f"{self._number:04d}", "failed")
        job.result = Result(code="E301", why=why)
        with self._change(job):
            self.jobs[job.id] = job
        return job

    def enqueue(self, job: Job, options: Options | None = None) -> None:
        """Let the job wait for a worker, from the beginning."""
        with self._change(job):
            job.state, job.options = "waiting", options or job.options
            job.result, job.page, job.turn = Result(), (0, 0), job.turn + 1

    def take(self) -> tuple[Job, int] | None:
        """The next job that waits, now being read, and its turn; waits for one. None once the session is closed."""
        with self.changed:
            while not self.closed:
                job = next((job for job in self.jobs.values() if job.state == "waiting"), None)
                if job is not None:
                    with self._change(job):
                        job.state = "reading"
                    return job, job.turn
                self.changed.wait()
        return None

    def progress(self, job: Job, turn: int, page: tuple[int, int]) -> None:
        """Note the page that is being read, or the bytes that were received."""
        with self._change(job):
            if job.turn == turn and job.state in ("receiving", "reading"):
                job.page = page

    def finish(self, job: Job, turn: int, result: Result) -> bool:
        """Note what came of the job; nothing where it was cancelled or begun again meanwhile."""
        with self._change(job):
            if job.turn != turn or job.state not in ("reading", "receiving"):
                return False
            job.result = result
            job.state = "failed" if result.code else "done"
        self._pair_registers()
        return True

    def cancel(self, job: Job) -> bool:
        """End the job where it has not ended."""
        with self._change(job):
            if job.state in ENDED:
                return False
            job.state, job.turn = "cancelled", job.turn + 1
            return True

    def remove(self, job: Job) -> None:
        """Forget the job and what is kept of it."""
        with self._change(job):
            self.jobs.pop(job.id, None)
            job.state, job.turn = "cancelled", job.turn + 1
        shutil.rmtree(job.folder, ignore_errors=True)
        self._pair_registers()

    def touch(self, job: Job) -> None:
        """Have the job shown anew."""
        with self._change(job):
            pass

    def close(self) -> None:
        """Let no more be taken."""
        with self.changed:
            self.closed = True
            self.changed.notify_all()

    # Registers beside reports

    def registers(self) -> Shelved:
        """The registers that were read."""
        with self.changed:
            return Shelved(
                tuple(
                    (job.folder, part.unit, part.year)
                    for job in self.jobs.values()
                    if job.state in ("done", "failed")
                    for part in job.result.parts
                    if part.register
                )
            )

    def _pair_registers(self) -> None:
        """Check anew each report whose register came, or went, after it was read."""
        with self.changed:
            shelf = {(str(unit).lstrip("0"), year) for _, unit, year in self.registers().files}
            stale = [
                job
                for job in self.jobs.values()
                if job.state == "done" and not job.inputs
                for part in job.reports
                if bool(part.beside) != ((str(part.unit).lstrip("0"), part.year) in shelf)
            ]
        for job in stale:
            self.enqueue(job)

    # Dispositions

    def dispositions(self, job: Job) -> dict[str, dict[str, str]]:
        """Finding id -> what somebody wrote of it."""
        return _json(job.folder / DECIDED) or {}

    def decide(self, job: Job, entries: dict[str, dict[str, str]]) -> None:
        """Keep what somebody wrote of these findings; the rest stays. Raises OSError."""
        with self._change(job):
            _write(job.folder / DECIDED, self.dispositions(job) | entries)

    def take_over(self, entries: dict[str, dict[str, str]]) -> None:
        """Keep these for each file that has one of the findings. Raises OSError."""
        for job in self.all():
            found = _json(job.folder / FINDINGS) or {}
            own = {one["id"] for part in found.get("parts", ()) for one in part}
            if own & entries.keys():
                self.decide(job, entries)

    # Kept folders

    @contextmanager
    def _change(self, job: Job) -> Iterator[None]:
        with self.changed:
            before = job.state
            yield
            self.version += 1
            job.version = self.version
            if self.kept and (job.state in ENDED or before != job.state):
                with suppress(OSError):
                    self._keep(job)
            self.changed.notify_all()

    def _keep(self, job: Job) -> None:
        if job.id not in self.jobs or not job.folder.is_dir():
            return
        options = asdict(replace(job.options, password=None))
        values = {"name": job.name, "state": job.state, "inputs": job.inputs, "options": options}
        _write(job.folder / KEPT, values | {"result": job.result.json()})

    def _restore(self) -> None:
        """Take up what an earlier session kept: what it had not ended is begun again."""
        for folder in sorted(self.folder.iterdir()):
            values = _json(folder / KEPT) if folder.name.isdigit() and len(folder.name) == 4 else None
            if values is None:
                continue
            self._number = max(self._number, int(folder.name))
            with suppress(KeyError, TypeError, ValueError):
                self._take_up(folder, values)

    def _take_up(self, folder: Path, values: dict[str, Any]) -> None:
        pages = values["options"]["pages"]
        options = Options(**(values["options"] | {"pages": tuple(pages) if pages else None}))
        job = Job(folder.name, values["name"], folder, values["state"], options, result_of(values["result"]))
        job.inputs = tuple(values["inputs"])
        if job.state == "receiving":
            shutil.rmtree(folder, ignore_errors=True)
            return
        if job.state == "reading":
            job.state = "waiting"
        self.jobs[job.id] = job


def _json(path: Path) -> dict[str, Any] | None:
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None


def _write(path: Path, values: object) -> None:
    fresh = path.with_name(path.name + ".part")
    fresh.write_text(json.dumps(values, ensure_ascii=False), "utf-8")
    fresh.replace(path)
