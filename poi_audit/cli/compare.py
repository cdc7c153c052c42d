"""`poi-audit compare`."""

from __future__ import annotations

from dataclasses import replace

import typer

from poi_audit.cli.app import app
from poi_audit.cli.guarded import guard_of, layouts_of, load_console, max_pages_of
from poi_audit.cli.options import (
    Accepted,
    AsOf,
    Carry,
    Docx,
    Earlier,
    EarlierAsOf,
    EarlierPages,
    Engine,
    FailOn,
    Force,
    Format,
    Html,
    Keep,
    Lang,
    Later,
    Layouts,
    MaxMemory,
    MaxPages,
    Output,
    Pages,
    Password,
    Pdf,
    Second,
    Timeout,
    Xlsx,
)
from poi_audit.cli.spoken import Command, language
from poi_audit.cli.usage import day, page_range
from poi_audit.render.formats import target


@app.command(cls=Command)
def compare(
    earlier: Earlier,
    later: Later,
    format: Format = "console",
    output: Output = None,
    fail_on: FailOn = None,
    baseline: Accepted = None,
    html: Html = None,
    xlsx: Xlsx = None,
    carry: Carry = None,
    keep: Keep = True,
    pdf: Pdf = None,
    docx: Docx = None,
    force: Force = False,
    earlier_as_of: EarlierAsOf = None,
    as_of: AsOf = None,
    engine: Engine = "pdfium",
    second_opinion: Second = None,
    earlier_pages: EarlierPages = None,
    pages: Pages = None,
    password: Password = None,
    max_pages: MaxPages = None,
    timeout: Timeout = None,
    max_memory: MaxMemory = None,
    layout: Layouts = None,
    lang: Lang = None,
) -> None:
    """Say what a report rewrites of an earlier one, and its effect."""
    from poi_audit.cli.comparing import Wishes, deliver, taken_from
    from poi_audit.cli.files import decisions_of
    from poi_audit.cli.outputs import outputs_of
    from poi_audit.model.outcome import Reading
    from poi_audit.render.people import Wanted
    from poi_audit.run.compare import couples

    people = Wanted(html, xlsx, pdf, docx, carry=carry, keep=keep)
    targets = [target(text) for text in output or ()]
    read = [earlier, later, *(layout or ())]
    outputs = outputs_of(people, targets, read, baseline, force)
    reading = Reading(
        engine, second_opinion, page_range(pages), password, max_pages_of(max_pages), layouts_of(layout)
    )
    before = replace(reading, pages=page_range(earlier_pages))
    days = day(earlier_as_of, "--earlier-as-of"), day(as_of)
    decisions = decisions_of(baseline, days[1])
    wishes = Wishes(format, targets, fail_on, people, outputs, password, language(lang))
    with guard_of(timeout, max_memory, load_console if format == "console" else None) as guard:
        old, failed = taken_from(earlier, before, days[0], guard)
        new, failed_too = taken_from(later, reading, days[1], guard)
        failures = [*failed, *failed_too]
        found = [] if failures else couples(old, new)
        code = deliver(found, failures, guard, decisions, wishes)
    raise typer.Exit(code)
