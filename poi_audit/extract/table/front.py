"""The block above the table, read from its lines: title, year, date, entities, filter, checkbox."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from poi_audit.extract.wording import entity, long_date
from poi_audit.model.report import Entity, Header
from poi_audit.model.text import squeeze


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the header block says; None where it says nothing."""

    title: str | None = None
    year: int | None = None
    printed_on: date | None = None
    sector: Entity | None = None
    pliego: Entity | None = None
    ue: Entity | None = None
    cost_center_filter: str | None = None
    truncated_at_100: bool | None = None
    """Whether the box is ticked, where a character or "[x]" shows it; None where no mark is there."""
    cap: int | None = None
    """The height that the checkbox's words name."""
    has_truncation_box: bool = False
    """Whether the words beside the checkbox are there, ticked or not."""

    def header(self, months: tuple[str, ...], year: int | None = None) -> Header:
        """The Header with these months; `year` (TABLA RESÚMEN's) serves where the block has none."""
        return Header(
            title=self.title or "",
            year=self.year if self.year is not None else year,
            months=months,
            printed_on=self.printed_on,
            sector=self.sector,
            pliego=self.pliego,
            ue=self.ue,
            cost_center_filter=self.cost_center_filter,
            truncated_at_100=self.truncated_at_100 if self.cap in (None, 100) else None,
            cap=self.cap if self.cap != 100 else None,
        )


def plain(text: str) -> str:
    """Upper case without accents, one character for each of the text's: positions in both are the same."""
    return "".join(_base(c) for c in unicodedata.normalize("NFC", text))


@lru_cache(maxsize=4096)
def _base(char: str) -> str:
    upper = unicodedata.normalize("NFD", char)[0].upper()
    return upper if len(upper) == 1 else char


def spaced(words: str) -> str:
    """A pattern for these words (as `plain` gives them) whose letters may stand apart: "FINA NCIERO"."""
    return r"\s*".join(re.escape(c) for c in words if c != " ")


_TITLE = re.compile(
    spaced("REPORTEDESEGUIMIENTO") + rf"(\s*{spaced('ANUAL')})?\s*" + spaced("DELPLANOPERATIVOINSTITUCIONAL")
)
_NOISE_WORDS = ("FIRMADO DIGITALMENTE", "RELACION DE AO", "EXPORTAR EXCEL", "[EXPORTAR", "MOTIVO:", "FECHA:")
_NOISE = re.compile("|".join(spaced(words) for words in _NOISE_WORDS))
_LABELS = re.compile(
    r"(?<![A-Z0-9])(?:"
    + "|".join(
        f"(?P<{name}>{pattern})"
        for name, pattern in (
            ("year", spaced("ANO")),
            ("sector", spaced("SECTOR")),
            ("pliego", spaced("PLIEGO")),
            ("ue", rf"{spaced('UE')}(?:\s*[-–]\s*{spaced('GL')})?|{spaced('UNIDADEJECUTORA')}"),
            ("cc", rf"{spaced('CC')}|{spaced('CENTRODECOSTO')}S?"),
        )
    )
    + r")\s*:"
)
_BARE = re.compile(r"(?:(?P<sector>SECTOR)|(?P<pliego>PLIEGO)|(?P<ue>UNIDAD EJECUTORA))(?:\s+\d+\s*[-–].*)?")
"""A label without its colon, as the sheets of planning offices print it, alone or before its value."""
_BOX = re.compile(spaced("PORCENTAJEDEAVANCESTRUNCADOS"))
_HEIGHT = re.compile(r"AL\s*(\d{2,3})\s*%")
_TICKED, _EMPTY = "☒☑✓✔✗✘🗹🗷■", "☐□▢❑❏"
_BRACKET = re.compile(r"[\[(]\s*([Xx✓✔]?)\s*[\])]\s*$")
_YEAR = re.compile(r"(?:2\s*0\s*\d\s*\d)(?!\d)")


def parse_front(lines: Iterable[str]) -> FrontMatter:
    """Read the lines between the title's area and the table header, in reading order.

    Letter-spaced words are recognised; links of the page and signature stamps, on lines of their own or after
    a value, are left out. A value may stand on the line after its label.
    """
    texts = [unicodedata.normalize("NFC", squeeze(line)) for line in lines]
    texts = [text for text in texts if text]
    values = dict(reversed(list(_values(texts))))
    year = _YEAR.match(values.get("year", ""))
    printed = (long_date(_clean(text)) for text in texts)
    boxes = [_box(text) for text in texts if _BOX.search(plain(text))]
    return FrontMatter(
        title=_title(texts),
        year=int("".join(year[0].split())) if year else None,
        printed_on=next((day for day in printed if day), None),
        sector=entity(values.get("sector", "")),
        pliego=entity(values.get("pliego", "")),
        ue=entity(values.get("ue", "")),
        cost_center_filter=values.get("cc") or None,
        truncated_at_100=next((tick for tick in boxes if tick is not None), None),
        has_truncation_box=bool(boxes),
        cap=next(
            (
                int(at[1])
                for text in texts
                if _BOX.search(plain(text)) and (at := _HEIGHT.search(plain(text)))
            ),
            None,
        ),
    )


def is_title(text: str) -> bool:
    """Whether the text holds the report's title."""
    return _TITLE.search(plain(squeeze(text))) is not None


def names_unit(text: str) -> str | None:
    """The code of the unit that a line of the block names ("UE: 001993 - UNIDAD B"), or None."""
    if not text.lstrip().upper().startswith(("U", "Ú")):
        return None
    values = dict(_values([squeeze(text)]))
    found = entity(values.get("ue", ""))
    return found.code if found else None


def _title(texts: list[str]) -> str | None:
    for i in range(len(texts)):
        for text in (texts[i], " ".join(texts[i : i + 2])):
            if found := _TITLE.search(plain(text)):
                annual = " ANUAL" if found[1] else ""
                return f"REPORTE DE SEGUIMIENTO{annual} DEL PLAN OPERATIVO INSTITUCIONAL"
    return None


def _values(texts: list[str]) -> Iterator[tuple[str, str]]:
    """Each label with its value, which ends at the next label or at words that are not of the block."""
    for i, text in enumerate(texts):
        if (bare := _BARE.fullmatch(plain(text))) and bare.lastgroup:
            value = text[bare.end(bare.lastgroup) :].strip() or "".join(texts[i + 1 : i + 2])
            if entity(value) is not None:
                yield bare.lastgroup, value
        marks = list(_LABELS.finditer(plain(text)))
        ends = [mark.start() for mark in marks[1:]] + [len(text)]
        for mark, end in zip(marks, ends, strict=False):
            value = _clean(text[mark.end() : end])
            if not value and end == len(text) and not _LABELS.search(plain("".join(texts[i + 1 : i + 2]))):
                value = _clean("".join(texts[i + 1 : i + 2]))
            if value and mark.lastgroup:
                yield mark.lastgroup, value


def _clean(text: str) -> str:
    found = _NOISE.search(plain(text))
    return (text[: found.start()] if found else text).strip()


def _cap(text: str) -> int | None:
    """The height that the words of the checkbox name, or None."""
    found = _HEIGHT.search(plain(text)) if _BOX.search(plain(text)) else None
    return int(found[1]) if found else None


def _box(text: str) -> bool | None:
    """What stands before (or after) the checkbox's words: ticked, empty, or nothing to tell it by."""
    if any(c in text for c in _TICKED):
        return True
    if any(c in text for c in _EMPTY):
        return False
    found = _BOX.search(plain(text))
    before = text[: found.start()] if found else ""
    if bracket := _BRACKET.search(before.rstrip()):
        return bool(bracket[1])
    return True if before.strip().upper() == "X" else None
