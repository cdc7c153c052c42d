"""An annex for an oficio or an informe: its first page says what matters, then each finding under its own number.

Condición, criterio, efecto, posible causa, and room for what the entity answers. The criterion is the report's own note
wherever a finding rests on one.
"""

from __future__ import annotations

from typing import Any

from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.shared import Mm

from poi_audit.messages import Lang, label, write
from poi_audit.model.finding import Severity
from poi_audit.model.outcome import Checked
from poi_audit.principal import principal
from poi_audit.render.cards import Card
from poi_audit.render.decided import decided
from poi_audit.render.evidence import conventions, evidence
from poi_audit.render.identity import identity, title_of
from poi_audit.render.labels import coverage_word, severity_count, verdict_words
from poi_audit.render.numbered import Numbered, numbered
from poi_audit.render.text import safe, thousands
from poi_audit.render.word import document_bytes, fill, new_document, pairs, shade, unbroken

_WIDTHS = (30, 140)
"""Millimetres of the columns."""
_ANSWER = 24
"""Millimetres left for the entity's answer."""
_APART = 3
"""Findings of a group that are told in several lines each; of a longer one, each has one."""


def annex_bytes(checked: Checked, lang: Lang = "es") -> bytes:
    """The annex as a Word document. The same audit gives the same bytes."""
    document = new_document(lang)
    _first_page(document, checked, lang)
    document.add_page_break()
    document.add_heading(label("annex.findings", lang), 1)
    found = numbered(checked, lang)
    for one in found:
        _finding(document, one, lang)
    audit = checked.audit
    if not found:
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
    return document_bytes(document)


def _first_page(document: Any, checked: Checked, lang: Lang) -> None:
    """Verdict, lo principal, which report it is, how much of it was looked at, and what ties all to the file."""
    audit, report = checked.audit, checked.report
    document.add_heading(label("annex.title", lang), 0)
    document.add_paragraph(safe(title_of(report, lang)))
    counts = ", ".join(severity_count(s, audit.count(s), lang) for s in Severity)
    document.add_paragraph(f"{verdict_words(audit, lang)}: {counts}.").runs[0].bold = True
    if said := principal(report, checked.expected, audit):
        document.add_heading(label("principal", lang), 1)
        for highlight in said:
            document.add_paragraph(safe(write(highlight.message, lang)), style="List Bullet")
    document.add_heading(label("annex.facts", lang), 1)
    coverage = audit.coverage
    looked = f"{thousands(coverage.recomputed)} {coverage_word('recomputed', lang)} / {thousands(coverage.figures)}"
    facts = [(name, safe(text)) for name, text in identity(report, lang, audit)]
    known = {name for name, _ in facts}
    ties = [item for item in evidence(audit, lang) if item[0] not in known]
    pairs(document, [*facts, (label("annex.coverage", lang), looked), *ties])


def _finding(document: Any, one: Numbered, lang: Lang) -> None:
    head = document.add_heading(
        f"{label('annex.number', lang, one.number)} ({one.severity}). {one.sentence}", 2
    )
    head.paragraph_format.keep_with_next = True
    heads = label("annex.heads", lang).split("|")
    table = document.add_table(rows=0, cols=len(_WIDTHS))
    table.style, table.autofit = "Table Grid", False
    brief = len(one.cards) > _APART
    bodies: tuple[list[tuple[str, bool]], ...] = (
        [part for card in one.cards for part in _condition(card, brief, lang)],
        [(text, False) for text in one.criterion],
        [(text, False) for text in one.effects],
        [(text, False) for text in one.causes or (label("annex.unknown", lang),)],
        [],
    )
    for name, body in zip(heads, bodies, strict=True):
        row = table.add_row()
        for cell, width in zip(row.cells, _WIDTHS, strict=True):
            cell.width = Mm(width)
        fill(row.cells[0], [(name, True)])
        shade(row.cells[0], "EEF1F4")
        fill(row.cells[1], body)
        if len(body) <= 12:
            unbroken(row)
    for column, width in zip(table.columns, _WIDTHS, strict=True):
        column.width = Mm(width)
    table.rows[-1].height, table.rows[-1].height_rule = Mm(_ANSWER), WD_ROW_HEIGHT_RULE.AT_LEAST
    document.add_paragraph()


def _condition(card: Card, brief: bool, lang: Lang) -> list[tuple[str, bool]]:
    """Where it is, what is said of it, both figures, and the reference by which it is found in the other outputs."""
    name = card.code if brief and card.code else f"{card.code} {card.name}".strip()
    place = ", ".join(part for part in (name, card.place, card.spot) if part)
    figures = ""
    if card.expected:
        pair = f"{label('published', lang)} {card.published} · {label('expected', lang)} {card.expected}"
        figures = " · ".join(part for part in (pair, card.interval, card.by_rounding) if part)
    reference = label("annex.reference", lang, card.rule, card.finding.id)
    if brief:
        return [
            (" · ".join(part for part in (f"{place}: {card.message}", figures, reference) if part), False)
        ]
    return [(place, True), (card.message, False), (figures, True), (reference, False)]
