"""What is said of the forms of reports: those that are known, one that is drafted or checked."""

from __future__ import annotations

from collections.abc import Mapping

FORMS: Mapping[str, tuple[str, str]] = {
    # What `layouts` shows
    "forms.own": (
        "propio",
        "own",
    ),
    "forms.requires": (
        "exige",
        "requires",
    ),
    "forms.lacks": (
        "sin",
        "without",
    ),
    "forms.months": (
        "meses",
        "months",
    ),
    "forms.quarters": (
        "trimestres",
        "quarters",
    ),
    "forms.both": (
        "FISICO y FINANCIERO",
        "FISICO and FINANCIERO",
    ),
    "forms.physical": (
        "FISICO",
        "FISICO",
    ),
    "forms.read": (
        "{file}: se leyó con el formulario «{name}».",
        "{file}: read as the form «{name}».",
    ),
    "forms.not read": (
        "{file}: no se leyó con el formulario «{name}»: algo de su cuadro falta en él, o él lo nombra "
        "de otro modo.",
        "{file}: not read as the form «{name}»: it lacks something of the table, or names it otherwise.",
    ),
    "forms.absent": (
        "sus palabras no están en el archivo",
        "its words are not in the file",
    ),
    "forms.there": (
        "está",
        "there",
    ),
    "forms.share": (
        "{agree} de {of} ({share} %)",
        "{agree} of {of} ({share} %)",
    ),
    "forms.unknown": (
        "Palabras del encabezado que no nombra: {words}.",
        "Words of the head that it does not name: {words}.",
    ),
    "forms.none unknown": (
        "Nombra todas las columnas del archivo.",
        "It names all columns of the file.",
    ),
    "forms.written": (
        "{file}: borrador escrito. Así se leen con él las primeras AO:",
        "{file}: draft written. The first AO as read with it:",
    ),
    # The lines of a draft, and why each is there
    "draft.head": (
        "Formulario leído de «{file}» en un primer intento. Revise cada línea: las que empiezan con «# "
        "?» son dudosas; para usar una, corríjala y quite «# ?».",
        "Form as first read from «{file}». Look at each line: those that begin with «# ?» are unsure; "
        "to use one, correct it and take «# ?» away.",
    ),
    "draft.title": (
        "Formulario de {file}",
        "Form of {file}",
    ),
    "draft.known": (
        "como en los formularios conocidos",
        "as in the known forms",
    ),
    "draft.words": (
        "por sus palabras",
        "by its words",
    ),
    "draft.texts": (
        "con texto en {agree} de {of} AO",
        "with a text in {agree} of {of} AO",
    ),
    "draft.values": (
        "sus textos son {values}",
        "its texts are {values}",
    ),
    "draft.sum": (
        "la suma o el último valor de {months} meses la da en {agree} de {of} filas",
        "the sum or the last value of {months} months gives it in {agree} of {of} rows",
    ),
    "draft.percent": (
        "ejecutado entre programado la da en {agree} de las {of} AO que lo pueden decir",
        "executed over programmed gives it in {agree} of the {of} AO that can tell",
    ),
    "draft.few": (
        "muy pocas filas para comprobarlo",
        "too few rows to tell",
    ),
    "draft.coded": (
        "allí están los códigos de las AO",
        "codes of AO stand there",
    ),
    "draft.blank": (
        "sin textos ni cifras propias",
        "without texts or figures of its own",
    ),
    "draft.figures": (
        "{count} cifras; nada dice qué contiene",
        "{count} figures; nothing tells what it holds",
    ),
    "draft.rows": (
        "{count} filas",
        "{count} rows",
    ),
    "draft.order": (
        "fila {number} de cada AO, por su orden",
        "row {number} of each AO, by its order",
    ),
    "draft.number": (
        "por su número y porque las columnas suman",
        "by its number, and because the columns add up",
    ),
    "draft.place": (
        "por su lugar y porque las columnas suman",
        "by its place, and because the columns add up",
    ),
    "draft.only_number": (
        "solo por su número",
        "by its number alone",
    ),
    "draft.block": (
        "sobre las columnas de este bloque",
        "above the columns of this block",
    ),
    "draft.closing": (
        "cierra {agree} de {of} AEI",
        "closes {agree} of {of} AEI",
    ),
    "draft.total": (
        "después de la última AEI; ¿de qué es?",
        "after the last AEI; of what is it?",
    ),
    "draft.codes": (
        "así están escritos {agree} de {of} códigos",
        "{agree} of {of} codes are written so",
    ),
    "draft.comma": (
        "así están escritas las cifras",
        "figures are written so",
    ),
    "draft.span": (
        "meses {first} a {last}",
        "months {first} to {last}",
    ),
    "draft.ignores": (
        "columnas con cifras que no se usan",
        "columns with figures that are not used",
    ),
}
