"""A report beside its register: what differs is found, each once, and is as grave as the days of the two allow."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from registers import FOLDER, NAMES, Rows, altered, headings, needs_registers, page, rows_of

import poi_audit
from poi_audit.contract.schema import CHECK
from poi_audit.extract import read, read_source
from poi_audit.extract.source import source_of
from poi_audit.messages import write
from poi_audit.model.figure import Figure
from poi_audit.model.finding import Audit, Finding, Severity
from poi_audit.model.report import Action, Report
from poi_audit.recompute import expect
from poi_audit.register.judge import beside_of, judged

pytestmark = needs_registers
MAY = date(2026, 5, 9)
EXPORTED = "POI_PORACTIVIDADOPERATIVA_ANUAL_000127_20260509085453.xls"
CODE = "AOI00012700433"
"""An activity of the report of May: programmed 601, 601, 602, ...; executed 524 and 671."""


@cache
def printed() -> Report:
    return read(FOLDER / "informe-2026-05.html")


def made(rows: Rows, name: str = EXPORTED) -> Report:
    return read_source(source_of(name, page(rows)))[0]


def beside(register: Report, as_of: date | None = MAY, report: Report | None = None) -> Audit:
    report = report or printed()
    expected = expect(report, as_of)
    return judged(report, expected, as_of, [register])


def of_register(audit: Audit) -> list[Finding]:
    return [finding for finding in audit.findings if finding.rule.startswith("B1")]


def places(audit: Audit) -> list[tuple[str, str | None, str | None, str | None]]:
    return [(f.rule, f.where.code, f.where.row, f.where.column) for f in of_register(audit)]


def changed(name: str, text: str, code: str = CODE) -> Rows:
    return altered(rows_of(NAMES[1]), code, lambda row: row.update({name: text}))


def run(*arguments: str) -> tuple[int, Any, str]:
    command = [sys.executable, "-m", "poi_audit", "check", "--format", "json", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, json.loads(done.stdout), done.stderr


@pytest.mark.parametrize("form", ["pdf", "html"])
def test_exactly_the_differences_that_the_report_was_given(form: str) -> None:
    code, found, _ = run(str(FOLDER / f"informe-2025.{form}"), "--register", str(FOLDER / NAMES[0]))
    differences = json.loads((FOLDER / "informe-2025.differences.json").read_text("utf-8"))
    months = ("Ene", "Feb", "Mar", "Abr", "May", "Jun", "Jul", "Ago", "Sep", "Oct", "Nov", "Dic")
    wanted = {
        (one["code"], one["kind"], months[one["month"] - 1], one["report"], one["register"])
        if one["kind"] != "gone"
        else (one["code"], None, "code", None, one["code"])
        for one in differences
    }
    ours = [f for f in found["findings"] if f["rule"].startswith("B1")]
    assert len(ours) == len(wanted) == 4
    assert {
        (f["where"]["code"], f["where"]["row"], f["where"]["column"], f["published"], f["expected"])
        for f in ours
    } == wanted
    assert {f["severity"] for f in ours} == {"warning"}, "nothing says of which day the two are"
    assert found["counts"]["error"] == 0 and code == 0
    assert found["coverage"]["confirmed"] == 5017 and found["coverage"]["inputs"] == 3
    jsonschema.validate(found, CHECK)


@pytest.mark.parametrize("form", ["pdf", "html"])
def test_nothing_where_nothing_differs_and_every_input_is_confirmed(form: str) -> None:
    path = str(FOLDER / f"informe-2026-05.{form}")
    code, found, _ = run(path, "--register", str(FOLDER / NAMES[1]))
    assert [f["rule"] for f in found["findings"] if f["rule"].startswith("B1")] == []
    assert (found["coverage"]["confirmed"], found["coverage"]["inputs"], code) == (4800, 0, 0)
    _, alone, _ = run(path)
    assert alone["coverage"]["inputs"] == 4800 and "register" not in alone
    parts = ("recomputed", "inputs", "narrative", "unverifiable", "doubtful", "confirmed")
    assert sum(found["coverage"][part] for part in parts) == found["coverage"]["figures"]
    rest = [f for f in found["findings"] if not f["rule"].startswith("B1")]
    assert rest == alone["findings"]


def test_an_inactive_activity_of_which_nothing_is_registered_is_told_once() -> None:
    def empty(row: dict[str, str]) -> None:
        row.update({name: "" for name in row if name.startswith(("F(RE)", "F(SE)", "Fn("))})
        row["Activo AO"] = "NO"

    audit = beside(made(altered(rows_of(NAMES[1]), CODE, empty)))
    assert places(audit) == [("B104", CODE, None, "code")]
    assert audit.coverage.inputs == 24, "its figures are confirmed by nothing"


SWITCH: list[tuple[str, str, tuple[str, str | None, str | None]]] = [
    ("F(SE) 02", "672.00", ("B101", "executed", "Feb")),
    ("F(SE) 03", "5.00", ("B101", "executed", "Mar")),
    ("F(SE) 02", "", ("B101", "executed", "Feb")),
    ("F(RE) 12", "603.00", ("B101", "programmed", "Dic")),
    ("Unidad de Medida", "INFORME", ("B106", None, None)),
    ("Tipo", "MENSUAL", ("B107", None, "aggregation")),
    ("Prioridad", "2 : Alta", ("B108", None, None)),
    ("Actividad Operativa", "ADQUISICION DE EQUIPOS", ("B109", None, "name")),
    ("Centro de Costo", "OFICINA DE COMUNICACIONES", ("B110", None, None)),
    ("AEI", "AEI.03.10", ("B111", None, None)),
    ("Activo AO", "NO", ("B104", None, "code")),
    ("Estado(SE)", "", ("B104", None, "code")),
]
"""A cell of the register, what it is made to say, and where the report of the same day then differs."""


@pytest.mark.parametrize(
    ("name", "text", "place"), SWITCH, ids=[f"{name}={text}" for name, text, _ in SWITCH]
)
def test_each_kind_is_an_error_on_the_same_day_and_is_found_once(
    name: str, text: str, place: tuple[str, str | None, str | None]
) -> None:
    audit = beside(made(changed(name, text)))
    rule, row, column = place
    assert places(audit) == [(rule, CODE, row, column)]
    (finding,) = of_register(audit)
    assert finding.severity is Severity.ERROR
    assert "2026-05-09" in write(finding.message) and "20260509" in (finding.basis or "")


@pytest.mark.parametrize(
    ("name", "text", "place"), SWITCH, ids=[f"{name}={text}" for name, text, _ in SWITCH]
)
def test_where_no_day_is_known_nothing_is_an_error(
    name: str, text: str, place: tuple[str, str | None, str | None]
) -> None:
    for register in (made(changed(name, text)), made(changed(name, text), "registro.xls")):
        audit = beside(register, None)
        assert [f.severity for f in of_register(audit)] == [Severity.WARNING]
        assert places(audit)[0][0] == place[0]


JUNE = "POI_PORACTIVIDADOPERATIVA_ANUAL_000127_20260619080000.xls"
APRIL = "POI_PORACTIVIDADOPERATIVA_ANUAL_000127_20260410080000.xls"


@pytest.mark.parametrize(
    ("name", "text", "export", "severity", "words"),
    [
        ("F(SE) 02", "672.00", JUNE, Severity.ERROR, "ya había vencido antes de ambos"),
        ("F(SE) 02", "672.00", APRIL, Severity.ERROR, "ya había vencido antes de ambos"),
        ("F(SE) 02", "", JUNE, Severity.WARNING, "ya había vencido antes de ambos"),
        ("F(SE) 03", "600.00", JUNE, Severity.INFO, "fuera de plazo puede explicarlo"),
        ("F(SE) 04", "600.00", JUNE, Severity.INFO, "un registro posterior puede explicarlo"),
        ("F(SE) 03", "600.00", APRIL, Severity.INFO, "un registro posterior puede explicarlo"),
        ("F(RE) 01", "600.00", JUNE, Severity.WARNING, "una reprogramación posterior puede explicarlo"),
        ("F(RE) 12", "600.00", JUNE, Severity.INFO, "un cambio entre ambos puede explicarlo"),
        ("Unidad de Medida", "INFORME", JUNE, Severity.INFO, "un cambio entre ambos"),
        ("Activo AO", "NO", JUNE, Severity.INFO, "un cambio entre ambos"),
        ("Activo AO", "NO", APRIL, Severity.INFO, "un cambio entre ambos"),
    ],
)
def test_of_another_day_only_what_no_registration_explains_accuses(
    name: str, text: str, export: str, severity: Severity, words: str
) -> None:
    (finding,) = of_register(beside(made(changed(name, text), export)))
    assert finding.severity is severity
    said = write(finding.message)
    assert (
        words in said and "2026-05-09" in said and f"{export[39:43]}-{export[43:45]}-{export[45:47]}" in said
    )


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"Etapa": "CONSISTENCIA PIA", "F(SE) 02": "672.00"}, "es de otra etapa"),
        ({"F(RE)": "", "F(CS) 12": "672.00"}, "no tiene lo reprogramado"),
    ],
    ids=["another stage", "nothing reprogrammed"],
)
def test_a_register_that_the_report_is_not_printed_from_accuses_nobody(
    row: dict[str, str], words: str
) -> None:
    own = {name: text for name, text in row.items() if name not in ("Etapa", "F(RE)")}
    rows = altered(rows_of(NAMES[1]), CODE, lambda r: r.update(own))
    for one in rows:
        one["Etapa"] = row.get("Etapa", one["Etapa"])
        if "F(RE)" in row:
            one.update(dict.fromkeys(headings("F(RE)"), ""))
    found = [f for f in of_register(beside(made(rows))) if f.where.code == CODE and f.rule == "B101"]
    assert [f.severity for f in found] == [Severity.INFO] and words in write(found[0].message)


@pytest.mark.parametrize("lacking", ["columns", "figures"])
def test_what_a_register_lacks_throughout_denies_nothing(lacking: str) -> None:
    gone = headings("F(SE)")
    rows = [
        {
            name: "" if name in gone else text
            for name, text in row.items()
            if lacking == "figures" or name not in gone
        }
        for row in rows_of(NAMES[1])
    ]
    audit = beside(made(rows))
    assert {f.rule for f in of_register(audit)} == {"B113"} and audit.coverage.confirmed == 2400
    assert any("F(SE)" in write(f.message) for f in of_register(audit))


@pytest.mark.parametrize("column", ["Activo AO", "Estado(SE)"])
def test_where_nothing_says_what_is_active_nothing_is_missing(column: str) -> None:
    extra = dict(next(row for row in rows_of(NAMES[1]) if row["Actividad Operativa ID"] == CODE))
    extra |= {"Actividad Operativa ID": "AOI00012700998", "Actividad Operativa": "OTRA"}
    rows = [{k: v for k, v in row.items() if k != column} for row in (*rows_of(NAMES[1]), extra)]
    (finding,) = of_register(beside(made(rows)))
    assert finding.rule == "B113" and "activas o aprobadas" in write(finding.message)


def test_an_activity_too_many_and_one_too_few() -> None:
    rows = [row for row in rows_of(NAMES[1]) if row["Actividad Operativa ID"] != CODE]
    audit = beside(made(rows))
    assert places(audit) == [("B103", CODE, None, "code")]
    assert of_register(audit)[0].severity is Severity.ERROR
    more = changed("Actividad Operativa ID", "AOI00012700999", "AOI00012700434")
    extra = dict(next(row for row in more if row["Actividad Operativa ID"] == CODE))
    extra |= {"Actividad Operativa ID": "AOI00012700998", "Actividad Operativa": "OTRA"}
    audit = beside(made([*rows_of(NAMES[1]), extra]))
    assert places(audit) == [("B105", "AOI00012700998", None, "code")]
    audit = beside(made(more))
    assert places(audit) == [("B114", "AOI00012700434", None, "code")], "the same name under another code"


@pytest.mark.parametrize(
    ("export", "gone", "added"),
    [(JUNE, Severity.WARNING, Severity.WARNING), (APRIL, Severity.INFO, Severity.INFO)],
)
def test_activities_of_another_day_may_have_come_or_gone(
    export: str, gone: Severity, added: Severity
) -> None:
    rows = [row for row in rows_of(NAMES[1]) if row["Actividad Operativa ID"] != CODE]
    assert [f.severity for f in of_register(beside(made(rows, export)))] == [added]
    extra = dict(rows[-100]) | {"Actividad Operativa ID": "AOI00012700998", "Actividad Operativa": "OTRA"}
    extra |= {
        "F(SE) 01": "7.00",
        "F(RE) 01": "7.00",
        "F(RE) Total": "7.00",
        "Activo AO": "SI",
        "Estado(SE)": "APROBADO",
    }
    found = of_register(beside(made([*rows_of(NAMES[1]), extra], export)))
    assert [(f.rule, f.severity) for f in found] == [("B105", gone)]


def test_a_changed_goal_is_told_month_by_month_and_not_again_as_a_total() -> None:
    def halve(row: dict[str, str]) -> None:
        for month in range(1, 13):
            row[f"F(RE) {month:02}"] = "300.00"
        row["F(RE) Total"] = "3600.00"

    found = places(beside(made(altered(rows_of(NAMES[1]), CODE, halve))))
    assert [place[0] for place in found] == ["B101"] * 12


@pytest.mark.parametrize(("group", "row"), [("F(RE)", "programmed"), ("F(SE)", "executed")])
def test_a_registered_total_that_is_no_sum(group: str, row: str) -> None:
    report = read(FOLDER / "informe-2025.html")
    code = next(a.code for a in report.activities() if a.aggregation == "No Acumulado")
    rows = altered(rows_of(NAMES[0]), code, lambda r: r.update({f"{group} Total": "7.00"}))
    expected = expect(report)
    register = made(rows, "registro.xls")
    audit = judged(report, expected, None, [register])
    totals = [place for place in places(audit) if place[0] == "B102"]
    assert totals == [("B102", code, row, "accumulated")]


def test_a_doubtful_figure_is_not_compared_and_not_confirmed() -> None:
    rows = changed("F(SE) 02", "muchas")
    audit = beside(made(rows))
    assert [f.rule for f in of_register(audit)] == []
    assert audit.register is not None
    assert (audit.register.not_compared, audit.coverage.inputs, audit.coverage.confirmed) == (1, 1, 4799)


def test_an_average_over_a_figure_that_cannot_be_read_is_verified_by_the_register() -> None:
    report = read(FOLDER / "informe-2025.html")
    code = "AEI.02.01"

    def unread(action: Action) -> Action:
        first, *rest = action.activities
        row = first.physical.executed
        months = (row.months[0].doubted("no se lee"), *row.months[1:])
        executed = replace(row, months=months, accumulated=row.accumulated.doubted("no se lee"))
        percent = first.percent and first.percent.doubted("no se lee")
        first = replace(first, physical=replace(first.physical, executed=executed), percent=percent)
        line = replace(action.execution, physical=Figure("12.3"))
        return replace(action, activities=(first, *rest), execution=line)

    objectives = tuple(
        replace(o, actions=tuple(unread(a) if a.code == code else a for a in o.actions))
        for o in report.objectives
    )
    wrong = replace(report, objectives=objectives)
    rows = [r for r in rows_of(NAMES[0]) if r["Actividad Operativa ID"] != "AOI00012700394"]
    register = made(rows, "POI_PORACTIVIDADOPERATIVA_ANUAL_000127_20260509085453.xls")
    audit = judged(wrong, expect(wrong, MAY), MAY, [register])
    found = [f for f in of_register(audit) if f.rule == "B112" and f.where.code == code]
    printed_line = next(a.execution.physical for a in report.actions() if a.code == code)
    assert [(f.published, f.expected, f.severity) for f in found] == [
        ("12.3", printed_line and printed_line.text, Severity.ERROR)
    ]


def test_the_effect_on_percentages_and_averages_is_told() -> None:
    report = read(FOLDER / "informe-2025.html")
    code = "AOI00012700397"
    rows = altered(rows_of(NAMES[0]), code, lambda row: row.update({"F(SE) 12": "0.00"}))
    expected = expect(report)
    audit = judged(report, expected, None, [made(rows, "registro.xls")])
    finding = next(f for f in of_register(audit) if f.where.code == code)
    said = write(finding.message)
    # 4,473.00 - 209.00 = 4,264.00 of 4,488.00
    assert "avance de la AO 95.01 en lugar de 99.67" in said and "promedio de AEI.02.01" in said


def test_a_text_that_a_page_cut_is_no_difference() -> None:
    def cut(row: dict[str, str]) -> None:
        row["Centro de Costo"] += " Y DE OTROS SERVICIOS DEL INSTITUTO"
        row["Actividad Operativa"] = row["Actividad Operativa"].lower()

    register = made(altered(rows_of(NAMES[1]), CODE, cut))
    assert of_register(beside(register, MAY, read(FOLDER / "informe-2026-05.pdf"))) == []
    assert places(beside(register)) == [("B110", CODE, None, None)], "no page cuts a cell of a saved page"


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("Centro de Costo", "12.03 - DEPARTAMENTO DE SERVICIOS COMPLEMENTARIOS", []),
        ("Unidad de Medida", "PERSONA TAMIZADA Y TRATADA", ["B106"]),
        ("Actividad Operativa", "TAMIZAJE PARA DETECTAR VIOLENCIA FAMILIAR", ["B109"]),
    ],
)
def test_a_code_before_a_text_is_no_difference_and_a_word_more_is(
    name: str, text: str, found: list[str]
) -> None:
    assert [f.rule for f in of_register(beside(made(changed(name, text))))] == found


def test_a_filtered_report_lacks_nothing_of_other_cost_centres() -> None:
    report = printed()
    center = "DEPARTAMENTO DE SERVICIOS COMPLEMENTARIOS"
    objectives = tuple(
        replace(
            o,
            actions=tuple(
                replace(
                    a, activities=tuple(x for x in a.activities if x.cost_center == center and x.code != CODE)
                )
                for a in o.actions
            ),
        )
        for o in report.objectives
    )
    header = replace(report.header, cost_center_filter=f"12.03 - {center}")
    shown = replace(report, header=header, objectives=objectives)
    found = [place for place in places(beside(made(rows_of(NAMES[1])), MAY, shown)) if place[0] == "B105"]
    assert found == [("B105", CODE, None, "code")]


def test_a_report_read_in_part_lacks_nothing_for_certain() -> None:
    problems = (poi_audit.read(FOLDER / "informe-2026-05.html").problems, printed().problems)
    assert problems == ((), ())
    from poi_audit.extract.problems import problem

    first, *rest = printed().objectives
    report = replace(printed(), objectives=tuple(rest), problems=(problem("E212"),))
    found = places(beside(made(rows_of(NAMES[1])), MAY, report))
    assert [place[0] for place in found] == ["B113"]
    assert first.code == "OEI.02"


def test_a_register_of_some_cost_centres_accuses_nobody() -> None:
    rows = [row for row in rows_of(NAMES[1]) if "NEONATOLOGIA" in row["Centro de Costo"]]
    found = of_register(beside(made(rows)))
    assert {f.rule for f in found} == {"B103"} and {f.severity for f in found} == {Severity.INFO}


def test_the_nearest_of_several_registers_is_its_own() -> None:
    report, expected = printed(), expect(printed(), MAY)
    registers = [made(rows_of(NAMES[1]), name) for name in (JUNE, EXPORTED, APRIL)]
    other = made([row | {"POI": "2025"} for row in rows_of(NAMES[1])])
    found = beside_of(report, expected, MAY, [other, *registers])
    assert found is not None and found.source is registers[1]
    later = made(changed("F(SE) 02", "672.00"), JUNE)
    undated = beside_of(report, expect(report), None, [later, registers[1]])
    assert undated is not None and undated.source is registers[1], "the one that it agrees with"
    assert beside_of(report, expected, MAY, [other]) is None


def test_its_sentences_in_english_and_in_every_output(tmp_path: Path) -> None:
    register = tmp_path / EXPORTED
    register.write_bytes(page(changed("F(SE) 02", "672.00")))
    files = {name: tmp_path / f"out.{name}" for name in ("html", "xlsx", "docx")}
    code, found, _ = run(
        *(
            str(FOLDER / "informe-2026-05.html"),
            "--register",
            str(register),
            "--as-of",
            "2026-05-09",
            "--lang",
            "en",
        ),
        *(part for name, file in files.items() for part in (f"--{name}", str(file))),
        *(
            part
            for name in ("sarif", "junit", "markdown")
            for part in ("--output", f"{name}:{tmp_path / name}")
        ),
    )
    assert code == 1 and found["counts"]["error"] == 1
    assert found["register"]["age"] == "same" and found["register"]["source"]["file"] == EXPORTED
    text = files["html"].read_text("utf-8")
    assert "register says 672.00" in text and "confirmed by the register" in text and ">registered<" in text
    assert "B101" in (tmp_path / "junit").read_text("utf-8")


def test_commands_say_what_does_not_belong_together(tmp_path: Path) -> None:
    report = str(FOLDER / "informe-2026-05.html")
    code, found, said = run(report, "--register", str(FOLDER / NAMES[0]))
    assert code == 2 and "ningún registro es de su UE y año" in said and "register" not in found
    code, found, said = run(
        report, report, "--register", str(FOLDER / NAMES[0]), "--register", str(FOLDER / NAMES[1])
    )
    assert code == 0 and all("register" in one for one in found)
    command = [sys.executable, "-m", "poi_audit", "check", report, "--register", report]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2 and "no un registro" in done.stderr
    (tmp_path / "roto.xls").write_bytes(b"F(RE) 01,Actividad Operativa ID\n")
    code, found, said = run(report, "--register", str(tmp_path / "roto.xls"))
    assert code == 3 and "roto.xls" in said


def test_the_library_gives_the_same() -> None:
    audit = poi_audit.audit(printed(), as_of=MAY, register=made(changed("F(SE) 02", "672.00")))
    assert places(audit) == [("B101", CODE, "executed", "Feb")]
    assert audit.coverage.confirmed == 4799
