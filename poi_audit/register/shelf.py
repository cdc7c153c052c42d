"""Registers at hand: which of them are of a report's UE and year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from poi_audit.comparison.order import matching
from poi_audit.model.report import Report


class Registers(Protocol):
    """Where the registers of a report are looked for."""

    def of(self, report: Report) -> Sequence[Report]:
        """Those of its UE and year."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """Registers that are read."""

    reports: tuple[Report, ...]

    def of(self, report: Report) -> Sequence[Report]:
        """Those of its UE and year."""
        return [one for one in self.reports if matching(report, one)]
