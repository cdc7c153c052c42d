"""The options of `check` that write files for people."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from poi_audit.process.guard import Guard
    from poi_audit.render.people import Call

Html = Annotated[
    Path | None,
    typer.Option("--html", metavar="ARCHIVO", help="Escribe el resultado como página, sin programas ni red."),
]
Xlsx = Annotated[
    Path | None,
    typer.Option("--xlsx", metavar="ARCHIVO", help="Escribe el papel de trabajo, con fórmulas vivas."),
]
Carry = Annotated[
    Path | None,
    typer.Option(
        "--carry", metavar="ARCHIVO", help="Papel de trabajo anterior cuyas disposiciones se conservan."
    ),
]
Pdf = Annotated[
    Path | None,
    typer.Option("--pdf", metavar="ARCHIVO", help="Escribe una copia del PDF con las cifras marcadas."),
]
Docx = Annotated[
    Path | None,
    typer.Option(
        "--docx", metavar="ARCHIVO", help="Escribe un anexo de Word con los errores y advertencias."
    ),
]


def call_in(guard: Guard) -> Call:
    """What calls a function in the guard's process; with POI_AUDIT_DEBUG=1 in this one."""

    def call(function: Any, *arguments: Any) -> Any:
        if os.environ.get("POI_AUDIT_DEBUG") == "1":
            return function(*arguments)
        return guard.call(function, *arguments)

    return call
