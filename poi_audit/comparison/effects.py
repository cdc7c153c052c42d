"""R013, R014: what the rewriting of closed months did to percentages and averages."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from poi_audit.checks.make import at
from poi_audit.comparison.effect import Effect
from poi_audit.comparison.make import basis
from poi_audit.comparison.pair import Pair
from poi_audit.comparison.rule import comparing
from poi_audit.figure import Figure, parse
from poi_audit.finding import Addend, Finding, Message, Severity, Where
from poi_audit.interval import point
from poi_audit.recompute.percent import Column
from poi_audit.recompute.summary import band

Change = tuple[Message, str, str]
"""What it is the figure of, as it would be with the earlier months, as it is."""


def _columns(pair: Pair) -> tuple[Column, ...]:
    period = any(a.percent_period is not None for a in pair.later.report.activities())
    return ("percent_period", "percent") if period else ("percent",)


def _crosses(changes: list[Change]) -> bool:
    """Whether one of them changes its band of TABLA RESÚMEN, or is no number on one side."""
    return any(_band(before) != _band(after) for _, before, after in changes)


def _band(text: str) -> str:
    value: Decimal | None = parse(text).value
    return text if value is None else band(point(value).low)


def _items(changes: list[Change]) -> list[Message]:
    return [
        Message("item.instead", {"what": what, "before": before, "after": after})
        for what, before, after in changes
    ]


@comparing(
    "R013", "Efecto de lo reescrito en una AO", "Effect of what was rewritten in an activity", Severity.INFO
)
def alone(pair: Pair) -> Iterator[Finding]:
    """Significa: con los meses reescritos de la AO como los publicó el reporte anterior, su avance sería otro; se dan
    el suyo, el promedio de su AEI y el total, en ambos casos.

    Importa: dice cuánto pesa la reescritura en lo que se publica.

    Base: el mismo recálculo de check, con las reglas inferidas de este reporte y los meses del anterior.

    Falla: con EJEC. de Mar en 2.00 y no 7.00, el avance sería 71.00 en lugar de 90.00.
    Pasa: un mes de programación y uno de ejecución reescritos de modo que el avance queda igual.

    Excepciones: es una advertencia si alguna de las tres cifras cambia de tramo (75, 95) o pasa de marca a número. La
    meta del año, donde se imprime aparte de los meses, se deja como está.

    Qué hacer: citar ambas cifras con R001 y R002; no dice cuál de las dos es la correcta.
    """
    cells = pair.rewritten_by_activity
    if not cells:
        return
    effect = Effect(pair.later, cells)
    actions = [i for i, action in enumerate(pair.later.report.actions()) for _ in action.activities]
    for column in _columns(pair):
        now = effect.averages(column, ())
        for index in cells:
            then = effect.averages(column, {index})
            fact, place = pair.later.expected.activities[index], actions[index]
            own = effect.percent(index, column, True), effect.percent(index, column, False)
            whole = [
                (Message("effect.percent"), *own),
                (
                    Message("effect.action", {"code": fact.action.code}),
                    then.actions[place],
                    now.actions[place],
                ),
                (Message("effect.total"), then.total, now.total),
            ]
            changes = [c for c in whole if c[1] and c[2] and c[1] != c[2]]
            figure: Figure | None = getattr(fact.activity, column)
            if not changes or figure is None:
                continue
            months = [pair.later.report.header.months[c.column] for c in cells[index]]
            severity = Severity.WARNING if _crosses(changes) else Severity.INFO
            yield Finding(
                "R013",
                severity,
                at(figure, Where(fact.activity.code, "physical", None, column)),
                Message("R013", {"items": _items(changes), "months": list(dict.fromkeys(months))}),
                published=figure.text,
                expected=own[0] or None,
                addends=tuple(
                    Addend(
                        f"{'PROG.' if c.row == 'programmed' else 'EJEC.'} "
                        f"{pair.later.report.header.months[c.column]}",
                        c.before.text,
                    )
                    for c in cells[index]
                ),
                basis=basis(pair),
            )


@comparing(
    "R014",
    "Efecto conjunto de lo reescrito",
    "Joint effect of what was rewritten",
    Severity.INFO,
)
def together(pair: Pair) -> Iterator[Finding]:
    """Significa: con los meses reescritos de todas las AO como los publicó el reporte anterior, el promedio de la AEI o
    el total sería otro.

    Importa: varias reescrituras pequeñas pueden mover juntas un promedio, o compensarse.

    Base: el mismo recálculo de check, con las reglas inferidas de este reporte y los meses del anterior.

    Falla: con las 3 AO como estaban, la AEI imprimiría 84.2 en lugar de 96.0.
    Pasa: una sola AO reescrita: R013 lo dice todo.

    Excepciones: es una advertencia si la cifra cambia de tramo (75, 95) o pasa de marca a número.

    Qué hacer: citar ambas cifras con R001 y R002; no dice cuál de las dos es la correcta.
    """
    cells = pair.rewritten_by_activity
    if len(cells) < 2:
        return
    effect = Effect(pair.later, cells)
    report = pair.later.report
    for column in _columns(pair):
        period = column == "percent_period"
        now, then = effect.averages(column, ()), effect.averages(column, cells)
        position = 0
        for i, action in enumerate(report.actions()):
            inside = range(position, position + len(action.activities))
            position += len(action.activities)
            figure = action.execution.physical_period if period else action.execution.physical
            where = Where(action.code, "physical", None, "average_period" if period else "average")
            count = sum(index in cells for index in inside)
            if count > 1:
                yield from _joint(pair, where, figure, count, then.actions[i], now.actions[i])
        figure = report.totals.physical_period if period else report.totals.physical
        where = Where(None, "physical", None, "total_period" if period else "total")
        yield from _joint(pair, where, figure, len(cells), then.total, now.total)


def _joint(
    pair: Pair, where: Where, figure: Figure | None, count: int, before: str, after: str
) -> Iterator[Finding]:
    if figure is None or not before or not after or before == after:
        return
    severity = Severity.WARNING if _band(before) != _band(after) else Severity.INFO
    values = {"count": count, "before": before, "after": after}
    yield Finding(
        "R014",
        severity,
        at(figure, where),
        Message("R014", values),
        published=figure.text,
        expected=before,
        basis=basis(pair),
    )
