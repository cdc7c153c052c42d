"""X1: what is not judged because a part may be missing, or because the form's own rule is not known."""

from __future__ import annotations

from collections.abc import Iterator

from poi_audit.checks.lists import LISTED, cell
from poi_audit.checks.make import about
from poi_audit.checks.rule import rule
from poi_audit.messages import message, one_after_another
from poi_audit.model.finding import Finding, Severity, Where
from poi_audit.model.report import Report
from poi_audit.recompute import Expected, Verdict


@rule("X106", Severity.INFO)
def over_a_hole(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: hay promedios, totales o conteos que suman sobre una parte que puede faltar en lo leído.

    Importa: no se juzgan: la diferencia puede ser de lo que falta y no de la cifra.

    Base: lo que la lectura echó en falta (X104).

    Falla: falta una página y el total es el promedio de todas las AO (un solo aviso por reporte).
    Pasa: el reporte completo.

    Excepciones: las cifras de una AO leída entera se juzgan igual.

    Qué hacer: conseguir el archivo completo y repetir la revisión.
    """
    found = [d for d in expected.derived if d.verdict is Verdict.UNJUDGED and d.reason == "hole"]
    if found:
        items = [cell(derived) for derived in found[:LISTED]]
        if len(found) > LISTED:
            items.append(message("item.more", count=len(found) - LISTED))
        reasons = [hole.message for hole in expected.gaps.holes] if expected.gaps is not None else []
        yield about(over_a_hole, Where(), count=len(found), items=items, reasons=one_after_another(reasons))


@rule("X107", Severity.INFO)
def unknown_rule(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: la nota del reporte da otra regla que las conocidas, o en un formulario no conocido ninguna cifra
    sigue la conocida.

    Importa: esas cifras no se juzgan: pueden ser correctas según una regla que la herramienta no sabe aplicar.

    Base: las palabras de la nota del propio reporte; sin nota, que ninguna de tres o más cifras siga la regla.

    Falla: "promedio PONDERADO de sus AO, según el peso asignado" (un solo aviso por clase de cifra).
    Pasa: "promedio del AVANCE % ACUMULADO de sus AO".

    Excepciones: si alguna cifra que permita distinguir las reglas sigue la conocida, se juzga con ella.

    Qué hacer: comprobar esas cifras con la regla de la nota.
    """
    for found in expected.unknown:
        stated = bool(found.words)
        yield about(
            unknown_rule,
            Where(column=found.column),
            key="note" if stated else "",
            basis=message("basis.note", note=found.note) if found.note else None,
            what=message(f"cell.{found.column}"),
            count=found.figures,
            note=found.note or "",
            words=list(found.words),
        )
