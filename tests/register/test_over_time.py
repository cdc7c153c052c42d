"""Registers compared with each other and with reports, and paired in a batch."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from batches import rows as queried
from batches import run as batch
from registers import FOLDER, NAMES, Rows, altered, needs_registers, page, rows_of

import poi_audit
from poi_audit.contract.decode import report_from_json
from poi_audit.contract.encode import report_json
from poi_audit.extract import read, read_source
from poi_audit.extract.source import source_of
from poi_audit.messages import write
from poi_audit.model.finding import Severity
from poi_audit.model.report import Report

pytestmark = needs_registers
CODE = "AOI00012700433"
MAY = "POI_PORACTIVIDADOPERATIVA_ANUAL_000127_20260509085453.xls"
JUNE = "POI_PORACTIVIDADOPERATIVA_ANUAL_000127_20260619080000.xls"


def made(rows: Rows, name: str) -> Report:
    return read_source(source_of(name, page(rows)))[0]


def rewritten() -> Rows:
    """January reprogrammed, February's execution rewritten, March registered late, an activity deactivated."""
    rows = altered(
        rows_of(NAMES[1]),
        CODE,
        lambda row: row.update({"F(RE) 01": "500.00", "F(SE) 02": "700.00", "F(SE) 03": "600.00"}),
    )
    return altered(rows, "AOI00012700434", lambda row: row.update({"Activo AO": "NO"}))


@pytest.mark.parametrize("earlier", ["register", "report"])
def test_what_a_later_register_rewrites_of_an_earlier_one_or_of_a_report(earlier: str) -> None:
    before = made(rows_of(NAMES[1]), MAY) if earlier == "register" else read(FOLDER / "informe-2026-05.html")
    audit = poi_audit.compare(before, made(rewritten(), JUNE), earlier_as_of=date(2026, 5, 9))
    found = {(f.rule, f.where.code, f.where.column): f for f in audit.findings}
    assert set(found) == {
        ("R001", CODE, "Ene"),
        ("R002", CODE, "Feb"),
        ("R003", CODE, "accumulated"),
        ("R004", "AOI00012700434", "code"),
        ("R015", None, None),
    }
    assert found["R002", CODE, "Feb"].severity is Severity.WARNING
    gone = found["R004", "AOI00012700434", "code"]
    assert [write(message) for message in gone.explanations] == ["en el registro posterior no está activa"]
    assert ("registro anterior" if earlier == "register" else "reporte anterior") in (gone.basis or "")
    assert audit.comparison is not None and audit.comparison.not_compared == 0


def test_a_report_after_a_register() -> None:
    audit = poi_audit.compare(made(rewritten(), MAY), read(FOLDER / "informe-2026-05.html"))
    assert {f.rule for f in audit.findings} >= {"R001", "R002", "R005"}
    assert "R012" not in {f.rule for f in audit.findings}, "a register has no percentages"


def test_a_register_goes_through_json_whole() -> None:
    report = read(FOLDER / NAMES[1])
    again = report_from_json(json.loads(json.dumps(report_json(report, where=True))))
    assert again.register == report.register and again.header == report.header
    assert [f.id for f in poi_audit.audit(again).findings] == [f.id for f in poi_audit.audit(report).findings]


def test_a_batch_pairs_reports_with_the_registers_beside_them(tmp_path: Path) -> None:
    folder = tmp_path / "poi"
    folder.mkdir()
    for name in ("informe-2025.html", "informe-2026-05.html"):
        shutil.copy(FOLDER / name, folder)
    (folder / "2025.xls").write_bytes((FOLDER / NAMES[0]).read_bytes())
    batch("batch", "poi", "-o", "out", cwd=tmp_path, code=0)
    sql = "SELECT register_sha256, confirmed, inputs FROM reports WHERE format = 'html' ORDER BY year"
    sha = read(FOLDER / NAMES[0]).source.sha256
    assert [tuple(row.values()) for row in queried(tmp_path / "out", sql, tmp_path)] == [
        (sha, 5017, 3),
        (None, 0, 4800),
    ]
    found = queried(tmp_path / "out", "SELECT rule, code FROM findings WHERE rule LIKE 'B10%'", tmp_path)
    assert sorted(row["rule"] for row in found) == ["B101", "B101", "B101", "B105"]
    (folder / MAY).write_bytes(page(rewritten()))
    batch("batch", "poi", "-o", "out", cwd=tmp_path, code=0)
    _, second = queried(tmp_path / "out", sql, tmp_path)
    assert (second["confirmed"], second["inputs"]) == (4797, 3), "three months of one activity"
    found = queried(tmp_path / "out", "SELECT DISTINCT rule FROM findings WHERE code LIKE '%434'", tmp_path)
    assert [row["rule"] for row in found] == ["B104"], "it is not active"
