"""Before publishing: one answer, with its reasons, from what the folder has of the same UE and year."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from registers import FOLDER, NAMES, altered, needs_registers, page, rows_of

pytestmark = needs_registers
MAY = "POI_PORACTIVIDADOPERATIVA_ANUAL_000127_20260509085453.xls"


def ready(*arguments: str) -> tuple[int, str]:
    command = [sys.executable, "-m", "poi_audit", "ready", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout if "json" in arguments else " ".join(done.stdout.split())


def answer(*arguments: str) -> tuple[int, dict[str, Any]]:
    code, out = ready(*arguments, "--format", "json")
    return code, json.loads(out)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An office's folder: the report to publish, its register, and those of another year."""
    for name in ("informe-2026-05.html", "informe-2025.html", NAMES[0]):
        shutil.copy(FOLDER / name, tmp_path)
    shutil.copy(FOLDER / NAMES[1], tmp_path / MAY)
    return tmp_path


def test_a_report_that_its_register_confirms_may_be_published(folder: Path) -> None:
    html = folder / "out.html"
    new = str(folder / "informe-2026-05.html")
    code, out = ready(new, "--as-of", "2026-05-09", "--html", str(html))
    assert code == 0 and out.startswith("Se puede publicar")
    assert "confirma 4,800 de 4,800 cifras de entrada" in out and MAY in out
    assert "no tiene un reporte anterior" in out
    text = html.read_text("utf-8")
    assert "Se puede publicar" in text and "<script" not in text


def test_what_is_not_as_registered_is_settled_first(folder: Path) -> None:
    rows = altered(rows_of(NAMES[1]), "AOI00012700433", lambda row: row.update({"F(SE) 02": "672.00"}))
    (folder / MAY).write_bytes(page(rows))
    new = str(folder / "informe-2026-05.html")
    code, found = answer(new, "--as-of", "2026-05-09")
    assert (code, found["publishable"]) == (1, False)
    assert any("B101" in line and "672.00" in line for line in found["because"])
    code, found = answer(new)
    assert (code, found["publishable"]) == (1, False), "a warning of the register stops it too"
    assert answer(new, "--fail-on", "never")[0] == 0


def test_it_is_compared_with_the_last_report_before_it(folder: Path) -> None:
    text = (FOLDER / "informe-2026-05.html").read_text("utf-8")
    april = text.replace(">671.00<", "><").replace(">623.00<", ">600.00<")
    assert april != text
    (folder / "informe-2026-04.html").write_text(april, "utf-8")
    code, found = answer(str(folder / "informe-2026-05.html"))
    assert found["comparison"] is None and found["unordered"] == ["informe-2026-04.html"]
    assert code == 0, "nothing says which is earlier; that is said and accuses nobody"


def test_what_changed_since_the_last_report_is_told() -> None:
    fixtures = Path(__file__).parents[2] / "fixtures/history"
    code, found = answer(str(fixtures / "2021-annual.html"))
    assert found["comparison"]["comparison"]["earlier"]["file"] == "2021-sem.html"
    rules = {finding["rule"] for finding in found["comparison"]["findings"]}
    assert "R002" in rules and code == (0 if found["publishable"] else 1)


def test_a_folder_without_a_register_says_so(folder: Path) -> None:
    (folder / MAY).unlink()
    code, out = ready(str(folder / "informe-2026-05.html"))
    assert code == 0 and "no tiene el registro de su UE y año" in out


def test_another_folder_and_one_that_is_none(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    apart = tmp_path_factory.mktemp("new")
    shutil.copy(FOLDER / "informe-2025.html", apart)
    code, out = ready(str(apart / "informe-2025.html"), "--folder", str(folder), "--lang", "en")
    assert code == 1 and out.startswith("Not to be published yet")
    assert out.count("B101") == 3 and out.count("B105") == 1
    assert ready(str(apart / "informe-2025.html"), "--folder", str(apart / "nada"))[0] == 2
    assert ready(str(apart / "nada.pdf"))[0] == 3
