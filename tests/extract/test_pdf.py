"""PDF reports read cell by cell, as the truth beside each file has them."""

from pathlib import Path
from typing import Any

import pytest
from paths import FIXTURES, shared
from truth import differences
from truths import truth_of

from poi_audit import read, read_all
from poi_audit.model.errors import NotAReportError, PoiAuditError, UnreadableError
from poi_audit.model.report import Report

PDFS = sorted(FIXTURES.glob("pdfs/*.pdf"))
REAL = ("igp-2022-sem", "igp-2021-sem")


@pytest.mark.parametrize("path", PDFS, ids=lambda p: p.stem)
def test_every_figure_and_text_equals_the_page(path: Path) -> None:
    report = read(path)
    assert differences(report, truth_of(path)) == []
    assert report.problems == ()


@pytest.mark.parametrize("name", REAL)
def test_a_real_report_is_read_exactly(name: str) -> None:
    path = shared(f"real/{name}.pdf")
    assert differences(read(path), truth_of(path)) == []


@pytest.mark.parametrize("engine", ["pdfplumber", "camelot"])
@pytest.mark.parametrize("name", ["2022-sem-small", "2024-annual-full"])
def test_the_other_engines_read_the_same(name: str, engine: str) -> None:
    path = FIXTURES / f"pdfs/{name}.pdf"
    report = read(path, engine=engine)
    assert report.source.engine == engine
    assert differences(report, truth_of(path)) == []


def test_the_report_is_found_between_other_pages_and_a_look_alike() -> None:
    path = FIXTURES / "pdfs/annex.pdf"
    assert read(path).source.pages == tuple(truth_of(path)["source"]["pages"])


def test_pages_given_by_hand_limit_the_reading() -> None:
    path = FIXTURES / "pdfs/annex.pdf"
    first, last = truth_of(path)["source"]["pages"]
    assert read(path, pages=(first, last)).source.pages == (first, last)
    with pytest.raises(NotAReportError):
        read_all(path, pages=(1, first - 1))


def test_several_reports_in_one_file_are_all_read() -> None:
    reports = read_all(FIXTURES / "several/two-reports.pdf")
    assert len(reports) == 2
    for number, report in enumerate(reports, start=1):
        assert differences(report, truth_of(FIXTURES / f"several/two-reports.{number}.pdf")) == []


def test_the_first_of_several_reports_says_that_there_are_more() -> None:
    report = read(FIXTURES / "several/two-reports.pdf")
    assert any(p.code == "E101" and "2" in p.message for p in report.problems)


@pytest.mark.parametrize(
    ("name", "error", "says"),
    [
        ("pei", NotAReportError, "POI"),
        ("plan", NotAReportError, "POI"),
        ("budget", NotAReportError, "POI"),
        ("prose", NotAReportError, "POI"),
        ("empty", UnreadableError, "vacío"),
        ("not-a-pdf", PoiAuditError, ""),
        ("damaged", UnreadableError, ""),
        ("locked", UnreadableError, "contraseña"),
    ],
)
def test_what_is_no_report_gets_one_sentence(name: str, error: type[PoiAuditError], says: str) -> None:
    with pytest.raises(error) as caught:
        read(FIXTURES / f"negatives/{name}.pdf")
    sentence = str(caught.value)
    assert says in sentence
    assert "\n" not in sentence and len(sentence) > 10


def test_an_encrypted_report_opens_with_its_password() -> None:
    report = read(FIXTURES / "negatives/locked.pdf", password="clave")
    assert sum(1 for _ in report.activities()) > 0


def _boxes(report: Report) -> list[tuple[str, Any]]:
    return [(f.text, f.place) for a in report.activities() for f in a.figures()]


def test_every_figure_knows_its_page_and_box() -> None:
    report = read(FIXTURES / "pdfs/2022-sem-split.pdf")
    first, last = report.source.pages or (0, 0)
    for text, place in _boxes(report):
        assert place is not None, text
        assert first <= place.page <= last
        x0, top, x1, bottom = place.bbox
        assert 0 <= x0 < x1 <= 842 and 0 <= top < bottom <= 600


def test_the_box_of_a_figure_holds_its_text() -> None:
    """Checked with another library: the words pdfplumber finds inside the box are the figure."""
    pdfplumber = pytest.importorskip("pdfplumber")
    path = FIXTURES / "pdfs/2024-annual-small.pdf"
    with pdfplumber.open(path) as document:
        for text, place in _boxes(read(path))[::17]:
            x0, top, x1, bottom = place.bbox
            page = document.pages[place.page - 1]
            inside = page.crop((x0 - 1, top - 1, x1 + 1, bottom + 1)).extract_text() or ""
            assert inside.replace(" ", "") == text


@pytest.mark.parametrize("name", REAL)
def test_no_figure_of_a_clean_print_is_doubtful(name: str) -> None:
    """Kerned pairs such as "P." overlap in the real prints, and are one text all the same."""
    assert [
        f.text for a in read(shared(f"real/{name}.pdf")).activities() for f in a.figures() if f.doubt
    ] == []


@pytest.mark.parametrize(
    "name", ["register/informe-2025", "register/informe-2026-05", "real/igp-2021-sem", "real/igp-2022-sem"]
)
def test_a_whole_report_of_many_pages_has_no_hole(name: str) -> None:
    """On informe-2025 a page begins with a strip of the fill of an activity that the page break cuts: no rule."""
    report = read(shared(f"{name}.pdf"))
    assert not report.holes
    assert "puede faltar una página" not in str([f.doubt for a in report.activities() for f in a.figures()])
