"""The audit of a report: every check over (Report, Expected), in report order, under one catalogue of rules.

To add a check: a function with `@rule` in a file of this folder, and the file's name in `_FILES`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from importlib import import_module

from poi_audit.checks.coverage import confirmed, coverage
from poi_audit.checks.families import applies
from poi_audit.checks.order import report_order
from poi_audit.checks.plugins import load
from poi_audit.checks.roots import with_roots
from poi_audit.checks.rule import CATALOGUE, Rule
from poi_audit.model.expected import Expected
from poi_audit.model.finding import Audit, Finding, RegisterUsed, Severity, identified
from poi_audit.model.report import Report
from poi_audit.recompute.conventions import NONE_FIXED, Fixed
from poi_audit.recompute.register import recomputed

RULES = "2026.12"
"""Version of the catalogue without plug-ins: it changes when a rule is added or judges otherwise."""

_FILES = [
    "reading",
    "gaps",
    "structure",
    "lists",
    "dates",
    "accumulated",
    "columns",
    "percents",
    "cap",
    "averages",
    "averaging",
    "counts",
    "months",
    "money_months",
    "progress",
    "narrative",
    "informe",
    "form",
    "registered",
]

for _name in _FILES:
    import_module(f"{__name__}.{_name}")

__all__ = ["RULES", "Rule", "audit", "enrolled", "judge", "verdict_of", "version"]


def enrolled() -> tuple[Rule, ...]:
    """The rules known so far, by code, those of plug-ins among them: `poi_audit.contract.catalogue` has every one.

    Raises `UsageError` for a plug-in that does not load.
    """
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

    checks = [r.check for r in enrolled() if r.check is not None and applies(r.code, report)]
    found = [finding for check in checks for finding in check(report, expected)]
    fair = [_tempered(report, finding) for finding in found if not _of_what_is_lost(finding, expected)]
    findings = with_roots(identified(report_order(report, [*fair, *others]), *_scope(report)), expected)
    return Audit(
        report.source,
        __version__,
        version(),
        expected.conventions if report.register is None else (),
        verdict_of(_in_part(report, expected), findings),
        coverage(report, expected) if used is None else confirmed(coverage(report, expected), used.confirmed),
        findings,
        holes=report.holes,
        register=used,
    )


def _in_part(report: Report, expected: Expected) -> bool:
    """Whether something may be missing: the reading says so, or what sums over the list."""
    return report.partial or bool(report.holes) or expected.missing is not None


def _tempered(report: Report, finding: Finding) -> Finding:
    """Where the form is none of the known, nothing can be certain enough to be an error."""
    form = report.source.deduced or (report.source.layout is None and report.register is None)
    if form and finding.severity is Severity.ERROR:
        return replace(finding, severity=Severity.WARNING)
    return finding


def _of_what_is_lost(finding: Finding, expected: Expected) -> bool:
    """Whether the finding speaks of the whole list, or of who stands under whom, where a part of it may be lost."""
    lost = expected.missing is not None or (expected.gaps is not None and expected.gaps.lists)
    return lost and (CATALOGUE[finding.rule].over_list or finding.message.key == "M702.summary")


def verdict_of(partial: bool, findings: tuple[Finding, ...]) -> str:
    """ "partial" where the reading is; "clean" where nothing stands at warning or above: infos are context."""
    if partial:
        return "partial"
    return "findings" if any(f.severity.rank >= Severity.WARNING.rank for f in findings) else "clean"


def _scope(report: Report) -> tuple[object, ...]:
    """What tells one report from another in the fingerprint of its findings: unit, year, months."""
    unit = report.header.ue.code if report.header.ue is not None else ""
    return unit, report.header.year, "-".join(report.header.months)
