"""The results as tables to ask with SQL: what holds now, and nothing but that; nothing can be written or opened.

The tables are `files` (one line per file, from the manifest), `reports`, `activities`, `figures`, `findings`, and
`rules` (the catalogue). The views are the files of the folder `views`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from poi_audit.batch.fold import parquet_bytes, schema_of
from poi_audit.batch.folder import Folder
from poi_audit.batch.manifest import Manifest, load
from poi_audit.batch.mistake import mistake
from poi_audit.batch.parts import damaged
from poi_audit.batch.schema import TABLES
from poi_audit.messages import Lang, label
from poi_audit.messages.faults import unreadable, usage
from poi_audit.model.errors import UsageError
from poi_audit.process.confine import write_nothing

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
    """A connection to the results that opens no file at all and keeps its settings: it is handed the rows.

    Raises UnreadableError where there are no results, or a file of them is missing or damaged.
    """
    import duckdb

    folder = Folder(url)
    manifest = load(folder)
    if not manifest.parts:
        raise unreadable("no_results", url=url)
    con = duckdb.connect(config={"autoinstall_known_extensions": False, "autoload_known_extensions": False})
    try:
        with _named(folder, manifest):
            _tables(con, folder, manifest)
            _lock(con)
            for view in views():
                con.execute(view.sql)
            yield con
    finally:
        con.close()


@contextmanager
def _named(folder: Folder, manifest: Manifest) -> Iterator[None]:
    """What fails over a damaged Parquet file is said with the file's name. Raises UnreadableError."""
    import duckdb
    import pyarrow as pa

    try:
        yield
    except (UsageError, duckdb.Error, pa.ArrowException, OSError) as error:
        if isinstance(error, duckdb.ParserException | duckdb.BinderException | duckdb.CatalogException):
            raise
        for name in manifest.files():
            if damaged(folder, name, whole=True):
                raise unreadable("part_damaged", name=name) from error
        raise


def asked(con: DuckDBPyConnection, sql: str) -> pa.Table:
    """What the query gives. Raises UsageError for one that is wrong, or is no single SELECT."""
    import duckdb

    try:
        statements = con.extract_statements(sql)
        if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
            raise usage("no_select")
        return con.sql(sql).to_arrow_table()
    except duckdb.Error as error:
        raise mistake(con, error) from error


def answered(url: str, sql: str | None, lang: Lang) -> pa.Table:
    """What the query gives, or the catalogue. To be called in a process of its own, which cannot write from here on.

    Raises UnreadableError and UsageError.
    """
    write_nothing()
    with opened(url) as con:
        return catalogue(con, lang) if sql is None else asked(con, sql)


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
        parts = {part.name: part.files.get(table, []) for part in manifest.parts}
        left_out = {name for name, _ in dead if parts[name]}
        kept = [file for name, files in parts.items() if name not in left_out for file in files]
        sources = [_source(con, folder, table, table, sorted(kept))]
        for name in sorted(left_out):
            source = _source(con, folder, table, f"{table}_{name}", parts[name])
            gone = f"SELECT sha256 FROM dead_rows WHERE part = {_quoted(name)}"
            sources.append(f"{source} WHERE sha256 NOT IN ({gone})")
        con.execute(f"CREATE VIEW {table} AS {' UNION ALL '.join(sources)}")


def _source(con: DuckDBPyConnection, folder: Folder, table: str, name: str, files: list[str]) -> str:
    """The rows of these files as a SELECT. They are opened for reading alone, and not by the connection."""
    import pyarrow.dataset as ds

    paths = [folder.path(file) for file in files]
    found: Any = schema_of(table).empty_table()
    if files:
        system = None if folder.local else folder.fs
        found = ds.dataset(paths, schema=schema_of(table), format="parquet", filesystem=system)
    con.register(f"_{name}", found)
    return f'SELECT * FROM "_{name}"'


def _lock(con: DuckDBPyConnection) -> None:
    con.execute("SET temp_directory = ''")
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
