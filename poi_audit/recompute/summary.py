"""Counts: TABLA RESÚMEN (2024) and AO CON INFORMACIÓN COMPLETA / INCOMPLETA (2022).

Bands are half-open: [0,75) [75,95) [95,...). AEI fall in them by their average, AO by their percentage; a blank cell
is 0. Complete + incomplete = AO. Where a percentage is wrong or a band depends on its rounding, any count is admitted
that some reading gives.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from poi_audit.model.expected import Derived, Kind, Share, Verdict
from poi_audit.model.figure import Figure, Mark
from poi_audit.model.interval import Interval, point
from poi_audit.model.report import Report
from poi_audit.recompute.facts import number, usable

BANDS = ("0_75", "75_95", "95_up")
INCOMPLETE, IDLE, UNKNOWN = "incomplete", "idle", "unknown"


@dataclass(frozen=True, slots=True)
class Span:
    """A count that is at least `low` and at most `high`; `expected` as everything is printed."""

    low: int
    high: int
    expected: int


def band(value: Fraction) -> str:
    """The band of a percentage."""
    return "0_75" if value < 75 else "75_95" if value < 95 else "95_up"


def classes(share: Share) -> tuple[str, ...]:
    """The classes a share may count in, the one it prints first."""
    if share.printed is None:
        return (UNKNOWN,)
    found = [_class(share.printed)]
    if share.exact is not None and share.printed is not None:
        found.append(_class(share.exact))
    for repair in share.repairs:
        found += classes(repair)
    return tuple(dict.fromkeys(found))


def _class(value: Interval | Mark) -> str:
    if isinstance(value, Mark):
        return INCOMPLETE if value is Mark.INCOMPLETE else IDLE
    return band(value.low)


def tally(shares: Sequence[Share], wanted: set[str]) -> Span:
    """How many shares count in the wanted classes."""
    low = high = expected = 0
    for share in shares:
        found = classes(share)
        inside = [name in wanted for name in found]
        expected += inside[0]
        low += all(inside)
        high += any(inside) or UNKNOWN in found
    return Span(low, high, expected)


def judge(
    figure: Figure, spans: Sequence[Span], column: str, table: str | None, zero: frozenset[Mark] = frozenset()
) -> Derived:
    """Compare a printed count with the spans of its admissible readings; `zero`: marks that stand for 0."""
    expected = point(spans[0].expected)
    if figure.mark is Mark.DASH and table == "actions" and column == "incomplete":
        # The page gives no count of AEI without average: it prints "-" there.
        return Derived(Kind.COUNT, figure, Verdict.EQUAL, figure.mark, column=column, table=table)
    value = Decimal(0) if figure.mark in zero else number(figure)
    if not usable(figure) or value is None:
        return Derived(Kind.COUNT, figure, Verdict.UNJUDGED, expected, column=column, table=table, decimals=0)
    fits = any(span.low <= value <= span.high and value == int(value) for span in spans)
    verdict = Verdict.EQUAL if fits else Verdict.INCONSISTENT
    return Derived(Kind.COUNT, figure, verdict, expected, column=column, table=table, decimals=0)


def completeness(
    report: Report, activities: Sequence[Share], doubled: frozenset[int] = frozenset()
) -> Iterator[Derived]:
    """The two counts of 2022. `doubled`: AO that stand before in the list; they may count once or twice."""
    groups = [activities, *_single(activities, doubled)]
    blocked = [tally(group, {INCOMPLETE}) for group in groups]
    if (figure := report.totals.complete) is not None:
        rest = [_rest(span, len(group)) for span, group in zip(blocked, groups, strict=True)]
        yield judge(figure, rest, "complete", None)
    if (figure := report.totals.incomplete) is not None:
        yield judge(figure, blocked, "incomplete", None)


def _single(activities: Sequence[Share], doubled: frozenset[int]) -> list[list[Share]]:
    """The activities without those that stand before; nothing where there is none."""
    return [[share for i, share in enumerate(activities) if i not in doubled]] if doubled else []


def _rest(span: Span, of: int) -> Span:
    return Span(of - span.high, of - span.low, of - span.expected)


def summary(
    report: Report,
    activities: Sequence[Share],
    actions: Sequence[Share],
    doubled: frozenset[int] = frozenset(),
) -> Iterator[Derived]:
    """Every cell of TABLA RESÚMEN."""
    if report.summary is None:
        return
    empty = frozenset({Mark.BLANK, Mark.DASH})
    groups = [activities, *_single(activities, doubled)]
    for table, cells, found in (
        ("actions", report.summary.actions, [actions]),
        ("activities", report.summary.activities, groups),
    ):
        spans = [_counts(table, shares) for shares in found]
        for name, figure in cells.items():
            if name in spans[0]:
                yield judge(figure, [span for one in spans for span in one[name]], name, table, empty)
    tracked: dict[str, list[Span]] = {"activities": [], "incomplete": [], "complete": []}
    for group in groups:
        n, blocked = len(group), tally(group, {INCOMPLETE})
        for name, span in (
            ("activities", Span(n, n, n)),
            ("incomplete", blocked),
            ("complete", _rest(blocked, n)),
        ):
            tracked[name].append(span)
    for name, figure in report.summary.tracking.items():
        if name in tracked:
            yield judge(figure, tracked[name], name, "tracking", empty)


def _counts(table: str, shares: Sequence[Share]) -> Mapping[str, list[Span]]:
    """The admissible counts of each cell of one table."""
    every = Span(len(shares), len(shares), len(shares))
    counts = {name: [tally(shares, {name})] for name in BANDS}
    counts["incomplete"] = [tally(shares, {INCOMPLETE})]
    counts["in_execution"] = [tally(shares, {*BANDS, INCOMPLETE}), every]
    if table == "actions":
        # An AEI without average is S.I. or all S.P.; one that is all S.P. may count as 0.0.
        counts["0_75"].append(tally(shares, {"0_75", IDLE}))
        counts["in_execution"].append(tally(shares, set(BANDS)))
    return counts
