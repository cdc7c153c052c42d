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


def differing(
    rule: Rule, severity: Severity, where: Where, claim: Claim, tie: Tie, basis: str, **more: object
) -> Finding:
    """The finding of a claim in prose that the table does not bear out. `basis`: what ties the two."""
    key = "closing" if tie.month is not None else "" if tie.exact else "unnamed"
    values = {"what": message(f"said.{tie.what}"), "expected": tie.reference, "month": tie.month or ""}
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
    """Significa: las alertas o el análisis dan, para una AO o AEI que nombran, una cantidad o un porcentaje que la
    tabla no muestra: ni el acumulado ejecutado o programado, ni el avance impreso, ni el que dan sus meses.

    Importa: el texto es lo que se lee y se cita; una de las dos cifras está mal.

    Base: la AO o la AEI se nombra por su código o por su nombre entre comillas (se perdonan acentos, mayúsculas,
    guiones y palabras de menos). La comparación se hace con los decimales de la cifra menos precisa.

    Falla: “Mantenimiento de caminos”, con 1,481 kilómetros, y EJEC. acumulado 1,841.00.
    Pasa: con 1,841 kilómetros; “el 98 % de lo programado” con avance 97.93.

    Excepciones: sin nombre ni código solo se informa, y solo si una única AO tiene esa unidad y esas palabras y la
    diferencia es un desliz de dígitos. Comparaciones, partes, otros años y porcentajes de dinero no se juzgan.

    Qué hacer: corregir el texto, o revisar el registro de la AO.
    """
    for said in alerts_of(report, expected).said:
        tie = said.tie
        if tie is not None and not tie.agrees and tie.code is not None and tie.what not in _COUNTS:
            severity = Severity.WARNING if tie.exact else Severity.INFO
            basis = message("basis.named") if tie.exact else message("basis.unit")
            finding = differing(figures, severity, Where(tie.code, table="alerts"), said.claim, tie, basis)
            yield replace(finding, explanations=_slips(said.claim, tie))


_COUNTS = ("activities", "actions")


@rule("N802", Severity.WARNING)
def totals(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: las alertas o el análisis dan un número de AO o AEI, o un avance físico total, distinto del reporte.

    Importa: son las cifras que resumen el reporte.

    Base: las AO y AEI que lista el reporte, y el total que imprime.

    Falla: "el POI cuenta con 26 AO" en un reporte de 24.
    Pasa: "el POI cuenta con 24 AO"; "24 de las AO con avance de 100 %" (una parte, no se juzga).

    Excepciones: los conteos de una parte de las AO y los planes de otro año no se juzgan.

    Qué hacer: corregir el texto.
    """
    for said in alerts_of(report, expected).said:
        tie = said.tie
        if tie is not None and not tie.agrees and (tie.code is None or tie.what in _COUNTS):
            basis = message("basis.named") if tie.code is not None else message("basis.whole")
            yield differing(totals, Severity.WARNING, Where(tie.code, table="alerts"), said.claim, tie, basis)


@rule("N803", Severity.WARNING)
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
