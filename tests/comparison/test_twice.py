"""A figure that a page break can have spoiled is read by another engine before a finding rests on it."""

from __future__ import annotations

from functools import cache

import pytest
from paths import PDFS
from reports import with_figure

import poi_audit
from poi_audit.model.outcome import Checked, Reading
from poi_audit.model.report import Report
from poi_audit.run import compare as session
from poi_audit.run.compare import Taken, try_pair
from poi_audit.run.confirm import uncertain

PDF = PDFS / "2022-sem-split.pdf"


def found(earlier: Report, later: Report) -> list[str]:
    old, new = (Taken(PDF, report, Reading()) for report in (earlier, later))
    checked = try_pair(PDF, old, new, {}, False)
    assert isinstance(checked, Checked)
    return [f.rule for f in checked.audit.findings if f.rule == "R002"]


def test_what_another_engine_reads_otherwise_accuses_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "read_again", cache(session.read_again))  # one file, asked for four times
    report = poi_audit.read(PDF)
    torn = next(a for a in report.activities() if uncertain(a) and a.physical.executed.months[2].text)
    wrong = with_figure(report, torn.code, "executed", 2, text="99.00")
    assert [f.rule for f in poi_audit.compare(report, wrong).findings if f.rule == "R002"] == ["R002"]
    assert found(report, wrong) == []
    assert found(wrong, report) == []
