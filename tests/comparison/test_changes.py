"""Each planted change is found at its place, and nothing else; what is no change is not reported."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from data.revised import YEAR, Edit, revised, shorter
from maker.case import AEI, MONTHLY, Case
from pairs import KINDS, changed, compare, month, place, plain, with_
from reports import Json, drawn

import poi_audit
from poi_audit.messages import write
from poi_audit.model.figure import Figure
from poi_audit.model.finding import Finding, Severity
from poi_audit.model.report import Problem, Report

Places = set[tuple[str, str, str | None, str | None]]
KIND = pytest.mark.parametrize("kind", KINDS)


def places(found: tuple[Finding, ...]) -> Places:
    return {place(f) for f in found}


def effect(number: str) -> Places:
    """R013 is what follows from a rewritten month."""
    return {("R013", number, None, "percent")}


@KIND
def test_the_same_registrations_published_twice_give_nothing(kind: str) -> None:
    found = compare(kind, plain(kind, 0), plain(kind, 1))
    assert found.findings == ()
    assert found.verdict == "clean"
    assert found.comparison is not None and found.comparison.activities == 7
    assert found.comparison.figures == 168 and found.comparison.not_compared == 0


@KIND
@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (month("00202", "executed", 1, "10"), {("R002", "00202", "executed", "Feb"), *effect("00202")}),
        (month("00210", "executed", 0, "0"), {("R002", "00210", "executed", "Ene"), *effect("00210")}),
        (month("00202", "programmed", 4, "8"), {("R001", "00202", "programmed", "May"), *effect("00202")}),
        (month("00210", "executed", 2, "."), {("R002", "00210", "executed", "Mar"), *effect("00210")}),
        (with_("00210", unit="TALLER"), {("R008", "00210", None, None)}),
        (with_("00210", priority="Media"), {("R010", "00210", None, None)}),
        (with_("00201", aggregation=MONTHLY), {("R009", "00201", None, "aggregation")}),
        (with_("00210", name="ADQUISICIÓN DE LANCHAS"), {("R006", "00210", None, "name")}),
        (with_("00210", number="00910"), {("R007", "00910", None, "code")}),
        (lambda ao: None if ao.number == "00213" else ao, {("R004", "00213", None, "code")}),
    ],
    ids=[
        *(
            "executed up",
            "executed down",
            "programmed",
            "erased",
            "unit",
            "priority",
            "aggregation",
            "renamed",
        ),
        *("recoded", "gone"),
    ],
)
def test_a_change_is_found_at_its_place_and_nothing_else(kind: str, edit: Edit, expected: Places) -> None:
    found = places(compare(kind, plain(kind, 0), changed(kind, edit)).findings)
    goal = {p for p in found if p[0] == "R003"}
    follows = any(rule == "R001" for rule, *_ in expected) and kind != "2022"
    assert found - goal == expected
    assert bool(goal) == follows, "a month less in the programme is a lower goal, where the goal is printed"


@pytest.mark.parametrize(
    ("kind", "edit", "expected"),
    [
        ("2021", month("00201", "money", 1, "999.00"), [("R001", "00201", "programmed", "Feb")]),
        ("2021", month("00213", "programmed", 11, "500"), [("R003", "00213", "programmed", "accumulated")]),
        ("2024", month("00213", "programmed", 11, "500"), [("R003", "00213", "programmed", "accumulated")]),
        ("2022", month("00213", "programmed", 7, "500"), []),
        # registered after 24 August, when August was running
        ("2024", month("00210", "executed", 7, "9"), []),
    ],
    ids=["money", "goal 2021", "goal 2024", "an open month", "a running month"],
)
def test_money_goals_and_open_months(kind: str, edit: Edit, expected: list[tuple[Any, ...]]) -> None:
    found = places(compare(kind, plain(kind, 0), changed(kind, edit)).findings)
    money = {
        p for p in found if p[:2] == ("R002", "00201")
    }  # the spending of the fixture follows its programme
    assert found - money == set(expected)


def test_an_activity_added_is_context_unless_it_reaches_back() -> None:
    later = plain("2021", 1)
    without = drawn(
        shorter(revised(YEAR, lambda ao: None if ao.number in ("00201", "00203") else ao), *KINDS["2021"][0]),
        "anterior",
    )
    found = {f.where.code[-5:]: f for f in poi_audit.compare(without, later).findings if f.where.code}
    assert {(f.rule, number, f.severity) for number, f in found.items()} == {
        ("R005", "00201", Severity.WARNING),  # programmed from February on
        ("R005", "00203", Severity.INFO),  # programmed in December
    }
    assert "PROG. Feb 1.00" in write(found["00201"].message)


def under(case: Case, number: str, action: str) -> Case:
    """The case with the activity as the last one of that action."""
    (ao,) = (ao for a in case.actions() for ao in a.activities if ao.number == number)

    def put(a: AEI) -> AEI:
        rest = tuple(other for other in a.activities if other is not ao)
        return replace(a, activities=(*rest, ao) if a.code == action else rest)

    return replace(
        case, objectives=tuple(replace(o, actions=tuple(map(put, o.actions))) for o in case.objectives)
    )


@KIND
def test_an_activity_under_another_action_is_told_and_another_order_is_not(kind: str) -> None:
    _, later = KINDS[kind]
    reordered, moved = (
        drawn(shorter(under(YEAR, "00201", action), *later), "posterior")
        for action in ("AEI.01.01", "AEI.04.02")
    )
    assert compare(kind, plain(kind, 0), reordered).findings == ()
    (found,) = compare(kind, plain(kind, 0), moved).findings
    assert (*place(found), found.severity) == ("R011", "00201", None, None, Severity.WARNING)
    was = next(a for a in plain(kind, 0).activities() if a.code.endswith("00201")).place
    now = next(a for a in moved.activities() if a.code.endswith("00201")).place
    assert was is not None and now is not None and found.where.cell == now.cell
    for lang in ("es", "en"):
        assert {"AEI.01.01", "AEI.04.02", was.cell} <= set(
            re.findall(r"[\w!.]*\w", write(found.message, lang))
        )


def test_what_an_accusation_says() -> None:
    earlier = plain("2021", 0)
    found = compare("2021", earlier, changed("2021", month("00202", "executed", 1, "10"))).findings
    rewritten = next(f for f in found if f.rule == "R002")
    assert rewritten.severity is Severity.WARNING and rewritten.published == "10.00"
    assert rewritten.expected is None, "neither figure is called the right one"
    assert [a.text for a in rewritten.addends or ()] == ["8.00", "10.00"]
    assert earlier.source.sha256 in (rewritten.basis or "") and "2021-08-19" in (rewritten.basis or "")
    cell = next(a for a in earlier.activities() if a.code.endswith("00202")).physical.executed.months[1].place
    assert cell is not None and cell.cell is not None
    assert cell.cell in write(rewritten.message) and cell.cell in write(rewritten.message, "en")
    assert all(f.severity is not Severity.ERROR for f in found)


def test_the_effect_is_what_the_report_would_have_shown() -> None:
    """The fixtures' own arithmetic, given the earlier month, prints the figure that R013 gives."""
    found = compare("2024", plain("2024", 0), changed("2024", month("00202", "executed", 1, "10"))).findings
    effect_ = next(f for f in found if f.rule == "R013")
    unchanged = plain("2024", 1)
    percent = next(a for a in unchanged.activities() if a.code.endswith("00202")).percent
    averages = {a.code: a.execution.physical for a in unchanged.actions()}
    total = unchanged.totals.physical
    assert percent is not None and total is not None
    assert effect_.expected == percent.text
    said = write(effect_.message)
    for figure in (averages["AEI.01.01"], total):
        assert figure is not None and f" {figure.text} en lugar de " in said


def test_the_joint_effect_is_what_the_report_would_have_shown() -> None:
    edits = (month("00202", "executed", 1, "10"), month("00210", "executed", 1, "1"))
    later = drawn(shorter(revised(YEAR, *edits), *KINDS["2021"][1]), "posterior")
    found = [f for f in poi_audit.compare(plain("2021", 0), later).findings if f.rule == "R014"]
    total = plain("2021", 1).totals.physical
    assert total is not None
    assert [(f.where.column, f.expected) for f in found] == [("total", total.text)]


def test_a_percentage_that_falls_names_its_causes() -> None:
    edit = revised(YEAR, *(month("00201", "executed", i, "0") for i in range(1, 12)))
    later = drawn(shorter(edit, *KINDS["2021"][1]), "posterior")
    found = poi_audit.compare(plain("2021", 0), later).findings
    fallen = [f for f in found if f.rule == "R012"]
    assert [place(f) for f in fallen] == [("R012", "00201", None, "percent")]
    assert "Feb, Mar, Abr, May, Jun" in write(fallen[0].explanations[0])


def test_percentages_of_other_periods_are_not_compared() -> None:
    """100 % of what was programmed to June may be 60 % of what was programmed to September."""
    edit = revised(YEAR, *(month("00201", "executed", i, "0") for i in range(6, 9)))
    later = drawn(shorter(edit, *KINDS["2022"][1]), "posterior")
    assert poi_audit.compare(plain("2022", 0), later).findings == ()


def test_a_lower_percentage_alone_is_found() -> None:
    def lower(truth: Json) -> None:
        truth["objectives"][1]["actions"][0]["activities"][0]["physical"]["percent"] = "50"

    again = drawn(shorter(YEAR, *KINDS["2021"][1]), "otra", lower)
    first = replace(plain("2021", 1), header=replace(plain("2021", 1).header, printed_on=date(2022, 3, 1)))
    assert places(poi_audit.compare(first, again).findings) == {("R012", "00210", None, "percent")}


def test_late_registration_is_no_rewriting() -> None:
    first = drawn(shorter(YEAR, "2021-sem", 6, date(2021, 8, 19), blank_from=4), "anterior")
    found = poi_audit.compare(first, plain("2021", 1)).findings
    assert [(f.rule, f.severity) for f in found] == [("R015", Severity.INFO)]
    assert "May 7, Jun 7" in write(found[0].message).replace("; ", ", ")


def test_a_month_within_its_deadline_is_context() -> None:
    """On 3 August 2022 the deadline of June (31 July) was past; on 20 July it was not."""
    first = drawn(shorter(YEAR, "2022-sem", 6, date(2022, 7, 20)), "anterior")
    later = changed("2022", month("00210", "executed", 5, "4"))
    found = {f.rule: f.severity for f in poi_audit.compare(first, later).findings}
    assert found["R002"] is Severity.INFO
    found = {f.rule: f.severity for f in compare("2022", plain("2022", 0), later).findings}
    assert found["R002"] is Severity.WARNING


def test_without_a_date_only_what_figures_prove_is_a_warning() -> None:
    """The 2024 page prints no date; execution in July shows that May's deadline was past, no more."""
    for at, severity in ((4, Severity.WARNING), (5, Severity.INFO), (6, Severity.INFO)):
        later = changed("2024", month("00210", "executed", at, "3"))
        found = [f for f in poi_audit.compare(plain("2024", 0), later).findings if f.rule == "R002"]
        assert [f.severity for f in found] == [severity]


def test_doubtful_figures_are_not_judged() -> None:
    later = changed("2021", month("00202", "executed", 1, "10"))
    doubted = edited(later, lambda f: replace(f, doubt="se lee mal") if f.text == "10.00" else f)
    result = compare("2021", plain("2021", 0), doubted)
    assert result.findings == ()
    assert result.comparison is not None and result.comparison.not_compared > 0


def edited(report: Report, edit: Callable[[Figure], Figure]) -> Report:
    """The report with each month of its executed rows as `edit` gives it."""
    objectives = []
    for objective in report.objectives:
        actions = []
        for action in objective.actions:
            activities = []
            for activity in action.activities:
                row = activity.physical.executed
                row = replace(row, months=tuple(map(edit, row.months)))
                activities.append(replace(activity, physical=replace(activity.physical, executed=row)))
            actions.append(replace(action, activities=tuple(activities)))
        objectives.append(replace(objective, actions=tuple(actions)))
    return replace(report, objectives=tuple(objectives))


def untidy(truth: Json) -> None:
    """What two publications print differently though nobody changed anything."""
    for objective in truth["objectives"]:
        for action in objective["actions"]:
            action["activities"].reverse()
            for activity in action["activities"]:
                plain_text = activity["name"].translate(str.maketrans("ÁÉÍÓÚ", "AEIOU"))
                activity["name"] = plain_text.capitalize().replace(" ", "  ")
                activity["unit"] = activity["unit"].lower()
                activity["priority"] = activity["priority"].upper()
                row = activity["physical"]["executed"]
                row["months"] = [text.replace(".00", "") for text in row["months"]]
                row = activity["physical"]["programmed"]
                row["months"] = [text.replace(",", "") for text in row["months"]]
    truth["objectives"].reverse()
    name = truth["objectives"][1]["actions"][0]["activities"]
    long = next(a for a in name if len(a["name"]) > 60)
    long["name"] = long["name"][:70]


@KIND
def test_form_is_no_change(kind: str) -> None:
    later = drawn(shorter(YEAR, *KINDS[kind][1]), "posterior", untidy)
    assert compare(kind, plain(kind, 0), later).findings == ()


def test_zero_that_becomes_blank_and_rounded_figures_are_no_change() -> None:
    def blank(truth: Json) -> None:
        first = truth["objectives"][0]["actions"][0]["activities"][0]["physical"]
        assert first["executed"]["months"][0] == "0.00"
        first["executed"]["months"][0] = ""

    later = drawn(shorter(YEAR, *KINDS["2022"][1]), "posterior", blank)
    assert [f for f in compare("2022", plain("2022", 0), later).findings if f.rule[:3] == "R00"] == []


def filtered(case: Case) -> Report:
    report = drawn(shorter(case, *KINDS["2022"][1]), "posterior")
    return replace(report, header=replace(report.header, cost_center_filter="OFICINA DE PLANEAMIENTO"))


def test_a_filtered_or_partial_report_accuses_of_no_missing_activity() -> None:
    fewer = revised(YEAR, lambda ao: None if ao.number == "00213" else ao)
    found = poi_audit.compare(plain("2022", 0), filtered(fewer)).findings
    assert [f.rule for f in found] == ["R016"]
    assert "OFICINA DE PLANEAMIENTO" in write(found[0].message)
    cut = drawn(shorter(fewer, *KINDS["2022"][1]), "posterior")
    cut = replace(cut, problems=(Problem("E213", "falta una página", 2),))
    result = poi_audit.compare(plain("2022", 0), cut)
    assert [f.rule for f in result.findings] == ["R016"] and result.verdict == "partial"


def test_ids_do_not_depend_on_how_the_earlier_file_was_saved() -> None:
    later = changed("2021", month("00202", "executed", 1, "10"))
    earlier = plain("2021", 0)
    other = replace(earlier, source=replace(earlier.source, file="otro.pdf", sha256="f" * 64))
    one, two = poi_audit.compare(earlier, later), poi_audit.compare(other, later)
    assert [f.id for f in one.findings] == [f.id for f in two.findings]
    assert len({f.id for f in one.findings}) == len(one.findings)
