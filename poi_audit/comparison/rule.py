"""How a check of two reports is registered. It is in the catalogue with the others, and says nothing of one report."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator

from poi_audit.checks.rule import Rule, rule
from poi_audit.comparison.pair import Pair
from poi_audit.model.finding import Finding, Severity
from poi_audit.model.report import Report
from poi_audit.recompute import Expected

Comparer = Callable[[Pair], Iterator[Finding]]

COMPARERS: dict[str, Comparer] = {}
"""Code -> check of two reports."""


def comparing(code: str, severity: Severity) -> Callable[[Comparer], Rule]:
    """Register a check of two reports under its code. Its docstring is its public page; its name then is the rule."""

    def register(check: Comparer) -> Rule:
        def alone(report: Report, expected: Expected) -> Iterator[Finding]:
            return iter(())

        alone.__doc__ = inspect.getdoc(check)
        COMPARERS[code] = check
        return rule(code, severity)(alone)

    return register
