"""What a register will print: every figure of the reports printed from it, for its day, and what it leaves out."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from registers import FOLDER, NAMES, Rows, headings, needs_registers, page, rows_of

from poi_audit.contract.encode import report_json
from poi_audit.contract.schema import EXTRACT
from poi_audit.extract import read, read_source
from poi_audit.extract.source import source_of
from poi_audit.model.outcome import Failure, Reading
from poi_audit.model.report import Days, Report
from poi_audit.recompute.register import Asked, filled
from poi_audit.run.session import try_check, try_read

pytestmark = needs_registers
Json = dict[str, Any]
MAY = date(2026, 5, 9)


def cells(report: Json) -> Iterator[tuple[str, str | None]]:
    """Place and text of every figure that a report of today prints, money apart."""
    for objective in report["objectives"]:
        for action in objective["actions"]:
            for activity in action["activities"]:
                for row in ("programmed", "executed"):
                    months = activity["physical"][row]["months"]
                    yield from ((f"{activity['code']} {row} {i}", text) for i, text in enumerate(months))
                    yield f"{activity['code']} {row}", activity["physical"][row]["accumulated"]
                yield f"{activity['code']} %", activity["physical"]["percent"]
            yield action["code"], action["execution"]["physical"]
    yield from ((f"total {name}", text) for name, text in report["totals"].items())
    for table in ("actions", "activities", "tracking"):
        yield from ((f"{table} {name}", text) for name, text in report["summary"][table].items())


def expected(name: str, *options: str) -> Json:
    """What the command prints as JSON."""
    command = [sys.executable, "-m", "poi_audit", "expect", str(FOLDER / name), "--format", "json", *options]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: Json = json.loads(done.stdout)
    return found


def printed(name: str) -> Json:
    return report_json(read(FOLDER / name))


def order(report: Json) -> list[str]:
    return [
        activity["code"]
        for objective in report["objectives"]
        for action in objective["actions"]
        for activity in action["activities"]
    ]


def test_every_figure_of_the_report_printed_from_it() -> None:
    ours, theirs = expected(NAMES[1], "--as-of", MAY.isoformat()), printed("informe-2026-05.html")
    assert dict(cells(ours)) == dict(cells(theirs))
    assert order(ours) == order(theirs)
    assert expected(NAMES[1])["objectives"] == ours["objectives"], (
        "its name says May: any day of it gives the same"
    )
    jsonschema.validate(ours, EXTRACT)
    assert (len(ours["expect"]["left_out"]), len(ours["expect"]["unregistered"])) == (68, 200)
    assert {"why": "no_goal"}.items() <= next(
        one for one in ours["expect"]["left_out"] if one["code"] == "AOI00012700641"
    ).items()


def test_every_figure_but_those_that_the_differences_change() -> None:
    ours, theirs = dict(cells(expected(NAMES[0]))), dict(cells(printed("informe-2025.html")))
    differences = json.loads((FOLDER / "informe-2025.differences.json").read_text("utf-8"))
    codes = {one["code"] for one in differences}
    other = {place for place in ours.keys() | theirs.keys() if ours.get(place) != theirs.get(place)}
    of_activities = {place for place in other if place.startswith("AOI")}
    assert {place.split()[0] for place in of_activities} == codes
    # What stands above the four: the averages and counts that they enter, and nothing else.
    assert other - of_activities <= {
        *("AEI.02.02", "AEI.03.10", "total physical", "total type_i"),
        *("activities 95_up", "activities in_execution", "tracking activities", "tracking complete"),
    }
    for one in differences:
        if one["kind"] != "gone":
            place = f"{one['code']} {one['kind']} {one['month'] - 1}"
            assert (ours[place], theirs[place]) == (one["register"], one["report"])


def made(rows: Rows, name: str = "registro-2026-05.xls") -> Report:
    return read_source(source_of(name, page(rows)))[0]


def row(
    code: int, programmed: str, executed: str, kind: str = "ANUAL", action: str = "AEI.03.10"
) -> dict[str, str]:
    """A row of the register, with its months given: "1 . 2" (a point is a blank)."""
    out = dict(rows_of(NAMES[1])[0])
    out.update(dict.fromkeys([h for g in ("F(RE)", "F(SE)") for h in headings(g)], ""))
    for group, texts in (("F(RE)", programmed.split()), ("F(SE)", executed.split())):
        values = ["" if text == "." else f"{float(text):.2f}" for text in texts]
        out.update(zip(headings(group), values, strict=False))
        out[f"{group} Total"] = f"{sum(float(value or 0) for value in values):.2f}"
    out.update(
        {
            "Actividad Operativa ID": f"AOI000127{code:05}",
            "AEI": action,
            "OEI": action[:6].replace("A", "O"),
            "Acumulado": "NO" if kind == "NO" else "SI",
            "Tipo": "" if kind == "NO" else kind,
            "Activo AO": "SI",
            "Estado(SE)": "APROBADO",
        }
    )
    return out


YEAR = " ".join(["1"] * 12)


@pytest.mark.parametrize(
    ("kind", "programmed", "executed", "accumulated", "percent"),
    [
        ("ANUAL", "2 2 2 2 2 2 2 2 2 2 2 2", "2 2 2 0 . . . . . . . .", ("24.00", "6.00"), "25.00"),
        ("MENSUAL", "2 2 2 2 2 2 2 2 2 2 2 4", "2 3 3 0 . . . . . . . .", ("4.00", "3.00"), "75.00"),
        ("ANUAL", "1 1 1 1 1 1 1 1 1 1 1 1", "9 9 9 9 . . . . . . . .", ("12.00", "36.00"), "100.00"),
        ("ANUAL", "0 0 0 0 0 0 0 0 0 0 0 5", "0 0 0 0 . . . . . . . .", ("5.00", "0.00"), "S.P."),
        ("ANUAL", YEAR, "1 1 . . . . . . . . . .", ("12.00", "2.00"), "S.I."),
        ("NO", "2 4 0 0 0 0 0 0 0 0 0 0", "1 1 0 0 0 0 0 0 0 0 0 0", ("6.00", "2.00"), "37.50"),
    ],
)
def test_each_kind_of_activity_as_the_notes_say(
    kind: str, programmed: str, executed: str, accumulated: tuple[str, str], percent: str
) -> None:
    report = filled(made([row(1, programmed, executed, kind)]), Asked(MAY))
    (activity,) = report.activities()
    rows = activity.physical.programmed, activity.physical.executed
    assert tuple(r.accumulated.text for r in rows) == accumulated
    assert activity.percent is not None and activity.percent.text == percent


def test_the_registered_total_is_what_no_acumulado_shows() -> None:
    """12 x 1,850.00 with a Total of 1,850.00: it is no sum."""
    one = row(1, " ".join(["1850"] * 12), " ".join(["1850"] * 12), "NO")
    one["F(RE) Total"] = one["F(SE) Total"] = "1850.00"
    (activity,) = filled(made([one]), Asked(date(2027, 3, 1))).activities()
    assert activity.physical.programmed.accumulated.text == "1,850.00"
    assert activity.percent is not None and activity.percent.text == "100.00"


def test_averages_and_counts_with_s_i_and_s_p() -> None:
    full, blank, idle = f"{YEAR}", "1 . . . . . . . . . . .", "0 0 0 0 0 0 0 0 0 0 0 7"
    rows = [
        row(1, YEAR, "1 1 1 1 . . . . . . . .", action="AEI.01.01"),
        row(2, YEAR, full, action="AEI.01.01"),
        row(3, YEAR, blank, action="AEI.01.02"),
        row(4, YEAR, full, action="AEI.01.02"),
        row(5, idle, "0 0 0 0 . . . . . . . .", action="AEI.02.01"),
    ]
    report = filled(made(rows), Asked(MAY))
    lines = [action.execution.physical and action.execution.physical.text for action in report.actions()]
    assert lines == ["66.7", "", "0.0"], "33.33 and 100; one S.I. leaves none; all S.P. print 0.0"
    assert report.totals.physical is not None and report.totals.physical.text == "77.78"
    assert report.summary is not None
    shown = {name: figure.text for name, figure in report.summary.activities.items()}
    assert shown == {"0_75": "1", "75_95": "", "95_up": "2", "incomplete": "1", "in_execution": "4"}
    assert {name: figure.text for name, figure in report.summary.tracking.items()} == {
        "activities": "5",
        "complete": "4",
        "incomplete": "1",
    }


def test_the_day_decides_and_where_it_is_open_the_figure_says_so() -> None:
    rows = [row(1, YEAR, "1 1 1 . . . . . . . . .")]
    before, after = (filled(made(rows), Asked(day)) for day in (date(2026, 5, 20), date(2026, 5, 21)))
    texts = [a.percent.text for r in (before, after) for a in r.activities() if a.percent is not None]
    assert texts == ["25.00", "S.I."], "April is due on the 20th of May"
    (activity,) = filled(made(rows)).activities()
    assert activity.percent is not None and activity.percent.text == ""
    assert re.search(r"25\.00.*S\.I\.", activity.percent.doubt or "")
    register = filled(made(rows, "otro nombre.xls")).register
    assert register is not None and register.asked == Days(date(2026, 4, 1), None), "March is registered"


def test_types_of_another_report_and_fewer_months() -> None:
    rows = [row(1, YEAR, YEAR, action="AEI.01.01"), row(2, YEAR, f"{YEAR[:-1]}0", action="AEI.02.01")]
    report = filled(made(rows), Asked(date(2027, 3, 1), months=6, types={"OEI.01": "I", "OEI.02": "II"}))
    assert report.header.months == ("Ene", "Feb", "Mar", "Abr", "May", "Jun")
    (first, second) = report.activities()
    assert [a.physical.executed.accumulated.text for a in (first, second)] == ["6.00", "6.00"]
    assert report.problems == () and [o.type for o in report.objectives] == ["I", "II"]


def test_a_register_of_nothing_to_print_is_no_defect() -> None:
    one = row(1, "0 0 0 0 0 0 0 0 0 0 0 0", "0 0 . . . . . . . . . .")
    report = filled(made([one]), Asked(MAY))
    assert list(report.activities()) == [] and report.summary is not None
    assert report.summary.tracking["activities"].text == "0"


def test_checking_a_register_audits_what_it_registers(tmp_path: Path) -> None:
    rows = [
        row(1, YEAR, "1 1 . . . . . . . . . ."),
        row(2, "0 0 0 0 0 0 0 0 0 0 0 0", "0 3 0 0 . . . . . . . ."),
        row(3, YEAR, "1 1 1 20 . . . . . . . ."),
        row(4, YEAR, "1 1 1 1 . . . . . . . .") | {"Activo AO": "NO"},
        row(5, YEAR, "1 1 1 1 . . . . . . . ."),
        row(5, YEAR, "1 1 1 1 . . . . . . . ."),
        row(7, YEAR, "1 1 1 1 . . . . . . . .") | {"F(RE) Total": "99.00"},
        row(8, YEAR, "1 1 1 1 . . . . . . . ."),
    ]
    path = tmp_path / "POI_PORACTIVIDADOPERATIVA_ANUAL_000127_20260509181503.xls"
    path.write_bytes(page(rows))
    found = try_check(path, Reading())
    assert isinstance(found, list)
    audit = found[0].audit
    rules = {(f.rule, (f.where.code or "")[-2:]) for f in audit.findings}
    assert {("B121", "01"), ("B124", "02"), ("B123", "07"), ("B122", ""), ("S203", "05")} <= rules
    assert ("M710", "03") not in rules, "20 is no tenth multiple of 1"
    families = {f.rule[:2] for f in audit.findings}
    assert not families & {"A3", "G5", "T6", "F9"}, "nothing is said of figures that are printed nowhere"
    assert audit.coverage.recomputed == 0 and audit.coverage.inputs == audit.coverage.figures
    assert audit.conventions == ()


def test_what_depends_on_a_day_that_is_not_known_is_told(tmp_path: Path) -> None:
    for name, told in (("otro nombre.xls", {"B125"}), ("POI_ANUAL_20260510.xls", set())):
        path = tmp_path / name
        path.write_bytes(page([row(1, YEAR, "1 1 1 . . . . . . . . .")]))
        found = try_check(path, Reading())
        assert isinstance(found, list)
        assert {f.rule for f in found[0].audit.findings} & {"B125", "S213"} == told


def test_a_register_that_prints_nothing_gives_no_report_to_check(tmp_path: Path) -> None:
    path = tmp_path / "registro.xls"
    path.write_bytes(page([row(n, YEAR, YEAR) | {"Estado(SE)": ""} for n in (1, 2)]))
    found = try_check(path, Reading())
    assert isinstance(found, Failure) and found.code == "E302"
    assert "un registro que exporta el aplicativo y no un reporte" in found.message
    assert "2 no están aprobadas" in found.message
    assert try_read(path, Reading()), "what it registers is read all the same"


def test_real_registers_are_without_error() -> None:
    for name in NAMES:
        found = try_check(FOLDER / name, Reading())
        assert isinstance(found, list)
        assert [f.rule for f in found[0].audit.findings if f.severity == "error"] == []


def test_table_page_and_workbook(tmp_path: Path) -> None:
    files = [tmp_path / "e.html", tmp_path / "e.xlsx"]
    command = [sys.executable, "-m", "poi_audit", "expect", str(FOLDER / NAMES[1]), "--as-of", "2026-05-09"]
    done = subprocess.run(
        [*command, "--html", str(files[0]), "--xlsx", str(files[1])],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "AOI00012700423" in done.stdout and "AO no están activas" in done.stdout
    assert all(file.stat().st_size > 10_000 for file in files)
    assert "Registro de actividades operativas" in files[0].read_text("utf-8")
    assert "MEMORANDO" not in done.stdout + files[0].read_text("utf-8")


def test_a_report_is_no_register() -> None:
    command = [sys.executable, "-m", "poi_audit", "expect", str(FOLDER / "informe-2025.html")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 3 and "no un registro" in done.stderr
