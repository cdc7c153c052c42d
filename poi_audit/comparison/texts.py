"""Texts of two publications compared: what a page can do to a text without anybody changing it is no change."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache

from poi_audit.model.text import fold

CUT = 40
"""Letters and digits from which on a text that the other begins with is taken for cut by its page or cell."""
SHOWN_CUT = 8
"""The same for a text that ends in dots of omission."""
ALIKE = 0.8
"""From here on two texts are one, written otherwise."""
_LOST = re.compile(r"\N{REPLACEMENT CHARACTER}|\w\?\w|Ã.|â€")
"""A character that could not be read, or that another program could not or took for two."""
_SIGNS = str.maketrans({"%": "PORCENTAJE", "°": "", "º": "", "ª": ""})
_DECIMAL = re.compile(r"\d+(?:,\d{3})*\.\d+")
_OMISSION = ("…", "...")


@lru_cache(maxsize=65536)
def letters(text: str) -> str:
    """Letters and digits alone, without accents and case: how a page wraps or hyphenates leaves no trace."""
    plain = unicodedata.normalize("NFKC", text.translate(_SIGNS))
    return "".join(c for c in fold(plain) if c.isalnum())


def same(one: str | None, other: str | None) -> bool:
    """Whether the two may be one text; so where either is missing or has characters that could not be read."""
    if not one or not other or _LOST.search(one) or _LOST.search(other):
        return True
    short, long = sorted((one, other), key=lambda text: len(letters(text)))
    if not letters(short):
        return True
    if letters(short) == letters(long):
        return _decimals(short) == _decimals(long)
    least = SHOWN_CUT if short.rstrip().endswith(_OMISSION) else CUT
    return len(letters(short)) >= least and letters(long).startswith(letters(short))


def _decimals(text: str) -> list[str]:
    """The numbers with decimals: 1.5 is not 15, while 1,000 is 1000."""
    return [number.replace(",", "") for number in _DECIMAL.findall(fold(text))]


def alike(one: str, other: str) -> bool:
    """Whether two texts that are not the same are nearly so, and not by a digit."""
    a, b = letters(one), letters(other)
    if min(len(a), len(b)) < SHOWN_CUT or _digits(a) != _digits(b):
        return False
    return SequenceMatcher(None, a, b, autojunk=False).ratio() >= ALIKE


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isdigit())
