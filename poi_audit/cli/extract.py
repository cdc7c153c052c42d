"""`poi-audit extract`."""

from __future__ import annotations

import sys

import typer

from poi_audit.cli.app import app, complain
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
    ReadFormat,
    Second,
    Timeout,
    WithPlaces,
)
from poi_audit.cli.spoken import Command, language, spoken
from poi_audit.cli.usage import day, page_range
from poi_audit.messages.faults import usage


@app.command(cls=Command)
def extract(
    file: File,
    format: ReadFormat = "json",
    where: WithPlaces = False,
    as_of: AsOf = None,
    engine: Engine = "pdfium",
    second_opinion: Second = None,
    pages: Pages = None,
    password: Password = None,
    max_pages: MaxPages = None,
    timeout: Timeout = None,
    max_memory: MaxMemory = None,
    layout: Layouts = None,
    lang: Lang = None,
) -> None:
    """Show the figures of a report as they are printed."""
    from poi_audit.model.outcome import Failure, Reading
    from poi_audit.render.progress import waiting
    from poi_audit.run.session import CLEAN, UNREAD, guarded, try_read

    if where and format != "json":
        raise usage("where_alone", format=format)
    reading = Reading(
        engine, second_opinion, page_range(pages), password, max_pages_of(max_pages), layouts_of(layout)
    )
    with guard_of(timeout, max_memory) as guard, waiting(file.name, spoken()):
        reports = guarded(guard, try_read, file, reading)
    if isinstance(reports, Failure):
        complain(reports)
        raise typer.Exit(UNREAD)
    if (told := day(as_of)) is not None:
        from poi_audit.model.exported import exported_on

        reports = [exported_on(report, told) for report in reports]
    if format == "json":
        from poi_audit.render.json import write_reports

        write_reports(reports, sys.stdout, where, language(lang))
    elif format.startswith("csv"):
        from poi_audit.render.csv import write_csv

        write_csv(reports, sys.stdout, format)
    else:
        from poi_audit.render.table import print_reports
        from poi_audit.render.text import open_console

        print_reports(open_console(), reports, language(lang))
    raise typer.Exit(UNREAD if any(report.partial for report in reports) else CLEAN)
