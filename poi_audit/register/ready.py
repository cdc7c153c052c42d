"""Before a report is published: what the folder has of its UE and year, and the one before it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from poi_audit.comparison.order import ComparisonError, in_order, matching, refuse, tied
from poi_audit.comparison.session import Taken
from poi_audit.comparison.sides import side
from poi_audit.model.finding import Audit, Finding, Severity
from poi_audit.register.scope import FAMILY
from poi_audit.run.session import Checked

SUFFIXES = frozenset(
    (".pdf", ".html", ".htm", ".mht", ".mhtml", ".xls", ".xlsx", ".xlsm", ".ods", ".csv", ".tsv", ".txt")
)
"""The files of a folder that are looked at."""
MOST = 200
"""Files of a folder beyond which it is no folder of one office's reports."""


@dataclass(frozen=True)
class Ready:
    """What is known of one report before it is published."""

    checked: Checked
    """Its check, against the register where the folder has it."""
    compared: Checked | None
    """Against the last report before it; None where the folder has none."""
    stopping: tuple[Finding, ...]
    """What is to be settled first: findings at the severity that stops it, and all that is not as registered."""
    read: int
    """How many files of the folder hold a report or a register of its UE and year."""
    unordered: tuple[str, ...] = ()
    """Reports of its UE and year that nothing says to be earlier or later."""

    @property
    def publishable(self) -> bool:
        """Whether it was read whole and nothing is to be settled first."""
        return self.checked.audit.verdict != "partial" and not self.stopping


def stopping(audit: Audit, least: Severity | None) -> tuple[Finding, ...]:
    """The findings at `least` or above (None: errors), and those that warn of a difference from the register."""
    rank = (least or Severity.ERROR).rank
    register = min(rank, Severity.WARNING.rank)
    return tuple(
        f for f in audit.findings if f.severity.rank >= (register if f.rule.startswith(FAMILY) else rank)
    )


def files_in(folder: Path, but: Path) -> Iterator[Path]:
    """The files of the folder and its folders that may hold a report or a register, in order, without one of them."""
    for place, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            path = Path(place) / name
            if path.suffix.lower() in SUFFIXES and path.resolve() != but.resolve():
                yield path


def of_body(new: Taken, others: Sequence[Taken]) -> list[Taken]:
    """The reports and registers of the same UE and year, copies of the new one left out."""
    own = new.report.source.sha256
    return [one for one in others if one.report.source.sha256 != own and matching(one.report, new.report)]


def last_before(new: Taken, others: Sequence[Taken]) -> tuple[Taken | None, tuple[str, ...]]:
    """The last report that came before the new one, and the files of which nothing says whether they did."""
    mine = side(new.report, new.as_of)
    earlier, unknown = {}, []
    for one in others:
        if one.report.register is not None:
            continue
        theirs = side(one.report, one.as_of)
        try:
            refuse(theirs, mine)
        except ComparisonError:
            continue
        if tied(theirs, mine):
            unknown.append(one.path.name)
        else:
            earlier[id(theirs.report)] = (one, theirs)
    order = in_order([theirs for _, theirs in earlier.values()])
    return (earlier[id(order[-1].report)][0] if order else None), tuple(unknown)
