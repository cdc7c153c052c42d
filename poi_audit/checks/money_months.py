"""M7, money beside the physical execution."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from poi_audit.checks.make import about, at
from poi_audit.checks.rule import rule
from poi_audit.model.figure import Mark
from poi_audit.model.finding import Finding, Severity, Where
from poi_audit.model.interval import rounded
from poi_audit.model.report import Report
from poi_audit.recompute import ActivityFacts, Expected, RowFacts


def _sound(expected: Expected) -> Iterator[tuple[ActivityFacts, RowFacts, RowFacts]]:
    for fact in expected.activities:
        if fact.financial is not None and all(row.sound for row in fact.financial):
            yield fact, *fact.financial


@rule("M706", Severity.INFO, over_list=True)
def identical(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: más de la mitad de las AO con dinero ejecutó en dinero exactamente lo programado en todos los meses.

    Importa: donde las dos filas son iguales, compararlas no dice nada; la programación puede haberse actualizado con
    lo ejecutado.

    Base: comparación mes a mes; ninguna nota la exige.

    Falla: 98 de 117 AO con dinero y las dos filas idénticas (un solo aviso por reporte).
    Pasa: 10 de 117.

    Excepciones: reportes sin bloque FINANCIERO.

    Qué hacer: comparar con el presupuesto inicial.
    """
    rows = [(fact, goal, done) for fact, goal, done in _sound(expected) if goal.total or done.total]
    same = [fact for fact, goal, done in rows if goal.values == done.values]
    if len(rows) > 1 and len(same) * 2 > len(rows):
        yield about(identical, Where(block="financial"), count=len(same), of=len(rows))


@rule("M708", Severity.WARNING)
def spent(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: la AO tiene programación física y avance 0, y ejecutó en dinero lo programado o más.

    Importa: el gasto registrado no tiene avance físico a su lado en el período.

    Base: comparación de los dos bloques; ninguna nota la exige.

    Falla: avance 0.00, EJEC. financiero 8,020.00 de 8,020.00.
    Pasa: avance 0.00 y EJEC. financiero 0.00.

    Excepciones: AO en S.I. o S.P.

    Qué hacer: pedir el sustento del gasto y de la meta.
    """
    for fact, goal, done in _sound(expected):
        figure = fact.activity.percent_period or fact.activity.percent
        if figure is not None and figure.value == 0 and fact.programmed.total > 0 < goal.total <= done.total:
            column = "percent_period" if fact.activity.percent_period is not None else "percent"
            where = at(figure, Where.of(fact.activity, "physical", None, column))
            yield about(
                spent,
                where,
                published=figure.text,
                spent=f"{done.total:,.2f}",
                goal=f"{goal.total:,.2f}",
            )


@rule("M709", Severity.INFO, over_list=True)
def unprogrammed(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: qué parte del dinero ejecutado es de AO que están en S.P. y no entran en ningún promedio.

    Importa: el avance físico del reporte no habla de ese gasto.

    Base: notas (5) y (6) de 2024, (v) y (vi) de 2022.

    Falla: 65 AO en S.P. con el 49 % de lo ejecutado (un solo aviso por reporte).
    Pasa: ninguna AO en S.P. con gasto.

    Excepciones: reportes sin bloque FINANCIERO.

    Qué hacer: citarlo junto al avance total.
    """
    total = idle = Decimal(0)
    count = spending = 0
    for fact, _, done in _sound(expected):
        total += done.total
        figure = fact.activity.percent_period or fact.activity.percent
        if figure is not None and figure.mark is Mark.UNPROGRAMMED:
            idle += done.total
            count += 1
            spending += done.total > 0
    if idle > 0 < total:
        share = f"{rounded(idle * 100 / total, 1):f}"
        yield about(
            unprogrammed,
            Where(block="financial", row="executed"),
            key="period" if any(f.activity.percent_period for f in expected.activities) else "",
            count=count,
            spending=spending,
            money=f"{idle:,.2f}",
            share=share,
        )
