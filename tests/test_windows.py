"""What differs between systems: nothing that is written, and what does not hold there is said."""

from __future__ import annotations

import io
import os
import zipfile
from functools import partial
from pathlib import Path

import pytest
import runs
from paths import PDFS

from poi_audit.batch import fetch
from poi_audit.batch.inputs import Input

run = partial(runs.command, Path())
WRONG = PDFS / "2024-annual-errors.pdf"


@pytest.mark.parametrize("ending", ["xlsx", "docx"])
def test_a_package_names_no_machine(tmp_path: Path, ending: str, monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    for system in (3, 0):
        monkeypatch.setattr(zipfile.sys, "platform", "win32" if system == 0 else "linux")
        assert (
            run("check", WRONG, f"--{ending}", tmp_path / f"o.{ending}", "--fail-on", "never").returncode == 0
        )
        made.append((tmp_path / f"o.{ending}").read_bytes())
        (tmp_path / f"o.{ending}").unlink()
    assert made[0] == made[1]
    assert {entry.create_system for entry in zipfile.ZipFile(io.BytesIO(made[0])).infolist()} == {3}


@pytest.mark.parametrize(("lang", "said"), [("es", "no en Windows"), ("en", "not on Windows")])
def test_the_help_says_which_limit_does_not_hold(lang: str, said: str) -> None:
    text = " ".join(run("check", "--lang", lang, "--help").stdout.split())
    assert said in text.split("--max-memory")[1][:200]


def test_a_file_of_a_batch_is_read_without_a_link(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "_linked", lambda *_: False)
    with fetch.fetched(Input("a.pdf", str(WRONG))) as found:
        assert not found.path.is_symlink() and found.path.read_bytes() == WRONG.read_bytes()


def test_output_has_the_same_line_ends_everywhere() -> None:
    done = runs.started(Path(), "rules")
    assert "\r" not in done.stdout and os.linesep in ("\n", "\r\n")
