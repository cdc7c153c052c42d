"""What the prose says: the figures in the alerts, the analysis and the informe around the report, tied to the table.

A text is parted into sentences and clauses (`sentences`), in which names (`mentions`), numbers (`numbers`) and phrases
of time (`periods`) stand. Of each number the grammar says of whom it is (`owner`), of which months, of which row, and
what makes that doubtful (`statement`, `understood`; the words are in `lexicon`); counts of AO and AEI stand apart
(`counts`). Only what carries no doubt is held against the table (`reference`); all else is left untied, with why.
"""

from __future__ import annotations

from weakref import ref

from poi_audit.model.report import Report
from poi_audit.narrative.model import Claim, Named, Narrative, Said, Tie
from poi_audit.recompute import Expected

__all__ = ["Claim", "Named", "Narrative", "Said", "Tie", "alerts_of", "around_of"]

_latest: tuple[ref[Expected], str, Narrative] | None = None


def alerts_of(report: Report, expected: Expected) -> Narrative:
    """`read_alerts`, once for all rules of one recomputed report; loaded only where there is prose."""
    global _latest
    if not report.alerts:
        return Narrative((), ())
    if _latest is not None and _latest[0]() is expected and _latest[1] == report.alerts:
        return _latest[2]
    from poi_audit.narrative.alerts import read_alerts

    found = read_alerts(report, expected)
    _latest = (ref(expected), report.alerts, found)
    return found


def around_of(report: Report, expected: Expected) -> tuple[Said, ...]:
    """`read_around`: what the pages around the report say of it. Loaded only where there are such pages."""
    if not report.context:
        return ()
    from poi_audit.narrative.around import read_around

    return read_around(report, expected)
