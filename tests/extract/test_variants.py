"""A known page whose words, rows or figures are written otherwise: the same figures are read, or are doubtful."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from paths import FIXTURES
from reports import read_bytes

from poi_audit.model.report import Report

PAGE = (FIXTURES / "html" / "2024-annual-full.html").read_text("utf-8")
MONEY = (FIXTURES / "html" / "2022-sem-small.html").read_text("utf-8")

Address = tuple[str, str, str | None, str]


def figures(reports: list[Report]) -> Iterator[tuple[Address, str]]:
    """The value of each figure of the activities, and where it stands."""
    for report in reports:
        for activity in report.activities():
            for block, row, column, figure in activity.cells(report.header):
                if figure.doubt is None:
                    said = figure.value if figure.value is not None else figure.mark
                    yield (activity.code, block, row, column), str(said)


def same(changed: str, page: str = PAGE) -> list[Report]:
    """The reports of a page that is written otherwise; asserts that every figure is the plain page's."""
    reports = read_bytes(changed.encode(), "pagina.html")
    assert dict(figures(reports)) == dict(figures(read_bytes(page.encode(), "pagina.html")))
    return reports


def labelled(programmed: str, executed: str, third: str | None = None) -> str:
    """The page with these labels of rows, and a third row of zeros in each activity."""
    page = PAGE.replace(">EJECUTADO<", f">{executed}<").replace(">PROGRAMADO<", f">{programmed}<")
    if third is None:
        return page
    page = re.sub(
        r'(<tr class="uno.*?</tr>)',
        lambda row: row[0].replace('rowspan="2"', 'rowspan="3"'),
        page,
        flags=re.S,
    )

    def zeros(row: re.Match[str]) -> str:
        text = row[0].replace(f">{executed}<", f">{third}<")
        return row[0] + re.sub(r">[\d,.]+<", ">0.00<", text)

    return re.sub(r'<tr class="dos.*?</tr>', zeros, page, flags=re.S)


@pytest.mark.parametrize(
    ("programmed", "executed"),
    [
        ("META FÍSICA", "AVANCE FÍSICO"),
        ("Meta programada", "Meta lograda"),
        ("PROGRAMADA", "ALCANZADA"),
        ("PREVISTO", "EJECUTADO"),
    ],
)
def test_rows_whose_labels_no_form_has_are_told_by_their_words(programmed: str, executed: str) -> None:
    same(labelled(programmed, executed))


@pytest.mark.parametrize("third", ["VARIACIÓN", "DESVIACIÓN", "PENDIENTE", "% EJEC.", "% CUMPLIMIENTO"])
def test_a_third_row_takes_no_place_of_the_programmed_one(third: str) -> None:
    reports = same(labelled("PROGRAMADO", "EJECUTADO", third))
    assert [problem.code for problem in reports[0].problems].count("E126") == 1


def test_a_column_of_states_is_none_of_row_labels() -> None:
    page = re.sub(r"(<td[^>]*>)(Muy Alta|Alta|Media|Baja)(</td>)", r"\1Aprobado\3", PAGE)
    same(page)
