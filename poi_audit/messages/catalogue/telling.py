"""What a command says beside its result."""

from __future__ import annotations

from collections.abc import Mapping

TELLING: Mapping[str, tuple[str, str]] = {
    "tell.reading": ("Leyendo {name}…", "Reading {name}…"),
    "tell.not_shown": (
        "{name}: una de sus salidas no se pudo escribir por un error interno ({error}); con "
        "POI_AUDIT_DEBUG=1 se ve el detalle.",
        "{name}: one of its outputs could not be written for an internal error ({error}); POI_AUDIT_DEBUG=1 "
        "shows the detail.",
    ),
    "tell.carried": (
        "{name}: {count:se conservó|se conservaron} {count} {count:disposición|disposiciones}.",
        "{name}: {count} {count:disposition was|dispositions were} kept.",
    ),
    "tell.not_made": (
        "{name}: una de sus salidas no se pudo escribir: {reason}.",
        "{name}: one of its outputs could not be written: {reason}.",
    ),
    "tell.mended": (
        "Faltaba o estaba dañado en los resultados: {names}; sus archivos se revisan de nuevo.",
        "Missing or damaged in the results: {names}; the files they were about are audited anew.",
    ),
    "tell.wrote.kept": (
        "{name}: {count} anotaciones y su índice añadidos al final; los bytes del original quedan intactos.",
        "{name}: {count} annotations and their index appended; the original's bytes are untouched.",
    ),
    "tell.wrote.anew": (
        "{name}: {count} anotaciones y su índice; el archivo no admite añadidos y se escribió de nuevo.",
        "{name}: {count} annotations and their index; the file admits no additions and was written anew.",
    ),
    "tell.signed.kept": (
        " Firmas digitales: {count}; siguen cubriendo la versión original, y un visor avisará que hay "
        "cambios posteriores.",
        " Digital signatures: {count}; they still cover the original version, and a viewer will tell of "
        "later changes.",
    ),
    "tell.signed.anew": (
        " Firmas digitales: {count}; en la copia dejan de ser válidas, el original no se tocó.",
        " Digital signatures: {count}; they are no longer valid in the copy, the original was not touched.",
    ),
    "tell.read in part": (
        "{name}: se leyó solo en parte. {problem}",
        "{name}: it was read only in part. {problem}",
    ),
    "tell.no date": (
        "{name}: no trae fecha; se ubicó por los meses en que hay ejecución.",
        "{name}: it has no date; it was placed by the months in which there is execution.",
    ),
    "tell.accepted all": (
        "{name}: {count} hallazgos aceptados, {added} nuevos, {gone} retirados.",
        "{name}: {count} findings accepted, {added} new, {gone} withdrawn.",
    ),
    "tell.baseline kept": (
        "batch guarda todos los hallazgos: los aceptados de la configuración no se descuentan.",
        "batch keeps all findings: those that the configuration accepts are not left out.",
    ),
    "tell.wrote pages": ("{path}: {count:,} páginas", "{path}: {count:,} pages"),
    "tell.no configuration": (
        "sin {own} ni [tool.poi-audit] en {shared}: valores por defecto",
        "neither {own} nor [tool.poi-audit] in {shared}: default values",
    ),
    "tell.baseline file": (
        "poi-audit baseline: hallazgos aceptados. Complete reason, author y expires (AAAA-MM-DD).",
        "poi-audit baseline: accepted findings. Fill in reason, author and expires (YYYY-MM-DD).",
    ),
    "tell.other heads": (
        "{others} de {count} reportes tienen otro encabezado que el primero, y no se usaron.",
        "{others} of {count} reports have another head than the first, and were not used.",
    ),
    "tell.no register": (
        "{name}: ningún registro es de su UE y año; no se cotejó con ninguno.",
        "{name}: no register is of its UE and year; it was checked against none.",
    ),
    "tell.many files": (
        "{folder}: tiene más de {limit} archivos; se miraron los primeros.",
        "{folder}: it has more than {limit} files; the first were looked at.",
    ),
}
