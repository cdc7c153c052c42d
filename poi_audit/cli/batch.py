"""`poi-audit batch`."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import typer

from poi_audit.cli.app import app
from poi_audit.cli.guarded import layouts_of, max_pages_of
from poi_audit.cli.options import (
    AsOf,
    Engine,
    FailOn,
    Inputs,
    Jobs,
    Lang,
    Layouts,
    MaxMemory,
    MaxPages,
    Recycle,
    ResultsOutput,
    Retries,
    Scheduler,
    Shard,
    Timeout,
)
from poi_audit.cli.spoken import Command, language, say
from poi_audit.cli.usage import count, day
from poi_audit.messages import message

if TYPE_CHECKING:
    from poi_audit.batch.entry import Record
    from poi_audit.batch.inputs import Input
    from poi_audit.batch.plan import Plan


@app.command(cls=Command)
def batch(
    inputs: Inputs,
    output: ResultsOutput,
    jobs: Jobs = None,
    shard: Shard = None,
    scheduler: Scheduler = None,
    retries: Retries = None,
    recycle: Recycle = None,
    fail_on: FailOn = None,
    as_of: AsOf = None,
    engine: Engine = "pdfium",
    max_pages: MaxPages = None,
    timeout: Timeout = None,
    max_memory: MaxMemory = None,
    layout: Layouts = None,
    lang: Lang = None,
) -> None:
    """Audit many files and keep the results."""
    from poi_audit.batch.needs import BATCH, CLUSTER, need

    need(CLUSTER if scheduler else BATCH)
    from poi_audit.batch.folder import Folder
    from poi_audit.batch.inputs import inputs_of, shard_of
    from poi_audit.batch.plan import Plan, task_of
    from poi_audit.batch.recover import alone, recovered
    from poi_audit.batch.registers import stored_registers
    from poi_audit.batch.settings import settings_of
    from poi_audit.batch.worker import PRELOADED
    from poi_audit.checks.plugins import load_in
    from poi_audit.model.finding import Severity
    from poi_audit.model.outcome import Reading
    from poi_audit.process.guard import Guard
    from poi_audit.process.limits import DEFAULT, Limits
    from poi_audit.run.config import load

    config = load()
    words = language(lang)
    limits = Limits(
        count("--timeout", timeout, DEFAULT.seconds), count("--max-memory", max_memory, DEFAULT.megabytes)
    )
    reading = Reading(engine, max_pages=max_pages_of(max_pages), layouts=layouts_of(layout))
    settings = settings_of(config, reading, day(as_of), words, limits)
    if config.baseline is not None:
        say(message("tell.baseline kept"))
    part = shard_of(shard)
    folder = Folder(output)
    found = inputs_of(inputs, output, part)
    with alone(folder, part):
        manifest, bad = recovered(folder, part)
        if bad:
            say(message("tell.mended", names=bad))
        with Guard(limits, preloaded=PRELOADED) as guard:
            load_in(guard.call)
            settings = replace(settings, registers=stored_registers(folder, found, guard))
        plan = Plan(task_of(folder, settings, manifest.next_run, part.label), manifest)
        if scheduler:
            from poi_audit.batch.cluster import run_cluster

            running = run_cluster(plan, found, scheduler, count("--retries", retries, 3))
        else:
            from poi_audit.batch.local import RECYCLE, run_local

            slots = count("--jobs", jobs, _cores())
            running = run_local(plan, found, slots, count("--recycle", recycle, RECYCLE))
        records = _followed(running, plan, found, words)
    threshold = fail_on or config.fail_on
    raise typer.Exit(_closed(records, None if threshold == "never" else Severity(threshold)))


def _cores() -> int:
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity is not None else os.cpu_count() or 1


def _followed(running: Iterator[Record], plan: Plan, found: list[Input], words: str) -> list[Record]:
    from poi_audit.batch.progress import Progress
    from poi_audit.batch.summary import closing_line, print_summary
    from poi_audit.render.text import open_console

    lang = language(words)
    progress = Progress(len(found), lang)
    records = []
    for record in running:
        progress.step(record.audited)
        records.append(record)
    seconds = progress.end()
    console = open_console()
    print_summary(console, records, lang)
    console.print()
    console.print(closing_line(progress.read, progress.done - progress.read, seconds, lang))
    return records


def _closed(records: list[Record], fail_on: object) -> int:
    from poi_audit.batch.summary import exit_code_of
    from poi_audit.model.finding import Severity

    return exit_code_of(records, fail_on if isinstance(fail_on, Severity) else None)
