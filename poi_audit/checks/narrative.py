"""N8: figures and names in the alerts (2022, 2024) or the analysis (2021), against the table.

Never an error: the text and the table differ, and neither says which of them is right.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from poi_audit.checks.digits import slip
from poi_audit.checks.make import about
from poi_audit.checks.rule import Rule, rule
from poi_audit.messages import message
from poi_audit.model.figure import Figure
from poi_audit.model.finding import Finding, Severity, Where
from poi_audit.model.message import Message
from poi_audit.model.report import Report
from poi_audit.narrative import Claim, Tie, alerts_of
from poi_audit.recompute import Expected
from poi_audit.recompute.facts import number

_BASES = {"name": "basis.named", "unit": "basis.unit", "digits": "basis.digits"}
_COUNTS = ("activities", "actions", "objectives", "reached", "share")
_ROWS = ("executed", "programmed")
LISTED = 20
"""Figures of prose that are listed one by one where they cannot be held against the table."""


def differing(
    rule: Rule, severity: Severity, where: Where, claim: Claim, tie: Tie, basis: str, **more: object
) -> Finding:
    """The finding of a claim in prose that the table does not bear out. `basis`: what ties the two."""
    key = "period" if tie.period is not None else "unnamed" if tie.by == "unit" else ""
    what = message(f"said.{tie.what}.period" if tie.period and tie.what in _ROWS else f"said.{tie.what}")
    values = {"what": what, "expected": tie.reference, "period": tie.period or ""}
    finding = about(
        rule,
        where,
        severity=severity,
        key=key,
        published=claim.text,
        basis=basis,
        text=claim.text,
        **values,
        **more,
    )
    return replace(finding, expected=tie.reference)


def _slips(claim: Claim, tie: Tie) -> tuple[Message, ...]:
    shown = number(Figure(tie.reference))
    found = slip(claim.readings[0].value, shown) if shown is not None else None
    return () if found is None else (message(found),)


@rule("N801", Severity.WARNING)
def figures(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: las alertas o el análisis dan, para una AO, AEI u OEI que nombran, una cantidad o un porcentaje que la
    tabla no muestra: ni lo impreso, ni lo que dan sus meses. «Ejecutó» se compara solo con EJEC.; «programó» y «meta»,
    solo con PROG.; un mes, trimestre o semestre, con los meses que abarca.

    Importa: el texto es lo que se lee y se cita; una de las dos cifras está mal.

    Base: la AO, AEI u OEI se nombra por su código o por su nombre (se perdonan acentos, mayúsculas, guiones y palabras
    de menos), y se entiende cada palabra de la frase que rodea a la cifra. La comparación se hace con los decimales de
    la cifra menos precisa. El promedio de una OEI, que no se imprime, puede tomarse sobre sus AO o sobre sus AEI.

    Falla: “Mantenimiento de caminos”, con 1,481 kilómetros, y EJEC. acumulado 1,841.00.
    Pasa: con 1,841 kilómetros; “el 98 % de lo programado” con avance 97.93.

    Excepciones: solo se informa de un desliz de dígitos donde la frase no se entiende del todo, o no nombra la AO y una
    única AO tiene esa unidad y esas palabras. Lo demás que no es seguro no se juzga: N807 dice qué y por qué.

    Qué hacer: corregir el texto, o revisar el registro de la AO.
    """
    for said in alerts_of(report, expected).said:
        tie = said.tie
        if tie is not None and not tie.agrees and tie.code is not None and tie.what not in _COUNTS:
            severity = Severity.WARNING if tie.by == "name" else Severity.INFO
            where = Where(tie.code, table="alerts")
            basis = message(_BASES[tie.by])
            finding = differing(figures, severity, where, said.claim, tie, basis)
            yield replace(finding, explanations=_slips(said.claim, tie))


@rule("N802", Severity.WARNING, over_list=True)
def totals(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: las alertas o el análisis dan un número de AO, AEI u OEI, cuántas alcanzan un porcentaje, o el avance
    físico total o por tipo de OEI, distinto del reporte.

    Importa: son las cifras que resumen el reporte.

    Base: las AO, AEI y OEI que lista el reporte, sus porcentajes, y los totales que imprime.

    Falla: "el POI cuenta con 26 AO" en un reporte de 24; "de las 24 AO, 20 alcanzaron el 100 %" donde son 18.
    Pasa: "el POI cuenta con 24 AO"; "se incorporaron 3 AO" (una parte, no se juzga).

    Excepciones: los conteos de otra parte de las AO, los planes de otro año y los de otra entidad no se juzgan.

    Qué hacer: corregir el texto.
    """
    for said in alerts_of(report, expected).said:
        tie = said.tie
        if tie is not None and not tie.agrees and (tie.code is None or tie.what in _COUNTS):
            basis = message("basis.named") if tie.code is not None else message("basis.whole")
            yield differing(totals, Severity.WARNING, Where(tie.code, table="alerts"), said.claim, tie, basis)


@rule("N803", Severity.WARNING, over_list=True)
def unlisted(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: las alertas o el análisis nombran un código de AO, AEI u OEI que el reporte no lista.

    Importa: el texto habla de otra actividad, o el código está mal escrito.

    Base: los códigos impresos en la tabla.

    Falla: "la AEI.07.40 tuvo una ejecución de 100 %" y la tabla solo lista AEI.07.04.
    Pasa: "la AEI.07.04 tuvo una ejecución de 100 %".

    Excepciones: un nombre entre comillas, presentado como AO o AEI, que no se parece a ninguno del reporte, solo se
    informa.

    Qué hacer: comprobar el código en la tabla.
    """
    for named in alerts_of(report, expected).named:
        if named.listed:
            continue
        where = Where(table="alerts")
        if named.code is not None:
            yield about(unlisted, where, published=named.code, code=named.code)
        else:
            yield about(
                unlisted, where, key="name", published=named.name, name=named.name, severity=Severity.INFO
            )


@rule("N804", Severity.WARNING)
def mismatched(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: las alertas o el análisis citan un código y, junto a él, el nombre de otra AO o AEI del reporte.

    Importa: no se sabe de cuál de las dos son las cifras que siguen; por eso no se comparan.

    Base: códigos y nombres impresos en la tabla.

    Falla: "la AEI.03.01 denominada “Puentes colgantes seguros”", que es el nombre de la AEI.03.02.
    Pasa: "la AEI.03.02 denominada “Puentes colgantes seguros”".

    Excepciones: diferencias de acentos, mayúsculas, guiones o unas palabras de menos no cuentan.

    Qué hacer: corregir el código o el nombre.
    """
    for named in alerts_of(report, expected).named:
        if named.listed and named.owner is not None:
            where = Where(named.code, column="name", table="alerts")
            yield about(mismatched, where, published=named.name, code=named.code, owner=named.owner)


@rule("N807", Severity.INFO)
def untied(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: las alertas o el análisis dan cifras que no se comparan con la tabla. Se dice de cada una por qué.

    Importa: no son correctas ni incorrectas para esta revisión; quien las necesite debe comprobarlas por otra vía.

    Base: una cifra se compara solo si son seguros la entidad, la AO, AEI u OEI, los meses, la fila y lo que se cuenta.

    Falla: "se realizaron 400 atenciones en Lima" (una parte de las atenciones de la AO).
    Pasa: "la AO “Atención a usuarios” realizó 850 atenciones".

    Excepciones: los años, los números de normas y documentos y las numeraciones no son cifras del reporte.

    Qué hacer: nada, o pedir el sustento de la cifra.
    """
    said = alerts_of(report, expected).said
    open_ones = [one for one in said if one.tie is None]
    if open_ones:
        items = [
            message("prose.item", text=one.claim.text, why=message(f"untied.{one.reason}"))
            for one in open_ones[:LISTED]
        ]
        rest = len(open_ones) - len(items)
        if rest:
            items.append(message("prose.rest", count=rest))
        where = Where(table="alerts")
        yield about(untied, where, items=items, count=len(open_ones), of=len(said))
