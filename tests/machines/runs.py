"""Runs for tests: audits made once, and the command line in a folder of its own."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from paths import PDFS

from poi_audit.messages import Lang
from poi_audit.model.finding import Severity
from poi_audit.model.outcome import Checked, Failure, Reading
from poi_audit.render.formats import write_outcomes
from poi_audit.run.session import try_check

ERRORS = PDFS / "2024-annual-errors.pdf"
GOOD = PDFS / "2021-sem-small.pdf"


@cache
def audited(path: Path, password: str | None = None) -> list[Checked]:
    """The audits of a file's reports, made once."""
    found = try_check(path, Reading(password=password))
    assert not isinstance(found, Failure)
    return found


def checked(path: Path = ERRORS) -> Checked:
    """The audit of a file with one report, seen from a folder above it."""
    return replace(audited(path)[0], path=f"informes/{path.name}")


def failed() -> Failure:
    return Failure("vacío.pdf", None, "E301", "El archivo está vacío.", "informes/vacío.pdf")


def written(
    format: str,
    outcomes: Sequence[Checked | Failure],
    lang: Lang = "es",
    fail_on: Severity | None = Severity.ERROR,
) -> str:
    """What one format makes of a run."""
    file = io.StringIO(newline="")
    write_outcomes(format, outcomes, file, lang, fail_on)
    return file.getvalue()


def command(folder: Path, *arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """`poi-audit` in that folder, piped, within this process: where the process itself is not what is tested.

    It reads here too, and a defect of the program is raised.
    """
    from poi_audit.cli import run

    words = [str(argument) for argument in arguments]
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="", write_through=True) for _ in range(2))
    with (
        surroundings(environment | {"POI_AUDIT_DEBUG": "1"}),
        contextlib.chdir(folder),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        code = run(words)
    said, complained = (stream.buffer.getvalue().decode().replace("\r\n", "\n") for stream in (out, err))  # type: ignore[attr-defined]
    return subprocess.CompletedProcess(words, code, said, complained)


def started(folder: Path, *arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """The same in a process of its own, as from a shell."""
    with surroundings(environment):
        return subprocess.run(
            [sys.executable, "-m", "poi_audit", *map(str, arguments)],
            cwd=folder,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )


@contextlib.contextmanager
def surroundings(more: Mapping[str, str]) -> Iterator[None]:
    """These environment variables beside those that are set, without what a CI service sets."""
    before = dict(os.environ)
    for name in [name for name in before if name.startswith("GITHUB_")]:
        del os.environ[name]
    os.environ.update(more)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
