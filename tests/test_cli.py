"""The command line as a user meets it: exit codes, clean stdout, one sentence where something is wrong."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import runs
from paths import PDFS, ROOT

from poi_audit.cli import COMMANDS
from poi_audit.contract.schema import CHECK, EXTRACT

GOOD = PDFS / "2021-sem-small.pdf"
HEAVY = ("pandas", "camelot", "cv2", "pdfplumber", "pyarrow", "duckdb", "fsspec", "distributed")


run = partial(runs.command, Path())
begun = partial(runs.started, Path())
"""In a process of its own, where its start, its end or the process that reads are what is tested."""


def one_sentence(text: str) -> bool:
    return text.count("\n") == 1 and "Traceback" not in text and text.strip() != ""


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    path = tmp_path / "vacío.pdf"
    path.write_bytes(b"")
    return path


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    path = tmp_path / "dañado.pdf"
    path.write_bytes(GOOD.read_bytes()[:700])
    return path


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "carta.txt"
    path.write_text("Lima, 3 de marzo. Estimados señores: adjunto lo solicitado.\n", "utf-8")
    return path


def test_version() -> None:
    done = begun("--version")
    assert (done.returncode, done.stderr) == (0, "")
    assert re.fullmatch(r"poi-audit \d+\.\d+\.\d+\n", done.stdout)


@pytest.mark.parametrize("command", ["extract", "check", "rules", "schema"])
def test_help_names_every_command_and_each_has_its_own(command: str) -> None:
    assert command in run("--help").stdout
    assert run(command, "--help").returncode == 0


@pytest.mark.parametrize("arguments", [[], *([command] for command in COMMANDS)], ids=str)
def test_help_is_spanish_throughout_and_cut_nowhere(arguments: list[str]) -> None:
    text = run(*arguments, "--help").stdout
    assert text.startswith("Uso: poi-audit") and "Opciones:" in text
    assert not re.search(r"Usage|Options|Commands|Arguments|default:|required|Show this|<\w+|\.{4}", text)
    assert not re.search(r"^  \w+ .*\.\.\.$", text, re.M), "a sentence cut short"


def test_without_arguments_the_commands_are_listed_in_the_order_of_use() -> None:
    done = run()
    assert (done.returncode, done.stdout) == (2, "")
    assert tuple(re.findall(r"^  ([a-z]+)  ", done.stderr.split("Órdenes:")[1], re.M)) == COMMANDS


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["chek", "x.pdf"], '¿Quiso decir "check"?'),
        (["check", "x.pdf", "--formatos", "json"], "¿Quiso decir --format?"),
        (["check", "x.pdf", "--format", "jsn"], '¿Quiso decir "json"?'),
        (["check", "x.pdf", "--fail-on", "errors"], '¿Quiso decir "error"?'),
        (["extract", "x.pdf", "--engine", "pdfplumer"], '¿Quiso decir "pdfplumber"?'),
        (["extract", "x.pdf", "--pages", "47-38"], "por ejemplo 38-47"),
        (["extract", "x.pdf", "--pages", "todas"], "por ejemplo 38-47"),
        (["extract", "x.pdf", "--format", "csv", "--where"], "--where solo acompaña a --format json"),
        (["check", "x.pdf", "--as-of", "20/20/2024"], "por ejemplo 20/08/2024 o 2024-08-20"),
        (["check"], "Falta ARCHIVO"),
        (["schema", "chek"], '¿Quiso decir "check"?'),
        (["schema", "check", "extract"], "Sobra"),
        (["check", "x.pdf", "--lang"], "--lang"),
    ],
)
def test_wrong_usage_exits_2_with_a_suggestion(arguments: list[str], said: str) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert one_sentence(done.stderr) and said in done.stderr


def test_no_command_shows_the_help_and_exits_2() -> None:
    done = begun()
    assert done.returncode == 2 and "check" in done.stderr


def test_extract_prints_clean_json_that_holds_its_schema() -> None:
    done = begun("extract", GOOD)
    assert (done.returncode, done.stderr) == (0, "")
    jsonschema.validate(json.loads(done.stdout), EXTRACT)


def test_extract_where_gives_each_figure_its_place() -> None:
    report = json.loads(run("extract", GOOD, "--where").stdout)
    jsonschema.validate(report, EXTRACT)
    figure = report["objectives"][0]["actions"][0]["activities"][0]["physical"]["programmed"]["accumulated"]
    assert figure["page"] == 1 and len(figure["bbox"]) == 4


def test_extract_table_and_csv_show_the_figures() -> None:
    report = json.loads(run("extract", GOOD).stdout)
    code = report["objectives"][0]["actions"][0]["activities"][0]["code"]
    table, csv = run("extract", GOOD, "--format", "table"), run("extract", GOOD, "--format", "csv")
    assert (table.returncode, table.stderr, csv.returncode, csv.stderr) == (0, "", 0, "")
    assert code in table.stdout and "\x1b" not in table.stdout
    assert csv.stdout.startswith("file,ue,year,objective,") and f",{code}," in csv.stdout


@pytest.mark.parametrize("name", ["empty", "damaged", "letter"])
@pytest.mark.parametrize("command", ["extract", "check"])
def test_a_file_that_cannot_be_read_gets_one_sentence_and_exit_3(
    command: str, name: str, request: pytest.FixtureRequest
) -> None:
    path: Path = request.getfixturevalue(name)
    done = begun(command, path)
    assert (done.returncode, done.stdout) == (3, "")
    assert one_sentence(done.stderr) and done.stderr.startswith(f"{path.name}: ")


def test_a_missing_file_gets_one_sentence_and_exit_3(tmp_path: Path) -> None:
    done = begun("check", tmp_path / "no.pdf")
    assert done.returncode == 3 and one_sentence(done.stderr)


def test_an_unreadable_file_alone_is_still_an_audit_in_json(empty: Path) -> None:
    done = run("check", empty, "--format", "json")
    audit = json.loads(done.stdout)
    jsonschema.validate(audit, CHECK)
    assert done.returncode == 3 and audit["verdict"] == "unreadable" and audit["source"]["file"] == empty.name
    assert audit["problems"][0]["message"] in done.stderr


def test_a_bad_file_never_stops_the_others_and_keeps_its_place(empty: Path) -> None:
    done = begun("check", GOOD, empty, GOOD, "--format", "json")
    audits = json.loads(done.stdout)
    for audit in audits:
        jsonschema.validate(audit, CHECK)
    assert [audit["source"]["file"] for audit in audits] == [GOOD.name, empty.name, GOOD.name]
    assert [audit["verdict"] == "unreadable" for audit in audits] == [False, True, False]
    assert done.returncode == 3 and one_sentence(done.stderr)


def test_fail_on_decides_the_exit_code() -> None:
    wrong = PDFS / "2024-annual-errors.pdf"
    assert begun("check", wrong).returncode == 1
    assert run("check", wrong, "--fail-on", "never").returncode == 0
    assert run("check", wrong, "--fail-on", "info").returncode == 1
    audit = json.loads(run("check", GOOD, "--format", "json").stdout)
    worst = next((key for key in ("error", "warning", "info") if audit["counts"][key]), None)
    assert worst != "error"
    assert run("check", GOOD, "--fail-on", "error").returncode == 0


def test_several_files_are_each_shown() -> None:
    done = run("check", GOOD, PDFS / "2021-annual-small.pdf")
    assert done.stdout.count("Resumen") == 2


def test_nothing_depends_on_the_clock_or_the_folder(tmp_path: Path) -> None:
    copy = tmp_path / GOOD.name
    copy.write_bytes(GOOD.read_bytes())
    assert run("check", copy, "--format", "json").stdout == run("check", GOOD, "--format", "json").stdout
    assert str(tmp_path) not in run("check", copy).stdout


def test_an_unexpected_defect_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import poi_audit.extract
    from poi_audit import cli

    def broken(*_: object, **__: object) -> Any:
        raise ZeroDivisionError("secret")

    monkeypatch.setattr(poi_audit.extract, "read_all", broken)
    monkeypatch.delenv("POI_AUDIT_DEBUG", raising=False)
    with pytest.raises(SystemExit) as ended:
        cli.main(["check", str(GOOD)])
    said = capsys.readouterr()
    assert ended.value.code == 3 and said.out == "" and one_sentence(said.err)
    monkeypatch.setenv("POI_AUDIT_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        cli.main(["check", str(GOOD)])


def test_a_reader_that_stops_reading_is_no_error() -> None:
    done = subprocess.run(
        f"'{sys.executable}' -m poi_audit extract '{GOOD}' | head -c 1",
        shell=True,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("{", "")


@pytest.mark.parametrize("command", ["extract", "check"])
def test_schema_prints_a_schema(command: str) -> None:
    done = run("schema", command)
    jsonschema.Draft202012Validator.check_schema(json.loads(done.stdout))


def test_rules_prints_each_code_once() -> None:
    from poi_audit.contract.catalogue import rules

    done = run("rules")
    assert (done.returncode, done.stderr) == (0, "")
    for rule in rules():
        assert len(re.findall(rf"^{rule.code}\b", done.stdout, re.M)) == 1


@pytest.mark.parametrize(
    "code",
    [
        "import poi_audit",
        "from poi_audit import cli; cli.run(['--help']); HEAVY += ['numpy', 'rich', 'lxml', 'jinja2', 'pypdfium2_raw']",
        f"from poi_audit import cli; cli.run(['check', {str(GOOD)!r}])",
        f"from poi_audit import cli; cli.run(['extract', {str(GOOD)!r}])",
    ],
    ids=["import", "help", "check", "extract"],
)
def test_the_heavy_libraries_stay_out(code: str) -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            f"HEAVY = {list(HEAVY)!r}\n{code}\n"
            "import sys; print([m for m in HEAVY if m in sys.modules], file=sys.stderr)",
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == "[]\n"


def test_progress_shows_on_a_terminal_only(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    import time

    from poi_audit.render import progress

    monkeypatch.setattr(progress, "PATIENCE", 0.05)
    with progress.waiting("informe.pdf"):
        time.sleep(0.3)
    assert capfd.readouterr().err == ""

    main, side = pty.openpty()
    with os.fdopen(side, "w") as terminal:
        monkeypatch.setattr(sys, "stderr", terminal)
        with progress.waiting("informe.pdf"):
            time.sleep(0.5)
        terminal.flush()
        shown = os.read(main, 65536).decode()
    os.close(main)
    assert "Leyendo informe.pdf" in shown


def test_several_reports_in_one_file_are_an_array() -> None:
    (file,) = (ROOT / "fixtures/several").glob("*.pdf")
    for command, schema in (("extract", EXTRACT), ("check", CHECK)):
        documents = json.loads(run(command, file, "--format", "json").stdout)
        assert len(documents) == 2
        for document in documents:
            jsonschema.validate(document, schema)
    assert run("check", file).stdout.count("Resumen") == 2


def test_a_locked_file_opens_with_its_password_only() -> None:
    locked = ROOT / "fixtures/negatives/locked.pdf"
    for password in ([], ["--password", "otra"]):
        done = begun("extract", locked, *password)
        assert (done.returncode, done.stdout) == (3, "") and one_sentence(done.stderr)
    done = begun("extract", locked, "--password", "clave")
    assert done.returncode == 0 and json.loads(done.stdout)["header"]["year"] == 2024


@pytest.mark.parametrize("path", sorted((ROOT / "fixtures/negatives").iterdir()), ids=lambda path: path.name)
def test_what_is_no_report_gets_one_sentence_in_either_command(path: Path) -> None:
    for command in ("extract", "check"):
        done = run(command, path)
        assert (done.returncode, done.stdout) == (3, "") and one_sentence(done.stderr)


def test_a_second_opinion_that_agrees_changes_no_figure() -> None:
    once, twice = (run("extract", GOOD, *more) for more in ([], ["--second-opinion", "pdfplumber"]))
    assert (once.stdout, once.returncode) == (twice.stdout, twice.returncode)


def test_pages_limits_where_the_report_is_looked_for() -> None:
    annex = PDFS / "annex.pdf"
    pages = json.loads(run("extract", annex).stdout)["source"]["pages"]
    assert (
        json.loads(run("extract", annex, "--pages", f"{pages[0]}-{pages[1]}").stdout)["source"]["pages"]
        == pages
    )
    assert run("extract", annex, "--pages", "1").returncode == 3


@pytest.mark.parametrize("command", ["check", "rules"])
def test_english_on_demand(command: str) -> None:
    file = [PDFS / "2024-annual-errors.pdf"] if command == "check" else []
    done = run(command, *file, "--lang", "en")
    assert "ERROR" in done.stdout and "ADVERTENCIA" not in done.stdout and "WARNING" in done.stdout


@pytest.mark.skipif(os.name == "nt", reason="a POSIX pipe")
def test_a_reader_who_leaves_early_costs_no_file_and_no_exit_code(tmp_path: Path) -> None:
    """Nobody reads the standard output at all: a full pipe breaks at once."""
    wanted = (tmp_path / "o.html", tmp_path / "o.sarif")
    options = ["--html", str(wanted[0]), "--output", f"sarif:{wanted[1]}"]
    reads, writes = os.pipe()
    os.close(reads)
    command = [sys.executable, "-m", "poi_audit", "check", str(PDFS / "2024-annual-errors.pdf"), *options]
    done = subprocess.run(command, stdout=writes, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writes)
    assert (done.returncode, done.stderr) == (1, "")
    assert wanted[0].read_text("utf-8").rstrip().endswith("</html>") and json.loads(
        wanted[1].read_text("utf-8")
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
def test_an_output_that_cannot_be_written_is_said_in_one_sentence() -> None:
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "poi_audit", "rules"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 2 and one_sentence(done.stderr) and "No se pudo escribir" in done.stderr
