"""T6: TABLA RESÚMEN and the counts of complete and incomplete activities."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from poi_audit.checks.make import about, at, having, over, where_of
from poi_audit.checks.rule import rule
from poi_audit.model.finding import Finding, Severity, Where
from poi_audit.model.interval import Interval, rounded
from poi_audit.model.report import Report
from poi_audit.recompute import Derived, Expected, Kind, Verdict
from poi_audit.recompute.facts import number
from poi_audit.recompute.summary import BANDS, band


def _wrong(expected: Expected, tables: tuple[str | None, ...], columns: tuple[str, ...]) -> Iterator[Derived]:
    for derived in having(expected, Verdict.INCONSISTENT, Kind.COUNT):
        if derived.table in tables and derived.column in columns:
            yield derived


@rule("T601", Severity.ERROR)
def action_bands(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: TABLA RESÚMEN cuenta en una banda otras AEI que las que tienen ese promedio.

    Importa: las bandas son lo que se cita del desempeño.

    Base: bandas [0,75) [75,95) [95, en adelante), por el promedio de la AEI.

    Falla: dos AEI con 100.0 y la celda de 95 % en 1.
    Pasa: la celda en 2. Una celda en blanco vale 0.

    Excepciones: una AEI cuyas AO son todas S.P. puede contarse en la primera banda o no contarse.

    Qué hacer: contar las AEI de cada banda.
    """
    for derived in _wrong(expected, ("actions",), BANDS):
        yield over(action_bands, report, expected, derived)


@rule("T602", Severity.ERROR)
def activity_bands(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: TABLA RESÚMEN cuenta en una banda otras AO que las que tienen ese avance.

    Importa: las bandas son lo que se cita del desempeño.

    Base: bandas [0,75) [75,95) [95, en adelante), por el avance de la AO.

    Falla: 24 AO con 100.00 y la celda de 95 % en 23.
    Pasa: la celda en 24. Una celda en blanco vale 0.

    Excepciones: si un avance está mal, se acepta el conteo con ese valor o con el correcto.

    Qué hacer: contar las AO de cada banda.
    """
    for derived in _wrong(expected, ("activities",), BANDS):
        yield over(activity_bands, report, expected, derived)


@rule("T603", Severity.ERROR)
def other_counts(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: el número de AO o AEI en ejecución, en seguimiento, completas o incompletas no es el de la tabla.

    Importa: dice si el reporte está completo.

    Base: completas + incompletas = AO listadas; incompleta es la AO en S.I.

    Falla: 16 AO listadas, ninguna S.I., y 13 completas.
    Pasa: 16 completas y 0 incompletas.

    Excepciones: "en ejecución" puede contar o no las que son S.P.; en AEI, "incompleta" puede ser "-".

    Qué hacer: contar las AO y sus S.I.
    """
    columns = ("incomplete", "in_execution", "activities", "complete")
    for derived in _wrong(expected, ("actions", "activities", "tracking"), columns):
        yield over(other_counts, report, expected, derived)


@rule("T604", Severity.ERROR)
def completeness(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: AO CON INFORMACIÓN COMPLETA o INCOMPLETA no es el número de AO sin S.I. o con S.I.

    Importa: dice si el reporte está completo.

    Base: observado en el reporte semestral de 2022.

    Falla: 13 AO, dos S.I., y completa 9.
    Pasa: completa 11 e incompleta 2.

    Excepciones: ninguna.

    Qué hacer: contar las AO y sus S.I.
    """
    for derived in _wrong(expected, (None,), ("complete", "incomplete")):
        yield over(completeness, report, expected, derived)


@rule("T605", Severity.INFO)
def by_rounding(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: el avance o el promedio impreso cae en una banda y el exacto en la anterior.

    Importa: la AO o la AEI se cuenta en la banda mayor por menos de una unidad del último decimal.

    Base: bandas [0,75) [75,95) [95, en adelante).

    Falla: avance exacto 94.996 impreso 95.00.
    Pasa: avance exacto 95.001 impreso 95.00.

    Excepciones: ninguna.

    Qué hacer: citarlo con tres decimales.
    """
    for fact, (share, _) in zip(expected.activities, expected.shares.values(), strict=True):
        figure = fact.activity.percent
        if figure is None or share.wrong or share.exact is None or not isinstance(share.printed, Interval):
            continue
        exact = share.exact.capped(expected.limit) if expected.limit else share.exact
        if exact.exact and band(exact.low) != band(share.printed.low):
            where = at(figure, Where.of(fact.activity, "physical", None, "percent"))
            text = f"{rounded(exact.low, 4):f}"
            yield about(by_rounding, where, published=figure.text, figure=figure.text, exact=text)
    for derived in having(expected, Verdict.EQUAL, Kind.AVERAGE):
        value, printed = derived.expected, number(derived.published)
        if derived.reason or printed is None or not isinstance(value, Interval) or not value.exact:
            continue
        if band(value.low) != band(Fraction(printed)):
            yield about(
                by_rounding,
                where_of(derived),
                key="average",
                published=derived.published.text,
                figure=derived.published.text,
                exact=f"{rounded(value.low, 4):f}",
            )
