"""Two readings of one file: a figure on which they differ is doubtful, and nothing of either is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sample import activity, report

from poi_audit.model.figure import Figure
from poi_audit.model.report import Activity, Report
from poi_audit.run.second_opinion import second_opinion, second_opinions


def with_activities(whole: Report, change: dict[str, Activity | None]) -> Report:
    """The report with some activities changed, or left out where the change is None."""
    objectives = tuple(
        replace(
            objective,
            actions=tuple(
                replace(
                    action,
                    activities=tuple(
                        new for a in action.activities if (new := change.get(a.code, a)) is not None
                    ),
                )
                for action in objective.actions
            ),
        )
        for objective in whole.objectives
    )
    return replace(whole, objectives=objectives)


def doubts(whole: Report) -> list[tuple[str, str]]:
    found = [(f.text, f.doubt) for a in whole.activities() for f in a.figures() if f.doubt]
    found += [(f.text, f.doubt) for f in (whole.totals.physical, whole.totals.median) if f and f.doubt]
    return [(text, doubt) for text, doubt in found if doubt is not None]


def test_equal_readings_leave_the_report_as_it_was() -> None:
    assert second_opinion(report(), report(), "camelot") == report()


def test_a_figure_read_differently_is_doubtful_and_keeps_the_first_text() -> None:
    other = with_activities(
        report(),
        {
            "AOI00000100002": activity(
                "AOI00000100002", "REVISAR OBRAS", "1.00|1.00|1.00|3.00", "1.00||7.00|1.00", "S.I."
            )
        },
    )
    compared = second_opinion(report(), other, "camelot")
    assert doubts(compared) == [("", 'pdfium lee una celda en blanco y camelot lee "7.00"')]
    assert compared.problems == ()


def test_a_total_read_differently_is_doubtful() -> None:
    other = replace(report(), totals=replace(report().totals, physical=Figure("10000")))
    assert doubts(second_opinion(report(), other, "camelot")) == [
        ("100.00", 'pdfium lee "100.00" y camelot lee "10000"')
    ]


def test_an_activity_the_other_engine_loses_is_doubtful_whole_and_named() -> None:
    other = with_activities(report(), {"AOI00000100003": None})
    compared = second_opinion(report(), other, "pdfplumber")
    assert [doubt for _, doubt in doubts(compared)] == [
        f'pdfium lee "{text}" y pdfplumber no la encuentra'
        for text in ["0.00"] * 3 + ["S.P."] + ["0.00"] * 4 + ["S.P."]
    ]
    assert [(p.code, p.page) for p in compared.problems] == [("E110", 1)]
    assert "AOI00000100003" in compared.problems[0].message


def test_an_activity_only_the_other_engine_finds_makes_the_reading_partial() -> None:
    mine = with_activities(report(), {"AOI00000100003": None})
    compared = second_opinion(mine, report(), "pdfplumber")
    assert doubts(compared) == []
    assert [p.code for p in compared.problems] == ["E209"]
    assert "AOI00000100003" in compared.problems[0].message


@pytest.mark.parametrize("texts", [("2.00", "3.00"), ("3.00", "2.00")])
def test_a_code_printed_twice_is_matched_in_order(texts: tuple[str, str]) -> None:
    twice = [
        activity("AOI00000100009", "X", f"{t}|0.00|0.00|{t}", f"{t}|0.00|0.00|{t}", "100.00") for t in texts
    ]
    sample = report()
    action = replace(sample.objectives[0].actions[0], activities=tuple(twice))
    double = replace(sample, objectives=(replace(sample.objectives[0], actions=(action,)),))
    assert second_opinion(double, double, "camelot") == double


def test_a_report_the_other_engine_does_not_find_is_doubtful_whole() -> None:
    (compared,) = second_opinions([report()], [], "camelot")
    figures = [f for a in compared.activities() for f in a.figures()]
    assert all(f.doubt for f in figures)
    assert compared.totals.physical is not None and compared.totals.physical.doubt
