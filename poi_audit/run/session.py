"""One run over one or more files: each file gives its reports and audits, or the reason why not.

A file that fails never stops the others and never loses its place in the output.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from poi_audit.messages import listed, message
from poi_audit.messages.faults import not_a_report, reason
from poi_audit.model.errors import LimitError, NotAReportError, PoiAuditError, UsageError
from poi_audit.model.finding import Severity
from poi_audit.model.outcome import Checked, Failure, Outcome, Reading
from poi_audit.model.plain_file import digest_of
from poi_audit.model.report import Report

if TYPE_CHECKING:
    from poi_audit.process.guard import Guard
    from poi_audit.register.shelf import Registers
    from poi_audit.run.confirm import Reread

P = ParamSpec("P")
T = TypeVar("T")

CLEAN, FOUND, WRONG_USAGE, UNREAD = 0, 1, 2, 3
"""The exit codes of the contract."""
NO_REPORT = "E302"
"""The code of a file that was read and holds no report."""
HASHING = 10
"""Seconds in which the content of a file that ended its reader is hashed."""


def read_reports(path: Path, reading: Reading) -> list[Report]:
    """Every report of the file, read once or, with a second opinion, twice and compared.

    Raises `UnreadableError`, `NotAReportError` or `UsageError`.
    """
    from poi_audit.extract import read_all

    def read(engine: str) -> list[Report]:
        return read_all(
            path,
            engine=engine,
            pages=reading.pages,
            password=reading.password,
            max_pages=reading.max_pages,
            layouts=reading.layouts,
            name=reading.name,
        )

    reports = read(reading.engine)
    if reading.second_opinion is None:
        return reports
    from poi_audit.run.second_opinion import second_opinions

    return second_opinions(reports, read(reading.second_opinion), reading.second_opinion)


def guarded(
    guard: Guard,
    task: Callable[Concatenate[Path, P], T | Failure],
    path: Path,
    *arguments: P.args,
    **options: P.kwargs,
) -> T | Failure:
    """`try_read` or `try_check` in the guard's process; with POI_AUDIT_DEBUG=1 in this one."""
    if os.environ.get("POI_AUDIT_DEBUG") == "1":
        return task(path, *arguments, **options)
    try:
        return guard.call(task, path, *arguments, **options)
    except LimitError as error:
        return _ended(guard, path, error)


def try_read(path: Path, reading: Reading) -> list[Report] | Failure:
    """The reports of the file, or why there are none. Raises `UsageError` and MemoryError alone."""
    try:
        return read_reports(path, reading)
    except (UsageError, MemoryError):
        raise
    except Exception as error:
        return failure(path, error)


def try_check(
    path: Path,
    reading: Reading,
    as_of: date | None = None,
    fixed: Mapping[str, str] | None = None,
    registers: Registers | None = None,
    name: str = "",
) -> list[Checked] | Failure:
    """The audits of the file's reports, or why there are none. `fixed`: conventions fixed by hand.

    `registers`: a report of the UE and year of one of them is checked against it too. `name`: of the file, where its
    path is another; that of a register tells its day. Raises `UsageError` and MemoryError alone.
    """
    try:
        reports = read_reports(path, reading)
        if name:
            from poi_audit.model.exported import named

            reports = [named(report, name) for report in reports]
        _refuse_empty(reports)
        again = partial(read_again, path, reading)
        return [_checked(report, as_of, fixed or {}, again, registers) for report in reports]
    except (UsageError, MemoryError):
        raise
    except Exception as error:
        return failure(path, error)


def _refuse_empty(reports: Sequence[Report]) -> None:
    """Raises NotAReportError for registers alone none of which prints an activity: there is no report to check."""
    registers = [report.register for report in reports if report.register is not None]
    if len(registers) < len(reports) or any(register.printed for register in registers):
        return
    counts = Counter(entry.omission for register in registers for entry in register.entries)
    parts = [message(f"omissions.{omission}", count=count) for omission, count in counts.items()]
    raise not_a_report("register_prints_none", parts=listed(parts))


def _checked(
    report: Report, as_of: date | None, fixed: Mapping[str, str], reread: Reread, registers: Registers | None
) -> Checked:
    from poi_audit.run.confirm import confirmed

    checked = _judged(report, as_of, fixed, registers)
    again = confirmed(checked.report, checked.audit, reread)
    return checked if again is checked.report else _judged(again, as_of, fixed, registers)


def _judged(
    report: Report, as_of: date | None, fixed: Mapping[str, str], registers: Registers | None
) -> Checked:
    from poi_audit.recompute.register import recomputed
    from poi_audit.register.judge import judged

    report, expected = recomputed(report, as_of, fixed)
    own = () if registers is None else registers.of(report)
    return Checked(report, expected, judged(report, expected, as_of, own))


def read_again(path: Path, reading: Reading, engine: str, pages: tuple[int, int]) -> list[Report]:
    """The file read by another engine; nothing where that fails."""
    from poi_audit.extract import read_all

    try:
        return read_all(
            path,
            engine=engine,
            pages=pages,
            password=reading.password,
            layouts=reading.layouts,
            name=reading.name,
        )
    except PoiAuditError:
        return []


def failure(path: Path, error: Exception) -> Failure:
    """The error as one sentence with a code: E301 unreadable, E302 no report, E303 a defect of this program,
    E304 ended at a limit.

    With POI_AUDIT_DEBUG=1 a defect is raised instead, with its traceback.
    """
    if isinstance(error, PoiAuditError):
        code, why = _code(error), error.message
    elif isinstance(error, OSError):
        code, why = "E301", message("unreadable.not_opened_because", reason=reason(error))
    else:
        if os.environ.get("POI_AUDIT_DEBUG") == "1":
            raise error
        code, why = "E303", message("unreadable.defect", error=type(error).__name__)
    return Failure(path.name or str(path), digest(path), code, why)


def exit_code(outcomes: Sequence[Outcome], fail_on: Severity | None) -> int:
    """0, 1 or 3 as the contract says; 3 wins over 1. `fail_on` None: findings never count."""
    if any(isinstance(o, Failure) or o.audit.verdict in ("partial", "unreadable") for o in outcomes):
        return UNREAD
    findings = (finding for o in outcomes if isinstance(o, Checked) for finding in o.audit.findings)
    if fail_on is not None and any(finding.severity.rank >= fail_on.rank for finding in findings):
        return FOUND
    return CLEAN


def _code(error: PoiAuditError) -> str:
    if isinstance(error, LimitError):
        return "E304"
    return NO_REPORT if isinstance(error, NotAReportError) else "E301"


def digest(path: Path) -> str | None:
    """The SHA-256 of a plain file of a size that is read; anything else has none."""
    from poi_audit.extract.source import MAX_BYTES

    return digest_of(path, MAX_BYTES)


def _ended(guard: Guard, path: Path, error: LimitError) -> Failure:
    """The failure of a file on which the reading process ended: what it did to that one it must not do to this."""
    limits = replace(guard.limits, seconds=min(HASHING, guard.limits.seconds))
    try:
        with type(guard)(limits) as other:
            sha256 = other.call(digest, path)
    except LimitError:
        sha256 = None
    return Failure(path.name or str(path), sha256, "E304", error.message)
