"""A3: accumulated figures, physical and financial, and the sums over activities."""

from __future__ import annotations

from collections.abc import Iterator

from poi_audit.checks.make import about, having, over
from poi_audit.checks.rule import Rule, rule
from poi_audit.messages import message
from poi_audit.model.finding import Finding, Severity, Where
from poi_audit.model.report import Report
from poi_audit.recompute import ActivityFacts, Aggregation, Derived, Expected, Kind, RowFacts, Verdict
from poi_audit.recompute.calendar import starts_late
from poi_audit.recompute.facts import number

SUMS = (Kind.ACCUMULATED, Kind.FINANCIAL_ACCUMULATED, Kind.FINANCIAL_AVERAGE, Kind.FINANCIAL_TOTAL)


def _wrong(expected: Expected, kind: Kind, row: str | None = None) -> Iterator[Derived]:
    for derived in having(expected, Verdict.INCONSISTENT, kind):
        if row is None or derived.row == row:
            yield derived


def _follows(row: RowFacts, kind: Aggregation) -> bool:
    value = number(row.row.accumulated)
    return row.sound and value == (row.total if kind is Aggregation.ANNUAL else row.last)


def _other_type(expected: Expected) -> dict[int, Aggregation]:
    """Ordinal of an activity whose two rows both follow another aggregation type -> that type."""
    wrong: dict[int, int] = {}
    for derived in having(expected, Verdict.INCONSISTENT, Kind.ACCUMULATED):
        if derived.fact is not None:
            ordinal = derived.fact.activity.ordinal
            wrong[ordinal] = wrong.get(ordinal, 0) + 1
    out: dict[int, Aggregation] = {}
    for fact in expected.activities if wrong else ():
        other = {Aggregation.ANNUAL: Aggregation.MONTHLY, Aggregation.MONTHLY: Aggregation.ANNUAL}.get(
            fact.aggregation or Aggregation.NONE
        )
        if (
            wrong.get(fact.activity.ordinal) == 2
            and other
            and _follows(fact.programmed, other)
            and _follows(fact.executed, other)
        ):
            out[fact.activity.ordinal] = other
    return out


def _physical(rule: Rule, row: str, report: Report, expected: Expected) -> Iterator[Finding]:
    others = _other_type(expected)
    for derived in _wrong(expected, Kind.ACCUMULATED, row):
        if derived.fact is None or derived.fact.activity.ordinal not in others:
            yield over(rule, report, expected, derived, key=derived.reason)


@rule("A301", Severity.ERROR)
def programmed(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: el acumulado programado no es lo que dan sus meses según el tipo de agregación: la suma (Acumulado
    Anual) o el último valor mayor a cero (Acumulado Mensual).

    Importa: es el divisor del avance de la AO.

    Base: nota (2) de 2024, nota (ii) de 2022; en 2021, observado.

    Falla: PROG. 1.00 cada mes durante doce meses y acumulado 11.00.
    Pasa: acumulado 12.00.

    Excepciones: donde PROG. muestra la meta del año (semestral de 2021) solo es error que sea menor que lo
    programado en los meses visibles. Meses con decimales pueden estar redondeados: entonces se compara con todo el
    intervalo.

    Qué hacer: pedir la programación mensual registrada.
    """
    yield from _physical(programmed, "programmed", report, expected)


@rule("A302", Severity.ERROR)
def executed(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: el acumulado ejecutado no es lo que dan sus meses según el tipo de agregación.

    Importa: es el numerador del avance de la AO.

    Base: nota (2) de 2024, nota (ii) de 2022; en 2021, observado.

    Falla: EJEC. 1.00 cada mes de Ene a Jun y acumulado 12.00.
    Pasa: acumulado 6.00.

    Excepciones: en "No Acumulado" se registra y no se calcula. En reportes de menos de doce meses, un exceso puede
    venir de registros posteriores que la página no muestra; se dice como hipótesis.

    Qué hacer: pedir el seguimiento mensual registrado.
    """
    yield from _physical(executed, "executed", report, expected)


@rule("A303", Severity.ERROR)
def aggregation_misapplied(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: PROG. y EJEC. acumulados difieren de la regla declarada y los dos siguen la de otro tipo.

    Importa: el tipo impreso o el cálculo es el equivocado; el avance cambia con él.

    Base: nota (2) de 2024, nota (ii) de 2022.

    Falla: "Acumulado Mensual" con acumulados iguales a la suma de los meses, en ambas filas.
    Pasa: "Acumulado Mensual" con acumulados iguales al último valor mayor a cero.

    Excepciones: si solo una fila difiere, es A301 o A302.

    Qué hacer: comprobar el tipo en el aplicativo.
    """
    others = _other_type(expected)
    for fact in expected.activities if others else ():
        other = others.get(fact.activity.ordinal)
        if other is not None:
            where = Where.of(fact.activity, "physical", None, "aggregation")
            yield about(
                aggregation_misapplied,
                where,
                published=fact.activity.aggregation,
                kind=fact.activity.aggregation,
                other=other.value,
            )


@rule("A307", Severity.INFO)
def goal_of_year(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: PROG. acumulado muestra la meta de todo el año y no la suma de los meses visibles.

    Importa: el acumulado programado y el ejecutado de una misma AO hablan de períodos distintos.

    Base: observado en el reporte semestral de 2021; ninguna nota lo dice.

    Falla: PROG. 1.00 de Ene a Jun y acumulado 12.00, en casi todas las AO (un solo aviso por reporte).
    Pasa: PROG. acumulado 6.00.

    Excepciones: los reportes de doce meses; si la nota dice que se suman los meses, es advertencia.

    Qué hacer: no comparar ese acumulado con lo ejecutado a la fecha.
    """
    if starts_late(report.header):
        return
    told = {}
    for block, name in (
        ("physical", "programmed_accumulated"),
        ("financial", "financial_programmed_accumulated"),
    ):
        choice = expected.choices.get(name)
        if choice is not None and choice.value == "year" and choice.convention.agrees:
            # the sum of the visible months may be the whole goal: such a row tells nothing
            told[block] = (choice.convention.agrees - (choice.convention.next_best or 0), choice.convention)
    if not told:
        return
    block, (count, evidence) = next(iter(told.items()))
    where = Where(block=block, row="programmed", column="accumulated")
    if block == "physical" and (note := evidence.note) and report.traits.programmed_accumulated != "year":
        codes = [fact.activity.code for fact in expected.activities if _above(fact)]
        yield about(
            goal_of_year,
            where,
            severity=Severity.WARNING,
            key="note",
            basis=message("basis.note", note=note),
            codes=codes,
            count=count,
            of=evidence.of,
            note=note,
        )
        return
    money, money_of = told.get("financial", (count, evidence))
    key = "both" if len(told) > 1 else block
    yield about(goal_of_year, where, key=key, count=count, of=evidence.of, money=money, money_of=money_of.of)


def _above(fact: ActivityFacts) -> bool:
    """Whether PROG. accumulated is more than the visible months."""
    value = number(fact.programmed.row.accumulated)
    return value is not None and fact.programmed.sound and value > fact.programmed.total


@rule("A308", Severity.INFO)
def by_rounding(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: los meses impresos no suman el acumulado impreso, pero sí lo hacen valores que se imprimen igual.

    Importa: no es un error; quien vuelva a sumar lo impreso encontrará la diferencia.

    Base: una cifra impresa vale por todo el intervalo de valores que se imprimen así.

    Falla: 0.33 + 0.33 + 0.33 con acumulado 1.00.
    Pasa: 0.33 + 0.33 + 0.34 con acumulado 1.00.

    Excepciones: donde las demás sumas del reporte cuadran exactamente, la diferencia es error.

    Qué hacer: nada.
    """
    for derived in having(expected, Verdict.BY_ROUNDING, *SUMS):
        yield over(by_rounding, report, expected, derived)


@rule("A311", Severity.ERROR)
def money_programmed(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: el acumulado programado en dinero no es la suma de sus meses.

    Importa: el total de programación financiera se arma con él.

    Base: observado en todas las disposiciones con bloque FINANCIERO.

    Falla: meses que suman 22,000.00 y acumulado 28,000.00.
    Pasa: acumulado 22,000.00.

    Excepciones: donde muestra el monto de todo el año (semestral de 2021) solo es error que sea menor que los meses.

    Qué hacer: comparar con la programación financiera registrada.
    """
    for derived in _wrong(expected, Kind.FINANCIAL_ACCUMULATED, "programmed"):
        yield over(money_programmed, report, expected, derived)


@rule("A312", Severity.ERROR)
def money_executed(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: el acumulado ejecutado en dinero no es la suma de sus meses.

    Importa: la ejecución financiera de la AEI y la total se arman con él.

    Base: observado en todas las disposiciones con bloque FINANCIERO.

    Falla: meses que suman 159,070.89 y acumulado 159,010.89.
    Pasa: acumulado 159,070.89.

    Excepciones: ninguna.

    Qué hacer: comparar con la ejecución registrada.
    """
    for derived in _wrong(expected, Kind.FINANCIAL_ACCUMULATED, "executed"):
        yield over(money_executed, report, expected, derived)


@rule("A313", Severity.ERROR)
def money_of_action(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: la cifra financiera de la AEI no es la suma de lo ejecutado por sus AO.

    Importa: es la cifra de dinero que se cita por acción estratégica.

    Base: observado en todas las disposiciones con bloque FINANCIERO.

    Falla: AO que suman 27,630.00 y AEI 72,630.00.
    Pasa: AEI 27,630.00.

    Excepciones: si el acumulado de una AO está mal, se acepta la suma con ese valor o con el correcto.

    Qué hacer: volver a sumar los acumulados ejecutados de sus AO.
    """
    for derived in _wrong(expected, Kind.FINANCIAL_AVERAGE):
        yield over(money_of_action, report, expected, derived)


@rule("A314", Severity.ERROR)
def money_total(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: el total de programación o de ejecución financiera no es la suma de sus partes.

    Importa: es la cifra de dinero del reporte entero.

    Base: observado en todas las disposiciones con bloque FINANCIERO.

    Falla: AEI que suman 631,956.71 y total 613,956.71.
    Pasa: total 631,956.71.

    Excepciones: si una parte está mal, se acepta la suma con ese valor o con el correcto.

    Qué hacer: volver a sumar las AEI.
    """
    for derived in _wrong(expected, Kind.FINANCIAL_TOTAL):
        yield over(money_total, report, expected, derived)
