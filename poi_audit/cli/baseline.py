"""`poi-audit baseline`."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from poi_audit.cli.app import app, language, say
from poi_audit.cli.guarded import guard_of, layouts_of, max_pages_of
from poi_audit.cli.options import (
    AsOf,
    Engine,
    Files,
    Lang,
    Layouts,
    MaxMemory,
    MaxPages,
    Pages,
    Password,
    RegisterAsOf,
    Registers,
    Timeout,
)
from poi_audit.cli.spanish import Command
from poi_audit.cli.usage import choice, day, page_range
from poi_audit.model.errors import UsageError
from poi_audit.model.errors import reason as cause


@app.command(cls=Command)
def baseline(
    files: Files,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="ARCHIVO", help="Dónde se escribe; si existe, se actualiza."),
    ] = None,
    level: Annotated[
        str,
        typer.Option(
            "--level",
            metavar="error|warning|info",
            help="Desde qué gravedad se acepta.",
            callback=choice("--level", "error", "warning", "info"),
        ),
    ] = "warning",
    reason: Annotated[
        str, typer.Option("--reason", metavar="TEXTO", help="Motivo de las entradas nuevas.")
    ] = "",
    author: Annotated[str, typer.Option("--author", metavar="TEXTO", help="Quién las acepta.")] = "",
    expires: Annotated[
        str | None, typer.Option("--expires", metavar="AAAA-MM-DD", help="Último día en que valen.")
    ] = None,
    register: Registers = None,
    register_as_of: RegisterAsOf = None,
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
    """Escribe los hallazgos de hoy como aceptados.

    Con check --baseline solo se muestran los nuevos.
    """
    from poi_audit.cli.files import Decisions, outcomes_of
    from poi_audit.cli.registers import registers_from
    from poi_audit.model.finding import Severity
    from poi_audit.model.outcome import Checked, Reading
    from poi_audit.render.items import title
    from poi_audit.run.baseline import entries_of, read, renewed, toml
    from poi_audit.run.config import load
    from poi_audit.run.session import CLEAN, UNREAD

    last = day(expires, "--expires")
    date = day(as_of)
    reading = Reading(engine, None, page_range(pages), password, max_pages_of(max_pages), layouts_of(layout))
    old = read(output) if output is not None and output.exists() else {}
    config = replace(load(), baseline=None)
    with guard_of(timeout, max_memory) as guard:
        registers, found = registers_from(register or (), day(register_as_of, "--register-as-of"), guard)
        for each in outcomes_of(files, reading, date, guard, Decisions(config), registers):
            found += each
    checked = [o for o in found if isinstance(o, Checked)]
    fresh = [
        entry
        for one in checked
        for entry in entries_of(
            one, old, Severity(level), language(lang), reason=reason, author=author, expires=last
        )
    ]
    whole = [title(one.report) for one in checked if one.audit.verdict != "partial"]
    kept = renewed(old, fresh, whole)
    text = toml(kept.values())
    if output is None:
        sys.stdout.write(text)
    else:
        try:
            output.write_text(text, "utf-8", newline="")
        except OSError as error:
            raise UsageError(f'--output: no se pudo escribir "{output}" ({cause(error)}).') from error
        added, gone = len(kept.keys() - old.keys()), len(old.keys() - kept.keys())
        say(f"{output.name}: {len(kept)} hallazgos aceptados, {added} nuevos, {gone} retirados.")
    raise typer.Exit(CLEAN if len(whole) == len(found) else UNREAD)
