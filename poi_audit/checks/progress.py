"""M7, progress an auditor asks about: low, beyond the goal, ahead of time, without money or without progress for it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from poi_audit.checks.make import about, at, progress_named
from poi_audit.checks.rule import rule
from poi_audit.messages import message
from poi_audit.model.figure import Figure, Mark
from poi_audit.model.finding import Finding, Severity, Where
from poi_audit.model.interval import rounded
from poi_audit.model.report import Report
from poi_audit.recompute import ActivityFacts, Aggregation, Expected
from poi_audit.recompute.calendar import ends_early, whole_year
from poi_audit.recompute.facts import number

LOW, HALF = Decimal(75), Decimal("0.5")
MUCH, VERY_MUCH = Decimal("1.2"), Decimal(2)
"""Money executed over programmed from which it is said, and from which it is a warning."""
LISTED = 20
"""Activities that a finding on the whole report names; the others it counts."""


def column_of(fact: ActivityFacts) -> tuple[str, Figure | None]:
    """The percentage that speaks of the months shown: that of the period where there is one."""
    if fact.activity.percent_period is not None:
        return "percent_period", fact.activity.percent_period
    return "percent", fact.activity.percent


@rule("M711", Severity.WARNING)
def apart(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: la AO avanzó 100 % o más sin gastar lo programado, gastó la mayor parte de lo programado sin avance, o
    gastó mucho más de lo programado.

    Importa: el gasto y la meta cuentan historias distintas de la misma AO.

    Base: comparación de los dos bloques; ninguna nota la exige.

    Falla: avance 100.00 con 0.00 gastado de 8,020.00; avance 0.00 con 6,000.00 de 8,020.00; 33,844.00 gastado de
    8,020.00 (422 %).
    Pasa: avance 100.00 con 7,900.00 de 8,020.00.

    Excepciones: avance 0 con todo el dinero gastado es M708; AO en S.I. o S.P.; gasto hasta 120 % de lo programado.

    Qué hacer: pedir el sustento del gasto y de la meta.
    """
    for fact in expected.activities:
        column, figure = column_of(fact)
        if fact.financial is None or not all(row.sound for row in fact.financial):
            continue
        goal, spent = (row.total for row in fact.financial)
        value = number(figure)
        if figure is None or value is None or not fact.programmed.total or goal <= 0:
            continue
        share = spent / goal
        if value >= 100 and spent == 0:
            key, severity = "unspent", Severity.WARNING
        elif value == 0 and HALF <= share < 1:
            key, severity = "idle", Severity.WARNING
        elif share > MUCH and not (value == 0 and share >= 1):
            key, severity = "over", Severity.WARNING if share >= VERY_MUCH else Severity.INFO
        else:
            continue
        yield about(
            apart,
            at(figure, Where.of(fact.activity, "physical", None, column)),
            severity=severity,
            key=key,
            published=figure.text,
            percent=figure.text.removesuffix("%").strip(),
            spent=f"{spent:,.2f}",
            goal=f"{goal:,.2f}",
            share=f"{rounded(share * 100, 0):,f}",
        )


@rule("M712", Severity.INFO, over_list=True)
def low(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: qué AO tienen un avance menor que 75 % y cuáles están en 0 %.

    Importa: son las que explican un promedio bajo; el promedio no las deja ver.

    Base: la banda [0,75) de TABLA RESÚMEN de 2024; en otras disposiciones, la misma.

    Falla: 30 AO, de ellas 4 por debajo de 75 % y una en 0 % (un solo aviso por reporte).
    Pasa: todas con 75 % o más.

    Excepciones: AO en S.I. o S.P.

    Qué hacer: pedir la causa de cada una.
    """
    found = []
    column = "percent"
    for fact in expected.activities:
        column, figure = column_of(fact)
        value = number(figure)
        if figure is not None and value is not None and value < LOW:
            found.append((fact.activity.code, figure.text, value == 0))
    if found:
        items = [message("item.value", code=code, value=text) for code, text, _ in found[:LISTED]]
        if len(found) > LISTED:
            items.append(message("item.more", count=len(found) - LISTED))
        zero = sum(none for *_, none in found)
        where = Where(block="physical", column=column)
        key = "" if not zero else "zero" if zero < len(found) else "all_zero"
        progress = progress_named(report, column)
        yield about(low, where, key=key, count=len(found), progress=progress, zero=zero, items=items)


@rule("M713", Severity.WARNING)
def beyond(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: lo ejecutado en los meses visibles ya es más que la meta de todo el año, y el avance impreso no lo
    deja ver (S.I.) o quedan meses por venir.

    Importa: la meta fue baja o el registro es alto; el avance del año terminará por encima de 100.

    Base: PROG. acumulado donde muestra la meta del año, META ANUAL, o los doce meses de PROG.

    Falla: EJEC. 15.00 de Ene a Jun, meta del año 12.00 y avance S.I.
    Pasa: EJEC. 11.00 y meta 12.00.

    Excepciones: con doce meses y avance impreso lo dicen P412 y P413; solo Acumulado Anual.

    Qué hacer: pedir el sustento de la meta y de lo registrado.
    """
    whole = whole_year(report.header)
    choice = expected.choices.get("programmed_accumulated")
    yearly = whole or (choice is not None and choice.value == "year")
    for fact in expected.activities:
        _, figure = column_of(fact)
        hidden = figure is not None and figure.mark is Mark.INCOMPLETE
        goal = number(fact.activity.goal) or (number(fact.programmed.row.accumulated) if yearly else None)
        if not goal or fact.aggregation is not Aggregation.ANNUAL or (whole and not hidden):
            continue
        if fact.executed.total > goal:
            cell = fact.executed.row.accumulated
            where = at(cell, Where.of(fact.activity, "physical", "executed", "accumulated"))
            yield about(
                beyond,
                where,
                key="incomplete" if hidden else "",
                published=cell.text,
                executed=f"{fact.executed.total:,.2f}",
                goal=f"{goal:,.2f}",
                month=_last_done(report, fact),
            )


def _last_done(report: Report, fact: ActivityFacts) -> str:
    """The last month in which the activity has an execution."""
    return report.header.months[max(i for i, value in enumerate(fact.executed.values) if value)]


@rule("M714", Severity.WARNING)
def ahead(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: EJEC. acumulado es más de lo que la programación pareja de la AO da hasta la fecha de la consulta: ya
    contiene meses que no habían empezado.

    Importa: se registró como hecho lo que aún no podía estarlo.

    Base: la fecha impresa, la meta del año y la programación de 1 vez por mes, o de otra cantidad pareja.

    Falla: PROG. 1.00 cada mes, meta del año 12.00 y EJEC. acumulado 12.00 el 19 de agosto.
    Pasa: EJEC. acumulado 8.00 ese día.

    Excepciones: metas que no son parejas; lo ejecutado por mes visible en meses por venir es S210.

    Qué hacer: pedir el registro de los meses posteriores a la fecha.
    """
    on = report.header.printed_on
    if on is None or expected.ahead or on.year != expected.year or not ends_early(report.header):
        return
    for fact in expected.activities:
        monthly = set(fact.programmed.values)
        each = fact.programmed.values[0] if fact.programmed.values else None
        cell = fact.executed.row.accumulated
        value, goal = number(cell), number(fact.programmed.row.accumulated)
        if len(monthly) != 1 or not each or goal != each * 12 or value is None or not fact.programmed.sound:
            continue
        if value > each * on.month and fact.executed.total <= each * len(fact.executed.values):
            yield about(
                ahead,
                at(cell, Where.of(fact.activity, "physical", "executed", "accumulated")),
                published=cell.text,
                executed=cell.text,
                date=on.isoformat(),
                each=f"{each:,.2f}",
                goal=f"{goal:,.2f}",
            )


@rule("M715", Severity.INFO)
def last_zero(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: el acumulado toma el último valor mayor a cero y el último mes registrado es cero.

    Importa: el avance del año repite una cifra que al final ya no se daba.

    Base: nota (2) b) de 2024, nota (ii) b) de 2022.

    Falla: "Acumulado Mensual" con EJEC. 5.00 hasta Set, 0.00 de Oct a Dic y acumulado 5.00.
    Pasa: EJEC. 5.00 en Dic.

    Excepciones: meses que PROG. tampoco programa.

    Qué hacer: preguntar si el servicio se interrumpió.
    """
    for fact in expected.activities:
        done, goal = fact.executed, fact.programmed
        known = [i for i, value in enumerate(done.values) if value is not None]
        if fact.aggregation is not Aggregation.MONTHLY or not done.sound or not known or not done.last:
            continue
        last = known[-1]
        if done.values[last] == 0 and goal.values[last]:
            took = max(i for i in known if done.values[i])
            figure = done.row.months[last]
            where = at(figure, Where.of(fact.activity, "physical", "executed", report.header.months[last]))
            yield about(
                last_zero,
                where,
                published=figure.text,
                last=report.header.months[last],
                month=report.header.months[took],
                value=done.row.months[took].text,
            )


@rule("M716", Severity.WARNING)
def impossible_total(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: en una AO "No Acumulado" el total registrado es mayor que la suma de sus meses, o menor que el menor
    de ellos.

    Importa: ese total no se calcula, y nadie lo compara con los meses.

    Base: nota (2) c) de 2024: es el valor registrado como total anual.

    Falla: meses de 2.00 a 4.00 que suman 12.00 y total registrado 40.00.
    Pasa: total 4.00 (el último), 12.00 (la suma) o 3.00 (el promedio).

    Excepciones: reportes de una parte del año, meses sin registrar, y el guion de 2022.

    Qué hacer: comprobar el total registrado.
    """
    if not whole_year(report.header):
        return
    for fact in expected.activities if not expected.runs("physical") else ():
        for name, row in (("programmed", fact.programmed), ("executed", fact.executed)):
            cell = row.row.accumulated
            value = number(cell)
            above = [month for month in row.values if month]
            if fact.aggregation is not Aggregation.NONE or value is None or row.blanks or not row.sound:
                continue
            if value > row.total or (above and 0 < value < min(above)):
                yield about(
                    impossible_total,
                    at(cell, Where.of(fact.activity, "physical", name, "accumulated")),
                    published=cell.text,
                    value=cell.text,
                    low=f"{min(above, default=Decimal(0)):,.2f}",
                    total=f"{row.total:,.2f}",
                )
