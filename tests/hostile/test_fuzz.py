"""Damaged files: only the documented errors escape the readers, and what is still read can be audited and shown.

POI_AUDIT_FUZZ is how many files of each kind are tried (30); POI_AUDIT_FUZZ_SEED where their numbers start (0).
"""

from __future__ import annotations

import io
import json
import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mutate import TOKENS, damaged, damaged_inside, read_damaged, samples

from poi_audit.checks import judge
from poi_audit.contract.encode import checked_json, report_json
from poi_audit.model.outcome import Checked
from poi_audit.model.report import Report
from poi_audit.recompute import expect
from poi_audit.render.csv import write_csv

COUNT = int(os.environ.get("POI_AUDIT_FUZZ", "30"))
SEED = int(os.environ.get("POI_AUDIT_FUZZ_SEED", "0"))
hostile = settings(
    max_examples=COUNT,
    deadline=None,
    derandomize=SEED == 0,
    suppress_health_check=list(HealthCheck),
    database=None,
)


def use(reports: list[Report]) -> None:
    """Do with the reports what the commands do."""
    for report in reports:
        expected = expect(report)
        found = Checked(report, expected, judge(report, expected))
        if any(problem.code.startswith("E2") for problem in report.problems):
            assert found.audit.verdict == "partial"
        json.dumps([report_json(report, where=True), checked_json(found)])
    write_csv(reports, io.StringIO())


@pytest.mark.parametrize("kind", ["pdf", "html", "text", "xlsx", "xls", "ods"])
def test_damaged_files(kind: str) -> None:
    files = list(samples(kind))
    for number in range(SEED, SEED + COUNT):
        name, good = files[number % len(files)]
        inside = kind in ("xlsx", "ods") and number % 3 > 0
        bad = damaged_inside(good, number) if inside else damaged(good, number)
        try:
            use(read_damaged(name, bad))
        except Exception as error:
            raise AssertionError(f"{name}, seed {number}, inside {inside}: {error!r}") from error


@pytest.mark.parametrize("kind", ["pdf", "html", "xlsx", "xls", "ods"])
def test_cut_files(kind: str) -> None:
    for name, good in samples(kind):
        for part in range(1, 8):
            use(read_damaged(name, good[: len(good) * part // 8]))


WORDS = (
    *("Tipo de agregación", "PROG./EJE.", "PROG.", "EJEC.", "Ene", "Feb", "Mar", "OEI.01 X", "AEI.01.01 Y", "S.P."),
    *("S.I.", "AOI00199200041 - Z", "Acumulado Anual", "1.00", "EJECUCIÓN FÍSICA POR AEI.01.01:", "-", "", "9" * 40),
    *("REPORTE DE SEGUIMIENTO DEL PLAN OPERATIVO INSTITUCIONAL", "Año : 2021", "EJECUCIÓN FÍSICA TOTAL:", "(1) nota"),
)  # fmt: skip
CELLS = st.sampled_from([*WORDS, *(token.decode("utf-8", "replace") for token in TOKENS)]) | st.text(
    max_size=8
)
TABLES = st.lists(st.lists(CELLS, max_size=12), max_size=14)


@hostile
@given(TABLES)
def test_any_pasted_table(table: list[list[str]]) -> None:
    use(read_damaged("t.txt", "\n".join(map("\t".join, table)).encode("utf-8", "replace") or b"x"))


@hostile
@given(
    TABLES,
    st.lists(
        st.sampled_from(["", " rowspan=2", " colspan=3", " rowspan=0", " hidden", " colspan=65535"]),
        min_size=1,
    ),
)
def test_any_page(table: list[list[str]], spans: list[str]) -> None:
    cells = (
        "<tr>" + "".join(f"<td{spans[(i + k) % len(spans)]}>{cell}" for k, cell in enumerate(row))
        for i, row in enumerate(table)
    )
    use(read_damaged("t.html", f"<html><table>{''.join(cells)}</table>".encode("utf-8", "replace")))


@hostile
@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    for head in (
        b"",
        b"%PDF-1.7\n",
        b"PK\x03\x04",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"\x09\x08",
        b"<html>",
        b"\xff\xfe",
    ):
        use(read_damaged("x", head + data))
