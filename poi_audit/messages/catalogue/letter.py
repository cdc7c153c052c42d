"""The words of the draft of the oficio: what is asked, by rule or by family."""

from __future__ import annotations

from collections.abc import Mapping

LETTER: Mapping[str, tuple[str, str]] = {
    "letter.draft": (
        "Borrador hecho a partir de las cifras. Lo que está entre corchetes lo completa quien lo envía; léase y "
        "ajústese antes de firmar.",
        "Draft made from the figures. Whoever sends it fills in what stands in brackets; to be read and adjusted "
        "before it is signed.",
    ),
    "letter.number": ("OFICIO N.º [número] · [lugar y fecha]", "LETTER No. [number] · [place and date]"),
    "letter.entity": ("[entidad]", "[entity]"),
    "letter.to": ("Señor(a) [nombre y cargo]\n{}", "To [name and position]\n{}"),
    "letter.subject": (
        "Asunto: solicitud de información sobre «{}»",
        'Subject: request for information on "{}"',
    ),
    "letter.reference": ("Referencia: archivo {}, SHA-256 {}", "Reference: file {}, SHA-256 {}"),
    "letter.none": (
        "La revisión del reporte de la referencia no halló errores ni advertencias por los que pedir información.",
        "The review of the report in the reference found neither errors nor warnings on which to ask for information.",
    ),
    "letter.opening": (
        "De la revisión del reporte de la referencia resultan los hallazgos que siguen, numerados como en el anexo. "
        "Que dos cifras no concuerden no dice cuál de ellas es la correcta, ni por qué difieren: por eso se solicita, "
        "dentro de [plazo] días hábiles, lo que se indica en cada uno.",
        "The review of the report in the reference gives the findings below, numbered as in the annex. That two "
        "figures do not agree does not say which of them is right, nor why they differ: what is named under each is "
        "therefore requested within [number] working days.",
    ),
    "letter.ask": ("Se solicita: {}", "Requested: {}"),
    "letter.answer": (
        "Bajo cada hallazgo del anexo hay un espacio para la respuesta de la entidad.",
        "Under each finding of the annex there is room for the entity's answer.",
    ),
    "letter.closing": (
        "Atentamente,\n\n[firma, nombre y cargo]",
        "Yours faithfully,\n\n[signature, name and position]",
    ),
    "letter.ask.other": (
        "la explicación de lo observado y el registro que la sustenta.",
        "the explanation of what was observed, and the record that supports it.",
    ),
    "letter.ask.X1": (
        "un ejemplar legible del reporte, o el mismo reporte exportado a Excel desde el aplicativo.",
        "a legible copy of the report, or the same report exported to Excel from the application.",
    ),
    "letter.ask.S2": (
        "la ficha de la AO o AEI en el POI aprobado o modificado (código, nombre, unidad y tipo de agregación).",
        "the record of the AO or AEI in the POI as approved or modified (code, name, unit and kind of aggregation).",
    ),
    "letter.ask.S209": (
        "el registro del mes con cifra menor que cero y el motivo de esa anotación.",
        "the record of the month with a figure below zero, and the reason for that entry.",
    ),
    "letter.ask.A3": (
        "el registro mensual de la AO en el aplicativo, programado y ejecutado, y cuál es la cifra acumulada que "
        "corresponde.",
        "the monthly record of the AO in the application, programmed and executed, and which accumulated figure holds.",
    ),
    "letter.ask.P4": (
        "el registro de la AO con que se calculó el avance, y cuál es el avance que corresponde.",
        "the record of the AO from which the percentage was computed, and which percentage holds.",
    ),
    "letter.ask.G5": (
        "la relación de AO y avances con que se calculó el promedio, y el promedio que corresponde.",
        "the list of AO and percentages from which the average was computed, and the average that holds.",
    ),
    "letter.ask.T6": (
        "la relación de AEI y AO que cuenta cada celda de la tabla resumen.",
        "the list of the AEI and AO that each cell of the summary table counts.",
    ),
    "letter.ask.M7": (
        "el sustento de lo ejecutado en los meses señalados y, si la programación cambió, el documento que lo aprobó.",
        "the support for what was executed in the months named and, if the programme changed, the document that "
        "approved it.",
    ),
    "letter.ask.M703": (
        "el sustento de lo ejecutado en los meses señalados y el documento que aprobó incluir o reprogramar esas AO.",
        "the support for what was executed in the months named, and the document that approved including or "
        "reprogramming those AO.",
    ),
    "letter.ask.M708": (
        "el sustento del gasto de la AO y el motivo por el que no registra avance físico.",
        "the support for the spending of the AO, and the reason why it registers no physical progress.",
    ),
    "letter.ask.N8": (
        "la fuente de la cifra que dice el texto, y cuál de las dos cifras corresponde.",
        "the source of the figure that the text gives, and which of the two figures holds.",
    ),
    "letter.ask.F9": (
        "la cifra o el texto tal como está en el registro del aplicativo.",
        "the figure or the text as it stands in the application's record.",
    ),
    "letter.ask.B1": (
        "el registro del aplicativo a la fecha del reporte, y el motivo de la diferencia.",
        "the application's record as of the report's date, and the reason for the difference.",
    ),
    "letter.ask.R0": (
        "el documento que autorizó cambiar las cifras de meses ya cerrados, y el motivo del cambio.",
        "the document that authorised changing figures of months already closed, and the reason for the change.",
    ),
}
