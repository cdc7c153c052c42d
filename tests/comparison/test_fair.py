"""Nothing is accused that an auditor could not defend in writing; nothing is passed over for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from data.revised import YEAR, revised, shorter
from maker.case import AO, Case
from pairs import KINDS, changed, compare, month, place, plain, with_
from reports import Json, drawn

import poi_audit
from poi_audit.comparison.order import ComparisonError
from poi_audit.comparison.texts import alike, same
from poi_audit.messages import write
from poi_audit.model.finding import Audit, Severity
from poi_audit.model.report import Problem, Report


def severities(audit: Audit) -> dict[str, Severity]:
    return {f.rule: f.severity for f in audit.findings}


def added(number: str, like: str, name: str, unit: str = "INFORME") -> Callable[[Case], Case]:
    """The case with one more activity beside another one."""

    def edit(case: Case) -> Case:
        objectives = []
        for objective in case.objectives:
            actions = []
            for action in objective.actions:
                extra: list[AO] = [
                    replace(ao, number=number, name=name, unit=unit)
                    for ao in action.activities
                    if ao.number == like
                ]
                actions.append(replace(action, activities=(*action.activities, *extra)))
            objectives.append(replace(objective, actions=tuple(actions)))
        return replace(case, objectives=tuple(objectives))

    return edit


def test_a_name_that_many_activities_share_matches_none() -> None:
    """One went, another came, a third of the same name stayed: they are two activities, not one with another code."""
    named = with_("00211", name="GESTIÓN ADMINISTRATIVA")
    first = shorter(
        added("00301", "00210", "GESTIÓN ADMINISTRATIVA")(revised(YEAR, named)), *KINDS["2021"][0]
    )
    then = shorter(added("00303", "00213", "GESTIÓN ADMINISTRATIVA")(revised(YEAR, named)), *KINDS["2021"][1])
    found = poi_audit.compare(drawn(first, "a"), drawn(then, "b"))
    assert {place(f)[:2] for f in found.findings} == {("R004", "00301"), ("R005", "00303")}


def test_another_code_unit_and_action_is_another_activity() -> None:
    first = shorter(added("00301", "00210", "VIVERO", "PLANTÓN")(YEAR), *KINDS["2021"][0])
    then = shorter(added("00999", "00203", "VIVERO", "VISITA")(YEAR), *KINDS["2021"][1])
    found = poi_audit.compare(drawn(first, "a"), drawn(then, "b"))
    assert {place(f)[:2] for f in found.findings} == {("R004", "00301"), ("R005", "00999")}


def test_a_figure_of_another_code_says_so() -> None:
    later = drawn(
        shorter(
            revised(YEAR, month("00210", "executed", 1, "1"), with_("00210", number="00910")),
            *KINDS["2021"][1],
        ),
        "posterior",
    )
    found = next(f for f in poi_audit.compare(plain("2021", 0), later).findings if f.rule == "R002")
    assert "AOI00199100210" in " ".join(write(m) for m in found.explanations)


@pytest.mark.parametrize(
    ("day", "severity"), [((2021, 7, 5), Severity.INFO), ((2021, 8, 2), Severity.WARNING)]
)
def test_2021_states_no_deadline_so_the_longest_holds(day: tuple[int, int, int], severity: Severity) -> None:
    first = drawn(shorter(YEAR, "2021-sem", 6, date(*day)), "anterior")
    found = poi_audit.compare(first, changed("2021", month("00210", "executed", 5, "4")))
    assert severities(found)["R002"] is severity


def test_the_effect_of_what_could_still_be_registered_is_context() -> None:
    """90 turns to 78, another band; on 10 July the month of June could be registered until the 31st."""
    first = drawn(shorter(YEAR, "2022-sem", 6, date(2022, 7, 10)), "anterior")
    found = severities(poi_audit.compare(first, changed("2022", month("00202", "executed", 5, "1"))))
    assert found["R013"] is Severity.INFO
    found = severities(compare("2022", plain("2022", 0), changed("2022", month("00202", "executed", 5, "1"))))
    assert found["R013"] is Severity.WARNING


def test_marks_that_come_before_the_stated_deadline_close_no_month() -> None:
    """S.I. printed on 10 July for June, which note (iv) leaves open until the 31st."""

    def early(truth: Json) -> None:
        for activity in truth["objectives"][1]["actions"][0]["activities"][1:]:
            activity["physical"]["executed"]["months"][5] = ""
            activity["physical"]["percent"] = "S.I."

    first = drawn(shorter(YEAR, "2022-sem", 6, date(2022, 7, 10)), "anterior", early)
    found = poi_audit.compare(first, changed("2022", month("00210", "executed", 5, "4")))
    assert severities(found)["R002"] is Severity.INFO and "R015" not in severities(found)


def of_centre(report: Report, centre: str | None) -> Report:
    return replace(report, header=replace(report.header, cost_center_filter=centre))


@pytest.mark.parametrize(
    ("centres", "rules"),
    [
        ((None, "10.01 AGUAS"), {"R016": Severity.INFO}),
        (("10.01 AGUAS", "10.01 AGUAS"), {"R004": Severity.INFO}),
        ((None, "Todos"), {"R004": Severity.WARNING}),
    ],
)
def test_what_a_filter_hides_is_not_called_gone(
    centres: tuple[str | None, str | None], rules: dict[str, Severity]
) -> None:
    fewer = changed("2022", lambda ao: None if ao.number == "00213" else ao)
    found = poi_audit.compare(of_centre(plain("2022", 0), centres[0]), of_centre(fewer, centres[1]))
    assert severities(found) == rules


def test_what_stands_beyond_a_month_nobody_registered_proves_no_date() -> None:
    """Two activities that register December in advance do not end the year in April."""

    def advance(truth: Json) -> None:
        for objective in truth["objectives"]:
            for activity in objective["actions"][0]["activities"]:
                months = activity["physical"]["executed"]["months"]
                months[3:11] = [""] * 8

    first = drawn(shorter(YEAR, "2024-annual", 12, date(2024, 4, 25)), "anterior", advance)
    later = changed("2024", month("00210", "programmed", 8, "9"))
    found = severities(poi_audit.compare(first, later))
    assert "R015" not in found and found.get("R001") is not Severity.WARNING


def test_undated_reports_are_ordered_by_what_was_executed() -> None:
    march = drawn(shorter(YEAR, "2024-annual", 12, date(2024, 4, 25), blank_from=3), "marzo")
    september = drawn(shorter(YEAR, "2024-annual", 12, date(2024, 10, 25), blank_from=9), "setiembre")
    assert set(severities(poi_audit.compare(march, september))) <= {"R015"}
    with pytest.raises(ComparisonError, match=r"orden inverso: setiembre\.html llega a Sep"):
        poi_audit.compare(september, march)


def test_a_raised_goal_alone_is_no_percentage_that_fell() -> None:
    """December was still open on 15 December: more was programmed in it, and no less executed."""
    first = drawn(shorter(YEAR, "2021-annual", 12, date(2021, 12, 15)), "anterior")
    found = poi_audit.compare(first, changed("2021", month("00210", "programmed", 11, "60")))
    assert set(severities(found)) == {"R003"}


def test_a_printed_figure_that_is_not_the_recomputed_one_is_quoted() -> None:
    def better(truth: Json) -> None:
        truth["objectives"][1]["actions"][0]["activities"][0]["physical"]["percent"] = "100"

    edit = revised(YEAR, month("00210", "executed", 0, "1"))
    later = drawn(shorter(edit, *KINDS["2021"][1]), "posterior", better)
    found = next(f for f in poi_audit.compare(plain("2021", 0), later).findings if f.rule == "R013")
    assert "98 en lugar de 92 (recalculado; impreso 100)" in write(found.message)


def test_a_report_read_in_part_gives_no_averages() -> None:
    edits = (month("00202", "executed", 1, "10"), month("00210", "executed", 1, "1"))
    later = drawn(shorter(revised(YEAR, *edits), *KINDS["2021"][1]), "posterior")
    found = poi_audit.compare(
        plain("2021", 0), replace(later, problems=(Problem("E213", "falta una página", 2),))
    ).findings
    said = [write(f.message) for f in found if f.rule in ("R013", "R014")]
    assert len(said) == 2 and not any("promedio" in text or "total" in text for text in said)


def plainly(truth: Json) -> None:
    """Months without the zeros after the point."""
    for objective in truth["objectives"]:
        for activity in objective["actions"][0]["activities"]:
            row = activity["physical"]["executed"]
            row["months"] = [text.removesuffix(".00") for text in row["months"]]


def test_a_figure_without_decimals_is_no_rounded_one_beside_others_with_them() -> None:
    """Of a row without decimals nothing says whether its figures were rounded."""
    beside = revised(YEAR, month("00202", "executed", 0, "9.5"))
    first = drawn(shorter(beside, *KINDS["2021"][0]), "anterior", plainly)
    then = revised(beside, month("00202", "executed", 1, "8.75"), month("00210", "executed", 1, "5.75"))
    found = poi_audit.compare(first, drawn(shorter(then, *KINDS["2021"][1]), "posterior"))
    assert {place(f)[1:] for f in found.findings if f.rule == "R002"} == {("00202", "executed", "Feb")}


def test_the_total_that_no_acumulado_registers_is_compared_once_the_year_is_closed() -> None:
    late = drawn(shorter(YEAR, "2021-annual", 12, date(2022, 3, 1)), "anterior")
    later = changed("2021", with_("00212", result="14"))
    assert {place(f) for f in poi_audit.compare(late, later).findings if f.rule == "R002"} == {
        ("R002", "00212", "executed", "accumulated")
    }
    early = drawn(shorter(YEAR, "2021-annual", 12, date(2021, 9, 1), blank_from=8), "anterior")
    assert "R002" not in severities(poi_audit.compare(early, later))
    assert "R002" not in severities(poi_audit.compare(plain("2021", 0), later)), (
        "closed months are no closed year"
    )


def test_doubled_codes_that_cannot_be_told_apart_are_named() -> None:
    twice = added("00213", "00213", "OTRA PLANILLA")(YEAR)
    first = drawn(shorter(twice, *KINDS["2021"][0]), "anterior")
    found = poi_audit.compare(first, changed("2021", lambda ao: None if ao.number == "00213" else ao))
    assert severities(found) == {"R016": Severity.INFO}
    assert "AOI00199100213" in write(found.findings[0].message)


def test_where_nothing_could_be_compared_nothing_is_clean() -> None:
    def unreadable(truth: Json) -> None:
        for objective in truth["objectives"]:
            for activity in objective["actions"][0]["activities"]:
                for block in ("physical", "financial"):
                    for row in ("programmed", "executed"):
                        months = activity[block][row]["months"]
                        activity[block][row]["months"] = [text.replace(".", "·") or "·" for text in months]

    first = drawn(shorter(YEAR, *KINDS["2021"][0]), "anterior", unreadable)
    found = poi_audit.compare(first, plain("2021", 1))
    assert found.comparison is not None and found.comparison.figures == 0
    assert found.verdict == "partial"


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        ("M2", "M²", True),
        ("N° DE ACTAS", "Nº DE ACTAS", True),
        ("ACCI?N", "ACCIÓN", True),
        ("PADRÓN DE …", "PADRÓN DE USUARIOS", True),
        ("PADRÓN DE", "PADRÓN DE USUARIOS", False),
        ("%", "PORCENTAJE", True),
        ("%", "INFORME", False),
        ("-", "INFORME", True),
        ("1,000 HA", "1000 HA", True),
        ("1,000 HA", "10.00 HA", False),
        ("S/ 1,000.00", "S/ 1000.00", True),
        ("KM 1.5", "KM 15", False),
        ("KM 1.\n5", "KM 1.5", True),
    ],
)
def test_what_printing_does_to_a_text_is_no_change(one: str, other: str, answer: bool) -> None:
    assert same(one, other) is answer and same(other, one) is answer


def test_a_digit_makes_another_text() -> None:
    assert alike("CONSTRUCCIÓN DE LA ETAPA", "CONSTRUCCION DE LAS ETAPAS")
    assert not alike("CONSTRUCCIÓN DE LA ETAPA 1", "CONSTRUCCIÓN DE LA ETAPA 2")
