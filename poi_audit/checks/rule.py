"""What a rule of the catalogue is, and how it is registered."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from poi_audit.model.finding import Finding, Severity
from poi_audit.model.report import Report
from poi_audit.recompute import Expected

Check = Callable[[Report, Expected], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: a stable code, its name in Spanish and English, its usual severity and its public page."""

    code: str
    name: str
    name_en: str
    severity: Severity
    page: str
    """Spanish: what it means, why it matters, what it rests on, a failing and a passing example, what to do.
    `poi_audit.messages.pages` gives it in sections, and in English."""
    check: Check | None = None
    """None where it needs another source beside the report."""

    @property
    def family(self) -> str:
        """The family's two characters: "A3"."""
        return self.code[:2]


CATALOGUE: dict[str, Rule] = {}
"""Code -> rule, in the order in which they were registered."""


def enrol(rule: Rule) -> None:
    """Put a rule into the catalogue. Raises ValueError for a code in use."""
    if rule.code in CATALOGUE:
        raise ValueError(f"rule {rule.code} is registered twice")
    CATALOGUE[rule.code] = rule


def rule(code: str, name: str, name_en: str, severity: Severity) -> Callable[[Check], Check]:
    """Register a check under its code. Its docstring is its public page. Raises ValueError for a code in use."""

    def register(check: Check) -> Check:
        enrol(Rule(code, name, name_en, severity, inspect.getdoc(check) or "", check))
        return check

    return register
