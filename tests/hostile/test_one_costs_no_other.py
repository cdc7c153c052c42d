"""One file's trouble costs the other files of the call nothing; nothing is waited for without a limit."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from poi_audit.model.outcome import Failure
from poi_audit.model.plain_file import NotPlainError, read_plain
from poi_audit.process.guard import Guard
from poi_audit.process.limits import Limits
from poi_audit.render.formats import FORMATS
from poi_audit.run import session

ROOT = Path(__file__).parents[2]
GOOD = ROOT / "fixtures/html/2024-annual-small.html"
BOOK = ROOT / "fixtures/excel/2024-annual-small.xlsx"
not_on_windows = pytest.mark.skipif(sys.platform == "win32", reason="links, pipes and bytes as names")


def run(
    *arguments: object, folder: Path | None = None, seconds: int = 60
) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "poi_audit", *map(str, arguments)]
    return subprocess.run(
        command, capture_output=True, check=False, encoding="utf-8", cwd=folder, timeout=seconds
    )


def looped(folder: Path) -> Path:
    (folder / "a.html").symlink_to("b.html")
    (folder / "b.html").symlink_to("a.html")
    return folder / "a.html"


def misnamed(folder: Path) -> Path:
    """A good report under a name that is no UTF-8."""
    name = os.fsencode(folder) + b"/reporte-\xff\xf1.html"
    with open(name, "wb") as file:  # noqa: PTH123
        file.write(GOOD.read_bytes())
    return Path(os.fsdecode(name))


@not_on_windows
@pytest.mark.parametrize("format", FORMATS)
def test_a_loop_of_links_and_a_name_that_is_no_utf_8_stand_beside_the_good_file(
    format: str, tmp_path: Path
) -> None:
    done = run("check", GOOD, looped(tmp_path), misnamed(tmp_path), "--format", format)
    assert done.returncode == 3
    assert done.stderr.splitlines() == [
        "a.html: no se pudo abrir el archivo: es un enlace que lleva a sí mismo"
    ]
    alone = run("check", GOOD, "--format", format)
    assert alone.returncode == 0
    if format == "json":
        assert json.loads(done.stdout)[0] == json.loads(alone.stdout)
        assert [document["verdict"] for document in json.loads(done.stdout)] == [
            "clean",
            "unreadable",
            "clean",
        ]
    if format == "sarif":
        (one,) = json.loads(done.stdout)["runs"]
        assert [artifact["location"]["uri"] for artifact in one["artifacts"]][2].endswith(
            "reporte-%FF%F1.html"
        )


@not_on_windows
def test_a_loop_of_links_costs_no_other_file_in_outputs_folders_and_batches(tmp_path: Path) -> None:
    loop = looped(tmp_path)
    done = run("check", GOOD, loop, "--html", tmp_path / "out.html")
    assert done.returncode == 3 and "interno" not in done.stderr and (tmp_path / "out.html").exists()
    done = run("ready", GOOD, "--folder", tmp_path)
    assert "interno" not in done.stderr and done.stdout


@not_on_windows
def test_only_plain_files_are_read(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    start = time.monotonic()
    done = run("check", GOOD, pipe, "/dev/zero", "--format", "jsonl")
    assert done.returncode == 3
    assert done.stderr.splitlines() == ["pipe: no es un archivo", "zero: no es un archivo"]
    for option in ("--baseline", "--layout"):
        for odd in (pipe, "/dev/zero"):
            done = run("check", GOOD, option, odd)
            assert done.returncode == 2 and "no es un archivo" in done.stderr, option
    done = run("check", GOOD, "--xlsx", tmp_path / "o.xlsx", "--carry", pipe)
    assert done.returncode == 2 and "pipe" in done.stderr
    (tmp_path / "poi-audit.toml").write_text('baseline = "pipe"\n')
    done = run("check", GOOD, folder=tmp_path)
    assert done.returncode == 2 and "pipe" in done.stderr
    assert time.monotonic() - start < 60


@not_on_windows
def test_what_pretends_to_be_a_plain_file_is_not_waited_for(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A stream of the kernel says that it is a plain file, and has nothing to give: here a pipe whose mode lies."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = os.open(pipe, os.O_RDWR)
    try:
        monkeypatch.setattr("stat.S_ISREG", lambda mode: True)
        with pytest.raises(NotPlainError):
            read_plain(pipe, 1000)
    finally:
        os.close(writer)


def hang(path: Path) -> list[object] | Failure:
    time.sleep(60)
    return []


def test_after_a_time_limit_the_file_is_not_read_without_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "digest", hang)
    start = time.monotonic()
    with Guard(Limits(seconds=1)) as guard:
        found = session.guarded(guard, hang, GOOD)
    assert isinstance(found, Failure) and (found.code, found.sha256) == ("E304", None)
    assert time.monotonic() - start < 30


def test_a_file_that_ended_its_reader_keeps_its_digest() -> None:
    with Guard(Limits(seconds=1)) as guard:
        found = session.guarded(guard, hang, GOOD)
    assert isinstance(found, Failure) and found.sha256 is not None


@pytest.mark.parametrize("text", ["a" + ".a" * 200_000 + " = 1", "a = " + "[" * 100_000])
def test_settings_and_accepted_findings_are_read_within_limits(text: str, tmp_path: Path) -> None:
    path = tmp_path / "aceptados.toml"
    path.write_text(text)
    done = run("check", GOOD, "--baseline", path, seconds=30)
    assert done.returncode == 2 and done.stderr.startswith("aceptados.toml: no es TOML válido")
    path.rename(tmp_path / "poi-audit.toml")
    done = run("check", GOOD, folder=tmp_path, seconds=30)
    assert done.returncode == 2 and done.stderr.startswith("poi-audit.toml: no es TOML válido")


def test_a_workbook_whose_dispositions_are_kept_is_read_within_limits(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """It goes through the process that reads, and ends there."""
    from poi_audit.model.errors import LimitError, UsageError
    from poi_audit.render.outputs import Outputs
    from poi_audit.render.people import Wanted, write_files

    called = []

    def ended(function: object, *arguments: object) -> object:
        called.append(arguments)
        raise LimitError("pasa de 1 s")

    wanted = Wanted(xlsx=tmp_path / "o.xlsx", carry=BOOK)
    with pytest.raises(UsageError, match="2024-annual-small"):
        write_files(wanted, [], ended, None, "es", [], Outputs([BOOK], False))
    assert called == [(BOOK,)]
