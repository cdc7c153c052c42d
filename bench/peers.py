#!/usr/bin/env python3
"""Compare with other programs on the same pages in the same run: speed, and how many rows of months each gets right.

    peers.py [FILE.pdf ...]      pip install pymupdf pdf_oxide docling-parse; pdftotext (poppler) on the PATH

A row of months is right where a program gives its figures in order and next to one another: in cells, blanks in their
place, or as the words of a line or of a line in a cell. Each FILE.json is the truth beside its PDF. Without files: the
printed fixtures of 9 and 8 pages and the real reports of ../shared. Programs that are not installed are left out.
docs/speed.md keeps a table.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import re
import resource
import shutil
import subprocess
import time
from collections.abc import Callable, Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FILES = (
    ROOT / "fixtures/pdfs/2022-sem-split.pdf",
    ROOT / "fixtures/pdfs/2024-annual-split.pdf",
    ROOT / "../shared/real/igp-2022-sem.pdf",
    ROOT / "../shared/real/igp-2021-sem.pdf",
)
SLOW = 5.0
Rows = list[list[str]]
Placed = tuple[float, float, str]
"""A word: its height on the page, its left side, its text."""


def poi_audit(path: str) -> Rows:
    """Full interpretation, as `poi_audit.read` gives it."""
    from poi_audit import read

    return [
        [figure.text for figure in (*row.months, row.accumulated)]
        for activity in read(path).activities()
        for block in (activity.physical, activity.financial)
        if block
        for row in (block.programmed, block.executed)
    ]


def pdfplumber(path: str) -> Rows:
    """extract_tables."""
    import pdfplumber as library

    with library.open(path) as document:
        return [cells(row) for page in document.pages for table in page.extract_tables() for row in table]


def camelot(path: str) -> Rows:
    """The lattice parser."""
    from camelot.io import read_pdf

    tables = read_pdf(path, pages="all", flavor="lattice", suppress_stdout=True)
    return [cells(row) for table in tables for row in table.df.values.tolist()]


def pymupdf(path: str) -> Rows:
    """find_tables."""
    import pymupdf as library

    with library.open(path) as document:
        tables = [table.extract() for page in document for table in page.find_tables().tables]
    return [cells(row) for table in tables for row in table]


def pdf_oxide(path: str) -> Rows:
    """Tables of each page."""
    from pdf_oxide import PdfDocument

    with PdfDocument(path) as document:
        tables = [table for page in document for table in page.tables]
    return [cells(cell["text"] for cell in row["cells"]) for table in tables for row in table["rows"]]


def docling_parse(path: str) -> Rows:
    """Words of each page as lines."""
    from docling_core.types.doc.page import TextCellUnit
    from docling_parse.pdf_parser import DoclingPdfParser

    out: Rows = []
    document = DoclingPdfParser(loglevel="fatal").load(path_or_stream=path)
    for _, page in document.iterate_pages():
        words = [
            (-cell.rect.to_bounding_box().b, cell.rect.to_bounding_box().l, cell.text)
            for cell in page.iterate_cells(unit_type=TextCellUnit.WORD)
        ]
        out += lines(words)
    return out


def poppler(path: str) -> Rows:
    """pdftotext -bbox: words of each page as lines."""
    html = subprocess.run(
        ["pdftotext", "-bbox", path, "-"], check=True, capture_output=True, text=True
    ).stdout
    word = re.compile(r'xMin="([\d.]+)" yMin="[\d.]+" xMax="[\d.]+" yMax="([\d.]+)">(.*?)</word>')
    return [
        row
        for page in html.split("<page ")[1:]
        for row in lines((float(y), float(x), text) for x, y, text in word.findall(page))
    ]


PEERS: dict[str, tuple[Callable[[str], Rows], str | None]] = {
    "poi-audit": (poi_audit, None),
    "pdfplumber extract_tables": (pdfplumber, None),
    "camelot lattice": (camelot, None),
    "PyMuPDF find_tables": (pymupdf, "pymupdf"),
    "pdf_oxide tables": (pdf_oxide, "pdf_oxide"),
    "docling-parse words": (docling_parse, "docling_parse"),
    "poppler pdftotext -bbox": (poppler, "pdftotext"),
}
"""Name -> (what runs, the module or program it needs)."""


def cells(row: Iterable[str | None]) -> list[str]:
    """A table's row of texts."""
    return [(cell or "").strip() for cell in row]


def lines(words: Iterable[Placed]) -> Rows:
    """Words whose baselines are within a point of each other, from left to right."""
    out: Rows = []
    line: list[tuple[float, str]] = []
    last = float("-inf")
    for y, x, text in sorted(words):
        if y - last > 1 and line:
            out.append([word for _, word in sorted(line)])
            line = []
        line.append((x, text))
        last = y
    return [*out, [word for _, word in sorted(line)]]


def wanted(truth: dict[str, Any]) -> Rows:
    """Every row of months that the truth lists, those without a figure left out."""
    rows = [
        activity[block][row]["months"]
        for objective in truth["objectives"]
        for action in objective["actions"]
        for activity in action["activities"]
        for block in ("physical", "financial")
        if activity[block]
        for row in ("programmed", "executed")
    ]
    return [row for row in rows if any(row)]


def right(rows: Rows, want: Rows) -> float:
    """The share of the wanted rows that stand in the cells of a row, or as words in a line of a cell."""
    apart = ["\n".join(["", *(" ".join(cell.split()) for cell in row), ""]) for row in rows]
    words = [[word for cell in row for word in cell.split()] for row in rows]
    words += [line.split() for row in rows for cell in row for line in cell.splitlines()]
    joined = {"\n".join(["", *line, ""]) for line in words}
    found = 0
    for row in want:
        whole, filled = "\n".join(["", *row, ""]), "\n".join(["", *filter(None, row), ""])
        found += any(whole in text for text in apart) or any(filled in text for text in joined)
    return found / len(want)


def measure(
    name: str, path: str, truth: str, answer: multiprocessing.Queue[tuple[float, float, float]]
) -> None:
    """Best of two runs in seconds (of one, where that is slow), peak MB, share of rows right."""
    run = PEERS[name][0]
    seconds = []
    for _ in range(2):
        start = time.perf_counter()
        rows = run(path)
        seconds.append(time.perf_counter() - start)
        if seconds[0] > SLOW:
            break
    usage = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    want = wanted(json.loads(Path(truth).read_text("utf-8")))
    answer.put((min(seconds), usage / 1024, right(rows, want)))


def main() -> None:
    """Print a table per file."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="*", type=Path)
    context = multiprocessing.get_context("spawn")
    for path in parser.parse_args().files or [path for path in FILES if path.exists()]:
        print(
            f"\n{path.name}\n\n| program | s | times ours | peak MB | rows of months right |\n|---|---|---|---|---|"
        )
        ours = None
        for name, (_, needs) in PEERS.items():
            if needs and not (find_spec(needs) or shutil.which(needs)):
                continue
            answer: multiprocessing.Queue[tuple[float, float, float]] = context.Queue()
            child = context.Process(
                target=measure, args=(name, str(path), str(path.with_suffix(".json")), answer)
            )
            child.start()
            seconds, peak, share = answer.get()
            child.join()
            ours = ours or seconds
            print(
                f"| {name} | {seconds:.2f} | {seconds / ours:.1f} | {peak:.0f} | {100 * share:.1f} % |",
                flush=True,
            )


if __name__ == "__main__":
    main()
