"""One file in a worker: `audit_file` runs in the process that reads, `outcome_of` beside it."""

from __future__ import annotations

import gc
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

from poi_audit.batch.entry import EntryOutcome, Record, packed_tables
from poi_audit.batch.fetch import Fetched
from poi_audit.batch.rows import TableColumns, joined, tables_of
from poi_audit.batch.settings import Settings
from poi_audit.messages import message, write
from poi_audit.model.errors import LimitError
from poi_audit.model.finding import Severity
from poi_audit.model.outcome import Checked, Failure
from poi_audit.process.guard import Guard
from poi_audit.run.session import failure, try_check

PRELOADED = (
    "poi_audit.batch.worker",
    "poi_audit.checks",
    "poi_audit.run.confirm",
    "poi_audit.recompute",
    "poi_audit.extract.pdf.reader",
    "poi_audit.extract.html",
    "poi_audit.extract.text",
    "poi_audit.extract.excel",
    "xlrd",
)
"""What a worker process has loaded before its first file."""


def audit_file(path: Path, record: Record, settings: Settings) -> tuple[Record, bytes]:
    """The record of one file and its packed rows. Runs under the limits."""
    gc.set_threshold(100_000)
    start = time.process_time()
    found, rows = _audited(path, record, settings)
    return replace(found, processor=round(time.process_time() - start, 3)), rows


def _audited(path: Path, record: Record, settings: Settings) -> tuple[Record, bytes]:
    checked = try_check(
        path, settings.reading, settings.as_of, settings.fixed, settings.registers, record.path
    )
    if isinstance(checked, Failure):
        return failed(record, checked, settings.lang), b""
    checked = [replace(one, audit=settings.applied(one.audit)) for one in checked]
    if any(one.report.source.sha256 != record.sha256 for one in checked):
        changed = Failure(path.name, None, "E301", message("unreadable.changed"))
        return failed(replace(record, sha256=None), changed, settings.lang), b""
    return _summed(record, checked, settings.lang), packed_tables(_tables(record, checked, settings))


def outcome_of(guard: Guard, file: Fetched, record: Record, settings: Settings) -> tuple[Record, bytes]:
    """The record of one file and its packed rows. Whatever the file does, there is a record."""
    if file.why is not None:
        return failed(record, Failure(file.path.name, None, "E301", file.why), settings.lang), b""
    start = time.monotonic()
    try:
        found, rows = _called(guard, file.path, record, settings)
    except LimitError as error:
        found, rows = failed(record, failure(file.path, error), settings.lang), b""
    return replace(found, seconds=round(time.monotonic() - start, 3)), rows


def _called(guard: Guard, path: Path, record: Record, settings: Settings) -> tuple[Record, bytes]:
    """Once more where the process ended before its time: the system may have ended it for the sake of others."""
    start = time.monotonic()
    try:
        return guard.call(audit_file, path, record, settings)
    except LimitError:
        if time.monotonic() - start >= settings.limits.seconds:
            raise
    return guard.call(audit_file, path, record, settings)


def failed(record: Record, why: Failure, lang: str) -> Record:
    """The record of a file without a report."""
    outcome: EntryOutcome = "not_a_report" if why.code == "E302" else "unreadable"
    return replace(record, outcome=outcome, code=why.code, message=write(why.message, lang))


def _summed(record: Record, checked: list[Checked], lang: str) -> Record:
    audits = [one.audit for one in checked]
    verdicts = {audit.verdict for audit in audits}
    outcome: EntryOutcome = (
        "partial" if "partial" in verdicts else "findings" if "findings" in verdicts else "clean"
    )
    problems = (problem for one in checked for problem in one.report.problems)
    why = next((problem for problem in problems if problem.partial), None)
    return replace(
        record,
        outcome=outcome,
        code=None if why is None else why.code,
        message=None if why is None else write(why.message, lang),
        reports=len(checked),
        errors=sum(audit.count(Severity.ERROR) for audit in audits),
        warnings=sum(audit.count(Severity.WARNING) for audit in audits),
        infos=sum(audit.count(Severity.INFO) for audit in audits),
        figures=sum(audit.coverage.figures for audit in audits),
    )


def _tables(record: Record, checked: list[Checked], settings: Settings) -> dict[str, TableColumns]:
    def key(number: int) -> dict[str, Any]:
        return {"sha256": record.sha256, "report": number, "settings": record.settings}

    return joined(
        [
            tables_of(one.report, one.expected, one.audit, key(number), settings.lang)
            for number, one in enumerate(checked, 1)
        ]
    )
