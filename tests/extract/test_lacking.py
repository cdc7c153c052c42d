"""What a file lost or shows otherwise is said, and no figure is given to another activity."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from paths import FIXTURES, PDFS, shared
from reports import read_bytes

from poi_audit import audit, read
from poi_audit.model.report import Report

PAGE = (FIXTURES / "html" / "2022-sem-small.html").read_text("utf-8")


def page(text: str, name: str = "reporte.html") -> Report:
    return read_bytes(text.encode(), name)[0]


def kinds(report: Report) -> set[str]:
    return {hole.kind for hole in report.holes}


def ordered(name: str | Path, order: Sequence[int]) -> Report:
    """A fixture's report, or that of a file, with these of its pages, from 0, in this order."""
    out, document = BytesIO(), pypdfium2.PdfDocument.new()
    path = PDFS / f"{name}.pdf" if isinstance(name, str) else name
    document.import_pages(pypdfium2.PdfDocument(path), list(order))
    document.save(out)
    return read_bytes(out.getvalue(), path.name)[0]


def errors(report: Report) -> list[str]:
    return [finding.message for finding in audit(report).findings if finding.severity == "error"]


def test_a_whole_page_has_no_hole() -> None:
    assert not page(PAGE).holes and not page(PAGE).partial


@pytest.mark.parametrize(("letter", "other"), [("AOI00", "A0I00"), ("AOI00", "AO100"), ("AOI00", "AOIO0")])
def test_a_letter_in_a_code_loses_no_activity(letter: str, other: str) -> None:
    whole = page(PAGE)
    report = page(PAGE.replace(letter, other, 1))
    assert [ao.code for ao in report.activities()] == [ao.code for ao in whole.activities()]
    assert kinds(report) == {"code"} and audit(report).verdict == "partial" and not errors(report)


def test_a_digit_lost_from_a_code_loses_no_activity() -> None:
    first = next(page(PAGE).activities()).code
    report = page(PAGE.replace(first, first[:-1], 1))
    assert next(report.activities()).code == first[:-1]
    assert kinds(report) == {"code"} and not errors(report)


def test_a_title_misprinted_is_the_title_that_it_is() -> None:
    code = next(page(PAGE).actions()).code
    report = page(PAGE.replace(code, code.replace("0", "O", 1), 1))
    assert next(report.actions()).code == code
    assert kinds(report) == {"title"} and not errors(report)


def test_a_title_with_a_space_for_its_point_is_read_without_a_word() -> None:
    code = page(PAGE).objectives[0].code
    report = page(PAGE.replace(code, code.replace(".", " "), 1))
    assert report.objectives[0].code == code and not report.holes


def test_a_row_with_a_cell_too_few_is_doubtful() -> None:
    row = PAGE.index("AOI00")
    start = PAGE.index("0.00</td>", row)
    start = PAGE.rindex("<td", 0, start)
    report = page(PAGE[:start] + PAGE[PAGE.index("</td>", start) + 5 :])
    first = next(report.activities())
    assert all(figure.doubt for figure in first.figures()) and kinds(report) == {"column"}


@pytest.mark.parametrize("share", [0.5, 0.8, 0.99])
def test_a_page_cut_off_is_said(share: float) -> None:
    report = page(PAGE[: int(share * len(PAGE))])
    assert "end" in kinds(report) and not errors(report)


def test_a_page_saved_as_one_file_without_its_last_boundary_is_said() -> None:
    head = 'MIME-Version: 1.0\nSubject: x\nContent-Type: multipart/related; boundary="b"\n\n--b\n'
    text = f"{head}Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{PAGE}\n"
    assert "end" not in kinds(page(f"{text}--b--\n", "r.mht"))
    assert "end" in kinds(page(text, "r.mht"))


def test_a_page_twice_is_read_once_and_said() -> None:
    whole = read(PDFS / "2022-sem-split.pdf")
    pages = range(whole.source.pages[1]) if whole.source.pages else ()
    report = ordered("2022-sem-split", [0, 1, *list(pages)[1:]])
    assert [ao.code for ao in report.activities()] == [ao.code for ao in whole.activities()]
    assert "page" in kinds(report) and not errors(report)


def test_a_page_lost_inside_an_activity_gives_no_figure_to_another() -> None:
    whole = read(PDFS / "2022-sem-split.pdf")
    last = whole.source.pages[1] if whole.source.pages else 0
    known = {ao.code: ao for ao in whole.activities()}
    for lost in range(1, last - 1):
        report = ordered("2022-sem-split", [n for n in range(last) if n != lost])
        assert report.partial and not errors(report), lost
        for ao in report.activities():
            pairs = zip(ao.figures(), known[ao.code].figures(), strict=True)
            assert all(got.text == own.text or got.doubt for got, own in pairs), (lost, ao.code)


def given_to_another(report: Report, whole: Report) -> set[str]:
    """The activities of which a figure is another's, and not doubtful."""
    known = {ao.code: ao for ao in whole.activities()}
    return {
        ao.code
        for ao in report.activities()
        if ao.code
        for got, own in zip(ao.figures(), known[ao.code].figures(), strict=True)
        if got.text != own.text and not got.doubt
    }


@pytest.mark.parametrize(
    ("name", "order"),
    [
        ("real/igp-2022-sem.pdf", [n for n in range(19) if n != 8]),
        ("real/igp-2022-sem.pdf", [*range(8), 9, 8, *range(10, 19)]),
        ("real/igp-2019-q1-excel.pdf", [0, *range(2, 10)]),
        ("real/igp-2019-q1-excel.pdf", [0, 0, *range(1, 10)]),
        ("real/igp-2019-q2-excel.pdf", [0, 1, 2, 4, 3, 5]),
        ("real/igp-2019-q2-excel.pdf", [0, 1, 2, 4, 5]),
    ],
)
def test_pages_without_numbers_are_told_by_counts_totals_and_titles(name: str, order: list[int]) -> None:
    path = shared(name)
    whole = read(path)
    report = ordered(path, order)
    assert audit(report).verdict == "partial"
    assert set(errors(report)) <= set(errors(whole)) and given_to_another(report, whole) == set()


def test_a_lost_row_of_an_activity_whose_code_is_gone_is_no_wrong_count() -> None:
    first = PAGE.index("<tr", PAGE.rindex("</tr", 0, PAGE.index("AOI00", PAGE.index("AOI00") + 5)))
    report = page(PAGE[:first] + PAGE[PAGE.index("</tr>", first) + 5 :])
    assert "row" in kinds(report) and not errors(report)


def test_a_last_page_of_notes_alone_is_missed() -> None:
    report = ordered("2022-sem-split", range(8))
    assert report.notes and report.partial and "notas" in report.problems[-1].message
    full = ordered("2024-annual-full", range(2))
    assert not full.notes and any("notas" in problem.message for problem in full.problems)


@pytest.mark.parametrize("share", [0.58, 0.66, 0.75])
def test_what_a_cut_pdf_does_not_show_is_not_taken_for_blank(share: float) -> None:
    data = (PDFS / "annex-turned.pdf").read_bytes()
    whole = read(PDFS / "annex-turned.pdf")
    report = read_bytes(data[: int(share * len(data))], "corte.pdf")[0]
    assert report.partial and not errors(report) and given_to_another(report, whole) == set()


def test_a_pasted_row_whose_first_row_is_lost_is_not_the_activity_s_before() -> None:
    text = shared("seed/trabaja-peru-2024-annual.txt").read_text("utf-8")
    whole = read_bytes(text.encode(), "r.txt")[0]
    lines = text.splitlines(keepends=True)
    rows = [n for n, line in enumerate(lines) if line.startswith("AOI00106600")]
    for lost in rows[1::5]:
        report = read_bytes("".join([*lines[:lost], *lines[lost + 1 :]]).encode(), "r.txt")[0]
        assert "row" in kinds(report) and not errors(report) and given_to_another(report, whole) == set()


def test_a_title_lost_from_a_page_is_no_wrong_code_of_its_actions() -> None:
    page_of = (FIXTURES / "html" / "2022-sem-zebra.html").read_text("utf-8")
    at = page_of.index("OEI.03")
    start = page_of.rindex("<tr", 0, at)
    report = page(page_of[:start] + page_of[page_of.index("</tr>", at) + 5 :])
    assert not errors(report)
    assert [f.rule for f in audit(report).findings if "título" in f.message and f.rule == "S202"] == ["S202"]
