"""What a finding against an earlier report says, and its parts."""

from __future__ import annotations

from collections.abc import Mapping

COMPARING: Mapping[str, tuple[str, str]] = {
    "R001": (
        "{row} de {month} dice {after} y el {earlier} decía {before} ({place}); el mes ya había "
        "concluido entonces.",
        "{row} of {month} says {after} and the {earlier} said {before} ({place}); the month was over then.",
    ),
    "item.was": ("{month} {after} (antes {before})", "{month} {after} (before {before})"),
    "R001.months": (
        "{row} dice otra cosa que en el reporte anterior ({place}) en {count} meses que ya habían concluido "
        "entonces: {items}.",
        "{row} says something else than in the earlier report ({place}) in {count} months that were over "
        "then: {items}.",
    ),
    "R001.undated_months": (
        "{row} dice otra cosa que en el reporte anterior ({place}) en {count} meses: {items}; este no trae "
        "fecha y no consta que hubieran concluido.",
        "{row} says something else than in the earlier report ({place}) in {count} months: {items}; that one "
        "prints no date, and nothing shows that they were over.",
    ),
    "R001.undated": (
        "{row} de {month} dice {after} y el {earlier} decía {before} ({place}); este no trae fecha "
        "y no consta que el mes hubiera concluido.",
        "{row} of {month} says {after} and the {earlier} said {before} ({place}); that one prints no "
        "date, and nothing shows that the month was over.",
    ),
    "R002": (
        "{row} de {month} dice {after} y el {earlier} decía {before} ({place}); el plazo de "
        "registro ya había vencido entonces.",
        "{row} of {month} says {after} and the {earlier} said {before} ({place}); the deadline for "
        "registering was past then.",
    ),
    "R002.months": (
        "{row} dice otra cosa que en el reporte anterior ({place}) en {count} meses cuyo plazo de registro "
        "ya había vencido entonces: {items}.",
        "{row} says something else than in the earlier report ({place}) in {count} months of which the "
        "deadline for registering was past then: {items}.",
    ),
    "R002.undated_months": (
        "{row} dice otra cosa que en el reporte anterior ({place}) en {count} meses: {items}; este no trae "
        "fecha y no consta que hubieran concluido.",
        "{row} says something else than in the earlier report ({place}) in {count} months: {items}; that one "
        "prints no date, and nothing shows that they were over.",
    ),
    "R002.open_months": (
        "{row} dice otra cosa que en el reporte anterior ({place}) en {count} meses que habían concluido y "
        "cuyo plazo de registro aún corría, o no consta: {items}.",
        "{row} says something else than in the earlier report ({place}) in {count} months that were over and "
        "of which the deadline was not past, or is not known: {items}.",
    ),
    "R002.undated": (
        "{row} de {month} dice {after} y el {earlier} decía {before} ({place}); este no trae fecha "
        "y no consta que el mes hubiera concluido.",
        "{row} of {month} says {after} and the {earlier} said {before} ({place}); that one prints no "
        "date, and nothing shows that the month was over.",
    ),
    "R002.open": (
        "{row} de {month} dice {after} y el {earlier} decía {before} ({place}); el mes había "
        "concluido y su plazo de registro aún corría, o no consta.",
        "{row} of {month} says {after} and the {earlier} said {before} ({place}); the month was over "
        "and its deadline was not past, or is not known.",
    ),
    "R002.total": (
        "EJEC. acumulado, que una AO No Acumulado registra, dice {after} y el {earlier} decía "
        "{before} ({place}); el año ya había cerrado entonces.",
        "Executed accumulated, which an activity No Acumulado registers, says {after} and the {earlier} "
        "said {before} ({place}); the year was closed then.",
    ),
    "R003": (
        "La meta del año dice {after} y el {earlier} decía {before} ({place}).",
        "The year's goal says {after} and the {earlier} said {before} ({place}).",
    ),
    "R003.lowered": (
        "La meta del año dice {after} y el reporte anterior decía {before} ({place}); frente a esa, el "
        "avance sería {percent} en lugar de {shown}.",
        "The year's goal says {after} and the earlier report said {before} ({place}); against that one the "
        "percentage would be {percent} instead of {shown}.",
    ),
    "R004": (
        "El {earlier} ({place}) lista la AO «{name}», con PROG. {programmed} y EJEC. {executed}, y este no.",
        "The {earlier} ({place}) lists the activity «{name}», with PROG. {programmed} and EJEC. "
        "{executed}; this one does not.",
    ),
    "R004.filtered": (
        "El {earlier} ({place}) lista la AO «{name}», con PROG. {programmed} y EJEC. {executed}, y "
        "este no; ambos muestran un solo centro de costo y pudo pasar a otro.",
        "The {earlier} ({place}) lists the activity «{name}», with PROG. {programmed} and EJEC. "
        "{executed}; this one does not; both show one cost centre alone, and it may have gone to another.",
    ),
    "R005": ("El {earlier} no lista la AO.", "The {earlier} does not list the activity."),
    "R005.closed": (
        "El {earlier} no lista la AO y esta trae cifras en meses que entonces ya habían concluido: {items}.",
        "The {earlier} does not list the activity, which has figures in months that were over then: {items}.",
    ),
    "R006": (
        "El nombre dice «{after}» y el {earlier} decía «{before}» ({place}).",
        "The name says «{after}» and the {earlier} said «{before}» ({place}).",
    ),
    "R007": (
        "El {earlier} lista una AO del mismo nombre con el código {before} ({place}); este, con {after}.",
        "The {earlier} lists an activity of the same name under the code {before} ({place}); this "
        "one, under {after}.",
    ),
    "R008": (
        "La unidad de medida dice «{after}» y el {earlier} decía «{before}» ({place}).",
        "The unit says «{after}» and the {earlier} said «{before}» ({place}).",
    ),
    "R009": (
        "El tipo de agregación dice «{after}» y el {earlier} decía «{before}» ({place}).",
        "The aggregation type says «{after}» and the {earlier} said «{before}» ({place}).",
    ),
    "R010": (
        "La prioridad dice «{after}» y el {earlier} decía «{before}» ({place}).",
        "The priority says «{after}» and the {earlier} said «{before}» ({place}).",
    ),
    "R011": (
        "La AO figura en {after} y el {earlier} la listaba en {before} ({place}).",
        "The activity stands under {after} and the {earlier} listed it under {before} ({place}).",
    ),
    "R012": (
        "El avance dice {after} y el {earlier} decía {before} ({place}).",
        "The percentage says {after} and the {earlier} said {before} ({place}).",
    ),
    "R013": (
        "Con {months} como en el {earlier}: {items}.",
        "With {months} as in the {earlier}: {items}.",
    ),
    "R014": (
        "Con los meses de {count} AO como en el {earlier} sería {before} en lugar de {after}.",
        "With the months of {count} activities as in the {earlier} it would be {before} instead of {after}.",
    ),
    "R014.printed": (
        "Con los meses de {count} AO como en el {earlier} sería {before} en lugar de {after} "
        "(recalculado; impreso {printed}).",
        "With the months of {count} activities as in the {earlier} it would be {before} instead of "
        "{after} (recomputed; printed {printed}).",
    ),
    "R015": (
        "{count} AO tienen ahora ejecución en meses que el {earlier} dejó en blanco con el plazo "
        "vencido: {items}.",
        "{count} activities now have execution in months that the {earlier} left blank past their "
        "deadline: {items}.",
    ),
    "R016": (
        "No se dice qué AO faltan o se añadieron: {reasons}.",
        "It is not said which activities are gone or new: {reasons}.",
    ),
    "R016.doubles": (
        "Un reporte lista más de una vez códigos que no se pudieron emparejar y no se comparan: {codes}.",
        "A report lists more than once codes that could not be matched and are not compared: {codes}.",
    ),
    "earlier.report": ("reporte anterior", "earlier report"),
    "earlier.register": ("registro anterior", "earlier register"),
    "limit.earlier_empty": (
        "del reporte anterior no se leyó ninguna AO",
        "no activity of the earlier report was read",
    ),
    "limit.later_empty": ("de este reporte no se leyó ninguna AO", "no activity of this report was read"),
    "limit.earlier_partial": (
        "el reporte anterior se leyó solo en parte",
        "the earlier report was read only in part",
    ),
    "limit.later_partial": ("este reporte se leyó solo en parte", "this report was read only in part"),
    "limit.earlier_scanned": (
        "el reporte anterior es escaneado y sus códigos pueden haberse leído mal",
        "the earlier report is scanned and its codes may have been misread",
    ),
    "limit.later_scanned": (
        "este reporte es escaneado y sus códigos pueden haberse leído mal",
        "this report is scanned and its codes may have been misread",
    ),
    "limit.filter": (
        "el centro de costo del filtro es otro («{before}», «{after}»)",
        "they are filtered by other cost centres («{before}», «{after}»)",
    ),
    "row.money": ("{row} financiero", "financial {row}"),
    "place.page": ("p. {page}", "p. {page}"),
    "place.cell": ("celda {cell}", "cell {cell}"),
    "place.file": ("{file}", "{file}"),
    "effect.percent": ("avance de la AO", "percentage of the activity"),
    "effect.action": ("promedio de {code}", "average of {code}"),
    "effect.total": ("total", "total"),
    "item.more": ("y {count} más", "and {count} more"),
    "item.instead": ("{what} {before} en lugar de {after}", "{what} {before} instead of {after}"),
    "item.instead.printed": (
        "{what} {before} en lugar de {after} (recalculado; impreso {printed})",
        "{what} {before} instead of {after} (recomputed; printed {printed})",
    ),
}
