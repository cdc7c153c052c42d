"""Results of which something is missing or damaged: it is named when asked, and made anew by the next run."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from batches import FIXTURES, content, records, run

from poi_audit.batch.folder import Folder
from poi_audit.batch.inputs import Shard
from poi_audit.batch.recover import LOCKS, alone
from poi_audit.model.errors import UsageError

PAGES = sorted((FIXTURES / "html").glob("*-errors.html"))[:2]


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("whole")
    for page in PAGES:
        shutil.copy(page, folder)
    run("batch", "*.html", "-o", "out", cwd=folder, code=1)
    return folder


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-40])


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def spoiled(path: Path) -> None:
    """The rows overwritten: beginning and end are still those of a Parquet file."""
    data = path.read_bytes()
    path.write_bytes(data[:4] + bytes(len(data) // 2) + data[4 + len(data) // 2 :])


@pytest.mark.parametrize("damage", [cut, emptied, spoiled, Path.unlink])
def test_a_damaged_part_is_named_when_it_is_asked(
    damage: Callable[[Path], None], done: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    shutil.copytree(done / "out", out)
    part = next(out.glob("findings/*/*.parquet"))
    damage(part)
    for arguments in (("query", "out", "SELECT * FROM findings"), ("dashboard", "out", "-o", "site")):
        said = run(*arguments, cwd=tmp_path, code=3).stderr
        assert said.startswith(f"{part.relative_to(out).as_posix()}: falta o está dañado"), said


@pytest.mark.parametrize("damage", [cut, emptied, Path.unlink])
def test_a_damaged_part_is_made_anew_and_said(
    damage: Callable[[Path], None], done: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "again"
    shutil.copytree(done, folder)
    damage(next((folder / "out").glob("findings/*/*.parquet")))
    again = run("batch", "*.html", "-o", "out", cwd=folder, code=1)
    assert "dañado" in again.stderr and "manifest/" in again.stderr
    assert all(record.audited for record in records(folder / "out").values())
    assert content(folder / "out") == content(done / "out")


@pytest.mark.parametrize(
    "wrong",
    [
        {"files": "reports"},
        {"files": {"reports": ["../../elsewhere.parquet"]}},
        {"part": 7},
        [],
        {"run": "first"},
        {"limits": 3},
        {"sha256": ["x"]},
        {"outcome": "good"},
    ],
)
def test_a_manifest_of_wrong_types_is_named_and_mended(wrong: object, done: Path, tmp_path: Path) -> None:
    folder = tmp_path / "again"
    shutil.copytree(done, folder)
    path = next((folder / "out/manifest").iterdir())
    lines = [json.loads(line) for line in path.read_text().splitlines()]
    number = 0 if not isinstance(wrong, dict) or wrong.keys() & {"files", "part"} else 1
    lines[number] = {**lines[number], **wrong} if isinstance(wrong, dict) else wrong
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    said = run("query", "out", "files", cwd=folder, code=3).stderr
    assert said.startswith(f"manifest/{path.name}: el manifiesto está dañado"), said
    assert "dañado" in run("batch", "*.html", "-o", "out", cwd=folder, code=1).stderr
    assert content(folder / "out") == content(done / "out")


def test_a_manifest_of_another_version_is_left_alone(done: Path, tmp_path: Path) -> None:
    folder = tmp_path / "again"
    shutil.copytree(done, folder)
    path = next((folder / "out/manifest").iterdir())
    path.write_text(path.read_text().replace("poi-audit/manifest/1", "poi-audit/manifest/9"))
    before = path.read_bytes()
    assert "otra versión" in run("batch", "*.html", "-o", "out", cwd=folder, code=3).stderr
    assert path.read_bytes() == before


def test_a_folder_that_cannot_be_used_is_named(done: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / LOCKS).write_text("")
    said = run("batch", str(done), "-o", "out", cwd=tmp_path, code=2).stderr
    assert str(tmp_path / "out") in said and "interno" not in said


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the superuser writes everywhere")
def test_a_folder_that_is_read_only_is_named(done: Path, tmp_path: Path) -> None:
    folder = tmp_path / "again"
    shutil.copytree(done, folder)
    for path in (folder / "out").rglob("*"):
        path.chmod(0o555 if path.is_dir() else 0o444)
    said = run("batch", "*.html", "-o", "out", cwd=folder, code=2).stderr
    assert "out" in said and "permiso" in said and "interno" not in said


def test_two_runs_on_one_folder_where_the_system_has_no_locks(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "fcntl", None)
    folder = Folder(str(tmp_path))
    waiting = "import sys, time\nfrom poi_audit.batch.claim import claimed\nfrom pathlib import Path\n"
    waiting += f"with claimed(Path({str(tmp_path / LOCKS)!r}), '1-of-2'):\n"
    waiting += "    print('held', flush=True)\n    time.sleep(60)\n"
    (tmp_path / LOCKS).mkdir()
    other = subprocess.Popen([sys.executable, "-c", waiting], stdout=subprocess.PIPE, text=True)
    try:
        assert other.stdout is not None and other.stdout.readline() == "held\n"
        for shard in (Shard(), Shard(1, 2)):
            with pytest.raises(UsageError, match=r"otra ejecución.*1-of-2"), alone(folder, shard):
                pass
        with alone(folder, Shard(2, 2)):
            pass
    finally:
        other.kill()
        other.communicate()
    with alone(folder, Shard(1, 2)):
        pass
    assert list((tmp_path / LOCKS).iterdir()) == []
