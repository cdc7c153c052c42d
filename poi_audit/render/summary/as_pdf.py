"""The one page as a PDF, A4 upright."""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path
from xml.sax.saxutils import escape

import reportlab
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table

from poi_audit.render.made import MARK
from poi_audit.render.summary.content import Content

_WIDTHS = tuple(width * mm for width in (19, 86, 13, 13, 13, 20, 22))
_FONT, _BOLD = "Vera", "VeraBd"
_SMALL = 6.6


def pdf_page(content: Content) -> bytes:
    """The page as a PDF; what does not fit goes on another."""
    fonts = Path(reportlab.__file__).parent / "fonts"
    for name in (_FONT, _BOLD):
        pdfmetrics.registerFont(TTFont(name, fonts / f"{name}.ttf"))
    file = io.BytesIO()
    document = SimpleDocTemplate(
        file,
        pagesize=A4,
        leftMargin=12 * mm,
        rightMargin=12 * mm,
        topMargin=11 * mm,
        bottomMargin=11 * mm,
        title=content.title,
        author="poi-audit",
        lang=content.lang,
        invariant=1,
    )
    document.build(list(_flow(content)))
    return file.getvalue() + MARK + b"\n"


def _flow(content: Content) -> Iterable[Flowable]:
    yield _text(content.title, 11, bold=True)
    yield _text(content.verdict, 9, bold=True)
    for name, fact in content.facts:
        yield _text(f"{name}: {fact}", 7.4)
    yield from _section(content.word("principal"), content.principal or [content.word("nothing")], 8)
    yield _head(content.word("averages"))
    yield _table(content)
    if content.left_out:
        yield _text(content.word("left out", content.left_out), 7.4)
    yield _head(content.word("coverage"))
    yield _text(content.coverage, 7.6)
    yield from _section(content.word("unjudged"), content.unjudged or [content.word("all judged")], 7.6)
    yield Spacer(1, 5)
    for name, fact in content.evidence:
        yield _text(f"{name}: {fact}", 6.6)


def _section(head: str, sentences: Iterable[str], size: float) -> Iterable[Flowable]:
    yield _head(head)
    for sentence in sentences:
        yield _text(f"• {sentence}", size, hang=8)


def _head(text: str) -> Paragraph:
    return _text(text, 9, bold=True, before=6)


def _text(text: str, size: float, bold: bool = False, before: float = 0, hang: float = 0) -> Paragraph:
    style = ParagraphStyle(
        "line",
        fontName=_BOLD if bold else _FONT,
        fontSize=size,
        leading=1.28 * size,
        spaceBefore=before,
        spaceAfter=1.5,
        leftIndent=hang,
        firstLineIndent=-hang,
    )
    return Paragraph(escape(text), style)


def _table(content: Content) -> Table:
    rows = [(True, content.heads), *content.rows]
    cells = [[cell[0], _text(cell[1], _SMALL, bold=whole), *cell[2:]] for whole, cell in rows]
    whole = [i for i, (bold, _) in enumerate(rows) if bold]
    style = [
        ("FONT", (0, 0), (-1, -1), _FONT, _SMALL),
        *(("FONT", (0, i), (-1, i), _BOLD, _SMALL) for i in whole),
        ("ALIGN", (2, 0), (-1, -1), "RIGHT"),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LINEBELOW", (0, 0), (-1, -1), 0.25, colors.lightgrey),
        ("TOPPADDING", (0, 0), (-1, -1), 1),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
    ]
    return Table(cells, _WIDTHS, repeatRows=1, style=style)
