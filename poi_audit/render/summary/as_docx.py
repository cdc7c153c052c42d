"""The one page as a Word document, A4 upright."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt, RGBColor

from poi_audit.messages import Lang
from poi_audit.render.summary.content import Content
from poi_audit.render.word import document_bytes, new_document

_WIDTHS = (20, 84, 13, 13, 13, 20, 23)
"""Millimetres of the columns of the table."""


def docx_page(content: Content) -> bytes:
    """The page as a document."""
    document = _document(content.lang)
    _line(document, content.title, bold=True, size=13)
    _line(document, content.verdict, bold=True)
    for name, fact in content.facts:
        _line(document, f"{name}: {fact}")
    _section(document, content.word("principal"), content.principal or [content.word("nothing")])
    _head(document, content.word("averages"))
    _table(document, content)
    if content.left_out:
        _line(document, content.word("left out", content.left_out))
    _head(document, content.word("coverage"))
    _line(document, content.coverage)
    _section(document, content.word("unjudged"), content.unjudged or [content.word("all judged")])
    for name, fact in content.evidence:
        _line(document, f"{name}: {fact}", size=7.5)
    return document_bytes(document)


def _document(lang: Lang) -> Any:
    document = new_document(lang)
    section, style = document.sections[0], document.styles["Normal"]
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(12)
    style.font.size, style.paragraph_format.space_after = Pt(9), Pt(1)
    return document


def _line(document: Any, text: str, bold: bool = False, size: float = 9) -> None:
    run = document.add_paragraph().add_run(text)
    run.bold, run.font.size = bold, Pt(size)


def _head(document: Any, text: str) -> None:
    heading = document.add_heading(text, 1)
    heading.paragraph_format.space_before = Pt(6)
    for run in heading.runs:
        run.font.size, run.font.color.rgb = Pt(10.5), RGBColor(0x1F, 0x23, 0x28)


def _section(document: Any, head: str, sentences: Iterable[str]) -> None:
    _head(document, head)
    for sentence in sentences:
        document.add_paragraph(sentence, style="List Bullet").paragraph_format.space_after = Pt(1)


def _table(document: Any, content: Content) -> None:
    table = document.add_table(rows=1 + len(content.rows), cols=len(content.heads))
    table.style, table.autofit = "Table Grid", False
    every = [(True, content.heads), *content.rows]
    for row, (whole, cells) in zip(table.rows, every, strict=True):
        for number, (cell, text) in enumerate(zip(row.cells, cells, strict=True)):
            cell.width = Mm(_WIDTHS[number])
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_after = Pt(0)
            run = paragraph.add_run(text)
            run.bold, run.font.size = whole, Pt(7.5)
            if number > 1:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
