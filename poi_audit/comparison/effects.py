"""R013, R014: what the rewriting of closed months did to percentages and averages."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from poi_audit.checks.make import at
from poi_audit.comparison.effect import Averages, Effect
from poi_audit.comparison.make import basis, earlier
from poi_audit.comparison.pair import Pair
from poi_audit.comparison.rule import comparing
from poi_audit.comparison.sides import Side
from poi_audit.messages import message
from poi_audit.model.figure import Figure, parse
from poi_audit.model.finding import Addend, Finding, Severity, Where
from poi_audit.model.interval import point
from poi_audit.model.message import Message
from poi_audit.model.report import ROW_LABELS, Action
from poi_audit.recompute.percent import Column
from poi_audit.recompute.summary import band

Change = tuple[Message, str, str, Figure | None]
"""What it is the figure of, as it would be with the earlier months, as it is recomputed, as it is printed."""


def _columns(pair: Pair) -> tuple[Column, ...]:
    period = any(a.percent_period is not None for a in pair.later.report.activities())
    return ("percent_period", "percent") if period else ("percent",)


def _crosses(changes: list[Change]) -> bool:
    """Whether one of them changes its band of TABLA RESÚMEN, or is no number on one side."""
    return any(_band(before) != _band(after) for _, before, after, _ in changes)


def _band(text: str) -> str:
    value: Decimal | None = parse(text).value
    return text if value is None else band(point(value).low)


def items_of(changes: list[Change]) -> list[Message]:
    """Each change in words."""
    return [
        message(
            _instead("item.instead", after, figure),
            what=what,
            before=before,
            after=after,
            printed=figure.text if figure else "",
        )
        for what, before, after, figure in changes
    ]


def _instead(key: str, after: str, figure: Figure | None) -> str:
    """The sentence that says so where the report prints another figure than the recomputed one."""
    told = (
        figure is not None
        and figure.text
        and figure.doubt is None
        and parse(figure.text, figure.comma)[:2] != parse(after, figure.comma)[:2]
    )
    return f"{key}.printed" if told else key


@comparing("R013", Severity.INFO)
def alone(pair: Pair) -> Iterator[Finding]:
    """Significa: con los meses reescritos de la AO como los publicó el reporte anterior, su avance sería otro; se dan
    el suyo, el promedio de su AEI y el total, en ambos casos.

    Importa: dice cuánto pesa la reescritura en lo que se publica.

    Base: el mismo recálculo de check, con las reglas inferidas de este reporte y los meses del anterior.

    Falla: con EJEC. de Mar en 2.00 y no 7.00, el avance sería 71.00 en lugar de 90.00.
    Pasa: un mes de programación y uno de ejecución reescritos de modo que el avance queda igual.

    Excepciones: es una advertencia si alguna de las tres cifras cambia de tramo (75, 95) o pasa de marca a número, y
    todos esos meses estaban cerrados. La meta del año, donde se imprime aparte de los meses, se deja como está. De un
    reporte leído en parte no se dan promedios.

    Qué hacer: citar ambas cifras con R001 y R002; no dice cuál de las dos es la correcta.
    """
    cells = pair.rewritten_by_activity
    if not cells or pair.later.report.register is not None:
        return
    effect = Effect(pair.later, cells)
    for column in _columns(pair):
        now = effect.averages(column, ())
        for index, own in cells.items():
            activity = pair.later.expected.activities[index].activity
            figure: Figure | None = getattr(activity, column)
            changes = changes_of(pair.later, effect, column, index, now)
            if not changes or figure is None:
                continue
            months = [pair.later.report.header.months[cell.column] for cell in own]
            grave = _crosses(changes) and all(cell.firm for cell in own)
            yield Finding(
                alone.code,
                Severity.WARNING if grave else alone.severity,
                at(figure, Where.of(activity, "physical", None, column)),
                message(
                    alone.code,
                    items=items_of(changes),
                    months=list(dict.fromkeys(months)),
                    earlier=earlier(pair),
                ),
                published=figure.text,
                expected=effect.percent(index, column, True) or None,
                addends=tuple(
                    Addend(f"{ROW_LABELS[cell.row]} {month}", cell.before.text)
                    for cell, month in zip(own, months, strict=True)
                ),
                basis=basis(pair),
            )


def changes_of(later: Side, effect: Effect, column: Column, index: int, now: Averages) -> list[Change]:
    """What the months of one activity as they were change: its percentage, its AEI's average and the total.

    Of a report read in part the percentage alone.
    """
    fact = later.expected.activities[index]
    percents = effect.percent(index, column, True), effect.percent(index, column, False)
    found: list[Change] = [(message("effect.percent"), *percents, getattr(fact.activity, column))]
    if not later.report.partial:
        then = effect.averages(column, {index})
        actions = [(i, action) for i, action in enumerate(later.report.actions()) for _ in action.activities]
        place, action = actions[index]
        if action.code:
            name = message("effect.action", code=action.code)
            found.append((name, then.actions[place], now.actions[place], _printed(later, column, action)))
        found.append((message("effect.total"), then.total, now.total, _printed(later, column, None)))
    return [change for change in found if change[1] and change[2] and change[1] != change[2]]


def _printed(later: Side, column: Column, action: Action | None) -> Figure | None:
    """The average of the AEI, or the total, as the later report prints it."""
    source = later.report.totals if action is None else action.execution
    return source.physical_period if column == "percent_period" else source.physical


@comparing("R014", Severity.INFO)
def together(pair: Pair) -> Iterator[Finding]:
    """Significa: con los meses reescritos de todas las AO como los publicó el reporte anterior, el promedio de la AEI o
    el total sería otro.

    Importa: varias reescrituras pequeñas pueden mover juntas un promedio, o compensarse.

    Base: el mismo recálculo de check, con las reglas inferidas de este reporte y los meses del anterior.

    Falla: con las 3 AO como estaban, la AEI imprimiría 84.2 en lugar de 96.0.
    Pasa: una sola AO reescrita: R013 lo dice todo.

    Excepciones: es una advertencia si la cifra cambia de tramo (75, 95) o pasa de marca a número, y todos esos meses
    estaban cerrados. De un reporte leído en parte no se dice.

    Qué hacer: citar ambas cifras con R001 y R002; no dice cuál de las dos es la correcta.
    """
    cells = pair.rewritten_by_activity
    if len(cells) < 2 or pair.later.report.partial or pair.later.report.register is not None:
        return
    effect = Effect(pair.later, cells)
    report = pair.later.report
    for column in _columns(pair):
        period = column == "percent_period"
        now, then = effect.averages(column, ()), effect.averages(column, cells)
        firm = {index for index, own in cells.items() if all(cell.firm for cell in own)}
        position = 0
        for i, action in enumerate(report.actions()):
            inside = range(position, position + len(action.activities))
            position += len(action.activities)
            figure = _printed(pair.later, column, action)
            where = Where.of(action, "physical", None, "average_period" if period else "average")
            own = cells.keys() & inside
            if len(own) > 1:
                yield from _joint(pair, where, figure, len(own), then.actions[i], now.actions[i], own <= firm)
        where = Where(None, "physical", None, "total_period" if period else "total")
        figure, every = _printed(pair.later, column, None), cells.keys() <= firm
        yield from _joint(pair, where, figure, len(cells), then.total, now.total, every)


def _joint(
    pair: Pair, where: Where, figure: Figure | None, count: int, before: str, after: str, firm: bool
) -> Iterator[Finding]:
    if figure is None or not before or not after or before == after:
        return
    severity = Severity.WARNING if firm and _band(before) != _band(after) else together.severity
    values = {
        "count": count,
        "before": before,
        "after": after,
        "printed": figure.text,
        "earlier": earlier(pair),
    }
    yield Finding(
        together.code,
        severity,
        at(figure, where),
        message(_instead(together.code, after, figure), **values),
        published=figure.text,
        expected=before,
        basis=basis(pair),
    )
