"""The saved page and the HTML table named .xls: every cell as it stands, whatever the page around it."""

from __future__ import annotations

import socket
import time
from pathlib import Path

import pytest
from paths import FIXTURES
from reports import read_bytes
from truths import truth_of

from poi_audit import read
from poi_audit.contract.encode import report_json
from poi_audit.model.errors import NotAReportError, UnreadableError
from poi_audit.model.report import Report

PAGES = sorted(FIXTURES.glob("html/*.html"))

FRONT = """
<h3>REPORTE DE SEGUIMIENTO DEL PLAN OPERATIVO INSTITUCIONAL</h3><div>Año : 2021</div>
<table><tr><td>SECTOR :</td><td>91 - AGUAS</td><td><a href="#">Relación de AO sin registro de seguimiento</a></td></tr>
<tr><td>UE - GL :</td><td>009100 - AUTORIDAD &quot;ÑUSTA&quot;</td></tr></table>
"""
TABLE = """
<table style="border-collapse:collapse">
<tr><th rowspan="2">OBJETIVO<br>ESTRATEGICO</th><th rowspan=2>ACCION ESTRATÉGICA/ ACTIVIDAD OPERATIVA</th>
<th rowspan=2>NIVEL DE PRIORIDAD</th><th rowspan=2>UNIDAD MEDIDA</th><th rowspan=2>TIPO DE AGREGACIÓN</th>
<th rowspan=2>PROG./EJE.</th><th colspan=5>FISICO</th></tr>
<tr><th>Ene</th><th>Feb</th><th>ANUAL/ACUMULADO.</th><th>%AVANCE<br>PERIODO</th><th>%AVANCE ANUAL</th></tr>
<tr><td colspan=11>OEI.01 CUIDAR LAS LAGUNAS.</td></tr>
<tr><td colspan=11>AEI.01.02 LAGUNAS LIMPIAS</td></tr>
<tr><td colspan=2 rowspan=2>AOI00910000007 - LIMPIEZA DE <b>LA</b>GUNAS</td><td rowspan=2>Muy Alta</td>
<td rowspan=2></td><td rowspan=2>No Acumulado</td><td rowspan=2>PROG.<br>EJEC.</td>
<td>2.00</td><td>3.00</td><td>12.00</td><td rowspan=2>S.I.</td><td rowspan=2>17</td></tr>
<tr><td>2.00</td><td>&nbsp;</td><td>2.00</td></tr>
<tr><td colspan=9>EJECUCIÓN FÍSICA POR AEI.01.02:</td><td></td><td>16.67</td></tr>
<tr><td colspan=9>EJECUCIÓN FÍSICA TOTAL:</td><td>40.10</td><td>16.67</td></tr>
</table>
"""


def page(body: str, head: str = "", charset: str = "utf-8") -> bytes:
    return f"<html><head>{head}</head><body>{body}</body></html>".encode(charset)


def read_page(data: bytes, name: str = "reporte.html") -> Report:
    return read_bytes(data, name)[0]


def test_a_page_cell_by_cell() -> None:
    report = read_page(page(FRONT + TABLE))
    (activity,) = report.activities()
    assert report.source.layout == "2021-sem"
    assert report.header.year == 2021
    assert report.header.sector is not None and report.header.sector.name == "AGUAS"
    assert report.header.ue is not None and report.header.ue.name == 'AUTORIDAD "ÑUSTA"'
    assert (activity.name, activity.unit, activity.aggregation) == ("LIMPIEZA DE LAGUNAS", "", "No Acumulado")
    assert [f.text for f in activity.figures()] == ["2.00", "3.00", "12.00", "2.00", "", "2.00", "S.I.", "17"]
    assert activity.financial is None
    assert not any(f.doubt for f in activity.figures())
    (action,) = report.actions()
    assert action.execution.physical_period is not None and action.execution.physical_period.text == ""
    assert action.execution.physical is not None and action.execution.physical.text == "16.67"
    assert report.totals.physical_period is not None and report.totals.physical_period.text == "40.10"
    assert report.totals.physical is not None and report.totals.physical.text == "16.67"


def test_a_third_row_without_a_label_makes_the_figures_of_its_activity_doubtful() -> None:
    """Which of three rows is PROG. and which EJEC. nothing tells."""
    bare = TABLE.replace("PROG.<br>EJEC.", "").replace("PROG./EJE.", "")
    spanned = bare.replace("rowspan=2>", "rowspan=3>").replace("<th rowspan=3>", "<th rowspan=2>")
    closing = "</tr>\n<tr><td colspan=9>EJECUCIÓN FÍSICA POR"
    third = "</tr><tr><td>2.00</td><td>1.00</td><td>2.00</td>" + closing
    (activity,) = read_page(page(FRONT + spanned.replace(closing, third))).activities()
    assert all(figure.doubt for figure in activity.figures())


def test_place_is_table_row_and_column() -> None:
    (activity,) = read_page(page(FRONT + TABLE)).activities()
    place = activity.physical.executed.accumulated.place
    assert place is not None
    assert place.cell == "table2!R6C9"


@pytest.mark.parametrize(
    ("charset", "head"),
    [
        ("utf-8", ""),
        ("utf-8", '<meta charset="iso-8859-1">'),
        ("windows-1252", ""),
        ("iso-8859-1", '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">'),
        ("utf-16", ""),
        ("utf-16-be", ""),
    ],
)
def test_any_charset(charset: str, head: str) -> None:
    report = read_page(page(FRONT + TABLE, head, charset))
    assert report.header.ue is not None and report.header.ue.name == 'AUTORIDAD "ÑUSTA"'


def test_table_named_xls(tmp_path: Path) -> None:
    file = tmp_path / "Reporte.XLS"
    file.write_bytes(page(FRONT + TABLE))
    assert read(file).source.format == "xls"


def test_page_inside_layout_tables() -> None:
    inner = f"<table><tr><td>{FRONT}{TABLE}</td></tr></table>"
    inside = f"<form><table><tr><td>Menú</td><td>{inner}</td></tr></table></form>"
    (activity,) = read_page(page(inside)).activities()
    assert activity.physical.executed.accumulated.text == "2.00"


def test_title_and_table_in_different_cells_of_a_layout_table() -> None:
    menu = "<ul><li>Inicio</li><li>POI</li></ul><table><tr><td>Ene</td></tr></table>"
    grid = (
        f"<table><tr><td colspan=2><table><tr><td>{FRONT}</td></tr></table></td></tr>"
        f"<tr><td>{menu}</td><td><div><table><tr><td><center>{TABLE}</center></td></tr></table></div></td></tr></table>"
    )
    report = read_page(page(grid))
    (activity,) = report.activities()
    assert report.header.year == 2021
    assert [f.text for f in activity.figures()] == ["2.00", "3.00", "12.00", "2.00", "", "2.00", "S.I.", "17"]


def test_assets_are_neither_needed_nor_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the reader opened a connection")

    monkeypatch.setattr(socket, "socket", refuse)
    head = (
        "<base href='http://198.51.100.7/'><link rel=stylesheet href='reporte_files/estilo.css'>"
        "<script src='reporte_files/menu.js'></script><style>@import url(http://198.51.100.7/x.css);</style>"
    )
    image = "<img src='reporte_files/logo.png' alt='Año : 1999'><iframe src='http://198.51.100.7/'>Año : 1998</iframe>"
    report = read_page(page(image + FRONT + TABLE, head))
    assert report.header.year == 2021
    assert len(list(report.activities())) == 1


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252", "utf-16", "utf-16-le"])
def test_what_exportar_excel_gives(charset: str) -> None:
    """The HTML that Excel opens: Office's namespaces, conditional comments, and number formats of its own."""
    head = (
        "<!--[if gte mso 9]><xml><x:ExcelWorkbook><x:Name>Año : 1999</x:Name></x:ExcelWorkbook></xml><![endif]-->"
        f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">'
    )
    table = TABLE.replace("<td>3.00</td>", "<td x:num='3' style='mso-number-format:\"\\@\"'>3.00</td>")
    html = page(FRONT + table, head, charset).decode(charset)
    office = html.replace("<html>", '<html xmlns:x="urn:schemas-microsoft-com:office:excel">', 1)
    report = read_page(office.encode(charset), "Reporte.xls")
    assert report.source.format == "xls"
    assert report.header.year == 2021
    assert report.header.ue is not None and report.header.ue.name == 'AUTORIDAD "ÑUSTA"'
    assert [f.text for f in next(iter(report.activities())).figures()][:3] == ["2.00", "3.00", "12.00"]


def test_a_page_written_as_xml() -> None:
    declared = b'<?xml version="1.0" encoding="iso-8859-1"?>\n' + page(FRONT + TABLE)
    assert read_page(declared).header.year == 2021


@pytest.mark.parametrize(("checked", "ticked"), [(" checked='checked'", True), ("", False)])
def test_checkbox(checked: str, ticked: bool) -> None:
    box = f"<div><input type='checkbox'{checked} disabled> PORCENTAJE DE AVANCES TRUNCADOS AL 100%</div>"
    assert read_page(page(FRONT + box + TABLE)).header.truncated_at_100 is ticked


def test_what_the_page_hides_is_not_read() -> None:
    hidden = (
        "<script>var x='Año : 1999'</script><div style='display: none'>Año : 1998</div><p hidden>Año : 1997</p>"
        "<input type=hidden value='Año : 1996'><!-- Año : 1995 -->"
    )
    assert read_page(page(hidden + FRONT + TABLE)).header.year == 2021


def test_saved_as_a_single_file() -> None:
    mail = (
        b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="----x"\r\n\r\n'
        b"------x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    )
    report = read_page(mail + page(FRONT + TABLE) + b"\r\n------x--\r\n", "reporte.mhtml")
    assert report.header.ue is not None and report.header.ue.name == 'AUTORIDAD "ÑUSTA"'


def test_page_without_report() -> None:
    with pytest.raises(NotAReportError, match="no contiene"):
        read_page(page("<table><tr><td>OEI.01</td><td>2021</td><td>2022</td></tr></table>"))


@pytest.mark.parametrize(
    "body",
    [
        "<table><tr>"
        + "<td rowspan=1000000 colspan=1000000>x" * 1000
        + "</tr>"
        + "<tr><td>y</td></tr>" * 20000,
        "<div>" * 100_000,
        "<table><tr><td>" * 5000,
        "<table><tr><td rowspan=-3 colspan=x>AOI00910000007</td><td rowspan=99999999999999999999>Ene</td></tr>",
    ],
    ids=["spans", "deep", "nested tables", "bad spans"],
)
def test_hostile_pages_end_soon(body: str) -> None:
    start = time.monotonic()
    with pytest.raises(NotAReportError):
        read_page(page(body))
    assert time.monotonic() - start < 20


def test_entities_are_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secreto.txt"
    secret.write_text("CONFIDENCIAL")
    doctype = f'<!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'.encode()
    with pytest.raises(UnreadableError, match="entidades") as refused:
        read_page(doctype + page(FRONT + TABLE.replace("LAGUNAS LIMPIAS", "LAGUNAS &x;")))
    assert "CONFIDENCIAL" not in str(refused.value)


@pytest.mark.parametrize("suffix", [".html", ".xls"])
@pytest.mark.parametrize("file", PAGES, ids=lambda file: file.stem)
def test_fixture_pages_equal_their_truth(file: Path, suffix: str) -> None:
    truth = truth_of(file)
    report = read_page(file.read_bytes(), file.stem + suffix)
    assert report.source.format == suffix[1:]
    got = report_json(report)
    for part in ("header", "objectives", "totals", "summary", "notes"):
        assert got[part] == truth[part], part
    assert (got["alerts"] or "").split() == (truth["alerts"] or "").split()
