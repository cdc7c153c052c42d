"""The list of activities against what sums over it: one that stands twice, and one that only the totals have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from poi_audit.model.expected import (
    OVER_ACTION,
    OVER_ALL,
    ActivityFacts,
    Derived,
    Kind,
    Missing,
    Share,
    Verdict,
)
from poi_audit.model.interval import Interval, Rounding, printed, total_of
from poi_audit.model.report import Action, Report
from poi_audit.model.text import fold
from poi_audit.recompute.facts import number
from poi_audit.recompute.groups import Groups
from poi_audit.recompute.holes import unverified
from poi_audit.recompute.shares import Option, contribution
from poi_audit.recompute.summary import BANDS, band

MOST = 3
"""Activities up to which averages alone tell a list that lacks them; of more, a printed count must say how many."""

_COUNTS = ("activities", "in_execution", "complete")


def doubled_of(facts: Sequence[ActivityFacts]) -> frozenset[int]:
    """The activities, by index, that stand before in the list with the same code, and with the same name or figures."""
    seen: dict[str, ActivityFacts] = {}
    out = set()
    for i, fact in enumerate(facts):
        first = seen.setdefault(fact.activity.code, fact)
        if first is not fact and fact.activity.code and same(first, fact):
            out.add(i)
    return frozenset(out)


def same(one: ActivityFacts, other: ActivityFacts) -> bool:
    """Whether two rows of one code are one activity: of one name, or alike in every figure."""
    if fold(one.activity.name) == fold(other.activity.name):
        return True
    texts = ([figure.text for figure in fact.activity.figures()] for fact in (one, other))
    return next(texts) == next(texts)


@dataclass(frozen=True, slots=True)
class _Mean:
    """A published average over a list: what it would need of the missing ones, and whether it fits without them."""

    derived: Derived
    action: Action | None
    fits: bool
    sum: Interval
    count: int

    def lacks(self, missing: int) -> Interval:
        """What the missing ones bring together if the average is right."""
        value = number(self.derived.published)
        if value is None:
            return Interval(Fraction(0), Fraction(0))
        shown = printed(value, self.derived.published.decimals, Rounding.HALF_UP)
        whole = shown.times(self.count + missing)
        return Interval(whole.low - self.sum.high, whole.high - self.sum.low)


def missing_from(
    report: Report, derived: tuple[Derived, ...], groups: Groups, sums: Option, limit: Fraction | None
) -> tuple[tuple[Derived, ...], Missing | None]:
    """What the sums have together and the list has not: averages, total and counts that miss at once and fit one more.

    `sums`: how the report's averages are taken.

    The figures that fit are then not judged: the list is what is in doubt. None where no longer list explains two or
    more of them.
    """
    wrong = [d for d in derived if d.verdict is Verdict.INCONSISTENT and d.kind is not Kind.PERCENT]
    over_lists = [d for d in wrong if d.kind in (*OVER_ALL, *OVER_ACTION)]
    best = None
    counts = (*range(1, MOST + 1), *sorted({more for d in wrong if (more := _more_listed(d)) > MOST}))
    for count in counts if len(over_lists) > 1 else ():
        for found in _readings(report, derived, wrong, groups, count, sums, limit):
            if best is None or len(found.figures) > len(best.figures):
                best = found
    if best is None or len(best.figures) < 2 or not _needed(best):
        counted = any(d.kind is Kind.COUNT and d.verdict is Verdict.EQUAL for d in derived)
        best = (
            None if counted else _of_money(wrong, len(groups.activities)) or _of_lines(report, wrong, derived)
        )
    if best is None:
        return derived, None
    # with the list in doubt nothing over the whole of it is judged, and after a page or so no AEI's list is sure
    kinds = OVER_ALL if best.count <= MOST else (*OVER_ALL, *OVER_ACTION)
    follow = {
        (d.where, d.owner)
        for d in (*best.figures, *wrong)
        if d in best.figures or d.kind in kinds or (d.action is not None and d.action is best.action)
    }
    return tuple(unverified(d, "missing") if (d.where, d.owner) in follow else d for d in derived), best


def _of_money(wrong: Sequence[Derived], listed: int) -> Missing | None:
    """Both totals of money above what the list has, programmed and executed, in a report that prints no count."""
    found = [d for d in wrong if d.kind is Kind.FINANCIAL_TOTAL and _more_money(d, None)]
    both = {d.row for d in found} >= {"programmed", "executed"}
    return Missing(0, listed, None, None, tuple(found)) if both else None


def _of_lines(report: Report, wrong: Sequence[Derived], derived: Sequence[Derived]) -> Missing | None:
    """Money of AEI above what their AO have, and a total that is the sum of just these AEI's printed money."""
    lines = [action.execution.financial for action in report.actions()]
    values = [value for line in lines if line is not None and (value := number(line)) is not None]
    found = [d for d in wrong if d.kind is Kind.FINANCIAL_AVERAGE]
    totals = [
        d
        for d in derived
        if d.kind is Kind.FINANCIAL_TOTAL and d.row != "programmed" and number(d.published) == sum(values)
    ]
    more = all(_more_money(d, d.action) for d in found)
    if not found or not more or not totals or len(values) < max(len(lines), 2):
        return None
    action = found[0].action if len(found) == 1 else None
    return Missing(0, len(list(report.activities())), None, action, (*found, totals[0]))


def _needed(found: Missing) -> bool:
    """Whether two figures of different kinds agree on it: two counts, an average and a total or a count, or money and
    one of these. How many lack figures (S.I.) is beside another count no second one of its own."""
    money = any(figure.kind in (Kind.FINANCIAL_AVERAGE, Kind.FINANCIAL_TOTAL) for figure in found.figures)
    counts = [figure for figure in found.figures if figure.kind is Kind.COUNT and figure.column in _COUNTS]
    kinds = (Kind.AVERAGE, Kind.TOTAL, Kind.MEDIAN)
    means = {(figure.kind, figure.column) for figure in found.figures if figure.kind in kinds}
    lacking = any(figure.kind is Kind.COUNT and figure.column == "incomplete" for figure in found.figures)
    if money or lacking:
        return bool(counts or means) or (money and lacking)
    return len(counts) > 1 or len(means) > 1 or bool(counts and means)


def _readings(
    report: Report,
    derived: Sequence[Derived],
    wrong: Sequence[Derived],
    groups: Groups,
    count: int,
    sums: Option,
    limit: Fraction | None,
) -> Iterator[Missing]:
    """What explains the wrong figures by so many activities more, in one AEI or in one that is not told."""
    listed = len(groups.activities)
    means = list(_means(derived, groups, sums, limit))
    short = {d.owner for d in wrong if d.kind is Kind.FINANCIAL_AVERAGE and _more_money(d, d.action)}
    for action in (*(a for a in report.actions() if a.owner in short or _amiss(a, means)), None):
        parts = [mean for mean in means if not mean.fits and mean.action in (None, action)]
        brought = _together([mean.lacks(count) for mean in parts], count, limit)
        if parts and brought is None:
            continue
        share = None if brought is None else brought.times(Fraction(1, count))
        figures = [mean.derived for mean in parts]
        figures += [d for d in wrong if d.kind is Kind.COUNT and _counted(d, listed, count, share)]
        figures += [d for d in wrong if _more_money(d, action)]
        figures += [d for d in wrong if count == 1 and _amid(d, groups, sums, limit)]
        yield Missing(count, listed, share, action, tuple(figures))


def _amiss(action: Action, means: Sequence[_Mean]) -> bool:
    """Whether the AEI's average does not fit its list."""
    return any(mean.action is action and not mean.fits for mean in means)


def _together(needs: Sequence[Interval], count: int, limit: Fraction | None) -> Interval | None:
    """What every average leaves for the missing ones; None where they disagree or it can be no percentage."""
    if not needs:
        return None
    low, high = max(need.low for need in needs), min(need.high for need in needs)
    top = (limit or Fraction(1000)) * count
    return (
        Interval(max(low, Fraction(0)), min(high, top)) if low <= high and high >= 0 and low <= top else None
    )


def _means(
    derived: Sequence[Derived], groups: Groups, sums: Option, limit: Fraction | None
) -> Iterator[_Mean]:
    for one in derived:
        if one.verdict not in (Verdict.EQUAL, Verdict.INCONSISTENT) or number(one.published) is None:
            continue
        if one.kind is Kind.AVERAGE and one.column == "average" and one.action is not None:
            shares: Sequence[Share] = groups.by_action[one.action.ordinal]
        elif one.kind is Kind.TOTAL and one.column == "total":
            shares = groups.activities
        else:
            continue
        if any(share.wrong or share.printed is None for share in shares):
            continue
        brought = (contribution(share, sums, limit, Rounding.HALF_UP) for share in shares)
        values = [value for value in brought if value is not None]
        whole = total_of(values) if values else Interval(Fraction(0), Fraction(0))
        yield _Mean(one, one.action, one.verdict is Verdict.EQUAL, whole, len(values))


def _amid(derived: Derived, groups: Groups, sums: Option, limit: Fraction | None) -> bool:
    """Whether a median may be that of the list with one activity more."""
    value = number(derived.published)
    if derived.kind is not Kind.MEDIAN or value is None:
        return False
    brought = (contribution(share, sums, limit, Rounding.HALF_UP) for share in groups.activities)
    known = sorted((low.low + low.high) / 2 for low in brought if low is not None)
    middle = len(known) // 2
    near = known[max(middle - 1, 0) : middle + 1 + len(known) % 2]
    ends = [(a + b) / 2 for a, b in pairwise(near)] if len(known) % 2 else near
    shown = printed(value, derived.published.decimals)
    return bool(ends) and shown.meets(Interval(ends[0], ends[-1]))


def _counted(derived: Derived, listed: int, count: int, share: Interval | None) -> bool:
    """Whether the count is right for the longer list."""
    value, expected = number(derived.published), derived.expected
    if value is None or not isinstance(expected, Interval):
        return False
    if derived.table != "actions" and derived.column in _COUNTS:
        return _more_listed(derived) == count
    more = value - expected.low.numerator
    if derived.table == "activities" and derived.column in BANDS:
        inside = share is None or derived.column in (band(share.low), band(share.high))
        return 0 < more <= count and inside
    return derived.column == "incomplete" and derived.table != "actions" and 0 < more <= count


def _more_listed(derived: Derived) -> int:
    """How many more than those of the list a printed count of activities says; 0 of any other figure."""
    value, expected = number(derived.published), derived.expected
    if derived.kind is not Kind.COUNT or derived.table == "actions" or derived.column not in _COUNTS:
        return 0
    if value is None or not isinstance(expected, Interval):
        return 0
    return int(value) - expected.low.numerator


def _more_money(derived: Derived, action: Action | None) -> bool:
    """Whether the sum of money is above its parts, as it is where one of them is missing."""
    value, expected = number(derived.published), derived.expected
    if value is None or not isinstance(expected, Interval) or Fraction(value) <= expected.high:
        return False
    return derived.kind is Kind.FINANCIAL_TOTAL or (
        derived.kind is Kind.FINANCIAL_AVERAGE and action is not None and derived.owner == action.owner
    )
