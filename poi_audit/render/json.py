"""The JSON documents of `extract` and `check`: one report is one object, several are an array."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TextIO

from poi_audit.contract.audit import AUDIT_SCHEMA, COVERAGE
from poi_audit.contract.encode import checked_json, problem_json, report_json
from poi_audit.contract.report import SOURCE
from poi_audit.contract.shape import Json
from poi_audit.messages import Lang
from poi_audit.model.outcome import Checked, Failure
from poi_audit.model.report import Problem, Report
from poi_audit.render.text import safe


def write_reports(reports: Sequence[Report], file: TextIO, where: bool = False, lang: Lang = "es") -> None:
    """Print the reports as `poi-audit extract --format json` does."""
    _write([report_json(report, where, lang) for report in reports], file)


def write_audits(outcomes: Sequence[Checked | Failure], file: TextIO, lang: Lang = "es") -> None:
    """Print the audits as `poi-audit check --format json` does, files that could not be read among them."""
    _write(
        [failure_json(o, lang) if isinstance(o, Failure) else checked_json(o, lang) for o in outcomes], file
    )


def failure_json(failure: Failure, lang: Lang = "es") -> Json:
    """A file that gave no report, in the shape of an audit: verdict "unreadable", nothing looked at."""
    from poi_audit import __version__
    from poi_audit.checks import version

    source: Json = dict.fromkeys(key.name for key in SOURCE.keys if not key.optional)
    return {
        "schema": AUDIT_SCHEMA,
        "source": source | {"file": failure.file, "sha256": failure.sha256},
        "tool": {"version": __version__, "rules": version()},
        "conventions": [],
        "verdict": "unreadable",
        "coverage": dict.fromkeys((key.name for key in COVERAGE.keys), 0),
        "counts": {"error": 0, "warning": 0, "info": 0},
        "findings": [],
        "problems": [problem_json(Problem(failure.code, failure.message), lang)],
    }


def dumps(value: object, indent: int | None = 2) -> str:
    """The value as JSON with a final newline. Characters that a terminal obeys or hides are escaped: same data."""
    text = json.dumps(value, ensure_ascii=False, indent=indent) + "\n"
    if text.replace("\n", "").isprintable():
        return text
    return "".join(c if c == "\n" or safe(c) == c else json.dumps(c)[1:-1] for c in text)


def _write(documents: list[Json], file: TextIO) -> None:
    file.write(dumps(documents[0] if len(documents) == 1 else documents))
