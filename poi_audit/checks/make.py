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
from poi_audit.recompute.averages import text_of

PHYSICAL_NOTES = {
    Kind.ACCUMULATED: {"2021": "(ii)", "2022": "(ii)", "2024": "(2)"},
    Kind.PERCENT: {"2021": "(ii)", "2022": "(iii)", "2024": "(3)"},
    Kind.AVERAGE: {"2022": "(vi)", "2024": "(6)"},
    Kind.TOTAL: {"2022": "(vii)", "2024": "(7)"},
}
"""Kind -> generation of the layout -> the note that its rule rests on."""

MARK_NOTES = {
    "incomplete_unfounded": {"2021": "(iii)", "2022": "(iv)", "2024": "(4)"},
    "incomplete_missing": {"2021": "(iii)", "2022": "(iii)", "2024": "(3) c)"},
    "unprogrammed_unfounded": {"2021": "(iv)", "2022": "(v)", "2024": "(5)"},
    "unprogrammed_missing": {"2021": "(iv)", "2022": "(v)", "2024": "(5)"},
}
"""Reason of an inconsistent percentage -> generation of the layout -> the note on that mark."""


def basis_of(report: Report, derived: Derived) -> str:
    """The note that the rule rests on, or that it was observed and no note says it."""
    generation = (report.source.layout or "")[:4]
    if derived.kind is Kind.PERCENT and derived.reason in ("uncapped", "cut"):
        return message("basis.cap")
    notes = PHYSICAL_NOTES.get(derived.kind, {})
    if derived.kind is Kind.PERCENT:
        notes = MARK_NOTES.get(derived.reason, notes)
    note = notes.get(generation)
    if derived.column in ("type_i", "type_ii"):
        note = "(8)" if derived.column == "type_i" else "(9)"
    return message("basis.note", note=note) if note else message("basis.observed")


def at(figure: Figure | Place | None, where: Where) -> Where:
    """The place with the page and box, or the cell, of the figure."""
    place = figure.place if isinstance(figure, Figure) else figure
    if place is None:
        return where
    return replace(where, page=place.page, bbox=place.bbox, cell=place.cell)


def where_of(derived: Derived) -> Where:
    """Where a derived figure stands."""
    where = Where(derived.code, derived.block, derived.row, derived.column, derived.table)
    return at(derived.published, where)


def having(expected: Expected, verdict: Verdict, *kinds: Kind) -> Iterator[Derived]:
    """The derived figures of these kinds with this verdict."""
    for kind in kinds:
        yield from expected.by_verdict.get((verdict, kind), ())


def shown(derived: Derived, expected: Expected) -> str:
    """The expected value as it would print."""
    return text_of(derived.expected, derived.decimals, expected.rounding)


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
