"""The results as tables to ask with SQL: what holds now, and nothing but that; nothing can be written or opened.

The tables are `files` (one line per file, from the manifest), `reports`, `activities`, `figures`, `findings`, and
`rules` (the catalogue). The views are the files of the folder `views`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from poi_audit.batch.fold import parquet_bytes, schema_of
from poi_audit.batch.folder import Folder
from poi_audit.batch.manifest import Manifest, load
from poi_audit.batch.mistake import mistake
from poi_audit.batch.schema import TABLES
from poi_audit.messages import Lang, label
from poi_audit.messages.faults import unreadable, usage

if TYPE_CHECKING:
    import pyarrow as pa
    from duckdb import DuckDBPyConnection

TABLE_NAMES = ("files", "reports", "activities", "figures", "findings", "rules")
_VIEWS = Path(__file__).parent / "views"


@dataclass(frozen=True, slots=True)
class View:
    """A ready view: its name and its statement."""

    name: str
    sql: str


def views() -> list[View]:
    """The ready views, each after those it rests on."""
    return [
        View(path.stem.split("_", 1)[1], path.read_text("utf-8")) for path in sorted(_VIEWS.glob("*.sql"))
    ]


@contextmanager
def opened(url: str) -> Iterator[DuckDBPyConnection]:
    """A connection to the results, read only, that opens no other file and keeps its settings.

    Raises UnreadableError where there are no results.
    """
    import duckdb

    folder = Folder(url)
    manifest = load(folder)
    if not manifest.parts:
        raise unreadable("no_results", url=url)
    con = duckdb.connect(config={"autoinstall_known_extensions": False, "autoload_known_extensions": False})
    try:
        if not folder.local:
            con.register_filesystem(folder.fs)
        _tables(con, folder, manifest)
        _lock(con, folder, manifest)
        for view in views():
            con.execute(view.sql)
        yield con
    finally:
        con.close()


def asked(con: DuckDBPyConnection, sql: str) -> pa.Table:
    """What the query gives. Raises UsageError for one that is wrong, or is no single SELECT."""
    import duckdb

    try:
        statements = con.extract_statements(sql)
        if len(statements) != 1 or statements[0].type not in (
            duckdb.StatementType.SELECT,
            duckdb.StatementType.EXPLAIN,
        ):
            raise usage("no_select")
        return con.sql(sql).to_arrow_table()
    except duckdb.Error as error:
        raise mistake(con, error) from error


def canonical(con: DuckDBPyConnection, table: str) -> bytes:
    """The table as one Parquet file in one order: two results hold the same where these bytes are equal."""
    order = "sha256, report" if table == "reports" else "sha256, report, ordinal"
    found = con.sql(f"SELECT * FROM {table} ORDER BY {order}").to_arrow_table()
    return parquet_bytes(found.cast(schema_of(table)).combine_chunks())


def catalogue(con: DuckDBPyConnection, lang: Lang) -> pa.Table:
    """The tables and ready views with their columns, and what each shows."""
    import pyarrow as pa

    shown = {name: label(f"results.{name}", lang) for name in (*TABLE_NAMES, *(v.name for v in views()))}
    columns = {
        name: ", ".join(row[0] for row in con.execute(f"DESCRIBE {name}").fetchall()) for name in shown
    }
    heads = label("results heads", lang).split("|")
    values = (list(shown), list(shown.values()), [columns[name] for name in shown])
    return pa.table(dict(zip(heads, values, strict=True)))


def _tables(con: DuckDBPyConnection, folder: Folder, manifest: Manifest) -> None:
    import pyarrow as pa

    _put(con, "files", _files(manifest))
    _put(con, "rules", _rules())
    dead = manifest.dead()
    _put(
        con,
        "dead_rows",
        pa.table(
            {"part": [p for p, _ in dead], "sha256": [s for _, s in dead]},
            pa.schema([("part", pa.string()), ("sha256", pa.string())]),
        ),
    )
    for table in TABLES:
        names = [name for part in manifest.parts for name in part.files.get(table, ())]
        if not names:
            _put(con, table, schema_of(table).empty_table())
            continue
        files = ", ".join(_quoted(folder.address(name)) for name in sorted(names))
        source = f"read_parquet([{files}], filename = true, hive_partitioning = false, union_by_name = true)"
        held = ""
        if dead:
            part = "regexp_extract(filename, '([0-9a-f]+)[.]parquet$', 1)"
            held = f" WHERE ({part}, sha256) NOT IN (SELECT (part, sha256) FROM dead_rows)"
        con.execute(f"CREATE VIEW {table} AS SELECT * EXCLUDE (filename) FROM {source}{held}")


def _lock(con: DuckDBPyConnection, folder: Folder, manifest: Manifest) -> None:
    addresses = {
        folder.address(name) for part in manifest.parts for files in part.files.values() for name in files
    }
    # a registered system is asked by either spelling
    addresses |= {re.sub(r"^([a-z0-9]+):/+", r"\1:///", address) for address in addresses if "://" in address}
    allowed = ", ".join(_quoted(address) for address in sorted(addresses))
    con.execute(f"SET allowed_paths = [{allowed}]")
    con.execute("SET python_enable_replacements = false")
    con.execute("SET enable_external_access = false")
    con.execute("SET lock_configuration = true")


def _put(con: DuckDBPyConnection, name: str, table: pa.Table) -> None:
    con.register("_incoming", table)
    con.execute(f"CREATE TABLE {name} AS SELECT * FROM _incoming")
    con.unregister("_incoming")


def _files(manifest: Manifest) -> pa.Table:
    import pyarrow as pa

    text, whole = pa.string(), pa.int64()
    columns = {
        **dict.fromkeys(("path", "sha256", "outcome", "code", "message"), text),
        **dict.fromkeys(("bytes", "reports", "errors", "warnings", "infos", "figures", "run"), whole),
        **dict.fromkeys(("tool", "rules", "settings"), text),
    }
    records = [manifest.latest[path] for path in sorted(manifest.latest)]
    return pa.table(
        {name: [getattr(record, name) for record in records] for name in columns},
        pa.schema(list(columns.items())),
    )


def _rules() -> pa.Table:
    import pyarrow as pa

    from poi_audit.contract.catalogue import rules

    known = rules()
    return pa.table(
        {
            "code": [rule.code for rule in known],
            "name": [rule.name("es") for rule in known],
            "name_en": [rule.name("en") for rule in known],
            "severity": [rule.severity.value for rule in known],
        }
    )


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
