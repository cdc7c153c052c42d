"""Which name of its sentence a figure belongs to."""

from __future__ import annotations

import re

from poi_audit.narrative.mentions import Mention
from poi_audit.narrative.model import Claim
from poi_audit.narrative.sentences import Sentence

_LINK = re.compile(
    r"(?:\s|[a-z0-9/]+\s){0,9}?(?:en|de|del|para|figuran?|destacan?|aparecen?|culmino|cerro|finalizo|termino|se\s+encuentran?|se\s+ubican?|quedo)"
    r"\s+(?:(?:la|el|las|los)\s+)?(?:(?:ao|aei|oei|actividad|operativa|accion|estrategica|institucional|objetivo|estrategico|codigo)\s+)*[“\"«'\s]*"
)
"""What stands between a figure and the AO that follows it, where the figure is the AO's."""
_BROKEN = re.compile(r"\b(?:y|e|que|debido|por|aunque|pero|mientras)\b")
_AGENT = re.compile(r"\s*(?:a\s+traves|mediante|con|por|gracias|junto|incluy[a-z]+|como|debido)\b")
"""How a clause begins whose name does something for another one: "a través de la AO Y"."""
_NEAR = re.compile(r"[\s(:,]*(?:con|al|en|de|un|una|el)?[\s(:]*")
_AND = re.compile(
    r"(?:\s|,|\b(?:y|e|la|las|el|los|ao|aei|oei|actividad|actividades|operativa|operativas|asi|como)\b)*"
)


def owner(sentence: Sentence, claim: Claim) -> tuple[Mention | None, str]:
    """The name that the figure belongs to, and a doubt where that is open."""
    before = [m for m in sentence.mentions if m.end <= claim.start]
    before = [m for m in before if not _closed(sentence, m, claim)] or before
    after = [m for m in sentence.mentions if m.start >= claim.end]
    past, coming = (before[-1] if before else None), (after[0] if after else None)
    if coming is not None:
        free = not claims_in(sentence, claim.end, coming.start)
        if past is None:
            same = len({id(m.subject) for m in sentence.mentions}) == 1
            return (coming, "") if same or free else (None, "several")
        gap = sentence.shape[claim.end : coming.start]
        if free and _LINK.fullmatch(gap) and not _BROKEN.search(gap) and past.subject is not coming.subject:
            taken = claims_in(sentence, past.end, claim.start)
            apart = sentence.clause(claim.start).start >= past.end
            return (coming, "") if taken or apart else (None, "several")
    if past is None:
        return None, "carried"
    group = _group(sentence, before)
    if len(group) > 1:
        return _respectively(sentence, group, claim)
    clause = sentence.clause(past.start)
    agent = (
        len(before) > 1
        and before[-2].subject is not past.subject
        and _AGENT.match(sentence.shape, clause.start)
    )
    near = _NEAR.fullmatch(sentence.shape, past.end, claim.start)
    return (None, "several") if agent and not near and clause.end <= claim.start else (past, "")


def _closed(sentence: Sentence, mention: Mention, claim: Claim) -> bool:
    """Whether the name stands in a parenthesis that is closed before the figure: "la AEI X (AO Y) alcanzó"."""
    ahead, behind = sentence.shape[sentence.start : mention.start], sentence.shape[mention.end : claim.start]
    return ahead.rfind("(") > ahead.rfind(")") and ")" in behind


def claims_in(sentence: Sentence, start: int, end: int) -> list[Claim]:
    """The figures between two places."""
    return [c for c in sentence.claims if start <= c.start < end]


def _group(sentence: Sentence, before: list[Mention]) -> list[Mention]:
    """The names that stand together before the figure: "las AO X y Z"."""
    group = [before[-1]]
    for mention in reversed(before[:-1]):
        one, other = mention.subject, group[0].subject
        kinds = (s.kind if s is not None else "activity" for s in (one, other))
        if (
            len(set(kinds)) > 1
            or one is other
            or not _AND.fullmatch(sentence.shape, mention.end, group[0].start)
        ):
            break
        group.insert(0, mention)
    return group


def _respectively(sentence: Sentence, group: list[Mention], claim: Claim) -> tuple[Mention | None, str]:
    ahead = [m.start for m in sentence.mentions if m.start > claim.start]
    inside = claims_in(sentence, group[-1].end, ahead[0] if ahead else sentence.end)
    alike = [c for c in inside if c.kind == claim.kind]
    said = "respectivamente" in sentence.shape[group[-1].end : sentence.end]
    if not said or len(alike) != len(group):
        return None, "several"
    return group[alike.index(claim)], ""
