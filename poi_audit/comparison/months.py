"""R001, R002, R015: what closed months say now, and said then."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from poi_audit.checks.rule import Rule
from poi_audit.comparison.changes import MonthPair, differ
from poi_audit.comparison.make import NOTHING, both, figures, recoded, words
from poi_audit.comparison.pair import Pair
from poi_audit.comparison.rule import comparing
from poi_audit.comparison.sides import State
from poi_audit.messages import message
from poi_audit.model.finding import Finding, Severity, Where
from poi_audit.model.report import ROW_LABELS, RowName
from poi_audit.recompute import Aggregation


def _rewritten(pair: Pair, rule: Rule, row: RowName) -> Iterator[Finding]:
    """One finding for each activity and block, with its months; what is sure and what is open stand apart."""
    groups: dict[tuple[int, str, str], list[MonthPair]] = {}
    for cell in pair.rewritten:
        if cell.row == row:
            key = "" if cell.firm else "undated" if cell.state is State.UNKNOWN else "open"
            groups.setdefault((cell.twin.index, cell.block, key), []).append(cell)
    for (*_, key), cells in groups.items():
        yield _of_row(pair, rule, cells, key)


def _of_row(pair: Pair, rule: Rule, cells: Sequence[MonthPair], key: str) -> Finding:
    first, labels = cells[0], pair.later.report.header.months
    named: object = ROW_LABELS[first.row]
    if first.block == "financial":
        named = message("row.money", row=named)
    where = Where.of(first.twin.later.activity, first.block, first.row, labels[first.column])
    severity = Severity.INFO if key else None
    values: dict[str, object] = {"row": named, "month": labels[first.column]}
    if len(cells) > 1:
        key = f"{key}_months" if key else "months"
        values = {
            "row": named,
            "count": len(cells),
            "items": [
                message(
                    "item.was",
                    month=labels[cell.column],
                    after=cell.after.text or NOTHING,
                    before=cell.before.text or NOTHING,
                )
                for cell in cells
            ],
        }
    found = figures(
        pair,
        rule,
        where,
        first.before,
        first.after,
        severity=severity,
        key=key,
        explanations=recoded(first.twin),
        **values,
    )
    more = [addend for cell in cells[1:] for addend in both(pair, cell.before, cell.after)]
    return replace(found, addends=(*(found.addends or ()), *more))


@comparing("R001", Severity.WARNING)
def programme(pair: Pair) -> Iterator[Finding]:
    """Significa: un mes que ya había concluido cuando se publicó el reporte anterior trae ahora otra programación.

    Importa: si la programación se ajusta a lo ejecutado después del hecho, el avance deja de medir un compromiso.

    Base: dos publicaciones de la misma UE y año; el hallazgo da ambas cifras, sus lugares y el SHA-256 de la primera.

    Falla: PROG. de Mar 5.00 en el reporte impreso el 19 de agosto y 3.00 en el del año.
    Pasa: PROG. de Oct distinta en ambos: en agosto aún podía reprogramarse.

    Excepciones: una cifra dudosa en cualquiera de los dos no se compara; redondeos y separadores no son cambios. Si el
    reporte anterior no trae fecha y el mes pudo no haber concluido, es un informativo (--earlier-as-of la indica).

    Qué hacer: pedir el acto que aprobó la modificación y su fecha; una reprogramación aprobada es legítima.
    """
    yield from _rewritten(pair, programme, "programmed")


@comparing("R002", Severity.WARNING)
def execution(pair: Pair) -> Iterator[Finding]:
    """Significa: la ejecución de un mes cuyo plazo de registro ya había vencido dice otra cosa, o está en blanco.

    Importa: lo que se informó y sirvió para evaluar ya no es lo que figura.

    Base: dos publicaciones de la misma UE y año; el plazo es el de la nota (4) de 2024 y (iv) de 2022. La de 2021 no da
    ninguno: vale el más amplio que se conoce, el último día del mes siguiente.

    Falla: EJEC. de Feb 1.00 en el reporte del semestre y 4.00 en el del año.
    Pasa: EJEC. de Feb en blanco en el primero y 4.00 en el segundo: es un registro tardío (R015).

    Excepciones: si el plazo del mes aún corría, o no consta que hubiera vencido, es un informativo. Un 0.00 que pasa
    a blanco no se observa. Una cifra dudosa no se compara. El total que una AO No Acumulado registra se compara entre
    reportes del año ya cerrado.

    Qué hacer: pedir el sustento de la corrección; corregir un registro errado es legítimo y debe constar.
    """
    yield from _rewritten(pair, execution, "executed")
    if len(pair.earlier.columns) == 12 and all(state is State.CLOSED for state in pair.earlier.states):
        yield from _registered_totals(pair)


def _registered_totals(pair: Pair) -> Iterator[Finding]:
    """The executed accumulated figures of activities No Acumulado: they are registered, not derived (note (2))."""
    for twin in pair.twins:
        if {twin.earlier.aggregation, twin.later.aggregation} != {Aggregation.NONE}:
            continue
        before, after = (fact.executed.row.accumulated for fact in (twin.earlier, twin.later))
        if differ(before, after):
            where = Where.of(twin.later.activity, "physical", "executed", "accumulated")
            why = recoded(twin)
            yield figures(pair, execution, where, before, after, key="total", explanations=why)


@comparing("R015", Severity.INFO)
def late(pair: Pair) -> Iterator[Finding]:
    """Significa: meses que el reporte anterior dejó en blanco, con el plazo vencido, tienen ahora ejecución registrada.

    Importa: esas AO eran S.I.; los promedios de ambos reportes no descansan en las mismas AO.

    Base: dos publicaciones de la misma UE y año; los plazos de R002.

    Falla: EJEC. de Ene en blanco en agosto y 2.00 en el reporte del año (un solo aviso por reporte).
    Pasa: EJEC. de Ago en blanco en un reporte de agosto.

    Excepciones: ninguna.

    Qué hacer: leer los promedios del reporte anterior sabiendo cuántas AO los sustentaban.
    """
    found = [
        c
        for c in pair.cells
        if c.kind == "late" and c.row == "executed" and c.block == "physical" and c.state is State.CLOSED
    ]
    if not found:
        return
    labels = pair.later.report.header.months
    counts = Counter(cell.column for cell in found)
    items = [message("item.value", code=labels[i], value=counts[i]) for i in sorted(counts)]
    activities = len({cell.twin.index for cell in found})
    where = Where(block="physical", row="executed")
    yield words(pair, late, where, count=activities, items=items)
