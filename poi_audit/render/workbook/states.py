"""The sheet that sums the dispositions, live: by severity, by rule and by AEI."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from poi_audit.messages import Lang, label
from poi_audit.model.text import column_letters
from poi_audit.render.cards import Card
from poi_audit.render.workbook.book import Book
from poi_audit.render.workbook.carry import DISPOSITION, RULE, Carried
from poi_audit.render.workbook.findings import STATES, disposition_of
from poi_audit.render.workbook.places import cell

_SEVERITY, _ACTION = 1, 12
"""Columns of the sheet of findings."""


def states_sheet(book: Book, cards: Sequence[Card], old: Mapping[str, Carried], lang: Lang) -> None:
    """Write how many findings stand at each disposition; `old` is what was carried on."""
    choices = label("book.dispositions", lang).split("|")
    sheet = book.sheet(label("book.states", lang), (24, *[13] * len(choices), 9, 12))
    states = [disposition_of(card, old, lang) for card in cards]
    total, attended = label("book.total", lang), label("book.attended", lang)
    actions = [card.action or label("book.of report", lang) for card in cards]

    def span(column: int) -> str:
        letters = column_letters(column)
        return f"'{label('book.findings', lang)}'!${letters}$2:${letters}${max(2, len(cards) + 1)}"

    def line(row: int, condition: str, here: Sequence[str]) -> None:
        """The findings of that condition at each disposition, all of them, and those no longer pending."""
        for i, choice in enumerate(choices, start=1):
            criteria = f'{condition}{span(DISPOSITION)},"{choice}"'
            book.formula(sheet, row, i, f"COUNTIFS({criteria})", str(here.count(choice)))
        after = len(choices) + 1
        book.formula(sheet, row, after, f'COUNTIFS({condition}{span(DISPOSITION)},"?*")', str(len(here)))
        done = len(here) - here.count(choices[0])
        book.formula(sheet, row, after + 1, f"{cell(row, after)}-{cell(row, 1)}", str(done))

    ranked = sorted(cards, key=lambda card: -card.finding.severity.rank)
    row = 0
    for name, column, keys, order in (
        ("severity", _SEVERITY, [card.severity for card in cards], [card.severity for card in ranked]),
        ("rule", RULE, [card.rule for card in cards], [card.rule for card in ranked]),
        ("action", _ACTION, actions, sorted(actions)),
    ):
        heads = (label(f"book.by {name}", lang), *choices, total, attended)
        book.head(sheet, row, heads, figures=range(1, len(heads)))
        for key in dict.fromkeys(order):
            row += 1
            book.text(sheet, row, 0, key)
            here = [state for state, its in zip(states, keys, strict=True) if its == key]
            line(row, f"{span(column)},$A{row + 1},", here)
        row += 1
        book.text(sheet, row, 0, total, bold=True)
        line(row, "", states)
        row += 2
    for i, colours in enumerate(STATES, start=1):
        condition = {"type": "cell", "criteria": ">", "value": 0, "format": book.book.add_format(colours)}
        sheet.conditional_format(1, i, row, i, condition)
