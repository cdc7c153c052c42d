"""F9: form. One finding per trait of the report, not per cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from poi_audit.checks.make import about, at
from poi_audit.checks.rule import rule
from poi_audit.extract.wording import fold
from poi_audit.figure import Figure
from poi_audit.finding import Finding, Severity, Where
from poi_audit.recompute import Expected
from poi_audit.recompute.facts import number
from poi_audit.report import Report

Cell = tuple[Where, Figure]

PLAIN = frozenset({"2021-sem", "2021-annual", "2024-annual"})
"""Layouts whose executed months print no thousands comma."""


def _months(report: Report, expected: Expected) -> Iterator[Cell]:
    for fact in expected.activities:
        for block in ("physical", "financial"):
            for name, facts in zip(("programmed", "executed"), fact.rows(block) or (), strict=False):
                for label, figure in zip(report.header.months, facts.row.months, strict=False):
                    yield Where(fact.activity.code, block, name, label), figure


def _thousands(report: Report, expected: Expected) -> dict[tuple[str, str], dict[bool, list[Cell]]]:
    """(block, row) -> whether with a comma -> the months of a thousand and more."""
    out: dict[tuple[str, str], dict[bool, list[Cell]]] = {}
    for where, figure in _months(report, expected):
        value = number(figure)
        if value is not None and abs(value) >= 1000:
            group = out.setdefault((where.block or "", where.row or ""), {True: [], False: []})
            group["," in figure.text].append((where, figure))
    return out


@rule(
    "F901",
    "PROG. y EJE. usan distinto separador de miles",
    "PROG. and EJE. separate thousands differently",
    Severity.INFO,
)
def separators(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: los meses programados llevan coma de miles y los ejecutados no, o al revés.

    Importa: quien copie las cifras a una hoja de cálculo puede leer unas como texto y otras como número.

    Base: observado en varias generaciones del aplicativo; no es un error de la entidad.

    Falla: PROG. 1,762.00 y EJE. 1762.00 (un solo aviso por reporte).
    Pasa: ambas filas con coma.

    Excepciones: ninguna.

    Qué hacer: nada.
    """
    groups = _thousands(report, expected)
    styles: dict[str, set[bool]] = {}
    for (_, row), group in groups.items():
        if bool(group[True]) != bool(group[False]):
            styles.setdefault(row, set()).add(bool(group[True]))
    if len({style for found in styles.values() for style in found}) > 1:
        cells = [cell for group in groups.values() for cell in group[False]]
        where, figure = cells[0]
        yield about("F901", Severity.INFO, at(figure, where), published=figure.text, example=figure.text)


@rule(
    "F902",
    "Celdas con otro separador de miles que su fila",
    "Cells that separate thousands unlike their row",
    Severity.INFO,
)
def odd_separators(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: unas pocas celdas escriben los miles de otra manera que las demás de su misma fila y bloque.

    Importa: pueden haberse escrito a mano.

    Base: el aplicativo escribe igual todas las celdas de una fila; los meses ejecutados, sin coma en 2021 y 2024.

    Falla: EJE. 1,762.00 entre meses ejecutados sin coma.
    Pasa: EJE. 1762.00.

    Excepciones: ninguna.

    Qué hacer: comparar la celda con el aplicativo.
    """
    for (block, row), group in _thousands(report, expected).items():
        usual = len(group[True]) > len(group[False])
        if block == "physical" and row == "executed" and report.source.layout in PLAIN:
            usual = False
        odd = group[not usual]
        if odd:
            where, figure = odd[0]
            yield about(
                "F902",
                Severity.INFO,
                at(figure, where),
                published=figure.text,
                example=figure.text,
                count=len(odd),
            )


@rule("F903", "Meses con distinto número de decimales", "Months with different decimals", Severity.INFO)
def decimals(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: unos meses se imprimen con dos decimales y otros con menos o más.

    Importa: la precisión de lo publicado no es pareja.

    Base: el aplicativo imprime los meses con dos decimales.

    Falla: 4.00 y 4 en meses del mismo reporte (un solo aviso por reporte).
    Pasa: todos con dos decimales.

    Excepciones: los acumulados y porcentajes de 2021, sin decimales en todas las AO.

    Qué hacer: nada.
    """
    seen: dict[int, Cell] = {}
    counts: Counter[int] = Counter()
    for where, figure in _months(report, expected):
        if number(figure) is not None:
            counts[figure.decimals] += 1
            seen.setdefault(figure.decimals, (where, figure))
    if len(counts) > 1:
        where, figure = seen[min(counts, key=lambda places: counts[places])]
        yield about("F903", Severity.INFO, at(figure, where), published=figure.text, example=figure.text)


_OPEN = frozenset(("DE", "DEL", "LA", "EL", "LOS", "LAS", "Y", "EN", "PARA", "CON", "POR", "A", "AL"))


@rule("F904", "Nombre cortado", "Name cut short", Severity.INFO)
def cut_names(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: el nombre de la AO o su centro de costo termina en guion, coma o una palabra que pide continuación.

    Importa: puede haberse cortado en un salto de página o al llenar la celda.

    Base: la lectura del archivo.

    Falla: "UNIDAD FUNCIONAL DE".
    Pasa: "UNIDAD FUNCIONAL DE RECURSOS HUMANOS".

    Excepciones: nombres registrados así en el aplicativo.

    Qué hacer: mirar la celda en la página.
    """
    for fact in expected.activities:
        for text in (fact.activity.name, fact.activity.cost_center):
            words = (text or "").split()
            if words and (fold(words[-1]) in _OPEN or words[-1].endswith(("-", ",", "/", "("))):
                where = at(fact.activity.place, Where(fact.activity.code, column="name"))
                yield about("F904", Severity.INFO, where, published=text, ending=" ".join(words[-3:]))
