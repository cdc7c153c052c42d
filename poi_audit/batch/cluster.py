"""A batch on Dask.distributed: one task per file, folding as tasks too; what a lost worker had is done by another."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from poi_audit.batch.entry import Record
from poi_audit.batch.fetch import Fetched
from poi_audit.batch.fold import fold
from poi_audit.batch.inputs import Input
from poi_audit.batch.local import FOLD_AT, noted
from poi_audit.batch.plan import Plan
from poi_audit.batch.remote import read_file
from poi_audit.messages import message, write
from poi_audit.messages.faults import usage
from poi_audit.model.errors import PoiAuditError, UsageError

AHEAD = 8
"""Files handed out per thread of the cluster before the first of them is done."""
PATIENCE = "30s"
"""How long a scheduler may take to answer."""


def run_cluster(plan: Plan, inputs: Sequence[Input], scheduler: str, retries: int) -> Iterator[Record]:
    """As `run_local`, on the workers of a scheduler: "tcp://HOST:8786", or "local:4" for worker processes here.

    `retries`: how often a file is tried again whose worker fails. Raises UsageError where there is no such scheduler,
    its workers have another version, or the results cannot be written.
    """
    with _client(scheduler) as client:
        yield from _Run(client, plan, retries).records(inputs)


class _Run:
    """One run on a cluster."""

    def __init__(self, client: Any, plan: Plan, retries: int) -> None:
        self._client, self._plan, self._retries = client, plan, retries
        self._waiting: list[str] = []
        self._folding: list[Any] = []
        done = {record.sha256 for record in plan.manifest.results.values() if _holds(plan, record)}
        (self._known,) = client.scatter([frozenset(done)], broadcast=True, hash=False)

    def records(self, inputs: Sequence[Input]) -> Iterator[Record]:
        from distributed import as_completed

        left = iter(inputs)
        ahead = AHEAD * max(sum(self._client.nthreads().values()), 2)
        futures = {}
        finished = as_completed()
        for one in left:
            futures[future := self._submit(one)] = one
            finished.add(future)
            if len(futures) >= ahead:
                break
        for future in finished:
            record, entry = self._outcome(future, futures.pop(future))
            future.release()
            if (following := next(left, None)) is not None:
                futures[new := self._submit(following)] = following
                finished.add(new)
            self._plan.note(record)
            if entry is not None:
                self._fold(entry)
            yield record
        self._fold_rest()
        for future in self._folding:
            self._result(future)

    def _submit(self, one: Input) -> Any:
        return self._client.submit(
            read_file, self._plan.task, one, self._known, retries=self._retries, pure=False
        )

    def _outcome(self, future: Any, one: Input) -> tuple[Record, str | None]:
        task = self._plan.task
        try:
            record, entry = future.result()
        except UsageError:
            raise
        except Exception as error:
            said = message("unreadable.worker_failed", error=type(error).__name__)
            why = write(said, task.settings.lang)
            record = replace(task.record(one, Fetched(one.url, None, 0)), code="E304", message=why)  # type: ignore[arg-type]
            return record, task.spool(record, b"")
        if entry is not None and self._plan.claim(record):
            return record, entry
        known = self._plan.known(record)
        if known is None:
            return record, entry
        done = noted(self._plan, known)
        return done.record, done.entry if entry is None else task.spool(done.record, b"")

    def _fold(self, entry: str) -> None:
        self._waiting.append(entry)
        if len(self._waiting) >= FOLD_AT:
            self._fold_rest()
        for future in [future for future in self._folding if future.done()]:
            self._result(future)
            self._folding.remove(future)

    def _fold_rest(self) -> None:
        if self._waiting:
            entries, self._waiting = self._waiting, []
            self._folding.append(
                self._client.submit(
                    fold, self._plan.task.folder, entries, retries=self._retries, pure=False, priority=10
                )
            )

    def _result(self, future: Any) -> None:
        try:
            future.result()
        except PoiAuditError:
            raise
        except Exception as error:
            raise PoiAuditError(message("unreadable.part_left", error=type(error).__name__)) from error


def _holds(plan: Plan, record: Record) -> bool:
    return (
        plan.known(replace(record, run=plan.task.run)) is not None
        and record.settings == plan.task.fingerprint
    )


@contextmanager
def _client(scheduler: str) -> Iterator[Any]:
    from distributed import Client, LocalCluster

    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    found = re.fullmatch(r"local:([1-9]\d{0,3})", scheduler, re.ASCII)
    if found is not None:
        with (
            LocalCluster(
                n_workers=int(found[1]),
                threads_per_worker=1,
                dashboard_address=None,
                silence_logs=logging.CRITICAL,
            ) as cluster,
            Client(cluster) as client,
        ):
            yield client
        return
    if not re.match(r"[a-z]+://", scheduler):
        raise usage("no_scheduler", text=scheduler)
    try:
        client = Client(scheduler, timeout=PATIENCE)
    except (OSError, TimeoutError, ValueError) as error:
        raise usage("scheduler_silent", text=scheduler) from error
    with client:
        yield client
