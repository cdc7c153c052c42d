"""The words of the papers that are sent: the annex, the draft of the letter, and the index of the marked copy."""

from __future__ import annotations

from collections.abc import Mapping

ANNEX: Mapping[str, tuple[str, str]] = {
    "marked.title": ("Índice de hallazgos", "Index of findings"),
    "marked.heads": ("N.º|Gravedad|Código|Hallazgo|Página", "No.|Severity|Code|Finding|Page"),
    "marked.lead": (
        "El número es el que está junto al recuadro en la página; cada línea lleva a ella. Este índice no es parte "
        "del original.",
        "The number is the one at the frame on the page; each line leads there. This index is no part of the original.",
    ),
    "annex.title": (
        "Anexo: revisión del reporte de seguimiento del POI",
        "Annex: review of the POI follow-up report",
    ),
    "annex.facts": ("1. Reporte revisado", "1. Report reviewed"),
    "annex.findings": ("2. Hallazgos", "2. Findings"),
    "annex.heads": (
        "Condición|Criterio|Efecto|Posible causa|Respuesta de la entidad",
        "Condition|Criterion|Effect|Possible cause|The entity's answer",
    ),
    "annex.number": ("Hallazgo {}", "Finding {}"),
    "annex.several": ("{} hallazgos: {}.", "{} findings: {}."),
    "annex.note": ("{} del propio reporte.", "{} of the report itself."),
    "annex.reference": ("Referencia {} · {}", "Reference {} · {}"),
    "annex.page": ("Página | de |", "Page | of |"),
    "annex.none": ("No hay errores ni advertencias.", "There are neither errors nor warnings."),
    "annex.notes": (
        "Además hay {}, de contexto, que no se listan en este anexo.",
        "There are also {}, of context, that this annex does not list.",
    ),
    "annex.conventions": ("3. Criterios inferidos de las cifras", "3. Conventions inferred from the figures"),
    "annex.quoted": ("Nota {}: transcrita en el hallazgo {}.", "Note {}: quoted under finding {}."),
    "annex.unknown": ("No se infiere de las cifras.", "It does not follow from the figures."),
    "annex.coverage": ("Cifras revisadas", "Figures looked at"),
    "annex.hypothesis": ("Hipótesis a partir de las cifras: {}.", "Hypothesis from the figures: {}."),
    "annex.effect.X1": (
        "La cifra, y las que dependen de ella, quedan sin verificar.",
        "The figure, and those that depend on it, stay unverified.",
    ),
    "annex.effect.S2": (
        "Queda por aclarar a qué unidad, acción o actividad corresponden las cifras.",
        "It stays open to which unit, action or activity the figures belong.",
    ),
    "annex.effect.A3": (
        "Pueden cambiar el avance de la AO y los promedios que parten de él.",
        "The percentage of the AO and the averages that start from it may change.",
    ),
    "annex.effect.P4": (
        "Pueden cambiar la banda de la AO, el promedio de su AEI y el total.",
        "The band of the AO, the average of its AEI and the total may change.",
    ),
    "annex.effect.G5": (
        "El promedio publicado no es el que resulta de sus partes; puede cambiar de banda.",
        "The published average is not the one that its parts give; its band may change.",
    ),
    "annex.effect.T6": (
        "El resumen no describe la tabla que resume.",
        "The summary does not describe the table that it sums up.",
    ),
    "annex.effect.M7": (
        "El acumulado del período no muestra lo ocurrido en los cierres intermedios.",
        "The accumulated figure of the period does not show what happened at the closings in between.",
    ),
    "annex.effect.M703": (
        "Lo ejecutado no tiene programación con la cual compararse.",
        "What was executed has no programme to be compared with.",
    ),
    "annex.effect.M708": (
        "El dinero ejecutado de la AO no tiene un avance físico que lo acompañe.",
        "The money executed by the AO has no physical progress beside it.",
    ),
    "annex.effect.M710": (
        "Si la cifra no es la que corresponde, pueden cambiar el avance de la AO y los promedios que parten de él.",
        "If the figure is not the one that holds, the percentage of the AO and the averages that start from it may "
        "change.",
    ),
    "annex.effect.N8": (
        "El texto y la tabla informan cifras distintas.",
        "The text and the table report different figures.",
    ),
    "annex.effect.F9": (
        "La cifra o el texto pueden leerse de más de una manera.",
        "The figure or the text can be read in more than one way.",
    ),
    "annex.effect.B1": (
        "Lo publicado no es lo que tiene el registro del aplicativo.",
        "What was published is not what the application's register has.",
    ),
    "annex.effect.R0": (
        "Cambiaron cifras de meses que ya estaban cerrados.",
        "Figures of months that were already closed have changed.",
    ),
}
