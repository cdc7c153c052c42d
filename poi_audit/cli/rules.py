"""`poi-audit rules`."""

from __future__ import annotations

from typing import Annotated

import typer

from poi_audit.cli.app import app, language
from poi_audit.cli.options import Lang


@app.command()
def rules(
    code: Annotated[
        str | None, typer.Argument(metavar="[CÓDIGO]", help="Muestra la página de esta regla.")
    ] = None,
    lang: Lang = None,
) -> None:
    """Muestra el catálogo de reglas, o la página de una."""
    from poi_audit.render.catalogue import print_rule, print_rules
    from poi_audit.render.text import open_console

    if code is None:
        print_rules(open_console(), language(lang))
    else:
        print_rule(open_console(), code, language(lang))
