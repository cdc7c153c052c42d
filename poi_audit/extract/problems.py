"""What could not be read, or was read only in part: one code and one Spanish sentence each.

E1xx informs: the report was read whole, and a reader should know how. E2xx says that something is missing:
the report was read only in part, and its verdict is "partial".
"""

from __future__ import annotations

from collections.abc import Mapping

from poi_audit.model.report import Problem

MESSAGES: Mapping[str, str] = {
    "E101": "El archivo contiene {count} reportes; este es el primero. read_all los entrega todos.",
    "E102": "{code}: la fila {row} trae celdas de menos; quedan en blanco o dudosas: {months}.",
    "E103": "{code}: la fila {row} trae celdas de más o corridas; se acomodaron a las columnas.",
    "E104": "Texto suelto entre las filas, sin fila a la cual asignarlo: «{text}».",
    "E105": "{code}: el centro de costo está cortado o no figura en el texto.",
    "E106": "Las columnas están separadas por espacios; se ubicaron por su posición y pueden ser imprecisas.",
    "E107": "Algunos caracteres del archivo no corresponden a su codificación ({charset}) y se reemplazaron.",
    "E108": "No figura la casilla de avances truncados al 100 % o no se conserva si estaba marcada.",
    "E109": "No se encontró en el encabezado: {fields}.",
    "E110": "{code}: {other} no la encuentra; todas sus cifras son dudosas.",
    "E121": "La hoja «{sheet}» tiene datos en filas ocultas ({rows}) o columnas ocultas ({columns}); se leyeron como "
    "dudosos.",
    "E122": "El reporte está en la hoja oculta «{sheet}»; ninguna hoja visible contiene uno.",
    "E124": "Columnas con cifras que no se usan: {columns}.",
    "E125": "El formulario no es ninguno de los conocidos; sus columnas se dedujeron y ningún hallazgo pasa de "
    "advertencia. Evidencia: {evidence}. Para leerlo con certeza, enséñelo con «poi-audit layouts new».",
    "E126": "Filas que no se usan: {rows}.",
    "E127": "Las líneas como «{label}» se leyeron como el promedio de la acción cuyo código nombran.",
    "E128": "Ningún rótulo conocido distingue las filas de cada AO: la primera se leyó como programado y la "
    "segunda como ejecutado.",
    "E129": "La página guarda textos que no se ven ({count}, en filas, columnas o celdas de tablas){texts}; "
    "no se leyeron.",
    "E130": "La página guarda texto que no se ve: «{text}»; no se leyó.",
    "E131": "Hay textos escritos con anotaciones o campos de formulario; se leyeron como parte de la página.",
    "E132": "La hoja «{sheet}» tiene celdas tachadas o escritas en blanco sobre blanco ({count}); se leyeron como "
    "dudosas.",
    "E133": "Ningún formulario propio ({names}) corresponde a este reporte; «poi-audit layouts check» dice por qué.",
    "E151": "El registro no trae estas columnas, y lo que depende de ellas no se juzga: {fields}.",
    "E152": "El registro no tiene lo reprogramado, F(RE): lo programado se tomó de F({version}).",
    "E153": "{count} filas del registro no traen código de actividad operativa y no se leyeron.",
    "E154": "{code}: hay celdas del registro que no contienen una cifra; son dudosas.",
    "E201": "No se sabe qué contienen estas columnas: {columns}. Indíquelo con un formulario propio "
    "(«poi-audit layouts new»); no se juzgó ninguna cifra.",
    "E202": "{code}: falta la fila {row}.",
    "E203": "{code}: aparece sin el título que le corresponde ({level}).",
    "E204": "La línea de ejecución de {code} no corresponde a ninguna acción del reporte.",
    "E205": "{code}: no se pudo ubicar las cifras de la fila {row}; todas son dudosas.",
    "E206": "No se encontró el final del reporte: {fields}.",
    "E207": "El reporte excede el límite de {limit} filas; no se leyó el resto.",
    "E208": "Una fila de cifras no tiene actividad operativa a la cual asignarla: «{text}».",
    "E209": "{code}: {other} la encuentra y {engine} no; puede faltar en esta lectura.",
    "E210": "{code}: no se encontró su línea de ejecución; puede faltar una parte del reporte.",
    "E211": "Faltan páginas: después de la {before} sigue la {after}, según su numeración impresa.",
    "E212": "El archivo está cortado: le falta el final. Se leyó lo que queda de él.",
    "E213": "La página está dañada y no se leyó.",
    "E214": "Hay texto cuya fuente no indica sus caracteres: aparece como «\ufffd». Para leerlo hace falta OCR.",
    "E251": "{code}: su fila del registro está incompleta o corrida; sus cifras son dudosas.",
    "E252": "El registro no trae el seguimiento, F({version}); lo ejecutado queda en blanco.",
    "E215": "El cuadro sigue a lo ancho en otra página, desde la columna {column}; esas columnas no se leyeron.",
    "E216": "{code}: su fila no trae tantas celdas como columnas tiene el encabezado; todas sus cifras son dudosas.",
    "E217": "{code}: no es un código completo de AO ({printed}); la AO se leyó con ese código, que es dudoso.",
    "E218": "El archivo empieza con filas de la tabla, sin título, unidad ni encabezado: falta el comienzo del "
    "reporte.",
    "E219": "La página {page} repite la página {before}; se leyó una sola vez. Puede faltar la que debía ir en su "
    "lugar.",
    "E220": "Después del final de la tabla siguen filas de actividades (página {page}): las páginas están en otro "
    "orden o faltan, y esas filas no se leyeron como parte de este reporte.",
    "E221": "{code}: sus filas están en las páginas {before} y {after}, y lo que trae cada una no concuerda; puede "
    "faltar una página entre ellas. Sus cifras son dudosas.",
    "E222": "«{printed}» se leyó como el título de {code}, y no está escrito como los demás.",
    "E223": "{code}: el final de la página {page} corta una fila y la siguiente no trae el resto; puede faltar una "
    "página entre ellas. Sus cifras son dudosas.",
}
"""Code -> sentence, filled with the values given to `problem`."""


def problem(code: str, page: int | None = None, /, **values: object) -> Problem:
    """The problem of this code with its sentence filled in. Raises KeyError for an unknown code or value."""
    return Problem(code, MESSAGES[code].format(**values), page)
