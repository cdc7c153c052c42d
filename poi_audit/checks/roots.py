"""One root, one finding: which findings only follow from another, and which right figures follow a wrong one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from poi_audit.checks.accumulated import aggregation_misapplied, executed, programmed
from poi_audit.checks.lists import LISTED, cell
from poi_audit.checks.parts import shares
from poi_audit.checks.percents import contradicts_accumulated, percent, percent_period
from poi_audit.messages import message
from poi_audit.model.finding import Finding, Severity
from poi_audit.model.interval import Interval, Rounding
from poi_audit.model.message import Message
from poi_audit.model.report import Owner
from poi_audit.recompute import Expected, Kind, Verdict
from poi_audit.recompute.percent import matches

_ROOTS = {rule.code for rule in (programmed, executed, aggregation_misapplied)}
"""What makes the percentage of the same activity wrong."""
_FOLLOWS = {rule.code for rule in (percent, percent_period, contradicts_accumulated)}


def with_roots(findings: Sequence[Finding], expected: Expected) -> tuple[Finding, ...]:
    """The findings; a root names those that follow from it (`follows`) and the figures that do."""
    followers: dict[Owner, list[str]] = {}
    for finding in findings:
        if finding.rule in _FOLLOWS and finding.where.owner is not None:
            followers.setdefault(finding.where.owner, []).append(finding.id)
    carried = _carried(expected)
    out = []
    for finding in findings:
        owner = finding.where.owner
        if owner is None or finding.severity is Severity.INFO:
            out.append(finding)
            continue
        if finding.rule in _ROOTS and owner in followers:
            finding = replace(finding, follows=tuple(followers[owner]))
        if finding.rule.startswith("P4") and owner in carried:
            why = message("why.followed", figures=carried[owner][:LISTED])
            finding = replace(finding, explanations=(*finding.explanations, why))
        out.append(finding)
    return tuple(out)


def _carried(expected: Expected) -> dict[Owner, list[Message]]:
    """An activity of a wrong percentage -> the averages that are right only with the wrong one."""
    out: dict[Owner, list[Message]] = {}
    for derived in expected.derived:
        if derived.kind not in (Kind.AVERAGE, Kind.TOTAL) or derived.verdict is not Verdict.EQUAL:
            continue
        value = derived.expected
        if not isinstance(value, Interval) or any(
            matches(derived.published, value, mode) for mode in Rounding
        ):
            continue
        for fact, share in shares(expected, derived):
            if share.wrong:
                out.setdefault(fact.activity.owner, []).append(cell(derived))
    return out
