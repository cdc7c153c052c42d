"""R004 to R007, R011, R016: activities gone, new, renamed, recoded and moved."""

from __future__ import annotations

from collections.abc import Iterator

from poi_audit.checks.make import at
from poi_audit.comparison.make import NOTHING, words
from poi_audit.comparison.pair import Pair
from poi_audit.comparison.rule import comparing
from poi_audit.comparison.sides import State
from poi_audit.comparison.texts import alike, letters, same
from poi_audit.messages import message
from poi_audit.model.finding import Finding, Severity, Where
from poi_audit.model.message import Message
from poi_audit.recompute import ActivityFacts

SHOWN = 6
"""Months of a new activity that its finding lists."""
_FIRM = (State.CLOSED, State.OVER)


@comparing("R004", Severity.WARNING)
def gone(pair: Pair) -> Iterator[Finding]:
    """Significa: una AO del reporte anterior no está en este, ni con su código ni con su nombre.

    Importa: lo que se dejó de hacer en ella sale de todos los promedios.

    Base: dos publicaciones de la misma UE y año; la nota (1) de 2024 dice qué AO participan.

    Falla: el reporte del semestre lista 24 AO y el del año 23 de ellas.
    Pasa: la misma AO con otro código y el mismo nombre (R007).

    Excepciones: no se juzga si uno de los reportes se leyó en parte o escaneado, ni entre filtros de centro de costo
    distintos (R016). Entre dos del mismo filtro es un informativo: la AO pudo pasar a otro centro.

    Qué hacer: pedir el acto que la anuló; una AO anulada por modificación del POI sale legítimamente.
    """
    if pair.limits:
        return
    severity, key = (Severity.INFO, "filtered") if pair.filtered else (None, "")
    for fact in pair.matches.gone:
        activity = fact.activity
        rows = activity.physical.programmed, activity.physical.executed
        yield words(
            pair,
            gone,
            Where(activity.code, column="code"),
            severity=severity,
            key=key,
            name=activity.name,
            programmed=rows[0].accumulated.text or NOTHING,
            executed=rows[1].accumulated.text or NOTHING,
            before_place=activity.place,
            explanations=_left_out(pair, activity.code),
        )


def _left_out(pair: Pair, code: str) -> tuple[Message, ...]:
    """Why the report of a register does not print an activity that it has; nothing where it does not have it."""
    register = pair.later.report.register
    entries = () if register is None else register.entries
    reasons = {entry.activity.code: entry.omission for entry in entries}
    reason = reasons.get(code)
    return () if reason is None else (message("why.left_out", why=message(f"omission.{reason}")),)


@comparing("R005", Severity.INFO)
def added(pair: Pair) -> Iterator[Finding]:
    """Significa: una AO de este reporte no estaba en el anterior.

    Importa: entra en los promedios; con cifras en meses que ya habían concluido (advertencia) es un registro hacia
    atrás.

    Base: dos publicaciones de la misma UE y año.

    Falla: una AO que no estaba en agosto, con PROG. y EJEC. 5.00 en Mar.
    Pasa: las mismas AO en ambos.

    Excepciones: las de R004.

    Qué hacer: pedir el acto que la incorporó y su fecha.
    """
    if pair.limits:
        return
    for fact in pair.matches.added:
        items = _closed_figures(pair, fact)
        where = at(fact.activity.place, Where.of(fact.activity, column="code"))
        if items and not pair.filtered:
            yield words(pair, added, where, severity=Severity.WARNING, key="closed", items=items)
        else:
            yield words(pair, added, where)


def _closed_figures(pair: Pair, fact: ActivityFacts) -> list[Message]:
    """What the activity programmed or executed in months that were over when the earlier report was published."""
    ended = {m for m, i in pair.earlier.columns.items() if pair.earlier.states[i] in _FIRM}
    out = []
    for row, facts in (("PROG.", fact.programmed), ("EJEC.", fact.executed)):
        for month, i in pair.later.columns.items():
            if month in ended and facts.values[i]:
                label = f"{row} {pair.later.report.header.months[i]}"
                out.append(message("item.value", code=label, value=facts.row.months[i].text))
    if (rest := len(out) - SHOWN) > 0:
        return [*out[:SHOWN], message("item.more", count=rest)]
    return out


@comparing("R006", Severity.WARNING)
def renamed(pair: Pair) -> Iterator[Finding]:
    """Significa: el mismo código lleva otro nombre que en el reporte anterior.

    Importa: puede ser otra actividad en el lugar de la primera, con su historia de cifras.

    Base: dos publicaciones de la misma UE y año.

    Falla: "SUPERVISIÓN DE OBRAS" que pasa a "ADQUISICIÓN DE EQUIPOS".
    Pasa: el nombre partido en otras líneas, sin tildes, en minúsculas o cortado por la página.

    Excepciones: nombres casi iguales son un informativo; los de páginas escaneadas no se comparan.

    Qué hacer: ver si la AO sigue midiendo lo mismo.
    """
    if not pair.worded:
        return
    for twin in pair.twins:
        old, new = twin.earlier.activity, twin.later.activity
        if not twin.recoded and not same(old.name, new.name):
            severity = Severity.INFO if alike(old.name, new.name) else Severity.WARNING
            where = at(new.place, Where.of(new, column="name"))
            yield words(
                pair,
                renamed,
                where,
                before=old.name,
                after=new.name,
                before_place=old.place,
                severity=severity,
            )


@comparing("R007", Severity.INFO)
def recoded(pair: Pair) -> Iterator[Finding]:
    """Significa: la AO figuraba en el reporte anterior con el mismo nombre y otro código.

    Importa: quien siga la AO por su código la pierde.

    Base: dos publicaciones de la misma UE y año; nombre único en ambas, con la misma unidad o la misma AEI.

    Falla: AOI00199200041 que pasa a AOI00199200141, con el mismo nombre.
    Pasa: el mismo código.

    Excepciones: nombres que se repiten no se emparejan.

    Qué hacer: ver si es la misma AO.
    """
    for twin in pair.twins:
        old, new = twin.earlier.activity, twin.later.activity
        if twin.recoded:
            where = at(new.place, Where.of(new, column="code"))
            yield words(pair, recoded, where, before=old.code, after=new.code, before_place=old.place)


@comparing("R011", Severity.WARNING)
def moved(pair: Pair) -> Iterator[Finding]:
    """Significa: la AO está bajo otra AEI que en el reporte anterior.

    Importa: cambia el promedio de las dos AEI sin que nadie haya ejecutado ni más ni menos.

    Base: dos publicaciones de la misma UE y año.

    Falla: una AO de AEI.01.01 que pasa a AEI.01.03.
    Pasa: las AO en otro orden dentro de su AEI.

    Excepciones: páginas escaneadas.

    Qué hacer: pedir el acto que la reasignó.
    """
    if not pair.worded:
        return
    for twin in pair.twins:
        old, new = twin.earlier.action.code, twin.later.action.code
        if letters(old) and letters(new) and letters(old) != letters(new):
            activity = twin.later.activity
            where = at(activity.place, Where.of(activity))
            yield words(
                pair,
                moved,
                where,
                before=old,
                after=new,
                before_place=twin.earlier.activity.place,
            )


@comparing("R016", Severity.INFO)
def limited(pair: Pair) -> Iterator[Finding]:
    """Significa: no se dice qué AO faltan o se añadieron, o se dejan fuera algunas, porque no consta cuál es cuál o uno
    de los reportes no las muestra todas.

    Importa: callar sobre ellas no quiere decir que sean las mismas.

    Base: la lectura de los archivos y el filtro de centro de costo que imprimen.

    Falla: un reporte filtrado por un centro de costo frente a uno de "Todos".
    Pasa: dos reportes leídos completos y sin filtro.

    Excepciones: ninguna.

    Qué hacer: comparar el reporte completo.
    """
    if pair.limits:
        yield words(pair, limited, Where(), reasons=list(pair.limits))
    if pair.matches.unclear:
        yield words(pair, limited, Where(), key="doubles", codes=list(pair.matches.unclear))
