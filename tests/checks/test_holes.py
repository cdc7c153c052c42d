"""Nothing is judged over a hole: what sums over what may be missing is unverifiable, and says why."""

from __future__ import annotations

from dataclasses import replace

import pytest
from paths import PDFS
from reports import made, made_json

from poi_audit import read
from poi_audit.checks import audit
from poi_audit.contract.decode import report_from_json
from poi_audit.messages import write
from poi_audit.model.figure import Figure, Place
from poi_audit.model.finding import Audit, Severity
from poi_audit.model.report import Hole, Problem, Report

SUMMARY = {
    "year": "2022",
    "actions": {"0_75": "", "75_95": "2", "95_up": "1", "incomplete": "-", "in_execution": "3"},
    "activities": {"0_75": "1", "75_95": "1", "95_up": "3", "incomplete": "0", "in_execution": "5"},
    "tracking": {"activities": "5", "complete": "5", "incomplete": "0"},
}
TEXT = """
OEI.01 I
AEI.01.01 I = 90.0
001 Acumulado Anual | 5 5 = 10.00 | 5 3 = 8.00 | 80.00
002 Acumulado Anual | 5 5 = 10.00 | 5 5 = 10.00 | 100.00
AEI.01.02 I = 75.0
003 Acumulado Anual | 5 5 = 10.00 | 5 5 = 10.00 | 100.00
004 Acumulado Anual | 5 5 = 10.00 | 5 0 = 5.00 | 50.00
AEI.01.03 I = 100.0
005 Acumulado Anual | 5 5 = 10.00 | 5 5 = 10.00 | 100.00
"""
TOTAL = "86.00"
"""(80 + 100 + 100 + 50 + 100) / 5."""


def whole() -> Report:
    """A right report, its three AEI on pages 1, 2 and 3."""
    report = made(TEXT, "2024-annual", total=TOTAL, summary=SUMMARY)
    (objective,) = report.objectives
    actions = tuple(
        replace(action, place=Place(page)) for page, action in enumerate(objective.actions, start=1)
    )
    return replace(report, objectives=(replace(objective, actions=actions),))


def without(code: str, report: Report | None = None) -> Report:
    """The report without the AO of that number, as if its row were lost."""
    report = report or whole()
    objectives = []
    for objective in report.objectives:
        actions = tuple(
            replace(action, activities=tuple(a for a in action.activities if not a.code.endswith(code)))
            for action in objective.actions
        )
        objectives.append(replace(objective, actions=actions))
    return replace(report, objectives=tuple(objectives))


def errors(found: Audit) -> list[tuple[str, str | None]]:
    return [(f.rule, f.where.code) for f in found.findings if f.severity is Severity.ERROR]


@pytest.mark.parametrize("kind", ["page", "row", "title", "section", "end"])
def test_a_report_with_a_hole_is_partial_and_nothing_over_the_hole_is_wrong(kind: str) -> None:
    hole = Hole(kind, "Falta una parte.", 2)  # type: ignore[arg-type]
    found = audit(replace(without("003"), holes=(hole,)))
    assert errors(found) == []
    assert found.verdict == "partial"
    said = " ".join(write(f.message) for f in found.findings if f.rule == "X106")
    assert "Falta una parte." in said and "total 86.00" in said


def test_what_lies_beside_the_hole_is_still_judged() -> None:
    text = TEXT.replace("5 3 = 8.00 | 80.00", "5 3 = 7.00 | 80.00").replace(
        "AEI.01.03 I = 100.0", "AEI.01.03 I = 41.0"
    )
    report = made(text, "2024-annual", total=TOTAL, summary=SUMMARY)
    (objective,) = report.objectives
    actions = tuple(
        replace(a, place=Place(page)) for page, a in zip((1, 2, 9), objective.actions, strict=True)
    )
    placed = replace(report, objectives=(replace(objective, actions=actions),))
    found = audit(replace(without("003", placed), holes=(Hole("page", "Falta la página 2.", 2),)))
    assert ("A302", "AOI00077700001") in errors(found)
    assert ("G501", "AEI.01.03") in errors(found)
    assert ("G501", "AEI.01.02") not in errors(found)


@pytest.mark.parametrize(
    ("problem", "message"),
    [
        ("E203", "AOI00077700004: aparece sin el título que le corresponde (acción estratégica)."),
        ("E204", "La línea de ejecución de AEI.01.09 no corresponde a ninguna acción del reporte."),
        ("E206", "No se encontró el final del reporte: el total."),
        ("E207", "El reporte excede el límite de 9 filas; no se leyó el resto."),
        ("E208", "Una fila de cifras no tiene actividad operativa a la cual asignarla: «3»."),
        ("E209", "AOI00077700003: camelot la encuentra y pdfium no; puede faltar en esta lectura."),
        ("E210", "AEI.01.02: no se encontró su línea de ejecución; puede faltar una parte del reporte."),
        (
            "E211",
            "Después de la página 1 sigue la 3, según su numeración impresa: faltan páginas o están en otro orden.",
        ),
        ("E212", "El archivo está cortado: le falta el final. Se leyó lo que queda de él."),
        ("E213", "La página está dañada y no se leyó."),
    ],
)
def test_a_problem_of_the_reading_is_a_hole(problem: str, message: str) -> None:
    found = audit(replace(without("003"), problems=(Problem(problem, message),)))
    assert errors(found) == [] and found.verdict == "partial"


def test_a_doubtful_code_takes_no_activity_from_the_averages() -> None:
    report = whole()
    wrong = made(
        TEXT.replace("AEI.01.02 I = 75.0", "AEI.01.02 I = 57.0"), "2024-annual", total=TOTAL, summary=SUMMARY
    )
    hole = (Hole("code", "AOI00077700003: el código es dudoso.", 2, "AOI00077700003"),)
    assert errors(audit(replace(report, holes=hole))) == []
    assert errors(audit(replace(wrong, holes=hole))) == [("G501", "AEI.01.02")]


def test_an_activity_whose_column_is_lost_is_not_judged() -> None:
    text = TEXT.replace("5 3 = 8.00 | 80.00", "5 3 = 99.00 | 80.00")
    hole = (Hole("column", "AOI00077700001: falta una columna.", 1, "AOI00077700001"),)
    assert errors(audit(replace(made(text, "2024-annual"), holes=hole))) == []


def test_of_the_whole_list_nothing_is_said_where_a_part_is_lost() -> None:
    text = TEXT.replace("AEI.01.02 I", "AEI.02.02 I")
    hole = (Hole("title", "Falta un título.", 2),)
    assert errors(audit(made(text, "2024-annual"))) == [("S202", "AEI.02.02")]
    found = audit(replace(made(text, "2024-annual"), holes=hole))
    assert not {"S202", "M705", "M712"} & {f.rule for f in found.findings}


def test_without_a_word_of_the_reading_the_sums_tell_that_one_is_missing() -> None:
    found = audit(without("003"))
    assert errors(found) == []
    (root,) = [f for f in found.findings if f.rule == "S212"]
    sentence = write(root.message)
    assert "trae 4 AO" in sentence and "con 5" in sentence and "100.00" in sentence
    assert root.where.code == "AEI.01.02" and root.severity is Severity.WARNING
    assert found.verdict == "partial"


def test_one_wrong_count_is_no_missing_activity() -> None:
    summary = {**SUMMARY, "tracking": {**SUMMARY["tracking"], "activities": "6"}}  # type: ignore[dict-item]
    found = audit(made(TEXT, "2024-annual", total=TOTAL, summary=summary))
    assert errors(found) == [("T603", None)]


def test_a_figure_where_nothing_can_be_averaged_is_no_error() -> None:
    line = "006 Acumulado Anual | 0 0 = 0.00 | 0 0 = 0.00 | S.P."
    found = audit(made(TEXT + "AEI.01.04 I = 50.0\n" + line, "2022-sem"))
    assert [(f.rule, f.severity) for f in found.findings if f.where.code == "AEI.01.04"] == [
        ("G517", Severity.WARNING)
    ]


def test_the_reason_stands_in_the_json_of_another_program() -> None:
    data = made_json(TEXT, "2024-annual", total=TOTAL)
    data["problems"] = [{"code": "E211", "message": "Faltan páginas.", "page": 1}]
    found = audit(report_from_json(data))
    assert found.coverage.unverifiable > 0 and found.verdict == "partial"


def test_a_lost_figure_of_an_activity_is_doubtful_and_not_a_hole() -> None:
    report = whole()
    assert audit(report).verdict != "partial"
    assert report.holes == () and Figure("").readable


MONEY = """
OEI.01 I
AEI.01.01 I = 90.0
001 Acumulado Anual | 5 5 = 10.00 | 5 3 = 8.00 | 80.00 | money 10 20
002 Acumulado Anual | 5 5 = 10.00 | 5 5 = 10.00 | 100.00 | money 10 20
"""


def money(programmed: str, executed: str, complete: str | None = None) -> list[tuple[str, str]]:
    totals = {"financial_programmed": programmed, "financial_executed": executed}
    totals |= {} if complete is None else {"complete": complete, "incomplete": "0"}
    found = audit(made(MONEY, totals=totals)).findings
    return [(f.rule, f.severity.value) for f in found if f.rule in ("A314", "S212", "T604")]


def test_both_totals_of_money_above_the_list_say_that_an_activity_is_missing() -> None:
    assert money("60.00", "60.00") == []
    assert money("90.00", "90.00") == [("S212", "warning")]
    assert money("60.00", "90.00") == [("A314", "error")]
    assert money("50.00", "50.00") == [("A314", "error")] * 2


def test_a_count_that_agrees_with_the_list_says_that_it_is_whole() -> None:
    assert money("90.00", "90.00", complete="2") == [("A314", "error")] * 2


def test_a_whole_page_of_activities_can_be_missing() -> None:
    listed = "".join(
        f"0{n:02} Acumulado Anual | 5 5 = 10.00 | 5 {n % 3} = {5 + n % 3}.00 | {50 + 10 * (n % 3)}.00\n"
        for n in range(1, 10)
    )
    counts = {"complete": "17", "incomplete": "0"}
    text = "OEI.01 I\nAEI.01.01 I = 70.0\n" + listed
    found = audit(made(text, total="77.00", totals=counts | {"physical": "77.00"}))
    assert errors(found) == [] and found.verdict == "partial"
    (root,) = [f for f in found.findings if f.rule == "S212"]
    assert "trae 9 AO" in write(root.message) and "con 17" in write(root.message)


@pytest.mark.parametrize("name", ("2021-annual-small", "2021-sem-small", "2022-sem-small", "2024-midyear"))
def test_an_activity_lost_without_a_word_accuses_nobody(name: str) -> None:
    report = read(PDFS / f"{name}.pdf")
    assert errors(audit(report)) == []
    for activity in list(report.activities())[::4]:
        found = [rule for rule, _ in errors(audit(without(activity.code, report)))]
        assert found in ([], ["T604"]), (
            activity.code
        )  # one count alone, and all else agrees: it is that count's


def test_money_that_agrees_with_the_total_of_the_actions_is_not_wrong() -> None:
    text = (
        MONEY
        + "AEI.01.02 I = 100.0\n003 Acumulado Anual | 5 5 = 10.00 | 5 5 = 10.00 | 100.00 | money 10 20\n"
    )
    data = made_json(text, "2021-annual", totals={"financial": "99.00"})
    one, other = data["objectives"][0]["actions"]
    one["execution"]["financial"], other["execution"]["financial"] = "69.00", "30.00"
    found = audit(report_from_json(data))
    assert errors(found) == []
    (root,) = [f for f in found.findings if f.rule == "S212"]
    assert (
        root.where.code == "AEI.01.01" and "69.00" in write(root.message) and "99.00" in write(root.message)
    )
    one["execution"]["financial"] = "61.00"
    assert ("A313", "AEI.01.01") in errors(audit(report_from_json(data)))
