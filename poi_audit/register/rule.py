"""How the checks of family B1 are registered: those of a register alone, and those of a report beside one."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING

from poi_audit.checks.rule import rule
from poi_audit.model.finding import Finding, Severity
from poi_audit.model.report import Report
from poi_audit.recompute import Expected

if TYPE_CHECKING:
    from poi_audit.register.beside import Beside

FILES = ("figures", "activities", "texts")
"""Imported by the catalogue of rules."""
Besider = Callable[["Beside"], Iterator[Finding]]

BESIDES: dict[str, Besider] = {}
"""Code -> check of a report beside its register."""


def register() -> None:
    """Put the rules of this folder into the catalogue."""
    for name in FILES:
        import_module(f"poi_audit.register.{name}")


def beside(code: str, name: str, name_en: str, severity: Severity) -> Callable[[Besider], Besider]:
    """Register a check of a report beside its register under its code. Its docstring is its public page."""

    def enrol(check: Besider) -> Besider:
        def alone(report: Report, expected: Expected) -> Iterator[Finding]:
            return iter(())

        alone.__doc__ = inspect.getdoc(check)
        rule(code, name, name_en, severity)(alone)
        BESIDES[code] = check
        return check

    return enrol
