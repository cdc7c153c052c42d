"""What the prose says: the figures in the alerts, the analysis and the informe around the report, tied to the table.

Only a tie that an auditor could defend is one: to an AO or AEI named by its code or its quoted name, or to the report
as a whole where the sentence says so. Everything else is left untied and never judged.
"""

from __future__ import annotations

from weakref import ref

from poi_audit.model.report import Report
from poi_audit.narrative.model import Claim, Named, Narrative, Said, Tie
from poi_audit.recompute import Expected

__all__ = ["Claim", "Named", "Narrative", "Said", "Tie", "alerts_of", "around_of"]

_latest: tuple[ref[Expected], Narrative] | None = None


def alerts_of(report: Report, expected: Expected) -> Narrative:
    """`read_alerts`, once for all rules of one recomputed report; loaded only where there is prose."""
    global _latest
    if not report.alerts:
        return Narrative((), ())
    if _latest is not None and _latest[0]() is expected:
        return _latest[1]
    from poi_audit.narrative.alerts import read_alerts

    found = read_alerts(report, expected)
    _latest = (ref(expected), found)
    return found


def around_of(report: Report, expected: Expected) -> tuple[Said, ...]:
    """`read_around`: what the pages around the report say of it. Loaded only where there are such pages."""
    if not report.context:
        return ()
    from poi_audit.narrative.around import read_around

    return read_around(report, expected)
