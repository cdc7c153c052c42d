"""What a rule of the catalogue is, and how it is registered."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from poi_audit.messages import Lang, label
from poi_audit.model.finding import Finding, Severity
from poi_audit.model.report import Report
from poi_audit.recompute import Expected

Check = Callable[[Report, Expected], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: a stable code, its usual severity, its public page and the function that looks."""

    code: str
    severity: Severity
    page: str
    """Spanish: what it means, why it matters, what it rests on, a failing and a passing example, what to do.
    `poi_audit.render.pages` gives it in sections, and in English."""
    check: Check | None = None
    """None where it needs another source beside the report."""
    over_list: bool = False
    """Whether it speaks of every activity, or of which OEI and AEI stand above: not where a part may be lost."""
    of_registers: bool = False
    """Whether it speaks of a register too, where its family does not as a whole: `families`."""

    def name(self, lang: Lang = "es") -> str:
        """Its name, of the catalogue's `rules`."""
        return label(f"rule.{self.code}", lang)

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


def rule(
    code: str, severity: Severity, *, over_list: bool = False, of_registers: bool = False
) -> Callable[[Check], Rule]:
    """Register a check under its code. Its docstring is its public page. Raises ValueError for a code in use.

    The function's name then is the rule: a finding is made with it, and states neither code nor usual severity.
    `over_list`, `of_registers`: as in `Rule`.
    """

    def register(check: Check) -> Rule:
        made = Rule(code, severity, inspect.getdoc(check) or "", check, over_list, of_registers)
        enrol(made)
        return made

    return register
