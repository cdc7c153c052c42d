"""The one way in which tests make a report: in memory from short text, or printed by the fixtures' own program.

Both go through the contract's JSON, so that what a test writes is what another program could hand over. As text, one
line per OEI, AEI or activity:

    OEI.01 I MEJORAR LOS CAMINOS
    AEI.01.01 I CAMINOS TRANSITABLES = 100.0
    001 Acumulado Anual | 1 1 2 = 4.00 | 1 . 2 = 3.00 | S.I. | name MANTENIMIENTO | unit KILOMETRO | money 0 5 0

After "=" stands the average of the AEI or, in a row, the accumulated figure; without it the row's sum. "." is a month
not registered, "3" is "3.00". The parts of an activity: number and aggregation, PROG., EJEC., percentage, and by name
any of `name`, `unit`, `priority`, `cost_center`, `percent_period`, `money` (both rows of FINANCIERO alike).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from maker.case import Case
from maker.page import page
from maker.truth import truth
from truths import truth_of

import poi_audit
from poi_audit.contract.decode import report_from_json
from poi_audit.model.figure import Place
from poi_audit.model.report import MONTHS, Activity, Report

Json = dict[str, Any]
UNIT = "000777"
TRAITS = ("name", "unit", "priority", "cost_center")


def made(text: str, layout: str = "2022-sem", **parts: Any) -> Report:
    """The report that the lines describe; `parts` as in `document`."""
    return report_from_json(made_json(text, layout, **parts))


def made_json(text: str, layout: str = "2022-sem", **parts: Any) -> Json:
    """The same as contract JSON."""
    objectives: list[Json] = []
    unit = parts.get("ue", {}).get("code", UNIT)
    for line in text.strip().splitlines():
        if line.startswith("OEI"):
            objectives.append(objective(*_title(line)[:3]))
        elif line.startswith("AEI"):
            code, type_, name, average = _title(line)
            objectives[-1]["actions"].append(action(code, type_, name, physical=average))
        else:
            objectives[-1]["actions"][-1]["activities"].append(activity(line, unit))
    return document(objectives, layout, **parts)


def document(
    objectives: list[Json],
    layout: str = "2022-sem",
    *,
    total: str | None = None,
    totals: Json | None = None,
    summary: Json | None = None,
    alerts: str | None = None,
    notes: Iterable[str] = (),
    source: Json | None = None,
    **header: Any,
) -> Json:
    """A report's JSON: `total` is that of the AO, `totals` all of them, any other part one of the header."""
    activities = [x for o in objectives for a in o["actions"] for x in a["activities"]]
    months = len(activities[0]["physical"]["programmed"]["months"])
    usual = {
        "title": "REPORTE DE SEGUIMIENTO DEL PLAN OPERATIVO INSTITUCIONAL",
        "year": 2022,
        "months": list(MONTHS[:months]),
        "printed_on": "2023-03-05",
        "ue": {"code": UNIT, "name": "X"},
        "truncated_at_100": True,
    }
    return {
        "schema": "poi-audit/report/1",
        "source": {"file": "x", "format": "text", "layout": layout} | (source or {}),
        "header": usual | header,
        "objectives": objectives,
        "totals": totals or {"physical": total},
        "summary": summary,
        "alerts": alerts,
        "notes": list(notes),
        "problems": [],
    }


def objective(code: str, type_: str | None, name: str = "X", actions: Iterable[Json] = ()) -> Json:
    """An OEI."""
    return {"code": code, "type": type_, "name": name, "actions": list(actions)}


def action(
    code: str, type_: str | None, name: str = "X", activities: Iterable[Json] = (), **execution: str
) -> Json:
    """An AEI; `execution` is its closing line: physical, physical_period, financial."""
    line = {"physical": None, "physical_period": None, "financial": None} | execution
    return {"code": code, "type": type_, "name": name, "execution": line, "activities": list(activities)}


def activity(line: str, unit: str = UNIT) -> Json:
    """An AO from its line."""
    head, goal, done, percent, *more = (part.strip() for part in line.split("|"))
    number, _, aggregation = head.partition(" ")
    said = {name: text for name, _, text in (part.partition(" ") for part in more)}
    period, money = said.pop("percent_period", None), said.pop("money", None)
    assert set(said) <= set(TRAITS), f"unknown part of an activity: {said}"
    rows = {"programmed": row(goal), "executed": row(done), "percent": percent, "percent_period": period}
    return {
        "code": number if number.startswith("AOI") else f"AOI{unit}{number:0>5}",
        "name": f"Actividad {number}",
        "aggregation": aggregation,
        "physical": rows,
        "financial": {"programmed": row(money), "executed": row(money)} if money else None,
        **said,
    }


def row(text: str) -> Json:
    """ "1 . 3 = 4.00": the months and the accumulated figure, or their sum."""
    months, given, accumulated = (part.strip() for part in text.partition("="))
    cells = ["" if word == "." else word if "." in word else f"{word}.00" for word in months.split()]
    return {"months": cells, "accumulated": accumulated if given else _sum(cells)}


def _sum(cells: list[str]) -> str:
    return f"{sum(Decimal(cell.replace(',', '')) for cell in cells if cell) + Decimal('0.00'):,.2f}"


def _title(line: str) -> tuple[str, str | None, str, str]:
    """Code, type, name and average of an OEI's or AEI's line."""
    head, _, average = line.partition("=")
    code, *words = head.split()
    type_ = words.pop(0) if words and words[0] in ("I", "II") else None
    return code, type_, " ".join(words) or "X", average.strip()


def with_activities(whole: Report, change: Callable[[Activity], Activity | None]) -> Report:
    """The report with each activity as `change` gives it; where it gives None the activity is left out."""
    return replace(
        whole,
        objectives=tuple(
            replace(
                o,
                actions=tuple(
                    replace(
                        a, activities=tuple(new for ao in a.activities if (new := change(ao)) is not None)
                    )
                    for a in o.actions
                ),
            )
            for o in whole.objectives
        ),
    )


def with_figure(whole: Report, code: str, row: str, month: int | None = None, **change: Any) -> Report:
    """The report with one physical figure of an activity changed.

    `row` is "programmed" or "executed", where `month` counts from 0 and None is the accumulated figure, or "percent".
    """

    def edit(ao: Activity) -> Activity:
        if ao.code != code:
            return ao
        if row == "percent":
            assert ao.percent is not None
            return replace(ao, percent=replace(ao.percent, **change))
        cells = getattr(ao.physical, row)
        if month is None:
            cells = replace(cells, accumulated=replace(cells.accumulated, **change))
        else:
            months = list(cells.months)
            months[month] = replace(months[month], **change)
            cells = replace(cells, months=tuple(months))
        return replace(ao, physical=replace(ao.physical, **{row: cells}))

    return with_activities(whole, edit)


def published(path: Path, layout: str) -> Report:
    """The truth of a file as a report of this layout."""
    truth = truth_of(path)
    return report_from_json({**truth, "source": {**truth["source"], "layout": layout}})


def read_bytes(data: bytes, name: str) -> list[Report]:
    """Every report in a file of this name and content. Raises what `read_all` raises."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        return poi_audit.read_all(path)


def drawn(case: Case, name: str, edit: Callable[[Json], None] | None = None) -> Report:
    """The report as read from the page that the fixtures' program draws; `edit` changes the truth it is drawn from."""
    published = truth(case)
    if edit is not None:
        edit(published)
    return read_bytes(page(case, published, printing=False).encode(), f"{name}.html")[0]


SAMPLE = """
OEI.01 MEJORAR EL CONOCIMIENTO
AEI.01.01 INVESTIGACIONES = 100.0
1 Acumulado Anual | 1 2 1,762 | 1 2 1762 | 100.00 | name NAME | unit INFORME | priority Alta | money 0 5 0
AEI.01.02 SERVICIOS =
2 Acumulado Anual | 1 1 1 | 1 . . | S.I. | name REVISAR OBRAS | unit INFORME | priority Alta
OEI.02 FORTALECER
AEI.02.01 CURSOS = 0.0
3 Acumulado Anual | 0 0 0 = S.P. | 0 0 0 | S.P. | name CAPACITAR | unit INFORME | priority Alta
"""
BANDS = {"0_75": "", "75_95": "", "95_up": "1", "incomplete": "1", "in_execution": "2"}
BOX = (10.0, 20.0, 30.5, 40.0)


def sample(name: str = "ELABORAR INFORMES", alerts: str | None = None) -> Report:
    """A small right report for tests of what is shown: two OEI, three AO, every kind of cell, each with its place.

    `name` is the first activity's.
    """
    data = made_json(
        SAMPLE,
        source={
            "file": "muestra.pdf",
            "sha256": "a" * 64,
            "format": "pdf",
            "pages": [2, 3],
            "engine": "pdfium",
        },
        printed_on="2022-07-27",
        ue={"code": "000001", "name": "INSTITUTO DE PRUEBA"},
        totals={"physical": "100.00", "median": "100.00", "complete": "2", "incomplete": "1"},
        summary={
            "year": "2022",
            "actions": BANDS,
            "activities": BANDS,
            "tracking": {"activities": "3", "complete": "2", "incomplete": "1"},
        },
        alerts=alerts,
        notes=("(i) Nota uno.",),
    )
    data["objectives"][0]["actions"][0]["execution"]["financial"] = "5.00"
    data["objectives"][0]["actions"][0]["activities"][0]["name"] = name
    data["objectives"] = _placed(data["objectives"])
    return with_activities(report_from_json(data), lambda ao: replace(ao, place=Place(1)))


def _placed(value: Any) -> Any:
    """The JSON with every figure of an activity at one place."""
    if isinstance(value, list):
        return [_placed(item) for item in value]
    if not isinstance(value, dict):
        return value
    figures = {"accumulated", "percent", "percent_period"} & value.keys()
    out = {key: _placed(item) for key, item in value.items()}
    for key in figures:
        if out[key] is not None:
            out[key] = {"text": out[key], "page": 1, "bbox": BOX}
    if "months" in out:
        out["months"] = [{"text": text, "page": 1, "bbox": BOX} for text in out["months"]]
    return out
