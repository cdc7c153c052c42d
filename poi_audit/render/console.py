"""What `check` shows a person: verdict, lo principal, the findings in groups, the summary, and the verdict again.

Readable without colour and when piped: every severity is a word, and nothing is told by style alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TextIO

from rich.console import Console

from poi_audit.messages import Lang, label, write
from poi_audit.model.finding import Audit, Finding, Severity
from poi_audit.model.outcome import Checked, Failure
from poi_audit.model.places import Outline
from poi_audit.model.report import Owner, Report
from poi_audit.recompute import Expected
from poi_audit.render.conventions import print_conventions
from poi_audit.render.decided import print_decided
from poi_audit.render.identity import print_identity
from poi_audit.render.labels import (
    coverage_parts,
    coverage_word,
    expected_word,
    place_words,
    severity_count,
    severity_word,
    verdict_key,
    verdict_words,
)
from poi_audit.render.lines import GLUE, Page, Piece
from poi_audit.render.overview import print_overview
from poi_audit.render.principal import STYLES, print_groups, print_principal
from poi_audit.render.text import open_console, thousands

ADDENDS_SHOWN = 12

_VERDICTS = {
    "clean": "bold green",
    "all accepted": "bold green",
    "no errors": "bold green",
    "errors": "bold red",
    "partial": "bold yellow",
}


def print_audit(
    console: Console,
    report: Report,
    audit: Audit,
    expected: Expected,
    lang: Lang = "es",
    opened: bool = False,
) -> None:
    """Print one audit; `expected` is what recomputing the report gave.

    `opened`: every finding with its figures too, and not the groups alone. Those of a comparison are never in groups.
    """
    page = Page(console)
    _verdict(page, audit, lang)
    if audit.comparison is None:
        _coverage(page, audit, lang)
        print_principal(page, report, audit, expected, lang)
        print_groups(page, report, audit, lang, opened)
    page.gap()
    print_identity(page, report, lang, audit)
    if opened or audit.comparison is not None:
        for severity in (Severity.ERROR, Severity.WARNING):
            _by_place(page, report, [f for f in audit.findings if f.severity is severity], lang)
        _notes(page, [f for f in audit.findings if f.severity is Severity.INFO], lang)
    print_decided(page, audit, lang)
    if audit.conventions:
        print_conventions(page, audit.conventions, lang)
    if audit.comparison is None:
        page.heading(label("overview", lang))
        print_overview(page, report, expected, lang)
    page.gap()
    _verdict(page, audit, lang)


def print_outcomes(
    outcomes: Sequence[Checked | Failure], file: TextIO, lang: Lang = "es", opened: bool = False
) -> None:
    """Print the audits of a run one after the other, files that could not be read among them."""
    console = open_console(file)
    for number, outcome in enumerate(outcomes):
        if number:
            console.print()
        if isinstance(outcome, Checked):
            print_audit(console, outcome.report, outcome.audit, outcome.expected, lang, opened)
        else:
            Page(console).line(f"{label('unreadable', lang)}: {outcome.file}: {write(outcome.message, lang)}")


def _verdict(page: Page, audit: Audit, lang: Lang) -> None:
    word = verdict_key(audit)
    counts = [severity_count(severity, audit.count(severity), lang) for severity in Severity]
    page.line((verdict_words(audit, lang), _VERDICTS[word]), f": {', '.join(counts)}")


def _coverage(page: Page, audit: Audit, lang: Lang) -> None:
    shown = (f"{thousands(count)} {coverage_word(part, lang)}" for part, count in coverage_parts(audit))
    page.line(f"{thousands(audit.coverage.figures)} {coverage_word('figures', lang)}: {', '.join(shown)}")


def _by_place(page: Page, report: Report, findings: list[Finding], lang: Lang) -> None:
    """The findings of one severity under the AEI and the AO they speak of, in report order."""
    if not findings:
        return
    severity = findings[0].severity
    page.heading(severity_count(severity, len(findings), lang).capitalize(), STYLES[severity])
    outline = Outline(report)
    above: Owner | None = None
    groups = groupby(findings, key=lambda finding: (outline.owner(finding.where), finding.where.code))
    for number, ((owner, code), group) in enumerate(groups):
        if number:
            page.gap()
        found = list(group)
        part, action = outline.part(found[0].where), outline.action(found[0].where)
        if action is not None and action.owner not in (owner, above):
            page.line((action.code, "bold"), f"  {action.name}", hang=11)
        above = action.owner if action is not None else owner
        page.line(
            (code or label("report", lang), "bold"),
            f"  {'' if part is None else part.name}",
            hang=len(code or "") + 2,
        )
        for finding in found:
            print_finding(page, finding, lang)


def print_finding(page: Page, finding: Finding, lang: Lang) -> None:
    """Print one finding: place, sentence, comparison, figures used, hypotheses, basis."""
    head: list[Piece] = [
        (severity_word(finding.severity, lang), STYLES[finding.severity]),
        f" {finding.rule}",
    ]
    if place := place_words(finding.where, lang):
        head.append(f"  {place}")
    if where := _spot(finding, lang):
        head.append((f"  {where}", "dim"))
    page.line(*head, indent=2, hang=2)
    page.line(write(finding.message, lang), indent=4)
    if comparison := _comparison(finding, lang):
        page.line(*comparison, indent=4)
    if finding.addends:
        shown = [
            f"{write(a.label, lang)} {_shown(a.text, lang)}".replace(" ", GLUE)
            for a in finding.addends[:ADDENDS_SHOWN]
        ]
        if (rest := len(finding.addends) - ADDENDS_SHOWN) > 0:
            shown.append(label("more", lang, rest))
        page.line((f"{label('addends', lang)}: ", "dim"), ", ".join(shown), indent=4, hang=2)
    for explanation in finding.explanations:
        page.line((f"{label('hypothesis', lang)}: ", "dim"), write(explanation, lang), indent=4, hang=2)
    if finding.basis is not None:
        page.line((f"{label('basis', lang)}: ", "dim"), write(finding.basis, lang), indent=4, hang=2)


def _comparison(finding: Finding, lang: Lang) -> list[Piece]:
    """Published beside recomputed; nothing where there is nothing to compare with."""
    if finding.published is None or finding.expected is None:
        return []
    pieces: list[Piece] = [f"{label('published', lang)} ", (_shown(finding.published, lang), "bold")]
    pieces += [f" · {expected_word(finding.rule, lang)} ", (_shown(finding.expected, lang), "bold")]
    if finding.interval is not None and finding.interval[0] != finding.interval[1]:
        pieces.append(f" · {label('interval', lang, *finding.interval)}")
    if finding.agreement == "by_rounding":
        pieces.append(f" · {label('by_rounding', lang)}")
    return pieces


def _spot(finding: Finding, lang: Lang) -> str:
    if finding.where.page is not None:
        return label("p.", lang, finding.where.page)
    return "" if finding.where.cell is None else label("cell", lang, finding.where.cell)


def _shown(text: str, lang: Lang) -> str:
    return text or label("blank", lang)


def _notes(page: Page, findings: list[Finding], lang: Lang) -> None:
    """Context: one paragraph each, rule by rule."""
    if not findings:
        return
    page.heading(severity_count(Severity.INFO, len(findings), lang).capitalize(), STYLES[Severity.INFO])
    alike: dict[str, list[Finding]] = {}
    for finding in findings:
        alike.setdefault(finding.rule, []).append(finding)
    for rule, group in alike.items():
        for finding in group:
            page.line((rule, "bold"), *_note(finding, lang), hang=6)


def _note(finding: Finding, lang: Lang) -> Iterable[Piece]:
    code = finding.where.code
    sentence = write(finding.message, lang)
    yield f"  {code}: " if code is not None and code not in sentence else "  "
    yield sentence
    if where := _spot(finding, lang):
        yield (f" ({where})", "dim")
