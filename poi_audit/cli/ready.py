"""`poi-audit ready`."""

from __future__ import annotations

import sys
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from poi_audit.cli.app import app
from poi_audit.cli.guarded import guard_of, layouts_of
from poi_audit.cli.options import (
    Accepted,
    AsOf,
    FailOn,
    Force,
    Html,
    Lang,
    Layouts,
    MaxMemory,
    New,
    Pages,
    Password,
    ReportsFolder,
    ShownFormat,
    Timeout,
)
from poi_audit.cli.spoken import Command, language, say, spoken
from poi_audit.cli.usage import day, page_range
from poi_audit.messages import Lang as Language
from poi_audit.messages import message
from poi_audit.messages.faults import usage
from poi_audit.render.outputs import Outputs

if TYPE_CHECKING:
    from poi_audit.cli.files import Decisions
    from poi_audit.model.finding import Severity
    from poi_audit.model.outcome import Checked, LayoutFile, Outcome, Reading
    from poi_audit.process.guard import Guard
    from poi_audit.register.ready import Ready
    from poi_audit.run.compare import Taken


@app.command(cls=Command)
def ready(
    new: New,
    folder: ReportsFolder = None,
    format: ShownFormat = "console",
    html: Html = None,
    force: Force = False,
    fail_on: FailOn = None,
    baseline: Accepted = None,
    as_of: AsOf = None,
    pages: Pages = None,
    password: Password = None,
    timeout: Timeout = None,
    max_memory: MaxMemory = None,
    layout: Layouts = None,
    lang: Lang = None,
) -> None:
    """Say whether a report can be published, and what will be asked."""
    from poi_audit.cli.files import decisions_of
    from poi_audit.model.finding import Severity
    from poi_audit.model.outcome import Reading
    from poi_audit.run.session import CLEAN, FOUND, exit_code

    place = folder or new.parent
    if not place.is_dir():
        raise usage("no_folder", folder=place)
    read = [new, *([] if baseline is None else [baseline]), *(layout or ())]
    outputs = Outputs(read, force)
    if html is not None:
        outputs.claim(html, "html")
    reading = Reading(pages=page_range(pages), password=password, layouts=layouts_of(layout))
    date_, words = day(as_of), language(lang)
    decisions = decisions_of(baseline, date_)
    threshold = fail_on or decisions.config.fail_on
    least = None if threshold == "never" else Severity(threshold)
    with guard_of(timeout, max_memory) as guard:
        outcomes, found = _answers(new, place, reading, date_, guard, decisions, least)
    if format == "json":
        from poi_audit.render.ready import write_ready

        write_ready(found, sys.stdout, words)
    else:
        from poi_audit.render.ready import print_ready
        from poi_audit.render.text import open_console

        for one in found:
            print_ready(open_console(), one, words)
    for number, one in enumerate(found if html is not None else [], start=1):
        _save(html, number, len(found), one, words, outputs)
    stopped = FOUND if least is not None and any(one.stopping for one in found) else CLEAN
    raise typer.Exit(max(exit_code(outcomes, least), stopped))


def _answers(
    new: Path,
    folder: Path,
    reading: Reading,
    as_of: date | None,
    guard: Guard,
    decisions: Decisions,
    least: Severity | None,
) -> tuple[list[Outcome], list[Ready]]:
    """What checking the new file gives, and the answer on each of its reports."""
    from poi_audit.cli.files import outcomes_of
    from poi_audit.model.outcome import Checked
    from poi_audit.register.shelf import Shelf
    from poi_audit.run.compare import Taken
    from poi_audit.run.ready import of_body

    others = _others(new, folder, reading.layouts, guard)
    registers = Shelf(tuple(one.report for one in others if one.report.register is not None))
    (outcomes,) = outcomes_of([new], reading, as_of, guard, decisions, registers)
    found = []
    for checked in outcomes:
        if isinstance(checked, Checked):
            if checked.report.register is not None:
                raise usage("register_new", name=new.name)
            taken = Taken(new, checked.report, reading, as_of)
            found.append(_answer(checked, taken, of_body(taken, others), guard, decisions, least))
    return outcomes, found


def _others(new: Path, folder: Path, layouts: tuple[LayoutFile, ...], guard: Guard) -> list[Taken]:
    """What the other files of the folder hold; one that gives nothing is passed over."""
    from poi_audit.model.outcome import Failure, Reading
    from poi_audit.render.progress import waiting
    from poi_audit.run.compare import Taken
    from poi_audit.run.ready import MOST, files_in
    from poi_audit.run.session import guarded, try_read

    files = list(islice(files_in(folder, new), MOST + 1))
    if len(files) > MOST:
        say(message("tell.many files", folder=folder, limit=MOST))
    plain = Reading(layouts=layouts)
    found: list[Taken] = []
    for path in files[:MOST]:
        with waiting(path.name, spoken()):
            reports = guarded(guard, try_read, path, plain)
        if not isinstance(reports, Failure):
            found += [Taken(path, report, plain) for report in reports]
    return found


def _answer(
    checked: Checked,
    taken: Taken,
    others: list[Taken],
    guard: Guard,
    decisions: Decisions,
    least: Severity | None,
) -> Ready:
    from poi_audit.model.outcome import Failure
    from poi_audit.register.ready import Ready, stopping
    from poi_audit.run.compare import try_pair
    from poi_audit.run.ready import last_before
    from poi_audit.run.session import guarded

    earlier, unordered = last_before(taken, others)
    compared = None
    if earlier is not None:
        fixed = dict(decisions.config.conventions)
        found = guarded(guard, try_pair, taken.path, earlier, taken, fixed, True)
        compared = None if isinstance(found, Failure) else decisions.over(found)
    return Ready(checked, compared, stopping(checked.audit, least), len(others), unordered)


def _save(path: Path | None, number: int, of: int, one: Ready, words: Language, outputs: Outputs) -> None:
    from poi_audit.render.ready import ready_page

    assert path is not None
    target = path if of == 1 else path.with_stem(f"{path.stem}-{number}")
    outputs.write(target, "html", ready_page(one, words).encode("utf-8"))
