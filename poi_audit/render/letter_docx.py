"""A draft of the oficio that asks the entity, finding by finding, for what is needed to settle it."""

from __future__ import annotations

from poi_audit.messages import Lang, known, label
from poi_audit.model.outcome import Checked
from poi_audit.render.identity import title_of
from poi_audit.render.numbered import Numbered, numbered
from poi_audit.render.text import safe
from poi_audit.render.word import document_bytes, new_document


def letter_bytes(checked: Checked, lang: Lang = "es") -> bytes:
    """The draft as a Word document; what a person fills in stands in brackets. The same audit gives the same bytes."""
    document = new_document(lang)
    header = checked.report.header
    document.add_paragraph(label("letter.draft", lang)).runs[0].italic = True
    document.add_paragraph(label("letter.number", lang)).runs[0].bold = True
    entity = (
        label("letter.entity", lang) if header.ue is None else safe(f"{header.ue.name} (UE {header.ue.code})")
    )
    document.add_paragraph(label("letter.to", lang, entity))
    document.add_paragraph(label("letter.subject", lang, safe(title_of(checked.report, lang)))).runs[
        0
    ].bold = True
    source = checked.audit.source
    document.add_paragraph(label("letter.reference", lang, safe(source.file), source.sha256))
    found = numbered(checked, lang)
    if not found:
        document.add_paragraph(label("letter.none", lang))
    else:
        document.add_paragraph(label("letter.opening", lang))
        for one in found:
            head = document.add_paragraph()
            head.paragraph_format.keep_with_next = True
            head.add_run(f"{label('annex.number', lang, one.number)}. ").bold = True
            head.add_run(one.sentence)
            for ask in _asks(one, lang):
                document.add_paragraph(label("letter.ask", lang, ask), style="List Bullet")
        document.add_paragraph(label("letter.answer", lang))
    document.add_paragraph(label("letter.closing", lang))
    return document_bytes(document)


def _asks(one: Numbered, lang: Lang) -> list[str]:
    """What is needed: by its rule, or by its family; each once."""
    out = []
    for card in one.cards:
        keys = (f"letter.ask.{card.rule}", f"letter.ask.{card.rule[:2]}", "letter.ask.other")
        out.append(label(next(key for key in keys if known(key)), lang))
    return list(dict.fromkeys(out))
