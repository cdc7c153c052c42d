"""The column of row labels below a header, and what labels of no known form say there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from poi_audit.extract.cells import CellRow, is_figure
from poi_audit.layouts.layout import key
from poi_audit.layouts.lexicon import Lexicon, RowLabel

LOOK = 60
"""Rows below a header by which its column of row labels is told."""
SHARE = 6
"""A label of the form stands in at least one of so many rows; one that is misread stands in fewer."""
_ROWS = ("programmed", "executed")


@dataclass(frozen=True)
class RowLabels:
    """Where the labels of rows stand, and what those say that no known form has."""

    at: int | None = None
    """Their column of the grid; None where the rows have no labels."""
    blocks: bool = False
    """Whether they name FISICO and FINANCIERO, and the columns what is programmed and executed."""
    own: Mapping[str, RowLabel] = field(default_factory=dict)
    """The words (`key`) of labels of this form alone -> what they say."""

    def of(self, text: str, lexicon: Lexicon) -> RowLabel | None:
        """What the text of a cell says as the label of its row; None for any other text."""
        return self.own.get(key(text)) or lexicon.row(text) if text else None


def row_labels(rows: Sequence[CellRow], lexicon: Lexicon, headed: int | None, beside: bool) -> RowLabels:
    """The labels of the rows below a header.

    `headed`: the column that the header says is of labels; `beside`: whether columns say what is programmed.
    """
    figured = [row for row in rows[:LOOK] if sum(is_figure(cell.text) for cell in row.filled) >= 2]
    at = _column(figured, lexicon)
    texts = _texts(figured, headed if at is None else at)
    if at is None and len(texts) < 2:
        return RowLabels()
    labels = {text: lexicon.row(text) for text in texts}
    named = {label.block for label in labels.values() if label is not None} - {None}
    if named and not beside and len(named) == 1:  # "META FISICA" beside "AVANCE FISICO" names no block
        labels = {t: None if label is not None and label.block else label for t, label in labels.items()}
        named = set()
    if named:
        return RowLabels(at, 2 * sum(texts[t] for t, label in labels.items() if label) > texts.total())
    own = _told(labels, lexicon)
    return RowLabels(
        headed if at is None and own else at, own={key(text): told for text, told in own.items()}
    )


def _column(rows: Sequence[CellRow], lexicon: Lexicon) -> int | None:
    """The column in which most rows have a row label; of an activity's state ("APROBADO") all say the same."""
    found: Counter[int] = Counter()
    said: dict[int, set[str]] = {}
    for row in rows:
        for cell in row.cells:
            label = lexicon.row(cell.text) if cell.text and not is_figure(cell.text) else None
            if label is not None and (not cell.carried or label.second):
                found[cell.column] += 1
            if cell.text and not cell.carried:
                said.setdefault(cell.column, set()).add(cell.text)
    likely = [
        column
        for column, count in found.items()
        if 3 * count >= len(rows)  # a unit may be called PORCENTAJE
        and (
            len(said[column]) > 1
            or count == len(rows)
            or any(label.second for label in map(lexicon.row, said[column]) if label)
        )
    ]
    varied = [c for c in likely if len({lexicon.row(text) for text in said[c]}) > 1] or likely
    return max(varied, key=lambda column: (found[column], -column), default=None)


def _texts(rows: Sequence[CellRow], at: int | None) -> Counter[str]:
    """The texts of a column that stand in many rows, as they come."""
    cells = (cell for row in rows for cell in row.cells if cell.column == at and not cell.carried)
    found = Counter(cell.text for cell in cells if cell.text and not is_figure(cell.text))
    return Counter({text: count for text, count in found.items() if SHARE * count >= len(rows)})


def _told(labels: Mapping[str, RowLabel | None], lexicon: Lexicon) -> dict[str, RowLabel]:
    """What labels say that no known form has: by their words, by what is left, or all by their order."""
    unknown = [text for text, label in labels.items() if label is None]
    free = [row for row in _ROWS if not any(label and label.row == row for label in labels.values())]
    own: dict[str, RowLabel] = {}
    for text in unknown:
        if (row := lexicon.likely_row(text)) in free:
            own[text] = RowLabel(row)
            free.remove(row)
    rest = [text for text in unknown if text not in own]
    if not free:
        return own | dict.fromkeys(rest, RowLabel(None, other=True))
    if len(free) == len(rest) <= 2:
        own |= {text: RowLabel(row) for text, row in zip(rest, free, strict=True)}
    return own
