"""Which activity of the later report is which of the earlier one: by code, and where that fails by name.

By name only where no other activity of either report has it, and unit or AEI are the same as well: an office names many
activities alike, and one that went and one that came are not one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from poi_audit.comparison.texts import letters, same
from poi_audit.recompute import ActivityFacts


@dataclass(frozen=True)
class Twin:
    """One activity in both reports."""

    earlier: ActivityFacts
    later: ActivityFacts
    index: int
    """Of the later one in its report."""

    @property
    def recoded(self) -> bool:
        """Whether its code is another one: it was matched by its name."""
        return letters(self.earlier.activity.code) != letters(self.later.activity.code)


@dataclass(frozen=True)
class Matches:
    """Every activity: in both, in the earlier report alone, in the later one alone."""

    twins: tuple[Twin, ...]
    gone: tuple[ActivityFacts, ...]
    added: tuple[ActivityFacts, ...]
    unclear: tuple[str, ...]
    """Codes that a report prints more than once and of which an activity was not matched."""


def match(earlier: Sequence[ActivityFacts], later: Sequence[ActivityFacts]) -> Matches:
    """Match by code. A code that a report prints twice needs the name too; what stays open is not compared."""
    unclear = _repeated(earlier) | _repeated(later)
    before = {f.activity.code: f for f in earlier if f.activity.code not in unclear}
    pairs: dict[int, ActivityFacts] = {
        i: before.pop(f.activity.code) for i, f in enumerate(later) if f.activity.code in before
    }
    named = _by_key([f for f in earlier if f.activity.code in unclear], coded=True)
    rest: list[tuple[int, ActivityFacts]] = []
    doubles = _by_key([f for f in later if f.activity.code in unclear], coded=True)
    for i, fact in enumerate(later):
        key = _key(fact, coded=True)
        if fact.activity.code in unclear:
            if doubles.get(key) is fact and key in named:
                pairs[i] = named[key]
        elif i not in pairs:
            rest.append((i, fact))
    old, new = _by_key(earlier), _by_key(later)
    for i, fact in rest:
        named_so = old.get(_key(fact))
        if (
            new.get(_key(fact)) is fact
            and named_so is not None
            and before.get(named_so.activity.code) is named_so
            and _akin(named_so, fact)
        ):
            pairs[i] = named_so
    paired = {fact.activity.ordinal for fact in pairs.values()}
    open_codes = {f.activity.code for f in earlier if f.activity.ordinal not in paired}
    open_codes |= {f.activity.code for i, f in enumerate(later) if i not in pairs}
    return Matches(
        tuple(Twin(pairs[i], later[i], i) for i in sorted(pairs)),
        tuple(fact for fact in before.values() if fact.activity.ordinal not in paired),
        tuple(fact for i, fact in rest if i not in pairs),
        tuple(sorted(unclear & open_codes)),
    )


def _akin(one: ActivityFacts, other: ActivityFacts) -> bool:
    """Whether two activities of one name have the same unit, or stand under the same AEI."""
    units = one.activity.unit, other.activity.unit
    actions = letters(one.action.code), letters(other.action.code)
    return (all(units) and same(*units)) or (all(actions) and actions[0] == actions[1])


def _repeated(facts: Sequence[ActivityFacts]) -> set[str]:
    return {code for code, count in Counter(f.activity.code for f in facts).items() if count > 1}


def _key(fact: ActivityFacts, coded: bool = False) -> str:
    name = letters(fact.activity.name)
    return f"{fact.activity.code} {name}" if coded else name


def _by_key(facts: Iterable[ActivityFacts], coded: bool = False) -> dict[str, ActivityFacts]:
    """The activities whose name (and code) no other of them has."""
    found: dict[str, list[ActivityFacts]] = {}
    for fact in facts:
        found.setdefault(_key(fact, coded), []).append(fact)
    return {key: group[0] for key, group in found.items() if key and len(group) == 1}
