"""`poi-audit layouts`, `layouts new` and `layouts check`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from poi_audit.cli.app import app, complain
from poi_audit.cli.guarded import guard_of, layouts_of, max_pages_of
from poi_audit.cli.options import (
    Engine,
    Files,
    Force,
    FormFile,
    FormOutput,
    Lang,
    Layouts,
    MaxMemory,
    MaxPages,
    Pages,
    Password,
    Timeout,
)
from poi_audit.cli.spoken import Command, Group, language, say, spoken
from poi_audit.cli.usage import page_range
from poi_audit.messages import message
from poi_audit.render.outputs import Outputs

if TYPE_CHECKING:
    from poi_audit.layouts.form import Form
    from poi_audit.model.outcome import Reading
    from poi_audit.process.guard import Guard

layouts = typer.Typer(
    cls=Group,
    help="help.layouts",
    rich_markup_mode=None,
    context_settings={"help_option_names": ["--help", "-h"]},
)
app.add_typer(layouts, name="layouts")


@layouts.callback(invoke_without_command=True)
def known(context: typer.Context, layout: Layouts = None, lang: Lang = None) -> None:
    """Show the known forms, where no other command follows."""
    if context.invoked_subcommand is not None:
        return
    from poi_audit.layouts import lexicon
    from poi_audit.render.layouts import print_known
    from poi_audit.render.text import open_console

    print_known(open_console(), lexicon(layouts_of(layout)).layouts, language(lang))


@layouts.command(cls=Command, help="help.layouts new")
def new(
    files: Files,
    output: FormOutput,
    force: Force = False,
    engine: Engine = "pdfium",
    pages: Pages = None,
    password: Password = None,
    max_pages: MaxPages = None,
    timeout: Timeout = None,
    max_memory: MaxMemory = None,
    layout: Layouts = None,
    lang: Lang = None,
) -> None:
    """Write a draft of the form of these files."""
    from poi_audit.layouts import lexicon
    from poi_audit.layouts.draft import draft
    from poi_audit.layouts.taught import layout_in
    from poi_audit.model.outcome import Failure, LayoutFile, Reading
    from poi_audit.render.layouts import print_drafted
    from poi_audit.render.text import open_console
    from poi_audit.run.session import CLEAN, UNREAD, guarded, try_read

    outputs = Outputs([*files, *(layout or ())], force)
    outputs.claim(output, "toml")
    words = language(lang)
    reading = Reading(engine, None, page_range(pages), password, max_pages_of(max_pages), layouts_of(layout))
    with guard_of(timeout, max_memory) as guard:
        forms = _forms_of(files, reading, guard)
        if not forms:
            raise typer.Exit(UNREAD)
        first = forms[0][0]
        text = draft(_joined([form for _, form in forms]), first.name, lexicon(reading.layouts), words)
        taught = LayoutFile(output.stem, text.encode("utf-8"))
        outputs.write(output, "toml", taught.data)
        layout_in(taught)
        reports = guarded(guard, try_read, first, replace(reading, layouts=(taught, *reading.layouts)))
    shown = None if isinstance(reports, Failure) else next(iter(reports), None)
    print_drafted(open_console(), output.name, shown, words)
    raise typer.Exit(CLEAN if len({path for path, _ in forms}) == len(set(files)) else UNREAD)


@layouts.command(cls=Command, help="help.layouts check")
def check(
    form: FormFile,
    files: Files,
    engine: Engine = "pdfium",
    pages: Pages = None,
    password: Password = None,
    max_pages: MaxPages = None,
    timeout: Timeout = None,
    max_memory: MaxMemory = None,
    lang: Lang = None,
) -> None:
    """Say what share of the rows each line of a form explains."""
    from poi_audit.layouts import lexicon
    from poi_audit.layouts.explained import explained, unknown
    from poi_audit.layouts.taught import layout_file, layout_in
    from poi_audit.model.outcome import Reading
    from poi_audit.render.layouts import print_explained
    from poi_audit.render.text import open_console
    from poi_audit.run.session import CLEAN, FOUND, UNREAD

    taught = layout_file(form)
    stated = layout_in(taught)
    reading = Reading(engine, None, page_range(pages), password, max_pages_of(max_pages), (taught,))
    with guard_of(timeout, max_memory) as guard:
        forms = _forms_of(files, reading, guard)
    console, good = open_console(), True
    for number, (path, read) in enumerate(forms):
        if number:
            console.print()
        lines, lacking = list(explained(stated, read)), unknown(stated, read, lexicon((taught,)))
        good = good and read.layout_sha256 == stated.sha256 and not lacking and all(x.good for x in lines)
        print_explained(console, path.name, stated, read, lines, lacking, language(lang))
    if len({path for path, _ in forms}) < len(set(files)):
        raise typer.Exit(UNREAD)
    raise typer.Exit(CLEAN if good else FOUND)


def _forms_of(files: Sequence[Path], reading: Reading, guard: Guard) -> list[tuple[Path, Form]]:
    """The form of each report of the files. Says on stderr why a file gave none."""
    from poi_audit.model.outcome import Failure
    from poi_audit.render.progress import waiting
    from poi_audit.run.forms import try_forms
    from poi_audit.run.session import guarded

    out: list[tuple[Path, Form]] = []
    for file in files:
        with waiting(file.name, spoken()):
            found = guarded(guard, try_forms, file, reading)
        if isinstance(found, Failure):
            complain(found)
        else:
            out += [(file, form) for form in found]
    return out


def _joined(forms: Sequence[Form]) -> Form:
    """The first form with the samples of those with the same columns. Says how many have others."""
    from poi_audit.layouts.form import joined

    whole, others = joined(forms)
    if others:
        say(message("tell.other heads", others=others, count=len(forms)))
    return whole
