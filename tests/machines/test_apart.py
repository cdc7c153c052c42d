"""What one file does to a renderer costs that file's output alone, and names it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import runs
from paths import PDFS

from poi_audit.cli import run

BAD, GOOD = PDFS / "2024-annual-small.pdf", PDFS / "2021-sem-small.pdf"


@pytest.fixture(autouse=True)
def _defects_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("POI_AUDIT_DEBUG", raising=False)


def breaking(monkeypatch: pytest.MonkeyPatch, target: str) -> None:
    """Let a renderer fail over one file alone."""
    module, name = target.rsplit(".", 1)
    real = getattr(__import__(module, fromlist=[name]), name)

    def render(*arguments: Any, **more: Any) -> Any:
        if BAD.name in repr(arguments):
            raise KeyError("AEI.01.01")
        return real(*arguments, **more)

    monkeypatch.setattr(target, render)


def test_the_console_shows_the_other_files(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    breaking(monkeypatch, "poi_audit.render.console.print_audit")
    assert run(["check", str(BAD), str(GOOD)]) == 3
    shown = capsys.readouterr()
    assert GOOD.name in shown.out and f"{BAD.name}: " in shown.err and "Traceback" not in shown.err


def test_each_page_is_made_on_its_own(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    breaking(monkeypatch, "poi_audit.render.workbook.workbook_bytes")
    assert run(["check", str(BAD), str(GOOD), "--xlsx", str(tmp_path / "r.xlsx")]) == 3
    assert [path.name for path in tmp_path.iterdir()] == ["r-2.xlsx"]
    shown = capsys.readouterr()
    assert BAD.name in shown.out and BAD.name in shown.err


def test_in_a_document_of_all_files_one_is_told_as_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    breaking(monkeypatch, "poi_audit.render.json.checked_json")
    one, other = json.loads(runs.written("json", [runs.checked(BAD), runs.checked(GOOD)]))
    assert (one["source"]["file"], one["verdict"]) == (BAD.name, "unreadable")
    assert other["source"]["file"] == GOOD.name and other["verdict"] != "unreadable"
