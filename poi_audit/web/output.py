"""The files that are taken home of a job, made in a worker process when they are asked for."""

from __future__ import annotations

import io
import os
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from poi_audit.checks import plugins
from poi_audit.messages import Lang
from poi_audit.model.errors import PoiAuditError
from poi_audit.model.message import Message
from poi_audit.model.outcome import Checked, Failure
from poi_audit.render.outputs import Outputs
from poi_audit.render.people import Wanted, write_files
from poi_audit.web.task import OUTCOMES, Held, load

KINDS: Mapping[str, tuple[str, str]] = {
    "html": ("report.html", "text/html; charset=utf-8"),
    "xlsx": ("working-paper.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "docx": ("annex.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "pdf": ("marked.pdf", "application/pdf"),
    "summary": ("summary.pdf", "application/pdf"),
    "json": ("check.json", "application/json"),
}
"""Kind -> name and media type."""
WHOLE = {"pdf", "json"}
"""Made of all the reports of a file."""


def offered() -> tuple[str, ...]:
    """The kinds that this program makes."""
    made = {field.name for field in fields(Wanted)} | {"json"}
    return tuple(kind for kind in KINDS if kind in made)


def make(
    kind: str,
    target: Path,
    job: Path,
    inputs: Held,
    index: int,
    lang: Lang,
    kept: Mapping[str, Mapping[str, str]],
    pictures: bool = True,
) -> None:
    """Write an output of the job whose folder is `job`; `index`: of which of its reports.

    `inputs`: the file that its pages are drawn from; `kept`: dispositions by the id of the finding; not `pictures`: a
    page without images of the original. Raises PoiAuditError where it cannot be made.
    """
    plugins.load()
    outcomes: list[Checked | Failure] = load(job / OUTCOMES)
    fresh = target.with_name(f"part-{os.getpid()}-{target.name}")
    try:
        if kind == "json":
            fresh.write_text(_json(outcomes, lang), "utf-8")
        else:
            found = [one for one in outcomes if isinstance(one, Checked)]
            chosen = found if kind in WHOLE and not _compared(found) else [found[index]]
            _people(kind, fresh, chosen, inputs, lang, kept, pictures)
        fresh.replace(target)
    finally:
        fresh.unlink(missing_ok=True)


def _compared(found: list[Checked]) -> bool:
    return any(one.audit.comparison is not None for one in found)


def _json(outcomes: list[Checked | Failure], lang: Lang) -> str:
    from poi_audit.render.json import write_audits

    file = io.StringIO()
    write_audits(outcomes, file, lang)
    return file.getvalue()


def _people(
    kind: str,
    target: Path,
    chosen: list[Checked],
    inputs: Held,
    lang: Lang,
    kept: Mapping[str, Mapping[str, str]],
    pictures: bool,
) -> None:
    if kind == "xlsx":
        from poi_audit.render.workbook import workbook_bytes
        from poi_audit.render.workbook.carry import Carried

        target.write_bytes(
            workbook_bytes(chosen[0], lang, {key: Carried(**one) for key, one in kept.items()})
        )
        return
    lost: list[Message] = []
    call = _here if pictures else _beyond
    wanted: dict[str, Any] = {kind: target}
    results = [(inputs.path, chosen)]
    write_files(Wanted(**wanted), results, call, inputs.options.password, lang, lost, Outputs([inputs.path]))
    if lost:
        raise PoiAuditError(lost[0])


def _here(function: Any, *arguments: Any) -> Any:
    return function(*arguments)


def _beyond(*_: Any) -> Any:
    """Nothing of the original is drawn: it went beyond a limit before."""
    from poi_audit.messages import message
    from poi_audit.model.errors import LimitError

    raise LimitError(message("unreadable.too_slow", seconds=0))
