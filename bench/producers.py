#!/usr/bin/env python3
"""Print the fixtures' reports through every producer and read them: a Markdown table of what came out right.

    producers.py [--keep DIR] [--only NAME ...]

With `--keep`, printed files stay in DIR and are not printed again. Programs that are not installed are named and left
out (see fixtures/README.md for what to install). docs/producers.md keeps a table with its date.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "fixtures"))

from data import small, split  # noqa: E402
from maker.case import Case  # noqa: E402
from maker.producers import PRINTERS, REWORKS, Missing  # noqa: E402
from maker.truth import truth  # noqa: E402

from poi_audit import read_all  # noqa: E402
from poi_audit.contract.encode import report_json  # noqa: E402
from poi_audit.model.errors import PoiAuditError  # noqa: E402
from poi_audit.model.figure import Figure  # noqa: E402
from poi_audit.model.report import Report  # noqa: E402

CASES = (*small.CASES, *split.CASES)
_FIGURE = re.compile(r"\.(programmed|executed|percent|percent_period|execution|totals|summary)\b(?!\.year)")


@dataclass
class Score:
    """What one producer's files came to."""

    files: int = 0
    figures: int = 0
    right: int = 0
    silent: int = 0
    """Wrong figures without a mark, in a report that is not said to be partial."""
    texts: int = 0
    texts_right: int = 0
    doubtful: int = 0
    seconds: float = 0.0
    said: set[str] = field(default_factory=set)
    """Problem codes, or the sentence of a file that was refused."""

    def row(self, name: str) -> str:
        """One line of the table."""
        said = "; ".join(sorted(self.said)) or "–"
        return (
            f"| {name} | {self.files} | {self.right}/{self.figures} | {self.silent} | "
            f"{self.texts_right}/{self.texts} | {self.doubtful} | {self.seconds / max(self.files, 1):.2f} | {said} |"
        )


def flat(value: Any, place: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a report by its place."""
    if isinstance(value, dict):
        for key, item in value.items():
            if not (place == "" and key in ("source", "problems", "schema")):
                yield from flat(item, f"{place}.{key}")
    elif isinstance(value, list):
        for i, item in enumerate(value):
            yield from flat(item, f"{place}[{item.get('code', i) if isinstance(item, dict) else i}]")
    elif value is not None:
        yield place, re.sub(r"([-/]) ", r"\1", " ".join(str(value).split()))


def doubts(value: Any) -> int:
    """How many figures of a report are doubtful."""
    if isinstance(value, Figure):
        return int(value.doubt is not None)
    if is_dataclass(value):
        return sum(doubts(getattr(value, f.name)) for f in fields(value))
    if isinstance(value, dict):
        return sum(map(doubts, value.values()))
    return sum(map(doubts, value)) if isinstance(value, tuple) else 0


def score(path: Path, case: Case, into: Score) -> None:
    """Read one file and compare it with its truth."""
    into.files += 1
    want = dict(flat(truth(case)))
    if case.layout != "2024-annual":
        want = {k: v for k, v in want.items() if not k.endswith("cost_center")}
    figures = {key for key in want if _FIGURE.search(key)}
    into.figures += len(figures)
    into.texts += len(want) - len(figures)
    start = time.perf_counter()
    try:
        report = read_all(path)[0]
    except PoiAuditError as error:
        into.said.add(f"«{error}»")
        return
    finally:
        into.seconds += time.perf_counter() - start
    got = dict(flat(report_json(report)))
    wrong = {key for key in want if got.get(key) != want[key]}
    into.right += len(figures - wrong)
    into.texts_right += len(want) - len(figures) - len(wrong - figures)
    into.doubtful += doubts(report)
    into.said |= {problem.code for problem in report.problems}
    into.silent += 0 if report.partial else _silent(report, len(wrong & figures))


def _silent(report: Report, wrong: int) -> int:
    return max(0, wrong - doubts(report))


def printed(name: str, case: Case, folder: Path) -> Path:
    """The case printed by a producer, or its Chromium print rewritten by one. Raises Missing."""
    path = folder / f"{name}@{case.name}.pdf"
    if not path.exists():
        if name in PRINTERS:
            data = PRINTERS[name](case)
        else:
            data = REWORKS[name]((ROOT / "fixtures/pdfs" / f"{case.name}.pdf").read_bytes())
        path.write_bytes(data)
    return path


def main() -> None:
    """Print and read everything."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--only", nargs="+", choices=[*PRINTERS, *REWORKS])
    args = parser.parse_args()
    print(
        "| producer | files | figures right | wrong without a mark | texts right | doubtful | s/file | said |"
    )
    print("|---|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as scratch:
        folder = args.keep or Path(scratch)
        folder.mkdir(exist_ok=True)
        for name in args.only or [*PRINTERS, *REWORKS]:
            result = Score()
            try:
                for case in CASES:
                    score(printed(name, case, folder), case, result)
            except Missing as missing:
                result.said.add(f"{missing} is not installed")
            print(result.row(name), flush=True)


if __name__ == "__main__":
    main()
