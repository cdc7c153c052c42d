"""How a check of two reports is registered: its rule is in the catalogue with the others."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator

from poi_audit.checks.rule import Rule, enrol
from poi_audit.comparison.pair import Pair
from poi_audit.model.finding import Finding, Severity

Comparer = Callable[[Pair], Iterator[Finding]]

COMPARERS: dict[str, Comparer] = {}
"""Code -> check of two reports."""


def comparing(code: str, severity: Severity) -> Callable[[Comparer], Rule]:
    """Register a check of two reports under its code. Its docstring is its public page; its name then is the rule."""

    def register(check: Comparer) -> Rule:
        made = Rule(code, severity, inspect.getdoc(check) or "")
        enrol(made)
        COMPARERS[code] = check
        return made

    return register
