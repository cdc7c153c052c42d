"""Word documents: the page, its footer with page numbers, and the parts that every paper is made of."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from datetime import datetime
from typing import Any

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from poi_audit.messages import Lang, label
from poi_audit.render.zipped import same_everywhere


def new_document(lang: Lang) -> Any:
    """An empty A4 document with page numbers in its footer."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin = section.bottom_margin = Mm(18)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Calibri", Pt(10)
    style.paragraph_format.space_after = Pt(4)
    for name, size in (("Title", 17), ("Heading 1", 13), ("Heading 2", 10.5)):
        heading = document.styles[name]
        heading.font.color.rgb = RGBColor(0x1F, 0x23, 0x28)
        heading.font.size = Pt(size)
    properties = document.core_properties
    properties.created = properties.modified = datetime(2000, 1, 1)
    properties.author = properties.last_modified_by = "poi-audit"
    properties.title, properties.comments = "", ""
    _footer(section.footer.paragraphs[0], lang)
    return document


def document_bytes(document: Any) -> bytes:
    """The package with no time of day in it: the same document gives the same bytes."""
    file, out = io.BytesIO(), io.BytesIO()
    document.save(file)
    with zipfile.ZipFile(file) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            target.writestr(info, source.read(name))
    return same_everywhere(out.getvalue())


def pairs(document: Any, found: Iterable[tuple[str, str]]) -> None:
    """ "Label: text", one a line."""
    for name, text in found:
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(0)
        run = paragraph.add_run(f"{name}: ")
        run.font.color.rgb = RGBColor(0x57, 0x60, 0x6A)
        paragraph.add_run(text)


def fill(cell: Any, parts: Iterable[tuple[str, bool]]) -> None:
    """Write the paragraphs of a cell: text, and whether it is strong."""
    for number, (text, strong) in enumerate(part for part in parts if part[0]):
        paragraph = cell.add_paragraph() if number else cell.paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(2)
        run = paragraph.add_run(text)
        run.bold, run.font.size = strong, Pt(9)


def shade(cell: Any, colour: str) -> None:
    """Give the cell that ground."""
    ground = OxmlElement("w:shd")
    ground.set(qn("w:val"), "clear")
    ground.set(qn("w:fill"), colour)
    cell._tc.get_or_add_tcPr().append(ground)


def unbroken(row: Any) -> None:
    """No page break inside the row."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _footer(paragraph: Any, lang: Lang) -> None:
    """ "Página 1 de 4", counted by the program that shows it."""
    before, between, after = label("annex.page", lang).split("|")
    for text, field in ((before, "PAGE"), (between, "NUMPAGES"), (after, "")):
        run = paragraph.add_run(text)
        run.font.size = Pt(8)
        if field:
            counted = OxmlElement("w:fldSimple")
            counted.set(qn("w:instr"), field)
            shown = OxmlElement("w:r")
            size = OxmlElement("w:rPr")
            points = OxmlElement("w:sz")
            points.set(qn("w:val"), "16")
            size.append(points)
            shown.append(size)
            digits = OxmlElement("w:t")
            digits.text = "1"
            shown.append(digits)
            counted.append(shown)
            paragraph._p.append(counted)
