"""`poi-audit check`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from poi_audit.cli.app import app, language, say
from poi_audit.cli.guarded import guard_of, load_console, max_pages_of
from poi_audit.cli.options import (
    AsOf,
    Engine,
    Files,
    Lang,
    MaxMemory,
    MaxPages,
    Pages,
    Password,
    Second,
    Timeout,
)
from poi_audit.cli.people import Carry, Docx, Html, Pdf, Xlsx, call_in
from poi_audit.render.formats import FORMATS, save, target, write_outcomes
from poi_audit.usage import choice, day, page_range

if TYPE_CHECKING:
    from poi_audit.render.words import Lang as Language
    from poi_audit.session import Checked, Failure


@app.command()
def check(
    files: Files,
    format: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="|".join(FORMATS),
            help="Forma de la salida.",
            callback=choice("--format", *FORMATS),
            autocompletion=lambda: list(FORMATS),
        ),
    ] = "console",
    output: Annotated[
        list[str] | None,
        typer.Option(
            "--output",
            metavar="FORMATO:ARCHIVO",
            help="Escribe además este archivo en ese formato; puede repetirse.",
        ),
    ] = None,
    fail_on: Annotated[
        str | None,
        typer.Option(
            "--fail-on",
            metavar="error|warning|info|never",
            help="Desde qué gravedad un hallazgo da el código de salida 1 (error).",
            callback=choice("--fail-on", "error", "warning", "info", "never"),
        ),
    ] = None,
    baseline: Annotated[
        Path | None,
        typer.Option("--baseline", metavar="ARCHIVO", help="Hallazgos aceptados; ver poi-audit baseline."),
    ] = None,
    html: Html = None,
    xlsx: Xlsx = None,
    carry: Carry = None,
    pdf: Pdf = None,
    docx: Docx = None,
    as_of: AsOf = None,
    engine: Engine = "pdfium",
    second_opinion: Second = None,
    pages: Pages = None,
    password: Password = None,
    max_pages: MaxPages = None,
    timeout: Timeout = None,
    max_memory: MaxMemory = None,
    lang: Lang = None,
) -> None:
    """Recalcula cada cifra derivada y dice cuáles no concuerdan."""
    from poi_audit.cli.files import decisions_of, outcomes_of
    from poi_audit.finding import Severity
    from poi_audit.render.people import Wanted, write_files
    from poi_audit.session import Checked, Reading, exit_code

    people = Wanted(html, xlsx, pdf, docx, carry)
    people.check(files)
    targets = [target(text) for text in output or ()]
    reading = Reading(engine, second_opinion, page_range(pages), password, max_pages_of(max_pages))
    date = day(as_of)
    decisions = decisions_of(baseline, date)
    words = language(lang)
    outcomes: list[Checked | Failure] = []
    results: list[tuple[Path, list[Checked]]] = []
    with guard_of(timeout, max_memory, load_console if format == "console" else None) as guard:
        found = outcomes_of(files, reading, date, guard, decisions)
        for file, fresh in zip(files, found, strict=True):
            if format == "console":
                show(fresh, words, apart=bool(outcomes))
            outcomes += fresh
            results.append((file, [outcome for outcome in fresh if isinstance(outcome, Checked)]))
        for sentence in write_files(people, results, call_in(guard), password, words):
            say(sentence)
    threshold = fail_on or decisions.config.fail_on
    least = None if threshold == "never" else Severity(threshold)
    if format != "console":
        write_outcomes(format, outcomes, sys.stdout, words, least)
    if format == "github":
        from poi_audit.render.github import append_summary

        append_summary(outcomes, words)
    for wanted in targets:
        save(wanted, outcomes, words, least)
    raise typer.Exit(exit_code(outcomes, least))


def show(outcomes: Sequence[Checked | Failure], lang: Language, apart: bool) -> None:
    from poi_audit.render.console import print_audit
    from poi_audit.render.text import open_console
    from poi_audit.session import Checked

    console = open_console()
    for number, outcome in enumerate(outcomes):
        if isinstance(outcome, Checked):
            if apart or number:
                console.print()
            print_audit(console, outcome.report, outcome.audit, outcome.expected, lang)
