"""The percentage at each closing, by hand-written cases and by the reports whose last closing is printed."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest
import runs
from paths import PDFS, ROOT, shared
from reports import made

from poi_audit import read
from poi_audit.model.report import Report
from poi_audit.recompute.timeline import TimelineLine, timeline


def report(*activities: str, truncated: bool = True) -> Report:
    """One AEI with these activities, at an unknown day."""
    lines = "\n".join(("OEI.01", "AEI.01.01 =", *activities))
    return made(lines, printed_on=None, truncated_at_100=truncated, total="")


def shown(found: Report, code: str | None) -> list[str]:
    line = next(line for line in timeline(found).lines if line.code == code)
    return [step.percent for step in line.steps]


def test_each_closing_divides_what_is_executed_by_what_is_programmed_so_far() -> None:
    one = "1 Acumulado Anual | 0 2 2 0 4 4 | 0 1 2 0 2 4 | 75.00"
    lines = timeline(report(one)).lines
    assert [s.percent for s in lines[0].steps] == ["S.P.", "50.00", "75.00", "75.00", "62.50", "75.00"]
    assert [s.band for s in lines[0].steps] == [None, "0_75", "75_95", "75_95", "0_75", "75_95"]
    assert (lines[0].steps[4].executed, lines[0].steps[4].programmed) == (Decimal("5.00"), Decimal("8.00"))


@pytest.mark.parametrize(("truncated", "march"), [(True, "100.00"), (False, "150.00")])
def test_the_cap_is_the_reports_own(truncated: bool, march: str) -> None:
    last = "100.00" if truncated else "125.00"
    found = report(f"1 Acumulado Anual | 0 0 4 0 0 4 | 0 0 6 0 0 4 | {last}", truncated=truncated)
    assert shown(found, "AOI00077700001")[2] == march


def test_a_blank_month_is_incomplete_from_its_closing_on_and_zero_is_not() -> None:
    blank, zero = "1 Acumulado Anual | 1 1 1 | 1 . 1 | S.I.", "2 Acumulado Anual | 1 1 1 | 1 0 1 | 66.67"
    found = report(blank, zero)
    assert shown(found, "AOI00077700001") == ["100.00", "S.I.", "S.I."]
    assert shown(found, "AOI00077700002") == ["100.00", "50.00", "66.67"]
    assert shown(found, "AEI.01.01")[1:] == ["S.I.", "S.I."]


def test_no_acumulado_is_the_mean_of_the_months_with_programme() -> None:
    found = report("1 No Acumulado | 4 0 8 | 4 0 6 | 87.50")
    assert shown(found, "AOI00077700001") == ["100.00", "100.00", "87.50"]
    assert timeline(found).lines[0].steps[2].executed is None


def test_acumulado_mensual_takes_the_last_value() -> None:
    found = report("1 Acumulado Mensual | 10 20 40 | 10 15 30 | 75.00")
    assert shown(found, "AOI00077700001") == ["100.00", "75.00", "75.00"]


def test_a_lost_cell_is_unknown_from_its_month_on_and_left_out_of_the_averages() -> None:
    lost = "1 Acumulado Anual | 1 . 1 | 1 . 1 | 100.00"
    found = timeline(report(lost, "2 Acumulado Anual | 2 2 2 | 2 1 1 | 66.67"))
    assert [s.percent for s in found.lines[0].steps] == ["100.00", "", ""]
    total = found.lines[-1]
    assert [s.left_out for s in total.steps] == [0, 1, 1]
    assert total.steps[1].percent.startswith("75")


def lines(path: Path) -> dict[str | None, TimelineLine]:
    return {line.code: line for line in timeline(read(path)).lines}


def test_seed_at_the_june_closing() -> None:
    june = lines(shared("seed/trabaja-peru-2024-annual.txt"))["AOI00106600106"].steps[5]
    assert (june.executed, june.programmed) == (Decimal("16324.00"), Decimal("24613.00"))
    assert (june.percent, june.band) == ("66.32", "0_75")


def test_the_last_closing_of_a_real_report_is_what_it_prints() -> None:
    path = shared("real/igp-2021-sem.pdf")
    found = read(path)
    steps = lines(path)
    for ao in found.activities():
        assert ao.percent_period is not None
        assert steps[ao.code].steps[-1].percent == ao.percent_period.text, ao.code
    assert steps[None].steps[-1].percent == "110.59"


@pytest.mark.parametrize(
    "name", ["2024-annual-full", "2022-sem-zebra", "2021-annual-spaced", "2021-sem-browser"]
)
def test_the_last_closing_is_what_the_report_prints(name: str) -> None:
    path = PDFS / f"{name}.pdf"
    steps = lines(path)
    for ao in read(path).activities():
        printed = ao.percent if ao.percent_period is None else ao.percent_period
        assert printed is not None
        assert steps[ao.code].steps[-1].percent == printed.text, ao.code


def test_months_after_the_query_are_not_closed() -> None:
    found = timeline(read(PDFS / "2024-midyear.pdf"))
    assert [s.closed for s in found.lines[0].steps] == [True] * 6 + [False] * 6
    assert [found.months[i] for i in found.closings] == ["Mar", "Jun", "Sep", "Dic"]


def command(*arguments: str, columns: int = 80) -> str:
    done = runs.command(ROOT, "timeline", *arguments, COLUMNS=str(columns))
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("columns", [80, 160])
def test_the_console_stays_in_its_width_and_shows_no_escape(columns: int) -> None:
    out = command("fixtures/pdfs/2024-annual-full.pdf", columns=columns)
    assert max(map(len, out.splitlines())) <= columns
    assert "\x1b" not in out
    line = next(line for line in out.splitlines() if line.startswith("AOI00199200106"))
    assert "···█" in line and "65.26 ○" in line  # 12,870 of 19,720 at the June closing


def test_json_holds_text_and_no_floats() -> None:
    found = json.loads(
        command("fixtures/pdfs/2024-annual-full.pdf", "--format", "json"), parse_float=pytest.fail
    )
    assert found["schema"] == "poi-audit/timeline/1"
    assert found["lines"][-1]["kind"] == "total" and found["lines"][-1]["steps"][-1]["percent"] == "100.00"
