"""What `rules` and `explain` show: the catalogue by family, the page of one rule."""

from __future__ import annotations

from itertools import groupby

from rich.console import Console

from poi_audit.checks import Rule
from poi_audit.contract.catalogue import rules
from poi_audit.messages import Lang, hint, label
from poi_audit.messages.faults import usage
from poi_audit.render.labels import family_word, severity_word
from poi_audit.render.lines import Page
from poi_audit.render.pages import page_of

_LOOK_ALIKE = str.maketrans("OIL", "011")


def print_rules(console: Console, lang: Lang = "es") -> None:
    """Print every rule on a line of its own: code, usual severity, name."""
    page = Page(console)
    every = sorted(rules(), key=_place)
    width = max((len(severity_word(rule.severity, lang)) for rule in every), default=0)
    for number, (family, members) in enumerate(groupby(every, key=lambda rule: rule.family)):
        if number:
            page.gap()
        page.line((f"{family}  {family_word(family, lang)}".rstrip(), "bold"))
        for rule in members:
            severity = severity_word(rule.severity, lang).ljust(width)
            page.line((rule.code, "bold"), f"  {severity}  ", rule.name(lang), hang=8 + width)


def print_rule(console: Console, code: str, lang: Lang = "es") -> None:
    """Print the page of one rule. Raises `UsageError` for a code that is not in the catalogue."""
    known = {rule.code: rule for rule in rules()}
    rule = known.get(code.upper())
    if rule is None:
        meant = code[:1].upper() + code[1:].upper().translate(_LOOK_ALIKE)
        raise usage("no_rule", code=code, hint=hint(meant, known))
    page = Page(console)
    page.line((f"{rule.code}  {rule.name(lang)}", "bold"))
    page.line(severity_word(rule.severity, lang))
    page.gap()
    found = page_of(rule, lang)
    if not found.translated:
        page.line((label("not translated", lang), "dim"))
        page.gap()
    for number, (head, text) in enumerate(found.sections.items()):
        if number:
            page.gap()
        page.line((f"{head}: ", "bold"), text)
    if found.notes:
        page.gap()
        page.line((label("notes quoted", lang), "bold"))
        for note in found.notes:
            page.line(f"{label('note of', lang, note.number, note.year)} ", note.text, indent=2, hang=2)


def _place(rule: Rule) -> tuple[bool, str]:
    """The families' order: X1, S2, ... F9, then R0."""
    return rule.code[1] == "0", rule.code[1:]
