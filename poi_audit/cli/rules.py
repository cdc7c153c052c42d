"""`poi-audit rules`."""

from __future__ import annotations

from poi_audit.cli.app import app, language
from poi_audit.cli.options import Lang
from poi_audit.cli.spanish import Command


@app.command(cls=Command)
def rules(lang: Lang = None) -> None:
    """Muestra el catálogo de reglas.

    La página de una la muestra poi-audit explain.
    """
    from poi_audit.render.catalogue import print_rules
    from poi_audit.render.text import open_console

    print_rules(open_console(), language(lang))
