"""P4: the percentage of each activity, and the marks S.I. and S.P."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from poi_audit.checks.cap import above
from poi_audit.checks.make import about, at, having, over
from poi_audit.checks.rule import rule
from poi_audit.messages import message
from poi_audit.model.finding import Finding, Severity, Where
from poi_audit.model.interval import Interval, rounded
from poi_audit.model.report import Report
from poi_audit.recompute import Derived, Expected, Kind, Verdict
from poi_audit.recompute.facts import number
from poi_audit.recompute.summary import band
from poi_audit.recompute.timing import reached

NUMERIC = ("", "dash")
"""Reasons of an inconsistency that are no matter of a mark or the cap."""


def _wrong(expected: Expected, *reasons: str) -> Iterator[Derived]:
    return (d for d in having(expected, Verdict.INCONSISTENT, Kind.PERCENT) if d.reason in reasons)


def _by_date(report: Report, expected: Expected) -> Severity:
    """An error where the day of the query is known or does not matter; otherwise a warning."""
    known = expected.dated or report.traits.deadline == "all_visible" or report.traits.unprogrammed_in_period
    return Severity.ERROR if known else Severity.WARNING


@rule("P401", Severity.ERROR)
def percent(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: el porcentaje impreso no sale de las cifras de la propia AO.

    Importa: de él salen el promedio de la AEI, el total y las bandas.

    Base: nota (3) de 2024, nota (iii) de 2022, nota (ii) de 2021: ejecución acumulada / programación acumulada *
    100; en "No Acumulado", el promedio de ejecución / programación de cada mes con programación.

    Falla: EJEC. 39.00, PROG. 40.00 y avance 79.50.
    Pasa: avance 97.50.

    Excepciones: si un acumulado está mal, también se acepta el avance que sale de los meses. Un guion donde
    corresponde una cifra se advierte y no se da por error.

    Qué hacer: volver a dividir los acumulados.
    """
    for derived in _wrong(expected, *NUMERIC):
        if derived.column == "percent" or derived.reason == "dash":
            dash = derived.reason == "dash"
            severity = Severity.WARNING if dash else Severity.ERROR
            yield over(percent, report, expected, derived, key="dash" if dash else "", severity=severity)


@rule("P402", Severity.ERROR)
def percent_period(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: %AVANCE PERIODO no es lo ejecutado sobre lo programado en los meses visibles.

    Importa: es el avance que se cita del semestre.

    Base: nota (ii) de 2021; observado: sobre los meses visibles.

    Falla: EJEC. 63.00 de Ene a Jun, PROG. 60.00 y avance 103.
    Pasa: avance 105.

    Excepciones: si el acumulado ejecutado está mal, también se acepta el avance que sale de él; cortado en 100 es P409.

    Qué hacer: volver a sumar los meses de ambas filas y dividir.
    """
    for derived in _wrong(expected, ""):
        if derived.column == "percent_period":
            yield over(percent_period, report, expected, derived)


@rule("P403", Severity.ERROR)
def contradicts_accumulated(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: EJEC. acumulado es mayor que sus meses visibles (A302) y el avance sale de los meses, no de él.

    Importa: si el acumulado incluye registros posteriores y es correcto, el avance está mal; si el avance es
    correcto, lo está el acumulado. Las dos celdas no pueden ser ciertas a la vez.

    Base: nota (3) de 2024, nota (iii) de 2022, nota (ii) de 2021; %AVANCE ANUAL de 2021.

    Falla: meses 6.00, EJEC. acumulado 12.00, meta 12.00 y avance anual 50.
    Pasa: EJEC. acumulado 6.00 y avance 50, o 12.00 y avance 100.

    Excepciones: en reportes de doce meses no hay registros posteriores: ahí solo se señala el acumulado.

    Qué hacer: resolver primero el A302 de la misma AO.
    """
    for derived in expected.derived:
        if derived.kind is Kind.PERCENT and derived.reason == "follows_months":
            because = (message("why.follows_months"),)
            yield over(contradicts_accumulated, report, expected, derived, extra=because)


@rule("P404", Severity.ERROR)
def incomplete_unfounded(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: la AO muestra S.I. aunque todos los meses con plazo vencido están registrados.

    Importa: un S.I. deja sin promedio a su AEI y saca a la AO del total.

    Base: nota (4) de 2024, nota (iv) de 2022, nota (iii) de 2021.

    Falla: doce meses con cifra y avance S.I.
    Pasa: un mes vencido en blanco y avance S.I.

    Excepciones: si no se conoce el día de la consulta, se aceptan los plazos que explican más marcas del reporte.

    Qué hacer: ver si el seguimiento se completó después de calcular el avance.
    """
    for derived in _wrong(expected, "incomplete_unfounded"):
        yield over(incomplete_unfounded, report, expected, derived)


@rule("P405", Severity.ERROR)
def incomplete_missing(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: un mes con plazo vencido está en blanco y la AO muestra otra cosa que S.I.

    Importa: la AO entra con una cifra incompleta al promedio de su AEI y al total.

    Base: nota (3) c) de 2024, nota (iii) de 2022 y de 2021.

    Falla: EJEC. May en blanco, consulta en octubre y avance 100.00.
    Pasa: avance S.I.

    Excepciones: si no se conoce el día de la consulta, es advertencia.

    Qué hacer: comprobar el registro de ese mes.
    """
    severity = _by_date(report, expected)
    for derived in _wrong(expected, "incomplete_missing"):
        yield over(incomplete_missing, report, expected, derived, severity=severity)


@rule("P406", Severity.ERROR)
def unprogrammed_unfounded(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: la AO muestra S.P. aunque tiene programación en meses ya transcurridos.

    Importa: S.P. la saca de los promedios.

    Base: nota (5) de 2024, nota (v) de 2022, nota (iv) de 2021.

    Falla: PROG. 3.00 en Feb y avance S.P.
    Pasa: PROG. 0.00 en todos los meses transcurridos y avance S.P.

    Excepciones: si no se conoce el día de la consulta, se aceptan los meses que explican más marcas del reporte; si
    de ese día depende, es advertencia.

    Qué hacer: comprobar la programación registrada.
    """
    last = reached(expected.activities, len(report.header.months))
    for derived in _wrong(expected, "unprogrammed_unfounded"):
        values = derived.fact.programmed.values if derived.fact is not None else ()
        sure = any(values[:last])  # over on any day on which others had executed later months
        yield over(
            unprogrammed_unfounded,
            report,
            expected,
            derived,
            severity=Severity.ERROR if sure else _by_date(report, expected),
        )


@rule("P407", Severity.ERROR)
def unprogrammed_missing(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: la AO no tiene programación en los meses transcurridos y muestra una cifra.

    Importa: entra como número a los promedios, casi siempre como cero.

    Base: nota (5) de 2024, nota (v) de 2022, nota (iv) de 2021.

    Falla: PROG. 0.00 de Ene a Jun y avance 0.00.
    Pasa: avance S.P.

    Excepciones: %AVANCE ANUAL de 2021 muestra 0 (observado); si depende del día de la consulta y no se conoce, es
    advertencia.

    Qué hacer: comprobar la programación registrada.
    """
    for derived in _wrong(expected, "unprogrammed_missing"):
        sure = derived.fact is not None and not any(derived.fact.programmed.values)
        yield over(
            unprogrammed_missing,
            report,
            expected,
            derived,
            severity=Severity.ERROR if sure else _by_date(report, expected),
        )


@rule("P408", Severity.ERROR)
def uncapped(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: la casilla dice que los avances se truncan al 100 % y esta AO muestra su avance sin truncar.

    Importa: entra al promedio con más peso que las demás.

    Base: la casilla PORCENTAJE DE AVANCES TRUNCADOS AL 100%, y las demás AO del reporte.

    Falla: casilla marcada y avance 104.17.
    Pasa: avance 100.00.

    Excepciones: si la mayoría no se trunca, es la casilla la que difiere (P411).

    Qué hacer: ver con qué opción se generó el reporte.
    """
    for derived in _wrong(expected, "uncapped"):
        yield over(uncapped, report, expected, derived)


@rule("P409", Severity.ERROR)
def cut(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: el reporte no trunca los avances y esta AO muestra 100 aunque ejecutó más de lo programado.

    Importa: oculta una ejecución mayor que la programada.

    Base: la casilla sin marcar o ausente, y las demás AO del reporte.

    Falla: EJEC. 48.00, PROG. 45.00 y avance 100.
    Pasa: avance 107.

    Excepciones: sin casilla y sin una AO que muestre más de 100, nada dice que el reporte no trunque: no se juzga, y
    solo se advierte si los promedios cuentan la AO con lo que dan sus cifras.

    Qué hacer: ver con qué opción se generó el reporte.
    """
    for derived in _wrong(expected, "cut"):
        yield over(cut, report, expected, derived)
    uncut = [d for d in having(expected, Verdict.EQUAL, Kind.AVERAGE, Kind.TOTAL) if d.reason == "uncut"]
    for fact, column, figure, value in above(expected, capped=True) if uncut else ():
        over_it = [
            d for d in uncut if d.owner in (None, fact.action.owner) and _period(d.column) == _period(column)
        ]
        if len(over_it) > 1:
            where = at(figure, Where.of(fact.activity, "physical", None, column))
            text = f"{rounded(value, 2):,f}"
            yield about(
                cut, where, severity=Severity.WARNING, key="averages", published=figure.text, exact=text
            )


def _period(column: str | None) -> bool:
    """Whether a column is of the period, where the report prints two percentages."""
    return (column or "").endswith("_period")


@rule("P410", Severity.INFO)
def by_rounding(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: el avance sale de las cifras de la AO con otra forma de redondear que la del reporte.

    Importa: la diferencia es de la última cifra; es advertencia si por ella cambia de banda.

    Base: nota (3) de 2024, nota (iii) de 2022, nota (ii) de 2021; observado: los avances se redondean con la mitad
    hacia arriba.

    Falla: 5 / 7 impreso 71.42, con los demás avances redondeados.
    Pasa: 71.43.

    Excepciones: ninguna.

    Qué hacer: nada, salvo que cambie de banda.
    """
    for derived in having(expected, Verdict.BY_ROUNDING, Kind.PERCENT):
        shown, value = number(derived.published), derived.expected
        moved = isinstance(value, Interval) and shown is not None and band(value.low) != band(Fraction(shown))
        yield over(
            by_rounding, report, expected, derived, severity=Severity.WARNING if moved else Severity.INFO
        )
