"""`poi-audit show`."""

from __future__ import annotations

import sys

import typer

from poi_audit.cli.app import app
from poi_audit.cli.guarded import guard_of, layouts_of, max_pages_of
from poi_audit.cli.options import (
    AsOf,
    Codes,
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
from poi_audit.cli.spoken import Command, language
from poi_audit.cli.usage import day, page_range
from poi_audit.messages import hint
from poi_audit.messages.faults import usage


@app.command(cls=Command)
def show(
    file: File,
    codes: Codes,
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
    """Show an activity and how each of its figures is recomputed."""
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
            raise usage("not_listed", code=code, hint=hint(code.upper(), known))
    wanted = [code.upper() for code in codes]
    if format == "json":
        from poi_audit.render.show_json import write_activities

        write_activities(reports, wanted, sys.stdout, language(lang))
    else:
        print_activities(open_console(), reports, wanted, language(lang))
    raise typer.Exit(UNREAD if any(one.audit.verdict == "partial" for one in reports) else CLEAN)
