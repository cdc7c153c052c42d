"""`poi-audit completion`."""

from __future__ import annotations

import os

import typer

from poi_audit.cli.app import app
from poi_audit.cli.options import Shell
from poi_audit.cli.spoken import Command

VARIABLE = "_POI_AUDIT_COMPLETE"
"""Set by the shell's script when it asks what can follow."""


@app.command(cls=Command)
def completion(
    shell: Shell,
) -> None:
    """Show the script that completes commands and options."""
    from typer.completion import shell_complete

    ready(True)
    shell_complete(typer.main.get_command(app), {}, "poi-audit", VARIABLE, f"source_{shell}")


def ready(asked: bool = False) -> None:
    """Let the parser answer a shell that asks what can follow; nothing where none asks."""
    if asked or VARIABLE in os.environ:
        from typer.completion import get_completion_inspect_parameters

        get_completion_inspect_parameters()
