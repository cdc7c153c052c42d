"""Figures of a report by their path through its dataclasses, and a report with one of them changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, NamedTuple

from poi_audit.model.figure import Figure
from poi_audit.model.report import Report

Path = tuple[str | int, ...]


class Spot(NamedTuple):
    """A figure with its path and the place that a finding on it names."""

    path: Path
    figure: Figure
    code: str | None
    block: str | None
    row: str | None
    column: str
    table: str | None


def spots(report: Report) -> Iterator[Spot]:
    """Every printed figure of the report."""
    for path, figure in _walk(report, ()):
        yield _spot(report, path, figure)


def put(value: Any, path: Path, new: Any) -> Any:
    """A copy of the report (or a part of it) in which the value at the path is another."""
    if not path:
        return new
    step, rest = path[0], path[1:]
    if isinstance(value, tuple):
        index = int(step)
        return (*value[:index], put(value[index], rest, new), *value[index + 1 :])
    if isinstance(value, Mapping):
        return {**value, step: put(value[step], rest, new)}
    return replace(value, **{str(step): put(getattr(value, str(step)), rest, new)})


def get(value: Any, path: Path) -> Any:
    """The value at a path."""
    for step in path:
        value = value[step] if isinstance(value, tuple | Mapping) else getattr(value, str(step))
    return value


def _walk(value: Any, path: Path) -> Iterator[tuple[Path, Figure]]:
    if isinstance(value, Figure):
        yield path, value
    elif isinstance(value, tuple):
        for i, item in enumerate(value):
            yield from _walk(item, (*path, i))
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _walk(item, (*path, key))
    elif is_dataclass(value) and not isinstance(value, type):
        for item in fields(value):
            yield from _walk(getattr(value, item.name), (*path, item.name))


def _spot(report: Report, path: Path, figure: Figure) -> Spot:
    names = [str(step) for step in path]
    code = block = row = table = None
    column = names[-1]
    if "activities" in names and names[0] == "objectives":
        code = get(report, path[: names.index("activities") + 2]).code
        block = "financial" if "financial" in names else "physical"
        row = next((name for name in names if name in ("programmed", "executed")), None)
        if "months" in names:
            column = report.header.months[int(path[-1])]
    elif "execution" in names:
        code = get(report, path[: names.index("execution")]).code
        column, block, row = {
            "physical": ("average", "physical", None),
            "physical_period": ("average_period", "physical", None),
            "financial": ("accumulated", "financial", "executed"),
        }[column]
    elif names[0] == "totals":
        block = "financial" if column.startswith("financial") else None
        row = {"financial_programmed": "programmed", "financial": "executed"}.get(column)
        row = "executed" if column == "financial_executed" else row
        physical = {"physical": "total", "physical_period": "total_period"}
        column = "total" if block else physical.get(column, column)
    elif names[0] == "summary":
        table = names[1]
    return Spot(path, figure, code, block, row, column, table)
