"""The page of a rule as plain text or Markdown, for SARIF viewers and the documentation."""

from __future__ import annotations

from poi_audit.checks import Rule
from poi_audit.messages import Lang, label
from poi_audit.render.markdown import plain
from poi_audit.render.pages import page_of


def rule_text(rule: Rule, lang: Lang) -> str:
    """Its sections, a line each; the name alone where it has no page."""
    sections = page_of(rule, lang).sections
    return "\n".join(f"{head}: {text}" for head, text in sections.items()) or rule.name(lang)


def rule_markdown(rule: Rule, lang: Lang) -> str:
    """Its sections, a paragraph each, then the notes that it names, quoted."""
    page = page_of(rule, lang)
    parts = [f"**{head}.** {plain(text)}" for head, text in page.sections.items()]
    for note in page.notes:
        parts.append(f"> {label('note of', lang, note.number, note.year)} {plain(note.text)}")
    return "\n\n".join(parts) or plain(rule.name(lang))
