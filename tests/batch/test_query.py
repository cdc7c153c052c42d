"""The results are asked with SQL and never changed; the ready views say what they promise."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import duckdb
import nation
import pytest
from batches import rows, run

from poi_audit.batch.store import asked, opened, views
from poi_audit.model.errors import UsageError
from poi_audit.process.confine import write_nothing
from poi_audit.process.guard import Guard


def test_the_views_are_listed_and_each_can_be_asked(whole: Path, country: Path) -> None:
    listed = run("query", whole, cwd=country, code=0).stdout
    for view in views():
        assert view.name in listed
        assert rows(whole, view.name, country) is not None


@pytest.mark.parametrize(
    "sql",
    [
        "COPY reports TO 'stolen.csv'",
        "COPY reports TO 'whole/reports/x.parquet'",
        "SELECT * FROM read_text('/etc/hostname')",
        "SELECT * FROM read_parquet('files/*')",
        "SELECT * FROM glob('*')",
        "ATTACH 'new.db'",
        "SET enable_external_access = true",
        "SET lock_configuration = false",
        "INSTALL httpfs",
        "DROP VIEW reports",
        "DELETE FROM files",
        "INSERT INTO files SELECT * FROM files",
        "CREATE TABLE x AS SELECT 1",
        "SELECT 1; DROP VIEW reports",
        "EXPLAIN ANALYZE COPY reports TO 'stolen.csv'",
        "EXPLAIN ANALYZE COPY (SELECT 1) TO 'stolen.parquet' (FORMAT PARQUET, USE_TMP_FILE false)",
        "EXPLAIN SELECT 1",
        "",
        "SELECT nothing FROM reports",
    ],
)
def test_nothing_is_written_and_no_other_file_is_opened(
    whole: Path, country: Path, monkeypatch: pytest.MonkeyPatch, sql: str
) -> None:
    monkeypatch.chdir(country)
    before = sorted(str(p) for p in country.rglob("*"))
    with opened(str(whole)) as con, pytest.raises(UsageError):
        asked(con, sql)
    assert sorted(str(p) for p in country.rglob("*")) == before


def test_the_results_are_never_written_over(whole: Path, country: Path) -> None:
    """Not by a statement inside another one, and where one came through, not by the connection or the process."""
    before = {path: path.read_bytes() for path in whole.rglob("*.parquet")}
    for path in before:
        copy = f"COPY (SELECT 1 AS x) TO '{path}' (FORMAT PARQUET, USE_TMP_FILE false)"
        with opened(str(whole)) as con, pytest.raises(duckdb.Error):
            con.execute(copy)
    run("query", whole, f"EXPLAIN ANALYZE {copy}", cwd=country, code=2)
    assert {path: path.read_bytes() for path in before} == before


def written(path: Path) -> None:
    write_nothing()
    path.write_text("x")


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit")
def test_the_process_that_asks_cannot_write(tmp_path: Path) -> None:
    with Guard() as guard, pytest.raises(OSError):
        guard.call(written, tmp_path / "x")


def test_a_query_without_an_end_ends_at_its_limit(whole: Path, country: Path) -> None:
    sql = "SELECT count(*) FROM range(100000000000) a, range(1000000) b"
    start = time.monotonic()
    done = run("query", whole, sql, "--timeout", "2", cwd=country, code=3)
    assert "pasa de 2 s" in done.stderr and done.stderr.count("\n") == 1
    assert time.monotonic() - start < 30


def test_variables_of_the_program_are_no_tables(whole: Path) -> None:
    secret = [1]  # noqa: F841
    with opened(str(whole)) as con, pytest.raises(UsageError):
        asked(con, "SELECT * FROM secret")


def test_bodies_and_rules_count_the_findings(whole: Path, country: Path) -> None:
    (counted,) = rows(whole, "SELECT count(*) n FROM findings WHERE severity = 'error'", country)
    (bodies,) = rows(whole, "SELECT sum(errors)::INT n FROM bodies", country)
    (rules,) = rows(whole, "SELECT sum(findings)::INT n FROM wrong_by_rule WHERE severity = 'error'", country)
    assert counted == bodies == rules
    assert counted["n"] != 0


def test_a_closed_month_rewritten_between_two_reports_is_found(tmp_path: Path) -> None:
    first = nation.case(1, "2022-sem")
    second = nation.rewritten(first)
    (tmp_path / "a.html").write_bytes(nation.saved_page(first, False))
    (tmp_path / "b.html").write_bytes(nation.saved_page(second, False))
    run("batch", "*.html", "-o", "out", "--fail-on", "never", cwd=tmp_path)
    found = rows(tmp_path / "out", "rewritten_months", tmp_path)
    activity = first.objectives[0].actions[0].activities[0]
    changed = {(f["activity"], f["block"], f["row_name"], f["month"]) for f in found}
    assert changed == {(first.code(activity), "physical", "executed", "Mar")}
    (one,) = found
    before, after = (c.objectives[0].actions[0].activities[0].rows[1][2] for c in (first, second))
    assert (one["before"], one["after"]) == (f"{before:.2f}", f"{after:.2f}")
    assert one["order_known"] is True
    (activity_found,) = rows(tmp_path / "out", "rewritten_activities", tmp_path)
    assert activity_found["cells"] == 1


@pytest.mark.parametrize("layout", ["2022-sem", "2021-annual"])
def test_months_not_closed_and_blank_ones_are_not_rewritten(tmp_path: Path, layout: str) -> None:
    """The report queried in April and the same one whole: what was not yet due may still change.

    The note of 2021 gives no deadline: the longest known holds.
    """
    from dataclasses import replace
    from datetime import date

    whole = nation.case(1, layout)
    early = replace(whole, queried=date(int(layout[:4]), 4, 10))  # March is due at the end of April
    later = nation.rewritten(whole)
    (tmp_path / "a.html").write_bytes(nation.saved_page(early, False))
    (tmp_path / "b.html").write_bytes(nation.saved_page(later, False))
    run("batch", "*.html", "-o", "out", "--fail-on", "never", cwd=tmp_path)
    assert rows(tmp_path / "out", "rewritten_months", tmp_path) == []


def test_shares_on_few_activities(tmp_path: Path) -> None:
    from decimal import Decimal

    one = nation.case(1, "2022-sem")
    (tmp_path / "a.html").write_bytes(nation.saved_page(one, False))
    run("batch", "a.html", "-o", "out", "--fail-on", "never", cwd=tmp_path)
    (found,) = rows(tmp_path / "out", "few_activities", tmp_path)
    activities = [ao for action in one.actions() for ao in action.activities]
    spent = sorted((sum(v for v in (ao.money_rows or ((), ()))[1] if v) for ao in activities), reverse=True)
    assert found["activities"] == len(activities)
    share = 100 * sum(spent[:3]) / sum(spent)
    assert abs(Decimal(str(found["first_three_percent"])) - Decimal(share)) <= Decimal("0.05")


@pytest.mark.parametrize("format", ["table", "csv", "json", "jsonl"])
def test_answers_in_every_form(whole: Path, country: Path, format: str) -> None:
    out = run(
        "query", whole, "SELECT count(*) AS n FROM files", "--format", format, cwd=country, code=0
    ).stdout
    assert "n" in out and "28" in out


def test_texts_of_a_file_command_nothing(whole: Path, country: Path) -> None:
    sql = "SELECT chr(27) || '[2J' AS a, '=cmd()' AS b"
    assert "\x1b" not in run("query", whole, sql, cwd=country, code=0).stdout
    assert "'=cmd()" in run("query", whole, sql, "--format", "csv", cwd=country, code=0).stdout


def test_what_is_no_folder_of_results_is_one_sentence(tmp_path: Path) -> None:
    done = run("query", tmp_path, "SELECT 1", cwd=tmp_path, code=3)
    assert "no contiene resultados" in done.stderr
    assert "bodies" in run("query", tmp_path, "bodis", cwd=tmp_path, code=2).stderr


@pytest.mark.parametrize("lang", ["es", "en"])
@pytest.mark.parametrize(
    ("sql", "es", "en"),
    [
        (
            "SELECT severty FROM findings",
            'columna "severty". ¿Quiso decir "severity"?',
            'column "severty". Did you',
        ),
        ("SELECT f.mesage FROM findings f", '¿Quiso decir "message"?', 'Did you mean "message"?'),
        ("SELECT * FROM finding", 'vista "finding". ¿Quiso decir "findings"?', 'Did you mean "findings"?'),
        ("SELECT lenght(path) FROM files", 'no existe la función "lenght"', 'no function "lenght"'),
        ("SELEC * FROM files", 'no se entiende a partir de "SELEC"', 'not understood from "SELEC" on'),
        (
            "SELECT path, count(*) FROM files",
            '"path" debe estar en GROUP BY',
            '"path" must stand in GROUP BY',
        ),
        ("SELECT 'a FROM files", "falta cerrar unas comillas", "quotation mark is not closed"),
        (
            "SELECT * FROM read_text('/etc/hostname')",
            "ningún otro archivo se abre",
            "no other file is opened",
        ),
    ],
)
def test_a_wrong_query_is_told_in_the_language_with_the_nearest_name(
    whole: Path, country: Path, sql: str, es: str, en: str, lang: str
) -> None:
    done = run("query", whole, sql, "--lang", lang, cwd=country, code=2)
    assert (en if lang == "en" else es) in done.stderr and done.stderr.count("\n") == 1
    assert "Error" not in done.stderr and "Candidate" not in done.stderr
