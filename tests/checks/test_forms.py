"""Forms not known, and what a form may add: nothing above a warning, and no rule taken for granted."""

from __future__ import annotations

from dataclasses import replace

import pytest
from reports import made

from poi_audit.checks import audit
from poi_audit.messages import write
from poi_audit.model.figure import Figure
from poi_audit.model.finding import Audit, Finding, Severity
from poi_audit.model.report import Activity, Execution, Objective, Report, Row, Subtotal
from poi_audit.recompute import expect

ERROR = Severity.ERROR


def weighty(found: Audit) -> list[tuple[str, str]]:
    return [(f.rule, f.severity.value) for f in found.findings if f.severity is not Severity.INFO]


def one(found: Audit, rule: str) -> Finding:
    (finding,) = [f for f in found.findings if f.rule == rule]
    return finding


def each(report: Report, change: object) -> Report:
    """The report with every activity changed."""
    objectives = tuple(
        replace(
            objective,
            actions=tuple(
                replace(action, activities=tuple(change(a) for a in action.activities))  # type: ignore[operator]
                for action in objective.actions
            ),
        )
        for objective in report.objectives
    )
    return replace(report, objectives=objectives)


def of_months(report: Report, *months: str) -> Report:
    return replace(report, header=replace(report.header, months=months))


WRONG = """
OEI.01 I
AEI.01.01 I = 41.0
001 Acumulado Anual | 1 2 3 = 7.00 | 1 2 3 = 6.00 | 12.00
002 Acumulado Anual | 2 2 2 = 6.00 | 2 2 2 = 6.00 | 100.00
"""


def test_in_a_form_not_known_nothing_stands_above_warning() -> None:
    report = made(WRONG, total="99.0")
    assert audit(report).count(ERROR) > 2
    for form in (replace(report.source, deduced=True), replace(report.source, layout=None)):
        found = audit(replace(report, source=form))
        assert found.count(ERROR) == 0 and found.count(Severity.WARNING) == audit(report).count(ERROR)


WEIGHTED = """
OEI.01 I
AEI.01.01 I = 92.0
001 Acumulado Anual | 5 5 = 10.00 | 5 3 = 8.00 | 80.00
002 Acumulado Anual | 5 5 = 10.00 | 5 5 = 10.00 | 100.00
AEI.01.02 I = 100.0
003 Acumulado Anual | 5 5 = 10.00 | 5 5 = 10.00 | 100.00
"""
NOTE = "(6) Las cifras de EJECUCIÓN FÍSICA POR AEI son el promedio {}del AVANCE % ACUMULADO de sus AO{}."


def test_a_rule_of_the_notes_own_words_is_not_judged_by_another() -> None:
    report = made(WEIGHTED, "2024-annual")
    known = replace(report, notes=(NOTE.format("", ""),))
    assert ("G501", "error") in weighty(audit(known))
    stated = replace(report, notes=(NOTE.format("PONDERADO ", ", según el peso asignado"),))
    found = audit(stated)
    assert found.count(ERROR) == 0
    sentence = write(one(found, "X107").message)
    assert "La regla de este formulario no se conoce" in sentence and "PONDERADO" in sentence
    assert found.coverage.unverifiable == 2


def test_a_rule_that_no_figure_of_an_unknown_form_follows_is_not_judged() -> None:
    text = "OEI.01 I\n" + "".join(
        f"AEI.01.0{n} I = {average}\n"
        f"0{n}1 Acumulado Anual | 5 5 = 10.00 | 5 {n} = {5 + n}.00 | {50 + 10 * n}.00\n"
        f"0{n}2 Acumulado Anual | 5 5 = 10.00 | 5 5 = 10.00 | 100.00\n"
        for n, average in ((1, "71.0"), (2, "79.0"), (3, "84.0"))
    )
    report = made(text)
    found = audit(replace(report, source=replace(report.source, layout=None)))
    assert weighty(found) == [] and one(found, "X107").message.values["count"] == 3


def test_months_that_show_values_to_date_are_not_summed() -> None:
    text = """
OEI.01 I
AEI.01.01 I = 87.5
001 Acumulado Anual | 1 2 3 = 3.00 | 1 2 3 = 3.00 | 100.00
002 Acumulado Anual | 2 4 4 = 4.00 | 2 3 3 = 3.00 | 75.00
"""
    found = audit(
        replace(made(text), notes=("(2) Los meses muestran el valor acumulado de enero al mes indicado.",))
    )
    assert weighty(found) == [] and one(found, "A306").severity is Severity.INFO
    assert one(audit(made(text)), "A306").severity is Severity.WARNING
    wrong = replace(
        made(text.replace("2 3 3 = 3.00 | 75", "2 3 3 = 5.00 | 75")),
        notes=("(2) Los meses muestran el valor acumulado de enero al mes indicado.",),
    )
    assert [r for r, _ in weighty(audit(wrong))][:1] == ["A302"]


def test_a_second_semester_may_hold_the_first() -> None:
    text = """
OEI.01 I
AEI.01.01 I = 91.7
001 Acumulado Anual | 1 1 1 1 1 1 = 12.00 | 1 1 1 1 1 1 = 12.00 | 100.00
002 Acumulado Anual | 1 1 1 1 1 1 = 12.00 | 1 1 1 1 1 0 = 10.00 | 83.33
"""
    report = of_months(made(text), "Jul", "Ago", "Sep", "Oct", "Nov", "Dic")
    assert weighty(audit(report)) == []
    less = of_months(made(text.replace("1 0 = 10.00 | 83.33", "1 0 = 4.00 | 33.33")), *report.header.months)
    assert ("A302", "error") in weighty(audit(less))
    more = of_months(made(text.replace("1 0 = 10.00 | 83.33", "1 0 = 13.00 | 100.00")), *report.header.months)
    assert ("A309", "warning") in weighty(audit(more))
    assert "después de Dic" not in " ".join(write(m) for f in audit(less).findings for m in f.explanations)


@pytest.mark.parametrize(
    "labels", [("I TRIM", "II TRIM"), ("1er TRIM.", "2do TRIM."), ("TRIMESTRE I", "TRIMESTRE II")]
)
def test_quarters_stand_for_their_months(labels: tuple[str, str]) -> None:
    text = "OEI.01 I\nAEI.01.01 I = 100.0\n001 Acumulado Anual | 3 3 = 6.00 | 3 3 = 6.00 | 100.00"
    report = of_months(made(text, printed_on="2022-05-10"), *labels)
    expected = expect(report)
    assert expected.months == (3, 6) and expected.begun == 2
    assert not [f for f in audit(report).findings if f.rule == "S210"]


SUM = "001 Suma | 1 2 3 = 6.00 | 1 2 2 = 5.00 | 83.33\n002 Suma | 1 1 1 = 3.00 | 1 1 1 = 3.00 | 100.00"
LAST = (
    "003 Último valor | 4 4 2 = 2.00 | 4 4 1 = 1.00 | 50.00\n"
    "004 Último valor | 4 4 2 = 2.00 | 4 4 2 = 2.00 | 100.00"
)


def test_other_words_for_the_aggregation_are_told_by_their_figures() -> None:
    text = f"OEI.01 I\nAEI.01.01 I = 83.3\n{SUM}\n{LAST}"
    found = audit(made(text))
    assert weighty(found) == [] and one(found, "S206").severity is Severity.INFO
    assert "«Suma» sigue la regla de «Acumulado Anual»" in write(one(found, "S206").message)
    wrong = text.replace("1 1 1 = 3.00 | 100.00", "1 1 1 = 9.00 | 100.00")
    assert "A302" in [r for r, _ in weighty(audit(made(wrong)))]


def test_without_an_aggregation_column_nothing_is_said_of_it() -> None:
    text = f"OEI.01 I\nAEI.01.01 I = 83.3\n{SUM}\n{LAST}"
    bare = each(made(text), lambda a: replace(a, aggregation=None))
    assert weighty(audit(bare)) == [] and not [f for f in audit(bare).findings if f.rule == "S206"]


def test_a_shortened_aggregation_is_the_known_one() -> None:
    text = "OEI.01 I\nAEI.01.01 I = 100.0\n001 Anual | 1 2 3 = 6.00 | 1 2 3 = 6.00 | 100.00"
    assert weighty(audit(made(text)))[:1] in ([], [("M707", "warning")])


CAPPED = """
OEI.01 I
AEI.01.01 I = 108.3
001 Acumulado Anual | 4 = 4.00 | 6 = 6.00 | 120.00
002 Acumulado Anual | 4 = 4.00 | 7 = 7.00 | 120.00
003 Acumulado Anual | 4 = 4.00 | 3 = 3.00 | 85.00
"""


def test_a_cap_of_another_height_is_told_by_the_figures() -> None:
    text = CAPPED.replace("3 = 3.00 | 85.00", "3 = 3.00 | 75.00").replace("108.3", "105.0")
    found = audit(made(text, truncated_at_100=True))
    assert expect(made(text)).limit == 120
    assert weighty(found) == []


def test_a_cap_that_the_box_names_is_no_other_one() -> None:
    text = CAPPED.replace("6 = 6.00 | 120.00", "4 = 4.00 | 100.00").replace(
        "7 = 7.00 | 120.00", "4.4 = 4.40 | 110.00"
    )
    text = text.replace("3 = 3.00 | 85.00", "4.4 = 4.40 | 110.00").replace("108.3", "106.7")
    report = made(text, truncated_at_100=True)
    assert "P411" in [r for r, _ in weighty(audit(report))]
    named = replace(report, header=replace(report.header, cap=120, truncated_at_100=None))
    assert weighty(audit(named)) == []


def test_without_percentages_no_average_is_told_of_them() -> None:
    text = "OEI.01 I\nAEI.01.01 I = 87.5\n" + SUM.replace("Suma", "Acumulado Anual")
    bare = each(made(text, total="87.5"), lambda a: replace(a, percent=None))
    found = audit(bare)
    assert weighty(found) == [] and not [f for f in found.findings if f.rule == "G511"]


def with_lines(report: Report, *averages: str) -> Report:
    def line(objective: Objective, text: str) -> Objective:
        return replace(objective, execution=Execution(Figure(text)))

    return replace(report, objectives=tuple(map(line, report.objectives, averages)))


def test_the_average_of_an_objective_is_checked_over_what_the_report_follows() -> None:
    text = ""
    for n in (1, 2):
        text += f"OEI.0{n} I\nAEI.0{n}.01 I = 50.0\n{n}01 Acumulado Anual | 2 = 2.00 | 1 = 1.00 | 50.00\n"
        text += f"AEI.0{n}.02 I = 100.0\n"
        text += "".join(f"{n}1{i} Acumulado Anual | 2 = 2.00 | 2 = 2.00 | 100.00\n" for i in range(3))
    assert weighty(audit(with_lines(made(text), "87.5", "87.5"))) == []
    assert weighty(audit(with_lines(made(text), "75.0", "75.0"))) == []
    found = audit(with_lines(made(text), "87.5", "71.0"))
    assert [(f.where.code, f.expected) for f in found.findings if f.rule == "G518"] == [("OEI.02", "87.5")]
    assert found.coverage.figures == audit(made(text)).coverage.figures + 2


def test_a_subtotal_and_a_yearly_goal_are_checked_as_any_sum() -> None:
    text = (
        "OEI.01 I\n"
        "AEI.01.01 I = 91.7\n"
        "001 Acumulado Anual | 1 1 1 1 1 1 1 1 1 1 1 1 = 12.00 | 1 1 1 1 1 1 1 1 1 1 1 0 = 11.00 | 91.67"
    )
    quarters = tuple(Subtotal(f"{name} TRIM", tuple(range(i, i + 3))) for name, i in (("I", 0), ("II", 3)))

    def added(activity: Activity, first: str, goal: str) -> Activity:
        def row(old: Row, *texts: str) -> Row:
            return replace(old, subtotals=tuple(map(Figure, texts)))

        block = activity.physical
        rows = row(block.programmed, "3.00", "3.00"), row(block.executed, first, "3.00")
        return replace(
            activity, physical=replace(block, programmed=rows[0], executed=rows[1]), goal=Figure(goal)
        )

    plain = made(text, "2024-annual")
    report = replace(plain, header=replace(plain.header, subtotals=quarters))
    assert weighty(audit(each(report, lambda a: added(a, "3.00", "12.00")))) == []
    found = audit(each(report, lambda a: added(a, "5.00", "13.00")))
    assert weighty(found) == [("A305", "error"), ("A304", "error")] or set(weighty(found)) == {
        ("A304", "error"),
        ("A305", "error"),
    }
    assert "I TRIM" in write(one(found, "A304").message)
    parts = found.coverage
    assert (
        parts.recomputed + parts.inputs + parts.narrative + parts.unverifiable + parts.doubtful
        == parts.figures
    )
