"""The errors and warnings as papers that are sent number them: "Hallazgo 1", one per group, each with its criterion."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from poi_audit.messages import Lang, known, label, write
from poi_audit.model.finding import Severity
from poi_audit.model.message import Message
from poi_audit.model.outcome import Checked
from poi_audit.principal.groups import groups_of
from poi_audit.render.cards import Card, cards
from poi_audit.render.labels import family_word, severity_word
from poi_audit.render.text import safe

_NOTE = re.compile(r"\((\w{1,4})\)")


@dataclass(frozen=True, slots=True)
class Numbered:
    """One group of findings under its number."""

    number: int
    """From 1: errors, then warnings."""
    severity: str
    rule: str
    """A rule's code; a family ("M7") or "" where a group joins several rules."""
    sentence: str
    cards: tuple[Card, ...]
    """Its findings, and those that only repeat or follow one of them."""
    criterion: tuple[str, ...]
    """The report's own notes; the rule in words, and what it rests on, where no note is named."""
    effects: tuple[str, ...]
    causes: tuple[str, ...]
    """Hypotheses, each with the code that it speaks of where there are several."""


def numbered(checked: Checked, lang: Lang) -> list[Numbered]:
    """The groups of errors and warnings. A note is quoted once, under the first that rests on it."""
    audit = checked.audit
    heavy = tuple(finding for finding in audit.findings if finding.severity is not Severity.INFO)
    by_id = {card.finding.id: card for card in cards(checked, lang)}
    quoted: dict[str, int] = {}
    out = []
    for number, group in enumerate(groups_of(checked.report, replace(audit, findings=heavy)), start=1):
        found = tuple(by_id[finding.id] for finding in (*group.findings, *group.folded))
        joined = len(group.rule) < 4
        sentence = label("annex.several", lang, len(found), family_word(group.rule, lang)) if joined else ""
        criterion = [text for card in found for text in _criterion(checked, card, number, quoted, lang)]
        effects = [text for card in found for text in _effect(card.rule, lang)]
        out.append(
            Numbered(
                number,
                severity_word(group.severity, lang),
                group.rule,
                sentence or safe(write(group.message, lang)),
                found,
                tuple(dict.fromkeys(criterion)),
                tuple(dict.fromkeys(effects)),
                tuple(dict.fromkeys(_causes(found, lang))),
            )
        )
    return out


def _criterion(
    checked: Checked, card: Card, number: int, quoted: dict[str, int], lang: Lang
) -> Iterator[str]:
    basis = card.finding.basis
    if not isinstance(basis, Message) or not basis.key.startswith("basis.note"):
        yield f"{card.rule_name} ({card.basis})." if card.basis else f"{card.rule_name}."
        return
    yield label("annex.note", lang, card.basis[:1].upper() + card.basis[1:])
    for mark in dict.fromkeys(found[0] for found in _NOTE.finditer(basis)):
        text = next((note for note in checked.report.notes if note.lstrip().startswith(mark)), "")
        first = quoted.setdefault(mark, number)
        if text:
            yield safe(text) if first == number else label("annex.quoted", lang, mark, first)


def _effect(rule: str, lang: Lang) -> Iterator[str]:
    """Of the rule; of its family where it has none of its own; nothing of a rule that is not ours."""
    for key in (f"annex.effect.{rule}", f"annex.effect.{rule[:2]}"):
        if known(key):
            yield label(key, lang)
            return


def _causes(found: Sequence[Card], lang: Lang) -> Iterator[str]:
    for card in found:
        for text in card.hypotheses:
            said = label("annex.hypothesis", lang, text.removesuffix("."))
            yield f"{card.code}: {said}" if card.code and len(found) > 1 else said
