"""The command `poi-audit`: thin, over `read_all` and `audit`. One module per command.

What is heavy (rich, pandas, the engines) is imported where it is used, so that `--help` stays quick.
"""

from __future__ import annotations

from poi_audit.cli.commands import COMMANDS
from poi_audit.cli.run import main, run

__all__ = ["COMMANDS", "main", "run"]
