"""How a check of two reports is registered. It is in the catalogue with the others, and says nothing of one report."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator

from poi_audit.checks.rule import rule
from poi_audit.comparison.pair import Pair
from poi_audit.model.finding import Finding, Severity
from poi_audit.model.report import Report
from poi_audit.recompute import Expected

Comparer = Callable[[Pair], Iterator[Finding]]

COMPARERS: dict[str, Comparer] = {}
"""Code -> check of two reports."""


def comparing(code: str, name: str, name_en: str, severity: Severity) -> Callable[[Comparer], Comparer]:
    """Register a check of two reports under its code. Its docstring is its public page."""

    def register(check: Comparer) -> Comparer:
        def alone(report: Report, expected: Expected) -> Iterator[Finding]:
            return iter(())

        alone.__doc__ = inspect.getdoc(check)
        rule(code, name, name_en, severity)(alone)
        COMPARERS[code] = check
        return check

    return register
