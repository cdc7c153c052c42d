"""A3, columns that some forms add to the months, and how this report's months accumulate."""

from __future__ import annotations

from collections.abc import Iterator

from poi_audit.checks.make import about, having, over
from poi_audit.checks.rule import rule
from poi_audit.model.finding import Finding, Severity, Where
from poi_audit.model.report import Report
from poi_audit.recompute import Expected, Kind, Verdict


@rule("A304", "El subtotal no sale de sus meses", "The subtotal does not follow its months", Severity.ERROR)
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
        yield over("A304", Severity.ERROR, report, expected, derived)


@rule(
    "A305", "La meta anual no sale de los meses", "The yearly goal does not follow the months", Severity.ERROR
)
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
        yield over("A305", Severity.ERROR, report, expected, derived)


@rule(
    "A306",
    "Los meses muestran valores acumulados",
    "The months show values to date",
    Severity.INFO,
)
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
        yield about(
            "A306",
            Severity.WARNING if against else Severity.INFO,
            Where(block=block, column="accumulated"),
            key="A306.note" if against else None,
            basis=f"nota {note}" if against else f"nota {evidence.note}" if evidence.note else None,
            count=evidence.agrees,
            of=evidence.of,
            note=note if against else "",
        )
