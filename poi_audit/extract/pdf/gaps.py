"""What tells that a part of a printed report is missing: page numbers, columns beyond the paper."""

from __future__ import annotations

import re
from collections.abc import Sequence

from poi_audit.extract.cells import FIGURE
from poi_audit.extract.pdf.grammar import opening_code
from poi_audit.extract.pdf.header import Table
from poi_audit.extract.pdf.page import Line, Page
from poi_audit.layouts.lexicon import Lexicon

_NUMBER = re.compile(r"(?:.*\s)?(\d{1,3})\s*(?:/|de)\s*(\d{1,3})$", re.I)
_AFTER = re.compile(r"%|AVANCE|ACUMULADO|ANUAL|PERIODO", re.I)


def page_number(page: Page, lines: Sequence[Line]) -> tuple[int, int] | None:
    """The page's number and their count as printed in its margin ("3/11"), or None."""
    margins = [ln for ln in lines if ln.y < 0.06 * page.height or ln.y > 0.94 * page.height]
    for line in margins:
        if found := _NUMBER.match(line.text):
            number, count = int(found[1]), int(found[2])
            if 0 < number <= count:
                return number, count
    return None


def begins_amid(lines: Sequence[Line], table: Table) -> bool:
    """Whether rows of activities stand among these lines: a code, and figures in columns of this table."""
    return any(opening_code(line, table) for line in lines) and any(
        sum(
            FIGURE.fullmatch(word.text) is not None
            and (c := table.column_of(word)) is not None
            and c.role == "month"
            for word in line.words
        )
        >= 3
        for line in lines
    )


def columns_beyond(lines: Sequence[Line], headed: bool, lexicon: Lexicon) -> str | None:
    """The first month of a page that goes on with a table's columns to the right, or None.

    Its header begins with a later month; or with Ene, where no column of names stands before it (not `headed`).
    """
    for line in lines:
        numbers = [n for word in line.words if (n := lexicon.month(word.text)) is not None]
        if not numbers or len(line.words) == 1:
            continue
        rest = [word.text for word in line.words if lexicon.month(word.text) is None]
        beyond = numbers[0] > 1 or (not headed and len(numbers) > 1)
        if beyond and all(_AFTER.match(text) for text in rest):
            return next(word.text for word in line.words if lexicon.month(word.text))
    return None
