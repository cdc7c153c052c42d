"""Rules that a report seldom gives cause for: what a report has when each speaks, and the nearest right one."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from reports import made, with_figure

from poi_audit import audit
from poi_audit.messages import write
from poi_audit.model.finding import Severity
from poi_audit.model.report import Report

HEAD = "OEI.01 I\nAEI.01.01 I = {}\n"
FIRST = "AOI00077700001"
Spot = tuple[str | None, str | None, str | None]


class Case(NamedTuple):
    """A report in which a rule speaks: how gravely, at which code, row and column, and what its sentence names."""

    rule: str
    wrong: Report
    severity: Severity
    spot: Spot
    says: tuple[str, ...]
    right: tuple[Report, ...]
    """The nearest reports in which it has nothing to say."""


def lines(average: str, *activities: str, layout: str = "2022-sem", **parts: object) -> Report:
    """A report of one AEI."""
    return made(HEAD.format(average) + "\n".join(activities), layout, **parts)


def over_programme(*percents: str, average: str, ticked: bool = True) -> Report:
    """AO that programmed 24 and executed 25, 30 and 24."""
    rows = (
        f"{n} Acumulado Anual | 24 | {done} | {text}"
        for n, (done, text) in enumerate(zip((25, 30, 24), percents, strict=True), start=1)
    )
    return lines(average, *rows, truncated_at_100=ticked)


WHOLE = lines("100.0", "1 Acumulado Anual | 4 4 | 4 4 | 100.00")
TWO = ("1 Acumulado Anual | 4 | 4 | 100.00", "2 Acumulado Anual | 72 | 70 | 97.22")
ONE_BLANK = ("1 Acumulado Anual | 4 | 4 | 100.00", "2 Acumulado Anual | 72 | . | S.I.")
CAPPED = ("1 Acumulado Anual | 1 | 2 | 100.00", "2 Acumulado Anual | 5 | 4 | 80.00")
SAME = "{} Acumulado Anual | 4 | 4 | 100.00 | name GESTIÓN ADMINISTRATIVA"
IDLE = "1 Acumulado Anual | {0} | {0} | S.P."
SIX = "1 Acumulado Anual | 1 1 1 1 1 1 | {} | 100.00"


def rounded(average: str) -> Report:
    """An AEI whose printed percentages average 90.35; the others' figures round half up and average what is printed."""
    return made(f"""
OEI.01 I
AEI.01.01 I = {average}
1 Acumulado Anual | 1 | 1 | 100.00
2 Acumulado Anual | 10000 | 8070 | 80.70
AEI.01.02 I = 66.7
3 Acumulado Anual | 3 | 2 | 66.67
AEI.01.03 I = 3.1
4 Acumulado Anual | 32 | 1 | 3.13
AEI.01.04 I = 1.6
5 Acumulado Anual | 32 | 1 | 3.13
6 Acumulado Anual | 32 | 0 | 0.00
""")


def others_capped(average: str) -> Report:
    """An AEI beside two others that are averaged from percentages cut at 100."""
    return made(f"""
OEI.01 I
AEI.01.01 I = {average}
1 Acumulado Anual | 1 | 2 | 100.00
2 Acumulado Anual | 5 | 4 | 80.00
AEI.01.02 I = 90.0
3 Acumulado Anual | 1 | 2 | 100.00
4 Acumulado Anual | 5 | 4 | 80.00
AEI.01.03 I = 80.0
5 Acumulado Anual | 1 | 2 | 100.00
6 Acumulado Anual | 5 | 3 | 60.00
""")


def semester(period: str) -> Report:
    """63 of 60 in the semester, 120 in the year."""
    return lines(
        "52.50",
        f"1 Acumulado Anual | 10 10 10 10 10 10 = 120.00 | 10 10 10 10 10 13 | 53 | percent_period {period}",
        layout="2021-sem",
        truncated_at_100=None,
    )


def twice(second: str) -> Report:
    return made(f"{HEAD.format('100.0')}{TWO[0]}\nAEI.01.{second} I = 97.2\n{TWO[1]}")


def named(name: str, **traits: str) -> Report:
    more = "".join(f" | {key} {text}" for key, text in traits.items())
    return lines("100.0", f"1 Acumulado Anual | 4 | 4 | 100.00 | name {name}{more}", layout="2024-annual")


INFO, WARNING, ERROR = Severity.INFO, Severity.WARNING, Severity.ERROR
CASES = {
    "a month without decimals": Case(
        "F903", with_figure(WHOLE, FIRST, "executed", 1, text="4"), INFO, (FIRST, "executed", "Feb"), ("decimales",),
        (WHOLE, lines("100.0", "1 Acumulado Anual | 4 4 = 8.00 | 4 4 = 8 | 100", layout="2021-annual")),
    ),
    "a name that asks for more": Case(
        "F904", named("UNIDAD FUNCIONAL DE"), INFO, (FIRST, None, "name"), ("UNIDAD FUNCIONAL DE",),
        (named("UNIDAD FUNCIONAL DE RECURSOS HUMANOS"), named("NIÑOS CON SUPLEMENTO DE HIERRO Y VITAMINA A")),
    ),
    "a cost centre that asks for more": Case(
        "F904", named("ACTAS", cost_center="UNIDAD DE ABASTECIMIENTO,"), INFO, (FIRST, None, None),
        ("DE ABASTECIMIENTO,",), (named("ACTAS", cost_center="UNIDAD DE ABASTECIMIENTO"),),
    ),
    "an AEI without its average": Case(
        "G509", lines("", *TWO), WARNING, ("AEI.01.01", None, "average"), ("98.6",),
        (lines("98.6", *TWO), lines("", *ONE_BLANK)),
    ),
    "a report without its total": Case(
        "G509", lines("98.6", *TWO, layout="2024-annual", total=""), WARNING, (None, None, "total"), ("98.6",),
        (lines("98.6", *TWO, layout="2024-annual", total="98.61"),
         lines("", "1 Acumulado Anual | 4 | . | S.I.", layout="2024-annual", total="")),
    ),
    "an average cut instead of rounded": Case(
        "G512", rounded("90.3"), INFO, ("AEI.01.01", None, "average"), ("90.3", "90.4"), (rounded("90.4"),)
    ),
    "an average of what the page does not show": Case(
        "G516", lines("140.0", *CAPPED), WARNING, ("AEI.01.01", None, "average"), ("140.0", "truncadas al 100 %"),
        (lines("90.0", *CAPPED), others_capped("140.0"), others_capped("90.0")),
    ),
    "a period registered at its end": Case(
        "M704", lines("100.0", SIX.format("1 0 0 0 0 5")), INFO, (FIRST, "executed", "Jun"), ("5.00", "6.00", "1.00"),
        (lines("100.0", SIX.format("1 1 1 1 1 1")), lines("100.0", SIX.format("1 1 1 1 1 5")),
         lines("100.0", "1 Acumulado Anual | 0 0 0 0 1 5 | 0 0 0 0 1 5 | 100.00")),
    ),
    "a percentage of the period": Case(
        "P402", semester("103"), ERROR, (FIRST, None, "percent_period"), ("103", "105"), (semester("105"),)
    ),
    "a box ticked over figures that are not cut": Case(
        "P411", over_programme("104.17", "125.00", "100.00", average="109.7"), WARNING, (None, None, "percent"),
        ("2 de 2 AO", "se truncan"),
        (over_programme("100.00", "100.00", "100.00", average="100.0"),
         over_programme("104.17", "100.00", "100.00", average="101.4")),
    ),
    "a box not ticked over figures that are cut": Case(
        "P411", over_programme("100.00", "100.00", "100.00", average="100.0", ticked=False), WARNING,
        (None, None, "percent"), ("2 de 2 AO", "no se truncan"),
        (over_programme("104.17", "125.00", "100.00", average="109.7", ticked=False),),
    ),
    "most AO executed to the month": Case(
        "M705", lines("99.1", *TWO, "3 Acumulado Anual | 2 | 2 | 100.00"), INFO, (None, None, None), ("2 de 3 AO",),
        (lines("98.6", *TWO), WHOLE),
    ),
    "an activity registered twice": Case(
        "S204", lines("100.0", SAME.format(1), SAME.format(2)), INFO, ("AOI00077700002", None, "name"), (FIRST,),
        (made(f"{HEAD.format('100.0')}{SAME.format(1)}\nAEI.01.02 = 100.0\n{SAME.format(2)}"),
         lines("100.0", SAME.format(1), SAME.format(2) + " DE CAMPO")),
    ),
    "a year without a goal": Case(
        "S208", lines("0.0", IDLE.format(" ".join("0" * 12)), layout="2024-annual"), WARNING,
        (FIRST, "programmed", "accumulated"), ("cero",),
        (lines("0.0", IDLE.format(" ".join("0" * 6)), layout="2024-annual"),
         lines("0.0", f"1 Acumulado Anual | {'0 ' * 11}1 | {'0 ' * 12} | 0.00", layout="2024-annual")),
    ),
    "an AEI that opens twice": Case(
        "S211", twice("01"), WARNING, ("AEI.01.01", None, "code"), ("más de un grupo",), (twice("02"),)
    ),
    "an AO that rounding lifts into its band": Case(
        "T605", lines("95.0", "1 Acumulado Anual | 100,000 | 94996 | 95.00"), INFO, (FIRST, None, "percent"),
        ("95.00", "94.996"), (lines("95.0", "1 Acumulado Anual | 100,000 | 95001 | 95.00"),),
    ),
    "an AEI that rounding lifts into its band": Case(
        "T605", lines("75.0", "1 Acumulado Anual | 10,000 | 7496 | 74.96"), INFO, ("AEI.01.01", None, "average"),
        ("75.0", "74.96"), (lines("75.0", "1 Acumulado Anual | 10,000 | 7504 | 75.04"),),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_the_rule_speaks_once_at_its_place(case: Case) -> None:
    (found,) = (f for f in audit(case.wrong).findings if f.rule == case.rule)
    assert found.severity is case.severity
    assert (found.where.code, found.where.row, found.where.column) == case.spot
    for part in case.says:
        assert part in write(found.message)
        assert " " in part or not part[0].isdigit() or part in write(found.message, "en")


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_it_is_silent_on_the_nearest_right_report(case: Case) -> None:
    for right in case.right:
        assert [f for f in audit(right).findings if f.rule == case.rule] == []


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_nothing_else_is_an_error(case: Case) -> None:
    errors = {f.rule for f in audit(case.wrong).findings if f.severity is Severity.ERROR}
    assert errors <= {case.rule}
