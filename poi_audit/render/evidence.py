"""What ties a result to its input: file, SHA-256, tool and rules. Every output for people carries it."""

from __future__ import annotations

from poi_audit.messages import Lang, label
from poi_audit.model.finding import Audit
from poi_audit.render.conventions import convention_words
from poi_audit.render.text import safe


def evidence(audit: Audit, lang: Lang) -> list[tuple[str, str]]:
    """Label and text of each item."""
    items = {
        "file": safe(audit.source.file),
        "sha256": audit.source.sha256,
        "tool": f"poi-audit {audit.version}",
        "rules": audit.rules,
    }
    return [(label(f"evidence.{key}", lang), text) for key, text in items.items()]


def conventions(audit: Audit, lang: Lang) -> list[tuple[str, str, str]]:
    """Name, option taken and evidence of each inferred convention."""
    return [convention_words(convention, lang) for convention in audit.conventions]
