"""The worker processes: one a core reads the queue, and a few more make outputs when they are asked for."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import BoundedSemaphore, Lock, Thread
from typing import Any, ParamSpec, TypeVar

from poi_audit.messages import Lang, message
from poi_audit.messages.faults import reason
from poi_audit.model.errors import LimitError, PoiAuditError
from poi_audit.process.guard import Guard
from poi_audit.process.limits import DEFAULT, Limits
from poi_audit.web import output, task
from poi_audit.web.jobs import Job, Session
from poi_audit.web.result import Result, said

RECYCLE = 25
"""Files after which a worker process ends and a fresh one goes on: what parsers leave behind does not add up."""
PRELOADED = (
    *task.PRELOADED,
    "poi_audit.render.html.document",
    "poi_audit.render.workbook.findings",
    "poi_audit.render.annex_docx",
    "poi_audit.render.marked_pdf",
)

P = ParamSpec("P")
T = TypeVar("T")


def cores() -> int:
    """The cores that this program may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(eq=False)
class Slot:
    """One worker process and the job it is at."""

    guard: Guard
    job: Job | None = None
    turn: int = 0


class Slots:
    """Reads what waits in the session. A context manager: no worker process outlives it."""

    def __init__(self, session: Session, rules: task.Rules, limits: Limits = DEFAULT, count: int = 0) -> None:
        self._lang: Lang = "en" if rules.settings.lang == "en" else "es"
        self._session, self._rules, self._limits = session, rules, limits
        self._slots = [self._slot() for _ in range(count or cores())]
        self._threads = [Thread(target=self._serve, args=(slot,), daemon=True) for slot in self._slots]
        self._makers = BoundedSemaphore(len(self._slots))
        self._making: dict[Path, Lock] = {}
        self._lock = Lock()

    def __enter__(self) -> Slots:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._session.close()
        for slot, thread in zip(self._slots, self._threads, strict=True):
            while thread.is_alive():
                slot.guard.stop()
                thread.join(0.1)

    def cancel(self, job: Job) -> bool:
        """End a job that waits or is being read; nobody else's is touched."""
        with self._lock:
            found = self._session.cancel(job)
            for slot in self._slots:
                if slot.job is job:
                    slot.guard.stop()
        return found

    def again(self, job: Job, options: Any) -> None:
        """Read the job anew."""
        self.cancel(job)
        self._session.enqueue(job, options)

    def made(self, kind: str, job: Job, index: int, lang: Lang) -> Path:
        """The output of that kind, made where there is none yet. Raises PoiAuditError, OSError."""
        name = output.KINDS[kind][0]
        target = job.folder / f"{job.turn}-{index}-{lang}-{name}"
        with self._lock:
            lock = self._making.setdefault(target, Lock())
        with lock:
            if kind == "xlsx" or not target.is_file():  # dispositions may have changed
                self._make(kind, target, job, index, lang)
        return target

    def _make(self, kind: str, target: Path, job: Job, index: int, lang: Lang) -> None:
        source = self._session.get(job.result.parts[index].source) if job.result.parts else None
        kept: Mapping[str, Mapping[str, str]] = self._session.dispositions(job) if kind == "xlsx" else {}
        arguments = (kind, target, job.folder, (source or job).held, index, lang, kept)
        try:
            self.aside(output.make, *arguments)
        except LimitError:
            if kind != "html":
                raise
            self.aside(output.make, *arguments, pictures=False)

    def aside(self, function: Callable[P, T], *arguments: P.args, **options: P.kwargs) -> T:
        """What a function gives in a worker process of its own. Raises what it raises, and LimitError."""
        with self._makers, Guard(self._limits, preloaded=PRELOADED) as guard:
            return guard.call(function, *arguments, **options)

    # Reading

    def _slot(self) -> Slot:
        def on_page(number: int, of: int) -> None:
            if slot.job is not None:
                self._session.progress(slot.job, slot.turn, (number, of))

        slot = Slot(Guard(self._limits, preloaded=PRELOADED, on_page=on_page))
        return slot

    def _serve(self, slot: Slot) -> None:
        count = 0
        with slot.guard as guard:
            with suppress(Exception):
                guard.ready()
            while (taken := self._session.take()) is not None:
                with self._lock:
                    slot.job, slot.turn = taken
                result = self._result(guard, *taken)
                with self._lock:
                    slot.job = None
                    if taken[0].turn != taken[1]:
                        guard.renew()
                if self._session.finish(*taken, result):
                    self._follow(taken[0])
                count += 1
                if count % RECYCLE == 0:
                    guard.renew()
                    with suppress(Exception):
                        guard.ready()

    def _follow(self, job: Job) -> None:
        """Take what a working paper says of findings of this session; keep the results where they are to stay."""
        with suppress(Exception):  # the next job has nothing to do with it
            if job.result.dispositions:
                self._session.take_over(self.aside(task.dispositions, job.held.path))
            elif self._session.kept and job.state == "done":
                for index in range(len(job.result.parts)):
                    for kind in ("json", "html", "xlsx"):
                        self.made(kind, job, index, self._lang)

    def _result(self, guard: Guard, job: Job, turn: int) -> Result:
        if job.turn != turn:
            return Result()
        try:
            if job.inputs:
                inputs = [one.held for id in job.inputs if (one := self._session.get(id)) is not None]
                return guard.call(task.compare, job.folder, inputs, self._rules)
            return guard.call(task.check, job.held, self._rules, self._session.registers())
        except Exception as error:
            return failed(error, job)


def failed(error: Exception, job: Job) -> Result:
    """What is said of a job that ended in an error, kept as its outcome."""
    from poi_audit.model.outcome import Failure

    if isinstance(error, LimitError):
        code, why = "E304", error.message
    elif isinstance(error, PoiAuditError):
        code, why = "E301", error.message
    elif isinstance(error, OSError):
        code, why = "E301", message("web.not kept", reason=reason(error))
    else:
        code, why = "E303", message("unreadable.defect", error=type(error).__name__)
    with suppress(OSError):
        task.keep(job.folder / task.OUTCOMES, [Failure(job.name, None, code, why)])
    return Result(code=code, why=said(why))
