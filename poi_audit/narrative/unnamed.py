"""A quantity whose sentence names no AO: tied by the unit it counts and the words that follow, if only one AO fits."""

from __future__ import annotations

import re

from poi_audit.model.interval import rounded
from poi_audit.narrative.model import Claim, Tie
from poi_audit.narrative.names import Names, Subject
from poi_audit.narrative.periods import closings
from poi_audit.narrative.reference import Reference, Table, agrees
from poi_audit.narrative.stems import stems

_PHRASE = re.compile(r"[^,.;:()%\d]{0,80}")


def by_unit(table: Table, names: Names, text: str, claim: Claim) -> Tie | None:
    """The tie of "1,310 análisis de semillas" to the one AO that counts análisis and is about semillas.

    A number that differs is tied only where it is a slip of the table's (a digit, two digits swapped): another
    number may as well count something else.
    """
    found = _PHRASE.match(text, claim.end)
    phrase = found[0] if found else ""
    fits = [s for s in names.every if s.is_activity and _fits(s, phrase)]
    if len(fits) != 1:
        return None
    subject = fits[0]
    pool = [r for r in table.quantities(subject) if r.what == "executed"]
    equal = next((r for r in pool if agrees(claim.readings, r)), None)
    if equal is not None:
        return Tie(subject.code, "executed", equal.text, True, exact=False)
    whole = not closings(text[max(0, claim.start - 80) : claim.end + 80]) - {table.last}
    printed = next((r for r in pool if r.text), None)
    if printed is None or not whole or not _slip(claim, printed):
        return None
    return Tie(subject.code, "executed", printed.text, False, exact=False)


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


def _slip(claim: Claim, reference: Reference) -> bool:
    """Whether the number is the table's with one digit changed, lost or added, or two neighbours swapped."""
    truth = f"{rounded(reference.value.low, 0):f}"
    return any(len(truth) > 2 and _one_slip(f"{n.value:f}", truth) for n in claim.readings if n.decimals == 0)


def _one_slip(a: str, b: str) -> bool:
    if len(a) == len(b):
        differ = [i for i in range(len(a)) if a[i] != b[i]]
        if len(differ) == 1:
            return True
        i, j = (differ[0], differ[-1]) if len(differ) == 2 else (0, 0)
        return j == i + 1 and a[i] == b[j] and a[j] == b[i]
    short, long = sorted((a, b), key=len)
    return len(long) == len(short) + 1 and any(long[:i] + long[i + 1 :] == short for i in range(len(long)))
