"""What could not be read, or was read only in part, by code; and the parts of a report that can be missing."""

from __future__ import annotations

from collections.abc import Mapping

PROBLEMS: Mapping[str, tuple[str, str]] = {
    "E101": (
        "El archivo contiene {count} reportes; este es el primero. read_all los entrega todos.",
        "The file holds {count} reports; this is the first. read_all gives them all.",
    ),
    "E102": (
        "{code}: la fila {row} trae celdas de menos; quedan en blanco o dudosas: {months}.",
        "{code}: the row {row} lacks cells; these stay blank or doubtful: {months}.",
    ),
    "E103": (
        "{code}: la fila {row} trae celdas de más o corridas; se acomodaron a las columnas.",
        "{code}: the row {row} has cells too many or shifted; they were fitted to the columns.",
    ),
    "E104": (
        "Texto suelto entre las filas, sin fila a la cual asignarlo: «{text}».",
        "Loose text between the rows, without a row to which it could belong: «{text}».",
    ),
    "E105": (
        "{code}: el centro de costo está cortado o no figura en el texto.",
        "{code}: the cost centre is cut or is not in the text.",
    ),
    "E107": (
        "Algunos caracteres del archivo no corresponden a su codificación ({charset}) y se reemplazaron.",
        "Some characters of the file do not belong to its encoding ({charset}) and were replaced.",
    ),
    "E108": (
        "No figura la casilla de avances truncados al 100 % o no se conserva si estaba marcada.",
        "The box of percentages capped at 100 % is not there, or whether it was ticked is not kept.",
    ),
    "E109": ("No se encontró en el encabezado: {fields}.", "Not found in the header: {fields}."),
    "E110": (
        "{code}: {other} no la encuentra; todas sus cifras son dudosas.",
        "{code}: {other} does not find it; all its figures are doubtful.",
    ),
    "E121": (
        "La hoja «{sheet}» tiene datos en filas ocultas ({rows}) o columnas ocultas ({columns}); se leyeron.",
        "The sheet «{sheet}» has data in hidden rows ({rows}) or hidden columns ({columns}); they were read.",
    ),
    "E122": (
        "El reporte está en la hoja oculta «{sheet}»; ninguna hoja visible contiene uno.",
        "The report is in the hidden sheet «{sheet}»; no visible sheet holds one.",
    ),
    "E123": (
        "Formulario antiguo hecho en Excel: «{period}» ocupa el lugar de los meses y «acumulado» es la "
        "meta anual o lo ejecutado; no tienen lugar en el resultado: % de avance de las filas Financiera "
        "y TOTAL, total aprobado del periodo, {columns}.",
        "Old form made in Excel: «{period}» takes the place of the months and «accumulated» is the year's "
        "goal or what was executed; no place in the result is there for: percentage of the rows "
        "Financiera and TOTAL, approved total of the period, {columns}.",
    ),
    "E201": (
        "La disposición de las columnas no es ninguna de las conocidas; solo se leyó lo que es seguro.",
        "The arrangement of the columns is none of the known ones; only what is certain was read.",
    ),
    "E202": ("{code}: falta la fila {row}.", "{code}: the row {row} is missing."),
    "E203": (
        "{code}: aparece sin el título que le corresponde ({level}).",
        "{code}: it stands without the title that belongs above it ({level}).",
    ),
    "E204": (
        "La línea de ejecución de {code} no corresponde a ninguna acción del reporte.",
        "The execution line of {code} belongs to no action of the report.",
    ),
    "E205": (
        "{code}: no se pudo ubicar las cifras de la fila {row}; todas son dudosas.",
        "{code}: the figures of the row {row} could not be placed; all are doubtful.",
    ),
    "E206": (
        "No se encontró el final del reporte: {fields}.",
        "The end of the report was not found: {fields}.",
    ),
    "E207": (
        "El reporte excede el límite de {limit} filas; no se leyó el resto.",
        "The report goes beyond the limit of {limit} rows; the rest was not read.",
    ),
    "E208": (
        "Una fila de cifras no tiene actividad operativa a la cual asignarla: «{text}».",
        "A row of figures has no activity to which it could belong: «{text}».",
    ),
    "E209": (
        "{code}: {other} la encuentra y {engine} no; puede faltar en esta lectura.",
        "{code}: {other} finds it and {engine} does not; it may be missing from this reading.",
    ),
    "E210": (
        "{code}: no se encontró su línea de ejecución; puede faltar una parte del reporte.",
        "{code}: its execution line was not found; a part of the report may be missing.",
    ),
    "E211": (
        "Faltan páginas: después de la {before} sigue la {after}, según su numeración impresa.",
        "Pages are missing: after {before} comes {after}, by their printed numbers.",
    ),
    "E212": (
        "El archivo está cortado: le falta el final. Se leyó lo que queda de él.",
        "The file is cut: its end is missing. What is left of it was read.",
    ),
    "E213": ("La página está dañada y no se leyó.", "The page is damaged and was not read."),
    "E214": (
        "Hay texto cuya fuente no indica sus caracteres: aparece como «�». Para leerlo hace falta OCR.",
        "There is text whose font does not tell its characters: it shows as «�». Reading it takes OCR.",
    ),
    "E215": (
        "El cuadro sigue a lo ancho en otra página, desde la columna {column}; esas columnas no se leyeron.",
        "The table goes on across another page, from the column {column}; those columns were not read.",
    ),
    # Parts of a report that can be missing
    "part.title": ("título", "title"),
    "part.year": ("año", "year"),
    "part.unit": ("unidad ejecutora", "unidad ejecutora"),
    "part.objective": ("objetivo estratégico", "strategic objective"),
    "part.action": ("acción estratégica", "strategic action"),
    "part.period": ("periodo", "period"),
    "part.totals": ("los totales", "the totals"),
    "part.physical": ("la ejecución física total", "the total physical execution"),
    "part.financial": ("la ejecución financiera total", "the total financial execution"),
    "part.mean": ("el promedio de ejecución física", "the mean physical execution"),
    "part.median": ("la mediana", "the median"),
    "part.financial_programmed": ("el total de programación financiera", "the total of money programmed"),
    "part.financial_executed": ("el total de ejecución financiera", "the total of money executed"),
    "part.complete": ("las AO con información completa", "the activities with complete information"),
    "part.incomplete": ("las AO con información incompleta", "the activities with incomplete information"),
    "part.physical_mean": ("la ejecución física promedio total", "the total mean physical execution"),
    "part.type_i": ("la ejecución promedio de tipo I", "the mean execution of type I"),
    "part.type_ii": ("la ejecución promedio de tipo II", "the mean execution of type II"),
    "part.summary": ("la TABLA RESÚMEN", "the TABLA RESÚMEN"),
    "list": ("{first}, {rest}", "{first}, {rest}"),
    "part.and_more": ("{codes} y {count} más", "{codes} and {count} more"),
}
