"""The informe around the report: its claims about the same quantities, and no others.

A count of the POI's AO or AEI, and the mean physical progress of the whole institution in the report's period. What is
said of one office, of a budget, of a goal of the PEI or of another year or period is not tied.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from poi_audit.model.figure import Figure
from poi_audit.model.interval import point
from poi_audit.model.report import Report
from poi_audit.model.text import fold
from poi_audit.narrative.counts import whole_counts
from poi_audit.narrative.model import Claim, Said, Tie
from poi_audit.narrative.numbers import claims
from poi_audit.narrative.paragraphs import sentences
from poi_audit.narrative.periods import closings, years
from poi_audit.narrative.reference import Reference, agrees
from poi_audit.recompute import Expected
from poi_audit.recompute.facts import number

_MEAN = re.compile(
    r"\b(?:avance|ejecuci[oó]n|cumplimiento)\b(?:\s+(?:promedio|total|global|general|acumulad[oa]|de|del|las?|los|metas?|en))*"
    r"\s+f[ií]sic[oa]s?(?:\s+(?:promedio|total|global|general|acumulad[oa]|anual|semestral|institucional|del\s+POI))*"
    r"\s*,?\s*(?:(?:es|fue|ha\s+sido|equivale|ascend\w+|alcanz\w+|lleg\w+|result\w+)\s*)?(?:de|del|a|al|en|el)?\s*(?:un|el)?\s*$",
    re.I,
)
_WHOLE = re.compile(
    r"\bPOI\b|plan\s+operativo\s+institucional|\bla\s+(?:entidad|instituci[oó]n|unidad\s+ejecutora)\b|\bel\s+pliego\b"
    r"|a\s+nivel\s+institucional",
    re.I,
)
_PART = re.compile(
    r"\b(?:oficina|gerencia|sub\s?direcci[oó]n|direcci[oó]n|unidad(?!\s+ejecutora)|[oó]rgano|observatorio|centros?\s+de\s+costo"
    r"|AEI|acci[oó]n(?:es)?\s+estrat[eé]gic|OEI|objetivos?\s+estrat[eé]gic|PEI|plan\s+estrat[eé]gico|programas?\s+presupuestal"
    r"|productos?\b|proyectos?\b|inversi[oó]n\b|inversiones\b|indicador|departamento|regi[oó]n|sede|\d+\s+actividades|las\s+cuales)",
    re.I,
)


def read_around(report: Report, expected: Expected) -> tuple[Said, ...]:
    """The claims of the pages around the report that speak of one of its own quantities, in page order."""
    if not report.context:
        return ()
    out: list[Said] = []
    for page, sentence in sentences(report.context):
        out += [Said(claim, tie, page, sentence) for claim, tie in whole_counts(report, sentence)]
        for claim in claims(sentence) if "%" in sentence or "por ciento" in sentence else ():
            if (tie := mean_tie(report, expected, sentence, claim)) is not None:
                out.append(Said(claim, tie, page, sentence))
    return tuple(out)


def mean_tie(
    report: Report, expected: Expected, sentence: str, claim: Claim, inside: bool = False
) -> Tie | None:
    """The tie of a percentage that the sentence gives as the institution's mean physical progress.

    `inside`: the sentence is the report's own, where "total" is enough to mean all of it.
    """
    before = sentence[: claim.start]
    if claim.kind != "percent" or not (match := _MEAN.search(before[-160:])):
        return None
    around = before + sentence[claim.end : claim.end + 60].split(",")[0]
    own = _without(around, _names(report))
    whole = _WHOLE.search(before) or own != around or (inside and re.search(r"\btotal\b", match[0], re.I))
    if not whole or _PART.search(own):
        return None
    reference = _reference(report, expected, around, inside)
    if reference is None:
        return None
    return Tie(None, reference.what, reference.text, agrees(claim.readings, reference))


def _names(report: Report) -> list[str]:
    entities = (report.header.ue, report.header.pliego)
    return [fold(entity.name) for entity in entities if entity is not None and len(fold(entity.name)) > 8]


def _without(text: str, names: Sequence[str]) -> str:
    """The text without the institution's own name, whose words may be those of a part of it."""
    out = text
    for name in names:
        pattern = r"\s*".join(re.escape(c) for c in name)
        plain = _plain(out)
        if len(plain) == len(out):
            for found in reversed(list(re.finditer(pattern, plain))):
                out = out[: found.start()] + out[found.end() :]
    return out


def _plain(text: str) -> str:
    """Upper case without accents, character by character."""
    return "".join(fold(c) or c for c in text)


def _reference(report: Report, expected: Expected, around: str, inside: bool) -> Reference | None:
    """The total that the sentence speaks of: of the report's own period and year."""
    last = expected.months[-1] if expected.months else 12
    stated, months = years(around), closings(around)
    if expected.year is None or (stated and expected.year not in stated) or (months and last not in months):
        return None
    totals = report.totals
    figure, what = totals.physical, "total"
    if totals.physical_period is not None:
        if re.search(
            r"(?:programaci[oó]n|metas?|respecto\s+al?)\s+(?:f[ií]sicas?\s+)?(?:anual|a[nñ]o)", around, re.I
        ):
            figure, what = totals.physical, "total"
        elif months:
            figure, what = totals.physical_period, "total_period"
        else:
            return None
    elif not months and len(expected.months) < 12 and not inside:
        return None
    value = number(figure)
    if figure is None or value is None:
        return None
    return _of(figure, what)


def _of(figure: Figure, what: str) -> Reference:
    assert figure.value is not None
    return Reference(what, figure.text, point(figure.value), figure.decimals, shown=figure.value)
