"""TABLA RESÚMEN (2024), read from the rows of cells of a table."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from poi_audit.extract.cells import CellRow
from poi_audit.extract.wording import SUMMARY_COLUMNS, TRACKING_ROWS
from poi_audit.layouts.lexicon import Lexicon
from poi_audit.model.figure import Figure
from poi_audit.model.report import Summary
from poi_audit.model.text import fold

_YEAR = re.compile(r"ANO:?(20\d\d)")
_BAND = re.compile(r"\[\d+%-\d+%[>\])]|≥\d+%|\[\d+%-?[+>\])]*")
_ROWS = (("ACCIONESESTRATEGICAS", "actions"), ("ACTIVIDADESOPERATIVAS", "activities"))
BANDS = ("0_75", "75_95", "95_up")
"""The keys of the bands; a table with others has none of these."""
_LOST = "no se halló esta celda de la TABLA RESÚMEN"


def parse_summary(rows: Sequence[Sequence[Figure]], lexicon: Lexicon) -> Summary | None:
    """The table whose rows these are, blank cells included, or None when no row names its bands.

    Each figure is found by the column of its header and the label of its row; the tracking counts by the
    label to their left. A cell that is not there is blank and doubtful.
    """
    found: dict[str, dict[str, Figure]] = {"actions": {}, "activities": {}, "tracking": {}}
    columns: dict[int, str] = {}
    year: str | None = None
    for row in rows:
        texts = [fold(cell.text) for cell in row]
        head = _columns(
            [lexicon.band(cell.text) or _known(text) for cell, text in zip(row, texts, strict=True)]
        )
        at = next((i for i, key in head.items() if key == "95_up"), 0)
        if at > 1 and all("75" in texts[i] and i not in head for i in (at - 1, at - 2)):
            head |= {at - 2: "0_75", at - 1: "75_95"}
        if not any(key in head.values() for key in BANDS) and sum(map(_is_band, texts)) < 2:
            head = {}
        if len(head) >= 2:
            columns = head
        year = next((m[1] for text in texts if (m := _YEAR.fullmatch(text))), year)
        start = max(columns, default=-1) + 1
        found["tracking"] |= _tracking(row[start:], texts[start:])
        name = next((key for word, key in _ROWS for text in texts if text.startswith(word)), None)
        if name is not None and not head:
            found[name] |= {key: row[i] for i, key in columns.items() if i < len(row)}
    if not columns:
        return None
    bands = tuple(key for key in SUMMARY_COLUMNS.values() if key not in BANDS or key in columns.values())
    return Summary(
        year,
        _complete(found["actions"], bands),
        _complete(found["activities"], bands),
        _complete(found["tracking"], tuple(TRACKING_ROWS.values())),
    )


def is_summary_title(text: str) -> bool:
    """Whether the text is the title TABLA RESÚMEN."""
    return fold(text).startswith("TABLARESUMEN")


def is_band_row(row: CellRow, lexicon: Lexicon) -> bool:
    """Whether a row of cells is the head of the table: it names two bands."""
    return sum(_heads_band(cell.text, lexicon) for cell in row.cells if cell.text and not cell.carried) >= 2


@lru_cache(maxsize=8192)
def _heads_band(text: str, lexicon: Lexicon) -> bool:
    return _is_band(fold(text)) or lexicon.band(text) is not None


def _is_band(text: str) -> bool:
    return _BAND.fullmatch(_band(text)) is not None


def _known(text: str) -> str | None:
    return SUMMARY_COLUMNS.get(_band(text))


def _columns(keys: Sequence[str | None]) -> dict[int, str]:
    """Column -> key, for the header row. Of two columns with one key the first counts."""
    out: dict[int, str] = {}
    for i, key in enumerate(keys):
        if key is not None and key not in out.values():
            out[i] = key
    return out


def _band(text: str) -> str:
    return text.replace(">=", "≥").replace("≥=", "≥")


def _tracking(row: Sequence[Figure], texts: Sequence[str]) -> dict[str, Figure]:
    found: dict[str, Figure] = {}
    for i, text in enumerate(texts):
        if text in TRACKING_ROWS:
            after = next((cell for cell in row[i + 1 :] if cell.text), None)
            beside = after or next(iter(row[i + 1 :]), None)
            if beside is not None and fold(beside.text) not in TRACKING_ROWS:
                found[TRACKING_ROWS[text]] = beside
    return found


def _complete(found: Mapping[str, Figure], keys: Sequence[str]) -> dict[str, Figure]:
    return {key: found.get(key, Figure("", doubt=_LOST)) for key in keys}
