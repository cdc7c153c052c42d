"""X1: what could not be read with certainty. Never the publisher's error."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from poi_audit.checks.make import about, at, where_of
from poi_audit.checks.rule import Rule, rule
from poi_audit.messages.recognised import recognised
from poi_audit.model.figure import Figure
from poi_audit.model.finding import Finding, Severity, Where
from poi_audit.model.places import figures
from poi_audit.model.report import Report, Row
from poi_audit.recompute import Expected, Verdict
from poi_audit.recompute.facts import LONGEST, usable


@rule("X101", Severity.WARNING, of_registers=True)
def doubtful_months(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: una o más celdas de la AO no se leyeron con certeza: dos lecturas difieren, el texto no es una
    cifra ni una marca, o hay un blanco donde la página no puede tenerlo (PROG. siempre trae una cifra).

    Importa: lo que se calcula con esas celdas no se juzga; sin este aviso, callar parecería aprobar.

    Base: la lectura del archivo; no es una observación a quien publicó el reporte.

    Falla: PROG. y EJE. en blanco en May, en una fila pegada como texto.
    Pasa: todas las celdas de PROG. con cifra; EJE. en blanco solo en meses no registrados.

    Excepciones: ninguna.

    Qué hacer: mirar la celda en la página, o leer el archivo con otro motor (--second-opinion).
    """
    for fact in expected.activities:
        for block in ("physical", "financial"):
            doubted = {
                name: [i for i in facts.doubtful if usable(facts.row.months[i]) or facts.row.months[i].doubt]
                for name, facts in zip(("programmed", "executed"), fact.rows(block) or (), strict=False)
            }
            both = sorted({i for places in doubted.values() for i in places})
            if not both:
                continue
            rows = [name for name, places in doubted.items() if places]
            labels = [report.header.months[i] for i in both if i < len(report.header.months)]
            row = rows[0] if len(rows) == 1 else None
            where = Where.of(fact.activity, block, row, labels[0] if len(labels) == 1 else None)
            pair = fact.rows(block) or (fact.programmed, fact.executed)
            figure = pair[rows[0] == "executed"].row.months[both[0]]
            yield about(doubtful_months, at(figure, where), published=figure.text, cells=labels)


@rule("X102", Severity.WARNING)
def doubtful_figures(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: el texto de una celda no es una cifra ni una marca conocida (S.I., S.P., -), o su lectura es dudosa.

    Importa: esa cifra y las que dependen de ella no se juzgan.

    Base: la lectura del archivo; no es una observación a quien publicó el reporte.

    Falla: AVANCE % con el texto "1OO.00" (letra O).
    Pasa: "100.00", "S.I.", "S.P.", "-".

    Excepciones: ninguna.

    Qué hacer: mirar la celda en la página, o leer el archivo con otro motor (--second-opinion).
    """
    for fact in expected.activities:
        for block in ("physical", "financial"):
            for name, facts in zip(("programmed", "executed"), fact.rows(block) or (), strict=False):
                if facts.doubtful:
                    yield from _unreadable_months(report, facts.row, Where.of(fact.activity, block, name))
    months = (None, *report.header.months)
    for where, figure in figures(report):
        if where.column not in months and not usable(figure):
            yield _figure(doubtful_figures, where, figure)


def _unreadable_months(report: Report, row: Row, where: Where) -> Iterator[Finding]:
    for label, figure in zip(report.header.months, row.months, strict=False):
        if figure.doubt is None and not usable(figure):
            yield _figure(doubtful_figures, replace(where, column=label), figure)


def _figure(rule: Rule, where: Where, figure: Figure) -> Finding:
    text = figure.text if len(figure.text) <= LONGEST else figure.text[:LONGEST] + "…"
    return about(
        rule, at(figure, where), published=text, text=text or "—", doubt=recognised(figure.doubt or "")
    )


@rule("X103", Severity.WARNING)
def blank_figures(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: un acumulado, un porcentaje o un total está en blanco, aunque sus componentes están impresos.

    Importa: puede ser una celda perdida al leer o al pegar; no se juzga como error de quien publicó.

    Base: en ninguna de las disposiciones conocidas esas celdas quedan vacías.

    Falla: AVANCE % en blanco con EJEC. 4.00 y PROG. 4.00.
    Pasa: AVANCE % "100.00"; EJEC. acumulado en blanco cuando ningún mes está registrado.

    Excepciones: un promedio de AEI en blanco tiene significado propio (ver G501 y G507).

    Qué hacer: mirar la celda en la página.
    """
    for derived in expected.derived:
        if derived.verdict is Verdict.UNJUDGED and derived.reason == "blank":
            yield about(blank_figures, where_of(derived), published="")


@rule("X104", Severity.WARNING, of_registers=True)
def partial_reading(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: falta una fila, una sección o un título, o la disposición de las columnas no es conocida.

    Importa: un reporte leído en parte nunca es "sin hallazgos": lo que falta no se juzgó.

    Base: la lectura del archivo.

    Falla: una AO con PROG. y sin la fila EJEC.
    Pasa: el reporte completo, hasta sus totales.

    Excepciones: ninguna.

    Qué hacer: revisar esa página, o usar --pages para indicar dónde está el reporte.
    """
    said = {problem.message for problem in report.problems}
    for problem in report.problems:
        if problem.partial:
            yield about(partial_reading, Where(page=problem.page), text=problem.message)
    for hole in report.holes:
        if hole.message not in said:
            yield about(partial_reading, Where(hole.code, page=hole.page), text=hole.message)


@rule("X105", Severity.INFO, of_registers=True)
def reading_notices(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: el archivo se leyó completo, con algo que conviene saber (celdas corridas, texto suelto,
    codificación).

    Importa: explica de dónde salen las celdas dudosas.

    Base: la lectura del archivo.

    Falla: una fila pegada como texto con celdas de menos.
    Pasa: un archivo sin particularidades.

    Excepciones: ninguna.

    Qué hacer: nada, salvo que una cifra citada dependa de ello.
    """
    for problem in report.problems:
        if not problem.partial:
            yield about(reading_notices, Where(page=problem.page), text=problem.message)
