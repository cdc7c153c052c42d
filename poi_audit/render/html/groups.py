"""The findings in groups that are opened on demand, and the same findings by AO."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from poi_audit.messages import Lang, label, write
from poi_audit.model.finding import Highlight, Severity
from poi_audit.principal.groups import Group
from poi_audit.render.cards import Card
from poi_audit.render.html.findings import ShownFinding, group_of
from poi_audit.render.labels import severity_count, severity_word
from poi_audit.render.text import safe


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

    @property
    def anchor(self) -> str:
        """Its name in the page."""
        return f"r-{self.members[0].card.finding.id}"


@dataclass(frozen=True, slots=True)
class HighlightShown:
    """A sentence of lo principal: it leads to the group of its findings, "" where it has none."""

    text: str
    link: str
    count: int


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


def by_rule(shown: Sequence[ShownFinding], groups: Sequence[Group], lang: Lang) -> list[GroupShown]:
    """The groups of the audit, each with what is shown of its findings and of those folded into them."""
    found = {one.card.finding.id: one for one in shown}
    return [
        _of_group(group, [found[f.id] for f in (*group.findings, *group.folded)], lang) for group in groups
    ]


def _of_group(group: Group, members: Sequence[ShownFinding], lang: Lang) -> GroupShown:
    return GroupShown(
        classes_of(members),
        group.severity.value,
        severity_word(group.severity, lang),
        group.rule,
        safe(write(group.message, lang)),
        tuple(members),
    )


def highlights(found: Sequence[Highlight], groups: Sequence[GroupShown], lang: Lang) -> list[HighlightShown]:
    """Lo principal: each sentence with the first group of its findings."""
    anchors = {one.card.finding.id: group.anchor for group in groups for one in group.members}
    return [
        HighlightShown(
            safe(write(one.message, lang)),
            anchors[one.findings[0]] if one.findings else "",
            len(one.findings),
        )
        for one in found
    ]
