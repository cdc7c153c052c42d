"""A known page whose words, rows or figures are written otherwise: the same figures are read, or are doubtful."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from paths import FIXTURES
from reports import read_bytes

from poi_audit import audit
from poi_audit.model.finding import Severity
from poi_audit.model.report import MONTHS, Report

PAGE = (FIXTURES / "html" / "2024-annual-full.html").read_text("utf-8")
MONEY = (FIXTURES / "html" / "2022-sem-small.html").read_text("utf-8")

Address = tuple[str, str, str | None, str]


def figures(reports: list[Report]) -> Iterator[tuple[Address, str]]:
    """The value of each figure of the activities, and where it stands."""
    for report in reports:
        for activity in report.activities():
            for block, row, column, figure in activity.cells(report.header):
                if figure.doubt is None:
                    said = figure.value if figure.value is not None else figure.mark
                    yield (activity.code, block, row, column), str(said)


def same(changed: str, page: str = PAGE) -> list[Report]:
    """The reports of a page that is written otherwise; asserts that every figure is the plain page's."""
    reports = read_bytes(changed.encode(), "pagina.html")
    assert dict(figures(reports)) == dict(figures(read_bytes(page.encode(), "pagina.html")))
    return reports


def labelled(programmed: str, executed: str, third: str | None = None) -> str:
    """The page with these labels of rows, and a third row of zeros in each activity."""
    page = PAGE.replace(">EJECUTADO<", f">{executed}<").replace(">PROGRAMADO<", f">{programmed}<")
    if third is None:
        return page
    page = re.sub(
        r'(<tr class="uno.*?</tr>)',
        lambda row: row[0].replace('rowspan="2"', 'rowspan="3"'),
        page,
        flags=re.S,
    )

    def zeros(row: re.Match[str]) -> str:
        text = row[0].replace(f">{executed}<", f">{third}<")
        return row[0] + re.sub(r">[\d,.]+<", ">0.00<", text)

    return re.sub(r'<tr class="dos.*?</tr>', zeros, page, flags=re.S)


@pytest.mark.parametrize(
    ("programmed", "executed"),
    [
        ("META FÍSICA", "AVANCE FÍSICO"),
        ("Meta programada", "Meta lograda"),
        ("PROGRAMADA", "ALCANZADA"),
        ("PREVISTO", "EJECUTADO"),
    ],
)
def test_rows_whose_labels_no_form_has_are_told_by_their_words(programmed: str, executed: str) -> None:
    same(labelled(programmed, executed))


@pytest.mark.parametrize("third", ["VARIACIÓN", "DESVIACIÓN", "PENDIENTE", "% EJEC.", "% CUMPLIMIENTO"])
def test_a_third_row_takes_no_place_of_the_programmed_one(third: str) -> None:
    reports = same(labelled("PROGRAMADO", "EJECUTADO", third))
    assert [problem.code for problem in reports[0].problems].count("E126") == 1


def test_a_column_of_states_is_none_of_row_labels() -> None:
    page = re.sub(r"(<td[^>]*>)(Muy Alta|Alta|Media|Baja)(</td>)", r"\1Aprobado\3", PAGE)
    same(page)


@pytest.mark.parametrize("mark", ["'", "’", "´", " ", "\u202f"])
def test_thousands_may_be_parted_by_any_sign(mark: str) -> None:
    page = re.sub(r"(?<=>)[\d,]+,\d{3}\.\d\d(?=<)", lambda found: found[0].replace(",", mark), MONEY)
    assert page != MONEY
    (report,), (plain,) = same(page, MONEY), read_bytes(MONEY.encode(), "pagina.html")
    read = [action.execution.financial for action in report.actions()]
    assert [f and f.value for f in read] == [
        a.execution.financial and a.execution.financial.value for a in plain.actions()
    ]


def test_a_space_in_a_figure_is_doubtful_where_others_have_commas() -> None:
    page = re.sub(r'(<td class="n">\d{1,3}),(\d{3}\.\d\d<)', r"\1 \2", MONEY, count=1)
    (report,) = read_bytes(page.encode(), "pagina.html")
    (figure,) = [f for a in report.activities() for *_, f in a.cells(report.header) if " " in f.text]
    assert figure.doubt


def test_a_closing_figure_in_no_known_style_is_doubtful_and_not_blank() -> None:
    page = re.sub(r'(EJECUCIÓN FÍSICA POR AEI.*?<td class="v c">\d+)\.(\d)', r"\1·\2", PAGE)
    assert page != PAGE
    (report,) = read_bytes(page.encode(), "pagina.html")
    averages = [action.execution.physical for action in report.actions()]
    assert all(figure and figure.text and figure.doubt for figure in averages)


@pytest.mark.parametrize(
    ("physical", "financial"),
    [
        ("EJECUCIÓN FÍSICA", "EJECUCIÓN FINANCIERA"),
        ("FÍSICO", "PRESUPUESTO"),
        ("META", "FINANCIERO"),
        ("PROGRAMACIÓN FÍSICA 2022", "PROGRAMACIÓN FINANCIERA 2022"),
    ],
)
def test_blocks_may_be_headed_otherwise(physical: str, financial: str) -> None:
    page = MONEY.replace(">FISICO<", f">{physical}<").replace(">FINANCIERO<", f">{financial}<")
    assert page != MONEY
    same(page, MONEY)


@pytest.mark.parametrize("form", ["{}", "{:02d}", "Mes {}", "M{}"])
def test_months_may_be_numbered(form: str) -> None:
    page = PAGE
    for number, month in enumerate(MONTHS, 1):
        page = page.replace(f'<th class="c">{month}</th>', f'<th class="c">{form.format(number)}</th>')
    assert page != PAGE
    same(page)


def in_columns(page: str) -> str:
    """The page with the codes of OEI and AEI in columns of their own, without their title rows and closing lines."""
    first = '<th class="c" rowspan="2">CÓDIGO<'
    page = page.replace(first, f'<th rowspan="2">OEI</th><th rowspan="2">AEI</th>{first}')
    codes = {"oei": "", "aei": ""}

    def row(found: re.Match[str]) -> str:
        kind = found[1].split()[0]
        if kind in codes:
            codes[kind] = re.findall(r"[OA]EI\.[\d.]*\d", found[0])[0]
            return ""
        cells = "".join(f'<td rowspan="2">{code}</td>' for code in codes.values())
        return (
            found[0].replace('">', f'">{cells}', 1) if kind == "uno" else "" if kind == "cierre" else found[0]
        )

    return re.sub(r'<tr class="([^"]*)">.*?</tr>', row, page, flags=re.S)


def test_an_activity_stays_with_the_action_of_its_own_row() -> None:
    (plain,), (report,) = read_bytes(PAGE.encode(), "a.html"), read_bytes(in_columns(PAGE).encode(), "b.html")
    outlines = [[(x.code, [a.code for a in x.activities]) for x in r.actions()] for r in (plain, report)]
    assert outlines[0] == outlines[1]


def test_bands_may_be_written_with_other_signs() -> None:
    bands = {"[0%-75%&gt;": "&lt;75%", "[75%-95%&gt;": "75% a &lt;95%", "≥95%": "&gt;=95%"}
    page = PAGE
    for known, other in bands.items():
        page = page.replace(known, other)
    (plain,), (report,) = read_bytes(PAGE.encode(), "a.html"), read_bytes(page.encode(), "b.html")
    assert page != PAGE and plain.summary and report.summary
    tables = [
        {key: figure.text for key, figure in r.summary.actions.items()} for r in (plain, report) if r.summary
    ]
    assert tables[0] == tables[1]


def test_numbered_sums_are_no_months() -> None:
    words = dict(zip(MONTHS, (f"Sub Total {i}" for i in range(1, 5)), strict=False))
    page = re.sub(rf">({'|'.join(words)})<", lambda found: f">{words[found[1]]}<", PAGE)
    [report] = read_bytes(page.encode(), "pagina.html")
    assert report.header is not None
    assert report.header.months == MONTHS[4:]


@pytest.mark.parametrize("name", ("2021-sem-small", "2022-quarter", "2024-annual-small"))
def test_figures_with_three_decimals_are_no_thousands(name: str) -> None:
    plain = (FIXTURES / "html" / f"{name}.html").read_text("utf-8")
    three = re.sub(r"(?<=>)\s*[\d,]+\.\d\d?(?=\s*<)", lambda found: f"{found[0]}0", plain)
    (usual,), (report,) = (read_bytes(text.encode(), "hoja.html") for text in (plain, three))
    pairs = zip(usual.activities(), report.activities(), strict=True)
    figures = [pair for a, b in pairs for pair in zip(a.figures(), b.figures(), strict=True)]
    assert [b.text for a, b in figures if a.value != b.value and not b.doubt] == []
    assert sum(a.text != b.text for a, b in figures) > 20
    assert [f.message for f in audit(report).findings if f.severity is Severity.ERROR] == []


def test_months_that_stand_twice_side_by_side_are_no_block_of_money() -> None:
    """ "Ene", "Ene", "Feb", "Feb": without words nothing says which is programmed, and none is money."""
    months = "".join(f"<th>{month}</th><th>{month}</th>" for month in MONTHS)
    head = f"<tr><th>ACTIVIDAD OPERATIVA</th><th>UNIDAD MEDIDA</th>{months}<th>AVANCE % ACUMULADO</th></tr>"
    rows = "".join(
        f"<tr><td>AOI0007770000{n} - TALLERES</td><td>TALLER</td>{'<td>3.00</td>' * 24}<td>100.00</td></tr>"
        for n in range(1, 6)
    )
    page = f"<h1>REPORTE DE SEGUIMIENTO DEL PLAN OPERATIVO INSTITUCIONAL</h1><table>{head}{rows}</table>"
    (report,) = read_bytes(page.encode(), "hoja.html")
    assert all(activity.financial is None for activity in report.activities())
    assert all(f.doubt for a in report.activities() for f in a.figures() if f is not a.percent)
