"""How checks make findings: the place of a figure, and a finding over a recomputed figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from poi_audit.checks.explain import explanations
from poi_audit.checks.parts import addends_of
from poi_audit.checks.rule import Rule
from poi_audit.messages import message
from poi_audit.model.figure import Figure, Mark, Place
from poi_audit.model.finding import Finding, Severity, Where
from poi_audit.model.interval import Interval, rounded
from poi_audit.model.message import Message
from poi_audit.model.report import Report
from poi_audit.recompute import Derived, Expected, Kind, Verdict
from poi_audit.recompute.averages import shown
from poi_audit.recompute.notes import note_on

TOPICS = {
    Kind.ACCUMULATED: "accumulated",
    Kind.PERCENT: "percent",
    Kind.AVERAGE: "average",
    Kind.OBJECTIVE: "average",
    Kind.TOTAL: "total_over",
}
"""Kind -> what the note speaks of that its rule rests on."""

MARK_TOPICS = {
    "incomplete_unfounded": "deadline",
    "incomplete_missing": "incomplete_percent",
    "unprogrammed_unfounded": "unprogrammed",
    "unprogrammed_missing": "unprogrammed",
}
"""Reason of an inconsistent percentage -> what the note on that mark speaks of."""


def basis_of(report: Report, derived: Derived) -> str:
    """The note that the rule rests on, or that it was observed and no note says it."""
    if derived.kind is Kind.PERCENT and derived.reason in ("uncapped", "cut"):
        return message("basis.cap")
    topic = TOPICS.get(derived.kind, "")
    if derived.kind is Kind.PERCENT:
        topic = MARK_TOPICS.get(derived.reason, topic)
    elif derived.column in ("type_i", "type_ii"):
        topic = derived.column
    note = note_on(report, topic) if topic else None
    return message("basis.note", note=note) if note else message("basis.observed")


def at(figure: Figure | Place | None, where: Where) -> Where:
    """The place with the page and box, or the cell, of the figure."""
    place = figure.place if isinstance(figure, Figure) else figure
    if place is None:
        return where
    return replace(where, page=place.page, bbox=place.bbox, cell=place.cell)


def where_of(derived: Derived) -> Where:
    """Where a derived figure stands."""
    return at(derived.published, derived.where)


def having(expected: Expected, verdict: Verdict, *kinds: Kind) -> Iterator[Derived]:
    """The derived figures of these kinds with this verdict."""
    for kind in kinds:
        yield from expected.by_verdict.get((verdict, kind), ())


def ends(value: Interval, decimals: int) -> tuple[str, str]:
    """The two ends of an interval as text: exact where they print so, otherwise with two decimals more."""
    out = []
    for end in (value.low, value.high):
        places = next(
            (d for d in range(decimals, decimals + 3) if (end * 10**d).denominator == 1), decimals + 2
        )
        out.append(f"{rounded(end, places):,f}")
    return out[0], out[1]


def over(
    rule: Rule,
    report: Report,
    expected: Expected,
    derived: Derived,
    *,
    severity: Severity | None = None,
    key: str = "",
    extra: Sequence[Message] = (),
) -> Finding:
    """A finding over one derived figure: published, expected, interval, addends, hypotheses and the note.

    `severity`: another than the rule's; `key`: which of its sentences, where it has several.
    """
    severity = severity or rule.severity
    value = derived.expected
    wrong = derived.verdict is Verdict.INCONSISTENT
    agreement = Verdict.INCONSISTENT if severity is Severity.ERROR else derived.verdict
    text = shown(derived, expected)
    values: dict[str, object] = {
        "published": derived.published.text or "—",
        "expected": text or "—",
        "column": derived.column,
    }
    return Finding(
        rule.code,
        severity,
        where_of(derived),
        message(sentence_of(rule, key), **values),
        published=derived.published.text,
        expected=text if value is not None else None,
        interval=ends(derived.span or value, derived.decimals) if isinstance(value, Interval) else None,
        agreement=agreement.value if agreement in (Verdict.INCONSISTENT, Verdict.BY_ROUNDING) else None,
        addends=addends_of(report, expected, derived) if not isinstance(value, Mark) else None,
        explanations=(*extra, *(explanations(report, expected, derived) if wrong else ())),
        basis=basis_of(report, derived),
    )


def progress_named(report: Report, column: str) -> Message:
    """Which percentage a sentence speaks of, where the report prints two."""
    two = any(activity.percent_period is not None for activity in report.activities())
    return message(f"progress.{column}" if two else "progress.only")


def sentence_of(rule: Rule, key: str) -> str:
    """The key of the rule's sentence, or of one of several."""
    return f"{rule.code}.{key}" if key else rule.code


def about(
    rule: Rule,
    where: Where,
    /,
    *,
    severity: Severity | None = None,
    key: str = "",
    published: str | None = None,
    basis: str | None = None,
    **values: object,
) -> Finding:
    """A finding that speaks of no single derived figure. `values` fill its sentence.

    `severity`: another than the rule's; `key`: which of its sentences, where it has several.
    """
    said = message(sentence_of(rule, key), **values)
    return Finding(rule.code, severity or rule.severity, where, said, published=published, basis=basis)
