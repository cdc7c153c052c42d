"""Whether a report can be published: the page and the words of `ready`."""

from __future__ import annotations

from collections.abc import Mapping

READY: Mapping[str, tuple[str, str]] = {
    "ready.yes": ("Se puede publicar", "It may be published"),
    "ready.no": ("Todavía no se puede publicar", "Not to be published yet"),
    "ready.because": ("Por qué", "Why"),
    "ready.partial": ("Se leyó solo en parte: {}", "It was read only in part: {}"),
    "ready.whole": (
        "Se leyó completo, y nada impide publicarlo.",
        "It was read whole, and nothing stands against publishing it.",
    ),
    "ready.with register": (
        "Se cotejó con el registro {}: confirma {} de {} cifras de entrada.",
        "It was checked against the register {}: it confirms {} of {} inputs.",
    ),
    "ready.without register": (
        "La carpeta no tiene el registro de su UE y año: las cifras de entrada no se cotejaron.",
        "The folder has no register of its UE and year: the inputs were not checked against it.",
    ),
    "ready.changed": ("Qué cambió desde el anterior ({})", "What changed since the one before ({})"),
    "ready.changed nothing": (
        "Nada de lo que el anterior publicó se reescribe.",
        "Nothing that the one before published is rewritten.",
    ),
    "ready.no earlier": (
        "La carpeta no tiene un reporte anterior de su UE y año.",
        "The folder has no earlier report of its UE and year.",
    ),
    "ready.unordered": (
        "No consta si estos reportes son anteriores, y no se compararon: {}.",
        "Nothing says whether these reports are earlier, and they were not compared: {}.",
    ),
    "ready.changes": ("Qué cambió desde el anterior", "What changed since the one before"),
    "ready.asked": ("Qué preguntará quien lo lea", "What a reader will ask"),
    "ready.asked nothing": ("Nada llama la atención.", "Nothing stands out."),
    "ready.times": ("{} ({} veces)", "{} ({} times)"),
    "ready.more": ("y {} más", "and {} more"),
}
