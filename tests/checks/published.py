"""Truths of published reports and of the fixtures, as reports."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from poi_audit.contract.decode import report_from_json
from poi_audit.layouts import traits_of
from poi_audit.model.report import Report

ROOT = Path(__file__).parents[2]
SHARED = ROOT / "../shared"
FIXTURES = ROOT / "fixtures/pdfs"


def truth(path: Path) -> dict[str, Any]:
    """The JSON of a truth; the test is skipped where the file is not there."""
    if not path.exists():
        pytest.skip(f"{path.name} is not here")
    data: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return data


def published(path: Path, layout: str) -> Report:
    """A truth as a report of this layout."""
    report = report_from_json(truth(path))
    return replace(report, source=replace(report.source, layout=layout), traits=traits_of(layout))
