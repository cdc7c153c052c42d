"""`poi-audit config`."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from poi_audit.cli.app import app
from poi_audit.cli.spoken import Command, spoken
from poi_audit.messages import message, write

if TYPE_CHECKING:
    from poi_audit.run.config import Config


@app.command(cls=Command)
def config() -> None:
    """Show the configuration in force."""
    from poi_audit.run.config import load

    print(text_of(load()), end="")


def text_of(found: Config) -> str:
    """The configuration as TOML that could be its file."""
    from poi_audit.model.toml_text import array, quoted
    from poi_audit.run.config import OWN, SHARED

    source = write(message("tell.no configuration", own=OWN, shared=SHARED), spoken())
    if found.path is not None:
        source = os.path.relpath(found.path).replace(os.sep, "/")
    lines = [f"# {source}", f"language = {quoted(found.language)}", f"fail-on = {quoted(found.fail_on)}"]
    lines += [f"select = {array(found.select)}", f"ignore = {array(found.ignore)}"]
    if found.baseline is not None and found.path is not None:
        lines.append(f"baseline = {quoted(os.path.relpath(found.baseline, found.path.parent))}")
    if found.layouts and found.path is not None:
        names = (os.path.relpath(path, found.path.parent) for path in found.layouts)
        lines.append(f"layouts = {array(tuple(names))}")
    for name, table in (("severity", found.severity), ("conventions", found.conventions)):
        if table:
            lines += ["", f"[{name}]", *(f"{key} = {quoted(value)}" for key, value in table.items())]
    return "\n".join(lines) + "\n"
