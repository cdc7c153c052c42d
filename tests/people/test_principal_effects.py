"""What lo principal says that errors make of averages: only of figures that are judged, and that follow them."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest
from paths import PDFS, shared

import poi_audit
from poi_audit.principal.groups import groups_of
from poi_audit.recompute.expected import expect
from poi_audit.render.principal import principal_lines


def principal_of(path: Path, lang: str = "es") -> str:
    report = poi_audit.read(path)
    return "\n".join(principal_lines(report, poi_audit.audit(report), expect(report), lang))  # type: ignore[arg-type]


def test_no_average_over_a_hole_is_said_to_be_another(tmp_path: Path) -> None:
    """AEI.03.02 sums over what may be missing: it is not judged, so nothing would change it."""
    source, cut = pypdf.PdfReader(PDFS / "2024-annual-errors.pdf"), pypdf.PdfWriter()
    for number, page in enumerate(source.pages):
        if number != 1:
            cut.add_page(page)
    cut.write(tmp_path / "sin-una.pdf")
    text = principal_of(tmp_path / "sin-una.pdf")
    assert "no se encontró su línea de ejecución" in text and "en lugar de" not in text


def test_no_average_of_an_unknown_rule_is_said_to_be_another() -> None:
    text = principal_of(shared("cases/layouts/new-rule-weighted-faults/report.html"))
    assert "errores" in text and "en lugar de" not in text


def test_a_total_over_the_actions_is_not_taken_over_the_activities() -> None:
    """99.1 is the mean of the three AEI: 113.9, 90.8 and 87.5, as a warning says; not that of the AO."""
    text = principal_of(PDFS / "2021-annual-errors.pdf")
    assert "99.1 es el promedio de las AEI" in text
    assert "total 101.9" not in text and "el total sería" not in text


def test_a_total_that_does_not_hold_is_not_compared_with_one_under_the_cap() -> None:
    text = principal_of(PDFS / "2021-sem-errors.pdf")
    assert "total del periodo dice 110.10, da 101.00" in text and "y no 110.10" not in text


def test_a_percentage_that_follows_the_months_is_wrong_only_if_the_accumulated_holds() -> None:
    """AO 378: its accumulated 12.00 is said wrong for its months give 6.00, and 50 % is right of 6.00."""
    path = shared("real/igp-2021-sem.pdf")
    assert "Si valieran los acumulados impresos y no los meses: AEI.01.03 promedio 100.00" in principal_of(
        path
    )
    assert "Did the printed accumulated figures hold and not the months: AEI.01.03" in principal_of(
        path, "en"
    )


@pytest.mark.parametrize(
    ("name", "capped", "uncapped"),
    [("2022-sem-errors", "90.35", "90.73"), ("2024-annual-errors", "96.23", "101.15")],
)
def test_the_cap_is_weighed_on_the_total_that_the_right_percentages_give(
    name: str, capped: str, uncapped: str
) -> None:
    """993.90 / 11 and 4.17 more; 1,539.66 / 16 and 78.75 more: not the percentages that errors call wrong."""
    report = poi_audit.read(PDFS / f"{name}.pdf")
    said = [finding.message for finding in poi_audit.audit(report).findings if finding.rule == "G514"]
    assert len(said) == 1 and f"es {capped} con el tope de 100 y {uncapped} sin él" in said[0]


def test_each_error_says_where_it_stands() -> None:
    assert "promedio dice 75.0 y no le corresponde cifra" in principal_of(PDFS / "2022-sem-errors.pdf")
    faults = principal_of(shared("cases/layouts/control-faults/report.html"))
    assert "TABLA RESÚMEN, AO ≥95% dice 3, da 22" in faults


def test_one_activity_is_not_spoken_of_as_several() -> None:
    path = PDFS / "2024-annual-errors.pdf"
    es, en = principal_of(path), principal_of(path, "en")
    assert "Al cierre de Jun difería: 4.00 de 3.00 (133.33 %)" in es and "1 de ellas" not in es
    assert "At the closing of Jun it differed: 4.00 of 3.00 (133.33 %)" in en
    assert "1 activity (S.P.); 1 activity (S.I.)" in en and "1 activities" not in en
    quoted = [str(f.message) for f in poi_audit.audit(poi_audit.read(PDFS / "2024-midyear.pdf")).findings]
    assert any("si corresponde S.P. a AOI00199200042, con programación" in said for said in quoted)


def test_a_total_that_does_not_hold_stands_on_no_activities() -> None:
    """Errors say that 85.80 is not the mean of the 30 AO: it is not said to be made of them."""
    assert "En el promedio" not in principal_of(shared("cases/layouts/control-faults/report.html"))
    assert "total, 13 de 14 AO" in principal_of(PDFS / "2022-sem-errors.pdf")


def test_what_is_left_out_is_left_out_of_a_named_total() -> None:
    """The 15 S.P. of this report enter its annual total as 0, and not that of the period."""
    text = principal_of(shared("real/igp-2021-sem.pdf"))
    assert "Fuera del total del periodo: 102 AO (S.I., 81.1 % del dinero" in text


def test_a_form_without_codes_leaves_no_empty_names() -> None:
    text = principal_of(shared("cases/layouts/no-ao-code-html/report.html"))
    assert "lo programado: 107.14 %; 108.33 %" in text


def test_two_groups_of_one_report_never_say_the_same_of_others() -> None:
    """ "Meses en que lo ejecutado difiere de lo programado, en 2" stood twice with other codes."""
    report = poi_audit.read(PDFS / "2024-midyear.pdf")
    groups = groups_of(report, poi_audit.audit(report))
    names = [(group.severity, group.rule) for group in groups if len(group.findings) > 1]
    assert len(names) == len(set(names))


def test_errors_without_a_code_show_their_figures() -> None:
    report = poi_audit.read(PDFS / "2022-sem-errors.pdf")
    said = [
        str(group.message) for group in groups_of(report, poi_audit.audit(report)) if group.rule == "A314"
    ]
    assert said == ["Total financiero, 2 veces: 2,283,000.00 ≠ 2,184,327.90; 2,238,419.96 ≠ 2,184,327.90."]
