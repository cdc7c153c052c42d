"""The words of the HTML page."""

from __future__ import annotations

from collections.abc import Mapping

PAGE: Mapping[str, tuple[str, str]] = {
    "page.title": ("Revisión del reporte de seguimiento del POI", "Review of the POI follow-up report"),
    "page.skip": ("Ir a los hallazgos", "Skip to the findings"),
    "page.coverage": ("Qué se revisó", "What was looked at"),
    "page.coverage text": (
        "De {} cifras impresas. Que no haya hallazgos habla solo de las recalculadas.",
        "Of {} printed figures. The absence of findings speaks only of those recomputed.",
    ),
    "page.coverage of a register": (
        "De {} cifras registradas, las que el reporte no imprimirá incluidas.",
        "Of {} registered figures, those that the report will not print among them.",
    ),
    "page.conventions": ("Criterios inferidos de las cifras", "Conventions inferred from the figures"),
    "page.conventions text": (
        "Las notas admiten varias lecturas; se toma aquella con la que concuerdan más cifras de este "
        "reporte.",
        "The notes admit several readings; the one is taken with which most figures of this report agree.",
    ),
    "page.convention": ("Criterio", "Convention"),
    "page.value": ("Lectura", "Reading"),
    "page.evidence": ("Evidencia", "Evidence"),
    "page.overview": ("Promedios publicados y recalculados", "Published and recomputed averages"),
    "page.findings": ("Hallazgos", "Findings"),
    "page.none": ("No hay hallazgos.", "There are no findings."),
    "page.filters": ("Filtros", "Filters"),
    "page.severity": ("Gravedad", "Severity"),
    "page.family": ("Familia", "Family"),
    "page.action": ("AEI", "AEI"),
    "page.all": ("Todas", "All"),
    "page.whole": ("El reporte en conjunto", "The report as a whole"),
    "page.on view": (" a la vista", " on view"),
    "page.see": ("ver en la tabla", "see in the table"),
    "page.crop": ("Recorte de la página {} con la cifra enmarcada", "Crop of page {} with the figure framed"),
    "page.row": ("La fila como fue leída", "The row as it was read"),
    "page.used": ("Cifras usadas ({})", "Figures used ({})"),
    "page.note": ("Nota del reporte", "The report's note"),
    "page.id": ("Identificador", "Id"),
    "page.timeline": (
        "Avance acumulado al cierre de cada mes",
        "Accumulated progress at each month's closing",
    ),
    "page.timeline text": (
        "Lo que el reporte habría mostrado en cada cierre, con sus propias reglas. En negrita los cierres "
        "de trimestre. Rojo: menos de 75 %; amarillo: de 75 a menos de 95 %; verde: 95 % o más.",
        "What the report would have shown at each closing, by its own rules. Quarters' closings in bold. "
        "Red: below 75 %; yellow: 75 to below 95 %; green: 95 % and over.",
    ),
    "page.closings": ("Al cierre: {}", "At closing: {}"),
    "page.total": ("TOTAL", "TOTAL"),
    "page.table": ("La tabla como fue leída", "The table as it was read"),
    "page.legend": ("Cómo leer los colores", "What the colours mean"),
    "page.equal": ("concuerda con lo recalculado", "agrees with what is recomputed"),
    "page.by_rounding": ("difiere solo por redondeo", "differs by rounding only"),
    "page.inconsistent": ("no concuerda", "does not agree"),
    "page.input": ("registrada, no se deriva de otra", "registered, not derived"),
    "page.unjudged": ("no verificable", "not verifiable"),
    "page.doubtful": ("lectura dudosa", "doubtful reading"),
    "page.linked": ("subrayada: tiene un hallazgo", "underlined: has a finding"),
    "page.months legend": (
        "Barras: programado (claro) y ejecutado (oscuro); curvas: lo mismo acumulado",
        "Bars: programmed (light) and executed (dark); curves: the same accumulated",
    ),
    "page.chart": (
        "Meses: programado {} y ejecutado {} en total",
        "Months: {} programmed and {} executed in all",
    ),
    "page.activity": ("Actividad operativa", "Operational activity"),
    "page.line": ("Fila", "Row"),
    "page.money": ("financiero", "financial"),
    "page.percent": ("Avance %", "Percentage"),
    "page.percent_period": ("% del periodo", "% of period"),
    "page.ends": ("Totales y tabla resumen", "Totals and summary table"),
    "page.pages": ("Páginas con hallazgos", "Pages with findings"),
    "page.page": ("Página {}", "Page {}"),
    "page.pages left": (
        "{} páginas más tienen hallazgos y no se muestran, para que el archivo siga siendo manejable.",
        "{} more pages have findings and are not shown, so that the file stays practical.",
    ),
    "page.problems": ("Avisos de lectura", "Notices of the reading"),
    "page.rules": ("Reglas aplicadas en este resultado", "Rules behind this result"),
    "page.evidence block": ("Constancia", "Evidence"),
    "page.offline": (
        "Documento autónomo: no pide nada a la red ni ejecuta programas.",
        "Self-contained document: it asks the network for nothing and runs no programs.",
    ),
}
