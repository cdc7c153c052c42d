"""How checks beside a register make findings: both values, both places, both days, and what the register is."""

from __future__ import annotations

from poi_audit.checks.make import at
from poi_audit.model.figure import Figure, Place
from poi_audit.model.finding import Addend, Finding, Message, Severity, Where
from poi_audit.register.beside import Beside
from poi_audit.register.weigh import Reason, day_words, days_words, why_words

NOTHING = "—"
"""For a blank cell, within a sentence."""
NO_WORDS = Message("nothing")


def basis(beside: Beside) -> str:
    """The register: its file, the day of its export and its SHA-256."""
    source, day = beside.source.source, beside.days.exact
    when = f", exportado {day.isoformat()}" if day is not None else ""
    return f"registro: {source.file}{when}, SHA-256 {source.sha256 or NOTHING}"


def spot(beside: Beside, place: Place | None) -> Message:
    """Where it stands in the register."""
    if place is not None and place.cell is not None:
        return Message("place.cell", {"cell": place.cell})
    return Message("place.file", {"file": beside.source.source.file})


def _label(file: str, place: Place | None) -> str:
    """The file with the page or the cell, in any language."""
    if place is None or (place.page is None and place.cell is None):
        return file
    return f"{file} {f'p. {place.page}' if place.page is not None else place.cell}"


def days_told(beside: Beside, reason: Reason) -> Message:
    """What the days say, as the end of a sentence: nothing but their being one where they are one."""
    if reason is Reason.SAME:
        return Message("days.same", {"day": day_words(beside.days)})
    return Message("days.told", {"days": days_words(beside), "why": why_words(reason)})


def figures(
    beside: Beside,
    rule: str,
    severity: Severity,
    reason: Reason,
    where: Where,
    registered: Figure,
    printed: Figure,
    *,
    effect: Message = NO_WORDS,
    **values: object,
) -> Finding:
    """A printed figure that is not the registered one."""
    texts = {"before": registered.text or NOTHING, "after": printed.text or NOTHING}
    places = {"place": spot(beside, registered.place), "days": days_told(beside, reason)}
    return Finding(
        rule,
        severity,
        at(printed, where),
        Message(rule, {**texts, **places, "effect": effect, **values}),
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
    rule: str,
    severity: Severity,
    reason: Reason,
    where: Where,
    place: Place | None,
    key: str | None = None,
    published: str | None = None,
    expected: str | None = None,
    **values: object,
) -> Finding:
    """A finding that compares no two figures. `place`: in the register."""
    told = {"place": spot(beside, place), "days": days_told(beside, reason)}
    message = Message(key or rule, {**told, **values})
    return Finding(
        rule, severity, where, message, published=published, expected=expected, basis=basis(beside)
    )
