"""Accepted findings: a TOML file keyed by finding id, with the figures as they were, a reason, an author, an expiry.

An entry holds for the figures it names. Where they change, or its last day is over, the finding stands again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path
from typing import Any

from poi_audit.checks import verdict_of
from poi_audit.checks.families import REGISTER, ran
from poi_audit.comparison import FAMILY
from poi_audit.messages import hint, label, value_text, write
from poi_audit.messages.faults import usage
from poi_audit.model.finding import Acceptance, Audit, Finding, Severity
from poi_audit.model.outcome import Checked
from poi_audit.model.report import Report
from poi_audit.model.toml_text import quoted
from poi_audit.render.items import place, title
from poi_audit.render.text import safe
from poi_audit.run.config import toml_of

VERSION = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """One accepted finding."""

    id: str
    rule: str
    report: str
    """The report it belongs to: "000084 2024 Ene-Dic"."""
    place: str
    message: str
    """For whoever reads the file; it is not compared."""
    published: str | None = None
    expected: str | None = None
    values: str | None = None
    """What its sentence says, where it sets no published figure against a recomputed one: "executed=20.00"."""
    reason: str = ""
    author: str = ""
    expires: date | None = None
    """The last day on which it holds."""

    def fits(self, finding: Finding) -> bool:
        """Whether the finding still has the figures that were accepted."""
        return self.figures == (finding.published, finding.expected, _values(finding))

    @property
    def figures(self) -> tuple[str | None, ...]:
        """What must stay the same for the entry to hold."""
        return self.published, self.expected, self.values


Baseline = Mapping[str, Entry]
"""By finding id."""


def entries_of(
    checked: Checked,
    old: Baseline,
    level: Severity,
    lang: str = "es",
    *,
    reason: str = "",
    author: str = "",
    expires: date | None = None,
) -> list[Entry]:
    """An entry for each finding of the report that is at `level` or above, or accepted in `old`."""
    return [
        Entry(
            finding.id,
            finding.rule,
            title(checked.report),
            place(finding, "en" if lang == "en" else "es"),
            safe(write(finding.message, lang)),
            finding.published,
            finding.expected,
            _values(finding),
            reason,
            author,
            expires,
        )
        for finding in checked.audit.findings
        if finding.severity.rank >= level.rank or finding.id in old
    ]


def _values(finding: Finding) -> str | None:
    if finding.expected is not None:
        return None
    values = sorted(finding.message.values.items())
    return "; ".join(f"{name}={value_text(value)}" for name, value in values) or None


def renewed(old: Baseline, fresh: Sequence[Entry], reports: Iterable[str]) -> dict[str, Entry]:
    """The old baseline brought up to date with the findings of `reports`.

    An entry whose figures are the same keeps its reason and author, and the later of two expiries; one that no
    longer occurs in a checked report is dropped; those of other reports, of comparisons and beside registers stay.
    """
    checked = set(reports)
    kept = {
        id: e for id, e in old.items() if e.report not in checked or e.rule.startswith((FAMILY, REGISTER))
    }
    for entry in fresh:
        before = old.get(entry.id)
        if before is not None and before.figures == entry.figures:
            entry = replace(
                entry,
                reason=before.reason or entry.reason,
                author=before.author or entry.author,
                expires=_later(before.expires, entry.expires),
            )
        kept[entry.id] = entry
    return kept


def _later(old: date | None, new: date | None) -> date | None:
    return max(old, new) if old is not None and new is not None else old or new


def applied(audit: Audit, report: Report, baseline: Baseline, today: Callable[[], date]) -> Audit:
    """The audit without its accepted findings, and with what became of each entry on this report.

    Entries of family R0 belong to comparisons, those of family B1 to checks against a register, the others to checks.
    `today` is asked only where an entry has an expiry: nothing else depends on the clock.
    """
    baseline = {id: e for id, e in baseline.items() if ran(e.rule, report, audit)}
    kept: list[Finding] = []
    found: list[Acceptance] = []
    for finding in audit.findings:
        entry = baseline.get(finding.id)
        state = "" if entry is None else _state(entry, finding, today)
        if entry is not None:
            found.append(_acceptance(entry, state, finding))
        if state != "accepted":
            kept.append(finding)
    here, ids = title(report), {finding.id for finding in audit.findings}
    whole = audit.verdict != "partial"
    gone = [e for e in baseline.values() if whole and e.report == here and e.id not in ids]
    found += [_acceptance(entry, "gone", None) for entry in gone]
    verdict = verdict_of(audit.verdict == "partial", tuple(kept))
    return replace(audit, findings=tuple(kept), acceptances=tuple(found), verdict=verdict)


def _state(entry: Entry, finding: Finding, today: Callable[[], date]) -> str:
    if not entry.fits(finding):
        return "changed"
    return "expired" if entry.expires is not None and entry.expires < today() else "accepted"


def _acceptance(entry: Entry, state: str, finding: Finding | None) -> Acceptance:
    expires = None if entry.expires is None else entry.expires.isoformat()
    return Acceptance(entry.id, entry.rule, entry.place, state, entry.reason, entry.author, expires, finding)


def toml(baseline: Iterable[Entry], lang: str = "es") -> str:
    """The file's text, entries by report and in the order given."""
    out = [f"# {label('tell.baseline file', lang)}\n"]
    out.append(f"version = {VERSION}\n")
    for entry in sorted(baseline, key=lambda entry: entry.report):
        out.append(f"\n[findings.{quoted(entry.id)}]\n")
        for name in (f.name for f in fields(Entry) if f.name != "id"):
            value = getattr(entry, name)
            if isinstance(value, date):
                out.append(f"{name} = {value.isoformat()}\n")
            elif value is not None:
                out.append(f"{name} = {quoted(value)}\n")
    return "".join(out)


def read(path: Path) -> dict[str, Entry]:
    """The entries of the file. Raises `UsageError` where it is no baseline."""
    document = toml_of(path)
    if document.get("version") != VERSION:
        raise usage("no_baseline", name=path.name, version=VERSION)
    found = document.get("findings", {})
    if not isinstance(found, dict) or not all(isinstance(entry, dict) for entry in found.values()):
        raise usage("no_findings", name=path.name)
    return {id: _entry(path, id, entry) for id, entry in found.items()}


def _entry(path: Path, id: str, table: dict[str, Any]) -> Entry:
    known = [f.name for f in fields(Entry) if f.name != "id"]
    for key, value in table.items():
        if key not in known:
            raise usage("no_entry_key", name=path.name, id=id, key=key, hint=hint(key, known))
        if type(value) is not (date if key == "expires" else str):
            kind = "no_entry_date" if key == "expires" else "no_entry_text"
            raise usage(kind, name=path.name, id=id, key=key)
    missing = [name for name in ("rule", "report", "place", "message") if name not in table]
    if missing:
        raise usage("entry_lacks", name=path.name, id=id, key=missing[0])
    return Entry(id, **table)
