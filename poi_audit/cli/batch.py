"""`poi-audit batch`."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from poi_audit.cli.app import app, language, say
from poi_audit.cli.guarded import layouts_of, max_pages_of
from poi_audit.cli.options import AsOf, Engine, Lang, Layouts, MaxMemory, MaxPages, Timeout
from poi_audit.cli.spanish import Command
from poi_audit.cli.usage import choice, count, day

if TYPE_CHECKING:
    from poi_audit.batch.entry import Record
    from poi_audit.batch.inputs import Input
    from poi_audit.batch.plan import Plan

Results = Annotated[
    str,
    typer.Option(
        "--output",
        "-o",
        metavar="RESULTADOS",
        help="Carpeta de los resultados, o su dirección (s3://..., abfs://...).",
        show_default=False,
    ),
]


@app.command(cls=Command)
def batch(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="CARPETA|PATRÓN|LISTA",
            help="Carpetas, patrones o listas de archivos (.txt); también direcciones s3://, abfs://...",
            show_default=False,
        ),
    ],
    output: Results,
    jobs: Annotated[
        str | None, typer.Option("--jobs", "-j", metavar="N", help="Procesos que leen (uno por núcleo).")
    ] = None,
    shard: Annotated[
        str | None,
        typer.Option("--shard", metavar="i/n", help="Solo la parte i de n de los archivos."),
    ] = None,
    scheduler: Annotated[
        str | None,
        typer.Option(
            "--scheduler",
            metavar="tcp://HOST:8786|local:N",
            help="Reparte los archivos con Dask.distributed.",
        ),
    ] = None,
    retries: Annotated[
        str | None,
        typer.Option("--retries", metavar="N", help="Reintentos de un archivo cuyo equipo falla (3)."),
    ] = None,
    recycle: Annotated[
        str | None,
        typer.Option("--recycle", metavar="N", help="Archivos tras los que un proceso se renueva (500)."),
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
    as_of: AsOf = None,
    engine: Engine = "pdfium",
    max_pages: MaxPages = None,
    timeout: Timeout = None,
    max_memory: MaxMemory = None,
    layout: Layouts = None,
    lang: Lang = None,
) -> None:
    """Audita muchos archivos y guarda los resultados.

    Los guarda como Parquet; otra vez, solo lee lo nuevo o cambiado.
    """
    from poi_audit.batch.needs import BATCH, CLUSTER, need

    need(CLUSTER if scheduler else BATCH)
    from poi_audit.batch.folder import Folder
    from poi_audit.batch.inputs import inputs_of, shard_of
    from poi_audit.batch.plan import Plan, task_of
    from poi_audit.batch.recover import alone, recovered
    from poi_audit.batch.registers import stored_registers
    from poi_audit.batch.settings import settings_of
    from poi_audit.batch.worker import PRELOADED
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
        say("batch guarda todos los hallazgos: los aceptados de la configuración no se descuentan.")
    part = shard_of(shard)
    folder = Folder(output)
    found = inputs_of(inputs, output, part)
    with alone(folder, part):
        manifest = recovered(folder, part)
        with Guard(limits, preloaded=PRELOADED) as guard:
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
