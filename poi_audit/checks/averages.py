"""G5: averages of AEI, totals, types and median."""

from __future__ import annotations

from collections.abc import Iterator

from poi_audit.checks.make import about, basis_of, having, over, where_of
from poi_audit.checks.parts import places
from poi_audit.checks.rule import rule
from poi_audit.model.finding import Finding, Severity
from poi_audit.model.report import Report
from poi_audit.recompute import Derived, Expected, Kind, Verdict

AVERAGES = (Kind.AVERAGE, Kind.OBJECTIVE, Kind.TOTAL, Kind.MEDIAN)


def _wrong(expected: Expected, *columns: str) -> Iterator[Derived]:
    for derived in having(expected, Verdict.INCONSISTENT, *AVERAGES):
        if derived.kind is not Kind.OBJECTIVE and derived.column in columns and derived.reason == "":
            yield derived


@rule("G501", Severity.ERROR)
def action_average(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: EJECUCIÓN FÍSICA POR AEI no es el promedio del avance de sus AO.

    Importa: es la cifra por la que se evalúa la acción estratégica.

    Base: nota (6) de 2024, nota (vi) de 2022; en 2021, observado.

    Falla: AO con 79.63, 100.00 y 100.00 y AEI 91.7.
    Pasa: AEI 93.2.

    Excepciones: se acepta el promedio de los avances impresos o de los exactos, según lo que haga el resto del
    reporte; S.P. y "-" no entran; si el avance de una AO está mal, se acepta con ese valor o con el correcto.

    Qué hacer: volver a promediar las AO.
    """
    for derived in _wrong(expected, "average"):
        yield over(action_average, report, expected, derived)


@rule("G502", Severity.ERROR)
def action_average_period(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: la primera cifra de EJECUCIÓN FÍSICA POR AEI no es el promedio de %AVANCE PERIODO de sus AO.

    Importa: es la cifra del semestre por la que se evalúa la acción estratégica.

    Base: observado en el reporte semestral de 2021.

    Falla: AO con 105 y 66.67 y AEI 83.85.
    Pasa: AEI 85.83.

    Excepciones: las mismas de G501.

    Qué hacer: volver a promediar las AO.
    """
    for derived in _wrong(expected, "average_period"):
        yield over(action_average_period, report, expected, derived)


@rule("G503", Severity.ERROR)
def physical_total(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: EJECUCIÓN FÍSICA TOTAL no es el promedio del avance de las AO (ni, donde se admite, de las AEI).

    Importa: es la cifra que resume el reporte.

    Base: nota (7) de 2024, nota (vii) de 2022.

    Falla: AO que promedian 96.23 y total 95.55.
    Pasa: total 96.23.

    Excepciones: en 2022 se acepta el promedio sobre AO o sobre AEI, porque la nota y lo observado difieren (G510).

    Qué hacer: volver a promediar.
    """
    for derived in _wrong(expected, "total"):
        yield over(physical_total, report, expected, derived)


@rule("G504", Severity.ERROR)
def period_total(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: la primera cifra de EJECUCIÓN FÍSICA TOTAL no es el promedio de %AVANCE PERIODO.

    Importa: es la cifra que resume el semestre.

    Base: observado en el reporte semestral de 2021.

    Falla: AO que promedian 101.00 y total 110.10.
    Pasa: total 101.00.

    Excepciones: las mismas de G503.

    Qué hacer: volver a promediar.
    """
    for derived in _wrong(expected, "total_period"):
        yield over(period_total, report, expected, derived)


@rule("G505", Severity.ERROR)
def type_total(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: EJECUCIÓN FÍSICA PROMEDIO POR OEI TIPO I o TIPO II no es el promedio de las AO de sus AEI.

    Importa: separa lo misional de lo institucional.

    Base: notas (8) y (9) de 2024.

    Falla: AO de tipo I que promedian 95.85 y cifra 93.11.
    Pasa: 95.85.

    Excepciones: si una AEI muestra otro tipo que su OEI, se acepta cualquiera de los dos.

    Qué hacer: volver a promediar.
    """
    for derived in _wrong(expected, "type_i", "type_ii"):
        yield over(type_total, report, expected, derived)


@rule("G506", Severity.ERROR)
def median(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: MEDIANA DEL AV% DEL POI no es la mediana del avance de las AO (ni del promedio de las AEI).

    Importa: compensa a los promedios que unas pocas AO desvían.

    Base: observado en el reporte semestral de 2022.

    Falla: avances 90.00, 96.00 y 100.00 y mediana 92.20.
    Pasa: mediana 96.00.

    Excepciones: ninguna.

    Qué hacer: ordenar los avances y tomar el central.
    """
    for derived in _wrong(expected, "median"):
        yield over(median, report, expected, derived)


@rule("G507", Severity.ERROR)
def blocked(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: la AEI muestra un promedio aunque una de sus AO está en S.I.

    Importa: el promedio habla solo de las AO con seguimiento completo.

    Base: nota (6) a) de 2024, nota (vi) a) de 2022: solo tendrá valor cuando ninguna de sus AO esté en S.I.

    Falla: AO con S.I. y 75.00, y AEI 75.0, donde otra AEI con S.I. queda en blanco.
    Pasa: AEI en blanco.

    Excepciones: si todas las AEI con S.I. publican el promedio del resto, es una convención del reporte (G513). En
    2021 ninguna nota lo prohíbe.

    Qué hacer: citar el promedio diciendo de cuántas AO es.
    """
    for derived in having(expected, Verdict.INCONSISTENT, Kind.AVERAGE):
        if derived.reason == "incomplete":
            yield over(blocked, report, expected, derived)


@rule("G509", Severity.WARNING)
def missing(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: la AEI o el total no muestra cifra aunque todas sus AO tienen avance.

    Importa: una AEI sin promedio parece incompleta sin serlo.

    Base: nota (6) de 2024, nota (vi) de 2022.

    Falla: AO con 100.00 y 97.22 y AEI en blanco.
    Pasa: AEI 98.6, o en blanco si una AO está en S.I.

    Excepciones: ninguna.

    Qué hacer: mirar la línea de cierre de la AEI en la página.
    """
    for derived in having(expected, Verdict.INCONSISTENT, *AVERAGES):
        if derived.reason == "missing":
            yield over(missing, report, expected, derived)


@rule("G512", Severity.INFO)
def by_rounding(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: el promedio sale de las AO con otra forma de redondear, o de los avances exactos en vez de los
    impresos.

    Importa: la diferencia es de la última cifra.

    Base: una cifra impresa vale por todo el intervalo de valores que se imprimen así.

    Falla: promedio de los avances impresos 90.35 impreso 90.3, donde los demás promedios salen de lo impreso.
    Pasa: 90.4.

    Excepciones: ninguna.

    Qué hacer: nada.
    """
    for derived in having(expected, Verdict.BY_ROUNDING, *AVERAGES):
        yield over(by_rounding, report, expected, derived)


@rule("G517", Severity.WARNING)
def of_nothing(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: se imprime un promedio distinto de cero y ninguna AO leída de ese grupo tiene un avance que promediar.

    Importa: la cifra no sale de nada que el reporte muestre; o falta una AO en la lista, o sobra la cifra.

    Base: notas (6) b), (8) y (9) de 2024, (vi) b) de 2022: S.P. no entra en el promedio.

    Falla: una AEI con todas sus AO en S.P. y promedio 50.0; 100.00 en TIPO II sin ninguna AO de tipo II.
    Pasa: 0.0, un guion o la celda en blanco.

    Excepciones: sin ninguna AO de ese tipo en la lista solo se informa.

    Qué hacer: preguntar de qué AO es ese promedio.
    """
    for derived in having(expected, Verdict.INCONSISTENT, *AVERAGES):
        if derived.reason == "nothing":
            some = bool(places(expected, derived))
            yield about(
                of_nothing,
                where_of(derived),
                severity=Severity.WARNING if some else Severity.INFO,
                key="" if some else "none",
                published=derived.published.text,
                basis=basis_of(report, derived),
                figure=derived.published.text,
            )


@rule("G518", Severity.ERROR)
def objective_average(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: la cifra que cierra un OEI no es el promedio de sus AO ni el de sus AEI, lo que este reporte siga.

    Importa: es la cifra por la que se evalúa el objetivo.

    Base: ninguna disposición conocida la imprime; se infiere de los demás OEI del reporte.

    Falla: AO con 90.00 y 100.00 y OEI 91.0.
    Pasa: OEI 95.0.

    Excepciones: con un solo OEI se acepta cualquiera de los dos promedios.

    Qué hacer: volver a promediar.
    """
    for derived in having(expected, Verdict.INCONSISTENT, Kind.OBJECTIVE):
        if derived.reason == "":
            yield over(objective_average, report, expected, derived)
