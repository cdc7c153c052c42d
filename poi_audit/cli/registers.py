"""The registers that a command is given beside its reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from poi_audit.cli.app import complain
from poi_audit.cli.files import shown_path
from poi_audit.cli.spoken import say, spoken
from poi_audit.messages import message
from poi_audit.messages.faults import usage
from poi_audit.model.outcome import Checked, Failure, Outcome, Reading
from poi_audit.register.shelf import Shelf
from poi_audit.render.progress import waiting
from poi_audit.run.session import CLEAN, WRONG_USAGE, guarded, try_read

if TYPE_CHECKING:
    from poi_audit.model.report import Report
    from poi_audit.process.guard import Guard


def registers_from(
    paths: Sequence[Path], exported: date | None, guard: Guard
) -> tuple[Shelf | None, list[Outcome]]:
    """The registers of the files, None where there are none, and the files that could not be read: stderr says why.

    `exported`: the day of the only one's export. Raises UsageError for a file that is no register.
    """
    if exported is not None and len(paths) != 1:
        raise usage("one_register")
    found: list[Report] = []
    failures: list[Outcome] = []
    for path in paths:
        with waiting(path.name, spoken()):
            reports = guarded(guard, try_read, path, Reading())
        if isinstance(reports, Failure):
            complain(reports)
            failures.append(replace(reports, path=shown_path(path)))
            continue
        if any(report.register is None for report in reports):
            raise usage("no_register", name=path.name)
        found += reports
    if exported is not None:
        from poi_audit.model.exported import exported_on

        found = [exported_on(report, exported) for report in found]
    return Shelf(tuple(found)) if found else None, failures


def unpaired(outcomes: Sequence[Outcome], registers: Shelf | None) -> int:
    """Say on stderr which reports no register is of; the exit code of wrong usage where that is so of every report."""
    if registers is None:
        return CLEAN
    reports = [o for o in outcomes if isinstance(o, Checked) and o.report.register is None]
    alone = [one for one in reports if one.audit.register is None]
    for one in alone:
        say(message("tell.no register", name=one.report.source.file))
    return WRONG_USAGE if alone and len(alone) == len(reports) else CLEAN
