"""Which rules speak of what: of two reports, of a report beside its register, and of a register itself."""

from __future__ import annotations

from poi_audit.checks.rule import CATALOGUE
from poi_audit.model.finding import Audit
from poi_audit.model.report import Report

COMPARISON = "R0"
"""Of every rule that needs an earlier report."""
REGISTER = "B1"
"""Of every rule that reads a register."""
OF_REGISTERS = ("B12", "L", "M7", "S2")
"""How the codes begin of what is said of a register itself, beside single rules (`Rule.of_registers`): nothing of how a
page prints, nor of figures that are printed nowhere yet."""


def ran(code: str, report: Report, audit: Audit) -> bool:
    """Whether the rule of this code was asked in an audit: beside an earlier report or a register, or of one alone."""
    if audit.comparison is not None or code.startswith(COMPARISON):
        return audit.comparison is not None and code.startswith(COMPARISON)
    if report.register is not None:
        return applies(code, report)
    if code.startswith(REGISTER):
        return audit.register is not None and not code.startswith(OF_REGISTERS)
    return True


def applies(code: str, report: Report) -> bool:
    """Whether the rule of this code speaks of such a report."""
    if report.register is None or code.startswith(OF_REGISTERS):
        return True
    return code in CATALOGUE and CATALOGUE[code].of_registers
