#!/usr/bin/env python3
"""Scan the fixtures and the real reports and read them: a Markdown table of what came out right, marked or wrong.

    scan.py [--pages N] [--only NAME ...] [--dpi 200 300] [--show]

A figure is wrong without a mark when it differs from the page and carries no doubt. Of a longer report the first N
pages are scanned; figures of activities on other pages are left out of the count. docs/scans.md keeps a table.
"""

from __future__ import annotations

import argparse
import io
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pikepdf

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "fixtures"))

from maker.scanner import Scanner, scanned  # noqa: E402

from poi_audit import audit, read_all  # noqa: E402
from poi_audit.contract import report_json  # noqa: E402
from poi_audit.errors import PoiAuditError  # noqa: E402
from poi_audit.extract.problems import partial  # noqa: E402
from poi_audit.finding import Severity  # noqa: E402

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


def cells(report: dict[str, Any]) -> tuple[Figures, dict[str, str]]:
    """The figures and the texts of each activity, closing line, total and count, by their places."""
    figures: Figures = {}
    texts: dict[str, str] = {}
    for objective in report["objectives"]:
        texts[f"{objective['code']} name"] = objective["name"]
        for action in objective["actions"]:
            texts[f"{action['code']} name"] = action["name"]
            for key, value in (action.get("execution") or {}).items():
                figures[f"{action['code']} {key}"] = figure(value)
            for activity in action["activities"]:
                code = activity["code"]
                for key in ("name", "priority", "unit", "aggregation"):
                    texts[f"{code} {key}"] = activity.get(key) or ""
                for key in ("percent", "percent_period"):
                    figures[f"{code} {key}"] = figure(activity.get(key))
                for block in ("physical", "financial"):
                    for row in ("programmed", "executed") if activity.get(block) else ():
                        for i, value in enumerate(activity[block][row]["months"]):
                            figures[f"{code} {block} {row} {i + 1}"] = figure(value)
                        figures[f"{code} {block} {row} acc"] = figure(activity[block][row]["accumulated"])
    for key, value in (report.get("totals") or {}).items():
        figures[f"total {key}"] = figure(value)
    for table in ("actions", "activities", "tracking"):
        for key, value in ((report.get("summary") or {}).get(table) or {}).items():
            figures[f"summary {table} {key}"] = figure(value)
    return figures, texts


def figure(value: Any) -> tuple[str, bool]:
    """A figure of the contract's JSON: its text, and whether it is doubtful."""
    if isinstance(value, dict):
        return value.get("text") or "", bool(value.get("doubt"))
    return value or "", False


def first_pages(data: bytes, count: int) -> bytes:
    """The PDF's first pages."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        del pdf.pages[count:]
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def same(a: str, b: str) -> bool:
    """Whether two texts are the same but for white space and hyphenation at a line's end."""
    return re.sub(r"\s", "", a) == re.sub(r"\s", "", b)


def score(path: Path, scanner: Scanner, pages: int, folder: Path) -> Score:
    """Scan and read one report."""
    data = path.read_bytes()
    exact = folder / path.name
    exact.write_bytes(first_pages(data, pages))
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
    said = partial(report.problems)
    for place, (text, doubtful) in got.items():
        if doubtful:
            out.marked += 1
        elif want.get(place, ("", False))[0] != text and not (
            said and place.startswith("total") and not text
        ):
            out.wrong.append(f"{place}: page {want.get(place, ('?',))[0]!r}, read {text!r}")
    lost = [place for place, (text, _) in want.items() if text and place not in got]
    out.said = ", ".join(sorted({p.code for p in report.problems}))
    if lost and not said:
        out.wrong += [f"{place}: lost" for place in lost]
    out.texts_right = sum(same(got_texts.get(place, ""), text) for place, text in want_texts.items())
    known = Counter(f.code for f in audit(truth).findings if f.severity is Severity.ERROR)
    found = Counter(f.code for f in audit(report).findings if f.severity is Severity.ERROR)
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
