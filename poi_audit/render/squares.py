"""The findings of a file's reports as numbered squares on its pages, and the index of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from poi_audit.messages import Lang, label
from poi_audit.model.figure import Box
from poi_audit.model.finding import Severity
from poi_audit.model.outcome import Checked
from poi_audit.render.cards import Card, cards
from poi_audit.render.html.findings import placed
from poi_audit.render.identity import title_of
from poi_audit.render.labels import severity_count, verdict_words
from poi_audit.render.marked_pdf import Square
from poi_audit.render.pdf_index import Index, Row
from poi_audit.render.text import safe


def squares(results: Sequence[Checked], lang: Lang) -> Iterator[Square]:
    """One square per finding that stands on a page, of all the reports of one file; each box has its numbers once."""
    found = [
        (number, page, box, card) for number, page, box, card in _numbered(results, lang) if box and page
    ]
    at: dict[tuple[int, Box], list[int]] = {}
    for number, page, box, _ in found:
        at.setdefault((page, box), []).append(number)
    for number, page, box, card in found:
        numbers = at[page, box]
        finding = card.finding
        yield Square(
            page,
            box,
            finding.severity.value,
            f"{number} · {card.severity} {card.rule}",
            _note(card, lang),
            finding.id,
            ",".join(map(str, numbers)) if number == numbers[0] else "",
        )


def index_of(results: Sequence[Checked], lang: Lang) -> Index:
    """Every finding with the number that stands at its square, errors first."""
    rows = [
        Row(
            number,
            card.finding.severity.value,
            card.severity,
            card.code,
            f"{card.rule} {card.message}",
            page,
            None if box is None else box[1],
        )
        for number, page, box, card in _numbered(results, lang)
    ]
    lead = [f"{safe(title_of(one.report, lang))}. {verdict_words(one.audit, lang)}." for one in results]
    counted = [(s, sum(one.audit.count(s) for one in results)) for s in Severity]
    chapters = [(s.value, severity_count(s, count, lang)) for s, count in counted if count]
    heads = label("marked.heads", lang).split("|")
    return Index(
        label("marked.title", lang),
        (heads[0], heads[1], heads[2], heads[3], heads[4]),
        (*lead, label("marked.lead", lang)),
        tuple(rows),
        tuple(chapters),
    )


def _numbered(results: Sequence[Checked], lang: Lang) -> list[tuple[int, int | None, Box | None, Card]]:
    """Each finding with its number in the copy, its page and its box there: errors, warnings, then infos."""
    out: list[tuple[int | None, Box | None, Card]] = []
    for checked in results:
        every = cards(checked, lang)
        places = {one.card.number: (one.page, one.box) for one in placed(checked.report, every)}
        for card in every:
            page, box = places.get(card.number, (card.finding.where.page, None))
            out.append((page, box, card))
    out.sort(key=lambda one: -one[2].finding.severity.rank)
    return [(number, page, box, card) for number, (page, box, card) in enumerate(out, start=1)]


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
