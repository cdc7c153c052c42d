"""Results and inputs in a store that is no folder of this machine: here one in memory."""

from __future__ import annotations

import shutil
from pathlib import Path

import fsspec
import pytest
from batches import FIXTURES, content, run

from poi_audit.batch.folder import Folder
from poi_audit.batch.store import asked, canonical, opened
from poi_audit.model.errors import UsageError

PAGES = sorted((FIXTURES / "html").glob("*-errors.html"))


def test_files_are_written_whole_listed_and_removed() -> None:
    for folder in (Folder("memory://results"),):
        folder.write("a/b.txt", b"one")
        folder.write("a/b.txt", b"two")
        assert folder.read("a/b.txt") == b"two"
        assert folder.names("a") == ["a/b.txt"]
        assert folder.names("nothing") == []
        folder.remove("a/b.txt")
        folder.remove("a/b.txt")
        assert not folder.exists("a/b.txt")


def test_a_write_that_fails_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    folder = Folder(str(tmp_path))
    folder.write("a.txt", b"one")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(UsageError, match="no queda espacio"):
        folder.write("a.txt", b"two")
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]
    assert folder.read("a.txt") == b"one"


def test_results_in_another_store_can_be_asked(tmp_path: Path) -> None:
    """They are written here and carried there: a worker process does not share this one's memory."""
    for path in PAGES:
        shutil.copy(path, tmp_path)
    run("batch", "*.html", "-o", "out", cwd=tmp_path, code=1)
    memory = fsspec.filesystem("memory")
    memory.put(str(tmp_path / "out"), "/carried", recursive=True)
    with opened("memory://carried") as con:
        assert {table: canonical(con, table) for table in ("reports", "findings")} == {
            table: content(tmp_path / "out")[table] for table in ("reports", "findings")
        }
        with pytest.raises(UsageError):
            asked(con, "SELECT * FROM read_text('/etc/hostname')")


def test_files_of_another_store_are_read(tmp_path: Path) -> None:
    from poi_audit.batch.fetch import fetched
    from poi_audit.batch.inputs import Input, Shard, inputs_of

    memory = fsspec.filesystem("memory")
    for path in PAGES:
        memory.pipe(f"/inputs/{path.name}", path.read_bytes())
    found = inputs_of(["memory://inputs"], str(tmp_path), Shard())
    assert [one.name.rpartition("/")[2] for one in found] == [path.name for path in PAGES]
    assert inputs_of(["memory://inputs/*.html"], str(tmp_path), Shard()) == found
    with fetched(found[0]) as file:
        assert file.path.read_bytes() == PAGES[0].read_bytes()
        assert file.path.name == file.sha256
    with fetched(Input("gone", "memory://inputs/gone.pdf")) as file:
        assert (file.sha256, file.why) == (None, "el archivo no existe")
    with pytest.raises(UsageError):
        inputs_of(["memory://nothing"], str(tmp_path), Shard())


def test_a_store_that_is_not_known_is_one_sentence(tmp_path: Path) -> None:
    done = run("batch", "nowhere://x", "-o", "out", cwd=tmp_path, code=2)
    assert done.stderr.count("\n") == 1
