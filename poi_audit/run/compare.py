"""Comparing reports read from files: what a finding rests on is read again, by another engine, in both."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import pairwise
from pathlib import Path

from poi_audit.comparison.judge import judged
from poi_audit.comparison.order import in_order, incomparable, matching, refuse, refuse_others, tied
from poi_audit.comparison.pair import Pair
from poi_audit.comparison.sides import Side, side
from poi_audit.model.errors import UsageError
from poi_audit.model.outcome import Checked, Failure, Reading
from poi_audit.model.report import Report
from poi_audit.run.confirm import accused, looked_again
from poi_audit.run.session import failure, read_again


@dataclass(frozen=True)
class Taken:
    """One report of a file, how it was read, and the day of its query where the caller knows it."""

    path: Path
    report: Report
    reading: Reading
    as_of: date | None = None


Couple = tuple[Taken, Taken]
"""The earlier and the later one."""


def try_pair(
    path: Path, earlier: Taken, later: Taken, fixed: Mapping[str, str], ordered: bool
) -> Checked | Failure:
    """The comparison of the two, or why there is none. `path`: the later file; `ordered`: the order is settled.

    Raises `UsageError` and MemoryError alone.
    """
    try:
        return _pair(earlier, later, fixed, ordered)
    except (UsageError, MemoryError):
        raise
    except Exception as error:
        return failure(path, error)


def _pair(earlier: Taken, later: Taken, fixed: Mapping[str, str], ordered: bool) -> Checked:
    old, new = side(earlier.report, earlier.as_of, fixed), side(later.report, later.as_of, fixed)
    if ordered:
        refuse_others(old.report, new.report)
    else:
        refuse(old, new)
    audit = judged(old, new)
    spoken_of = accused(new.report, audit.findings)
    before = {t.earlier.activity.ordinal for t in Pair(old, new).twins if t.index in spoken_of}
    old_again = _twice(earlier, old, before, fixed)
    new_again = _twice(later, new, spoken_of, fixed)
    if old_again is not old or new_again is not new:
        old, new = old_again, new_again
        audit = judged(old, new)
    return Checked(new.report, new.expected, audit)


def _twice(taken: Taken, before: Side, suspects: Collection[int], fixed: Mapping[str, str]) -> Side:
    """The report with what another engine reads otherwise doubtful; the same one where nothing was read again."""
    again = looked_again(taken.report, suspects, partial(read_again, taken.path, taken.reading))
    return before if again is taken.report else side(again, taken.as_of, fixed)


def couples(earlier: Sequence[Taken], later: Sequence[Taken]) -> list[Couple]:
    """Which report of the one file is compared with which of the other: those of one UE and year.

    Raises `ComparisonError` where there is none, or more than one can be meant.
    """
    if len(earlier) == len(later) == 1:
        return [(earlier[0], later[0])]
    found = [
        (i, k) for k, one in enumerate(later) for i, e in enumerate(earlier) if matching(e.report, one.report)
    ]
    if not found:
        raise incomparable("no_couple")
    if any(len(set(side)) < len(found) for side in zip(*found, strict=True)):
        raise incomparable("several_couples")
    return [(earlier[i], later[k]) for i, k in found]


def consecutive(taken: Sequence[Taken], fixed: Mapping[str, str]) -> tuple[list[Couple], list[Couple]]:
    """The reports of a year in order, each with the one before it; and the couples of which none is known to be first.

    Raises `ComparisonError` for less than two, or reports of another UE or year.
    """
    if len(taken) < 2:
        raise incomparable("no_history")
    for other in taken[1:]:
        refuse_others(taken[0].report, other.report)
    sides = [side(one.report, one.as_of, fixed) for one in taken]
    found: tuple[list[Couple], list[Couple]] = [], []
    for first, then in pairwise(in_order(sides)):
        found[tied(sides[first], sides[then])].append((taken[first], taken[then]))
    return found
