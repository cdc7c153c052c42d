"""`poi-audit baseline`."""

from __future__ import annotations

import sys
from dataclasses import replace

import typer

from poi_audit.cli.app import app
from poi_audit.cli.guarded import guard_of, layouts_of, max_pages_of
from poi_audit.cli.options import (
    AsOf,
    Author,
    BaselineOutput,
    Engine,
    Expires,
    Files,
    Lang,
    Layouts,
    Level,
    MaxMemory,
    MaxPages,
    Pages,
    Password,
    Reason,
    RegisterAsOf,
    Registers,
    Timeout,
)
from poi_audit.cli.spoken import Command, language, say
from poi_audit.cli.usage import day, page_range
from poi_audit.messages import message
from poi_audit.render.outputs import Outputs


@app.command(cls=Command)
def baseline(
    files: Files,
    output: BaselineOutput = None,
    level: Level = "warning",
    reason: Reason = "",
    author: Author = "",
    expires: Expires = None,
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
    """Write today's findings as accepted."""
    from poi_audit.cli.files import Decisions, outcomes_of
    from poi_audit.cli.registers import registers_from
    from poi_audit.model.finding import Severity
    from poi_audit.model.outcome import Checked, Reading
    from poi_audit.render.items import title
    from poi_audit.run.baseline import entries_of, read, renewed, toml
    from poi_audit.run.config import load
    from poi_audit.run.folders import expanded
    from poi_audit.run.session import CLEAN, UNREAD

    files = expanded(files)
    last = day(expires, "--expires")
    date = day(as_of)
    reading = Reading(engine, None, page_range(pages), password, max_pages_of(max_pages), layouts_of(layout))
    old = read(output) if output is not None and output.exists() else {}
    outputs = Outputs([*files, *(register or ()), *(layout or ())], force=True)  # its entries are kept
    if output is not None:
        outputs.claim(output, "toml")
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
    text = toml(kept.values(), language(lang))
    if output is None:
        sys.stdout.write(text)
    else:
        outputs.write(output, "toml", text.encode("utf-8"))
        added, gone = len(kept.keys() - old.keys()), len(old.keys() - kept.keys())
        say(message("tell.accepted all", name=output.name, count=len(kept), added=added, gone=gone))
    raise typer.Exit(CLEAN if len(whole) == len(found) else UNREAD)
