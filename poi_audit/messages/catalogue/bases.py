"""What a finding rests on: a note of the reports, or what was observed."""

from __future__ import annotations

from collections.abc import Mapping

BASES: Mapping[str, tuple[str, str]] = {
    "basis.note": ("nota {note}", "note {note}"),
    "basis.notes": (
        "notas {first} y {second}",
        "notes {first} and {second}",
    ),
    "basis.observed": (
        "observado en los reportes; ninguna nota lo dice",
        "observed in the reports; no note says it",
    ),
    "basis.not_forbidden": ("ninguna nota lo prohíbe", "no note forbids it"),
    "basis.cap": (
        "casilla de truncamiento, y las demás AO del reporte",
        "the box of the cap, and the other activities of the report",
    ),
    "basis.named": (
        "la misma frase lo nombra",
        "the sentence itself names it",
    ),
    "basis.whole": ("el texto habla del reporte entero", "the text speaks of the whole report"),
    "basis.unit": (
        "una sola AO del reporte tiene esa unidad de medida y esas palabras en su nombre",
        "only one activity of the report has that unit and those words in its name",
    ),
    "basis.informe": (
        "el informe habla del POI entero, del año y del período del reporte",
        "the informe speaks of the whole POI, of the report's year and period",
    ),
    "basis.earlier": (
        "reporte anterior: {file}, SHA-256 {sha256}",
        "earlier report: {file}, SHA-256 {sha256}",
    ),
    "basis.earlier_dated": (
        "reporte anterior: {file}, impreso {day}, SHA-256 {sha256}",
        "earlier report: {file}, printed {day}, SHA-256 {sha256}",
    ),
    "basis.earlier_register": (
        "registro anterior: {file}, SHA-256 {sha256}",
        "earlier register: {file}, SHA-256 {sha256}",
    ),
    "basis.earlier_register_dated": (
        "registro anterior: {file}, exportado {day}, SHA-256 {sha256}",
        "earlier register: {file}, exported {day}, SHA-256 {sha256}",
    ),
    "basis.register": ("registro: {file}, SHA-256 {sha256}", "register: {file}, SHA-256 {sha256}"),
    "basis.register_dated": (
        "registro: {file}, exportado {day}, SHA-256 {sha256}",
        "register: {file}, exported {day}, SHA-256 {sha256}",
    ),
    "basis.digits": (
        "la frase nombra la AO, y la cifra se distingue de la suya en un dígito; lo demás que dice no "
        "es seguro",
        "the sentence names the activity, and the figure differs from its own by one digit; what else "
        "it says is not certain",
    ),
}
