"""N8: what the alerts and the informe say, against the table. The ties that must be made, and those that must not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from paths import PDFS, shared
from reports import made

from poi_audit import audit, read
from poi_audit.messages import write
from poi_audit.model.figure import Figure
from poi_audit.model.finding import Audit, Finding, Severity
from poi_audit.model.report import ContextPage, Entity, Execution, Report

REPORT = made(
    """
OEI.03 MEJORAR LOS CAMINOS
AEI.03.01 CAMINOS TRANSITABLES; CONTINUOS; PARA LA POBLACIÓN RURAL. = 99.0
41 Acumulado Anual | 0 20 900 0 0 960 0 0 0 0 0 0 | 0 20 900 0 0 840 40 0 0 0 0 41 | 97.93 | unit KILOMETRO | \
name MANTENIMIENTO MANUAL DE CAMINOS - UNIDAD TERRITORIAL
42 Acumulado Anual | 0 0 100 0 0 100 0 0 100 0 0 100 | 0 0 100 0 0 150 0 0 100 0 0 100 | 100.00 | \
name ASISTENCIA TÉCNICA A GOBIERNOS LOCALES | unit ASISTENCIA TECNICA
OEI.06 MODERNIZAR LA GESTIÓN
AEI.06.02 GESTIÓN INSTITUCIONAL FORTALECIDA = 75.0
43 Acumulado Anual | 0 0 1 0 0 1 0 0 1 0 0 1 | 0 0 1 0 0 1 0 0 1 0 0 0 | 75.00 | name INFORME DE GESTIÓN | unit INFORME
""",
    "2024-annual",
    year=2024,
    printed_on=None,
    ue={"code": "000777", "name": "PROGRAMA DE CAMINOS RURALES"},
    total="90.98",
)
ROADS, TALKS, ONE = REPORT.activities()
_, OFFICE_AEI = REPORT.actions()


def said(alerts: str) -> Audit:
    return audit(replace(REPORT, alerts=alerts))


def around(*pages: str, report: Report = REPORT) -> list[Finding]:
    context = tuple(ContextPage(number, text) for number, text in enumerate(pages, start=1))
    return n8(audit(replace(report, context=context)))


def n8(found: Audit) -> list[Finding]:
    """What N8 holds against the prose; N807 only lists what it leaves alone."""
    return [f for f in found.findings if f.rule.startswith("N8") and f.rule != "N807"]


def short(found: list[Finding]) -> list[tuple[str, str | None, str | None, str | None]]:
    return [(f.rule, f.where.code, f.published, f.expected) for f in found]


def test_the_report_of_these_tests_is_right() -> None:
    assert not [f for f in said("").findings if f.severity is Severity.ERROR]


NAMES = "la AO “Mantenimiento manual de caminos - Unidad Territorial”"
TRUE = [
    f"En {NAMES} se atendieron 1,841 kilómetros, que representa el 97.93 % de lo programado.",
    f"En {NAMES} se atendieron 1.841 km, con un avance de 97,93%.",
    f"En {NAMES} se atendieron 1 841 kilómetros, es decir, el 98 por ciento de su meta.",
    "La AO «MANTENIMIENTO MANUAL DE CAMINOS-UNIDAD TERRITORIAL» ejecutó 1841 kilómetros de 1,880 programados.",
    'En la AO "Mantenimiento manual de los caminos" se atendieron 1,841 kilómetros.',
    "La AOI00077700041 ejecutó 1,841 kilómetros.",
    "La AO “Asistencia técnica a gobiernos locales” alcanzó el 100 % de lo programado, con 450 asistencias técnicas.",
    "La AO “Asistencia técnica a gobiernos locales” alcanzó el 112.5 % de lo programado.",
    f"Al cierre de junio, {NAMES} registró 1,760 kilómetros.",
    f"Al primer semestre, {NAMES} tuvo un avance de 93.62 %.",
    "La AEI.03.01 denominada “Caminos transitables; continuos; para la población rural” tuvo una ejecución física "
    "anual de 99 %.",
    "El POI 2024 comprende 3 actividades operativas (AO) y la AEI.03.01 cuenta con 2 AO.",
    "La ejecución física promedio total fue de 90.98 %.",
]  # fmt: skip


@pytest.mark.parametrize("text", TRUE)
def test_what_agrees_is_tied_and_not_reported(text: str) -> None:
    found = said(text)
    assert n8(found) == []
    assert found.coverage.narrative > 0
    assert found.coverage.unverifiable == said("").coverage.unverifiable


FALSE = [
    (f"En {NAMES} se atendieron 1,481 kilómetros.", ("N801", ROADS.code, "1,481 kilómetros", "1,841.00")),
    (f"En {NAMES} se atendieron 1.481 km.", ("N801", ROADS.code, "1.481 km", "1,841.00")),
    (f"{NAMES} alcanzó el 93 % de lo programado.", ("N801", ROADS.code, "93 %", "97.93")),
    (f"{NAMES} alcanzó el 97.39% de lo programado.", ("N801", ROADS.code, "97.39%", "97.93")),
    (f"Al cierre de junio, {NAMES} registró 1,670 kilómetros.", ("N801", ROADS.code, "1,670 kilómetros", "1,760.00")),
    (f"En marzo, {NAMES} atendió 25 kilómetros.", ("N801", ROADS.code, "25 kilómetros", "900.00")),
    ("La AOI00077700041 ejecutó 1,814 kilómetros.", ("N801", ROADS.code, "1,814 kilómetros", "1,841.00")),
    ("La AEI.06.02 tuvo una ejecución física anual de 100 %.", ("N801", "AEI.06.02", "100 %", "75.0")),
    (f"{NAMES} ejecutó 1,841 kilómetros de 1,808 programados.", ("N801", ROADS.code, "1,808 programados", "1,880.00")),
    ("El POI 2024 comprende 4 actividades operativas.", ("N802", None, "4 actividades", "3")),
    ("La AEI.03.01 cuenta con tres (3) AO.", ("N802", "AEI.03.01", "3 AO", "2")),
    ("La ejecución física promedio total fue de 98.90 %.", ("N802", None, "98.90 %", "90.98")),
    ("La AEI.03.10 tuvo una ejecución física de 99 %.", ("N803", None, "AEI.03.10", None)),
    (
        "La AEI.03.01 denominada “Gestión institucional fortalecida” tuvo una ejecución física de 75 %.",
        ("N804", "AEI.03.01", "Gestión institucional fortalecida", None),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "finding"), FALSE)
def test_what_differs_is_found_once_at_its_place(
    text: str, finding: tuple[str, str | None, str, str | None]
) -> None:
    found = n8(said(text))
    assert short(found) == [finding]
    assert found[0].severity is Severity.WARNING and found[0].where.table == "alerts"
    assert all(write(found[0].message, lang) for lang in ("es", "en"))


NOT_TIED = [
    "El reporte se elaboró en base a la Resolución Ministerial N.° 411-2023-TR, que aprueba el “PEI 2017-2027”.",
    f"(1) {NAMES}, se cumplió; (2) “Asistencia técnica a gobiernos locales”, se cumplió.",
    f"1. {NAMES}; 2. “Asistencia técnica a gobiernos locales”.",
    f"{NAMES} creció 12 % más que el año anterior.",
    f"En 2023, {NAMES} ejecutó 900 kilómetros.",
    f"{NAMES} tuvo una ejecución financiera de 41 %.",
    f"{NAMES} devengó S/ 15,063,168.49, el 41 % del PIM.",
    f"{NAMES} ejecutó 1,841 kilómetros: 41 kilómetros en la sierra y 1,800 kilómetros en la selva.",
    f"En {NAMES} faltó atender 39 kilómetros.",
    f"{NAMES} contó con 35 trabajadores.",
    "Según el indicador del PEI, la AEI.03.01 alcanzó un 71 % de la población.",
    "La AO “Mantenimiento manual de caminos - Unidad Territorial” y la AO “Asistencia técnica a gobiernos locales” "
    "superaron a la AEI.06.02 en 20 %.",
    "Se realizaron 12 asistencias técnicas a gobiernos locales en marzo.",
    "De las AO, 2 AO tienen avance mayor que 95 %.",
    "El POI 2023 comprendía 5 actividades operativas.",
    "Se reprogramaron 2 actividades operativas del POI 2024.",
    "Se atendió a los 24 gobiernos locales durante 365 días.",
    "El avance financiero total fue de 41 %.",
    "La AO “Plan de desarrollo” no pertenece al 10 % anterior.",
]  # fmt: skip


@pytest.mark.parametrize("text", NOT_TIED)
def test_an_uncertain_tie_is_no_finding(text: str) -> None:
    found = said(text)
    assert [f for f in n8(found) if f.severity is not Severity.INFO] == []
    parts = found.coverage
    assert parts.figures == (
        parts.recomputed + parts.inputs + parts.narrative + parts.unverifiable + parts.doubtful
    )


def test_numbers_that_are_no_figures_are_not_counted() -> None:
    found = said(NOT_TIED[0] + " El 30 de junio de 2024, ISO 9001, AEI.03.01, “UNO 2” y COVID-19.")
    assert found.coverage.figures == said("").coverage.figures


def test_without_a_name_only_a_slip_of_the_digits_is_told_and_only_as_context() -> None:
    slip, other = (
        said("Se atendieron 1,481 kilómetros de caminos."),
        said("Se atendieron 77 kilómetros de caminos."),
    )
    assert short(n8(slip)) == [("N801", ROADS.code, "1,481 kilómetros", "1,841.00")]
    assert n8(slip)[0].severity is Severity.INFO
    assert n8(other) == [] and other.coverage.unverifiable == slip.coverage.unverifiable + 1


def test_two_activities_of_one_name_are_told_apart_by_their_action_or_not_at_all() -> None:
    twin = replace(ONE, code="AOI00077700099", name=TALKS.name, unit="ASISTENCIA TECNICA")
    action = replace(OFFICE_AEI, activities=(ONE, twin))
    doubled = replace(
        REPORT, objectives=(REPORT.objectives[0], replace(REPORT.objectives[1], actions=(action,)))
    )
    name = "la AO “Asistencia técnica a gobiernos locales” realizó 7 asistencias técnicas."
    assert n8(audit(replace(doubled, alerts=f"En general, {name}"))) == []
    inside = n8(audit(replace(doubled, alerts=f"En la AEI.06.02, {name}")))
    assert short(inside) == [("N801", "AOI00077700099", "7 asistencias", "3.00")]


def test_a_percentage_where_the_table_says_incomplete() -> None:
    months = replace(ONE.physical.executed, months=(Figure(""), *ONE.physical.executed.months[1:]))
    blank = replace(ONE, physical=replace(ONE.physical, executed=months), percent=Figure("S.I."))
    action = replace(OFFICE_AEI, activities=(blank,), execution=Execution(Figure("")))
    objectives = (REPORT.objectives[0], replace(REPORT.objectives[1], actions=(action,)))
    text = "La AO “Informe de gestión” alcanzó el 100 % de lo programado."
    found = n8(audit(replace(REPORT, objectives=objectives, alerts=text)))
    assert short(found) == [("N801", ONE.code, "100 %", "S.I.")]


HEAD = "INFORME DE EVALUACIÓN\nPLAN OPERATIVO INSTITUCIONAL (POI) 2024\nPágina {} de 4\n"


def test_the_informe_counts_other_activities_and_gives_another_mean() -> None:
    found = around(
        HEAD.format(1)
        + "El Plan Operativo Institucional (POI) 2024 comprende\n5 actividades operativas (AO).",
        HEAD.format(2)
        + "El POI 2024 del Programa obtuvo un avance\npromedio de metas físicas del 95 %\nen el año.",
        HEAD.format(3) + "En conclusión, el POI 2024 comprende 5 AO.",
    )
    assert short(found) == [("N806", None, "95 %", "90.98"), ("N805", None, "5 actividades", "3")]
    assert [f.where.page for f in found] == [2, 1]
    assert "p. 1, 3" in write(found[1].message)


QUIET = [
    "El POI 2024 comprende 3 actividades operativas (AO) distribuidas en dos AEI.",
    "El POI 2024 obtuvo un avance promedio de metas físicas del 91 % en el año.",
    "El POI 2024 obtuvo al primer semestre un avance promedio de metas físicas del 50 %.",
    "El POI 2023 comprendió 9 actividades operativas y obtuvo un avance físico promedio de 80 % en el año.",
    "Las Acciones Estratégicas Institucionales (AEI) del POI obtuvieron un avance promedio del 97 % de la meta física.",
    "La Oficina de Planeamiento logró un avance físico de 100 % en el POI 2024 anual.",
    "El Programa de Caminos Rurales obtuvo en el año un avance financiero de 41 % respecto al PIM.",
    "En el POI 2024, 2 actividades operativas se programaron para el segundo semestre.",
    "AEI.03.01 Caminos transitables Porcentaje de caminos 1 80 95 118 %\nTOTAL 106 %",
    "La evaluación del PEI 2020-2024 obtuvo un avance físico del 97 % anual.",
    "Se aprobaron 12 resoluciones, entre ellas la N° 055-2024, para el POI 2024.",
]  # fmt: skip


@pytest.mark.parametrize("text", QUIET)
def test_what_the_informe_says_of_something_else_is_no_finding(text: str) -> None:
    assert around(text) == []


def test_an_institution_with_the_name_of_an_office_is_still_the_whole() -> None:
    header = replace(REPORT.header, ue=Entity("000777", "OFICINA DE PROYECTOS RURALES"))
    text = "La Oficina de Proyectos Rurales tuvo en el año un avance físico promedio de 50 %."
    assert short(around(text, report=replace(REPORT, header=header))) == [("N806", None, "50 %", "90.98")]


def test_every_figure_of_the_seeds_alerts_is_tied_and_agrees() -> None:
    found = audit(read(shared("seed/trabaja-peru-2024-annual.txt")))
    assert n8(found) == [] and found.coverage.narrative == 12


def test_the_informe_of_2021_says_138_and_106() -> None:
    found = n8(audit(read(shared("real/igp-2021-sem.pdf"))))
    assert short(found) == [("N806", None, "106%", "110.59"), ("N805", None, "138 Actividades", "136")]
    assert [(f.severity.value, f.where.page) for f in found] == [("warning", 5), ("info", 5)]


@pytest.mark.parametrize(
    ("name", "finding"),
    [
        ("2024-annual-errors", ("N801", "AOI00199200041", "1,481 kilómetros", "1,841.00")),
        ("2021-annual-errors", ("N801", "AOI00199300101", "1,301 análisis", "1310")),
    ],
)
def test_the_planted_faults_are_found(name: str, finding: tuple[str, str, str, str]) -> None:
    assert short(n8(audit(read(PDFS / f"{name}.pdf")))) == [finding]


@pytest.mark.parametrize("name", sorted(p.stem for p in PDFS.glob("*.pdf") if "errors" not in p.stem))
def test_correct_fixtures_have_no_finding(name: str) -> None:
    report = read(PDFS / f"{name}.pdf")
    assert n8(audit(report)) == []
    assert not {page.number for page in report.context} & set(
        range(report.source.pages[0], report.source.pages[1] + 1) if report.source.pages else ()
    )
