"""The command-line program, to which each module of this folder adds its command."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from poi_audit import __version__
from poi_audit.cli.spanish import Group

if TYPE_CHECKING:
    from poi_audit.model.outcome import Failure
    from poi_audit.render.words import Lang

app = typer.Typer(
    cls=Group,
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


@app.callback()
def _poi_audit(
    version: Annotated[
        bool, typer.Option("--version", help="Muestra la versión.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    pass


def complain(failure: Failure) -> None:
    """Say on stderr why a file gave no report."""
    say(f"{failure.file}: {failure.message}")


def say(words: str) -> None:
    """Print one sentence on stderr."""
    from poi_audit.render.text import safe

    print(safe(words), file=sys.stderr)


def language(asked: str | None) -> Lang:
    """The language of the sentences: as asked, otherwise as configured."""
    if asked is None:
        from poi_audit.run.config import load

        asked = load().language
    return "en" if asked == "en" else "es"
