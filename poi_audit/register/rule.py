"""How the checks of family B1 are registered: those of a register alone, and those of a report beside one."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from poi_audit.checks.rule import Rule, enrol
from poi_audit.model.finding import Finding, Severity

if TYPE_CHECKING:
    from poi_audit.register.beside import Beside

Besider = Callable[["Beside"], Iterator[Finding]]

BESIDES: dict[str, Besider] = {}
"""Code -> check of a report beside its register."""


def beside(code: str, name: str, name_en: str, severity: Severity) -> Callable[[Besider], Besider]:
    """Register a check of a report beside its register under its code. Its docstring is its public page."""

    def register(check: Besider) -> Besider:
        enrol(Rule(code, name, name_en, severity, inspect.getdoc(check) or ""))
        BESIDES[code] = check
        return check

    return register
