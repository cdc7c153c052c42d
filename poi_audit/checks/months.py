"""M7: programme against execution, month by month and at the closings. One finding per activity."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from poi_audit.checks.make import about, at
from poi_audit.checks.rule import Rule, rule
from poi_audit.messages import message
from poi_audit.model.finding import Finding, Severity, Where
from poi_audit.model.interval import Interval, rounded
from poi_audit.model.message import Message
from poi_audit.model.report import Report
from poi_audit.recompute import ActivityFacts, Aggregation, Expected, Share

CLOSINGS = (3, 6, 9, 12)
"""The months at whose end the execution is reported: March, June, September, December."""


@dataclass(frozen=True, slots=True)
class Deviation:
    """The months in which an activity executed something else than it programmed."""

    fact: ActivityFacts
    months: tuple[int, ...]
    """Columns, from 0; only months registered in both rows."""
    offset: bool
    """Whether every month is registered and the visible months end equal all the same."""


def deviations(expected: Expected) -> list[Deviation]:
    """The activities with a programme whose registered months deviate from it, read with certainty."""
    out = []
    for fact in expected.activities:
        goal, done = fact.programmed, fact.executed
        if not (goal.sound and done.sound and goal.total):
            continue
        pairs = enumerate(zip(goal.values, done.values, strict=True))
        months = tuple(i for i, (p, e) in pairs if p is not None and e is not None and p != e)
        if months:
            whole = not done.blanks and fact.aggregation is Aggregation.ANNUAL
            offset = whole and goal.total == done.total
            out.append(Deviation(fact, months, offset))
    return out


def _labels(report: Report, months: tuple[int, ...]) -> list[str]:
    return [report.header.months[i] for i in months]


def _items(report: Report, deviation: Deviation) -> list[Message]:
    rows = deviation.fact.programmed.row.months, deviation.fact.executed.row.months
    return [
        message(
            "item.month", month=report.header.months[i], programmed=rows[0][i].text, executed=rows[1][i].text
        )
        for i in deviation.months
    ]


def closings_of(report: Report, expected: Expected, deviation: Deviation) -> list[Message]:
    """The closings at which what was executed so far differed from the programme so far."""
    fact = deviation.fact
    out: list[Message] = []
    if fact.aggregation is not Aggregation.ANNUAL:
        return out
    goal = done = Decimal(0)
    runs = expected.runs("physical")
    for i, number in enumerate(expected.months):
        planned, executed = fact.programmed.values[i], fact.executed.values[i]
        if planned is None or executed is None:
            break  # a month not registered is not one of zero
        goal, done = (planned, executed) if runs else (goal + planned, done + executed)
        if number in CLOSINGS and goal != done and goal:
            percent = f"{rounded(Fraction(done) / Fraction(goal) * 100, 2):,f}"
            values = {"executed": f"{done:,.2f}", "programmed": f"{goal:,.2f}", "percent": percent}
            out.append(message("item.closing", month=report.header.months[i], **values))
    return out


def _column(report: Report, expected: Expected, deviation: Deviation) -> tuple[str, int]:
    """The month to point at: the first deviating closing, or the first deviating month."""
    place = next((i for i in deviation.months if expected.months[i] in CLOSINGS), deviation.months[0])
    return report.header.months[place], place


def _found(rule: Rule, report: Report, expected: Expected, deviation: Deviation) -> Finding:
    label, place = _column(report, expected, deviation)
    figure = deviation.fact.executed.row.months[place]
    closings = closings_of(report, expected, deviation)
    return about(
        rule,
        at(figure, Where.of(deviation.fact.activity, "physical", "executed", label)),
        key="closings" if closings else "",
        published=figure.text,
        items=_items(report, deviation),
        closings=closings,
    )


@rule("M701", Severity.WARNING)
def offset(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: hay meses en que lo ejecutado difiere de lo programado y, aun así, los acumulados terminan iguales.

    Importa: el 100 % del año no deja ver cierres (marzo, junio, setiembre) que no se cumplieron, ni meses que se
    registraron en otro momento.

    Base: comparación mes a mes; ninguna nota la exige.

    Falla: Jun 7,644 de 15,933 y Jul 14,846 de 7,277, y el año 115,695 de 115,695.
    Pasa: todos los meses iguales, o una diferencia que llega al acumulado.

    Excepciones: solo Acumulado Anual; se muestra un hallazgo por AO con todos sus meses.

    Qué hacer: pedir el sustento de los meses que difieren.
    """
    for deviation in deviations(expected):
        if deviation.offset:
            yield _found(offset, report, expected, deviation)


@rule("M702", Severity.INFO)
def deviating(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: hay meses con ejecución distinta de la programación, y el acumulado también difiere.

    Importa: muestra dónde nace un avance menor o mayor que 100.

    Base: comparación mes a mes; ninguna nota la exige.

    Falla: Jun 4.00 de 5.00.
    Pasa: todos los meses iguales.

    Excepciones: si le ocurre a más de la mitad de las AO, un solo hallazgo para el reporte.

    Qué hacer: leerlo junto con el avance de la AO.
    """
    found = [deviation for deviation in deviations(expected) if not deviation.offset]
    if len(found) * 2 > len(expected.activities):
        count, of = len(found), len(expected.activities)
        yield about(deviating, Where(block="physical"), key="summary", count=count, of=of)
        return
    for deviation in found:
        yield _found(deviating, report, expected, deviation)


@rule("M703", Severity.WARNING)
def unprogrammed(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: la AO no tiene programación en ningún mes visible y sí ejecución.

    Importa: lo ejecutado no entra en ningún avance: la AO se imprime S.P.

    Base: notas (4) y (5) de 2024, (v) de 2022.

    Falla: PROG. 0.00 de Ene a Jun y EJEC. 1.00 en Jun.
    Pasa: PROG. 1.00 y EJEC. 1.00 en Jun.

    Excepciones: ejecutar en meses no programados de una AO que sí tiene programación es M701 o M702.

    Qué hacer: ver si la meta se reprogramó.
    """
    for fact in expected.activities:
        goal, done = fact.programmed, fact.executed
        months = tuple(i for i, value in enumerate(done.values) if value)
        if goal.sound and goal.total == 0 and months:
            figure = done.row.months[months[0]]
            where = at(
                figure, Where.of(fact.activity, "physical", "executed", report.header.months[months[0]])
            )
            items = [
                message("item.value", code=report.header.months[i], value=done.row.months[i].text)
                for i in months
            ]
            yield about(unprogrammed, where, published=figure.text, items=items)


@rule("M704", Severity.INFO)
def catch_up(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: más de la mitad de lo ejecutado está en el último mes visible, por encima de lo programado ahí,
    después de meses por debajo de su programación.

    Importa: puede ser un registro tardío de todo el período.

    Base: comparación mes a mes; ninguna nota la exige.

    Falla: PROG. 1.00 cada mes; EJEC. 1.00 en Ene y 5.00 en Jun.
    Pasa: EJEC. 1.00 cada mes.

    Excepciones: solo Acumulado Anual.

    Qué hacer: pedir el sustento mensual.
    """
    for fact in expected.activities:
        goal, done = fact.programmed, fact.executed
        last = done.values[-1] if done.values else None
        planned = goal.values[-1] if goal.values else None
        if not (
            goal.sound
            and done.sound
            and last
            and planned is not None
            and fact.aggregation is Aggregation.ANNUAL
            and not expected.runs("physical")
        ):
            continue
        before, owed = done.total - last, goal.total - planned
        if last > planned and last * 2 > done.total and before < owed:
            figure = done.row.months[-1]
            where = at(figure, Where.of(fact.activity, "physical", "executed", report.header.months[-1]))
            yield about(
                catch_up,
                where,
                published=figure.text,
                last=figure.text,
                total=f"{done.total:,.2f}",
                planned=goal.row.months[-1].text,
            )


@rule("M705", Severity.INFO, over_list=True)
def identical(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: más de la mitad de las AO con programación ejecutó exactamente lo programado en todos los meses.

    Importa: una coincidencia tan general puede ser programación ajustada a lo ejecutado, o al revés.

    Base: comparación mes a mes; ninguna nota la exige.

    Falla: 19 de 24 AO con las dos filas idénticas (un solo aviso por reporte).
    Pasa: 3 de 24.

    Excepciones: ninguna.

    Qué hacer: pedir el sustento de algunas AO elegidas al azar.
    """
    sound = [f for f in expected.activities if f.programmed.sound and f.executed.sound and f.programmed.total]
    same = [fact for fact in sound if fact.programmed.values == fact.executed.values]
    if len(sound) > 1 and len(same) * 2 > len(sound):
        yield about(identical, Where(block="physical"), count=len(same), of=len(sound))


@rule("M707", Severity.WARNING, over_list=True)
def all_hundred(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: todas las AO con avance imprimen exactamente 100.

    Importa: un cumplimiento sin ninguna diferencia en todo el reporte es poco usual.

    Base: observado en los reportes; ninguna nota habla de ello.

    Falla: 24 AO y las 24 con 100.00.
    Pasa: 24 AO, 23 con 100.00 y una con 97.22.

    Excepciones: reportes de una sola AO; avances que llegan a 100 solo por el redondeo.

    Qué hacer: ver cuántas lo alcanzan por el tope (P412) y cuántas por compensación (M701).
    """
    shares = [expected.shares[fact.activity.ordinal][0] for fact in expected.activities]
    numbers = [share for share in shares if isinstance(share.printed, Interval)]
    if len(numbers) > 1 and all(_hundred(share) for share in numbers):
        where = Where(block="physical", column="percent")
        yield about(all_hundred, where, count=len(numbers), of=len(expected.activities))


def _hundred(share: Share) -> bool:
    """Whether the activity prints 100 and no rounding brought it there."""
    shown = isinstance(share.printed, Interval) and share.printed.low == 100
    return shown and (share.exact is None or share.exact.high >= 100)


@rule("M710", Severity.WARNING)
def slipped(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: lo ejecutado en un mes es exactamente 10, 100 o 1000 veces lo programado en él, y el mayor de la
    fila.

    Importa: suele ser un dígito de más al registrar.

    Base: comparación mes a mes; ninguna nota la exige.

    Falla: PROG. 2.00 cada mes y EJEC. 20.00 en Jul.
    Pasa: EJEC. 2.00 en Jul.

    Excepciones: ninguna.

    Qué hacer: comprobar el registro de ese mes.
    """
    for fact in expected.activities:
        goal, done = fact.programmed, fact.executed
        if not (goal.sound and done.sound):
            continue
        top = max((value for value in done.values if value is not None), default=Decimal(0))
        for i, (p, e) in enumerate(zip(goal.values, done.values, strict=True)):
            if p and e and e == top and done.values.count(e) == 1 and e / p in (10, 100, 1000):
                figure = done.row.months[i]
                where = at(figure, Where.of(fact.activity, "physical", "executed", report.header.months[i]))
                yield about(
                    slipped,
                    where,
                    published=figure.text,
                    executed=figure.text,
                    programmed=goal.row.months[i].text,
                    times=f"{e / p:f}",
                )
