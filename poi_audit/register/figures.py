"""B101, B102, B112: months, registered totals and averages that are not those of the register."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import islice

from poi_audit.checks.make import where_of
from poi_audit.comparison.changes import MonthPair, differ
from poi_audit.comparison.effect import Effect
from poi_audit.comparison.effects import changes_of, items_of
from poi_audit.comparison.match import Twin
from poi_audit.messages import message
from poi_audit.model.figure import Figure
from poi_audit.model.finding import Finding, Severity, Where
from poi_audit.model.message import Message
from poi_audit.model.report import ROW_LABELS
from poi_audit.recompute import Aggregation, Derived, Kind, RowFacts, Verdict
from poi_audit.recompute.accumulate import row_value
from poi_audit.recompute.facts import number, row_facts
from poi_audit.recompute.register import Asked, filled
from poi_audit.register.beside import Beside
from poi_audit.register.make import figures
from poi_audit.register.rule import beside as against
from poi_audit.register.weigh import cell_reason, cell_severity, reason, severity, total_reason

MOST_EFFECTS = 20
"""Activities whose effect on averages is told; each takes a pass over the report."""


def _row_words(block: str, row: str) -> object:
    label = ROW_LABELS[row]
    return message("row.money", row=label) if block == "financial" else label


@against("B101", Severity.ERROR)
def months(beside: Beside) -> Iterator[Finding]:
    """Significa: un mes de PROG. o de EJEC. dice otra cifra que F(RE) o F(SE) del registro, o está en blanco en uno
    solo.

    Importa: si un mes se cambia junto con todo lo que sale de él, el reporte queda sin falla; solo el registro lo
    dice.

    Base: el registro de la misma UE y año que exporta el aplicativo; el hallazgo da su archivo, su día y su SHA-256.

    Falla: EJEC. de Mar 3.00 y F(SE) 03 4.00, ambos del mismo día.
    Pasa: 1,640.00 y 1640.00; PROG. 0.00 y F(RE) en blanco.

    Excepciones: es un error si ambos son del mismo día, o si el mes ya estaba cerrado antes de los dos y trae dos
    cifras de ejecución distintas. Si no consta un día es una advertencia; también la programación de un mes ya
    concluido. Lo que un registro posterior puede explicar es un informativo; también lo que dice un registro de
    otra etapa, y lo programado donde el registro no tiene F(RE). Una cifra dudosa no se compara, ni las filas de
    las que el registro no trae ninguna cifra.

    Qué hacer: pedir el sustento del mes; ver en el aplicativo quién lo registró y cuándo.
    """
    effects = _effects(beside)
    for cell in beside.differing:
        why = cell_reason(beside, cell)
        label = beside.side.report.header.months[cell.column]
        effect = effects.get(cell.twin.index) if cell.block == "physical" else None
        yield figures(
            beside,
            months,
            cell_severity(why, cell),
            why,
            Where.of(cell.twin.later.activity, cell.block, cell.row, label),
            cell.before,
            cell.after,
            key="effect" if effect else "",
            row=_row_words(cell.block, cell.row),
            month=label,
            effect=effect,
        )


def _effects(beside: Beside) -> Mapping[int, list[Message]]:
    """Index of an activity -> what its percentage and the averages would be with its registered months."""
    cells: Mapping[int, list[MonthPair]] = dict(islice(beside.differing_by_activity.items(), MOST_EFFECTS))
    if not cells:
        return {}
    effect = Effect(beside.side, cells)
    now = effect.averages("percent", ())
    found = {index: changes_of(beside.side, effect, "percent", index, now) for index in cells}
    return {index: items_of(changes) for index, changes in found.items() if changes}


@against("B102", Severity.ERROR)
def totals(beside: Beside) -> Iterator[Finding]:
    """Significa: PROG. o EJEC. acumulado dice otra cifra que la que dan los meses registrados, o que el Total
    registrado donde la nota manda mostrarlo, y ningún mes impreso lo explica.

    Importa: la meta y el total de una AO No Acumulado, y la meta anual de un reporte semestral, se registran: nada
    más en el reporte permite comprobarlos.

    Base: el registro; notas (2) de 2024, (ii) de 2022.

    Falla: PROG. acumulado 82.00 de una AO No Acumulado y F(RE) Total 72.00.
    Pasa: PROG. acumulado 82.00 y F(RE) Total 82.00.

    Excepciones: las gravedades de B101. Si un mes de la fila difiere, el acumulado lo sigue y solo se dice del mes.

    Qué hacer: comprobar el total en el aplicativo.
    """
    moved = {(c.twin.index, c.block, c.row) for c in beside.cells if c.kind != "same"}
    for twin in beside.twins:
        for block in ("physical", "financial"):
            theirs, ours = twin.earlier.rows(block), twin.later.rows(block)
            for name, one, other in zip(ROW_LABELS, theirs or (), ours or (), strict=False):
                expected = _total(beside, twin, block, name, one)
                printed = other.row.accumulated
                if expected is None or (twin.index, block, name) in moved:
                    continue
                if differ(expected, printed):
                    why = total_reason(beside, name)
                    where = Where.of(twin.later.activity, block, name, "accumulated")
                    label = _row_words(block, name)
                    yield figures(beside, totals, severity(why), why, where, expected, printed, row=label)


def _total(beside: Beside, twin: Twin, block: str, name: str, row: RowFacts) -> Figure | None:
    """What the register says that the accumulated cell should hold; None where it does not say."""
    kind = twin.later.aggregation if block == "physical" else Aggregation.ANNUAL
    registered = row.row.accumulated
    if kind is Aggregation.NONE:
        return registered if number(registered) is not None else None
    goal = _goal(beside, block) if name == "programmed" else "visible"
    if goal != "visible":
        yearly = goal == "year" and kind is Aggregation.ANNUAL and number(registered) is not None
        return registered if yearly else None
    seen = [row.row.months[place] for place in beside.columns.values()]
    if len(seen) < len(beside.side.report.header.months) or not any(figure.text for figure in seen):
        return None
    facts = row_facts(type(row.row)(tuple(seen), registered), set())
    value = row_value(facts, kind) if facts.sound else None
    return None if value is None else Figure(_text(value), registered.place)


def _goal(beside: Beside, block: str) -> str | None:
    """What PROG. accumulates in the block: "visible" months or the "year"; None where the figures leave it open."""
    if len(beside.side.report.header.months) >= 12:
        return "visible"
    name = "programmed_accumulated" if block == "physical" else f"{block}_programmed_accumulated"
    choice = beside.side.expected.choices.get(name)
    return None if choice is None or len(choice.admitted) != 1 else choice.value


def _text(value: Decimal) -> str:
    return f"{value:,.{max(2, -int(value.normalize().as_tuple().exponent))}f}"


def confirmed(beside: Beside) -> int:
    """How many figures of the report that are registered, and not derived, the register confirms."""
    same = sum(cell.kind == "same" for cell in beside.cells)
    derived = beside.side.expected.derived
    twins = {twin.index: twin for twin in beside.twins}
    for one in derived:
        index = None if one.fact is None else one.fact.activity.ordinal
        if one.verdict is Verdict.INPUT and index is not None and (twin := twins.get(index)) is not None:
            rows = twin.earlier.rows(one.block or "physical")
            if rows is None or one.row is None:
                continue
            expected = _total(beside, twin, one.block or "physical", one.row, rows[one.row == "executed"])
            same += expected is not None and number(one.published) == number(expected)
    return same


@against("B112", Severity.ERROR)
def averages(beside: Beside) -> Iterator[Finding]:
    """Significa: un avance, promedio o conteo que el reporte solo no permite recalcular no es el que da el registro.

    Importa: donde al reporte le falta o no se le lee una cifra, lo que suma sobre ella no se juzga; el registro lo
    dice.

    Base: el registro y las reglas inferidas de este reporte.

    Falla: promedio de la AEI 91.0 con una AO ilegible, y 99.0 con sus cifras del registro.
    Pasa: un promedio que difiere porque difiere un mes: solo se dice del mes (B101).

    Excepciones: las gravedades de B101; lo que sale de un mes o una AO que difieren no se repite. Solo reportes de
    todas las AO del registro.

    Qué hacer: ver las cifras del registro que el reporte no deja leer.
    """
    unjudged = [d for d in beside.side.expected.derived if _open(d)]
    if not unjudged or beside.limits or beside.side.filter or not _prints(beside):
        return
    found = _printed_by(beside)
    for derived in unjudged:
        expected = found.get(_key(derived))
        if expected is None or not expected.text or _explained(beside, derived):
            continue
        if differ(expected, derived.published):
            why = reason(beside)
            yield figures(
                beside, averages, severity(why), why, where_of(derived), expected, derived.published
            )


def _prints(beside: Beside) -> bool:
    """Whether the register holds what the report's averages come from."""
    return beside.reprogrammed and {("physical", "programmed"), ("physical", "executed")} <= beside.held


def _open(derived: Derived) -> bool:
    """Whether a figure is printed as a number, and nothing of the report says whether it is right."""
    kinds = (Kind.PERCENT, Kind.AVERAGE, Kind.TOTAL, Kind.COUNT)
    return (
        derived.verdict is Verdict.UNJUDGED
        and derived.kind in kinds
        and number(derived.published) is not None
    )


_Key = tuple[str | None, str | None, str | None]


def _key(derived: Derived) -> _Key:
    return derived.code, derived.column, derived.table


def _printed_by(beside: Beside) -> dict[_Key, Figure]:
    """Every average and count that the register prints by the report's own conventions."""
    side = beside.side
    fixed = {name: choice.value for name, choice in side.expected.choices.items()}
    types = {o.code: o.type for o in side.report.objectives if o.type is not None}
    months = len(side.report.header.months)
    report = filled(beside.source, Asked(side.on, months, side.expected.capped, types=types, fixed=fixed))
    out: dict[_Key, Figure] = {}
    for action in report.actions():
        for activity in action.activities:
            out[activity.code, "percent", None] = activity.percent or Figure("")
        out[action.code, "average", None] = action.execution.physical or Figure("")
    totals = report.totals
    for column, figure in (
        ("total", totals.physical),
        ("type_i", totals.type_i),
        ("type_ii", totals.type_ii),
    ):
        out[None, column, None] = figure or Figure("")
    if report.summary is not None:
        for table in ("actions", "activities", "tracking"):
            for column, figure in getattr(report.summary, table).items():
                out[None, column, table] = figure
    return out


def _explained(beside: Beside, derived: Derived) -> bool:
    """Whether an activity that differs, is missing or is too many enters the figure."""
    wrong = {beside.side.expected.activities[index].activity.code for index in beside.differing_by_activity}
    wrong |= {fact.activity.code for fact in beside.matches.added}
    missing = [f for f in beside.matches.gone if beside.entry(f).omission is None]
    if derived.fact is not None:
        return derived.fact.activity.code in wrong
    if derived.action is not None:
        inside = {activity.code for activity in derived.action.activities}
        return bool(inside & wrong) or any(f.action.code == derived.action.code for f in missing)
    return bool(wrong or missing)
