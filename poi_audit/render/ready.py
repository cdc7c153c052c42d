"""The answer of `ready` on one page: may be published or not yet, what changed, and what a reader will ask."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import TextIO

from rich.console import Console

from poi_audit.contract.catalogue import rules
from poi_audit.contract.encode import checked_json
from poi_audit.contract.shape import Json
from poi_audit.messages import Lang, label, write
from poi_audit.model.finding import Finding, Severity
from poi_audit.register.ready import Ready
from poi_audit.render.evidence import evidence
from poi_audit.render.identity import identity, title_of
from poi_audit.render.json import dumps
from poi_audit.render.labels import coverage_parts, coverage_word, place_words
from poi_audit.render.lines import Page
from poi_audit.render.pages import page_of
from poi_audit.render.text import safe, thousands

SHOWN = 12
"""Findings that a section lists."""
_STYLE = (
    "body{font:15px/1.5 system-ui,sans-serif;max-width:60em;margin:2em auto;padding:0 1em;color:#1f2328}"
    "h1{font-size:1.5em}h2{font-size:1.15em;margin-top:1.6em}.no{color:#a4161a}.yes{color:#1b5e3a}"
    "dt{color:#57606a}dd{margin:0 0 .3em 0}footer{color:#57606a;font-size:.85em;margin-top:2em}"
)


@dataclass(frozen=True)
class Section:
    """A heading and its lines."""

    title: str
    lines: tuple[str, ...]


def sections(ready: Ready, lang: Lang) -> list[Section]:
    """Why, what changed, and what will be asked."""
    return [
        Section(label("ready.because", lang), tuple(_because(ready, lang))),
        Section(_changed_title(ready, lang), tuple(_changed(ready, lang))),
        Section(label("ready.asked", lang), tuple(_asked(ready, lang))),
    ]


def answer(ready: Ready, lang: Lang) -> str:
    """May be published, or not yet."""
    return label("ready.yes" if ready.publishable else "ready.no", lang)


def _because(ready: Ready, lang: Lang) -> Iterator[str]:
    report, audit = ready.checked.report, ready.checked.audit
    if audit.verdict == "partial":
        sentence = next((write(p.message, lang) for p in report.problems if p.partial), "")
        yield label("ready.partial", lang, sentence)
    yield from _listed(ready.stopping, lang)
    if ready.publishable:
        yield label("ready.whole", lang)
    if audit.register is None:
        yield label("ready.without register", lang)
    else:
        inputs = audit.coverage.inputs + audit.coverage.confirmed
        counts = thousands(audit.coverage.confirmed), thousands(inputs)
        yield label("ready.with register", lang, audit.register.source.file, *counts)


def _changed_title(ready: Ready, lang: Lang) -> str:
    comparison = None if ready.compared is None else ready.compared.audit.comparison
    if comparison is None:
        return label("ready.changes", lang)
    return label("ready.changed", lang, comparison.earlier.file)


def _changed(ready: Ready, lang: Lang) -> Iterator[str]:
    if ready.compared is None:
        yield label("ready.no earlier", lang)
    else:
        found = sorted(ready.compared.audit.findings, key=lambda finding: -finding.severity.rank)
        yield from _listed(found, lang) if found else (label("ready.changed nothing", lang),)
    if ready.unordered:
        yield label("ready.unordered", lang, ", ".join(ready.unordered))


def _asked(ready: Ready, lang: Lang) -> Iterator[str]:
    """Each rule that warns, with its first case and why it matters; what stops the report is said above."""
    groups: dict[str, list[Finding]] = {}
    for finding in ready.checked.audit.findings:
        if finding.severity is Severity.WARNING and finding not in ready.stopping:
            groups.setdefault(finding.rule, []).append(finding)
    catalogue = {rule.code: rule for rule in rules()}
    for code, found in groups.items():
        rule = catalogue[code]
        name = f"{code} {rule.name(lang)}"
        head = name if len(found) == 1 else label("ready.times", lang, name, thousands(len(found)))
        why = page_of(rule, lang).reason
        yield f"{head}: {_line(found[0], lang)} {why[:1].upper()}{why[1:]}".strip()
    if not groups:
        yield label("ready.asked nothing", lang)


def _listed(found: Sequence[Finding], lang: Lang) -> Iterator[str]:
    for finding in found[:SHOWN]:
        yield f"{finding.rule} {_line(finding, lang)}"
    if (rest := len(found) - SHOWN) > 0:
        yield label("ready.more", lang, rest)


def _line(finding: Finding, lang: Lang) -> str:
    where = " ".join(part for part in (finding.where.code, place_words(finding.where, lang)) if part)
    sentence = write(finding.message, lang)
    return f"{where}: {sentence}" if where else sentence


def print_ready(console: Console, ready: Ready, lang: Lang = "es") -> None:
    """Print the answer first, then which report it is, then the sections."""
    page = Page(console)
    page.line((answer(ready, lang), "bold green" if ready.publishable else "bold red"))
    page.gap()
    page.line((title_of(ready.checked.report, lang), "bold"))
    for name, fact in _facts(ready, lang):
        page.line((f"{name}  ", "dim"), fact, hang=2)
    for section in sections(ready, lang):
        page.heading(section.title)
        for line in section.lines:
            page.line(f"- {line}", hang=2)


def _facts(ready: Ready, lang: Lang) -> list[tuple[str, str]]:
    audit = ready.checked.audit
    figures = ", ".join(
        f"{thousands(count)} {coverage_word(part, lang)}" for part, count in coverage_parts(audit)
    )
    return [
        *identity(ready.checked.report, lang, audit),
        (
            coverage_word("figures", lang).capitalize(),
            f"{thousands(audit.coverage.figures)}: {figures}",
        ),
    ]


def ready_json(ready: Ready, lang: Lang = "es") -> Json:
    """The answer with the audit and, where there is an earlier report, the comparison."""
    return {
        "schema": "poi-audit/ready/1",
        "publishable": ready.publishable,
        "because": list(_because(ready, lang)),
        "asked": list(_asked(ready, lang)),
        "check": checked_json(ready.checked, lang),
        "comparison": None if ready.compared is None else checked_json(ready.compared, lang),
        "unordered": list(ready.unordered),
    }


def write_ready(found: Sequence[Ready], file: TextIO, lang: Lang = "es") -> None:
    """Print the answers as JSON: one report is one object, several are an array."""
    documents = [ready_json(one, lang) for one in found]
    file.write(dumps(documents[0] if len(documents) == 1 else documents))


def ready_page(ready: Ready, lang: Lang = "es") -> str:
    """The answer as one HTML page: self-contained, without scripts, its texts escaped."""

    def shown(text: str) -> str:
        return escape(safe(text))

    word, kind = answer(ready, lang), "yes" if ready.publishable else "no"
    facts = "".join(f"<dt>{shown(name)}</dt><dd>{shown(fact)}</dd>" for name, fact in _facts(ready, lang))
    body = "".join(
        f"<h2>{shown(section.title)}</h2><ul>{''.join(f'<li>{shown(line)}</li>' for line in section.lines)}</ul>"
        for section in sections(ready, lang)
    )
    foot = " · ".join(shown(f"{name} {text}") for name, text in evidence(ready.checked.audit, lang))
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><meta name="generator" content="poi-audit">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<title>{shown(word)}</title><style>{_STYLE}</style></head><body>"
        f'<h1 class="{kind}">{shown(word)}</h1><p>{shown(title_of(ready.checked.report, lang))}</p>'
        f"<dl>{facts}</dl>{body}<footer>{foot}</footer></body></html>\n"
    )
