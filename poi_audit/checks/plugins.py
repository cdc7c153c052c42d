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
from poi_audit.messages import add_sentence, message
from poi_audit.messages.faults import usage
from poi_audit.model.errors import PluginError
from poi_audit.model.finding import Finding, Severity, Where
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
        said = error.args[0] if isinstance(error, ValueError) and error.args else type(error).__name__
        raise usage("plugin_not_loaded", name=point.name, reason=said) from error
    return f"{point.dist.name} {point.dist.version}" if point.dist is not None else point.name


def own_rule(
    code: str, name: str, name_en: str, severity: Severity, *, es: str, en: str
) -> Callable[[Check], Check]:
    """Register a check of a body's own under `code` (L001 to L999); its docstring is its page.

    `es` and `en` are the sentence of its findings, with {fields}, which `own_finding` makes. Raises ValueError for a
    code that is in use or does not start with L.
    """
    if not _CODE.fullmatch(code):
        raise ValueError(message("usage.plugin_code", code=code))
    if code in CATALOGUE:
        raise ValueError(message("usage.plugin_code_taken", code=code))

    def decorate(check: Check) -> Check:
        add_sentence(code, es, en)
        add_sentence(f"rule.{code}", name, name_en)
        register(code, severity)(_guarded(code, check))
        return check

    return decorate


def own_finding(
    code: str,
    severity: Severity,
    where: Where,
    *,
    published: str | None = None,
    basis: str | None = None,
    **values: object,
) -> Finding:
    """A finding of a rule of a body's own. `values` fill its sentence."""
    return Finding(code, severity, where, message(code, **values), published=published, basis=basis)


def _guarded(code: str, check: Check) -> Check:
    """The check, whose own defects are said to be its own."""

    @wraps(check)
    def guarded(report: Report, expected: Expected) -> Iterator[Finding]:
        try:
            yield from check(report, expected)
        except Exception as error:
            raise PluginError(
                message("unreadable.plugin_failed", code=code, error=type(error).__name__)
            ) from error

    return guarded


def is_own(rule: Rule) -> bool:
    """Whether the rule comes from a plug-in."""
    return rule.code.startswith("L")
