"""Months that differ from the programme and no longer show at the end, and percentages that are all alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from poi_audit.checks import months
from poi_audit.checks.months import closings_of, deviations
from poi_audit.messages import message
from poi_audit.model.finding import Highlight
from poi_audit.model.message import Message
from poi_audit.model.report import Owner
from poi_audit.principal.seen import Seen, most, said, short

_CODES = 12


def offset(seen: Seen) -> Iterator[Highlight]:
    """The activities that end as programmed in spite of months that differ, and the closings at which it showed."""
    found = seen.of(months.offset)
    if not found:
        return
    codes = most(short(finding.where.code or "" for finding in found), _CODES)
    sentences = [
        message("principal.offset", count=len(found), items=codes),
        *_closings(seen, {finding.where.owner for finding in found}),
    ]
    yield said(sentences, found)


def _closings(seen: Seen, owners: set[Owner | None]) -> Iterator[Message]:
    """For each closing before the last month shown: how many of these activities differed, and which one most."""
    last = seen.report.header.months[-1] if seen.report.header.months else ""
    at: dict[str, list[tuple[str, Message]]] = defaultdict(list)
    for deviation in deviations(seen.expected):
        if deviation.offset and deviation.fact.activity.owner in owners:
            for closing in closings_of(seen.report, seen.expected, deviation):
                at[str(closing.values["month"])].append((deviation.fact.activity.code, closing))
    for month in (month for month in seen.report.header.months if month in at and month != last):
        code, closing = max(at[month], key=lambda pair: _distance(pair[1]))
        values = {name: closing.values[name] for name in ("executed", "programmed", "percent")}
        if len(owners) == 1:
            yield message("principal.closing.alone", month=month, **values)
        else:
            yield message("principal.closing", month=month, count=len(at[month]), code=code, **values)


def _distance(closing: Message) -> Decimal:
    return abs(Decimal(str(closing.values["percent"]).replace(",", "")) - 100)


def all_hundred(seen: Seen) -> Iterator[Highlight]:
    """That every activity prints exactly 100."""
    found = seen.of(months.all_hundred)
    if found:
        yield said([found[0].message], found)
