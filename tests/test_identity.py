"""Codes may stand twice: every output tells the two apart, and none fails over a title without an AO."""

from __future__ import annotations

import io
from dataclasses import replace

import openpyxl
import pytest
from reports import made
from reports import sample as report

from poi_audit.checks import judge
from poi_audit.contract.decode import report_from_json
from poi_audit.contract.encode import report_json
from poi_audit.model.figure import Figure
from poi_audit.model.finding import Where
from poi_audit.model.outcome import Checked
from poi_audit.model.places import Outline, figures
from poi_audit.model.report import Action, Execution, Objective, Report
from poi_audit.recompute import expect
from poi_audit.render.console import print_outcomes
from poi_audit.render.html import html_text
from poi_audit.render.overview import overview_rows
from poi_audit.render.show_json import shown_json
from poi_audit.render.workbook import workbook_bytes
from poi_audit.run.second_opinion import second_opinion

CODE = "AOI00000100001"
TWICE = f"""
OEI.01 MEJORAR
AEI.01.01 UNA = 100.0
{CODE} Acumulado Anual | 1 1 1 | 1 1 1 | 100.00 | name LA PRIMERA
{CODE} Acumulado Anual | 1 1 1 | 1 1 1 = 4.00 | 100.00 | name LA SEGUNDA
AEI.01.01 OTRA
003 Acumulado Anual | 1 1 1 | 1 . . | S.I. | name LA QUE ESPERA
"""


def twice() -> Report:
    """One AEI printed twice, its second title over an S.I. alone; one AO code under two names, the second wrong."""
    return made(TWICE, truncated_at_100=True)


def checked(found: Report) -> Checked:
    expected = expect(found)
    return Checked(found, expected, judge(found, expected))


def test_every_part_has_its_place_whoever_makes_the_report() -> None:
    edited = replace(twice(), objectives=(*report().objectives, *twice().objectives))
    for whole in (report(), twice(), edited, report_from_json(report_json(twice()))):
        assert [o.ordinal for o in whole.objectives] == list(range(len(whole.objectives)))
        assert [a.ordinal for a in whole.actions()] == list(range(sum(1 for _ in whole.actions())))
        assert [a.ordinal for a in whole.activities()] == list(range(sum(1 for _ in whole.activities())))


def test_each_of_two_actions_of_one_code_has_its_own_counts_and_average() -> None:
    found = checked(twice())
    rows = [
        cells for _, cells in overview_rows(found.report, found.expected, "es") if cells[0] == "AEI.01.01"
    ]
    assert [(name, ao, si, printed, again) for _, name, ao, si, _, printed, again in rows] == [
        ("UNA", "2", "-", "100.0", "100.0"),
        ("OTRA", "1", "1", "", "S.I."),
    ]


def test_a_finding_bears_the_name_of_its_own_activity_everywhere() -> None:
    found = checked(twice())
    finding = next(f for f in found.audit.findings if f.rule == "A302")
    console = io.StringIO()
    print_outcomes([found], console, opened=True)
    before, _, _ = console.getvalue().partition("errores\n─")[2].rpartition("ERROR A302")
    assert f"{CODE}  LA SEGUNDA" in before and "LA PRIMERA" not in before
    page = html_text(found)
    item = page[page.index(f'id="f-{finding.id}"') :]
    assert "LA SEGUNDA" in item[: item.index("</li>")] and 'href="#ao1"' in item[: item.index("</li>")]
    shown = shown_json(found, [CODE])["activities"]
    assert [finding.id in [f["id"] for f in one["findings"]] for one in shown] == [False, True]
    book = openpyxl.load_workbook(io.BytesIO(workbook_bytes(found)))
    row = next(row for row in book["Hallazgos"].iter_rows() if any(c.value == "A302" for c in row))
    links = [c.hyperlink.location for c in row if c.hyperlink is not None and c.hyperlink.location]
    target = book["Filas"][links[0].rpartition("!")[2]]
    assert [c.value for c in book["Filas"][target.row]].count("LA SEGUNDA") == 1


def test_findings_stand_in_the_order_of_the_page() -> None:
    found = checked(twice())
    outline = Outline(found.report)
    owners = [outline.owner(f.where) for f in found.audit.findings if f.where.code == CODE]
    assert [o.ordinal for o in owners if o is not None] == sorted(o.ordinal for o in owners if o is not None)


def test_a_title_without_activities_is_shown_with_none() -> None:
    bare = Action("AEI.09.01", "SIN AO", Execution(Figure("50.0")), ())
    objectives = (
        *report().objectives,
        Objective("OEI.08", "SIN AEI", ()),
        Objective("OEI.09", "CON AEI", (bare,)),
    )
    found = checked(replace(report(), objectives=objectives))
    rows = {cells[0]: cells[2:5] for _, cells in overview_rows(found.report, found.expected, "es")}
    assert rows["OEI.08"] == rows["OEI.09"] == rows["AEI.09.01"] == ("-", "-", "-")
    assert "SIN AO" in html_text(found) and workbook_bytes(found)


def test_a_place_that_names_a_code_alone_means_the_first_of_it() -> None:
    outline = Outline(twice())
    assert [
        getattr(outline.part(w), "name", None) for w in (Where(CODE), Where("AEI.01.01"), Where("?"), Where())
    ] == [
        "LA PRIMERA",
        "UNA",
        None,
        None,
    ]


@pytest.mark.parametrize("whole", [report(), twice()])
def test_no_two_figures_stand_in_one_place(whole: Report) -> None:
    places = [(w.owner, w.block, w.row, w.column, w.table) for w, _ in figures(whole)]
    assert len(places) == len(set(places))


def test_two_lines_of_one_action_are_compared_each_with_its_own() -> None:
    assert second_opinion(twice(), twice(), "pdfplumber") == twice()
