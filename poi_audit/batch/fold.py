"""Many entries of the spool become one part: Parquet files by table and year, then the manifest that makes them count.

Folding the same entries again, after an end at any moment, gives the same part: its name is that of its entries.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from poi_audit.batch.entry import Record, unpacked
from poi_audit.batch.folder import Folder
from poi_audit.batch.manifest import DamagedError, PartFile, manifest_name, part_of
from poi_audit.batch.schema import DIGITS, FLAG, LENGTH, NUMBER, SCALE, TABLES, TEXT, WHOLE

if TYPE_CHECKING:
    import pyarrow as pa

SPOOL = "spool"
NO_YEAR = "unknown"


def spool_name(label: str, entry: str) -> str:
    """The name of an entry of one share's spool."""
    return f"{SPOOL}/{label}/{entry}"


def fold(folder: Folder, entries: Sequence[str]) -> PartFile:
    """One part out of the entries, which are then removed from the spool. Damaged ones are left out.

    Raises UsageError where the results cannot be written.
    """
    part = hashlib.sha256("\n".join(sorted(entries)).encode()).hexdigest()[:16]
    done = manifest_name(part)
    made = _made(folder, done)
    if made is None:
        made = _written(folder, part, entries)
        folder.write(done, made.to_bytes())
    for name in entries:
        folder.remove(name)
    return made


def _made(folder: Folder, done: str) -> PartFile | None:
    """The part where it is made already, and whole."""
    with suppress(FileNotFoundError, DamagedError):
        return part_of(done, folder.read(done))
    return None


def schema_of(table: str) -> pa.Schema:
    """The Arrow schema of a table."""
    import pyarrow as pa

    types = {
        TEXT: pa.string(),
        WHOLE: pa.int32(),
        FLAG: pa.bool_(),
        NUMBER: pa.decimal128(DIGITS, SCALE),
        LENGTH: pa.decimal128(9, 2),
    }
    return pa.schema([(name, types[kind]) for name, kind in TABLES[table].items()])


def parquet_bytes(table: pa.Table) -> bytes:
    """The table as a Parquet file: the same rows give the same bytes."""
    import pyarrow.parquet as pq

    out = io.BytesIO()
    pq.write_table(table, out, compression="zstd", store_schema=False)
    return out.getvalue()


def _written(folder: Folder, part: str, entries: Sequence[str]) -> PartFile:
    records: list[Record] = []
    rows: list[tuple[str, Mapping[str, Mapping[str, list[Any]]]]] = []
    for record, tables in _entries(folder, entries):
        records.append(record)
        if tables is not None and record.sha256 is not None:
            rows.append((record.sha256, tables))
    rows.sort(key=lambda one: one[0])
    files: dict[str, list[str]] = {}
    for name in TABLES:
        files[name] = []
        for year, table in _by_year(name, [tables[name] for _, tables in rows]):
            file = f"{name}/year={year}/{part}.parquet"
            folder.write(file, parquet_bytes(table))
            files[name].append(file)
    return PartFile(part, files, tuple(sorted(records, key=lambda record: record.path)))


def _entries(folder: Folder, entries: Iterable[str]) -> Iterator[tuple[Record, Any]]:
    for name in entries:
        try:
            yield unpacked(folder.read(name))
        except (ValueError, FileNotFoundError):  # cut by a power failure: its file is audited again
            continue


def _by_year(name: str, parts: Sequence[Mapping[str, list[Any]]]) -> Iterator[tuple[str, pa.Table]]:
    import pyarrow as pa
    import pyarrow.compute as pc

    schema = schema_of(name)
    columns = {column: [v for part in parts for v in part[column]] for column in schema.names}
    arrays = [_array(columns[field.name], field.type) for field in schema]
    whole = pa.table(arrays, schema=schema)
    years = sorted({year for year in columns["year"] if year is not None})
    for year in years:
        yield str(year), whole.filter(pc.equal(whole["year"], year))
    rest = whole.filter(pc.is_null(whole["year"]))
    if rest.num_rows:
        yield NO_YEAR, rest


def _array(values: list[Any], type: pa.DataType) -> pa.Array:
    import pyarrow as pa

    if pa.types.is_decimal(type):
        return pa.array(values, pa.string()).cast(type)
    return pa.array(values, type)
