#!/usr/bin/env python3
"""Time whole processes, start to exit: process.py [--runs 9] [--long]

`check` of a fixture and of the real reports of ../shared where they are, and `--help`; with `--long` also of a report
of 2,000 activities, printed now (needs Chromium), alone and with its page, working paper and marked PDF. Prints
medians; the exit code is 1 where `check` of the 19-page report takes a second or more, `--help` 0.2 s of processor
time, or `check` of the long report 150 MB. Only an idle machine gives figures worth keeping.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NONE = float("inf")
Bounds = tuple[float, float, float]
"""Seconds by the clock, seconds of processor time and MB that a command must stay under."""
Commands = dict[str, tuple[list[str], Bounds]]
COMMANDS: Commands = {
    "--help": (["--help"], (NONE, 0.2, NONE)),
    "check, 24 AO, 3 pages": (["check", "fixtures/pdfs/2024-annual-full.pdf"], (NONE, NONE, NONE)),
    "check, 145 AO, 19 pages": (["check", "../shared/real/igp-2022-sem.pdf"], (1.0, NONE, NONE)),
    "check, 136 AO, 10 of 47 pages": (["check", "../shared/real/igp-2021-sem.pdf"], (NONE, NONE, NONE)),
}


def long_commands(folder: Path) -> Commands:
    """The same for a report of 2,000 activities, printed into the folder."""
    from extract import printed

    file = str(printed(2000, folder))
    files = [f"--{kind}={folder}/out.{kind}" for kind in ("html", "xlsx", "pdf")]
    return {
        "check, 2,000 AO, 175 pages": (["check", file], (NONE, NONE, 150.0)),
        "the same with page, working paper and marked PDF": (["check", file, *files], (NONE, NONE, NONE)),
    }


def run(arguments: list[str]) -> tuple[float, float, float]:
    """Seconds by the clock, seconds of processor time with those of its processes, peak MB of the largest."""
    start = time.perf_counter()
    process = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "from poi_audit.start import main; main()",
            *arguments,
        ],  # as the program `poi-audit`
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
    )
    _, _, usage = os.wait4(process.pid, 0)
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def measure(commands: Commands, runs: int) -> bool:
    """Print a line for each command whose file is there; whether one is over a bound."""
    over = False
    for name, (arguments, bounds) in commands.items():
        if not all((ROOT / word).exists() for word in arguments[1:2]):
            continue
        run(arguments)
        measured = [statistics.median(c) for c in zip(*(run(arguments) for _ in range(runs)), strict=True)]
        print("| {} | {:.2f} | {:.2f} | {:.0f} |".format(name, *measured), flush=True)
        over |= any(value >= bound for value, bound in zip(measured, bounds, strict=True))
    return over


def main() -> int:
    """Print the table; 1 where a bound is not met."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--long", action="store_true")
    args = parser.parse_args()
    print("| command | s by the clock | s of processor time | peak MB |\n|---|--:|--:|--:|")
    over = measure(COMMANDS, args.runs)
    if args.long:  # last: a process counts as its own the memory of the one that starts it
        with tempfile.TemporaryDirectory() as folder:
            over |= measure(long_commands(Path(folder)), args.runs)
    return int(over)


if __name__ == "__main__":
    sys.exit(main())
