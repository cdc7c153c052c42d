"""`poi-audit expect`."""

from __future__ import annotations

import sys
from dataclasses import replace

import typer

from poi_audit.cli.app import app, complain
from poi_audit.cli.guarded import call_in, guard_of, layouts_of
from poi_audit.cli.options import (
    AsOf,
    ExpectFormat,
    Force,
    Html,
    Keep,
    Lang,
    Layouts,
    Like,
    MaxMemory,
    Months,
    Register,
    Timeout,
    Uncapped,
    Xlsx,
)
from poi_audit.cli.spoken import Command, language, say, spoken
from poi_audit.cli.usage import count, day
from poi_audit.messages.faults import usage
from poi_audit.model.message import Message

YEAR = 12
"""Months that a report shows unless fewer are asked for."""


@app.command(cls=Command)
def expect(
    register: Register,
    format: ExpectFormat = "table",
    html: Html = None,
    xlsx: Xlsx = None,
    keep: Keep = True,
    force: Force = False,
    as_of: AsOf = None,
    months: Months = None,
    like: Like = None,
    uncapped: Uncapped = False,
    timeout: Timeout = None,
    max_memory: MaxMemory = None,
    layout: Layouts = None,
    lang: Lang = None,
) -> None:
    """Say what the report of a register will print."""
    from poi_audit.cli.outputs import outputs_of
    from poi_audit.model.outcome import Failure, Reading
    from poi_audit.recompute.register import Asked
    from poi_audit.render.people import Wanted, write_files
    from poi_audit.render.progress import waiting
    from poi_audit.run.config import load
    from poi_audit.run.expect import as_in, try_expect
    from poi_audit.run.session import CLEAN, UNREAD, guarded, try_read

    people = Wanted(html, xlsx, keep=keep)
    read = [register, *([] if like is None else [like]), *(layout or ())]
    outputs = outputs_of(people, (), read, force=force)
    shown = count("--months", months, YEAR)
    if shown > YEAR:
        raise usage("too_many_months", text=months)
    asked = Asked(day(as_of), shown, not uncapped, money=False, fixed=dict(load().conventions))
    words = language(lang)
    with guard_of(timeout, max_memory) as guard:
        if like is not None:
            with waiting(like.name, spoken()):
                published = guarded(guard, try_read, like, Reading(layouts=layouts_of(layout)))
            if isinstance(published, Failure):
                complain(published)
                raise typer.Exit(UNREAD)
            if published[0].register is not None:
                raise usage("no_report_like", name=like.name)
            asked = as_in(published[0], asked)
        with waiting(register.name, spoken()):
            found = guarded(guard, try_expect, register, asked)
        if isinstance(found, Failure):
            complain(found)
            raise typer.Exit(UNREAD)
        found = [replace(one, path=register.name) for one in found]
        lost: list[Message] = []
        for sentence in write_files(people, [(register, found)], call_in(guard), None, words, lost, outputs):
            say(sentence)
        for sentence in lost:
            say(sentence)
    if format == "json":
        from poi_audit.render.expected import write_expected

        write_expected(found, sys.stdout, words)
    elif format.startswith("csv"):
        from poi_audit.render.csv import write_csv

        write_csv([one.report for one in found], sys.stdout, format)
    else:
        from poi_audit.render.expected import print_expected
        from poi_audit.render.text import open_console

        print_expected(open_console(), found, words)
    raise typer.Exit(UNREAD if lost or any(one.report.partial for one in found) else CLEAN)
