"""The committed fixtures are whole: each file has its truth, each truth stands on its page."""

import re
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from maker.case import Case
from maker.truth import truth
from paths import FIXTURES
from print_reports import CASES
from truths import load, truth_of

PDFS = sorted(FIXTURES.glob("pdfs/*.pdf"))
PAGES = sorted(
    path
    for pattern in ("html/*", "excel/*", "history/*.html", "scans/*.pdf", "producers/*.pdf")
    for path in FIXTURES.glob(pattern)
    if path.stem
    != "overrun"  # some pages of a long report: its truth lists the activities that stand whole on them
)
FAULTS = sorted(FIXTURES.glob("pdfs/*.expected.json"))
AO = re.compile(r"AOI\d{11}")

by_name = pytest.mark.parametrize


def _text(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as document:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def _activities(report: Any) -> list[Any]:
    return [ao for oei in report["objectives"] for aei in oei["actions"] for ao in aei["activities"]]


def _action(name: str, code: str) -> Any:
    kept = truth_of(FIXTURES / "pdfs" / f"{name}.pdf")
    return next(aei for oei in kept["objectives"] for aei in oei["actions"] if aei["code"] == code)


@by_name(
    "path", [*PDFS, *FIXTURES.glob("several/*.pdf"), *FIXTURES.glob("negatives/*")], ids=lambda p: p.name
)
def test_a_printed_file_is_small_and_names_no_place_of_the_machine(path: Path) -> None:
    data = path.read_bytes()
    assert len(data) < 500_000
    assert b"file://" not in data


@by_name("path", [*PDFS, *PAGES], ids=lambda p: p.name)
def test_each_file_has_a_truth_of_whole_rows(path: Path) -> None:
    kept = truth_of(path)
    months = len(kept["header"]["months"])
    assert kept["schema"] == "poi-audit/report/1"
    for ao in _activities(kept):
        for block in ("physical", "financial"):
            for row in ("programmed", "executed"):
                assert ao[block] is None or len(ao[block][row]["months"]) == months


@by_name("case", CASES, ids=lambda case: case.name)
def test_the_truth_is_what_the_fixtures_program_gives(case: Case) -> None:
    kept, given = truth_of(FIXTURES / "pdfs" / f"{case.name}.pdf"), truth(case)
    del kept["source"], given["source"]
    assert kept == given


@by_name("path", PDFS, ids=lambda p: p.name)
def test_the_pdf_lists_the_activities_of_its_truth_in_order(path: Path) -> None:
    kept = truth_of(path)
    with pypdfium2.PdfDocument(path) as document:
        first, last = kept["source"]["pages"]
        pages = [document[i].get_textpage().get_text_bounded() for i in range(first - 1, last)]
        beyond = len(document) - last
    text = re.sub(r"\s", "", "".join(pages))  # PDFium breaks the first line of some pages between letters
    assert AO.findall(text) == [ao["code"] for ao in _activities(kept)]
    assert beyond == (1 if path.stem.startswith("annex") else 0)


@by_name("path", FAULTS, ids=lambda p: p.name)
def test_a_planted_fault_is_on_the_page_and_differs_from_the_right_value(path: Path) -> None:
    name = path.name.removesuffix(".expected.json")
    text = " ".join(_text(path.with_name(f"{name}.pdf")).split())
    faults = load(path)["faults"]
    assert len(faults) >= 10
    for fault in faults:
        assert fault["published"] in text
        assert fault["published"] != fault["right"]


@by_name(
    ("name", "code", "physical", "period"),
    [
        # 63/60 and 2/3 of the period; 63/120 and 2/7 of the year
        ("2021-sem-small", "AEI.01.03", "40.54", "85.83"),
        # 75 and 48/45: exact 90.83, from the printed 75 and 107 it would be 91.0
        ("2021-annual-small", "AEI.02.02", "90.8", None),
        # 292/324 prints 90.12; 9/10 twice and 100 four times prints 96.67
        ("2022-sem-small", "AEI.01.04", "93.4", None),
        # one activity, without programme
        ("2022-sem-small", "AEI.01.02", "0.0", None),
        # 97.93, 100 capped, 71.43, 100 capped
        ("2024-annual-small", "AEI.03.01", "92.3", None),
        # one of its two is S.I.
        ("2024-midyear", "AEI.03.02", "", None),
        # 50, 62.50, 62.50; the S.P. one does not enter
        ("2024-midyear", "AEI.03.01", "58.3", None),
    ],
)
def test_averages_worked_out_by_hand(name: str, code: str, physical: str, period: str | None) -> None:
    execution = _action(name, code)["execution"]
    assert (execution["physical"], execution["physical_period"]) == (physical, period)


def test_a_cut_row_stands_on_both_pages() -> None:
    with pypdfium2.PdfDocument(FIXTURES / "pdfs" / "2022-sem-split.pdf") as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    before, after = pages[1], pages[2]
    activity = _activities(truth_of(FIXTURES / "pdfs" / "2022-sem-split.pdf"))[17]
    assert activity["code"].endswith("00206")
    months = activity["financial"]["executed"]["months"]
    spent = [text.partition(".")[0].split(",")[-1] for text in months if text != "0.00"]
    assert spent and all(digits in before and digits in after for digits in spent)


@by_name("name", ["pei", "plan", "budget", "prose"])
def test_a_look_alike_opens_and_has_no_pair_of_rows(name: str) -> None:
    text = _text(FIXTURES / "negatives" / f"{name}.pdf")
    assert "EJEC." not in text and "EJECUTADO" not in text


def test_the_locked_file_opens_with_its_password_only() -> None:
    path = FIXTURES / "negatives" / "locked.pdf"
    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(path)
    with pypdfium2.PdfDocument(path, password="clave") as document:
        assert len(document) == 2
