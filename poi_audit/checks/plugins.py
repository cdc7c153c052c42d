"""A body's own checks: modules under the entry point group "poi_audit.checks", loaded once, before the first audit.

A module registers its rules with `poi_audit.plugin`. Their codes start with L, which no rule of the catalogue does.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, redirect_stdout, suppress
from functools import cache, wraps
from importlib.metadata import EntryPoint, entry_points

from poi_audit.checks.rule import CATALOGUE, Check, Rule
from poi_audit.checks.rule import rule as register
from poi_audit.messages import add_sentence, known, message, write
from poi_audit.messages.faults import usage
from poi_audit.model.errors import LimitError, PluginError
from poi_audit.model.finding import Finding, Severity, Where
from poi_audit.model.message import Message
from poi_audit.model.report import Report
from poi_audit.recompute import Expected

GROUP = "poi_audit.checks"
_CODE = re.compile(r"L\d{3}")


@cache
def load() -> tuple[str, ...]:
    """Load every plug-in and give their names with their versions. Raises `UsageError` for one that does not load."""
    return tuple(_load(point) for point in _installed())


def load_in(call: Callable[..., object]) -> None:
    """Load every plug-in by `call`, in another process, before this one does: one that ends its process ends no audit.

    Raises `UsageError` for one that does not load there, or is not done in time.
    """
    for point in _installed():
        try:
            call(load_one, point.name)
        except LimitError as error:
            raise usage("plugin_not_loaded", name=point.name, reason=error.message) from error


def load_one(name: str) -> None:
    """Load one plug-in. Raises `UsageError`."""
    for point in _installed():
        if point.name == name:
            _load(point)


@cache
def _installed() -> tuple[EntryPoint, ...]:
    return tuple(sorted(entry_points(group=GROUP), key=lambda point: point.name))


def _load(point: EntryPoint) -> str:
    try:
        with _elsewhere():
            point.load()
    except (Exception, SystemExit) as error:
        said = error.args[0] if isinstance(error, ValueError) and error.args else type(error).__name__
        raise usage("plugin_not_loaded", name=point.name, reason=said) from error
    return f"{point.dist.name} {point.dist.version}" if point.dist is not None else point.name


@contextmanager
def _elsewhere() -> Iterator[None]:
    """What a plug-in prints goes to stderr: stdout holds the results."""
    with redirect_stdout(sys.stderr), ExitStack() as undo:
        with suppress(OSError, ValueError):
            kept = os.dup(1)
            undo.callback(os.close, kept)
            undo.callback(os.dup2, kept, 1)
            os.dup2(2, 1)
        yield


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
            for finding in check(report, expected):
                _refuse(code, finding)
                yield finding
        except (Exception, SystemExit) as error:
            raise PluginError(
                message("unreadable.plugin_failed", code=code, error=type(error).__name__)
            ) from error

    return guarded


def _refuse(code: str, finding: object) -> None:
    """Raises TypeError or ValueError for what no output could show: what is no finding, or one without its sentence."""
    if not isinstance(finding, Finding) or not isinstance(finding.where, Where):
        raise TypeError(finding)
    if finding.rule != code or not isinstance(finding.severity, Severity):
        raise ValueError(finding.rule)
    if not isinstance(finding.message, Message) or not known(finding.message.key):
        raise TypeError(finding.message)
    for lang in ("es", "en"):
        write(finding.message, lang)


def is_own(rule: Rule) -> bool:
    """Whether the rule comes from a plug-in."""
    return rule.code.startswith("L")
