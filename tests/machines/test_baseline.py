"""Accepted findings: they go out of the way until their figures change, their day is over, or they no longer occur."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from paths import PDFS
from runs import ERRORS, GOOD, command

from poi_audit.model.toml_text import quoted

EXPIRES = ("--expires", "2026-12-31")


def accept(folder: Path, *more: object) -> Path:
    done = command(folder, "baseline", ERRORS, "-o", "b.toml", *more)
    assert done.returncode == 0 and "b.toml" in done.stderr
    return folder / "b.toml"


def check(folder: Path, *more: object) -> tuple[int, dict[str, Any]]:
    done = command(folder, "check", ERRORS, "--baseline", "b.toml", "--format", "json", *more)
    return done.returncode, json.loads(done.stdout)


def states(audit: dict[str, Any]) -> dict[str, int]:
    found = [entry["state"] for entry in audit.get("baseline", ())]
    return {state: found.count(state) for state in set(found)}


def test_accepted_findings_pass_and_stay_visible(tmp_path: Path) -> None:
    whole = json.loads(command(tmp_path, "check", ERRORS, "--format", "json").stdout)
    accept(tmp_path, "--reason", "acta 12", "--author", "OPP", *EXPIRES)
    code, audit = check(tmp_path, "--as-of", "2026-12-31")
    serious = [f for f in whole["findings"] if f["severity"] != "info"]
    assert code == 0 and audit["counts"]["error"] == 0
    assert [e["finding"] for e in audit["baseline"]] == serious
    assert states(audit) == {"accepted": len(serious)}
    shown = command(tmp_path, "check", ERRORS, "--baseline", "b.toml", "--as-of", "2026-12-31").stdout
    assert "Decisiones previas" in shown and "acta 12, OPP, hasta 2026-12-31" in shown


def test_an_entry_names_the_finding_and_its_figures(tmp_path: Path) -> None:
    found = tomllib.loads(accept(tmp_path).read_text("utf-8"))
    assert found["version"] == 1
    entry = next(e for e in found["findings"].values() if e["rule"] == "A301")
    assert entry["published"] == "1,640.00" and entry["expected"] == "1,880.00"
    assert entry["place"] == "AOI00199200041 PROG. acumulado" and entry["report"] == "001992 2024 Ene-Dic"


def test_changed_figures_an_expired_day_and_a_gone_finding_are_reported(tmp_path: Path) -> None:
    path = accept(tmp_path, *EXPIRES)
    text = path.read_text("utf-8").replace('published = "1,640.00"', 'published = "1,650.00"')
    gone = re.search(r"\[findings\.\"(\w+)\"\]\nrule = \"P408\"", text)
    assert gone is not None
    path.write_text(text.replace(gone[1], "0" * 16), "utf-8")
    code, audit = check(tmp_path, "--as-of", "2026-12-31")
    assert code == 1 and states(audit) == {"accepted": 21, "changed": 1, "gone": 1}
    assert {f["rule"] for f in audit["findings"] if f["severity"] == "error"} == {"A301", "P408"}
    shown = command(tmp_path, "check", ERRORS, "--baseline", "b.toml", "--as-of", "2026-12-31").stdout
    assert "Aceptados con otras cifras: 1" in shown and "Aceptados que ya no aparecen: 1" in shown
    code, audit = check(tmp_path, "--as-of", "2027-01-01")
    assert code == 1 and states(audit) == {"expired": 21, "changed": 1, "gone": 1}
    assert audit["counts"]["error"] == 19


def test_a_finding_without_a_comparison_holds_by_what_its_sentence_names(tmp_path: Path) -> None:
    path = accept(tmp_path)
    text = path.read_text("utf-8")
    assert 'values = "executed=20.00; programmed=2.00; times=10"' in text
    path.write_text(text.replace("executed=20.00", "executed=30.00"), "utf-8")
    _, audit = check(tmp_path)
    assert {e["rule"] for e in audit["baseline"] if e["state"] == "changed"} == {"M710"}


def test_the_system_date_decides_where_no_day_is_given(tmp_path: Path) -> None:
    accept(tmp_path, "--expires", "2020-01-01")
    assert states(check(tmp_path)[1]).keys() == {"expired"}
    accept(tmp_path, "--expires", "2999-01-01")
    assert states(check(tmp_path)[1]).keys() == {"accepted"}


def test_another_reports_entries_are_left_in_peace(tmp_path: Path) -> None:
    path = accept(tmp_path)
    done = command(tmp_path, "check", GOOD, "--baseline", "b.toml", "--format", "json")
    assert done.returncode == 0 and "baseline" not in json.loads(done.stdout)
    before = path.read_text("utf-8")
    assert command(tmp_path, "baseline", PDFS / "2021-sem-errors.pdf", "-o", "b.toml").returncode == 0
    both = tomllib.loads(path.read_text("utf-8"))["findings"]
    assert tomllib.loads(before)["findings"].items() < both.items()


def test_a_rerun_keeps_what_was_written_by_hand(tmp_path: Path) -> None:
    path = accept(tmp_path)
    text = path.read_text("utf-8")
    path.write_text(text.replace('reason = ""', 'reason = "acta 7"', 1), "utf-8")
    again = accept(tmp_path, "--reason", "nuevo", "--level", "error").read_text("utf-8")
    reasons = [entry["reason"] for entry in tomllib.loads(again)["findings"].values()]
    assert reasons.count("acta 7") == 1 and set(reasons) == {"acta 7", "nuevo"}
    assert len(reasons) == text.count("[findings.")


def test_the_same_run_writes_the_same_bytes(tmp_path: Path) -> None:
    first = accept(tmp_path).read_bytes()
    assert accept(tmp_path).read_bytes() == first
    assert command(tmp_path, "baseline", ERRORS).stdout.encode() == first


def test_a_configured_baseline_is_used(tmp_path: Path) -> None:
    accept(tmp_path)
    (tmp_path / "poi-audit.toml").write_text('baseline = "b.toml"\n', "utf-8")
    below = tmp_path / "abajo"
    below.mkdir()
    assert command(below, "check", ERRORS, "--format", "json").returncode == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no es una lista de hallazgos aceptados"),
        ("version = 1\nfindings = 3", "una tabla por hallazgo"),
        ('version = 1\n[findings.a]\nrule = "A302"', "a: falta report"),
        ('version = 1\n[findings.a]\nraeson = "x"', '¿Quiso decir "reason"?'),
        ('version = 1\n[findings.a]\nexpires = "2026-12-31"', "debe ser una fecha"),
        ("version = 1\n[findings.a]\nreason = 1", "debe ser un texto"),
    ],
)
def test_a_file_that_is_no_baseline_exits_2(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "b.toml").write_text(text, "utf-8")
    done = command(tmp_path, "check", ERRORS, "--baseline", "b.toml")
    assert (done.returncode, done.stdout) == (2, "") and said in done.stderr


def test_an_unreadable_file_drops_no_entry(tmp_path: Path) -> None:
    before = accept(tmp_path).read_bytes()
    (tmp_path / "x.pdf").write_bytes(b"")
    done = command(tmp_path, "baseline", "x.pdf", "-o", "b.toml")
    assert done.returncode == 3 and (tmp_path / "b.toml").read_bytes() == before


@pytest.mark.parametrize("text", ['a"b\\c', "a\nb\tc\r", "\x00\x1b\x7f\u202e\u00ad\U000e0001", "ñ 🙂 ≥"])
def test_any_text_reads_back_the_same(text: str) -> None:
    written = quoted(text)
    assert tomllib.loads(f"a = {written}")["a"] == text and written.isprintable()
