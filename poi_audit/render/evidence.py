"""What ties a result to its input: file, SHA-256, tool and rules. Every output for people carries it."""

from __future__ import annotations

from poi_audit.model.finding import Audit
from poi_audit.render.conventions import convention_words
from poi_audit.render.text import safe
from poi_audit.render.words import Lang

_LABELS = {
    "file": ("Archivo", "File"),
    "sha256": ("SHA-256 del archivo", "SHA-256 of the file"),
    "tool": ("Herramienta", "Tool"),
    "rules": ("Catálogo de reglas", "Catalogue of rules"),
}


def evidence(audit: Audit, lang: Lang) -> list[tuple[str, str]]:
    """Label and text of each item."""
    items = {
        "file": safe(audit.source.file),
        "sha256": audit.source.sha256,
        "tool": f"poi-audit {audit.version}",
        "rules": audit.rules,
    }
    return [(_LABELS[key][lang == "en"], text) for key, text in items.items()]


def conventions(audit: Audit, lang: Lang) -> list[tuple[str, str, str]]:
    """Name, option taken and evidence of each inferred convention."""
    return [convention_words(convention, lang) for convention in audit.conventions]
