"""What worker processes do for the page: check a file, compare reports, make an output. All under the limits."""

from __future__ import annotations

import gc
import json
import pickle
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from poi_audit.batch.settings import Settings
from poi_audit.checks import plugins
from poi_audit.comparison.order import ComparisonError, unit_of
from poi_audit.messages import message
from poi_audit.model.errors import PoiAuditError
from poi_audit.model.finding import Severity
from poi_audit.model.outcome import Checked, Failure, Outcome, Reading
from poi_audit.model.report import Report
from poi_audit.recompute.calendar import year_of
from poi_audit.render.labels import verdict_key
from poi_audit.run.baseline import Baseline, applied
from poi_audit.run.compare import Taken, consecutive, try_pair
from poi_audit.run.session import try_check, try_read
from poi_audit.web.result import Options, Part, Result, said

PRELOADED = (
    "poi_audit.web.task",
    "poi_audit.web.output",
    "poi_audit.checks",
    "poi_audit.run.confirm",
    "poi_audit.recompute",
    "poi_audit.comparison.judge",
    "poi_audit.extract.pdf.reader",
    "poi_audit.extract.pdf.pdfium",
    "poi_audit.extract.html",
    "poi_audit.extract.text",
    "poi_audit.extract.excel",
    "xlrd",
)
"""What a worker process has loaded before its first file."""
INPUT, OUTCOMES, REGISTERS, FINDINGS = "input", "outcomes.pickle", "registers.pickle", "findings.json"
"""The files of a job's folder: what was uploaded, what came of it, the registers in it, its findings in words."""


@dataclass(frozen=True, slots=True)
class Rules:
    """How every file is checked: the settings of the configuration, and the findings it accepts."""

    settings: Settings = field(default_factory=Settings)
    baseline: Baseline = field(default_factory=dict)

    def over(self, checked: Checked) -> Checked:
        """The audit as decided."""
        audit = checked.audit
        if self.baseline:
            audit = applied(audit, checked.report, self.baseline, date.today)
        return replace(checked, audit=self.settings.applied(audit))

    def reading(self, name: str, options: Options) -> Reading:
        """How a file of that name is read."""
        return replace(
            self.settings.reading,
            name=name,
            engine=options.engine,
            pages=options.pages,
            password=options.password,
        )


@dataclass(frozen=True, slots=True)
class Held:
    """A file that waits in a job's folder."""

    id: str
    folder: Path
    name: str
    options: Options = field(default_factory=Options)

    @property
    def path(self) -> Path:
        """What was uploaded."""
        return self.folder / INPUT


@dataclass(frozen=True, slots=True)
class Shelved:
    """The registers of files that were read before: each is opened when a report of its UE and year asks for it."""

    files: tuple[tuple[Path, str | None, int | None], ...]
    """Folder, UE and year of each register."""

    def of(self, report: Report) -> Sequence[Report]:
        """Those of its UE and year."""
        own = str(unit_of(report)).lstrip("0"), year_of(report)
        found = [folder for folder, unit, year in self.files if (str(unit).lstrip("0"), year) == own]
        reports: list[Report] = [one for folder in dict.fromkeys(found) for one in load(folder / REGISTERS)]
        return [one for one in reports if (str(unit_of(one)).lstrip("0"), year_of(one)) == own]


def load(path: Path) -> Any:
    """What a worker process kept. The folder is the program's own: nothing from outside is opened so."""
    with path.open("rb") as file:
        return pickle.load(file)


def keep(path: Path, value: object) -> None:
    """Keep a value whole or not at all."""
    fresh = path.with_name(path.name + ".part")
    with fresh.open("wb") as file:
        pickle.dump(value, file, pickle.HIGHEST_PROTOCOL)
    fresh.replace(path)


def check(held: Held, rules: Rules, registers: Shelved) -> Result:
    """Check a file as `poi-audit check` does; its outcomes are kept in its folder. Raises UsageError, OSError."""
    gc.set_threshold(100_000)
    plugins.load()
    if (written := _in_working_paper(held.path)) is not None:
        return Result(dispositions=written)
    reading = rules.reading(held.name, held.options)
    fixed = dict(rules.settings.fixed)
    found = try_check(held.path, reading, held.options.day, fixed, registers)
    if isinstance(found, Failure):
        return _failed(held, replace(found, file=held.name), reading)
    checked = [rules.over(one) for one in found]
    if any(one.report.register is not None for one in checked):
        _keep_registers(held, reading)
    return _kept(held.folder, checked, [_part(one) for one in checked])


def _failed(held: Held, failure: Failure, reading: Reading) -> Result:
    """What is said of a file that gave no report: it may be a register that prints none."""
    key = getattr(failure.message, "key", "")
    parts: tuple[Part, ...] = ()
    if key == "unreadable.register_prints_none":
        parts = tuple(_register_part(one) for one in _keep_registers(held, reading))
    keep(held.folder / OUTCOMES, [failure])
    locked = "--password" in failure.message
    return Result(parts, failure.code, said(failure.message), locked)


def _in_working_paper(path: Path) -> int | None:
    """How many dispositions the file holds where it is a working paper: its rows look like a report's."""
    with path.open("rb") as file:
        if file.read(4) != b"PK\x03\x04":
            return None
    with suppress(Exception):  # whatever another workbook does to this reader, it is read as a report
        return len(dispositions(path))
    return None


def _keep_registers(held: Held, reading: Reading) -> list[Report]:
    """Keep the registers of a file as they were read: reports are put beside these."""
    found = try_read(held.path, reading)
    reports = [] if isinstance(found, Failure) else [one for one in found if one.register is not None]
    keep(held.folder / REGISTERS, reports)
    return reports


def compare(folder: Path, inputs: Sequence[Held], rules: Rules) -> Result:
    """Compare reports of one UE and year, each with the one before it. Raises UsageError where that cannot be."""
    plugins.load()
    fixed = dict(rules.settings.fixed)
    taken: list[Taken] = []
    for held in inputs:
        reading = rules.reading(held.name, held.options)
        outcomes: list[Outcome] = load(held.folder / OUTCOMES)
        reports = [one.report for one in outcomes if isinstance(one, Checked)]
        taken += [Taken(held.path, one, reading, held.options.day) for one in reports]
    couples, unordered = consecutive(taken, fixed)
    if not couples and unordered:
        one, other = (side.reading.name for side in unordered[0])
        raise ComparisonError(message("usage.unordered", one=one, other=other))
    by_path = {held.path: held.id for held in inputs}
    checked, parts = [], []
    for earlier, later in couples:
        found = try_pair(later.path, earlier, later, fixed, True)
        if isinstance(found, Failure):
            raise PoiAuditError(found.message)
        checked.append(rules.over(found))
        parts.append(replace(_part(checked[-1]), source=by_path[later.path]))
    return _kept(folder, checked, parts)


def _kept(folder: Path, checked: Sequence[Checked], parts: Sequence[Part]) -> Result:
    keep(folder / OUTCOMES, list(checked))
    words = [[_finding_words(one, number) for number in range(len(one.audit.findings))] for one in checked]
    (folder / FINDINGS).write_text(json.dumps({"parts": words}, ensure_ascii=False), "utf-8")
    return Result(tuple(parts))


def _finding_words(checked: Checked, number: int) -> dict[str, Any]:
    """A finding for the list of dispositions, in both languages where they differ."""
    from poi_audit.render.labels import place_words

    finding = checked.audit.findings[number]
    place = [place_words(finding.where, lang) for lang in ("es", "en")]
    return {
        "id": finding.id,
        "number": number + 1,
        "severity": finding.severity.value,
        "rule": finding.rule,
        "code": finding.where.code or "",
        "place": place,
        "message": said(finding.message),
    }


def _part(checked: Checked) -> Part:
    report, audit = checked.report, checked.audit
    against = audit.comparison.earlier.file if audit.comparison is not None else ""
    beside = audit.register.source.file if audit.register is not None else ""
    counts = tuple(audit.count(severity) for severity in (Severity.ERROR, Severity.WARNING, Severity.INFO))
    return replace(
        _register_part(report),
        verdict=verdict_key(audit),
        counts=(counts[0], counts[1], counts[2]),
        figures=audit.coverage.figures,
        register=report.register is not None,
        beside=beside,
        earlier=against,
    )


def _register_part(report: Report) -> Part:
    header = report.header
    ue = f"{header.ue.code} - {header.ue.name}" if header.ue is not None else ""
    months = header.months
    period = "-".join(dict.fromkeys((*months[:1], *months[-1:])))
    year = year_of(report)
    return Part(
        header.title or "",
        ue,
        f"{year or ''} {period}".strip(),
        unit_of(report),
        year,
        report.source.sha256,
        report.source.format,
        "unreadable",
        (0, 0, 0),
        0,
        report.register is not None,
    )


def dispositions(path: Path) -> dict[str, dict[str, str]]:
    """Finding id -> what a working paper says of it. Raises UsageError where the file is none."""
    from poi_audit.render.workbook.carry import carried

    names = ("rule", "code", "finding", "disposition", "responsible", "comment")
    return {key: {name: getattr(entry, name) for name in names} for key, entry in carried(path).items()}
