"""The registers among the files of a batch: read first, kept as JSON beside the results, so that every worker has them.

A register is told by its content; of files in a bucket only those whose names say register are fetched for it.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath

from poi_audit.batch.fetch import fetched
from poi_audit.batch.folder import Folder
from poi_audit.batch.inputs import Input, remote
from poi_audit.comparison.order import unit_of
from poi_audit.contract.decode import report_from_json
from poi_audit.contract.encode import report_json
from poi_audit.model.errors import LimitError
from poi_audit.model.report import MONTHS, Report
from poi_audit.process.guard import Guard
from poi_audit.recompute.calendar import year_of

UNDER = "registers"
SUFFIXES = frozenset((".html", ".htm", ".xls", ".xlsx", ".xlsm", ".ods", ".csv", ".tsv", ".txt"))
KEPT = 8
"""Registers that a process keeps in memory."""
_NAMED = re.compile(r"registro|por_?actividad_?operativa", re.I)
_NUMBERS = "|".join(("[0-9]", *(r"\0?".join(label) for label in MONTHS)))
_MARK = re.compile(rf"F[^A-Z0-9]{{0,4}}[RS]\0?E[^A-Z0-9]{{0,4}}(?:{_NUMBERS})".encode(), re.I)
"""The headings of the months, in any charset of a workbook or text."""
_PARTS = ("xl/sharedStrings.xml", "content.xml")


@dataclass(frozen=True, slots=True)
class Ref:
    """One register: the UE and year it is of, and the SHA-256 of its JSON, by which it is kept."""

    unit: str
    year: int
    digest: str


@dataclass(frozen=True)
class Stored:
    """The registers of a batch, each loaded where a report of its UE and year is checked. Can be pickled."""

    folder: Folder
    refs: tuple[Ref, ...]

    def of(self, report: Report) -> Sequence[Report]:
        """Those of the report's UE and year."""
        unit, year = _plain(unit_of(report)), year_of(report)
        return [
            _loaded(self.folder.url, r.digest) for r in self.refs if (_plain(r.unit), r.year) == (unit, year)
        ]


def _plain(unit: str | None) -> str:
    return (unit or "").lstrip("0")


@lru_cache(maxsize=KEPT)
def _loaded(url: str, digest: str) -> Report:
    return report_from_json(json.loads(gzip.decompress(Folder(url).read(_name(digest)))))


def _name(digest: str) -> str:
    return f"{UNDER}/{digest}.json.gz"


def stored_registers(folder: Folder, inputs: Sequence[Input], guard: Guard) -> Stored | None:
    """The registers among the files, kept in the results; None where there are none. A file that fails is none."""
    refs: dict[str, Ref] = {}
    for one in inputs:
        for unit, year, data in _read(one, guard):
            digest = hashlib.sha256(data).hexdigest()
            if not folder.exists(_name(digest)):
                folder.write(_name(digest), gzip.compress(data, mtime=0))
            refs[digest] = Ref(unit, year, digest)
    return Stored(folder, tuple(refs[digest] for digest in sorted(refs))) if refs else None


def _read(one: Input, guard: Guard) -> list[tuple[str, int, bytes]]:
    name = PurePosixPath(one.name)
    if name.suffix.lower() not in SUFFIXES or (remote(one.url) and not _NAMED.search(name.name)):
        return []
    with fetched(one) as file:
        if file.sha256 is None:
            return []
        try:
            return guard.call(registers_of, file.path, one.name)
        except LimitError:
            return []


def _may_be(path: Path) -> bool:
    """Whether the file's bytes, or those of a workbook's texts, hold the headings of a register."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = [
                name for name in archive.namelist() if name in _PARTS or name.startswith("xl/worksheets/")
            ]
            return any(_holds(archive.open(name).read(1 << 22)) for name in names)
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError, EOFError):
        pass
    try:
        with path.open("rb") as file:
            return _holds(file.read(1 << 20))
    except OSError:
        return False


def _holds(data: bytes) -> bool:
    return _MARK.search(data) is not None


def registers_of(path: Path, name: str) -> list[tuple[str, int, bytes]]:
    """UE, year and JSON of each register in a file; nothing where it holds none. Runs under the limits."""
    return list(_found(path, name)) if _may_be(path) else []


def _found(path: Path, name: str) -> Iterator[tuple[str, int, bytes]]:
    from poi_audit.model.exported import named
    from poi_audit.model.outcome import Failure, Reading
    from poi_audit.run.session import try_read

    reports = try_read(path, Reading())
    for report in [] if isinstance(reports, Failure) else reports:
        unit, year = unit_of(report), year_of(report)
        if report.register is not None and unit is not None and year is not None:
            data = report_json(named(report, name), where=True)
            yield unit, year, json.dumps(data, ensure_ascii=False, sort_keys=True).encode()
