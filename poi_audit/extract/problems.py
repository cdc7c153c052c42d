"""What could not be read, or was read only in part: one code and one Spanish sentence each.

E1xx informs: the report was read whole, and a reader should know how. E2xx says that something is missing:
the report was read only in part, and its verdict is "partial".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

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
    "E121": "La hoja «{sheet}» tiene datos en filas ocultas ({rows}) o columnas ocultas ({columns}); se leyeron.",
    "E122": "El reporte está en la hoja oculta «{sheet}»; ninguna hoja visible contiene uno.",
    "E123": "Formulario antiguo hecho en Excel: «{period}» ocupa el lugar de los meses y «acumulado» es la meta anual "
    "o lo ejecutado; no tienen lugar en el resultado: % de avance de las filas Financiera y TOTAL, total aprobado del "
    "periodo, {columns}.",
    "E151": "El registro no trae estas columnas, y lo que depende de ellas no se juzga: {fields}.",
    "E152": "El registro no tiene lo reprogramado, F(RE): lo programado se tomó de F({version}).",
    "E153": "{count} filas del registro no traen código de actividad operativa y no se leyeron.",
    "E154": "{code}: hay celdas del registro que no contienen una cifra; son dudosas.",
    "E201": "La disposición de las columnas no es ninguna de las conocidas; solo se leyó lo que es seguro.",
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
}
"""Code -> sentence, filled with the values given to `problem`."""


def problem(code: str, page: int | None = None, /, **values: object) -> Problem:
    """The problem of this code with its sentence filled in. Raises KeyError for an unknown code or value."""
    return Problem(code, MESSAGES[code].format(**values), page)


def partial(problems: Iterable[Problem]) -> bool:
    """Whether any of them means that the report was read only in part (E2xx)."""
    return any(p.code.startswith("E2") for p in problems)
