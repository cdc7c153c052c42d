"""`poi-audit dashboard`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from poi_audit.cli.app import app, language
from poi_audit.cli.options import Lang
from poi_audit.cli.spanish import Command


@app.command(cls=Command)
def dashboard(
    results: Annotated[
        str, typer.Argument(metavar="RESULTADOS", help="Lo que escribió batch.", show_default=False)
    ],
    output: Annotated[
        Path,
        typer.Option("--output", "-o", metavar="CARPETA", help="Carpeta de las páginas.", show_default=False),
    ],
    lang: Lang = None,
) -> None:
    """Escribe los resultados de batch como páginas.

    De las entidades, las reglas y los meses.
    """
    from poi_audit.batch.needs import QUERY, need

    need(QUERY)
    from poi_audit.batch.dashboard import write_site
    from poi_audit.batch.store import opened
    from poi_audit.model.errors import UsageError

    with opened(results) as con:
        try:
            count = write_site(con, output, language(lang))
        except OSError as error:
            raise UsageError(f'--output: no se pudo escribir en "{output}" ({error.strerror}).') from error
    print(f"{output / 'index.html'}: {count:,} páginas")
