"""What the HTML document says, as plain values for its template."""

from __future__ import annotations

from collections import Counter
from typing import Any

from poi_audit.contract.catalogue import rules
from poi_audit.messages import Lang, label, write
from poi_audit.model.finding import Severity
from poi_audit.model.outcome import Checked
from poi_audit.principal import principal
from poi_audit.principal.groups import groups_of
from poi_audit.recompute.timeline import timeline
from poi_audit.render.cards import Card, cards
from poi_audit.render.decided import decided
from poi_audit.render.evidence import conventions, evidence
from poi_audit.render.html.charts import timeline_chart
from poi_audit.render.html.findings import MOST_USED, group_of, placed, shown_findings, shown_pages
from poi_audit.render.html.groups import by_owner, by_rule, highlights
from poi_audit.render.html.images import Drawn
from poi_audit.render.html.table import FigureTable
from poi_audit.render.identity import identity, title_of
from poi_audit.render.labels import (
    coverage_parts,
    coverage_word,
    family_word,
    severity_count,
    severity_word,
    verdict_key,
    verdict_words,
)
from poi_audit.render.overview import overview_rows
from poi_audit.render.pages import page_of
from poi_audit.render.text import safe, thousands
from poi_audit.render.unjudged import unjudged

MOST_PROBLEMS = 8
"""Notices of the reading that are shown before opening."""
LONG = 9
"""Columns of figures from which a printed table takes smaller letters."""
SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.INFO)


def context(checked: Checked, drawn: Drawn, lang: Lang) -> dict[str, Any]:
    """Everything the template shows."""
    report, audit = checked.report, checked.audit
    found = timeline(report, checked.expected)
    table = FigureTable(checked, found, lang)
    every = cards(checked, lang)
    shown = shown_findings(report, every, table, drawn)
    groups = by_rule(shown, groups_of(report, audit), lang)
    pages, pages_left = shown_pages(placed(report, every), drawn)
    values = {
        "lang": lang,
        "w": lambda key, *values: label(f"page.{key}", lang, *values),
        "l": lambda key, *values: label(key, lang, *values),
        "title": safe(title_of(report, lang)),
        "verdict": verdict_key(audit).replace(" ", "-"),
        "verdict_words": verdict_words(audit, lang),
        "identity": [(name, safe(fact)) for name, fact in identity(report, lang, audit)],
        "evidence": evidence(audit, lang),
        "decided": decided(audit, lang),
        "coverage": _coverage(checked, lang),
        "figures": thousands(audit.coverage.figures),
        "register": report.register is not None,
        "conventions": conventions(audit, lang),
        "overview": overview_rows(report, checked.expected, lang),
        "severities": [_severity(s, audit.count(s), lang) for s in SEVERITIES],
        "families": _families(every, lang),
        "actions_found": _actions_found(checked, every, lang),
        "principal": highlights(principal(report, checked.expected, audit), groups, lang),
        "groups": groups,
        "owners": by_owner(shown, lang),
        "unjudged": unjudged(report, table.standings, lang),
        "most_problems": MOST_PROBLEMS,
        "most_used": MOST_USED,
        "heads": table.heads,
        "long": len(table.heads) > LONG,
        "actions": list(table.actions()),
        "ends": list(table.ends()),
        "timeline": timeline_chart(found, lang) if found.lines[:-1] else "",
        "pages": pages,
        "pages_left": pages_left,
        "problems": [(p.code, safe(write(p.message, lang)), p.page) for p in report.problems],
        "rules": _rules(every, lang),
    }
    return values | {"contents": _contents(values, lang)}


def _contents(values: dict[str, Any], lang: Lang) -> list[tuple[str, str]]:
    """Anchor and short name of each section that there is."""
    there = {"averages": True, "coverage": True, "unjudged": True, "findings": True, "table": True}
    there |= {name: bool(values[name]) for name in ("decided", "conventions", "pages", "rules")}
    there["closings"] = bool(values["timeline"])
    order = ("findings", "averages", "coverage", "unjudged", "decided", "conventions", "closings", "table")
    return [(name, label(f"page.to {name}", lang)) for name in (*order, "pages", "rules") if there[name]]


def _severity(severity: Severity, count: int, lang: Lang) -> tuple[str, str, str]:
    return severity.value, severity_word(severity, lang), severity_count(severity, count, lang)


def _coverage(checked: Checked, lang: Lang) -> list[tuple[str, int, str, str]]:
    """Part, count, count as text, words; the parts that hold nothing are left out."""
    counts = coverage_parts(checked.audit)
    return [(name, n, thousands(n), coverage_word(name, lang)) for name, n in counts if n]


def _families(every: list[Card], lang: Lang) -> list[tuple[str, str, int]]:
    counts = Counter(card.rule[:2] for card in every)
    return [(code, family_word(code, lang), counts[code]) for code in sorted(counts, key=lambda c: c[1])]


def _actions_found(checked: Checked, every: list[Card], lang: Lang) -> list[tuple[str, str]]:
    """Class and words of each AEI with findings, and of the report as a whole."""
    found = {group_of(card) for card in every}
    actions = ((f"a{action.ordinal}", action) for action in checked.report.actions())
    out = [(key, f"{safe(action.code)} {safe(action.name)}") for key, action in actions if key in found]
    return [*out, ("a-", label("page.whole", lang))] if "a-" in found else out


def _rules(every: list[Card], lang: Lang) -> list[tuple[str, str, str, list[tuple[str, str]]]]:
    """Code, name, usual severity and page, in sections, of each rule with findings."""
    used = {card.rule for card in every}
    return [
        (
            rule.code,
            rule.name(lang),
            severity_word(rule.severity, lang),
            list(page_of(rule, lang).sections.items()),
        )
        for rule in rules()
        if rule.code in used
    ]
