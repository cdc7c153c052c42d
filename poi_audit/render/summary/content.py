"""What the one page says, in plain texts that every kind of file shows alike."""

from __future__ import annotations

from typing import NamedTuple

from poi_audit.messages import Lang, label
from poi_audit.model.finding import Severity
from poi_audit.model.outcome import Checked
from poi_audit.render.evidence import evidence
from poi_audit.render.identity import identity, title_of
from poi_audit.render.labels import coverage_parts, coverage_word, severity_count, verdict_words
from poi_audit.render.overview import overview_rows
from poi_audit.render.principal import principal_lines
from poi_audit.render.standing import Standings
from poi_audit.render.text import safe, thousands
from poi_audit.render.unjudged import unjudged

MOST_REASONS = 5
"""Reasons why something was not judged that the page names."""
MOST_ROWS = 40
"""Rows of the table of averages that fit the page; of more, the AEI are left out."""


class Content(NamedTuple):
    """The page from top to bottom."""

    lang: Lang
    title: str
    verdict: str
    facts: list[tuple[str, str]]
    principal: list[str]
    heads: tuple[str, ...]
    rows: list[tuple[bool, tuple[str, ...]]]
    """Whether a row is of an OEI or a total, and its cells."""
    left_out: int
    """Rows of AEI that have no room."""
    coverage: str
    unjudged: list[str]
    evidence: list[tuple[str, str]]

    def word(self, name: str, *values: object) -> str:
        """A heading or phrase of the page."""
        return label(f"summary.{name}", self.lang, *values)


def content_of(checked: Checked, lang: Lang) -> Content:
    """The content of the page, made safe to show."""
    report, audit, expected = checked.report, checked.audit, checked.expected
    counts = ", ".join(severity_count(severity, audit.count(severity), lang) for severity in Severity)
    rows = [(style == "bold", cells) for style, cells in overview_rows(report, expected, lang)]
    fitting = rows if len(rows) <= MOST_ROWS else [row for row in rows if row[0]]
    parts = ", ".join(f"{thousands(n)} {coverage_word(part, lang)}" for part, n in coverage_parts(audit) if n)
    heads = (label("code", lang), label("name", lang), "AO", "S.I.", "S.P.")
    return Content(
        lang,
        safe(title_of(report, lang)),
        f"{verdict_words(audit, lang)}: {counts}",
        [(name, safe(fact)) for name, fact in identity(report, lang, audit)],
        principal_lines(report, audit, expected, lang),
        (*heads, label("average", lang), label("recomputed", lang)),
        fitting,
        len(rows) - len(fitting),
        f"{thousands(audit.coverage.figures)} {coverage_word('figures', lang)}: {parts}.",
        _unjudged(checked, lang),
        evidence(audit, lang),
    )


def _unjudged(checked: Checked, lang: Lang) -> list[str]:
    """Each reason with how many figures it holds back and of whom, those with most figures first."""
    report = checked.report
    found = unjudged(report, Standings(report, checked.expected, checked.audit.findings), lang)
    out = []
    for one in found[:MOST_REASONS]:
        codes = ", ".join(one.codes) + (f" {label('more', lang, one.more)}" if one.more else "")
        out.append(f"{one.count}: {one.reason}" + (f" ({codes})" if codes else ""))
    rest = len(found) - len(out)
    return [*out, label("summary.reasons", lang, rest)] if rest else out
