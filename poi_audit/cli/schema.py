"""`poi-audit schema`."""

from __future__ import annotations

from poi_audit.cli.app import app
from poi_audit.cli.options import Schema
from poi_audit.cli.spoken import Command


@app.command(cls=Command)
def schema(
    command: Schema,
) -> None:
    """Show the JSON Schema of a command's output."""
    import json

    from poi_audit.contract.schema import SCHEMAS

    print(json.dumps(SCHEMAS[command], ensure_ascii=False, indent=2))
