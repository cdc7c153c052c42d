"""Where neither a box nor an activity above 100 tells, a report that cuts and one that does not are both right."""

from __future__ import annotations

import pytest
from reports import made

from poi_audit import audit
from poi_audit.messages import write
from poi_audit.model.finding import Severity

TEXT = """
OEI.01 - X
AEI.01.01 - A = {mean}
001 Acumulado Anual | 10 10 10 | 10 13 10 | {cut}
002 Acumulado Anual | 10 10 10 | 9 9 9 | 90.00
003 No Acumulado | 10 10 10 | 12 8 4 = 24.00 | {months}
"""


def accused(mean: str, cut: str, months: str = "80.00", box: bool | None = None) -> list[str]:
    report = made(TEXT.format(mean=mean, cut=cut, months=months), truncated_at_100=box)
    return [f.rule for f in audit(report).findings if f.severity is not Severity.INFO and f.rule[0] in "PG"]


@pytest.mark.parametrize(("mean", "months"), [("90.0", "80.00"), ("93.3", "80.00"), ("87.8", "73.33")])
def test_what_may_be_cut_or_not_is_accused_of_neither(mean: str, months: str) -> None:
    assert accused(mean, "100.00", months) == []


def test_where_the_box_or_another_activity_tells_the_cut_one_is_wrong() -> None:
    assert accused("93.3", "110.00") == []
    assert "P409" in accused("90.0", "100.00", box=False)
    other = TEXT.replace("9 9 9 | 90.00", "12 12 12 | 120.00")
    report = made(other.format(mean="100.0", cut="100.00", months="80.00"), truncated_at_100=None)
    assert "P409" in [f.rule for f in audit(report).findings]


def test_what_no_cap_explains_is_wrong_all_the_same() -> None:
    assert accused("90.0", "99.00") == ["P401"]
    assert accused("91.0", "100.00") == ["G501"]


def test_where_the_averages_count_it_uncut_that_is_a_warning() -> None:
    text = TEXT.format(mean="93.3", cut="100.00", months="80.00")
    found = audit(made(text, truncated_at_100=None, total="93.33")).findings
    assert [write(f.message) for f in found if f.severity is not Severity.INFO and f.rule[0] in "PG"] == [
        "El avance se imprime cortado y las cifras de la AO dan 110.00; con esa cifra la cuentan los promedios."
    ]
