"""The findings as CSV: one line each (RFC 4180, UTF-8, a header line), with the file and the versions that made it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TextIO

from poi_audit import __version__
from poi_audit.checks import version
from poi_audit.messages import Lang, label, write
from poi_audit.model.outcome import Failure, Outcome
from poi_audit.render.csv import inert, write_table
from poi_audit.render.items import Item, accepted, items
from poi_audit.render.text import safe

COLUMNS = (
    *("id", "rule", "severity", "file", "sha256", "ue", "year", "code", "block", "row", "column", "table"),
    *("page", "cell", "published", "expected", "low", "high", "agreement", "message", "explanation"),
    *("basis", "accepted", "tool", "rules"),
)


def write_findings(outcomes: Sequence[Outcome], file: TextIO, lang: Lang = "es", form: str = "csv") -> None:
    """Write every finding, the accepted ones with their reason; a file that could not be read has one line too."""
    versions = {"tool": __version__, "rules": version()}
    lines = (row | versions for outcome in outcomes for row in _rows(outcome, lang))
    texts = ({key: inert(safe(str(text or ""))) for key, text in line.items()} for line in lines)
    write_table(COLUMNS, texts, file, form)


def _rows(outcome: Outcome, lang: Lang) -> Iterator[dict[str, object]]:
    if isinstance(outcome, Failure):
        yield {
            "rule": outcome.code,
            "severity": "error",
            "file": outcome.file,
            "sha256": outcome.sha256,
            "message": write(outcome.message, lang),
        }
        return
    for item in (*items([outcome]), *accepted([outcome])):
        yield _row(item, lang)


def _row(item: Item, lang: Lang) -> dict[str, object]:
    finding, report = item.finding, item.checked.report
    where = finding.where
    low, high = finding.interval or ("", "")
    return {
        "id": finding.id,
        "rule": finding.rule,
        "severity": finding.severity.value,
        "file": report.source.file,
        "sha256": report.source.sha256,
        "ue": report.header.ue.code if report.header.ue is not None else "",
        "year": report.header.year,
        **{key: getattr(where, key) for key in ("code", "block", "row", "column", "table", "page", "cell")},
        "published": finding.published,
        "expected": finding.expected,
        "low": low,
        "high": high,
        "agreement": finding.agreement,
        "message": write(finding.message, lang),
        "explanation": "; ".join(write(message, lang) for message in finding.explanations),
        "basis": finding.basis and write(finding.basis, lang),
        "accepted": item.acceptance and (item.acceptance.reason or label("no reason", lang)),
    }
