"""What the audits of the three published reports must say: the README files of ../shared/real and ../shared/seed."""

from __future__ import annotations

import re
from pathlib import Path

import pypdf
import pytest
from paths import shared
from reports import published

from poi_audit import read
from poi_audit.checks import audit
from poi_audit.messages import write
from poi_audit.model.finding import Audit, Finding, Severity

UNPROGRAMMED_2022 = (
    *("285", "404", "487", "510", "407", "509", "608", "286"),
    *("288", "290", "511", "334", "335", "315", "503"),
)


@pytest.fixture(scope="module")
def first_2021() -> Audit:
    return audit(published(shared("real/igp-2021-sem.json"), "2021-sem"))


@pytest.fixture(scope="module")
def first_2022() -> Audit:
    return audit(published(shared("real/igp-2022-sem.json"), "2022-sem"))


@pytest.fixture(scope="module")
def year_2024() -> Audit:
    return audit(published(shared("seed/trabaja-peru-2024-annual.json"), "2024-annual"))


def of(found: Audit, *rules: str) -> list[Finding]:
    return [f for f in found.findings if f.rule in rules]


def said(found: Audit, rule: str) -> str:
    return " ".join(write(f.message) for f in of(found, rule))


def activities(findings: list[Finding]) -> set[str]:
    return {f.where.code[-3:] for f in findings if f.where.code is not None}


def test_2021_has_exactly_the_four_known_errors(first_2021: Audit) -> None:
    errors = [f for f in first_2021.findings if f.severity is Severity.ERROR]
    places = [(f.where.code, f.where.row, f.where.column, f.published, f.expected) for f in errors]
    assert sorted(places, key=str) == [
        ("AOI00008400285", "executed", "accumulated", "1.00", "0.00"),
        ("AOI00008400378", "executed", "accumulated", "12.00", "6.00"),
        ("AOI00008400378", None, "percent", "50", "100"),
        ("AOI00008400379", "executed", "accumulated", "2.00", "0.00"),
    ]
    for finding in errors[:1] + errors[1:2] + errors[3:]:
        assert "why.later_months" in [m.key for m in finding.explanations]


def test_2021_context(first_2021: Audit) -> None:
    assert "131 de 136" in said(first_2021, "A307")
    assert "110.59 es el promedio de 19 de 136 AO" in said(first_2021, "G511")
    assert "5 AEI" in said(first_2021, "G513") and "Ninguna nota" in said(first_2021, "G513")
    assert all(f.severity is Severity.INFO for f in of(first_2021, "A307", "G511", "G513", "G515", "P413"))
    assert "exactos, sin redondear" in said(first_2021, "G515")
    assert "150" in said(first_2021, "P413")
    conventions = {c.name: c.value for c in first_2021.conventions}
    assert conventions["averages_from"] == "exact" and conventions["programmed_accumulated"] == "year"


def test_2022_has_no_error(first_2022: Audit) -> None:
    assert first_2022.count(Severity.ERROR) == 0


def test_2022_information(first_2022: Audit) -> None:
    total = said(first_2022, "G510")
    assert "96.37" in total and "95.51" in total and "80 AO" in total and "(vii)" in total
    assert re.findall(r"AEI\.\d\d\.\d\d", said(first_2022, "G508")) == [
        "AEI.01.02",
        "AEI.02.01",
        "AEI.02.02",
        "AEI.03.03",
    ]
    assert "90.3500" in said(first_2022, "G515") and "90.3498" in said(first_2022, "G515")


def test_2022_warnings_and_context(first_2022: Audit) -> None:
    hidden = {(f.where.code or "")[-3:]: f.message.values["uncapped"] for f in of(first_2022, "P412")}
    assert hidden == {"631": "200.00", "479": "107.41", "260": "133.33", "501": "200.00"}
    assert "99.38" in said(first_2022, "G514")
    unprogrammed = of(first_2022, "M703")
    assert activities(unprogrammed) == set(UNPROGRAMMED_2022)
    assert len(unprogrammed) == 15
    assert activities(of(first_2022, "M708")) == {"584"}
    assert "65 AO" in said(first_2022, "M709") and "49.4 %" in said(first_2022, "M709")
    # 126 of its 145 rows are alike month by month; 28 of these have no money at all
    assert "98 de 117 AO con dinero" in said(first_2022, "M706")


def test_2024_has_no_error_and_does_not_judge_the_lost_cell(year_2024: Audit) -> None:
    assert year_2024.count(Severity.ERROR) == 0
    assert activities(of(year_2024, "X101")) == {"143"}
    assert year_2024.coverage.doubtful == 2


def test_2024_warns_of_the_offset_months(year_2024: Audit) -> None:
    months = {
        (f.where.code or "")[-3:]: [item.values["month"] for item in f.message.values["items"]]  # type: ignore[attr-defined]
        for f in of(year_2024, "M701")
    }
    assert months == {
        "094": ["Jun", "Dic"],
        "140": ["Jun", "Nov", "Dic"],
        "145": ["Jun", "Ago", "Sep", "Dic"],
        "095": ["Jun", "Ago", "Nov"],
        "106": ["Jun", "Jul", "Ago"],
    }
    assert all(f.where.column == "Jun" and f.severity is Severity.WARNING for f in of(year_2024, "M701"))
    assert "Jun 16,324.00 de 24,613.00 (66.32 %)" in said(year_2024, "M701")
    assert "24 AO" in said(year_2024, "M707")
    assert of(year_2024, "F901") and not of(year_2024, "P412", "G514")


@pytest.mark.parametrize("name", ["first_2021", "first_2022", "year_2024"])
def test_coverage_adds_up(name: str, request: pytest.FixtureRequest) -> None:
    seen = request.getfixturevalue(name).coverage
    parts = seen.recomputed + seen.inputs + seen.narrative + seen.unverifiable + seen.doubtful
    assert parts == seen.figures > 600


def test_one_finding_one_id(first_2021: Audit) -> None:
    ids = [finding.id for finding in first_2021.findings]
    assert len(set(ids)) == len(ids) and all(re.fullmatch("[0-9a-f]{16}", i) for i in ids)


def test_a_sheet_that_shows_money_in_whole_soles_is_accused_of_no_sol() -> None:
    report = read(shared("real/igp-2019-q3-excel.pdf"))
    errors = [f for f in audit(report).findings if f.severity is Severity.ERROR]
    assert {f.rule for f in errors} == {"A314"} and len(errors) == 2


def test_a_sheet_without_its_first_page_says_so(tmp_path: Path) -> None:
    """Its pages are numbered "Pag. 2/9" and on, and the unit stood on the first."""
    source, cut = pypdf.PdfReader(shared("real/igp-2019-q3-excel.pdf")), pypdf.PdfWriter()
    for page in source.pages[1:]:
        cut.add_page(page)
    cut.write(tmp_path / "sin-primera.pdf")
    report = read(tmp_path / "sin-primera.pdf")
    said = [problem.message for problem in report.problems if problem.code == "E229"]
    assert len(said) == 1 and "2 de 9" in said[0]
    assert audit(report).verdict == "partial"
