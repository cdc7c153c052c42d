"""One root, one finding: an AO that stands twice, a lost type, a date that cannot be, rows that repeat one another."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from reports import made

from poi_audit.checks import audit
from poi_audit.messages import write
from poi_audit.model.figure import Figure
from poi_audit.model.finding import Audit, Finding, Severity
from poi_audit.model.report import Activity, Block, Report, Row, Totals

ERROR = Severity.ERROR


def of(found: Audit, *rules: str) -> list[Finding]:
    return [f for f in found.findings if f.rule in rules]


def weighty(found: Audit) -> list[tuple[str, str]]:
    return [(f.rule, f.severity.value) for f in found.findings if f.severity is not Severity.INFO]


def said(found: Audit, rule: str) -> str:
    return " ".join(write(f.message) for f in of(found, rule))


TWO = """
OEI.01 I
AEI.01.01 I = 90.0
001 Acumulado Anual | 5 5 = 10.00 | 5 3 = 8.00 | 80.00
002 Acumulado Anual | 5 5 = 10.00 | 5 5 = 10.00 | 100.00
OEI.02 II
AEI.02.01 II = 50.0
003 Acumulado Anual | 5 5 = 10.00 | 5 0 = 5.00 | 50.00
"""


def typed(report: Report, first: str, second: str) -> Report:
    return replace(report, totals=replace(report.totals, type_i=Figure(first), type_ii=Figure(second)))


@pytest.mark.parametrize("total", ["76.67", "77.50"])
def test_an_activity_that_stands_twice_counts_once_or_twice_and_is_one_finding(total: str) -> None:
    text = TWO.replace(
        "OEI.02", "AEI.01.02 I = 80.0\n001 Acumulado Anual | 5 5 = 10.00 | 5 3 = 8.00 | 80.00\nOEI.02"
    )
    found = audit(made(text, total=total))
    assert weighty(found) == [("S203", "warning")]
    sentence = said(found, "S203")
    assert ("cuentan una sola vez" in sentence and "76.67" in sentence) == (total == "76.67")
    assert audit(made(text, total="70.00")).count(ERROR) == 1


def test_two_activities_of_one_code_and_other_figures_are_an_error() -> None:
    text = TWO.replace("002 Acumulado Anual | 5 5", "001 Acumulado Anual | 4 6")
    other = made(text)
    (first, second) = other.objectives[0].actions[0].activities
    action = replace(other.objectives[0].actions[0], activities=(first, replace(second, name="Otra")))
    objectives = (replace(other.objectives[0], actions=(action,)), other.objectives[1])
    assert [f.severity for f in of(audit(replace(other, objectives=objectives)), "S203")] == [ERROR]


def test_averages_by_type_are_not_judged_where_a_type_is_lost() -> None:
    report = typed(made(TWO, "2024-annual"), "90.00", "50.00")
    assert audit(report).count(ERROR) == 0
    lost = typed(
        made(TWO.replace("OEI.02 II\nAEI.02.01 II", "OEI.02\nAEI.02.01"), "2024-annual"), "90.00", "50.00"
    )
    assert audit(lost).count(ERROR) == 0 and not of(audit(lost), "S216")
    wrong = audit(typed(lost, "41.00", "50.00"))
    assert wrong.count(ERROR) == 0 and "AEI.02.01" in said(wrong, "S216")
    none = TWO.replace(" II\n", "\n").replace(" I\n", "\n").replace(" II =", " =").replace(" I =", " =")
    bare = audit(typed(made(none, "2024-annual"), "90.00", "50.00"))
    assert bare.count(ERROR) == 0 and "ninguna AEI muestra su tipo" in said(bare, "S216")


def test_a_type_without_activities_prints_zero() -> None:
    text = TWO[: TWO.index("OEI.02")]
    zero = audit(typed(made(text, "2024-annual"), "90.00", "0.00"))
    assert weighty(zero) == [] and [f.where.column for f in of(zero, "G508")] == ["type_ii"]
    other = audit(typed(made(text, "2024-annual"), "90.00", "100.00"))
    assert weighty(other) == [] and of(other, "G517")


def test_an_incomplete_action_that_prints_zero_is_context() -> None:
    text = TWO.replace("= 90.0", "= 0.0").replace("5 3 = 8.00 | 80.00", ". 3 = 3.00 | S.I.")
    found = audit(made(text))
    assert weighty(found) == [] and [f.where.code for f in of(found, "G508")] == ["AEI.01.01"]


YEAR = "5 5 5 5 5 5 5 5 5 5 5 {} = {}.00"


def annual(*lines: str, **header: object) -> Report:
    rows = "\n".join(
        f"00{n} Acumulado Anual | {YEAR.format(5, 60)} | {line}" for n, line in enumerate(lines, 1)
    )
    return made(f"OEI.01 I\nAEI.01.01 I =\n{rows}", "2024-annual", printed_on=None, **header)  # type: ignore[arg-type]


def test_an_undated_report_says_what_depends_on_the_date() -> None:
    full = f"{YEAR.format(5, 60)} | 100.00"
    report = annual(f"{YEAR.format('.', 55)} | 91.67", full, full)
    sentence = said(audit(report), "S213")
    assert "no muestra la fecha" in sentence and "Dic" in sentence and "--as-of" in sentence
    assert not of(audit(report), "P405")
    assert of(audit(report, as_of=date(2023, 3, 1)), "P405") and not of(
        audit(report, as_of=date(2023, 3, 1)), "S213"
    )


def test_of_a_year_whose_december_is_executed_every_month_counts() -> None:
    line = "009 No Acumulado | 0 0 2 0 0 3 0 0 4 0 0 4 = 4.00 | 0 0 2 0 0 3 0 0 3 0 0 4 = 4.00 | {}"
    full = f"{YEAR.format(5, 60)} | 100.00"
    text = (
        "OEI.01 I\n"
        "AEI.01.01 I =\n"
        f"001 Acumulado Anual | {YEAR.format(5, 60)} | {full}\n"
        f"002 Acumulado Anual | {YEAR.format(5, 60)} | {full}\n"
    )
    for percent, rules in (("93.75", []), ("91.67", ["P401"])):
        found = audit(made(text + line.format(percent), "2024-annual", printed_on=None))
        assert [f.rule for f in of(found, "P401")] == rules


def test_a_date_before_what_the_report_shows_is_itself_in_doubt() -> None:
    full = f"{YEAR.format(5, 60)} | 100.00"
    report = annual(full, full, full)
    early = replace(report, header=replace(report.header, printed_on=date(2022, 1, 5)))
    found = audit(early)
    assert len(of(found, "S214")) == 1 and "2022-01-05" in said(found, "S214")
    assert not of(found, "P407", "S210") and found.count(ERROR) == 0


DEADLINE = (
    '(4) La sigla "S.I." significa seguimiento incompleto. '
    "El plazo para el registro de cada mes es el {} del siguiente mes."
)


@pytest.mark.parametrize(("stated", "errors"), [("día 10", 0), ("día 20", 1), ("último día", 1)])
def test_the_deadline_is_the_one_of_the_note(stated: str, errors: int) -> None:
    lines = (
        "001 Acumulado Anual | 1 1 1 1 1 1 = 6.00 | 1 1 1 1 1 . = 5.00 | S.I.\n"
        "002 Acumulado Anual | 1 1 1 1 1 1 = 6.00 | 1 1 1 1 1 1 = 6.00 | 100.00"
    )
    report = replace(
        made(f"OEI.01 I\nAEI.01.01 I =\n{lines}", printed_on=None), notes=(DEADLINE.format(stated),)
    )
    found = audit(report, as_of=date(2022, 7, 15))
    assert found.count(ERROR) == errors


def test_a_deadline_against_the_note_takes_two_and_is_a_warning() -> None:
    line = "00{} Acumulado Anual | 1 1 1 1 1 1 = 6.00 | 1 1 1 1 1 . = 5.00 | 83.33"
    for count, rule in ((1, "P405"), (3, "P414")):
        rows = "\n".join(line.format(n) for n in range(1, count + 1))
        text = f"OEI.01 I\nAEI.01.01 I = {'' if count == 1 else '83.3'}\n{rows}"
        report = replace(made(text, printed_on=None), notes=(DEADLINE.format("día 20"),))
        found = audit(report, as_of=date(2022, 7, 25))
        assert [f.rule for f in of(found, "P405", "P414")] == [rule]


def test_a_goal_against_the_note_is_one_warning_that_names_it() -> None:
    note = (
        "(ii) La columna AVANCE ACUMULADO: (a) si es 'Acumulado Anual' se suma los valores de enero a junio."
    )
    line = "00{} Acumulado Anual | 1 1 = {}.00 | 1 1 = 2.00 | {}"
    rows = "\n".join([line.format(1, 4, "50.00"), line.format(2, 8, "25.00"), line.format(3, 2, "100.00")])
    found = audit(replace(made(f"OEI.01 I\nAEI.01.01 I = 58.3\n{rows}"), notes=(note,)))
    (finding,) = of(found, "A307")
    assert finding.severity is Severity.WARNING and "(ii)" in write(finding.message)
    assert "AOI00077700001" in write(finding.message) and found.count(ERROR) == 0
    many = rows + "".join(f"\n01{n} Acumulado Anual | 1 1 = 2.00 | 1 1 = 2.00 | 100.00" for n in range(3))
    assert [
        f.rule
        for f in audit(replace(made(f"OEI.01 I\nAEI.01.01 I = 79.2\n{many}"), notes=(note,))).findings
        if f.severity is ERROR
    ] == ["A301", "A301"]


def test_goals_reached_before_the_end_fit_both_readings() -> None:
    for reached in (12, 18):
        rows = "\n".join(
            f"{n:03} Acumulado Anual | 1 1 1 1 1 1 = {6 if n < reached else 9}.00 | 1 1 1 1 1 1 = 6.00 | "
            f"{'100' if n < reached else '67'}"
            for n in range(20)
        )
        assert audit(made(f"OEI.01 I\nAEI.01.01 I =\n{rows}", "2021-sem")).count(ERROR) == 0


VARIED = "16 14 16 15 16 14 = 91.00"


def test_rows_alike_and_names_alike() -> None:
    text = (
        "OEI.01 I\n"
        "AEI.01.01 I = 100.0\n"
        f"001 Acumulado Anual | {VARIED} | {VARIED} | 100.00\n"
        "AEI.01.02 I = 100.0\n"
        f"002 Acumulado Anual | {VARIED} | {VARIED} | 100.00"
    )
    found = audit(made(text))
    assert [f.severity for f in of(found, "S217")] == [Severity.WARNING]
    plain = text.replace(VARIED, "1 1 1 1 1 1 = 6.00")
    assert not of(audit(made(plain)), "S217")
    named = made(text.replace("002", "003"))

    def called(activity: Activity) -> Activity:
        return replace(activity, name="MONITOREO", unit="INFORME")

    (objective,) = named.objectives
    actions = tuple(replace(a, activities=tuple(map(called, a.activities))) for a in objective.actions)
    twice = replace(named, objectives=(replace(objective, actions=actions),))
    assert "AEI.01.01 AOI00077700001" in said(audit(twice), "S215")


def with_money(report: Report, goal: str, done: str) -> Report:
    def block(activity: Activity) -> Activity:
        rows = (
            Row(
                (Figure(text), *(Figure("0.00"),) * (len(activity.physical.programmed.months) - 1)),
                Figure(text),
            )
            for text in (goal, done)
        )
        return replace(activity, financial=Block(*rows))

    (objective,) = report.objectives
    actions = tuple(replace(a, activities=tuple(map(block, a.activities))) for a in objective.actions)
    return replace(report, objectives=(replace(objective, actions=actions),), totals=Totals())


@pytest.mark.parametrize(
    ("percent", "goal", "done", "key", "severity"),
    [
        ("100.00", "8,020.00", "0.00", "M711.unspent", "warning"),
        ("0.00", "8,020.00", "6,000.00", "M711.idle", "warning"),
        ("0.00", "8,020.00", "8,020.00", "M708", "warning"),
        ("100.00", "8,020.00", "33,844.40", "M711.over", "warning"),
        ("100.00", "8,020.00", "10,426.00", "M711.over", "info"),
        ("100.00", "8,020.00", "7,900.00", None, None),
    ],
)
def test_money_and_progress_far_apart_are_one_finding(
    percent: str, goal: str, done: str, key: str | None, severity: str | None
) -> None:
    row = "2 2 = 4.00" if percent == "100.00" else "0 0 = 0.00"
    text = f"OEI.01 I\nAEI.01.01 I = {percent[:-1]}\n001 Acumulado Anual | 2 2 = 4.00 | {row} | {percent}"
    found = of(audit(with_money(made(text), goal, done)), "M708", "M711")
    assert [(f.message.key, f.severity.value) for f in found] == ([(key, severity)] if key else [])


def test_low_progress_is_listed_once() -> None:
    sentence = said(
        audit(made(TWO.replace("5 0 = 5.00 | 50.00", "0 0 = 0.00 | 0.00").replace("= 50.0", "= 0.0"))), "M712"
    )
    assert sentence == "1 AO tiene un avance menor que 75 %, y es 0 %: AOI00077700003 0.00."


def test_execution_beyond_the_year_and_before_its_time() -> None:
    text = (
        "OEI.01 I\n"
        "AEI.01.01 I =\n"
        "001 Acumulado Anual | 1 1 1 1 1 1 = 12.00 | . 5 5 5 1 1 = 17.00 | S.I.\n"
        "002 Acumulado Anual | 1 1 1 1 1 1 = 12.00 | 1 1 1 1 1 1 = 12.00 | 100"
    )
    report = replace(
        made(text, "2021-sem"), header=replace(made(text, "2021-sem").header, printed_on=date(2022, 8, 19))
    )
    found = audit(report)
    assert [(f.where.code, f.message.key) for f in of(found, "M713")] == [
        ("AOI00077700001", "M713.incomplete")
    ]
    assert [f.where.code for f in of(found, "M714")] == ["AOI00077700002"]


def test_a_service_that_stopped_and_a_total_that_cannot_be() -> None:
    text = (
        "OEI.01 I\nAEI.01.01 I =\n"
        "001 Acumulado Mensual | 5 5 5 5 5 5 5 5 5 5 5 5 = 5.00 | 5 5 5 5 5 5 5 5 5 0 0 0 = 5.00 | 100.00\n"
        "002 No Acumulado | 2 2 2 2 2 2 2 2 2 2 2 2 = 40.00 | 2 2 2 2 2 2 2 2 2 2 2 2 = 24.00 | 100.00\n"
        "003 Acumulado Anual | 0 0 0 0 0 0 0 0 0 0 0 0 = S.P. | 0 0 0 0 0 0 0 0 0 0 0 0 = 0.00 | S.P."
    )
    found = audit(made(text, "2024-annual", printed_on="2023-03-05"))
    assert [f.where.code for f in of(found, "M715")] == ["AOI00077700001"]
    assert [(f.where.code, f.where.row) for f in of(found, "M716")] == [("AOI00077700002", "programmed")]
    assert [f.where.code for f in of(found, "S208")] == ["AOI00077700003"]


def test_a_month_not_registered_is_not_one_of_zero() -> None:
    even = "".join(
        f"00{n} Acumulado Anual | 1 1 1 1 1 1 = 6.00 | 1 1 1 1 1 1 = 6.00 | 100.00\n" for n in (2, 3)
    )
    text = (
        f"OEI.01 I\nAEI.01.01 I =\n{even}001 Acumulado Anual | 0 1 1 0 0 0 = 2.00 | . . . 0 0 3 = 3.00 | S.I."
    )
    sentence = said(audit(made(text)), "M702")
    assert "Jun 3.00 de 0.00" in sentence and "Mar" not in sentence and "cierre" not in sentence


def test_one_wrong_last_digit_makes_no_other_wrong() -> None:
    rows = (
        "001 Acumulado Anual | 3 = 3.00 | 2 = 2.00 | 66.66\n002 Acumulado Anual | 4 = 4.00 | 3 = 3.00 | 75.00"
    )
    found = audit(
        made(
            "OEI.01 I\n"
            "AEI.01.01 I = 70.8\n"
            f"{rows}\n"
            "OEI.02 II\n"
            "AEI.02.01 II = 85.4\n"
            "003 Acumulado Anual | 24 = 24.00 | 23 = 23.00 | 95.83\n"
            "004 Acumulado Anual | 8 = 8.00 | 6 = 6.00 | 75.00",
            total="78.13",
        )
    )
    assert weighty(found) == [] and not of(found, "G512")
    assert [f.where.code for f in of(found, "P410")] == ["AOI00077700001"]


def test_a_root_names_what_follows_from_it() -> None:
    text = (
        "OEI.01 I\n"
        "AEI.01.01 I = 75.0\n"
        "001 Acumulado Anual | 1 1 1 1 1 1 = 6.00 | 1 1 1 1 1 1 = 9.00 | 100.00\n"
        "002 Acumulado Anual | 2 2 = 4.00 | 1 1 = 2.00 | 50.00"
    )
    text = text.replace("2 2 = 4.00 | 1 1 = 2.00", "1 1 1 1 0 0 = 4.00 | 1 1 0 0 0 0 = 2.00")
    found = audit(made(text, truncated_at_100=False))
    (root,) = of(found, "A302")
    (effect,) = of(found, "P403")
    assert root.follows == (effect.id,) and effect.follows == ()
    wrong = audit(
        made(text.replace("9.00 | 100.00", "6.00 | 60.00").replace("= 75.0", "= 55.0"), total="55.0")
    )
    (error,) = [f for f in wrong.findings if f.severity is ERROR]
    assert "lo siguen, con ese valor: AEI.01.01 55.0; total 55.0" in [write(m) for m in error.explanations]
