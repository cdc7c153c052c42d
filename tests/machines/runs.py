"""Runs for tests: audits made once, and the command line in a folder of its own."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from poi_audit.messages import Lang
from poi_audit.model.finding import Severity
from poi_audit.render.formats import write_outcomes
from poi_audit.run.session import Checked, Failure, Reading, try_check

ROOT = Path(__file__).parents[2]
PDFS = ROOT / "fixtures/pdfs"
ERRORS = PDFS / "2024-annual-errors.pdf"
GOOD = PDFS / "2021-sem-small.pdf"
CARTA = ROOT / "fixtures/negatives/carta.txt"


@cache
def checked(path: Path = ERRORS) -> Checked:
    """The audit of a file with one report."""
    found = try_check(path, Reading())
    assert not isinstance(found, Failure)
    return replace(found[0], path=f"informes/{path.name}")


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
    """`poi-audit` in that folder, piped."""
    return subprocess.run(
        [sys.executable, "-m", "poi_audit", *map(str, arguments)],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={name: value for name, value in os.environ.items() if not name.startswith("GITHUB_")}
        | environment,
        check=False,
    )
