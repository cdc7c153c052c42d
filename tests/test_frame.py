"""The report as a pandas frame and as CSV: printed texts stay as printed, values are exact."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from decimal import Decimal

import pytest
from reports import sample

from poi_audit.model.errors import UsageError
from poi_audit.model.figure import Figure
from poi_audit.render.csv import inert, write_csv


def test_rows_form_has_one_line_per_activity_block_and_row() -> None:
    frame = sample().to_frame()
    assert len(frame) == 8  # three AO with two physical rows, one of them with two financial ones
    executed = frame[(frame.activity == "AOI00000100001") & (frame.row == "executed")]
    assert list(executed.block) == ["physical", "financial"]
    assert list(executed[["Ene", "Feb", "Mar", "accumulated"]].iloc[0]) == [
        "1.00",
        "2.00",
        "1762.00",
        "1,765.00",
    ]


def test_rows_form_tells_a_blank_cell_from_a_figure_the_layout_lacks() -> None:
    frame = sample().to_frame()
    line = frame[(frame.activity == "AOI00000100002") & (frame.row == "executed")].iloc[0]
    assert line["Feb"] == "" and line["percent"] == "S.I."
    assert line["percent_period"] is None


def test_figures_form_has_exact_values_marks_and_places() -> None:
    frame = sample().to_frame("figures")
    cell = frame[(frame.activity == "AOI00000100001") & (frame.column == "Mar") & (frame.row == "programmed")]
    first = cell[cell.block == "physical"].iloc[0]
    assert first.text == "1,762.00" and first.value == Decimal("1762.00") and first.decimals == 2
    assert (first.page, first.x0, first.bottom) == (1, 10.0, 40.0)
    assert all(isinstance(value, Decimal) for value in frame.value if value is not None)
    marks = frame[frame.column == "percent"]
    assert list(marks.mark) == [None, "S.I.", "S.P."]


def test_figures_form_has_every_printed_figure_once() -> None:
    frame = sample().to_frame("figures")
    # three AO of 2 rows of 4 figures and a percentage, one financial block, the AEI lines, totals, summary
    assert len(frame) == 3 * 9 + 8 + 4 + 4 + 13
    places = frame[["action", "activity", "table", "block", "row", "column"]]
    assert not places.astype(str).duplicated().any()


def test_another_form_is_refused_in_one_sentence() -> None:
    with pytest.raises(UsageError, match='"wide" no existe'):
        sample().to_frame("wide")  # type: ignore[arg-type]


def test_csv_keeps_the_printed_text() -> None:
    out = io.StringIO()
    write_csv([sample()], out)
    lines = list(csv.DictReader(io.StringIO(out.getvalue())))
    assert len(lines) == 8
    assert lines[0]["Mar"] == "1,762.00" and lines[1]["Mar"] == "1762.00"
    assert lines[0]["file"] == "muestra.pdf" and lines[0]["ue"] == "000001" and lines[0]["year"] == "2022"


def test_csv_of_two_reports_has_the_months_of_both_in_calendar_order() -> None:
    early = sample()
    late = replace(early, header=replace(early.header, months=("Abr", "May", "Jun")))
    out = io.StringIO()
    write_csv([late, early], out)
    header = out.getvalue().splitlines()[0]
    assert "row,Ene,Feb,Mar,Abr,May,Jun,accumulated" in header


@pytest.mark.parametrize("text", ["=1+1", "+A1", "@SUM(A1)", "-cmd|' /C calc'!A0", "\t=1"])
def test_csv_never_hands_a_formula_to_a_spreadsheet(text: str) -> None:
    out = io.StringIO()
    write_csv([sample(name=text)], out)
    name = next(csv.DictReader(io.StringIO(out.getvalue())))["name"]
    assert name in ("'" + text, text.replace("\t", "\\t"))  # quoted as text, or its control character shown


@pytest.mark.parametrize("text", ["-", "-5.00", "S.P.", "", "1,762.00"])
def test_csv_leaves_figures_and_marks_alone(text: str) -> None:
    assert inert(text) == text


def test_an_unreadable_figure_is_neither_value_nor_mark() -> None:
    right = sample()
    odd = replace(right, totals=replace(right.totals, physical=Figure("1OO.00")))
    frame = odd.to_frame("figures")
    line = frame[frame.column == "total"].iloc[0]
    assert line.text == "1OO.00" and line.value is None and line.mark is None
