"""The findings of a file's reports as squares on its pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from poi_audit.messages import Lang, label
from poi_audit.model.outcome import Checked
from poi_audit.render.cards import Card, cards
from poi_audit.render.html.findings import placed
from poi_audit.render.marked_pdf import Square


def squares(results: Sequence[Checked], lang: Lang) -> Iterator[Square]:
    """One square per finding that stands on a page, of all the reports of one file."""
    for checked in results:
        for one in placed(checked.report, cards(checked, lang)):
            subject = f"{one.card.severity} {one.card.rule}"
            finding = one.card.finding
            yield Square(
                one.page, one.box, finding.severity.value, subject, _note(one.card, lang), finding.id
            )


def _note(card: Card, lang: Lang) -> str:
    """Rule, place, sentence, published and recomputed, hypotheses, basis, id: one a line."""
    lines = [f"{card.rule} {card.rule_name}", f"{card.code} {card.place}".strip(), card.message]
    if card.expected:
        lines.append(
            f"{label('published', lang)}: {card.published} · {label('expected', lang)}: {card.expected}"
        )
    lines += [f"{label('hypothesis', lang)}: {text}" for text in card.hypotheses]
    if card.basis:
        lines.append(f"{label('basis', lang)}: {card.basis}")
    return "\n".join([*(line for line in lines if line), card.finding.id])
