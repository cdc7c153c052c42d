"""JSON Lines: a line for each report, then one for each of its findings, so that a log can be read as it grows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TextIO

from poi_audit.contract.encode import checked_json, finding_json
from poi_audit.contract.shape import Json
from poi_audit.messages import Lang
from poi_audit.model.outcome import Failure, Outcome
from poi_audit.render.items import accepted, items
from poi_audit.render.json import dumps, failure_json


def write_jsonl(outcomes: Sequence[Outcome], file: TextIO, lang: Lang = "es") -> None:
    """Write one object a line: `type` is "report", "finding" or "accepted"; a finding names its file and SHA-256."""
    for line in _lines(outcomes, lang):
        file.write(dumps(line, indent=None))


def _lines(outcomes: Sequence[Outcome], lang: Lang) -> Iterator[Json]:
    for outcome in outcomes:
        failed = isinstance(outcome, Failure)
        whole = failure_json(outcome, lang) if isinstance(outcome, Failure) else checked_json(outcome, lang)
        del whole["findings"]
        yield {"type": "report"} | whole
        if failed:
            continue
        source = {key: whole["source"][key] for key in ("file", "sha256")}
        for kind, found in (("finding", items([outcome])), ("accepted", accepted([outcome]))):
            for item in found:
                yield {"type": kind, "source": source} | finding_json(item.finding, lang)
