"""Correct reports under every convention raise no error, and one wrong figure raises exactly one."""

from __future__ import annotations

from copy import deepcopy
from itertools import product
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from invented import Conventions, Maker

from poi_audit.checks import audit
from poi_audit.contract.decode import report_from_json
from poi_audit.model.finding import Finding, Severity

ROUNDINGS = ("half_up", "half_even", "cut")
OPTIONS = [
    Conventions(layout, source, cap, box, rounding, over, incomplete, idle)
    for layout, source, (cap, box), rounding, over, incomplete, idle in product(
        ("2021-sem", "2022-sem", "2024-annual"),
        ("printed", "exact"),
        (("before", True), ("after", True), ("never", True), ("never", False)),
        ROUNDINGS,
        ("activities", "actions"),
        ("blocking", "left_out"),
        ("zero", "blank"),
    )
    if layout != "2021-sem" or not box
]
"""Every combination; the layout of 2021 has no checkbox and no cap."""

CONSEQUENCE = "P403"
"""The one error that only says how another cell of the same activity contradicts a wrong one."""

modest = settings(max_examples=120, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))


OF_NOTHING = "G517"
"""A figure where nothing can be recomputed is never an error, whatever it says: an AEI of which all AO are S.P."""


def errors(data: dict[str, Any]) -> list[Finding]:
    found = audit(report_from_json(data)).findings
    return [f for f in found if f.severity is Severity.ERROR or f.rule == OF_NOTHING]


def made(seed: int, how: Conventions) -> dict[str, Any]:
    return Maker(seed, how).report()


@modest
@given(st.integers(0, 10**6), st.sampled_from(OPTIONS))
def test_a_correct_report_raises_no_error_under_any_convention(seed: int, how: Conventions) -> None:
    assert errors(made(seed, how)) == []


def derived(data: dict[str, Any]) -> list[tuple[Any, str, str | None]]:
    """Where derived figures stand: the holder, the key, the code of the AO or AEI."""
    out: list[tuple[Any, str, str | None]] = []
    year_goal = data["source"]["layout"] == "2021-sem"
    for objective in data["objectives"]:
        for action in objective["actions"]:
            out += [(action["execution"], key, action["code"]) for key in action["execution"]]
            for activity in action["activities"]:
                cells, code = activity["physical"], activity["code"]
                out += [(cells, key, code) for key in ("percent", "percent_period")]
                rows = ["executed"] if year_goal else ["programmed", "executed"]
                out += [(cells[row], "accumulated", code) for row in rows]
                if activity["financial"] is not None:
                    out += [
                        (activity["financial"][row], "accumulated", code)
                        for row in ("programmed", "executed")
                    ]
    out += [(data["totals"], key, None) for key in data["totals"]]
    for table in (data["summary"] or {}).values():
        if isinstance(table, dict):
            out += [(table, key, None) for key in table]
    return [(holder, key, code) for holder, key, code in out if (holder[key] or " ")[0].isdigit()]


def beyond(text: str) -> str:
    """A figure that no rounding and no convention of these reports gives."""
    whole, point, places = text.replace(",", "").partition(".")
    return f"{int(whole) + 100_003}{point}{places}"


@modest
@given(st.integers(0, 10**6), st.sampled_from(OPTIONS), st.integers(0, 10**6))
def test_one_wrong_figure_raises_exactly_one_error(seed: int, how: Conventions, pick: int) -> None:
    data = deepcopy(made(seed, how))
    places = derived(data)
    holder, key, code = places[pick % len(places)]
    holder[key] = beyond(holder[key])
    found = errors(data)
    roots = [f for f in found if f.rule != CONSEQUENCE]
    assert len(roots) == 1, [(f.rule, f.where.code, f.where.column, f.published, f.expected) for f in found]
    assert roots[0].where.code == code
    assert roots[0].published == holder[key]
    assert all(f.where.code == code for f in found)


@pytest.mark.parametrize(
    "how", [Conventions("2022-sem"), Conventions("2024-annual"), Conventions("2021-sem", "exact", box=None)]
)
@pytest.mark.parametrize("seed", range(6))
def test_every_mark_and_figure_of_an_activity_is_guarded(seed: int, how: Conventions) -> None:
    data = made(seed, how)
    for objective in data["objectives"]:
        for action in objective["actions"]:
            for activity in action["activities"]:
                right = activity["physical"]["percent"]
                wrong = "S.I." if right != "S.I." else "41.00"
                activity["physical"]["percent"] = wrong
                found = errors(data)
                activity["physical"]["percent"] = right
                assert [(f.where.code, f.where.column) for f in found] == [(activity["code"], "percent")]
