"""The commands, a module each, of which a run imports the one that it needs."""

from __future__ import annotations

import os
from collections.abc import Sequence
from importlib import import_module

from poi_audit.cli.completion import VARIABLE

COMMANDS = (
    "check",
    "expect",
    "ready",
    "web",
    "compare",
    "history",
    "show",
    "extract",
    "timeline",
    "batch",
    "query",
    "dashboard",
    "layouts",
    "rules",
    "explain",
    "baseline",
    "config",
    "schema",
    "completion",
)
"""In the order in which `--help` lists them."""


def load(words: Sequence[str]) -> None:
    """Import the command that these arguments begin with; all of them where they begin with none."""
    known = bool(words) and words[0] in COMMANDS and VARIABLE not in os.environ
    for name in words[:1] if known else COMMANDS:
        import_module(f"poi_audit.cli.{name}")
