"""What activities and actions bring to an average, and every average they can give.

An average is judged from the printed percentages, with the unrounded ratios as another admissible reading. Where a
percentage is itself wrong, or a cell under it, the average may follow the wrong or the right one: one wrong figure
never makes a second one wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from typing import NamedTuple

from poi_audit.model.expected import Share, Value, Verdict
from poi_audit.model.figure import Figure, Mark
from poi_audit.model.interval import Interval, Rounding, median_of, point, printed, rounded, total_of
from poi_audit.recompute.facts import number, usable
from poi_audit.recompute.percent import HUNDRED, Judged

COMBINATIONS = 128
"""Ways to read several wrong figures together beyond which only "all as printed" and "all repaired" are tried."""


class Option(NamedTuple):
    """How an average is taken: from printed or exact percentages; capped before, after or never."""

    source: str
    cap: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """One average that the shares can give. `value` is None where no number enters."""

    value: Interval | None
    incomplete: bool
    """Whether a share is S.I."""
    idle: bool
    """Whether every share is S.P. or "-"."""


def share_of(
    figure: Figure | None, judged: Judged | None, modes: tuple[Rounding, ...], limit: Fraction | None
) -> Share:
    """What a published percentage brings, with what it would bring if it were right."""
    if figure is None or judged is None or not usable(figure) or figure.mark is Mark.BLANK:
        return Share(None, None)
    values = judged.repairs
    if judged.verdict is Verdict.BY_ROUNDING and judged.exact is not None:
        values = (judged.exact, *values)  # the others may follow the last digit that it should have
    repairs = tuple(dict.fromkeys(_repair(value, figure, mode, limit) for value in values for mode in modes))
    wrong = judged.verdict is Verdict.INCONSISTENT and bool(repairs)
    if figure.mark is not None:
        return Share(figure.mark, None, repairs=repairs, wrong=wrong)
    value = number(figure)
    if value is None:
        return Share(None, None)
    spread = printed(value, figure.decimals, modes[0])
    exact = point(value) if wrong and judged.exact is None else judged.exact
    return Share(point(value), exact, spread, exact and exact.capped(limit or HUNDRED), repairs, wrong)


def _repair(value: Value, figure: Figure, mode: Rounding, limit: Fraction | None) -> Share:
    if isinstance(value, Mark):
        return Share(value, None)
    below = value.capped(limit or HUNDRED)
    cut = below if limit else value
    decimals = figure.decimals if figure.mark is None else 2
    shown = rounded((cut.low + cut.high) / 2, decimals, mode)
    return Share(point(shown), value, printed(shown, decimals, mode), below)


def contribution(share: Share, option: Option, limit: Fraction | None, mode: Rounding) -> Interval | None:
    """The number that the share brings under the option; None for a mark."""
    if not isinstance(share.printed, Interval):
        return None
    uncapped = limit is not None and option.cap in ("never", "after")
    if option.source == "printed":
        if uncapped and share.exact is not None and limit and share.exact.high > limit >= share.printed.high:
            # Printed nowhere: the page shows 100.00. It was rounded to its decimals in some way.
            ends = [Fraction(rounded(share.exact.low, 2, m)) for m in (Rounding.CUT, Rounding.HALF_UP)]
            return Interval(ends[0], ends[1])
        return share.printed
    if share.exact is None:
        return share.spread or share.printed
    if not limit or uncapped:
        return share.exact
    return share.capped if share.capped is not None else share.exact.capped(limit)


def outcomes(
    shares: Sequence[Share], option: Option, limit: Fraction | None, mode: Rounding, median: bool = False
) -> Iterator[Outcome]:
    """Every average of the shares, the one from what is printed first."""
    sure: list[Interval] = []
    marks: set[Mark] = set()
    open_ones: list[list[Interval | Mark | None]] = []
    for share in shares:
        if share.repairs:
            ways = (_brought(one, option, limit, mode) for one in (share, *share.repairs))
            open_ones.append(list(dict.fromkeys(ways)))
        elif isinstance(brought := _brought(share, option, limit, mode), Mark):
            marks.add(brought)
        elif brought is not None:
            sure.append(brought)
    base = total_of(sure) if sure and not median else None
    for chosen in _ways(open_ones):
        extra = [value for value in chosen if isinstance(value, Interval)]
        seen = marks | {value for value in chosen if isinstance(value, Mark)}
        idle = bool(seen) and Mark.INCOMPLETE not in seen and not sure and not extra
        yield Outcome(
            _average(sure, base, extra, median, limit if option.cap == "after" else None),
            Mark.INCOMPLETE in seen,
            idle,
        )


def _brought(share: Share, option: Option, limit: Fraction | None, mode: Rounding) -> Interval | Mark | None:
    """What the share brings under the option: a number, its mark, or nothing that can be used."""
    if isinstance(share.printed, Mark):
        return share.printed
    return contribution(share, option, limit, mode)


def _average(
    sure: list[Interval], base: Interval | None, extra: list[Interval], median: bool, limit: Fraction | None
) -> Interval | None:
    count = len(sure) + len(extra)
    if not count:
        return None
    if median:
        value = median_of([*sure, *extra])
    else:
        whole = total_of([*([base] if base is not None else []), *extra])
        value = whole.times(Fraction(1, count))
    return value.capped(limit) if limit else value


def _ways(
    choices: Sequence[Sequence[Interval | Mark | None]],
) -> Iterator[tuple[Interval | Mark | None, ...]]:
    ways = 1
    for options in choices:
        ways *= len(options)
    if ways <= COMBINATIONS:
        yield from product(*choices)
        return
    for depth in range(max(len(options) for options in choices)):
        yield tuple(options[min(depth, len(options) - 1)] for options in choices)
