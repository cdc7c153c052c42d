"""Checking many files for a command: each read under the limits, then weighed by configuration and baseline."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from poi_audit.checks import plugins
from poi_audit.cli.app import complain
from poi_audit.cli.guarded import call_in
from poi_audit.cli.spoken import spoken
from poi_audit.model.outcome import Checked, Failure, Outcome, Reading
from poi_audit.render.progress import waiting
from poi_audit.run.session import guarded, try_check

if TYPE_CHECKING:
    from poi_audit.process.guard import Guard
    from poi_audit.register.shelf import Registers
    from poi_audit.run.baseline import Baseline
    from poi_audit.run.config import Config


@dataclass(frozen=True)
class Decisions:
    """What decides over the findings: the configuration, the accepted ones, and the day that ends acceptances."""

    config: Config
    baseline: Baseline = field(default_factory=dict)
    today: Callable[[], date] = date.today

    def over(self, checked: Checked) -> Checked:
        """The audit as decided. Without a configuration and a baseline it is the same."""
        audit = checked.audit
        if self.baseline:
            from poi_audit.run.baseline import applied

            audit = applied(audit, checked.report, self.baseline, self.today)
        if self.config.select or self.config.ignore or self.config.severity:
            from poi_audit.run.policy import Policy

            audit = Policy(self.config.select, self.config.ignore, self.config.severity).applied(audit)
        return replace(checked, audit=audit)


def decisions_of(baseline: Path | None, as_of: date | None) -> Decisions:
    """The configuration for the working directory, and the baseline that is asked for or configured."""
    from poi_audit.run.config import load

    config = load()
    path = baseline or config.baseline
    today = date.today if as_of is None else (lambda: as_of)
    if path is None:
        return Decisions(config, {}, today)
    from poi_audit.run.baseline import read

    return Decisions(config, read(path), today)


def outcomes_of(
    files: Sequence[Path],
    reading: Reading,
    as_of: date | None,
    guard: Guard,
    decisions: Decisions,
    registers: Registers | None = None,
) -> Iterator[list[Outcome]]:
    """What each file gives, one after the other. Says on stderr why a file gave nothing.

    `registers`: a report of the UE and year of one of them is checked against it too.
    """
    plugins.load_in(call_in(guard))
    plugins.load()  # their sentences are written here, not where the files are read
    fixed = dict(decisions.config.conventions)
    for file in files:
        with waiting(file.name, spoken()):
            found = guarded(guard, try_check, file, reading, as_of, fixed, registers)
        if isinstance(found, Failure):
            complain(found)
            yield [replace(found, path=shown_path(file))]
        else:
            yield [replace(decisions.over(checked), path=shown_path(file)) for checked in found]


def shown_path(file: Path) -> str:
    """The file as seen from the working directory, with slashes; its name where it is outside."""
    whole = Path(os.path.abspath(file))  # noqa: PTH100 (resolve() would follow links out of the folder)
    try:
        return whole.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return file.name
