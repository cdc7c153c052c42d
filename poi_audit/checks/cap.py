"""P4, the cap at 100: what it hides, and whether the checkbox tells the truth."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from poi_audit.checks.make import about, at, progress_named
from poi_audit.checks.rule import rule
from poi_audit.messages import message
from poi_audit.model.figure import Figure
from poi_audit.model.finding import Finding, Severity, Where
from poi_audit.model.interval import rounded
from poi_audit.model.report import Report
from poi_audit.recompute import ActivityFacts, Expected
from poi_audit.recompute.facts import number

HUNDRED = Fraction(100)


def above(expected: Expected, capped: bool) -> Iterator[tuple[ActivityFacts, str, Figure, Fraction]]:
    """Activities whose own cells give more than 100: column, figure and uncapped value; printed as 100 if `capped`."""
    for i, fact in enumerate(expected.activities):
        columns = (("percent", fact.activity.percent), ("percent_period", fact.activity.percent_period))
        for (column, figure), share in zip(columns, expected.shares[i], strict=True):
            if figure is None or share is None or share.exact is None or share.exact.low <= HUNDRED:
                continue
            if (number(figure) == HUNDRED) == capped:
                yield fact, column, figure, share.exact.low


@rule("P411", Severity.WARNING)
def box(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: la casilla dice que los avances se truncan al 100 % y la mayoría no lo está, o al revés.

    Importa: quien lea los promedios creerá que son de la otra clase.

    Base: la casilla PORCENTAJE DE AVANCES TRUNCADOS AL 100%, y las AO que ejecutaron más de lo programado.

    Falla: casilla marcada y AO con 104.17 y 120.00.
    Pasa: casilla marcada y esas AO con 100.00.

    Excepciones: una sola AO distinta es P408 o P409.

    Qué hacer: pedir el reporte generado otra vez con la opción deseada.
    """
    choice = expected.choices["activity_cap"]
    stated = report.header.truncated_at_100
    if stated is not None and choice.value != choice.default:
        key = "ticked" if stated else "unticked"
        evidence = choice.convention
        yield about(box, Where(column="percent"), key=key, count=evidence.agrees, of=evidence.of)


@rule("P412", Severity.INFO, of_registers=True)
def hidden(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: la AO ejecutó más de lo programado y se imprime 100.00 por el tope.

    Importa: el 100.00 no distingue cumplir de exceder; un exceso grande suele venir de una programación baja.

    Base: la casilla de truncamiento marcada.

    Falla: EJEC. 2.00, PROG. 1.00 y avance 100.00 (sin tope, 200.00).
    Pasa: EJEC. 1.00, PROG. 1.00 y avance 100.00.

    Excepciones: ninguna.

    Qué hacer: citar el avance sin tope junto al impreso.
    """
    if not expected.capped:
        return
    for fact, column, figure, value in above(expected, capped=True):
        text = f"{rounded(value, 2):,f}"
        where = at(figure, Where.of(fact.activity, "physical", None, column))
        yield about(hidden, where, published=figure.text, uncapped=text)


@rule("P413", Severity.INFO, of_registers=True)
def over_hundred(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: hay AO con avance mayor que 100 en un reporte que no trunca.

    Importa: elevan el promedio de su AEI y el total por encima de lo que cumplió el resto.

    Base: ninguna nota limita el avance donde no hay casilla de truncamiento.

    Falla: AO con 150 y 200 (un solo aviso por columna del reporte).
    Pasa: todas las AO hasta 100.

    Excepciones: ninguna.

    Qué hacer: citar el promedio con y sin tope.
    """
    if expected.capped:
        return
    for column in ("percent_period", "percent"):
        found = [
            (f.activity.code, figure.text) for f, c, figure, _ in above(expected, capped=False) if c == column
        ]
        if found:
            items = [message("item.value", code=code, value=text) for code, text in found]
            where, progress = Where(block="physical", column=column), progress_named(report, column)
            yield about(over_hundred, where, count=len(found), progress=progress, items=items)
