"""The formats of `check`: one file of this folder each, imported when it is asked for."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from poi_audit.messages import message
from poi_audit.messages.faults import not_admitted, usage
from poi_audit.model.finding import Severity
from poi_audit.model.message import Message
from poi_audit.model.outcome import Failure
from poi_audit.render.apart import apart

if TYPE_CHECKING:
    from poi_audit.messages import Lang
    from poi_audit.model.outcome import Outcome
    from poi_audit.render.outputs import Outputs

FORMATS = (
    *("console", "json", "jsonl", "csv", "csv-excel", "csv-excel-semicolon"),
    *("sarif", "junit", "github", "gitlab", "markdown"),
)


@dataclass(frozen=True, slots=True)
class Target:
    """One `--output FORMAT:PATH`."""

    format: str
    path: Path


def target(text: str) -> Target:
    """ "sarif:out.sarif" as a target. Raises `UsageError` for anything else."""
    format, colon, path = text.partition(":")
    if not colon or not path:
        raise usage("no_target", text=text)
    if format not in FORMATS:
        raise not_admitted("--output", format, FORMATS)
    return Target(format, Path(path))


def write_outcomes(
    format: str, outcomes: Sequence[Outcome], file: TextIO, lang: Lang, fail_on: Severity | None
) -> list[Message]:
    """Write all outcomes of a run in one of `FORMATS`; gives what should be said of it.

    One that a format cannot show stands there as a file that was not read, and the others as they are.
    """
    lost: list[Message] = []

    def written(some: Sequence[Outcome], name: str = "") -> str | None:
        return apart(partial(_text, format, some, lang, fail_on), name, lost)

    whole = written(outcomes)
    if whole is None:
        lost.clear()
        shown = [o if written([o], _name(o)) is not None else _unshown(o, lost[-1]) for o in outcomes]
        whole = written(shown)
    file.write(whole or "")
    return lost


def _text(format: str, outcomes: Sequence[Outcome], lang: Lang, fail_on: Severity | None) -> str:
    file = io.StringIO(newline="")
    _write(format, outcomes, file, lang, fail_on)
    return file.getvalue()


def _name(outcome: Outcome) -> str:
    return outcome.file if isinstance(outcome, Failure) else outcome.report.source.file


def _unshown(outcome: Outcome, why: Message) -> Failure:
    sha256 = outcome.sha256 if isinstance(outcome, Failure) else outcome.report.source.sha256
    why = message("unreadable.defect", error=why.values["error"])
    return Failure(_name(outcome), sha256, "E303", why, outcome.path)


def _write(
    format: str, outcomes: Sequence[Outcome], file: TextIO, lang: Lang, fail_on: Severity | None
) -> None:
    if format == "console":
        from poi_audit.render.console import print_outcomes

        print_outcomes(outcomes, file, lang)
    elif format == "json":
        from poi_audit.render.json import write_audits

        write_audits(outcomes, file, lang)
    elif format == "jsonl":
        from poi_audit.render.jsonl import write_jsonl

        write_jsonl(outcomes, file, lang)
    elif format.startswith("csv"):
        from poi_audit.render.findings_csv import write_findings

        write_findings(outcomes, file, lang, format)
    elif format == "sarif":
        from poi_audit.render.sarif import write_sarif

        write_sarif(outcomes, file, lang)
    elif format == "junit":
        from poi_audit.render.junit import write_junit

        write_junit(outcomes, file, lang, fail_on)
    elif format == "github":
        from poi_audit.render.github import write_github

        write_github(outcomes, file, lang)
    elif format == "gitlab":
        from poi_audit.render.gitlab import write_gitlab

        write_gitlab(outcomes, file, lang)
    else:
        from poi_audit.render.markdown import write_markdown

        write_markdown(outcomes, file, lang)


def save(
    wanted: Target, outcomes: Sequence[Outcome], lang: Lang, fail_on: Severity | None, outputs: Outputs
) -> list[Message]:
    """Write one output to its file, whole or not at all; gives what should be said of it.

    Raises `UsageError` where that cannot be done.
    """
    text = io.StringIO(newline="")
    lost = write_outcomes(wanted.format, outcomes, text, lang, fail_on)
    outputs.write(wanted.path, wanted.format, text.getvalue().encode("utf-8", "backslashreplace"))
    return lost
