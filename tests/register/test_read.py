"""A register is read whole, by its headings, in whatever form it was exported or saved again."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date

import openpyxl
import pytest
from registers import FOLDER, NAMES, Rows, headings, needs_registers, page, rows_of

from poi_audit.contract.encode import report_json
from poi_audit.contract.schema import EXTRACT
from poi_audit.extract import read, read_all, read_source
from poi_audit.extract.source import source_of
from poi_audit.model.errors import UnreadableError
from poi_audit.model.exported import days_of
from poi_audit.model.report import Days, Report

pytestmark = needs_registers
GROUPS = ("F(RE)", "F(SE)", "Fn(RE)", "Fn(SE)")


def registered(report: Report) -> dict[str, list[str]]:
    """AO -> the texts of its four rows, each with its Total."""
    assert report.register is not None
    return {
        entry.activity.code: [
            figure.text
            for block in (entry.activity.physical, entry.activity.financial)
            if block is not None
            for _, row in block.rows()
            for figure in (*row.months, row.accumulated)
        ]
        for entry in report.register.entries
    }


def expected(rows: Rows) -> dict[str, list[str]]:
    return {r["Actividad Operativa ID"]: [r[h] for group in GROUPS for h in headings(group)] for r in rows}


@pytest.mark.parametrize(
    ("name", "rows", "active", "printed"), [(NAMES[0], 210, 210, 210), (NAMES[1], 268, 204, 200)]
)
def test_every_row_and_every_figure_is_read(name: str, rows: int, active: int, printed: int) -> None:
    report = read(FOLDER / name)
    register = report.register
    assert register is not None and report.problems == ()
    assert (len(register.entries), register.active, len(register.printed)) == (rows, active, printed)
    assert len(list(report.activities())) == printed
    own = rows_of(name)
    assert registered(report) == expected(own)
    by_code = {row["Actividad Operativa ID"]: row for row in own}
    for entry in register.entries:
        row, activity = by_code[entry.activity.code], entry.activity
        assert activity.name == row["Actividad Operativa"] and activity.unit == row["Unidad de Medida"]
        assert activity.cost_center == row["Centro de Costo"] and row["Prioridad"].endswith(
            activity.priority or "?"
        )
        assert (entry.objective.code, entry.action.code) == (row["OEI"], row["AEI"])
        assert entry.action.name == row["Acción Estratégica Institucional"]
        assert entry.active is (row["Activo AO"] == "SI") and entry.state == row["Estado(SE)"]
        kind = "No Acumulado" if row["Acumulado"] == "NO" else "Acumulado Anual"
        assert activity.aggregation == kind
    assert report.header.ue is not None and report.header.ue.code == "000127"
    assert report.header.year == int(own[0]["POI"]) and len(report.header.months) == 12


def test_what_the_register_does_not_hold_is_blank_in_the_report_it_prints() -> None:
    report = read(FOLDER / NAMES[1])
    for activity in report.activities():
        assert (
            activity.physical.programmed.accumulated.text == "" == activity.physical.executed.accumulated.text
        )
        assert activity.percent is not None and activity.percent.text == ""
    assert report.summary is not None and {f.text for f in report.summary.activities.values()} == {""}
    assert report.totals.physical is not None and report.totals.physical.text == ""


def test_it_is_read_in_under_a_second() -> None:
    start = time.process_time()
    read(FOLDER / NAMES[1])
    assert time.process_time() - start < 1


def test_extract_prints_every_row_within_its_schema() -> None:
    import jsonschema

    data = report_json(read(FOLDER / NAMES[1]), where=True)
    jsonschema.validate(json.loads(json.dumps(data)), EXTRACT)
    assert (data["source"]["format"], data["register"]["rows"], data["register"]["printed"]) == (
        "register",
        268,
        200,
    )
    assert "MEMORANDO" not in json.dumps(data)


def from_bytes(name: str, data: bytes) -> Report:
    return read_source(source_of(name, data))[0]


def workbook(rows: Rows, in_front: int = 0, above: int = 0) -> bytes:
    """The .xlsx that an office saves: numbers as numbers, columns of its own in front, a title above."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "POI_Por_ActividadOperativaAnual"
    for _ in range(above):
        sheet.append(["Seguimiento del POI"])
    names = list(rows[0])
    sheet.append([*(f"PROPIA {i}" for i in range(in_front)), *names])
    for row in rows:
        cells: list[str | float | None] = []
        for name in names:
            text = row[name]
            number = name.startswith("F") and text.replace(".", "", 1).isdigit()
            cells.append(float(text) if number else text or None)
        sheet.append([*(f"{row['POI']}-{i}" for i in range(in_front)), *cells])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def values(report: Report) -> dict[str, list[object]]:
    """The figures by value: a spreadsheet does not keep the decimals of 5.00."""
    from poi_audit.model.figure import parse

    return {code: [parse(text).value for text in texts] for code, texts in registered(report).items()}


@pytest.mark.parametrize(("in_front", "above"), [(0, 0), (3, 1)])
def test_a_workbook_saved_again_has_the_same_figures(in_front: int, above: int) -> None:
    rows = rows_of(NAMES[1])[:40]
    original = from_bytes("a.xls", page(rows))
    again = from_bytes("a.xlsx", workbook(rows, in_front, above))
    assert again.source.format == "register"
    assert values(again) == values(original)
    assert again.header.ue == original.header.ue and again.header.year == 2026
    kinds = [
        (a.code, a.name, a.unit, a.priority, a.aggregation, a.cost_center) for a in original.activities()
    ]
    assert [
        (a.code, a.name, a.unit, a.priority, a.aggregation, a.cost_center) for a in again.activities()
    ] == kinds


@pytest.mark.parametrize(("separator", "comma"), [(",", False), (";", False), (";", True), ("\t", False)])
def test_a_text_saved_again_has_the_same_figures(separator: str, comma: bool) -> None:
    rows = rows_of(NAMES[0])[:30]
    rows[0]["Actividad Operativa"] = 'CON SALTO\nDE LÍNEA, COMA; Y «COMILLAS» "DOBLES"'
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator)
    writer.writerow(rows[0])
    for row in rows:
        figures = {k: v.replace(".", ",") if comma and k[0] == "F" else v for k, v in row.items()}
        writer.writerow(figures.values())
    original = from_bytes("a.xls", page(rows))
    again = from_bytes("a.csv", out.getvalue().encode("utf-8-sig"))
    assert values(again) == values(original)
    assert [a.name for a in again.activities()] == [a.name for a in original.activities()]


def other_headings(name: str) -> str:
    """Headings as templates of other offices have them."""
    for group in GROUPS:
        for month in range(1, 13):
            if name == f"{group} {month:02}":
                return f"{group[:-1]}{month})"
        if name == f"{group} Total":
            return "ACUMULADO"
    return {"Actividad Operativa ID": "Código AO", "Unidad de Medida": "UNIDAD MEDIDA"}.get(
        name, name.upper()
    )


def test_headings_that_vary_name_the_same_columns() -> None:
    rows = rows_of(NAMES[1])[:40]
    heads = [other_headings(name) for name in rows[0]]
    above = "<tr><td>SEGUIMIENTO DEL POI</td></tr>"
    assert registered(from_bytes("a.xls", page(rows, heads, above))) == registered(
        from_bytes("a.xls", page(rows))
    )


NAMED = ("Ene", "Feb", "Mar", "Abr", "May", "Jun", "Jul", "Ago", "Set", "Oct", "Nov", "Dic")


@pytest.mark.parametrize("form", ["{0}_{1}_{2:02}", "{0}.{1}.{2:02}", "{0} ({1}) {2}", "{0}({1}) {3}"])
@pytest.mark.parametrize("kind", ["xls", "csv"])
def test_months_are_named_in_many_ways(form: str, kind: str) -> None:
    def named(head: str) -> str:
        found = re.fullmatch(r"(Fn?)\((\w+)\) (\d\d)", head)
        return form.format(found[1], found[2], int(found[3]), NAMED[int(found[3]) - 1]) if found else head

    rows = rows_of(NAMES[1])[:40]
    heads = [named(head) for head in rows[0]]
    if kind == "xls":
        data = page(rows, heads)
    else:
        text = io.StringIO()
        csv.writer(text, delimiter=";").writerows([heads, *(row.values() for row in rows)])
        data = text.getvalue().encode()
    assert registered(from_bytes(f"a.{kind}", data)) == registered(from_bytes("a.xls", page(rows)))


def test_columns_in_another_order_are_read_by_their_headings() -> None:
    rows = rows_of(NAMES[1])[:40]
    turned = [dict(reversed(row.items())) for row in rows]
    assert registered(from_bytes("a.xls", page(turned))) == registered(from_bytes("a.xls", page(rows)))


def test_a_register_of_some_months() -> None:
    rows = rows_of(NAMES[0])[:20]
    kept = [
        name for name in rows[0] if not (name[-2:] in ("07", "08", "09", "10", "11", "12") and name[0] == "F")
    ]
    report = from_bytes("a.xls", page([{name: row[name] for name in kept} for row in rows]))
    assert report.header.months == ("Ene", "Feb", "Mar", "Abr", "May", "Jun")
    first = next(report.activities())
    own = next(row for row in rows if row["Actividad Operativa ID"] == first.code)
    assert [f.text for f in first.physical.executed.months] == [own[h] for h in headings("F(SE)")[:6]]


def test_another_stage_has_another_programme_and_says_so() -> None:
    rows = rows_of(NAMES[0])[:10]
    for row in rows:
        row["Etapa"] = "CONSISTENCIA"
        row.update(dict.fromkeys([*headings("F(RE)"), *headings("F(SE)")], ""))
    report = from_bytes("a.xls", page(rows))
    assert report.register is not None
    assert (report.register.stage, report.register.programme) == ("CONSISTENCIA", "F(CS)")
    assert [p.code for p in report.problems] == ["E152"]


def test_each_unit_and_year_of_a_file_is_a_report() -> None:
    rows = rows_of(NAMES[0])[:9]
    for row in rows[:4]:
        row["UE ID"] = "'000128"
    reports = read_source(source_of("a.xls", page(rows)))
    assert [
        (r.header.ue and r.header.ue.code, len(r.register.entries if r.register else ())) for r in reports
    ] == [
        ("000128", 4),
        ("000127", 5),
    ]


def test_no_free_text_is_kept_even_where_it_slipped_into_a_column_of_figures() -> None:
    rows = rows_of(NAMES[1])[60:80]
    secret = "SEGUN INFORME DE JUAN PEREZ"
    for row in rows:
        row.update({f"Motivo(SE) {month:02}": secret for month in range(1, 13)}, Nota=secret)
    rows[1]["F(SE) 02"] = rows[2]["Estado(SE)"] = secret
    report = from_bytes("a.xls", page(rows))
    assert secret not in repr(report) + repr(report.register) + json.dumps(report_json(report, where=True))
    assert any(p.code == "E154" for p in report.problems)


@pytest.mark.parametrize(
    ("name", "days"),
    [
        ("POI_PORACTIVIDADOPERATIVA_ANUAL_000127_20260509181503.xls", (date(2026, 5, 9), date(2026, 5, 9))),
        ("registro 2026-05-09.xlsx", (date(2026, 5, 9), date(2026, 5, 9))),
        ("registro_09-05-2026.csv", (date(2026, 5, 9), date(2026, 5, 9))),
        ("registro-2026-05.xls", (date(2026, 5, 1), date(2026, 5, 31))),
        ("POI setiembre 2025.xls", (date(2025, 9, 1), date(2025, 9, 30))),
        ("registro-2025.xls", (None, None)),
        ("000127_20261309.xls", (None, None)),
    ],
)
def test_the_day_of_the_export_is_in_its_name(name: str, days: tuple[date | None, date | None]) -> None:
    assert days_of(name) == Days(*days)


def _rows(change: dict[str, str] | None = None) -> Rows:
    return [{**row, **(change or {})} for row in rows_of(NAMES[0])[:3]]


def _formulas() -> bytes:
    return page(
        _rows({name: "=SUM(A1:A9)" for name in rows_of(NAMES[0])[0] if name.startswith(("F(", "Fn("))})
    )


def _text(*more: str) -> str:
    return ",".join([*rows_of(NAMES[0])[0], *more]) + "\n"


def _before(code: str) -> str:
    return "," * list(rows_of(NAMES[0])[0]).index("Actividad Operativa ID") + code + "\n"


WIDE = {f"P{i}": "1" for i in range(10_000)}


def _workbook(rows: Rows, formulas: bool = False) -> bytes:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("POI")
    sheet.append(list(rows[0]))
    for row in rows:
        sheet.append(
            ["=1+1" if formulas and name.startswith("F") else text or None for name, text in row.items()]
        )
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


HOSTILE: dict[str, Callable[[], bytes]] = {
    "wide.csv": lambda: _text(*WIDE).encode(),
    "wide.xls": lambda: page(_rows(WIDE)),
    "wide.xlsx": lambda: _workbook(_rows(WIDE)),
    "formulas.xlsx": lambda: _workbook(_rows(), formulas=True),
    "twice.csv": lambda: _text(*headings("F(RE)")).encode(),
    "formulas.xls": _formulas,
    "huge.xls": lambda: page(_rows({"Actividad Operativa": "X" * 3_000_000})),
    "huge.csv": lambda: (_text() + _before("Y" * 5_000_000)).encode(),
    "many.csv": lambda: (_text() + _before("AOI00012700001") * 1_000_000).encode(),
    "empty.csv": lambda: _text().encode(),
}
"""Files that look like a register and are none that can be read whole."""


def test_the_command_takes_the_day_where_the_name_tells_none() -> None:
    command = [sys.executable, "-m", "poi_audit", "extract", str(FOLDER / NAMES[0]), "--as-of", "2026-05-09"]
    found = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    assert found["header"]["printed_on"] == "2026-05-09"
    assert found["register"]["exported"] == {"first": "2026-05-09", "last": "2026-05-09"}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_register_ends_in_one_sentence(name: str) -> None:
    start = time.process_time()
    with pytest.raises(UnreadableError) as caught:
        read_source(source_of(name, HOSTILE[name]()))
    assert 10 < len(str(caught.value)) < 160 and "\n" not in str(caught.value)
    assert time.process_time() - start < 20


def test_a_register_that_is_cut_is_read_in_part_and_says_so() -> None:
    data = page(rows_of(NAMES[0])[:12])
    report = from_bytes("a.xls", data[: len(data) * 2 // 3])
    assert {p.code for p in report.problems} == {"E212", "E251"}


def test_the_reports_are_read_as_ever() -> None:
    for name in ("informe-2025.html", "informe-2026-05.html"):
        (report,) = read_all(FOLDER / name)
        assert report.register is None and report.source.format == "html"
