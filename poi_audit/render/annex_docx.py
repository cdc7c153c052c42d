"""An annex for an oficio or an informe: each error and warning as condición, criterio, efecto and posible causa."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from poi_audit.messages import Lang, known, label
from poi_audit.model.finding import Severity
from poi_audit.model.outcome import Checked
from poi_audit.render.cards import Card, cards
from poi_audit.render.decided import decided
from poi_audit.render.evidence import conventions, evidence
from poi_audit.render.identity import identity, title_of
from poi_audit.render.labels import coverage_word, severity_count, verdict_words
from poi_audit.render.text import safe, thousands
from poi_audit.render.zipped import same_everywhere

_WIDTHS = (12, 50, 62, 58, 44, 44)
"""Millimetres of the columns."""


def annex_bytes(checked: Checked, lang: Lang = "es") -> bytes:
    """The annex as a Word document. The same audit gives the same bytes."""
    document = _document()
    audit = checked.audit
    document.add_heading(label("annex.title", lang), 0)
    document.add_paragraph(safe(title_of(checked.report, lang)))
    counts = ", ".join(severity_count(s, audit.count(s), lang) for s in Severity)
    document.add_paragraph(f"{verdict_words(audit, lang)}: {counts}.").runs[0].bold = True
    document.add_heading(label("annex.facts", lang), 1)
    coverage = audit.coverage
    looked = f"{thousands(coverage.recomputed)} {coverage_word('recomputed', lang)} / {thousands(coverage.figures)}"
    facts = [(name, safe(text)) for name, text in identity(checked.report, lang, audit)]
    _pairs(document, [*facts, (label("annex.coverage", lang), looked)])
    document.add_heading(label("annex.findings", lang), 1)
    every = cards(checked, lang)
    heavy = [card for card in every if card.finding.severity is not Severity.INFO]
    if heavy:
        _findings(document, heavy, lang)
    else:
        document.add_paragraph(label("annex.none", lang))
    if infos := audit.count(Severity.INFO):
        document.add_paragraph(label("annex.notes", lang, severity_count(Severity.INFO, infos, lang)))
    for head, lines in decided(audit, lang):
        document.add_paragraph(head)
        for line in lines:
            document.add_paragraph(line, style="List Bullet")
    document.add_heading(label("annex.conventions", lang), 1)
    for name, value, proof in conventions(audit, lang):
        document.add_paragraph(f"{name}: {value} ({proof}).", style="List Bullet")
    document.add_heading(label("annex.evidence", lang), 1)
    _pairs(document, evidence(audit, lang))
    file = io.BytesIO()
    document.save(file)
    return _still(file.getvalue())


def _document() -> Any:
    document = docx.Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(13)
    section.top_margin = section.bottom_margin = Mm(16)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Calibri", Pt(10)
    style.paragraph_format.space_after = Pt(3)
    for name in ("Title", "Heading 1"):
        heading = document.styles[name]
        heading.font.color.rgb = RGBColor(0x1F, 0x23, 0x28)
        heading.font.size = Pt(17 if name == "Title" else 12)
    properties = document.core_properties
    properties.created = properties.modified = datetime(2000, 1, 1)
    properties.author = properties.last_modified_by = "poi-audit"
    properties.title, properties.comments = "", ""
    return document


def _findings(document: Any, heavy: Sequence[Card], lang: Lang) -> None:
    table = document.add_table(rows=1, cols=len(_WIDTHS))
    table.style, table.autofit = "Table Grid", False
    for cell, text in zip(table.rows[0].cells, label("annex.heads", lang).split("|"), strict=True):
        _write(cell, [(text, True)])
        _shade(cell, "EEF1F4")
    _repeat(table.rows[0])
    quoted: dict[str, int] = {}
    for card in heavy:
        row = table.add_row()
        _whole(row)
        first = quoted.setdefault(card.note, card.number)
        note = card.note if first == card.number else label("annex.quoted", lang, first)
        for cell, parts in zip(row.cells, _texts(card, note if card.note else "", lang), strict=True):
            _write(cell, parts)
    for column, width in zip(table.columns, _WIDTHS, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, _WIDTHS, strict=True):
            cell.width = Mm(width)


def _texts(card: Card, note: str, lang: Lang) -> list[list[tuple[str, bool]]]:
    """The paragraphs of each column: text, and whether it is strong."""
    place = [(card.code, True), (card.name, False), (card.place, False), (card.spot, False)]
    condition = [(card.message, False)]
    if card.expected:
        pair = f"{label('published', lang)} {card.published} · {label('expected', lang)} {card.expected}"
        condition += [(pair, True), (card.interval, False), (card.by_rounding, False)]
    condition += [(f"{card.severity} {card.rule} · {card.finding.id}", False)]
    criterion = [(card.rule_name, False), (card.basis, True), (note, False)]
    effect = f"annex.effect.{card.rule[:2]}"
    causes = [(label("annex.hypothesis", lang, text.removesuffix(".")), False) for text in card.hypotheses]
    return [
        [(str(card.number), False)],
        place,
        condition,
        criterion,
        [(label(effect, lang) if known(effect) else "", False)],
        causes or [(label("annex.unknown", lang), False)],
    ]


def _write(cell: Any, parts: Iterable[tuple[str, bool]]) -> None:
    first = True
    for text, strong in parts:
        if not text:
            continue
        paragraph = cell.paragraphs[0] if first else cell.add_paragraph()
        first = False
        paragraph.paragraph_format.space_after = Pt(2)
        run = paragraph.add_run(text)
        run.bold, run.font.size = strong, Pt(8.5)


def _pairs(document: Any, pairs: Iterable[tuple[str, str]]) -> None:
    for name, text in pairs:
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(0)
        run = paragraph.add_run(f"{name}: ")
        run.font.color.rgb = RGBColor(0x57, 0x60, 0x6A)
        paragraph.add_run(text)


def _shade(cell: Any, colour: str) -> None:
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:fill"), colour)
    cell._tc.get_or_add_tcPr().append(shade)


def _repeat(row: Any) -> None:
    """The head stands on every page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _whole(row: Any) -> None:
    """No page break inside the row."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _still(data: bytes) -> bytes:
    """The same package with no time of day in it."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            target.writestr(info, source.read(name))
    return same_everywhere(out.getvalue())
