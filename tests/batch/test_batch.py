"""What a batch reads, what it leaves out, and what it says."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from batches import FIXTURES, audited, content, manifest, outcome, records, rows, run

from poi_audit.batch.inputs import SUFFIXES, Shard, inputs_of, shard_of
from poi_audit.batch.progress import Progress, duration
from poi_audit.model.errors import UsageError

GOOD = FIXTURES / "html/2024-annual-small.html"
WRONG = FIXTURES / "html/2024-annual-errors.html"
FOREIGN = FIXTURES / "negatives/budget.pdf"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A working directory with three files: a good one, one with errors, one that is no report."""
    folder = tmp_path / "files"
    folder.mkdir()
    for path in (GOOD, WRONG, FOREIGN):
        shutil.copy(path, folder)
    return tmp_path


def test_every_file_has_its_outcome_and_the_table_says_why(country: Path, whole: Path) -> None:
    found = records(whole)
    on_disk = {str(p.relative_to(country)) for p in (country / "files").rglob("*") if p.suffix in SUFFIXES}
    assert set(found) == on_disk
    assert {r.outcome for r in found.values()} >= {"clean", "findings"}
    said = run("batch", "files", "-o", "whole", cwd=country, code=3).stdout
    bad = [r for r in found.values() if r.outcome in ("unreadable", "not_a_report")]
    assert bad
    assert all(str(r.message)[:30] in " ".join(said.split()) for r in bad)


def test_it_finds_what_check_finds(place: Path) -> None:
    import json

    run("batch", "files", "-o", "out", cwd=place, code=3)
    (document,) = [
        json.loads(run("check", f"files/{WRONG.name}", "--format", "json", cwd=place, code=1).stdout)
    ]
    sha = document["source"]["sha256"]
    kept = rows(place / "out", f"SELECT * FROM findings WHERE sha256 = '{sha}' ORDER BY ordinal", place)
    assert [f["id"] for f in kept] == [f["id"] for f in document["findings"]]
    assert [f["published"] for f in kept] == [f["published"] for f in document["findings"]]
    assert [f["message"] for f in kept] == [f["message"] for f in document["findings"]]


def test_figures_keep_their_printed_text_and_their_exact_value(place: Path) -> None:
    from poi_audit import read
    from poi_audit.model.frame import figures

    run("batch", f"files/{GOOD.name}", "-o", "out", cwd=place, code=0)
    kept = rows(place / "out", "SELECT text, value, mark FROM figures ORDER BY ordinal", place)
    printed = list(figures(read(GOOD)))
    assert [row["text"] for row in kept] == [line["text"] for line in printed]
    from decimal import Decimal

    values = [None if row["value"] is None else Decimal(str(row["value"])) for row in kept]
    assert values == [line["value"] for line in printed]
    assert [row["mark"] for row in kept] == [line["mark"] for line in printed]


def test_no_column_is_a_float(whole: Path) -> None:
    import pyarrow.parquet as pq

    for path in whole.rglob("*.parquet"):
        assert not [f for f in pq.read_schema(path) if "float" in str(f.type) or "double" in str(f.type)]


def test_a_rerun_does_only_what_is_new_or_changed(place: Path) -> None:
    run("batch", "files", "-o", "out", cwd=place, code=3)
    before = manifest(place / "out").parts
    run("batch", "files", "-o", "out", cwd=place, code=3)
    assert manifest(place / "out").parts == before
    shutil.copy(FIXTURES / "html/2022-sem-small.html", place / "files/new.html")
    shutil.copy(GOOD, place / "files/copy-of-good.html")
    (place / "files" / WRONG.name).write_bytes(WRONG.read_bytes() + b"\n")
    run("batch", "files", "-o", "out", cwd=place, code=3)
    assert audited(place / "out", 2) == [f"files/{WRONG.name}", "files/new.html"]
    assert len(records(place / "out")) == 5
    fresh = place / "fresh"
    run("batch", "files", "-o", fresh, cwd=place, code=3)
    assert content(place / "out") == content(fresh)


def test_other_rules_or_settings_read_again(place: Path) -> None:
    run("batch", f"files/{WRONG.name}", "-o", "out", cwd=place, code=1)
    run("batch", f"files/{WRONG.name}", "-o", "out", "--lang", "en", cwd=place, code=1)
    run("batch", f"files/{WRONG.name}", "-o", "out", "--timeout", "60", "--lang", "en", cwd=place, code=1)
    assert [len(audited(place / "out", n)) for n in (1, 2, 3)] == [1, 1, 0]
    kept = rows(place / "out", "SELECT DISTINCT settings FROM reports", place)
    assert len(kept) == 1


def test_what_ended_at_a_limit_is_read_again_under_a_wider_one(place: Path) -> None:
    from poi_audit.batch.entry import Record
    from poi_audit.batch.folder import Folder
    from poi_audit.batch.manifest import Manifest
    from poi_audit.batch.plan import Plan, task_of
    from poi_audit.batch.settings import Settings
    from poi_audit.process.limits import Limits

    record = Record("a.pdf", "0" * 64, "", "", "", 1, "unreadable", code="E304", limits=(120, 2048))
    for seconds, again in ((120, False), (60, False), (240, True)):
        task = task_of(Folder(str(place)), Settings(limits=Limits(seconds)), 2, "1-of-1")
        known = Manifest()
        ended = Record(**(record.to_json() | {"settings": task.fingerprint, "limits": (120, 2048)}))
        known.note(ended)
        assert (Plan(task, known).known(ended) is None) is again


def test_shares_together_are_the_whole(country: Path, whole: Path) -> None:
    results = country / "shares"
    seen: list[set[str]] = []
    for number in (1, 2, 3):
        run("batch", "files", "-o", results, "--shard", f"{number}/3", cwd=country)
        seen.append(set(records(results)) - set().union(*seen))
    assert all(seen)
    assert outcome(results) == outcome(whole)
    assert content(results) == content(whole)


def test_a_share_is_by_name_alone() -> None:
    names = [f"informe-{i}.pdf" for i in range(300)]
    shares = [{n for n in names if Shard(i, 3).holds(n)} for i in (1, 2, 3)]
    assert set.union(*shares) == set(names) and sum(map(len, shares)) == 300
    assert min(map(len, shares)) > 60
    for wrong in ("0/3", "4/3", "1", "a/b", "1/0"):
        with pytest.raises(UsageError):
            shard_of(wrong)


def test_folders_patterns_and_lists_name_the_same_files(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(place)
    wanted = inputs_of(["files"], "out", Shard())
    assert [one.name for one in wanted] == sorted(f"files/{p.name}" for p in (GOOD, WRONG, FOREIGN))
    Path("lista.txt").write_text("# los de hoy\n" + "\n".join(one.name for one in wanted) + "\n\n", "utf-8")
    for arguments in (["files/*"], ["lista.txt"], ["files", "lista.txt"], [f"file://{place}/files"]):
        assert inputs_of(arguments, "out", Shard()) == wanted
    (place / "files/out").mkdir()
    shutil.copy(GOOD, place / "files/out")
    (place / "files/README.md").write_text("x", "utf-8")
    assert inputs_of(["files"], "files/out", Shard()) == wanted
    with pytest.raises(UsageError, match="no hay tal"):
        inputs_of(["nada"], "out", Shard())


def test_a_file_that_cannot_be_opened_is_one_line_and_tried_again(place: Path) -> None:
    (place / "lista.txt").write_text("falta.pdf\n", "utf-8")
    for _ in range(2):
        run("batch", "lista.txt", "-o", "out", cwd=place, code=3)
    (found,) = records(place / "out").values()
    assert (found.outcome, found.sha256, found.message) == ("unreadable", None, "el archivo no existe")
    shutil.copy(GOOD, place / "falta.pdf")
    run("batch", "lista.txt", "-o", "out", cwd=place, code=0)
    assert records(place / "out")["falta.pdf"].outcome == "clean"


def test_exit_codes_are_those_of_check(place: Path) -> None:
    run("batch", f"files/{GOOD.name}", "-o", "a", cwd=place, code=0)
    run("batch", f"files/{WRONG.name}", "-o", "a", cwd=place, code=1)
    run("batch", f"files/{WRONG.name}", "-o", "a", "--fail-on", "never", cwd=place, code=0)
    run("batch", "files", "-o", "a", cwd=place, code=3)
    assert "--shard" in run("batch", "files", "-o", "a", "--shard", "9", cwd=place, code=2).stderr


@pytest.mark.skipif(os.name != "posix", reason="locks are of POSIX systems")
def test_two_runs_do_not_work_on_the_same_results(place: Path) -> None:
    from poi_audit.batch.folder import Folder
    from poi_audit.batch.recover import alone

    folder = Folder(str(place / "out"))
    with alone(folder, Shard(1, 2)), alone(folder, Shard(2, 2)):
        for taken in (Shard(), Shard(1, 2)):
            with pytest.raises(UsageError, match="otra ejecución"), alone(folder, taken):
                pass


def test_progress_tells_rate_and_remaining_time() -> None:
    now = [0.0]
    progress = Progress(1_000, clock=lambda: now[0])
    for _ in range(100):
        progress.done += 1
    assert progress.line(50.0) == "100 de 1,000 archivos · 2.0 archivos/s · quedan 7 min 30 s"
    assert [duration(s) for s in (9.4, 61, 3_700)] == ["9 s", "1 min 01 s", "1 h 01 min"]


def test_without_the_libraries_one_sentence_says_how_to_install_them(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from poi_audit.batch import needs

    monkeypatch.setattr(needs, "find_spec", lambda name: None)
    with pytest.raises(UsageError, match=r"pip install '\.\[batch\]'"):
        needs.need(needs.BATCH)
    with pytest.raises(UsageError, match=r"pip install '\.\[cluster\]'"):
        needs.need(needs.CLUSTER)
