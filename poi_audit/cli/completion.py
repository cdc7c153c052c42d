"""`poi-audit completion`."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from poi_audit.cli.app import app
from poi_audit.cli.spanish import Command
from poi_audit.cli.usage import choice

SHELLS = ("bash", "zsh", "fish", "powershell")
VARIABLE = "_POI_AUDIT_COMPLETE"
"""Set by the shell's script when it asks what can follow."""


@app.command(cls=Command)
def completion(
    shell: Annotated[
        str,
        typer.Argument(
            metavar="|".join(SHELLS),
            help="El intérprete de órdenes.",
            callback=choice("completion", *SHELLS),
            autocompletion=lambda: list(SHELLS),
            show_default=False,
        ),
    ],
) -> None:
    """Muestra el guion que completa órdenes y opciones.

    Para usarlo: eval "$(poi-audit completion bash)"
    """
    from typer.completion import shell_complete

    ready(True)
    shell_complete(typer.main.get_command(app), {}, "poi-audit", VARIABLE, f"source_{shell}")


def ready(asked: bool = False) -> None:
    """Let the parser answer a shell that asks what can follow; nothing where none asks."""
    if asked or VARIABLE in os.environ:
        from typer.completion import get_completion_inspect_parameters

        get_completion_inspect_parameters()
