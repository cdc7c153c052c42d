"""R012: percentages that fell, where both publications divide by the same thing."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from poi_audit.comparison.make import figures, recoded
from poi_audit.comparison.match import Twin
from poi_audit.comparison.pair import Pair
from poi_audit.comparison.rule import comparing
from poi_audit.comparison.sides import State
from poi_audit.comparison.traits import goals
from poi_audit.messages import message
from poi_audit.model.figure import Figure
from poi_audit.model.finding import Finding, Severity, Where
from poi_audit.model.message import Message
from poi_audit.recompute import Aggregation
from poi_audit.recompute.facts import number
from poi_audit.recompute.percent import Column

HUNDRED = Decimal(100)


@comparing("R012", Severity.WARNING)
def fallen(pair: Pair) -> Iterator[Finding]:
    """Significa: el avance de la AO es menor que el que publicó el reporte anterior, medido contra lo mismo.

    Importa: lo ejecutado se acumula; contra una misma meta anual no puede bajar sin que algo se haya reescrito.

    Base: dos publicaciones de la misma UE y año; nota (3) de 2024, (ii) de 2021.

    Falla: %AVANCE ANUAL 50 en el reporte del semestre y 40 en el del año.
    Pasa: 100.00 de lo programado a junio y 92.00 de lo programado a setiembre: son medidas distintas.

    Excepciones: un registro no trae avances. Solo Acumulado Anual contra la meta del año, o reportes de los mismos
    meses, todos cerrados; con el tope de 100 marcado en uno, nada por encima de 100 cuenta. Una unidad del último
    decimal puede ser redondeo. Si se programó más y no se ejecutó menos, no se mide lo mismo: lo dicen R001 y R003.

    Qué hacer: ver los meses reescritos (R001, R002) y la meta (R003) de la misma AO.
    """
    if pair.earlier.report.register is not None or pair.later.report.register is not None:
        return
    for twin in pair.twins:
        columns: tuple[Column, Column] = ("percent_period", "percent")
        for column in columns:
            before, after = (getattr(fact.activity, column) for fact in (twin.earlier, twin.later))
            if before is None or after is None or not _alike(pair, twin, column):
                continue
            if _fell(pair, before, after) and not _only_programme(twin):
                where = Where.of(twin.later.activity, "physical", None, column)
                causes = (*recoded(twin), *_causes(pair, twin))
                yield figures(pair, fallen, where, before, after, explanations=causes)


def _alike(pair: Pair, twin: Twin, column: Column) -> bool:
    """Whether both percentages divide by the same thing."""
    earlier, later = pair.earlier, pair.later
    kind = twin.earlier.aggregation
    if kind is not twin.later.aggregation or kind is None:
        return False
    if column == "percent" and kind is Aggregation.ANNUAL and earlier.yearly and later.yearly:
        return True
    closed = all(state is State.CLOSED for state in earlier.states)
    same = list(earlier.columns) == list(later.columns) and earlier.yearly == later.yearly
    return closed and same


def _only_programme(twin: Twin) -> bool:
    """Whether more is programmed and no less executed: the percentage is of something else (R001, R003)."""
    old, new = twin.earlier, twin.later
    programmed = number(old.programmed.row.accumulated), number(new.programmed.row.accumulated)
    executed = number(old.executed.row.accumulated), number(new.executed.row.accumulated)
    return _rose(*programmed) and not _rose(*reversed(executed))


def _rose(before: Decimal | None, after: Decimal | None) -> bool:
    return before is not None and after is not None and before < after


def _fell(pair: Pair, before: Figure, after: Figure) -> bool:
    old, new = number(before), number(after)
    if old is None or new is None:
        return False
    if pair.earlier.expected.capped or pair.later.expected.capped:
        old, new = min(old, HUNDRED), min(new, HUNDRED)
    places = min(before.decimals, after.decimals)
    least = Decimal(1).scaleb(-places)
    return old - new > least


def _causes(pair: Pair, twin: Twin) -> Iterator[Message]:
    cells = pair.rewritten_by_activity.get(twin.index, [])
    labels = pair.later.report.header.months
    if cells:
        yield message("why.rewritten", months=list(dict.fromkeys(labels[c.column] for c in cells)))
    found = goals(pair, twin)
    old, new = (number(figure) for figure in found) if found is not None else (None, None)
    if found is not None and old is not None and new is not None and new > old:
        yield message("why.goal_raised", before=found[0].text, after=found[1].text)
