"""The alerts (2022, 2024) or the analysis (2021): each of its figures tied to the table, or left untied, with why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from poi_audit.model.interval import rounded
from poi_audit.model.report import Report
from poi_audit.narrative.counts import counted
from poi_audit.narrative.mentions import Mention, Reader
from poi_audit.narrative.model import Claim, Named, Narrative, Said, Tie
from poi_audit.narrative.names import Names, Subject
from poi_audit.narrative.numbers import claims
from poi_audit.narrative.periods import Period, label, times
from poi_audit.narrative.reference import Reference, Table, What, agrees, bounds, is_slip
from poi_audit.narrative.sentences import Sentence, split
from poi_audit.narrative.statement import SOFT, Grammar, Statement
from poi_audit.narrative.unnamed import by_unit
from poi_audit.recompute import Expected

LONGEST = 100_000
"""Characters of prose that are read; the longest analysis seen has about 10,000."""
LONGEST_SENTENCE = 3000
"""Characters; what is longer is a list or table that lost its points."""
MOST = 2000
"""Figures that are tied; any further ones are counted and left untied."""


def read_alerts(report: Report, expected: Expected) -> Narrative:
    """Every figure and every AO or AEI of the alerts. Empty where the report has none."""
    text = (report.alerts or "")[:LONGEST]
    if not text.strip():
        return Narrative((), ())
    return Prose(report, expected).read(text)


class Prose:
    """Reads prose about one report."""

    def __init__(self, report: Report, expected: Expected) -> None:
        self.table = Table(report, expected)
        self.names = Names(report, expected.activities)
        self.reader = Reader(report, self.names)

    def read(self, text: str) -> Narrative:
        """Every figure and name of the text."""
        mentions = self.reader.mentions(text)
        every = [c for c in claims(text) if not _inside(mentions, c)]
        said: list[Said] = []
        carried: Subject | None = None
        earlier: tuple[Period | None, ...] = ()
        when = [t for t in times(text, self.table.expected.year) if not _inside(mentions, t)]
        for sentence in split(text, mentions, every[:MOST], when):
            if sentence.end - sentence.start > LONGEST_SENTENCE:
                said += [Said(claim, None, "words") for claim in sentence.claims]
                continue
            said += self._sentence(sentence, carried, earlier)
            named = [
                m.subject for m in sentence.mentions if m.subject is not None and m.subject.kind != "other"
            ]
            carried = named[-1] if named else carried
            earlier = sentence.times[-1].periods if sentence.times else earlier
        said += [Said(claim, None, "many") for claim in every[MOST:]]
        return Narrative(tuple(said), tuple(self._named(text, mentions)))

    def _sentence(
        self, sentence: Sentence, carried: Subject | None, earlier: tuple[Period | None, ...]
    ) -> list[Said]:
        grammar = Grammar(sentence, carried, earlier)
        group = carried if carried is not None and carried.kind in ("action", "objective") else None
        conditions: dict[Claim, Said] = {}
        out: list[tuple[Said, Statement | None]] = []
        for claim in sentence.claims:
            if claim in conditions:
                out.append((conditions[claim], None))
                continue
            count = (
                None
                if claim.kind == "money"
                else counted(sentence, claim, group, self.table, self.names.whole)
            )
            if count is not None:
                out.append((Said(claim, count.tie, count.reason), None))
                if count.condition is not None:
                    tie = replace(count.tie, agrees=True) if count.tie is not None else None
                    conditions[count.condition] = Said(count.condition, tie, count.reason)
                continue
            statement = grammar.read(claim)
            if claim.kind == "money":
                out.append((self._money(claim), None))
                continue
            tie, reason = self._tie(sentence, statement)
            if tie is not None and tie.agrees:
                # Recognised by its digits: what stands beside it may rest on it.
                grammar.last = replace(statement, doubt="")
            out.append((Said(claim, tie, reason), statement))
        return list(_settled(out))

    def _money(self, claim: Claim) -> Said:
        equal = next((v for v in self.table.money() if any(n.value == v for n in claim.readings)), None)
        return (
            Said(claim, None, "money")
            if equal is None
            else Said(claim, Tie(None, "financial", f"{equal:,f}", True))
        )

    def _tie(self, sentence: Sentence, said: Statement) -> tuple[Tie | None, str]:
        """The tie of a statement, or why there is none."""
        claim, subject = said.claim, said.subject
        if (
            claim.kind == "quantity"
            and (subject is None or not subject.is_activity)
            and not sentence_names(sentence)
        ):
            tie = by_unit(self.table, self.names, sentence, claim)
            return tie, "" if tie is not None else said.doubt or "subject"
        if subject is None or (said.doubt and said.doubt not in SOFT):
            return None, said.doubt or "subject"
        if not claim.readings:
            return None, "written"
        rows: tuple[What, ...] = (said.what,) if said.what is not None else ("executed", "programmed")
        found = [(p, r) for what in rows for p in said.periods for r in self.table.values(subject, what, p)]
        fits = [(p, r) for p, r in found if self._fits(said, r)]
        if said.doubt and not _telling(claim):
            fits = []
        if fits:
            period, reference = next(((p, r) for p, r in fits if r.text), fits[0])
            return self._made(said, subject, period, reference, True), ""
        if said.doubt:
            near = self._near(said, found) if said.doubt != "carried" else None
            return near, "" if near is not None else said.doubt
        mark = (
            self.table.mark(subject)
            if said.what == "percent" and self.table.whole_period(said.periods)
            else None
        )
        if mark is not None and mark.text:
            what = "percent" if subject.is_activity else "average"
            return Tie(subject.code, what, mark.text, False), ""
        known = all(self.table.values(subject, rows[0], p) for p in said.periods)
        shown = [
            (p, r)
            for p, r in found
            if (r.text and r.what != "programmed") or (said.what == "programmed" and r.text)
        ]
        if not known or not shown:
            return None, "unshown"
        own = [(p, r) for p, r in shown if p is None] if None in said.periods else []
        period, reference = (own or shown)[0]
        return self._made(said, subject, period, reference, False), ""

    def _near(self, said: Statement, found: list[tuple[Period | None, Reference]]) -> Tie | None:
        """The tie of a quantity that is the named AO's but for a slip of its digits, whatever else is said of it."""
        shown = [
            (p, r) for p, r in found if r.text and r.shown is not None and r.what == (said.what or "executed")
        ]
        if said.what == "percent" or said.subject is None or not shown:
            return None
        period, reference = shown[0]
        slip = reference.shown is not None and is_slip(said.claim.readings, reference.shown)
        return (
            replace(self._made(said, said.subject, period, reference, False), by="digits") if slip else None
        )

    @staticmethod
    def _fits(said: Statement, reference: Reference) -> bool:
        if said.bound:
            return bounds(said.claim.readings, reference, said.bound == ">")
        return agrees(said.claim.readings, reference)

    def _made(
        self, said: Statement, subject: Subject, period: Period | None, reference: Reference, agreed: bool
    ) -> Tie:
        text = reference.text or f"{rounded(reference.value.low, reference.decimals):,f}"
        code = subject.code if subject.kind in ("activity", "action", "objective") else None
        named = None if period is None or self.table.whole_period((period,)) else label(period)
        return Tie(code, reference.what, text, agreed, period=named)

    def _named(self, text: str, found: list[Mention]) -> Iterator[Named]:
        for mention in found:
            code, name = mention.code, mention.name
            if code is not None:
                owner = mention.owner.code if mention.owner is not None else None
                # "OEI 1" may be an objective of another plan; the report's own are printed "OEI.01".
                loose = code[:3] == "OEI" and "." not in text[mention.start : mention.end]
                yield Named(code, name, loose or code in self.names.codes, owner)
            elif mention.subject is None and mention.cue in ("AO", "AEI") and name is not None:
                yield Named(None, name, self.names.resembles(name))
            elif mention.subject is not None and name is not None:
                yield Named(None, name, True)


def sentence_names(sentence: Sentence) -> bool:
    """Whether the sentence names an AO or AEI, or one that the report does not have."""
    return any(
        m.subject is None or m.subject.kind in ("activity", "action", "objective") for m in sentence.mentions
    )


def _inside(mentions: list[Mention], span: object) -> bool:
    return any(m.start < span.end and span.start < m.end for m in mentions)  # type: ignore[attr-defined]


def _telling(claim: Claim) -> bool:
    """Whether the figure has digits enough to be the table's and no other: three beside its closing zeros."""
    return any(len(f"{n.value.normalize():f}".replace(".", "").strip("0")) > 2 for n in claim.readings)


def _settled(found: list[tuple[Said, Statement | None]]) -> Iterator[Said]:
    """Of several figures that speak of the same, one that agrees settles it: the others are parts or comparisons.

    Two that differ from the same figure are told apart by nothing here, so neither is tied; nor is one of several
    quantities of an AO that is only nearly its own.
    """
    open_ones = [(said.tie, s) for said, s in found if said.tie is not None and s is not None and not s.bound]
    same = Counter(_topic(tie, s) for tie, s in open_ones)
    parts = Counter(
        id(s.subject) for _, s in found if s is not None and s.what not in ("percent", "programmed")
    )
    for said, statement in found:
        tie = said.tie
        if tie is None or tie.agrees or statement is None:
            yield said
        elif same[_topic(tie, statement)] > 1 or (tie.by == "digits" and parts[id(statement.subject)] > 1):
            yield Said(said.claim, None, "part")
        else:
            yield said


def _topic(tie: Tie | None, statement: Statement) -> tuple[object, ...]:
    return (tie and tie.code, tie and tie.what, statement.periods)
