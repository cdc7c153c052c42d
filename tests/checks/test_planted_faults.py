"""The printed fixtures: nothing in the right ones, every planted fault in the others, each at its place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from paths import PDFS
from reports import published
from truths import load

from poi_audit.checks import audit
from poi_audit.model.finding import Finding, Severity

LAYOUTS = ("2021-sem", "2021-annual", "2022", "2024")
RIGHT = sorted(p for p in PDFS.glob("20*.json") if "errors" not in p.name)
FAULTS = sorted(PDFS.glob("*-errors.expected.json"))


def layout_of(path: Path) -> str:
    known = next(layout for layout in LAYOUTS if path.name.startswith(layout))
    return {"2022": "2022-sem", "2024": "2024-annual"}.get(known, known)


@pytest.mark.parametrize("path", RIGHT, ids=lambda path: path.stem)
def test_a_right_report_has_no_error(path: Path) -> None:
    result = audit(published(path, layout_of(path)))
    assert [f for f in result.findings if f.severity is Severity.ERROR] == []
    assert result.verdict in ("clean", "findings")


def at(finding: Finding, fault: dict[str, Any]) -> bool:
    """Whether the finding speaks of the fault's cell."""
    where = finding.where
    same_code = where.code == fault["code"]
    same_column = fault["column"] in (None, where.column) or where.column is None
    return finding.rule.startswith(fault["family"]) and same_code and same_column


@pytest.mark.parametrize("path", FAULTS, ids=lambda path: path.stem)
def test_every_planted_fault_is_found_at_its_place(path: Path) -> None:
    truth = path.with_name(path.name.replace(".expected", ""))
    findings = audit(published(truth, layout_of(path))).findings
    faults = load(path)["faults"]
    shown = {fault["right"]: fault["published"] for fault in faults if fault["column"] == "code"}
    for fault in faults:
        if fault["family"] == "N8":
            continue
        fault["code"] = shown.get(fault["code"], fault["code"])
        # A total that is the mean over AEI is said as a convention (G510), not as an error.
        assert any(at(finding, fault) for finding in findings), fault
