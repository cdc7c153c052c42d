#!/usr/bin/env python3
"""Scan the fixtures and the real reports and read them: a Markdown table of what came out right, marked or wrong.

    scan.py [--pages N] [--only NAME ...] [--dpi 200 300] [--show]

A figure is wrong without a mark when it differs from the page and carries no doubt. Not counted as marked is what the
printed page leaves in doubt too, such as a row torn off by a later page that was not scanned. Of a longer report the
first N pages are scanned; figures of activities on other pages are left out of the count. docs/scans.md keeps a table.
"""

from __future__ import annotations

import argparse
import io
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pikepdf

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "fixtures"))

from maker.scanner import Scanner, scanned  # noqa: E402

from poi_audit import audit, read_all  # noqa: E402
from poi_audit.contract.encode import report_json  # noqa: E402
from poi_audit.model.errors import PoiAuditError  # noqa: E402
from poi_audit.model.finding import Severity  # noqa: E402

FILES = (
    *(ROOT / "fixtures/pdfs" / f"{name}.pdf" for name in (
        "2021-sem-small", "2021-annual-small", "2022-sem-small", "2022-sem-unticked", "2024-annual-small",
        "2024-annual-full", "2024-midyear", "2022-sem-zebra",
    )),
    ROOT / "../shared/real/igp-2022-sem.pdf",
    ROOT / "../shared/real/igp-2021-sem.pdf",
)  # fmt: skip
SKEWS = (0.0, 0.7, -1.6)


@dataclass
class Score:
    """What one report, scanned in one way, came to."""

    pages: int = 0
    figures: int = 0
    wrong: list[str] = field(default_factory=list)
    """Places of figures that differ from the page and carry no mark."""
    marked: int = 0
    texts: int = 0
    texts_right: int = 0
    accused: int = 0
    """Errors said of the report over what its own truth says."""
    said: str = ""
    seconds: float = 0.0

    def row(self, name: str, scanner: str) -> str:
        """One line of the table."""
        share = 100 * self.marked / max(self.figures, 1)
        return (
            f"| {name} | {scanner} | {self.pages} | {self.figures} | {len(self.wrong)} | {self.marked} ({share:.2f} %) "
            f"| {self.texts_right}/{self.texts} "
            f"| {self.accused} | {self.seconds / max(self.pages, 1):.1f} | {self.said} |"
        )


Figures = dict[str, tuple[str, bool]]
"""Place -> printed text, and whether the reading is doubtful."""


def cells(value: Any, place: str = "") -> tuple[Figures, dict[str, str]]:
    """Every figure, and every text of objectives, actions and activities, of a report's JSON, by its place."""
    if isinstance(value, dict) and "text" in value:
        return {place: (value["text"], bool(value.get("doubt")))}, {}
    if isinstance(value, str):
        return {}, {place: value}
    figures: Figures = {}
    texts: dict[str, str] = {}
    items: Iterable[tuple[Any, Any]] = ()
    if isinstance(value, dict):
        items = (
            (key, item) for key, item in value.items() if place or key in ("objectives", "totals", "summary")
        )
    elif isinstance(value, list):
        items = ((item.get("code", i) if isinstance(item, dict) else i, item) for i, item in enumerate(value))
    for key, item in items:
        for into, found in zip((figures, texts), cells(item, f"{place} {key}"), strict=True):
            into.update(found)
    return figures, texts


def first_pages(path: Path, count: int) -> bytes:
    """The first pages of the report in the PDF."""
    start, _ = read_all(path)[0].source.pages or (1, 1)
    with pikepdf.open(path) as pdf:
        del pdf.pages[start - 1 + count :]
        del pdf.pages[: start - 1]
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def same(a: str, b: str) -> bool:
    """Whether two texts are the same but for white space and hyphenation at a line's end."""
    return re.sub(r"\s", "", a) == re.sub(r"\s", "", b)


def score(path: Path, scanner: Scanner, pages: int, folder: Path) -> Score:
    """Scan and read one report."""
    exact = folder / path.name
    exact.write_bytes(first_pages(path, pages))
    truth = read_all(exact)[0]
    want, want_texts = cells(report_json(truth, where=True))
    target = folder / "scan.pdf"
    target.write_bytes(scanned(exact.read_bytes(), scanner))
    out = Score(pages=min(pages, _count(exact)), figures=sum(1 for text, _ in want.values() if text))
    out.texts = len(want_texts)
    start = time.perf_counter()
    try:
        report = read_all(target, engine="ocr")[0]
    except PoiAuditError as error:
        out.said = f"«{error}»"
        return out
    finally:
        out.seconds = time.perf_counter() - start
    got, got_texts = cells(report_json(report, where=True))
    said = report.partial
    for place, (text, doubtful) in got.items():
        if doubtful:
            out.marked += not want.get(place, ("", False))[1]
        elif want.get(place, ("", False))[0] != text and not (
            said and place.startswith("total") and not text
        ):
            out.wrong.append(f"{place}: page {want.get(place, ('?',))[0]!r}, read {text!r}")
    lost = [place for place, (text, _) in want.items() if text and place not in got]
    out.said = ", ".join(sorted({p.code for p in report.problems}))
    if lost and not said:
        out.wrong += [f"{place}: lost" for place in lost]
    out.texts_right = sum(same(got_texts.get(place, ""), text) for place, text in want_texts.items())
    known = Counter(f.rule for f in audit(truth).findings if f.severity is Severity.ERROR)
    found = Counter(f.rule for f in audit(report).findings if f.severity is Severity.ERROR)
    out.accused = sum((found - known).values())
    return out


def _count(path: Path) -> int:
    with pikepdf.open(path) as pdf:
        return len(pdf.pages)


def runs(names: list[str] | None, resolutions: list[int]) -> Iterator[tuple[Path, Scanner]]:
    """Every report with every way of scanning it."""
    for path in FILES:
        if path.exists() and (not names or path.stem in names):
            for dpi in resolutions:
                for skew in SKEWS:
                    yield path, Scanner(dpi, skew)


def main() -> None:
    """Scan and read everything."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pages", type=int, default=2)
    parser.add_argument("--only", nargs="+")
    parser.add_argument("--dpi", nargs="+", type=int, default=[200, 300])
    parser.add_argument("--show", action="store_true")
    args = parser.parse_args()
    print(
        "| report | scan | pages | figures | wrong, unmarked | marked | texts right | false errors | s/page | said |"
    )
    print("|---|---|---|---|---|---|---|---|---|---|")
    total = Score()
    with tempfile.TemporaryDirectory() as scratch:
        for path, scanner in runs(args.only, args.dpi):
            one = score(path, scanner, args.pages, Path(scratch))
            print(one.row(path.stem, scanner.name), flush=True)
            for name in ("pages", "figures", "wrong", "marked", "texts", "texts_right", "accused", "seconds"):
                setattr(total, name, getattr(total, name) + getattr(one, name))
            if args.show:
                print("\n".join(f"    {line}" for line in one.wrong))
    print(total.row("all", ""))


if __name__ == "__main__":
    main()
