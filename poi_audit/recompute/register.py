"""The report that a register will print, with every figure that is derived: computed by the report's own notes.

Nothing here accumulates, divides or averages in a way of its own: `poi_audit.recompute` is asked what a blank figure
should be, for the activities first, then for the averages, then for the counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from poi_audit.messages import doubt, message
from poi_audit.model.edit import Edit, edited
from poi_audit.model.figure import Figure, Mark
from poi_audit.model.report import Action, Activity, Block, Days, Problem, Report, Row, Summary, Totals
from poi_audit.recompute import Aggregation, Derived, Expected, Kind, RowFacts, expect
from poi_audit.recompute.accumulate import row_value
from poi_audit.recompute.averages import text_of
from poi_audit.recompute.calendar import DAY_20, month_numbers, year_of
from poi_audit.recompute.conventions import NONE_FIXED, Fixed
from poi_audit.recompute.facts import activity_facts, number
from poi_audit.recompute.summary import BANDS

CONVENTIONS: Fixed = MappingProxyType(
    {
        "deadline": DAY_20,
        "programmed_accumulated": "visible",
        "rounding": "half_up",
        "averages_from": "printed",
        "cap": "before",
        "total_over": "activities",
        "incomplete": "blocking",
        "unprogrammed_action": "zero",
    }
)
"""How the application prints today: notes (2) to (9) of its report, and what was observed where they are silent."""
ASSUMED_TYPE = "I"
"""The type of an OEI that nothing tells: a register has none."""
_NO_TYPES = "E155"
EVERY_CENTER = "Todos"
"""The filter CC of a report that leaves no cost centre out."""
FAR = 2
"""Years after its own in which a register's day cannot be told from any later one."""


@dataclass(frozen=True, slots=True)
class Asked:
    """How the report is asked for, where it is not as usual."""

    day: date | None = None
    """Of the query; None: the day of the export, as far as that is known."""
    months: int = 12
    """How many months it shows."""
    capped: bool = True
    """The box PORCENTAJE DE AVANCES TRUNCADOS AL 100%."""
    money: bool = True
    """Whether it shows the FINANCIERO block, which the application's page of today does not."""
    types: Mapping[str, str] = field(default_factory=dict)
    """OEI -> "I" or "II"."""
    fixed: Fixed = field(default_factory=dict)
    """Conventions that are not the usual ones."""


USUAL = Asked()


def filled(report: Report, asked: Asked = USUAL) -> Report:
    """The report of a register with its derived figures as they will be printed; any other report as it is.

    Where the day of the query is not known exactly, a figure that depends on it is blank and doubtful, and says so.
    """
    register = report.register
    if register is None or register.asked is not None:
        return report
    report = _shown(report, asked)
    days = days_asked(report, asked.day)
    first, last = (_filled(report, day, asked) for day in _ends(report, days))
    both = first if days.exact is not None else _agreed(first, last)
    header = replace(both.header, printed_on=days.exact)
    return replace(both, header=header, register=replace(register, asked=days))


def days_asked(report: Report, told: date | None = None) -> Days:
    """The days on which the report can have been asked for: as told, or the export's, not before what it registers."""
    assert report.register is not None
    if told is not None:
        return Days(told, told)
    exported, least = report.register.exported, _least(report)
    firsts = [day for day in (exported.first, least) if day is not None]
    first = max(firsts, default=None)
    if first is not None and exported.last is not None and first > exported.last:
        first = exported.first
    return Days(first, exported.last)


def _least(report: Report) -> date | None:
    """The day after the last month in which more than half of the activities have registered an execution."""
    year, numbers = year_of(report), month_numbers(report.header)
    rows = [activity.physical.executed.months for activity in report.activities()]
    reached = [i for i in range(len(numbers)) if 2 * sum(bool(row[i].text) for row in rows) > len(rows)]
    if year is None or not reached:
        return None
    month = numbers[reached[-1]]
    return date(year + month // 12, month % 12 + 1, 1)


def _ends(report: Report, days: Days) -> tuple[date, date]:
    year = year_of(report) or 1
    return days.first or date(year, 1, 1), days.last or date(year + FAR, 1, 1)


def _shown(report: Report, asked: Asked) -> Report:
    """The months that are asked for, the types of the OEI, and the box."""
    count = min(asked.months, len(report.header.months))

    def cut(_: int, activity: Activity) -> Activity:
        money = activity.financial if asked.money else None
        blocks = (_cut(block, count) for block in (activity.physical, money))
        physical, financial = blocks
        assert physical is not None
        return replace(activity, physical=physical, financial=financial)

    months = report.header.months[:count]
    header = replace(
        report.header, months=months, truncated_at_100=asked.capped, cost_center_filter=EVERY_CENTER
    )
    report = replace(edited(report, cut), header=header)
    unknown = [o.code for o in report.objectives if asked.types.get(o.code) is None]
    objectives = tuple(
        replace(o, type=kind, actions=tuple(replace(a, type=kind) for a in o.actions))
        for o in report.objectives
        for kind in (asked.types.get(o.code, ASSUMED_TYPE),)
    )
    said = [Problem(_NO_TYPES, message(_NO_TYPES, codes=unknown))] if unknown else []
    return replace(report, objectives=objectives, problems=(*report.problems, *said))


def _cut(block: Block | None, count: int) -> Block | None:
    if block is None:
        return None
    rows = (Row(row.months[:count], row.accumulated) for _, row in block.rows())
    return Block(*rows)


def _filled(report: Report, day: date, asked: Asked) -> Report:
    """Every derived figure as it is printed on that day."""
    fixed = {**CONVENTIONS, **asked.fixed}

    def recomputed(report: Report) -> Expected:
        return expect(report, day, fixed)

    report = edited(report, _accumulated(report))
    report = edited(report, _percents(recomputed(report)))
    report = _averages(report, recomputed(report))
    return _counts(report, recomputed(report))


def _accumulated(report: Report) -> Edit:
    """Months as they are printed, and AVANCE ACUMULADO (note (2)): of No Acumulado, the registered Total."""
    assert report.register is not None
    facts = activity_facts(report)
    entries = report.register.printed

    def edit(index: int, activity: Activity) -> Activity:
        fact, entry = facts[index], entries[index]
        physical = _block(fact.programmed, fact.executed, fact.aggregation, entry.activity.physical)
        financial = activity.financial
        if financial is not None and fact.financial is not None and entry.activity.financial is not None:
            financial = _block(*fact.financial, Aggregation.ANNUAL, entry.activity.financial)
        return replace(activity, physical=physical, financial=financial)

    return edit


def _block(programmed: RowFacts, executed: RowFacts, kind: Aggregation | None, registered: Block) -> Block:
    return Block(
        _row(programmed, kind, registered.programmed.accumulated, commas=True),
        _row(executed, kind, registered.executed.accumulated, commas=False),
    )


def _row(row: RowFacts, kind: Aggregation | None, total: Figure, commas: bool) -> Row:
    value = number(total) if kind is Aggregation.NONE else row_value(row, kind) if row.sound else None
    months = tuple(replace(figure, text=_text(number(figure), commas)) for figure in row.row.months)
    return Row(months, Figure(_text(value, True), total.place))


def _text(value: Decimal | None, commas: bool) -> str:
    """Two decimals at least; the programme and what is accumulated with commas, executed months without."""
    if value is None:
        return ""
    places = max(2, -int(value.normalize().as_tuple().exponent))
    return f"{value:,.{places}f}" if commas else f"{value:.{places}f}"


def _percents(expected: Expected) -> Edit:
    found = {
        derived.fact.activity.ordinal: derived
        for derived in expected.derived
        if derived.kind is Kind.PERCENT and derived.fact is not None
    }

    def edit(index: int, activity: Activity) -> Activity:
        derived = found[index]
        return replace(activity, percent=Figure(text_of(derived.expected, 2, expected.rounding)))

    return edit


def _averages(report: Report, expected: Expected) -> Report:
    """EJECUCIÓN FÍSICA POR AEI and the totals. An AEI whose AO are all S.P. prints 0.0 (observed)."""
    texts = {key: "" if text == Mark.INCOMPLETE.value else text for key, text in expected.averages.items()}

    def average(action: Action) -> Action:
        idle = {a.percent.mark if a.percent is not None else None for a in action.activities} == {
            Mark.UNPROGRAMMED
        }
        figure = Figure("0.0" if idle else texts.get(action.owner, ""))
        return replace(action, execution=replace(action.execution, physical=figure))

    objectives = tuple(replace(o, actions=tuple(average(a) for a in o.actions)) for o in report.objectives)
    totals = {name: Figure(texts.get(name, "")) for name in ("physical", "type_i", "type_ii")}
    return replace(report, objectives=objectives, totals=replace(report.totals, **totals))


def _counts(report: Report, expected: Expected) -> Report:
    """TABLA RESÚMEN: a band without any is blank, and AEI without average are never counted."""
    counts: dict[str, dict[str, Figure]] = {"actions": {}, "activities": {}, "tracking": {}}
    for derived in expected.derived:
        if derived.kind is Kind.COUNT and derived.table is not None and derived.column is not None:
            counts[derived.table][derived.column] = Figure(_count(derived, expected))
    summary = Summary(str(year_of(report) or ""), *counts.values())
    return replace(report, summary=summary)


def _count(derived: Derived, expected: Expected) -> str:
    if (derived.table, derived.column) == ("actions", "incomplete"):
        return Mark.DASH.value
    text = text_of(derived.expected, 0, expected.rounding)
    return "" if text == "0" and derived.column in BANDS else text


def _agreed(first: Report, last: Report) -> Report:
    """The figures that both ends of the days give; what differs is blank and says what it can be."""
    pairs = zip(first.activities(), last.activities(), strict=True)
    percents = [_same(one.percent, other.percent) for one, other in pairs]
    report = edited(first, lambda index, activity: replace(activity, percent=percents[index]))
    lines = iter(
        [
            _same(one.execution.physical, other.execution.physical)
            for one, other in zip(first.actions(), last.actions(), strict=True)
        ]
    )
    objectives = tuple(
        replace(
            objective,
            actions=tuple(
                replace(action, execution=replace(action.execution, physical=next(lines)))
                for action in objective.actions
            ),
        )
        for objective in report.objectives
    )
    one, other = first.totals, last.totals
    totals = Totals(
        physical=_same(one.physical, other.physical),
        type_i=_same(one.type_i, other.type_i),
        type_ii=_same(one.type_ii, other.type_ii),
    )
    return replace(report, objectives=objectives, totals=totals, summary=_same_counts(first, last))


def _same_counts(first: Report, last: Report) -> Summary:
    assert first.summary is not None and last.summary is not None
    one, other = first.summary, last.summary
    tables = (
        {key: _same(figure, theirs[key]) or figure for key, figure in ours.items()}
        for ours, theirs in (
            (one.actions, other.actions),
            (one.activities, other.activities),
            (one.tracking, other.tracking),
        )
    )
    return Summary(one.year, *tables)


def _same(one: Figure | None, other: Figure | None) -> Figure | None:
    if one is None or other is None or one.text == other.text:
        return one
    return Figure("", None, doubt("query_day", one=one.text, other=other.text))


def recomputed(
    report: Report, as_of: date | None = None, fixed: Fixed = NONE_FIXED
) -> tuple[Report, Expected]:
    """The report and what recomputing it gives; of a register, the report that it will print.

    `as_of`: the day of the query, instead of the printed one or the export's. `fixed`: conventions that are not
    inferred; of a register, those that are not `CONVENTIONS`.
    """
    if report.register is None:
        return report, expect(report, as_of, fixed)
    report = filled(report, Asked(as_of, fixed=fixed))
    assert report.register is not None and report.register.asked is not None
    return report, expect(report, report.register.asked.first, {**CONVENTIONS, **fixed})
