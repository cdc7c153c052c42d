"""The command-line program, to which each module of this folder adds its command."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from poi_audit.cli.options import Version
from poi_audit.cli.spoken import Group, say, spoken
from poi_audit.messages import write

if TYPE_CHECKING:
    from poi_audit.model.outcome import Failure

app = typer.Typer(
    cls=Group,
    name="poi-audit",
    rich_markup_mode=None,
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"]},
)


@app.callback()
def _poi_audit(version: Version = False) -> None:
    pass


def complain(failure: Failure) -> None:
    """Say on stderr why a file gave no report."""
    say(f"{failure.file}: {write(failure.message, spoken())}")
