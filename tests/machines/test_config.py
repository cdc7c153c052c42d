"""The configuration: found upwards, applied to every command, and wrong only with a suggestion."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from runs import ERRORS, GOOD, command


def configure(folder: Path, text: str, name: str = "poi-audit.toml") -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, "utf-8")


def audit(folder: Path, *more: object) -> dict[str, object]:
    found: dict[str, object] = json.loads(command(folder, "check", ERRORS, "--format", "json", *more).stdout)
    return found


def rules(folder: Path) -> list[tuple[str, str]]:
    findings = audit(folder)["findings"]
    assert isinstance(findings, list)
    return [(finding["rule"], finding["severity"]) for finding in findings]


def test_rules_are_selected_ignored_and_weighed_and_ids_stay(tmp_path: Path) -> None:
    before = audit(tmp_path)["findings"]
    configure(
        tmp_path,
        'select = ["A", "P4"]\nignore = ["P410", "P412"]\n[severity]\nA302 = "info"\nP = "warning"\n',
    )
    found = audit(tmp_path)
    after = found["findings"]
    assert isinstance(before, list) and isinstance(after, list)
    assert {f["rule"][0] for f in after} == {"A", "P"}
    assert not {"P410", "P412"} & {f["rule"] for f in after}
    assert {f["severity"] for f in after if f["rule"] == "A302"} == {"info"}
    assert {f["severity"] for f in after if f["rule"][0] == "P"} == {"warning"}
    assert {f["id"] for f in after} < {f["id"] for f in before}
    assert found["set_aside"] == len(before) - len(after)


def test_a_longer_code_wins_over_its_family(tmp_path: Path) -> None:
    configure(tmp_path, 'select = ["A301"]\nignore = ["A3"]\nseverity = {A = "info", A301 = "warning"}\n')
    assert rules(tmp_path) == [("A301", "warning")]


def test_what_is_left_out_is_said(tmp_path: Path) -> None:
    months = sum(rule.startswith("M") for rule, _ in rules(tmp_path))
    configure(tmp_path, 'ignore = ["M"]\n')
    assert (
        months > 2
        and f"Hallazgos que la configuración deja fuera: {months}"
        in command(tmp_path, "check", ERRORS).stdout
    )


def test_fail_on_and_language_come_from_it_and_options_win(tmp_path: Path) -> None:
    configure(tmp_path, 'fail-on = "never"\nlanguage = "en"\n')
    done = command(tmp_path, "check", ERRORS)
    assert done.returncode == 0 and done.stdout.startswith("Errors found")
    over = command(tmp_path, "check", ERRORS, "--fail-on", "error", "--lang", "es")
    assert over.returncode == 1 and over.stdout.startswith("Con errores")
    assert "Reading" in command(tmp_path, "rules").stdout


def test_the_nearest_one_decides_and_a_foreign_pyproject_is_passed_over(tmp_path: Path) -> None:
    configure(tmp_path, '[tool.poi-audit]\nlanguage = "en"\n', "pyproject.toml")
    configure(tmp_path / "a", "[project]\nname = 'x'\n", "pyproject.toml")
    below = tmp_path / "a/b"
    below.mkdir()
    shown = command(below, "config").stdout
    assert shown.startswith("# ../../pyproject.toml\n") and tomllib.loads(shown)["language"] == "en"
    configure(tmp_path / "a", "", "poi-audit.toml")
    assert tomllib.loads(command(below, "config").stdout)["language"] == "es"


def test_config_prints_what_could_be_its_file(tmp_path: Path) -> None:
    text = (
        'language = "en"\nfail-on = "info"\nselect = ["A"]\nignore = ["A308"]\nbaseline = "b.toml"\n'
        '[severity]\nA302 = "info"\n[conventions]\nrounding = "cut"\n'
    )
    configure(tmp_path, text)
    shown = command(tmp_path, "config").stdout
    assert tomllib.loads(shown) == tomllib.loads(text)
    assert "valores por defecto" in command(tmp_path.parent, "config").stdout


def test_a_convention_fixed_by_hand_is_followed_and_said(tmp_path: Path) -> None:
    assert "G503" not in [rule for rule, _ in _good(tmp_path)]
    configure(tmp_path, '[conventions]\nrounding = "cut"\naverages_from = "printed"\n')
    found = json.loads(command(tmp_path, "check", GOOD, "--format", "json").stdout)
    fixed = {c["name"]: c["value"] for c in found["conventions"] if c.get("fixed")}
    assert fixed == {"rounding": "cut", "averages_from": "printed"}
    assert "fijado en la configuración" in command(tmp_path, "check", GOOD).stdout
    assert found["findings"] != _good(tmp_path.parent)


def _good(folder: Path) -> list[tuple[str, str]]:
    found = json.loads(command(folder, "check", GOOD, "--format", "json").stdout)
    return [(finding["rule"], finding["severity"]) for finding in found["findings"]]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('idioma = "es"', '"idioma" no es una clave conocida'),
        ('lenguage = "es"', '¿Quiso decir "language"?'),
        ('language = "fr"', "puede ser es o en"),
        ('fail-on = "errors"', '¿Quiso decir "error"?'),
        ('select = "A302"', "debe ser una lista de códigos"),
        ('ignore = ["A309X"]', 'la regla "A309X" no existe'),
        ('ignore = ["a302"]', '¿Quiso decir "A302"?'),
        ('[severity]\nA302 = "fatal"', "puede ser error, warning o info"),
        ('severity = "info"', "debe ser una tabla"),
        ('[conventions]\nroundng = "cut"', '¿Quiso decir "rounding"?'),
        ('[conventions]\nrounding = "up"', "half_up, half_even o cut"),
        ("language = ", "no es TOML válido"),
        ('baseline = "no.toml"', "no.toml: no se pudo abrir"),
    ],
)
def test_what_is_wrong_exits_2_with_a_suggestion(tmp_path: Path, text: str, said: str) -> None:
    configure(tmp_path, text)
    done = command(tmp_path, "check", GOOD)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr and done.stderr.count("\n") == 1
