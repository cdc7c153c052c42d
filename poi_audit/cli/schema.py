"""`poi-audit schema`."""

from __future__ import annotations

from typing import Annotated

import typer

from poi_audit.cli.app import app
from poi_audit.cli.spanish import Command
from poi_audit.cli.usage import choice


@app.command(cls=Command)
def schema(
    command: Annotated[
        str,
        typer.Argument(
            metavar="extract|check|show",
            help="La orden cuya salida se describe.",
            callback=choice("schema", "extract", "check", "show"),
            show_default=False,
        ),
    ],
) -> None:
    """Muestra el JSON Schema de extract, check y show."""
    import json

    from poi_audit.contract.schema import SCHEMAS

    print(json.dumps(SCHEMAS[command], ensure_ascii=False, indent=2))
