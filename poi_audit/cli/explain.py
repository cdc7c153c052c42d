"""`poi-audit explain`."""

from __future__ import annotations

from typing import Annotated

import typer

from poi_audit.cli.app import app, language
from poi_audit.cli.options import Lang
from poi_audit.cli.spanish import Command


def codes() -> list[str]:
    """Every code, for the shell's completion."""
    from poi_audit.contract.catalogue import rules

    return [rule.code for rule in rules()]


@app.command(cls=Command)
def explain(
    code: Annotated[
        str,
        typer.Argument(
            metavar="CÓDIGO",
            help="El código de la regla, como A302.",
            show_default=False,
            autocompletion=codes,
        ),
    ],
    lang: Lang = None,
) -> None:
    """Explica una regla: qué significa, en qué se basa, qué hacer."""
    from poi_audit.render.catalogue import print_rule
    from poi_audit.render.text import open_console

    print_rule(open_console(), code, language(lang))
