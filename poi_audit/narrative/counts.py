"""Counts of AO and AEI in prose: "el POI comprende 30 actividades operativas (AO) distribuidas en tres AEI"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from poi_audit.model.report import Report
from poi_audit.narrative.model import Claim, Number, Tie
from poi_audit.narrative.names import Subject
from poi_audit.narrative.numbers import claims, spelled
from poi_audit.narrative.periods import years

_ACTIVITIES = r"(?:A\.?\s?O\.?s?\b|actividades\s+operativas)"
_ACTIONS = r"(?:AEI\b|acciones\s+estrat[eé]gicas(?:\s+institucionales)?)"
_NOUN = re.compile(rf"\s*\)?\s*(?:(?P<activities>{_ACTIVITIES})|(?P<actions>{_ACTIONS}))", re.I)
_HOLDS = re.compile(
    r"\b(?:comprend\w+|contiene|consta\s+de|const[oó]\s+de|(?:cuenta|contó|contando|cont[aá]ndose)\s+con|conformad[oa]\s+por"
    r"|compuest[oa]\s+por|integrad[oa]\s+por|aprob\w+\s+con|,?\s+y\s+con|total\s+de|tiene|incluye|distribuid[oa]s\s+en"
    r"|agrupad[oa]s\s+en|articulad[oa]s\s+a|vinculad[oa]s\s+a|alinead[oa]s\s+a)(?:\s+(?:un\s+total\s+de|las?|los))?\s*\(?$",
    re.I,
)
_NO_SUBSET = re.compile(
    r"(?:\s*\(\s*A\.?O\.?s?\s*\)|\s+e\s+inversiones|\s+programadas(?=\s*[.,;)]|\s*$)|\s+aprobadas)*"
    r"\s*(?:[.,;)]|$|(?:distribuid|alinead|articulad|agrupad|vinculad)|las\s+cuales|y\s)",
    re.I,
)
_WHOLE = re.compile(r"\bPOI\b|plan\s+operativo\s+institucional", re.I)
_WHOLE_YEAR = re.compile(
    r"(?:\bPOI\b|plan\s+operativo\s+institucional)\W*(?:\(?\s*POI\s*\)?)?\W*(?:[^\W\d_]+\W+){0,3}?(20\d{2})(\s*-\s*20\d{2})?",
    re.I,
)


def counted(report: Report, text: str, claim: Claim, subject: Subject | None) -> Tie | None:
    """The tie of a count of AO or AEI: of the AEI named before it, or of the report as a whole.

    Codes and quoted names in the text are masked: one between the plan and the count means the count is its own.
    """
    noun = _NOUN.match(text, claim.end)
    before = text[max(0, claim.start - 400) : claim.start]
    if noun is None or not _HOLDS.search(_without_spelled(before)) or not _NO_SUBSET.match(text, noun.end()):
        return None
    sentence = re.split(r"\.\s+(?=[A-ZÁÉÍÓÚÑ])|;|\n\n", before)[-1]
    what = "activities" if noun["activities"] else "actions"
    whole = list(_WHOLE.finditer(sentence))
    if whole and not re.search("[~“]", sentence[whole[-1].end() :]) and _same_year(report, sentence):
        count = sum(1 for _ in (report.activities() if what == "activities" else report.actions()))
        return _tie(None, what, count, claim)
    if (
        subject is not None
        and subject.action is not None
        and not subject.is_activity
        and what == "activities"
    ):
        return _tie(subject.code, what, len(subject.action.activities), claim)
    return None


def whole_counts(report: Report, sentence: str) -> Iterator[tuple[Claim, Tie]]:
    """The counts of the report as a whole in one sentence, those spelled out ("tres AEI") among them."""
    for claim in (*claims(sentence), *_words(sentence)):
        if claim.kind == "quantity" and (tie := counted(report, sentence, claim, None)) is not None:
            yield claim, tie


def _words(sentence: str) -> Iterator[Claim]:
    """Counts written as words: "distribuidas en tres AEI"."""
    for found in re.finditer(
        rf"([^\W\d_]+(?:\s+y\s+[^\W\d_]+)?)\s+(?:{_ACTIVITIES}|{_ACTIONS})", sentence, re.I
    ):
        value = spelled(found[1].split())
        if value is not None:
            yield Claim("quantity", found.start(1), found.end(1), found[0], (Number(Decimal(value), 0),))


def _tie(code: str | None, what: str, count: int, claim: Claim) -> Tie:
    return Tie(code, what, str(count), any(n.value == count for n in claim.readings))


def _without_spelled(before: str) -> str:
    """The words before "(138)" without "ciento treinta y ocho"."""
    words = before.rstrip(" (").split(" ")
    if not before.rstrip(" ").endswith("("):
        return before
    while words and (spelled(words[-1:]) is not None or words[-1].lower() == "y"):
        words.pop()
    return " ".join(words) + " "


def _same_year(report: Report, sentence: str) -> bool:
    """Whether the plan the sentence speaks of is of the report's year, as far as it says."""
    year = report.header.year
    found = list(_WHOLE_YEAR.finditer(sentence))
    if any(m[2] for m in found):
        return False
    stated = {int(m[1]) for m in found} or set(years(sentence))
    return year is None or not stated or year in stated
