"""`poi-audit expect`."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from poi_audit.cli.app import app, complain, language, say
from poi_audit.cli.guarded import guard_of
from poi_audit.cli.options import AsOf, Lang, MaxMemory, Timeout
from poi_audit.cli.people import Html, Xlsx, call_in
from poi_audit.cli.spanish import Command
from poi_audit.cli.usage import choice, count, day
from poi_audit.model.errors import UsageError


@app.command(cls=Command)
def expect(
    register: Annotated[
        Path,
        typer.Argument(metavar="REGISTRO", help="El registro que exporta el aplicativo.", show_default=False),
    ],
    format: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="table|json|csv",
            help="Forma de la salida.",
            callback=choice("--format", "table", "json", "csv"),
        ),
    ] = "table",
    html: Html = None,
    xlsx: Xlsx = None,
    as_of: AsOf = None,
    months: Annotated[
        str | None, typer.Option("--months", metavar="N", help="Cuántos meses muestra el reporte (12).")
    ] = None,
    like: Annotated[
        Path | None,
        typer.Option(
            "--like",
            metavar="REPORTE",
            help="Reporte anterior de la entidad: de él se toman los tipos de OEI, la casilla y los criterios.",
        ),
    ] = None,
    uncapped: Annotated[
        bool, typer.Option("--uncapped", help="Sin marcar la casilla de avances truncados al 100 %.")
    ] = False,
    timeout: Timeout = None,
    max_memory: MaxMemory = None,
    lang: Lang = None,
) -> None:
    """Dice qué imprimirá el reporte de un registro.

    Con lo que falta registrar y las AO que quedan fuera.
    """
    from poi_audit.model.outcome import Failure, Reading
    from poi_audit.recompute.register import Asked
    from poi_audit.render.people import Wanted, write_files
    from poi_audit.render.progress import waiting
    from poi_audit.run.config import load
    from poi_audit.run.expect import as_in, try_expect
    from poi_audit.run.session import CLEAN, UNREAD, guarded, try_read

    people = Wanted(html, xlsx)
    people.check([register])
    shown = count("--months", months, 12)
    if shown > 12:
        raise UsageError(f'--months: "{months}" pasa de los doce meses del año.')
    asked = Asked(day(as_of), shown, not uncapped, money=False, fixed=dict(load().conventions))
    words = language(lang)
    with guard_of(timeout, max_memory) as guard:
        if like is not None:
            with waiting(like.name):
                published = guarded(guard, try_read, like, Reading())
            if isinstance(published, Failure):
                complain(published)
                raise typer.Exit(UNREAD)
            asked = as_in(published[0], asked)
        with waiting(register.name):
            found = guarded(guard, try_expect, register, asked)
        if isinstance(found, Failure):
            complain(found)
            raise typer.Exit(UNREAD)
        found = [replace(one, path=register.name) for one in found]
        for sentence in write_files(people, [(register, found)], call_in(guard), None, words):
            say(sentence)
    if format == "json":
        from poi_audit.render.expected import write_expected

        write_expected(found, sys.stdout, words)
    elif format == "csv":
        from poi_audit.render.csv import write_csv

        write_csv([one.report for one in found], sys.stdout)
    else:
        from poi_audit.render.expected import print_expected
        from poi_audit.render.text import open_console

        print_expected(open_console(), found, words)
    raise typer.Exit(UNREAD if any(one.report.partial for one in found) else CLEAN)
