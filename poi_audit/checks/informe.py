"""N8: what the informe around the report says of the report's own quantities.

Warnings at most: another document, written at another date, may count otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from poi_audit.checks.narrative import differing
from poi_audit.checks.rule import Rule, rule
from poi_audit.messages import message
from poi_audit.model.finding import Finding, Severity, Where
from poi_audit.model.report import Report
from poi_audit.narrative import Said, Tie, around_of
from poi_audit.recompute import Expected

_PLANNED = re.compile(r"aprob|inicial|apertura|\bPIA\b|consistenciad|formul", re.I)


def _differing(
    report: Report, expected: Expected, kinds: tuple[str, ...]
) -> Iterator[tuple[Tie, list[Said]]]:
    """The claims that differ, those that say the same of the same quantity together."""
    groups: dict[tuple[str, str], tuple[Tie, list[Said]]] = {}
    for said in around_of(report, expected):
        tie = said.tie
        if tie is not None and not tie.agrees and tie.what in kinds:
            key = (tie.what, str(said.claim.readings[0].value))
            groups.setdefault(key, (tie, []))[1].append(said)
    yield from groups.values()


def _finding(rule: Rule, severity: Severity, tie: Tie, group: list[Said]) -> Finding:
    pages = [str(page) for page in dict.fromkeys(said.page for said in group)]
    where = Where(column=tie.what, page=group[0].page)
    return differing(rule, severity, where, group[0].claim, tie, message("basis.informe"), pages=pages)


@rule("N805", Severity.WARNING, over_list=True)
def counts(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: el informe que rodea al reporte dice que el POI tiene otro número de AO o de AEI que las que lista.

    Importa: el anexo no sustenta la cifra del informe, o el informe describe otra versión del plan.

    Base: frases que hablan del POI entero y del año del reporte, en las páginas del mismo PDF.

    Falla: "El POI 2021 fue aprobado con 138 actividades operativas" y el anexo lista 136.
    Pasa: "El POI 2021 comprende 136 actividades operativas".

    Excepciones: si la frase habla de la aprobación o del presupuesto inicial, solo se informa: las AO cambian con las
    modificaciones. Las partes ("5 AO programadas para el segundo semestre") y los planes de otro año no se juzgan.

    Qué hacer: pedir el detalle de las AO que faltan o sobran.
    """
    for tie, group in _differing(report, expected, ("activities", "actions", "objectives")):
        planned = all(_PLANNED.search(said.sentence) for said in group)
        yield _finding(counts, Severity.INFO if planned else Severity.WARNING, tie, group)


@rule("N806", Severity.WARNING)
def means(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: el informe que rodea al reporte da, para la institución y el mismo período, un avance físico promedio
    que no es el total que el reporte imprime.

    Importa: es la cifra que se cita; el anexo que debería sustentarla dice otra.

    Base: frases que hablan del POI o de la institución entera, con las palabras "avance (o ejecución) físico" o "de
    metas físicas", y del período y el año del reporte. Se compara con los decimales de la cifra menos precisa.

    Falla: "el POI obtuvo un avance promedio de metas físicas del 106 %" y el total del período es 110.59.
    Pasa: "del 111 %" o "del 110.59 %".

    Excepciones: el avance de una oficina, el de una AEI según los indicadores del PEI, el financiero y el de otro año o
    período no se juzgan.

    Qué hacer: pedir cómo se calculó la cifra del informe.
    """
    for tie, group in _differing(report, expected, ("total", "total_period")):
        yield _finding(means, Severity.WARNING, tie, group)
