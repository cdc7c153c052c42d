"""B121 to B125: what a register itself says of the report that it will print."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from poi_audit.checks.make import about, at
from poi_audit.checks.rule import rule
from poi_audit.messages import message
from poi_audit.model.expected import aggregation_of
from poi_audit.model.finding import Finding, Severity, Where
from poi_audit.model.report import ROW_LABELS, Entry, Omission, Report, Row
from poi_audit.recompute import ActivityFacts, Aggregation, Expected
from poi_audit.recompute.facts import number, row_facts

SHOWN = 12
"""Codes that one sentence lists."""


def months_due(expected: Expected) -> list[tuple[ActivityFacts, list[int]]]:
    """The activities with months that are due and blank, and these months, counted from 0."""
    due = expected.due or 0
    late = [(fact, [i for i in fact.executed.blanks if i < due]) for fact in expected.activities]
    return [(fact, months) for fact, months in late if months]


@rule("B121", Severity.WARNING)
def unregistered(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: el plazo para registrar la ejecución de un mes ya venció el día de la consulta, y el mes está en
    blanco.

    Importa: la AO se imprimirá S.I., y la AEI a la que pertenece, sin promedio.

    Base: notas (4) y (6) de 2024; el día de la exportación, o el indicado con --as-of.

    Falla: F(SE) 03 en blanco en un registro del 9 de mayo.
    Pasa: F(SE) 04 en blanco en un registro del 9 de mayo: su plazo es el 20.

    Excepciones: si le ocurre a más de la mitad de las AO, un solo hallazgo para el registro. Si no consta el día, no
    se dice de los meses que pudieron no haber vencido.

    Qué hacer: registrar el seguimiento de esos meses antes de imprimir el reporte.
    """
    if report.register is None or expected.due is None:
        return
    labels, late = report.header.months, months_due(expected)
    if len(late) * 2 > len(expected.activities):
        counts = Counter(i for _, months in late for i in months)
        items = [message("item.value", code=labels[i], value=counts[i]) for i in sorted(counts)]
        where = Where(block="physical", row="executed")
        of = len(expected.activities)
        yield about(unregistered, where, key="summary", count=len(late), of=of, items=items)
        return
    for fact, months in late:
        figure = fact.executed.row.months[months[0]]
        where = at(figure, Where.of(fact.activity, "physical", "executed", labels[months[0]]))
        yield about(unregistered, where, published="", months=[labels[i] for i in months])


@rule("B122", Severity.INFO)
def left_out(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: el reporte no imprimirá estas AO del registro, por la razón que se indica.

    Importa: el reporte lista menos AO que filas tiene el registro, y conviene saber cuáles.

    Base: nota (1) de 2024: AO activas, aprobadas y con meta anual mayor a cero.

    Falla: 64 AO con Activo AO en NO (un aviso por razón).
    Pasa: todas las AO activas, aprobadas y con F(RE) mayor a cero.

    Excepciones: ninguna.

    Qué hacer: comprobar que ninguna de ellas debía estar en el reporte.
    """
    groups: dict[Omission, list[Entry]] = {}
    for entry in () if report.register is None else report.register.entries:
        if (omission := entry.omission) is not None:
            groups.setdefault(omission, []).append(entry)
    for omission, entries in groups.items():
        codes = _listed([entry.activity.code for entry in entries])
        yield about(left_out, Where(column="code"), key=omission, count=len(entries), codes=codes)


def _listed(codes: Sequence[str]) -> object:
    rest = len(codes) - SHOWN
    return message("part.and_more", codes=codes[:SHOWN], count=rest) if rest > 0 else codes


@rule("B123", Severity.WARNING)
def other_total(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: el Total que trae el registro no es la suma de sus meses.

    Importa: el reporte suma los meses; quien cite el Total del registro citará otra cifra.

    Base: nota (2) a) de 2024; en los registros vistos el Total de una AO Acumulado Anual es siempre esa suma.

    Falla: F(RE) Total 120.00 y sus meses suman 96.00.
    Pasa: F(RE) Total 96.00.

    Excepciones: solo Acumulado Anual y dinero; las AO que el reporte deja fuera y las cifras dudosas no se juzgan.

    Qué hacer: comprobar los meses en el aplicativo.
    """
    if report.register is None:
        return
    for entry in report.register.printed:
        activity = entry.activity
        blocks = [("financial", activity.financial)]
        if aggregation_of(activity) is Aggregation.ANNUAL:
            blocks.insert(0, ("physical", activity.physical))
        for block, rows in blocks:
            for name, row in () if rows is None else rows.rows():
                yield from _other_sum(activity.code, block, name, row)


def _other_sum(code: str, block: str, name: str, row: Row) -> Iterator[Finding]:
    facts, total = row_facts(row, set()), number(row.accumulated)
    if total is None or not facts.sound or total == facts.total:
        return
    label: object = ROW_LABELS[name]
    if block == "financial":
        label = message("row.money", row=label)
    where = at(row.accumulated, Where(code, block, name, "accumulated"))
    text = row.accumulated.text
    total_of = f"{facts.total:,.2f}"
    yield about(other_total, where, published=text, row=label, total=text, sum=total_of)


@rule("B124", Severity.WARNING)
def unprinted(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: la AO está activa y aprobada, tiene ejecución registrada y no tiene meta: el reporte no la imprimirá.

    Importa: lo hecho en ella no entra en ningún avance.

    Base: nota (1) de 2024: solo participan las AO con meta anual mayor a cero.

    Falla: F(SE) 01 con 1.00 y F(RE) en blanco todo el año.
    Pasa: F(RE) Total 12.00.

    Excepciones: ninguna.

    Qué hacer: ver si falta reprogramar su meta.
    """
    for entry in () if report.register is None else report.register.entries:
        if entry.omission != "no_goal":
            continue
        months = entry.activity.physical.executed.months
        done = [
            message("item.value", code=label, value=figure.text)
            for label, figure in zip(report.header.months, months, strict=False)
            if number(figure)
        ]
        if done:
            activity = entry.activity
            where = at(activity.place, Where(activity.code, column="code"))
            yield about(unprinted, where, name=activity.name, items=done)


@rule("B125", Severity.INFO)
def undated(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: ni el nombre del archivo ni --as-of dicen el día, y hay cifras del reporte que dependen de él.

    Importa: S.I. y S.P. dependen de los meses vencidos ese día, y de ellas los promedios y conteos.

    Base: notas (4) y (5) de 2024; el aplicativo escribe día y hora en el nombre del archivo, y en ningún otro lugar.

    Falla: un registro a medio año, guardado con otro nombre.
    Pasa: POI_PORACTIVIDADOPERATIVA_ANUAL_000127_20260509181503.xls; un registro con los doce meses registrados.

    Excepciones: ninguna.

    Qué hacer: indicar el día con --as-of.
    """
    if report.register is None:
        return
    totals, summary = report.totals, report.summary
    figures = [a.percent for a in report.activities()]
    figures += [action.execution.physical for action in report.actions()]
    figures += [totals.physical, totals.type_i, totals.type_ii]
    for table in () if summary is None else (summary.actions, summary.activities, summary.tracking):
        figures += table.values()
    count = sum(figure is not None and figure.doubt is not None for figure in figures)
    if count:
        yield about(undated, Where(block="physical", column="percent"), count=count)
