#!/usr/bin/env python3
"""Measure sensitivity: change one figure at a time in correct reports and audit: mutate.py [--sample N] [--all]

Takes every truth of fixtures/pdfs and ../shared, changes one derived figure in each way of a list, audits, and prints a
Markdown table per kind of change: how many were found at the right place, how many explained by their true cause among
the first two hypotheses, and how many raised a further error elsewhere. Reports with planted faults are left out.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

from tree import Spot, get, put, spots

from poi_audit import audit
from poi_audit.model.figure import Figure
from poi_audit.model.finding import Audit, Finding, Severity
from poi_audit.model.interval import rounded
from poi_audit.model.report import Block, Report
from poi_audit.narrative.alerts import read_alerts
from poi_audit.recompute import Derived, Verdict, expect

ROOT = Path(__file__).resolve().parent.parent
AS_OF = {"2024-midyear": date(2024, 7, 24)}
"""The day of the query of a report that prints none."""

CASES = ("conventions", "dates", "doubled")
"""Areas of ../shared/cases whose right reports are read as they are today."""

Place = tuple[str | None, str | None, str | None, str | None, str | None]
Texts = tuple[str, Report, tuple[str, ...], str | None]
"""A report with a text changed: kind of change, the report, the rules that name it, the code of the place."""
Change = Callable[[Report, Spot, random.Random], Iterator[str]]


def style(value: Decimal, like: Figure) -> str:
    """A value printed as its neighbour is: as many decimals, commas where it has them."""
    text = f"{abs(value):,.{like.decimals}f}"
    return text if "," in like.text or abs(value) < 1000 else text.replace(",", "")


def digit(report: Report, spot: Spot, dice: random.Random) -> Iterator[str]:
    """One digit different, in a number of two or more: any one-digit number differs from another by one digit."""
    text = spot.figure.text
    places = [i for i, c in enumerate(text) if c.isdigit()]
    if len(str(spot.figure.value or 0).replace(".", "").strip("0")) < 2:
        return
    i = dice.choice(places)
    new = dice.choice(
        [d for d in "0123456789" if d != text[i] and not (i == 0 and d == "0" and len(places) > 1)]
    )
    yield text[:i] + new + text[i + 1 :]


def swap(report: Report, spot: Spot, dice: random.Random) -> Iterator[str]:
    """Two neighbouring digits swapped."""
    text = spot.figure.text
    places = [i for i, c in enumerate(text) if c.isdigit()]
    pairs = [(a, b) for a, b in pairwise(places) if text[a] != text[b] and text[b] != "0"]
    if pairs:
        a, b = dice.choice(pairs)
        yield text[:a] + text[b] + text[a + 1 : b] + text[a] + text[b + 1 :]


def point(report: Report, spot: Spot, dice: random.Random) -> Iterator[str]:
    """The decimal point shifted: ten times the value."""
    value = spot.figure.value
    if value:
        yield style(value * 10, spot.figure)


def lost(report: Report, spot: Spot, dice: random.Random) -> Iterator[str]:
    """A digit lost."""
    value = spot.figure.value
    if value is not None and value >= 100 and spot.column not in ("percent", "percent_period"):
        digits = str(int(value))
        i = dice.randrange(1, len(digits))
        yield style(Decimal(digits[:i] + digits[i + 1 :]) + value % 1, spot.figure)


def _row_of(report: Report, spot: Spot) -> tuple[Block, str] | None:
    if spot.row is None or "accumulated" not in spot.path or "activities" not in spot.path:
        return None
    return get(report, spot.path[:-2]), spot.row


def month_out(report: Report, spot: Spot, dice: random.Random) -> Iterator[str]:
    """One month left out of an accumulated figure."""
    if (found := _row_of(report, spot)) and spot.figure.value is not None:
        months = [m.value for m in getattr(found[0], found[1]).months if m.value]
        if len(months) > 1:
            yield style(spot.figure.value - dice.choice(months), spot.figure)


def month_twice(report: Report, spot: Spot, dice: random.Random) -> Iterator[str]:
    """One month counted twice."""
    if (found := _row_of(report, spot)) and spot.figure.value is not None:
        months = [m.value for m in getattr(found[0], found[1]).months if m.value]
        if months:
            yield style(spot.figure.value + dice.choice(months), spot.figure)


def other_row(report: Report, spot: Spot, dice: random.Random) -> Iterator[str]:
    """The other row's value."""
    if found := _row_of(report, spot):
        block = found[0]
        other = block.executed if found[1] == "programmed" else block.programmed
        if other.accumulated.value is not None:
            yield style(other.accumulated.value, spot.figure)


def cap(report: Report, spot: Spot, dice: random.Random) -> Iterator[str]:
    """A percentage above 100 cut to it, or one that was cut printed whole."""
    if spot.column not in ("percent", "percent_period") or spot.figure.value is None:
        return
    if spot.figure.value > 100:
        yield style(Decimal(100), spot.figure)
    block: Block = get(report, (*spot.path[:-1], "physical"))
    done, goal = block.executed.accumulated.value, block.programmed.accumulated.value
    if done and goal and done > goal and spot.figure.value == 100:
        yield style(rounded(Fraction(done) / Fraction(goal) * 100, spot.figure.decimals), spot.figure)


def rounding(report: Report, spot: Spot, dice: random.Random) -> Iterator[str]:
    """The last digit one lower or higher."""
    if (
        spot.figure.value
        and spot.column not in ("accumulated",)
        and spot.table is None
        and spot.block != "financial"
    ):
        yield style(
            spot.figure.value + Decimal(dice.choice((-1, 1))).scaleb(-spot.figure.decimals), spot.figure
        )


def mark(report: Report, spot: Spot, dice: random.Random) -> Iterator[str]:
    """A number printed as S.I. or S.P., or a mark printed as 0. A 0 and an S.P. can mean the same."""
    if spot.column in ("percent", "percent_period") and spot.figure.value != 0:
        yield dice.choice(("S.I.", "S.P.")) if spot.figure.value is not None else "0.00"


def count(report: Report, spot: Spot, dice: random.Random) -> Iterator[str]:
    """A count one higher or lower."""
    if (spot.table or spot.column in ("complete", "incomplete")) and spot.figure.value is not None:
        yield str(max(0, int(spot.figure.value) + dice.choice((-1, 1))))


KINDS: dict[str, tuple[Change, tuple[str, ...]]] = {
    "one digit different": (digit, ("why.digit_differs",)),
    "two digits swapped": (swap, ("why.digits_swapped",)),
    "decimal point shifted": (point, ("why.point_shifted", "why.digit_added")),
    "a digit lost": (lost, ("why.digit_lost", "why.point_shifted")),
    "a month left out": (month_out, ("why.month_left_out",)),
    "a month counted twice": (month_twice, ("why.month_twice",)),
    "the other row's value": (other_row, ("why.other_row",)),
    "cap applied or lifted": (cap, ("why.cut", "why.uncapped")),
    "last digit off by one": (rounding, ()),
    "mark for number, number for mark": (mark, ()),
    "count off by one": (count, ()),
}
"""Kind -> (how, the hypotheses that name its cause; none where the rule itself names it)."""


def reports() -> Iterator[tuple[str, Report, date | None]]:
    """Every correct report whose truth is at hand."""
    from poi_audit import read

    for path in sorted(ROOT.glob("fixtures/pdfs/*.json")):
        if ".expected" not in path.name and "errors" not in path.name and not path.name.startswith("annex"):
            yield path.stem, read(path.with_suffix(".pdf")), AS_OF.get(path.stem)
    for folder in ("real", "seed"):
        for path in sorted((ROOT / "../shared" / folder).glob("*.json")):
            yield path.stem, read(next(path.parent.glob(f"{path.stem}.[pt][dx][ft]"))), None


def variants() -> Iterator[tuple[str, Report, date | None]]:
    """Right reports that are not changed, only audited: those of ../shared/cases, and each fixture without its date."""
    from poi_audit import read

    for path in sorted((ROOT / "../shared/cases").glob("*/*/case.json")):
        case = json.loads(path.read_text("utf-8"))
        expect, given = case["expect"], case["input"]
        if path.parts[-3] in CASES and expect.get("no_errors") and isinstance(given, str):
            args = case.get("args") or []
            on = date.fromisoformat(args[args.index("--as-of") + 1]) if "--as-of" in args else None
            yield path.parts[-2], read(path.parent / given), on
    for name, report, _ in reports():
        if not name.startswith("igp-2021"):
            yield f"{name} undated", replace(report, header=replace(report.header, printed_on=None)), None


def _input(report: Report, spot: Spot) -> bool:
    """Whether any value could have been registered there: the year's goal of a report of part of the year."""
    return report.traits.programmed_accumulated == "year" and spot.row == "programmed"


def place_of(derived: Derived) -> Place:
    """A derived figure's place, without page."""
    return derived.code, derived.block, derived.row, derived.column, derived.table


def located(findings: list[Finding], spot: Spot, base: Counter[str]) -> list[Finding]:
    """The new findings that name the changed place."""
    out = []
    for finding in findings:
        w = finding.where
        same = (w.code, w.column, w.table) == (spot.code, spot.column, spot.table)
        if (
            same
            and (w.row or spot.row) == (spot.row or w.row)
            and (w.block or spot.block) == (spot.block or w.block)
        ):
            out.append(finding)
    return out


def new_findings(changed: Audit, base: set[str], texts: dict[str, str]) -> list[Finding]:
    """Findings that the unchanged report did not have, or that speak of another published value now."""
    return [f for f in changed.findings if f.id not in base or texts.get(f.id) != f.published]


def main() -> None:
    """Mutate, audit, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sample", type=int, default=12, help="changes of each kind per report (default 12)")
    parser.add_argument("--all", action="store_true", help="change every derived figure")
    parser.add_argument("--show", type=int, default=10, help="misses to list")
    args = parser.parse_args()
    rows: dict[str, Counter[str]] = defaultdict(Counter)
    misses: list[str] = []
    clean = Counter[str]()
    for name, report, as_of in reports():
        run(name, report, as_of, None if args.all else args.sample, rows, misses, clean)
    for name, report, as_of in variants():
        found = audit(report, as_of=as_of).count(Severity.ERROR)
        clean["reports"] += 1
        clean["errors"] += found
        if found:
            misses.insert(0, f"FALSE ERRORS: {name} {found}")
    show(rows, clean)
    for miss in misses[: args.show]:
        print(miss)


def run(
    name: str,
    report: Report,
    as_of: date | None,
    sample: int | None,
    rows: dict[str, Counter[str]],
    misses: list[str],
    clean: Counter[str],
) -> None:
    """All kinds of change on one report."""
    base = audit(report, as_of=as_of)
    clean["reports"] += 1
    clean["errors"] += base.count(Severity.ERROR) if not name.startswith("igp-2021") else 0
    ids = {f.id for f in base.findings}
    texts = {f.id: f.published or "" for f in base.findings}
    judged = {
        place_of(d): d
        for d in expect(report, as_of).derived
        if d.verdict in (Verdict.EQUAL, Verdict.BY_ROUNDING)
    }
    candidates = [
        spot
        for spot in spots(report)
        if (spot.code, spot.block, spot.row, spot.column, spot.table) in judged
        and spot.figure.text != ""
        and not _input(report, spot)
    ]
    dice = random.Random(f"{name} 2026")
    for kind, (change, causes) in KINDS.items():
        chosen = candidates if sample is None else dice.sample(candidates, len(candidates))
        done = 0
        for spot in chosen:
            if sample is not None and done >= sample:
                break
            if spot.figure.value is None and change not in (mark,):
                continue
            for text in change(report, spot, dice):
                if text == spot.figure.text or Figure(text).value == spot.figure.value is not None:
                    continue
                done += 1
                changed = audit(put(report, spot.path, Figure(text, spot.figure.place)), as_of=as_of)
                score(kind, causes, name, spot, text, new_findings(changed, ids, texts), rows[kind], misses)
    score_texts(name, report, as_of, dice, sample or 10_000, base.count(Severity.ERROR), rows, misses)


def texts_changed(report: Report, as_of: date | None, dice: random.Random, sample: int) -> Iterator[Texts]:
    """A digit changed in a tied figure of the alerts; the UE's digits changed in an activity's code."""
    tied = [
        said
        for said in read_alerts(report, expect(report, as_of)).said
        if said.tie is not None
        and any(c.isdigit() for c in (report.alerts or "")[said.claim.start : said.claim.end])
    ]
    for said in dice.sample(tied, min(sample, len(tied))):
        text, start = report.alerts or "", said.claim.start
        places = [i for i in range(start, said.claim.end) if text[i].isdigit()]
        i = dice.choice(places)
        new = dice.choice([d for d in "123456789" if d != text[i]])
        alerts = text[:i] + new + text[i + 1 :]
        yield (
            "a digit in the alerts",
            replace(report, alerts=alerts),
            ("N801", "N802"),
            said.tie and said.tie.code,
        )
    paths = [
        ("objectives", i, "actions", j, "activities", k, "code")
        for i, objective in enumerate(report.objectives)
        for j, action in enumerate(objective.actions)
        for k in range(len(action.activities))
    ]
    for path in dice.sample(paths, min(sample, len(paths))):
        code: str = get(report, path)
        wrong = code[:5] + str((int(code[5]) + 3) % 10) + code[6:]
        yield "UE digits of an AO code", put(report, path, wrong), ("S201",), wrong


def score_texts(
    name: str,
    report: Report,
    as_of: date | None,
    dice: random.Random,
    sample: int,
    errors: int,
    rows: dict[str, Counter[str]],
    misses: list[str],
) -> None:
    """Count the changes of texts: found when the rule names the place."""
    for kind, changed, rules, code in texts_changed(report, as_of, dice, sample):
        after = audit(changed, as_of=as_of)
        hits = [f for f in after.findings if f.rule in rules and (f.where.code == code or code is None)]
        row = rows[kind]
        row["changes"] += 1
        row["located"] += bool(hits)
        row["errors"] += any(f.severity is Severity.ERROR for f in hits)
        row["cascades"] += after.count(Severity.ERROR) - errors > (kind != "a digit in the alerts")
        if not hits:
            misses.insert(0, f"MISSED {kind}: {name} {code}")


def score(
    kind: str,
    causes: tuple[str, ...],
    name: str,
    spot: Spot,
    text: str,
    findings: list[Finding],
    row: Counter[str],
    misses: list[str],
) -> None:
    """Count one change."""
    row["changes"] += 1
    hits = located(findings, spot, Counter())
    strong = [f for f in hits if f.severity is not Severity.INFO or f.agreement == "by_rounding"]
    row["located"] += bool(strong)
    row["errors"] += any(f.severity is Severity.ERROR for f in strong)
    extra = [f for f in findings if f.severity is Severity.ERROR and f not in hits]
    row["cascades"] += bool(extra)
    if causes and strong:
        row["explainable"] += 1
        keys = [m.key for f in strong for m in f.explanations[:2]]
        row["explained"] += any(key in causes for key in keys)
        if not any(key in causes for key in keys):
            misses.append(
                f"unexplained {kind}: {name} {spot.code} {spot.column} {spot.figure.text} -> {text}: {keys}"
            )
    if not strong:
        place = f"{spot.code} {spot.row} {spot.column} {spot.table}"
        misses.insert(0, f"MISSED {kind}: {name} {place} {spot.figure.text} -> {text}")
    if extra:
        where = [(f.rule, f.where.code, f.where.column) for f in extra[:3]]
        misses.insert(
            0, f"CASCADE {kind}: {name} {spot.code} {spot.column} {spot.figure.text} -> {text}: {where}"
        )


def show(rows: dict[str, Counter[str]], clean: Counter[str]) -> None:
    """The table."""
    print(f"Unchanged reports: {clean['reports']}, false errors on them: {clean['errors']}\n")
    print("| change | tried | found at its place | as an error | true cause in first two | further errors |")
    print("|---|--:|--:|--:|--:|--:|")
    for kind, row in [*rows.items(), ("all", sum(rows.values(), Counter()))]:
        cause = f"{row['explained']}/{row['explainable']}" if row["explainable"] else "the rule says it"
        print(
            f"| {kind} | {row['changes']} | {row['located']} | {row['errors']} | {cause} | {row['cascades']} |"
        )
    print()


if __name__ == "__main__":
    main()
