"""The important thing first: lo principal, the groups, and the one page."""

from __future__ import annotations

import io
import re
from fractions import Fraction
from pathlib import Path

import docx
import pypdf
import pypdfium2 as pdfium
import pytest
from paths import PDFS, shared

import poi_audit
from poi_audit.model.outcome import Checked
from poi_audit.principal import principal
from poi_audit.principal.groups import groups_of
from poi_audit.recompute.expected import expect
from poi_audit.render.console import print_audit
from poi_audit.render.summary import ENDINGS, summary_bytes
from poi_audit.render.text import open_console

REAL_2022 = (
    *("96.4", "96.37", "95.51", "vii", "0.0", "AEI.01.02", "AEI.02.01", "AEI.02.02", "AEI.03.03"),
    *("AEI.03.04 90.4", "90.3498", "631 200.00", "479 107.41", "260 133.33", "501 200.00", "99.38"),
    *("15 de ellas con ejecución sin programación", "584 está en 0 %", "23,722.90 de 23,722.90"),
    *("65 AO (S.P., 49.4 %", "126 de 145 AO"),
)
REAL_2021 = (
    *("285 EJEC. acumulado dice 1.00, da 0.00", "378 EJEC. acumulado dice 12.00, da 6.00"),
    *("379 EJEC. acumulado dice 2.00, da 0.00", "378 avance % dice 50, da 100", "131 de 136 AO"),
    *("110.59, 19 de 136 AO", "5 AEI con AO en S.I.", "exactos y no los impresos", "pasan de 100 %"),
    *("138 Actividades", "106%"),
)
SEED = (
    *("Sin errores", "094, …140, …145, …095, …106", "106: 16,324.00 de 24,613.00 (66.32 %)"),
    *("Las 24 AO con avance imprimen exactamente 100", "lectura dudosa"),
)
"""What the README files of ../shared call strongest of each report."""


def checked(path: Path) -> Checked:
    report = poi_audit.read(path)
    return Checked(report, expect(report), poi_audit.audit(report))


def console(one: Checked, width: int = 100) -> str:
    file = io.StringIO()
    shown = open_console(file)
    shown.width = width
    print_audit(shown, one.report, one.audit, one.expected)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        ("real/igp-2022-sem.pdf", REAL_2022),
        ("real/igp-2021-sem.pdf", REAL_2021),
        ("seed/trabaja-peru-2024-annual.txt", SEED),
    ],
)
def test_the_first_lines_hold_what_is_strongest(name: str, facts: tuple[str, ...]) -> None:
    one = checked(shared(name))
    lines = console(one).splitlines()
    first = re.sub(r"\s+", " ", " ".join(lines[:25]))
    assert [fact for fact in facts if fact not in first] == []
    assert lines[-1] == lines[0] and "errores" in lines[0]
    assert len(groups_of(one.report, one.audit)) <= 20


def test_the_share_of_money_is_that_of_the_activities_with_a_percentage() -> None:
    one = checked(shared("real/igp-2022-sem.pdf"))
    spent = {
        a.code: Fraction(a.financial.executed.accumulated.value or 0)
        for a in one.report.activities()
        if a.financial is not None
    }
    inside = {a.code for a in one.report.activities() if a.percent and a.percent.value is not None}
    share = sum(value for code, value in spent.items() if code in inside) / sum(spent.values())
    assert len(inside) == 80 and f"{float(100 * share):.1f} % del dinero ejecutado" in console(one)


@pytest.mark.parametrize("path", sorted(PDFS.glob("*.pdf"))[::4], ids=lambda path: path.stem)
def test_every_finding_is_in_one_group_and_the_main_points_are_six_at_most(path: Path) -> None:
    report = poi_audit.read_all(path)[0]
    one = Checked(report, expect(report), poi_audit.audit(report))
    found = principal(one.report, one.expected, one.audit)
    ids = {finding.id for finding in one.audit.findings}
    assert len(found) <= 6 and all(set(sentence.findings) <= ids for sentence in found)
    groups = groups_of(one.report, one.audit)
    told = [finding.id for group in groups for finding in (*group.findings, *group.folded)]
    assert sorted(told) == sorted(finding.id for finding in one.audit.findings)
    order = [group.severity.value for group in groups]
    assert order == sorted(order, key=("error", "warning", "info").index)


def text_of(kind: str, data: bytes) -> str:
    if kind == ".pdf":
        return " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)
    if kind == ".docx":
        document = docx.Document(io.BytesIO(data))
        cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
        return " ".join([*(paragraph.text for paragraph in document.paragraphs), *cells])
    return data.decode("utf-8")


@pytest.mark.parametrize("kind", ENDINGS)
@pytest.mark.parametrize(("lang", "words"), [("es", "Qué no se juzgó"), ("en", "What was not judged")])
def test_the_one_page_says_verdict_main_points_averages_and_hash(kind: str, lang: str, words: str) -> None:
    one = checked(PDFS / "2022-sem-errors.pdf")
    data = summary_bytes(one, f"hoja{kind}", lang)  # type: ignore[arg-type]
    assert data == summary_bytes(one, f"hoja{kind}", lang)  # type: ignore[arg-type]
    said = re.sub(r"\s+", "", text_of(kind, data))
    parts = [one.report.source.sha256, words, *(action.code for action in one.report.actions())]
    parts += ["errores" if lang == "es" else "errors"]
    assert [part for part in parts if re.sub(r"\s+", "", part) not in said] == []


def test_the_one_page_of_a_whole_report_is_one_sheet_of_a4() -> None:
    document = pdfium.PdfDocument(summary_bytes(checked(shared("real/igp-2022-sem.pdf")), "hoja.pdf"))
    assert len(document) == 1
    assert [round(side) for side in document[0].get_size()] == [595, 842]
