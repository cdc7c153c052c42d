"""Good and bad files in one call: every good one has the result it has without the bad ones, in its place.

POI_AUDIT_MIXED is how many files (40); docs/reliability.md has a run with 200.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from books import HOSTILE
from mutate import damaged
from pdfs import PDFS

FIXTURES = Path(__file__).parents[2] / "fixtures"
COUNT = int(os.environ.get("POI_AUDIT_MIXED", "40"))
GOOD = [
    path
    for folder in ("html", "excel", "pdfs")
    for path in sorted((FIXTURES / folder).iterdir())
    if path.suffix != ".json" and "errors" not in path.name
]


def checked(files: list[Path]) -> tuple[int, list[dict[str, Any]]]:
    command = [sys.executable, "-m", "poi_audit", "check", "--format", "json", "--timeout", "20"]
    done = subprocess.run([*command, *map(str, files)], capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr
    return done.returncode, json.loads(done.stdout)


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Handmade hostile files, small ones first, damaged good ones, and what is no report."""
    folder = tmp_path_factory.mktemp("bad")
    made = {**PDFS, **HOSTILE}
    slow = {
        "forms.pdf",
        "form-draws-itself.pdf",
        "bomb.pdf",
        "bomb.xlsx",
        "bomb-text.xlsx",
        "many-parts.xlsx",
    }
    names = [name for name in made if name not in slow][: COUNT // 4]
    files = {name: made[name]() for name in [*names, "form-draws-itself.pdf"]}
    for number, path in enumerate(GOOD[:: max(1, len(GOOD) // (COUNT // 4))]):
        files[f"damaged-{number}-{path.name}"] = damaged(path.read_bytes()[:100_000], number)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return [*sorted(folder.iterdir()), *sorted((FIXTURES / "negatives").iterdir())]


def test_no_bad_file_costs_a_good_one_its_result(bad: list[Path]) -> None:
    bad = [bad[i % len(bad)] for i in range(COUNT // 2)]
    step = max(1, len(GOOD) // (COUNT // 2))
    good = [GOOD[i * step % len(GOOD)] for i in range(COUNT // 2)]
    _, alone = checked(good)
    code, together = checked([path for pair in zip(bad, good, strict=True) for path in pair])
    assert code == 3
    assert [document["source"]["file"] for document in together][::2] == [path.name for path in bad]
    assert together[1::2] == alone
    assert {document["verdict"] for document in alone} <= {"clean", "findings"}
    whole = [path for path in bad if not path.name.startswith("damaged-")]  # damage may hit what no one reads
    refused = {d["source"]["file"] for d in together[::2] if d["verdict"] == "unreadable"}
    assert {path.name for path in whole} <= refused
