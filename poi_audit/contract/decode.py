"""A report from the contract's extract JSON (poi-audit/report/1), also in its --where form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date
from typing import Any

from poi_audit.model.figure import Figure, Place
from poi_audit.model.report import (
    Action,
    Activity,
    Block,
    Days,
    Entity,
    Entry,
    Execution,
    Header,
    Objective,
    Problem,
    Register,
    Report,
    Row,
    Source,
    Summary,
    Title,
    Totals,
)

Json = Mapping[str, Any]


def report_from_json(data: Json) -> Report:
    """The report that the JSON describes. Raises KeyError, TypeError or ValueError when it has another shape."""
    return Report(
        _source(data.get("source") or {}),
        _header(data["header"]),
        tuple(_objective(objective) for objective in data["objectives"]),
        Totals(**{f.name: _figure(data["totals"].get(f.name)) for f in fields(Totals)}),
        _summary(data.get("summary")),
        data.get("alerts"),
        tuple(data.get("notes") or ()),
        tuple(Problem(p["code"], p["message"], p.get("page")) for p in data.get("problems") or ()),
        register=None if data.get("register") is None else _register(data["register"]),
    )


def _register(data: Json) -> Register:
    exported, asked = data["exported"], data.get("asked")
    return Register(
        tuple(_entry(entry) for entry in data["activities"]),
        data["stage"],
        data["programme"],
        _days(exported),
        None if asked is None else _days(asked),
    )


def _entry(data: Json) -> Entry:
    objective, action = data["names"]
    place = None if data["cell"] is None else Place(cell=data["cell"])
    return Entry(
        replace(_activity(data), place=place),
        Title(data["objective"], objective),
        Title(data["action"], action),
        data["active"],
        data["state"],
    )


def _days(data: Json) -> Days:
    return Days(*(date.fromisoformat(data[end]) if data[end] else None for end in ("first", "last")))


def _source(data: Json) -> Source:
    pages = data.get("pages")
    return Source(
        data.get("file", ""),
        data.get("sha256") or "",
        data.get("format", "text"),
        data.get("layout"),
        (pages[0], pages[1]) if pages else None,
        data.get("engine"),
    )


def _header(data: Json) -> Header:
    printed_on = data.get("printed_on")
    return Header(
        data["title"],
        data.get("year"),
        tuple(data["months"]),
        date.fromisoformat(printed_on) if printed_on else None,
        _entity(data.get("sector")),
        _entity(data.get("pliego")),
        _entity(data.get("ue")),
        data.get("cost_center_filter"),
        data.get("truncated_at_100"),
    )


def _entity(data: Json | None) -> Entity | None:
    return None if data is None else Entity(data["code"], data["name"])


def _objective(data: Json) -> Objective:
    actions = tuple(_action(action) for action in data["actions"])
    return Objective(data["code"], data["name"], actions, data.get("type"))


def _action(data: Json) -> Action:
    execution = Execution(**{f.name: _figure(data["execution"].get(f.name)) for f in fields(Execution)})
    activities = tuple(_activity(activity) for activity in data["activities"])
    return Action(data["code"], data["name"], execution, activities, data.get("type"))


def _activity(data: Json) -> Activity:
    physical = data["physical"]
    return Activity(
        data["code"],
        data["name"],
        _block(physical),
        _figure(physical.get("percent")),
        _figure(physical.get("percent_period")),
        None if data.get("financial") is None else _block(data["financial"]),
        data.get("cost_center"),
        data.get("priority"),
        data.get("unit"),
        data.get("aggregation"),
    )


def _block(data: Json) -> Block:
    return Block(_row(data["programmed"]), _row(data["executed"]))


def _row(data: Json) -> Row:
    return Row(tuple(_cell(month) for month in data["months"]), _cell(data["accumulated"]))


def _summary(data: Json | None) -> Summary | None:
    if data is None:
        return None
    tables = (
        {key: _cell(cell) for key, cell in data[name].items()}
        for name in ("actions", "activities", "tracking")
    )
    return Summary(data.get("year"), *tables)


def _figure(data: Any) -> Figure | None:
    return None if data is None else _cell(data)


def _cell(data: Any) -> Figure:
    if isinstance(data, str):
        return Figure(data)
    box = data.get("bbox")
    place = Place(
        data.get("page"), None if box is None else (box[0], box[1], box[2], box[3]), data.get("cell")
    )
    stands = place if any(side is not None for side in place) else None
    return Figure(data["text"], stands, data.get("doubt"), data.get("confidence"))
