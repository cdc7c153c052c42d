"""One file's outcome: a record for the manifest and, where it was audited just now, the rows of its reports.

In the spool both stand in one entry, until many entries are folded into a part.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

EntryOutcome = Literal["clean", "findings", "partial", "unreadable", "not_a_report"]
OUTCOMES: tuple[EntryOutcome, ...] = ("clean", "findings", "partial", "unreadable", "not_a_report")

Tables = Mapping[str, Mapping[str, list[Any]]]


@dataclass(frozen=True, slots=True)
class Record:
    """One line of the manifest: what became of one file in one run."""

    path: str
    """The file as the run named it."""
    sha256: str | None
    """Of its content; None where it could not be opened."""
    settings: str
    """Fingerprint of program, rules and settings."""
    tool: str
    rules: str
    run: int
    """Number of the run, from 1: of two records of one path the later run's holds."""
    outcome: EntryOutcome
    bytes: int = 0
    audited: bool = True
    """False where the same content already had its result: only the path is new."""
    code: str | None = None
    """Of the failure: E301 unreadable, E302 no report, E303 a defect of this program, E304 ended at a limit."""
    message: str | None = None
    reports: int = 0
    errors: int = 0
    warnings: int = 0
    infos: int = 0
    figures: int = 0
    seconds: float = 0.0
    """From opening to result, by the clock on the wall: no figure of a report."""
    processor: float = 0.0
    """Seconds of processor time of the process that read it; 0 where it was ended."""
    limits: tuple[int, int] = (0, 0)
    """Seconds and megabytes it had."""

    @property
    def key(self) -> tuple[str | None, str]:
        """What the result is of: the content, under these rules and settings."""
        return self.sha256, self.settings

    def to_json(self) -> dict[str, Any]:
        """The record as plain values."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Record:
        """The record from its plain values. Raises TypeError or KeyError where they are of another shape."""
        found = {**data, "limits": tuple(data["limits"])}
        for name, kinds in _KINDS.items():
            if name in found and type(found[name]) not in kinds:
                raise TypeError(name)
        if found["outcome"] not in OUTCOMES or [type(limit) for limit in found["limits"]] != [int, int]:
            raise TypeError("outcome")
        return cls(**found)


_KINDS: Mapping[str, tuple[type, ...]] = {
    **dict.fromkeys(("path", "settings", "tool", "rules", "outcome"), (str,)),
    **dict.fromkeys(("sha256", "code", "message"), (str, type(None))),
    **dict.fromkeys(("run", "bytes", "reports", "errors", "warnings", "infos", "figures"), (int,)),
    **dict.fromkeys(("seconds", "processor"), (int, float)),
    "audited": (bool,),
}


def packed_tables(tables: Tables) -> bytes:
    """The rows as bytes; `unpacked` gives them back."""
    text = json.dumps(tables, separators=(",", ":"))
    return gzip.compress(text.encode("ascii"), compresslevel=1, mtime=0)


def packed(record: Record, rows: bytes) -> bytes:
    """An entry of the spool: the record on a line, then the packed rows ("": there are none)."""
    return json.dumps(record.to_json()).encode("ascii") + b"\n" + rows


def entry_name(record: Record) -> str:
    """Its name in the spool: the same file with the same content and settings always has the same."""
    parts = (record.path, record.sha256 or "", record.settings)
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:40]


def unpacked(data: bytes) -> tuple[Record, Tables | None]:
    """The record and the rows of an entry. Raises ValueError where the bytes are cut or damaged."""
    line, _, rows = data.partition(b"\n")
    try:
        record = Record.from_json(json.loads(line))
        return record, json.loads(gzip.decompress(rows)) if rows else None
    except (EOFError, OSError, KeyError, TypeError, zlib.error) as error:
        raise ValueError("damaged entry") from error
