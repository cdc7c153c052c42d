"""The words of the dashboard."""

from __future__ import annotations

from collections.abc import Mapping

DASHBOARD: Mapping[str, tuple[str, str]] = {
    "dashboard.kicker": ("Revisión de reportes de seguimiento del POI", "Review of POI follow-up reports"),
    "dashboard.home": ("Entidades", "Bodies"),
    "dashboard.title": ("{} entidades, {} reportes", "{} bodies, {} reports"),
    "dashboard.search": ("Buscar", "Search"),
    "dashboard.over": (
        "Errores (rojo) y advertencias (amarillo) de cada reporte, del más antiguo al más reciente",
        "Errors (red) and warnings (yellow) of each report, from the oldest to the latest",
    ),
    "dashboard.first of": (
        "Se muestran los primeros {}; todos con poi-audit query.",
        "The first {} are shown; all with poi-audit query.",
    ),
    "dashboard.whole page": (
        "La página completa, con recortes y la tabla:",
        "The whole page, with crops and the table:",
    ),
    "dashboard.skip": ("Ir al contenido", "Skip to the content"),
    "dashboard.pages": ("Páginas", "Pages"),
    "dashboard.files": ("Archivos", "Files"),
    "dashboard.figures": ("Cifras impresas", "Printed figures"),
    "dashboard.recomputed": ("Recalculadas", "Recomputed"),
    "dashboard.doubtful": ("De lectura dudosa, sin juzgar", "Of doubtful reading, not judged"),
    "dashboard.doubtful short": ("Dudosas", "Doubtful"),
    "dashboard.errors": ("Errores", "Errors"),
    "dashboard.warnings": ("Advertencias", "Warnings"),
    "dashboard.reports": ("Reportes", "Reports"),
    "dashboard.bodies": ("Entidades", "Bodies"),
    "dashboard.ranking": ("Entidades por hallazgos", "Bodies by findings"),
    "dashboard.ranking text": (
        "En orden de errores por cada 100 cifras recalculadas. Un error es una cifra impresa que no "
        "concuerda con las cifras de las que se deriva; no dice por qué. Los archivos que no se leyeron "
        "enteros no cuentan a favor.",
        "By errors per 100 recomputed figures. An error is a printed figure that does not agree with the "
        "figures it is derived from; it does not say why. Files that were not read whole count for nobody.",
    ),
    "dashboard.code": ("UE", "UE"),
    "dashboard.name": ("Nombre", "Name"),
    "dashboard.sector": ("Sector", "Sector"),
    "dashboard.pliego": ("Pliego", "Pliego"),
    "dashboard.years": ("Años", "Years"),
    "dashboard.year": ("Año", "Year"),
    "dashboard.per 100": ("Errores por 100 recalculadas", "Errors per 100 recomputed"),
    "dashboard.partial": ("Leídos en parte", "Read in part"),
    "dashboard.no code": ("sin código de UE", "no UE code"),
    "dashboard.no name": ("sin nombre", "no name"),
    "dashboard.rules": ("Hallazgos por regla", "Findings by rule"),
    "dashboard.rule": ("Regla", "Rule"),
    "dashboard.severity": ("Gravedad", "Severity"),
    "dashboard.findings": ("Hallazgos", "Findings"),
    "dashboard.where rule": ("Entidades donde ocurre", "Bodies where it occurs"),
    "dashboard.examples": ("Hallazgos", "Findings"),
    "dashboard.shown of": (
        "Se muestran {} de {}; todos con poi-audit query.",
        "{} of {} shown; all with poi-audit query.",
    ),
    "dashboard.months": ("Meses {}", "Months {}"),
    "dashboard.months no year": ("Meses sin año", "Months, no year"),
    "dashboard.unknown": ("sin año", "no year"),
    "dashboard.heat": (
        "AO que ejecutaron algo distinto de lo programado",
        "AO that executed something else than programmed",
    ),
    "dashboard.heat text": (
        "Por cada 100 AO con programación o ejecución física en el mes. En negrita los cierres de "
        "trimestre. Una diferencia no es un error: es donde conviene mirar.",
        "Per 100 AO with a physical programme or execution in the month. Quarters' closings in bold. A "
        "difference is no error: it is where to look.",
    ),
    "dashboard.heat legend": ("De cada 100 AO del mes", "Per 100 AO of the month"),
    "dashboard.no activity": ("ninguna AO", "no AO"),
    "dashboard.all bodies": ("Todas", "All"),
    "dashboard.report": ("Reporte", "Report"),
    "dashboard.period": ("Periodo", "Period"),
    "dashboard.printed": ("Impreso", "Printed on"),
    "dashboard.verdict": ("Resultado", "Outcome"),
    "dashboard.file": ("Archivo", "File"),
    "dashboard.its reports": ("Reportes", "Reports"),
    "dashboard.its findings": ("Errores y advertencias", "Errors and warnings"),
    "dashboard.none": ("Ninguno.", "None."),
    "dashboard.place": ("Lugar", "Place"),
    "dashboard.finding": ("Hallazgo", "Finding"),
    "dashboard.published": ("Publicado", "Published"),
    "dashboard.expected": ("Recalculado", "Recomputed"),
    "dashboard.page": ("p. {}", "p. {}"),
    "dashboard.rewritten": (
        "Meses cerrados con otra cifra en un reporte posterior",
        "Closed months with another figure later",
    ),
    "dashboard.rewritten text": (
        "Entre reportes de la misma UE y año se compara cada mes que ya estaba cerrado en el anterior. "
        "Donde no se sabe cuál es el anterior, solo se dice que difieren.",
        "Between reports of the same UE and year, each month that was closed in the earlier one is "
        "compared. Where it is not known which one is earlier, they are only said to differ.",
    ),
    "dashboard.month": ("Mes", "Month"),
    "dashboard.row": ("Fila", "Row"),
    "dashboard.before": ("Antes", "Before"),
    "dashboard.after": ("Después", "After"),
    "dashboard.order": ("Orden", "Order"),
    "dashboard.order known": ("conocido", "known"),
    "dashboard.order unknown": ("no se sabe", "not known"),
    "dashboard.few": (
        "En cuántas AO descansan las cifras de titular",
        "On how many AO the headline figures rest",
    ),
    "dashboard.few text": (
        "Cuántas AO entran en el promedio físico, y qué parte de lo ejecutado hacen las de mayor gasto.",
        "How many AO enter the physical average, and what share of the money the largest ones spent.",
    ),
    "dashboard.activities": ("AO", "AO"),
    "dashboard.counted": ("Entran en el promedio", "Enter the average"),
    "dashboard.first": ("% del gasto, la mayor", "% of spending, the largest"),
    "dashboard.first three": ("% del gasto, las tres mayores", "% of spending, the three largest"),
    "dashboard.money": ("Ejecución financiera", "Money executed"),
    "dashboard.not whole": ("Archivos que no se leyeron enteros", "Files that were not read whole"),
    "dashboard.reason": ("Motivo", "Reason"),
    "dashboard.outcome clean": ("sin observaciones", "nothing to report"),
    "dashboard.outcome findings": ("con hallazgos", "with findings"),
    "dashboard.outcome partial": ("leído en parte", "read in part"),
    "dashboard.outcome unreadable": ("ilegible", "unreadable"),
    "dashboard.outcome not_a_report": ("no es un reporte", "not a report"),
    "dashboard.total clean": ("sin observaciones", "nothing to report"),
    "dashboard.total findings": ("con hallazgos", "with findings"),
    "dashboard.total partial": ("leídos en parte", "read in part"),
    "dashboard.total unreadable": ("ilegibles", "unreadable"),
    "dashboard.total not_a_report": ("no son reportes", "not reports"),
    "dashboard.made": ("Hecho con poi-audit {}; reglas {}.", "Made with poi-audit {}; rules {}."),
    "dashboard.offline": (
        "Páginas autónomas: no piden nada a la red. Su único programa, para buscar y ordenar, está dentro; todo "
        "lo demás funciona sin él.",
        "Self-contained pages: they ask the network for nothing. Their only program, to search and sort, stands "
        "inside; everything else works without it.",
    ),
}
