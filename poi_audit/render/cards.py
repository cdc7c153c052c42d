"""A finding in words, as every output for people shows it: one wording, one id."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from poi_audit.contract.catalogue import rules
from poi_audit.messages import Lang, label, write
from poi_audit.model.finding import Finding
from poi_audit.model.outcome import Checked
from poi_audit.model.places import Outline
from poi_audit.model.report import Owner, Report
from poi_audit.render.labels import expected_word, family_word, place_words, severity_word
from poi_audit.render.text import safe

_NOTE = re.compile(r"\((\w{1,4})\)")


@dataclass(frozen=True, slots=True)
class Card:
    """One finding, its texts made safe to show. "" where there is nothing to say."""

    finding: Finding
    number: int
    """From 1, in report order."""
    severity: str
    rule: str
    rule_name: str
    family: str
    action: str
    """Code of the AEI it belongs to."""
    above: Owner | None
    """The AEI itself."""
    owner: Owner | None
    """The OEI, AEI or AO that it speaks of."""
    code: str
    name: str
    place: str
    """Where on the page's table: "EJEC. acumulado"."""
    spot: str
    """Page or cell: "p. 2"."""
    message: str
    published: str
    expected: str
    expected_word: str
    """What it is: recomputed, or registered."""
    interval: str
    by_rounding: str
    addends: tuple[tuple[str, str], ...]
    hypotheses: tuple[str, ...]
    basis: str
    note: str
    """The report's own note that the rule rests on."""


def cards(checked: Checked, lang: Lang) -> list[Card]:
    """Every finding of the audit in words, in report order."""
    outline = Outline(checked.report)
    titles = {rule.code: rule.name(lang) for rule in rules()}
    found = checked.audit.findings
    return [
        _card(checked, finding, number, outline, titles, lang)
        for number, finding in enumerate(found, start=1)
    ]


def _card(
    checked: Checked,
    finding: Finding,
    number: int,
    outline: Outline,
    titles: Mapping[str, str],
    lang: Lang,
) -> Card:
    where = finding.where
    part, above = outline.part(where), outline.action(where)
    published, expected, interval = _comparison(finding, lang)
    return Card(
        finding,
        number,
        severity_word(finding.severity, lang),
        finding.rule,
        titles.get(finding.rule, ""),
        family_word(finding.rule[:2], lang),
        "" if above is None else safe(above.code),
        None if above is None else above.owner,
        None if part is None else part.owner,
        safe(where.code or ""),
        ("" if part is None else safe(part.name)) if where.code else label("report", lang),
        safe(place_words(where, lang)),
        _spot(finding, lang),
        safe(write(finding.message, lang)),
        published,
        expected,
        expected_word(finding.rule, lang),
        interval,
        label("by_rounding", lang) if finding.agreement == "by_rounding" else "",
        tuple((safe(write(a.label, lang)), shown(a.text, lang)) for a in finding.addends or ()),
        tuple(safe(write(message, lang)) for message in finding.explanations),
        safe(write(finding.basis or "", lang)),
        safe(note_of(checked.report, finding.basis)),
    )


def _comparison(finding: Finding, lang: Lang) -> tuple[str, str, str]:
    """Published, recomputed, and what the recomputed one can be; empty where there is nothing to compare with."""
    if finding.published is None or finding.expected is None:
        return "" if not finding.published else shown(finding.published, lang), "", ""
    ends = finding.interval
    interval = label("interval", lang, *ends) if ends is not None and ends[0] != ends[1] else ""
    return shown(finding.published, lang), shown(finding.expected, lang), interval


def _spot(finding: Finding, lang: Lang) -> str:
    if finding.where.page is not None:
        return label("p.", lang, finding.where.page)
    return "" if finding.where.cell is None else safe(label("cell", lang, finding.where.cell))


def shown(text: str, lang: Lang) -> str:
    """A printed text, or the word for a blank cell."""
    return safe(text) or label("blank", lang)


def note_of(report: Report, basis: str | None) -> str:
    """The text of the report's note that the basis names ("nota (2) a)"), or "" where it prints none."""
    found = _NOTE.search(basis or "")
    if found is None:
        return ""
    return next((note for note in report.notes if note.lstrip().startswith(found[0])), "")
