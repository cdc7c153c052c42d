"""The audit of a pair: every finding of family R0 in the later report's order, and how much was compared."""

from __future__ import annotations

from poi_audit import __version__
from poi_audit.checks import verdict_of, version
from poi_audit.checks.coverage import coverage
from poi_audit.checks.order import report_order
from poi_audit.comparison import activities, effects, months, percents, traits  # noqa: F401  (they enrol their rules)
from poi_audit.comparison.activities import gone
from poi_audit.comparison.pair import Pair
from poi_audit.comparison.rule import COMPARERS
from poi_audit.comparison.sides import Side
from poi_audit.model.finding import Audit, Comparison, identified


def judged(earlier: Side, later: Side) -> Audit:
    """The audit of the later report against the earlier one."""
    pair = Pair(earlier, later)
    found = [finding for code in sorted(COMPARERS) for finding in COMPARERS[code](pair)]
    # what has no place in the later report stands before all that has
    ordered = sorted(report_order(later.report, found), key=lambda finding: finding.rule != gone.code)
    findings = identified(ordered, *_scope(pair))
    incomplete = any(side.report.partial for side in (earlier, later)) or not _any_compared(pair)
    return Audit(
        later.report.source,
        __version__,
        version(),
        (),
        verdict_of(incomplete, findings),
        coverage(later.report, later.expected),
        findings,
        comparison=_comparison(pair),
    )


def _any_compared(pair: Pair) -> bool:
    """Whether an activity stands in both, and of the months that both print one at least could be compared."""
    return bool(pair.twins) and (not pair.cells or any(cell.kind != "unjudged" for cell in pair.cells))


def _comparison(pair: Pair) -> Comparison:
    header = pair.earlier.report.header
    unjudged = sum(cell.kind == "unjudged" for cell in pair.cells)
    return Comparison(
        pair.earlier.report.source,
        header.printed_on.isoformat() if header.printed_on is not None else None,
        header.months,
        len(pair.twins),
        len(pair.cells) - unjudged,
        unjudged,
    )


def _scope(pair: Pair) -> tuple[object, ...]:
    """What tells one pair from another in the fingerprint of its findings: unit, year, both months, earlier date."""
    old, new = pair.earlier.report.header, pair.later.report.header
    unit = new.ue.code if new.ue is not None else ""
    return unit, new.year, "-".join(old.months), "-".join(new.months), old.printed_on
