"""The options and arguments that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from poi_audit.cli.usage import choice
from poi_audit.model.outcome import MAX_PAGES
from poi_audit.process.limits import DEFAULT
from poi_audit.render.formats import FORMATS

ENGINES = ("pdfium", "pdfplumber", "camelot", "ocr")

File = Annotated[
    Path,
    typer.Argument(metavar="ARCHIVO", help="PDF, HTML, libro de cálculo o texto pegado.", show_default=False),
]
Files = Annotated[
    list[Path],
    typer.Argument(
        metavar="ARCHIVO", help="Uno o más: PDF, HTML, libro de cálculo o texto pegado.", show_default=False
    ),
]
Engine = Annotated[
    str,
    typer.Option(
        "--engine",
        metavar="MOTOR",
        help=f"Lector de PDF: {', '.join(ENGINES)}.",
        callback=choice("--engine", *ENGINES),
    ),
]
Second = Annotated[
    str | None,
    typer.Option(
        "--second-opinion",
        metavar="MOTOR",
        help="Lee otra vez con este motor y marca como dudosa cada cifra en que difieren.",
        callback=choice("--second-opinion", *ENGINES),
    ),
]
Pages = Annotated[str | None, typer.Option("--pages", metavar="38-47", help="Páginas del PDF donde buscar.")]
Password = Annotated[str | None, typer.Option("--password", metavar="CLAVE", help="Clave de un PDF cifrado.")]
MaxPages = Annotated[
    str | None,
    typer.Option(
        "--max-pages",
        metavar="N",
        help=f"Páginas a partir de las cuales no se lee un PDF sin --pages ({MAX_PAGES}).",
    ),
]
Timeout = Annotated[
    str | None,
    typer.Option(
        "--timeout", metavar="S", help=f"Segundos que puede tomar cada archivo ({DEFAULT.seconds})."
    ),
]
MaxMemory = Annotated[
    str | None,
    typer.Option(
        "--max-memory",
        metavar="MB",
        help=f"Memoria que puede ocupar la lectura ({DEFAULT.megabytes}).",
    ),
]
Lang = Annotated[
    str | None,
    typer.Option(
        "--lang", metavar="es|en", help="Idioma de las frases.", callback=choice("--lang", "es", "en")
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="AAAA-MM-DD",
        help="Fecha de consulta, si el reporte no la trae; de un registro, la de su exportación.",
    ),
]
Registers = Annotated[
    list[Path] | None,
    typer.Option(
        "--register",
        metavar="ARCHIVO",
        help="Registro del aplicativo con que se coteja el reporte de su UE y año; puede repetirse.",
    ),
]
RegisterAsOf = Annotated[
    str | None,
    typer.Option(
        "--register-as-of", metavar="AAAA-MM-DD", help="Día en que se exportó, si su nombre no lo trae."
    ),
]
Format = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="|".join(FORMATS),
        help="Forma de la salida.",
        callback=choice("--format", *FORMATS),
        autocompletion=lambda: list(FORMATS),
    ),
]
Output = Annotated[
    list[str] | None,
    typer.Option(
        "--output",
        metavar="FORMATO:ARCHIVO",
        help="Escribe además este archivo en ese formato; puede repetirse.",
    ),
]
FailOn = Annotated[
    str | None,
    typer.Option(
        "--fail-on",
        metavar="error|warning|info|never",
        help="Desde qué gravedad un hallazgo da el código de salida 1 (error).",
        callback=choice("--fail-on", "error", "warning", "info", "never"),
    ),
]
Accepted = Annotated[
    Path | None,
    typer.Option("--baseline", metavar="ARCHIVO", help="Hallazgos aceptados; ver poi-audit baseline."),
]
Layouts = Annotated[
    list[Path] | None,
    typer.Option(
        "--layout",
        metavar="FORMULARIO",
        help="Formulario propio (.toml) con que se lee; puede repetirse; ver poi-audit layouts.",
    ),
]
