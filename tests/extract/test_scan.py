"""Scanned pages: every figure as on the page or marked; without the extra a sentence says how to install it."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from paths import FIXTURES
from truths import truth_of

from poi_audit import audit, read
from poi_audit.cli import run
from poi_audit.contract.encode import report_json
from poi_audit.extract.pdf import scan
from poi_audit.extract.pdf.header import find_headers
from poi_audit.extract.pdf.page import lines_of
from poi_audit.extract.pdf.pdfium import PdfiumDocument
from poi_audit.extract.pdf.scan_certify import certified
from poi_audit.extract.pdf.scan_figure import is_figure, shaped
from poi_audit.extract.pdf.scan_model import only
from poi_audit.extract.pdf.scan_pages import named
from poi_audit.extract.pdf.scan_read import session
from poi_audit.extract.pdf.scan_wording import seam
from poi_audit.layouts import lexicon
from poi_audit.model.edit import edited
from poi_audit.model.errors import UnreadableError
from poi_audit.model.figure import Figure, Place
from poi_audit.model.finding import Severity
from poi_audit.model.report import Activity, Block, Problem, Report, Row

SCANS = sorted((FIXTURES / "scans").glob("*.pdf"))
MARKED = 0.02
"""Share of the figures that may be marked doubtful."""

needs_ocr = pytest.mark.skipif(not scan.can_read_scans(), reason="the extra `ocr` is not installed")


def _figures(value: object, place: str = "") -> dict[str, tuple[str, str | None]]:
    """Every figure of a report's JSON with places: its text and why it is doubtful."""
    if isinstance(value, dict):
        if "text" in value:
            return {place: (value["text"], value.get("doubt"))}
        value = {key: item for key, item in value.items() if key != "source"}.items()
    elif isinstance(value, list):
        value = enumerate(value)
    else:
        return {}
    return {k: v for key, item in value for k, v in _figures(item, f"{place}.{key}").items()}


def _at(truth: object, place: str) -> str:
    for key in place.split(".")[1:]:
        truth = truth[int(key)] if isinstance(truth, list) else truth[key]  # type: ignore[index]
    return str(truth or "")


@needs_ocr
@pytest.mark.parametrize("path", SCANS, ids=lambda p: p.stem)
def test_every_figure_is_as_on_the_page_or_marked(path: Path) -> None:
    report = read(path)
    truth = truth_of(path)
    figures = _figures(report_json(report, where=True))
    assert len(figures) > 200
    wrong = {
        place: text for place, (text, doubt) in figures.items() if doubt is None and text != _at(truth, place)
    }
    assert wrong == {}
    assert sum(doubt is not None for _, doubt in figures.values()) <= MARKED * len(figures)
    assert all(f.confidence is not None for ao in report.activities() for f in ao.figures() if f.text)
    assert [f for f in audit(report).findings if f.severity is Severity.ERROR] == []


@pytest.mark.parametrize("path", SCANS, ids=lambda p: p.stem)
def test_without_the_extra_one_sentence_says_how_to_install_it(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(scan, "can_read_scans", lambda: False)
    monkeypatch.setenv("POI_AUDIT_DEBUG", "1")
    assert run(["check", str(path)]) == 3
    out = capsys.readouterr()
    assert "escaneada" in out.out + out.err
    assert "pip install '.[ocr]'" in out.out + out.err
    with pytest.raises(UnreadableError, match="pip install"):
        read(path, engine="ocr")


@pytest.mark.parametrize(
    ("pages", "words"),
    [([3], "la página 3"), ([1, 2, 3, 4, 7], "las páginas 1-4, 7"), ([9, 8], "las páginas 8-9")],
)
def test_scanned_pages_are_named(pages: list[int], words: str) -> None:
    assert named(pages) == words


@pytest.mark.parametrize(
    ("seen", "text"),
    [
        ("1.762.00", "1,762.00"),
        ("87,768,96", "87,768.96"),
        ("S,I.", "S.I."),
        ("SP", "S.P."),
        ("5.1.", "S.I."),
        ("5.I,", "S.I."),
        ("S1", "S.I."),
        ("5.P.", "S.P."),
        ("5.1", "5.1"),
        ("51", "51"),
        ("12.5", "12.5"),
        ("1.2345", "1.2345"),
    ],
)
def test_points_and_commas_are_told_apart_by_their_place(seen: str, text: str) -> None:
    assert shaped(seen) == text
    assert is_figure(shaped(seen)) == (text != "1.2345")


@pytest.mark.parametrize(
    ("seen", "parts"),
    [
        ("TIPODE", ("TIPO", "DE")),
        ("ACUMULADO.ACUMULADO", ("ACUMULADO.", "ACUMULADO")),
        ("4350.50980.00", ("4350.50", "980.00")),
    ],
)
def test_words_of_the_form_that_touch_are_parted(seen: str, parts: tuple[str, str]) -> None:
    at = seam(seen)
    assert (seen[:at], seen[at:]) == parts


def _layout(name: str, word: str, misread: str, confidence: float | None) -> str | None:
    """The layout of a fixture in whose header a word is misread; with a confidence as if the page were scanned."""
    document = PdfiumDocument((FIXTURES / "pdfs" / f"{name}.pdf").read_bytes())
    page = document.page(1)
    words = [
        w._replace(confidence=confidence, text=misread if w.text == word else w.text) for w in page.words
    ]
    assert any(w.text == misread for w in words)
    page.words = words
    (table,) = find_headers(page, lines_of(words), lexicon())
    document.close()
    layout = table.meaning.layout
    return None if layout is None else layout.name


def test_a_misread_word_of_the_header_makes_no_other_layout_of_a_scan() -> None:
    """Under another layout's rules correct figures would be called wrong."""
    assert _layout("2021-sem-small", "PERIODO", "ARANCE", 0.9) == "2021-sem"
    assert _layout("2021-sem-small", "PERIODO", "ARANCE", None) is None
    assert _layout("2024-annual-small", "CÓDIGO", "CODlCO", 0.9) == "2024-annual"
    assert _layout("2024-annual-small", "CÓDIGO", "CODlCO", None) is None
    assert _layout("2024-annual-small", "CÓDIGO", "CANTIDAD", 0.9) is None
    assert _layout("2022-sem-small", "UNIDAD", "UNlDAD", 0.9) == "2022-sem"


def _scanned(march: Figure) -> Report:
    """A small report as if scanned, this figure for March in EJEC. of its first activity; its months close on 8.00."""
    report = read(FIXTURES / "pdfs" / "2021-sem-small.pdf")
    objective = report.objectives[0]
    action = objective.actions[0]
    activity = action.activities[0]
    row = activity.physical.executed
    months = [replace(figure, confidence=0.99) for figure in row.months]
    months[2] = march
    row = replace(row, months=tuple(months), accumulated=replace(row.accumulated, confidence=0.99))
    activity = replace(activity, physical=replace(activity.physical, executed=row))
    action = replace(action, activities=(activity, *action.activities[1:]))
    objective = replace(objective, actions=(action, *objective.actions[1:]))
    return replace(report, objectives=(objective, *report.objectives[1:]))


def _march(report: Report) -> Figure:
    return next(iter(report.activities())).physical.executed.months[2]


NO_INK: dict[int, np.ndarray] = {1: np.empty((0, 4))}


def test_a_row_that_closes_certifies_a_figure_read_with_little_confidence() -> None:
    report = _scanned(Figure("2.00", Place(1), doubt="poca certeza", confidence=0.3))
    assert _march(certified(report, NO_INK)).doubt is None


def test_a_row_that_does_not_close_doubts_its_less_sure_figures_and_corrects_none() -> None:
    read_wrong = _march(certified(_scanned(Figure("7.00", Place(1), confidence=0.8)), NO_INK))
    assert read_wrong.text == "7.00"
    assert read_wrong.doubt is not None


def test_a_blank_in_the_summary_is_doubtful_where_ink_is_left_beside_its_figures() -> None:
    report = read(FIXTURES / "pdfs" / "2024-annual-small.pdf")
    assert report.summary is not None
    blank = {**report.summary.actions, "incomplete": Figure("", Place(1))}
    scanned = replace(report, summary=replace(report.summary, actions=blank))
    box = report.summary.actions["75_95"].place.bbox
    ink = {page: np.array([[400.0, box[1] + 2, 403.0, box[1] + 3]]) for page in (1, 2)}
    none = {page: np.empty((0, 4)) for page in (1, 2)}
    assert certified(scanned, none).summary == scanned.summary
    summary = certified(scanned, ink).summary
    assert summary is not None
    assert summary.actions["incomplete"].doubt is not None
    assert all(cell.doubt is None for cell in summary.actions.values() if cell.text)


def test_a_blank_cell_with_ink_in_it_is_doubtful() -> None:
    cell = Figure("", Place(1, (100.0, 50.0, 120.0, 56.0)))
    ink = {1: np.array([[108.0, 52.0, 111.0, 53.0]])}
    assert _march(certified(_scanned(cell), ink)).doubt is not None
    assert _march(certified(_scanned(cell), NO_INK)).doubt is None


@needs_ocr
def test_the_recogniser_without_the_signs_of_other_scripts_says_what_the_whole_one_says() -> None:
    import onnxruntime
    import rapidocr

    path = sorted((Path(rapidocr.__file__).parent / "models").glob("*_rec_*.onnx"))[-1]
    whole = onnxruntime.InferenceSession(path.read_bytes(), providers=["CPUExecutionProvider"])
    count = whole.get_outputs()[0].shape[-1]
    kept = [0, 5, 17, count - 1]
    part = session(only(path.read_bytes(), count, kept))
    picture = np.random.default_rng(1).normal(0, 1, (2, 3, 48, 64)).astype(np.float32)
    all_odds, some = (each.run(None, {"x": picture})[0] for each in (whole, part))
    expected = all_odds[..., kept] / all_odds[..., kept].sum(axis=-1, keepdims=True)
    assert np.allclose(some, expected, atol=1e-5)


@pytest.mark.parametrize(
    ("seen", "word"),
    [("PR0G.", "PROG"), ("EJEG.", "EJEC"), ("EIECUTADO", "EJECUTADO"), ("PROG.", None), ("ROCA", None)],
)
def test_a_row_label_is_known_by_its_look_alikes(seen: str, word: str | None) -> None:
    assert lexicon().row_like(seen) == word


@pytest.mark.parametrize(
    ("seen", "word"),
    [
        ("TIPOI DE OEI", "TIPODEOEI"),
        ("AVANCE ACUMULAD0", "AVANCEACUMULADO"),
        ("META FÍSICA MODIFICADA", "META FÍSICA MODIFICADA"),
        ("DEVENGADO", "DEVENGADO"),
        ("Jun", "Jun"),
    ],
)
def test_a_heading_is_known_though_misread_and_no_other_is_taken_for_it(seen: str, word: str) -> None:
    assert lexicon().heading_like(seen) == word


def test_a_percent_sign_tells_headings_apart_where_letters_are_lost() -> None:
    assert lexicon().heading_like("AVAI % ACUMULADO") == "AVANCE%ACUMULADO"
    assert lexicon().heading_like("EJE.") == "PROGEJE"
    assert lexicon().heading_like("EJEC.") == "EJEC."


@needs_ocr
@pytest.mark.skipif(sys.platform != "linux", reason="/proc tells the memory")
def test_the_memory_of_the_recogniser_is_given_back_after_the_file() -> None:
    """In a process of its own: what other tests keep is no matter of the recogniser."""
    done = subprocess.run(
        [sys.executable, "-c", TWO_PAGES, str(SCANS[0])],
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    )
    before, more = map(int, done.stdout.split())
    assert more < 100
    assert before < 420


TWO_PAGES = """
import os, sys
from pathlib import Path
from poi_audit.extract.pdf import scan

def megabytes():
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") >> 20

def page():
    document = scan.ScanDocument(Path(sys.argv[1]).read_bytes())
    document.page(1)
    document.close()

page()  # what is loaded once stays
before = megabytes()
page()
print(before, megabytes() - before)
"""
"""Prints the megabytes in use after a page was read, and how many more after another."""


def test_figures_of_a_scan_whose_header_was_not_read_whole_are_doubtful() -> None:
    report = read(FIXTURES / "pdfs" / "2021-sem-small.pdf")
    unused = replace(report, problems=(Problem("E124", "Columnas con cifras que no se usan: «x»."),))
    figures = [figure for ao in certified(unused, NO_INK).activities() for figure in ao.figures()]
    assert figures and all(figure.doubt for figure in figures)
    assert not any(f.doubt for ao in certified(report, NO_INK).activities() for f in ao.figures() if f.text)


def _moved(report: Report, share: int) -> Report:
    """The report as if scanned, the months of every row but each `share`-th standing a column to the right."""

    def row(number: int, row: Row) -> Row:
        last = replace(row.accumulated, confidence=0.99)
        months = [replace(figure, confidence=0.99) for figure in row.months]
        return replace(
            row, months=tuple(months if number % share == 0 else [last, *months[1:]]), accumulated=last
        )

    def activity(number: int, activity: Activity) -> Activity:
        physical = Block(activity.physical.programmed, row(number, activity.physical.executed))
        financial = activity.financial and Block(
            row(number, activity.financial.programmed), row(number, activity.financial.executed)
        )
        return replace(activity, physical=physical, financial=financial)

    return edited(report, activity)


def test_where_most_rows_of_a_scanned_page_do_not_close_every_figure_of_it_is_doubtful() -> None:
    """Figures in columns or rows that are not theirs are each read with certainty, and wrong."""
    report = read(FIXTURES / "pdfs" / "2021-sem-small.pdf")
    found = certified(_moved(report, 4), NO_INK)
    assert all(figure.doubt for ao in found.activities() for figure in ao.figures())
    whole = certified(_moved(report, 1), NO_INK)
    assert not any(figure.doubt for ao in whole.activities() for figure in ao.figures() if figure.text)
