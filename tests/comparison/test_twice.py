"""A figure that a page break can have spoiled is read by another engine before a finding rests on it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import poi_audit
from poi_audit.comparison.restore import edited
from poi_audit.model.outcome import Checked, Reading
from poi_audit.model.report import Activity, Report
from poi_audit.run.compare import Taken, try_pair
from poi_audit.run.confirm import uncertain

PDF = Path(__file__).parents[2] / "fixtures/pdfs/2022-sem-split.pdf"


def misread(report: Report, code: str) -> Report:
    """The report with one executed month read wrongly."""

    def edit(_: int, activity: Activity) -> Activity:
        if activity.code != code:
            return activity
        row = activity.physical.executed
        months = (*row.months[:2], replace(row.months[2], text="99.00"), *row.months[3:])
        row = replace(row, months=months)
        return replace(activity, physical=replace(activity.physical, executed=row))

    return edited(report, edit)


def found(earlier: Report, later: Report) -> list[str]:
    old, new = (Taken(PDF, report, Reading()) for report in (earlier, later))
    checked = try_pair(PDF, old, new, {}, False)
    assert isinstance(checked, Checked)
    return [f.rule for f in checked.audit.findings if f.rule == "R002"]


def test_what_another_engine_reads_otherwise_accuses_nobody() -> None:
    report = poi_audit.read(PDF)
    torn = next(a for a in report.activities() if uncertain(a) and a.physical.executed.months[2].text)
    wrong = misread(report, torn.code)
    assert [f.rule for f in poi_audit.compare(report, wrong).findings if f.rule == "R002"] == ["R002"]
    assert found(report, wrong) == []
    assert found(wrong, report) == []
