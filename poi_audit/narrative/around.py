"""The informe around the report: its claims about the report's own quantities, and no others.

A count of the POI's AO or AEI, and the mean physical progress of the whole institution in the report's period. What is
said of one office, of a budget, of a goal of the PEI or of another year or period is not tied.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from poi_audit.model.report import Report
from poi_audit.narrative.alerts import Prose
from poi_audit.narrative.model import Said
from poi_audit.narrative.paragraphs import sentences
from poi_audit.narrative.stems import plain
from poi_audit.recompute import Expected

_ASIDE = re.compile(
    r"\b(?:aei|oei|pei|oficina|gerencia|direccion|accion(?:es)?\s+estrategic|objetivos?\s+estrategic|plan\s+estrategico|programas?\s+presupuestal"
    r"|proyectos?|inversion\b|indicador)"
)
"""Words in whose company a percentage is hardly that of the whole."""
_COUNTS = ("activities", "actions", "objectives")


def read_around(report: Report, expected: Expected) -> tuple[Said, ...]:
    """The claims of the pages around the report that speak of one of its own quantities, in page order."""
    if not report.context:
        return ()
    return tuple(_claims(Prose(report, expected), report, expected))


def _claims(prose: Prose, report: Report, expected: Expected) -> Iterator[Said]:
    for page, sentence in sentences(report.context):
        flat = plain(sentence)
        if not re.search(r"%|por ciento|\bao\b|\baei\b|actividades operativas|acciones estrategicas", flat):
            continue
        mentions = prose.reader.mentions(sentence)
        whole = [m for m in mentions if m.subject is prose.names.whole]
        for said in prose.read(sentence).said if whole else ():
            tie = said.tie
            named = any(m.end <= said.claim.start for m in whole)
            if tie is None or tie.code is not None or not named:
                continue
            if tie.what in _COUNTS:
                yield replace(said, page=page, sentence=sentence)
            elif tie.what in ("total", "total_period"):
                yield from _mean(replace(said, page=page, sentence=sentence), flat, report, expected)


def _mean(said: Said, flat: str, report: Report, expected: Expected) -> Iterator[Said]:
    before = flat[: said.claim.start]
    own = before.replace(plain(report.header.ue.name), "") if report.header.ue is not None else before
    short = len(expected.months) < 12 or report.totals.physical_period is not None
    if "fisic" in before[-120:] and not _ASIDE.search(own) and (not short or _DATED.search(flat)):
        yield said


_DATED = re.compile(r"\b(?:semestre|trimestre|semestral|trimestral|cierre|al\s+\d|al?\s+mes|anual)\b")
