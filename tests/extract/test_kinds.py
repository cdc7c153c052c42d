"""A file without a report is told apart, and named when its first lines leave no doubt."""

from __future__ import annotations

from pathlib import Path

import pytest

from poi_audit import read
from poi_audit.model.errors import NotAReportError

NEGATIVES = Path(__file__).parents[2] / "fixtures/negatives"
NO_REPORT = "no contiene un reporte de seguimiento del POI"


def refusal(path: Path) -> str:
    with pytest.raises(NotAReportError) as raised:
        read(path)
    return str(raised.value)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("pei", "parece un reporte de seguimiento del PEI"),
        ("plan", "parece un Plan Operativo Institucional"),
        ("budget", "parece un cuadro de presupuesto"),
        ("prose", "parece un informe de evaluación"),
    ],
)
def test_a_printed_document_is_named(name: str, kind: str) -> None:
    assert refusal(NEGATIVES / f"{name}.pdf").startswith(f"{NO_REPORT}; {kind}")


PAGES = {
    "una resolución": """
        <p>MINISTERIO DE SEMILLAS</p><p>Resolución Directoral N° 045-2022-ISA/DE</p><p>Lima, 3 de marzo de 2022</p>
        <p>CONSIDERANDO: que el Plan Operativo Institucional 2022 ...</p><p>SE RESUELVE:</p>""",
    "un aviso de sinceramiento": """
        <h1>AVISO DE SINCERAMIENTO</h1><p>La entidad no ha publicado el reporte de seguimiento del Plan Operativo
        Institucional del segundo semestre.</p>""",
    "un Plan Estratégico Institucional (PEI)": """
        <h1>Plan Estratégico Institucional 2020 - 2024</h1><p>OEI.01</p><p>Logros esperados</p>""",
    "un acta de reunión": """
        <h1>ACTA DE SESIÓN ORDINARIA N° 004-2022</h1><p>Se reunieron en la sala los miembros del comité.</p>
        <p>ACUERDO 1: aprobar el reporte de seguimiento.</p>""",
    "una carta, un oficio o un memorando": """
        <p>OFICIO N° 123-2022-OPP</p><p>Asunto: remito el reporte de seguimiento del POI</p>""",
    "un reporte de programación del POI: lo programado, sin su seguimiento": """
        <h1>REPORTE DE PROGRAMACIÓN DEL POI 2022</h1><table><tr><td>Código</td><td>Ene</td><td>Feb</td></tr>
        <tr><td>AOI00112000001</td><td>1.00</td><td>2.00</td></tr></table>""",
    "un reporte de seguimiento del PEI (objetivos y acciones, sin actividades operativas)": """
        <p>REPORTE DE SEGUIMIENTO DEL PLAN</p><p>ESTRATÉGICO INSTITUCIONAL 2022</p><p>OEI.01 Mejorar</p>""",
    "un cuadro de presupuesto": """
        <p>Ejecución presupuestal por genérica de gasto 2022</p><table><tr><td>PIA</td><td>PIM</td></tr></table>""",
}


@pytest.mark.parametrize("kind", PAGES)
def test_a_saved_page_is_named(kind: str, tmp_path: Path) -> None:
    page = tmp_path / "pagina.html"
    page.write_text(f"<html><body>{PAGES[kind]}</body></html>", encoding="utf-8")
    assert refusal(page) == f"{NO_REPORT}; parece {kind}"


@pytest.mark.parametrize(
    "text",
    [
        "Memorando: se remite la resolución que aprueba el presupuesto institucional y el plan estratégico.",
        "Presupuesto institucional",  # a title of that kind, and nothing else of a budget
        "Plan Operativo Institucional 2024",
        "Resolución pendiente",
        "lorem ipsum",
    ],
)
def test_nothing_is_guessed(text: str, tmp_path: Path) -> None:
    page = tmp_path / "pagina.html"
    page.write_text(f"<html><body><p>{text}</p></body></html>", encoding="utf-8")
    assert refusal(page) == NO_REPORT


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("REPORTE DE SEGUIMIENTO DEL POI 2023", "AOI00112000001"),
        ("MATRIZ DE SEGUIMIENTO DEL PLAN OPERATIVO 2014", "T1"),
    ],
)
def test_a_follow_up_in_another_form_is_not_said_to_be_none(title: str, code: str, tmp_path: Path) -> None:
    page = tmp_path / "pagina.html"
    head = "<tr><td>Código</td><td>Tarea</td><td>Medida</td><td>Planificado</td><td>Logrado</td></tr>"
    row = f"<tr><td>{code}</td><td>ELABORAR</td><td>Informe</td><td>12</td><td>10</td></tr>"
    page.write_text(
        f"<html><body><h1>{title}</h1><table>{head}{row * 3}</table></body></html>", encoding="utf-8"
    )
    said = refusal(page)
    assert "no contiene" not in said
    assert "Código Tarea Medida Planificado Logrado" in said and "--layout" in said
