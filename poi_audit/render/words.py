"""The labels of the console, in Spanish and English. Findings' own sentences are in `poi_audit.messages`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from poi_audit.checks.families import REGISTER
from poi_audit.model.finding import Audit, Severity, Where
from poi_audit.model.report import ROW_LABELS

Lang = Literal["es", "en"]

_LABELS: Mapping[str, tuple[str, str]] = {
    "clean": ("Sin observaciones", "Nothing to report"),
    "all accepted": ("Sin observaciones fuera de las aceptadas", "Nothing to report but what was accepted"),
    "errors": ("Con errores", "Errors found"),
    "no errors": ("Sin errores", "No errors"),
    "partial": ("Lectura parcial", "Read in part"),
    "unreadable": ("No se pudo leer", "Could not be read"),
    "untitled": ("Reporte sin título", "Report without a title"),
    "ue": ("UE", "UE"),
    "period": ("Periodo", "Period"),
    "printed": ("Impreso", "Printed on"),
    "cap": ("Tope 100 %", "Cap at 100 %"),
    "file": ("Archivo", "File"),
    "layout": ("Formato", "Layout"),
    "against": ("Anterior", "Earlier"),
    "sha256": ("SHA-256 del anterior", "SHA-256 of the earlier"),
    "printed then": ("impreso el {}", "printed on {}"),
    "compared": ("Comparado", "Compared"),
    "compared text": (
        "{} AO en ambos, {} cifras mensuales comparadas, {} dudosas sin comparar",
        "{} activities in both, {} monthly figures compared, {} doubtful and not compared",
    ),
    "unknown layout": ("desconocido", "unknown"),
    "read with": ("leído con {}", "read with {}"),
    "page": ("página {}", "page {}"),
    "pages": ("páginas {} a {}", "pages {} to {}"),
    "p.": ("p. {}", "p. {}"),
    "ticked": ("marcado", "ticked"),
    "unticked": ("sin marcar", "not ticked"),
    "cell": ("celda {}", "cell {}"),
    "accepted": ("aceptado", "accepted"),
    "annotations left": ("hallazgos sin anotación: {}", "findings not annotated: {}"),
    "decided": ("Decisiones previas", "Earlier decisions"),
    "state accepted": ("Aceptados", "Accepted"),
    "state changed": ("Aceptados con otras cifras", "Accepted with other figures"),
    "state expired": ("De aceptación vencida", "Acceptance expired"),
    "state gone": ("Aceptados que ya no aparecen", "Accepted, no longer occurring"),
    "set aside": (
        "Hallazgos que la configuración deja fuera: {}",
        "Findings that the configuration leaves out: {}",
    ),
    "no reason": ("sin motivo", "no reason given"),
    "until": ("hasta {}", "until {}"),
    "fixed": ("fijado en la configuración", "fixed by the configuration"),
    "column rule": ("Regla", "Rule"),
    "column where": ("Lugar", "Place"),
    "column finding": ("Hallazgo", "Finding"),
    "column published": ("Publicado", "Published"),
    "column expected": ("Recalculado", "Recomputed"),
    "column id": ("Id", "Id"),
    "priority": ("Prioridad", "Priority"),
    "unit": ("Unidad de medida", "Unit"),
    "aggregation": ("Tipo de agregación", "Aggregation"),
    "cost center": ("Centro de costo", "Cost centre"),
    "place": ("Lugar", "Place"),
    "steps": ("Cómo se recalcula", "How it is recomputed"),
    "enters": ("Dónde entra", "Where it enters"),
    "findings": ("Hallazgos", "Findings"),
    "none": ("Ninguno", "None"),
    "verdict equal": ("concuerda", "agrees"),
    "verdict by_rounding": ("difiere solo por redondeo", "differs by rounding only"),
    "verdict inconsistent": ("no concuerda", "does not agree"),
    "verdict input": ("se registra", "registered"),
    "verdict unjudged": ("no se juzga", "not judged"),
    "report": ("Informe en conjunto", "The report as a whole"),
    "published": ("publicado", "published"),
    "expected": ("recalculado", "recomputed"),
    "registered": ("registrado", "registered"),
    "untitled register": ("Registro de actividades operativas del POI", "Register of operational activities"),
    "register": ("Registro", "Register"),
    "stage": ("Etapa", "Stage"),
    "exported": ("exportado el {}", "exported on {}"),
    "exported within": ("exportado entre el {} y el {}", "exported between {} and {}"),
    "exported sometime": ("día de exportación no conocido", "day of export not known"),
    "register rows": ("{} filas, {} activas, {} en el reporte", "{} rows, {} active, {} in the report"),
    "beside": ("Cotejado", "Checked"),
    "beside text": (
        "{} AO en ambos, {} cifras mensuales cotejadas, {} dudosas sin cotejar",
        "{} activities in both, {} monthly figures checked, {} doubtful and not checked",
    ),
    "before printing": ("Antes de imprimir", "Before printing"),
    "register layout": ("registro", "register"),
    "interval": ("admite {} a {}", "admits {} to {}"),
    "blank": ("en blanco", "blank"),
    "by_rounding": ("difiere solo por redondeo", "differs by rounding only"),
    "addends": ("Cifras usadas", "Figures used"),
    "more": ("y {} más", "and {} more"),
    "hypothesis": ("Hipótesis", "Hypothesis"),
    "basis": ("Base", "Basis"),
    "more alike": ("y {} más de {} (todos con --format json)", "and {} more of {} (all with --format json)"),
    "problems": ("Lectura", "Reading"),
    "conventions": ("Criterios inferidos", "Inferred conventions"),
    "explains": ("explica {} de {}", "explains {} of {}"),
    "next best": ("la siguiente opción, {}", "the next best, {}"),
    "tie": ("otra opción explica lo mismo", "another option explains as many"),
    "note": ("nota {}", "note {}"),
    "note of": ("Nota ({}) de {}:", "Note ({}) of {}:"),
    "notes quoted": ("Lo que dicen las notas", "What the notes say"),
    "not translated": (
        "La página de esta regla está en el idioma de quien la escribió.",
        "This rule's page is in the language of its author.",
    ),
    "overview": ("Resumen", "Overview"),
    "code": ("Código", "Code"),
    "name": ("Nombre", "Name"),
    "average": ("Publicado", "Published"),
    "recomputed": ("Recalculado", "Recomputed"),
    "total physical": ("Total", "Total"),
    "total physical_period": ("Total del periodo", "Total of the period"),
    "total type_i": ("OEI tipo I", "OEI type I"),
    "total type_ii": ("OEI tipo II", "OEI type II"),
    "total median": ("Mediana", "Median"),
    "totals": ("Totales", "Totals"),
    "accumulated": ("Acum.", "Acc."),
    "financial": ("Financiero", "Financial"),
    "files": ("{} archivos", "{} files"),
}

_SEVERITIES: Mapping[Severity, tuple[tuple[str, str], tuple[str, str], tuple[str, str]]] = {
    Severity.ERROR: (("ERROR", "ERROR"), ("error", "error"), ("errores", "errors")),
    Severity.WARNING: (("ADVERTENCIA", "WARNING"), ("advertencia", "warning"), ("advertencias", "warnings")),
    Severity.INFO: (("INFO", "INFO"), ("informativo", "note"), ("informativos", "notes")),
}

_COVERAGE: Mapping[str, tuple[str, str]] = {
    "figures": ("cifras", "figures"),
    "recomputed": ("recalculadas", "recomputed"),
    "inputs": ("de entrada", "inputs"),
    "narrative": ("narrativas", "in prose"),
    "unverifiable": ("no verificables", "not verifiable"),
    "doubtful": ("dudosas", "doubtful"),
    "confirmed": ("confirmadas por el registro", "confirmed by the register"),
}

_BLOCKS = {"physical": ("físico", "physical"), "financial": ("financiero", "financial")}
_COLUMNS: Mapping[str, tuple[str, str]] = {
    "accumulated": ("acumulado", "accumulated"),
    "percent": ("avance %", "percentage"),
    "percent_period": ("avance % del periodo", "percentage of the period"),
    "average": ("promedio", "average"),
    "average_period": ("promedio del periodo", "average of the period"),
    "total": ("total", "total"),
    "total_period": ("total del periodo", "total of the period"),
    "type_i": ("promedio OEI tipo I", "average of OEI type I"),
    "type_ii": ("promedio OEI tipo II", "average of OEI type II"),
    "median": ("mediana", "median"),
    "0_75": ("[0%-75%>", "[0%-75%>"),
    "75_95": ("[75%-95%>", "[75%-95%>"),
    "95_up": ("≥95%", "≥95%"),
    "complete": ("AO con información completa", "AO with complete information"),
    "incomplete": ("AO con información incompleta", "AO with incomplete information"),
    "in_execution": ("en ejecución", "in execution"),
    "activities": ("AO en seguimiento", "AO followed up"),
    "code": ("código", "code"),
    "name": ("nombre", "name"),
    "aggregation": ("tipo de agregación", "aggregation"),
}
_TABLES: Mapping[str, tuple[str, str]] = {
    "actions": ("TABLA RESÚMEN, AEI", "TABLA RESÚMEN, AEI"),
    "activities": ("TABLA RESÚMEN, AO", "TABLA RESÚMEN, AO"),
    "tracking": ("TABLA RESÚMEN, seguimiento", "TABLA RESÚMEN, follow-up"),
    "alerts": ("alertas", "alerts"),
}


_FAMILIES: Mapping[str, tuple[str, str]] = {
    "X1": ("Lectura", "Reading"),
    "S2": ("Estructura", "Structure"),
    "A3": ("Acumulados", "Accumulated figures"),
    "P4": ("Porcentajes", "Percentages"),
    "G5": ("Promedios y totales", "Averages and totals"),
    "T6": ("TABLA RESÚMEN", "TABLA RESÚMEN"),
    "M7": ("Meses", "Months"),
    "N8": ("Texto", "Narrative"),
    "F9": ("Forma", "Form"),
    "R0": ("Frente a un reporte anterior", "Against an earlier report"),
    "B1": ("Frente al registro", "Against the register"),
}


def label(key: str, lang: Lang, *values: object) -> str:
    """The label of that key, its blanks filled."""
    return _LABELS[key][lang == "en"].format(*values)


def severity_word(severity: Severity, lang: Lang) -> str:
    """The word that heads a finding, so that no colour is needed: "ADVERTENCIA"."""
    return _SEVERITIES[severity][0][lang == "en"]


def severity_count(severity: Severity, count: int, lang: Lang) -> str:
    """ "1 error", "2 advertencias"."""
    return f"{count:,} {_SEVERITIES[severity][1 if count == 1 else 2][lang == 'en']}"


def coverage_parts(audit: Audit) -> list[tuple[str, int]]:
    """Each part of the coverage with its count; what the register confirms only where there was one."""
    coverage = audit.coverage
    parts = ["recomputed", "inputs", "narrative", "unverifiable", "doubtful"]
    if audit.register is not None:
        parts.insert(1, "confirmed")
    return [(part, getattr(coverage, part)) for part in parts]


def expected_word(rule: str, lang: Lang) -> str:
    """What stands beside a published figure: a recomputed one, or that of the register."""
    return label("registered" if rule.startswith(REGISTER) else "expected", lang)


def coverage_word(part: str, lang: Lang) -> str:
    """The name of one part of the coverage: "recalculadas"."""
    return _COVERAGE[part][lang == "en"]


def family_word(family: str, lang: Lang) -> str:
    """The name of a family of rules; "" for one that has none."""
    return _FAMILIES.get(family, ("", ""))[lang == "en"]


def verdict_key(audit: Audit) -> str:
    """The label that sums the audit up: "clean", "all accepted", "partial", "errors" or "no errors"."""
    if audit.verdict == "clean" and any(one.finding is not None for one in audit.accepted):
        return "all accepted"
    if audit.verdict in ("clean", "partial"):
        return audit.verdict
    return "errors" if audit.count(Severity.ERROR) else "no errors"


def place_words(where: Where, lang: Lang) -> str:
    """Where a figure stands, in the page's words: "financiero EJEC. acumulado"; "" where nothing is named."""
    english = lang == "en"
    words = []
    if where.table is not None and where.table in _TABLES:
        words.append(_TABLES[where.table][english] + ("," if where.column else ""))
    if where.block == "financial":
        words.append(_BLOCKS["financial"][english])
    if where.row is not None and where.row in ROW_LABELS:
        words.append(ROW_LABELS[where.row])
    if where.column is not None:
        words.append(_COLUMNS[where.column][english] if where.column in _COLUMNS else where.column)
    return " ".join(words)
