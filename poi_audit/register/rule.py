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


def beside(code: str, severity: Severity) -> Callable[[Besider], Rule]:
    """Register a check of a report beside its register under its code. Its docstring is its public page; its name
    then is the rule."""

    def register(check: Besider) -> Rule:
        made = Rule(code, severity, inspect.getdoc(check) or "")
        enrol(made)
        BESIDES[code] = check
        return made

    return register
