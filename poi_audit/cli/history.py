"""`poi-audit history`."""

from __future__ import annotations

import typer

from poi_audit.cli.app import app
from poi_audit.cli.guarded import guard_of, layouts_of, load_console, max_pages_of
from poi_audit.cli.options import (
    Accepted,
    Carry,
    Docx,
    Engine,
    FailOn,
    Files,
    Force,
    Format,
    Html,
    Keep,
    Lang,
    Layouts,
    MaxMemory,
    MaxPages,
    Output,
    Password,
    Pdf,
    Second,
    Timeout,
    Xlsx,
)
from poi_audit.cli.spoken import Command, language, say
from poi_audit.messages import message
from poi_audit.render.formats import target


@app.command(cls=Command)
def history(
    files: Files,
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
    engine: Engine = "pdfium",
    second_opinion: Second = None,
    password: Password = None,
    max_pages: MaxPages = None,
    timeout: Timeout = None,
    max_memory: MaxMemory = None,
    layout: Layouts = None,
    lang: Lang = None,
) -> None:
    """Compare the reports of a year, each with the one before it."""
    from poi_audit.cli.comparing import Wishes, deliver, taken_from
    from poi_audit.cli.files import decisions_of
    from poi_audit.cli.outputs import outputs_of
    from poi_audit.comparison.order import ComparisonError
    from poi_audit.model.outcome import Outcome, Reading
    from poi_audit.render.people import Wanted
    from poi_audit.run.compare import Taken, consecutive
    from poi_audit.run.folders import expanded

    files = expanded(files)
    people = Wanted(html, xlsx, pdf, docx, carry=carry, keep=keep)
    targets = [target(text) for text in output or ()]
    read = [*files, *(layout or ())]
    outputs = outputs_of(people, targets, read, baseline, force)
    reading = Reading(engine, second_opinion, None, password, max_pages_of(max_pages), layouts_of(layout))
    decisions = decisions_of(baseline, None)
    wishes = Wishes(format, targets, fail_on, people, outputs, password, language(lang))
    taken: list[Taken] = []
    failures: list[Outcome] = []
    with guard_of(timeout, max_memory, load_console if format == "console" else None) as guard:
        for file in files:
            fresh, failed = taken_from(file, reading, None, guard)
            taken += fresh
            failures += failed
        for one in taken:
            if one.report.header.printed_on is None:
                say(message("tell.no date", name=one.path.name))
        few = len(taken) < 2 and failures
        found, unordered = ([], []) if few else consecutive(taken, dict(decisions.config.conventions))
        sentences = [
            message("usage.unordered", one=one.path.name, other=other.path.name) for one, other in unordered
        ]
        if not found and sentences:
            raise ComparisonError(sentences[0])
        for sentence in sentences:
            say(sentence)
        code = deliver(found, failures, guard, decisions, wishes, ordered=True)
    raise typer.Exit(code)
