"""The audit of a report: every check over (Report, Expected), in report order, under one catalogue of rules.

To add a check: a function with `@rule` in a file of this folder, and the file's name in `_FILES`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from importlib import import_module

from poi_audit.checks.coverage import confirmed, coverage
from poi_audit.checks.families import applies
from poi_audit.checks.order import report_order
from poi_audit.checks.plugins import load
from poi_audit.checks.rule import CATALOGUE, Rule
from poi_audit.extract.problems import partial
from poi_audit.model.finding import Audit, Finding, RegisterUsed, Severity, identified
from poi_audit.model.report import Report
from poi_audit.recompute.conventions import NONE_FIXED, Fixed
from poi_audit.recompute.model import Expected
from poi_audit.recompute.register import recomputed

RULES = "2026.11"
"""Version of the catalogue without plug-ins: it changes when a rule is added or judges otherwise."""

_FILES = [
    "reading",
    "structure",
    "accumulated",
    "percents",
    "cap",
    "averages",
    "averaging",
    "counts",
    "months",
    "money_months",
    "narrative",
    "informe",
    "form",
    "registered",
]

for _name in _FILES:
    import_module(f"{__name__}.{_name}")
import_module("poi_audit.comparison").register()
import_module("poi_audit.register.rule").register()

__all__ = ["RULES", "Rule", "audit", "judge", "rules", "verdict_of", "version"]


def rules() -> tuple[Rule, ...]:
    """Every rule, by code, those of plug-ins among them. Raises `UsageError` for a plug-in that does not load."""
    load()
    return tuple(sorted(CATALOGUE.values(), key=lambda rule: rule.code))


def version() -> str:
    """Version of the catalogue, with the plug-ins that add to it: "2026.11 + example-checks 1.0"."""
    return " + ".join((RULES, *load()))


def audit(report: Report, *, as_of: date | None = None, fixed: Fixed = NONE_FIXED) -> Audit:
    """Recompute the report and say what does not agree. `as_of`: the day of the query, instead of the printed one.

    `fixed`: conventions that are not inferred, by name: {"rounding": "half_up"}.
    """
    return judge(*recomputed(report, as_of, fixed))


def judge(
    report: Report,
    expected: Expected,
    others: Sequence[Finding] = (),
    used: RegisterUsed | None = None,
) -> Audit:
    """The audit of a report that is already recomputed.

    `others`: what another source says of it, `used`: the register, where that is the source.
    """
    from poi_audit import __version__

    found = [f for rule in rules() if applies(rule.code, report) for f in rule.check(report, expected)]
    findings = identified(report_order(report, [*found, *others]), *_scope(report))
    return Audit(
        report.source,
        __version__,
        version(),
        expected.conventions if report.register is None else (),
        verdict_of(partial(report.problems), findings),
        coverage(report, expected) if used is None else confirmed(coverage(report, expected), used.confirmed),
        findings,
        register=used,
    )


def verdict_of(partial: bool, findings: tuple[Finding, ...]) -> str:
    """ "partial" where the reading is; "clean" where nothing stands at warning or above: infos are context."""
    if partial:
        return "partial"
    return "findings" if any(f.severity.rank >= Severity.WARNING.rank for f in findings) else "clean"


def _scope(report: Report) -> tuple[object, ...]:
    """What tells one report from another in the fingerprint of its findings: unit, year, months."""
    unit = report.header.ue.code if report.header.ue is not None else ""
    return unit, report.header.year, "-".join(report.header.months)
