"""Workbooks: what a cell shows is what is read, and a number that is none is never passed off as one."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Iterator, Mapping
from decimal import Decimal
from html import escape
from pathlib import Path
from typing import Any

import pytest
from paths import FIXTURES
from reports import read_bytes
from truth import differences
from truths import truth_of

from poi_audit import read, read_all
from poi_audit.extract.excel import package
from poi_audit.extract.excel.number import shown_number
from poi_audit.extract.excel.sheet import HIDDEN
from poi_audit.model.errors import NotAReportError, UnreadableError
from poi_audit.model.figure import Figure
from poi_audit.model.report import Activity, Report

BOOKS = sorted(FIXTURES.glob("excel/*"))

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_REL = "http://schemas.openxmlformats.org/package/2006/relationships"

FRONT = [
    ["REPORTE DE SEGUIMIENTO DEL PLAN OPERATIVO INSTITUCIONAL"],
    ["Año :", 2021],
    ["UE - GL :", "009100 - AGUAS"],
]
HEAD = [
    ["OBJETIVO ESTRATEGICO", "ACCION ESTRATÉGICA/ ACTIVIDAD OPERATIVA", "NIVEL DE PRIORIDAD", "UNIDAD MEDIDA",
     "TIPO DE AGREGACIÓN", "PROG./EJE.", "Ene", "Feb", "ANUAL/ACUMULADO.", "%AVANCE PERIODO", "%AVANCE ANUAL"],
    ["OEI.01 CUIDAR LAS LAGUNAS."],
    ["AEI.01.02 LAGUNAS LIMPIAS"],
]  # fmt: skip
NAME = ["AOI00910000007 - LIMPIEZA", None, "Muy Alta", "INFORME", "Acumulado Anual"]
PROG: list[Any] = [*NAME, "PROG.", 2, 3, 1762.5, "S.I.", 17]
EJEC: list[Any] = [None, None, None, None, None, "EJEC.", 2, None, 2]
LAST = [
    ["EJECUCIÓN FÍSICA POR AEI.01.02:", *[None] * 8, 40, 16.67],
    ["EJECUCIÓN FÍSICA TOTAL:", *[None] * 8, 40, 17],
]
ROWS = [*FRONT, *HEAD, PROG, EJEC, *LAST]
FORMATS = ["General", "#,##0.00", "0%", "dd/mm/yyyy", ";;;", '"S/." #,##0.00']
MONEY, PERCENT, DATE, HIDES, SOLES = range(1, 6)


class Raw(str):
    """A cell written as XML."""


def xml_cell(value: Any, style: int = 0) -> str:
    if isinstance(value, tuple):
        return xml_cell(*value)
    if value is None:
        return "<c/>"
    if isinstance(value, Raw):
        return value
    if isinstance(value, str):
        return f'<c t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    return f'<c s="{style}"><v>{value}</v></c>'


def sheet_xml(rows: list[list[Any]], before: str = "", after: str = "", hidden: tuple[int, ...] = ()) -> str:
    lines = [
        f'<row r="{i}"{" hidden=" + chr(34) + "1" + chr(34) if i in hidden else ""}>{"".join(map(xml_cell, row))}</row>'
        for i, row in enumerate(rows, start=1)
    ]
    return f'<worksheet xmlns="{MAIN}">{before}<sheetData>{"".join(lines)}</sheetData>{after}</worksheet>'


def xlsx(sheets: Mapping[str, str], states: Mapping[str, str] | None = None, calc: str = "") -> bytes:
    """A workbook made by hand from the XML of its sheets."""
    states = states or {}
    entries = "".join(
        f'<sheet name="{name}" sheetId="{i}" state="{states.get(name, "visible")}" r:id="r{i}"/>'
        for i, name in enumerate(sheets, start=1)
    )
    links = "".join(
        f'<Relationship Id="r{i}" Type="{REL}/worksheet" Target="worksheets/sheet{i}.xml"/>'
        for i in range(1, len(sheets) + 1)
    )
    codes = "".join(f'<numFmt numFmtId="{170 + i}" formatCode="{escape(c)}"/>' for i, c in enumerate(FORMATS))
    xfs = "".join(f'<xf numFmtId="{170 + i}"/>' for i in range(len(FORMATS)))
    parts = {
        "[Content_Types].xml": "<Types/>",
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{REL}"><sheets>{entries}</sheets>{calc}</workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE_REL}">{links}</Relationships>',
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><numFmts>{codes}</numFmts><cellXfs>{xfs}</cellXfs></styleSheet>',
    }
    parts |= {f"xl/worksheets/sheet{i}.xml": text for i, text in enumerate(sheets.values(), start=1)}
    return zipped(parts)


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            stored = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(name, text, stored)
    return out.getvalue()


def read_rows(rows: list[list[Any]], **how: Any) -> Report:
    return read_all_of(xlsx({"Hoja1": sheet_xml(rows, **how)}))[0]


def with_month(cell: Any) -> Figure:
    """The figure read for January, executed, when its cell is this one."""
    return only(read_rows([*FRONT, *HEAD, PROG, [*EJEC[:6], cell, None, 2], *LAST])).physical.executed.months[
        0
    ]


def only(report: Report) -> Activity:
    (activity,) = report.activities()
    return activity


def codes(report: Report) -> list[str]:
    return [problem.code for problem in report.problems]


def test_a_sheet_cell_by_cell() -> None:
    report = read_rows(ROWS)
    activity = only(report)
    assert report.source.format == "xlsx"
    assert report.source.layout == "2021-sem"
    assert report.header.year == 2021
    assert report.header.ue is not None and report.header.ue.name == "AGUAS"
    assert (activity.name, activity.priority, activity.unit) == ("LIMPIEZA", "Muy Alta", "INFORME")
    assert [f.text for f in activity.figures()] == ["2", "3", "1762.5", "2", "", "2", "S.I.", "17"]
    assert not any(f.doubt for f in activity.figures())
    assert report.totals.physical_period is not None and report.totals.physical_period.text == "40"
    place = activity.physical.executed.accumulated.place
    assert place is not None and place.cell == "Hoja1!I8"


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        ("1762", "#,##0.00", "1,762.00"),
        ("1762", "0.00", "1762.00"),
        ("1762", "General", "1762"),
        ("1234567.891", "#,##0.0", "1,234,567.9"),
        ("0.30000000000000004", "General", "0.3"),
        ("33.333333333333336", "General", "33.33333333"),
        ("90.35", "0.0", "90.4"),
        ("1.005", "0.00", "1.01"),
        ("2.5", "0", "3"),
        ("1.38", "0%", "138%"),
        ("0.9035", "0.00%", "90.35%"),
        ("-5", "0.00", "-5.00"),
        ("-5", "#,##0.00;(#,##0.00)", "(5.00)"),
        ("0", "_-* #,##0.00_-;-* #,##0.00_-;_-* \"-\"??_-;_-@_-", "-"),
        ("1762", "_(* #,##0.00_);_(* (#,##0.00);_(* \"-\"??_);_(@_)", "1,762.00"),
        ("1762", '"S/." #,##0.00', "S/. 1,762.00"),
        ("1762", "[$S/.-280A] #,##0.00", "S/. 1,762.00"),
        ("7", "00", "07"),
        ("0.5", "#.##", ".5"),
        ("1500000", "0.0,,", "1.5"),
        ("5", "[Red][>=10]0.0;[Blue]0.00", "5.00"),
        ("12", '0 "informes"', "12 informes"),
    ],
)  # fmt: skip
def test_a_number_is_what_its_format_prints(value: str, code: str, text: str) -> None:
    assert shown_number(Decimal(value), code) == (text, None)


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        ("44427", "dd/mm/yyyy", "19/08/2021"),
        ("44427", 'dddd, d "de" mmmm "de" yyyy', "jueves, 19 de agosto de 2021"),
        ("44427.75", "dd/mm/yy hh:mm", "19/08/21 18:00"),
        ("0.25", "h:mm", "6:00"),
        ("1762", ";;;", ""),
        ("0", "#,###", ""),
        ("1762", "0.00E+00", "1762"),
        ("1.5", "# ?/?", "1.5"),
        ("1E+200", "0.00", "1E+200"),
    ],
)
def test_what_is_no_plain_number_is_doubtful(value: str, code: str, text: str) -> None:
    shown = shown_number(Decimal(value), code)
    assert shown.text == text
    assert shown.doubt


@pytest.mark.parametrize(
    ("cell", "text", "doubt"),
    [
        ((1762, MONEY), "1,762.00", None),
        ("1,762.00", "1,762.00", None),
        ("1.762,00", "1.762,00", None),
        (Raw('<c t="str"><f>A1</f><v>S.I.</v></c>'), "S.I.", None),
        (Raw("<c><f>SUM(A1:A2)</f><v>5</v></c>"), "5", None),
        (Raw("<c><f>SUM(A1:A2)</f></c>"), "", "fórmula"),
        (Raw("<c><f>SUM(A1:A2)</f><v></v></c>"), "", "fórmula"),
        (Raw("<c><f>[1]Hoja1!A1</f><v>0</v></c>"), "0", "fórmula"),
        (Raw('<c t="e"><v>#REF!</v></c>'), "#REF!", "error"),
        (Raw('<c t="b"><v>1</v></c>'), "VERDADERO", "lógico"),
        (Raw('<c t="d"><v>2021-08-19</v></c>'), "2021-08-19", "fecha"),
        (Raw('<c t="s"><v>99</v></c>'), "", "falta"),
        ((44427, DATE), "19/08/2021", "fecha"),
        ((5, HIDES), "", "oculta"),
    ],
)
def test_a_figure_s_cell(cell: Any, text: str, doubt: str | None) -> None:
    figure = with_month(cell)
    assert figure.text == text
    assert figure.doubt is None if doubt is None else doubt in (figure.doubt or "")


def test_a_zero_is_doubtful_when_no_formula_was_ever_calculated() -> None:
    zero = Raw("<c><f>A1</f><v>0</v></c>")
    rows = [*FRONT, *HEAD, PROG, [*EJEC[:6], zero, Raw("<c><f>A2</f><v>4</v></c>"), 2], *LAST]
    calculated = only(read_rows(rows)).physical.executed.months
    assert [f.doubt for f in calculated] == [None, None]
    data = xlsx({"Hoja1": sheet_xml(rows)}, calc='<calcPr fullCalcOnLoad="1"/>')
    asked = only(read_all_of(data)[0]).physical.executed.months
    assert asked[0].doubt and not asked[1].doubt


def test_merged_cells_hide_what_is_stored_under_them() -> None:
    rows = [*FRONT, *HEAD, PROG, ["BORRADOR", 7, 8, 9, 10, "EJEC.", 2, None, 2, 99, 98], *LAST]
    merges = "".join(
        f'<mergeCell ref="{ref}"/>' for ref in ("A7:B8", "C7:C8", "D7:D8", "E7:E8", "J7:J8", "K7:K8")
    )
    activity = only(read_rows(rows, after=f"<mergeCells>{merges}</mergeCells>"))
    assert (activity.name, activity.priority) == ("LIMPIEZA", "Muy Alta")
    assert activity.percent is not None and activity.percent.text == "17"
    assert [f.text for f in activity.figures()] == ["2", "3", "1762.5", "2", "", "2", "S.I.", "17"]


def test_the_report_may_be_on_any_sheet() -> None:
    cover = sheet_xml([["Oficina de Planeamiento"], ["Hoja de trabajo", 2024]])
    sheets = {
        "Carátula": cover,
        "POI I": sheet_xml(ROWS),
        "POI II": sheet_xml(ROWS),
        "Vieja": sheet_xml(ROWS),
    }
    reports = read_all_of(xlsx(sheets, {"Vieja": "hidden"}))
    places = [only(report).place for report in reports]
    assert [place and place.cell for place in places] == ["POI I!A7", "POI II!A7"]


def read_all_of(data: bytes, name: str = "libro.xlsx") -> list[Report]:
    return read_bytes(data, name)


def test_a_hidden_sheet_is_read_where_no_other_holds_a_report_and_said() -> None:
    (report,) = read_all_of(
        xlsx({"Notas": sheet_xml([["x"]]), "POI": sheet_xml(ROWS)}, {"POI": "veryHidden"})
    )
    assert only(report).name == "LIMPIEZA"
    assert "E122" in codes(report)


def test_hidden_rows_and_columns_are_read_as_doubtful_and_said() -> None:
    before = '<cols><col min="7" max="7" hidden="1"/></cols>'
    report = read_rows(ROWS, before=before, hidden=(8,))
    assert [f.text for f in only(report).physical.executed.months] == ["2", ""]
    assert only(report).physical.executed.months[0].doubt and only(report).physical.programmed.months[0].doubt
    assert only(report).physical.programmed.months[1].doubt is None
    (said,) = [problem.message for problem in report.problems if problem.code == "E121"]
    assert "filas ocultas (1)" in said and "columnas ocultas (1)" in said


def test_a_text_of_several_fonts_and_a_line_end() -> None:
    rich = Raw(
        '<c t="inlineStr"><is><r><t>AOI00910000007 - LIM</t></r><r><t>PIEZA_x000D_ DE</t></r></is></c>'
    )
    assert only(read_rows([*FRONT, *HEAD, [rich, *PROG[1:]], EJEC, *LAST])).name == "LIMPIEZA DE"


@pytest.mark.parametrize(
    "rows", [[["OEI.01"], ["Presupuesto", 2021]], [[None]], [["AOI00910000007", "PROG.", 2]]], ids=str
)
def test_a_workbook_without_report(rows: list[list[Any]]) -> None:
    with pytest.raises((NotAReportError, UnreadableError), match=r"no contiene|falta el encabezado"):
        read_rows(rows)


def test_entities_are_not_expanded() -> None:
    laughs = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 12))
    doctype = f'<!DOCTYPE x [<!ENTITY l0 "ja"><!ENTITY f SYSTEM "file:///etc/hostname">{laughs}]>'
    name = Raw('<c t="inlineStr"><is><t>AOI00910000007 - LAGO&l11;&f;</t></is></c>')
    sheet = doctype + sheet_xml([*FRONT, *HEAD, [name, *PROG[1:]], EJEC, *LAST])
    start = time.monotonic()
    with pytest.raises(UnreadableError, match="DOCTYPE"):
        read_all_of(xlsx({"Hoja1": sheet}))
    assert time.monotonic() - start < 5


def hostile() -> Iterator[Any]:
    """Workbooks that are small and ask for much."""
    row = '<row r="{}"><c t="inlineStr"><is><t>x</t></is></c></row>'
    wide = f'<dimension ref="A1:XFD1048576"/><sheetData>{row.format(1)}{row.format(1048576)}</sheetData>'
    yield "a million rows declared", f'<worksheet xmlns="{MAIN}">{wide}</worksheet>'
    merges = '<mergeCell ref="A1:XFD1048576"/>' * 100_000
    rows = "".join(row.format(i) for i in range(1, 20_000))
    yield (
        "merges",
        f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData><mergeCells>{merges}</mergeCells></worksheet>',
    )
    yield (
        "a row of a million cells",
        f'<worksheet xmlns="{MAIN}"><sheetData><row>{"<c/>" * 1_000_000}</row></sheetData></worksheet>',
    )
    yield "deep", f'<worksheet xmlns="{MAIN}">{"<a>" * 100_000}'
    cell = f"<c><is>{'<r/>' * 2_000_000}</is></c>"
    yield (
        "a cell of two million runs",
        f'<worksheet xmlns="{MAIN}"><sheetData><row>{cell}</row></sheetData></worksheet>',
    )
    yield "numbers", sheet_xml([[Raw(f'<c r="ZZZ9999999" s="999999999"><v>{"9" * 100_000}</v></c>')]])


@pytest.mark.parametrize("sheet", [pytest.param(text, id=name) for name, text in hostile()])
def test_hostile_sheets_end_soon(sheet: str) -> None:
    start = time.monotonic()
    with pytest.raises((NotAReportError, UnreadableError)):
        read_all_of(xlsx({"Hoja1": sheet}))
    assert time.monotonic() - start < 20


def test_a_zip_bomb_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_UNPACKED", 1 << 20)
    bomb = f'<worksheet xmlns="{MAIN}">' + " " * (64 << 20)
    with pytest.raises(UnreadableError, match="descomprimirse"):
        read_all_of(xlsx({"Hoja1": bomb}))


@pytest.mark.parametrize("keep", [0.2, 0.5, 0.9, 0.999])
def test_a_cut_workbook_is_one_sentence(keep: float) -> None:
    for data in (xlsx({"Hoja1": sheet_xml(ROWS)}), ods({})):
        with pytest.raises(UnreadableError, match="dañado"):
            read_all_of(data[: int(len(data) * keep)])


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.xlsb", zipped({"xl/workbook.bin": b"\x83\x01"}), "xlsb"),
        ("a.xlsx", zipped({"xl/workbook.xml": f'<workbook xmlns="{MAIN}"/>'}), "dañado"),
        ("a.xlsx", zipped({"xl/workbook.xml": "<workbook"}), "dañado"),
        ("a.ods", zipped({"mimetype": "x", "content.xml": "<a/>"}), "ninguna celda"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "dañado|no un libro"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "contraseña"),
        ("a.xls", b"\x09\x08\x10\x00\x00\x06\x05\x00", "dañado"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(name: str, data: bytes, says: str) -> None:
    with pytest.raises(UnreadableError, match=says):
        read_all_of(data, name)


def biff(change: Mapping[tuple[int, int], Any]) -> bytes:
    """A real .xls, some of its cells replaced: (row, column) -> value, or (value, number format)."""
    xlwt = pytest.importorskip("xlwt")
    book = xlwt.Workbook()
    sheet = book.add_sheet("Datos")
    cells = {(i, j): value for i, row in enumerate(ROWS) for j, value in enumerate(row) if value is not None}
    for (i, j), value in {**cells, **change}.items():
        value, code = value if isinstance(value, tuple) else (value, "General")
        sheet.write(
            i,
            j,
            xlwt.Formula(value[1:]) if str(value).startswith("=") else value,
            xlwt.easyxf(num_format_str=code),
        )
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("cell", "text", "doubt"),
    [
        ((1762, "#,##0.00"), "1,762.00", None),
        (0.1 + 0.2, "0.3", None),
        ("1,762.00", "1,762.00", None),
        ((44427, "dd/mm/yyyy"), "19/08/2021", "fecha"),
        (True, "VERDADERO", "lógico"),
        ("=1/0", "", "fórmula"),
    ],
)
def test_a_figure_s_cell_in_the_old_form(cell: Any, text: str, doubt: str | None) -> None:
    (report,) = read_all_of(biff({(7, 6): cell}), "viejo.xls")
    figure = only(report).physical.executed.months[0]
    assert report.source.format == "xls"
    assert figure.text == text
    assert figure.doubt is None if doubt is None else doubt in (figure.doubt or "")
    assert figure.place is not None and figure.place.cell == "Datos!G8"


OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
NAMESPACES = f'xmlns:office="{OFFICE}" xmlns:table="urn:t:table" xmlns:text="urn:t:text"'


def ods(change: Mapping[tuple[int, int], str]) -> bytes:
    """An .ods made by hand, some of its cells replaced by XML: (row, column) -> cell."""

    def cell(value: Any) -> str:
        if isinstance(value, (int, float)):
            return number_cell(str(value), str(value))
        return f"<table:table-cell><text:p>{escape(value or '')}</text:p></table:table-cell>"

    rows = ""
    for i, row in enumerate(ROWS):
        cells = (change.get((i, j)) or cell(value) for j, value in enumerate(row))
        rows += f"<table:table-row>{''.join(cells)}</table:table-row>"
    blank = '<table:table-cell table:number-columns-repeated="16384"/>'
    rows += f'<table:table-row table:number-rows-repeated="1048000">{blank}</table:table-row>'
    table = f'<table:table table:name="Datos">{rows}</table:table>'
    content = f"<office:document-content {NAMESPACES}>{table}</office:document-content>"
    return zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content})


def number_cell(value: str, text: str, extra: str = "") -> str:
    return (
        f'<table:table-cell office:value-type="float" office:value="{value}"{extra}>'
        f"<text:p>{text}</text:p></table:table-cell>"
    )


@pytest.mark.parametrize(
    ("cell", "text", "doubt"),
    [
        (number_cell("1762", "1,762.00"), "1,762.00", None),
        (number_cell("1762", "1.762,00"), "1,762.00", None),
        (number_cell("1762", "1.762"), "1,762", None),
        (number_cell("1762", "17"), "17", "no coinciden"),
        ('<table:table-cell office:value-type="float" office:value="5"/>', "5", "no guarda el texto"),
        ('<table:table-cell table:formula="of:=[.A1]"/>', "", "fórmula"),
        ('<table:table-cell office:value-type="date" office:date-value="2021-08-19"><text:p>19/08/21</text:p>'
         "</table:table-cell>", "19/08/21", "fecha"),
        ('<table:table-cell table:formula="of:=[.A1]" office:value-type="string"><text:p>#REF!</text:p>'
         "</table:table-cell>", "#REF!", "error"),
        ("<table:table-cell><office:annotation><text:p>9.00</text:p></office:annotation><text:p>7.00</text:p>"
         "</table:table-cell>", "7.00", None),
    ],
)  # fmt: skip
def test_a_figure_s_cell_in_opendocument(cell: str, text: str, doubt: str | None) -> None:
    (report,) = read_all_of(ods({(7, 6): cell}), "hoja.ods")
    figure = only(report).physical.executed.months[0]
    assert report.source.format == "ods"
    assert figure.text == text
    assert figure.doubt is None if doubt is None else doubt in (figure.doubt or "")
    assert figure.place is not None and figure.place.cell == "Datos!G8"


@pytest.mark.parametrize("file", BOOKS, ids=lambda file: file.name)
def test_fixture_workbooks_equal_their_truth(file: Path) -> None:
    report = read(file)
    assert report.source.format == file.suffix[1:]
    assert differences(report, truth_of(file)) == []
    doubts = {figure.doubt for activity in report.activities() for figure in activity.figures()} - {None}
    assert doubts <= ({HIDDEN} if any(p.code == "E121" for p in report.problems) else set())
    assert len(read_all(file)) == 1
