"""One finding for each activity, row and block; a lowered goal with the percentage against the first."""

from __future__ import annotations

from reports import made

import poi_audit
from poi_audit.messages import write
from poi_audit.model.report import Report

TEXT = """
OEI.01 I
AEI.01.01 I = {mean}
001 Acumulado Anual | {goal} | 5 5 5 5 5 5 5 5 5 0 0 0 = 45.00 | {percent} | money {money}
"""


def report(day: str, goal: str, percent: str, money: str) -> Report:
    text = TEXT.format(mean=percent.rstrip("0") or "0.0", goal=goal, percent=percent, money=money)
    return made(text, "2024-annual", printed_on=day, truncated_at_100=False)


FIRST = report("2023-02-25", "6 6 5 5 5 5 5 5 5 5 5 6 = 63.00", "71.43", "9 9 9 9 9 9 9 9 9 9 9 9")
SECOND = report("2023-05-25", "4 4 4 4 4 4 4 4 4 4 5 5 = 50.00", "90.00", "9 8 7 9 9 9 9 9 9 9 9 9")


def test_each_row_and_block_is_told_once_with_its_months() -> None:
    found = [f for f in poi_audit.compare(FIRST, SECOND).findings if f.rule in ("R001", "R002")]
    rows = [(f.rule, f.where.block, f.where.row, f.where.column) for f in found]
    assert rows == [
        ("R001", "physical", "programmed", "Ene"),
        ("R001", "financial", "programmed", "Feb"),
        ("R002", "financial", "executed", "Feb"),
    ]
    assert "en 2 meses" in write(found[1].message)
    assert "Feb 8.00 (antes 9.00); Mar 7.00 (antes 9.00)" in write(found[1].message)
    assert [a.text for a in found[1].addends or ()] == ["9.00", "8.00", "9.00", "7.00"]


def test_a_lowered_goal_says_what_the_percentage_would_be_against_the_first() -> None:
    (goal,) = [f for f in poi_audit.compare(FIRST, SECOND).findings if f.rule == "R003"]
    assert "dice 50.00" in write(goal.message) and "sería 71.43 en lugar de 90.00" in write(goal.message)
    raised = report("2023-05-25", "7 7 7 7 7 7 7 7 7 7 7 7 = 84.00", "53.57", "9 9 9 9 9 9 9 9 9 9 9 9")
    (goal,) = [f for f in poi_audit.compare(FIRST, raised).findings if f.rule == "R003"]
    assert "dice 84.00" in write(goal.message) and "sería" not in write(goal.message)


def test_an_activity_that_is_gone_stands_before_all_others() -> None:
    two = TEXT + "002 Acumulado Anual | 1 1 1 1 1 1 1 1 1 1 1 1 | 1 1 1 1 1 1 1 1 1 1 1 1 | 100.00"
    text = two.format(mean="85.7", goal="6 6 5 5 5 5 5 5 5 5 5 6 = 63.00", percent="71.43", money="9 " * 12)
    first = made(text, "2024-annual", printed_on="2023-02-25", truncated_at_100=False)
    assert [f.rule for f in poi_audit.compare(first, SECOND).findings][:2] == ["R004", "R001"]
