"""Money beside progress: spent without any, or executed in every month as programmed."""

from __future__ import annotations

from collections.abc import Iterator

from poi_audit.checks import money_months
from poi_audit.messages import message
from poi_audit.model.finding import Highlight
from poi_audit.principal.seen import Seen, most, said, short


def spending(seen: Seen) -> Iterator[Highlight]:
    """The activities at zero that spent all their money; and how alike both rows of money are."""
    idle, alike = seen.of(money_months.spent), seen.of(money_months.identical)
    sentences = []
    if len(idle) == 1:
        spent = {name: idle[0].message.values[name] for name in ("spent", "goal")}
        sentences.append(message("principal.idle", code=idle[0].where.code, **spent))
    elif idle:
        codes = most(short(finding.where.code or "" for finding in idle))
        sentences.append(message("principal.idle.several", count=len(idle), items=codes))
    for finding in alike:
        pairs = [fact.financial for fact in seen.expected.activities if fact.financial is not None]
        same = sum(goal.sound and done.sound and goal.values == done.values for goal, done in pairs)
        values = finding.message.values
        counts = {"count": same, "of": len(pairs), "spending": values["count"], "money": values["of"]}
        sentences.append(message("principal.money", **counts))
    if sentences:
        yield said(sentences, [*idle, *alike])
