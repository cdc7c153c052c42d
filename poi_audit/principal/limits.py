"""The cap: what it hides, what would be hidden, or that it hides nothing."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from poi_audit.checks import cap
from poi_audit.checks.averaging import side_by_side
from poi_audit.checks.cap import HUNDRED, above
from poi_audit.checks.parts import shares
from poi_audit.messages import message
from poi_audit.model.expected import Derived
from poi_audit.model.finding import Highlight
from poi_audit.model.interval import Interval, mean_of, rounded
from poi_audit.model.message import Message
from poi_audit.principal.seen import Seen, column_word, most, named, said, short
from poi_audit.recompute.facts import number


def hidden(seen: Seen) -> Iterator[Highlight]:
    """The activities above 100 that print 100, and the total without the cap."""
    found = seen.of(cap.hidden)
    if not found:
        return
    codes = short(finding.where.code or "" for finding in found)
    items = [
        named(code, f"{finding.message.values['uncapped']} %")
        for code, finding in zip(codes, found, strict=True)
    ]
    count = len({finding.where.owner for finding in found})
    totals = seen.of(side_by_side)
    effects = [
        message(
            "principal.cap.total",
            what=column_word(total.where.column),
            uncapped=total.message.values["uncapped"],
            capped=total.message.values["capped"],
        )
        for total in totals
    ]
    yield said([message("principal.cap", count=count, items=most(items)), *effects], [*found, *totals])


def above_hundred(seen: Seen) -> Iterator[Highlight]:
    """Where nothing is capped: the activities above 100 in the percentage that speaks of the months shown."""
    for finding in seen.of(cap.over_hundred)[:1]:
        column = finding.where.column
        found = [fact for fact, c, *_ in above(seen.expected, capped=False) if c == column]
        figures = [getattr(fact.activity, column or "").text for fact in found]
        items = [
            named(code, text)
            for code, text in zip(short(fact.activity.code for fact in found), figures, strict=True)
        ]
        wanted = "total_period" if column == "percent_period" else "total"
        totals = [total for total in seen.totals if total.column == wanted]
        effects = [said_of for total in totals if (said_of := _with_cap(seen, total)) is not None]
        yield said([message("principal.above", count=len(found), items=most(items)), *effects], [finding])


def _with_cap(seen: Seen, total: Derived) -> Message | None:
    """What the total would be with each percentage as printed cut at 100."""
    values = [
        share.printed.capped(HUNDRED)
        for _, share in shares(seen.expected, total)
        if isinstance(share.printed, Interval)
    ]
    if not values or not seen.over_activities(total):
        return None
    text = f"{rounded(mean_of(values).low, 2):,f}"
    if Decimal(text) == number(total.published):
        return None
    return message(
        "principal.above.total", what=column_word(total.column), capped=text, published=total.published.text
    )


def hides_nothing(seen: Seen) -> Iterator[Highlight]:
    """That no activity is above the cap, of those that can be recomputed."""
    pairs = seen.expected.shares.values()
    known = [share for share, _ in pairs if isinstance(share.printed, Interval) and share.exact is not None]
    if seen.expected.capped and known and all(s.exact and s.exact.high <= HUNDRED for s in known):
        yield said([message("principal.cap.nothing", count=len(known))], ())
