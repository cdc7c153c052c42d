"""Lines that stand before the table, and are printed again at the head of a later page."""

from __future__ import annotations

import io

import pypdf
import pytest
from paths import PDFS
from reports import read_bytes

from poi_audit import read
from poi_audit.model.report import Report


def titles(report: Report) -> list[str]:
    """The titles of the report's OEI and AEI, as its rows print them."""
    return [
        " ".join(filter(None, (part.code, part.type, part.name)))
        for objective in report.objectives
        for part in (objective, *objective.actions)
    ]


def outline(report: Report) -> list[tuple[str, list[tuple[str, list[str]]]]]:
    """Which activities stand under which action."""
    return [
        (objective.code, [(action.code, [a.code for a in action.activities]) for action in objective.actions])
        for objective in report.objectives
    ]


def test_a_page_that_lists_the_titles_takes_none_from_the_table() -> None:
    canvas = pytest.importorskip("reportlab.pdfgen.canvas")
    path = PDFS / "2021-sem-browser.pdf"
    whole = read(path)
    out = io.BytesIO()
    paper = canvas.Canvas(out, pagesize=(842, 595), invariant=1)
    lines = ["Reporte de seguimiento del POI: objetivos y acciones que siguen", *titles(whole)]
    for i, line in enumerate(lines):
        paper.drawString(40, 560 - 14 * i, line)
    paper.save()
    book, bound = pypdf.PdfWriter(), io.BytesIO()
    book.append(io.BytesIO(out.getvalue()))
    book.append(path)
    book.write(bound)
    (report,) = read_bytes(bound.getvalue(), "informe.pdf")
    assert outline(report) == outline(whole)
