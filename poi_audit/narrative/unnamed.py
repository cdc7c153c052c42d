"""A quantity whose sentence names no AO: tied by the unit it counts and the words that follow, if only one AO fits."""

from __future__ import annotations

import re

from poi_audit.narrative.model import Claim, Tie
from poi_audit.narrative.names import Names, Subject
from poi_audit.narrative.reference import Table, agrees, is_slip
from poi_audit.narrative.sentences import Sentence
from poi_audit.narrative.stems import stems

_PHRASE = re.compile(r"[^,.;:()%\d]{0,80}")


def by_unit(table: Table, names: Names, sentence: Sentence, claim: Claim) -> Tie | None:
    """The tie of "1,310 análisis de semillas" to the one AO that counts análisis and is about semillas.

    A number that differs is tied only where it is a slip of the table's (a digit, two digits swapped): another
    number may as well count something else.
    """
    found = _PHRASE.match(sentence.text, claim.end)
    phrase = found[0] if found else ""
    fits = [s for s in names.every if s.is_activity and _fits(s, phrase)]
    if len(fits) != 1:
        return None
    subject = fits[0]
    pool = table.values(subject, "executed", None)
    equal = next((r for r in pool if agrees(claim.readings, r)), None)
    if equal is not None:
        return Tie(subject.code, "executed", equal.text, True, by="unit")
    whole = all(table.whole_period(t.periods) for t in sentence.times)
    printed = next((r for r in pool if r.text), None)
    if printed is None or printed.shown is None or not whole or not is_slip(claim.readings, printed.shown):
        return None
    return Tie(subject.code, "executed", printed.text, False, by="unit")


def _fits(subject: Subject, phrase: str) -> bool:
    """Whether the words after the number begin with the AO's unit and go on with words of its name."""
    fact = subject.fact
    unit = stems(fact.activity.unit or "") if fact is not None else ()
    words = stems(phrase)
    n = len(unit)
    if not unit or words[:n] != unit:
        return False
    rest = [word for word in words[n : n + 4] if len(word) > 3]
    return bool(rest) and rest[0] in subject.words
