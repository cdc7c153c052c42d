"""The alerts (2022, 2024) or the analysis (2021): each of its figures tied to the table, or left untied."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, replace
from typing import NamedTuple

from poi_audit.model.report import Report
from poi_audit.narrative.around import mean_tie
from poi_audit.narrative.counts import counted
from poi_audit.narrative.mentions import Mention, masked, mentions, segments
from poi_audit.narrative.model import Claim, Named, Narrative, Said, Tie
from poi_audit.narrative.names import Names, Subject
from poi_audit.narrative.numbers import claims
from poi_audit.narrative.periods import accumulates, closings, label, years
from poi_audit.narrative.reference import Reference, Table, agrees
from poi_audit.narrative.stems import stems
from poi_audit.narrative.unnamed import by_unit
from poi_audit.recompute import Aggregation, Expected

LONGEST = 100_000
"""Characters of prose that are read; the longest analysis seen has about 10,000."""
MOST = 2000
"""Figures that are tied; any further ones are counted and left untied."""

_PROGRESS = re.compile(
    r"\b(?:ejecuci[oó]n|ejecut\w+|avance|avanz\w+|cumplimiento|cumpli\w+|alcanz\w+|logr\w+|obtuv\w+|lleg\w+|registr\w+|representa\w*)"
    r"\b[^.;%]{0,50}$",
    re.I,
)
_OF_GOAL = re.compile(
    r"\s*(?:%|por\s+ciento)?\s*(?:de|del|en|respecto|con relaci[oó]n|sobre)?\s*(?:al?|de)?\s*"
    r"(?:lo|la|su|sus|las|el)?\s*(?:total\s+)?(?:program\w+|metas?\b|planificad\w+|previst\w+|ejecuci[oó]n|avance|cumplimiento)",
    re.I,
)
_MONEY = re.compile(
    r"financier|presupuest|devengad|girad[oa]|certificad|\bPI[MA]\b|S/|\bgastos?\b|\bsoles\b|\bsiaf\b", re.I
)
_OTHER = re.compile(
    r"m[aá]s que|menos que|a[nñ]o anterior|increment|aument|disminu|reduj|reducci|brecha|falt[aóo]|pendiente|restante"
    r"|variaci|\binferior|\bsuperior|\bmayor|\bmenor|por encima|por debajo|al menos|m[ií]nim|\bhasta\b|indicador"
    r"|\bPEI\b|poblaci|encuest|\bde ell[oa]s\b|de l[oa]s cuales|adicional|\bno\b|\bs[oó]lo\b|entre ell[oa]s"
    r"|\bcada un",
    re.I,
)
_PROGRAMMED = re.compile(r"\s*(?:[^\W\d_]+\s+){0,2}?programad", re.I)
_GOAL = re.compile(
    r"(?:\bmetas?(?: f[ií]sicas?)?(?: anual(?:es)?)?|\bprogram\w+|\bprevist\w+)(?:\s+(?:de|en|a|fue|era))*\s*$",
    re.I,
)


@dataclass(frozen=True)
class _Place:
    """A claim in its segment: the words around it that can change what it means."""

    claim: Claim
    subject: Subject | None
    named: bool
    """Whether the subject is named in the claim's own segment, and is the only one or stands right before it."""
    before: str
    """From the last mention, figure or segment start to the number; quoted names blanked."""
    after: str
    """From the number to the next comma, figure or "y"."""
    lead: str
    """The segment up to its first mention."""


class _Segment(NamedTuple):
    start: int
    end: int
    mentions: list[Mention]
    claims: list[Claim]
    ends: list[int]
    """Where each mention ends."""
    single: bool
    """Whether its mentions are all of one thing."""


def _segment_of(start: int, end: int, found: list[Mention], every: list[Claim]) -> _Segment:
    distinct = {m.subject.code if m.subject else (m.code or m.name) for m in found}
    return _Segment(start, end, found, every, [m.end for m in found], len(distinct) == 1)


def read_alerts(report: Report, expected: Expected) -> Narrative:
    """Every figure and every AO or AEI of the alerts. Empty where the report has none."""
    text = (report.alerts or "")[:LONGEST]
    if not text.strip():
        return Narrative((), ())
    return _Reader(report, expected).read(text)


class _Reader:
    def __init__(self, report: Report, expected: Expected) -> None:
        self.report = report
        self.table = Table(report, expected)
        self.names = Names(report, expected.activities)

    def read(self, text: str) -> Narrative:
        hidden = masked(text)
        found = mentions(text, self.names)
        every = [claim for claim in claims(text) if hidden[claim.start : claim.end].strip(" ~“”")]
        every, rest = every[:MOST], every[MOST:]
        said: list[Said] = []
        inherited: Subject | None = None
        starts = [m.start for m in found], [claim.start for claim in every]
        for start, end in segments(text):
            inside = found[bisect_left(starts[0], start) : bisect_left(starts[0], end)]
            figures = every[bisect_left(starts[1], start) : bisect_left(starts[1], end)]
            part = _segment_of(start, end, inside, figures)
            said += self._segment(hidden, part, inherited)
            named = [m.subject for m in inside if m.subject is not None]
            inherited = named[-1] if named else inherited
        said += [Said(claim, None) for claim in rest]
        return Narrative(tuple(said), tuple(self._named(found)))

    def _segment(self, text: str, part: _Segment, inherited: Subject | None) -> list[Said]:
        places = [self._place(text, part, i, inherited) for i in range(len(part.claims))]
        ties = [self._tie(text, part, place) for place in places]
        quantities = [i for i, place in enumerate(places) if place.claim.kind == "quantity"]
        if len(quantities) == 1 and ties[quantities[0]] is None:
            ties[quantities[0]] = self._framed(places, ties, quantities[0])
        return [Said(place.claim, tie) for place, tie in zip(places, _settled(ties), strict=True)]

    def _place(self, text: str, part: _Segment, i: int, inherited: Subject | None) -> _Place:
        claim = part.claims[i]
        past = part.mentions[: bisect_right(part.ends, claim.start)]
        nearest = past[-1] if past else part.mentions[0] if part.single else None
        subject = nearest.subject if nearest is not None else None if part.mentions else inherited
        named = nearest is not None and subject is not None and nearest.owner is None
        floor = max([part.start] + [m.end for m in past[-1:]] + [other.end for other in part.claims[:i][-1:]])
        ceiling = min([part.end, claim.end + 60] + [other.start for other in part.claims[i + 1 :][:1]])
        after = re.split(r",(?!\d)|\s[ye]\s", text[claim.end : ceiling], maxsplit=1)[0]
        lead = text[part.start : part.mentions[0].start] if part.mentions else ""
        return _Place(claim, subject, named, text[floor : claim.start], after, lead)

    def _tie(self, text: str, part: _Segment, place: _Place) -> Tie | None:
        claim, subject = place.claim, place.subject
        if claim.kind == "money":
            equal = next((v for v in self.table.money() if any(n.value == v for n in claim.readings)), None)
            return None if equal is None else Tie(None, "financial", f"{equal:,f}", True)
        if claim.kind == "quantity" and (tie := counted(self.report, text, claim, subject)) is not None:
            return tie
        if subject is None:
            if part.mentions:
                return None
            if claim.kind == "quantity":
                return by_unit(self.table, self.names, text, claim)
            sentence = text[part.start : part.end]
            moved = replace(claim, start=claim.start - part.start, end=claim.end - part.start)
            return mean_tie(self.report, self.table.expected, sentence, moved, inside=True)
        return self._percent(place, subject) if claim.kind == "percent" else self._quantity(place, subject)

    def _percent(self, place: _Place, subject: Subject) -> Tie | None:
        if _MONEY.search(place.before) or _MONEY.search(place.after):
            return None
        months = closings(place.lead + place.before + place.after)
        own = self.table.percents(subject)
        pool = [*own, *(r for r in self.table.at(subject, months) if r.what in ("percent", "average"))]
        if (tie := _equal(place.claim, pool, subject, self.table.last)) is not None:
            return tie
        speaks = _PROGRESS.search(place.before) or _OF_GOAL.match(place.after)
        if not (place.named and speaks) or self._elsewhere(place, months):
            return None
        what = "percent" if subject.is_activity else "average"
        if (mark := self.table.mark(subject)) is not None:
            return (
                Tie(subject.code, what, mark.text or "—", False)
                if mark.text and not months - {self.table.last}
                else None
            )
        return self._differs(place, subject, months, own, pool, what)

    def _quantity(self, place: _Place, subject: Subject) -> Tie | None:
        months = closings(place.lead + place.before + place.after)
        pool = [*self.table.quantities(subject)]
        timed = [r for r in self.table.at(subject, months) if r.what in ("executed", "programmed")]
        timed += self.table.single_months(subject, months)
        wanted = "programmed" if _PROGRAMMED.match(place.after) or _GOAL.search(place.before) else "executed"
        own = [r for r in pool if r.what == wanted]
        # A number that is the goal as well as the result says no more than the result.
        if (tie := _equal(place.claim, [*own, *timed, *pool], subject, self.table.last)) is not None:
            return tie
        counts = wanted == "programmed" or counts_unit(subject, place.after)
        if not (place.named and counts and subject.is_activity) or self._elsewhere(place, months):
            return None
        return self._differs(place, subject, months, own, [r for r in timed if r.what == wanted], wanted)

    def _differs(
        self,
        place: _Place,
        subject: Subject,
        months: frozenset[int],
        own: list[Reference],
        timed: list[Reference],
        what: str,
    ) -> Tie | None:
        """The tie of a claim that equals nothing: against the closing it names, or against the report's own figure."""
        printed = next((r for r in own if r.text), None)
        if printed is None:
            return None
        early = months - {self.table.last}
        if early and what != "programmed":
            at = [r for r in timed if r.month in early and r.what == what and r.text]
            annual = subject.fact is None or subject.fact.aggregation is Aggregation.ANNUAL
            around = place.lead + place.before + place.after
            if len(early) != 1 or not at or not annual or not accumulates(around):
                return None
            return Tie(subject.code, what, at[0].text, False, month=label(next(iter(early))))
        return Tie(subject.code, what, printed.text, False)

    def _elsewhere(self, place: _Place, months: frozenset[int]) -> bool:
        """Whether the words around it say that it compares, leaves out, or speaks of another year or a later month."""
        around = place.before + " " + place.after
        other_year = years(place.lead + around) - {self.table.expected.year}
        return bool(_OTHER.search(around) or other_year or any(m > self.table.last for m in months))

    def _framed(self, places: list[_Place], ties: list[Tie | None], i: int) -> Tie | None:
        """The only quantity beside a tied percentage: "se generaron N jornales, el P % de lo programado"."""
        place = places[i]
        subject = place.subject
        following = ties[i + 1] if i + 1 < len(ties) else None
        if not (
            place.named and subject is not None and following is not None and following.what == "percent"
        ):
            return None
        months = closings(place.lead + place.before + place.after)
        own = [r for r in self.table.quantities(subject) if r.what == "executed"]
        if self._elsewhere(place, months) or not re.search(r"\bse\s+[^\W\d_]+\s*$|\ba\s*$", place.before):
            return None
        return self._differs(place, subject, months, own, [], "executed")

    def _named(self, found: list[Mention]) -> list[Named]:
        out = []
        for mention in found:
            code, name = mention.code, mention.name
            if code is not None:
                listed = code in self.names.codes or code in self.names.objectives
                owner = mention.owner.code if mention.owner is not None else None
                out.append(Named(code, name, listed, owner))
            elif mention.subject is None and mention.cue in ("AO", "AEI") and name is not None:
                out.append(Named(None, name, self.names.resembles(name)))
            elif mention.subject is not None:
                out.append(Named(None, name, True))
        return out


def counts_unit(subject: Subject, after: str) -> bool:
    """Whether the words after a number name the AO's unit of measure, or a thing its name names."""
    fact = subject.fact
    words = stems(re.split(r"[,.;:()]", after)[0])[:3]
    if fact is None or not words:
        return False
    unit = stems(fact.activity.unit or "")
    return bool(unit and unit[0] == words[0]) or (len(words[0]) >= 5 and words[0] in subject.words)


def _equal(claim: Claim, pool: list[Reference], subject: Subject, last: int) -> Tie | None:
    found = [r for r in pool if agrees(claim.readings, r)]
    if not found:
        return None
    reference = next((r for r in found if r.text), found[0])
    month = None if reference.month in (None, last) else label(reference.month or last)
    return Tie(subject.code, reference.what, reference.text, True, month=month)


def _settled(ties: list[Tie | None]) -> list[Tie | None]:
    """Of several figures that speak of the same, one that agrees settles it: the others are parts or comparisons.

    Two that differ from the same figure are told apart by nothing here, so neither is tied.
    """
    same = Counter((tie.code, tie.what) for tie in ties if tie is not None)
    return [tie if tie is None or tie.agrees or same[tie.code, tie.what] == 1 else None for tie in ties]
