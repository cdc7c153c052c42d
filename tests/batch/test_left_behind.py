"""However a run is ended, no process of it goes on, and what it left in the temporary directory is removed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from batches import FIXTURES, descendants, gone, until

from poi_audit.batch.scratch import ALIVE, OLD, PREFIX, sweep

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks at /proc")
ENDLESS = "forms.pdf"
ENDINGS = [signal.SIGTERM, signal.SIGHUP, signal.SIGKILL]


@pytest.fixture(scope="module")
def endless(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a file whose reading takes minutes."""
    from pdfs import PDFS

    folder = tmp_path_factory.mktemp("endless")
    (folder / ENDLESS).write_bytes(PDFS[ENDLESS]())
    return folder


def begun(folder: Path, *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "poi_audit", *arguments],
        cwd=folder,
        env=os.environ | {"TMPDIR": str(folder)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def busy(process: int) -> bool:
    """Whether a process has used a second of processor time."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return False
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK") > 1


@pytest.mark.parametrize("ending", ENDINGS)
def test_no_reading_process_outlives_a_check(ending: int, endless: Path) -> None:
    check = begun(endless, "check", ENDLESS, "--max-memory", "100000")
    until(lambda: any(busy(child) for child in descendants(check.pid)))
    children = descendants(check.pid)
    check.send_signal(ending)
    check.wait(10)
    gone(children)


@pytest.mark.parametrize("ending", ENDINGS)
def test_no_process_and_no_folder_of_a_batch_outlives_it(ending: int, endless: Path, tmp_path: Path) -> None:
    (tmp_path / ENDLESS).write_bytes((endless / ENDLESS).read_bytes())
    batch = begun(tmp_path, "batch", ENDLESS, "-o", "out", "--max-memory", "100000")
    until(lambda: any(busy(child) for child in descendants(batch.pid)))
    children = descendants(batch.pid)
    assert list(tmp_path.glob(f"{PREFIX}*"))
    batch.send_signal(ending)
    batch.wait(20)
    gone(children)
    if ending != signal.SIGKILL:
        assert not list(tmp_path.glob(f"{PREFIX}*"))
    (tmp_path / "good.html").write_bytes((FIXTURES / "html/2024-annual-small.html").read_bytes())
    again = begun(tmp_path, "batch", "good.html", "-o", "out")
    assert again.wait(60) == 0
    assert not list(tmp_path.glob(f"{PREFIX}*"))


def test_folders_that_are_held_or_new_or_of_others_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    holding = (
        "import sys, time\nfrom poi_audit.batch.scratch import scratch\n"
        "with scratch() as folder:\n    print(folder, flush=True)\n    time.sleep(60)\n"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", holding],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"TMPDIR": str(tmp_path)},
    )
    try:
        assert other.stdout is not None
        held = Path(other.stdout.readline().strip())
        new, old, foreign = (tmp_path / name for name in (f"{PREFIX}new", f"{PREFIX}old", "other"))
        for folder in (new, old, foreign):
            folder.mkdir()
        past = time.time() - 2 * OLD
        for folder in (old, foreign):
            os.utime(folder, (past, past))
        (tmp_path / f"{PREFIX}link").symlink_to(foreign)
        sweep()
        assert held.is_dir() and (held.parent / ALIVE).is_file()
        assert new.is_dir() and foreign.is_dir() and not old.exists()
    finally:
        other.kill()
        other.communicate()
    sweep()
    assert not held.parent.exists()
