"""Two readings of one file: a figure on which they differ is doubtful, and nothing of either is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from reports import made, sample, with_activities, with_figure

from poi_audit.model.figure import Figure
from poi_audit.model.report import Report
from poi_audit.run.second_opinion import second_opinion, second_opinions


def without_the_last(whole: Report) -> Report:
    return with_activities(whole, lambda ao: None if ao.code == "AOI00000100003" else ao)


def doubts(whole: Report) -> list[tuple[str, str]]:
    found = [(f.text, f.doubt) for a in whole.activities() for f in a.figures() if f.doubt]
    found += [(f.text, f.doubt) for f in (whole.totals.physical, whole.totals.median) if f and f.doubt]
    return [(text, doubt) for text, doubt in found if doubt is not None]


def test_equal_readings_leave_the_report_as_it_was() -> None:
    assert second_opinion(sample(), sample(), "camelot") == sample()


def test_a_figure_read_differently_is_doubtful_and_keeps_the_first_text() -> None:
    other = with_figure(sample(), "AOI00000100002", "executed", 2, text="7.00")
    compared = second_opinion(sample(), other, "camelot")
    assert doubts(compared) == [("", 'pdfium lee una celda en blanco y camelot lee "7.00"')]
    assert compared.problems == ()


def test_a_total_read_differently_is_doubtful() -> None:
    other = replace(sample(), totals=replace(sample().totals, physical=Figure("10000")))
    assert doubts(second_opinion(sample(), other, "camelot")) == [
        ("100.00", 'pdfium lee "100.00" y camelot lee "10000"')
    ]


def test_an_activity_the_other_engine_loses_is_doubtful_whole_and_named() -> None:
    other = without_the_last(sample())
    compared = second_opinion(sample(), other, "pdfplumber")
    assert [doubt for _, doubt in doubts(compared)] == [
        f'pdfium lee "{text}" y pdfplumber no la encuentra'
        for text in ["0.00"] * 3 + ["S.P."] + ["0.00"] * 4 + ["S.P."]
    ]
    assert [(p.code, p.page) for p in compared.problems] == [("E110", 1)]
    assert "AOI00000100003" in compared.problems[0].message


def test_an_activity_only_the_other_engine_finds_makes_the_reading_partial() -> None:
    mine = without_the_last(sample())
    compared = second_opinion(mine, sample(), "pdfplumber")
    assert doubts(compared) == []
    assert [p.code for p in compared.problems] == ["E209"]
    assert "AOI00000100003" in compared.problems[0].message


@pytest.mark.parametrize("texts", [("2", "3"), ("3", "2")])
def test_a_code_printed_twice_is_matched_in_order(texts: tuple[str, str]) -> None:
    lines = "\n".join(f"AOI00000100009 Acumulado Anual | {t} 0 0 | {t} 0 0 | 100.00" for t in texts)
    double = made(f"OEI.01\nAEI.01.01 = 100.0\n{lines}")
    assert second_opinion(double, double, "camelot") == double


def test_a_report_the_other_engine_does_not_find_is_doubtful_whole() -> None:
    (compared,) = second_opinions([sample()], [], "camelot")
    figures = [f for a in compared.activities() for f in a.figures()]
    assert all(f.doubt for f in figures)
    assert compared.totals.physical is not None and compared.totals.physical.doubt
