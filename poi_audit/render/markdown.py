"""Markdown for a merge request, an issue or a step summary: verdict, coverage and the findings in a table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TextIO

from poi_audit.messages import Lang, label, write
from poi_audit.model.finding import Audit, Finding, Severity
from poi_audit.model.outcome import Checked, Failure, Outcome
from poi_audit.render.cards import shown
from poi_audit.render.decided import decided
from poi_audit.render.evidence import conventions, evidence
from poi_audit.render.identity import identity
from poi_audit.render.items import place, title
from poi_audit.render.labels import (
    coverage_parts,
    coverage_word,
    severity_count,
    severity_word,
    verdict_words,
)
from poi_audit.render.text import safe, thousands

MOST = 200
"""Findings shown of a report; a step summary holds 1 MiB at most."""

_PUNCTUATION = re.compile(r"([\\`*_{}\[\]#|~$])")


def plain(text: str) -> str:
    """The text so that Markdown shows it as it is: no tag, link, mention, table cell or emphasis comes of it."""
    text = safe(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    text = _PUNCTUATION.sub(r"\\\1", text)
    return text.replace("@", "&#64;").replace("://", "&#58;//").replace("www.", "www&#46;")


def write_markdown(outcomes: Sequence[Outcome], file: TextIO, lang: Lang = "es") -> None:
    """Write a section per report, files that could not be read among them."""
    for outcome in outcomes:
        if isinstance(outcome, Failure):
            why = plain(write(outcome.message, lang))
            file.write(f"## {plain(outcome.file)}\n\n**{label('unreadable', lang)}**: {why}\n\n")
        else:
            _section(outcome, file, lang)


def _section(checked: Checked, file: TextIO, lang: Lang) -> None:
    report, audit = checked.report, checked.audit
    file.write(f"## {plain(' · '.join(part for part in (report.source.file, title(report)) if part))}\n\n")
    counts = ", ".join(severity_count(severity, audit.count(severity), lang) for severity in Severity)
    file.write(f"**{verdict_words(audit, lang)}**: {counts}\n\n")
    if audit.comparison is None:
        file.write(f"{_coverage(audit, lang)}\n\n")
    else:
        for name, fact in identity(report, lang, audit)[-3:]:
            file.write(f"- {plain(name)}: {plain(fact)}\n")
        file.write("\n")
    _problems(checked, file, lang)
    _findings(audit.findings, file, lang)
    _details(checked, file, lang)


def _coverage(audit: Audit, lang: Lang) -> str:
    parts = [("figures", audit.coverage.figures), *coverage_parts(audit)]
    first, *rest = (f"{thousands(count)} {coverage_word(part, lang)}" for part, count in parts)
    return f"{first}: {', '.join(rest)}"


def _problems(checked: Checked, file: TextIO, lang: Lang) -> None:
    for problem in checked.report.problems:
        spot = "" if problem.page is None else f" ({label('p.', lang, problem.page)})"
        file.write(f"- {problem.code}: {plain(write(problem.message, lang))}{spot}\n")
    if checked.report.problems:
        file.write("\n")


def _findings(findings: Sequence[Finding], file: TextIO, lang: Lang) -> None:
    if not findings:
        return
    in_order = sorted(findings, key=lambda finding: -finding.severity.rank)
    heads = ("rule", "where", "finding", "published", "expected", "id")
    file.write("| " + " | ".join(["", *(label(f"column {head}", lang) for head in heads)]) + " |\n")
    file.write("|---" * (len(heads) + 1) + "|\n")
    for finding in in_order[:MOST]:
        file.write("| " + " | ".join(_cells(finding, lang)) + " |\n")
    file.write("\n")
    if (rest := len(in_order) - MOST) > 0:
        file.write(f"{label('more', lang, thousands(rest))}\n\n")


def _cells(finding: Finding, lang: Lang) -> list[str]:
    page = finding.where.page
    where = plain(place(finding, lang)) or label("report", lang)
    if page is not None:
        where += f", {label('p.', lang, page)}"
    compared = finding.published is not None and finding.expected is not None
    return [
        severity_word(finding.severity, lang),
        finding.rule,
        where,
        plain(write(finding.message, lang)),
        plain(shown(finding.published or "", lang)) if compared else "",
        plain(shown(finding.expected or "", lang)) if compared else "",
        f"`{finding.id}`",
    ]


def _details(checked: Checked, file: TextIO, lang: Lang) -> None:
    audit = checked.audit
    for head, lines in decided(audit, lang):
        file.write(f"{plain(head)}\n\n")
        for line in lines:
            file.write(f"- {plain(line)}\n")
        file.write("\n" if lines else "")
    file.write(f"<details><summary>{label('conventions', lang)}</summary>\n\n")
    for name, value, why in conventions(audit, lang):
        file.write(f"- {plain(name)}: {plain(value)} ({plain(why)})\n")
    for name, text in evidence(audit, lang):
        file.write(f"- {plain(name)}: {plain(text)}\n")
    file.write("\n</details>\n\n")
