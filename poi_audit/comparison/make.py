"""How findings against an earlier report are made: both figures, both places, and which file the earlier one is."""

from __future__ import annotations

from poi_audit.checks.make import at, sentence_of
from poi_audit.checks.rule import Rule
from poi_audit.comparison.match import Twin
from poi_audit.comparison.pair import Pair
from poi_audit.comparison.sides import Side
from poi_audit.messages import message
from poi_audit.model.figure import Figure, Place
from poi_audit.model.finding import Addend, Finding, Severity, Where
from poi_audit.model.message import Message

NOTHING = "—"
"""For a blank cell, within a sentence."""


def basis(pair: Pair) -> str:
    """The earlier publication: file, date and SHA-256."""
    report = pair.earlier.report
    day = report.header.printed_on
    values = {"file": report.source.file, "sha256": report.source.sha256 or NOTHING}
    if day is None:
        return message("basis.earlier" if report.register is None else "basis.earlier_register", **values)
    key = "basis.earlier_dated" if report.register is None else "basis.earlier_register_dated"
    return message(key, **values, day=day.isoformat())


def earlier(pair: Pair) -> Message:
    """What the earlier publication is, within a sentence."""
    return message("earlier.report" if pair.earlier.report.register is None else "earlier.register")


def spot(pair: Pair, place: Place | None) -> Message:
    """Where it stands in the earlier file."""
    if place is not None and place.page is not None:
        return message("place.page", page=place.page)
    if place is not None and place.cell is not None:
        return message("place.cell", cell=place.cell)
    return message("place.file", file=pair.earlier.report.source.file)


def _label(side: Side, place: Place | None) -> str:
    """The file with the page or the cell, in any language."""
    file = side.report.source.file
    if place is None or (place.page is None and place.cell is None):
        return file
    return f"{file} {f'p. {place.page}' if place.page is not None else place.cell}"


def both(pair: Pair, before: Figure, after: Figure) -> tuple[Addend, Addend]:
    """The two printed figures, each with its file and place."""
    return (
        Addend(_label(pair.earlier, before.place), before.text),
        Addend(_label(pair.later, after.place), after.text),
    )


def recoded(twin: Twin) -> tuple[Message, ...]:
    """That the earlier figure is of an activity with another code; nothing where the code is the same."""
    return (message("why.recoded", code=twin.earlier.activity.code),) if twin.recoded else ()


def figures(
    pair: Pair,
    rule: Rule,
    where: Where,
    before: Figure,
    after: Figure,
    *,
    severity: Severity | None = None,
    key: str = "",
    explanations: tuple[Message, ...] = (),
    **values: object,
) -> Finding:
    """Two printed figures that differ. Neither is called right: nothing is expected of the later one.

    `severity`: another than the rule's; `key`: which of its sentences, where it has several.
    """
    texts = {"before": before.text or NOTHING, "after": after.text or NOTHING}
    said = message(
        sentence_of(rule, key), **texts, place=spot(pair, before.place), earlier=earlier(pair), **values
    )
    return Finding(
        rule.code,
        severity or rule.severity,
        at(after, where),
        said,
        published=after.text,
        addends=both(pair, before, after),
        explanations=explanations,
        basis=basis(pair),
    )


def words(
    pair: Pair,
    rule: Rule,
    where: Where,
    *,
    severity: Severity | None = None,
    key: str = "",
    explanations: tuple[Message, ...] = (),
    **values: object,
) -> Finding:
    """A finding that compares no two figures. `before_place`, where it is given, becomes `place`."""
    if "before_place" in values:
        place = values.pop("before_place")
        values["place"] = spot(pair, place if isinstance(place, Place) else None)
    after = values.get("after")
    return Finding(
        rule.code,
        severity or rule.severity,
        where,
        message(sentence_of(rule, key), earlier=earlier(pair), **values),
        published=after if isinstance(after, str) else None,
        explanations=explanations,
        basis=basis(pair),
    )
