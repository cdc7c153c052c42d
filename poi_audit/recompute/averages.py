"""EJECUCIÓN FÍSICA: averages of AEI, total, types and median (notes (6)-(9); 2022 (vi), (vii)), and how they are taken.

AEI: the mean of its AO; none if one of them is S.I. where the notes say so; S.P. and "-" do not enter. An AEI whose AO
are all S.P. prints 0.0 (observed) and does not count. Total: the mean over all AO (2024, observed in 2022) or over AEI.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from poi_audit.model.expected import Choice, Derived, Expected, Kind, Share, Value, Verdict
from poi_audit.model.figure import Figure, Mark
from poi_audit.model.interval import Interval, Rounding, rounded
from poi_audit.model.report import Action, Objective, Report
from poi_audit.model.traits import Traits
from poi_audit.recompute.conventions import NONE_FIXED, Fixed, choose, default_of
from poi_audit.recompute.facts import number, usable
from poi_audit.recompute.notes import note_on, stated_over
from poi_audit.recompute.percent import matches
from poi_audit.recompute.shares import Option, Outcome, outcomes


@dataclass(frozen=True)
class Average:
    """One published average: where it stands and the groups of shares it may be the mean of."""

    kind: Kind
    published: Figure
    column: str
    readings: Mapping[str, Sequence[Share]]
    """"activities" -> the AO, "actions" -> the AEI; an AEI's own average has the first alone."""
    action: Action | None = None
    objective: Objective | None = None
    others: tuple[Mapping[str, Sequence[Share]], ...] = ()
    """The same over other admissible groups, where it is open which one belongs."""
    open: bool = False
    """Whether it is not known which parts belong to it: then none of these groups proves it wrong."""

    @property
    def usable(self) -> bool:
        """Whether every part and the figure itself were read with certainty."""
        return usable(self.published) and all(s.printed is not None for s in self.readings["activities"])


@dataclass(frozen=True)
class Means:
    """The report's way of averaging, as inferred."""

    options: tuple[Option, ...]
    """Every option that could make a difference in this report."""
    limit: Fraction | None
    """Where the activities' percentages are cut; None where they are not."""
    mode: Rounding
    choices: Mapping[str, Choice]
    modes: tuple[Rounding, ...] = ()
    """The modes that the activities' percentages do not exclude, the report's own first."""
    open_cap: bool = False
    """Whether nothing tells if percentages are cut: an average over cut and one over uncut ones are both right."""

    def admitted(self) -> list[Option]:
        """The options that the figures do not exclude, the chosen one first."""
        source, cap = self.choices["averages_from"], self.choices["cap"]
        found = [o for o in self.options if o.source in source.admitted and o.cap in cap.admitted]
        return sorted(found, key=lambda o: (o.source != source.value, o.cap != cap.value))


def every_outcome(
    average: Average, over: str, option: Option, limit: Fraction | None, mode: Rounding
) -> Iterator[Outcome]:
    """Every average that the group can give, the one from what is printed first."""
    for readings in (average.readings, *average.others):
        if over in readings:
            yield from outcomes(readings[over], option, limit, mode, average.kind is Kind.MEDIAN)


def options_of(shares: Iterable[Share], limit: Fraction | None) -> tuple[Option, ...]:
    """The options worth telling apart: without an activity above 100, the cap changes nothing."""
    caps = ["before" if limit else "never"]
    if limit and any(s.exact is not None and s.exact.high > limit for s in shares):
        caps += ["after", "never"]
    return tuple(Option(source, cap) for source in ("printed", "exact") for cap in caps)


def infer(
    report: Report,
    averages: Sequence[Average],
    options: tuple[Option, ...],
    limit: Fraction | None,
    modes: tuple[Rounding, ...],
    fixed: Fixed = NONE_FIXED,
    *,
    open_cap: bool = False,
) -> Means:
    """The way of averaging that explains most of the published averages."""
    mode, traits = modes[0], report.traits
    numbers = [a for a in averages if a.usable and a.published.mark is None and _any_number(a)]
    agreed: dict[tuple[Option, str], int] = {}
    overs = {"activities": 0, "actions": 0}
    totals = 0
    by_objective = {"activities": 0, "actions": 0}
    for average in numbers:
        found = {
            (option, over)
            for option in options
            for over in average.readings
            if _meets(average.published, every_outcome(average, over, option, limit, mode), modes)
        }
        for option in {option for option, _ in found}:
            agreed[option, ""] = agreed.get((option, ""), 0) + 1
        if average.kind is Kind.OBJECTIVE:
            for over in {over for _, over in found}:
                by_objective[over] += 1
        if average.kind is Kind.TOTAL:
            totals += 1
            for over in {over for _, over in found}:
                overs[over] += 1
    default_cap = "before" if limit else "never"
    choices: dict[str, Choice] = {}
    for name, place, default in (
        ("averages_from", 0, default_of("averages_from", traits)),
        ("cap", 1, default_cap),
    ):
        values = dict.fromkeys(option[place] for option in options)
        taken = [o for o in options if place == 0 or o.source in choices["averages_from"].admitted]
        scores = {v: max((agreed.get((o, ""), 0) for o in taken if o[place] == v), default=0) for v in values}
        choices[name] = choose(name, scores, len(numbers), default, stated=name == "cap", fixed=fixed)
    if open_cap and "cap" not in fixed:
        choices["cap"] = replace(choices["cap"], admitted=frozenset(scores))
    default = traits.total_over or stated_over(report) or default_of("total_over", traits)
    choices["total_over"] = choose(
        "total_over",
        overs,
        totals,
        default,
        note=note_on(report, "total_over"),
        least=2,
        lenient=True,
        fixed=fixed,
    )
    if lines := sum(average.kind is Kind.OBJECTIVE for average in numbers):
        usual = choices["total_over"].value
        choices["objective_over"] = choose("objective_over", by_objective, lines, usual, fixed=fixed)
    choices["incomplete"] = _incomplete(report, averages, options, limit, modes, fixed)
    choices["unprogrammed_action"] = _unprogrammed(averages, traits, fixed)
    return Means(options, limit, mode, choices, modes, open_cap)


def _any_number(average: Average) -> bool:
    """Whether a number enters it; an AEI that is all S.P. says nothing of how averages are taken."""
    return any(isinstance(share.printed, Interval) for share in average.readings["activities"])


def _meets(figure: Figure, found: Iterable[Outcome], modes: tuple[Rounding, ...]) -> bool:
    return any(o.value is not None and prints(figure, o.value, modes) for o in found)


def prints(figure: Figure, value: Interval, modes: tuple[Rounding, ...]) -> bool:
    """Whether the value prints as the figure under one of the modes."""
    return any(matches(figure, value, mode) for mode in modes)


def _incomplete(
    report: Report,
    averages: Sequence[Average],
    options: tuple[Option, ...],
    limit: Fraction | None,
    modes: tuple[Rounding, ...],
    fixed: Fixed,
) -> Choice:
    """Whether an S.I. leaves its AEI without an average or is left out of it."""
    scores, of = {"blocking": 0, "left_out": 0}, 0
    for average in averages:
        if average.kind is not Kind.AVERAGE or not average.usable:
            continue
        found = list(outcomes(average.readings["activities"], options[0], limit, modes[0]))
        partial = [o for o in found if o.incomplete and o.value is not None]
        if not partial:
            continue
        of += 1
        if average.published.mark is not None:
            scores["blocking"] += 1
        else:
            every = (outcomes(average.readings["activities"], option, limit, modes[0]) for option in options)
            scores["left_out"] += any(
                o.incomplete and o.value is not None and prints(average.published, o.value, modes)
                for some in every
                for o in some
            )
    default = default_of("incomplete", report.traits)
    note = note_on(report, "incomplete")
    return choose("incomplete", scores, of, default, note=note, stated=note is not None, fixed=fixed)


def _unprogrammed(averages: Sequence[Average], traits: Traits, fixed: Fixed) -> Choice:
    """Whether an AEI whose AO are all S.P. prints 0.0 or nothing."""
    scores, of = {"zero": 0, "blank": 0}, 0
    for average in averages:
        marks = [share.printed for share in average.readings["activities"]]
        if (
            average.kind is Kind.AVERAGE
            and average.usable
            and marks
            and set(marks) <= {Mark.UNPROGRAMMED, Mark.DASH}
        ):
            of += 1
            scores["zero"] += number(average.published) == 0
            scores["blank"] += average.published.mark is not None
    return choose("unprogrammed_action", scores, of, default_of("unprogrammed_action", traits), fixed=fixed)


def judge_average(average: Average, means: Means) -> Derived:
    """Compare one published average with every average that its parts can give."""
    figure = average.published
    overs = list(average.readings)
    name = {Kind.TOTAL: "total_over", Kind.OBJECTIVE: "objective_over"}.get(average.kind, "")
    if (choice := means.choices.get(name)) is not None:
        overs = sorted(set(overs) & choice.admitted, key=lambda over: over != choice.value)
    expected, incomplete = expectation(average, means, overs[0])
    if not average.usable:
        return _derived(average, Verdict.UNJUDGED, None, "")
    found = [
        (option, over, outcome)
        for option in means.admitted()
        for over in overs
        for outcome in every_outcome(average, over, option, means.limit, means.mode)
    ]
    if figure.mark is not None:
        return _judge_mark(average, means, [outcome for _, _, outcome in found], expected)
    blocked = average.kind is Kind.AVERAGE and "left_out" not in means.choices["incomplete"].admitted
    usual = "before" if means.limit else "never"
    if means.open_cap:
        found.sort(key=lambda way: (overs.index(way[1]), way[0].cap != usual))
    for option, over, outcome in found:
        if outcome.value is None:
            if outcome.idle and number(figure) == 0:
                return _derived(average, Verdict.EQUAL, expected, "unprogrammed")
        elif blocked and outcome.incomplete and number(figure) == 0:
            return _derived(average, Verdict.EQUAL, expected, "incomplete_zero")
        elif not (blocked and outcome.incomplete) and prints(
            figure, outcome.value, means.modes or (means.mode,)
        ):
            reason = "" if option.cap == usual else "uncut" if means.open_cap else "cap_differs"
            return _derived(average, Verdict.EQUAL, expected, "over_differs" if over != overs[0] else reason)
    if _by_rounding(average, means, overs, blocked):
        return _derived(average, Verdict.BY_ROUNDING, expected, "")
    if average.open:
        return _derived(average, Verdict.UNJUDGED, None, "open")
    if isinstance(expected, Mark) and not incomplete:
        nothing = number(figure) == 0 and not average.readings["activities"]
        return _derived(average, Verdict.EQUAL if nothing else Verdict.INCONSISTENT, expected, "nothing")
    return _derived(average, Verdict.INCONSISTENT, expected, "incomplete" if incomplete and blocked else "")


def _by_rounding(average: Average, means: Means, overs: Iterable[str], blocked: bool) -> bool:
    """Whether another rounding, or averaging from the other percentages, gives the published figure."""
    caps = means.choices["cap"].admitted
    return any(
        outcome.value is not None
        and not (blocked and outcome.incomplete)
        and prints(average.published, outcome.value, tuple(Rounding))
        for option in means.options
        if option.cap in caps
        for over in overs
        for outcome in every_outcome(average, over, option, means.limit, means.mode)
    )


def _judge_mark(average: Average, means: Means, found: list[Outcome], expected: Value | None) -> Derived:
    mark = average.published.mark
    partial = "blocking" in means.choices["incomplete"].admitted or average.kind is not Kind.AVERAGE
    for outcome in found:
        missing = outcome.value is None or (outcome.incomplete and partial)
        fits = {
            Mark.BLANK: missing,
            Mark.DASH: missing,
            Mark.INCOMPLETE: outcome.incomplete,
            Mark.UNPROGRAMMED: outcome.idle,
        }
        if mark is not None and fits[mark]:
            return _derived(average, Verdict.EQUAL, mark, "")
    return _derived(average, Verdict.INCONSISTENT, expected, "missing")


def expectation(average: Average, means: Means, over: str) -> tuple[Value | None, bool]:
    """What should be printed under the chosen conventions, and whether an S.I. is why it is no number."""
    option = means.admitted()[0]
    shares = average.readings[over]
    if any(share.printed is None for share in shares):
        return None, False
    right = [share.repairs[0] if share.wrong else share for share in shares]
    median = average.kind is Kind.MEDIAN
    outcome = next(iter(outcomes(right, option, means.limit, means.mode, median)))
    blocking = means.choices["incomplete"].value == "blocking" and average.kind is Kind.AVERAGE
    if outcome.incomplete and (blocking or outcome.value is None):
        return Mark.BLANK, True
    return outcome.value if outcome.value is not None else Mark.BLANK, False


def text_of(value: Value | None, decimals: int, mode: Rounding) -> str:
    """A recomputed value as it would print: rounded, or its mark."""
    if value is None:
        return ""
    if isinstance(value, Mark):
        return value.value
    return f"{rounded((value.low + value.high) / 2, decimals, mode):,f}"


def shown(derived: Derived, expected: Expected) -> str:
    """The expected value of a derived figure as it would print."""
    return text_of(derived.expected, derived.decimals, expected.rounding)


def _derived(average: Average, verdict: Verdict, expected: Value | None, reason: str) -> Derived:
    figure = average.published
    part = average.action or average.objective
    return Derived(
        average.kind,
        figure,
        verdict,
        expected,
        code=part.code if part is not None else None,
        block="physical",
        column=average.column,
        reason=reason,
        decimals=figure.decimals if figure.mark is None else 1,
        action=average.action,
        objective=average.objective,
    )
