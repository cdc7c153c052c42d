"""A body's own checks: the documented example is installed beside the program and runs like any rule."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from paths import PDFS, ROOT
from runs import command, started

FULL = PDFS / "2024-annual-full.pdf"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The example, installed as its page says, in a folder of its own."""
    folder = tmp_path_factory.mktemp("plugin")
    quiet = ("--quiet", "--disable-pip-version-check", "--no-deps", "--no-index", "--no-build-isolation")
    subprocess.run(
        [sys.executable, "-m", "pip", "install", *quiet, "--target", folder, ROOT / "examples/plugin"],
        check=True,
        env={"PATH": "/usr/bin:/bin", "PIP_ROOT_USER_ACTION": "ignore", "HOME": str(folder)},
    )
    return str(folder)


def beside(folder: str) -> str:
    """The folder, ahead of where Python looks already."""
    return os.pathsep.join(filter(None, (folder, os.environ.get("PYTHONPATH"))))


def test_its_findings_stand_among_the_others(installed: str, tmp_path: Path) -> None:
    done = started(tmp_path, "check", FULL, "--format", "json", PYTHONPATH=beside(installed))
    audit = json.loads(done.stdout)
    own = [finding for finding in audit["findings"] if finding["rule"] == "L001"]
    assert own and own[0]["message"] == "La unidad de medida «ACCION» no dice qué se cuenta."
    assert own[0]["severity"] == "warning" and own[0]["where"]["page"] == 1 and len(own[0]["id"]) == 16
    assert audit["tool"]["rules"].endswith(" + poi-audit-example 1.0")
    plain = json.loads(command(tmp_path, "check", FULL, "--format", "json").stdout)
    assert plain["findings"] == [f for f in audit["findings"] if f["rule"] != "L001"]


def test_every_command_and_format_knows_its_rule(installed: str, tmp_path: Path) -> None:
    assert "Qué hacer:" in started(tmp_path, "explain", "L001", PYTHONPATH=beside(installed)).stdout
    assert "L001  WARNING" in started(tmp_path, "rules", "--lang", "en", PYTHONPATH=beside(installed)).stdout
    log = json.loads(
        started(tmp_path, "check", FULL, "--format", "sarif", PYTHONPATH=beside(installed)).stdout
    )
    assert "L001" in {rule["id"] for rule in log["runs"][0]["tool"]["driver"]["rules"]}
    (tmp_path / "poi-audit.toml").write_text('ignore = ["L"]\n', "utf-8")
    assert "L001" not in started(tmp_path, "check", FULL, PYTHONPATH=beside(installed)).stdout


def plugin(folder: Path, code: str) -> str:
    """A plug-in of this source, laid out as an installed one."""
    (folder / "own.py").write_text(code, "utf-8")
    info = folder / "own-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: own\nVersion: 1.0\n", "utf-8")
    (info / "entry_points.txt").write_text("[poi_audit.checks]\nown = own\n", "utf-8")
    return str(folder)


RULE = """
from poi_audit.plugin import Severity, rule
@rule("{code}", "x", "x", Severity.INFO, es="x", en="x")
def check(report, expected):
    {body}
"""


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("import no_such_module", "ModuleNotFoundError"),
        ("import sys\nsys.exit(0)", "SystemExit"),
        ("import os\nos._exit(0)", "el lector se detuvo de improviso"),
        (RULE.format(code="A302", body="yield"), "el código A302 no es de la forma L001"),
        (RULE.format(code="L002", body="yield") + RULE.format(code="L002", body="yield"), "ya está en uso"),
    ],
)
def test_one_that_does_not_load_is_wrong_usage_and_no_silence(tmp_path: Path, code: str, said: str) -> None:
    done = started(tmp_path, "check", FULL, PYTHONPATH=beside(plugin(tmp_path, code)))
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr and 'El complemento "own"' in done.stderr


def test_a_rule_that_breaks_down_leaves_no_clean_audit(tmp_path: Path) -> None:
    path = plugin(tmp_path, RULE.format(code="L002", body="yield 1 / 0"))
    done = started(tmp_path, "check", FULL, PYTHONPATH=beside(path))
    assert (done.returncode, done.stdout) == (3, "")
    assert "la regla L002, de un complemento, falló (ZeroDivisionError)" in done.stderr


PRINTING = "import os\nprint('noise')\nos.write(1, b'more noise')\n"


def test_one_that_prints_does_not_spoil_what_programs_read(tmp_path: Path) -> None:
    path = plugin(tmp_path, PRINTING + RULE.format(code="L002", body="print('noise')\n    return ()"))
    done = started(tmp_path, "check", FULL, "--format", "json", PYTHONPATH=beside(path))
    assert json.loads(done.stdout)["tool"]["rules"].endswith("own 1.0")
    assert "noise" in done.stderr


WITHOUT = """
from poi_audit.plugin import Finding, Severity, Where, about, rule
@rule("L002", "x", "x", Severity.INFO, es="{{unit}}", en="{{unit}}")
def check(report, expected):
    if report.source.file == "bad.html":
        {body}
    return ()
"""
FINDINGS = [
    "return [about('L002', Severity.INFO, Where())]",
    "return [Finding('L002', Severity.INFO, Where(), None)]",
    "return [Finding('L002', Severity.INFO, Where(), 'no key')]",
    "return [Finding('A302', Severity.INFO, Where(), about('L002', Severity.INFO, Where(), unit='x').message)]",
    "return ['no finding']",
    "return 7",
    "import sys; sys.exit(0)",
]


@pytest.mark.parametrize("body", FINDINGS)
def test_a_finding_that_no_output_could_show_costs_its_own_file_alone(tmp_path: Path, body: str) -> None:
    page = (ROOT / "fixtures/html/2024-annual-small.html").read_bytes()
    for name in ("bad.html", "good.html"):
        (tmp_path / name).write_bytes(page)
    path = plugin(tmp_path, WITHOUT.format(body=body))
    done = started(tmp_path, "check", "bad.html", "good.html", "--format", "json", PYTHONPATH=beside(path))
    assert done.returncode == 3 and done.stderr.count("\n") == 1
    assert done.stderr.startswith("bad.html: la regla L002, de un complemento, falló")
    assert [found["verdict"] for found in json.loads(done.stdout)] == ["unreadable", "clean"]
