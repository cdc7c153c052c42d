"""The command `poi-audit`: thin, over `read_all` and `audit`. One module per command.

What is heavy (rich, pandas, the engines) is imported where it is used, so that `--help` stays quick.
"""

from __future__ import annotations

from importlib import import_module

from poi_audit.cli.app import app
from poi_audit.cli.run import main, run

COMMANDS = (
    "check",
    "compare",
    "history",
    "show",
    "extract",
    "timeline",
    "batch",
    "query",
    "dashboard",
    "rules",
    "explain",
    "baseline",
    "config",
    "schema",
    "completion",
)
"""In the order in which `--help` lists them."""

for _name in COMMANDS:
    import_module(f"{__name__}.{_name}")
app.registered_commands.sort(key=lambda command: COMMANDS.index(command.callback.__name__))  # type: ignore[union-attr]

__all__ = ["main", "run"]
