"""The labels of the workbook, in Spanish and English. Findings' own sentences are in `poi_audit.messages`."""

from __future__ import annotations

from collections.abc import Mapping

from poi_audit.render.words import Lang

_WORDS: Mapping[str, tuple[str, str]] = {
    "summary": ("Resumen", "Summary"),
    "findings": ("Hallazgos", "Findings"),
    "rows": ("Filas", "Rows"),
    "months": ("Mensual", "Monthly"),
    "rules": ("Reglas", "Rules"),
    "unverified": ("No verificado", "Not verified"),
    "former": ("Anteriores", "Former"),
    "title": ("Papel de trabajo: reporte de seguimiento del POI", "Working paper: POI follow-up report"),
    "verdict": ("Resultado", "Result"),
    "coverage": ("Cifras", "Figures"),
    "convention heads": ("Criterio inferido|Lectura|Evidencia", "Inferred convention|Reading|Evidence"),
    "overview heads": (
        "Código|Nombre|AO|S.I.|S.P.|Publicado|Recalculado",
        "Code|Name|AO|S.I.|S.P.|Published|Recomputed",
    ),
    "disposition heads": ("Disposición|Hallazgos", "Disposition|Findings"),
    "finding heads": (
        "N.º|Gravedad|Regla|Nombre de la regla|AEI|Código|Nombre|Lugar|Página o celda|Hallazgo|Publicado|Recalculado|"
        "Admite|Cifras usadas|Hipótesis|Base|Disposición|Responsable|Comentario|Id",
        "No.|Severity|Rule|Name of the rule|AEI|Code|Name|Place|Page or cell|Finding|Published|Recomputed|"
        "Admits|Figures used|Hypothesis|Basis|Disposition|Responsible|Comment|Id",
    ),
    "dispositions": (
        "Pendiente|Confirmado|Aclarado|Por corregir|Corregido|No procede",
        "Pending|Confirmed|Explained|To be corrected|Corrected|Not applicable",
    ),
    "former heads": (
        "Id|Regla|Código|Hallazgo|Disposición|Responsable|Comentario",
        "Id|Rule|Code|Finding|Disposition|Responsible|Comment",
    ),
    "row heads": (
        "OEI|Tipo|AEI|Código|Nombre|Agregación|Bloque|Fila",
        "OEI|Type|AEI|Code|Name|Aggregation|Block|Row",
    ),
    "accumulated": ("Acumulado", "Accumulated"),
    "percent": ("Avance %", "Percentage"),
    "percent_period": ("% del periodo", "% of period"),
    "recomputed": ("{} recalculado", "{} recomputed"),
    "enters": ("Entra al promedio", "Enters the average"),
    "enters_period": ("Entra al promedio del periodo", "Enters the period's average"),
    "found": ("Hallazgos", "Findings"),
    "physical": ("Físico", "Physical"),
    "financial": ("Financiero", "Financial"),
    "total": ("Total", "Total"),
    "difference": ("Ejecutado menos programado", "Executed minus programmed"),
    "closing": ("Avance al cierre, %", "Percentage at closing"),
    "in all": ("En total", "In all"),
    "rule heads": (
        "Regla|Nombre|Gravedad usual|Hallazgos|Qué significa",
        "Rule|Name|Usual severity|Findings|Meaning",
    ),
    "unverified heads": ("Código|Lugar|Página o celda|Texto|Motivo", "Code|Place|Page or cell|Text|Reason"),
    "no rule": (
        "ninguna regla dice cómo se deriva con estas partes",
        "no rule says how it derives from these parts",
    ),
    "doubtful": ("lectura dudosa o celda en blanco", "doubtful reading or blank cell"),
    "none": ("Ninguna cifra quedó sin verificar.", "No figure was left unverified."),
    "how": (
        "Filas: cada cifra como fue leída, con el formato impreso; las columnas «recalculado» son fórmulas vivas; en "
        "gris, los valores de la herramienta que no tienen fórmula. Fondo verde: concuerda; rojo: no concuerda; "
        "amarillo: difiere solo por redondeo, o hay una advertencia; gris: no verificable; violeta: lectura dudosa.",
        "Rows: every figure as read, in its printed format; the columns «recomputed» are live formulas; in grey, "
        "values of the tool that have none. Green ground: agrees; red: does not agree; yellow: differs by rounding "
        "only, or there is a warning; grey: not verifiable; violet: doubtful reading.",
    ),
}


def word(key: str, lang: Lang, *values: object) -> str:
    """The label of that key, its blanks filled."""
    text = _WORDS[key][lang == "en"]
    return text.format(*values) if values else text


def heads(key: str, lang: Lang) -> list[str]:
    """The column heads of that key."""
    return word(key, lang).split("|")


def every_form(key: str, place: int) -> set[str]:
    """One column head in all languages: how an earlier workbook may have called it."""
    return {text.split("|")[place] for text in _WORDS[key]}
