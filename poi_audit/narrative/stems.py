"""Words compared as a reader compares them: accents, case, hyphens, plurals and filler words forgiven."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from poi_audit.model.text import fold

_WORD = re.compile(r"[^\W_]+")
_FILLERS = frozenset(
    _WORD.findall("A AL ANTE CON DE DEL E EL EN ES LA LAS LO LOS O PARA POR QUE SE SU SUS U UN UNA UNO Y")
)
_UNITS = {
    "KG": "KILOGRAMO",
    "KM": "KILOMETRO",
    "KMS": "KILOMETRO",
    "HA": "HECTAREA",
    "HAS": "HECTAREA",
    "TM": "TONELADA",
    "T": "TONELADA",
    "UND": "UNIDAD",
}


@lru_cache(maxsize=65536)
def letters(text: str) -> str:
    """The text's letters and digits alone, folded: what two spellings of one name have in common."""
    return "".join(_WORD.findall(fold(text)))


@lru_cache(maxsize=65536)
def stems(text: str) -> tuple[str, ...]:
    """The words of the text without fillers, accents and plural endings."""
    words = (fold(word) for word in _WORD.findall(text))
    return tuple(stem(word) for word in words if word not in _FILLERS)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A folded word without the ending of its plural, abbreviations of units written out: "KM" is KILOMETRO.

    A final E after a consonant goes too, so that INFORME and INFORMES, TALLER and TALLERES are one.
    """
    word = _UNITS.get(word, word)
    if len(word) > 3 and word.endswith("S"):
        word = word[:-1]
    return word[:-1] if len(word) > 4 and word.endswith("E") and word[-2] not in "AEIOU" else word


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Lower case without accents, character by character: every place in it is the same place in the text."""
    return "".join(unicodedata.normalize("NFD", c)[0].lower()[:1] or c for c in text)


def alike(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    """How much two names have in common, from 0 to 1: twice the common stems over all stems."""
    if not a or not b:
        return 0.0
    rest = list(b)
    common = 0
    for word in a:
        if word in rest:
            rest.remove(word)
            common += 1
    return 2 * common / (len(a) + len(b))
