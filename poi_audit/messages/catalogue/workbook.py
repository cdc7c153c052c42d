"""The words of the workbook; heads of columns stand in one text, a bar between them."""

from __future__ import annotations

from collections.abc import Mapping

WORKBOOK: Mapping[str, tuple[str, str]] = {
    "book.summary": ("Resumen", "Summary"),
    "book.findings": ("Hallazgos", "Findings"),
    "book.rows": ("Filas", "Rows"),
    "book.months": ("Mensual", "Monthly"),
    "book.rules": ("Reglas", "Rules"),
    "book.unverified": ("No verificado", "Not verified"),
    "book.former": ("Anteriores", "Former"),
    "book.title": ("Papel de trabajo: reporte de seguimiento del POI", "Working paper: POI follow-up report"),
    "book.coverage": ("Cifras", "Figures"),
    "book.convention heads": ("Criterio inferido|Lectura|Evidencia", "Inferred convention|Reading|Evidence"),
    "book.overview heads": (
        "Código|Nombre|AO|S.I.|S.P.|Publicado|Recalculado",
        "Code|Name|AO|S.I.|S.P.|Published|Recomputed",
    ),
    "book.states": ("Disposiciones", "Dispositions"),
    "book.by severity": ("Por gravedad", "By severity"),
    "book.by rule": ("Por regla", "By rule"),
    "book.by action": ("Por AEI", "By AEI"),
    "book.attended": ("Atendidos", "Attended"),
    "book.of report": ("Del reporte", "Of the report"),
    "book.finding heads": (
        "N.º|Gravedad|Regla|Código|Lugar|Hallazgo|Publicado|Recalculado|Disposición|Responsable|Comentario|"
        "Nombre de la regla|AEI|Nombre|Página o celda|Admite|Cifras usadas|Hipótesis|Base|Id",
        "No.|Severity|Rule|Code|Place|Finding|Published|Recomputed|Disposition|Responsible|Comment|"
        "Name of the rule|AEI|Name|Page or cell|Admits|Figures used|Hypothesis|Basis|Id",
    ),
    "book.dispositions": (
        "Pendiente|Confirmado|Aclarado|Por corregir|Corregido|No procede",
        "Pending|Confirmed|Explained|To be corrected|Corrected|Not applicable",
    ),
    "book.former heads": (
        "Id|Regla|Código|Hallazgo|Disposición|Responsable|Comentario",
        "Id|Rule|Code|Finding|Disposition|Responsible|Comment",
    ),
    "book.row heads": (
        "OEI|Tipo|AEI|Código|Nombre|Agregación|Bloque|Fila",
        "OEI|Type|AEI|Code|Name|Aggregation|Block|Row",
    ),
    "book.accumulated": ("Acumulado", "Accumulated"),
    "book.percent": ("Avance %", "Percentage"),
    "book.percent_period": ("% del periodo", "% of period"),
    "book.recomputed": ("{} recalculado", "{} recomputed"),
    "book.enters": ("Entra al promedio", "Enters the average"),
    "book.enters_period": ("Entra al promedio del periodo", "Enters the period's average"),
    "book.found": ("Hallazgos", "Findings"),
    "book.physical": ("Físico", "Physical"),
    "book.financial": ("Financiero", "Financial"),
    "book.total": ("Total", "Total"),
    "book.difference": ("Ejecutado menos programado", "Executed minus programmed"),
    "book.closing": ("Avance al cierre, %", "Percentage at closing"),
    "book.in all": ("En total", "In all"),
    "book.rule heads": (
        "Regla|Nombre|Gravedad usual|Hallazgos|Qué significa",
        "Rule|Name|Usual severity|Findings|Meaning",
    ),
    "book.unverified heads": (
        "Código|Lugar|Página o celda|Texto|Motivo",
        "Code|Place|Page or cell|Text|Reason",
    ),
    "book.no rule": (
        "ninguna regla dice cómo se deriva con estas partes",
        "no rule says how it derives from these parts",
    ),
    "book.doubtful": ("lectura dudosa o celda en blanco", "doubtful reading or blank cell"),
    "book.none": ("Ninguna cifra quedó sin verificar.", "No figure was left unverified."),
    "book.how": (
        "Filas: cada cifra como fue leída, con el formato impreso; las columnas «recalculado» son "
        "fórmulas vivas; en gris, los valores de la herramienta que no tienen fórmula. Fondo verde: "
        "concuerda; rojo: no concuerda; amarillo: difiere solo por redondeo, o hay una advertencia; gris: "
        "no verificable; violeta: lectura dudosa.",
        "Rows: every figure as read, in its printed format; the columns «recomputed» are live formulas; "
        "in grey, values of the tool that have none. Green ground: agrees; red: does not agree; yellow: "
        "differs by rounding only, or there is a warning; grey: not verifiable; violet: doubtful reading.",
    ),
}
