"""How checks beside a register make findings: both values, both places, both days, and what the register is."""

from __future__ import annotations

from poi_audit.checks.make import at, sentence_of
from poi_audit.checks.rule import Rule
from poi_audit.messages import message
from poi_audit.model.figure import Figure, Place
from poi_audit.model.finding import Addend, Finding, Severity, Where
from poi_audit.model.message import Message
from poi_audit.register.beside import Beside
from poi_audit.register.weigh import Reason, day_words, days_words, why_words

NOTHING = "—"
"""For a blank cell, within a sentence."""


def basis(beside: Beside) -> Message:
    """The register: its file, the day of its export and its SHA-256."""
    source, day = beside.source.source, beside.days.exact
    values = {"file": source.file, "sha256": source.sha256 or NOTHING}
    if day is None:
        return message("basis.register", **values)
    return message("basis.register_dated", **values, day=day.isoformat())


def spot(beside: Beside, place: Place | None) -> Message:
    """Where it stands in the register."""
    if place is not None and place.cell is not None:
        return message("place.cell", cell=place.cell)
    return message("place.file", file=beside.source.source.file)


def _label(file: str, place: Place | None) -> str:
    """The file with the page or the cell, in any language."""
    if place is None or (place.page is None and place.cell is None):
        return file
    return f"{file} {f'p. {place.page}' if place.page is not None else place.cell}"


def days_told(beside: Beside, reason: Reason) -> Message:
    """What the days say, as the end of a sentence: nothing but their being one where they are one."""
    if reason is Reason.SAME:
        return message("days.same", day=day_words(beside.days))
    return message("days.told", days=days_words(beside), why=why_words(reason))


def figures(
    beside: Beside,
    rule: Rule,
    severity: Severity,
    reason: Reason,
    where: Where,
    registered: Figure,
    printed: Figure,
    *,
    key: str = "",
    **values: object,
) -> Finding:
    """A printed figure that is not the registered one. `key`: which of the rule's sentences, where it has several."""
    texts = {"before": registered.text or NOTHING, "after": printed.text or NOTHING}
    places = {"place": spot(beside, registered.place), "days": days_told(beside, reason)}
    return Finding(
        rule.code,
        severity,
        at(printed, where),
        message(sentence_of(rule, key), **texts, **places, **values),
        published=printed.text,
        expected=registered.text,
        addends=(
            Addend(_label(beside.source.source.file, registered.place), registered.text),
            Addend(_label(beside.side.report.source.file, printed.place), printed.text),
        ),
        basis=basis(beside),
    )


def words(
    beside: Beside,
    rule: Rule,
    severity: Severity,
    reason: Reason,
    where: Where,
    place: Place | None,
    *,
    key: str = "",
    published: str | None = None,
    expected: str | None = None,
    **values: object,
) -> Finding:
    """A finding that compares no two figures. `place`: in the register; `key`: which of the rule's sentences."""
    told = {"place": spot(beside, place), "days": days_told(beside, reason)}
    return Finding(
        rule.code,
        severity,
        where,
        message(sentence_of(rule, key), **told, **values),
        published=published,
        expected=expected,
        basis=basis(beside),
    )
