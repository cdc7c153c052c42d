"""Ended at any moment, a batch loses the files in flight alone; what is run again is as if nothing had happened."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from batches import audited, begun, content, descendants, gone, kill, outcome, run, spooled, until

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks at /proc")


def test_killed_twice_it_ends_as_if_never(country: Path, whole: Path) -> None:
    results = country / "killed"
    kept = 0
    for wanted in (4, 8):
        batch = begun(results, wanted, country)
        children = descendants(batch.pid)
        kill(batch.pid)
        batch.wait()
        gone(children)
        kept += len(spooled(results))
    run("batch", "files", "-o", results, "-j", "2", cwd=country, code=3)
    assert len(audited(results, 1)) + len(audited(results, 2)) >= kept - 2  # the copies need no audit
    every = [path for number in (1, 2, 3) for path in audited(results, number)]
    assert len(every) == len(set(every)) == 26
    assert outcome(results) == outcome(whole)
    assert content(results) == content(whole)
    assert spooled(results) == []


def test_a_killed_worker_costs_nothing(country: Path, whole: Path) -> None:
    results = country / "worker"
    batch = begun(results, 4, country)
    for wanted in (5, 10):
        until(lambda wanted=wanted: len(spooled(results)) >= wanted)  # type: ignore[misc]
        kill(max(descendants(batch.pid)))  # a worker: the server that forks them is older
    assert batch.wait(60) == 3
    assert outcome(results) == outcome(whole)
    assert content(results) == content(whole)


def test_killed_while_folding_it_folds_again(country: Path, whole: Path) -> None:
    """Parquet files without a manifest do not count, and a part with one is not made twice."""
    from poi_audit.batch.fold import fold
    from poi_audit.batch.folder import Folder

    results = country / "folding"
    batch = begun(results, 8, country)
    kill(batch.pid)
    batch.wait()
    entries = [str(path.relative_to(results)) for path in spooled(results)]
    saved = {path: path.read_bytes() for path in spooled(results)}
    made = fold(Folder(str(results)), entries)
    for path in list(saved)[:4]:  # the entries were being removed
        path.write_bytes(saved[path])
    (results / "figures/year=2022/0000000000000000.parquet").write_bytes(b"half")
    run("batch", "files", "-o", results, "-j", "2", cwd=country, code=3)
    assert made.records
    assert content(results) == content(whole)
    assert not list(results.rglob("0000000000000000.parquet"))
