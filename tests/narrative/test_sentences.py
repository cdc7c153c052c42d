"""Sentences as planning offices write them: the right ones are left alone, the wrong ones found or said to be open.

`true.txt` and `false.txt` were written before the grammar, or to trip it; `true-kept.txt` and `false-kept.txt` after
it, to measure it. A line `# annual` or `# semester` names the report of `plan.py` that the lines below speak of. In a
false line, what stands before `::` is the wrong figure.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from plan import REPORTS

from poi_audit import audit
from poi_audit.checks import judge
from poi_audit.extract.problems import problem
from poi_audit.messages import write
from poi_audit.model.finding import Finding, Severity
from poi_audit.recompute import expect

HERE = Path(__file__).parent
EXPECTED = {name: expect(report) for name, report in REPORTS.items()}


def lines(name: str) -> Iterator[tuple[str, str]]:
    """The report that each line speaks of, and the line."""
    report = ""
    for line in (HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            report = line[2:]
        elif line:
            yield report, line


def found(report: str, text: str) -> list[Finding]:
    """What family N8 says of the text."""
    audited = judge(replace(REPORTS[report], alerts=text), EXPECTED[report])
    return [f for f in audited.findings if f.rule.startswith("N8")]


def accusing(findings: list[Finding]) -> list[Finding]:
    return [f for f in findings if f.severity is not Severity.INFO]


def test_the_reports_of_these_sentences_are_right() -> None:
    for report in REPORTS.values():
        assert not [f for f in audit(report).findings if f.severity is Severity.ERROR]


def test_there_are_enough_of_them() -> None:
    counts = {name: len(list(lines(name))) for name in ("true", "true-kept", "false", "false-kept")}
    assert counts["true"] + counts["true-kept"] >= 350 and counts["false"] + counts["false-kept"] >= 190
    assert counts["true-kept"] >= 150 and counts["false-kept"] >= 80


@pytest.mark.parametrize("name", ["true", "true-kept"])
def test_a_true_sentence_is_never_accused(name: str) -> None:
    accused = [
        (text, write(f.message)) for report, text in lines(name) for f in accusing(found(report, text))
    ]
    assert accused == []


@pytest.mark.parametrize("name", ["false", "false-kept"])
def test_a_false_figure_is_found_or_said_to_be_open_and_never_taken_for_right(name: str) -> None:
    hits, missed = 0, []
    for report, line in lines(name):
        figure, text = line.split(" :: ")
        findings = found(report, text)
        wrong = accusing(findings)
        assert all(figure in (f.published or "") for f in wrong), (line, [write(f.message) for f in wrong])
        if wrong:
            hits += 1
            continue
        missed.append(line)
        assert any(figure in write(f.message) for f in findings), line
    assert hits >= 0.9 * (hits + len(missed)), missed


def test_each_kind_of_mean_is_found() -> None:
    """One kind that is lost leaves nine in ten found all the same."""
    for whose in ("del OEI.01", "del OEI.02", "de la AEI.01.02", "de los OEI de tipo I", "total"):
        text = f"El avance físico {whose} fue de 60.61 %."
        assert [f.published for f in accusing(found("annual", text))] == ["60.61 %"], text


OPEN = [
    ("En la AO “Rehabilitación de canales de riego” quedaron 68 kilómetros por ejecutar.", "lo que falta"),
    (
        "La AO “Asistencia técnica a comités de regantes” superó en 50 asistencias técnicas su meta.",
        "un exceso",
    ),
    ("La AO “Asistencia técnica a comités de regantes” brindó 90 asistencias técnicas mensuales.", "por mes"),
    ("La AO “Capacitación en uso eficiente del agua” capacitó a cerca de 2,000 personas.", "aproximada"),
    ("La AO “Capacitación en uso eficiente del agua” capacitó a 900 personas en Cusco.", "se entiende"),
    ("La AO “Capacitación en uso eficiente del agua” ejecutó 40 talleres.", "la unidad de medida"),
    ("El POI del pliego cuenta con 412 AO.", "otra entidad"),
    ("En 2023, la AO “Rehabilitación de canales de riego” ejecutó 480 km.", "un tiempo"),
    ("La AO “Mantenimiento de la flota vehicular” ejecutó el 71 % de su presupuesto.", "dinero"),
    ("Las AO AOI00088800105 y AOI00088800108 alcanzaron 60 %.", "varias"),
    ("Se logró un avance de 60 %.", "no nombra"),
]


@pytest.mark.parametrize(("text", "why"), OPEN)
def test_what_is_not_certain_says_why_and_counts_as_unverifiable(text: str, why: str) -> None:
    report = replace(REPORTS["annual"], alerts=text)
    (listed,) = found("annual", text)
    assert listed.rule == "N807" and listed.severity is Severity.INFO and why in write(listed.message)
    assert audit(report).coverage.unverifiable == audit(REPORTS["annual"]).coverage.unverifiable + 1


def test_over_a_report_read_in_part_no_count_and_no_total_is_judged() -> None:
    text = "El POI comprende 9 AO y la ejecución física promedio total fue de 88.10 %."
    whole = replace(REPORTS["annual"], alerts=text)
    assert len(accusing([f for f in audit(whole).findings if f.rule == "N802"])) == 2
    part = replace(whole, problems=(problem("E212"),))
    assert not [f for f in audit(part).findings if f.rule == "N802"]
