"""One small report per rule: what it finds and, beside it, what it must leave alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from reports import made, made_json, with_figure

from poi_audit.checks import audit
from poi_audit.contract.decode import report_from_json
from poi_audit.model.finding import Finding, Severity
from poi_audit.model.report import Problem, Report

HEAD = "OEI.01 I\nAEI.01.01 I = {average}\n"


def found(report: Report, **options: Any) -> list[tuple[str, str, str | None, str | None]]:
    """Code, severity, activity or action, column of every finding that is no mere context."""
    findings = audit(report, **options).findings
    return [
        (
            f.rule,
            f.severity.value,
            f.where.code and f.where.code.removeprefix("AEI.")[-5:].removeprefix("00"),
            f.where.column,
        )
        for f in findings
        if f.severity is not Severity.INFO
    ]


def one(report: Report, rule: str) -> Finding:
    findings = [f for f in audit(report).findings if f.rule == rule]
    assert len(findings) == 1
    return findings[0]


def keys(finding: Finding) -> list[str]:
    return [message.key for message in finding.explanations]


@pytest.mark.parametrize(
    ("line", "rule", "column", "expected"),
    [
        ("001 Acumulado Anual | 1 2 3 = 6.00 | 1 2 3 = 5.00 | 83.33", "A302", "accumulated", "6.00"),
        ("001 Acumulado Anual | 1 2 4 = 5.00 | 1 2 3 = 6.00 | 120.00", "A301", "accumulated", "7.00"),
        ("001 Acumulado Mensual | 1 2 3 = 6.00 | 1 2 3 = 3.00 | 50.00", "A301", "accumulated", "3.00"),
        ("001 Acumulado Anual | 1 2 3 = - | 1 2 3 = 6.00 | 100.00", "A301", "accumulated", "6.00"),
        ("001 Acumulado Anual | 0 4 4 = 8.00 | 0 4 3 = 7.00 | 78.50", "P401", "percent", "87.50"),
        ("001 Acumulado Anual | 0 4 4 = 8.00 | 0 4 4 = 8.00 | S.I.", "P404", "percent", "100.00"),
        ("001 Acumulado Anual | 0 4 4 = 8.00 | 0 . 4 = 4.00 | 50.00", "P405", "percent", "S.I."),
        ("001 Acumulado Anual | 0 4 4 = 8.00 | 0 4 4 = 8.00 | S.P.", "P406", "percent", "100.00"),
        ("001 Acumulado Anual | 0 0 0 = S.P. | 0 0 1 = 1.00 | 0.00", "P407", "percent", "S.P."),
        ("001 Acumulado Anual | 0 4 4 = 8.00 | 0 4 8 = 12.00 | 150.00", "P408", "percent", "100.00"),
        ("001 No Acumulado | 4 8 10 = - | 4 8 9 = - | 95.45", "P401", "percent", "96.67"),
    ],
)
def test_an_activity_with_one_wrong_cell(line: str, rule: str, column: str, expected: str) -> None:
    average = (
        "" if expected == "S.I." else "0.0" if expected == "S.P." else expected[:-1].replace("87.5", "87.5")
    )
    if rule.startswith("A3"):
        average = {"83.33": "83.3", "120.00": "100.0", "50.00": "50.0", "100.00": "100.0"}[
            line.split("| ")[-1]
        ]
        line = line.replace("120.00", "100.00")
    if rule == "P401" and expected == "96.67":
        average = "96.7"
    report = made(HEAD.format(average=average) + line)
    finding = one(report, rule)
    assert (finding.where.column, finding.expected, finding.agreement) == (column, expected, "inconsistent")
    assert [f for f in found(report) if f[1] == "error"] == [(rule, "error", "001", column)]


@pytest.mark.parametrize(
    "line",
    [
        "001 Acumulado Anual | 1 2 3 = 6.00 | 1 2 3 = 6.00 | 100.00",
        "001 Acumulado Mensual | 1 0 3 = 3.00 | 2 2 0 = 2.00 | 66.67",
        "001 No Acumulado | 4 8 10 = - | 4 8 9 = - | 96.67",
        "001 Acumulado Anual | 0 0 0 = S.P. | 0 0 0 = 0.00 | S.P.",
        "001 Acumulado Anual | 1 1 1 = 3.00 | . . . = 0.00 | S.I.",
        "001 Acumulado Anual | 1 1 1 = 3.00 | . . . = | S.I.",
        "001 Acumulado Anual | 1,000 1 1 = 1,002.00 | 1000 1 1 = 1,002.00 | 100.00",
    ],
)
def test_a_right_activity_raises_nothing(line: str) -> None:
    average = {"100.00": "100.0", "66.67": "66.7", "96.67": "96.7", "S.P.": "0.0", "S.I.": ""}[
        line.split("| ")[-1]
    ]
    assert [f for f in found(made(HEAD.format(average=average) + line)) if f[0] != "M707"] == []


def test_rounded_months_close_by_rounding() -> None:
    line = "001 Acumulado Anual | 0.33 0.33 0.33 = 1.00 | 0.33 0.33 0.33 = 0.99 | 99.00"
    report = made(HEAD.format(average="99.0") + line)
    finding = one(report, "A308")
    assert (finding.severity, finding.agreement, finding.expected) == (Severity.INFO, "by_rounding", "0.99")
    assert found(report) == []


def test_both_rows_of_another_aggregation_are_one_finding() -> None:
    line = "001 Acumulado Mensual | 1 2 3 = 6.00 | 1 2 2 = 5.00 | 83.33"
    report = made(HEAD.format(average="83.3") + line)
    assert found(report) == [("A303", "error", "001", "aggregation")]


def test_a_percentage_cut_instead_of_rounded_is_context() -> None:
    lines = "\n".join(f"00{i} Acumulado Anual | 3 = 3.00 | 2 = 2.00 | 66.67" for i in range(1, 5))
    text = HEAD.format(average="66.7") + lines + "\n005 Acumulado Anual | 3 = 3.00 | 2 = 2.00 | 66.66"
    report = made(text)
    assert one(report, "P410").where.code == "AOI00077700005"
    assert [f for f in found(report) if f[1] == "error"] == []


@pytest.mark.parametrize(
    ("month", "severity"), [("2022-08-10", None), ("2022-09-10", "error")], ids=["not due yet", "due"]
)
def test_the_day_of_the_query_decides_what_is_due(month: str, severity: str | None) -> None:
    line = "001 Acumulado Anual | 1 1 1 1 1 1 1 = 7.00 | 1 1 1 1 1 1 . = 6.00 | 85.71"
    report = made(HEAD.format(average="85.7") + line, printed_on=None)
    errors = [f for f in found(report, as_of=date.fromisoformat(month)) if f[0] == "P405"]
    assert [f[1] for f in errors] == ([severity] if severity else [])


def test_nothing_is_said_of_a_deadline_when_the_day_is_unknown() -> None:
    lines = (
        "001 Acumulado Anual | 1 1 1 1 1 1 1 = 7.00 | 1 1 1 1 1 1 . = 6.00 | 85.71\n"
        "002 Acumulado Anual | 1 1 1 1 1 1 1 = 7.00 | 1 . 1 1 1 1 . = 5.00 | S.I."
    )
    report = made(HEAD.format(average="") + lines, "2024-annual", printed_on=None)
    assert [f for f in found(report) if f[0].startswith("P4")] == []


def test_execution_after_the_query() -> None:
    line = "001 Acumulado Anual | 1 1 1 = 3.00 | 1 1 1 = 3.00 | 100.00"
    report = made(HEAD.format(average="100.0") + line, printed_on="2022-02-14")
    assert ("S210", "warning", "001", "Mar") in found(report)


THREE = """
001 Acumulado Anual | 4 = 4.00 | 4 = 4.00 | 100.00
002 Acumulado Anual | 4 = 4.00 | 3 = 3.00 | 75.00
003 Acumulado Anual | 4 = 4.00 | 2 = 2.00 | 50.00
"""


def test_a_wrong_average_and_its_hypotheses() -> None:
    finding = one(made(HEAD.format(average="87.5") + THREE.strip()), "G501")
    assert (finding.published, finding.expected) == ("87.5", "75.0")
    assert keys(finding)[0] == "why.activity_left_out"
    assert [a.label for a in finding.addends or ()] == ["AOI00077700001", "AOI00077700002", "AOI00077700003"]


def test_a_wrong_average_does_not_make_the_total_wrong() -> None:
    assert found(made(HEAD.format(average="87.5") + THREE.strip(), total="75.0")) == [
        ("G501", "error", "01.01", "average")
    ]


def test_a_wrong_percentage_does_not_make_its_average_wrong() -> None:
    text = THREE.strip().replace("75.00", "57.00")
    for average in ("75.0", "69.0"):
        report = made(HEAD.format(average=average) + text, total=average)
        assert found(report) == [("P401", "error", "002", "percent")]


def test_an_average_published_although_an_activity_is_incomplete() -> None:
    blocked = (
        "AEI.01.02 I =\n"
        "004 Acumulado Anual | 1 = 1.00 | . = 0.00 | S.I.\n"
        "005 Acumulado Anual | 1 = 1.00 | 1 = 1.00 | 100.00\n"
    )
    other = (
        blocked.replace("AEI.01.02 I =", "AEI.01.03 I = 100.0").replace("004", "006").replace("005", "007")
    )
    text = HEAD.format(average="75.0") + THREE.lstrip() + blocked + other
    assert found(made(text)) == [("G507", "error", "01.03", "average")]


def test_codes_types_and_signs() -> None:
    text = """
OEI.01 I
AEI.01.01 I = 100.0
AOI00077800001 Acumulado Anual | 2 = 2.00 | 2 = 2.00 | 100.00
002 Acumulado Anual | 2 = 2.00 | 2 = 2.00 | 100.00
002 Acumulado Anual | 2 = 2.00 | 2 = 2.00 | 100.00
AEI.02.02 II = 100.0
003 Acumulado Trimestral | 2 = 2.00 | 2 = 2.00 | 100.00
004 Acumulado Anual | 2 = 2.00 | -2 = -2.00 | -100.00
"""
    found_ones = {(f[0], f[1], f[2]) for f in found(made(text)) if f[0].startswith("S2")}
    assert found_ones == {
        ("S201", "error", "001"),
        ("S203", "warning", "002"),
        ("S202", "error", "02.02"),
        ("S205", "error", "02.02"),
        ("S206", "warning", "003"),
        ("S209", "error", "004"),
    }


def test_most_codes_of_another_unit_doubt_the_header() -> None:
    lines = "\n".join(f"AOI0007780000{i} Acumulado Anual | 3 = 3.00 | 2 = 2.00 | 66.67" for i in range(1, 4))
    assert found(made(HEAD.format(average="66.7") + lines)) == [("S201", "warning", None, "code")]


SUMMARY = {
    "year": "2022",
    "actions": {"0_75": "", "75_95": "1", "95_up": "", "incomplete": "-", "in_execution": "1"},
    "activities": {"0_75": "1", "75_95": "1", "95_up": "1", "incomplete": "0", "in_execution": "3"},
    "tracking": {"activities": "3", "complete": "3", "incomplete": "0"},
}


@pytest.mark.parametrize(
    ("table", "column", "text", "rule"),
    [
        ("actions", "75_95", "", "T601"),
        ("activities", "75_95", "2", "T602"),
        ("activities", "incomplete", "1", "T603"),
        ("tracking", "complete", "2", "T603"),
        ("tracking", "activities", "4", "T603"),
    ],
)
def test_each_cell_of_the_summary(table: str, column: str, text: str, rule: str) -> None:
    right = made(HEAD.format(average="75.0") + THREE.strip(), "2024-annual", summary=SUMMARY)
    assert found(right) == []
    wrong = {**SUMMARY, table: {**SUMMARY[table], column: text}}  # type: ignore[dict-item]
    report = made(HEAD.format(average="75.0") + THREE.strip(), "2024-annual", summary=wrong)
    errors = [f for f in audit(report).findings if f.severity is Severity.ERROR]
    assert [(f.rule, f.where.table, f.where.column) for f in errors] == [(rule, table, column)]


def test_months_that_offset_each_other() -> None:
    line = "001 Acumulado Anual | 1 1 4 1 1 4 = 12.00 | 1 1 2 3 1 4 = 12.00 | 100.00"
    finding = one(made(HEAD.format(average="100.0") + line), "M701")
    assert (finding.severity, finding.where.column) == (Severity.WARNING, "Mar")
    assert [m.values["month"] for m in finding.message.values["closings"]] == ["Mar"]  # type: ignore[attr-defined]


def test_a_slipped_digit_in_a_month() -> None:
    line = "001 Acumulado Anual | 2 2 2 = 6.00 | 2 20 2 = 24.00 | 100.00"
    assert ("M710", "warning", "001", "Feb") in found(made(HEAD.format(average="100.0") + line))


FIRST = "AOI00077700001"


def test_a_doubtful_figure_is_no_error_and_nothing_rests_on_it() -> None:
    report = made(HEAD.format(average="75.0") + THREE.strip(), total="75.0")
    doubt = with_figure(report, FIRST, "percent", text="1.00", doubt="dos lecturas: 1.00 y 100.00")
    result = audit(doubt)
    assert found(doubt) == [("X102", "warning", "001", "percent")]
    assert result.coverage.doubtful == 1 and result.coverage.unverifiable == 2


@pytest.mark.parametrize("text", ["1OO.00", "9" * 5000, "¿?", "١٢", "1e9999"])
def test_unreadable_text_is_said_and_not_judged(text: str) -> None:
    report = made(HEAD.format(average="75.0") + THREE.strip())
    odd = with_figure(report, FIRST, "percent", text=text)
    assert found(odd) == [("X102", "warning", "001", "percent")]


def test_a_month_blank_in_both_rows_was_lost() -> None:
    line = (
        "001 Acumulado Anual | 1 . 1 = 3.00 | 1 . 1 = 3.00 | 100.00\n"
        "002 Acumulado Anual | 2 0 0 = 2.00 | 1 0 0 = 1.00 | 50.00"
    )
    report = made(HEAD.format(average="75.0") + line)
    assert found(report) == [("X101", "warning", "001", "Feb")]


def test_a_blank_percentage_is_a_doubt() -> None:
    text = THREE.strip().replace("| 75.00", "|")
    assert found(made(HEAD.format(average="75.0") + text)) == [("X103", "warning", "002", "percent")]


def test_partial_reading_is_the_verdict() -> None:
    report = made(HEAD.format(average="75.0") + THREE.strip())
    assert audit(report).verdict == "clean"
    partly = replace(
        report, problems=(Problem("E202", "AOI: falta la fila EJEC.", 3), Problem("E105", "centro", None))
    )
    result = audit(partly)
    assert result.verdict == "partial"
    notices = [(f.rule, f.where.page) for f in result.findings if f.rule.startswith("X")]
    assert notices == [("X104", 3), ("X105", None), ("X106", None)]


def test_ids_do_not_depend_on_pages() -> None:
    data = made_json(HEAD.format(average="87.5") + THREE.strip())
    plain = audit(report_from_json(data)).findings[0]
    figure = {"text": "87.5", "page": 7, "bbox": [1, 2, 3, 4]}
    data["objectives"][0]["actions"][0]["execution"]["physical"] = figure
    placed = audit(report_from_json(data)).findings[0]
    assert placed.where.page == 7 and placed.where.bbox == (1, 2, 3, 4)
    assert placed.id == plain.id != ""


def test_an_empty_report_is_audited() -> None:
    report = report_from_json({**made_json(HEAD.format(average="75.0") + THREE.strip()), "objectives": []})
    assert audit(report).coverage.figures == 0


def test_a_row_with_cells_missing_is_doubtful_there() -> None:
    text = THREE.strip().replace("| 4 = 4.00 | 3 = 3.00 | 75.00", "| 4 0 = 4.00 | 3 0 = 3.00 | 75.00")
    report = made(HEAD.format(average="75.0") + text)
    wide = replace(report, header=replace(report.header, months=("Ene", "Feb")))
    assert {(f[0], f[2]) for f in found(wide)} == {("X101", "001"), ("X101", "003")}
