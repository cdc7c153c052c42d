"""Files made to break readers: each ends soon, in one sentence and exit code 3, and costs no other its result."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
from books import HOSTILE
from pdfs import PDFS

ROOT = Path(__file__).parents[2]
GOOD = ROOT / "fixtures/html/2024-annual-small.html"
FILES = PDFS | HOSTILE
SECONDS, MEGABYTES = 4, 1_000


def check(*files: Path, timeout: int = SECONDS) -> tuple[int, list[dict[str, object]], list[str]]:
    """Exit code, the JSON document of each file, and what was said."""
    command = [sys.executable, "-m", "poi_audit", "check", "--format", "json", "--timeout", str(timeout)]
    done = subprocess.run(
        [*command, "--max-memory", str(MEGABYTES), *map(str, files)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr
    found = json.loads(done.stdout)
    return done.returncode, found if isinstance(found, list) else [found], done.stderr.splitlines()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    for name, make in FILES.items():
        (folder / name).write_bytes(make())
    return folder


def test_each_is_refused_in_one_sentence_and_none_costs_a_good_file_its_result(folder: Path) -> None:
    order = [part for name in FILES for part in (folder / name, GOOD)]
    start = time.monotonic()
    code, found, said = check(*order)
    assert time.monotonic() - start < 180
    assert code == 3
    assert [document["source"]["file"] for document in found] == [file.name for file in order]  # type: ignore[index]
    good = [document for document in found if document["source"]["file"] == GOOD.name]  # type: ignore[index]
    assert len(good) == len(FILES) and all(document == good[0] for document in good)
    assert good[0]["verdict"] == "clean"
    bad = {document["source"]["file"]: document for document in found if document not in good}  # type: ignore[index]
    assert {name for name, document in bad.items() if document["verdict"] != "unreadable"} == set()
    codes = {name: document["problems"][0]["code"] for name, document in bad.items()}  # type: ignore[index]
    assert {name for name, code in codes.items() if code == "E303"} == set(), "defects"
    assert len(said) == len(FILES)


def test_endless_work_ends_at_a_limit(tmp_path: Path) -> None:
    bad = tmp_path / "forms.pdf"
    bad.write_bytes(PDFS["forms.pdf"]())
    code, found, said = check(GOOD, bad, GOOD, timeout=3)
    assert code == 3 and [document["verdict"] for document in found] == ["clean", "unreadable", "clean"]
    time_or_memory = ("pasa de 3 s", f"{MEGABYTES:,} MB")
    assert (
        len(said) == 1
        and said[0].startswith("forms.pdf: ")
        and any(limit in said[0] for limit in time_or_memory)
    )


def test_nothing_outside_the_file_is_read(folder: Path) -> None:
    host = Path("/etc/hostname")
    if not host.exists() or not host.read_text().strip():
        pytest.skip("this machine has no such file")
    _, found, said = check(folder / "outside.xlsx")
    assert host.read_text().strip() not in json.dumps(found) + "".join(said)
