"""The findings in groups that are opened on demand, and the same findings by AO."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from poi_audit.messages import Lang, label
from poi_audit.model.finding import Severity
from poi_audit.render.cards import Card
from poi_audit.render.html.findings import ShownFinding, group_of
from poi_audit.render.labels import severity_count

MOST_GROUPS = 20
"""Groups that are shown before anything is opened."""


@dataclass(frozen=True, slots=True)
class GroupShown:
    """Findings of one rule and pattern, or of one AO, under one line."""

    classes: str
    """What the filters know them by: severities, families and AEI."""
    severity: str
    word: str
    """Of its severity; "" for an AO."""
    head: str
    """Its rule, or its AO's code."""
    text: str
    members: tuple[ShownFinding, ...]
    codes: str = ""
    """Of its AO, the first of them."""


def by_owner(shown: Sequence[ShownFinding], lang: Lang) -> list[GroupShown]:
    """The findings by AO, AEI or OEI in the order of the report, the report as a whole at the end."""
    found: dict[object, list[ShownFinding]] = {}
    for one in shown:
        found.setdefault(one.card.owner or one.card.code, []).append(one)
    rest = found.pop("", [])
    groups = [_of_owner(members, lang) for members in found.values()]
    return [*groups, _of_owner(rest, lang)] if rest else groups


def _of_owner(members: Sequence[ShownFinding], lang: Lang) -> GroupShown:
    first = members[0].card
    counts = [(s, sum(m.card.finding.severity is s for m in members)) for s in reversed(Severity)]
    counted = ", ".join(severity_count(s, n, lang) for s, n in sorted(counts, key=lambda c: -c[0].rank) if n)
    name = first.name if first.code else label("page.whole", lang)
    return GroupShown(classes_of(members), "", "", first.code, f"{name}: {counted}", tuple(members))


def classes_of(members: Sequence[ShownFinding]) -> str:
    """The classes of all its findings."""
    names = [name for one in members for name in classes(one.card)]
    return " ".join(dict.fromkeys(names))


def classes(card: Card) -> tuple[str, str, str]:
    """A finding's severity, family and AEI, as the filters know them."""
    return f"s-{card.finding.severity.value}", f"g-{card.rule[:2]}", group_of(card)


def by_rule(shown: Sequence[ShownFinding]) -> list[GroupShown]:
    """The findings by rule, errors first."""
    found: dict[tuple[int, str], list[ShownFinding]] = {}
    for one in shown:
        finding = one.card.finding
        found.setdefault((-finding.severity.rank, finding.rule), []).append(one)
    return [_of_rule(found[key]) for key in sorted(found, key=lambda key: key[0])]


def _of_rule(members: Sequence[ShownFinding]) -> GroupShown:
    first = members[0].card
    text = first.message if len(members) == 1 else first.rule_name
    severity = first.finding.severity.value
    return GroupShown(classes_of(members), severity, first.severity, first.rule, text, tuple(members))
