#!/usr/bin/env python3
"""Time whole processes, start to exit: process.py [--runs 9]

`check` of a fixture and of the real reports of ../shared where they are, and `--help`. Prints medians;
the exit code is 1 where `check` of the 19-page report takes a second or more, or `--help` 0.2 s of processor time. Only
an idle machine gives figures worth keeping.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMMANDS: dict[str, tuple[list[str], float, float]] = {
    "--help": (["--help"], float("inf"), 0.2),
    "check, 24 AO, 3 pages": (["check", "fixtures/pdfs/2024-annual-full.pdf"], float("inf"), float("inf")),
    "check, 145 AO, 19 pages": (["check", "../shared/real/igp-2022-sem.pdf"], 1.0, float("inf")),
    "check, 136 AO, 10 of 47 pages": (
        ["check", "../shared/real/igp-2021-sem.pdf"],
        float("inf"),
        float("inf"),
    ),
}
"""Name -> (arguments, seconds by the clock and seconds of processor time that it must stay under)."""


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


def main() -> int:
    """Print the table; 1 where a bound is not met."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=9)
    runs = parser.parse_args().runs
    late = False
    print("| command | s by the clock | s of processor time | peak MB |\n|---|--:|--:|--:|")
    for name, (arguments, clock, processor) in COMMANDS.items():
        if not all((ROOT / word).exists() for word in arguments[1:]):
            continue
        run(arguments)
        wall, cpu, peak = (
            statistics.median(column) for column in zip(*(run(arguments) for _ in range(runs)), strict=True)
        )
        print(f"| {name} | {wall:.2f} | {cpu:.2f} | {peak:.0f} |", flush=True)
        late |= wall >= clock or cpu >= processor
    return int(late)


if __name__ == "__main__":
    sys.exit(main())
