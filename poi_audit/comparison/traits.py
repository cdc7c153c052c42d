"""R003, R008 to R010: the year's goal, the unit, the aggregation type and the priority of an activity."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from poi_audit.checks.make import at
from poi_audit.checks.rule import Rule
from poi_audit.comparison.changes import differ
from poi_audit.comparison.make import figures, recoded, words
from poi_audit.comparison.match import Twin
from poi_audit.comparison.pair import Pair
from poi_audit.comparison.rule import comparing
from poi_audit.comparison.texts import alike, same
from poi_audit.model.figure import Figure
from poi_audit.model.finding import Finding, Severity, Where
from poi_audit.model.interval import rounded
from poi_audit.recompute import Aggregation
from poi_audit.recompute.facts import number


def goals(pair: Pair, twin: Twin) -> tuple[Figure, Figure] | None:
    """The year's goal as each report prints it; None where one of them prints none."""
    if not (pair.earlier.yearly and pair.later.yearly):
        return None
    return twin.earlier.programmed.row.accumulated, twin.later.programmed.row.accumulated


@comparing("R003", Severity.WARNING)
def goal(pair: Pair) -> Iterator[Finding]:
    """Significa: la meta física del año de la AO es otra que en el reporte anterior.

    Importa: con una meta menor la misma ejecución da un avance mayor.

    Base: dos publicaciones de la misma UE y año; PROG. acumulado, donde muestra la meta de todo el año.

    Falla: PROG. ANUAL 120.00 en el reporte del semestre y 90.00 en el del año.
    Pasa: 12.00 en uno y 12 en el otro; PROG. acumulado de seis meses frente al de doce.

    Excepciones: si uno de los dos muestra solo lo programado en sus meses, no se compara.

    Qué hacer: pedir el acto que modificó la meta y su fecha; una modificación aprobada es legítima.
    """
    for twin in pair.twins:
        found = goals(pair, twin)
        if found is not None and twin.earlier.aggregation is twin.later.aggregation and differ(*found):
            where = Where.of(twin.later.activity, "physical", "programmed", "accumulated")
            said = _against(pair, twin, *found)
            key = "lowered" if said else ""
            yield figures(pair, goal, where, *found, key=key, explanations=recoded(twin), **said)


def _against(pair: Pair, twin: Twin, before: Figure, after: Figure) -> dict[str, Any]:
    """The percentage as it would be against the first goal, beside the printed one, where the goal was lowered."""
    activity = twin.later.activity
    first, now, shown = number(before), number(after), number(activity.percent)
    done = number(twin.later.executed.row.accumulated)
    if twin.later.aggregation is Aggregation.NONE or first is None or now is None or done is None:
        return {}
    if not 0 < now < first or shown is None or activity.percent is None:
        return {}
    exact, limit = Fraction(done) * 100 / Fraction(first), pair.later.expected.limit
    value = rounded(min(exact, limit) if limit else exact, activity.percent.decimals)
    return {"percent": f"{value:,f}", "shown": activity.percent.text}


def _texts(
    pair: Pair, rule: Rule, name: str, column: str | None, nearly: Severity | None = None
) -> Iterator[Finding]:
    """`nearly`: how grave a text is that is almost the same, where such are texts written by hand."""
    if not pair.worded:
        return
    for twin in pair.twins:
        old, new = getattr(twin.earlier.activity, name), getattr(twin.later.activity, name)
        if not same(old, new):
            where = at(twin.later.activity.place, Where.of(twin.later.activity, column=column))
            place = twin.earlier.activity.place
            weight = nearly if nearly is not None and alike(old, new) else None
            yield words(pair, rule, where, severity=weight, before=old, after=new, before_place=place)


@comparing("R008", Severity.WARNING)
def unit(pair: Pair) -> Iterator[Finding]:
    """Significa: la unidad de medida de la AO es otra que en el reporte anterior.

    Importa: las cifras de uno y otro ya no cuentan lo mismo.

    Base: dos publicaciones de la misma UE y año.

    Falla: INFORME que pasa a INFORME TECNICO.
    Pasa: ANÁLISIS y ANALISIS; el texto partido en dos líneas.

    Excepciones: textos casi iguales son un informativo; páginas escaneadas; una unidad que falta en uno de los dos.

    Qué hacer: pedir el acto que la cambió y ver si las cifras se convirtieron.
    """
    yield from _texts(pair, unit, "unit", None, nearly=Severity.INFO)


@comparing("R009", Severity.WARNING)
def aggregation(pair: Pair) -> Iterator[Finding]:
    """Significa: el tipo de agregación de la AO es otro que en el reporte anterior.

    Importa: los mismos meses dan otro acumulado y otro avance.

    Base: dos publicaciones de la misma UE y año; nota (2) de 2024, (ii) de 2021 y 2022.

    Falla: Acumulado Anual que pasa a Acumulado Mensual.
    Pasa: "ACUMULADO ANUAL" y "Acumulado Anual".

    Excepciones: páginas escaneadas; un tipo que falta en uno de los dos.

    Qué hacer: comparar el avance bajo los dos tipos (poi-audit show).
    """
    yield from _texts(pair, aggregation, "aggregation", "aggregation")


@comparing("R010", Severity.INFO)
def priority(pair: Pair) -> Iterator[Finding]:
    """Significa: el nivel de prioridad de la AO es otro que en el reporte anterior.

    Importa: ninguna cifra depende de él; dice a qué se le da recursos primero.

    Base: dos publicaciones de la misma UE y año.

    Falla: "Muy Alta" que pasa a "Media".
    Pasa: "MUY ALTA" y "Muy Alta".

    Excepciones: páginas escaneadas; una prioridad que falta en uno de los dos.

    Qué hacer: nada, salvo que acompañe a un cambio de meta.
    """
    yield from _texts(pair, priority, "priority", None)
