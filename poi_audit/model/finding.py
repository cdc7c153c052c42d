"""Findings and the audit that holds them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from poi_audit.model.figure import Box
from poi_audit.model.message import Message
from poi_audit.model.report import Action, Activity, Days, Hole, Objective, Owner, Source


class Severity(StrEnum):
    """How much a finding weighs."""

    ERROR = "error"
    """Cannot be right under any admissible reading."""
    WARNING = "warning"
    """An auditor should look."""
    INFO = "info"
    """Context."""

    @property
    def rank(self) -> int:
        """0 for info, 1 for warning, 2 for error."""
        return ("info", "warning", "error").index(self.value)


@dataclass(frozen=True, slots=True)
class Where:
    """The place a finding speaks of, in the report's own terms, with its page and box when they are known."""

    code: str | None = None
    block: str | None = None
    row: str | None = None
    column: str | None = None
    table: str | None = None
    page: int | None = None
    bbox: Box | None = None
    cell: str | None = None
    """Cell of a workbook, HTML table or text line, where the report came in such a form."""
    owner: Owner | None = field(default=None, compare=False)
    """Which of several parts of one code, for looking it up. No output and no fingerprint has it."""

    @classmethod
    def of(
        cls,
        part: Objective | Action | Activity,
        block: str | None = None,
        row: str | None = None,
        column: str | None = None,
    ) -> Where:
        """A place in an OEI, AEI or AO of the audited report."""
        return cls(part.code, block, row, column, owner=part.owner)


@dataclass(frozen=True, slots=True)
class Addend:
    """One contributor to a recomputed figure: its label and its printed text."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing an auditor should know about one figure, row or section."""

    rule: str
    severity: Severity
    where: Where
    message: Message
    published: str | None = None
    expected: str | None = None
    interval: tuple[str, str] | None = None
    agreement: str | None = None
    addends: tuple[Addend, ...] | None = None
    explanations: tuple[Message, ...] = ()
    basis: str | None = None
    """The note or source the rule rests on: "nota (2) a)"."""
    id: str = ""
    """Stable fingerprint, given by the audit: the same report, place and rule give the same id."""
    follows: tuple[str, ...] = ()
    """The ids of the findings that follow from this one, its root."""


@dataclass(frozen=True, slots=True)
class Highlight:
    """One sentence of *lo principal*: what changes how the report's headline reads."""

    message: Message
    findings: tuple[str, ...] = ()
    """Ids of the findings that it rests on, in report order."""


@dataclass(frozen=True, slots=True)
class Convention:
    """One of the choices the notes leave open, with the figures of this report that decide it."""

    name: str
    value: str
    agrees: int
    of: int
    next_best: int | None
    note: str | None = None
    fixed: bool = False
    """Whether the configuration fixes it, whatever the figures say."""


@dataclass(frozen=True, slots=True)
class Acceptance:
    """What became of one entry of the baseline: a finding that somebody looked at and accepted."""

    id: str
    """Of the finding."""
    rule: str
    place: str
    state: str
    """ "accepted"; "changed": its figures are others now; "expired"; "gone": it no longer occurs."""
    reason: str = ""
    author: str = ""
    expires: str | None = None
    """The last day on which it holds, in ISO form; None where it holds until revoked."""
    finding: Finding | None = None
    """None where it is gone."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """How every printed figure was looked at. The parts add up to `figures`."""

    figures: int
    recomputed: int
    inputs: int
    narrative: int
    unverifiable: int
    doubtful: int
    confirmed: int = 0
    """Registered ones that the register confirms; they are not counted among `inputs`."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The earlier report that a report was compared with, and how much of the two was compared."""

    earlier: Source
    printed_on: str | None
    """Its date, in ISO form."""
    months: tuple[str, ...]
    """Its months, as printed."""
    activities: int
    """Activities that stand in both."""
    figures: int
    """Months that both print and that were compared."""
    not_compared: int
    """Months that both print and one of them doubtfully."""


@dataclass(frozen=True, slots=True)
class RegisterUsed:
    """The register that a report was checked against, and how much of the two was compared."""

    source: Source
    exported: Days
    stage: str
    age: str
    """ "same", "younger" or "older" than the report; "unknown" where a day is not known."""
    activities: int
    """Activities that stand in both."""
    figures: int
    """Months that both have and that were compared."""
    confirmed: int
    """Registered figures of the report that it confirms."""
    not_compared: int
    """Months that both have and one of them doubtfully."""


@dataclass(frozen=True, slots=True)
class Audit:
    """What a check of one report found, or what comparing it with an earlier one did."""

    source: Source
    version: str
    rules: str
    conventions: tuple[Convention, ...]
    verdict: str
    coverage: Coverage
    findings: tuple[Finding, ...]
    """What stands: neither accepted nor set aside."""
    acceptances: tuple[Acceptance, ...] = ()
    """The baseline's entries on this report. A changed or an expired one stands among the findings as well."""
    set_aside: int = 0
    """How many findings the configuration leaves out."""
    holes: tuple[Hole, ...] = ()
    """What may be missing from the report as read."""
    comparison: Comparison | None = None
    """Where the report was compared with an earlier one: its findings are then of family R0 alone."""
    register: RegisterUsed | None = None
    """Where the report was checked against its register too."""

    @property
    def accepted(self) -> tuple[Acceptance, ...]:
        """The findings that the baseline takes out, in report order."""
        return tuple(a for a in self.acceptances if a.state == "accepted")

    def count(self, severity: Severity) -> int:
        """How many findings have this severity."""
        return sum(f.severity is severity for f in self.findings)


def fingerprint(*parts: object) -> str:
    """A short stable id over the parts that name a finding: 16 hexadecimal digits of their SHA-256."""
    return hashlib.sha256("\x1f".join(str(part) for part in parts).encode()).hexdigest()[:16]


def identified(findings: Iterable[Finding], *scope: object) -> tuple[Finding, ...]:
    """Each finding with its fingerprint: what was audited (`scope`), rule and place, and which of several there."""
    seen: dict[tuple[object, ...], int] = {}
    out = []
    for finding in findings:
        at = finding.where
        place = (finding.rule, at.code, at.block, at.row, at.column, at.table)
        seen[place] = ordinal = seen.get(place, 0) + 1
        out.append(replace(finding, id=fingerprint(*scope, *place, ordinal)))
    return tuple(out)
