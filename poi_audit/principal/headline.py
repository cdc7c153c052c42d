"""On how many activities, and on what share of the money, the headline stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from poi_audit.checks import money_months, months
from poi_audit.checks.averages import blocked
from poi_audit.checks.averaging import few, left_out
from poi_audit.checks.parts import shares
from poi_audit.messages import message, one_after_another
from poi_audit.model.expected import ActivityFacts, Derived, Share, Verdict
from poi_audit.model.figure import Mark
from poi_audit.model.finding import Highlight
from poi_audit.model.interval import Interval
from poi_audit.model.message import Message
from poi_audit.principal.seen import Seen, column_word, percent, said

_RESTS_ON = (few, months.unprogrammed, money_months.unprogrammed)


def headline(seen: Seen) -> Iterator[Highlight]:
    """How many of the activities enter each total, and which do not; nothing where all of them do."""
    rows = [(total, _entering(seen, total)) for total in seen.totals]
    known = [(total, group) for total, group in rows if group]
    if not any(len(_in(group)) < len(group) for _, group in known):
        return
    items = [_stands(seen, total, group) for total, group in known]
    out = list(_left_out(seen, known[0][1]))
    if out:
        alike = len({len(_in(group)) for _, group in known}) == 1
        key = "principal.headline" if alike else "principal.headline.several"
        what = column_word(known[0][0].column)
        yield said([message(key, items=items, what=what, out=out)], seen.of(*_RESTS_ON))


def every_activity(seen: Seen) -> Iterator[Highlight]:
    """That all of them enter the total."""
    for total in seen.totals[-1:]:
        group = _entering(seen, total)
        if len(group) > 1 and len(_in(group)) == len(group) and seen.over_activities(total):
            yield said([message("principal.all", figure=total.published.text, of=len(group))], ())


def incomplete(seen: Seen) -> Iterator[Highlight]:
    """How many activities are S.I., where no total says it."""
    facts = seen.expected.activities
    count = sum(_percent(fact) is Mark.INCOMPLETE for fact in facts)
    if count and not any(True for _ in headline(seen)):
        yield said([message("principal.incomplete", count=count, of=len(facts))], seen.of(blocked, left_out))


def _percent(fact: ActivityFacts) -> Mark | None:
    figure = fact.activity.percent_period or fact.activity.percent
    return None if figure is None else figure.mark


def _entering(seen: Seen, total: Derived) -> list[tuple[ActivityFacts, Share]]:
    """The activities under the total; empty where it cannot be told of one of them whether it enters."""
    group = shares(seen.expected, total)
    sure = all(isinstance(share.printed, (Interval, Mark)) for _, share in group)
    return group if sure and len(group) == len(seen.expected.activities) else []


def _in(group: list[tuple[ActivityFacts, Share]]) -> list[ActivityFacts]:
    return [fact for fact, share in group if isinstance(share.printed, Interval)]


def _stands(seen: Seen, total: Derived, group: list[tuple[ActivityFacts, Share]]) -> Message:
    inside = _in(group)
    share = _share(seen, inside)
    key = "principal.stands" if share is None else "principal.stands.money"
    named = column_word(total.column)
    wrong = total.verdict is Verdict.INCONSISTENT
    return message(
        key,
        what=named if wrong else one_after_another([named, total.published.text]),
        count=len(inside),
        of=len(group),
        **({} if share is None else {"share": share}),
    )


def _left_out(seen: Seen, group: list[tuple[ActivityFacts, Share]]) -> Iterator[Message]:
    """By mark, the activities that do not enter: how many, with what money, and how many executed something."""
    done = {finding.where.owner for finding in seen.of(months.unprogrammed)}
    for mark, count in Counter(share.printed for _, share in group).items():
        if not isinstance(mark, Mark):
            continue
        facts = [fact for fact, share in group if share.printed is mark]
        share = _share(seen, facts)
        share = None if share == "0.0" else share
        executed = sum(fact.activity.owner in done for fact in facts)
        key = {(0, 0): "", (1, 0): ".money", (0, 1): ".done", (1, 1): ".both"}[
            share is not None, executed > 0
        ]
        values = {"count": count, "mark": mark.value, "share": share or "", "done": executed}
        yield message(f"principal.out{key}", **values)


def _share(seen: Seen, facts: list[ActivityFacts]) -> str | None:
    """The percentage of the money executed that is theirs; None where it is not known."""
    if seen.money is None:
        return None
    return percent(sum(seen.money[fact.activity.ordinal] for fact in facts), sum(seen.money))
