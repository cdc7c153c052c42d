"""A3, columns that some forms add to the months, and how this report's months accumulate."""

from __future__ import annotations

from collections.abc import Iterator

from poi_audit.checks.make import about, at, having, over
from poi_audit.checks.rule import rule
from poi_audit.messages import message
from poi_audit.model.finding import Finding, Severity, Where
from poi_audit.model.report import Report
from poi_audit.recompute import Aggregation, Expected, Kind, Verdict
from poi_audit.recompute.calendar import starts_late
from poi_audit.recompute.facts import number


@rule("A304", Severity.ERROR)
def subtotal(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: la columna que acumula un trimestre o un semestre no da lo que dan los meses que abarca.

    Importa: el subtotal es lo que se cita del trimestre.

    Base: ninguna nota habla de subtotales; se suman como el acumulado.

    Falla: Ene 1.00, Feb 1.00, Mar 1.00 e I TRIM 5.00.
    Pasa: I TRIM 3.00.

    Excepciones: en tipos que no suman se acepta también el último valor; sin tipo conocido no se juzga.

    Qué hacer: volver a sumar los meses del subtotal.
    """
    for derived in having(expected, Verdict.INCONSISTENT, Kind.SUBTOTAL):
        yield over(subtotal, report, expected, derived)


@rule("A305", Severity.ERROR)
def goal(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: META ANUAL no es lo que acumulan los meses de PROG. de todo el año, o es menos que los visibles.

    Importa: es la meta con la que se compara el año.

    Base: ninguna nota habla de esa columna; se compara con la programación mensual.

    Falla: doce meses de 1.00 y META ANUAL 11.00.
    Pasa: META ANUAL 12.00.

    Excepciones: en reportes de una parte del año solo es error que sea menor que los meses visibles.

    Qué hacer: comprobar la meta registrada.
    """
    for derived in having(expected, Verdict.INCONSISTENT, Kind.GOAL):
        yield over(goal, report, expected, derived)


@rule("A309", Severity.WARNING)
def hidden_excess(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: el reporte no muestra los primeros meses del año, y lo ejecutado en ellos, según los acumulados, es
    más que lo programado en ellos.

    Importa: el exceso no se puede comprobar con la página; el tope de 100 puede además ocultarlo.

    Base: diferencia entre cada acumulado y sus meses visibles; ninguna nota la exige.

    Falla: de Jul a Dic se muestran 6.00 y 6.00, y los acumulados dicen PROG. 12.00 y EJEC. 18.00.
    Pasa: PROG. 12.00 y EJEC. 11.00.

    Excepciones: reportes que empiezan en enero; solo Acumulado Anual.

    Qué hacer: pedir los meses que faltan.
    """
    for fact in expected.activities if starts_late(report.header) else ():
        rows = fact.programmed, fact.executed
        goal, done = (number(row.row.accumulated) for row in rows)
        if goal is None or done is None or not all(row.sound for row in rows):
            continue
        before = goal - rows[0].total, done - rows[1].total
        if fact.aggregation is Aggregation.ANNUAL and 0 <= before[0] < before[1]:
            cell = rows[1].row.accumulated
            where = at(cell, Where.of(fact.activity, "physical", "executed", "accumulated"))
            yield about(
                hidden_excess,
                where,
                published=cell.text,
                executed=f"{before[1]:,.2f}",
                programmed=f"{before[0]:,.2f}",
                month=report.header.months[0],
            )


@rule("A306", Severity.INFO)
def running_months(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: cada mes muestra lo acumulado desde enero hasta él, y el acumulado es el del último mes.

    Importa: sumar los meses contaría varias veces lo mismo.

    Base: la nota del reporte que lo diga; sin ella, se infiere de los acumulados.

    Falla: Ene 1.00, Feb 2.00, Mar 3.00 y acumulado 3.00, en casi todas las AO (un solo aviso por bloque).
    Pasa: Ene 1.00, Feb 1.00, Mar 1.00 y acumulado 3.00.

    Excepciones: si la nota dice que se suman, es advertencia.

    Qué hacer: no sumar los meses de este reporte.
    """
    for block, name in (("physical", "months"), ("financial", "financial_months")):
        choice = expected.choices.get(name)
        if choice is None or choice.value != "running":
            continue
        evidence = choice.convention
        against = choice.default != "running" and (note := report.traits.note("accumulated"))
        cited = note if against else evidence.note
        yield about(
            running_months,
            Where(block=block, column="accumulated"),
            severity=Severity.WARNING if against else Severity.INFO,
            key="note" if against else "",
            basis=message("basis.note", note=cited) if cited else None,
            count=evidence.agrees,
            of=evidence.of,
            note=note if against else "",
        )
