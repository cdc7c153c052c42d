"""B106 to B111: unit, aggregation type, priority, name, cost centre and AEI that are not the registered ones."""

from __future__ import annotations

from collections.abc import Iterator

from poi_audit.checks.make import at
from poi_audit.checks.rule import Rule
from poi_audit.comparison.texts import alike, letters, same
from poi_audit.model.figure import Place
from poi_audit.model.finding import Finding, Severity, Where
from poi_audit.model.report import Action, Objective
from poi_audit.register.beside import Beside
from poi_audit.register.make import words
from poi_audit.register.rule import beside as against
from poi_audit.register.weigh import reason, severity

SHORTEST = 8
"""Letters from which on a text that the other begins or ends with is taken for it."""
CODE = 12
"""Letters and digits of the longest code that stands before a text."""


def _texts(beside: Beside, rule: Rule, name: str, column: str | None, near: bool = True) -> Iterator[Finding]:
    for twin in beside.twins:
        old, new = twin.earlier.activity, twin.later.activity
        where = at(new.place, Where.of(new, column=column))
        yield from _differing(beside, rule, where, old.place, getattr(old, name), getattr(new, name), near)


def _differing(
    beside: Beside,
    rule: Rule,
    where: Where,
    place: Place | None,
    old: str | None,
    new: str | None,
    near: bool = True,
) -> Iterator[Finding]:
    """Two texts that are not one. `near`: they are written by hand, and one may be cut or nearly the other."""
    if (
        beside.side.scanned
        or same(old, new)
        or old is None
        or new is None
        or (near and _explained(beside, old, new))
    ):
        return
    why = reason(beside)
    grave = severity(why)
    if near and alike(old, new):
        grave = {Severity.ERROR: Severity.WARNING}.get(grave, Severity.INFO)
    yield words(beside, rule, grave, why, where, place, published=new, expected=old, before=old, after=new)


def _explained(beside: Beside, registered: str, printed: str) -> bool:
    """Whether one is the other with its code before it, or as a page cut it."""
    long, short = letters(registered), letters(printed)
    cut = beside.side.report.source.format == "pdf" and long.startswith(short)
    long, short = (long, short) if len(long) >= len(short) else (short, long)
    coded = long.endswith(short) and len(long) - len(short) <= CODE
    return len(short) >= SHORTEST and (cut or coded)


@against("B106", Severity.ERROR)
def unit(beside: Beside) -> Iterator[Finding]:
    """Significa: la unidad de medida de la AO no es la del registro.

    Importa: las cifras de uno y otro no cuentan lo mismo.

    Base: el registro: Unidad de Medida.

    Falla: ATENCION en el reporte y PERSONA ATENDIDA en el registro, ambos del mismo día.
    Pasa: ATENCIÓN y ATENCION.

    Excepciones: es un error si ambos son del mismo día, una advertencia si no consta un día, un informativo si son de
    días distintos; un grado menos si los textos son casi iguales. Páginas escaneadas no se juzgan.

    Qué hacer: comprobar la unidad en el aplicativo.
    """
    yield from _texts(beside, unit, "unit", None)


@against("B107", Severity.ERROR)
def aggregation(beside: Beside) -> Iterator[Finding]:
    """Significa: el tipo de agregación de la AO no es el que dan Acumulado y Tipo del registro.

    Importa: los mismos meses dan otro acumulado y otro avance.

    Base: el registro; nota (2) de 2024, (ii) de 2021 y 2022.

    Falla: Acumulado Mensual en el reporte; Acumulado SI y Tipo ANUAL en el registro.
    Pasa: No Acumulado en el reporte; Acumulado NO en el registro.

    Excepciones: es un error si ambos son del mismo día, una advertencia si no consta un día, un informativo si son de
    días distintos. Páginas escaneadas no se juzgan.

    Qué hacer: comparar el avance bajo los dos tipos (poi-audit show).
    """
    yield from _texts(beside, aggregation, "aggregation", "aggregation", near=False)


@against("B108", Severity.ERROR)
def priority(beside: Beside) -> Iterator[Finding]:
    """Significa: el nivel de prioridad de la AO no es el del registro.

    Importa: ninguna cifra depende de él; dice a qué se le da recursos primero.

    Base: el registro: Prioridad, sin su número.

    Falla: Media en el reporte y "1 : Muy Alta" en el registro, ambos del mismo día.
    Pasa: Muy Alta y "1 : Muy Alta".

    Excepciones: las de B106.

    Qué hacer: comprobarla en el aplicativo.
    """
    yield from _texts(beside, priority, "priority", None, near=False)


@against("B109", Severity.ERROR)
def name(beside: Beside) -> Iterator[Finding]:
    """Significa: el nombre de la AO, de la AEI o del OEI no es el del registro.

    Importa: puede ser otra actividad en el lugar de la registrada.

    Base: el registro: Actividad Operativa, Acción Estratégica Institucional, Objetivo Estrategico Institucional.

    Falla: "SUPERVISIÓN DE OBRAS" en el reporte y "ADQUISICIÓN DE EQUIPOS" en el registro, con el mismo código.
    Pasa: el nombre partido en otras líneas, sin tildes o cortado por la página.

    Excepciones: las de B106.

    Qué hacer: ver si la AO sigue midiendo lo mismo.
    """
    for twin in beside.twins:
        if not twin.recoded:
            old, new = twin.earlier.activity, twin.later.activity
            where = at(new.place, Where.of(new, column="name"))
            yield from _differing(beside, name, where, old.place, old.name, new.name)
    yield from _titles(beside)


def _titles(beside: Beside) -> Iterator[Finding]:
    """The names of OEI and AEI."""
    known = {letters(t.code): t.name for e in beside.register.entries for t in (e.objective, e.action)}
    for objective in beside.side.report.objectives:
        titles: list[Objective | Action] = [objective, *objective.actions]
        for title in titles:
            where = at(title.place, Where.of(title, column="name"))
            yield from _differing(beside, name, where, None, known.get(letters(title.code)), title.name)


@against("B110", Severity.ERROR)
def cost_center(beside: Beside) -> Iterator[Finding]:
    """Significa: el centro de costo de la AO no es el del registro.

    Importa: dice quién responde por ella.

    Base: el registro: Centro de Costo.

    Falla: DEPARTAMENTO DE PATOLOGIA en el reporte y DEPARTAMENTO DE NEONATOLOGIA en el registro.
    Pasa: el mismo, cortado por su celda o con su código al lado.

    Excepciones: las de B106.

    Qué hacer: comprobarlo en el aplicativo.
    """
    yield from _texts(beside, cost_center, "cost_center", None)


@against("B111", Severity.ERROR)
def action(beside: Beside) -> Iterator[Finding]:
    """Significa: el reporte lista la AO bajo otra AEI que la del registro.

    Importa: cambia el promedio de las dos AEI sin que nadie haya ejecutado ni más ni menos.

    Base: el registro: AEI.

    Falla: una AO de AEI.03.10 en el registro, bajo AEI.03.01 en el reporte.
    Pasa: las AO en otro orden dentro de su AEI.

    Excepciones: es un error si ambos son del mismo día, una advertencia si no consta un día, un informativo si son de
    días distintos. Páginas escaneadas no se juzgan.

    Qué hacer: pedir el acto que la reasignó.
    """
    for twin in beside.twins:
        activity = twin.later.activity
        where = at(activity.place, Where.of(activity))
        codes = twin.earlier.action.code, twin.later.action.code
        yield from _differing(beside, action, where, twin.earlier.activity.place, *codes, near=False)
