"""What is known of a report before it is published."""

from __future__ import annotations

from dataclasses import dataclass

from poi_audit.checks.families import REGISTER
from poi_audit.model.finding import Audit, Finding, Severity
from poi_audit.model.outcome import Checked


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
        f for f in audit.findings if f.severity.rank >= (register if f.rule.startswith(REGISTER) else rank)
    )
