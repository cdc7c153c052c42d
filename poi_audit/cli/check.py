"""`poi-audit check`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from poi_audit.cli.app import app, complain, language
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
            metavar="console|json",
            help="Forma de la salida.",
            callback=choice("--format", "console", "json"),
        ),
    ] = "console",
    fail_on: Annotated[
        str,
        typer.Option(
            "--fail-on",
            metavar="error|warning|info|never",
            help="Desde qué gravedad un hallazgo da el código de salida 1.",
            callback=choice("--fail-on", "error", "warning", "info", "never"),
        ),
    ] = "error",
    as_of: AsOf = None,
    engine: Engine = "pdfium",
    second_opinion: Second = None,
    pages: Pages = None,
    password: Password = None,
    max_pages: MaxPages = None,
    timeout: Timeout = None,
    max_memory: MaxMemory = None,
    lang: Lang = "es",
) -> None:
    """Recalcula cada cifra derivada y dice cuáles no concuerdan."""
    from poi_audit.finding import Severity
    from poi_audit.render.progress import waiting
    from poi_audit.session import Failure, Reading, exit_code, guarded, try_check

    reading = Reading(engine, second_opinion, page_range(pages), password, max_pages_of(max_pages))
    date = day(as_of)
    outcomes: list[Checked | Failure] = []
    with guard_of(timeout, max_memory, load_console if format == "console" else None) as guard:
        for file in files:
            with waiting(file.name):
                found = guarded(guard, try_check, file, reading, date)
            if isinstance(found, Failure):
                complain(found)
            fresh = [found] if isinstance(found, Failure) else found
            if format == "console":
                show(fresh, language(lang), apart=bool(outcomes))
            outcomes += fresh
    if format == "json":
        from poi_audit.render.json import write_audits

        write_audits(outcomes, sys.stdout, language(lang))
    raise typer.Exit(exit_code(outcomes, None if fail_on == "never" else Severity(fail_on)))


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
