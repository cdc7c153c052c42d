"""The same batch on Dask: the same results, and a worker that is killed in the middle loses nothing."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from runs import content, descendants, gone, kill, outcome, run, spooled, until

distributed = pytest.importorskip("distributed")


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """Two worker processes, each with a nanny that starts a killed one anew."""
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50
    ) as cluster:
        yield cluster


def workers(cluster: Any) -> list[int]:
    return sorted(nanny.pid for nanny in cluster.workers.values() if nanny.pid)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks at /proc")
def test_a_worker_killed_in_the_middle_loses_nothing(cluster: Any, country: Path, whole: Path) -> None:
    results = country / "cluster-killed"
    arguments = ("batch", "files", "-o", results, "--scheduler", cluster.scheduler_address)
    batch = Thread(target=lambda: run(*arguments, cwd=country, code=3))
    first = workers(cluster)
    batch.start()
    until(lambda: len(spooled(results)) >= 4)
    readers = descendants(first[0])
    kill(first[0])
    batch.join(120)
    assert not batch.is_alive()
    assert first[0] not in workers(cluster)
    gone(readers)
    assert outcome(results) == outcome(whole)
    assert content(results) == content(whole)
    assert spooled(results) == []


def test_results_are_those_of_the_local_run_through_any_file_system(
    cluster: Any, country: Path, whole: Path
) -> None:
    """Inputs and results by address; what is known already is not read again."""
    results = country / "cluster"
    arguments = (
        f"file://{country}/files",
        "-o",
        f"file://{results}",
        "--scheduler",
        cluster.scheduler_address,
    )
    run("batch", *arguments, cwd=country, code=3)
    assert content(results) == content(whole)
    assert outcome(results) == outcome(whole)
    before = sorted(results.rglob("*.parquet"))
    said = run("batch", *arguments, cwd=country, code=3).stdout
    assert "0 archivos leídos ahora" in said
    assert sorted(results.rglob("*.parquet")) == before


def test_a_scheduler_that_is_none_is_one_sentence(country: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from poi_audit.batch import cluster as module

    monkeypatch.setattr(module, "PATIENCE", "1s")
    for wrong in ("tcp://127.0.0.1:9", "nada", "local:0"):
        done = run("batch", "files", "-o", "nowhere", "--scheduler", wrong, cwd=country, code=2)
        assert "--scheduler" in done.stderr
