"""What cannot be compared is said in one sentence; a year's reports are put in order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pairs import plain
from paths import shared

import poi_audit
from poi_audit.comparison.order import ComparisonError, in_order
from poi_audit.comparison.sides import side
from poi_audit.model.errors import UsageError
from poi_audit.model.report import Entity


def test_the_wrong_order_another_year_and_another_unit_are_refused() -> None:
    earlier, later = plain("2021", 0), plain("2021", 1)
    with pytest.raises(ComparisonError, match=r"orden inverso: posterior\.html es del 2022-04-29"):
        poi_audit.compare(later, earlier)
    with pytest.raises(ComparisonError, match="año distinto"):
        poi_audit.compare(earlier, plain("2022", 1))
    other = replace(later, header=replace(later.header, ue=Entity("000001", "OTRA")))
    with pytest.raises(UsageError, match=r"UE distinta: anterior\.html es de 001991"):
        poi_audit.compare(earlier, other)
    nameless = replace(later, header=replace(later.header, year=None))
    with pytest.raises(ComparisonError, match="no dice de qué año es"):
        poi_audit.compare(earlier, nameless)


def test_months_decide_where_no_date_is_printed() -> None:
    six, nine = (
        replace(plain("2022", i), header=replace(plain("2022", i).header, printed_on=None)) for i in (0, 1)
    )
    assert poi_audit.compare(six, nine).findings == ()
    with pytest.raises(ComparisonError, match="llega a Sep"):
        poi_audit.compare(nine, six)


def test_reports_are_put_in_order_by_date_then_by_what_they_show() -> None:
    dated = plain("2022", 1)
    undated = replace(plain("2022", 0), header=replace(plain("2022", 0).header, printed_on=None))
    last = replace(dated, header=replace(dated.header, printed_on=date(2023, 1, 10)))
    assert in_order([side(last), side(dated), side(undated)]) == [2, 1, 0]


@pytest.mark.parametrize("name", ["igp-2021-sem", "igp-2022-sem"])
def test_a_real_report_against_itself_gives_nothing(name: str) -> None:
    report = poi_audit.read(shared(f"real/{name}.pdf"))
    found = poi_audit.compare(report, report)
    assert found.findings == () and found.comparison is not None and found.comparison.activities > 130
