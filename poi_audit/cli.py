"""The command `poi-audit`: thin, over `read_all` and `audit`.

What is heavy (rich, pandas, the engines) is imported where it is used, so that `--help` stays quick.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from poi_audit import __version__
from poi_audit.errors import PoiAuditError, UsageError
from poi_audit.limits import DEFAULT, MAX_PAGES, Limits
from poi_audit.usage import UsageFault, choice, count, day, page_range, sentence

if TYPE_CHECKING:
    from poi_audit.guard import Guard
    from poi_audit.render.words import Lang
    from poi_audit.session import Checked, Failure

ENGINES = ("pdfium", "pdfplumber", "camelot")
SEVERITIES = ("error", "warning", "info")

app = typer.Typer(
    name="poi-audit",
    help="Audita reportes publicados de seguimiento del Plan Operativo Institucional (POI).",
    epilog="Códigos de salida: 0 sin hallazgos, 1 con hallazgos, 2 uso incorrecto, "
    "3 archivo ilegible o leído en parte.",
    rich_markup_mode=None,
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"]},
)


def _version(asked: bool) -> None:
    if asked:
        print(f"poi-audit {__version__}")
        raise typer.Exit


_File = Annotated[
    Path, typer.Argument(metavar="ARCHIVO", help="PDF, HTML, .xls o texto pegado.", show_default=False)
]
_Files = Annotated[
    list[Path],
    typer.Argument(metavar="ARCHIVO", help="Uno o más: PDF, HTML, .xls o texto pegado.", show_default=False),
]
_Engine = Annotated[
    str,
    typer.Option(
        "--engine",
        metavar="MOTOR",
        help=f"Lector de PDF: {', '.join(ENGINES)}.",
        callback=choice("--engine", *ENGINES),
    ),
]
_Second = Annotated[
    str | None,
    typer.Option(
        "--second-opinion",
        metavar="MOTOR",
        help="Lee otra vez con este motor y marca como dudosa cada cifra en que difieren.",
        callback=choice("--second-opinion", *ENGINES),
    ),
]
_Pages = Annotated[str | None, typer.Option("--pages", metavar="38-47", help="Páginas del PDF donde buscar.")]
_Password = Annotated[
    str | None, typer.Option("--password", metavar="CLAVE", help="Clave de un PDF cifrado.")
]
_MaxPages = Annotated[
    str | None,
    typer.Option(
        "--max-pages",
        metavar="N",
        help=f"Páginas a partir de las cuales no se lee un PDF sin --pages ({MAX_PAGES}).",
    ),
]
_Timeout = Annotated[
    str | None,
    typer.Option(
        "--timeout", metavar="S", help=f"Segundos que puede tomar cada archivo ({DEFAULT.seconds})."
    ),
]
_MaxMemory = Annotated[
    str | None,
    typer.Option(
        "--max-memory",
        metavar="MB",
        help=f"Memoria que puede ocupar la lectura ({DEFAULT.megabytes}).",
    ),
]
_Lang = Annotated[
    str,
    typer.Option(
        "--lang", metavar="es|en", help="Idioma de las frases.", callback=choice("--lang", "es", "en")
    ),
]


@app.callback()
def _poi_audit(
    version: Annotated[
        bool, typer.Option("--version", help="Muestra la versión.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    pass


@app.command()
def extract(
    file: _File,
    format: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="json|csv|table",
            help="Forma de la salida.",
            callback=choice("--format", "json", "csv", "table"),
        ),
    ] = "json",
    where: Annotated[
        bool, typer.Option("--where", help="En JSON, cada cifra con su página y su lugar.")
    ] = False,
    engine: _Engine = "pdfium",
    second_opinion: _Second = None,
    pages: _Pages = None,
    password: _Password = None,
    max_pages: _MaxPages = None,
    timeout: _Timeout = None,
    max_memory: _MaxMemory = None,
    lang: _Lang = "es",
) -> None:
    """Lee el reporte y muestra sus cifras tal como están impresas."""
    from poi_audit.extract.problems import partial
    from poi_audit.render.progress import waiting
    from poi_audit.session import CLEAN, UNREAD, Failure, Reading, guarded, try_read

    if where and format != "json":
        raise UsageError(f"--where solo acompaña a --format json, no a {format}.")
    reading = Reading(engine, second_opinion, page_range(pages), password, _max_pages(max_pages))
    with _guard(timeout, max_memory) as guard, waiting(file.name):
        reports = guarded(guard, try_read, file, reading)
    if isinstance(reports, Failure):
        _complain(reports)
        raise typer.Exit(UNREAD)
    if format == "json":
        from poi_audit.render.json import write_reports

        write_reports(reports, sys.stdout, where)
    elif format == "csv":
        from poi_audit.render.csv import write_csv

        write_csv(reports, sys.stdout)
    else:
        from poi_audit.render.table import print_reports
        from poi_audit.render.text import open_console

        print_reports(open_console(), reports, _lang(lang))
    raise typer.Exit(UNREAD if any(partial(report.problems) for report in reports) else CLEAN)


@app.command()
def check(
    files: _Files,
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
            callback=choice("--fail-on", *SEVERITIES, "never"),
        ),
    ] = "error",
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", metavar="AAAA-MM-DD", help="Fecha de consulta, si el reporte no la trae."),
    ] = None,
    engine: _Engine = "pdfium",
    second_opinion: _Second = None,
    pages: _Pages = None,
    password: _Password = None,
    max_pages: _MaxPages = None,
    timeout: _Timeout = None,
    max_memory: _MaxMemory = None,
    lang: _Lang = "es",
) -> None:
    """Recalcula cada cifra derivada y dice cuáles no concuerdan."""
    from poi_audit.finding import Severity
    from poi_audit.render.progress import waiting
    from poi_audit.session import Failure, Reading, exit_code, guarded, try_check

    reading = Reading(engine, second_opinion, page_range(pages), password, _max_pages(max_pages))
    date = day(as_of)
    outcomes: list[Checked | Failure] = []
    with _guard(timeout, max_memory, _load_console if format == "console" else None) as guard:
        for file in files:
            with waiting(file.name):
                found = guarded(guard, try_check, file, reading, date)
            if isinstance(found, Failure):
                _complain(found)
            fresh = [found] if isinstance(found, Failure) else found
            if format == "console":
                _show(fresh, _lang(lang), apart=bool(outcomes))
            outcomes += fresh
    if format == "json":
        from poi_audit.render.json import write_audits

        write_audits(outcomes, sys.stdout, _lang(lang))
    raise typer.Exit(exit_code(outcomes, None if fail_on == "never" else Severity(fail_on)))


@app.command()
def timeline(
    file: _File,
    format: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="console|json",
            help="Forma de la salida.",
            callback=choice("--format", "console", "json"),
        ),
    ] = "console",
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", metavar="AAAA-MM-DD", help="Fecha de consulta, si el reporte no la trae."),
    ] = None,
    engine: _Engine = "pdfium",
    pages: _Pages = None,
    password: _Password = None,
    max_pages: _MaxPages = None,
    timeout: _Timeout = None,
    max_memory: _MaxMemory = None,
    lang: _Lang = "es",
) -> None:
    """Muestra el avance que el reporte habría mostrado al cierre de cada mes."""
    from poi_audit.extract.problems import partial
    from poi_audit.recompute import expect
    from poi_audit.render.progress import waiting
    from poi_audit.render.text import open_console
    from poi_audit.render.timeline import print_timeline, write_timelines
    from poi_audit.session import CLEAN, UNREAD, Failure, Reading, guarded, try_read
    from poi_audit.timeline import timeline as over_time

    date = day(as_of)
    reading = Reading(engine, None, page_range(pages), password, _max_pages(max_pages))
    with _guard(timeout, max_memory) as guard, waiting(file.name):
        reports = guarded(guard, try_read, file, reading)
    if isinstance(reports, Failure):
        _complain(reports)
        raise typer.Exit(UNREAD)
    pairs = [(report, over_time(report, expect(report, date))) for report in reports]
    if format == "json":
        write_timelines(pairs, sys.stdout)
    else:
        console = open_console()
        for number, (report, found) in enumerate(pairs):
            if number:
                console.print()
            print_timeline(console, report, found, _lang(lang))
    raise typer.Exit(UNREAD if any(partial(report.problems) for report in reports) else CLEAN)


@app.command()
def rules(
    code: Annotated[
        str | None, typer.Argument(metavar="[CÓDIGO]", help="Muestra la página de esta regla.")
    ] = None,
    lang: _Lang = "es",
) -> None:
    """Muestra el catálogo de reglas, o la página de una."""
    from poi_audit.render.catalogue import print_rule, print_rules
    from poi_audit.render.text import open_console

    if code is None:
        print_rules(open_console(), _lang(lang))
    else:
        print_rule(open_console(), code, _lang(lang))


@app.command()
def schema(
    command: Annotated[
        str,
        typer.Argument(
            metavar="extract|check",
            help="La orden cuya salida se describe.",
            callback=choice("schema", "extract", "check"),
            show_default=False,
        ),
    ],
) -> None:
    """Muestra el JSON Schema de lo que imprimen extract y check."""
    import json

    from poi_audit.schema import SCHEMAS

    print(json.dumps(SCHEMAS[command], ensure_ascii=False, indent=2))


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit with its code; whatever happens, a person reads one sentence."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(_run(arguments))


def _run(arguments: Sequence[str] | None) -> int:
    try:
        code = app(args=arguments, prog_name="poi-audit", standalone_mode=False)
        sys.stdout.flush()
        return int(code or 0)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except (KeyboardInterrupt, typer.Abort):
        _say("Interrumpido.")
        return 130
    except UsageError as error:
        _say(str(error))
        return 2
    except Exception as error:
        return _fault(error)


def _fault(error: Exception) -> int:
    if isinstance(error, UsageFault):
        if type(error).__name__ == "NoArgsIsHelpError":
            print(error.format_message(), file=sys.stderr)
        else:
            _say(f"{sentence(error, _commands())} Vea poi-audit --help.")
        return error.exit_code
    if os.environ.get("POI_AUDIT_DEBUG") == "1":
        raise error
    known = isinstance(error, PoiAuditError)
    _say(
        str(error)
        if known
        else f"Error interno ({type(error).__name__}); con POI_AUDIT_DEBUG=1 se ve el detalle."
    )
    return 3


def _commands() -> list[str]:
    return [command.callback.__name__ for command in app.registered_commands if command.callback is not None]


def _guard(
    timeout: str | None, max_memory: str | None, meanwhile: Callable[[], object] | None = None
) -> Guard:
    """The process that reads, already started: the sign of life that follows is a thread."""
    from poi_audit.guard import Guard

    seconds = count("--timeout", timeout, DEFAULT.seconds)
    guard = Guard(Limits(seconds, count("--max-memory", max_memory, DEFAULT.megabytes)), meanwhile)
    if os.environ.get("POI_AUDIT_DEBUG") != "1":
        guard.ready()
    return guard


def _max_pages(text: str | None) -> int:
    return count("--max-pages", text, MAX_PAGES)


def _load_console() -> None:
    """Import what shows a result while it is being made."""
    from rich.console import Console  # noqa: F401

    import poi_audit.render.console
    import poi_audit.render.text  # noqa: F401


def _show(outcomes: Sequence[Checked | Failure], lang: Lang, apart: bool) -> None:
    from poi_audit.render.console import print_audit
    from poi_audit.render.text import open_console
    from poi_audit.session import Checked

    console = open_console()
    for number, outcome in enumerate(outcomes):
        if isinstance(outcome, Checked):
            if apart or number:
                console.print()
            print_audit(console, outcome.report, outcome.audit, outcome.expected, lang)


def _complain(failure: Failure) -> None:
    _say(f"{failure.file}: {failure.message}")


def _say(words: str) -> None:
    from poi_audit.render.text import safe

    print(safe(words), file=sys.stderr)


def _lang(text: str) -> Lang:
    return "en" if text == "en" else "es"


if __name__ == "__main__":
    main()
