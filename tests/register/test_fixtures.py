"""Registers of the fixtures' own cases: what they print is the truth that is written apart from this program."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from data import errors, full, looks, midyear, small, split
from maker.case import ANNUAL, AO, MONTHLY, Case
from maker.page import page
from maker.register import file_name, headings, register
from maker.truth import truth

from poi_audit import audit
from poi_audit.contract.encode import report_json
from poi_audit.extract import read, read_source
from poi_audit.extract.source import source_of
from poi_audit.model.finding import Severity
from poi_audit.model.outcome import Reading
from poi_audit.model.report import Report
from poi_audit.recompute.register import Asked, filled
from poi_audit.register.shelf import Shelf
from poi_audit.run.session import try_check

CASES = [*small.CASES, *split.CASES, *full.CASES, *midyear.CASES, *looks.CASES]
CASES += [case for case, _ in errors.CASES]
BY_NAME = {case.name: case for case in CASES}
OLD = AO("00990", "ACTIVIDAD DE OTRO AÑO", " ".join("1" * 12))
FIXTURES = Path(__file__).parents[2] / "fixtures"


def made(case: Case) -> Report:
    return read_source(source_of(file_name(case), register(case, (OLD,))))[0]


def printed(case: Case) -> Report:
    """The case's page, correct, as it is saved."""
    text = page(case, truth(case), printing=False)
    return read_source(source_of(f"{case.name}.html", text.encode(case.look.charset, "xmlcharrefreplace")))[0]


def figures(report: dict[str, Any]) -> dict[str, Any]:
    """What is printed, activity by activity, and after them."""
    return {
        "activities": {
            activity["code"]: {
                key: activity[key] for key in ("name", "unit", "priority", "aggregation", "physical")
            }
            for objective in report["objectives"]
            for action in objective["actions"]
            for activity in action["activities"]
        },
        "actions": {a["code"]: a["execution"] for o in report["objectives"] for a in o["actions"]},
        "totals": report["totals"],
        "summary": report["summary"],
    }


@pytest.mark.parametrize("name", [case.name for case in CASES if case.layout == "2024-annual"])
def test_a_register_prints_the_truth_of_its_case(name: str) -> None:
    case = BY_NAME[name]
    types = {objective.code: objective.type or "I" for objective in case.objectives}
    report = filled(made(case), Asked(case.queried, capped=case.truncated, money=False, types=types))
    assert figures(report_json(report)) == figures(truth(case))


@pytest.mark.parametrize("name", BY_NAME)
def test_no_correct_report_of_any_layout_differs_from_its_register(name: str) -> None:
    """Semesters, years' goals, money, other decimals: on the same day, and nothing is accused."""
    case = BY_NAME[name]
    report, own = printed(case), made(case)
    for as_of in (case.queried, None):
        found = audit(report, as_of=as_of, register=own)
        assert [f for f in found.findings if f.rule.startswith("B1")] == []
        assert found.register is not None and found.register.age in ("same", "unknown")
        monthly = sum(a.aggregation == MONTHLY for a in report.activities())
        assert found.coverage.inputs <= monthly, (
            "every figure that is registered is confirmed, but these goals"
        )


@pytest.mark.parametrize("case", [small.ANNUAL_2024, midyear.MIDYEAR_2024], ids=lambda case: case.name)
def test_the_committed_registers_are_those_of_their_cases(case: Case) -> None:
    data = (FIXTURES / "registers" / file_name(case)).read_bytes()
    assert data == register(case, (OLD,))
    assert len(headings()) == 277


def test_a_report_and_its_register_through_the_session() -> None:
    case = small.ANNUAL_2024
    path = FIXTURES / "registers" / file_name(case)
    shelf = Shelf((read(path),))
    found = try_check(FIXTURES / "html/2024-annual-small.html", Reading(), case.queried, None, shelf)
    assert isinstance(found, list) and found[0].audit.register is not None
    assert found[0].audit.register.age == "same"
    other = try_check(FIXTURES / "html/2024-annual-small.html", Reading(), date(2025, 3, 1), None, shelf)
    assert isinstance(other, list) and other[0].audit.register is not None
    assert other[0].audit.register.age == "older"


def test_a_planted_month_is_found_in_a_report_without_fault() -> None:
    """A month changed with all that follows from it: the page is right in itself, the register tells."""
    case = small.ANNUAL_2024
    objective, action, ao = next(
        (o, a, x) for o in case.objectives for a in o.actions for x in a.activities if x.aggregation == ANNUAL
    )
    months = (ao.programmed if ao.executed == "=" else ao.executed).split()
    place = next(i for i, text in enumerate(months) if text != "0")
    months[place] = str(int(months[place].replace(",", "")) + 3)
    changed = replace(ao, executed=" ".join(months))
    activities = tuple(changed if x is ao else x for x in action.activities)
    actions = tuple(replace(a, activities=activities) if a is action else a for a in objective.actions)
    objectives = tuple(replace(o, actions=actions) if o is objective else o for o in case.objectives)
    altered = replace(case, objectives=objectives)
    alone = audit(printed(altered), as_of=case.queried)
    assert alone.count(Severity.ERROR) == 0
    found = audit(printed(altered), as_of=case.queried, register=made(case))
    assert [(f.rule, f.where.code, f.severity) for f in found.findings if f.rule.startswith("B1")] == [
        ("B101", case.code(ao), Severity.ERROR)
    ]
