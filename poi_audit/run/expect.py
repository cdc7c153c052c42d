"""What a register's file will print, or why that cannot be said."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from poi_audit.checks import judge
from poi_audit.messages.faults import not_a_report
from poi_audit.model.errors import UsageError
from poi_audit.model.outcome import Checked, Failure, Reading
from poi_audit.model.report import Report
from poi_audit.recompute import expect
from poi_audit.recompute.register import Asked, filled, recomputed
from poi_audit.run.session import failure, read_reports


def try_expect(path: Path, asked: Asked) -> list[Checked] | Failure:
    """The reports that the registers of the file will print, audited; or why there are none.

    Raises `UsageError` and MemoryError alone.
    """
    try:
        return [_expected(report, asked) for report in read_reports(path, Reading())]
    except (UsageError, MemoryError):
        raise
    except Exception as error:
        return failure(path, error)


def _expected(report: Report, asked: Asked) -> Checked:
    if report.register is None:
        raise not_a_report("no_register")
    report, expected = recomputed(filled(report, asked), asked.day, asked.fixed)
    return Checked(report, expected, judge(report, expected))


def as_in(report: Report, asked: Asked) -> Asked:
    """The same, with the blocks, OEI types, box and conventions of a report that the body published before."""
    types = {o.code: o.type for o in report.objectives if o.type is not None}
    choices = expect(report).choices
    fixed = {name: choice.value for name, choice in choices.items() if choice.convention.of}
    capped = report.header.truncated_at_100
    return replace(
        asked,
        types=types,
        money=any(activity.financial is not None for activity in report.activities()),
        fixed={**fixed, **asked.fixed},
        capped=asked.capped and capped is not False,
    )
