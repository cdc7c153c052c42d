"""An option, a configuration value or a query that cannot be, and what to write instead."""

from __future__ import annotations

from collections.abc import Mapping

USAGE: Mapping[str, tuple[str, str]] = {
    # Any option
    "usage.not_admitted": (
        '{option}: "{value}" no se admite; puede ser {known}.{hint}',
        '{option}: "{value}" is not admitted; it can be {known}.{hint}',
    ),
    "usage.either": ("{first} o {last}", "{first} or {last}"),
    "usage.hint": (' ¿Quiso decir "{near}"?', ' Did you mean "{near}"?'),
    "usage.no_pages": (
        '--pages: "{text}" no es un rango de páginas; escriba por ejemplo 38-47.',
        '--pages: "{text}" is no range of pages; write for instance 38-47.',
    ),
    "usage.no_count": (
        '{option}: "{text}" no es un número entero mayor que cero.',
        '{option}: "{text}" is no whole number above zero.',
    ),
    "usage.no_day": (
        '{option}: "{text}" no es una fecha; escriba por ejemplo 20/08/2024 o 2024-08-20.',
        '{option}: "{text}" is no date; write for instance 2024-08-20 or 20/08/2024.',
    ),
    "usage.no_such_option": ("La opción {option} no existe.{hint}", "There is no option {option}.{hint}"),
    "usage.hint_options": (" ¿Quiso decir {near}?", " Did you mean {near}?"),
    "usage.missing": ("Falta {name}.", "{name} is missing."),
    "usage.an_argument": ("un argumento", "an argument"),
    "usage.no_value": (
        "A la opción {option} le falta su valor, o no lleva ninguno.",
        "The option {option} lacks its value, or takes none.",
    ),
    "usage.hint_check": (
        ' Para revisar un archivo o una carpeta: poi-audit check "{name}".',
        ' To check a file or a folder: poi-audit check "{name}".',
    ),
    "usage.no_such_command": ('La orden "{name}" no existe.{hint}', 'There is no command "{name}".{hint}'),
    "usage.too_many": ("Sobra en la línea de órdenes: {words}.", "Too much on the command line: {words}."),
    "usage.see_help": ("{fault} Vea poi-audit --help.", "{fault} See poi-audit --help."),
    "usage.interrupted": ("Interrumpido.", "Interrupted."),
    "usage.defect": (
        "Error interno ({error}); con POI_AUDIT_DEBUG=1 se ve el detalle.",
        "Internal error ({error}); POI_AUDIT_DEBUG=1 shows the detail.",
    ),
    "usage.no_engine": (
        "no existe el motor «{engine}»; los hay: {engines}",
        "there is no engine «{engine}»; there are: {engines}",
    ),
    # Outputs
    "usage.folder_not_written": (
        '--output: no se pudo escribir en "{path}" ({reason}).',
        '--output: could not write in "{path}" ({reason}).',
    ),
    "usage.not_written": (
        "{name}: no se pudo escribir ({reason}).",
        "{name}: could not be written ({reason}).",
    ),
    "usage.stream_not_written": (
        "No se pudo escribir la salida ({reason}).",
        "The output could not be written ({reason}).",
    ),
    "usage.no_target": (
        '--output: "{text}" no se admite; escriba FORMATO:ARCHIVO, por ejemplo sarif:poi.sarif.',
        '--output: "{text}" is not admitted; write FORMAT:FILE, for instance sarif:poi.sarif.',
    ),
    "usage.no_form": (
        'La forma "{form}" no existe; se admite "rows" o "figures".',
        'There is no form "{form}"; "rows" or "figures" are admitted.',
    ),
    "usage.input_as_output": (
        "{name} es un archivo que esta orden lee; escriba otro nombre.",
        "{name} is a file that this command reads; give another name.",
    ),
    "usage.output_twice": (
        "{name} se pide dos veces como salida; escriba un nombre para cada una.",
        "{name} is asked for twice as an output; give each a name of its own.",
    ),
    "usage.other_ending": (
        "{name} termina en {ending}, como otro tipo de archivo; escriba un nombre que termine en {own}.",
        "{name} ends in {ending}, like another kind of file; give a name that ends in {own}.",
    ),
    "usage.not_made_here": (
        "{name} ya existe y no lo hizo esta herramienta, o alguien lo cambió después; escriba otro nombre, o --force "
        "para reemplazarlo.",
        "{name} is there already and was not made by this tool, or somebody changed it since; give another name, or "
        "--force to replace it.",
    ),
    "usage.own_sheets": (
        "{name} tiene hojas o columnas que no son de la herramienta ({names}) y se perderían; escriba otro nombre, o "
        "--force para reemplazarlo.",
        "{name} has sheets or columns that are not the tool's ({names}) and would be lost; give another name, or "
        "--force to replace it.",
    ),
    "usage.held_open": (
        "{name}: no se pudo escribir ({reason}). ¿Está abierto en otro programa?",
        "{name}: could not be written ({reason}). Is it open in another program?",
    ),
    "usage.no_pdf": (
        "--pdf: {name} no es un PDF, no hay páginas que marcar.",
        "--pdf: {name} is no PDF, there are no pages to mark.",
    ),
    "usage.carry_alone": ("--carry solo acompaña a --xlsx.", "--carry goes with --xlsx alone."),
    "usage.carry_not_read": (
        "--carry: no se pudo leer {name} como libro de Excel.",
        "--carry: {name} could not be read as an Excel workbook.",
    ),
    "usage.carry_ended": ("--carry: {name}: {reason}.", "--carry: {name}: {reason}."),
    "usage.carry_without_findings": (
        "--carry: {name} no tiene una hoja de hallazgos con disposiciones.",
        "--carry: {name} has no sheet of findings with dispositions.",
    ),
    "usage.where_alone": (
        "--where solo acompaña a --format json, no a {format}.",
        "--where goes with --format json, not with {format}.",
    ),
    # Codes and rules
    "usage.no_rule": (
        'La regla "{code}" no existe.{hint} Vea poi-audit rules.',
        'There is no rule "{code}".{hint} See poi-audit rules.',
    ),
    "usage.not_listed": ('El reporte no lista "{code}".{hint}', 'The report does not list "{code}".{hint}'),
    # Two reports
    "usage.reversed": (
        "Los archivos están en el orden inverso: {reason}. Escriba primero el anterior.",
        "The files are in the reverse order: {reason}. Write the earlier one first.",
    ),
    "usage.dates_reversed": (
        "{one} es del {day} y {other} del {other_day}",
        "{one} is of {day} and {other} of {other_day}",
    ),
    "usage.months_reversed": (
        "{one} llega a {month} y {other} a {other_month}",
        "{one} goes up to {month} and {other} up to {other_month}",
    ),
    "usage.no_unit": (
        "{name}: no dice de qué UE es; no se puede comparar.",
        "{name}: it does not say of which UE it is; it cannot be compared.",
    ),
    "usage.no_year": (
        "{name}: no dice de qué año es; no se puede comparar.",
        "{name}: it does not say of which year it is; it cannot be compared.",
    ),
    "usage.other_units": (
        "Los reportes son de UE distinta: {one} es de {value} y {other} es de {other_value}.",
        "The reports are of different UE: {one} is of {value} and {other} is of {other_value}.",
    ),
    "usage.other_years": (
        "Los reportes son de año distinto: {one} es de {value} y {other} es de {other_value}.",
        "The reports are of different years: {one} is of {value} and {other} is of {other_value}.",
    ),
    "usage.no_couple": (
        "Los archivos no contienen dos reportes de la misma UE y año.",
        "The files do not hold two reports of the same UE and year.",
    ),
    "usage.several_couples": (
        "Un archivo contiene varios reportes de la misma UE y año; indique uno con --earlier-pages o "
        "--pages.",
        "A file holds several reports of the same UE and year; name one with --earlier-pages or --pages.",
    ),
    "usage.no_history": (
        "Una historia necesita por lo menos dos reportes de la misma UE y año.",
        "A history takes at least two reports of the same UE and year.",
    ),
    "usage.unordered": (
        "{one} y {other}: no consta cuál es anterior, y no se comparan; poi-audit compare compara dos en "
        "el orden en que se le dan.",
        "{one} and {other}: nothing shows which one is earlier, and they are not compared; poi-audit "
        "compare compares two in the order in which they are given.",
    ),
    # Configuration and baseline
    "usage.no_toml": ("{name}: no es TOML válido ({error}).", "{name}: it is no valid TOML ({error})."),
    "usage.not_opened": (
        "{name}: no se pudo abrir ({reason}).",
        "{name}: it could not be opened ({reason}).",
    ),
    "usage.no_key": (
        '{name}: "{key}" no es una clave conocida.{hint}',
        '{name}: "{key}" is no known key.{hint}',
    ),
    "usage.no_convention": (
        '{name}: "{key}" no es una convención conocida.{hint}',
        '{name}: "{key}" is no known convention.{hint}',
    ),
    "usage.no_text": ("{name}: {key} debe ser un texto.", "{name}: {key} must be a text."),
    "usage.no_option": (
        '{name}: {key} = "{value}" no se admite; puede ser {known}.{hint}',
        '{name}: {key} = "{value}" is not admitted; it can be {known}.{hint}',
    ),
    "usage.no_codes": (
        '{name}: {key} debe ser una lista de códigos, como ["A302", "M7"].',
        '{name}: {key} must be a list of codes, like ["A302", "M7"].',
    ),
    "usage.no_rule_in": (
        '{name}: {key}: la regla "{code}" no existe.{hint}',
        '{name}: {key}: there is no rule "{code}".{hint}',
    ),
    "usage.no_table": (
        "{name}: {key} debe ser una tabla, como {example}.",
        "{name}: {key} must be a table, like {example}.",
    ),
    "usage.no_baseline": (
        "{name}: no es una lista de hallazgos aceptados (falta version = {version}).",
        "{name}: it is no list of accepted findings (version = {version} is missing).",
    ),
    "usage.no_findings": (
        "{name}: findings debe tener una tabla por hallazgo.",
        "{name}: findings must have a table for each finding.",
    ),
    "usage.no_entry_key": (
        '{name}: {id}: "{key}" no es una clave conocida.{hint}',
        '{name}: {id}: "{key}" is no known key.{hint}',
    ),
    "usage.no_entry_date": (
        "{name}: {id}: {key} debe ser una fecha, como 2026-12-31.",
        "{name}: {id}: {key} must be a date, like 2026-12-31.",
    ),
    "usage.no_entry_text": ("{name}: {id}: {key} debe ser un texto.", "{name}: {id}: {key} must be a text."),
    "usage.entry_lacks": ("{name}: {id}: falta {key}.", "{name}: {id}: {key} is missing."),
    # Plug-ins
    "usage.plugin_not_loaded": (
        'El complemento "{name}" no se pudo cargar: {reason}.',
        'The plug-in "{name}" could not be loaded: {reason}.',
    ),
    "usage.plugin_code": (
        "el código {code} no es de la forma L001",
        "the code {code} is not of the form L001",
    ),
    "usage.plugin_code_taken": ("el código {code} ya está en uso", "the code {code} is in use already"),
    # Limits and batches
    "usage.limit_below_one": (
        "un límite de segundos o de memoria no puede ser menor que 1",
        "a limit of seconds or of memory cannot be less than 1",
    ),
    "usage.no_shard": (
        '--shard: "{text}" no se admite; escriba i/n, por ejemplo 2/4.',
        '--shard: "{text}" is not admitted; write i/n, for instance 2/4.',
    ),
    "usage.empty_folder": (
        '"{folder}": la carpeta no tiene ningún archivo que se pueda revisar.',
        '"{folder}": the folder has no file that could be checked.',
    ),
    "usage.no_input": (
        '"{text}": no hay tal carpeta, archivo ni patrón con archivos.',
        '"{text}": there is no such folder or file, nor a pattern with files.',
    ),
    "usage.no_scheduler": (
        '--scheduler: "{text}" no se admite; escriba tcp://HOST:8786 o local:4.',
        '--scheduler: "{text}" is not admitted; write tcp://HOST:8786 or local:4.',
    ),
    "usage.scheduler_silent": (
        '--scheduler: "{text}" no responde.',
        '--scheduler: "{text}" does not answer.',
    ),
    "usage.other_version": (
        "un equipo del clúster tiene otra versión de poi-audit o de sus reglas que quien reparte.",
        "a machine of the cluster has another version of poi-audit or of its rules than the one that "
        "hands out the files.",
    ),
    "usage.results_not_written": (
        "no se pudo escribir en los resultados ({reason}).",
        "could not write in the results ({reason}).",
    ),
    "usage.results_not_used": (
        'no se pudo usar "{path}" para los resultados ({reason}).',
        '"{path}" could not be used for the results ({reason}).',
    ),
    "usage.busy": (
        "otra ejecución ya trabaja sobre estos resultados; espere a que termine.",
        "another run is at work on these results already; wait until it ends.",
    ),
    "usage.extra": (
        "esta orden requiere más componentes; instálelos desde la carpeta del programa: pip install '.[{extra}]'.",
        "this command takes more components; install them from the program's folder: pip install '.[{extra}]'.",
    ),
    "usage.port_taken": (
        "no se puede usar el puerto {port}: {reason}.",
        "port {port} cannot be used: {reason}.",
    ),
    "usage.folder_in_use": (
        "{path}: otra sesión de poi-audit web usa esta carpeta.",
        "{path}: another session of poi-audit web uses this folder.",
    ),
    "usage.no_select": (
        "la consulta debe ser una sola instrucción SELECT; los resultados solo se leen.",
        "the query must be a single SELECT statement; the results are only read.",
    ),
    "usage.query": (
        "la consulta no se puede responder; el motor de SQL dice: {error}",
        "the query cannot be answered; the SQL engine says: {error}",
    ),
    "usage.busy_file": (
        "otra ejecución está usando esta carpeta de resultados; si ninguna lo hace, borre {name}.",
        "another run is using this folder of results; if none is, delete {name}.",
    ),
    "usage.system": ("{name}: {reason}.", "{name}: {reason}."),
    "usage.hint_names": (" Hay, por ejemplo, {near}.", " There is, for instance, {near}."),
    "usage.query_column": (
        'consulta: no hay ninguna columna "{name}".{hint} La lista: poi-audit query RESULTADOS.',
        'query: there is no column "{name}".{hint} The list: poi-audit query RESULTS.',
    ),
    "usage.query_table": (
        'consulta: no hay ninguna tabla ni vista "{name}".{hint} La lista: poi-audit query RESULTADOS.',
        'query: there is no table or view "{name}".{hint} The list: poi-audit query RESULTS.',
    ),
    "usage.query_function": (
        'consulta: no existe la función "{name}".{hint}',
        'query: there is no function "{name}".{hint}',
    ),
    "usage.query_group": (
        'consulta: la columna "{name}" debe estar en GROUP BY o dentro de una función que agrupe, como '
        "count o sum.{hint}",
        'query: the column "{name}" must stand in GROUP BY or within a function that groups, like count or sum.{hint}',
    ),
    "usage.query_syntax": (
        'consulta: no se entiende a partir de "{name}".{hint}',
        'query: it is not understood from "{name}" on.{hint}',
    ),
    "usage.query_types": (
        'consulta: la operación "{name}" no admite valores de esos tipos; convierta alguno con CAST.{hint}',
        'query: the operation "{name}" takes no values of these types; convert one with CAST.{hint}',
    ),
    "usage.query_value": (
        'consulta: el valor "{name}" no se puede convertir al tipo que se pide.{hint}',
        'query: the value "{name}" cannot be converted to the type that is asked.{hint}',
    ),
    "usage.query_end": ("consulta: está incompleta.", "query: it is incomplete."),
    "usage.query_quote": (
        "consulta: falta cerrar unas comillas.",
        "query: a quotation mark is not closed.",
    ),
    "usage.query_locked": (
        "consulta: los resultados solo se leen, y ningún otro archivo se abre.",
        "query: the results are only read, and no other file is opened.",
    ),
    "usage.no_view": ('la vista "{name}" no existe.{hint}', 'there is no view "{name}".{hint}'),
    "usage.no_texts": (
        "{name}: {key} debe ser una lista, como {example}.",
        "{name}: {key} must be a list, like {example}.",
    ),
    "usage.form.file": (
        "{name}: {reason}",
        "{name}: {reason}",
    ),
    "usage.form.no_file": (
        "{name}: no es un archivo.",
        "{name}: it is no file.",
    ),
    "usage.form.not_opened": (
        "{name}: no se pudo abrir ({reason}).",
        "{name}: it could not be opened ({reason}).",
    ),
    "usage.form.too_long": (
        "{name}: un formulario tiene a lo más {bytes:,} bytes.",
        "{name}: a form has at most {bytes:,} bytes.",
    ),
    "usage.form.no_utf8": (
        "{name}: no es texto en UTF-8.",
        "{name}: it is no text in UTF-8.",
    ),
    "usage.form.no_toml": (
        "{name}: no es TOML válido ({reason}).",
        "{name}: it is no valid TOML ({reason}).",
    ),
    "usage.toml_too_long": ("pasa de {megabytes} MB", "it is larger than {megabytes} MB"),
    "usage.toml_no_file": ("no es un archivo", "it is no file"),
    "usage.form_many_parts": (
        "una clave tiene demasiadas partes",
        "a key has too many parts",
    ),
    "usage.form_nested": (
        "demasiado anidado",
        "nested too deeply",
    ),
    "usage.form.no_key": (
        '{at}"{word}" no es una clave conocida.{hint}',
        '{at}"{word}" is no known key.{hint}',
    ),
    "usage.form.both": (
        '"{word}" está en requires y en lacks.',
        '"{word}" is in requires and in lacks.',
    ),
    "usage.form.twice_in": (
        "{at}: «{word}» está en {first} y en {second}.",
        "{at}: «{word}» is in {first} and in {second}.",
    ),
    "usage.form.many_texts": (
        "tiene más de {most:,} textos.",
        "it has more than {most:,} texts.",
    ),
    "usage.form.no_table": (
        "{at} debe ser una tabla.",
        "{at} must be a table.",
    ),
    "usage.form.no_list": (
        '{at} debe ser una lista de textos, como ["META ANUAL"].',
        '{at} must be a list of texts, like ["META ANUAL"].',
    ),
    "usage.form.long_text": (
        "{at}: un texto tiene más de {longest} caracteres.",
        "{at}: a text has more than {longest} characters.",
    ),
    "usage.form.no_word": (
        "{at}: «{text}» no tiene letras ni cifras.",
        "{at}: «{text}» has neither letters nor digits.",
    ),
    "usage.form.no_text": (
        "{at} debe ser un texto de hasta {longest} caracteres.",
        "{at} must be a text of up to {longest} characters.",
    ),
    "usage.form.no_value": (
        "{at}: no se admite {value}; puede ser {known}.",
        "{at}: {value} is not admitted; it can be {known}.",
    ),
    "usage.form.no_number": (
        "[{at}] {text}: no se admite; escriba por ejemplo {example}.",
        "[{at}] {text}: it is not admitted; write for instance {example}.",
    ),
    "usage.form.twice": (
        "[{at}]: «{text}» está dos veces.",
        "[{at}]: «{text}» is there twice.",
    ),
    "usage.form.no_code": (
        'codes: no se admite "{text}"; escriba un código con # en lugar de cada cifra, como "AO-####".',
        'codes: "{text}" is not admitted; write a code with # in the place of each digit, like "AO-####".',
    ),
    "usage.form.many_codes": (
        "codes: son más de {most}.",
        "codes: there are more than {most}.",
    ),
    "usage.form.no_year": (
        "[notes] year debe ser un año, como 2022.",
        "[notes] year must be a year, like 2022.",
    ),
    "usage.form.no_flag": (
        "[traits] {key} debe ser true o false.",
        "[traits] {key} must be true or false.",
    ),
    "usage.form.no_note": (
        '[notes] {topic} debe ser el número de una nota, como "(vi) a)".',
        '[notes] {topic} must be the number of a note, like "(vi) a)".',
    ),
    "usage.form.plain_text": (
        "{at} debe ser un texto.",
        "{at} must be a text.",
    ),
    # Registers
    "usage.too_many_months": (
        '--months: "{text}" pasa de los doce meses del año.',
        '--months: "{text}" is more than the twelve months of the year.',
    ),
    "usage.register_new": (
        "{name} es un registro y no un reporte; poi-audit check lo revisa.",
        "{name} is a register and no report; poi-audit check checks it.",
    ),
    "usage.no_report_like": (
        "--like: {name} es un registro y no un reporte.",
        "--like: {name} is a register and no report.",
    ),
    "usage.no_folder": ("--folder: {folder} no es una carpeta.", "--folder: {folder} is no folder."),
    "usage.one_register": (
        "--register-as-of acompaña a un solo --register.",
        "--register-as-of goes with a single --register.",
    ),
    "usage.no_register": (
        "--register: {name} es un reporte y no un registro del aplicativo.",
        "--register: {name} is a report and no register of the application.",
    ),
}
