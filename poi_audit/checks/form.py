"""F9: form. One finding per trait of the report, not per cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from poi_audit.checks.make import about, at
from poi_audit.checks.rule import rule
from poi_audit.model.figure import Figure
from poi_audit.model.finding import Finding, Severity, Where
from poi_audit.model.report import Report
from poi_audit.model.text import fold
from poi_audit.recompute import ActivityFacts, Expected

Month = tuple[ActivityFacts, str, str, int, Decimal]
"""Activity, block, row, column of the month, value."""


def _months(expected: Expected) -> Iterator[Month]:
    """Every month that was read with certainty and is a number."""
    for fact in expected.activities:
        for block in ("physical", "financial"):
            for name, facts in zip(("programmed", "executed"), fact.rows(block) or (), strict=False):
                for i, value in enumerate(facts.values):
                    if value is not None:
                        yield fact, block, name, i, value


def _figure(month: Month) -> Figure:
    fact, block, name, i, _ = month
    pair = fact.rows(block) or (fact.programmed, fact.executed)
    return pair[name == "executed"].row.months[i]


def _cell(report: Report, month: Month) -> tuple[Where, Figure]:
    fact, block, name, i, _ = month
    return Where.of(fact.activity, block, name, report.header.months[i]), _figure(month)


def _thousands(expected: Expected) -> dict[tuple[str, str], dict[bool, list[Month]]]:
    """(block, row) -> whether with a comma -> the months of a thousand and more."""
    out: dict[tuple[str, str], dict[bool, list[Month]]] = {}
    for month in _months(expected):
        if month[-1] >= 1000:
            group = out.setdefault((month[1], month[2]), {True: [], False: []})
            group["," in _figure(month).text].append(month)
    return out


@rule("F901", Severity.INFO)
def separators(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: los meses programados llevan coma de miles y los ejecutados no, o al revés.

    Importa: quien copie las cifras a una hoja de cálculo puede leer unas como texto y otras como número.

    Base: observado en varias generaciones del aplicativo; no es un error de la entidad.

    Falla: PROG. 1,762.00 y EJE. 1762.00 (un solo aviso por reporte).
    Pasa: ambas filas con coma.

    Excepciones: ninguna.

    Qué hacer: nada.
    """
    groups = _thousands(expected)
    styles: dict[str, set[bool]] = {}
    for (_, row), group in groups.items():
        if bool(group[True]) != bool(group[False]):
            styles.setdefault(row, set()).add(bool(group[True]))
    if len({style for found in styles.values() for style in found}) > 1:
        where, figure = _cell(report, next(month for group in groups.values() for month in group[False]))
        yield about(separators, at(figure, where), published=figure.text, example=figure.text)


@rule("F902", Severity.INFO)
def odd_separators(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: unas pocas celdas escriben los miles de otra manera que las demás de su misma fila y bloque.

    Importa: pueden haberse escrito a mano.

    Base: el aplicativo escribe igual todas las celdas de una fila; los meses ejecutados, sin coma en 2021 y 2024.

    Falla: EJE. 1,762.00 entre meses ejecutados sin coma.
    Pasa: EJE. 1762.00.

    Excepciones: ninguna.

    Qué hacer: comparar la celda con el aplicativo.
    """
    for (block, row), group in _thousands(expected).items():
        usual = len(group[True]) > len(group[False])
        if block == "physical" and row == "executed" and report.traits.plain_executed:
            usual = False
        odd = group[not usual]
        if odd:
            where, figure = _cell(report, odd[0])
            yield about(
                odd_separators,
                at(figure, where),
                published=figure.text,
                example=figure.text,
                count=len(odd),
            )


@rule("F903", Severity.INFO)
def decimals(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: unos meses se imprimen con dos decimales y otros con menos o más.

    Importa: la precisión de lo publicado no es pareja.

    Base: el aplicativo imprime los meses con dos decimales.

    Falla: 4.00 y 4 en meses del mismo reporte (un solo aviso por reporte).
    Pasa: todos con dos decimales.

    Excepciones: los acumulados y porcentajes de 2021, sin decimales en todas las AO.

    Qué hacer: nada.
    """
    seen: dict[int, Month] = {}
    counts: Counter[int] = Counter()
    for month in _months(expected):
        places = _figure(month).decimals
        counts[places] += 1
        seen.setdefault(places, month)
    if len(counts) > 1:
        where, figure = _cell(report, seen[min(counts, key=lambda places: counts[places])])
        yield about(decimals, at(figure, where), published=figure.text, example=figure.text)


_OPEN = frozenset(("DE", "DEL", "LA", "EL", "LOS", "LAS", "Y", "EN", "PARA", "CON", "POR", "AL"))


@rule("F904", Severity.INFO)
def cut_names(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: el nombre de la AO o su centro de costo termina en guion, coma o una palabra que pide continuación.

    Importa: puede haberse cortado en un salto de página o al llenar la celda.

    Base: la lectura del archivo.

    Falla: "UNIDAD FUNCIONAL DE".
    Pasa: "UNIDAD FUNCIONAL DE RECURSOS HUMANOS".

    Excepciones: nombres registrados así en el aplicativo; una A final puede ser una letra ("VITAMINA A") y no cuenta.

    Qué hacer: mirar la celda en la página.
    """
    for fact in expected.activities:
        for key, text in (("", fact.activity.name), ("cost_center", fact.activity.cost_center)):
            words = (text or "").split()
            if words and (fold(words[-1]) in _OPEN or words[-1].endswith(("-", ",", "/", "("))):
                where = at(fact.activity.place, Where.of(fact.activity, column=None if key else "name"))
                ending = " ".join(words[-3:])
                yield about(cut_names, where, key=key, published=text, ending=ending)
