"""Which activities and actions each published average is taken over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from poi_audit.model.expected import Kind, Share
from poi_audit.model.figure import Figure, Mark
from poi_audit.model.interval import Interval, Rounding, point, printed, rounded
from poi_audit.model.report import Action, Report
from poi_audit.recompute.averages import Average
from poi_audit.recompute.facts import number, usable
from poi_audit.recompute.percent import HUNDRED, Column, matches
from poi_audit.recompute.shares import Option, outcomes

FIELD_TYPES = {"type_i": "I", "type_ii": "II"}
"""Column of a total that speaks of one type -> the type."""


@dataclass(frozen=True)
class Groups:
    """The published averages: per AEI in report order (period and year), and the totals."""

    per_action: tuple[tuple[Average, ...], ...]
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
            *(a for row in self.per_action for a in row),
            *(a for a in self.totals if a.kind is Kind.TOTAL),
        ]


def averages_of(
    report: Report, shares: Sequence[dict[Column, Share]], capped: bool, mode: Rounding
) -> Groups:
    """Group the activities' shares under each published average."""
    per_action: list[tuple[Average, ...]] = []
    members: dict[Column, list[tuple[Share, ...]]] = {"percent": [], "percent_period": []}
    as_shares: dict[Column, list[Share]] = {"percent": [], "percent_period": []}
    position = 0
    for action in report.actions():
        rows = shares[position : position + len(action.activities)]
        position += len(action.activities)
        found = []
        columns: tuple[Column, Column] = ("percent_period", "percent")
        for column in columns:
            group = tuple(row[column] for row in rows if column in row)
            members[column].append(group)
            figure = _published(action, column)
            as_shares[column].append(_action_share(figure, group, capped, mode))
            if figure is not None:
                name = "average" if column == "percent" else "average_period"
                found.append(Average(Kind.AVERAGE, figure, name, {"activities": group}, action))
        per_action.append(tuple(found))
    totals = tuple(_totals(report, members, as_shares))
    activities = tuple(share for group in members["percent"] for share in group)
    return Groups(
        tuple(per_action), totals, activities, tuple(as_shares["percent"]), tuple(members["percent"])
    )


def _published(action: Action, column: Column) -> Figure | None:
    return action.execution.physical if column == "percent" else action.execution.physical_period


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
    report: Report, members: dict[Column, list[tuple[Share, ...]]], actions: dict[Column, list[Share]]
) -> Iterator[Average]:
    pairs = [(action.type, objective.type) for objective in report.objectives for action in objective.actions]
    for name, figure, column, kind in published_totals(report):
        # An AEI has its OEI's type; where the two differ, the figure may follow either.
        readings, others = (
            {
                "activities": [share for i in inside for share in members[column][i]],
                "actions": [actions[column][i] for i in inside],
            }
            for inside in (
                [
                    i
                    for i, pair in enumerate(pairs)
                    if kind is None or (pair[level] or pair[1 - level]) == kind
                ]
                for level in (1, 0)
            )
        )
        differs = kind is not None and any(own and above and own != above for own, above in pairs)
        kind_of = Kind.MEDIAN if name == "median" else Kind.TOTAL
        yield Average(kind_of, figure, name, readings, others=others if differs else {})


def _action_share(figure: Figure | None, group: Sequence[Share], capped: bool, mode: Rounding) -> Share:
    """What an AEI brings to a mean over AEI: its printed average, its exact one, the right one where it is wrong."""
    if figure is not None and not usable(figure):
        return Share(None, None)
    right = _right(group, capped, mode)
    if figure is None:
        value = right[0].exact[0] if right else None
        return Share(
            value if value is not None else Mark.BLANK, value, capped=value and value.capped(HUNDRED)
        )
    places = figure.decimals if figure.mark is None else 1
    shown = number(figure)
    if shown is None:
        if any(share.printed is Mark.INCOMPLETE for share in group):
            return Share(Mark.INCOMPLETE, None)
        mark = figure.mark if figure.mark is not Mark.BLANK else Mark.DASH
        return Share(mark, None, repairs=_repairs(right, places, mode))
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
        fits += [Share(point(shown), value, spread, value.capped(HUNDRED)) for value in agreeing]
    if fits:
        return replace(fits[0], repairs=tuple(dict.fromkeys(share for share in fits[1:] if share != fits[0])))
    return Share(point(shown), point(shown), spread, point(shown), _repairs(right, places, mode), True)


def _prints(figure: Figure, value: Interval) -> bool:
    return any(matches(figure, value, mode) for mode in Rounding)


@dataclass(frozen=True, slots=True)
class _Mean:
    """The averages that an AEI can print under one cap, of the printed percentages and of the exact ones."""

    printed: tuple[Interval, ...]
    exact: tuple[Interval, ...]


def _right(group: Sequence[Share], capped: bool, mode: Rounding) -> list[_Mean]:
    """The AEI's averages under each cap, those with wrong percentages mended first; none where no number enters."""
    if any(share.printed is None for share in group):
        return []
    mended = [share.repairs[0] if share.wrong else share for share in group]
    above = any(share.exact is not None and share.exact.high > HUNDRED for share in (*group, *mended))
    out = []
    for cap in ("before", "after", "never") if capped and above else ("before" if capped else "never",):
        printed_ones, exact_ones = (
            tuple(
                dict.fromkeys(
                    outcome.value
                    for rows in (mended, group)
                    for outcome in outcomes(rows, Option(source, cap), capped, mode)
                    if outcome.value is not None
                )
            )
            for source in ("printed", "exact")
        )
        if printed_ones and exact_ones:
            out.append(_Mean(printed_ones, exact_ones))
    return out


def _repairs(right: Sequence[_Mean], places: int, mode: Rounding) -> tuple[Share, ...]:
    found: dict[Share, None] = {}
    for mean in right:
        for value in (mean.printed[0], mean.exact[0]):
            shown = rounded((value.low + value.high) / 2, places, mode)
            below = mean.exact[0].capped(HUNDRED)
            found[Share(point(shown), mean.exact[0], printed(shown, places, mode), below)] = None
    return tuple(found)
