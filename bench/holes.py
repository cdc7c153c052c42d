#!/usr/bin/env python3
"""Measure what holes do: take parts away from whole reports, audit what is left: holes.py [--every N] [--show N]

From every file of fixtures/ and ../shared that reads whole: each page, row, title and closing line is left out, one
letter or digit of each code changed, the tail cut off, pages swapped and doubled, one at a time; one in N is tried, of
pages ten times as many.
Prints a Markdown table: false errors (not those of the whole report), holes hidden (read whole, and figures lacking),
figures given to another AO without doubt.
"""

from __future__ import annotations

import argparse
import io
import random
import re
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pypdfium2 as pdfium

from poi_audit import audit
from poi_audit.extract import read_source
from poi_audit.extract.source import source_of
from poi_audit.model.errors import NotAReportError, UnreadableError
from poi_audit.model.finding import Severity
from poi_audit.model.report import Report

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent.parent / "shared" if (ROOT.parent.parent / "shared").exists() else ROOT.parent / "shared"
FOLDERS = (ROOT / "fixtures" / "pdfs", ROOT / "fixtures" / "html", SHARED / "real", SHARED / "seed")
TAILS = 100
"""Points at which a file's end is cut off."""
_ROW = re.compile(rb"<tr\b.*?</tr\s*>", re.S | re.I)
_CODE = re.compile(rb"AOI\d{11}|[AO]EI\.\d\d(?:\.\d\d)?")
_LIKE = {b"0": b"O", b"1": b"I", b"O": b"0", b"I": b"1"}

Key = tuple[str, str | None, str | None, str | None]
Told = dict[tuple[str, str, str | None, str | None], str]


class Trial(NamedTuple):
    """A file with a hole: of which kind, where, its bytes."""

    kind: str
    where: str
    data: bytes


class Whole(NamedTuple):
    """A whole report: its errors and its figures, by activity and column."""

    errors: set[Key]
    figures: Told


def figures_of(reports: list[Report], doubtful: bool = True) -> Told:
    """The figures of the activities; not `doubtful`: those without doubt. No code that stands twice."""
    out: Told = {}
    count = Counter(a.code for report in reports for a in report.activities())
    for report in reports:
        for activity in report.activities():
            if count[activity.code] == 1:
                for block, row, column, figure in activity.cells(report.header):
                    if doubtful or figure.doubt is None:
                        out[activity.code, block, row, column] = figure.text
    return out


def errors_of(reports: list[Report]) -> tuple[set[Key], bool]:
    """The errors of these reports, and whether each was read in part."""
    found: set[Key] = set()
    partial = True
    for report in reports:
        done = audit(report)
        partial &= done.verdict == "partial"
        found |= {
            (f.rule, f.where.code, f.where.row, f.where.column)
            for f in done.findings
            if f.severity is Severity.ERROR
        }
    return found, partial


def pages_of(data: bytes, order: list[int]) -> bytes:
    """The PDF with these of its pages, in this order."""
    source, out = pdfium.PdfDocument(data), pdfium.PdfDocument.new()
    out.import_pages(source, order)
    written = io.BytesIO()
    out.save(written)
    return written.getvalue()


def of_pdf(data: bytes, first: int, last: int) -> Iterator[Trial]:
    """Pages lost, doubled and swapped, among those of the report (from 0)."""
    every = list(range(len(pdfium.PdfDocument(data))))
    for n in range(first, last + 1):
        if len(every) > 1:
            yield Trial("page lost", f"p{n + 1}", pages_of(data, [p for p in every if p != n]))
        yield Trial("page doubled", f"p{n + 1}", pages_of(data, [*every[: n + 1], *every[n:]]))
        if n < last:
            order = [*every[:n], n + 1, n, *every[n + 2 :]]
            yield Trial("pages swapped", f"p{n + 1}", pages_of(data, order))
    for point in range(1, TAILS):
        yield Trial("tail cut", f"{point} %", data[: len(data) * point // TAILS])


def of_text(data: bytes, html: bool) -> Iterator[Trial]:
    """Rows, titles and closing lines lost, codes misread, and the tail cut."""
    rows = list(_ROW.finditer(data)) if html else list(re.finditer(rb"[^\n]+\n", data))
    for i, row in enumerate(rows):
        yield Trial(kind_of(row[0]), f"row {i + 1}", data[: row.start()] + data[row.end() :])
    for found in _CODE.finditer(data):
        line = data[
            max(data.rfind(b"<tr", 0, found.start()), data.rfind(b"\n", 0, found.start())) : found.start()
        ]
        if b"POR" in line or re.search(rb"\w{3}.*?>[^<]*\w$|NOTA|ALERTA", line):
            continue
        at = next(
            (i for i in range(found.end() - 1, found.start() - 1, -1) if data[i : i + 1] in _LIKE), None
        )
        if at is not None:
            text = data[:at] + _LIKE[data[at : at + 1]] + data[at + 1 :]
            yield Trial("letter of a code", found[0].decode(), text)
        yield Trial("digit of a code lost", found[0].decode(), data[: found.end() - 1] + data[found.end() :])
    for point in range(1, TAILS):
        yield Trial("tail cut", f"{point} %", data[: len(data) * point // TAILS])


def kind_of(row: bytes) -> str:
    """What a row is."""
    text = re.sub(rb"<[^>]+>", b" ", row)
    if (b"EJECUCI" in text and b"POR" in text) or b"TOTAL" in text or b"PROMEDIO" in text:
        return "closing line lost"
    if re.match(rb"\s*[AO]EI\.", text):
        return "title lost"
    if re.search(rb"PROG\.|PROGRAMADO|EJEC\.|EJECUTADO|AOI\d", text) and len(re.findall(rb"\d", text)) > 10:
        return "row lost"
    return "other line lost"


def read(path: Path, data: bytes) -> list[Report]:
    """The reports of the file, or nothing where it is refused."""
    try:
        return read_source(source_of(path.name, data))
    except (NotAReportError, UnreadableError):
        return []


def _was_there(error: Key, whole: set[Key]) -> bool:
    """Whether it is one of the whole report's under the code that the trial damaged."""
    rule, code, *where = error
    return any(
        one[0] == rule and list(one[2:]) == where and code and one[1] and _damaged(code, one[1])
        for one in whole
    )


def _damaged(code: str, whole: str) -> bool:
    """Whether one letter of the code is another, or lost."""
    if len(code) == len(whole):
        return sum(a != b for a, b in zip(code, whole, strict=True)) == 1
    return code == whole[:-1]


def tried(path: Path, whole: Whole, trial: Trial, row: Counter[str]) -> Iterator[str]:
    """Count one trial; what went wrong."""
    row["trials"] += 1
    reports = read(path, trial.data)
    if not reports:
        row["refused"] += 1
        return
    errors, partial = errors_of(reports)
    row["partial"] += partial
    here = f"{path.name} {trial.kind} {trial.where}"
    if new := {error for error in errors - whole.errors if not _was_there(error, whole.errors)}:
        row["false"] += len(new)
        row["accused"] += 1
        yield f"FALSE {here}: {sorted(new, key=str)[:3]}"
    sure = figures_of(reports, doubtful=False)
    if not partial and len(figures_of(reports)) < len(whole.figures):
        row["hidden"] += 1
        yield f"HIDDEN {here}"
    wrong = [at for at, text in sure.items() if at in whole.figures and whole.figures[at] != text]
    if wrong:
        row["moved"] += len(wrong)
        yield f"MOVED {here}: {wrong[:2]}"


def main() -> None:
    """Try every N-th trial of each file and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--every", type=int, default=5, metavar="N")
    parser.add_argument(
        "--minutes", type=float, default=10, help="stop after so long; what was tried is counted"
    )
    parser.add_argument("--show", type=int, default=20)
    parser.add_argument("--kind", default="", help="only the holes whose name has this word")
    options = parser.parse_args()
    rows: dict[str, Counter[str]] = defaultdict(Counter)
    misses: list[str] = []
    files = 0
    end = time.monotonic() + 60 * options.minutes
    paths = [
        p for folder in FOLDERS for p in sorted(folder.glob("*")) if p.suffix in (".pdf", ".html", ".txt")
    ]
    random.Random(1).shuffle(paths)
    for path in paths:
        if time.monotonic() > end:
            break
        data = path.read_bytes()
        reports = read(path, data)
        if not reports or len(reports) > 1 or reports[0].partial:
            continue
        files += 1
        whole = Whole(errors_of(reports)[0], figures_of(reports))
        first, last = reports[0].source.pages or (1, 1)
        trials = (
            of_pdf(data, first - 1, last - 1)
            if path.suffix == ".pdf"
            else of_text(data, path.suffix == ".html")
        )
        dice = random.Random(path.name)
        for trial in trials:
            step = max(1, options.every // 10) if trial.kind.startswith("page") else options.every
            if options.kind in trial.kind and time.monotonic() < end and dice.random() * step < 1:
                misses += tried(path, whole, trial, rows[trial.kind])
    print(f"{files} reports\n")
    print(
        "| hole | trials | refused | read in part | reports accused | false errors | hidden | figures of another AO |"
    )
    print("|---|--:|--:|--:|--:|--:|--:|--:|")
    for kind, row in [*sorted(rows.items()), ("all", sum(rows.values(), Counter()))]:
        counts = (row[k] for k in ("trials", "refused", "partial", "accused", "false", "hidden", "moved"))
        print(f"| {kind} | {' | '.join(map(str, counts))} |")
    print()
    print(*misses[: options.show], sep="\n")


if __name__ == "__main__":
    main()
