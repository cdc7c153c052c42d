"""Which months a stretch of prose speaks of: "al primer semestre", "de octubre a diciembre", "en marzo"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from poi_audit.model.report import MONTHS
from poi_audit.narrative.stems import plain


class Period(NamedTuple):
    """The months from `first` to `last`, 1 to 12, both among them."""

    first: int
    last: int


YEAR = Period(1, 12)


class Time(NamedTuple):
    """A phrase of time: where it stands, and every period that it can mean; none where it is another year's.

    A year alone says nothing of months: then the period is None.
    """

    start: int
    end: int
    periods: tuple[Period | None, ...]


_NAMES = ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "se", "oct", "nov", "dic")
_MONTH = r"(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|se[pt]+iembre|octubre|noviembre|diciembre)\b"
_FROM_YEAR = r"(?:,?\s+(?:del?\s+)?(?:ano\s+)?(?P<year>20\d\d)\b)?"
_CLOSE = r"(?:cierre|termino|final|fin|fines|finalizar|culminar|concluir)"
_PART = r"(?P<part>bimestre|trimestre|semestre)"
_ORDINAL = (
    r"(?P<nth>primer|segundo|tercer|cuarto|1\s?er\.?|2\s?do\.?|3\s?er\.?|4\s?to\.?|1°|2°|3°|4°|i{1,3}|iv)"
)
_LEAD = (
    rf"(?:(?:(?:al?|hasta|en|durante|del?|desde|para|por)\s+(?:el\s+|la\s+|los\s+|las\s+)?(?:{_CLOSE}\s+del?\s+)?"
    rf"|{_CLOSE}\s+del?\s+|acumulad[oa]\s+al?\s+)(?:(?:el|los)\s+)?)?"
)
_PHRASES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:meses\s+)?(?:del?|desde|entre)\s+(?:los\s+meses\s+de\s+)?(?P<from>{_MONTH})\s+(?:hasta|al?|y|-)\s+(?P<to>{_MONTH}){_FROM_YEAR}",
        rf"\b(?P<from>{_MONTH})\s*(?:-|–|\by\b|\bal?\b)\s*(?P<to>{_MONTH}){_FROM_YEAR}",
        rf"\b{_LEAD}{_ORDINAL}\s*{_PART}\b{_FROM_YEAR}",
        rf"\b{_LEAD}{_PART}\s+(?P<nth>i{{1,3}}|iv)\b{_FROM_YEAR}",
        rf"\b{_LEAD}(?P<part>semestre|semestral)\b{_FROM_YEAR}",
        rf"\b(?:al?|hasta|{_CLOSE}\s+del?)\s+(?:el\s+)?(?:{_CLOSE}\s+del?\s+)?(?:mes\s+de\s+|(?P<day>\d{{1,2}})\s+de\s+)?"
        rf"(?P<upto>{_MONTH}){_FROM_YEAR}",
        rf"\b(?:en|durante|para|del?|por)\s+(?:el\s+)?(?:(?:mes|meses)\s+de\s+)?(?P<month>{_MONTH}){_FROM_YEAR}",
        rf"\b(?P<loose>{_MONTH}){_FROM_YEAR}",
        r"\b(?P<other>(?:en|durante|por|desde\s+hace|hace|a)\s+(?:[a-z0-9]+\s+){0,3}(?:meses|trimestres|bimestres|semanas|dias|anos))\b",
        r"\b(?P<other>(?:a|hasta)\s+(?:la|esa|esta|dicha)\s+fecha|a\s+la\s+actualidad|actualmente|hoy|al\s+(?:corte|dia))\b",
        r"\b(?P<other>(?:ano|periodo|ejercicio|semestre|trimestre|mes)\s+(?:anterior|pasado|previo|siguiente|proximo)"
        r"|(?:proximo|siguiente)\s+(?:ano|periodo|ejercicio|semestre|trimestre|mes)|20\d\d\s*[-–/]\s*20\d\d)\b",
        rf"\b{_LEAD}(?:este\s+|presente\s+|todo\s+el\s+)?(?P<year_word>ano|ejercicio)(?:\s+fiscal)?(?:\s+(?:del?\s+)?(?P<year>20\d\d))?\b",
        r"\b(?P<year_word>anual(?:es|mente)?)\b(?:\s+(?P<year>20\d\d)\b)?",
        rf"\b{_LEAD}(?P<year>20\d\d)\b(?![.,]?\d)",
    )
)
_NTH = {"primer": 1, "segundo": 2, "tercer": 3, "cuarto": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4}
_LENGTH = {"b": 2, "t": 3, "s": 6}


def times(text: str, year: int | None) -> Iterator[Time]:
    """Every phrase of time in the text, in order, as the first of the forms above that fits."""
    flat = plain(text)
    taken: list[Time] = []
    for pattern in _PHRASES:
        for found in pattern.finditer(flat):
            if not any(t.start < found.end() and found.start() < t.end for t in taken):
                taken.append(Time(found.start(), found.end(), _periods(found, year)))
    yield from sorted(taken)


def _periods(found: re.Match[str], year: int | None) -> tuple[Period | None, ...]:
    """What the phrase can mean. A part of the year may be told alone, or with all that came before it."""
    parts = {name: value for name, value in found.groupdict().items() if value}
    named = parts.get("year")
    if "other" in parts or (named is not None and year is not None and int(named) != year):
        return ()
    if "from" in parts:
        first, last = _number(parts["from"]), _number(parts["to"])
        return (Period(first, last),) if first <= last else ()
    if "part" in parts:
        length = _LENGTH[parts["part"][0]]
        nth = parts.get("nth", "1").rstrip(".°").strip()
        n = int(nth[0]) if nth[0].isdigit() else _NTH[nth]
        if n * length > 12:
            return ()
        return _alone_or_up_to(length * (n - 1) + 1, length * n)
    month = parts.get("month") or parts.get("loose")
    if month is not None:
        return _alone_or_up_to(_number(month), _number(month))
    if "upto" in parts and int(parts.get("day", 31)) < 28:
        return ()
    if "upto" in parts:
        return (Period(1, _number(parts["upto"])),)
    return (YEAR,) if "year_word" in parts else (None,)


def _alone_or_up_to(first: int, last: int) -> tuple[Period, ...]:
    return tuple(dict.fromkeys((Period(first, last), Period(1, last))))


def _number(name: str) -> int:
    return next(n for n, start in enumerate(_NAMES, start=1) if name.startswith(start))


def label(period: Period) -> str:
    """ "Jun" for June, "Oct-Dic" for the last quarter."""
    first, last = MONTHS[period.first - 1], MONTHS[period.last - 1]
    return last if period.first == period.last else f"{first}-{last}"
