"""A form of which every word is another: the fixtures' own report with its columns, rows and lines renamed."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import pytest
from data.small import SEM_2022
from maker.book import Book, Drawing
from maker.case import MONTHS, Case
from maker.chrome import print_page
from maker.page import page
from maker.producers import drawn, grid
from maker.truth import truth

Words = Mapping[str, str]

CASE = SEM_2022
TRUTH = truth(CASE)
WORDS = {
    "OBJETIVO ESTRATEGICO / ACCION ESTRATÉGICA / ACTIVIDAD OPERATIVA": "DETALLE DE LO QUE SE HACE",
    "NIVEL DE PRIORIDAD": "ORDEN DE ATENCIÓN",
    "UNIDAD MEDIDA": "SE MIDE EN",
    "TIPO DE AGREGACIÓN": "MODO DE SUMAR",
    "PROG./ EJE.": "FILA",
    "AVANCE ACUMULADO.": "SUMA AL CIERRE",
    "AVANCE ACUMULADO": "SUMA AL CIERRE",
    "AVANCE % ACUMULADO": "LOGRO",
    "FISICO": "EN BIENES",
    "FINANCIERO": "EN SOLES",
    **{month: f"P-{i:02}" for i, month in enumerate(("Ene", "Feb", "Mar", "Abr", "May", "Jun"), 1)},
    "PROG.": "Previsto",
    "EJEC.": "Logrado",
    "PROMEDIO DE EJECUCIÓN FÍSICA (%)": "RESULTADO DE LA UNIDAD",
    "MEDIANA DEl AV% DEL POI": "VALOR DEL MEDIO",
    "TOTAL DE PROGRAMACIÓN FINANCIERA": "SOLES PREVISTOS",
    "TOTAL DE EJECUCIÓN FINANCIERA": "SOLES GASTADOS",
    "AO CON INFORMACIÓN COMPLETA": "AO AL DÍA",
    "AO CON INFORMACIÓN INCOMPLETA": "AO ATRASADAS",
}
EXAMPLE = {
    **{month: f"P-{i:02}" for i, month in enumerate(MONTHS, 1)},
    "UNIDAD MEDIDA": "SE MIDE EN",
    "AVANCE ACUMULADO": "META ACUMULADA",
    "PROGRAMADO": "Previsto",
    "EJECUTADO": "Logrado",
    "EJECUCIÓN FÍSICA PROMEDIO TOTAL:": "RESULTADO DE LA UNIDAD:",
    "EJECUCIÓN FÍSICA POR AEI.07.04:": "RESULTADO DE AEI.07.04:",
    "EJECUCIÓN FÍSICA POR AEI.08.01:": "RESULTADO DE AEI.08.01:",
}
"""The words of examples/forms/avance.html, the page that the docs teach with."""
LAYOUT = """
title = "Formulario de prueba con otras palabras"

[columns]
name = ["DETALLE DE LO QUE SE HACE"]
priority = ["ORDEN DE ATENCIÓN"]
unit = ["SE MIDE EN"]
aggregation = ["MODO DE SUMAR"]
label = ["FILA"]
accumulated = ["SUMA AL CIERRE"]
percent = ["LOGRO"]

[rows]
programmed = ["Previsto"]
executed = ["Logrado"]

[blocks]
physical = ["EN BIENES"]
financial = ["EN SOLES"]

[months]
P-01 = 1
P-02 = 2
P-03 = 3
P-04 = 4
P-05 = 5
P-06 = 6

[closing]
physical = ["RESULTADO DE"]
financial = ["GASTO DE"]

[totals]
physical = ["RESULTADO DE LA UNIDAD"]
median = ["VALOR DEL MEDIO"]
financial_programmed = ["SOLES PREVISTOS"]
financial_executed = ["SOLES GASTADOS"]
complete = ["AO AL DÍA"]
incomplete = ["AO ATRASADAS"]

[traits]
averages_from = "printed"
total_over = "activities"
deadline = "last_day"

[notes]
total_over = "(vii)"
"""


def renamed(text: str, words: Words = WORDS) -> str:
    """A text of the form in the other words, or that text where they have none for it."""
    if words is WORDS:
        text = re.sub(r"^EJECUCIÓN FÍSICA POR (?=AEI)", "RESULTADO DE ", text)
        text = re.sub(r"^EJECUCIÓN FINANCIERA POR (?=AEI)", "GASTO DE ", text)
    return words.get(text, text)


def as_html(case: Case = CASE, words: Words = WORDS) -> bytes:
    """The report as a saved page."""
    whole = page(case, truth(case), printing=False)
    return re.sub(r"(?<=>)[^<>]+(?=<)", lambda found: renamed(found[0], words), whole).encode()


def as_workbook(case: Case = CASE, words: Words = WORDS) -> bytes:
    """The report as a workbook."""
    pytest.importorskip("openpyxl")
    with _renamed_rows(words):
        return Drawing(case, truth(case), Book()).data()


def as_pdf(case: Case = CASE, words: Words = WORDS) -> bytes:
    """The report as printed: by Chromium where there is one, otherwise drawn from the same rows."""
    if shutil.which("chromium") or shutil.which("google-chrome"):
        return print_page(as_html(case, words).decode())
    pytest.importorskip("reportlab")
    with _renamed_rows(words):
        return drawn.drawn(case, drawn.Style(embedded=False))


@contextmanager
def _renamed_rows(words: Words) -> Iterator[None]:
    rows, totals = grid.rows, grid.totals

    def other_rows(*given: Any) -> Iterator[Any]:
        for kind, row in rows(*given):
            yield kind, [cell._replace(text=renamed(cell.text, words)) for cell in row]

    def other_totals(*given: Any) -> list[tuple[str, str]]:
        return [(renamed(label, words), value) for label, value in totals(*given)]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(grid, "rows", other_rows)
        patch.setattr(grid, "totals", other_totals)
        yield
