"""`show`, `explain` and the shell's completion, as a user meets them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest
from paths import PDFS
from runs import ERRORS, command, started

from poi_audit.contract.schema import SHOW


def shown(folder: Path, *arguments: object) -> str:
    done = command(folder, "show", *arguments)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_show_gives_cells_steps_averages_findings_and_place(tmp_path: Path) -> None:
    text = shown(tmp_path, ERRORS, "AOI00199200044")
    assert re.search(r"^acumulado +48\.00 +49\.00$", text, re.M)
    assert re.search(r"^avance % +102\.08 +P408$", text, re.M)
    assert "EJEC. acumulado 49.00 / PROG. acumulado 48.00 × 100 = 102.0833…" in text
    assert "el tope de 100 lo limita a 100" in text
    assert "AEI.03.01 promedio: publicado 94.4 · recalculado 94.4 · concuerda" in text
    assert "ERROR P408  avance %  p. 1" in text and "p. 1 [" in text


def test_the_steps_follow_the_reading_by_which_a_figure_agrees(tmp_path: Path) -> None:
    text = shown(tmp_path, ERRORS, "AOI00199200041")
    assert "EJEC. acumulado 1,841.00 / suma de los meses PROG. 1,880.00 × 100 = 97.9255…" in text
    assert "otra lectura admisible da 100.00" in text


@pytest.mark.parametrize("name", ["2021-sem-errors", "2021-annual-errors", "2022-sem-errors", "2024-midyear"])
def test_every_recomputed_number_is_reached_by_its_steps(tmp_path: Path, name: str) -> None:
    file = PDFS / f"{name}.pdf"
    codes = set(re.findall(r"AEI\.\d+\.\d+", command(tmp_path, "extract", file).stdout))
    text = shown(tmp_path, file, *sorted(codes))
    steps = re.findall(r"^avance .*recalculado ([\d.,]+) ·.*\n((?:  .*\n)*)", text, re.M)
    assert len(steps) > 5
    for value, lines in steps:
        assert not lines or f": {value}\n" in lines


def test_json_has_the_cells_the_steps_and_the_findings_of_check(tmp_path: Path) -> None:
    codes = ("AOI00199200041", "AOI00199200044")
    document = json.loads(shown(tmp_path, ERRORS, *codes, "--format", "json"))
    jsonschema.Draft202012Validator(SHOW).validate(document)
    first, second = document["activities"]
    assert [first["activity"]["code"], second["activity"]["code"]] == list(codes)
    assert second["action"]["code"] == "AEI.03.01" and second["objective"]["code"] == "OEI.03"
    assert second["activity"]["physical"]["percent"]["text"] == "102.08"
    percent = next(f for f in second["recomputed"] if f["where"]["column"] == "percent")
    assert (percent["published"], percent["expected"], percent["verdict"]) == (
        "102.08",
        "100.00",
        "inconsistent",
    )
    assert "EJEC. acumulado 49.00 / PROG. acumulado 48.00 × 100 = 102.0833…" in percent["steps"]
    assert {figure["where"]["column"] for figure in second["enters"]} == {"average", "total", "type_i"}
    checked = json.loads(command(tmp_path, "check", ERRORS, "--format", "json").stdout)
    assert first["findings"] + second["findings"] == [
        finding for finding in checked["findings"] if finding["where"]["code"] in codes
    ]


def test_a_code_in_any_case_and_a_typo(tmp_path: Path) -> None:
    assert shown(tmp_path, ERRORS, "aoi00199200041") == shown(tmp_path, ERRORS, "AOI00199200041")
    done = command(tmp_path, "show", ERRORS, "AOI0019920041")
    assert (done.returncode, done.stdout) == (2, "") and '¿Quiso decir "AOI00199200041"?' in done.stderr


def test_an_action_shows_its_activities_and_english_is_english(tmp_path: Path) -> None:
    text = shown(tmp_path, ERRORS, "AEI.03.01", "--lang", "en")
    assert len(re.findall(r"^How it is recomputed$", text, re.M)) > 2
    assert shown(tmp_path, ERRORS, "OEI.03", "--lang", "en").startswith(text.rstrip("\n"))
    assert "sum of the months" in text and "suma de los meses" not in text


def test_explain_shows_a_rules_page_and_suggests_a_near_code(tmp_path: Path) -> None:
    page = command(tmp_path, "explain", "a302")
    assert page.returncode == 0 and page.stdout.startswith("A302  ") and "Qué hacer:" in page.stdout
    english = command(tmp_path, "explain", "A302", "--lang", "en").stdout
    assert english.startswith("A302  EJEC. accumulated") and "What to do: ask for" in english
    for text in (page.stdout, english):
        assert "La columna AVANCE ACUMULADO, en las filas PROGRAMADO y EJECUTADO" in text, "the note, quoted"
    wrong = command(tmp_path, "explain", "A3O2")
    assert wrong.returncode == 2 and '¿Quiso decir "A302"?' in wrong.stderr


def test_the_shell_completes_commands_formats_and_codes(tmp_path: Path) -> None:
    def complete(words: str) -> set[str]:
        count = str(len(words.split(" ")) - 1)
        done = started(tmp_path, _POI_AUDIT_COMPLETE="complete_bash", COMP_WORDS=words, COMP_CWORD=count)
        return set(done.stdout.split())

    assert complete("poi-audit ex") == {"expect", "extract", "explain"}
    assert complete("poi-audit check --format s") == {"sarif"}
    assert "--output" in complete("poi-audit check --o")
    assert "A302" in complete("poi-audit explain A3")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_each_shell_gets_its_script(tmp_path: Path, shell: str) -> None:
    done = command(tmp_path, "completion", shell)
    assert done.returncode == 0 and "poi-audit" in done.stdout and "_POI_AUDIT_COMPLETE" in done.stdout
