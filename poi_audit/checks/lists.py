"""S2: the list of AO and AEI against what sums over it, and rows that repeat one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction

from poi_audit.checks.make import about, at
from poi_audit.checks.rule import rule
from poi_audit.messages import message
from poi_audit.model.figure import Figure
from poi_audit.model.finding import Finding, Severity, Where
from poi_audit.model.interval import Interval, rounded
from poi_audit.model.message import Message
from poi_audit.model.report import Report
from poi_audit.model.text import fold
from poi_audit.recompute import ActivityFacts, Derived, Expected, Kind, RowFacts, Verdict

LISTED = 12
"""Figures that a finding names at most."""
VARIED = 3
"""Registered months above zero, and different values among them, from which equal rows are no matter of chance."""


@rule("S212", Severity.WARNING)
def missing(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: promedios, total y conteos no cuadran con la lista leída y cuadran a la vez con una AO más.

    Importa: lo dudoso es la lista y no cada cifra: la AO puede faltar en lo publicado o haberse perdido al leer.

    Base: dos o más cifras independientes que cuadran con la misma AO de más.

    Falla: la lista trae 4 AO; total, promedio de la AEI y conteos cuadran con 5 (un solo aviso por reporte).
    Pasa: la lista trae las 5.

    Excepciones: una sola cifra que difiere es el error de esa cifra. Donde no hay conteos que cuadren, bastan los dos
    totales de dinero, programado y ejecutado, por encima de lo que suman sus AO; o el dinero de una AEI por encima del
    de sus AO cuando el total es la suma de lo publicado por las AEI.

    Qué hacer: buscar en la página la AO que falta, o pedir el reporte completo.
    """
    found = expected.missing
    if found is None:
        return
    share = found.percent
    value = None if share is None else _plainest(share)
    lines = any(derived.kind is Kind.FINANCIAL_AVERAGE for derived in found.figures)
    money = "lines" if lines else "money"
    yield about(
        missing,
        Where(found.action.code if found.action is not None else None),
        key=money if not found.count else "share" if value is not None else "",
        listed=found.listed,
        whole=found.listed + found.count,
        value=value or "",
        figures=[cell(derived) for derived in found.figures],
    )


def _plainest(value: Interval) -> str:
    """The value of the interval with the fewest decimals, as percentages print."""
    middle = (value.low + value.high) / 2
    found = (rounded(middle, places) for places in range(3))
    return f"{next((plain for plain in found if Fraction(plain) in value), rounded(middle, 2)):.2f}"


def cell(derived: Derived) -> Message:
    """A figure as a list names it: where it stands and what it says."""
    name = derived.table or derived.column or ""
    values = {"where": derived.code or message(f"cell.{name}"), "text": derived.published.text or "—"}
    if derived.table is not None and derived.column is not None:
        return message("item.cell", **values | {"column": message(f"band.{derived.column}")})
    return message("item.figure", **values)


@rule("S215", Severity.INFO)
def name_elsewhere(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: dos AO de AEI distintas tienen el mismo nombre y la misma unidad de medida, con códigos distintos.

    Importa: una misma tarea puede estar contada en dos acciones estratégicas.

    Base: observado en los reportes.

    Falla: "MONITOREO DE OBRAS", en informes, bajo AEI.01.01 y bajo AEI.02.03.
    Pasa: nombres distintos.

    Excepciones: el mismo código dos veces es S203; en la misma AEI, S204.

    Qué hacer: mirar si son la misma tarea y si sus cifras se repiten.
    """
    groups: dict[tuple[str, str], list[ActivityFacts]] = defaultdict(list)
    for fact in expected.activities:
        if fact.activity.name:
            groups[fold(fact.activity.name), fold(fact.activity.unit or "")].append(fact)
    for facts in groups.values():
        firsts = list({fact.action.ordinal: fact for fact in reversed(facts)}.values())[::-1]
        codes = list(dict.fromkeys(fact.activity.code for fact in firsts))
        if len(firsts) > 1 and len(codes) > 1:
            where = at(firsts[1].activity.place, Where.of(firsts[1].activity, column="name"))
            items = [message("item.value", code=f.action.code, value=f.activity.code) for f in firsts]
            yield about(name_elsewhere, where, published=firsts[0].activity.name, items=items)


@rule("S216", Severity.INFO)
def untyped(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: hay AEI sin tipo I o II, y los promedios por tipo no cuadran con las que sí lo tienen.

    Importa: no se puede saber de qué AO son esos promedios; no se juzgan.

    Base: notas (8) y (9) de 2024.

    Falla: una AEI sin tipo entre otras con tipo, o un formulario sin esa columna que publica los dos promedios.
    Pasa: todas las AEI con tipo.

    Excepciones: si los promedios cuadran con alguna de las lecturas posibles, no se menciona.

    Qué hacer: mirar el tipo en la página o en el PEI.
    """
    open_ones = [d for d in expected.derived if d.verdict is Verdict.UNJUDGED and d.reason == "open"]
    if not open_ones:
        return
    pairs = [(action, objective) for objective in report.objectives for action in objective.actions]
    without = [action.code for action, objective in pairs if action.type is None and objective.type is None]
    every = len(without) == len(pairs)
    key = "none" if every else ""
    severity = Severity.INFO if every else Severity.WARNING
    yield about(untyped, Where(column=open_ones[0].column), severity=severity, key=key, codes=without)


@rule("S217", Severity.WARNING)
def twins(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: dos o más AO de código distinto muestran las mismas cifras programadas y ejecutadas en todos los
    meses.

    Importa: puede ser una AO registrada dos veces, o cifras copiadas de una a otra.

    Base: comparación de las filas; ninguna nota la exige.

    Falla: dos AO con EJEC. 16, 14, 16, 15, 16 y 14, y la misma programación (un aviso por grupo).
    Pasa: filas distintas.

    Excepciones: solo filas con tres o más meses distintos entre sí; metas parejas de 1.00 al mes no dicen nada.

    Qué hacer: comparar el sustento de ambas.
    """
    groups: dict[tuple[object, ...], list[ActivityFacts]] = defaultdict(list)
    for fact in expected.activities:
        goal, done = fact.programmed, fact.executed
        if goal.sound and done.sound and _varied(done):
            groups[goal.values, done.values].append(fact)
    for facts in groups.values():
        codes = list(dict.fromkeys(fact.activity.code for fact in facts))
        if len(codes) > 1:
            figure = _first(facts)
            where = at(figure, Where.of(facts[1].activity, "physical", "executed"))
            yield about(twins, where, published=figure.text, codes=codes)


def _varied(row: RowFacts) -> bool:
    """Whether so many months, and values among them, are registered that two rows are not alike by chance."""
    known = [value for value in row.values if value]
    return len(known) >= VARIED and len(set(known)) >= VARIED


def _first(facts: Sequence[ActivityFacts]) -> Figure:
    row = facts[1].executed
    return next(figure for figure, value in zip(row.row.months, row.values, strict=False) if value)
