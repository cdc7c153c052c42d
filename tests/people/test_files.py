"""`check` with --html, --xlsx, --pdf and --docx."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest
from paths import ROOT
from runs import ERRORS as CASE
from runs import command, started

from poi_audit.model.outcome import Reading
from poi_audit.render.annex_docx import annex_bytes
from poi_audit.run.session import try_check


def test_all_outputs_in_one_command_carry_the_same_ids(tmp_path: Path) -> None:
    outputs = [part for kind in ("html", "xlsx", "pdf", "docx") for part in (f"--{kind}", f"o.{kind}")]
    done = started(tmp_path, "check", CASE, "--format", "json", *outputs)
    assert done.returncode == 1, done.stderr
    assert "intactos" in done.stderr
    audit = json.loads(done.stdout)
    ids = [finding["id"] for finding in audit["findings"]]
    page = (tmp_path / "o.html").read_text("utf-8")
    assert all(f'id="f-{key}"' in page for key in ids)
    sheet = openpyxl.load_workbook(tmp_path / "o.xlsx")["Hallazgos"]
    assert [cell.value for cell in sheet["T"][1:]] == ids
    heavy = [finding["id"] for finding in audit["findings"] if finding["severity"] != "info"]
    text = "\n".join(
        c.text for row in docx.Document(str(tmp_path / "o.docx")).tables[0].rows for c in row.cells
    )
    assert all(key in text for key in heavy)
    assert audit["source"]["sha256"] in page


def test_several_reports_give_numbered_files(tmp_path: Path) -> None:
    several = ROOT / "fixtures/several/two-reports.pdf"
    done = command(tmp_path, "check", several, "--html", "o.html", "--pdf", "o.pdf")
    assert done.returncode in (0, 1), done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["o-1.html", "o-2.html", "o.pdf"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("--carry", "viejo.xlsx"),
        ("--pdf", CASE),
        ("--html", "no/hay/carpeta.html"),
        ("--xlsx", "o.xlsx", "--carry", "no-existe.xlsx"),
    ],
)
def test_what_cannot_be_written_is_one_sentence(tmp_path: Path, arguments: tuple[object, ...]) -> None:
    before = CASE.read_bytes()
    done = command(tmp_path, "check", CASE, *arguments)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert CASE.read_bytes() == before


def test_a_page_has_no_marked_copy(tmp_path: Path) -> None:
    done = command(tmp_path, "check", ROOT / "fixtures/html/2021-annual-errors.html", "--pdf", "o.pdf")
    assert done.returncode == 2
    assert "no es un PDF" in done.stderr


def test_the_annex_says_condition_criterion_effect_and_cause(tmp_path: Path) -> None:
    found = try_check(CASE, Reading())
    assert isinstance(found, list)
    path = tmp_path / "anexo.docx"
    path.write_bytes(annex_bytes(found[0]))
    table = docx.Document(str(path)).tables[0]
    assert [c.text for c in table.rows[0].cells][2:] == ["Condición", "Criterio", "Efecto", "Posible causa"]
    row = next(r for r in table.rows if "A301" in r.cells[2].text)
    assert "publicado 1,640.00 · recalculado 1,880.00" in row.cells[2].text
    assert "nota (2)" in row.cells[3].text
    marked = next(r for r in table.rows if "P406" in r.cells[2].text)
    assert 'nota (5)\n(5) La sigla "S.P." significa sin programación' in marked.cells[3].text
    quoted = [r.cells[3].text for r in table.rows if "(3) Los valores de la columna" in r.cells[3].text]
    assert len(quoted) == 1 and quoted[0].endswith("ya haya vencido."), "once, and whole"
    assert all(cell.text for row in table.rows for cell in row.cells)
    assert ".." not in "".join(r.cells[5].text for r in table.rows)
    assert annex_bytes(found[0]) == path.read_bytes()
    assert {info.date_time for info in zipfile.ZipFile(path).infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_accepted_findings_stay_visible_in_every_output(tmp_path: Path) -> None:
    made = command(tmp_path, "baseline", CASE, "-o", "b.toml")
    assert made.returncode == 0, made.stderr
    done = command(
        tmp_path,
        "check",
        CASE,
        "--baseline",
        "b.toml",
        "--html",
        "o.html",
        "--xlsx",
        "o.xlsx",
        "--docx",
        "o.docx",
    )
    assert done.returncode == 0, done.stderr
    found = try_check(CASE, Reading())
    assert isinstance(found, list)
    key = next(f.id for f in found[0].audit.findings if f.severity == "error")
    assert key in (tmp_path / "o.html").read_text("utf-8")
    cells = [c for row in openpyxl.load_workbook(tmp_path / "o.xlsx")["Resumen"].values for c in row]
    assert any(key in str(cell) for cell in cells)
    assert any(key in p.text for p in docx.Document(str(tmp_path / "o.docx")).paragraphs)
