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
from poi_audit.narrative.periods import Period
from poi_audit.narrative.reference import What
from poi_audit.narrative.sentences import Clause, Sentence
from poi_audit.narrative.words import stem, stems

SOFT = frozenset(("words", "unit", "carried"))
"""Doubts that leave room for a figure of many digits to be recognised, but never to be called wrong."""

_WORD = re.compile(r"[a-z0-9/]+")
_LINK = re.compile(
    r"(?:\s|[a-z0-9/]+\s){0,9}?(?:en|de|del|para|figuran?|destacan?|aparecen?|culmino|cerro|finalizo|termino|se\s+encuentran?|se\s+ubican?|quedo)"
    r"\s+(?:(?:la|el|las|los)\s+)?(?:(?:ao|aei|oei|actividad|operativa|accion|estrategica|institucional|objetivo|estrategico|codigo)\s+)*[“\"«'\s]*"
)
"""What stands between a figure and the AO that follows it, where the figure is the AO's."""
_BROKEN = re.compile(r"\b(?:y|e|que|debido|por|aunque|pero|mientras)\b")
_AND = re.compile(
    r"(?:\s|,|\b(?:y|e|la|las|el|los|ao|aei|oei|actividad|actividades|operativa|operativas|asi|como)\b)*"
)


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
    inferred: bool = False
    """Whether nothing in its clause says what it is: it only stands beside the figure before it."""


def owner(sentence: Sentence, claim: Claim) -> tuple[Mention | None, str]:
    """The name that the figure belongs to, and a doubt where that is open."""
    before = [m for m in sentence.mentions if m.end <= claim.start]
    after = [m for m in sentence.mentions if m.start >= claim.end]
    past, coming = (before[-1] if before else None), (after[0] if after else None)
    if coming is not None:
        free = not _claims(sentence, claim.end, coming.start)
        if past is None:
            same = len({id(m.subject) for m in sentence.mentions}) == 1
            return (coming, "") if same or free else (None, "several")
        gap = sentence.shape[claim.end : coming.start]
        if free and _LINK.fullmatch(gap) and not _BROKEN.search(gap) and past.subject is not coming.subject:
            taken = _claims(sentence, past.end, claim.start)
            apart = sentence.clause(claim.start).start >= past.end
            return (coming, "") if taken or apart else (None, "several")
    if past is None:
        return None, "carried"
    group = _group(sentence, before)
    if len(group) > 1:
        return _respectively(sentence, group, claim)
    return past, ""


def _claims(sentence: Sentence, start: int, end: int) -> list[Claim]:
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
    inside = _claims(sentence, group[-1].end, ahead[0] if ahead else sentence.end)
    alike = [c for c in inside if c.kind == claim.kind]
    said = "respectivamente" in sentence.shape[group[-1].end : sentence.end]
    if not said or len(alike) != len(group):
        return None, "several"
    return group[alike.index(claim)], ""


class Grammar:
    """Reads the figures of one sentence, in order."""

    def __init__(
        self, sentence: Sentence, carried: Subject | None, earlier: tuple[Period | None, ...]
    ) -> None:
        self.sentence = sentence
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
            doubt = doubt or ("part" if mention.members or mention.owner is not None else "")
        periods, unsure = self._periods(claim)
        said = Statement(claim, subject, None, periods, doubt=doubt or unsure)
        said = self._percent(said, mention) if claim.kind == "percent" else self._quantity(said, mention)
        self.last = said
        return said

    # The clause of a figure.

    def _clause(self, claim: Claim) -> tuple[Clause, str, str]:
        clause = self.sentence.clause(claim.start)
        shape = self.sentence.shape
        return clause, shape[clause.start : claim.start], shape[claim.end : clause.end]

    def _next(self, clause: Clause) -> Clause | None:
        later = [c for c in self.sentence.clauses if c.start >= clause.end and c is not clause]
        return later[0] if later else None

    def _percent(self, said: Statement, mention: Mention | None) -> Statement:
        claim = said.claim
        clause, before, after = self._clause(claim)
        bound, before = _bound(before)
        measured = lexicon.MEASURE.search(before + after) is not None
        stated = measured or self._verb(clause.start, claim.start)
        doubt = (
            said.doubt
            if said.doubt and said.doubt not in SOFT
            else self._doubt(before + " " + after, clause, claim)
        )
        doubt = doubt or ("" if stated else self._beside(said))
        doubt = doubt or self._unknown(said, mention, clause, measured) or said.doubt
        return Statement(claim, said.subject, "percent", said.periods, bound, doubt, not stated)

    def _quantity(self, said: Statement, mention: Mention | None) -> Statement:
        claim, subject = said.claim, said.subject
        clause, before, after = self._clause(claim)
        goal = self._goal(claim, clause, before, after)
        bound, before = _bound(before)
        verb = self._verb(clause.start, claim.start)
        what: What | None = "programmed" if goal else self._row(before, after, verb)
        inferred = what is None
        if (
            inferred
            and self.last is not None
            and self.last.subject is subject
            and self.last.what != "percent"
        ):
            what = self.last.what if self.last.claim.end < claim.start else None
        hard = said.doubt if said.doubt and said.doubt not in SOFT else ""
        doubt = hard or self._doubt(after if goal else before + " " + after, clause, claim)
        if goal and re.search(r"\b(?:inicial|modific|reprogram|ampli)", before + after):
            doubt = doubt or "change"
        doubt = doubt or ("" if goal or not inferred else self._beside(said))
        doubt = doubt or self._unit(said, after)
        doubt = doubt or self._unknown(said, mention, clause, True, goal) or said.doubt
        if said.doubt == "carried" and not doubt:
            doubt = "carried"
        return Statement(claim, subject, what, said.periods, bound, doubt, inferred)

    def _goal(self, claim: Claim, clause: Clause, before: str, after: str) -> bool:
        """Whether the words right beside the quantity say that it is the goal."""
        if lexicon.GOAL.search(before) or lexicon.PLANNED.match(after):
            return True
        last = self.last
        beside = last is not None and last.claim.kind == "quantity" and last.claim.start >= clause.start
        return (
            beside
            and last is not None
            and lexicon.OF.match(self.sentence.shape[last.claim.end : claim.start]) is not None
        )

    @staticmethod
    def _row(before: str, after: str, verb: bool) -> What | None:
        if lexicon.DONE.match(after):
            return "executed"
        plans = [
            m.end()
            for m in lexicon.PLAN.finditer(before)
            if not re.search(r"\b(?:su|sus|la|las|lo)\s+$", before[: m.start()])
        ]
        if plans and not _any_state(before[plans[-1] :]):
            return "programmed"
        return "executed" if verb else None

    def _verb(self, start: int, end: int) -> bool:
        """Whether the stretch holds a verb of result."""
        return any(self._is_verb(w) for w in _WORD.finditer(self.sentence.shape, start, end))

    def _is_verb(self, word: re.Match[str]) -> bool:
        accent = self.sentence.text[word.end() - 1] in "óÓ"
        state = lexicon.STATE.fullmatch(word[0]) is not None and not re.search(
            r"[aei]r$|ad[oa]s?$|cion(es)?$", word[0]
        )
        return accent or state or lexicon.PRETERITE.fullmatch(word[0]) is not None

    def _doubt(self, text: str, clause: Clause, claim: Claim) -> str:
        """The first word of the clause that makes another thing of the figure."""
        for reason, words in lexicon.DOUBTS:
            if words.search(text):
                return reason
        last = self.last
        if clause.mark == "(" and last is not None and last.doubt and last.doubt not in SOFT:
            return last.doubt
        return ""

    def _beside(self, said: Statement) -> str:
        """A figure of which nothing is said has the doubts of the one that it stands beside."""
        last = self.last
        if last is None:
            return ""
        if last.claim.kind == "money":
            return "money"
        return last.doubt if last.doubt not in SOFT else ""

    def _unit(self, said: Statement, after: str) -> str:
        """Whether the quantity counts what the AO counts. Without a noun, the sentence must have said it before."""
        subject = said.subject
        if subject is None or subject.fact is None:
            return "unit"
        first = _WORD.search(re.split(r"[§¤]", after)[0])
        word = first[0] if first else ""
        if word and _of(word, subject):
            return ""
        bare = not word or word in lexicon.KNOWN or lexicon.STATE.fullmatch(word)
        if not bare:
            return "counts"
        of = lexicon.OF.match(self.sentence.shape[said.claim.end : self._ahead(said.claim)])
        alike = self.last is not None and self.last.subject is subject and self.last.claim.kind == "quantity"
        return "" if of or alike or lexicon.GOAL.search(self._clause(said.claim)[1]) else "unit"

    def _ahead(self, claim: Claim) -> int:
        later = [c.start for c in self.sentence.claims if c.start >= claim.end and c.kind == "quantity"]
        return later[0] if later else claim.end

    def _unknown(
        self, said: Statement, mention: Mention | None, clause: Clause, measured: bool, goal: bool = False
    ) -> str:
        """ "words" where the clause, or one beside it that narrows it, holds a word that is not understood."""
        claim, subject = said.claim, said.subject
        start, end = clause.start, clause.end
        if mention is not None and start <= mention.end <= claim.start:
            start = mention.end
        if goal:
            start = claim.end
        if self._strange(start, end, subject, claim.kind, measured):
            return "words"
        after = self._next(clause)
        if after is not None and self._narrows(after, subject):
            return "words"
        first = self.sentence.clauses[0]
        lead = first is not clause and (mention is None or first.end <= mention.start)
        return "words" if lead and self._narrows(first, subject) else ""

    def _narrows(self, clause: Clause, subject: Subject | None) -> bool:
        """Whether a clause without a figure may say of which part, place or time the figure beside it is."""
        shape = self.sentence.shape[clause.start : clause.end]
        if "#" in shape or "§" in shape or not shape.strip():
            return False
        if clause.mark == "(":
            return self._strange(clause.start, clause.end, subject, "quantity", True)
        if clause.mark in ("y", "e"):
            first = _WORD.search(shape)
            return (
                first is not None
                and not self._verb(clause.start, clause.end)
                and self._strange(clause.start, clause.end, subject, "quantity", True)
            )
        if clause.mark not in (",", ":", "") or not lexicon.PLACE.match(shape) or lexicon.CAUSE.match(shape):
            return False
        return self._strange(clause.start, clause.end, subject, "quantity", True)

    def _strange(self, start: int, end: int, subject: Subject | None, kind: str, measured: bool) -> bool:
        shape = lexicon.BOUND.sub(lambda m: " " * len(m[0]), self.sentence.shape[:end])
        for word in _WORD.finditer(shape, start):
            text = word[0]
            if text in lexicon.KNOWN or lexicon.STATE.fullmatch(text):
                continue
            if kind == "quantity" and subject is not None and _of(text, subject):
                continue
            if (
                measured
                and (self._is_verb(word) or lexicon.INFINITIVE.fullmatch(text))
                and not lexicon.NOT_QUANTITY.fullmatch(text)
            ):
                continue
            if lexicon.PLAN.fullmatch(text) and kind == "quantity":
                continue
            return True
        return False

    def _periods(self, claim: Claim) -> tuple[tuple[Period | None, ...], str]:
        """The periods that the figure can be of, and a doubt where the text names one that is not the report's."""
        sentence = self.sentence
        clause = sentence.clause(claim.start)
        own = sentence.times_in(clause.start, clause.end)
        if any(not t.periods for t in sentence.times if t.end <= claim.start) and not any(
            None in t.periods for t in own
        ):
            return (None,), "period"
        if len(own) > 1:
            ahead = [c.start for c in sentence.claims if c.start >= claim.end]
            after = [t for t in own if claim.end <= t.start < (ahead[0] if ahead else clause.end)]
            behind = [c.end for c in sentence.claims if c.end <= claim.start]
            before = [t for t in own if max([clause.start, *behind[-1:]]) <= t.start < claim.start]
            own = after or before or own
        if not own:
            following = self._next(clause)
            if following is not None and not _claims(sentence, following.start, following.end):
                own = [t for t in sentence.times_in(following.start, following.end) if following.mark == ","]
        if own:
            found = (
                tuple(dict.fromkeys(p for t in own for p in t.periods))
                if len({t.periods for t in own}) == 1
                else ()
            )
            return (found, "") if found else ((None,), "period")
        past = [t for t in sentence.times if t.end <= clause.start]
        if past and not _claims(sentence, sentence.start, past[-1].start):
            return (past[-1].periods, "") if past[-1].periods else ((None,), "period")
        inherited = past[-1].periods if past else self.earlier
        return tuple(dict.fromkeys((None, *inherited))), ""


def _bound(before: str) -> tuple[str, str]:
    """ ">" or "<" where the words right before the figure make a bound of it, and the words without those."""
    for sign, words in ((">", lexicon.MORE), ("<", lexicon.LESS)):
        if found := words.search(before):
            return sign, before[: found.start()]
    return "", before


def _any_state(text: str) -> bool:
    return any(
        (lexicon.STATE.fullmatch(w[0]) and not lexicon.INFINITIVE.fullmatch(w[0]))
        or lexicon.PRETERITE.fullmatch(w[0])
        for w in _WORD.finditer(text)
        if w[0] not in lexicon.KNOWN
    )


def _of(word: str, subject: Subject) -> bool:
    """Whether a word is of the AO's unit of measure or of its name, or of the family of such a word."""
    unit = stems(subject.fact.activity.unit or "") if subject.fact is not None else ()
    root = stem(word.upper())
    near = (w for w in (*unit, *subject.words) if len(w) > 5 and len(root) > 5)
    return root in unit or (len(root) > 4 and root in subject.words) or any(w[:6] == root[:6] for w in near)
