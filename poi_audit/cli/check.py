"""`poi-audit check`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from poi_audit.cli.app import app
from poi_audit.cli.finish import finish
from poi_audit.cli.guarded import call_in, guard_of, layouts_of, load_console, max_pages_of
from poi_audit.cli.options import (
    Accepted,
    All,
    AsOf,
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
    Letter,
    MaxMemory,
    MaxPages,
    Output,
    Pages,
    Password,
    Pdf,
    RegisterAsOf,
    Registers,
    Second,
    SkipNonReports,
    Summary,
    Timeout,
    Xlsx,
)
from poi_audit.cli.spoken import Command, language, say
from poi_audit.cli.usage import day, page_range
from poi_audit.render.formats import target

if TYPE_CHECKING:
    from poi_audit.messages import Lang as Language
    from poi_audit.model.message import Message
    from poi_audit.model.outcome import Checked, Failure


@app.command(cls=Command)
def check(
    files: Files,
    format: Format = "console",
    output: Output = None,
    fail_on: FailOn = None,
    opened: All = False,
    skip_non_reports: SkipNonReports = False,
    baseline: Accepted = None,
    html: Html = None,
    xlsx: Xlsx = None,
    carry: Carry = None,
    keep: Keep = True,
    pdf: Pdf = None,
    docx: Docx = None,
    oficio: Letter = None,
    summary: Summary = None,
    force: Force = False,
    register: Registers = None,
    register_as_of: RegisterAsOf = None,
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
    """Recompute each derived figure and say which do not agree."""
    from poi_audit.cli.files import decisions_of, outcomes_of
    from poi_audit.cli.outputs import outputs_of
    from poi_audit.cli.registers import registers_from, unpaired
    from poi_audit.model.outcome import Checked, Failure, Reading
    from poi_audit.render.people import Wanted, write_files
    from poi_audit.run.folders import expanded
    from poi_audit.run.session import NO_REPORT

    files = expanded(files)
    people = Wanted(html, xlsx, pdf, docx, summary, carry, keep, oficio)
    targets = [target(text) for text in output or ()]
    read = [*files, *(register or ()), *(layout or ())]
    outputs = outputs_of(people, targets, read, baseline, force)
    reading = Reading(
        engine, second_opinion, page_range(pages), password, max_pages_of(max_pages), layouts_of(layout)
    )
    date = day(as_of)
    decisions = decisions_of(baseline, date)
    words = language(lang)
    outcomes: list[Checked | Failure] = []
    results: list[tuple[Path, list[Checked]]] = []
    lost: list[Message] = []
    with guard_of(timeout, max_memory, load_console if format == "console" else None) as guard:
        registers, failed = registers_from(register or (), day(register_as_of, "--register-as-of"), guard)
        outcomes += failed
        found = outcomes_of(files, reading, date, guard, decisions, registers)
        for file, fresh in zip(files, found, strict=True):
            if skip_non_reports and all(isinstance(o, Failure) and o.code == NO_REPORT for o in fresh):
                continue
            if format == "console":
                lost += show(fresh, words, bool(outcomes), opened)
            outcomes += fresh
            results.append((file, [outcome for outcome in fresh if isinstance(outcome, Checked)]))
        for sentence in write_files(people, results, call_in(guard), password, words, lost, outputs):
            say(sentence)
    code = finish(outcomes, format, targets, fail_on or decisions.config.fail_on, words, outputs, lost)
    raise typer.Exit(max(code, unpaired(outcomes, registers)))


def show(
    outcomes: Sequence[Checked | Failure], lang: Language, below: bool, opened: bool = False
) -> list[Message]:
    """Print the audits of one file, and give what should be said of it.

    `below`: others stand above; `opened`: every finding is shown, and not the groups alone.
    """
    from poi_audit.model.outcome import Checked
    from poi_audit.render.apart import apart
    from poi_audit.render.console import print_audit
    from poi_audit.render.text import open_console

    console = open_console()
    lost: list[Message] = []
    for number, outcome in enumerate(outcomes):
        if isinstance(outcome, Checked):
            if below or number:
                console.print()
            shown = partial(
                print_audit, console, outcome.report, outcome.audit, outcome.expected, lang, opened
            )
            apart(shown, outcome.report.source.file, lost)
    return lost
