"""Comparing a report as read with the truth beside its file, cell by cell."""

import re
from collections.abc import Iterator
from typing import Any

from poi_audit.contract.encode import report_json
from poi_audit.model.report import Report


def differences(report: Report, truth: Any) -> list[str]:
    """Every place at which the report says something other than the truth. The source is not compared."""
    got = dict(_flat(report_json(report), ""))
    want = dict(_flat(truth, ""))
    return [
        f"{place}: read {got.get(place)!r}, page says {want.get(place)!r}"
        for place in sorted(got.keys() | want.keys())
        if got.get(place) != want.get(place) and not _unscored(place, want)
    ]


def _unscored(place: str, want: dict[str, Any]) -> bool:
    """Where the truth says nothing: a cost centre the transcription lost, and what is no part of a report's text."""
    if place.startswith((".source", ".problems", ".schema")):
        return True
    return place.endswith("cost_center") and want.get(place) is None


def _flat(value: Any, place: str) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _flat(item, f"{place}.{key}")
    elif isinstance(value, list):
        for i, item in enumerate(value):
            name = item.get("code", i) if isinstance(item, dict) else i
            yield from _flat(item, f"{place}[{i}:{name}]")
    elif isinstance(value, str):
        yield place, re.sub(r"([-/]) ", r"\1", " ".join(value.split()))
    elif value is not None:
        yield place, value
