"""One file in a Dask worker: read under its limits by a process of the worker's own, its outcome spooled from there."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Set
from contextlib import suppress

from poi_audit.batch.entry import Record
from poi_audit.batch.fetch import fetched
from poi_audit.batch.inputs import Input
from poi_audit.batch.local import RECYCLE
from poi_audit.batch.plan import Task
from poi_audit.batch.worker import PRELOADED, outcome_of
from poi_audit.messages.faults import usage
from poi_audit.process.guard import Guard

_own = threading.local()


def read_file(task: Task, one: Input, known: Set[str]) -> tuple[Record, str | None]:
    """The record of the file and its entry of the spool; no entry where its content is `known` to have its result.

    Raises UsageError where this worker has another version of the program or its rules, or cannot write the results.
    """
    if task.settings.fingerprint() != task.fingerprint:
        raise usage("other_version")
    with fetched(one) as file:
        record = task.record(one, file)
        if record.sha256 in known:
            return record, None
        record, rows = outcome_of(_guard(task), file, record, task.settings)
    return record, task.spool(record, rows)


def _guard(task: Task) -> Guard:
    """The reading process of this thread, renewed now and then."""
    guard: Guard | None = getattr(_own, "guard", None)
    if guard is None or guard.limits != task.settings.limits:
        if guard is not None:
            guard.renew()
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
        with suppress(AssertionError):  # a process that a nanny started may have no children otherwise
            multiprocessing.current_process().daemon = False
        guard = _own.guard = Guard(task.settings.limits, preloaded=PRELOADED)
        _own.count = 0
    _own.count += 1
    if _own.count % RECYCLE == 0:
        guard.renew()
    return guard
