"""The same report printed, rewritten, turned and cropped by other programs: every figure as on the page, or a mark."""

import re
from pathlib import Path

import pypdfium2
import pytest
from paths import FIXTURES
from truth import differences
from truths import load, truth_of

from poi_audit import audit, read
from poi_audit.model.errors import UnreadableError
from poi_audit.model.report import Report

FOLDER = FIXTURES / "producers"
REFUSED = {"no-tounicode", "postscript-and-back", "type3-nameless"}
IN_PART = {"no-tounicode-in-part", "calc-two-wide"}
OVERPRINTED = {"hard-figures", "hard-figures-bare"}
OVERRUN = "overrun"
WHOLE = sorted(p for p in FOLDER.glob("*.pdf") if p.stem not in REFUSED | IN_PART | OVERPRINTED | {OVERRUN})
QUOTES = str.maketrans("“”", "<=")
"""Ghostscript 10.0.0 writes these quotes into its text layer so."""


def _differences(report: Report, path: Path) -> list[str]:
    truth = truth_of(path)
    if path.stem == "ghostscript":
        truth["notes"] = [note.translate(QUOTES) for note in truth["notes"]]
    return differences(report, truth)


@pytest.mark.parametrize("path", WHOLE, ids=lambda p: p.stem)
def test_every_figure_and_text_is_read_as_on_the_page(path: Path) -> None:
    report = read(path)
    assert _differences(report, path) == []
    assert report.problems == ()


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_text_without_a_character_map_is_refused_and_ocr_is_named(name: str) -> None:
    with pytest.raises(UnreadableError, match="OCR"):
        read(FOLDER / f"{name}.pdf")


@pytest.mark.parametrize("name", sorted(IN_PART))
def test_what_cannot_be_read_is_said_and_no_figure_is_wrong(name: str) -> None:
    path = FOLDER / f"{name}.pdf"
    report = read(path)
    truth = truth_of(path)
    assert audit(report).verdict == "partial"
    printed = [ao for oei in truth["objectives"] for aei in oei["actions"] for ao in aei["activities"]]
    for activity, want in zip(report.activities(), printed, strict=True):
        assert activity.code == want["code"]
        for block in ("physical", "financial"):
            got, there = getattr(activity, block), want[block]
            if got is None:  # every column of the block stands on another page
                assert any(problem.code == "E215" for problem in report.problems)
                continue
            for row in ("programmed", "executed"):
                texts = [*there[row]["months"], there[row]["accumulated"]]
                cells = getattr(got, row)
                for figure, text in zip((*cells.months, cells.accumulated), texts, strict=True):
                    assert figure.doubt or figure.text == text


@pytest.mark.parametrize("name", sorted(OVERPRINTED))
def test_figures_printed_over_one_another_are_doubtful_and_the_others_right(name: str) -> None:
    path = FOLDER / f"{name}.pdf"
    report = read(path)
    doubtful = sum(figure.doubt is not None for ao in report.activities() for figure in ao.figures())
    wrong = differences(report, truth_of(path))
    assert all("AOI00199300101" in place for place in wrong)
    assert len(wrong) <= doubtful < 12


def test_a_name_printed_over_the_cell_below_is_told_from_the_name_of_that_cell() -> None:
    """Six page breaks at which Chromium prints the last line of a name over or between the next activity's lines."""
    got = {activity.code: activity for activity in read(FOLDER / f"{OVERRUN}.pdf").activities()}
    for want in load(FOLDER / f"{OVERRUN}.json")["activities"]:
        activity = got[want["code"]]
        assert re.sub(r"- ", "-", activity.name) == re.sub(r"- ", "-", want["name"])
        for block in ("physical", "financial"):
            for row in ("programmed", "executed"):
                cells, texts = getattr(getattr(activity, block), row), want[block][row]
                assert [f.text for f in cells.months] == texts["months"]
                assert (cells.accumulated.text, cells.accumulated.doubt) == (texts["accumulated"], None)


def test_a_part_of_the_columns_on_another_page_is_named() -> None:
    report = read(FOLDER / "calc-two-wide.pdf")
    assert any(problem.code == "E215" for problem in report.problems)


def test_a_blank_row_is_blank_and_not_doubtful_where_its_label_stands() -> None:
    report = read(FOLDER / "hard-figures-bare.pdf")
    blank = next(ao for ao in report.activities() if ao.name == "FILA EJECUTADA EN BLANCO")
    assert {figure.text for figure in blank.physical.executed.months} == {""}
    assert all(figure.doubt is None for figure in blank.figures())


@pytest.mark.parametrize("name", ["rotate-90", "rotate-270", "sideways", "box-moved", "box-cropped"])
def test_the_box_of_a_figure_is_where_the_page_shows_it(name: str) -> None:
    """Checked on the rendered page: there is ink inside the box of a figure, and none right of it in its cell's row."""
    path = FOLDER / f"{name}.pdf"
    report = read(path)
    figures = [f for ao in report.activities() for f in ao.figures() if f.text][::25]
    with pypdfium2.PdfDocument(path) as document:
        pages = {n: _grey(document[n - 1]) for n in {f.place.page for f in figures if f.place}}
    for figure in figures:
        assert figure.place is not None and figure.place.page is not None
        x0, top, x1, bottom = (round(2 * v) for v in figure.place.bbox or ())
        shown = pages[figure.place.page]
        assert 0 <= x0 < x1 <= shown.shape[1] and 0 <= top < bottom <= shown.shape[0]
        assert shown[top:bottom, x0:x1].min() < 120


def _grey(page: pypdfium2.PdfPage):  # type: ignore[no-untyped-def]
    return page.render(scale=2, grayscale=True).to_numpy().squeeze()
