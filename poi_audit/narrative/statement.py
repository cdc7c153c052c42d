"""What one figure of a sentence says: of whom, of which months, of which row, and how sure all that is.

A figure is held against the table only where every word of its clause is understood. Else it carries a doubt.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from poi_audit.narrative import lexicon
from poi_audit.narrative.mentions import Mention
from poi_audit.narrative.model import Claim
from poi_audit.narrative.names import Subject
from poi_audit.narrative.owner import claims_in, owner
from poi_audit.narrative.periods import Period, Time
from poi_audit.narrative.reference import What
from poi_audit.narrative.sentences import Clause, Sentence
from poi_audit.narrative.understood import does, first_word, is_of, narrows, states, strange

SOFT = frozenset(("words", "unit", "counts", "carried"))
"""Doubts that leave room for a figure of many digits to be recognised, but never to be called wrong."""


@dataclass(frozen=True)
class Statement:
    """What a figure says."""

    claim: Claim
    subject: Subject | None
    what: What | None = None
    """None for a quantity of which the sentence does not say whether it is the goal or the result."""
    periods: tuple[Period | None, ...] = (None,)
    """Every period it can mean, None for the report's own."""
    bound: str = ""
    """">" or "<" where the text only says that it is more or less than the figure."""
    doubt: str = ""
    """Why it cannot be held against the table; "" where it can."""


class Grammar:
    """Reads the figures of one sentence, in order."""

    def __init__(
        self, sentence: Sentence, carried: Subject | None, earlier: tuple[Period | None, ...]
    ) -> None:
        self.sentence = sentence
        self.shape = sentence.shape
        self.carried = carried
        """The last one that an earlier sentence named."""
        self.earlier = earlier
        """The last time that an earlier sentence named."""
        self.last: Statement | None = None

    def read(self, claim: Claim) -> Statement:
        """What the figure says."""
        mention, doubt = owner(self.sentence, claim)
        subject = mention.subject if mention is not None else self.carried if doubt == "carried" else None
        if mention is not None:
            doubt = doubt or ("subject" if subject is None else "other" if subject.kind == "other" else "")
            unsure = mention.members or mention.aside or mention.owner is not None
            doubt = doubt or ("part" if unsure else "")
        periods, when = self._periods(claim)
        said = Statement(claim, subject, None, periods, doubt=doubt or when)
        self.last = self._percent(said, mention) if claim.kind == "percent" else self._quantity(said, mention)
        return self.last

    def _around(self, claim: Claim) -> tuple[Clause, str, str, str]:
        """The figure's clause, what it says before and after it, and whether a bound stands right before it."""
        clause = self.sentence.clause(claim.start)
        before, after = self.shape[clause.start : claim.start], self.shape[claim.end : clause.end]
        for sign, words in ((">", lexicon.MORE), ("<", lexicon.LESS)):
            if found := words.search(before):
                return clause, before[: found.start()], after, sign
        return clause, before, after, ""

    def _percent(self, said: Statement, mention: Mention | None) -> Statement:
        claim = said.claim
        clause, before, after, bound = self._around(claim)
        measured = lexicon.MEASURE.search(before + after) is not None
        stated = measured or states(self.sentence, clause.start, claim.start) or lexicon.IS.search(before)
        doubt = _first(
            said.doubt if said.doubt not in SOFT else "",
            self._lexical(before + " " + after, clause),
            "part" if lexicon.SHARED.match(after) else "",
            "" if stated and not lexicon.RELATIVE.search(before) else self._beside(),
            self._unknown(said, mention, clause),
            said.doubt,
        )
        return Statement(claim, said.subject, "percent", said.periods, bound, doubt)

    def _quantity(self, said: Statement, mention: Mention | None) -> Statement:
        claim, subject, last = said.claim, said.subject, self.last
        clause, before, after, bound = self._around(claim)
        goal = self._goal(claim, clause, before, after)
        what = "programmed" if goal else self._row(clause, claim, before, after, subject)
        beside = what is None
        if beside and last is not None and last.subject is subject and last.what != "percent":
            what = last.what
        changed = (goal and lexicon.RESHAPED.search(before + after)) or lexicon.RANGE.search(
            self._text(clause)
        )
        idle = beside and lexicon.IS.search(before) and not lexicon.NOUN.search(before)
        doubt = _first(
            said.doubt if said.doubt not in SOFT else "",
            self._lexical(after if goal else before + " " + after, clause),
            "change" if changed else "",
            "part" if self._of_done(claim) else "",
            last.doubt if goal and last is not None and self._parted(last.claim, claim, subject) else "",
            self._beside() if beside else "",
            self._unit(said, before, after),
            "words" if idle else "",
            self._unknown(said, mention, clause, goal),
            said.doubt,
        )
        return Statement(claim, subject, what, said.periods, bound, doubt)

    def _text(self, clause: Clause) -> str:
        return self.shape[clause.start : clause.end]

    def _next_quantity(self, claim: Claim) -> Claim | None:
        return next((c for c in self.sentence.claims if c.start >= claim.end and c.kind == "quantity"), None)

    def _parted(self, claim: Claim, other: Claim | None, subject: Subject | None) -> bool:
        """Whether the two stand as in "532 kilómetros de los 600": nothing but the unit and "de" between them."""
        found = lexicon.OF.fullmatch(self.shape, claim.end, other.start) if other is not None else None
        words = re.findall(r"[a-z]+", found["unit"]) if found is not None else []
        known = all(w in lexicon.KNOWN or (subject is not None and is_of(w, subject)) for w in words)
        return found is not None and known

    def _goal(self, claim: Claim, clause: Clause, before: str, after: str) -> bool:
        """Whether the words right beside the quantity say that it is the goal."""
        if lexicon.GOAL.search(before) or lexicon.PLANNED.match(after):
            return True
        last = self.last
        if last is None or last.claim.kind != "quantity" or last.claim.start < clause.start:
            return False
        return self._parted(last.claim, claim, last.subject) and not lexicon.PARTICIPLE.match(after)

    def _of_done(self, claim: Claim) -> bool:
        """Whether it is a part of what was done: the 8 of "8 de los 15 elaborados"."""
        other = self._next_quantity(claim)
        if other is None or not lexicon.PARTICIPLE.match(
            self.shape[other.end : self.sentence.clause(other.start).end]
        ):
            return False
        return lexicon.OF.fullmatch(self.shape, claim.end, other.start) is not None

    def _row(
        self, clause: Clause, claim: Claim, before: str, after: str, subject: Subject | None
    ) -> What | None:
        """The row that the words around the quantity speak of: the nearest before it decides."""
        if lexicon.DONE.match(after):
            return "executed"
        plans = [m.end() for m in lexicon.PLAN.finditer(before)]
        done = [m.end() for m in lexicon.RESULT.finditer(before)]
        acts = does(self.sentence, clause.start + (plans[-1] if plans else 0), claim.start, subject)
        if plans and not acts and not (done and done[-1] > plans[-1]):
            return "programmed"
        return "executed" if acts or done or lexicon.NOUN.search(before) else None

    def _lexical(self, text: str, clause: Clause) -> str:
        """The first word of the clause that makes another thing of the figure."""
        found = next((reason for reason, words in lexicon.DOUBTS if words.search(text)), "")
        last = self.last
        if not found and clause.mark == "(" and last is not None and last.doubt not in SOFT:
            return last.doubt
        return found

    def _beside(self) -> str:
        """A figure of which nothing is said has the doubts of the one that it stands beside."""
        last = self.last
        if last is None or last.doubt == "carried":
            return ""
        return "money" if last.claim.kind == "money" else last.doubt

    def _unit(self, said: Statement, before: str, after: str) -> str:
        """Whether the quantity counts what the AO counts. Without a noun, the sentence must have said it before."""
        claim, subject = said.claim, said.subject
        if subject is None or subject.fact is None:
            return "unit"
        word = first_word(re.split(r"[§¤]", after)[0])
        if word and is_of(word, subject):
            return ""
        if word and word not in lexicon.KNOWN and not lexicon.STATE.fullmatch(word):
            return "counts"
        of = self._parted(claim, self._next_quantity(claim), subject)
        last = self.last
        alike = last is not None and last.subject is subject and last.claim.kind == "quantity"
        return "" if of or alike or lexicon.GOAL.search(before) else "unit"

    def _unknown(self, said: Statement, mention: Mention | None, clause: Clause, goal: bool = False) -> str:
        """ "words" where the clause, or one beside it that narrows it, holds a word that is not understood."""
        claim, subject, sentence = said.claim, said.subject, self.sentence
        quantity = claim.kind == "quantity"
        start, last = clause.start, self.last
        if mention is not None and start <= mention.end <= claim.start:
            # "La flota de la AO X": what stands before a name that it has is what the sentence speaks of.
            head = re.search(
                r"\b(?:del?|de\s+(?:la|las|los))\s+(?:[a-z]+\s+){0,2}[“\"«'\s]*$",
                self.shape[start : mention.start],
            )
            if head and strange(sentence, start, mention.start, None, quantity=False):
                return "words"
            start = mention.end
        if goal:
            start = claim.end
        if not quantity and last is not None and start <= last.claim.start < claim.start:
            # "4,224 asistencias técnicas, el 100 %": the words of the quantity are the quantity's.
            parts = ((start, claim.start, True), (claim.end, clause.end, False))
        else:
            parts = ((start, clause.end, quantity),) * 2
        if any(strange(sentence, a, b, subject, counted) for a, b, counted in parts):
            return "words"
        later = [c for c in sentence.clauses if c.start >= clause.end and c is not clause]
        first = sentence.clauses[0]
        lead = first is not clause and (mention is None or first.end <= mention.start)
        beside = (*later[:1], *((first,) if lead else ()))
        return "words" if any(narrows(sentence, c, subject) for c in beside) else ""

    def _periods(self, claim: Claim) -> tuple[tuple[Period | None, ...], str]:
        """The periods that the figure can be of, and a doubt where the text names one that is not the report's."""
        sentence = self.sentence
        clause = sentence.clause(claim.start)
        own = sentence.times_in(clause.start, clause.end)
        elsewhere = any(not t.periods for t in sentence.times if t.end <= claim.start)
        if elsewhere and not any(None in t.periods for t in own):
            return (None,), "period"
        if len(own) > 1:
            own = self._nearest(claim, clause) or own
        if not own:
            later = [c for c in sentence.clauses if c.start >= clause.end and c is not clause][:1]
            own = [
                t
                for c in later
                if c.mark == "," and not claims_in(sentence, c.start, c.end)
                for t in sentence.times_in(c.start, c.end)
            ]
        if own:
            return (
                (own[0].periods, "")
                if own[0].periods and len({t.periods for t in own}) == 1
                else ((None,), "period")
            )
        past = [t for t in sentence.times if t.end <= clause.start]
        if past and not claims_in(sentence, sentence.start, past[-1].start):
            return past[-1].periods, ""
        return tuple(dict.fromkeys((None, *(past[-1].periods if past else self.earlier)))), ""

    def _nearest(self, claim: Claim, clause: Clause) -> list[Time]:
        """Of several times in a clause, those between the figure and the next one, or else the one before it."""
        ahead = [c.start for c in self.sentence.claims if c.start >= claim.end]
        behind = [c.end for c in self.sentence.claims if c.end <= claim.start]
        after = self.sentence.times_in(claim.end, min([clause.end, *ahead[:1]]))
        return after or self.sentence.times_in(max([clause.start, *behind[-1:]]), claim.start)


def _first(*doubts: str) -> str:
    return next((doubt for doubt in doubts if doubt), "")
