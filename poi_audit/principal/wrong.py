"""What cannot be right, what may be missing, what the prose says otherwise, and what was not read with certainty."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from poi_audit.checks import informe, narrative
from poi_audit.checks.averaging import mean_under
from poi_audit.checks.cap import HUNDRED
from poi_audit.checks.gaps import over_a_hole
from poi_audit.checks.lists import missing
from poi_audit.checks.parts import shares
from poi_audit.checks.reading import doubtful_figures, doubtful_months
from poi_audit.messages import known, message, one_after_another
from poi_audit.model.expected import ActivityFacts, Kind, Share, Verdict
from poi_audit.model.figure import Mark
from poi_audit.model.finding import Finding, Highlight, Severity
from poi_audit.model.interval import Interval, point, rounded
from poi_audit.model.message import Message
from poi_audit.model.report import ROW_LABELS
from poi_audit.principal.seen import Seen, alone, column_word, most, said
from poi_audit.recompute.facts import number
from poi_audit.recompute.shares import Option

_Right = Callable[[Seen, ActivityFacts, Share, bool], Share]
_TOLD = 2
_OF_PROSE = (
    informe.means,
    informe.counts,
    narrative.totals,
    narrative.figures,
    narrative.unlisted,
    narrative.mismatched,
)
"""The strongest first: the report's total, its counts, the totals in its own text, single figures."""


def wrong(seen: Seen) -> Iterator[Highlight]:
    """The errors, and what right percentages would make of averages and totals."""
    found = [finding for finding in seen.audit.findings if finding.severity is Severity.ERROR]
    if not found:
        return
    items = most([_error(finding) for finding in sorted(found, key=_weight)], 4)
    sentences: list[Message] = [message("principal.errors", count=len(found), items=items)]
    effects = [
        message(key, items=most(items, 4))
        for key, right in (
            ("principal.effect", _repaired),
            ("principal.effect.accumulated", _by_accumulated),
        )
        if (items := list(_effects(seen, right)))
    ]
    if effects:
        sentences += effects
    elif _apart(seen, found):
        sentences.append(message("principal.apart"))
    yield said(sentences, found)


def _weight(finding: Finding) -> int:
    """Totals before averages before the activities' figures."""
    return {"G": 0, "T": 1, "P": 2, "A": 2}.get(finding.rule[0], 3)


def _error(finding: Finding) -> Message:
    """Where it is, what is printed and what it gives; or the finding's own sentence."""
    if finding.published is None or finding.expected is None:
        return finding.message
    published = finding.published or message("blank")
    if not finding.expected:
        return message("principal.wrong.none", place=_place(finding), published=published)
    return message("principal.wrong", place=_place(finding), published=published, expected=finding.expected)


def _place(finding: Finding) -> str:
    where = finding.where
    words: list[str] = [where.code] if where.code else []
    words += [message("block.financial")] if where.block == "financial" else []
    words += [message(f"table.{where.table}")] if known(f"table.{where.table}") else []
    words += [ROW_LABELS[where.row]] if where.row in ROW_LABELS else []
    if where.column is not None:
        key = f"column.{where.column}"
        words.append(message(key) if known(key) else where.column)
    return one_after_another(words)


def _effects(seen: Seen, right: _Right) -> Iterator[Message]:
    """The averages and totals that agree with the percentages as printed and would be others with the right ones."""
    choices = seen.expected.choices
    option = Option(choices["averages_from"].value, choices["cap"].value)
    for derived in seen.expected.derived:
        if derived.kind is not Kind.AVERAGE and not (
            derived.kind is Kind.TOTAL and seen.over_activities(derived)
        ):
            continue
        if derived.verdict is not Verdict.EQUAL or number(derived.published) is None:
            continue
        period = derived.column in ("average_period", "total_period")
        group = shares(seen.expected, derived)
        changed = [right(seen, fact, share, period) for fact, share in group]
        if changed == [share for _, share in group]:
            continue
        mean = mean_under(seen.expected, changed, option)
        if mean is None or not mean.exact:
            continue
        value = rounded(mean.low, derived.published.decimals, seen.expected.rounding)
        if value != number(derived.published):
            words = (
                [derived.code, column_word(derived.column)] if derived.code else [column_word(derived.column)]
            )
            yield message(
                "principal.changed",
                place=one_after_another(words),
                right=f"{value:,f}",
                published=derived.published.text,
            )


def _repaired(seen: Seen, fact: ActivityFacts, share: Share, period: bool) -> Share:
    """What the activity would bring if its percentage were the recomputed one."""
    return share.repairs[0] if share.wrong else share


def _by_accumulated(seen: Seen, fact: ActivityFacts, share: Share, period: bool) -> Share:
    """What it would bring if its percentage followed its accumulated figures, where it follows its months."""
    value = seen.contradicted.get((fact.activity.owner, "percent_period" if period else "percent"))
    if value is None or share.wrong or not isinstance(share.printed, Interval):
        return share
    return Share(point(rounded(value.low, 2)), value, capped=value.capped(HUNDRED))


def _apart(seen: Seen, found: list[Finding]) -> bool:
    """Whether every error is of a physical figure of an activity that shows a mark instead of a percentage."""
    owners = [finding.where.owner for finding in found]
    return all(
        owner is not None
        and owner.level == "activity"
        and finding.rule.startswith("A3")
        and finding.where.block != "financial"
        and all(
            share is None or isinstance(share.printed, Mark) for share in seen.expected.shares[owner.ordinal]
        )
        for owner, finding in zip(owners, found, strict=True)
    )


def lost(seen: Seen) -> Iterator[Highlight]:
    """What may be missing from the report, and what is not judged for it."""
    found = seen.of(missing, over_a_hole)
    parts = [problem.message for problem in seen.report.problems if problem.partial]
    parts += [hole.message for hole in seen.report.holes]
    parts += [finding.message for finding in seen.of(missing)]
    parts = list(dict.fromkeys(parts))
    if not parts:
        return
    sentences: list[str] = list(parts[:_TOLD])
    if seen.audit.coverage.unverifiable:
        sentences.append(message("principal.unverifiable", count=seen.audit.coverage.unverifiable))
    yield said(sentences, found)


def prose(seen: Seen) -> Iterator[Highlight]:
    """Where the text around the table, or in it, says another figure."""
    found = [finding for rule in _OF_PROSE for finding in seen.of(rule)]
    if found:
        yield said([alone(finding) for finding in found[:_TOLD]], found)


def doubtful(seen: Seen) -> Iterator[Highlight]:
    """How many figures were not read with certainty."""
    count = seen.audit.coverage.doubtful
    if count:
        yield said([message("principal.doubt", count=count)], seen.of(doubtful_months, doubtful_figures))
