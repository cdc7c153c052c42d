"""Dispositions of an earlier workbook, by the id of the finding."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from poi_audit.extract.excel.xlsx import read_xlsx
from poi_audit.extract.source import MAX_BYTES
from poi_audit.messages import Lang, forms, label
from poi_audit.messages.faults import usage
from poi_audit.model.errors import PoiAuditError, UsageError
from poi_audit.model.plain_file import read_plain

RULE, CODE, FINDING, DISPOSITION, RESPONSIBLE, COMMENT, ID = 2, 5, 9, 16, 17, 18, 19
"""Columns of the sheet of findings."""
SHEETS = ("summary", "findings", "rows", "months", "rules", "unverified", "former")
"""The sheets of a working paper."""


@dataclass(frozen=True, slots=True)
class Carried:
    """What somebody wrote beside a finding, and what the finding said then."""

    rule: str
    code: str
    finding: str
    disposition: str
    responsible: str
    comment: str

    @property
    def says(self) -> bool:
        """Whether somebody wrote something: a disposition other than the first, who is responsible, a comment."""
        pending = [text.split("|")[0] for text in forms("book.dispositions")]
        return bool(
            self.responsible or self.comment or (self.disposition and self.disposition not in pending)
        )

    def disposition_in(self, lang: Lang) -> str:
        """The disposition in the language of the new workbook; one of the reader's own, as it is."""
        for text in forms("book.dispositions"):
            if self.disposition in text.split("|"):
                return label("book.dispositions", lang).split("|")[text.split("|").index(self.disposition)]
        return self.disposition


def refuse_own_sheets(path: Path) -> None:
    """Raise `UsageError` where somebody added sheets or columns to the working paper: a new one would lack them."""
    try:
        sheets = read_xlsx(read_plain(path, MAX_BYTES))
    except (OSError, PoiAuditError):
        return
    ours = {name for key in SHEETS for name in forms(f"book.{key}")}
    heads = {name for text in forms("book.finding heads") for name in text.split("|")}
    added = [sheet.name for sheet in sheets if sheet.name not in ours]
    for sheet in sheets:
        if sheet.name in forms("book.findings"):
            first = sheet.rows.get(min(sheet.rows, default=0), {})
            added += [shown.text for shown in first.values() if shown.text and shown.text not in heads]
    if added:
        raise usage("own_sheets", name=path.name, names=added)


def kept_in(path: Path) -> dict[str, Carried]:
    """What was written in the workbook that is about to be replaced; nothing where it is no working paper."""
    try:
        return {key: entry for key, entry in carried(path).items() if entry.says}
    except UsageError:
        return {}


def carried(path: Path) -> dict[str, Carried]:
    """Finding id -> what was written, of findings that no longer occur too.

    Raises `UsageError` where the file is no such workbook.
    """
    try:
        sheets = read_xlsx(read_plain(path, MAX_BYTES))
    except (OSError, PoiAuditError) as error:
        raise usage("carry_not_read", name=path.name) from error
    out: dict[str, Carried] = {}
    for sheet in sheets:
        for number in sorted(sheet.rows)[:10]:
            head = {column: shown.text for column, shown in sheet.rows[number].items()}
            places = {column: _column(head, column) for column in (RULE, CODE, FINDING)}
            kept = {column: _column(head, column) for column in (DISPOSITION, RESPONSIBLE, COMMENT, ID)}
            if kept[ID] is not None and kept[DISPOSITION] is not None:
                rows = [sheet.rows[n] for n in sorted(sheet.rows) if n > number]
                texts = [{c: shown.text for c, shown in row.items()} for row in rows]
                out = dict(_entries(texts, places | kept)) | out
                break
    if not out:
        raise usage("carry_without_findings", name=path.name)
    return out


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
