"""GitLab's code quality report: a JSON array, one object per finding, its id as the fingerprint."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from poi_audit.contract.shape import Json
from poi_audit.messages import Lang, label, write
from poi_audit.model.finding import Severity, fingerprint
from poi_audit.model.outcome import Failure, Outcome
from poi_audit.render.items import items, sentence
from poi_audit.render.json import dumps
from poi_audit.render.text import safe

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.INFO: "info"}


def write_gitlab(outcomes: Sequence[Outcome], file: TextIO, lang: Lang = "es") -> None:
    """Write the findings that stand, then the files that could not be read ("blocker").

    A printed page has no lines: each stands on line 1 of its file, and its description names the page.
    """
    found = [
        _object(item.finding.id, item.finding.rule, _SEVERITIES[item.finding.severity], item.path, said)
        for item in items(outcomes)
        for said in [_said(sentence(item.finding, lang), item.finding.where.page, lang)]
    ]
    found += [
        _object(
            fingerprint(o.file, o.code), o.code, "blocker", o.path or o.file, safe(write(o.message, lang))
        )
        for o in outcomes
        if isinstance(o, Failure)
    ]
    file.write(dumps(found))


def _said(words: str, page: int | None, lang: Lang) -> str:
    return words if page is None else f"{words} ({label('p.', lang, page)})"


def _object(id: str, rule: str, severity: str, path: str, said: str) -> Json:
    return {
        "description": said,
        "check_name": rule,
        "fingerprint": id,
        "severity": severity,
        "location": {"path": safe(path), "lines": {"begin": 1}},
    }
