"""Hand-written reports as short text: one line per OEI, AEI or activity.

    OEI.01 I
    AEI.01.01 I = 100.0
    001 Acumulado Anual | 1 1 2 = 4.00 | 1 1 2 = 4.00 | 100.00

An activity's line: number and aggregation, programmed months = accumulated, executed months = accumulated, percentage.
"." is a blank month. `total` and so on are given by name.
"""

from __future__ import annotations

from typing import Any

from poi_audit.contract.decode import report_from_json
from poi_audit.model.report import Report

MONTHS = ("Ene", "Feb", "Mar", "Abr", "May", "Jun", "Jul", "Ago", "Sep", "Oct", "Nov", "Dic")
Json = dict[str, Any]


def case(text: str, layout: str = "2022-sem", **header: Any) -> Report:
    """The report that the lines describe. `total`, `truncated`, `printed_on`, `year`, `summary` are its other parts."""
    return report_from_json(case_json(text, layout, **header))


def case_json(text: str, layout: str = "2022-sem", **header: Any) -> Json:
    """The same as contract JSON."""
    objectives: list[Json] = []
    for line in text.strip().splitlines():
        words = line.split()
        if words[0].startswith("OEI"):
            objectives.append({"code": words[0], "name": "X", "type": _type(words), "actions": []})
        elif words[0].startswith("AEI"):
            average = line.partition("=")[2].strip()
            execution = {"physical": average, "physical_period": None, "financial": None}
            action = {
                "code": words[0],
                "name": "X",
                "type": _type(words),
                "execution": execution,
                "activities": [],
            }
            objectives[-1]["actions"].append(action)
        else:
            objectives[-1]["actions"][-1]["activities"].append(_activity(line))
    first = objectives[0]["actions"][0]["activities"][0]
    months = len(first["physical"]["programmed"]["months"])
    return {
        "source": {"file": "x", "format": "text", "layout": layout},
        "header": {
            "title": "REPORTE",
            "year": header.get("year", 2022),
            "months": list(MONTHS[:months]),
            "printed_on": header.get("printed_on", "2023-03-05"),
            "ue": {"code": "000777", "name": "X"},
            "truncated_at_100": header.get("truncated", True),
        },
        "objectives": objectives,
        "totals": {"physical": header.get("total")},
        "summary": header.get("summary"),
        "alerts": None,
        "notes": [],
    }


def _type(words: list[str]) -> str | None:
    return words[1] if len(words) > 1 and words[1] in ("I", "II") else None


def _activity(line: str) -> Json:
    head, goal, done, percent = (part.strip() for part in line.split("|"))
    number, _, aggregation = head.partition(" ")
    code = number if number.startswith("AOI") else f"AOI00077700{number}"
    cells = {"programmed": _row(goal), "executed": _row(done), "percent": percent, "percent_period": None}
    return {
        "code": code,
        "name": f"Actividad {number}",
        "aggregation": aggregation,
        "physical": cells,
        "financial": None,
    }


def _row(text: str) -> Json:
    months, _, accumulated = text.partition("=")
    return {"months": [_cell(word) for word in months.split()], "accumulated": accumulated.strip()}


def _cell(word: str) -> str:
    return "" if word == "." else word if "." in word else f"{word}.00"
