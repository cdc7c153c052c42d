"""Whether every word around a figure is understood: what is not may change what the figure says."""

from __future__ import annotations

import re

from poi_audit.narrative import lexicon
from poi_audit.narrative.names import Subject
from poi_audit.narrative.sentences import Clause, Sentence
from poi_audit.narrative.stems import stem, stems

_WORD = re.compile(r"[a-z0-9/]+")
_JOINS = re.compile(r"[,/;]|\b[YEO]\b|\bY/O\b", re.I)
_NOMINAL = re.compile(r"[aei]r$|[ai]d[oa]s?$|cion(?:es)?$")
"""How a word ends that only looks like a verb: infinitives, participles, nouns."""


def is_of(word: str, subject: Subject) -> bool:
    """Whether a word is of the AO's unit of measure or of its name, or of the family of such a word."""
    unit = stems(subject.fact.activity.unit or "") if subject.fact is not None else ()
    # Of a name that joins two things, one of its words may be of one of them alone.
    name = () if _JOINS.search(subject.name) else subject.words
    root = stem(word.upper())
    near = (w for w in (*unit, *name) if len(w) > 5 and len(root) > 5)
    return root in unit or (len(root) > 4 and root in name) or any(w[:6] == root[:6] for w in near)


def does(sentence: Sentence, start: int, end: int, subject: Subject | None) -> bool:
    """Whether the stretch holds a verb of which a quantity may be the result: a known one, or one of the AO's name."""
    for word in _WORD.finditer(sentence.shape, start, end):
        past = sentence.text[word.end() - 1] in "óÓ" or word[0].endswith(("aron", "ieron"))
        known = lexicon.DOES.fullmatch(word[0]) and not _NOMINAL.search(word[0])
        if known or (past and subject is not None and is_of(word[0], subject)):
            return True
    return False


def states(sentence: Sentence, start: int, end: int) -> bool:
    """Whether the stretch holds a verb that may give a percentage as it is."""
    return any(
        lexicon.STATE.fullmatch(w[0]) and not _NOMINAL.search(w[0])
        for w in _WORD.finditer(sentence.shape, start, end)
    )


def first_word(text: str) -> str:
    """The first word of the text, or ""."""
    found = _WORD.search(text)
    return found[0] if found else ""


def strange(sentence: Sentence, start: int, end: int, subject: Subject | None, quantity: bool = True) -> bool:
    """Whether the stretch holds a word that is not understood. Beside a quantity, the AO's unit and name are."""
    # The sign of the figure that follows is seen, so that what makes a bound of it is.
    shape = lexicon.BOUND.sub(" ", sentence.shape[start : end + 1])
    for word in _WORD.finditer(shape):
        text = word[0]
        understood = (
            text in lexicon.KNOWN
            or lexicon.STATE.fullmatch(text)
            or lexicon.GERUND.fullmatch(text)
            or (quantity and (lexicon.PLAN.fullmatch(text) or lexicon.INFINITIVE.fullmatch(text)))
            or (quantity and subject is not None and is_of(text, subject))
        )
        if not understood:
            return True
    return False


def narrows(sentence: Sentence, clause: Clause, subject: Subject | None) -> bool:
    """Whether a clause without a figure may say of which part, place or time the figure beside it is."""
    shape = sentence.shape[clause.start : clause.end]
    if "#" in shape or "§" in shape or not shape.strip():
        return False
    if clause.mark in ("y", "e"):
        if states(sentence, clause.start, clause.end):
            return False
    elif clause.mark != "(" and (
        clause.mark not in (",", ":", "") or not lexicon.PLACE.match(shape) or lexicon.CAUSE.match(shape)
    ):
        return False
    return strange(sentence, clause.start, clause.end, subject)
