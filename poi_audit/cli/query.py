"""`poi-audit query`."""

from __future__ import annotations

import re
import sys
from typing import Annotated

import typer

from poi_audit.cli.app import app, language
from poi_audit.cli.options import Lang
from poi_audit.cli.spanish import Command
from poi_audit.cli.usage import choice
from poi_audit.model.text import nearest

FORMATS = ("table", "csv", "json", "jsonl")


@app.command(cls=Command)
def query(
    results: Annotated[
        str, typer.Argument(metavar="RESULTADOS", help="Lo que escribió batch.", show_default=False)
    ],
    sql: Annotated[
        str | None,
        typer.Argument(
            metavar="SQL|VISTA", help="Un SELECT o el nombre de una vista; sin él, la lista de ellas."
        ),
    ] = None,
    format: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="|".join(FORMATS),
            help="Forma de la respuesta.",
            callback=choice("--format", *FORMATS),
        ),
    ] = "table",
    lang: Lang = None,
) -> None:
    """Consulta con SQL los resultados de batch; solo lee."""
    from poi_audit.batch.needs import QUERY, need

    need(QUERY)
    from poi_audit.batch.answer import write_answer
    from poi_audit.batch.store import TABLE_NAMES, asked, catalogue, opened, views
    from poi_audit.model.errors import UsageError

    words = language(lang)
    if sql is not None and re.fullmatch(r"\w+", sql):
        known = [*TABLE_NAMES, *(view.name for view in views())]
        if sql not in known:
            raise UsageError(f'la vista "{sql}" no existe.{nearest(sql, known)}')
        sql = f"SELECT * FROM {sql}"
    with opened(results) as con:
        write_answer(catalogue(con, words) if sql is None else asked(con, sql), format, sys.stdout, words)
