"""From a Report to an Expected: facts, conventions, then every derived figure in report order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction

from poi_audit.model.expected import (
    ActivityFacts,
    Choice,
    Counts,
    Derived,
    Expected,
    Gaps,
    Kind,
    Share,
)
from poi_audit.model.figure import Figure, Mark
from poi_audit.model.interval import Rounding
from poi_audit.model.places import parts_of
from poi_audit.model.report import Owner, Report
from poi_audit.recompute.accumulate import (
    SumRules,
    accumulated,
    exactness,
    goal,
    goal_choice,
    months_choice,
    subtotals,
)
from poi_audit.recompute.averages import Means, infer, judge_average, options_of
from poi_audit.recompute.calendar import (
    begun,
    ends_early,
    month_numbers,
    periods,
    starts_late,
    whole_year,
    year_of,
)
from poi_audit.recompute.capping import cap_choice, cap_height, rounding_choice
from poi_audit.recompute.conventions import NONE_FIXED, Fixed
from poi_audit.recompute.facts import activity_facts, running
from poi_audit.recompute.groups import COLUMNS, Groups, averages_of
from poi_audit.recompute.holes import gaps_of, unverified
from poi_audit.recompute.lists import doubled_of, missing_from
from poi_audit.recompute.money import money
from poi_audit.recompute.percent import Column, Judged, Parts, Ratio, judge, ratios
from poi_audit.recompute.shares import share_of
from poi_audit.recompute.summary import completeness, summary
from poi_audit.recompute.texts import recomputed_texts
from poi_audit.recompute.timing import Timing, contradicted, timing
from poi_audit.recompute.unknown import unknown_rules


@dataclass
class _Cells:
    """One activity's derived cells."""

    fact: ActivityFacts
    physical: tuple[Derived, Derived]
    financial: tuple[Derived, ...]
    others: tuple[Derived, ...]
    """Subtotals and the year's goal."""
    parts: Parts
    readings: dict[Column, tuple[Ratio, ...]]
    judged: dict[Column, Judged] = field(default_factory=dict)
    shares: dict[Column, Share] = field(default_factory=dict)

    def figure(self, column: Column) -> Figure | None:
        """The published percentage of the column."""
        return self.fact.activity.percent if column == "percent" else self.fact.activity.percent_period


def expect(report: Report, as_of: date | None = None, fixed: Fixed = NONE_FIXED) -> Expected:
    """Recompute the report. `as_of`: the day of the query, instead of the one it prints.

    `fixed`: conventions that are not inferred, by name, as `recompute.conventions.OPTIONS` lists them.
    """
    facts = activity_facts(report)
    year = year_of(report)
    ahead = 0 if as_of is not None else contradicted(report, facts, year)
    on = as_of or (None if ahead else report.header.printed_on)
    when = timing(report, facts, year, on, fixed)
    choices: dict[str, Choice] = {} if when.choice is None else {"deadline": when.choice}
    facts = _as_months_run(report, facts, choices, fixed)
    sums = _sum_rules(report, facts, choices, fixed)
    cells = [_cells(report, fact, sums, when) for fact in facts]
    printed = [
        (figure, cell.readings[column])
        for cell in cells
        for column in COLUMNS
        if (figure := cell.figure(column)) is not None
    ]
    height = cap_height(printed, report)
    choices["activity_cap"] = cap_choice(printed, report, height, fixed)
    limit = height if choices["activity_cap"].value == "capped" else None
    choices["rounding"] = rounding_choice(printed, limit, report.traits, fixed)
    mode = Rounding(choices["rounding"].value)
    admitted = choices["rounding"].admitted
    modes = (mode, *(other for other in Rounding if other is not mode and other.value in admitted))
    # what is right without a cap and below its height is right under one, which also admits what may be cut
    may_cut = height if "capped" in choices["activity_cap"].admitted else None
    for cell in cells:
        _percents(cell, modes, may_cut)
    doubled = doubled_of(facts)
    groups = averages_of(report, [cell.shares for cell in cells], limit, mode, doubled)
    options = options_of((share for cell in cells for share in cell.shares.values()), limit)
    open_cap = len(choices["activity_cap"].admitted) > 1
    gaps = gaps_of(report)
    whole = [a for a in groups.numbers() if not (gaps.holes and gaps.over_list(a.kind, a.action))]
    means = infer(report, whole, options, limit, modes, fixed, open_cap=open_cap)
    choices |= means.choices
    derived = _over_holes(report, _in_order(report, cells, groups, means, doubled), gaps)
    derived, unknown = unknown_rules(report, derived, facts)
    derived, missing = missing_from(report, derived, groups, means.admitted()[0], limit)
    averages = recomputed_texts(report, groups, means)
    if missing is not None or gaps.lists:
        averages = _of_whole_lists(report, averages, derived)
    return Expected(
        facts,
        derived,
        choices,
        month_numbers(report.header),
        year,
        max(when.due) if when.known else None,
        None if on is None or year is None else begun(year, report.header, on),
        averages,
        _counts(report, facts),
        {i: (cell.shares["percent"], cell.shares.get("percent_period")) for i, cell in enumerate(cells)},
        limit=limit,
        gaps=gaps,
        unknown=unknown,
        missing=missing,
        ahead=ahead,
        dated=when.known,
        doubled=doubled,
    )


def _of_whole_lists(
    report: Report, averages: dict[Owner | str, str], derived: Sequence[Derived]
) -> dict[Owner | str, str]:
    """The recomputed averages of the AEI of which no activity may be lost; those of all others would be of a part."""
    part = {d.owner for d in derived if d.reason in ("hole", "missing") and d.kind is Kind.AVERAGE}
    return {action.owner: averages[action.owner] for action in report.actions() if action.owner not in part}


def _over_holes(report: Report, derived: Iterator[Derived], gaps: Gaps) -> tuple[Derived, ...]:
    """The derived figures; those over a hole are not judged."""
    return tuple(unverified(one, "hole") if gaps.holes and gaps.over(one) else one for one in derived)


def _as_months_run(
    report: Report, facts: tuple[ActivityFacts, ...], choices: dict[str, Choice], fixed: Fixed
) -> tuple[ActivityFacts, ...]:
    """The facts, with rows that accumulate month by month totalled as such where this report's do."""
    for block in ("physical", "financial"):
        choice = months_choice(facts, block, report, fixed)
        name = choice.convention.name
        if block == "financial" and not choice.convention.of:
            continue
        if choice.value != choice.default or choice.value == "running":
            choices[name] = choice
        if choice.value != "running":
            continue
        if block == "physical":
            facts = tuple(
                replace(fact, programmed=running(fact.programmed), executed=running(fact.executed))
                for fact in facts
            )
        else:
            facts = tuple(
                fact
                if (rows := fact.financial) is None
                else replace(fact, financial=(running(rows[0]), running(rows[1])))
                for fact in facts
            )
    return facts


def _sum_rules(
    report: Report, facts: Sequence[ActivityFacts], choices: dict[str, Choice], fixed: Fixed
) -> dict[str, SumRules]:
    rules: dict[str, SumRules] = {}
    earlier, later = starts_late(report.header), ends_early(report.header)
    like = "visible"
    for block in ("physical", "financial"):
        choice = goal_choice(facts, block, report, like, fixed)
        like = choice.value
        if choice.convention.of:
            choices[choice.convention.name] = choice
        hidden = later and choice.value == "year"
        wide = any(first < last for first, last in periods(report.header))
        rounded = block == "financial" and report.traits.rounded_money
        rules[block] = SumRules(choice.value, exactness(facts, block), earlier, hidden, rounded, wide)
    return rules


def _cells(report: Report, fact: ActivityFacts, sums: dict[str, SumRules], when: Timing) -> _Cells:
    idle = True in when.unprogrammed(fact)
    programmed, executed = accumulated(fact, "physical", sums["physical"], idle)
    rules = sums["physical"]
    parts = Parts(fact, programmed, executed, rules.goal, rules.exact, report.traits, when)
    financial = tuple(accumulated(fact, "financial", sums["financial"], idle))
    readings = {column: ratios(parts, column) for column in COLUMNS}
    exact = {block: rules.exact for block, rules in sums.items()}
    others = (*goal(fact, whole_year(report.header), rules.exact), *subtotals(fact, report.header, exact))
    return _Cells(fact, (programmed, executed), financial, others, parts, readings)


def _percents(cell: _Cells, modes: tuple[Rounding, ...], limit: Fraction | None) -> None:
    for column in COLUMNS:
        figure = cell.figure(column)
        if figure is not None:
            cell.judged[column] = judge(cell.parts, column, figure, cell.readings[column], modes[0], limit)
        if figure is not None or column == "percent":
            cell.shares[column] = share_of(figure, cell.judged.get(column), modes, limit)


def _in_order(
    report: Report, cells: Sequence[_Cells], groups: Groups, means: Means, doubled: frozenset[int]
) -> Iterator[Derived]:
    """Every derived figure as the page shows them: AO, their AEI's line, totals, summary."""
    spent = money(
        report,
        [cell.fact for cell in cells],
        {
            (row, i): derived
            for i, cell in enumerate(cells)
            for row, derived in zip(("programmed", "executed"), cell.financial, strict=False)
        },
    )
    position = 0
    last = {
        objective.actions[-1].ordinal: i for i, objective in enumerate(report.objectives) if objective.actions
    }
    for number, action in enumerate(report.actions()):
        for cell in cells[position : position + len(action.activities)]:
            yield from _of_activity(cell)
        position += len(action.activities)
        yield from (judge_average(average, means) for average in groups.of_action(number))
        yield from spent.get(action.ordinal, ())
        if action.ordinal in last:
            yield from (
                judge_average(average, means) for average in groups.per_objective[last[action.ordinal]]
            )
    yield from (judge_average(average, means) for average in groups.totals)
    yield from spent[None]
    yield from completeness(report, groups.activities, doubled)
    yield from summary(report, groups.activities, groups.actions, doubled)


def _of_activity(cell: _Cells) -> Iterator[Derived]:
    yield from cell.others
    yield from cell.physical
    for column, judged in cell.judged.items():
        if (figure := cell.figure(column)) is not None:
            yield Derived(
                Kind.PERCENT,
                figure,
                judged.verdict,
                judged.expected,
                code=cell.fact.activity.code,
                block="physical",
                column=column,
                reason=judged.reason,
                decimals=figure.decimals if figure.mark is None else 2,
                fact=cell.fact,
            )
    yield from cell.financial


def _counts(report: Report, facts: Sequence[ActivityFacts]) -> dict[Owner | None, Counts]:
    out: dict[Owner | None, Counts] = {None: Counts(0, 0, 0)}
    out |= {part.owner: Counts(0, 0, 0) for part in parts_of(report)}
    for fact in facts:
        figures = (fact.activity.percent_period, fact.activity.percent)
        marks = {figure.mark for figure in figures if figure is not None}
        incomplete, idle = Mark.INCOMPLETE in marks, Mark.UNPROGRAMMED in marks
        for owner in (None, fact.objective.owner, fact.action.owner):
            old = out[owner]
            out[owner] = Counts(
                old.activities + 1, old.incomplete + incomplete, old.unprogrammed + (idle and not incomplete)
            )
    return out
