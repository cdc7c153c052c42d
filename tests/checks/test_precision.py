"""Zeros that a cell's format adds to a percentage are no precision it has."""

from __future__ import annotations

from reports import made

from poi_audit import audit

TEXT = """
OEI.01 - X
AEI.01.01 - A = {mean}
001 Acumulado Anual | 3 3 3 | 2 2 2 | {percent}
002 Acumulado Anual | 10 10 10 | 9 9 9 | 90.0000
"""


def accused(percent: str, mean: str = "78.3000") -> list[str]:
    return [
        f.rule for f in audit(made(TEXT.format(percent=percent, mean=mean))).findings if f.rule[0] in "PG"
    ]


def test_a_percentage_rounded_before_its_format_added_zeros_is_right() -> None:
    assert accused("66.6700") == []


def test_the_decimals_that_are_no_zeros_are_judged() -> None:
    assert accused("66.6800") == ["P401"]
    assert accused("66.6680") == ["P401"]
