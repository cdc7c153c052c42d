"""Pasted text: what a user pastes comes out as the page shows it; what was lost is blank and doubtful."""

from __future__ import annotations

import importlib.util
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest
from paths import shared
from reports import read_bytes
from truths import truth_of

from poi_audit import read
from poi_audit.contract.encode import report_json
from poi_audit.model.errors import NotAReportError, UnreadableError
from poi_audit.model.report import Activity, Entity, Report

FRONT = """\
REPORTE DE SEGUIMIENTO DEL PLAN OPERATIVO INSTITUCIONAL
Año : 2022
SECTOR : 91 - AGUAS
PLIEGO : 910 - AUTORIDAD DE LAGUNAS
UE: 009100 - AUTORIDAD DE LAGUNAS
CC: Todos
[x] PORCENTAJE DE AVANCES TRUNCADOS AL 100%
Exportar Excel\u00a0\u00a0 Imprimir
"""
HEADER = (
    "OBJETIVO ESTRATEGICO / ACCION ESTRATÉGICA / ACTIVIDAD OPERATIVA\tNIVEL DE PRIORIDAD\tUNIDAD MEDIDA\t"
    "TIPO DE AGREGACIÓN\tPROG./ EJE.\tFISICO\tFINANCIERO\n"
    "Ene\tFeb\tMar\tAVANCE ACUMULADO.\tAVANCE % ACUMULADO\tEne\tFeb\tMar\tAVANCE ACUMULADO\n"
)
TITLES = "OEI.01 CUIDAR LAS LAGUNAS.\nAEI.01.02 LAGUNAS LIMPIAS\n"
LABELS = "AOI00910000007 - LIMPIEZA DE LAGUNAS\tMuy Alta\tLAGUNA\tAcumulado Anual\t"
PROG = "PROG.\t2.00\t3.00\t5.00\t10.00\t90.00\t1,000.00\t0.00\t500.50\t1,500.50\n"
EJEC = "EJEC.\t2.00\t3.00\t4.00\t9.00\t1,000.00\t0.00\t500.50\t1,500.50\n"
END = """\
EJECUCIÓN FÍSICA POR AEI.01.02:\t90.0\tEJECUCIÓN FINANCIERA POR AEI.01.02:\t1,500.50
PROMEDIO DE EJECUCIÓN FÍSICA (%)\t90.0
MEDIANA DEl AV% DEL POI\t90.00
TOTAL DE PROGRAMACIÓN FINANCIERA\t1,500.50
TOTAL DE EJECUCIÓN FINANCIERA\t1,500.50
AO CON INFORMACIÓN COMPLETA\t1
AO CON INFORMACIÓN INCOMPLETA\t0
(i) Forman parte del reporte solo las AO activos.
(ii) La columna AVANCE ACUMULADO
muestra valores.
ALERTAS IDENTIFICADAS
Editar Guardar
"""


def paste(text: str, charset: str = "utf-8") -> Report:
    return read_bytes(text.encode(charset), "pegado.txt")[0]


def only(report: Report) -> Activity:
    (activity,) = report.activities()
    return activity


def texts(activity: Activity, row: str, block: str = "physical") -> str:
    cells = getattr(getattr(activity, block), row)
    return " ".join(figure.text or "_" for figure in (*cells.months, cells.accumulated))


def test_table_copied_from_a_browser() -> None:
    report = paste(FRONT + HEADER + TITLES + LABELS + PROG + EJEC + END)
    activity = only(report)
    assert report.source.layout == "2022-sem"
    assert report.source.format == "text"
    assert report.header.months == ("Ene", "Feb", "Mar")
    assert report.header.year == 2022
    assert report.header.ue is not None
    assert (report.header.ue.code, report.header.ue.name) == ("009100", "AUTORIDAD DE LAGUNAS")
    assert report.header.truncated_at_100 is True
    assert (activity.code, activity.name) == ("AOI00910000007", "LIMPIEZA DE LAGUNAS")
    assert (activity.priority, activity.unit, activity.aggregation) == (
        "Muy Alta",
        "LAGUNA",
        "Acumulado Anual",
    )
    assert activity.cost_center is None
    assert texts(activity, "programmed") == "2.00 3.00 5.00 10.00"
    assert texts(activity, "executed") == "2.00 3.00 4.00 9.00"
    assert texts(activity, "programmed", "financial") == "1,000.00 0.00 500.50 1,500.50"
    assert texts(activity, "executed", "financial") == "1,000.00 0.00 500.50 1,500.50"
    assert activity.percent is not None
    assert activity.percent.text == "90.00"
    assert not any(figure.doubt for figure in activity.figures())
    assert report.problems == ()


def test_what_follows_the_table() -> None:
    report = paste(FRONT + HEADER + TITLES + LABELS + PROG + EJEC + END)
    (action,) = report.actions()
    assert (action.code, action.name) == ("AEI.01.02", "LAGUNAS LIMPIAS")
    assert action.execution.physical is not None
    assert action.execution.physical.text == "90.0"
    assert action.execution.financial is not None
    assert action.execution.financial.text == "1,500.50"
    totals = report_json(report)["totals"]
    assert totals["physical"] == "90.0"
    assert totals["median"] == "90.00"
    assert (totals["complete"], totals["incomplete"]) == ("1", "0")
    assert totals["financial"] is None
    assert report.notes == (
        "(i) Forman parte del reporte solo las AO activos.",
        "(ii) La columna AVANCE ACUMULADO muestra valores.",
    )
    assert report.alerts == ""


def test_place_is_line_and_cell() -> None:
    report = paste(HEADER + TITLES + LABELS + PROG + EJEC)
    place = only(report).physical.executed.months[0].place
    assert place is not None
    assert place.cell == "L6C2"


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "windows-1252"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_any_charset_and_line_end(charset: str, line_end: str) -> None:
    text = (FRONT + HEADER + TITLES + LABELS + PROG + EJEC + END).replace("\n", line_end)
    report = paste(text, charset)
    assert texts(only(report), "executed") == "2.00 3.00 4.00 9.00"
    assert report.notes[0] == "(i) Forman parte del reporte solo las AO activos."
    assert report.problems == ()


def test_row_label_that_spans_both_rows_breaks_into_two_lines() -> None:
    """Browsers copy "PROG.<br>EJEC." so that the programmed figures stand beside EJEC."""
    lines = LABELS + "PROG.\n" + PROG.replace("PROG.", "EJEC.") + EJEC.removeprefix("EJEC.\t")
    activity = only(paste(HEADER + TITLES + lines + END))
    assert texts(activity, "programmed") == "2.00 3.00 5.00 10.00"
    assert texts(activity, "executed") == "2.00 3.00 4.00 9.00"
    assert texts(activity, "executed", "financial") == "1,000.00 0.00 500.50 1,500.50"


def test_blank_months_are_blank_and_not_zero() -> None:
    activity = only(paste(HEADER + TITLES + LABELS + PROG + EJEC.replace("\t4.00\t9.00", "\t\t5.00") + END))
    assert texts(activity, "executed") == "2.00 3.00 _ 5.00"
    assert activity.physical.executed.months[2].doubt is None


def test_cells_padded_as_in_a_sheet() -> None:
    """A transcription keeps the spanned cells as blanks: seven before the second row's label, one at its end."""
    executed = "\t\t\t\t" + EJEC.replace("\t9.00\t", "\t9.00\t\t").rstrip("\n") + "\t\t\n"
    activity = only(paste(HEADER + TITLES + LABELS + PROG + executed + END))
    assert texts(activity, "executed") == "2.00 3.00 4.00 9.00"
    assert texts(activity, "executed", "financial") == "1,000.00 0.00 500.50 1,500.50"
    assert not any(figure.doubt for figure in activity.figures())


def test_name_broken_over_lines() -> None:
    lines = LABELS.replace("DE LAGUNAS\t", "DE\nLAGUNAS\t")
    assert only(paste(HEADER + TITLES + lines + PROG + EJEC + END)).name == "LIMPIEZA DE LAGUNAS"


@pytest.mark.parametrize("separator", ["|", ";"])
def test_other_separators(separator: str) -> None:
    text = (HEADER + TITLES + LABELS + PROG + EJEC).replace("\t", separator)
    assert texts(only(paste(text)), "executed") == "2.00 3.00 4.00 9.00"


def test_cell_empty_in_both_rows_is_blank_and_doubtful() -> None:
    prog, ejec = PROG.replace("\t3.00\t5", "\t\t5"), EJEC.replace("\t3.00\t4", "\t\t4")
    report = paste(HEADER + TITLES + LABELS + prog + ejec + END)
    activity = only(report)
    assert texts(activity, "programmed") == "2.00 _ 5.00 10.00"
    assert texts(activity, "executed") == "2.00 _ 4.00 9.00"
    doubtful = [figure for figure in activity.figures() if figure.doubt]
    assert doubtful == [activity.physical.programmed.months[1], activity.physical.executed.months[1]]
    assert [p.code for p in report.problems if p.code == "E102"] == ["E102", "E102"]


def test_lost_cell_whose_place_is_unknown_makes_all_candidates_doubtful() -> None:
    activity = only(paste(HEADER + TITLES + LABELS + PROG.replace("\t3.00\t5", "\t5") + EJEC + END))
    row = activity.physical.programmed
    assert all(figure.doubt for figure in row.months)
    assert activity.financial is not None
    assert not any(
        f.doubt for f in (*activity.financial.programmed.months, activity.financial.programmed.accumulated)
    )
    assert not any(f.doubt for f in activity.physical.executed.months)


@pytest.mark.parametrize("lost", range(1, 10))
@pytest.mark.parametrize("row", ["PROG.", "EJEC."])
def test_no_figure_is_certain_and_wrong_after_a_loss(row: str, lost: int) -> None:
    whole = only(paste(HEADER + TITLES + LABELS + PROG + EJEC + END))
    cells = (PROG if row == "PROG." else EJEC).rstrip("\n").split("\t")
    if lost >= len(cells):
        pytest.skip("the row has fewer cells")
    cut = "\t".join(cells[:lost] + cells[lost + 1 :]) + "\n"
    damaged = only(paste(HEADER + TITLES + LABELS + (cut + EJEC if row == "PROG." else PROG + cut) + END))
    for before, after in zip(whole.figures(), damaged.figures(), strict=True):
        assert after.text == before.text or after.doubt


def test_loose_text_voids_the_cost_center_it_may_belong_to() -> None:
    header = HEADER.replace("\tNIVEL", "\tCENTRO DE COSTO\tNIVEL")
    labels = LABELS.replace("\tMuy Alta", "\tUNIDAD DE\tMuy Alta")
    report = paste(header + TITLES + labels + PROG + EJEC + "\n\tSEGUIMIENTO\t\t\n" + END)
    assert only(report).cost_center is None
    assert only(report).name == "LIMPIEZA DE LAGUNAS"
    assert [p.code for p in report.problems] == ["E104", "E105", "E109"]
    assert "SEGUIMIENTO" in report.problems[0].message


def test_activity_without_its_second_row() -> None:
    report = paste(HEADER + TITLES + LABELS + PROG + END)
    assert [p.code for p in report.problems if p.code == "E202"] == ["E202"]
    assert all(figure.doubt for figure in only(report).physical.executed.months)


def test_activities_before_any_heading_are_kept() -> None:
    report = paste(HEADER + LABELS + PROG + EJEC + END)
    assert only(report).code == "AOI00910000007"
    (action,) = report.actions()
    assert action.code == "AEI.01.02"
    assert "E203" in {p.code for p in report.problems}


def test_two_reports_in_one_file(tmp_path: Path) -> None:
    text = FRONT + HEADER + TITLES + LABELS + PROG + EJEC + END
    file = tmp_path / "dos.txt"
    file.write_text(text + "\nsábado, 1 de octubre de 2022\n" + text.replace("2022", "2023"), "utf-8")
    report = read(file)
    assert report.header.year == 2022
    assert report.problems[0].code == "E101"
    assert "2 reportes" in report.problems[0].message
    second = read_bytes(file.read_bytes(), "dos.txt")[1]
    assert second.header.year == 2023
    assert second.header.printed_on is not None
    assert report.header.printed_on is None


def test_text_whose_columns_are_spaces_is_refused() -> None:
    text = (FRONT + HEADER + TITLES + LABELS + PROG + EJEC).replace("\t", " ")
    with pytest.raises(UnreadableError, match="no conserva las columnas"):
        paste(text)


def test_rows_without_their_header_are_refused() -> None:
    with pytest.raises(NotAReportError, match="encabezado"):
        paste(TITLES + LABELS + PROG + EJEC)


@pytest.mark.parametrize(
    "text",
    [
        "Estimados señores:\nadjunto el REPORTE DE SEGUIMIENTO.\n",
        "OEI/AEI\tIndicador\t2020\t2021\t2022\nOEI.01\tTasa\t1.0\t2.0\t3.0\nAEI.01.02\tTasa\t1.0\t2.0\t3.0\n",
    ],
    ids=["letter", "PEI"],
)
def test_other_text_is_no_report(text: str) -> None:
    with pytest.raises(NotAReportError, match="no contiene"):
        paste(text)


def test_front_block_among_links_and_stamps() -> None:
    front = """\
jueves, 19 de agosto de 2021
Firmado digitalmente por: PEREZ Juan FAU 20131367008 soft
REPORTE DE SEGUIMIENTO DEL PLAN OPERATIVO INSTITUCIONAL Motivo: Soy el autor
A ño : 2021
S ECTOR : 05 - AMBIENTAL Relación de AO sin registro de seguimiento
PLIEGO : 112 - INSTITUTO DE LAGUNAS Fecha: 10/10/2022 15:57:45-0500
UE - GL : 000084 - INSTITUTO DE LAGUNAS
CC:
Todos
☐ PORCENTAJE DE AVANCES TRUNCADOS AL 100%
"""
    header = paste(front + HEADER + TITLES + LABELS + PROG + EJEC + END).header
    assert header.title == "REPORTE DE SEGUIMIENTO DEL PLAN OPERATIVO INSTITUCIONAL"
    assert (header.year, header.printed_on) == (2021, date(2021, 8, 19))
    assert header.sector == Entity("05", "AMBIENTAL")
    assert header.pliego is not None and header.pliego.name == "INSTITUTO DE LAGUNAS"
    assert header.ue is not None and header.ue.code == "000084"
    assert header.cost_center_filter == "Todos"
    assert header.truncated_at_100 is False


def test_box_without_a_mark_is_unknown() -> None:
    report = paste(FRONT.replace("[x] ", "") + HEADER + TITLES + LABELS + PROG + EJEC + END)
    assert report.header.truncated_at_100 is None


NOTES_BEGIN = "(i) Forman parte"


def test_alerts_may_hold_numbers_like_those_of_notes() -> None:
    table = (FRONT + HEADER + TITLES + LABELS + PROG + EJEC + END).partition(NOTES_BEGIN)[0]
    report = paste(
        table
        + """\
ALERTAS IDENTIFICADAS:
La AEI cuenta con ciertas AO:
(1) “Asistencia técnica”, 4,224 asistencias; (2)
“Transferencias”.
NOTAS:
(1) Forman parte del reporte solo las AO activos, según la nota
(1) de otro documento.
- a) Si es anual.
(2) La columna AVANCE.
"""
    )
    assert report.alerts == (
        "La AEI cuenta con ciertas AO: (1) “Asistencia técnica”, 4,224 asistencias; (2) “Transferencias”."
    )
    assert report.notes == (
        "(1) Forman parte del reporte solo las AO activos, según la nota (1) de otro documento. a) Si es anual.",
        "(2) La columna AVANCE.",
    )


def test_notes_alone_are_no_alerts() -> None:
    table = (FRONT + HEADER + TITLES + LABELS + PROG + EJEC + END).partition(NOTES_BEGIN)[0]
    assert paste(f"{table}{NOTES_BEGIN} del reporte solo las AO activos.\n").alerts is None


def _score() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", shared("acceptance/score.py"))
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_transcription_of_2024_equals_its_truth() -> None:
    score, seed = _score(), shared("seed/trabaja-peru-2024-annual.txt")
    report = read(seed)
    truth = truth_of(seed)
    figures, words = score.flatten(report_json(report))
    wanted_figures, wanted_words = score.flatten(truth)
    assert figures == wanted_figures
    assert {k: v for k, v in words.items() if k in wanted_words} == wanted_words
    may = next(a for a in report.activities() if a.code == "AOI00106600143").physical
    doubtful = [f for a in report.activities() for f in a.figures() if f.doubt]
    assert doubtful == [may.programmed.months[4], may.executed.months[4]]
    assert not any(p.code.startswith("E2") for p in report.problems)
