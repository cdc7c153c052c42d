"""Running batches as a person does, and looking at what they leave."""

from __future__ import annotations

import contextlib
import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from poi_audit.batch.entry import Record
from poi_audit.batch.folder import Folder
from poi_audit.batch.manifest import Manifest, load
from poi_audit.batch.schema import TABLES
from poi_audit.batch.store import canonical, opened

ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "fixtures"


class Done(NamedTuple):
    """What a command left: its exit code and what it printed."""

    code: int
    stdout: str
    stderr: str


def run(*arguments: object, cwd: Path, code: int | None = None) -> Done:
    """The command in a folder, in this process, its exit code checked."""
    from poi_audit.cli import run as command_line

    out, err = io.StringIO(), io.StringIO()
    with contextlib.chdir(cwd), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        found = command_line([str(argument) for argument in arguments])
    done = Done(found, out.getvalue(), err.getvalue())
    assert code is None or done.code == code, done
    return done


CLI = (sys.executable, "-m", "poi_audit")


def started(
    *arguments: object, cwd: Path, line: Sequence[str] = CLI, listen: bool = False
) -> subprocess.Popen[bytes]:
    """The command begun in a process of its own; with `listen`, its input and output are pipes."""
    pipe, closed = subprocess.PIPE, subprocess.DEVNULL
    return subprocess.Popen(
        [*line, *map(str, arguments)],
        cwd=cwd,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdin=pipe if listen else closed,
        stdout=pipe if listen else closed,
        stderr=closed,
    )


def apart(*arguments: object, cwd: Path, line: Sequence[str] = CLI) -> Done:
    """The command run to its end in a process of its own."""
    done = subprocess.run(
        [*line, *map(str, arguments)],
        cwd=cwd,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    return Done(done.returncode, done.stdout, done.stderr)


def manifest(results: Path) -> Manifest:
    return load(Folder(str(results)))


def records(results: Path) -> dict[str, Record]:
    """Path -> the record that holds."""
    return manifest(results).latest


def audited(results: Path, run: int) -> list[str]:
    """The paths whose content was audited in a run."""
    found = manifest(results)
    return sorted(r.path for part in found.parts for r in part.records if r.audited and r.run == run)


def content(results: Path) -> dict[str, bytes]:
    """Every table in one order, as Parquet bytes."""
    with opened(str(results)) as con:
        return {table: canonical(con, table) for table in TABLES}


def rows(results: Path, sql: str, cwd: Path) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(
        run("query", results, sql, "--format", "json", cwd=cwd, code=0).stdout
    )
    return found


def spooled(results: Path) -> list[Path]:
    return [p for p in (results / "spool").rglob("*") if p.is_file() and not p.name.startswith(".")]


def outcome(
    results: Path, names: Sequence[str] = ("outcome", "code", "reports", "errors", "figures")
) -> object:
    return {path: [getattr(r, name) for name in names] for path, r in records(results).items()}


def descendants(pid: int) -> list[int]:
    """The processes that a process started, and those that these started."""
    parents: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        parents.setdefault(int(fields[1]), []).append(int(stat.parent.name))
    out, left = [], [pid]
    while left:
        found = parents.get(left.pop(), [])
        out += found
        left += found
    return out


def alive(pid: int) -> bool:
    try:
        return (Path("/proc") / str(pid) / "stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def until(true: Callable[[], bool], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it does not happen"
        time.sleep(0.01)


def begun(results: Path, wanted: int, cwd: Path) -> subprocess.Popen[bytes]:
    """A batch over the folder's files in which so many files are done."""
    batch = started("batch", "files", "-o", results, "-j", "2", cwd=cwd)
    until(lambda: len(spooled(results)) >= wanted or batch.poll() is not None)
    assert batch.poll() is None, "it was too quick"
    return batch


def gone(pids: list[int]) -> None:
    """Wait until none of the processes is left."""
    until(lambda: not any(map(alive, pids)))


def kill(pid: int) -> None:
    os.kill(pid, signal.SIGKILL)
