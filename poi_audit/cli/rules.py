"""`poi-audit rules`."""

from __future__ import annotations

from poi_audit.cli.app import app
from poi_audit.cli.options import Lang
from poi_audit.cli.spoken import Command, language


@app.command(cls=Command)
def rules(lang: Lang = None) -> None:
    """Show the catalogue of rules."""
    from poi_audit.render.catalogue import print_rules
    from poi_audit.render.text import open_console

    print_rules(open_console(), language(lang))
