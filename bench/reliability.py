"""Runs `check` over folders of files that were made to break readers, and counts how each one ended.

    python bench/reliability.py FOLDER... [--engine pdfium|pdfplumber] [--timeout S] [--max-memory MB] [--each]

The files are other projects' test files (PDF, HTML, Excel), kept outside this repository. Each folder is read by the
same kind of process as the command line's, so a file that ends it shows as such. None may be called clean, and none may
end in a defect of this program: the exit code is then 1. `--each` prints one line per file.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from pathlib import Path

from poi_audit.model.outcome import Failure, Reading
from poi_audit.process.guard import Guard
from poi_audit.process.limits import DEFAULT, Limits
from poi_audit.run.session import guarded, try_check

SUFFIXES = {".pdf", ".html", ".htm", ".xls", ".xlsx", ".xlsm", ".ods", ".csv", ".txt"}
CODES = {
    "E301": "unreadable: one sentence",
    "E302": "no report: one sentence",
    "E303": "DEFECT of this program",
    "E304": "ended at a limit: one sentence",
}
BAD = {"DEFECT of this program", "CLEAN", "FINDINGS"}


def main() -> None:
    """Print one line per folder, and the slowest file of each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--engine", default="pdfium")
    parser.add_argument("--timeout", type=int, default=DEFAULT.seconds)
    parser.add_argument("--max-memory", type=int, default=DEFAULT.megabytes)
    parser.add_argument("--each", action="store_true")
    given = parser.parse_args()
    limits = Limits(given.timeout, given.max_memory)
    everything: Counter[str] = Counter()
    for folder in given.folders:
        everything += run(folder, Reading(engine=given.engine), limits, given.each)
    print(f"all: {sum(everything.values())} files; {shown(everything)}")
    sys.exit(1 if BAD & set(everything) else 0)


def run(folder: Path, reading: Reading, limits: Limits, each: bool) -> Counter[str]:
    """How many files of a folder ended in which way."""
    files = sorted(p for p in folder.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file())
    counts: Counter[str] = Counter()
    slowest = (0.0, "")
    with Guard(limits) as guard:
        for file in files:
            start = time.monotonic()
            found = guarded(guard, try_check, file, reading)
            seconds = time.monotonic() - start
            slowest = max(slowest, (seconds, file.name))
            end = outcome(found)
            counts[end] += 1
            if each or end in BAD or end == CODES["E304"]:
                said = found.message if isinstance(found, Failure) else ""
                print(f"  {seconds:6.2f} s  {end}: {file.name}: {said}", flush=True)
    print(
        f"{folder.name}: {len(files)} files; {shown(counts)}; slowest {slowest[0]:.1f} s ({slowest[1]})",
        flush=True,
    )
    return counts


def outcome(found: object) -> str:
    """The end of one file in words; capitals where it must not be."""
    if isinstance(found, Failure):
        return CODES[found.code]
    verdicts = {checked.audit.verdict for checked in found} if isinstance(found, list) else set()
    if "clean" in verdicts:
        return "CLEAN"
    return "partial" if verdicts == {"partial"} else "FINDINGS"


def shown(counts: Counter[str]) -> str:
    """The counts, most frequent first."""
    return "; ".join(f"{name} {count}" for name, count in counts.most_common())


if __name__ == "__main__":
    main()
