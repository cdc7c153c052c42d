"""GitHub's workflow commands: an annotation for each of the most severe findings, and the step summary.

GitHub shows ten annotations of a kind and step; the rest is counted in a plain line and stands in the summary.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TextIO

from poi_audit.messages import Lang, label, write
from poi_audit.model.finding import Severity
from poi_audit.model.outcome import Failure, Outcome
from poi_audit.render.items import Item, checked_of, items, names, sentence
from poi_audit.render.labels import severity_count
from poi_audit.render.text import safe

MOST = 10
"""Annotations of a run."""

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def write_github(outcomes: Sequence[Outcome], file: TextIO, lang: Lang = "es") -> None:
    """Write the annotations, files that could not be read first, then the most severe findings."""
    lines = [*_failures(outcomes, lang), *_annotations(outcomes, lang)]
    for line in lines[:MOST]:
        file.write(line + "\n")
    if (rest := len(lines) - MOST) > 0:
        file.write(f"poi-audit: {label('annotations left', lang, rest)}\n")
    counts = [
        severity_count(severity, sum(o.audit.count(severity) for o in checked_of(outcomes)), lang)
        for severity in Severity
    ]
    file.write(f"poi-audit: {', '.join(counts)}\n")


def append_summary(outcomes: Sequence[Outcome], lang: Lang = "es") -> None:
    """Append the Markdown to the file that GITHUB_STEP_SUMMARY names; nothing where it is not set."""
    if not (path := os.environ.get("GITHUB_STEP_SUMMARY")):
        return
    from poi_audit.render.markdown import write_markdown

    with Path(path).open("a", encoding="utf-8") as file:
        write_markdown(outcomes, file, lang)


def _failures(outcomes: Sequence[Outcome], lang: Lang) -> Iterator[str]:
    for outcome in outcomes:
        if isinstance(outcome, Failure):
            yield _command(
                "error", outcome.path or outcome.file, outcome.code, safe(write(outcome.message, lang))
            )


def _annotations(outcomes: Sequence[Outcome], lang: Lang) -> Iterator[str]:
    titles = names(lang)
    found: list[Item] = sorted(items(outcomes), key=lambda item: -item.finding.severity.rank)
    for item in found:
        finding = item.finding
        page = finding.where.page
        spot = "" if page is None else f" ({label('p.', lang, page)})"
        title = f"{finding.rule} {titles.get(finding.rule, '')}".rstrip()
        yield _command(_COMMANDS[finding.severity], item.path, title, sentence(finding, lang) + spot)


def _command(kind: str, path: str, title: str, said: str) -> str:
    return f"::{kind} file={_property(safe(path))},title={_property(title)}::{_data(said)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
