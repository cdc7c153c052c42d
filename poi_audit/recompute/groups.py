"""Which activities and actions each published average is taken over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from poi_audit.model.expected import Kind, Share
from poi_audit.model.figure import Figure, Mark
from poi_audit.model.interval import Interval, Rounding, point, printed, rounded
from poi_audit.model.report import Action, Execution, Report
from poi_audit.recompute.averages import Average
from poi_audit.recompute.facts import number, usable
from poi_audit.recompute.percent import HUNDRED, Column, matches
from poi_audit.recompute.shares import Option, outcomes

COLUMNS: tuple[Column, Column] = ("percent_period", "percent")
"""In the order in which they are printed."""
FIELD_TYPES = {"type_i": "I", "type_ii": "II"}
"""Column of a total that speaks of one type -> the type."""


@dataclass(frozen=True)
class Groups:
    """The published averages: per AEI in report order (period and year), and the totals."""

    per_action: tuple[tuple[Average, ...], ...]
    per_objective: tuple[tuple[Average, ...], ...]
    """Those of the OEI, where the form prints them, in report order."""
    totals: tuple[Average, ...]
    activities: tuple[Share, ...]
    """Every AO, by its percentage."""
    actions: tuple[Share, ...]
    """Every AEI, by its average."""
    by_action: tuple[tuple[Share, ...], ...]
    """The AO of each AEI, by their percentage."""

    def of_action(self, number: int) -> tuple[Average, ...]:
        """The published averages of the AEI in that place."""
        return self.per_action[number]

    def numbers(self) -> list[Average]:
        """Those that conventions are inferred from: the averages of AEI and the totals."""
        return [
            *(a for row in (*self.per_action, *self.per_objective) for a in row),
            *(a for a in self.totals if a.kind is Kind.TOTAL),
        ]


def averages_of(
    report: Report,
    shares: Sequence[dict[Column, Share]],
    limit: Fraction | None,
    mode: Rounding,
    doubled: frozenset[int] = frozenset(),
) -> Groups:
    """Group the activities' shares under each published average. `doubled`: AO that stand before in the list."""
    per_action: list[tuple[Average, ...]] = []
    members: dict[Column, list[tuple[Share, ...]]] = {"percent": [], "percent_period": []}
    single: dict[Column, list[tuple[Share, ...]]] = {"percent": [], "percent_period": []}
    as_shares: dict[Column, list[Share]] = {"percent": [], "percent_period": []}
    position = 0
    for action in report.actions():
        rows = shares[position : position + len(action.activities)]
        once = [row for i, row in enumerate(rows, start=position) if i not in doubled]
        position += len(action.activities)
        found = []
        for column in COLUMNS:
            group = tuple(row[column] for row in rows if column in row)
            members[column].append(group)
            single[column].append(tuple(row[column] for row in once if column in row))
            figure = _published(action, column)
            as_shares[column].append(_action_share(figure, group, limit, mode))
            if figure is not None:
                name = "average" if column == "percent" else "average_period"
                others = ({"activities": single[column][-1]},) if len(once) < len(rows) and once else ()
                found.append(
                    Average(Kind.AVERAGE, figure, name, {"activities": group}, action, others=others)
                )
        per_action.append(tuple(found))
    totals = tuple(_totals(report, members, single, as_shares))
    activities = tuple(share for group in members["percent"] for share in group)
    lines = tuple(_objectives(report, members, as_shares))
    return Groups(
        tuple(per_action), lines, totals, activities, tuple(as_shares["percent"]), tuple(members["percent"])
    )


def _published(action: Action, column: Column) -> Figure | None:
    return _of_line(action.execution, column)


def _of_line(line: Execution, column: Column) -> Figure | None:
    return line.physical if column == "percent" else line.physical_period


def _objectives(
    report: Report, members: dict[Column, list[tuple[Share, ...]]], actions: dict[Column, list[Share]]
) -> Iterator[tuple[Average, ...]]:
    """The averages that each OEI prints: the mean of its AO or of its AEI."""
    position = 0
    for objective in report.objectives:
        inside = range(position, position + len(objective.actions))
        position += len(objective.actions)
        line, found = objective.execution, []
        for column in COLUMNS if line is not None else ():
            figure = None if line is None else _of_line(line, column)
            name = "average" if column == "percent" else "average_period"
            if figure is not None:
                groups = {
                    "activities": [share for i in inside for share in members[column][i]],
                    "actions": [actions[column][i] for i in inside],
                }
                found.append(Average(Kind.OBJECTIVE, figure, name, groups, objective=objective))
        yield tuple(found)


def published_totals(report: Report) -> Iterator[tuple[str, Figure, Column, str | None]]:
    """The physical totals that are printed: column, figure, what they average, and of which type of AEI."""
    totals = report.totals
    listed: tuple[tuple[str, Figure | None, Column, str | None], ...] = (
        ("total_period", totals.physical_period, "percent_period", None),
        ("total", totals.physical, "percent", None),
        ("type_i", totals.type_i, "percent", FIELD_TYPES["type_i"]),
        ("type_ii", totals.type_ii, "percent", FIELD_TYPES["type_ii"]),
        ("median", totals.median, "percent", None),
    )
    for name, figure, column, kind in listed:
        if figure is not None:
            yield name, figure, column, kind


def _totals(
    report: Report,
    members: dict[Column, list[tuple[Share, ...]]],
    single: dict[Column, list[tuple[Share, ...]]],
    actions: dict[Column, list[Share]],
) -> Iterator[Average]:
    pairs = [(action.type, objective.type) for objective in report.objectives for action in objective.actions]
    for name, figure, column, kind in published_totals(report):
        inside, *others = _inside(pairs, kind)
        groups = [(members, inside)] + [(members, other) for other in others]
        if single[column] != members[column]:
            groups += [(single, some) for some in (inside, *others)]
        readings = [
            {
                "activities": [share for i in some for share in source[column][i]],
                "actions": [actions[column][i] for i in some],
            }
            for source, some in groups
        ]
        kind_of = Kind.MEDIAN if name == "median" else Kind.TOTAL
        untyped = kind is not None and any(own is None and above is None for own, above in pairs)
        yield Average(kind_of, figure, name, readings[0], others=tuple(readings[1:]), open=untyped)


def _inside(pairs: Sequence[tuple[str | None, str | None]], kind: str | None) -> list[list[int]]:
    """The AEI that a total of this type may be the mean of, what the OEI say first.

    An AEI has its OEI's type; where the two differ, the figure may follow either, and one without type may be of it.
    """
    places = range(len(pairs))
    if kind is None:
        return [list(places)]
    found = [[i for i in places if (pairs[i][level] or pairs[i][1 - level]) == kind] for level in (1, 0)]
    found.append([i for i in places if kind in pairs[i] or pairs[i] == (None, None)])
    return [list(some) for some in dict.fromkeys(tuple(some) for some in found)]


def _action_share(
    figure: Figure | None, group: Sequence[Share], limit: Fraction | None, mode: Rounding
) -> Share:
    """What an AEI brings to a mean over AEI: its printed average, its exact one, the right one where it is wrong."""
    if figure is not None and not usable(figure):
        return Share(None, None)
    right = _right(group, limit, mode)
    if figure is None:
        value = right[0].exact[0] if right else None
        return Share(
            value if value is not None else Mark.BLANK, value, capped=value and value.capped(limit or HUNDRED)
        )
    places = figure.decimals if figure.mark is None else 1
    shown = number(figure)
    if shown is None:
        if any(share.printed is Mark.INCOMPLETE for share in group):
            return Share(Mark.INCOMPLETE, None)
        mark = figure.mark if figure.mark is not Mark.BLANK else Mark.DASH
        return Share(mark, None, repairs=_repairs(right, places, limit, mode))
    spread = printed(shown, places, mode)
    if not right:
        if shown == 0:
            # An AEI whose AO are all S.P. prints 0.0 and was seen not to count.
            return Share(Mark.UNPROGRAMMED, None, repairs=(Share(point(0), None, spread),))
        return Share(point(shown), None, spread, repairs=(Share(Mark.UNPROGRAMMED, None),), wrong=True)
    fits: list[Share] = []
    for mean in right:
        agreeing = [value for value in mean.exact if _prints(figure, value)]
        if not agreeing and any(_prints(figure, value) for value in mean.printed):
            agreeing = [mean.exact[0]]
        fits += [Share(point(shown), value, spread, value.capped(limit or HUNDRED)) for value in agreeing]
    if fits:
        return replace(fits[0], repairs=tuple(dict.fromkeys(share for share in fits[1:] if share != fits[0])))
    return Share(point(shown), point(shown), spread, point(shown), _repairs(right, places, limit, mode), True)


def _prints(figure: Figure, value: Interval) -> bool:
    return any(matches(figure, value, mode) for mode in Rounding)


@dataclass(frozen=True, slots=True)
class _Mean:
    """The averages that an AEI can print under one cap, of the printed percentages and of the exact ones."""

    printed: tuple[Interval, ...]
    exact: tuple[Interval, ...]


def _right(group: Sequence[Share], limit: Fraction | None, mode: Rounding) -> list[_Mean]:
    """The AEI's averages under each cap, those with wrong percentages mended first; none where no number enters."""
    if any(share.printed is None for share in group):
        return []
    mended = [share.repairs[0] if share.wrong else share for share in group]
    above = any(
        share.exact is not None and share.exact.high > (limit or HUNDRED) for share in (*group, *mended)
    )
    out = []
    for cap in ("before", "after", "never") if limit and above else ("before" if limit else "never",):
        printed_ones, exact_ones = (
            tuple(
                dict.fromkeys(
                    outcome.value
                    for rows in (mended, group)
                    for outcome in outcomes(rows, Option(source, cap), limit, mode)
                    if outcome.value is not None
                )
            )
            for source in ("printed", "exact")
        )
        if printed_ones and exact_ones:
            out.append(_Mean(printed_ones, exact_ones))
    return out


def _repairs(
    right: Sequence[_Mean], places: int, limit: Fraction | None, mode: Rounding
) -> tuple[Share, ...]:
    found: dict[Share, None] = {}
    for mean in right:
        for value in (mean.printed[0], mean.exact[0]):
            shown = rounded((value.low + value.high) / 2, places, mode)
            below = mean.exact[0].capped(limit or HUNDRED)
            found[Share(point(shown), mean.exact[0], printed(shown, places, mode), below)] = None
    return tuple(found)
