"""What a page or workbook hides is not read as a figure of it, and what it shows in any colour is."""

from __future__ import annotations

import re
from email.message import EmailMessage
from pathlib import Path

import pytest
from test_excel import EJEC, FRONT, HEAD, LAST, MAIN, PROG, Raw, only, read_all_of, sheet_xml, xlsx, zipped
from test_html import FRONT as PAGE_FRONT
from test_html import TABLE, page, read_page

from poi_audit.extract import read_source
from poi_audit.extract.source import source_of
from poi_audit.model.errors import NotAReportError, UnreadableError
from poi_audit.model.figure import Figure
from poi_audit.model.report import Report

CELL = "<td>2.00</td><td>3.00</td><td>12.00</td>"


def executed(report: Report) -> Figure:
    """January's execution of the only activity."""
    (activity,) = report.activities()
    return activity.physical.executed.months[0]


def with_cell(cell: str, style: str = "", attributes: str = "") -> Report:
    """The page with something else in the cell of January's execution."""
    table = TABLE.replace("<tr><td>2.00</td><td>&nbsp;", f"<tr><td{attributes}>{cell}</td><td>&nbsp;")
    return read_page(page(PAGE_FRONT + table, f"<style>{style}</style>"))


@pytest.mark.parametrize(
    "cell, style",
    [
        ('<span style="display:none">1</span>2.00', ""),
        ('<span style="visibility: hidden">1</span>2.00', ""),
        ('<span style="font-size:0">1</span>2.00', ""),
        ('<span style="color:#fff">1</span>2.00', ""),
        ('<span style="color:transparent">1</span>2.00', ""),
        ('<span style="color:rgba(0, 0, 0, 0)">1</span>2.00', ""),
        ('<span style="color:MintCream">1</span>2.00', ""),
        ('<span style="color:teal;background:Teal">1</span>2.00', ""),
        ('<span style="opacity:0">1</span>2.00', ""),
        ('<span style="position:absolute;left:-9999px">1</span>2.00', ""),
        ('<span style="mso-hide:all">1</span>2.00', ""),
        ("<span hidden>1</span>2.00", ""),
        ('<span class="a b">1</span>2.00', ".b{color:red} .a.b { display : none }"),
        ('<span id="k">1</span>2.00', "#k{display:none}"),
        ("<i>1</i>2.00", "td > i, .z { display: none !important }"),
        ("<i>1</i>2.00", "@media screen { table td i { display: none } }"),
        ('<span style="color:rgba(0,0,0,.03)">1</span>2.00', ""),
        ('<span style="color:hsl(0,0%,100%)">1</span>2.00', ""),
        ('<span style="opacity:.02">1</span>2.00', ""),
        ('<span style="font:0/0 a">1</span>2.00', ""),
        ('<span style="transform:scale(0)">1</span>2.00', ""),
        ('<span style="display:/**/none">1</span>2.00', ""),
        ("<font color=FFFFFF>1</font>2.00", ""),
        ("<b></b><i>1</i>2.00", "b + i { display:none }"),
        ("<b></b><i>1</i>2.00", "td > b ~ i:not(.z) { display:none }"),
        ("<b></b><i>1</i>2.00", "td :nth-child(2n) { display:none }"),
        ('<i data-x="a b">1</i>2.00', "[data-x~=b] { display:none }"),
        (
            "<i>1</i>2.00",
            "@media (min-width:600px) { @supports (display:grid) { td { & i { display:none } } } }",
        ),
        ("<i>1</i>2.00", ":root { --d:none } i { display: var(--d) }"),
        ("<i>1</i>2.00", "i { display:none"),
        ("<i>1</i>2.00", "<!-- /* x{} */ tr i:first-child { visibility:hidden } -->"),
    ],
)
def test_hidden_text_of_a_page_is_not_read_and_is_said(cell: str, style: str) -> None:
    report = with_cell(cell, style)
    assert (executed(report).text, executed(report).doubt) == ("2.00", None)
    assert any(p.code == "E129" for p in report.problems)


@pytest.mark.parametrize(
    "cell, style, attributes",
    [
        ('<span style="color:#fff">2.00</span>', "", ' bgcolor="#003366"'),
        ('<span style="color:white">2.00</span>', "td {background: navy}", ""),
        ('<span style="color:white">2.00</span>', "", ' bgcolor="TEAL"'),
        ('<span style="color:white">2.00</span>', "", ' bgcolor="006699"'),
        ('<span style="color:white">2.00</span>', "td {background: linear-gradient(#036, #069)}", ""),
        ('<span style="color:hsl(0 0% 20%)">2.00</span>', "", ' bgcolor="#000"'),
        ('<span style="color:rgba()">2.00</span>', "", ""),
        ('<span style="color:rgb(1.2.3)">2.00</span>', "", ""),
        ('<b style="color:transparent"><i style="color:black">2.00</i></b>', "", ""),
        ('<span class="a">2.00</span>', ".a{display:none} .a{display:inline}", ""),
        ('<span class="a" style="display:inline">2.00</span>', ".a{display:none}", ""),
        ('<b style="visibility:visible">2.00</b>', "td.h{visibility:hidden}", ' class="h"'),
        ('<span class="a">2.00</span>', "@media print { .a {display:none} }", ""),
        ('<span class="a">2.00</span>', ".a:hover { display:none }", ""),
        ("2.00", "", ' style="width:0;height:0"'),
        ("2.00", "td{max-width:0;overflow:hidden;text-overflow:ellipsis}", ""),
        ('<span style="width:0">2.00</span>', "", ""),
        ("2.00", "td{color:#fff;background:url(a.png) #036}", ""),
        ("2.00", "td{color:white;background:linear-gradient(navy,navy)}", ""),
        ("2.00", "td{color:white;background:darkslateblue}", ""),
        ('<i class="a">2.00</i>', "@media (max-width:600px) { .a {display:none} }", ""),
        ('<i class="a">2.00</i>', ".a:not(.a), .b + .a { display:none }", ""),
        ('<span style="font-size:8px">2.00</span>', "", ""),
        ('<span style="color:red;height:12px;text-decoration:underline">2.00</span>', "", ""),
    ],
)
def test_what_a_page_shows_is_read_and_certain(cell: str, style: str, attributes: str) -> None:
    report = with_cell(cell, style, attributes)
    assert (executed(report).text, executed(report).doubt) == ("2.00", None)


@pytest.mark.parametrize(
    "cell, style",
    [
        ("2.00<sup>1</sup>", ""),
        ("2.00<sub>(a)</sub>", ""),
        ('2.00<span style="vertical-align:super">1</span>', ""),
        ("2.00<small>1</small>", ""),
        ('2.00<span style="font-size:60%">1</span>', ""),
        ('2.00<span style="position:relative;top:-5px">1</span>', ""),
        ('2.00<span style="vertical-align:30%">1</span>', ""),
        ('<span style="font-size:2px">2.00</span>', ""),
        ("2.00", "td::before { content: '1' }"),
        ("<s>1</s>2.00", ""),
        ("<del>1</del>2.00", ""),
        ('<span class="t">1</span>2.00', ".t{text-decoration:line-through}"),
    ],
)
def test_what_stands_beside_a_figure_is_no_digit_of_it_and_makes_it_doubtful(cell: str, style: str) -> None:
    figure = executed(with_cell(cell, style))
    assert figure.text == "2.00" and figure.doubt is not None


def test_a_figure_struck_whole_is_doubtful() -> None:
    figure = executed(with_cell("<s>2.00</s>"))
    assert figure.text == "2.00" and figure.doubt is not None


def test_raised_letters_of_a_name_stay() -> None:
    report = read_page(page(PAGE_FRONT + TABLE.replace("LIMPIEZA DE", "LIMPIEZA EN M<sup>2</sup> DE")))
    (activity,) = report.activities()
    assert activity.name == "LIMPIEZA EN M2 DE LAGUNAS"


GHOST = (
    "<td colspan=2 rowspan=2>AOI00910000008 - QUITADA</td><td rowspan=2>Alta</td><td rowspan=2></td>"
    f"<td rowspan=2>No Acumulado</td><td rowspan=2>PROG.<br>EJEC.</td>{CELL}<td rowspan=2>S.I.</td>"
    "<td rowspan=2>17</td>"
)
END = "<tr><td colspan=9>EJECUCIÓN FÍSICA POR"


@pytest.mark.parametrize(
    "how", ["hidden", 'style="display:none"', 'class="x"', 'height="0"', 'style="height:0"']
)
def test_hidden_rows_are_not_read_and_are_said(how: str) -> None:
    table = TABLE.replace(END, f"<tr {how}>{GHOST}</tr><tr {how}>{CELL}</tr>{END}")
    report = read_page(page(PAGE_FRONT + table, "<style>.x{display:none}</style>"))
    assert [a.code for a in report.activities()] == ["AOI00910000007"]
    (said,) = [p.message for p in report.problems if p.code == "E129"]
    assert "AOI00910000008" in said


def test_a_column_hidden_by_its_col_is_not_read() -> None:
    table = TABLE.replace("<th>Ene</th>", "<th>Ene</th><th>Viejo</th>").replace("colspan=5", "colspan=6")
    table = table.replace("<td>2.00</td><td>3.00", "<td>2.00</td><td>9.00</td><td>3.00")
    table = table.replace("<tr><td>2.00</td><td>&nbsp;", "<tr><td>2.00</td><td>9.00</td><td>&nbsp;")
    table = table.replace(
        '<table style="border-collapse:collapse">', '<table><col span=7><col style="visibility:collapse">'
    )
    (activity,) = read_page(page(PAGE_FRONT + table)).activities()
    assert [f.text for f in activity.physical.programmed.months] == ["2.00", "3.00"]


@pytest.mark.parametrize(
    "printed, value",
    [
        ("\u22122.00", "-2.00"),
        ("2\u200b.00", "2.00"),
        ("1&nbsp;762.00", "1762.00"),
        ("1\u202f762\u202f000", "1762000"),
    ],
)
def test_signs_that_mean_what_they_are(printed: str, value: str) -> None:
    figure = executed(with_cell(printed))
    assert str(figure.value) == value and figure.doubt is None


@pytest.mark.parametrize("commas", (True, False))
def test_a_plain_space_in_a_figure_may_part_two_of_them(commas: bool) -> None:
    plain = (FIXTURES / "html/2021-sem-small.html").read_text("utf-8")
    if not commas:
        plain = re.sub(r"(?<=\d),(?=\d{3})", "", plain)
    data = re.sub(r"(?<=>)(\s*\d)\.00(?=\s*<)", r"\1 762.00", plain, count=1)
    (report,) = read_source(source_of("hoja.html", data.encode()))
    (figure,) = [f for a in report.activities() for f in a.figures() if " " in f.text.strip()]
    assert figure.text == f"{figure.text[0]} 762.00" and figure.doubt


def test_a_thin_space_parts_thousands_before_a_decimal_comma_too() -> None:
    def spanish(found: re.Match[str]) -> str:
        return found[0].replace(",", "\u202f").replace(".", ",")

    name = "html/2021-sem-small.html"
    plain = (FIXTURES / name).read_text("utf-8")
    data = re.sub(r"(?<=>)\s*[\d,]+\.\d+%?\s*(?=<)", spanish, plain).encode()
    (report,), (usual,) = (read_source(source_of(name, text)) for text in (data, plain.encode()))
    read = [[(f.value, f.doubt) for a in each.activities() for f in a.figures()] for each in (report, usual)]
    assert read[0] == read[1]


def test_a_page_with_its_own_entities_is_refused() -> None:
    data = b'<!DOCTYPE html [<!ENTITY v "7.00">]>' + page(PAGE_FRONT + TABLE)
    with pytest.raises(UnreadableError, match="entidades"):
        read_page(data)


def test_a_workbook_with_a_document_type_is_refused() -> None:
    sheet = '<!DOCTYPE x [<!ENTITY v "7">]>' + sheet_xml([*FRONT, *HEAD, PROG, EJEC, *LAST])
    with pytest.raises(UnreadableError, match="DOCTYPE"):
        read_all_of(xlsx({"Hoja1": sheet}))


RICH = '<c t="inlineStr"><is>{}<r><t>2.00</t></r>{}</is></c>'
STRIKE = "<r><rPr><strike/></rPr><t>1</t></r>"
RAISED = '<r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r>'
TINY = '<r><rPr><sz val="5"/></rPr><t>1</t></r>'


@pytest.mark.parametrize("before, after", [(STRIKE, ""), ("", RAISED), ("", TINY)])
def test_runs_of_a_workbook_cell(before: str, after: str) -> None:
    cell = Raw(RICH.format(before, after))
    (report,) = read_all_of(
        xlsx({"Hoja1": sheet_xml([*FRONT, *HEAD, PROG, [*EJEC[:6], cell, *EJEC[7:]], *LAST])})
    )
    figure = only(report).physical.executed.months[0]
    assert figure.text == "2.00" and figure.doubt is not None


FONTS = [
    "",
    '<color rgb="FFFFFFFF"/>',
    "<strike/>",
    '<color rgb="FFF8F8F8"/>',
    '<color theme="1" tint="0.99"/>',
    '<color rgb="FF003366"/>',
    '<sz val="1"/>',
    '<color indexed="9"/>',
]
NAVY = '<fill><patternFill patternType="solid"><fgColor rgb="FF003366"/></patternFill></fill>'
HATCH = '<fill><patternFill patternType="gray125"/></fill>'
SETTINGS = [(0, 0), (1, 0), (1, 1), (2, 0), (3, 0), (4, 0), (5, 1), (5, 0), (6, 0), (7, 0), (1, 2)]
"""Font and fill of each style."""
STYLES = (
    f'<styleSheet xmlns="{MAIN}"><fonts>{"".join(f"<font>{font}</font>" for font in FONTS)}</fonts>'
    f'<fills><fill><patternFill patternType="none"/></fill>{NAVY}{HATCH}</fills>'
    f'<cellXfs>{"".join(f"""<xf fontId="{a}" fillId="{b}"/>""" for a, b in SETTINGS)}</cellXfs></styleSheet>'
)


@pytest.mark.parametrize(
    "style, doubtful",
    [
        (1, True),
        (2, False),
        (3, True),
        (4, True),
        (5, True),
        (6, True),
        (7, False),
        (8, True),
        (9, True),
        (10, False),
    ],
)
def test_cells_of_a_workbook_that_are_struck_or_can_not_be_told_from_their_ground(
    style: int, doubtful: bool
) -> None:
    import io
    import zipfile

    rows = [*FRONT, *HEAD, PROG, [*EJEC[:6], (2, style), *EJEC[7:]], *LAST]
    parts = zipfile.ZipFile(io.BytesIO(xlsx({"Hoja1": sheet_xml(rows)})))
    (report,) = read_all_of(zipped({n: parts.read(n) for n in parts.namelist()} | {"xl/styles.xml": STYLES}))
    figure = only(report).physical.executed.months[0]
    assert (figure.text, figure.doubt is not None) == ("2", doubtful)
    assert any(p.code == "E132" for p in report.problems) is doubtful


def test_a_row_without_height_is_hidden() -> None:
    sheet = sheet_xml([*FRONT, *HEAD, PROG, EJEC, *LAST]).replace(
        '<row r="8">', '<row r="8" ht="0" customHeight="1">'
    )
    (report,) = read_all_of(xlsx({"Hoja1": sheet}))
    assert all(f.doubt for f in only(report).physical.executed.months if f.text)
    assert any(p.code == "E121" for p in report.problems)


FIXTURES = Path(__file__).parents[2] / "fixtures"


def figures(report: Report) -> list[str]:
    """All figures of the activities."""
    return [figure.text for activity in report.activities() for figure in activity.figures()]


def xml2003(rows: list[list[object]]) -> bytes:
    """A workbook in one XML file."""
    name = "urn:schemas-microsoft-com:office:spreadsheet"
    lines = "".join(
        "<Row>"
        + "".join(
            "<Cell/>"
            if value is None
            else f'<Cell><Data ss:Type="{"String" if isinstance(value, str) else "Number"}">{value}</Data></Cell>'
            for value in row
        )
        + "</Row>"
        for row in rows
    )
    return (
        f'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="{name}" xmlns:ss="{name}">'
        f'<Worksheet ss:Name="POI"><Table>{lines}</Table></Worksheet></Workbook>'
    ).encode()


def test_xml_spreadsheet_2003() -> None:
    (report,) = read_source(source_of("reporte.xls", xml2003([*FRONT, *HEAD, PROG, EJEC, *LAST])))
    (plain,) = read_all_of(xlsx({"Hoja1": sheet_xml([*FRONT, *HEAD, PROG, EJEC, *LAST])}))
    assert figures(report) == figures(plain)
    place = only(report).place
    assert report.source.format == "xls" and place is not None and place.cell == "POI!A7"


def test_xml_spreadsheet_with_a_document_type_is_refused() -> None:
    data = xml2003([*FRONT, *HEAD, PROG, EJEC, *LAST]).replace(
        b"<Workbook", b'<!DOCTYPE x [<!ENTITY a "1">]><Workbook', 1
    )
    with pytest.raises(UnreadableError, match="DOCTYPE"):
        read_source(source_of("reporte.xls", data))


def mail(*attached: tuple[str, bytes]) -> bytes:
    """A message with these files."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@x.gob.pe", "b@y.gob.pe", "Reporte POI"
    message.set_content("Se adjunta el reporte.")
    for name, data in attached:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


@pytest.mark.parametrize(
    "name", ["pdfs/2021-sem-small.pdf", "excel/2021-sem-small.xlsx", "html/2021-sem-small.html"]
)
def test_a_report_attached_to_mail(name: str) -> None:
    data = (FIXTURES / name).read_bytes()
    (report,) = read_source(source_of("mensaje.eml", mail(("nota.txt", b"hola"), (Path(name).name, data))))
    (plain,) = read_source(source_of(name, data))
    assert figures(report) == figures(plain)


def test_mail_without_a_report_says_what_is_attached() -> None:
    with pytest.raises(NotAReportError, match=r"adjuntos.*foto\.png"):
        read_source(source_of("mensaje.eml", mail(("foto.png", b"\x89PNG\r\n\x1a\n" + b"x" * 40))))


def test_a_saved_page_whose_sheet_is_not_its_first_part() -> None:
    parts = [
        ("Libro.htm", b"<html><frameset><frame src=a></frameset></html>"),
        ("hoja.htm", page(PAGE_FRONT + TABLE)),
    ]
    body = "".join(
        f"--X\nContent-Location: {name}\nContent-Type: text/html; charset=utf-8\n\n{data.decode()}\n"
        for name, data in parts
    )
    head = 'MIME-Version: 1.0\nX-Document-Type: Workbook\nContent-Type: multipart/related; boundary="X"\n\n'
    report = read_page(f"{head}{body}--X--\n".encode(), "reporte.mht")
    assert executed(report).text == "2.00"


def test_a_style_sheet_saved_beside_the_page_counts() -> None:
    table = TABLE.replace("<tr><td>2.00</td><td>&nbsp;", "<tr><td><i>1</i>2.00</td><td>&nbsp;")
    sheet = page(PAGE_FRONT + table, '<link rel="stylesheet" href="cid:css-1@x">').decode()
    head = 'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="X"\n\n'
    body = (
        f"--X\nContent-Type: text/html; charset=utf-8\n\n{sheet}\n"
        "--X\nContent-Type: text/css\nContent-Location: cid:css-1@x\n\ntd i { display: none }\n--X--\n"
    )
    assert executed(read_page(f"{head}{body}".encode(), "reporte.mht")).text == "2.00"
