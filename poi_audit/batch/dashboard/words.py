"""The labels of the dashboard, in Spanish and English."""

from __future__ import annotations

from collections.abc import Mapping

from poi_audit.render.words import Lang

_WORDS: Mapping[str, tuple[str, str]] = {
    "kicker": ("Revisión de reportes de seguimiento del POI", "Review of POI follow-up reports"),
    "home": ("Entidades", "Bodies"),
    "title": ("{} entidades, {} reportes", "{} bodies, {} reports"),
    "skip": ("Ir al contenido", "Skip to the content"),
    "pages": ("Páginas", "Pages"),
    "files": ("Archivos", "Files"),
    "figures": ("Cifras impresas", "Printed figures"),
    "recomputed": ("Recalculadas", "Recomputed"),
    "doubtful": ("De lectura dudosa, sin juzgar", "Of doubtful reading, not judged"),
    "doubtful short": ("Dudosas", "Doubtful"),
    "errors": ("Errores", "Errors"),
    "warnings": ("Advertencias", "Warnings"),
    "reports": ("Reportes", "Reports"),
    "bodies": ("Entidades", "Bodies"),
    "ranking": ("Entidades por hallazgos", "Bodies by findings"),
    "ranking text": (
        "En orden de errores por cada 100 cifras recalculadas. Un error es una cifra impresa que no concuerda con las "
        "cifras de las que se deriva; no dice por qué. Los archivos que no se leyeron enteros no cuentan a favor.",
        "By errors per 100 recomputed figures. An error is a printed figure that does not agree with the figures it is "
        "derived from; it does not say why. Files that were not read whole count for nobody.",
    ),
    "code": ("UE", "UE"),
    "name": ("Nombre", "Name"),
    "sector": ("Sector", "Sector"),
    "pliego": ("Pliego", "Pliego"),
    "years": ("Años", "Years"),
    "year": ("Año", "Year"),
    "per 100": ("Errores por 100 recalculadas", "Errors per 100 recomputed"),
    "partial": ("Leídos en parte", "Read in part"),
    "no code": ("sin código de UE", "no UE code"),
    "no name": ("sin nombre", "no name"),
    "rules": ("Hallazgos por regla", "Findings by rule"),
    "rule": ("Regla", "Rule"),
    "severity": ("Gravedad", "Severity"),
    "findings": ("Hallazgos", "Findings"),
    "where rule": ("Entidades donde ocurre", "Bodies where it occurs"),
    "examples": ("Hallazgos", "Findings"),
    "shown of": (
        "Se muestran {} de {}; todos con poi-audit query.",
        "{} of {} shown; all with poi-audit query.",
    ),
    "months": ("Meses {}", "Months {}"),
    "months no year": ("Meses sin año", "Months, no year"),
    "unknown": ("sin año", "no year"),
    "heat": (
        "AO que ejecutaron algo distinto de lo programado",
        "AO that executed something else than programmed",
    ),
    "heat text": (
        "Por cada 100 AO con programación o ejecución física en el mes. En negrita los cierres de trimestre. Una "
        "diferencia no es un error: es donde conviene mirar.",
        "Per 100 AO with a physical programme or execution in the month. Quarters' closings in bold. A difference is "
        "no error: it is where to look.",
    ),
    "heat legend": ("De cada 100 AO del mes", "Per 100 AO of the month"),
    "no activity": ("ninguna AO", "no AO"),
    "all bodies": ("Todas", "All"),
    "report": ("Reporte", "Report"),
    "period": ("Periodo", "Period"),
    "printed": ("Impreso", "Printed on"),
    "verdict": ("Resultado", "Outcome"),
    "file": ("Archivo", "File"),
    "its reports": ("Reportes", "Reports"),
    "its findings": ("Errores y advertencias", "Errors and warnings"),
    "none": ("Ninguno.", "None."),
    "place": ("Lugar", "Place"),
    "finding": ("Hallazgo", "Finding"),
    "published": ("Publicado", "Published"),
    "expected": ("Recalculado", "Recomputed"),
    "page": ("p. {}", "p. {}"),
    "rewritten": (
        "Meses cerrados con otra cifra en un reporte posterior",
        "Closed months with another figure later",
    ),
    "rewritten text": (
        "Entre reportes de la misma UE y año se compara cada mes que ya estaba cerrado en el anterior. Donde no se "
        "sabe cuál es el anterior, solo se dice que difieren.",
        "Between reports of the same UE and year, each month that was closed in the earlier one is compared. Where it "
        "is not known which one is earlier, they are only said to differ.",
    ),
    "month": ("Mes", "Month"),
    "row": ("Fila", "Row"),
    "before": ("Antes", "Before"),
    "after": ("Después", "After"),
    "order": ("Orden", "Order"),
    "order known": ("conocido", "known"),
    "order unknown": ("no se sabe", "not known"),
    "few": ("En cuántas AO descansan las cifras de titular", "On how many AO the headline figures rest"),
    "few text": (
        "Cuántas AO entran en el promedio físico, y qué parte de lo ejecutado hacen las de mayor gasto.",
        "How many AO enter the physical average, and what share of the money the largest ones spent.",
    ),
    "activities": ("AO", "AO"),
    "counted": ("Entran en el promedio", "Enter the average"),
    "first": ("% del gasto, la mayor", "% of spending, the largest"),
    "first three": ("% del gasto, las tres mayores", "% of spending, the three largest"),
    "money": ("Ejecución financiera", "Money executed"),
    "not whole": ("Archivos que no se leyeron enteros", "Files that were not read whole"),
    "reason": ("Motivo", "Reason"),
    "outcome clean": ("sin observaciones", "nothing to report"),
    "outcome findings": ("con hallazgos", "with findings"),
    "outcome partial": ("leído en parte", "read in part"),
    "outcome unreadable": ("ilegible", "unreadable"),
    "outcome not_a_report": ("no es un reporte", "not a report"),
    "total clean": ("sin observaciones", "nothing to report"),
    "total findings": ("con hallazgos", "with findings"),
    "total partial": ("leídos en parte", "read in part"),
    "total unreadable": ("ilegibles", "unreadable"),
    "total not_a_report": ("no son reportes", "not reports"),
    "made": ("Hecho con poi-audit {}; reglas {}.", "Made with poi-audit {}; rules {}."),
    "offline": (
        "Páginas autónomas: no piden nada a la red ni ejecutan programas.",
        "Self-contained pages: they ask the network for nothing and run no programs.",
    ),
}


def word(key: str, lang: Lang, *values: object) -> str:
    """The label of that key, its blanks filled."""
    text = _WORDS[key][lang == "en"]
    return text.format(*values) if values else text
