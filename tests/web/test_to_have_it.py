"""How the page comes to somebody's machine: the commands of the READMEs and the docs, and the built program."""

from __future__ import annotations

import json
import os
import re
import shlex
from pathlib import Path

import pytest
from paths import FIXTURES, ROOT
from served import Served
from test_server import REPORT, as_command

PAGES = [
    ROOT / "README.md",
    ROOT / "README.es.md",
    ROOT / "docs" / "web.md",
    ROOT / "docs" / "en-el-navegador.md",
]
PROGRAM = os.environ.get("POI_AUDIT_PROGRAM")
"""The program that tools/build_program.py made."""


def commands() -> set[str]:
    """Every `poi-audit web` line of these pages."""
    blocks = [
        block
        for page in PAGES
        for block in re.findall(r"^```sh\n(.*?)^```$", page.read_text("utf-8"), re.S | re.M)
    ]
    return {line for block in blocks for line in block.splitlines() if line.startswith("poi-audit ")}


@pytest.mark.parametrize("line", sorted(commands()))
def test_the_command_opens_a_page_that_checks(line: str, tmp_path: Path) -> None:
    _, web, *options = shlex.split(line)
    assert web == "web"
    with Served(tmp_path, *options) as served:
        id = served.drop(REPORT.read_bytes(), REPORT.name)
        assert served.done(id)[id]["word"] == "Con errores"


def test_the_pages_name_files_that_exist() -> None:
    for page in PAGES:
        text = page.read_text("utf-8")
        assert "pipx install '.[web]'\npoi-audit web\n" in text
        assert "tools/build_program.py" in text and (ROOT / "tools" / "build_program.py").is_file()


@pytest.mark.skipif(PROGRAM is None, reason="POI_AUDIT_PROGRAM does not name a built program")
@pytest.mark.parametrize(
    "path",
    [REPORT, FIXTURES / "excel" / "2021-annual-small.xls", FIXTURES / "html" / "2022-sem-errors.html"],
    ids=lambda path: path.name,
)
def test_the_built_program_gives_the_same(path: Path, tmp_path: Path) -> None:
    with Served(tmp_path, command=(str(PROGRAM),)) as served:
        id = served.drop(path.read_bytes(), path.name)
        served.done(id)
        assert json.loads(served.get(f"/f/{id}/0/json")[1]) == as_command(path)
        for kind in ("html", "xlsx", "docx", *(("pdf",) if path.suffix == ".pdf" else ())):
            status, data = served.get(f"/f/{id}/0/{kind}")
            assert status == 200 and len(data) > 5_000, (kind, data[:500])
        assert served.end() == 0
