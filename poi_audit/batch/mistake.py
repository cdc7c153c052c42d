"""What is wrong with a query, in one sentence with the nearest name; else what the engine says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from poi_audit.messages import either, hint, message
from poi_audit.messages.faults import usage
from poi_audit.model.errors import UsageError

if TYPE_CHECKING:
    import duckdb

_NAMED = (
    ("query_column", r'Referenced column "(?P<name>[^"]+)" not found'),
    ("query_column", r'"[^"]*" does not have a column named "(?P<name>[^"]+)"'),
    ("query_table", r"Table with name \"?(?P<name>[^\"\s]+?)\"? does not exist"),
    ("query_table", r'Referenced table "(?P<name>[^"]+)" not found'),
    ("query_function", r"Function with name \"?(?P<name>[^\"\s]+?)\"? does not exist"),
    ("query_group", r'column "(?P<name>[^"]+)" must appear in the GROUP BY'),
    ("query_syntax", r'syntax error at or near "(?P<name>[^"]+)"'),
    ("query_types", r"given name and argument types '(?P<name>[^']+)'"),
    ("query_types", r'for the function call "(?P<name>.+?)"\. '),
    ("query_value", r"Could not convert string '(?P<name>[^']*)'"),
)
_PLAIN = (
    ("query_end", r"syntax error at end of input"),
    ("query_quote", r"unterminated (?:quoted|string)"),
    ("query_locked", r"^Permission Error"),
)
_NEAR = r"(?:Candidate bindings|Candidate tables|Did you mean)[:\s]*(.*)"


def mistake(con: duckdb.DuckDBPyConnection, error: Exception) -> UsageError:
    """The error of a query, with the nearest of the names that could stand there."""
    said = str(error)
    for key, pattern in _NAMED:
        if (found := re.search(pattern, said)) is not None:
            name = found["name"]
            return usage(key, name=name, hint=_near(name, said, _known(con, key)))
    for key, pattern in _PLAIN:
        if re.search(pattern, said):
            return usage(key)
    return usage("query", error=said.splitlines()[0])


def _near(name: str, said: str, known: Sequence[str]) -> str:
    """The nearest of the known names; where none is near, those that the engine proposes."""
    if near := hint(name.lower(), known):
        return near
    offered = re.findall(r'"([^"]+)"', found[1]) if (found := re.search(_NEAR, said)) is not None else []
    offered = [one for one in offered if one in known]
    return message("usage.hint_names", near=either(offered)) if offered else ""


def _known(con: duckdb.DuckDBPyConnection, key: str) -> list[str]:
    """The names of the results' columns, or of their tables and views; of functions none."""
    if key not in ("query_column", "query_table"):
        return []
    column = "column_name" if key == "query_column" else "table_name"
    rows = con.execute(
        f"SELECT DISTINCT {column} FROM duckdb_columns() WHERE NOT internal AND table_name <> 'dead_rows' ORDER BY 1"
    ).fetchall()
    return [str(row[0]) for row in rows]
