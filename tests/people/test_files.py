"""`check` with --html, --xlsx, --pdf, --docx and --oficio."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest
from paths import ROOT
from runs import ERRORS as CASE
from runs import command, started

from poi_audit.messages import Lang
from poi_audit.model.outcome import Reading
from poi_audit.principal import principal
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
    text = "\n".join(cells_of(tmp_path / "o.docx"))
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


def cells_of(path: Path) -> list[str]:
    """Every cell of a Word document, in its order."""
    return [
        cell.text for table in docx.Document(str(path)).tables for row in table.rows for cell in row.cells
    ]


HEADS = {
    "es": ["Condición", "Criterio", "Efecto", "Posible causa", "Respuesta de la entidad"],
    "en": ["Condition", "Criterion", "Effect", "Possible cause", "The entity's answer"],
}


def annexed(path: Path, lang: Lang = "es", source: Path = CASE) -> dict[str, dict[str, str]]:
    """The annex written there and read back: of each finding, by its own heading, the text beside each head."""
    found = try_check(source, Reading())
    assert isinstance(found, list)
    path.write_bytes(annex_bytes(found[0], lang))
    document = docx.Document(str(path))
    heads = [p.text for p in document.paragraphs if p.style.name == "Heading 2"]
    tables = [{row.cells[0].text: row.cells[1].text for row in table.rows} for table in document.tables]
    assert len(heads) == len(tables)
    return dict(zip(heads, tables, strict=True))


@pytest.mark.parametrize("lang", ["es", "en"])
def test_the_annex_numbers_its_findings_and_leaves_room_for_the_answer(lang: Lang, tmp_path: Path) -> None:
    found = annexed(tmp_path / "anexo.docx", lang)
    word = {"es": "Hallazgo", "en": "Finding"}[lang]
    assert [head.split(" (")[0] for head in found] == [f"{word} {n}" for n in range(1, len(found) + 1)]
    for head, rows in found.items():
        assert list(rows) == HEADS[lang]
        *texts, answer = rows.values()
        assert all(texts) and answer == "", head
    marks = [head.split("(")[1].split(")")[0] for head in found]
    assert marks == sorted(marks, key=["ERROR", "ADVERTENCIA", "WARNING"].index), "errors first"
    both = next(rows for head, rows in found.items() if "AOI00199200061 79.50 ≠ 97.50" in head)
    assert "AOI00199200055" in both[HEADS[lang][0]], "one finding for what two AO share"
    tall = [
        row.height for table in docx.Document(str(tmp_path / "anexo.docx")).tables for row in table.rows[4:]
    ]
    assert all(height is not None and height.mm >= 20 for height in tall)


def test_the_criterion_is_the_reports_own_note_and_never_our_code(tmp_path: Path) -> None:
    found = annexed(tmp_path / "anexo.docx")
    criteria = {head: rows["Criterio"] for head, rows in found.items()}
    assert not [text for text in criteria.values() if re.search(r"\b[A-Z]\d{3}\b", text)]
    first = next(rows for rows in found.values() if "A301" in rows["Condición"])
    assert "publicado 1,640.00 · recalculado 1,880.00" in first["Condición"]
    assert first["Criterio"].startswith("Nota (2) del propio reporte.\n(2) La columna AVANCE ACUMULADO")
    marked = next(rows for rows in found.values() if "P406" in rows["Condición"])
    assert '(5) La sigla "S.P." significa sin programación' in marked["Criterio"]
    second = next(rows for rows in found.values() if "A302" in rows["Condición"])
    assert second["Criterio"].endswith("Nota (2): transcrita en el hallazgo 1."), "a note is quoted once"
    assert ".." not in "".join(rows["Posible causa"] for rows in found.values())


def test_the_annex_begins_with_verdict_and_lo_principal_and_counts_its_pages(tmp_path: Path) -> None:
    path = tmp_path / "anexo.docx"
    annexed(path)
    found = try_check(CASE, Reading())
    assert isinstance(found, list)
    document = docx.Document(str(path))
    texts = [p.text for p in document.paragraphs]
    before = texts[: texts.index("2. Hallazgos")]
    assert any(text.startswith("Con errores: 19 errores") for text in before)
    said = principal(found[0].report, found[0].expected, found[0].audit)
    assert said and all(str(one.message) in before for one in said)
    assert any(found[0].audit.source.sha256 in text for text in before)
    footer = document.sections[0].footer.paragraphs[0]._p.xml
    assert 'w:instr="PAGE"' in footer and 'w:instr="NUMPAGES"' in footer
    assert annex_bytes(found[0]) == path.read_bytes()
    assert {info.date_time for info in zipfile.ZipFile(path).infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize(
    ("lang", "number", "asks"),
    [
        ("es", "Hallazgo", "Se solicita: el registro mensual de la AO en el aplicativo"),
        ("en", "Finding", "Requested: the monthly record of the AO in the application"),
    ],
)
def test_the_letter_asks_per_finding_of_the_annex(lang: Lang, number: str, asks: str, tmp_path: Path) -> None:
    done = command(tmp_path, "check", CASE, "--docx", "a.docx", "--oficio", "o.docx", "--lang", lang)
    assert done.returncode == 1, done.stderr
    texts = [p.text for p in docx.Document(str(tmp_path / "o.docx")).paragraphs]
    annex = docx.Document(str(tmp_path / "a.docx"))
    heads = [p.text for p in annex.paragraphs if p.style.name == "Heading 2"]
    asked = [text for text in texts if text.startswith(f"{number} ")]
    assert [re.sub(r" \([A-Z]+\)", "", head, count=1) for head in heads] == asked, (
        "the same numbers and sentences"
    )
    assert texts[texts.index(asked[0]) + 1].startswith(asks)
    assert all(texts[texts.index(text) + 1].startswith(asks.split(":")[0]) for text in asked)
    assert not [text for text in texts if re.search(r"\b[A-Z]\d{3}\b", text)], "no code of a rule"


def test_the_letter_of_a_report_without_findings_asks_for_nothing(tmp_path: Path) -> None:
    done = command(tmp_path, "check", ROOT / "fixtures/pdfs/2024-annual-small.pdf", "--oficio", "o.docx")
    assert done.returncode == 0, done.stderr
    texts = [p.text for p in docx.Document(str(tmp_path / "o.docx")).paragraphs]
    assert any("no halló errores ni advertencias" in text for text in texts)
    assert not [text for text in texts if text.startswith("Se solicita")]


@pytest.mark.parametrize(
    "arguments", [("--oficio", CASE), ("--oficio", "o.pdf"), ("--docx", "o.docx", "--oficio", "o.docx")]
)
def test_the_letter_is_claimed_like_every_output(tmp_path: Path, arguments: tuple[object, ...]) -> None:
    done = command(tmp_path, "check", CASE, *arguments)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert not list(tmp_path.iterdir())


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
