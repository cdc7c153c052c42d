#!/usr/bin/env python3
"""Time extraction against its peers on the same files in the same run: extract.py [--rounds N] [FILE.pdf ...]

Without files: the 24-activity fixture, reports of 240 and 2,000 activities printed now (needs Chromium), and the real
reports of ../shared where they are. Where a report is only a part of its file, all engines are timed on the file and on
the report's pages cut out of it. Each engine runs in a process of its own; peak memory is that process's. Of very long
files the slow peers read evenly spaced pages. Seconds are per page of the file. The engines take turns, and a ratio is
taken within a turn: a machine whose speed changes changes both.
"""

from __future__ import annotations

import argparse
import multiprocessing
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FIXTURES = ROOT / "fixtures"
REAL = ROOT / "../shared/real"
SAMPLE = 24
"""Pages on which a slow peer is timed."""
ROUNDS = 3
"""How often all engines are timed, one after the other, on a file; its figures are medians of the rounds."""


def ours(path: str, pages: list[int]) -> int:
    """Full interpretation: words, grid, layout, figures. The whole file, whatever the sample."""
    from poi_audit import read_all

    if not read_all(path):
        raise ValueError(f"no report in {path}")
    return len(pages)


def ours_ahead(path: str, pages: list[int]) -> int:
    """The same as `check` reads where there is a second core: a fork of the process reads the pages ahead."""
    from poi_audit.process import confine

    confine.helpers_allowed = True
    return ours(path, pages)


def bare(path: str, pages: list[int]) -> int:
    """PDFium's text page and its text, nothing made of it."""
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        for number in pages:
            document[number - 1].get_textpage().get_text_range()
    return len(pages)


def plumber(path: str, pages: list[int]) -> int:
    """pdfplumber's extract_tables."""
    import pdfplumber

    with pdfplumber.open(path) as document:
        for number in pages:
            document.pages[number - 1].extract_tables()
    return len(pages)


def lattice(path: str, pages: list[int]) -> int:
    """camelot's lattice parser."""
    from camelot.io import read_pdf

    read_pdf(path, pages=",".join(map(str, pages)), flavor="lattice", suppress_stdout=True)
    return len(pages)


ENGINES: dict[str, tuple[Callable[[str, list[int]], int], bool, int]] = {
    "poi-audit": (ours, False, 5),
    "poi-audit, two processes": (ours_ahead, False, 5),
    "PDFium text page": (bare, False, 5),
    "pdfplumber extract_tables": (plumber, True, 1),
    "camelot lattice": (lattice, True, 1),
}
"""Name -> (what runs, whether on a sample of a long file, how often)."""


def measure(
    name: str, path: str, pages: list[int], answer: multiprocessing.Queue[tuple[float, float]]
) -> None:
    """Median seconds per page (imports done before) and peak MB of this process."""
    run, sampled, times = ENGINES[name]
    chosen = pages[:: max(1, len(pages) // SAMPLE)][:SAMPLE] if sampled else pages
    run(path, chosen[:1])  # imports, fonts, caches
    seconds = []
    for _ in range(times):
        start = time.perf_counter()
        count = run(path, chosen)
        seconds.append((time.perf_counter() - start) / max(count, 1))
    answer.put((statistics.median(seconds), peak()))


def peak() -> float:
    """The most MB this process has had. (ru_maxrss would count those of the process that started it.)"""
    found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text("ascii"))
    return int(found[1]) / 1024 if found else 0.0


def report_pages(path: Path) -> tuple[int, int, int]:
    """The first and last page of the report in the file, and how many activities it lists."""
    from poi_audit import read_all

    report = read_all(path)[0]
    first, last = report.source.pages or (1, 1)
    return first, last, sum(1 for _ in report.activities())


def cut(path: Path, first: int, last: int, folder: Path) -> Path:
    """Those pages of the file, in a file of their own."""
    import pikepdf

    target = folder / f"{path.stem}-p{first}-{last}.pdf"
    with pikepdf.open(path) as document:
        del document.pages[last:]
        del document.pages[: first - 1]
        document.save(target)
    return target


def bench(path: Path, skip: list[str], rounds: int, folder: Path) -> None:
    """Print one table for a file, and one for its report alone where it holds more than that."""
    import pikepdf  # here: the engines' processes load this file, and their memory is measured

    with pikepdf.open(path) as document:
        count = len(document.pages)
    first, last, activities = report_pages(path)
    print(f"\n{path.name}: {activities} AO, {count} pages\n")
    table(path, list(range(1, count + 1)), [name for name in ENGINES if name not in skip], rounds)
    if last - first + 1 < count:
        bench(cut(path, first, last, folder), skip, rounds, folder)


def table(path: Path, pages: list[int], names: list[str], rounds: int) -> None:
    """Time the engines on the pages, and print a line of a Markdown table for each: ours first, the ratio to ours."""
    found = [{name: timed(name, path, pages) for name in names} for _ in range(rounds)]
    print("| program | s/page | pages/s | peak MB | times ours |\n|---|--:|--:|--:|--:|")
    for name in names:
        seconds = statistics.median(one[name][0] for one in found)
        ratio = statistics.median(one[name][0] / one[names[0]][0] for one in found)
        most = max(one[name][1] for one in found)
        print(f"| {name} | {seconds:.4f} | {1 / seconds:.1f} | {most:.0f} | {ratio:.2f} |", flush=True)


def timed(name: str, path: Path, pages: list[int]) -> tuple[float, float]:
    """Seconds per page and peak MB of the engine, in a process of its own."""
    context = multiprocessing.get_context("spawn")
    answer: multiprocessing.Queue[tuple[float, float]] = context.Queue()
    child = context.Process(target=measure, args=(name, str(path), pages, answer))
    child.start()
    found = answer.get()
    child.join()
    return found


def printed(activities: int, folder: Path) -> Path:
    """A 2022-sem report of so many invented activities, printed by the fixture program."""
    sys.path.insert(0, str(FIXTURES))
    from data.large import large
    from maker.chrome import print_page
    from maker.page import page
    from maker.truth import truth

    case = large(activities)
    target = folder / f"bench-{activities}.pdf"
    target.write_bytes(print_page(page(case, truth(case), printing=True), tagged=False))
    return target


def main() -> None:
    """Bench the given files, or the usual set."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--skip", action="append", default=[], choices=list(ENGINES)[1:])
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        files = args.files
        if not files:
            files = [FIXTURES / "pdfs/2024-annual-full.pdf"]
            files += [printed(n, Path(folder)) for n in (240, 2000)]
            files += sorted(REAL.glob("igp-202[12]*.pdf"))
        for path in files:
            bench(path, args.skip, args.rounds, Path(folder))


if __name__ == "__main__":
    main()
