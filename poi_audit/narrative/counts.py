"""Counts of AO, AEI and OEI in prose: of all ("el POI comprende 30 AO"), and of those that reached a percentage."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from poi_audit.model.interval import Interval, Rounding, rounded
from poi_audit.narrative import lexicon
from poi_audit.narrative.mentions import Mention
from poi_audit.narrative.model import Claim, Tie
from poi_audit.narrative.names import Subject
from poi_audit.narrative.reference import Table
from poi_audit.narrative.sentences import Sentence
from poi_audit.recompute.facts import number

_NOUN = re.compile(
    r"\s*\)?\s*(?:(?P<activities>(?:a\.?\s?o\.?s?\b|actividades\s+operativas))"
    r"|(?P<actions>aei\b|acciones\s+estrategicas(?:\s+institucionales)?)"
    r"|(?P<objectives>oei\b|objetivos\s+estrategicos(?:\s+institucionales)?))"
)
_OF_ALL = re.compile(rf"\s*de\s+(?:las|los)\s*#+{_NOUN.pattern}")
""" "Seis de las 8 AO": what follows the six."""
_ALL = re.compile(r"\b(?:de|en|para)\s+(?:las|los|sus|un\s+total\s+de)\s*(?:\(\s*)?$")
""" "De las 8 AO": a count of all there are."""
_WHOLE_OF = re.compile(r"#\s*de\s+(?:las|los)\s*$")
""" "Seis de las": what stands before the eight."""
_NO_SUBSET = re.compile(
    r"(?:\s*\(\s*a\.?o\.?s?\s*\)|\s+e\s+inversiones|\s+programadas(?=\s*[.,;)]|\s*$)|\s+aprobadas|\s+en\s+total|\s+(?:en|del?)(?:\s+(?:el|la))?\s*§+|\s*¤+)*"
    r"\s*(?:[.,;)]|$|(?:distribuid|alinead|articulad|agrupad|vinculad|organizad)|las\s+cuales|[ye]\s)"
)
_LACKING = re.compile(r"\b(?:no|sin|pendientes?|reprogramad[a-z]+|cuy[oa]s|solo)\b")
""" "Tiene 2 AO, las cuales no cumplieron": not all there are."""
_DEFINITE = re.compile(r"\b(?:las|los|estas|estos|dichas|dichos|sus)\s*$")
""" "Las dos AO": those that were spoken of, or all."""
_PART = re.compile(
    r"(?:cuales|ellas|ellos|estas|estos)\s*,?\s*(?:solo\s+|unicamente\s+)?$|\b(?:del?|de\s+las|de\s+los)\s+[#\s]+[^,.;]{0,40},\s*(?:solo\s+|unicamente\s+)?$"
)
_SHARE = re.compile(rf"\s*(?:de|del)\s+(?:las|los|total\s+de)?\s*(?:las\s+|los\s+)?[#\s]*{_NOUN.pattern}")
_BEYOND = ("super", "sobrepas", "exced")
_REACHES = ("alcanz", "logr", "cumpl", "lleg", "ejecut", "culmin", "avanz")
_Way: TypeAlias = Callable[[Fraction, Fraction], bool]


@dataclass(frozen=True)
class Counted:
    """What was made of a count: its tie, or why there is none; and the percentage it speaks of, if any."""

    tie: Tie | None
    reason: str = ""
    condition: Claim | None = None


def counted(
    sentence: Sentence, claim: Claim, carried: Subject | None, table: Table, whole: Subject
) -> Counted | None:
    """What a count of AO, AEI or OEI amounts to; None where the figure is no such count.

    `carried`: the last AO or AEI that an earlier sentence named. `whole`: the report as a whole.
    """
    shape = sentence.shape
    before = shape[sentence.start : claim.start]
    forms = (_SHARE,) if claim.kind == "percent" else (_NOUN, _OF_ALL)
    noun = next((m for form in forms if (m := form.match(shape, claim.end, sentence.end))), None)
    condition = None if _WHOLE_OF.search(before) else _condition(sentence, claim, noun)
    if noun is None and not (condition is not None and claim.kind == "quantity" and _PART.search(before)):
        return None
    if claim.kind == "percent" and condition is None:
        return Counted(None, "part")
    what = next((k for k, v in noun.groupdict().items() if v), "activities") if noun else _noun_before(before)
    group, sure = _group(sentence, claim, carried, whole)
    if group is None or group.kind in ("activity", "other"):
        return Counted(None, "other" if group is not None and group.kind == "other" else "subject", condition)
    clause = sentence.clause(claim.start)
    if not all(table.whole_period(t.periods) for t in sentence.times_in(sentence.start, clause.end)):
        return Counted(None, "period", condition)
    if not table.whole:
        return Counted(None, "holes", condition)
    if condition is not None:
        tie = _reached(table, group, what, shape, claim, condition, noun)
    elif lexicon.RESHAPED.search(before[-80:] + shape[claim.end : clause.end]):
        return Counted(None, "change", condition)
    elif (
        noun is not None
        and (lexicon.HOLDS.search(before) or _ALL.search(before))
        and (_ALL.search(before) or _NO_SUBSET.match(shape, noun.end(), sentence.end))
    ):
        tie = _total(table, group, what, claim)
    else:
        return Counted(None, "part")
    if tie is None:
        return Counted(None, "words", condition)
    if not tie.agrees and _narrower(sentence, claim, before, condition):
        return Counted(None, "part", condition)
    return Counted(tie, "", condition) if tie.agrees or sure else Counted(None, "carried", condition)


def _narrower(sentence: Sentence, claim: Claim, before: str, condition: Claim | None) -> bool:
    """Whether the count may be of fewer: of those spoken of before, or of those that lack something."""
    if _WHOLE_OF.search(before) and sentence.mentions:
        return True
    if condition is None and _LACKING.search(sentence.shape, claim.end, min(claim.end + 100, sentence.end)):
        return True
    return bool(_DEFINITE.search(before)) and not _ALL.search(before)


def _noun_before(before: str) -> str:
    *_, last = (None, *_NOUN.finditer(before))
    return next((k for k, v in last.groupdict().items() if v), "activities") if last else "activities"


def _condition(sentence: Sentence, claim: Claim, noun: re.Match[str] | None) -> Claim | None:
    """The percentage that so many reached, where one follows the count."""
    start = noun.end() if noun is not None else claim.end
    following = next((c for c in sentence.claims if c.start >= start and c.kind == "percent"), None)
    if following is None or not lexicon.REACHED.fullmatch(sentence.shape, start, following.start):
        return None
    return following


def _group(
    sentence: Sentence, claim: Claim, carried: Subject | None, whole: Subject
) -> tuple[Subject | None, bool]:
    """Of what the count is, and whether that is sure. Without a name it is the whole, if no AEI was spoken of."""
    clause = sentence.clause(claim.start)
    after = [m for m in sentence.mentions if claim.end <= m.start < clause.end]
    if after and re.search(
        r"\b(?:del?|en|de\s+la)\s*(?:la\s+|el\s+)?(?:aei\s+|oei\s+|ao\s+)*$",
        sentence.shape[claim.end : after[0].start],
    ):
        return after[0].subject, True
    before: list[Mention] = [m for m in sentence.mentions if m.end <= claim.start]
    if before:
        return before[-1].subject, True
    return whole, carried is None


def _total(table: Table, group: Subject, what: str, claim: Claim) -> Tie:
    if what == "objectives":
        count = sum(any(a in group.actions for a in o.actions) for o in table.report.objectives)
    else:
        count = len(group.actions) if what == "actions" else sum(len(a.activities) for a in group.actions)
    return _tie(group, what, str(count), any(n.value == count for n in claim.readings))


def _reached(
    table: Table,
    group: Subject,
    what: str,
    shape: str,
    claim: Claim,
    condition: Claim,
    noun: re.Match[str] | None,
) -> Tie | None:
    """The tie of a count of those that reached a percentage, in every way in which that may be meant."""
    found = lexicon.REACHED.fullmatch(shape, noun.end() if noun else claim.end, condition.start)
    rest = re.split(r"[,;:(]", shape[condition.end : condition.end + 80])[0]
    words = re.findall(r"[a-z]+", rest.split("\n")[0].split(". ")[0])
    several = re.match(r"\s*(?:,|y|e)\s*#", shape[condition.end : condition.end + 12]) is not None
    if found is None or several or what == "objectives" or any(w not in lexicon.KNOWN for w in words[:8]):
        return None
    limit = Fraction(condition.readings[0].value) if condition.readings else None
    shown, exact = _values(table, group, what)
    if limit is None or not shown:
        return None
    ways = list(_ways(found["bound"], found["verb"], bool(found["no"])))
    # The cap hides who went beyond it; whoever is told to have gone beyond may be told from the ratios.
    beyond = (shown, exact) if found["verb"] in _BEYOND or found["bound"] else (shown,)
    counts = [sum(v is not None and way(v, limit) for v in values) for values in beyond for way in ways]
    if found["no"] and any(v is None for v in shown):
        counts += [n + sum(v is None for v in shown) for n in counts]
    if claim.kind == "percent":
        shares = [Fraction(100 * n, len(shown)) for n in counts]
        agrees = any(
            rounded(s, n.decimals, mode) == n.value
            for s in shares
            for n in claim.readings
            for mode in Rounding
        )
        return _tie(group, "share", f"{rounded(shares[0], 2):f}", agrees)
    return _tie(group, "reached", str(counts[0]), any(n.value == c for n in claim.readings for c in counts))


def _ways(bound: str | None, verb: str, no: bool) -> Iterator[_Way]:
    """The comparisons that the words admit, the likeliest first."""
    more: list[_Way] = [lambda v, x: v > x, lambda v, x: v >= x]
    less: list[_Way] = [lambda v, x: v < x]
    if bound is None and verb in _BEYOND:
        ways = more[:1]
    elif bound is None:
        same: list[_Way] = [lambda v, x: v == x]
        ways = [more[1], *same] if verb in _REACHES else same
    elif bound.startswith("igual"):
        ways = more[1:]
    else:
        ways = less if re.match(r"menos|menor|inferior|debajo", bound) else more
    yield from (_not(way) for way in ways) if no else ways


def _not(way: _Way) -> _Way:
    return lambda value, limit: not way(value, limit)


def _values(table: Table, group: Subject, what: str) -> tuple[list[Fraction | None], list[Fraction | None]]:
    """The percentages of those counted, as printed and uncapped; None for S.I. and the like."""
    if what == "actions":
        lines = [number(action.execution.physical) for action in group.actions]
        shown = [None if value is None else Fraction(value) for value in lines]
        return shown, shown
    inside = {action.owner for action in group.actions}
    shown, exact = [], []
    for i, fact in enumerate(table.expected.activities):
        if fact.action.owner in inside:
            value = number(fact.activity.percent)
            share = table.expected.shares.get(i)
            ratio: Interval | None = share[0].exact if share is not None else None
            shown.append(None if value is None else Fraction(value))
            exact.append(ratio.low if ratio is not None else shown[-1])
    return shown, exact


def _tie(group: Subject, what: str, reference: str, agrees: bool) -> Tie:
    return Tie(group.code or None, what, reference, agrees)
