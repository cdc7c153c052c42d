"""Rules that a form follows and that are none of the known: what they give is not judged, and one finding says so.

The report's own note says another rule ("promedio ponderado"), or the form is not known and no figure of three or more
follows the rule that is. A figure speaks where the rule can be told at all: a mean of one, or of equal ones, is the
same under any.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from poi_audit.model.expected import ActivityFacts, Aggregation, Derived, Kind, UnknownRule, Verdict
from poi_audit.model.interval import Interval
from poi_audit.model.report import Report
from poi_audit.recompute.facts import number
from poi_audit.recompute.holes import unverified
from poi_audit.recompute.notes import in_other_words, note_on

LEAST = 3
"""Figures of a form not known of which none follows the known rule before that rule is given up."""

TOPICS: Mapping[tuple[Kind, str | None], str] = {
    (Kind.ACCUMULATED, "accumulated"): "accumulated",
    (Kind.PERCENT, "percent"): "percent",
    (Kind.AVERAGE, "average"): "average",
    (Kind.TOTAL, "total"): "total_over",
    (Kind.TOTAL, "type_i"): "type_i",
    (Kind.TOTAL, "type_ii"): "type_ii",
}
"""Kind and column -> what a note on its rule speaks of."""


def unknown_rules(
    report: Report, derived: Sequence[Derived], facts: Sequence[ActivityFacts]
) -> tuple[tuple[Derived, ...], tuple[UnknownRule, ...]]:
    """The derived figures, those of unknown rules not judged, and these rules."""
    groups: dict[tuple[Kind, str | None], list[Derived]] = {}
    for one in derived:
        if one.verdict in (Verdict.EQUAL, Verdict.BY_ROUNDING, Verdict.INCONSISTENT):
            groups.setdefault((one.kind, one.column), []).append(one)
    given_up: dict[tuple[Kind, str | None], UnknownRule] = {}
    for key, group in groups.items():
        topic = TOPICS.get((key[0], key[1] or ""), "")
        words = in_other_words(report, topic) if topic else ()
        telling = [one for one in group if _tells(one, facts)]
        wrong = [one for one in telling if one.verdict is Verdict.INCONSISTENT]
        none_fits = len(wrong) == len(telling)
        form = report.source.deduced or report.source.layout is None
        if wrong and none_fits and (words or (form and len(wrong) >= LEAST)):
            note = note_on(report, topic) if words else None
            given_up[key] = UnknownRule(*key, len(group), note, words)
    out = (unverified(one, "unknown_rule") if (one.kind, one.column) in given_up else one for one in derived)
    return tuple(out), tuple(given_up.values())


def _tells(derived: Derived, facts: Sequence[ActivityFacts]) -> bool:
    """Whether another rule would give another figure."""
    if derived.kind is Kind.ACCUMULATED and derived.fact is not None:
        row = derived.fact.rows("physical")
        cells = None if row is None else row[derived.row == "executed"]
        return (
            cells is not None
            and len({value for value in cells.values if value}) > 0
            and cells.total != cells.last
        )
    if derived.kind is Kind.PERCENT:
        return (
            number(derived.published) not in (None, 0, 100) and _aggregation(derived) is not Aggregation.NONE
        )
    if derived.kind is Kind.AVERAGE:
        values = {
            value
            for fact in facts
            if derived.action is not None
            and fact.action.ordinal == derived.action.ordinal
            and (value := number(fact.activity.percent)) is not None
        }
        return len(values) > 1
    return derived.kind is not Kind.COUNT and isinstance(derived.expected, Interval)


def _aggregation(derived: Derived) -> Aggregation | None:
    return derived.fact.aggregation if derived.fact is not None else None
