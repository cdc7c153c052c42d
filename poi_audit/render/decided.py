"""What somebody decided before this run: findings accepted in a baseline, or left out by the configuration."""

from __future__ import annotations

from poi_audit.messages import Lang, label
from poi_audit.model.finding import Acceptance, Audit
from poi_audit.render.lines import Page
from poi_audit.render.text import safe, thousands

STATES = ("accepted", "changed", "expired", "gone")


def decided(audit: Audit, lang: Lang) -> list[tuple[str, list[str]]]:
    """A heading for each kind of decision, with the lines under it; empty where nothing was decided."""
    out: list[tuple[str, list[str]]] = []
    for state in STATES:
        found = [entry for entry in audit.acceptances if entry.state == state]
        if found:
            head = f"{label(f'state {state}', lang)}: {thousands(len(found))}"
            out.append((head, [_line(entry, lang) for entry in found]))
    if audit.set_aside:
        out.append((label("set aside", lang, thousands(audit.set_aside)), []))
    return out


def _line(entry: Acceptance, lang: Lang) -> str:
    why = [entry.reason or label("no reason", lang)]
    why += [entry.author] if entry.author else []
    why += [label("until", lang, entry.expires)] if entry.expires else []
    return safe(f"{entry.rule} {entry.place} ({entry.id}): {', '.join(why)}".replace("  ", " "))


def print_decided(page: Page, audit: Audit, lang: Lang) -> None:
    """Print them; nothing where there are none."""
    found = decided(audit, lang)
    if not found:
        return
    page.heading(label("decided", lang))
    for head, lines in found:
        page.line(head)
        for line in lines:
            page.line(line, indent=2, hang=2)
