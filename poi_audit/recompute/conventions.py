"""Conventions: choices that the notes leave open, inferred from the report's own figures.

Each is a small set of options. The option that explains most of the figures is taken; the notes, the checkbox or the
layout decide a tie. Options that explain as many stay admitted where nothing states a rule.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import comb
from types import MappingProxyType
from typing import get_args

from poi_audit.model.expected import Choice
from poi_audit.model.finding import Convention
from poi_audit.model.traits import Deadline, Goal, Idle, Incomplete, Over, Percents, Rounds, Traits

DEFAULTS: Mapping[str, str] = {
    "programmed_accumulated": "visible",
    "months": "own",
    "averages_from": "printed",
    "incomplete": "blocking",
    "rounding": "half_up",
    "unprogrammed_action": "zero",
    "total_over": "activities",
    "deadline": "last_day",
}
"""The usual options, where nothing else was observed."""

OPTIONS: Mapping[str, tuple[str, ...]] = {
    "deadline": get_args(Deadline),
    "programmed_accumulated": get_args(Goal),
    "financial_programmed_accumulated": get_args(Goal),
    "months": ("own", "running"),
    "financial_months": ("own", "running"),
    "activity_cap": ("capped", "uncapped"),
    "rounding": get_args(Rounds),
    "averages_from": get_args(Percents),
    "cap": ("before", "after", "never"),
    "total_over": get_args(Over),
    "objective_over": get_args(Over),
    "incomplete": get_args(Incomplete),
    "unprogrammed_action": get_args(Idle),
}
"""Every convention with its options: what a configuration can fix."""

Fixed = Mapping[str, str]
"""Conventions fixed by hand: name -> option."""
NONE_FIXED: Fixed = MappingProxyType({})


def default_of(name: str, traits: Traits) -> str:
    """The option to start from: what reports of this layout were observed to do, or what is usual."""
    observed: str | None = getattr(traits, name, None)
    return observed or DEFAULTS[name]


def choose(
    name: str,
    scores: Mapping[str, int],
    of: int,
    default: str,
    *,
    note: str | None = None,
    stated: bool = False,
    least: int = 1,
    margin: int = 1,
    lenient: bool = False,
    fixed: Fixed = NONE_FIXED,
) -> Choice:
    """The option that explains most of `of` figures.

    An option other than the default must explain at least `least` figures, and at least `margin` more than the default
    does: figures that fit both count for both. `stated`: the report states the default, so a tie is decided by it;
    otherwise every option of a tie stays admitted.
    `lenient`: an option that explains more, yet too few to be taken, is admitted beside the default.
    `fixed`: where it names an option that this report can have, that one is taken whatever the figures say.
    """
    if (by_hand := fixed.get(name)) in scores and by_hand is not None:
        others = [score for option, score in scores.items() if option != by_hand]
        best_other = max(others, default=None)
        convention = Convention(name, by_hand, scores[by_hand], of, best_other, note, True)
        return Choice(by_hand, frozenset({by_hand}), convention, default)
    best = max(scores.values(), default=0)
    base = scores.get(default, 0)
    if best >= max(base + margin, least):
        value = next(option for option, score in scores.items() if score == best)
        admitted = {option for option, score in scores.items() if score == best}
    else:
        value = default
        admitted = {default} if stated or best > base else {o for o, s in scores.items() if s == base}
        if lenient and best > base:
            admitted |= {option for option, score in scores.items() if score == best}
    others = [score for option, score in scores.items() if option != value]
    convention = Convention(name, value, scores.get(value, 0), of, max(others, default=None), note)
    return Choice(value, frozenset(admitted | {value}), convention, default)


def sums_are_exact(rows: Sequence[tuple[int, bool]]) -> bool:
    """Whether the printed parts of sums are exact values and not rounded ones.

    `rows` has, for each sum of two or more parts with decimals, their number and whether it closes exactly. Were the
    parts rounded, the sum of two would miss by a unit once in four and longer sums more often. So few misses that this
    has a chance below 1 in 100 say that the parts are exact.
    """
    misses, n = sum(not closes for _, closes in rows), len(rows)
    if misses * 4 >= n:
        return False
    # P(X <= misses) for X ~ Binomial(n, 1/4), in whole numbers; beyond a thousand rows the answer is plain.
    if n > 1000:
        return True
    tail = sum(comb(n, k) * 3 ** (n - k) for k in range(misses + 1))
    return bool(tail * 100 < 4**n)
