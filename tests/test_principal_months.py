"""What lo principal says of months: of the activities that it counts, and of no others."""

from __future__ import annotations

from dataclasses import replace

from reports import made

from poi_audit.checks import judge
from poi_audit.messages import write
from poi_audit.principal import principal
from poi_audit.recompute import expect

THREE = """
OEI.01 MEJORAR
AEI.01.01 SERVICIOS = 92.9
1 Acumulado Anual | 1 1 2 2 2 2 1 | 1 1 1 2 2 3 1 | 100.00
2 Acumulado Anual | 1 1 1 1 1 1 1 | 1 1 1 1 1 1 1 | 100.00
3 Acumulado Anual | 2 2 2 2 2 2 2 | 2 2 1 2 2 2 0 | 78.57
"""


def sentences(keep: int | None = None) -> list[str]:
    report = made(THREE, total="92.9")
    expected = expect(report)
    audit = judge(report, expected)
    if keep is not None:
        audit = replace(audit, findings=tuple(f for f in audit.findings if f.rule != "M701")[:keep])
    return [write(highlight.message) for highlight in principal(report, expected, audit)]


def test_a_closing_counts_only_the_activities_whose_year_ends_as_programmed() -> None:
    """Two activities miss March; one of them makes it up: the sentence must not say that one alone missed it."""
    (said,) = [sentence for sentence in sentences() if "en algún mes" in sentence]
    assert said.startswith(
        "1 AO difiere de lo programado en algún mes y termina el período en lo programado: "
    )
    assert "AOI00077700001. Al cierre de Mar difería: 3.00 de 4.00 (75.00 %)." in said


def test_nothing_is_said_of_months_where_their_findings_are_taken_out() -> None:
    assert not [sentence for sentence in sentences(99) if "en algún mes" in sentence]
