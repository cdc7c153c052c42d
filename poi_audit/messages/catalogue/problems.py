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
        "La hoja «{sheet}» tiene datos en filas ocultas ({rows}) o columnas ocultas ({columns}); se "
        "leyeron como dudosos.",
        "The sheet «{sheet}» has data in hidden rows ({rows}) or hidden columns ({columns}); they were "
        "read as doubtful.",
    ),
    "E122": (
        "El reporte está en la hoja oculta «{sheet}»; ninguna hoja visible contiene uno.",
        "The report is in the hidden sheet «{sheet}»; no visible sheet holds one.",
    ),
    "E124": (
        "Columnas con cifras que no se usan: {columns}.",
        "Columns with figures that are not used: {columns}.",
    ),
    "E125": (
        "El formulario no es ninguno de los conocidos; sus columnas se dedujeron y ningún hallazgo "
        "pasa de advertencia. Evidencia: {evidence}. Para leerlo con certeza, enséñelo con «poi-audit "
        "layouts new».",
        "The form is none of the known ones; its columns were deduced and no finding goes beyond a "
        "warning. Evidence: {evidence}. To have it read with certainty, teach it with «poi-audit "
        "layouts new».",
    ),
    "E126": (
        "Filas que no se usan: {rows}.",
        "Rows that are not used: {rows}.",
    ),
    "E127": (
        "Las líneas como «{label}» se leyeron como el promedio de la acción cuyo código nombran.",
        "Lines like «{label}» were read as the average of the action whose code they name.",
    ),
    "E128": (
        "Ningún rótulo conocido distingue las filas de cada AO: la primera se leyó como programado y "
        "la segunda como ejecutado.",
        "No known label tells the rows of each activity apart: the first was read as programmed and "
        "the second as executed.",
    ),
    "E129": (
        "La página guarda textos que no se ven ({count}, en filas, columnas o celdas de "
        "tablas){texts}; no se leyeron.",
        "The page holds texts that are not seen ({count}, in rows, columns or cells of tables){texts}; "
        "they were not read.",
    ),
    "E130": (
        "La página guarda texto que no se ve: «{text}»; no se leyó.",
        "The page holds text that is not seen: «{text}»; it was not read.",
    ),
    "E131": (
        "Hay textos escritos con anotaciones o campos de formulario; se leyeron como parte de la página.",
        "There are texts written with annotations or form fields; they were read as part of the page.",
    ),
    "E132": (
        "La hoja «{sheet}» tiene celdas tachadas, escritas en el color de su fondo o demasiado pequeñas "
        "({count}); se leyeron como dudosas.",
        "The sheet «{sheet}» has cells struck through, written in the colour of their ground or too small "
        "({count}); they were read as doubtful.",
    ),
    "E133": (
        "Ningún formulario propio ({names}) corresponde a este reporte; «poi-audit layouts check» dice "
        "por qué.",
        "No form of your own ({names}) belongs to this report; «poi-audit layouts check» says why.",
    ),
    "E151": (
        "El registro no trae estas columnas, y lo que depende de ellas no se juzga: {fields}.",
        "The register lacks these columns, and what depends on them is not judged: {fields}.",
    ),
    "E152": (
        "El registro no tiene lo reprogramado, F(RE): lo programado se tomó de F({version}).",
        "The register has nothing reprogrammed, F(RE): the programme was taken from F({version}).",
    ),
    "E153": (
        "{count} filas del registro no traen código de actividad operativa y no se leyeron.",
        "{count} rows of the register have no code of an activity and were not read.",
    ),
    "E154": (
        "{code}: hay celdas del registro que no contienen una cifra; son dudosas.",
        "{code}: cells of the register hold no figure; they are doubtful.",
    ),
    "E155": (
        "El registro no dice el tipo de los OEI; se tomó tipo I para {codes}.",
        "The register does not say the type of the objectives; type I was taken for {codes}.",
    ),
    "E134": (
        "No se encontraron las notas con que termina este formulario; puede faltar la página que las trae.",
        "The notes with which this form ends were not found; the page that has them may be missing.",
    ),
    "E201": (
        "No se sabe qué contienen estas columnas: {columns}. Indíquelo con un formulario propio "
        "(«poi-audit layouts new»); no se juzgó ninguna cifra.",
        "What these columns hold is not known: {columns}. Tell it with a form of your own («poi-audit "
        "layouts new»); no figure was judged.",
    ),
    "E202": (
        "{code}: no se encontró la fila {row} de la AO.",
        "{code}: the row {row} of the activity was not found.",
    ),
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
        "Después de la página {before} sigue la {after}, según su numeración impresa: faltan páginas o están en "
        "otro orden.",
        "After page {before} comes page {after}, by their printed numbers: pages are missing or stand in another "
        "order.",
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
    "E216": (
        "{code}: a su fila le faltan o le sobran celdas frente al encabezado; todas sus cifras son dudosas.",
        "{code}: its row has too few or too many cells for the head; all its figures are doubtful.",
    ),
    "E217": (
        "{code}: no es un código completo de AO ({printed}); la AO se leyó con ese código, que es dudoso.",
        "{code}: it is no whole code of an activity ({printed}); the activity was read with that code, "
        "which is doubtful.",
    ),
    "E218": (
        "El archivo empieza con filas de la tabla, sin título, unidad ni encabezado: falta el comienzo "
        "del reporte.",
        "The file begins with rows of the table, without title, unit or head: the beginning of the "
        "report is missing.",
    ),
    "E219": (
        "La página {page} repite la página {before}; se leyó una sola vez. Puede faltar la que debía "
        "ir en su lugar.",
        "Page {page} repeats page {before}; it was read once. The one that belonged in its place may "
        "be missing.",
    ),
    "E220": (
        "Después del final de la tabla siguen filas de actividades (página {page}): las páginas están "
        "en otro orden o faltan, y esas filas no se leyeron como parte de este reporte.",
        "After the end of the table follow rows of activities (page {page}): the pages are in another "
        "order or missing, and those rows were not read as part of this report.",
    ),
    "E221": (
        "{code}: sus filas están en las páginas {before} y {after}, y lo que trae cada una no "
        "concuerda; puede faltar una página entre ellas. Sus cifras son dudosas.",
        "{code}: its rows are on the pages {before} and {after}, and what each has does not agree; a "
        "page between them may be missing. Its figures are doubtful.",
    ),
    "E222": (
        "«{printed}» se leyó como el título de {code}, y no está escrito como los demás.",
        "«{printed}» was read as the title of {code}, and is not written as the others.",
    ),
    "E223": (
        "{code}: el final de la página {page} corta una fila y la siguiente no trae el resto; puede "
        "faltar una página entre ellas. Sus cifras son dudosas.",
        "{code}: the end of page {page} cuts a row and the next does not have the rest; a page between "
        "them may be missing. Its figures are doubtful.",
    ),
    "E251": (
        "{code}: su fila del registro está incompleta o corrida; sus cifras son dudosas.",
        "{code}: its row of the register is incomplete or shifted; its figures are doubtful.",
    ),
    "E252": (
        "El registro no trae el seguimiento, F({version}); lo ejecutado queda en blanco.",
        "The register has no follow-up, F({version}); what was executed stays blank.",
    ),
    "E224": (
        "{code}: sus filas están en las páginas {before} y {after}, y hay señales de que faltan páginas o de "
        "que están en otro orden. Sus cifras son dudosas.",
        "{code}: its rows are on the pages {before} and {after}, and there are signs that pages are missing "
        "or in another order. Its figures are doubtful.",
    ),
    "E225": (
        "{code}: es la primera AEI de la página {page} y está bajo el {above}, que no es el de su código; "
        "puede faltar antes una página, o estar las páginas en otro orden.",
        "{code}: it is the first action of page {page} and stands under {above}, which is not that of its "
        "code; a page may be missing before it, or the pages may be in another order.",
    ),
    "E226": (
        "Los conteos o totales impresos son de más AO que las {listed} leídas; puede faltar una página.",
        "The printed counts or totals are of more activities than the {listed} that were read; a page may be "
        "missing.",
    ),
    "E227": (
        "Las notas terminan en la ({last}) y este formulario tiene hasta la ({of}): falta el final del reporte.",
        "The notes end with ({last}) and this form has them up to ({of}): the end of the report is missing.",
    ),
    "E228": (
        "La última página del archivo es la {number} de {count}, según su numeración impresa, y no se "
        "encontraron las notas con que termina este formulario: falta el final.",
        "The file's last page is {number} of {count}, by its printed number, and the notes with which this "
        "form ends were not found: the end is missing.",
    ),
    "E229": (
        "El reporte empieza en la página {number} de {count}, según su numeración impresa, y no trae la unidad "
        "ejecutora con que empieza: pueden faltar páginas antes.",
        "The report begins on page {number} of {count}, by its printed number, and does not show the unit with "
        "which one begins: pages before it may be missing.",
    ),
    # Parts of a report that can be missing
    "part.title": ("título", "title"),
    "part.year": ("año", "year"),
    "part.unit": ("unidad ejecutora", "unidad ejecutora"),
    "part.objective": ("objetivo estratégico", "strategic objective"),
    "part.action": ("acción estratégica", "strategic action"),
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
    "heading.year": ("el año (POI)", "the year (POI)"),
    "heading.ue_code": ("la UE", "the UE"),
    "heading.active": ("Activo AO", "Activo AO"),
    "heading.state": ("Estado(SE)", "Estado(SE)"),
    "heading.accumulates": ("Acumulado", "Acumulado"),
    "sentences": ("{first} {rest}", "{first} {rest}"),
    "list": ("{first}, {rest}", "{first}, {rest}"),
    "part.and_more": ("{codes} y {count} más", "{codes} and {count} more"),
    # What tells the columns of a form that is not known
    "form.sum": (
        "la suma o el último valor de {count} columnas da «{label}» en {agree} de {of} filas",
        "the sum or the last value of {count} columns gives «{label}» in {agree} of {of} rows",
    ),
    "form.months": (
        "de «{first}» a «{last}» se leyeron como los meses de {start} a {end}",
        "from «{first}» to «{last}» they were read as the months from {start} to {end}",
    ),
    "form.added": (
        "la suma de {count} columnas da «{label}» en {agree} de {of} filas",
        "the sum of {count} columns gives «{label}» in {agree} of {of} rows",
    ),
    "form.ratio": (
        "ejecutado entre programado da «{label}» en {agree} de {of} AO que lo pueden decir",
        "executed by programmed gives «{label}» in {agree} of {of} activities that can tell it",
    ),
    "form.read_as": (
        "«{label}» como {role}",
        "«{label}» as {role}",
    ),
    "form.goal": (
        "la meta del año",
        "the year's goal",
    ),
    "form.subtotal": (
        "un subtotal de sus meses",
        "a subtotal of its months",
    ),
    "form.counted": (
        "«{label}» ({count:,} {count:cifra|cifras})",
        "«{label}» ({count:,} {count:figure|figures})",
    ),
    "form.counted_in_row": (
        "«{label}» en las filas «{row}» ({count:,} {count:cifra|cifras})",
        "«{label}» in the rows «{row}» ({count:,} {count:figure|figures})",
    ),
    "form.counted_in_no_row": (
        "«{label}» en filas sin rótulo ({count:,} {count:cifra|cifras})",
        "«{label}» in rows without a label ({count:,} {count:figure|figures})",
    ),
    "form.by_words": (
        "todas las columnas que se usan se reconocen por sus palabras",
        "all columns that are used are known by their words",
    ),
}
