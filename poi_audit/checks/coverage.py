"""How every printed figure was looked at. The parts add up to the figures on the page."""

from __future__ import annotations

from dataclasses import replace

from poi_audit.model.finding import Coverage
from poi_audit.model.places import figures
from poi_audit.model.report import Register, Report
from poi_audit.narrative import alerts_of
from poi_audit.recompute import Expected, Verdict
from poi_audit.recompute.facts import usable


def coverage(report: Report, expected: Expected) -> Coverage:
    """Count each figure once: judged, registered, in prose and tied, not verifiable, or of doubtful reading.

    Of a register, what it registers alone: what its report will print of it is printed nowhere yet.
    """
    if report.register is not None:
        return _registered(report.register)
    every = sum(1 for _ in figures(report))
    doubtful = sum(
        len(row.doubtful)
        for fact in expected.activities
        for block in ("physical", "financial")
        for row in fact.rows(block) or ()
    )
    recomputed = registered = unverifiable = 0
    for derived in expected.derived:
        if derived.verdict is Verdict.UNJUDGED:
            unread = derived.reason == "blank" or not usable(derived.published)
            doubtful += unread
            unverifiable += not unread
        elif derived.verdict is Verdict.INPUT:
            registered += 1
        else:
            recomputed += 1
    months = every - doubtful - recomputed - registered - unverifiable
    prose = alerts_of(report, expected).said
    tied = sum(said.tie is not None for said in prose)
    untied = len(prose) - tied
    return Coverage(
        every + len(prose), recomputed, registered + months, tied, unverifiable + untied, doubtful
    )


def confirmed(counted: Coverage, count: int) -> Coverage:
    """The same with so many of the registered figures confirmed by the register."""
    return replace(counted, inputs=counted.inputs - count, confirmed=count)


def _registered(register: Register) -> Coverage:
    every = [figure for entry in register.entries for figure in entry.activity.figures()]
    doubtful = sum(not usable(figure) for figure in every)
    return Coverage(len(every), 0, len(every) - doubtful, 0, 0, doubtful)
