"""A query's answer as a table for people, CSV, JSON or lines of JSON, where exact figures are texts."""

from __future__ import annotations

import json
import textwrap
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TextIO

from poi_audit.messages import Lang, label
from poi_audit.render.csv import SEPARATORS, inert, table_writer
from poi_audit.render.text import open_console, safe, thousands

if TYPE_CHECKING:
    import pyarrow as pa
    from rich.console import Console

FORMATS = ("table", *SEPARATORS, "json", "jsonl")
SHOWN = 200
"""Lines that a table shows."""


def write_answer(table: pa.Table, format: str, file: TextIO, lang: Lang) -> None:
    """Write the answer in one of `FORMATS`."""
    if format == "table":
        _print(table, file, lang)
    elif format in SEPARATORS:
        writer = table_writer(file, format)
        writer.writerow(table.column_names)
        writer.writerows([inert(_text(value)) for value in row.values()] for row in table.to_pylist())
    else:
        rows = [{name: _plain(value) for name, value in row.items()} for row in table.to_pylist()]
        if format == "jsonl":
            file.writelines(json.dumps(row, ensure_ascii=True) + "\n" for row in rows)
        else:
            file.write(json.dumps(rows, ensure_ascii=True, indent=2) + "\n")


def _print(table: pa.Table, file: TextIO, lang: Lang) -> None:
    """Columns where they fit, otherwise one block per line of the answer with a name on each line."""
    console = open_console(file)
    names = [safe(name) for name in table.column_names]
    rows = [[_text(value) for value in row.values()] for row in table.slice(0, SHOWN).to_pylist()]
    widths = [max(map(len, column)) for column in zip(names, *rows, strict=True)]
    if sum(widths) + 2 * len(widths) <= console.width:
        right = [_is_number(field.type) for field in table.schema]
        for row in (names, *rows):
            cells = (
                text.rjust(width) if number else text.ljust(width)
                for text, width, number in zip(row, widths, right, strict=True)
            )
            console.print("  ".join(cells).rstrip(), soft_wrap=True)
    else:
        indent = max(map(len, names)) + 2
        for number, row in enumerate(rows):
            if number:
                console.print()
            for name, text in zip(names, row, strict=True):
                _field(console, name.ljust(indent), text)
    if table.num_rows > SHOWN:
        console.print(label("more", lang, thousands(table.num_rows - SHOWN)))


def _field(console: Console, head: str, text: str) -> None:
    room = max(console.width - len(head), 20)
    for number, line in enumerate(textwrap.wrap(text, room) or [""]):
        console.print((head if not number else " " * len(head)) + line, soft_wrap=True)


def _is_number(type: pa.DataType) -> bool:
    import pyarrow as pa

    return bool(pa.types.is_integer(type) or pa.types.is_floating(type) or pa.types.is_decimal(type))


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value:f}"
    return safe(str(_plain(value)))


def _plain(value: Any) -> Any:
    """The value as JSON has it: an exact number as its text."""
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value if isinstance(value, str | int | float | None) else str(value)
