"""B103 to B105, B113, B114: activities that the report or the register has alone, or that should not be printed."""

from __future__ import annotations

from collections.abc import Iterator

from poi_audit.checks.make import at
from poi_audit.messages import message
from poi_audit.model.finding import Finding, Severity, Where
from poi_audit.recompute import ActivityFacts
from poi_audit.recompute.facts import number
from poi_audit.register.beside import Age, Beside
from poi_audit.register.make import NOTHING, words
from poi_audit.register.rule import beside as against
from poi_audit.register.weigh import Reason, reason, severity


@against("B103", Severity.ERROR)
def unknown(beside: Beside) -> Iterator[Finding]:
    """Significa: el reporte lista una AO que no está en el registro, ni con su código ni con su nombre.

    Importa: sus cifras entran en los promedios sin que conste de dónde salen.

    Base: el registro de la misma UE y año, que conserva también las AO desactivadas.

    Falla: AOI00012700999 en el reporte y ninguna fila con ese código.
    Pasa: la misma AO, activa, en ambos.

    Excepciones: es un error si ambos son del mismo día; si el registro es anterior al reporte, un informativo: pudo
    crearse después. Un registro que parece traer solo algunos centros de costo no prueba nada. Un código leído por OCR
    no se juzga.

    Qué hacer: buscar el código en el aplicativo.
    """
    if beside.side.scanned:
        return
    why = reason(beside)
    grave = severity(why, Severity.INFO if beside.age is Age.OLDER else Severity.WARNING)
    for fact in beside.matches.added:
        activity = fact.activity
        where = at(activity.place, Where.of(activity, column="code"))
        key, weight = ("narrow", Severity.INFO) if beside.narrow else ("", grave)
        printed = activity.code
        yield words(beside, unknown, weight, why, where, None, key=key, published=printed, name=activity.name)


@against("B104", Severity.ERROR)
def unfit(beside: Beside) -> Iterator[Finding]:
    """Significa: el reporte lista una AO que en el registro no está activa, no está aprobada o no tiene meta en el
    año.

    Importa: la nota del reporte la deja fuera, y sus cifras entran en los promedios.

    Base: nota (1) de 2024; Activo AO, Estado(SE) y F(RE) del registro.

    Falla: una AO impresa con Activo AO en NO, ambos del mismo día.
    Pasa: Activo AO en SI, Estado(SE) APROBADO y F(RE) Total 12.00.

    Excepciones: es un error si ambos son del mismo día; si son de días distintos, un informativo: pudo activarse o
    desactivarse entre ambos.

    Qué hacer: ver en el aplicativo desde cuándo está así.
    """
    why = reason(beside)
    for twin in beside.twins:
        entry = beside.entry(twin.earlier)
        if (omission := entry.omission) is None:
            continue
        activity = twin.later.activity
        where = at(activity.place, Where.of(activity, column="code"))
        state = message(f"omission.{omission}")
        yield words(beside, unfit, severity(why), why, where, entry.activity.place, state=state)


@against("B105", Severity.ERROR)
def missing(beside: Beside) -> Iterator[Finding]:
    """Significa: una AO activa, aprobada y con meta en el registro no está en el reporte.

    Importa: lo que se hizo o dejó de hacer en ella sale de todos los promedios, y el reporte solo no lo deja ver.

    Base: nota (1) de 2024; el registro de la misma UE y año.

    Falla: el registro da 210 AO y el reporte lista 209 de ellas.
    Pasa: una AO con Activo AO en NO que el reporte no lista.

    Excepciones: es un error si ambos son del mismo día; si son de días distintos, un informativo, o una advertencia
    si la AO ya tenía ejecución en meses cerrados antes de ambos. No se juzga si el reporte se leyó en parte o
    escaneado, ni las AO de otro centro de costo que el de su filtro (B113).

    Qué hacer: preguntar por qué la AO no se imprimió.
    """
    if beside.limits:
        return
    why = reason(beside)
    for fact in beside.matches.gone:
        entry = beside.entry(fact)
        if (
            entry.omission is not None
            or entry.active is None
            or entry.state is None
            or not beside.shows(entry)
        ):
            continue
        activity = entry.activity
        least = Severity.WARNING if _executed_before(beside, fact) else Severity.INFO
        where = Where(activity.code, column="code")
        rows = activity.physical.programmed, activity.physical.executed
        yield words(
            beside,
            missing,
            severity(why, least),
            why,
            where,
            activity.place,
            expected=activity.code,
            name=activity.name,
            action=entry.action.code or NOTHING,
            programmed=rows[0].accumulated.text or NOTHING,
            executed=rows[1].accumulated.text or NOTHING,
        )


def _executed_before(beside: Beside, fact: ActivityFacts) -> bool:
    """Whether a younger register has executions of it in months that were over when the report was printed."""
    printed, labels = beside.side.on, beside.source.header.months
    if beside.age is not Age.YOUNGER or printed is None:
        return False
    over = printed.month - 1 if printed.year == beside.source.header.year else 12
    return any(number(figure) for figure in fact.executed.row.months[: min(over, len(labels))])


@against("B114", Severity.ERROR)
def recoded(beside: Beside) -> Iterator[Finding]:
    """Significa: el reporte lista con otro código una AO que el registro tiene con el mismo nombre.

    Importa: quien siga la AO por su código la pierde, o sigue a otra.

    Base: el registro; nombre único en ambos, con la misma unidad o la misma AEI.

    Falla: AOI00012700141 en el reporte y AOI00012700041 en el registro, con el mismo nombre.
    Pasa: el mismo código.

    Excepciones: es un error si ambos son del mismo día; un informativo si no; páginas escaneadas no se juzgan.

    Qué hacer: comprobar el código en el aplicativo.
    """
    if beside.side.scanned:
        return
    why = reason(beside)
    for twin in beside.twins:
        if twin.recoded and beside.entry(twin.earlier).omission is None:
            old, new = twin.earlier.activity, twin.later.activity
            where = at(new.place, Where.of(new, column="code"))
            yield words(
                beside,
                recoded,
                severity(why),
                why,
                where,
                old.place,
                published=new.code,
                expected=old.code,
                before=old.code,
                after=new.code,
            )


@against("B113", Severity.INFO)
def limited(beside: Beside) -> Iterator[Finding]:
    """Significa: no se dice qué AO faltan en el reporte, o algunas no se cotejan, por la razón que se da.

    Importa: callar sobre ellas no quiere decir que estén bien.

    Base: la lectura de los archivos y el filtro de centro de costo que el reporte imprime.

    Falla: un reporte leído en parte; un código que el registro trae dos veces.
    Pasa: dos archivos leídos completos, sin filtro.

    Excepciones: ninguna.

    Qué hacer: cotejar el reporte completo con el registro completo.
    """
    if beside.limits:
        yield words(
            beside, limited, Severity.INFO, Reason.UNKNOWN, Where(), None, reasons=list(beside.limits)
        )
    if ("physical", "executed") not in beside.held:
        yield words(beside, limited, Severity.INFO, Reason.UNKNOWN, Where(), None, key="follow_up")
    if codes := beside.matches.unclear:
        yield words(
            beside, limited, Severity.INFO, Reason.UNKNOWN, Where(), None, key="doubles", codes=list(codes)
        )
