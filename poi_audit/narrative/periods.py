"""Which closing a stretch of prose speaks of: "al primer semestre", "al cierre de junio", "en el año"."""

from __future__ import annotations

import re

from poi_audit.model.report import MONTHS

_MONTHS = (
    *("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto"),
    *("se[pt]+iembre", "octubre", "noviembre", "diciembre"),
)
_CLOSINGS: tuple[tuple[str, int], ...] = (
    (r"(?:primer|1er\.?|I)\s+trimestre|trimestre\s+I\b", 3),
    (
        r"(?:primer|1er\.?|I)\s+semestre|semestre\s+I\b|\bsemestral|(?<!segundo )(?<!II )\bsemestre(?!\s+II)",
        6,
    ),
    (r"(?:segundo|2do\.?|II)\s+trimestre", 6),
    (r"(?:tercer|3er\.?|III)\s+trimestre", 9),
    (r"(?:segundo|2do\.?|II)\s+semestre|semestre\s+II\b", 12),
    (
        r"(?:cuarto|4to\.?|IV)\s+trimestre|\banual(?:es|mente)?\b"
        r"|\b(?:del?|en el|durante el|fin de|cierre del?)\s+año\b",
        12,
    ),
)
_PATTERNS = tuple((re.compile(pattern, re.I), month) for pattern, month in _CLOSINGS)
_NAMED = tuple(
    (
        re.compile(
            r"\b(?:en|durante|al?|hasta|desde|entre|mes(?:es)? de|cierre de|fin(?:es)? de|\d{1,2} de)\s+"
            rf"(?:el\s+mes\s+de\s+)?{name}\b",
            re.I,
        ),
        number,
    )
    for number, name in enumerate(_MONTHS, start=1)
)
"""A month as a time ("en marzo", "al 30 de junio") and not as a trait ("las heladas de julio")."""
_UP_TO = re.compile(
    rf"\bcierre\b|\bal\s+(?:mes|\d)|\ba\s+(?:{'|'.join(_MONTHS)})\b|\bhasta\b|acumulad"
    r"|(?:primer|1er\.?|\bI)\s+(?:trimestre|semestre)|semestral|\b(?:al|el)\s+semestre",
    re.I,
)
_YEAR = re.compile(r"(?<![\d.,/-])(20\d{2})(?![\d.,]*\d)")


def closings(text: str) -> frozenset[int]:
    """The months, 1 to 12, at whose closing the text places itself; none where it says nothing of time."""
    found = {month for pattern, month in _PATTERNS if pattern.search(text)}
    return frozenset(found | {month for pattern, month in _NAMED if pattern.search(text)})


def accumulates(text: str) -> bool:
    """Whether the text speaks of all that was done up to a closing, not of what was done in one month."""
    return _UP_TO.search(text) is not None


def years(text: str) -> frozenset[int]:
    """The years that the text names."""
    return frozenset(int(year) for year in _YEAR.findall(text))


def label(month: int) -> str:
    """ "Jun" for 6."""
    return MONTHS[month - 1]
