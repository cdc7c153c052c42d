"""What `--help` says of commands, arguments and options."""

from __future__ import annotations

from collections.abc import Mapping

HELP: Mapping[str, tuple[str, str]] = {
    # The program and its commands
    "help.program": (
        "Audita reportes publicados de seguimiento del Plan Operativo Institucional (POI).",
        "Audits published follow-up reports of the Plan Operativo Institucional (POI).",
    ),
    "help.exit codes": (
        "Códigos de salida: 0 sin hallazgos, 1 con hallazgos, 2 uso incorrecto, 3 archivo ilegible o "
        "leído en parte.",
        "Exit codes: 0 no findings, 1 findings, 2 wrong usage, 3 a file unreadable or read in part.",
    ),
    "help.check": (
        "Recalcula cada cifra derivada y dice cuáles no concuerdan.",
        "Recomputes each derived figure and says which do not agree.",
    ),
    "help.expect": (
        "Dice qué imprimirá el reporte de un registro.\n\nCon lo que falta registrar y las AO que quedan "
        "fuera.",
        "Says what the report of a register will print.\n\nWith what is not registered yet and the "
        "activities that it leaves out.",
    ),
    "help.ready": (
        "Dice si un reporte se puede publicar, y qué se preguntará.\n\nLo revisa y lo coteja con el "
        "registro y con el reporte anterior de la misma UE y año que encuentra en la carpeta.",
        "Says whether a report can be published, and what will be asked.\n\nIt checks it against the "
        "register and the earlier report of the same UE and year that it finds in the folder.",
    ),
    "help.web": (
        "Abre una página en este equipo donde soltar los archivos.\n\nMuestra el resultado de cada uno, con sus "
        "archivos para llevar. Nada sale de este equipo. Termina con Ctrl-C o con el botón de la página.",
        "Opens a page on this machine to drop files on.\n\nIt shows the result of each, with its files to take home. "
        "Nothing leaves this machine. Ctrl-C or the page's button ends it.",
    ),
    "help.kept folder": (
        "Carpeta donde quedan los archivos y sus resultados; sin ella todo se borra al terminar.",
        "Folder where files and results stay; without it everything is removed at the end.",
    ),
    "help.port": ("Puerto; sin él, uno libre.", "Port; without it, a free one."),
    "help.no open": (
        "No abre el navegador; la dirección se muestra.",
        "Do not open the browser; the address is shown.",
    ),
    "help.compare": (
        "Dice qué reescribe un reporte de uno anterior, y su efecto.",
        "Says what a report rewrites of an earlier one, and its effect.",
    ),
    "help.history": (
        "Compara los reportes de un año, cada uno con el anterior.",
        "Compares the reports of a year, each with the one before it.",
    ),
    "help.show": (
        "Muestra una AO y cómo se recalcula cada una de sus cifras.\n\nCon sus celdas, cada paso del "
        "cálculo, sus hallazgos y su lugar en la página.",
        "Shows an activity and how each of its figures is recomputed.\n\nWith its cells, each step of the "
        "computation, its findings and its place on the page.",
    ),
    "help.extract": (
        "Lee el reporte y muestra sus cifras tal como están impresas.",
        "Reads the report and shows its figures as they are printed.",
    ),
    "help.timeline": (
        "Muestra el avance que habría al cierre de cada mes.",
        "Shows the progress that there would be at each month's closing.",
    ),
    "help.batch": (
        "Audita muchos archivos y guarda los resultados.\n\nLos guarda como Parquet; otra vez, solo lee "
        "lo nuevo o cambiado.",
        "Audits many files and keeps the results.\n\nIt keeps them as Parquet; another time, it reads "
        "only what is new or changed.",
    ),
    "help.query": (
        "Consulta con SQL los resultados de batch; solo lee.",
        "Asks the results of batch with SQL; it only reads.",
    ),
    "help.dashboard": (
        "Escribe los resultados de batch como páginas.\n\nDe las entidades, las reglas y los meses.",
        "Writes the results of batch as pages.\n\nOf the bodies, the rules and the months.",
    ),
    "help.rules": (
        "Muestra el catálogo de reglas.\n\nLa página de una la muestra poi-audit explain.",
        "Shows the catalogue of rules.\n\npoi-audit explain shows the page of one.",
    ),
    "help.explain": (
        "Explica una regla: qué significa, en qué se basa, qué hacer.",
        "Explains a rule: what it means, what it rests on, what to do.",
    ),
    "help.baseline": (
        "Escribe los hallazgos de hoy como aceptados.\n\nCon check --baseline solo se muestran los nuevos.",
        "Writes today's findings as accepted.\n\nWith check --baseline only the new ones are shown.",
    ),
    "help.config": (
        "Muestra la configuración en vigor y de qué archivo viene.",
        "Shows the configuration in force and the file it comes from.",
    ),
    "help.schema": (
        "Muestra el JSON Schema de extract, check y show.",
        "Shows the JSON Schema of extract, check and show.",
    ),
    "help.completion": (
        'Muestra el guion que completa órdenes y opciones.\n\nPara usarlo: eval "$(poi-audit completion '
        'bash)"',
        'Shows the script that completes commands and options.\n\nTo use it: eval "$(poi-audit completion '
        'bash)"',
    ),
    # What is read, and how
    "help.file": ("PDF, HTML, libro de cálculo o texto pegado.", "PDF, HTML, workbook or pasted text."),
    "help.files": (
        "Uno o más: PDF, HTML, libro de cálculo o texto pegado; de una carpeta, los que contiene.",
        "One or more: PDF, HTML, workbook or pasted text; of a folder, those in it.",
    ),
    "help.earlier": ("El reporte publicado primero.", "The report published first."),
    "help.later": (
        "El de la misma UE y año publicado después.",
        "That of the same UE and year published later.",
    ),
    "help.engine": ("Lector de PDF: {engines}.", "Reader of PDF: {engines}."),
    "help.second opinion": (
        "Lee otra vez con este motor y marca como dudosa cada cifra en que difieren.",
        "Reads again with this engine and marks as doubtful each figure in which they differ.",
    ),
    "help.pages option": ("Páginas del PDF donde buscar.", "Pages of the PDF where to look."),
    "help.earlier pages": (
        "Páginas del PDF anterior donde buscar.",
        "Pages of the earlier PDF where to look.",
    ),
    "help.password": ("Clave de un PDF cifrado.", "Password of an encrypted PDF."),
    "help.max pages": (
        "Páginas a partir de las cuales no se lee un PDF sin --pages ({pages}).",
        "Pages from which on a PDF is not read without --pages ({pages}).",
    ),
    "help.timeout": (
        "Segundos que puede tomar cada archivo ({seconds}).",
        "Seconds that each file may take ({seconds}).",
    ),
    "help.max memory": (
        "Memoria que puede ocupar la lectura ({megabytes}); rige en Linux, no en Windows ni macOS.",
        "Memory that reading may take ({megabytes}); it holds on Linux, not on Windows or macOS.",
    ),
    "help.as of": (
        "Fecha de consulta, si el reporte no la trae; de un registro, la de su exportación.",
        "Day of the query, where the report does not print it; of a register, that of its export.",
    ),
    "help.earlier as of": (
        "Fecha de consulta del anterior, si no la trae.",
        "Day of the earlier one's query, where it does not print it.",
    ),
    # Registers
    "help.register": ("El registro que exporta el aplicativo.", "The register that the application exports."),
    "help.registers": (
        "Registro del aplicativo con que se coteja el reporte de su UE y año; puede repetirse.",
        "Register of the application that the report of its UE and year is checked against; can be repeated.",
    ),
    "help.register as of": (
        "Día en que se exportó, si su nombre no lo trae.",
        "Day of its export, where its name does not tell it.",
    ),
    "help.months": ("Cuántos meses muestra el reporte (12).", "How many months the report shows (12)."),
    "help.like": (
        "Reporte anterior de la entidad: de él se toman los tipos de OEI, la casilla y los criterios.",
        "Earlier report of the body: the types of OEI, the box and the conventions are taken from it.",
    ),
    "help.uncapped": (
        "Sin marcar la casilla de avances truncados al 100 %.",
        "Without the box of percentages cut to 100 %.",
    ),
    "help.new": ("El reporte que se va a publicar.", "The report that is to be published."),
    "help.reports folder": (
        "Donde están los reportes anteriores y los registros (la del reporte nuevo).",
        "Where the earlier reports and the registers are (that of the new report).",
    ),
    # What is shown
    "help.lang": ("Idioma de las frases.", "Language of the sentences."),
    "help.format": ("Forma de la salida.", "Form of the output."),
    "help.answer format": ("Forma de la respuesta.", "Form of the answer."),
    "help.output": (
        "Escribe además este archivo en ese formato; puede repetirse.",
        "Writes this file in that format as well; it can be repeated.",
    ),
    "help.fail on": (
        "Desde qué gravedad un hallazgo da el código de salida 1 (error).",
        "From which severity on a finding gives the exit code 1 (error).",
    ),
    "help.accepted": (
        "Hallazgos aceptados; ver poi-audit baseline.",
        "Accepted findings; see poi-audit baseline.",
    ),
    "help.skip non-reports": (
        "De un archivo que no es un reporte solo se dice que no lo es; no cambia el código de salida.",
        "Of a file that is no report it is only said that it is none; the exit code does not change.",
    ),
    "help.where": (
        "En JSON, cada cifra con su página y su lugar.",
        "In JSON, each figure with its page and its place.",
    ),
    "help.codes": (
        "Códigos de AO, o de AEI u OEI para todas las suyas.",
        "Codes of AO, or of AEI or OEI for all of theirs.",
    ),
    "help.code": ("El código de la regla, como A302.", "The rule's code, like A302."),
    "help.schema of": ("La orden cuya salida se describe.", "The command whose output is described."),
    "help.shell": ("El intérprete de órdenes.", "The shell."),
    "help.version": ("Muestra la versión.", "Shows the version."),
    # Files for people
    "help.html": (
        "Escribe el resultado como página, sin programas ni red.",
        "Writes the result as a page, without programs or network.",
    ),
    "help.xlsx": (
        "Escribe el papel de trabajo, con fórmulas vivas.",
        "Writes the working paper, with live formulas.",
    ),
    "help.carry": (
        "Otro papel de trabajo cuyas disposiciones se conservan.",
        "Another working paper whose dispositions are kept.",
    ),
    "help.keep": (
        "Conserva las disposiciones del papel de trabajo que se reemplaza.",
        "Keeps the dispositions of the working paper that is replaced.",
    ),
    "help.force": (
        "Reemplaza también un archivo que no hizo esta herramienta.",
        "Replaces also a file that this tool did not make.",
    ),
    "help.pdf": (
        "Escribe una copia del PDF con las cifras marcadas.",
        "Writes a copy of the PDF with the figures marked.",
    ),
    "help.docx": (
        "Escribe un anexo de Word con los errores y advertencias.",
        "Writes a Word annex with the errors and warnings.",
    ),
    "help.oficio": (
        "Escribe un borrador de oficio que pide lo necesario por hallazgo.",
        "Writes a draft letter that asks for what is needed per finding.",
    ),
    "help.summary": (
        "Escribe una página para imprimir: .pdf, .html, .docx o .txt.",
        "Writes one page to print: .pdf, .html, .docx or .txt.",
    ),
    "help.all": (
        "Muestra cada hallazgo con sus cifras, y no solo los grupos.",
        "Shows every finding with its figures, and not the groups alone.",
    ),
    # Accepted findings
    "help.baseline output": (
        "Dónde se escribe; si existe, se actualiza.",
        "Where it is written; if it exists, it is brought up to date.",
    ),
    "help.level": ("Desde qué gravedad se acepta.", "From which severity on findings are accepted."),
    "help.reason": ("Motivo de las entradas nuevas.", "Reason of the new entries."),
    "help.author": ("Quién las acepta.", "Who accepts them."),
    "help.expires": ("Último día en que valen.", "Last day on which they hold."),
    # Batches
    "help.inputs": (
        "Carpetas, patrones o listas de archivos (.txt); también direcciones s3://, abfs://...",
        "Folders, patterns or lists of files (.txt); also addresses s3://, abfs://...",
    ),
    "help.results output": (
        "Carpeta de los resultados, o su dirección (s3://..., abfs://...).",
        "Folder of the results, or its address (s3://..., abfs://...).",
    ),
    "help.results": ("Lo que escribió batch.", "What batch wrote."),
    "help.site": ("Carpeta de las páginas.", "Folder of the pages."),
    "help.jobs": ("Procesos que leen (uno por núcleo).", "Processes that read (one per core)."),
    "help.shard": ("Solo la parte i de n de los archivos.", "Only part i of n of the files."),
    "help.scheduler": (
        "Reparte los archivos con Dask.distributed.",
        "Hands the files out with Dask.distributed.",
    ),
    "help.retries": (
        "Reintentos de un archivo cuyo equipo falla (3).",
        "Further tries of a file whose machine fails (3).",
    ),
    "help.recycle": (
        "Archivos tras los que un proceso se renueva (500).",
        "Files after which a process is renewed (500).",
    ),
    "help.sql": (
        "Un SELECT o el nombre de una vista; sin él, la lista de ellas.",
        "A SELECT or the name of a view; without it, the list of them.",
    ),
    "help.layouts": (
        "Muestra los formularios conocidos y enseña uno nuevo.\n\nSin otra orden los muestra: los "
        "propios (--layout, configuración) y los del programa.",
        "Shows the known forms and teaches a new one.\n\nWithout another command it shows them: your own "
        "(--layout, configuration) and the program's.",
    ),
    "help.layouts new": (
        "Escribe un borrador del formulario de estos archivos.\n\nCada línea trae su razón; las dudosas "
        "empiezan con «# ?». Muestra tres AO leídas con él.",
        "Writes a draft of the form of these files.\n\nEach line has its reason; unsure ones begin with "
        "«# ?». Shows three activities read with it.",
    ),
    "help.layouts check": (
        "Dice qué parte de las filas explica cada línea de un formulario.\n\nCódigo de salida 1: alguna "
        "línea no se cumple, o una columna no está nombrada.",
        "Says what share of the rows each line of a form explains.\n\nExit code 1: a line does not hold, "
        "or a column is not named.",
    ),
    "help.layout": (
        "Formulario propio (.toml) con que se lee; puede repetirse; ver poi-audit layouts.",
        "Form of your own (.toml) to read with; may be repeated; see poi-audit layouts.",
    ),
    "help.form": (
        "El archivo .toml.",
        "The .toml file.",
    ),
    "help.form output": (
        "El archivo .toml que se escribe; no debe existir.",
        "The .toml file that is written; it must not exist.",
    ),
    # What an option takes
    "metavar.FILE": ("ARCHIVO", "FILE"),
    "metavar.EARLIER": ("ANTERIOR", "EARLIER"),
    "metavar.LATER": ("POSTERIOR", "LATER"),
    "metavar.REGISTER": ("REGISTRO", "REGISTER"),
    "metavar.NEW": ("NUEVO", "NEW"),
    "metavar.ENGINE": ("MOTOR", "ENGINE"),
    "metavar.PASSWORD": ("CLAVE", "PASSWORD"),
    "metavar.DAY": ("DD/MM/AAAA", "YYYY-MM-DD"),
    "metavar.TARGET": ("FORMATO:ARCHIVO", "FORMAT:FILE"),
    "metavar.CODE": ("CÓDIGO", "CODE"),
    "metavar.TEXT": ("TEXTO", "TEXT"),
    "metavar.INPUTS": ("CARPETA|PATRÓN|LISTA", "FOLDER|PATTERN|LIST"),
    "metavar.RESULTS": ("RESULTADOS", "RESULTS"),
    "metavar.FOLDER": ("CARPETA", "FOLDER"),
    "metavar.QUERY": ("SQL|VISTA", "SQL|VIEW"),
    "metavar.FORM": (
        "FORMULARIO",
        "FORM",
    ),
}
