"""The command line as a person first meets it: folders, dates, slips of the tongue, spreadsheets, other encodings."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
import runs
from paths import PDFS, ROOT

run = partial(runs.command, Path())
GOOD, WRONG = PDFS / "2021-sem-small.pdf", PDFS / "2024-annual-errors.pdf"
LANGS = pytest.mark.parametrize("lang", ["es", "en"])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A report, one in a folder within, a file that is no report, and what only lies beside them."""
    home = tmp_path / "informes"
    (home / "2024").mkdir(parents=True)
    shutil.copy(GOOD, home / "a.pdf")
    shutil.copy(WRONG, home / "2024" / "b.pdf")
    shutil.copy(ROOT / "fixtures/negatives/pei.pdf", home / "pei.pdf")
    (home / "leame.md").write_text("nada", "utf-8")
    (home / "~$papel.xlsx").write_bytes(b"lock")
    return home


@LANGS
def test_a_folder_is_checked_file_by_file(folder: Path, lang: str) -> None:
    done = run("check", folder, "--format", "json", "--lang", lang)
    assert [audit["source"]["file"] for audit in json.loads(done.stdout)] == ["b.pdf", "a.pdf", "pei.pdf"]
    assert done.returncode == 3 and done.stderr.count("\n") == 1


@LANGS
def test_what_is_no_report_is_said_and_costs_nothing_where_that_is_asked(folder: Path, lang: str) -> None:
    done = run("check", folder, "--skip-non-reports", "--fail-on", "never", "--lang", lang)
    assert done.returncode == 0 and done.stderr.startswith("pei.pdf: ")
    assert {"es": "no contiene un reporte", "en": "holds no"}[lang] in done.stderr
    damaged = run("check", ROOT / "fixtures/negatives/damaged.pdf", "--skip-non-reports", "--lang", lang)
    assert damaged.returncode == 3, "a report may be in what cannot be read"


@LANGS
@pytest.mark.parametrize("command", [("check",), ("batch", "-o", "resultados")], ids=lambda words: words[0])
def test_an_empty_folder_is_wrong_usage(tmp_path: Path, command: tuple[str, ...], lang: str) -> None:
    (tmp_path / "vacía").mkdir()
    done = runs.command(tmp_path, command[0], "vacía", *command[1:], "--lang", lang)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert {"es": "la carpeta no tiene", "en": "the folder has no"}[lang] in done.stderr


@pytest.mark.parametrize("text", ["05/01/2025", "5/1/2025", "5-1-2025", "2025-01-05"])
def test_a_day_is_taken_as_peru_writes_it_and_as_iso(text: str) -> None:
    audits = [
        run("check", PDFS / "2024-annual-bare.pdf", "--as-of", day, "--format", "json").stdout
        for day in ("2025-01-05", text)
    ]
    assert audits[0] == audits[1]


@LANGS
@pytest.mark.parametrize("text", ["31/02/2024", "2024/08/20", "8/20/2024", "ayer", "20/08-2024"])
def test_what_is_no_day_is_refused_with_an_example(text: str, lang: str) -> None:
    done = run("check", GOOD, "--as-of", text, "--lang", lang)
    assert done.returncode == 2 and "20/08/2024" in done.stderr and "2024-08-20" in done.stderr


@LANGS
@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("informe.pdf", 'poi-audit check "informe.pdf"'),
        ("fixtures", 'poi-audit check "fixtures"'),
        ("revisar", '"check"'),
        ("Comparar", '"compare"'),
        ("configuración", '"config"'),
        ("chek", '"check"'),
    ],
)
def test_a_file_or_a_spanish_word_in_the_place_of_the_command_gets_a_hint(
    word: str, meant: str, lang: str
) -> None:
    done = runs.command(ROOT, word, "--lang", lang)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert meant in done.stderr and {"es": "no existe", "en": "There is no"}[lang] in done.stderr


@pytest.mark.parametrize(("form", "separator"), [("csv-excel", ","), ("csv-excel-semicolon", ";")])
def test_csv_for_excel_has_its_mark_and_the_same_cells(tmp_path: Path, form: str, separator: str) -> None:
    target = tmp_path / "hallazgos.csv"
    for command in (("extract", GOOD), ("check", WRONG)):
        plain, excel = (run(*command, "--format", name).stdout for name in ("csv", form))
        assert excel[0] == "\ufeff"
        rows = [
            list(csv.reader(io.StringIO(text), delimiter=sign))
            for text, sign in ((plain, ","), (excel[1:], separator))
        ]
        assert rows[0] == rows[1] and len(rows[0]) > 5
    assert run("check", WRONG, "--output", f"{form}:{target}").returncode == 1
    assert target.read_bytes().startswith(b"\xef\xbb\xbfid" + separator.encode())


@LANGS
def test_with_everything_accepted_the_verdict_says_how_many_were(tmp_path: Path, lang: str) -> None:
    accepted, words = tmp_path / "aceptados.toml", ("--lang", lang)
    assert run("baseline", WRONG, "-o", accepted, *words).returncode == 0
    count = accepted.read_text("utf-8").count("[findings.")
    done = run("check", WRONG, "--baseline", accepted, *words)
    said = {
        "es": f"Sin observaciones nuevas ({count} aceptadas)",
        "en": f"Nothing new to report ({count} accepted)",
    }
    assert done.returncode == 0 and done.stdout.startswith(said[lang]) and count > 5
    page = tmp_path / "o.html"
    run("check", WRONG, "--baseline", accepted, "--html", page, *words)
    assert said[lang] in page.read_text("utf-8")


@LANGS
def test_an_undated_report_says_what_a_date_would_decide(lang: str) -> None:
    audit = json.loads(run("check", PDFS / "2024-annual-bare.pdf", "--format", "json", "--lang", lang).stdout)
    (finding,) = [f for f in audit["findings"] if f["rule"] == "S213"]
    assert f"--as-of {'DD/MM/AAAA' if lang == 'es' else 'YYYY-MM-DD'}" in finding["message"]


@LANGS
def test_sarif_leads_to_the_documentation_where_its_address_is_stated(
    lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def driver() -> dict[str, object]:
        run_of = json.loads(run("check", WRONG, "--format", "sarif", "--lang", lang).stdout)["runs"][0]
        driver: dict[str, object] = run_of["tool"]["driver"]
        return driver

    monkeypatch.setenv("POI_AUDIT_DOCS", "https://docs.example.org/poi/")
    stated = driver()
    assert stated["informationUri"] == "https://docs.example.org/poi"
    folder = {"es": "reglas", "en": "rules"}[lang]
    rules = {rule["id"]: rule for rule in stated["rules"]}  # type: ignore[attr-defined]
    assert rules["A302"]["helpUri"] == f"https://docs.example.org/poi/{folder}/A3.html#a302"
    assert all("helpUri" in rule for code, rule in rules.items() if not code.startswith("L"))
    monkeypatch.setenv("POI_AUDIT_DOCS", "ftp://nowhere")
    assert "informationUri" not in driver(), "no address is invented"


@pytest.mark.parametrize("encoding", ["cp850", "cp1252", "ascii", "utf-8"])
def test_what_an_encoding_lacks_is_shown_by_its_nearest(encoding: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "poi_audit", "check", str(WRONG)],
        env=os.environ | {"PYTHONIOENCODING": encoding},
        capture_output=True,
        check=False,
    )
    text = done.stdout.decode(encoding)
    assert (done.returncode, done.stderr) == (1, b"")
    assert "recalculada" in text and "\\u" not in text and "\ufffd" not in text
    assert ("ó" in text) == (encoding != "ascii")
