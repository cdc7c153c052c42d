"""What is written as JSON is read back as it was, and the keys that few documents have hold to their schema."""

from __future__ import annotations

import json
from dataclasses import replace

import jsonschema
import pytest
from reports import sample as report

from poi_audit.checks import judge
from poi_audit.contract.decode import report_from_json
from poi_audit.contract.encode import checked_json, report_json
from poi_audit.contract.schema import CHECK, EXTRACT
from poi_audit.model.figure import Figure
from poi_audit.model.outcome import Checked
from poi_audit.model.places import figures
from poi_audit.model.report import Hole
from poi_audit.recompute import expect

HOLES = (
    Hole("page", "Falta la página 3.", 3),
    Hole("code", "El código de una AO no se lee.", 4, "AOI00000100001"),
)


@pytest.mark.parametrize("where", [False, True])
def test_a_report_is_read_back_as_it_was_written(where: bool) -> None:
    whole = replace(report(alerts="Ninguna."), holes=HOLES)
    again = report_from_json(json.loads(json.dumps(report_json(whole, where))))
    assert [(w, f.text) for w, f in figures(again)] == [(w, f.text) for w, f in figures(whole)]
    assert (again.header, again.source, again.holes, again.notes) == (
        whole.header,
        whole.source,
        whole.holes,
        whole.notes,
    )
    if where:
        assert [f.place for _, f in figures(again)] == [f.place for _, f in figures(whole)]


def test_holes_and_a_deduced_form_are_told_and_left_out_where_there_is_none() -> None:
    plain = report()
    source = replace(plain.source, deduced=True, layout="formulario", layout_sha256="b" * 64)
    told = report_json(replace(plain, source=source, holes=HOLES))
    jsonschema.validate(told, EXTRACT)
    assert [hole["kind"] for hole in told["holes"]] == ["page", "code"]
    assert (told["source"]["deduced"], told["source"]["layout_sha256"]) == (True, "b" * 64)
    assert "holes" not in report_json(plain) and "deduced" not in report_json(plain)["source"]


def test_an_audit_tells_the_holes_of_its_report_and_what_follows_from_a_finding() -> None:
    found = replace(report(), holes=HOLES)
    expected = expect(found)
    audit = judge(found, expected)
    first, *rest = audit.findings
    root = replace(first, follows=tuple(finding.id for finding in rest))
    shown = checked_json(Checked(found, expected, replace(audit, findings=(root, *rest))))
    jsonschema.validate(json.loads(json.dumps(shown)), CHECK)
    assert shown["findings"][0]["follows"] == [finding.id for finding in rest]
    assert len(shown["holes"]) == 2 and all("follows" not in finding for finding in shown["findings"][1:])


def test_a_doubtful_figure_says_why_beside_its_place() -> None:
    doubtful = replace(
        report(), totals=replace(report().totals, physical=Figure("100.00", doubt="dos lecturas"))
    )
    assert report_json(doubtful, where=True)["totals"]["physical"]["doubt"] == "dos lecturas"


def test_what_lacks_a_figure_that_every_layout_has_is_refused() -> None:
    for spoil in (None, 7):
        data = report_json(report())
        data["objectives"][0]["actions"][0]["activities"][0]["physical"]["executed"]["months"][1] = spoil
        with pytest.raises(TypeError):
            report_from_json(data)
    data = report_json(report())
    del data["objectives"][0]["code"]
    with pytest.raises(KeyError):
        report_from_json(data)
