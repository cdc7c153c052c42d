"""What the sentences of lo principal are made from: the report, what it should say, and the findings by rule."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from poi_audit.checks.rule import Rule
from poi_audit.messages import message, one_after_another
from poi_audit.model.expected import Derived, Expected, Kind, Verdict
from poi_audit.model.finding import Audit, Finding, Highlight
from poi_audit.model.interval import Interval, rounded
from poi_audit.model.message import Message
from poi_audit.model.report import Owner, Report
from poi_audit.recompute.facts import number

NAMED = 8
"""Items that a sentence names at most; it counts the others."""
_LAST = 3
"""Digits by which most AO of one UE are told apart."""


@dataclass(frozen=True)
class Seen:
    """One audit, as the sentences look at it."""

    report: Report
    expected: Expected
    audit: Audit

    def of(self, *rules: Rule) -> list[Finding]:
        """The findings of these rules, in report order."""
        codes = {rule.code for rule in rules}
        return [finding for finding in self.audit.findings if finding.rule in codes]

    @cached_property
    def whole(self) -> bool:
        """Whether nothing may be missing from the list of activities."""
        gaps = self.expected.gaps
        return self.expected.missing is None and not (gaps is not None and gaps.lists)

    @cached_property
    def totals(self) -> list[Derived]:
        """The published totals, that of the period first, where the list is whole."""
        found = [
            d
            for d in self.expected.derived
            if d.kind is Kind.TOTAL
            and d.column in ("total", "total_period")
            and number(d.published) is not None
        ]
        return sorted(found, key=lambda d: d.column == "total") if self.whole else []

    def over_activities(self, total: Derived) -> bool:
        """Whether the total, as published, is a mean over the activities and agrees with them."""
        usual = self.expected.choices["total_over"].value == "activities"
        return total.verdict is Verdict.EQUAL and usual and total.reason != "over_differs"

    @cached_property
    def contradicted(self) -> dict[tuple[Owner | None, str | None], Interval]:
        """By activity and column: what its accumulated figures give, where the percentage follows the months."""
        return {
            (d.owner, d.column): d.expected
            for d in self.expected.derived
            if d.kind is Kind.PERCENT and d.reason == "follows_months" and isinstance(d.expected, Interval)
        }

    @cached_property
    def money(self) -> tuple[Decimal, ...] | None:
        """The money executed by each activity; None where one of them was not read with certainty, or none has any."""
        rows = [fact.financial for fact in self.expected.activities]
        if not all(pair is not None and pair[1].sound for pair in rows):
            return None
        spent = tuple(pair[1].total for pair in rows if pair is not None)
        return spent if sum(spent) > 0 else None


def said(sentences: Iterable[str], findings: Iterable[Finding]) -> Highlight:
    """The sentences as one highlight that rests on the findings."""
    parts = list(sentences)
    text = one_after_another(parts)
    assert isinstance(text, Message)
    return Highlight(text, tuple(dict.fromkeys(finding.id for finding in findings)))


def alone(finding: Finding) -> Message:
    """The finding's sentence, after the code of which it speaks."""
    said, code = finding.message, finding.where.code
    return said if code is None or code in said else message("group.one", code=code, said=said)


def column_word(column: str | None) -> Message:
    """ "total del periodo"."""
    return message(f"column.{column}")


def named(code: str, value: str) -> str:
    """The value after its code; alone where the form prints no codes."""
    return message("item.value", code=code, value=value) if code else message("item.plain", value=value)


def most(items: Sequence[str], limit: int = NAMED) -> list[str]:
    """The first items, and how many more there are."""
    rest = len(items) - limit
    return [*items[:limit], message("prose.rest", count=rest)] if rest > 0 else list(items)


def short(codes: Iterable[str]) -> list[str]:
    """The codes, one that differs from that before it in its last digits alone by these: "AOI00008400285", "…404"."""
    out: list[str] = []
    before = ""
    for code in codes:
        alike = len(code) > 2 * _LAST and code[:-_LAST] == before[:-_LAST]
        out.append(f"…{code[-_LAST:]}" if alike and code.startswith("AO") else code)
        before = code
    return out


def percent(part: Decimal | int, whole: Decimal | int, decimals: int = 1) -> str:
    """The part as a percentage of the whole: "49.4"."""
    return f"{rounded(Fraction(part) * 100 / Fraction(whole), decimals):,f}"
