"""The conventions inferred from a report, each in words with the figures that decide it."""

from __future__ import annotations

from collections.abc import Iterable

from poi_audit.messages import Lang, known, label
from poi_audit.model.finding import Convention
from poi_audit.render.lines import Page


def print_conventions(page: Page, conventions: Iterable[Convention], lang: Lang) -> None:
    """Print one line per convention: its name, the option taken, how many figures it explains."""
    page.heading(label("conventions", lang))
    for convention in conventions:
        name, value, evidence = convention_words(convention, lang)
        page.line(f"{name}: ", (value, "bold"), f" ({evidence})", hang=2)


def convention_words(convention: Convention, lang: Lang) -> tuple[str, str, str]:
    """Its name, the option taken, and the figures that decide it: "explica 15 de 15; la siguiente opción, 9"."""
    key = f"convention.{convention.name}"
    option = f"{key}.{convention.value}"
    name = label(key, lang) if known(key) else convention.name
    value = label(option, lang) if known(option) else convention.value
    evidence = label("explains", lang, convention.agrees, convention.of)
    if convention.next_best is not None:
        tie = convention.next_best == convention.agrees
        evidence += "; " + (label("tie", lang) if tie else label("next best", lang, convention.next_best))
    if convention.note is not None:
        evidence += f"; {label('note', lang, convention.note)}"
    if convention.fixed:
        evidence = f"{label('fixed', lang)}; {evidence}"
    return name, value, evidence
