"""A batch on this machine: as many slots as jobs, each with a worker process that reads and is renewed."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from queue import SimpleQueue
from threading import Event, Lock, Thread

from poi_audit.batch.entry import Record
from poi_audit.batch.fetch import fetched
from poi_audit.batch.fold import fold
from poi_audit.batch.folder import Folder
from poi_audit.batch.inputs import Input
from poi_audit.batch.plan import Plan
from poi_audit.batch.worker import PRELOADED, outcome_of
from poi_audit.messages import message
from poi_audit.model.errors import LimitError, PoiAuditError
from poi_audit.process.guard import Guard
from poi_audit.process.limits import Limits

FOLD_AT = 256
"""Entries of the spool that make a part."""
RECYCLE = 500
"""Files after which a worker process ends and a fresh one goes on."""
FOLDING = Limits(seconds=3_600, megabytes=65_536)
"""Of the process that writes Parquet: it reads nothing foreign, and its library reserves address space."""


@dataclass(frozen=True, slots=True)
class Done:
    """What became of one file: its record, and its entry of the spool; None where nothing is new."""

    record: Record
    entry: str | None


def run_local(plan: Plan, inputs: Sequence[Input], jobs: int, recycle: int = RECYCLE) -> Iterator[Record]:
    """The record of each file as it is done; when the iteration ends, everything is in parts.

    Raises UsageError where the results cannot be written. Ending the iteration early ends the worker processes; what
    was done stays in the spool for the next run.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    with Folding(plan.task.folder) as parts, _Slots(plan, inputs, jobs, recycle) as slots:
        for done in slots.results():
            plan.note(done.record)
            if done.entry is not None:
                parts.add(done.entry)
            yield done.record
        parts.finish()


class Folding:
    """Folds entries into parts while files are read. A context manager; `finish` folds the rest."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self._waiting: list[str] = []
        self._guard = Guard(FOLDING, preloaded=PRELOADED)
        self._thread = ThreadPoolExecutor(1, "fold")
        self._futures: list[Future[None]] = []

    def __enter__(self) -> Folding:
        return self

    def __exit__(self, *_: object) -> None:
        self._thread.shutdown(cancel_futures=True)
        self._guard.__exit__()

    def add(self, entry: str) -> None:
        """One more entry; folds where enough are waiting. Raises what an earlier folding raised."""
        self._waiting.append(entry)
        if len(self._waiting) >= FOLD_AT:
            self._submit()

    def finish(self) -> None:
        """Fold what is left and wait for it."""
        if self._waiting:
            self._submit()
        for future in self._futures:
            future.result()

    def _submit(self) -> None:
        for future in [future for future in self._futures if future.done()]:
            future.result()
            self._futures.remove(future)
        entries, self._waiting = self._waiting, []
        self._futures.append(self._thread.submit(self._fold, entries))

    def _fold(self, entries: list[str]) -> None:
        try:
            self._guard.call(fold, self._folder, entries)
        except LimitError as error:
            raise PoiAuditError(message("unreadable.part_not_written", reason=error.message)) from error


@dataclass
class _Slots:
    """The slots and what they share. A context manager: no worker process outlives it."""

    plan: Plan
    inputs: Sequence[Input]
    jobs: int
    recycle: int
    _next: Iterator[Input] = field(init=False)
    _lock: Lock = field(default_factory=Lock)
    _done: SimpleQueue[Done | Input | BaseException] = field(default_factory=SimpleQueue)
    _stopped: Event = field(default_factory=Event)

    def __enter__(self) -> _Slots:
        self._next = iter(self.inputs)
        self._guards = [Guard(self.plan.task.settings.limits, preloaded=PRELOADED) for _ in range(self.jobs)]
        self._threads = [Thread(target=self._slot, args=(guard,), daemon=True) for guard in self._guards]
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopped.set()
        for guard, thread in zip(self._guards, self._threads, strict=True):
            while thread.is_alive():
                guard.stop()
                thread.join(0.1)

    def results(self) -> Iterator[Done]:
        """Each file's outcome; files with the content of another one after that one."""
        later: list[Input] = []
        for _ in self.inputs:
            found = self._done.get()
            if isinstance(found, BaseException):
                raise found
            if isinstance(found, Input):
                later.append(found)
            else:
                yield found
        with Guard(self.plan.task.settings.limits, preloaded=PRELOADED) as guard:
            for one in later:
                yield self._again(guard, one)

    def _again(self, guard: Guard, one: Input) -> Done:
        task = self.plan.task
        with fetched(one) as file:
            record = task.record(one, file)
            if (known := self.plan.known(record)) is not None:
                return noted(self.plan, known)
            record, rows = outcome_of(guard, file, record, task.settings)
        return Done(record, task.spool(record, rows))

    def _slot(self, guard: Guard) -> None:
        count = 0
        with guard:
            while not self._stopped.is_set():
                with self._lock:
                    one = next(self._next, None)
                if one is None:
                    return
                found: Done | Input | BaseException
                try:
                    found = self._one(guard, one)
                except BaseException as error:
                    found = error
                if self._stopped.is_set():
                    return
                self._done.put(found)
                count += 1
                if count % self.recycle == 0:
                    guard.renew()

    def _one(self, guard: Guard, one: Input) -> Done | Input:
        task = self.plan.task
        with fetched(one) as file:
            record = task.record(one, file)
            if (known := self.plan.known(record)) is not None:
                return noted(self.plan, known)
            if not self.plan.claim(record):
                return one
            record, rows = outcome_of(guard, file, record, task.settings)
        if self._stopped.is_set():
            raise InterruptedError
        return Done(record, task.spool(record, rows))


def noted(plan: Plan, record: Record) -> Done:
    """The outcome of a file whose content has its result: an entry only where its path is new."""
    if plan.unchanged(record):
        return Done(record, None)
    return Done(record, plan.task.spool(record, b""))
