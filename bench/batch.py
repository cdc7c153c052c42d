#!/usr/bin/env python3
"""A batch over generated reports, the fixtures and the published ones: interrupted twice, compared, and measured.

    batch.py [--reports 500] [--jobs CORES] [--scheduler local:2] [--keep DIR] [--json FILE]

Three runs over the same files: one process after the other (what `check` does), a batch that goes through, and a batch
that is killed with SIGKILL at a third and at two thirds. The last two must hold the same, to the byte, and the batch
must be within 10 % of cores times the single rate; the exit code is 1 otherwise. Where the machine does other work as
well, the clock tells nothing: processor seconds per file are compared instead.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[1:1] = [str(ROOT / "fixtures"), str(ROOT / "tests/hostile")]

import nation  # noqa: E402
from pdfs import PDFS  # noqa: E402

from poi_audit.batch.entry import Record  # noqa: E402
from poi_audit.batch.folder import Folder  # noqa: E402
from poi_audit.batch.inputs import SUFFIXES  # noqa: E402
from poi_audit.batch.manifest import load  # noqa: E402
from poi_audit.batch.schema import TABLES  # noqa: E402
from poi_audit.batch.store import canonical, opened  # noqa: E402

SEED = 20_261_124
SLACK = 0.10
"""How far below cores times the single rate a batch may be."""
ONE_BY_ONE = """
import sys
from pathlib import Path
from poi_audit.process.guard import Guard
from poi_audit.model.outcome import Reading
from poi_audit.run.session import guarded, try_check
with Guard() as guard:
    for name in sys.stdin.read().splitlines():
        guarded(guard, try_check, Path(name), Reading())
"""


def main() -> None:
    """Make the files, run, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--reports", type=int, default=500)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--scheduler")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        place = given.keep or Path(temporary)
        place.mkdir(parents=True, exist_ok=True)
        found = measured(place, given.reports, given.jobs, given.scheduler)
    if given.json:
        given.json.write_text(json.dumps(found, indent=1) + "\n", "utf-8")
    print(json.dumps(found, indent=1))
    busy = found["load before"] > 0.3 * found["cores"]
    rate = found["single of batch processor seconds" if busy else "batch of cores times single"]
    sys.exit(0 if found["equal"] and rate >= 1 - SLACK else 1)


def measured(place: Path, reports: int, jobs: int, scheduler: str | None) -> dict[str, Any]:
    """Everything that was measured, by name."""
    load_before = os.getloadavg()[0]
    made = nation.write(place / "generated", nation.files(reports, SEED, PDFS))
    for name, source in (("fixtures", ROOT / "fixtures"), ("shared", ROOT.parent / "shared")):
        if source.is_dir():
            shutil.copytree(source, place / name, dirs_exist_ok=True)
    generated = sorted(str(p) for p in (place / "generated").rglob("*") if p.is_file())
    single = timed([sys.executable, "-c", ONE_BY_ONE], place, "\n".join(generated))
    batch = timed(command("generated", "rate", jobs), place)
    # the rates are over the generated files alone; what follows is over everything
    folders = ["generated", "fixtures", "shared"]
    timed(command(folders, "whole", jobs), place)
    at = interrupted(place, command(folders, "killed", jobs))
    results = {"whole": place / "whole", "killed": place / "killed"}
    if scheduler:
        timed([*command(folders, "cluster", jobs), "--scheduler", scheduler], place)
        results["cluster"] = place / "cluster"
    contents = {name: content(path) for name, path in results.items()}
    outcomes = {name: outcome(path) for name, path in results.items()}
    records = list(load(Folder(str(results["whole"]))).latest.values())
    count = len(generated)
    return {
        "cores": os.cpu_count(),
        "jobs": jobs,
        "load before": round(load_before, 1),
        "generated": count,
        "of them bad": sum(not file.good for file in made),
        "files in all": len(records),
        "single files per second": round(count / single[0], 2),
        "batch files per second": round(count / batch[0], 2),
        "batch of cores times single": round(single[0] / batch[0] / min(jobs, os.cpu_count() or 1), 3),
        "single of batch processor seconds": round(single[1] / batch[1], 3),
        "single processor seconds": round(single[1], 1),
        "batch processor seconds": round(batch[1], 1),
        "killed after entries": at,
        "equal": len({repr(found) for found in outcomes.values()}) == 1
        and all(found == contents["whole"] for found in contents.values()),
        "compared": sorted(results),
        "outcomes": dict(Counter(record.outcome for record in records)),
        "costs": costs(records),
        "storage": storage(results["whole"], records),
    }


def command(inputs: str | Sequence[str], output: str, jobs: int) -> list[str]:
    """The batch over folders of the place."""
    names = [inputs] if isinstance(inputs, str) else list(inputs)
    return [sys.executable, "-m", "poi_audit", "batch", *names, "-o", output, "-j", str(jobs)]


def timed(line: list[str], place: Path, text: str | None = None) -> tuple[float, float]:
    """Seconds by the clock and of processor time that a command and all that it starts take."""
    with tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as given:
        given.write((text or "").encode())
        given.seek(0)
        start = time.monotonic()
        running = subprocess.Popen(
            line, cwd=place, env=environment(), stdin=given, stdout=subprocess.DEVNULL, stderr=said
        )
        used: dict[int, float] = {}
        while running.poll() is None:
            used |= processor_seconds(running.pid)
            time.sleep(0.1)
        seconds = time.monotonic() - start
        said.seek(0)
        complaint = said.read().decode("utf-8", "replace")
    if running.returncode not in (0, 1, 3) or "Traceback" in complaint:
        sys.exit(complaint)
    return seconds, sum(used.values())


def processor_seconds(pid: int) -> dict[int, float]:
    """Process -> processor seconds so far, of this one and all that it started."""
    ticks = os.sysconf("SC_CLK_TCK")
    parents: dict[int, list[int]] = {}
    used: dict[int, float] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        number = int(path.parent.name)
        parents.setdefault(int(fields[1]), []).append(number)
        used[number] = (int(fields[11]) + int(fields[12])) / ticks
    family = [pid]
    for one in family:
        family += parents.get(one, [])
    return {one: used[one] for one in family if one in used}


def environment() -> dict[str, str]:
    """The environment, with this repository first."""
    return os.environ | {"PYTHONPATH": str(ROOT)}


def interrupted(place: Path, line: list[str]) -> list[int]:
    """Run it three times, twice killed in the middle; entries of the spool at each kill."""
    total = sum(p.suffix.lower() in SUFFIXES for p in place.glob("[gfs]*/**/*") if p.is_file())
    out: list[int] = []
    for share in (1 / 3, 2 / 3):
        running = subprocess.Popen(
            line, cwd=place, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        while running.poll() is None and done(place / "killed") < total * share:
            time.sleep(0.02)
        running.send_signal(signal.SIGKILL)
        running.wait()
        out.append(done(place / "killed"))
    timed(line, place)
    return out


def done(results: Path) -> int:
    """Files whose outcome is safe: in parts, or in the spool."""
    parts = sum(len(path.read_bytes().splitlines()) - 1 for path in (results / "manifest").glob("*.jsonl"))
    spooled = sum(1 for p in (results / "spool").glob("*/*") if not p.name.startswith("."))
    return parts + spooled


def content(results: Path) -> dict[str, bytes]:
    """Every table in one order, as Parquet bytes."""
    with opened(str(results)) as con:
        return {table: canonical(con, table) for table in TABLES}


def outcome(results: Path) -> list[Any]:
    """What the manifest says of each file."""
    found = load(Folder(str(results))).latest
    return [(path, r.sha256, r.outcome, r.code, r.errors, r.figures) for path, r in sorted(found.items())]


def costs(records: Sequence[Record]) -> dict[str, Any]:
    """Per kind of file: how many, processor seconds per file and per thousand figures, bytes per file."""
    out = {}
    for kind in ("pdf", "html", "xls", "xlsx", "ods"):
        of_kind = [r for r in records if r.audited and r.path.endswith(f".{kind}") and r.reports]
        if of_kind:
            seconds, figures = sum(r.processor for r in of_kind), sum(r.figures for r in of_kind)
            out[kind] = {
                "files": len(of_kind),
                "processor seconds per file": round(seconds / len(of_kind), 3),
                "figures per file": round(figures / len(of_kind)),
                "processor seconds per 1000 figures": round(1000 * seconds / figures, 3),
                "bytes per file": round(sum(r.bytes for r in of_kind) / len(of_kind)),
            }
    return out


def storage(results: Path, records: Sequence[Record]) -> dict[str, Any]:
    """Bytes per thousand figures of each table, and per file of the manifest."""
    figures = sum(r.figures for r in records if r.audited)
    out = {
        table: round(1000 * sum(p.stat().st_size for p in (results / table).rglob("*.parquet")) / figures)
        for table in TABLES
    }
    manifest = sum(p.stat().st_size for p in (results / "manifest").iterdir())
    return {
        "bytes per 1000 figures": out,
        "bytes of manifest per file": round(manifest / len(records)),
        "figures": figures,
    }


if __name__ == "__main__":
    main()
