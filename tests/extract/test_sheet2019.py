"""The older form made in Excel: rows Física and Financiera, years and quarters instead of months."""

from __future__ import annotations

import io
import re
from decimal import Decimal
from itertools import pairwise

import pdfplumber
import pytest
from paths import shared
from reports import read_bytes

from poi_audit import audit, read
from poi_audit.model.errors import NotAReportError
from poi_audit.model.finding import Severity
from poi_audit.model.report import Activity, Report

REAL = "real/igp-2019-q1-excel.pdf"
SIDES = (40, 140, 180, 250, 280, 320, 360, 400, 440, 480, 540)
LOWER = ("ACTIVIDAD OPERATIVA", "UNIDAD MEDIDA", "CENTROCOSTO", "", "ANUAL", *["1er TRIM."] * 3, "ANUAL")
ROW = ("Física", "4.00", "1.00", "0.50", "50%", "13%")
MONEY = ("Financiera", "60,000.00", "15,000.00", "", "0%", "0%")


class Paper:
    """A form being drawn, from the top of the page down."""

    def __init__(self) -> None:
        canvas = pytest.importorskip("reportlab.pdfgen.canvas")
        self.out = io.BytesIO()
        self.canvas = canvas.Canvas(self.out, pagesize=(595, 842), invariant=1)
        self.y = 780.0

    def text(self, x: float, y: float, text: str) -> None:
        self.canvas.setFont("Helvetica", 4)
        self.canvas.drawString(x + 1, y, text)

    def rule(self, left: float = SIDES[0], right: float = SIDES[-1]) -> None:
        self.canvas.line(left, self.y, right, self.y)

    def down(self, height: float, sides: tuple[int, ...] = SIDES) -> None:
        """Upright sides down to a new height."""
        for x in sides:
            self.canvas.line(x, self.y, x, self.y - height)
        self.y -= height

    def head(self, action: str) -> None:
        self.rule()
        for x, label in ((320, "APROBADO"), (360, "EJECUTADO AL"), (405, "% AVANCE"), (500, "MOTIVO")):
            self.text(x - 38 if label == "APROBADO" else x, self.y - 7, label)
        self.text(40, self.y - 7, action)
        self.down(10, (40, 250, 280, 360, 400, 480, 540))
        self.rule(40, 250)
        self.rule(280, 480)
        self.text(255, self.y - 2, "META")
        for x, label in zip(SIDES, LOWER, strict=False):
            self.text(x, self.y - 7, label)
        self.down(10)
        self.rule()

    def objective(self, title: str) -> None:
        self.rule()
        self.text(40, self.y - 7, title)
        self.down(10, (40, 540))

    def row(self, cells: tuple[str, ...], height: float = 15) -> None:
        for x, text in zip(SIDES[3:], cells, strict=False):
            self.text(x, self.y - 10, text)
        self.down(height)
        self.rule(250)

    def activity(self, code: str, *rows: tuple[str, ...]) -> None:
        self.text(40, self.y - 12, f"{code} - MEDIR LAGUNAS")
        self.text(140, self.y - 12, "060 : INFORME")
        self.text(180, self.y - 12, "05.02 : LAGUNAS")
        for cells in rows:
            self.row(cells)
        self.rule()

    def page(self) -> None:
        self.canvas.showPage()
        self.y = 780.0

    def data(self) -> bytes:
        self.canvas.save()
        return self.out.getvalue()


def begun() -> Paper:
    paper = Paper()
    for i, text in enumerate(
        ("Sector 91 - AGUAS", "Pliego 911 - AUTORIDAD", "Unidad Ejecutora 009100 - AUTORIDAD")
    ):
        paper.text(40, 810 - 7 * i, text)
    paper.objective("OEI.01 - CUIDAR LAS LAGUNAS DEL NORTE Y DEL SUR DE TODO EL PAIS Y DE LAS REGIONES")
    paper.head("AEI.01.02 - LAGUNAS LIMPIAS")
    return paper


def read_form(data: bytes) -> Report:
    (report,) = read_bytes(data, "formulario.pdf")
    return report


def texts(activity: Activity) -> list[str]:
    return [figure.text for figure in activity.figures()]


def test_a_form_cell_by_cell() -> None:
    paper = begun()
    paper.activity("19AO000444484", ROW, MONEY)
    report = read_form(paper.data())
    (objective,) = report.objectives
    (action,) = objective.actions
    (activity,) = action.activities
    assert report.source.layout == "2019-excel"
    assert report.header.months == ("1er TRIM.",)
    assert report.header.ue is not None and report.header.ue.code == "009100"
    assert objective.name == "CUIDAR LAS LAGUNAS DEL NORTE Y DEL SUR DE TODO EL PAIS Y DE LAS REGIONES"
    assert (action.code, action.name) == ("AEI.01.02", "LAGUNAS LIMPIAS")
    assert (activity.code, activity.name) == ("19AO000444484", "MEDIR LAGUNAS")
    assert (activity.unit, activity.cost_center, activity.aggregation) == (
        "060 : INFORME",
        "05.02 : LAGUNAS",
        None,
    )
    assert texts(activity) == ["1.00", "4.00", "0.50", "0.50", "50%", "13%", "15,000.00", "60,000.00", "", ""]
    assert not any(figure.doubt for figure in activity.figures())


def test_what_has_no_place_in_the_report_is_said() -> None:
    paper = begun()
    paper.activity("19AO000444484", ROW, MONEY)
    said = {problem.code: problem.message for problem in read_form(paper.data()).problems}
    assert "«% AVANCE 1er TRIM.» en las filas «Financiera» (1 cifra)" in said["E124"]
    assert "«% AVANCE ANUAL» en las filas «Financiera» (1 cifra)" in said["E124"]
    assert "año" in said["E109"]
    assert "los totales" in said["E206"]


def test_an_activity_parted_by_a_page_break_is_one() -> None:
    paper = begun()
    paper.row(ROW)
    paper.page()
    paper.activity("19AO000444484", MONEY)
    paper.activity("19AO000444485", ROW, MONEY)
    activities = list(read_form(paper.data()).activities())
    assert [activity.code for activity in activities] == ["19AO000444484", "19AO000444485"]
    assert texts(activities[0]) == texts(activities[1])


def test_a_missing_row_is_doubtful_and_never_zero() -> None:
    paper = begun()
    paper.activity("19AO000444484", ROW)
    report = read_form(paper.data())
    (activity,) = report.activities()
    assert activity.financial is not None
    assert all(
        figure.text == "" and figure.doubt for _, row in activity.financial.rows() for figure in row.months
    )
    assert "E202" in [problem.code for problem in report.problems]


def test_rows_without_a_name_are_said() -> None:
    paper = begun()
    paper.row(("Física", "9.00", "9.00", "9.00", "100%", "100%"))
    paper.rule()
    paper.activity("19AO000444484", ROW, MONEY)
    report = read_form(paper.data())
    assert [activity.code for activity in report.activities()] == ["19AO000444484"]
    assert "E208" in [problem.code for problem in report.problems]


def test_a_form_without_activities_is_no_report() -> None:
    with pytest.raises(NotAReportError):
        read_form(begun().data())


@pytest.fixture(scope="module")
def real() -> Report:
    return read(shared(REAL))


def find(report: Report, code: str) -> Activity:
    (activity,) = (activity for activity in report.activities() if activity.code == code)
    return activity


def test_the_published_form_is_read_whole(real: Report) -> None:
    assert real.source.pages == (1, 10)
    assert real.header.pliego is not None and real.header.pliego.name == "INSTITUTO GEOFISICO DEL PERU"
    assert [len(action.activities) for action in real.actions()] == [
        16, 1, 16, 5, 2, 13, 13, 6, 11, 1, 1, 4, 1, 2, 16, 4, 24, 23,
    ]  # fmt: skip
    assert not any(figure.doubt or not figure.text for a in real.activities() for figure in a.figures())
    assert not [problem for problem in real.problems if problem.code.startswith("E2")]


@pytest.mark.parametrize(
    ("code", "figures"),
    [
        ("19AO000444484", "1.00 4.00 1.00 1.00 100% 25% 15,000.00 60,000.00 15,000.00 15,000.00"),
        # Física at the foot of page 1, Financiera on page 2
        ("19AO000425842", "0.00 1.00 0.00 0.00 0% 0% 38,402.75 153,611.00 48,100.75 48,100.75"),
        # the cell Financiera itself is cut by the end of page 6
        ("19AO000433841", "1.00 3.00 1.00 1.00 100% 33% 66,504.87 266,019.48 88,733.13 88,733.13"),
        (
            "19AO000453172",
            "1,250.00 5,000.00 1,221.00 1,221.00 98% 24% 97,138.41 388,553.64 10,138.41 10,138.41",
        ),
        ("19AO000452900", "30.00 120.00 30.00 30.00 100% 25% 3,000.00 12,000.00 3,000.00 3,000.00"),
    ],
)
def test_figures_as_the_page_shows_them(real: Report, code: str, figures: str) -> None:
    assert texts(find(real, code)) == figures.split()


def test_the_printed_total_certifies_the_money(real: Report) -> None:
    blocks = [activity.financial for activity in real.activities() if activity.financial]
    goals = sum((block.programmed.accumulated.value or Decimal(0) for block in blocks), Decimal(0))
    spent = sum((block.executed.accumulated.value or Decimal(0) for block in blocks), Decimal(0))
    totals = real.totals
    assert totals.financial_programmed is not None and totals.financial_executed is not None
    assert totals.financial_programmed.text == "S/. 33,180,902.00"
    assert goals == totals.financial_programmed.value
    assert totals.financial_executed.value is not None
    assert abs(spent - totals.financial_executed.value) <= Decimal("0.005") * len(blocks)


def test_the_percentages_certify_the_physical_rows(real: Report) -> None:
    for activity in real.activities():
        done = activity.physical.executed.accumulated.value
        goals = (activity.physical.programmed.months[0].value, activity.physical.programmed.accumulated.value)
        for goal, percent in zip(goals, (activity.percent_period, activity.percent), strict=True):
            assert done is not None and percent is not None and percent.value is not None
            assert abs((done / goal * 100 if goal else Decimal(0)) - percent.value) <= Decimal("0.5")


def test_activities_stand_in_page_order(real: Report) -> None:
    places = [activity.place for activity in real.activities()]
    tops = [(place.page or 0, place.bbox[1]) for place in places if place and place.bbox]
    assert len(tops) == 159
    assert all(a < b for a, b in pairwise(tops))


def test_no_arithmetic_error_is_found_where_the_form_states_no_rule(real: Report) -> None:
    assert audit(real).count(Severity.ERROR) == 0


def test_two_engines_read_the_same_figures(real: Report) -> None:
    other = read(shared(REAL), engine="pdfplumber")
    assert [texts(a) for a in other.activities()] == [texts(a) for a in real.activities()]


@pytest.mark.parametrize("name", ["q2", "q3"])
@pytest.mark.parametrize("engine", ["pdfium", "pdfplumber"])
def test_the_sheets_of_later_quarters(name: str, engine: str) -> None:
    """Each code that the pages print, once; the front that each page prints again is no part of an activity."""
    path = shared(f"real/igp-2019-{name}-excel.pdf")
    with pdfplumber.open(path) as pages:
        printed = set(re.findall(r"19AO\d{9}", " ".join(page.extract_text() for page in pages.pages)))
    report = read(path, engine=engine)
    codes = [activity.code for activity in report.activities()]
    assert len(codes) == len(set(codes)) == 136 and set(codes) == printed
    assert not any(figure.doubt for activity in report.activities() for figure in activity.figures())
    assert not report.holes
