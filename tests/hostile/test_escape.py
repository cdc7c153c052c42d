"""Text from a file is shown and never obeyed: no output holds a character that commands a terminal or a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
import unicodedata
import zipfile
from pathlib import Path

import pytest

from poi_audit.render.formats import FORMATS

FIXTURES = Path(__file__).parents[2] / "fixtures"
NAME = "MANTENIMIENTO MANUAL DE CAMINOS DE HERRADURA"
ESCAPE, OVERRIDE, ISOLATE, FORMULA = "\x1b[2J\x1b[31m", "\u202e", "\u2067", "=HYPERLINK(0)"
HOSTILE = f"{FORMULA}{OVERRIDE}00.1{ISOLATE} [red]sin errores[/red] <script>alert(1)</script> ::error::x ||x|"
DATA = ("json", "jsonl", "sarif", "gitlab")
"""Formats that programs read: JSON, where a text is data whatever its characters."""


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "poi_audit", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, check=False, encoding="utf-8")


def commands(text: str) -> set[str]:
    """The characters that command a terminal or turn the reading direction, line ends apart."""
    return {c for c in text if unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp") and c not in "\n\r"}


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report with planted faults whose AO are named so, in a file that is named so."""
    text = (FIXTURES / "html/2024-annual-errors.html").read_text(encoding="utf-8")
    hostile = HOSTILE.replace("&", "&amp;").replace("<", "&lt;")
    text, count = re.subn(r"(AOI\d{11} - )[^<]+", lambda found: found[1] + hostile, text)
    assert count > 3
    path = tmp_path_factory.mktemp("named") / f"in{ESCAPE}for{OVERRIDE}me.html".replace("/", "")
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook in which the name of an AO holds escape sequences, in the way the form writes them."""
    path = tmp_path_factory.mktemp("book") / "libro.xlsx"
    with (
        zipfile.ZipFile(FIXTURES / "excel/2024-annual-small.xlsx") as source,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out,
    ):
        for part in source.namelist():
            data = source.read(part)
            out.writestr(
                part, data.replace(NAME.encode(), b"_x001B_[2J_x0007__x009B_31mNADA " + NAME.encode())
            )
    return path


@pytest.mark.parametrize("format", [format for format in FORMATS if format not in DATA])
def test_no_format_of_check_commands_anything(format: str, page: Path, book: Path) -> None:
    for path in (page, book):
        done = run("check", path, "--format", format)
        assert done.returncode in (0, 1, 3)
        # the mark by which Excel knows UTF-8 stands once, at the start
        assert commands(done.stdout.removeprefix("\ufeff" if "excel" in format else "")) == set()
        assert commands(done.stderr) == set()


@pytest.mark.parametrize("format", [format for format in FORMATS if format in DATA])
def test_json_holds_them_as_data(format: str, page: Path) -> None:
    done = run("check", page, "--format", format)
    lines = done.stdout.splitlines() if format == "jsonl" else [done.stdout]
    assert all(json.loads(line) for line in lines)
    assert commands(done.stdout) <= {OVERRIDE, ISOLATE}


@pytest.mark.parametrize(
    "arguments",
    [("extract", "--format", "table"), ("extract", "--format", "csv"), ("timeline",)],
    ids=" ".join,
)
def test_no_other_command_does(arguments: tuple[str, ...], page: Path, book: Path) -> None:
    command, *options = arguments
    for path in (page, book):
        done = run(command, path, *options)
        assert done.stdout and commands(done.stdout + done.stderr) == set()


def test_extract_keeps_the_text_exactly(page: Path, book: Path) -> None:
    report = json.loads(run("extract", page).stdout)
    names = [a["name"] for o in report["objectives"] for e in o["actions"] for a in e["activities"]]
    assert set(names) == {HOSTILE}
    assert "\\u001b[2J" in run("extract", book).stdout


@pytest.mark.parametrize(
    "arguments", [("extract", "--format", "csv"), ("check", "--format", "csv")], ids=" ".join
)
def test_a_spreadsheet_runs_no_cell(arguments: tuple[str, ...], page: Path) -> None:
    command, *options = arguments
    table = list(csv.reader(io.StringIO(run(command, page, *options).stdout)))
    cells = [cell for row in table for cell in row]
    assert len(table) > 3 and any(FORMULA in cell for cell in cells) >= (command == "extract")
    assert [cell for cell in cells if re.match(r"[=+@\t\r]|-(?![\d.]*$)", cell)] == []


def test_the_name_of_a_bad_file_is_shown(tmp_path: Path) -> None:
    path = tmp_path / f"a{ESCAPE}{OVERRIDE}b.pdf"
    path.write_bytes(b"%PDF-1.4\n")
    done = run("check", path)
    assert done.returncode == 3 and commands(done.stderr + done.stdout) == set()
    assert done.stderr.startswith("a\\x1b[2J\\x1b[31m\\u202eb.pdf: ")
