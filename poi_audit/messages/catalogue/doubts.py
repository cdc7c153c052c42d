"""Why a figure's reading is uncertain: half a sentence, that follows the figure or a colon."""

from __future__ import annotations

from collections.abc import Mapping

DOUBTS: Mapping[str, tuple[str, str]] = {
    # Tables and pasted texts
    "doubt.place_deduced": (
        "se perdió una celda de esta fila; su lugar se dedujo del resto",
        "a cell of this row was lost; its place was deduced from the others",
    ),
    "doubt.cell_empty": (
        "la celda está vacía aunque esta fila siempre trae cifra; pudo perderse al copiar",
        "the cell is empty though this row always has a figure; it may have been lost in copying",
    ),
    "doubt.column_unknown": (
        "faltan o sobran celdas en esta fila y no se puede saber de qué columna es esta cifra",
        "this row has cells too few or too many, and which column this figure belongs to cannot be known",
    ),
    "doubt.no_row": ("falta la fila {row}", "the row {row} is missing"),
    "doubt.not_in_header": ("esta columna no figura en el encabezado", "this column is not in the header"),
    "doubt.no_cell": ("la fila no trae esta celda", "the row lacks this cell"),
    "doubt.cells_unlike_head": (
        "a la fila le faltan o le sobran celdas frente al encabezado",
        "the row has too few or too many cells for the head",
    ),
    "doubt.file_cut": (
        "el archivo está cortado, y lo que aquí se imprime puede haberse perdido con su final",
        "the file is cut, and what is printed here may have been lost with its end",
    ),
    "doubt.either_row": (
        "de las dos filas de la AO se ve una sola, y no se sabe cuál",
        "of the activity's two rows one alone is seen, and which one is not known",
    ),
    "doubt.one_of_two": (
        "solo hay una de las dos cifras y no se sabe cuál",
        "only one of the two figures is there, and which one is not known",
    ),
    "doubt.summary_cell": (
        "no se halló esta celda de la TABLA RESÚMEN",
        "this cell of the TABLA RESÚMEN was not found",
    ),
    # Registers
    "doubt.cell_no_figure": ("la celda no contiene una cifra", "the cell holds no figure"),
    "doubt.shifted": (
        "la fila trae celdas de más; no consta a qué columna corresponde cada una",
        "the row has cells too many; nothing says which column each belongs to",
    ),
    "doubt.query_day": (
        "depende del día de la consulta, que no consta: «{one}» o «{other}»",
        "it depends on the day of the query, which is not known: «{one}» or «{other}»",
    ),
    # Workbooks
    "doubt.number_format": (
        "el formato de número de la celda no se sabe mostrar; se da su valor",
        "how the cell's number format shows it is not known; its value is given",
    ),
    "doubt.hidden_by_format": ("el formato de la celda oculta su valor", "the cell's format hides its value"),
    "doubt.text_not_kept": (
        "el archivo no guarda el texto que la celda mostraba; se da su valor",
        "the file does not keep the text that the cell showed; its value is given",
    ),
    "doubt.text_and_value": (
        "el texto de la celda y el valor que guarda no coinciden",
        "the cell's text and the value that it keeps do not agree",
    ),
    "doubt.date": (
        "la celda guarda una fecha o una hora, no una cifra",
        "the cell holds a date or a time, not a figure",
    ),
    "doubt.logical": (
        "la celda guarda un valor lógico, no una cifra",
        "the cell holds a logical value, not a figure",
    ),
    "doubt.formula_error": (
        "la celda muestra un error de fórmula, no una cifra",
        "the cell shows a formula's error, not a figure",
    ),
    "doubt.uncalculated": (
        "la celda es una fórmula sin resultado guardado; las fórmulas no se calculan",
        "the cell is a formula without a stored result; formulas are not computed",
    ),
    "doubt.text_missing": (
        "el texto de la celda falta en el libro",
        "the cell's text is missing from the workbook",
    ),
    "doubt.hidden": (
        "está en una fila o columna oculta: la hoja no la muestra",
        "it is in a hidden row or column: the sheet does not show it",
    ),
    "doubt.white": (
        "está escrita en blanco sobre blanco: la hoja no la muestra",
        "it is written white on white: the sheet does not show it",
    ),
    "doubt.like_ground": (
        "está escrita en el color de su fondo: la hoja no la muestra",
        "it is written in the colour of its ground: the sheet does not show it",
    ),
    "doubt.too_small": (
        "es demasiado pequeña para leerla",
        "it is too small to be read",
    ),
    "doubt.digits_added": (
        "la hoja de estilos le añade dígitos",
        "the style sheet adds digits to it",
    ),
    "doubt.has_struck": (
        "lleva tachado «{text}»",
        "«{text}» beside it is struck through",
    ),
    "doubt.has_mark": (
        "lleva «{text}» como llamada de nota",
        "it bears «{text}» as the mark of a note",
    ),
    "doubt.struck": (
        "está tachada",
        "it is struck through",
    ),
    "doubt.two_amounts": (
        "«{text}» está escrita de otro modo que las demás cifras de su columna y puede decir dos cantidades",
        "«{text}» is written otherwise than the other figures of its column and can mean two amounts",
    ),
    # Pages
    "doubt.more_than_two_rows": (
        "hay más de dos filas de cifras para esta actividad",
        "there are more than two rows of figures for this activity",
    ),
    "doubt.column_on_other_page": ("la columna está en otra página", "the column is on another page"),
    "doubt.no_figure": (
        "«{text}» no es un número ni una sigla conocida",
        "«{text}» is neither a number nor a known mark",
    ),
    "doubt.overprinted": ("está impresa encima de otro texto", "it is printed over other text"),
    "doubt.no_column_in_form": ("el formulario no tiene esta columna", "the form does not have this column"),
    "doubt.undrawn": (
        "es el valor de una anotación o de un campo que el archivo no trae dibujado",
        "it is the value of an annotation or a field that the file does not bring drawn",
    ),
    "doubt.rows_of_others": (
        "hay más filas de cifras que las de una actividad",
        "there are more rows of figures than those of one activity",
    ),
    "doubt.note_mark": (
        "lleva pegado «{text}» en letra más pequeña, que puede ser una llamada de nota",
        "«{text}» in smaller type is joined to it, which can be the mark of a note",
    ),
    "doubt.covered": (
        "algo dibujado encima la tapa en parte",
        "something drawn over it covers a part of it",
    ),
    "doubt.cut": (
        "se ve cortada por el borde de su recuadro o de la página",
        "it shows cut by the edge of its box or of the page",
    ),
    "doubt.cut_along": (
        "se ve cortada a lo largo por el borde de su recuadro o de la página",
        "it shows cut lengthwise by the edge of its box or of the page",
    ),
    "doubt.faint": (
        "casi no se distingue del fondo",
        "it hardly stands out from the background",
    ),
    "doubt.backwards": (
        "está escrita al revés",
        "it is written backwards",
    ),
    "doubt.recognised": (
        "es el texto invisible que acompaña a una imagen; no es lo que la página muestra",
        "it is the invisible text that goes with an image, not what the page shows",
    ),
    "doubt.maybe_unseen": (
        "no es seguro que la página la muestre",
        "whether the page shows it is not certain",
    ),
    "doubt.apart_from_code": (
        "está en otra página que el código de la AO, y puede faltar una página entre ambas",
        "it is on another page than the activity's code, and a page between the two may be missing",
    ),
    # Scans
    "doubt.scan_unsure": (
        "en la imagen se lee «{text}» con poca certeza",
        "the image reads «{text}» with little certainty",
    ),
    "doubt.scan_row_open": (
        "en la imagen se lee «{text}» con poca certeza, y su fila no cierra con su acumulado",
        "the image reads «{text}» with little certainty, and its row does not close with its accumulated "
        "figure",
    ),
    "doubt.scan_ink": (
        "en la imagen hay tinta en esta celda, que se leyó vacía",
        "the image has ink in this cell, which was read as empty",
    ),
    "doubt.scan_headless": (
        "en la imagen no se leyó todo el encabezado de la tabla: no es seguro en qué columna está esta cifra",
        "the header of the table was not read whole in the image: it is not certain in which column this figure stands",
    ),
    "doubt.scan_lost": (
        "no se pudo leer en la imagen la cifra que acompaña a este rótulo",
        "the figure beside this label could not be read in the image",
    ),
    # Two readings that differ
    "doubt.differs": ("{first} lee {one} y {other} lee {two}", "{first} reads {one} and {other} reads {two}"),
    "doubt.not_found": (
        "{first} lee {one} y {other} no la encuentra",
        "{first} reads {one} and {other} does not find it",
    ),
    "doubt.blank": ("una celda en blanco", "a blank cell"),
    "doubt.first_reading": ("la primera lectura", "the first reading"),
    "doubt.both": ("{first}; {second}", "{first}; {second}"),
}
