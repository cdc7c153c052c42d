"""Lo principal of an audit: at most six sentences that change how the report's headline reads, the strongest first.

`principal(report, expected, audit)` gives them; `poi_audit.principal.groups` gives the findings in groups. Both are
computed anew from what the audit holds, so that they follow what a baseline or the configuration takes out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from poi_audit.model.expected import Expected
from poi_audit.model.finding import Audit, Highlight
from poi_audit.model.report import Report
from poi_audit.principal.headline import every_activity, headline, incomplete
from poi_audit.principal.limits import above_hundred, hidden, hides_nothing
from poi_audit.principal.months import all_hundred, offset
from poi_audit.principal.rules import other_rule, unstated
from poi_audit.principal.seen import Seen
from poi_audit.principal.spending import spending
from poi_audit.principal.wrong import doubtful, lost, prose, wrong

MOST = 6
"""Sentences at most: what a person keeps in mind."""

_SENTENCES: tuple[Callable[[Seen], Iterator[Highlight]], ...] = (
    *(
        wrong,
        lost,
        headline,
        incomplete,
        prose,
        hidden,
        above_hundred,
        other_rule,
        offset,
        all_hundred,
        unstated,
    ),
    *(spending, doubtful, every_activity, hides_nothing),
)
"""Who says what, the strongest first."""


def principal(report: Report, expected: Expected, audit: Audit) -> tuple[Highlight, ...]:
    """At most `MOST` sentences with the ids of their findings; none for a comparison of two reports."""
    if audit.comparison is not None:
        return ()
    seen = Seen(report, expected, audit)
    return tuple(highlight for say in _SENTENCES for highlight in say(seen))[:MOST]
