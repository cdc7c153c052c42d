"""The working paper: live formulas that give the tool's own values, dispositions that survive a rerun."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from paths import PDFS, ROOT, SHARED
from recalculated import OFFICE, recalculated
from runs import audited

from poi_audit.messages import Lang, write
from poi_audit.model.errors import UsageError
from poi_audit.model.figure import parse
from poi_audit.model.outcome import Checked, Reading
from poi_audit.principal import principal
from poi_audit.recompute.averages import text_of
from poi_audit.render.workbook import workbook_bytes
from poi_audit.render.workbook.carry import carried
from poi_audit.run.session import try_check

CASES = ["2021-annual-errors", "2021-sem-errors", "2022-sem-errors", "2024-annual-errors", "2024-midyear"]


def checked(path: Path) -> Checked:
    return audited(path)[0]


def saved(one: Checked, folder: Path, **options: Any) -> Path:
    path = folder / "papel.xlsx"
    path.write_bytes(workbook_bytes(one, **options))
    return path


def formulas(path: Path) -> dict[tuple[str, str], str]:
    """Sheet and cell -> formula."""
    found = {}
    for sheet in openpyxl.load_workbook(path):
        for row in sheet.iter_rows():
            for cell in row:
                text = getattr(cell.value, "text", cell.value)
                if cell.data_type == "f":
                    found[sheet.title, cell.coordinate] = str(text)
    return found


def same(a: Any, b: Any) -> bool:
    if isinstance(a, int | float) and isinstance(b, int | float):
        return abs(a - b) <= 1e-9 * max(1, abs(a))
    return (a or "") == (b or "")


@pytest.mark.skipif(OFFICE is None, reason="no LibreOffice")
def test_libreoffice_calculates_the_tools_own_values(tmp_path: Path) -> None:
    sources = [*(PDFS / f"{name}.pdf" for name in CASES), *sorted(SHARED.glob("real/igp-2021-sem.pdf"))]
    books = []
    for source in sources:
        books.append(tmp_path / f"{source.stem}.xlsx")
        books[-1].write_bytes(workbook_bytes(checked(source)))
    anew = recalculated(books, tmp_path)
    for path in books:
        stored = openpyxl.load_workbook(path, data_only=True)
        again = openpyxl.load_workbook(anew[path.stem], data_only=True)
        every = formulas(path)
        assert len(every) > 150
        wrong = [
            (sheet, cell, formula, stored[sheet][cell].value, again[sheet][cell].value)
            for (sheet, cell), formula in every.items()
            if not same(stored[sheet][cell].value, again[sheet][cell].value)
        ]
        assert wrong == [], path.stem


@pytest.mark.parametrize("name", CASES)
def test_stored_results_are_what_recomputing_gave(name: str, tmp_path: Path) -> None:
    """Beside every derived figure of an AO stands the tool's value."""
    one = checked(PDFS / f"{name}.pdf")
    sheet = openpyxl.load_workbook(saved(one, tmp_path), data_only=True)["Filas"]
    heads = [cell.value for cell in sheet[1]]
    accumulated = heads.index("Acumulado recalculado")
    rows = [row for row in sheet.iter_rows(min_row=2, values_only=True) if row[7] in ("PROG.", "EJEC.")]
    expected = [d for d in one.expected.derived if d.fact is not None and d.column == "accumulated"]
    for row, derived in zip(rows, expected, strict=True):
        if derived.expected is not None:
            text = text_of(derived.expected, derived.decimals, one.expected.rounding)
            value = parse(text).value
            assert same(row[accumulated], text if value is None else float(value)), (row[3], derived)


def test_nearly_every_derived_figure_has_a_formula(tmp_path: Path) -> None:
    one = checked(PDFS / "2024-annual-errors.pdf")
    path = saved(one, tmp_path)
    derived = sum(d.expected is not None for d in one.expected.derived)
    live = [f for (sheet, _), f in formulas(path).items() if sheet == "Filas"]
    assert len(live) >= derived


def test_figures_are_numbers_in_their_printed_format_and_marks_are_text(tmp_path: Path) -> None:
    one = checked(PDFS / "2024-annual-errors.pdf")
    sheet = openpyxl.load_workbook(saved(one, tmp_path))["Filas"]
    formats = {cell.value: cell.number_format for row in sheet.iter_rows(min_row=2) for cell in row}
    assert formats[1640] == "#,##0.00"
    assert "S.P." in formats


def test_heads_stand_over_their_figures_and_an_accepted_figure_beside_its_own(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(saved(checked(PDFS / "2024-annual-errors.pdf"), tmp_path))["Filas"]
    heads = {cell.value: cell for cell in sheet[1]}
    assert {heads[name].alignment.horizontal for name in ("Ene", "Acumulado", "Avance %")} == {"right"}
    assert heads["Código"].alignment.horizontal is None
    stored = openpyxl.load_workbook(tmp_path / "papel.xlsx", data_only=True)["Filas"]
    row = next(row for row in stored.values if row[3] == "AOI00199200041" and row[7] == "PROG.")
    percent = heads["Avance %"].column - 1
    assert (row[percent], row[percent + 1]) == (97.93, 97.93), "by its months; its PROG. is misprinted"


def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    source = (ROOT / "fixtures/html/2021-annual-errors.html").read_text("utf-8")
    name = (
        checked(ROOT / "fixtures/html/2021-annual-errors.html")
        .report.objectives[0]
        .actions[0]
        .activities[0]
        .name
    )
    page = tmp_path / "a.html"
    page.write_text(source.replace(name, '=HYPERLINK("http://x","y")'), "utf-8")
    path = saved(checked(page), tmp_path)
    assert not any("HYPERLINK" in formula for formula in formulas(path).values())
    cells = [c.value for row in openpyxl.load_workbook(path)["Filas"].iter_rows() for c in row]
    assert any(isinstance(value, str) and value.startswith("=HYPERLINK(") for value in cells)


def test_findings_have_a_disposition_to_choose_and_lead_to_their_row(tmp_path: Path) -> None:
    one = checked(PDFS / "2024-annual-errors.pdf")
    book = openpyxl.load_workbook(saved(one, tmp_path))
    sheet = book["Hallazgos"]
    ids = [cell.value for cell in sheet["T"][1:]]
    assert ids == [finding.id for finding in one.audit.findings]
    (rule,) = sheet.data_validations.dataValidation
    assert rule.type == "list"
    assert "Confirmado" in rule.formula1
    row = next(r for r in sheet.iter_rows(min_row=2) if r[2].value == "A301")
    target = re.fullmatch(r"'?Filas'?!([A-Z]+\d+)", row[4].hyperlink.location)
    assert target is not None
    assert book["Filas"][target[1]].value == 1640


def test_a_rerun_keeps_dispositions_by_id_and_says_what_is_gone(tmp_path: Path) -> None:
    one = checked(PDFS / "2024-annual-errors.pdf")
    old = saved(one, tmp_path)
    book = openpyxl.load_workbook(old)
    sheet = book["Hallazgos"]
    kept = sheet["T3"].value
    sheet["I3"], sheet["J3"], sheet["K3"] = "Confirmado", "Equipo 2", "visto en el acta"
    sheet.cell(sheet.max_row + 1, 20, "0123456789abcdef")
    sheet.cell(sheet.max_row, 9, "Aclarado")
    edited = tmp_path / "editado.xlsx"
    book.save(edited)
    new = openpyxl.load_workbook(saved(one, tmp_path, old=carried(edited)))
    row = next(r for r in new["Hallazgos"].iter_rows(values_only=True) if r[19] == kept)
    assert row[8:11] == ("Confirmado", "Equipo 2", "visto en el acta")
    former = list(new["Anteriores"].iter_rows(min_row=2, values_only=True))
    assert [(r[0], r[4]) for r in former] == [("0123456789abcdef", "Aclarado")]


def test_carry_of_something_else_is_one_sentence(tmp_path: Path) -> None:
    for path in (
        ROOT / "fixtures/excel/2021-sem-small.xlsx",
        PDFS / "2021-sem-small.pdf",
        tmp_path / "none.xlsx",
    ):
        with pytest.raises(UsageError, match="--carry"):
            carried(path)


def test_the_same_input_gives_the_same_bytes() -> None:
    one = checked(PDFS / "2024-annual-errors.pdf")
    again = try_check(PDFS / "2024-annual-errors.pdf", Reading())
    assert isinstance(again, list)
    assert workbook_bytes(one) == workbook_bytes(again[0])


WORK = ("Gravedad", "Código", "Hallazgo", "Publicado", "Recalculado", "Disposición")


@pytest.mark.parametrize("lang", ["es", "en"])
def test_the_columns_to_work_with_fit_a_small_screen_and_a_page(lang: Any, tmp_path: Path) -> None:
    """1366 points, of which the numbers of the rows and the bar to the right take 60."""
    book = openpyxl.load_workbook(saved(checked(PDFS / "2024-annual-errors.pdf"), tmp_path, lang=lang))
    sheet = book.worksheets[1]
    last = max(c.column for c in sheet[1] if c.value in (*WORK, "Disposition", "Comment", "Comentario"))
    wide = sum(7 * sheet.column_dimensions[c.column_letter].width + 5 for c in sheet[1][:last])
    assert wide <= 1306
    if lang == "es":
        assert {c.value for c in sheet[1][:last]} >= set(WORK)
    assert f"$A$1:${sheet[1][last - 1].column_letter}$" in str(sheet.print_area)
    pages = {(s.page_setup.paperSize, s.page_setup.fitToWidth or 1, s.page_setup.fitToHeight) for s in book}
    assert pages == {(9, 1, 0)}, "A4, one page wide (the form leaves out a width of 1)"


@pytest.mark.parametrize("lang", ["es", "en"])
def test_no_head_is_cut(lang: Any, tmp_path: Path) -> None:
    """Each word of a head fits its column, and the row has the height of its lines."""
    for sheet in openpyxl.load_workbook(saved(checked(PDFS / "2021-sem-errors.pdf"), tmp_path, lang=lang)):
        for cell in (
            c for row in sheet.iter_rows() for c in row if c.font.b and c.fill.fgColor.rgb == "FFF6F8FA"
        ):
            if cell.coordinate not in sheet.merged_cells and isinstance(cell.value, str):
                width = sheet.column_dimensions[cell.column_letter].width
                assert max(map(len, cell.value.split())) <= width - 1, (sheet.title, cell.value)
                lines = -(-len(cell.value) // int(width))
                assert (sheet.row_dimensions[cell.row].height or 15) >= 13 * lines, (sheet.title, cell.value)


def test_dispositions_are_summed_by_live_formulas_and_coloured(tmp_path: Path) -> None:
    one = checked(PDFS / "2024-annual-errors.pdf")
    old = saved(one, tmp_path)
    book = openpyxl.load_workbook(old)
    errors = [r for r in book["Hallazgos"].iter_rows(min_row=2) if r[1].value == "ERROR"]
    for row, choice in zip(errors, ("Confirmado", "Aclarado", "Confirmado"), strict=False):
        row[8].value = choice
    book.save(old)
    path = tmp_path / "otro.xlsx"
    path.write_bytes(workbook_bytes(one, old=carried(old)))
    sheet = openpyxl.load_workbook(path, data_only=True)["Disposiciones"]
    heads = [cell.value for cell in sheet[1]]
    found = dict(zip(heads, next(r for r in sheet.values if r[0] == "ERROR"), strict=True))
    assert (found["Confirmado"], found["Aclarado"], found["Atendidos"]) == (2, 1, 3)
    assert found["Total"] == len(errors) == found["Pendiente"] + 3
    live = [f for (name, _), f in formulas(path).items() if name == "Disposiciones"]
    assert len(live) > 24 and all("COUNTIFS" in f or "-" in f for f in live)
    coloured = openpyxl.load_workbook(path)["Hallazgos"].conditional_formatting
    told = {rule.formula[0]: rule.dxf.fill.bgColor.rgb for each in coloured for rule in each.rules}
    assert len(told) == len(set(told.values())) == 6


@pytest.mark.parametrize(
    ("lang", "name", "title"), [("es", "Resumen", "Lo principal"), ("en", "Summary", "The main points")]
)
def test_the_summary_begins_with_verdict_and_lo_principal(
    lang: Lang, name: str, title: str, tmp_path: Path
) -> None:
    one = checked(PDFS / "2024-annual-errors.pdf")
    sheet = openpyxl.load_workbook(saved(one, tmp_path, lang=lang))[name]
    column = [str(cell.value or "") for cell in sheet["A"]]
    assert "19" in column[2], "the verdict and its counts"
    assert column[4] == title
    said = principal(one.report, one.expected, one.audit)
    assert said
    assert column[5 : 5 + len(said)] == [
        f"{n}. {write(s.message, lang)}" for n, s in enumerate(said, start=1)
    ]
    for row in range(6, 6 + len(said)):
        lines = len(column[row - 1]) / 120
        assert (sheet.row_dimensions[row].height or 13.5) >= 12 * lines, "whole, not cut"
