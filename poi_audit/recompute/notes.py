"""What the report's own notes speak of: of a known form by number, otherwise by their words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from poi_audit.layouts import cited_notes
from poi_audit.model.report import Report
from poi_audit.model.text import fold

_NUMBER = re.compile(r"\(?([ivx]{1,5}|\d{1,2})\)")
_WORDS = re.compile(r"[^\W\d_]{5,}")

_SPEAKS = {
    "accumulated": r"ACUMULAD.*SESUMA|SESUMA.*ACUMULAD|SUMADELOS(VALORES|MESES)",
    "percent": r"AVANCE.{0,3}%|%.{0,3}AVANCE|EJECUCIONACUMULADA/PROGRAMACION",
    "incomplete_percent": r"(AVANCE|%).*(MOSTRARA|MUESTRA).*S\.I",
    "deadline": r"S\.I.{0,30}SEGUIMIENTOINCOMPLETO|PLAZO.*REGISTRO",
    "unprogrammed": r"S\.P.{0,30}SINPROGRAMACION",
    "average": r"(POR|DELA|DECADA)AEI.*PROMEDIO|PROMEDIO.*DESUSAO",
    "incomplete": r"NINGUNADESUSAO.*S\.I",
    "total_over": r"TOTAL(?!ANUAL).*PROMEDIO",
    "type_i": r"TIPOI(?!I).*PROMEDIO",
    "type_ii": r"TIPOII.*PROMEDIO",
    "months": r"MES.{0,30}ACUMULAD[OA]S?(DEENERO|DESDEENERO|ALMES|ALAFECHA|HASTAEL?MES)",
}
"""Topic -> the folded words by which a note speaks of it. "programmed_accumulated" is what "accumulated" says."""
_NOT_OF = {"total_over": "TIPOI", "average": "FISICATOTAL|PROMEDIOTOTAL"}
"""Topic -> words by which a note that looks so speaks of another thing."""


def note_on(report: Report, topic: str) -> str | None:
    """The number of the report's note that speaks of the topic, "(vi) a)"; None where none does."""
    known = report.traits.note(topic)
    return known if known is not None or report.traits.notes else _found(report.notes).get(topic)


def text_on(report: Report, topic: str) -> str:
    """The text of the note that speaks of the topic, as the report prints it; "" where none does."""
    return next((note for note in report.notes if _speaks(note, topic)), "")


@lru_cache(maxsize=64)
def _found(notes: tuple[str, ...]) -> dict[str, str]:
    out: dict[str, str] = {}
    for note in notes:
        number = _NUMBER.match(note)
        for topic in _SPEAKS if number else ():
            if _speaks(note, topic):
                out.setdefault(topic, f"({number[1]})" if number else "")
    if "accumulated" in out:
        out["programmed_accumulated"] = out["accumulated"]
    return out


def _speaks(note: str, topic: str) -> bool:
    words = fold(note)
    other = _NOT_OF.get(topic)
    return bool(re.search(_SPEAKS[topic], words)) and not (other and re.search(other, words))


def months_run(report: Report) -> bool:
    """Whether a note says that each month shows what has accumulated until it."""
    return bool(text_on(report, "months"))


def stated_over(report: Report) -> str | None:
    """Over what the note says that the total is a mean: "activities", "actions" or None."""
    if report.traits.notes:
        return report.traits.total_over_by_note
    words = fold(text_on(report, "total_over"))
    if "TODASLASAO" in words or "DELASAO" in words:
        return "activities"
    return "actions" if "AEI" in words else None


def in_other_words(report: Report, topic: str) -> tuple[str, ...]:
    """The words of the report's note on the topic that no known note has: ("ponderado", "peso")."""
    strange = (word for word in _WORDS.findall(text_on(report, topic)) if fold(word) not in _known_words())
    return tuple(dict.fromkeys(strange))


@lru_cache(maxsize=1)
def _known_words() -> frozenset[str]:
    return frozenset(fold(word) for text in _known_texts() for word in _WORDS.findall(text))


def _known_texts() -> Iterator[str]:
    for texts in cited_notes().values():
        yield from texts.values()
