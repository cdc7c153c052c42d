"""A body's own checks: modules under the entry point group "poi_audit.checks", loaded once, before the first audit.

A module registers its rules with `poi_audit.plugin`. Their codes start with L, which no rule of the catalogue does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, wraps
from importlib.metadata import EntryPoint, entry_points

from poi_audit.checks.rule import CATALOGUE, Check, Rule
from poi_audit.checks.rule import rule as register
from poi_audit.messages import add_sentence
from poi_audit.model.errors import PluginError, UsageError
from poi_audit.model.finding import Finding, Severity
from poi_audit.model.report import Report
from poi_audit.recompute import Expected

GROUP = "poi_audit.checks"
_CODE = re.compile(r"L\d{3}")


@cache
def load() -> tuple[str, ...]:
    """Load every plug-in and give their names with their versions. Raises `UsageError` for one that does not load."""
    found = sorted(entry_points(group=GROUP), key=lambda point: point.name)
    return tuple(_load(point) for point in found)


def _load(point: EntryPoint) -> str:
    try:
        point.load()
    except Exception as error:
        said = str(error) if isinstance(error, ValueError) else type(error).__name__
        raise UsageError(f'El complemento "{point.name}" no se pudo cargar: {said}.') from error
    return f"{point.dist.name} {point.dist.version}" if point.dist is not None else point.name


def own_rule(
    code: str, name: str, name_en: str, severity: Severity, *, es: str, en: str
) -> Callable[[Check], Check]:
    """Register a check of a body's own under `code` (L001 to L999); its docstring is its page.

    `es` and `en` are the sentence of its findings, with {fields}. Raises ValueError for a code that is in use or
    does not start with L.
    """
    if not _CODE.fullmatch(code):
        raise ValueError(f"el código {code} no es de la forma L001")
    if code in CATALOGUE:
        raise ValueError(f"el código {code} ya está en uso")

    def decorate(check: Check) -> Check:
        add_sentence(code, es, en)
        register(code, name, name_en, severity)(_guarded(code, check))
        return check

    return decorate


def _guarded(code: str, check: Check) -> Check:
    """The check, whose own defects are said to be its own."""

    @wraps(check)
    def guarded(report: Report, expected: Expected) -> Iterator[Finding]:
        try:
            yield from check(report, expected)
        except Exception as error:
            raise PluginError(
                f"la regla {code}, de un complemento, falló ({type(error).__name__})"
            ) from error

    return guarded


def is_own(rule: Rule) -> bool:
    """Whether the rule comes from a plug-in."""
    return rule.code.startswith("L")
