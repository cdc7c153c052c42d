"""A long scan is looked at before it is read: one that holds no report costs the reading of two pages at most."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
import pytest
from paths import FIXTURES
from pikepdf import Pdf

from poi_audit import read
from poi_audit.extract.pdf import scan
from poi_audit.extract.pdf.page import Page
from poi_audit.extract.pdf.pdfium import PdfiumDocument
from poi_audit.model.errors import NotAReportError

PROSE, REPORT, BUDGET = (
    FIXTURES / name for name in ("negatives/prose.pdf", "pdfs/2021-sem-small.pdf", "negatives/budget.pdf")
)
pytestmark = pytest.mark.skipif(not scan.can_read_scans(), reason="the extra `ocr` is not installed")


def scanned(path: Path, sources: list[Path], monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """A scan of these documents one after the other. Its pages are not recognised but taken as printed.

    Gives the list that takes the number of each page that is read.
    """
    whole, out = Pdf.new(), io.BytesIO()
    for source in sources:
        with Pdf.open(source) as pdf:
            whole.pages.extend(pdf.pages)
    whole.save(out)
    pictures = [
        page.render(scale=1.5).to_pil().convert("L") for page in pypdfium2.PdfDocument(out.getvalue())
    ]
    pictures[0].save(path, save_all=True, append_images=pictures[1:], resolution=108)
    printed, numbers = PdfiumDocument(out.getvalue()), []

    def page_of(_: scan.ScanDocument, number: int) -> Page:
        numbers.append(number)
        return printed.page(number)

    monkeypatch.setattr(scan.ScanDocument, "_read", page_of)
    monkeypatch.setattr("poi_audit.extract.pdf.reader._certified", lambda reports, _: reports)
    return numbers


def test_a_long_scan_without_a_report_is_refused_after_two_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "escaneado.pdf"
    numbers = scanned(path, [PROSE, BUDGET, PROSE, PROSE, BUDGET], monkeypatch)
    with pytest.raises(NotAReportError, match=r"páginas que se leyeron \(1.*--pages"):
        read(path)
    assert len(numbers) <= 2


def test_a_report_behind_other_pages_of_a_scan_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "escaneado.pdf"
    numbers = scanned(path, [BUDGET, BUDGET, BUDGET, REPORT, BUDGET], monkeypatch)
    assert any(read(path).activities())
    assert len(set(numbers[:2])) == 2 and len(numbers) == len(set(numbers))
