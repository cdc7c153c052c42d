"""What `show` prints of an activity: its cells, how each derived figure is recomputed, its findings, its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console

from poi_audit.checks.make import where_of
from poi_audit.checks.parts import members
from poi_audit.messages import Lang, label, write
from poi_audit.model.figure import Figure
from poi_audit.model.finding import Finding, Where
from poi_audit.model.outcome import Checked
from poi_audit.model.places import Outline
from poi_audit.recompute import ActivityFacts, Derived, Expected, Kind
from poi_audit.recompute.steps import agreed, steps_of
from poi_audit.render.console import print_finding
from poi_audit.render.identity import print_identity
from poi_audit.render.labels import place_words
from poi_audit.render.lines import Page
from poi_audit.render.text import safe

_AVERAGES = (Kind.AVERAGE, Kind.TOTAL, Kind.MEDIAN)
_GAP = "  "


def print_activities(
    console: Console, reports: Sequence[Checked], codes: Sequence[str], lang: Lang = "es"
) -> None:
    """Print the activities with these codes, or under the AEI or OEI with these codes, in report order."""
    page = Page(console)
    for number, checked in enumerate(reports):
        if number:
            page.gap()
        print_identity(page, checked.report, lang)
        for fact in checked.expected.activities:
            if wanted(fact, codes):
                _activity(page, checked, fact, lang)


def codes_of(fact: ActivityFacts) -> tuple[str, str, str]:
    """The codes by which an activity can be asked for: its own, its AEI's, its OEI's."""
    return fact.activity.code, fact.action.code, fact.objective.code


def wanted(fact: ActivityFacts, codes: Sequence[str]) -> bool:
    """Whether one of these codes asks for the activity."""
    return any(code in codes for code in codes_of(fact))


def _activity(page: Page, checked: Checked, fact: ActivityFacts, lang: Lang) -> None:
    activity = fact.activity
    page.gap()
    page.line((f"{activity.code}  {activity.name}", "bold"), hang=len(activity.code) + 2)
    page.line(f"{fact.objective.code}  {fact.objective.name}", indent=2, hang=8)
    page.line(f"{fact.action.code}  {fact.action.name}", indent=2, hang=11)
    page.gap()
    facts = [
        ("priority", activity.priority),
        ("unit", activity.unit),
        ("aggregation", activity.aggregation),
        ("cost center", activity.cost_center),
        ("place", _spot(activity.place, lang)),
    ]
    named = [(label(key, lang), text) for key, text in facts if text]
    width = max((len(name) for name, _ in named), default=0)
    for name, text in named:
        page.line((name.ljust(width), "dim"), f"  {text}", hang=width + 2)
    page.gap()
    found = findings_of(checked, fact)
    _cells(page, checked, fact, found, lang)
    page.heading(label("steps", lang))
    own = [derived for derived in checked.expected.derived if derived.fact is fact]
    for derived in own:
        _steps(page, checked, derived, lang)
    page.heading(label("enters", lang))
    lines = [_compared(checked.expected, derived, lang) for derived in entered(checked.expected, fact)]
    for line in lines or [label("none", lang)]:
        page.line(line, hang=2)
    page.heading(label("findings", lang))
    for finding in found:
        print_finding(page, finding, lang)
    if not found:
        page.line(label("none", lang))


def _spot(place: object, lang: Lang) -> str:
    page, cell = getattr(place, "page", None), getattr(place, "cell", None)
    box = getattr(place, "bbox", None)
    if page is not None:
        corners = "" if box is None else f" [{', '.join(f'{side:.0f}' for side in box)}]"
        return label("p.", lang, page) + corners
    return "" if cell is None else label("cell", lang, cell)


def _cells(page: Page, checked: Checked, fact: ActivityFacts, found: Sequence[Finding], lang: Lang) -> None:
    """Months downwards; a figure with a finding has its rule beside it."""
    lines = [_heads(fact, lang), *_lines(checked, fact, found, lang)]
    widths = [max(len(cells[i]) for cells, _ in lines) for i in range(len(lines[0][0]))]
    for cells, rules in lines:
        text = _GAP.join(
            cell.rjust(width) if i else cell.ljust(width)
            for i, (cell, width) in enumerate(zip(cells, widths, strict=True))
        )
        page.line(f"{text}{_GAP}{', '.join(rules)}".rstrip())


def _heads(fact: ActivityFacts, lang: Lang) -> tuple[list[str], list[str]]:
    heads = ["", "PROG.", "EJEC."]
    if fact.financial is not None:
        money = label("financial", lang)
        heads += [f"{money} PROG.", f"{money} EJEC."]
    return heads, []


def _lines(
    checked: Checked, fact: ActivityFacts, found: Sequence[Finding], lang: Lang
) -> Iterator[tuple[list[str], list[str]]]:
    activity = fact.activity
    rows = [row for block in ("physical", "financial") for row in fact.rows(block) or ()]
    for i, month in enumerate(checked.report.header.months):
        figures = [row.row.months[i] for row in rows]
        yield [month, *(_text(figure, lang) for figure in figures)], _rules(found, month)
    figures = [row.row.accumulated for row in rows]
    head = place_words(Where(column="accumulated"), lang)
    yield [head, *(_text(figure, lang) for figure in figures)], _rules(found, "accumulated")
    for column, percent in (("percent_period", activity.percent_period), ("percent", activity.percent)):
        if percent is not None:
            head = place_words(Where(column=column), lang)
            blanks = [""] * (len(rows) - 2)
            yield [head, "", _text(percent, lang), *blanks], _rules(found, column)


def _text(figure: Figure, lang: Lang) -> str:
    return safe(figure.text) or f"({label('blank', lang)})"


def _rules(found: Sequence[Finding], column: str) -> list[str]:
    return list(dict.fromkeys(finding.rule for finding in found if finding.where.column == column))


def findings_of(checked: Checked, fact: ActivityFacts) -> list[Finding]:
    """Those that speak of this activity."""
    outline = Outline(checked.report)
    owner = fact.activity.owner
    return [finding for finding in checked.audit.findings if outline.owner(finding.where) == owner]


def _steps(page: Page, checked: Checked, derived: Derived, lang: Lang) -> None:
    page.line((_compared(checked.expected, derived, lang), "bold"), hang=2)
    for step in steps_of(checked.report, checked.expected, derived):
        page.line(write(step, lang), indent=2, hang=2)


def _compared(expected: Expected, derived: Derived, lang: Lang) -> str:
    """ "PROG. acumulado: publicado 1,640.00 · recalculado 1,880.00 · no concuerda"."""
    where = where_of(derived)
    name = " ".join(
        part for part in (derived.code if derived.fact is None else None, place_words(where, lang)) if part
    )
    parts = [f"{label('published', lang)} {derived.published.text or label('blank', lang)}"]
    if text := agreed(derived, expected):
        parts.append(f"{label('expected', lang)} {text}")
    parts.append(label(f"verdict {derived.verdict.value}", lang))
    return f"{name}: {' · '.join(parts)}"


def entered(expected: Expected, fact: ActivityFacts) -> Iterator[Derived]:
    """The averages that the activity enters."""
    for derived in expected.derived:
        if derived.kind in _AVERAGES and any(member is fact for member in members(expected, derived)):
            yield derived
