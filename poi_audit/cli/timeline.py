"""`poi-audit timeline`."""

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
    ShownFormat,
    Timeout,
)
from poi_audit.cli.spoken import Command, language, spoken
from poi_audit.cli.usage import day, page_range


@app.command(cls=Command)
def timeline(
    file: File,
    format: ShownFormat = "console",
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
    """Show the progress at each month's closing."""
    from poi_audit.model.outcome import Failure, Reading
    from poi_audit.recompute.register import recomputed
    from poi_audit.recompute.timeline import timeline as over_time
    from poi_audit.render.progress import waiting
    from poi_audit.render.text import open_console
    from poi_audit.render.timeline import print_timeline, write_timelines
    from poi_audit.run.session import CLEAN, UNREAD, guarded, try_read

    date = day(as_of)
    reading = Reading(engine, None, page_range(pages), password, max_pages_of(max_pages), layouts_of(layout))
    with guard_of(timeout, max_memory) as guard, waiting(file.name, spoken()):
        reports = guarded(guard, try_read, file, reading)
    if isinstance(reports, Failure):
        complain(reports)
        raise typer.Exit(UNREAD)
    pairs = [
        (report, over_time(report, expected)) for report, expected in (recomputed(r, date) for r in reports)
    ]
    if format == "json":
        write_timelines(pairs, sys.stdout)
    else:
        console = open_console()
        for number, (report, found) in enumerate(pairs):
            if number:
                console.print()
            print_timeline(console, report, found, language(lang))
    raise typer.Exit(UNREAD if any(report.partial for report in reports) else CLEAN)
