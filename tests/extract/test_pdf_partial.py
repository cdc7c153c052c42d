"""Reports of which a part is missing: what is left is given, and that it is a part is said."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from paths import FIXTURES, PDFS
from reports import read_bytes

from poi_audit import audit, read
from poi_audit.model.errors import UnreadableError
from poi_audit.model.report import Report


def _without(path: Path, pages: Sequence[int]) -> Report:
    """The report without some pages, counted from 0; negative ones from the end."""
    with pypdfium2.PdfDocument(path) as document:
        for number in sorted((n % len(document) for n in pages), reverse=True):
            del document[number]
        out = BytesIO()
        document.save(out)
    return read_bytes(out.getvalue(), path.name)[0]


def partial(report: Report) -> bool:
    return audit(report).verdict == "partial"


def _codes(report: Report) -> set[str]:
    return {problem.code for problem in report.problems}


@pytest.mark.parametrize("name", ["2021-sem-browser", "2022-sem-zebra", "2021-annual-spaced"])
@pytest.mark.parametrize("pages", [(-1,), (-2, -1)], ids=["last", "last two"])
def test_without_its_last_pages_a_report_is_partial_and_its_start_is_given(
    name: str, pages: Sequence[int]
) -> None:
    whole = read(PDFS / f"{name}.pdf")
    report = _without(PDFS / f"{name}.pdf", pages)
    assert partial(report) and "E206" in _codes(report)
    codes = [ao.code for ao in report.activities()]
    assert codes and codes == [ao.code for ao in whole.activities()][: len(codes)]


@pytest.mark.parametrize(
    "name", ["2021-sem-browser", "2022-sem-zebra", "2021-annual-spaced", "2024-annual-split"]
)
def test_without_a_page_in_the_middle_a_report_is_partial(name: str) -> None:
    report = _without(PDFS / f"{name}.pdf", (1,))
    assert partial(report)
    assert report.totals.physical is not None


def test_the_printed_page_numbers_tell_of_a_missing_page() -> None:
    report = _without(PDFS / "2021-sem-browser.pdf", (1,))
    assert any(p.code == "E211" and "1" in p.message and "3" in p.message for p in report.problems)


def test_a_row_that_went_with_a_page_is_doubtful_and_not_blank() -> None:
    report = _without(PDFS / "2024-annual-split.pdf", (-2, -1))
    lone = [ao for ao in report.activities() if any(f.doubt for f in ao.physical.executed.months)]
    assert lone and "E202" in _codes(report)
    assert all(figure.doubt for figure in lone[-1].physical.executed.months)


def test_a_file_that_lost_its_end_gives_what_it_holds() -> None:
    data = (PDFS / "2022-sem-split.pdf").read_bytes()
    report = read_bytes(data[: int(0.98 * len(data))], "cut.pdf")[0]
    assert "E212" in _codes(report) and partial(report)
    assert sum(1 for _ in report.activities()) == 60


def test_a_file_that_lost_too_much_is_called_cut() -> None:
    with pytest.raises(UnreadableError, match="cortado"):
        read(FIXTURES / "negatives/truncated.pdf")
