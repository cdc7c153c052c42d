"""`poi-audit explain`."""

from __future__ import annotations

from poi_audit.cli.app import app
from poi_audit.cli.options import Lang, RuleCode
from poi_audit.cli.spoken import Command, language


@app.command(cls=Command)
def explain(
    code: RuleCode,
    lang: Lang = None,
) -> None:
    """Show the page of a rule."""
    from poi_audit.render.catalogue import print_rule
    from poi_audit.render.text import open_console

    print_rule(open_console(), code, language(lang))
