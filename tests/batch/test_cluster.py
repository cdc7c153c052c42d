"""The same batch on Dask: the same results, and a worker that is killed in the middle loses nothing.

Dask runs threads of its own for as long as a process lives: it has processes apart from that of the tests.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from batches import alive, apart, content, descendants, gone, kill, outcome, spooled, started, until

pytest.importorskip("distributed")

TWO = """
import sys
from distributed import LocalCluster
if __name__ == "__main__":
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50) as cluster:
        print(cluster.scheduler_address, *(nanny.pid for nanny in cluster.workers.values()), flush=True)
        sys.stdin.read()
"""


class Cluster(NamedTuple):
    """Its address, and its two worker processes, each with a nanny that starts a killed one anew."""

    address: str
    workers: tuple[int, ...]


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    script = tmp_path_factory.mktemp("cluster") / "two.py"
    script.write_text(TWO, "utf-8")
    running = started(script, cwd=script.parent, line=[sys.executable], listen=True)
    assert running.stdin is not None and running.stdout is not None
    address, *pids = running.stdout.readline().decode().split()
    yield Cluster(address, tuple(map(int, pids)))
    running.stdin.close()
    running.wait(60)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks at /proc")
def test_a_worker_killed_in_the_middle_loses_nothing(cluster: Cluster, country: Path, whole: Path) -> None:
    results = country / "cluster-killed"
    batch = started("batch", "files", "-o", results, "--scheduler", cluster.address, cwd=country)
    until(lambda: len(spooled(results)) >= 4)
    readers = descendants(cluster.workers[0])
    kill(cluster.workers[0])
    assert batch.wait(120) == 3
    assert not alive(cluster.workers[0])
    gone(readers)
    assert outcome(results) == outcome(whole)
    assert content(results) == content(whole)
    assert spooled(results) == []


def test_results_are_those_of_the_local_run_through_any_file_system(
    cluster: Cluster, country: Path, whole: Path
) -> None:
    """Inputs and results by address; what is known already is not read again."""
    results = country / "cluster"
    arguments = (f"file://{country}/files", "-o", f"file://{results}", "--scheduler", cluster.address)
    assert apart("batch", *arguments, cwd=country).code == 3
    assert content(results) == content(whole)
    assert outcome(results) == outcome(whole)
    before = sorted(results.rglob("*.parquet"))
    assert "0 archivos leídos ahora" in apart("batch", *arguments, cwd=country).stdout
    assert sorted(results.rglob("*.parquet")) == before


def test_a_scheduler_that_is_none_is_one_sentence(country: Path) -> None:
    patient = (
        "from poi_audit.batch import cluster; cluster.PATIENCE = '1s'; from poi_audit.cli import main; main()"
    )
    arguments = ("batch", "files", "-o", "nowhere", "--scheduler")
    for wrong in ("tcp://127.0.0.1:9", "nada", "local:0"):
        done = apart(*arguments, wrong, cwd=country, line=[sys.executable, "-c", patient])
        assert (done.code, done.stderr.count("\n")) == (2, 1)
        assert "--scheduler" in done.stderr
