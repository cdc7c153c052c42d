"""The labels of the HTML report, in Spanish and English. Findings' own sentences are in `poi_audit.messages`."""

from __future__ import annotations

from collections.abc import Mapping

from poi_audit.render.words import Lang

_WORDS: Mapping[str, tuple[str, str]] = {
    "title": ("Revisión del reporte de seguimiento del POI", "Review of the POI follow-up report"),
    "skip": ("Ir a los hallazgos", "Skip to the findings"),
    "coverage": ("Qué se revisó", "What was looked at"),
    "coverage text": (
        "De {} cifras impresas. Que no haya hallazgos habla solo de las recalculadas.",
        "Of {} printed figures. The absence of findings speaks only of those recomputed.",
    ),
    "conventions": ("Criterios inferidos de las cifras", "Conventions inferred from the figures"),
    "conventions text": (
        "Las notas admiten varias lecturas; se toma aquella con la que concuerdan más cifras de este reporte.",
        "The notes admit several readings; the one is taken with which most figures of this report agree.",
    ),
    "convention": ("Criterio", "Convention"),
    "value": ("Lectura", "Reading"),
    "evidence": ("Evidencia", "Evidence"),
    "overview": ("Promedios publicados y recalculados", "Published and recomputed averages"),
    "findings": ("Hallazgos", "Findings"),
    "none": ("No hay hallazgos.", "There are no findings."),
    "filters": ("Filtros", "Filters"),
    "severity": ("Gravedad", "Severity"),
    "family": ("Familia", "Family"),
    "action": ("AEI", "AEI"),
    "all": ("Todas", "All"),
    "whole": ("El reporte en conjunto", "The report as a whole"),
    "on view": (" a la vista", " on view"),
    "see": ("ver en la tabla", "see in the table"),
    "crop": ("Recorte de la página {} con la cifra enmarcada", "Crop of page {} with the figure framed"),
    "row": ("La fila como fue leída", "The row as it was read"),
    "used": ("Cifras usadas ({})", "Figures used ({})"),
    "note": ("Nota del reporte", "The report's note"),
    "id": ("Identificador", "Id"),
    "timeline": ("Avance acumulado al cierre de cada mes", "Accumulated progress at each month's closing"),
    "timeline text": (
        "Lo que el reporte habría mostrado en cada cierre, con sus propias reglas. En negrita los cierres de "
        "trimestre. Rojo: menos de 75 %; amarillo: de 75 a menos de 95 %; verde: 95 % o más.",
        "What the report would have shown at each closing, by its own rules. Quarters' closings in bold. "
        "Red: below 75 %; yellow: 75 to below 95 %; green: 95 % and over.",
    ),
    "closings": ("Al cierre: {}", "At closing: {}"),
    "total": ("TOTAL", "TOTAL"),
    "table": ("La tabla como fue leída", "The table as it was read"),
    "legend": ("Cómo leer los colores", "What the colours mean"),
    "equal": ("concuerda con lo recalculado", "agrees with what is recomputed"),
    "by_rounding": ("difiere solo por redondeo", "differs by rounding only"),
    "inconsistent": ("no concuerda", "does not agree"),
    "input": ("registrada, no se deriva de otra", "registered, not derived"),
    "unjudged": ("no verificable", "not verifiable"),
    "doubtful": ("lectura dudosa", "doubtful reading"),
    "linked": ("subrayada: tiene un hallazgo", "underlined: has a finding"),
    "months legend": (
        "Barras: programado (claro) y ejecutado (oscuro); curvas: lo mismo acumulado",
        "Bars: programmed (light) and executed (dark); curves: the same accumulated",
    ),
    "chart": (
        "Meses: programado {} y ejecutado {} en total",
        "Months: {} programmed and {} executed in all",
    ),
    "activity": ("Actividad operativa", "Operational activity"),
    "line": ("Fila", "Row"),
    "money": ("financiero", "financial"),
    "percent": ("Avance %", "Percentage"),
    "percent_period": ("% del periodo", "% of period"),
    "ends": ("Totales y tabla resumen", "Totals and summary table"),
    "pages": ("Páginas con hallazgos", "Pages with findings"),
    "page": ("Página {}", "Page {}"),
    "pages left": (
        "{} páginas más tienen hallazgos y no se muestran, para que el archivo siga siendo manejable.",
        "{} more pages have findings and are not shown, so that the file stays practical.",
    ),
    "problems": ("Avisos de lectura", "Notices of the reading"),
    "rules": ("Reglas aplicadas en este resultado", "Rules behind this result"),
    "evidence block": ("Constancia", "Evidence"),
    "offline": (
        "Documento autónomo: no pide nada a la red ni ejecuta programas.",
        "Self-contained document: it asks the network for nothing and runs no programs.",
    ),
}


def word(key: str, lang: Lang, *values: object) -> str:
    """The label of that key, its blanks filled."""
    text = _WORDS[key][lang == "en"]
    return text.format(*values) if values else text
