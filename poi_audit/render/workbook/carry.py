"""Dispositions of an earlier workbook, by the id of the finding."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from poi_audit.extract.excel.xlsx import read_xlsx
from poi_audit.extract.source import MAX_BYTES
from poi_audit.messages import forms
from poi_audit.messages.faults import usage
from poi_audit.model.errors import PoiAuditError
from poi_audit.model.plain_file import read_plain

RULE, CODE, FINDING, DISPOSITION, RESPONSIBLE, COMMENT, ID = 2, 5, 9, 16, 17, 18, 19
"""Columns of the sheet of findings."""


@dataclass(frozen=True, slots=True)
class Carried:
    """What somebody wrote beside a finding, and what the finding said then."""

    rule: str
    code: str
    finding: str
    disposition: str
    responsible: str
    comment: str


def carried(path: Path) -> dict[str, Carried]:
    """Finding id -> what was written. Raises `UsageError` where the file is no such workbook."""
    try:
        sheets = read_xlsx(read_plain(path, MAX_BYTES))
    except (OSError, PoiAuditError) as error:
        raise usage("carry_not_read", name=path.name) from error
    for sheet in sheets:
        for number in sorted(sheet.rows)[:10]:
            head = {column: shown.text for column, shown in sheet.rows[number].items()}
            places = {column: _column(head, column) for column in (RULE, CODE, FINDING)}
            kept = {column: _column(head, column) for column in (DISPOSITION, RESPONSIBLE, COMMENT, ID)}
            if kept[ID] is not None and kept[DISPOSITION] is not None:
                rows = [sheet.rows[n] for n in sorted(sheet.rows) if n > number]
                texts = [{c: shown.text for c, shown in row.items()} for row in rows]
                return dict(_entries(texts, places | kept))
    raise usage("carry_without_findings", name=path.name)


def _column(head: dict[int, str], place: int) -> int | None:
    names = [text.split("|")[place] for text in forms("book.finding heads")]
    return next((column for column, text in head.items() if text in names), None)


def _entries(rows: list[dict[int, str]], places: dict[int, int | None]) -> list[tuple[str, Carried]]:
    order = (RULE, CODE, FINDING, DISPOSITION, RESPONSIBLE, COMMENT)
    out = []
    for row in rows:
        texts = [row.get(-1 if (at := places[place]) is None else at, "") for place in (*order, ID)]
        if texts[-1]:
            out.append((texts[-1], Carried(*texts[:-1])))
    return out
