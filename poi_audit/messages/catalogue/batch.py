"""The words of a batch: its progress, its closing table, what its tables and views hold."""

from __future__ import annotations

from collections.abc import Mapping

BATCH: Mapping[str, tuple[str, str]] = {
    "batch.outcome": ("Resultado", "Outcome"),
    "batch.files": ("Archivos", "Files"),
    "batch.share": ("%", "%"),
    "batch.reports": ("Reportes", "Reports"),
    "batch.errors": ("Errores", "Errors"),
    "batch.warnings": ("Advertencias", "Warnings"),
    "batch.read": ("leídos", "read"),
    "batch.clean": ("  sin observaciones", "  nothing to report"),
    "batch.findings": ("  con hallazgos", "  with findings"),
    "batch.partial": ("leídos en parte", "read in part"),
    "batch.unreadable": ("ilegibles", "unreadable"),
    "batch.not_a_report": ("no son reportes", "not a report"),
    "batch.all": ("total", "total"),
    "batch.reason": ("Motivo", "Reason"),
    "batch.example": ("Por ejemplo", "For example"),
    "batch.done": (
        "{read} archivos leídos ahora en {time} ({rate:.1f} por segundo); {known} ya tenían su resultado.",
        "{read} files read now in {time} ({rate:.1f} per second); {known} had their result already.",
    ),
    "batch.progress": (
        "{done:,} de {of:,} archivos · {rate:.1f} archivos/s · quedan {left}",
        "{done:,} of {of:,} files · {rate:.1f} files/s · {left} left",
    ),
    # The tables and views of the results
    "results.files": ("Cada archivo y qué resultó de él", "Each file and what became of it"),
    "results.reports": ("Cada reporte leído", "Each report read"),
    "results.activities": ("Cada AO con sus totales", "Each AO with its totals"),
    "results.figures": ("Cada cifra impresa", "Each printed figure"),
    "results.findings": ("Cada hallazgo", "Each finding"),
    "results.rules": ("El catálogo de reglas", "The catalogue of rules"),
    "results.bodies": (
        "Entidades por hallazgos: errores y advertencias de sus reportes, y por cada 100 cifras recalculadas",
        "Bodies by findings: errors and warnings of their reports, and per 100 recomputed figures",
    ),
    "results.wrong_by_rule": (
        "Hallazgos por regla y gravedad, con los reportes y entidades donde ocurren",
        "Findings by rule and severity, with the reports and bodies in which they occur",
    ),
    "results.month_cells": (
        "Cada mes de cada AO: programado y ejecutado, físico y financiero; sin lecturas dudosas",
        "Each month of each AO: programmed and executed, physical and financial; doubtful readings left out",
    ),
    "results.month_deviations": (
        "Por reporte y mes: cuántas AO con programación o ejecución física ejecutaron algo distinto de lo "
        "programado",
        "By report and month: how many AO with a programme or execution executed something else than "
        "programmed",
    ),
    "results.rewritten_months": (
        "Meses ya cerrados cuya cifra es otra en un reporte posterior de la misma UE y año",
        "Closed months whose figure is another one in a later report of the same UE and year",
    ),
    "results.rewritten_activities": (
        "AO cuyos meses cerrados fueron reescritos entre reportes de la misma UE y año",
        "AO whose closed months were rewritten between reports of the same UE and year",
    ),
    "results.few_activities": (
        "De cuántas AO dependen las cifras de titular: cuántas entran en el promedio y qué parte del "
        "gasto hacen tres",
        "On how many AO the headline figures rest: how many enter the average, and the share of spending "
        "of three",
    ),
    "results heads": ("nombre|contenido|columnas", "name|shows|columns"),
}
