"""What fits the program into others: the action, its script, the hooks, the image, the files shown in docs/ci.md."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml
from paths import ROOT
from runs import ERRORS, GOOD

SCRIPT = ROOT / "ci/check-reports.sh"
PAGE = (ROOT / "docs/ci.md").read_text("utf-8")
SHOWN = re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.S | re.M)


def valid(schema: str, path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", path],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_the_action_holds_githubs_schema_and_takes_no_input_into_a_script() -> None:
    valid("github-actions", ROOT / "action.yml")
    action: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    for step in action["runs"]["steps"]:
        assert "${{" not in step.get("run", "")
    used = set(re.findall(r"inputs\.([\w-]+)", (ROOT / "action.yml").read_text("utf-8")))
    assert used == set(action["inputs"])


def test_the_files_shown_hold_their_schemas(tmp_path: Path) -> None:
    workflow, gitlab, precommit = SHOWN
    for name, schema, text in (("w", "github-workflows", workflow), ("g", "gitlab-ci", gitlab)):
        (tmp_path / f"{name}.yml").write_text(text, "utf-8")
        valid(schema, tmp_path / f"{name}.yml")
    (hook,) = yaml.safe_load(precommit)["repos"][0]["hooks"]
    (offered,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert hook["id"] == offered["id"]
    steps = yaml.safe_load(workflow)["jobs"]["poi-audit"]["steps"]
    inputs = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))["inputs"]
    assert set(steps[-1]["with"]) <= set(inputs)


def test_the_hook_offers_a_command_that_exists_and_takes_reports_only() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert (
        set(hook) >= {"id", "name", "entry", "language"}
        and hook["entry"] == "poi-audit check --skip-non-reports"
    )
    wanted = ["a.pdf", "b/c.html", "d.xls", "e.xlsx", "f.ods"]
    assert [
        name for name in [*wanted, "a.py", "pdf", "x.pdf.txt"] if re.search(hook["files"], name)
    ] == wanted


def git(folder: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "init.defaultBranch=main")
    done = subprocess.run(
        ["git", *identity, *arguments], cwd=folder, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Two commits: a report in the first, another in the second, in a folder with a space."""
    git(tmp_path, "init", "-q")
    for folder, source in (("informes", GOOD), ("informes/2024 anual", ERRORS)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / source.name).write_bytes(source.read_bytes())
        git(tmp_path, "add", ".")
        git(tmp_path, "commit", "-q", "-m", folder)
    return tmp_path


def step(folder: Path, **environment: str) -> tuple[int, str, dict[str, str]]:
    """The action's step in that folder: exit code, log, outputs."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    files = {name: str(folder / name) for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
    done = subprocess.run(
        ["bash", SCRIPT],
        cwd=folder,
        env=os.environ | {"PATH": path, "FILES": "informes/**/*.pdf"} | files | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    output = Path(files["GITHUB_OUTPUT"])
    lines = output.read_text("utf-8").splitlines() if output.exists() else []
    return done.returncode, done.stdout + done.stderr, dict(line.split("=", 1) for line in lines)


def test_the_step_checks_what_changed_and_writes_sarif_and_summary(repository: Path) -> None:
    code, log, outputs = step(repository, BASE=git(repository, "rev-parse", "HEAD~1"))
    assert code == 1 and outputs == {"checked": "1", "sarif": "poi-audit.sarif"}
    assert log.startswith(f"::error file=informes/2024 anual/{ERRORS.name},title=A301")
    results = json.loads((repository / "poi-audit.sarif").read_text("utf-8"))["runs"][0]["results"]
    assert len(results) > 20
    assert "| ERROR | A301 |" in (repository / "GITHUB_STEP_SUMMARY").read_text("utf-8")


@pytest.mark.parametrize("base", ["", "0" * 40])
def test_without_a_base_every_report_is_checked(repository: Path, base: str) -> None:
    code, _, outputs = step(repository, BASE=base, FAIL_ON="never", SARIF="salida.sarif")
    assert code == 0 and outputs == {"checked": "2", "sarif": "salida.sarif"}


def test_with_nothing_to_check_the_step_passes_and_gives_no_sarif(repository: Path) -> None:
    code, log, outputs = step(repository, FILES="otros/*.pdf")
    assert code == 0 and outputs == {"checked": "0"} and "no report to check" in log


def test_outside_a_repository_the_step_fails(tmp_path: Path) -> None:
    code, _, outputs = step(tmp_path, GIT_CEILING_DIRECTORIES=str(tmp_path.parent))
    assert code != 0 and outputs == {}


def test_the_step_takes_a_day_and_pages_and_keeps_page_and_workbook(repository: Path) -> None:
    given = {"AS_OF": "31/03/2025", "PAGES": "1-2", "PAPERS": "papeles", "FAIL_ON": "never"}
    code, _, outputs = step(repository, BASE=git(repository, "rev-parse", "HEAD~1"), **given)
    assert code == 0 and outputs["papers"] == "papeles"
    assert sorted(path.suffix for path in (repository / "papeles").iterdir()) == [".html", ".xlsx"]


def test_a_file_that_is_no_report_is_said_and_fails_only_where_that_is_asked(repository: Path) -> None:
    (repository / "informes/pei.pdf").write_bytes((ROOT / "fixtures/negatives/pei.pdf").read_bytes())
    git(repository, "add", ".")
    git(repository, "commit", "-q", "-m", "pei")
    code, log, _ = step(repository, BASE=git(repository, "rev-parse", "HEAD~1"))
    assert code == 0 and "pei.pdf: no contiene un reporte" in log
    code, _, _ = step(repository, BASE=git(repository, "rev-parse", "HEAD~1"), SKIP_NON_REPORTS="false")
    assert code == 3


def needed(names: list[str]) -> set[str]:
    return {re.split(r"[\[><=;]", name)[0].strip().lower() for name in names}


def test_what_is_installed_is_pinned_with_everything_that_is_needed() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()[1:]
    pinned = {line.split("==")[0] for line in lines}
    assert all(re.fullmatch(r"[a-z0-9-]+==[\w.]+", line) for line in lines) and sorted(pinned) == [
        line.split("==")[0] for line in lines
    ]
    wanted = needed([*project["dependencies"], *project["optional-dependencies"]["batch"]])
    assert wanted <= pinned
    action = (ROOT / "action.yml").read_text("utf-8")
    assert '--constraint "$ACTION/constraints.txt" "$ACTION"' in action and "cache: pip" in action


def test_the_steps_of_the_image_hold_without_docker(tmp_path: Path) -> None:
    """What it copies is enough to build the program, and its command checks what is mounted."""
    text = (ROOT / "Dockerfile").read_text("utf-8").replace("\\\n", " ")
    folder = tmp_path / "programa"
    for names in re.findall(r"^COPY (.+) (\S+)$", text, re.M):
        *_, target = names
        for name in names[0].split():
            place = tmp_path / target.strip("/")
            if (ROOT / name).is_dir():
                shutil.copytree(ROOT / name, place)
            else:
                place.mkdir(parents=True, exist_ok=True)
                shutil.copy(ROOT / name, place)
    build = "from hatchling.build import build_wheel; print(build_wheel('..'))"
    done = subprocess.run(
        [sys.executable, "-c", build], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(tmp_path / done.stdout.splitlines()[-1]) as wheel:
        wheel.extractall(tmp_path / "site")
    assert '--constraint /programa/constraints.txt "/programa[batch]"' in text and "USER revisor" in text
    entry, usual = (
        json.loads(re.findall(rf"^{word} (.+)$", text, re.M)[0]) for word in ("ENTRYPOINT", "CMD")
    )
    assert (entry, usual) == (["poi-audit"], ["check", "."])
    (tmp_path / "informes").mkdir()
    shutil.copy(GOOD, tmp_path / "informes")
    checked = subprocess.run(
        [sys.executable, "-m", "poi_audit", *usual],
        cwd=tmp_path / "informes",
        env=os.environ | {"PYTHONPATH": str(tmp_path / "site")},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert (checked.returncode, checked.stderr) == (0, "") and "Sin observaciones" in checked.stdout
