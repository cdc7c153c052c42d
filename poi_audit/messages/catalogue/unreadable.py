"""Why a file gave no report: half a sentence, that follows the file's name."""

from __future__ import annotations

from collections.abc import Mapping

UNREADABLE: Mapping[str, tuple[str, str]] = {
    # Any file
    "unreadable.missing": ("el archivo no existe", "the file does not exist"),
    "unreadable.no_permission": (
        "no hay permiso para leer el archivo",
        "there is no permission to read the file",
    ),
    "unreadable.not_opened": ("el archivo no se pudo abrir", "the file could not be opened"),
    "unreadable.not_opened_because": (
        "no se pudo abrir el archivo: {reason}",
        "the file could not be opened: {reason}",
    ),
    "unreadable.folder": (
        "es una carpeta; indique los archivos que contiene",
        "it is a folder; name the files that it holds",
    ),
    "unreadable.no_file": ("no es un archivo", "it is no file"),
    "unreadable.too_large": (
        "el archivo pasa de {megabytes} MB y no se lee",
        "the file is larger than {megabytes} MB and is not read",
    ),
    "unreadable.empty": ("el archivo está vacío", "the file is empty"),
    "unreadable.changed": ("el archivo cambió mientras se leía", "the file changed while it was being read"),
    "unreadable.word": (
        "es un documento de Word; este formato no se lee",
        "it is a Word document; this format is not read",
    ),
    "unreadable.image": (
        "es una imagen; las páginas escaneadas todavía no se leen",
        "it is an image; scanned pages are not read yet",
    ),
    "unreadable.archive": (
        "es un archivo comprimido; extraiga primero el reporte",
        "it is a compressed file; extract the report first",
    ),
    "unreadable.binary": (
        "no es de un formato conocido (PDF, HTML, Excel o texto)",
        "it is of no known format (PDF, HTML, Excel or text)",
    ),
    "unreadable.defect": (
        "error interno al procesarlo ({error}); con POI_AUDIT_DEBUG=1 se ve el detalle",
        "internal error while processing it ({error}); POI_AUDIT_DEBUG=1 shows the detail",
    ),
    # Registers
    "unreadable.text_cell": (
        "el archivo tiene una celda demasiado larga o sin cerrar y no se lee",
        "the file has a cell too long or not closed and is not read",
    ),
    "unreadable.too_many_headings": (
        "la tabla tiene más de {limit} columnas y no se lee como registro",
        "the table has more than {limit} columns and is not read as a register",
    ),
    "unreadable.heading_twice": (
        "el encabezado repite la columna {heading}",
        "the header has the column {heading} twice",
    ),
    "unreadable.register_too_long": (
        "el registro tiene más de {count:,} filas, que es lo que se lee",
        "the register has more than {count:,} rows, which is what is read",
    ),
    "unreadable.register_empty": (
        "el registro no contiene ninguna actividad operativa",
        "the register has no activity",
    ),
    "unreadable.register_figures": (
        "ninguna cifra del registro se puede leer: {doubt}",
        "no figure of the register can be read: {doubt}",
    ),
    "unreadable.cell_too_long": (
        "la celda {cell} tiene más de {limit:,} caracteres y no se lee",
        "the cell {cell} has more than {limit:,} characters and is not read",
    ),
    "unreadable.no_register": (
        "es un reporte y no un registro del aplicativo",
        "it is a report and no register of the application",
    ),
    "unreadable.register_prints_none": (
        "es un registro que exporta el aplicativo y no un reporte, y ninguna de sus AO entra en uno: {parts}",
        "it is a register that the application exports and no report, and none of its activities enters one: "
        "{parts}",
    ),
    # Limits
    "unreadable.too_slow": (
        "su lectura pasa de {seconds:,} s y se detuvo (--timeout)",
        "reading it takes longer than {seconds:,} s and was stopped (--timeout)",
    ),
    "unreadable.too_much_memory": (
        "su lectura requiere más de {megabytes:,} MB de memoria (--max-memory)",
        "reading it takes more than {megabytes:,} MB of memory (--max-memory)",
    ),
    "unreadable.broke_down": (
        "el lector se detuvo de improviso (código {code}): el archivo está dañado, o su lectura requiere "
        "más de {megabytes:,} MB de memoria",
        "the reader stopped unexpectedly (code {code}): the file is damaged, or reading it takes more "
        "than {megabytes:,} MB of memory",
    ),
    # Pages and texts
    "unreadable.page_empty": ("la página está vacía", "the page is empty"),
    "unreadable.saved_without_html": ("la página guardada no contiene HTML", "the saved page holds no HTML"),
    "unreadable.spaces": (
        "el texto pegado no conserva las columnas de la tabla (las celdas están separadas por espacios); "
        "péguelo con tabuladores o entregue el PDF o la página guardada",
        "the pasted text does not keep the table's columns (its cells are set apart by spaces); paste it "
        "with tabs, or give the PDF or the saved page",
    ),
    # Workbooks
    "unreadable.book_empty": (
        "el libro no contiene ninguna celda con datos",
        "the workbook holds no cell with data",
    ),
    "unreadable.book_locked": (
        "el libro está protegido con contraseña; ábralo y guárdelo sin ella",
        "the workbook is protected by a password; open it and save it without one",
    ),
    "unreadable.no_book": (
        "es un archivo binario de Office, pero no un libro de Excel; este formato no se lee",
        "it is a binary Office file, but no Excel workbook; this format is not read",
    ),
    "unreadable.book_damaged": ("el libro está dañado o incompleto", "the workbook is damaged or incomplete"),
    "unreadable.book_too_large": (
        "el libro pasa de {megabytes} MB al descomprimirse y no se lee",
        "the workbook grows beyond {megabytes} MB when unpacked and is not read",
    ),
    "unreadable.book_too_many_cells": (
        "el libro tiene más de {count:,} filas y celdas y no se lee",
        "the workbook has more than {count:,} rows and cells and is not read",
    ),
    "unreadable.book_too_many_parts": (
        "el libro contiene más de {count:,} archivos y no se lee",
        "the workbook holds more than {count:,} files and is not read",
    ),
    "unreadable.book_too_many_texts": (
        "el libro contiene más de {count:,} textos y no se lee",
        "the workbook holds more than {count:,} texts and is not read",
    ),
    "unreadable.xlsb": (
        "es un libro binario (.xlsb), que no se lee; guárdelo como .xlsx",
        "it is a binary workbook (.xlsb), which is not read; save it as .xlsx",
    ),
    # PDF
    "unreadable.pdf_damaged": (
        "el PDF está dañado y no se puede abrir",
        "the PDF is damaged and cannot be opened",
    ),
    "unreadable.pdf_cut": (
        "el PDF está cortado (le falta el final) y no se puede abrir",
        "the PDF is cut (its end is missing) and cannot be opened",
    ),
    "unreadable.pdf_cut_without_report": (
        "el PDF está cortado (le falta el final) y lo que queda no contiene un reporte",
        "the PDF is cut (its end is missing) and what is left holds no report",
    ),
    "unreadable.pdf_locked": (
        "el PDF está cifrado y requiere una contraseña (--password)",
        "the PDF is encrypted and takes a password (--password)",
    ),
    "unreadable.pdf_cipher": (
        "el PDF usa un cifrado que no se puede abrir",
        "the PDF uses an encryption that cannot be opened",
    ),
    "unreadable.pdf_page_damaged": (
        "la página {page} del PDF está dañada",
        "page {page} of the PDF is damaged",
    ),
    "unreadable.pdf_text_damaged": (
        "el texto de la página {page} del PDF está dañado",
        "the text of page {page} of the PDF is damaged",
    ),
    "unreadable.pdf_unmapped": (
        "el texto del PDF no se puede leer: sus fuentes no indican a qué caracteres corresponden sus "
        "signos; hace falta reconocimiento óptico (OCR)",
        "the text of the PDF cannot be read: its fonts do not tell which characters their signs are; it "
        "takes optical recognition (OCR)",
    ),
    "unreadable.pdf_without_pages": (
        "{engine} no encuentra ninguna página en el PDF",
        "{engine} finds no page in the PDF",
    ),
    "unreadable.pdf_fewer_pages": ("el PDF solo tiene {count} páginas", "the PDF has only {count} pages"),
    "unreadable.pdf_too_many_pages": (
        "tiene {count:,} páginas y se leen hasta {limit:,}: indique cuáles (--pages)",
        "it has {count:,} pages and up to {limit:,} are read: say which (--pages)",
    ),
    "unreadable.plumber_open": (
        "pdfplumber no pudo abrir el PDF ({error})",
        "pdfplumber could not open the PDF ({error})",
    ),
    "unreadable.plumber_page": (
        "pdfplumber no pudo leer la página {page} ({error})",
        "pdfplumber could not read page {page} ({error})",
    ),
    "unreadable.not_annotated": ("el PDF no admite anotaciones", "the PDF admits no annotations"),
    # Scans
    "unreadable.picture": (
        "la página {pages} es una imagen escaneada; {install}",
        "page {pages} is a scanned image; {install}",
    ),
    "unreadable.pictures": (
        "las páginas {pages} son imágenes escaneadas; {install}",
        "pages {pages} are scanned images; {install}",
    ),
    "unreadable.all_pictures": ("las páginas son imágenes; {install}", "the pages are images; {install}"),
    "unreadable.install_ocr": (
        "para leerlas instale el complemento desde la carpeta del programa: pip install '.[ocr]'",
        "to read them install the extra from the program's folder: pip install '.[ocr]'",
    ),
    "unreadable.pictures_not_opened": (
        "el PDF no se puede abrir para leer sus imágenes",
        "the PDF cannot be opened to read its images",
    ),
    "unreadable.picture_too_large": (
        "la página {page} es demasiado grande para leerla como imagen",
        "page {page} is too large to be read as an image",
    ),
    # No report
    "unreadable.no_report": (
        "no contiene un reporte de seguimiento del POI",
        "it holds no POI follow-up report",
    ),
    "unreadable.no_report_but": (
        "no contiene un reporte de seguimiento del POI; parece {kind}",
        "it holds no POI follow-up report; it seems to be {kind}",
    ),
    "unreadable.no_header": (
        "tiene actividades operativas, pero falta el encabezado de la tabla, con los meses",
        "it has activities, but the table's header, with the months, is missing",
    ),
    "unreadable.no_header_but": (
        "tiene actividades operativas, pero no se halló un encabezado de la tabla que nombre los meses; antes de la "
        "primera se lee «{seen}»: si son sus columnas con otras palabras, indíquelas con --layout; si falta algo, use "
        "el archivo completo",
        "it has activities, but no header of the table was found that names the months; before the first of them it "
        "says «{seen}»: if these are its columns in other words, name them with --layout; if something is lacking, use "
        "the whole file",
    ),
    "unreadable.other_form": (
        "parece un seguimiento del POI en una forma que no se conoce; su encabezado dice «{seen}»: si son sus columnas "
        "con otras palabras, indíquelas con --layout; si falta algo, use el archivo completo",
        "it seems to be a follow-up of the POI in a form that is not known; its header says «{seen}»: if these are its "
        "columns in other words, name them with --layout; if something is lacking, use the whole file",
    ),
    "unreadable.not_in_pages": (
        "en las páginas que se leyeron ({pages}) no hay un reporte de seguimiento del POI; si está en otras, "
        "indíquelas con --pages",
        "the pages that were read ({pages}) hold no POI follow-up report; if it is on others, name them with --pages",
    ),
    "unreadable.seems_not_in_pages": (
        "parece {kind}; en las páginas que se leyeron ({pages}) no hay un reporte de seguimiento del POI; si está en "
        "otras, indíquelas con --pages",
        "it seems to be {kind}; the pages that were read ({pages}) hold no POI follow-up report; if it is on others, "
        "name them with --pages",
    ),
    "unreadable.kind.programming": (
        "un reporte de programación del POI: lo programado, sin su seguimiento",
        "a programming report of the POI: what was programmed, without its follow-up",
    ),
    "unreadable.kind.minutes": ("un acta de reunión", "the minutes of a meeting"),
    "unreadable.kind.letter": ("una carta, un oficio o un memorando", "a letter or memorandum"),
    "unreadable.kind.directive": ("una directiva o guía", "a directive or guide"),
    "unreadable.kind.pei_report": (
        "un reporte de seguimiento del PEI (objetivos y acciones, sin actividades operativas)",
        "a follow-up report of the PEI (objectives and actions, without activities)",
    ),
    "unreadable.kind.plan": (
        "un Plan Operativo Institucional: lo programado, sin su seguimiento",
        "a Plan Operativo Institucional: what was programmed, without its follow-up",
    ),
    "unreadable.kind.pei": (
        "un Plan Estratégico Institucional (PEI)",
        "a Plan Estratégico Institucional (PEI)",
    ),
    "unreadable.kind.evaluation": (
        "un informe de evaluación, sin la tabla del reporte",
        "an evaluation informe, without the report's table",
    ),
    "unreadable.kind.evaluation_begun": ("un informe de evaluación", "an evaluation informe"),
    "unreadable.kind.budget": ("un cuadro de presupuesto", "a budget table"),
    "unreadable.kind.resolution": ("una resolución", "a resolution"),
    "unreadable.kind.notice": ("un aviso de sinceramiento", "an aviso de sinceramiento"),
    # Batches
    "unreadable.not_fetched": (
        "el archivo no se pudo traer ({error})",
        "the file could not be fetched ({error})",
    ),
    "unreadable.worker_failed": (
        "el equipo que lo leía falló ({error})",
        "the machine that was reading it failed ({error})",
    ),
    "unreadable.manifest_damaged": (
        "{name}: el manifiesto está dañado; poi-audit batch lo rehace si se ejecuta de nuevo sobre los mismos archivos",
        "{name}: the manifest is damaged; poi-audit batch makes it anew when it is run again over the same files",
    ),
    "unreadable.manifest_version": (
        "{name}: el manifiesto es de otra versión del programa",
        "{name}: the manifest is of another version of the program",
    ),
    "unreadable.part_damaged": (
        "{name}: falta o está dañado; poi-audit batch lo rehace si se ejecuta de nuevo sobre los mismos archivos",
        "{name}: it is missing or damaged; poi-audit batch makes it anew when it is run again over the same files",
    ),
    "unreadable.query_ended": (
        "la consulta pasa de {seconds:,} s o de {megabytes:,} MB de memoria y se detuvo (--timeout)",
        "the query takes longer than {seconds:,} s or more than {megabytes:,} MB of memory and was stopped "
        "(--timeout)",
    ),
    "unreadable.no_results": (
        '"{url}" no contiene resultados de poi-audit batch',
        '"{url}" holds no results of poi-audit batch',
    ),
    "unreadable.part_not_written": (
        "no se pudo escribir una parte de los resultados: {reason}",
        "a part of the results could not be written: {reason}",
    ),
    "unreadable.part_left": (
        "no se pudo escribir una parte de los resultados ({error}); la próxima ejecución la completa.",
        "a part of the results could not be written ({error}); the next run completes it.",
    ),
    "unreadable.plugin_failed": (
        "la regla {code}, de un complemento, falló ({error})",
        "the rule {code}, of a plug-in, failed ({error})",
    ),
    # What the system says
    "unreadable.system.ENOENT": (
        "la carpeta o el archivo no existe",
        "the folder or the file does not exist",
    ),
    "unreadable.system.ENOTDIR": ("parte de la ruta no es una carpeta", "a part of the path is no folder"),
    "unreadable.system.ELOOP": ("es un enlace que lleva a sí mismo", "it is a link that leads to itself"),
    "unreadable.system.EISDIR": ("es una carpeta", "it is a folder"),
    "unreadable.system.EACCES": ("falta permiso", "permission is missing"),
    "unreadable.system.EPERM": ("falta permiso", "permission is missing"),
    "unreadable.system.EROFS": ("solo se puede leer", "it can only be read"),
    "unreadable.system.ENOSPC": ("no queda espacio", "no space is left"),
    "unreadable.system.ENAMETOOLONG": ("el nombre es demasiado largo", "the name is too long"),
    "unreadable.system.EIO": (
        "error de lectura o escritura del disco",
        "the disk could not be read or written",
    ),
    "unreadable.mail_none": (
        "es un mensaje de correo y ninguno de sus adjuntos contiene un reporte de seguimiento del POI",
        "it is a mail message and none of its attachments holds a follow-up report of the POI",
    ),
    "unreadable.mail_none_but": (
        "es un mensaje de correo y ninguno de sus adjuntos contiene un reporte de seguimiento del POI "
        "({failures})",
        "it is a mail message and none of its attachments holds a follow-up report of the POI ({failures})",
    ),
    "unreadable.mail_part": (
        "{name}: {reason}",
        "{name}: {reason}",
    ),
}
