"""`poi-audit show`."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from poi_audit.cli.app import app, language
from poi_audit.cli.guarded import guard_of, layouts_of, max_pages_of
from poi_audit.cli.options import (
    AsOf,
    Engine,
    File,
    Lang,
    Layouts,
    MaxMemory,
    MaxPages,
    Pages,
    Password,
    Timeout,
)
from poi_audit.cli.spanish import Command
from poi_audit.cli.usage import choice, day, page_range
from poi_audit.model.errors import UsageError
from poi_audit.model.text import nearest


@app.command(cls=Command)
def show(
    file: File,
    codes: Annotated[
        list[str],
        typer.Argument(
            metavar="CÓDIGO", help="Códigos de AO, o de AEI u OEI para todas las suyas.", show_default=False
        ),
    ],
    format: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="console|json",
            help="Forma de la salida.",
            callback=choice("--format", "console", "json"),
        ),
    ] = "console",
    as_of: AsOf = None,
    engine: Engine = "pdfium",
    pages: Pages = None,
    password: Password = None,
    max_pages: MaxPages = None,
    timeout: Timeout = None,
    max_memory: MaxMemory = None,
    layout: Layouts = None,
    lang: Lang = None,
) -> None:
    """Muestra una AO y cómo se recalcula cada una de sus cifras.

    Con sus celdas, cada paso del cálculo, sus hallazgos y su lugar en la página.
    """
    from poi_audit.cli.files import decisions_of, outcomes_of
    from poi_audit.model.outcome import Checked, Reading
    from poi_audit.render.show import codes_of, print_activities
    from poi_audit.render.text import open_console
    from poi_audit.run.session import CLEAN, UNREAD

    reading = Reading(engine, None, page_range(pages), password, max_pages_of(max_pages), layouts_of(layout))
    date = day(as_of)
    decisions = decisions_of(None, date)
    with guard_of(timeout, max_memory) as guard:
        found = next(outcomes_of([file], reading, date, guard, decisions))
    reports = [outcome for outcome in found if isinstance(outcome, Checked)]
    if not reports:
        raise typer.Exit(UNREAD)
    facts = [fact for one in reports for fact in one.expected.activities]
    known = [code for fact in facts for code in codes_of(fact)]
    for code in codes:
        if code.upper() not in known:
            raise UsageError(f'El reporte no lista "{code}".{nearest(code.upper(), known)}')
    wanted = [code.upper() for code in codes]
    if format == "json":
        from poi_audit.render.show_json import write_activities

        write_activities(reports, wanted, sys.stdout, language(lang))
    else:
        print_activities(open_console(), reports, wanted, language(lang))
    raise typer.Exit(UNREAD if any(one.audit.verdict == "partial" for one in reports) else CLEAN)
