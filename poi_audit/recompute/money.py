"""FINANCIERO: AEI = sum of its AO's executed; total = sum over the AEI (observed; no note speaks of money)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import product

from poi_audit.model.expected import ActivityFacts, Derived, Kind, Verdict
from poi_audit.model.figure import Figure
from poi_audit.model.interval import Rounding, point, rounded
from poi_audit.model.report import Action, Report
from poi_audit.recompute.facts import number, usable

WAYS = 256
"""Ways to read several wrong parts together beyond which only "all as printed" and "all repaired" are tried."""

HALF_CENT = Decimal("0.005")
"""By how much a printed part may differ from the value in the cell of a sheet."""

Alternatives = tuple[Decimal, ...]
"""A part as printed, and as it should be where that differs."""


def money(
    report: Report, facts: Sequence[ActivityFacts], judged: dict[tuple[str, int], Derived]
) -> dict[int | None, list[Derived]]:
    """The financial sums by ordinal of their AEI, and the totals under None.

    `judged`: row and ordinal of an AO -> its accumulated figure.
    """
    out: dict[int | None, list[Derived]] = {}
    spent: list[Alternatives | None] = []
    by_action: dict[int, list[int]] = {}
    for i, fact in enumerate(facts):
        by_action.setdefault(fact.action.ordinal, []).append(i)
    for action in report.actions():
        parts = [_part(facts, judged, "executed", i) for i in by_action.get(action.ordinal, [])]
        figure = action.execution.financial
        if figure is not None:
            found = _judge(Kind.FINANCIAL_AVERAGE, figure, parts, action, "executed", "accumulated")
            out[action.ordinal] = [found]
        spent.append(_action_part(figure, parts))
    every = range(len(facts))
    room = HALF_CENT * len(facts) if report.traits.rounded_money else Decimal(0)
    totals = report.totals
    out[None] = [
        _best(figure, readings, row, room)
        for figure, readings, row in (
            (totals.financial, [[_part(facts, judged, "executed", i) for i in every], spent], None),
            (
                totals.financial_programmed,
                [[_part(facts, judged, "programmed", i) for i in every]],
                "programmed",
            ),
            (
                totals.financial_executed,
                [[_part(facts, judged, "executed", i) for i in every], spent],
                "executed",
            ),
        )
        if figure is not None
    ]
    return out


def _part(
    facts: Sequence[ActivityFacts], judged: dict[tuple[str, int], Derived], row: str, i: int
) -> Alternatives | None:
    """What the AO's accumulated money brings; None where it was not read with certainty."""
    pair = facts[i].financial
    if pair is None:
        return (Decimal(0),)
    cells = pair[row == "executed"]
    value = number(cells.row.accumulated)
    if value is None:
        return (cells.total,) if cells.sound and usable(cells.row.accumulated) else None
    if judged[row, i].verdict is Verdict.INCONSISTENT:
        return (value, cells.total)
    return (value,)


def _action_part(figure: Figure | None, parts: Sequence[Alternatives | None]) -> Alternatives | None:
    right = {sum(way, Decimal(0)) for way in _ways(parts)} if None not in parts else set()
    if (value := number(figure)) is None:
        return tuple(right) or None
    return (value, *(right - {value})) if right and value not in right else (value,)


def _ways(parts: Iterable[Alternatives | None]) -> Iterator[tuple[Decimal, ...]]:
    known = [part for part in parts if part is not None]
    count = 1
    for part in known:
        count *= len(part)
    if count <= WAYS:
        yield from product(*known)
    else:
        yield tuple(part[0] for part in known)
        yield tuple(part[-1] for part in known)


def _judge(
    kind: Kind,
    figure: Figure,
    parts: Sequence[Alternatives | None],
    action: Action | None,
    row: str | None,
    column: str,
    room: Decimal = Decimal(0),
) -> Derived:
    value = number(figure)
    sums = [] if None in parts else [sum(way, Decimal(0)) for way in _ways(parts)]
    expected = point(sums[-1]) if sums else None
    if value is None or not sums:
        verdict, reason = Verdict.UNJUDGED, "blank" if usable(figure) and value is None else ""
    else:
        fits = any(
            value == rounded(s, figure.decimals, mode) or abs(value - s) <= room
            for s in sums
            for mode in Rounding
        )
        verdict, reason = Verdict.EQUAL if fits else Verdict.INCONSISTENT, ""
    code = action.code if action is not None else None
    return Derived(
        kind,
        figure,
        verdict,
        expected,
        code=code,
        block="financial",
        row=row,
        column=column,
        reason=reason,
        action=action,
    )


def _best(
    figure: Figure, readings: Sequence[Sequence[Alternatives | None]], row: str | None, room: Decimal
) -> Derived:
    """The reading under which the figure agrees, give or take `room`, or the first that can be judged."""
    found = [_judge(Kind.FINANCIAL_TOTAL, figure, parts, None, row, "total", room) for parts in readings]
    order = (Verdict.EQUAL, Verdict.INCONSISTENT, Verdict.UNJUDGED)
    return min(found, key=lambda derived: order.index(derived.verdict))
