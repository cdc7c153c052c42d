"""`compare` and `history` at the command line: every output has the same findings, exit codes are those of check."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from paths import PDFS, ROOT
from runs import command

from poi_audit.cli import run
from poi_audit.contract.schema import CHECK

HISTORY = ROOT / "fixtures/history"
FIRST, SECOND, THIRD = (HISTORY / f"{n}.html" for n in ("2021-sem", "2021-annual", "2021-annual-again"))
Capture = pytest.CaptureFixture[str]


def printed(capsys: Capture, *arguments: object) -> tuple[int, str, str]:
    code = run([str(argument) for argument in arguments])
    out = capsys.readouterr()
    return code, out.out, out.err


def document(capsys: Capture, *arguments: object) -> Any:
    return json.loads(printed(capsys, *arguments, "--format", "json")[1])


def test_json_names_the_earlier_file_and_keeps_the_contract(capsys: Capture) -> None:
    found = document(capsys, "compare", FIRST, SECOND)
    jsonschema.Draft202012Validator(CHECK).validate(found)
    earlier = found["comparison"]["earlier"]
    truth = document(capsys, "extract", FIRST)
    assert (earlier["file"], earlier["sha256"]) == ("2021-sem.html", truth["source"]["sha256"])
    assert (earlier["printed_on"], earlier["months"][-1]) == ("2021-08-19", "Jun")
    assert [f["rule"] for f in found["findings"]] == ["R002", "R013"]
    assert [a["text"] for a in found["findings"][0]["addends"]] == ["8.00", "10.00", "8.00", "10.00"]
    assert "comparison" not in document(capsys, "check", SECOND)


def test_every_format_has_the_same_findings(capsys: Capture, tmp_path: Path) -> None:
    names = ("jsonl", "csv", "sarif", "junit", "github", "gitlab", "markdown", "console")
    outputs = [part for name in names for part in ("--output", f"{name}:{tmp_path / name}")]
    found = document(capsys, "compare", FIRST, SECOND, *outputs)
    ids = {f["id"] for f in found["findings"]}
    text = {name: (tmp_path / name).read_text("utf-8") for name in names}
    rows = list(csv.DictReader(io.StringIO(text["csv"])))
    assert {row["id"] for row in rows} == ids and all("SHA-256" in row["basis"] for row in rows)
    lines = [json.loads(line) for line in text["jsonl"].splitlines()]
    assert {line["id"] for line in lines if line["type"] == "finding"} == ids
    assert lines[0]["comparison"] == found["comparison"]
    log = json.loads(text["sarif"])["runs"][0]
    assert {r["partialFingerprints"]["poiAuditFinding/v1"] for r in log["results"]} == ids
    assert log["automationDetails"]["id"] == "poi-audit/compare/", "it does not replace the results of check"
    assert {entry["fingerprint"] for entry in json.loads(text["gitlab"])} == ids
    assert all(id in text["markdown"] for id in ids)
    assert "Feb 10.00 (antes 8.00); May 10.00 (antes 8.00)" in " ".join(text["console"].split())
    assert text["github"].count("::warning") == len(ids)
    for name in ("console", "markdown", "junit"):
        assert found["comparison"]["earlier"]["sha256"] in text[name]


def test_junit_lists_the_rules_that_were_asked(capsys: Capture) -> None:
    for arguments, mine in ((("compare", FIRST, SECOND), True), (("check", SECOND), False)):
        _, text, _ = printed(capsys, *arguments, "--format", "junit")
        families = set(re.findall(r'classname="poi-audit\.(..)"', text))
        assert families == {"R0"} if mine else "R0" not in families


def test_exit_codes_are_those_of_check(capsys: Capture, tmp_path: Path) -> None:
    assert printed(capsys, "compare", FIRST, SECOND)[0] == 0
    assert printed(capsys, "compare", FIRST, SECOND, "--fail-on", "warning")[0] == 1
    assert printed(capsys, "compare", FIRST, FIRST, "--fail-on", "info")[0] == 0
    code, out, err = printed(capsys, "compare", SECOND, FIRST)
    assert (code, out) == (2, "") and err.count("\n") == 1 and "orden inverso" in err
    empty = tmp_path / "vacío.pdf"
    empty.touch()
    code, out, err = printed(capsys, "compare", empty, SECOND, "--format", "json")
    assert code == 3 and json.loads(out)["verdict"] == "unreadable" and err.startswith("vacío.pdf: ")


def test_history_orders_and_compares_each_with_the_one_before(capsys: Capture) -> None:
    found = document(capsys, "history", THIRD, FIRST, SECOND)
    assert [(d["comparison"]["earlier"]["file"], d["source"]["file"]) for d in found] == [
        ("2021-sem.html", "2021-annual.html"),
        ("2021-annual.html", "2021-annual-again.html"),
    ]
    assert {f["rule"] for f in found[1]["findings"]} == {"R001", "R003", "R004", "R008", "R013"}
    ids = [f["id"] for d in found for f in d["findings"]]
    assert len(set(ids)) == len(ids)
    code, _, err = printed(capsys, "history", FIRST)
    assert code == 2 and "dos reportes" in err
    code, out, err = printed(capsys, "history", FIRST, SECOND, ROOT / "fixtures/negatives/pei.pdf")
    assert code == 3 and "pei.pdf" in err and "R002" in out, "one that fails does not stop the others"


def test_files_for_people_show_the_earlier_report(capsys: Capture, tmp_path: Path) -> None:
    first, later = PDFS / "2024-annual-small.pdf", PDFS / "2024-annual-errors.pdf"
    files = [
        part for kind in ("html", "xlsx", "pdf", "docx") for part in (f"--{kind}", tmp_path / f"a.{kind}")
    ]
    found = document(capsys, "compare", first, later, *files)
    assert {"R003", "R005"} <= {f["rule"] for f in found["findings"]}
    page = (tmp_path / "a.html").read_text("utf-8")
    assert found["comparison"]["earlier"]["sha256"] in page and "2024-annual-small.pdf" in page
    for kind, start in (("xlsx", b"PK"), ("docx", b"PK"), ("pdf", b"%PDF")):
        assert (tmp_path / f"a.{kind}").read_bytes().startswith(start)


def test_accepted_findings_of_a_comparison_are_its_own(tmp_path: Path) -> None:
    """A baseline serves check and compare: neither calls the other's entries gone, nor drops them."""
    for file in (FIRST, SECOND):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    found = json.loads(command(tmp_path, "compare", FIRST.name, SECOND.name, "--format", "json").stdout)
    one = next(f for f in found["findings"] if f["rule"] == "R013")
    entry = {
        "rule": "R013",
        "report": "001991 2021 Ene-Dic",
        "place": "x",
        "message": "x",
        "reason": "Acta 3",
    }
    entry |= {"published": one["published"], "expected": one["expected"]}
    lines = [f'{key} = "{value}"' for key, value in entry.items()]
    text = "\n".join(["version = 1", f'[findings."{one["id"]}"]', *lines]) + "\n"
    (tmp_path / "base.toml").write_text(text, "utf-8")
    again = command(
        tmp_path, "compare", FIRST.name, SECOND.name, "--format", "json", "--baseline", "base.toml"
    )
    document_ = json.loads(again.stdout)
    assert [a["state"] for a in document_["baseline"]] == ["accepted"]
    assert one["id"] not in {f["id"] for f in document_["findings"]}
    check = json.loads(
        command(tmp_path, "check", SECOND.name, "--format", "json", "--baseline", "base.toml").stdout
    )
    assert "baseline" not in check
    command(tmp_path, "baseline", SECOND.name, "-o", "base.toml")
    assert one["id"] in (tmp_path / "base.toml").read_text("utf-8")
