"""Texts of two publications compared: what a page can do to a text without anybody changing it is no change."""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import lru_cache

from poi_audit.extract.wording import fold

CUT = 40
"""Letters and digits from which on a text that the other begins with is taken for cut by its page or cell."""
LOST = "\N{REPLACEMENT CHARACTER}"
"""A character that could not be read."""


@lru_cache(maxsize=65536)
def letters(text: str) -> str:
    """Letters and digits alone, without accents and case: how a page wraps or hyphenates leaves no trace."""
    return "".join(c for c in fold(text) if c.isalnum())


def same(one: str | None, other: str | None) -> bool:
    """Whether the two may be one text; so where either is missing or has characters that could not be read."""
    if not one or not other or LOST in one or LOST in other:
        return True
    short, long = sorted((letters(one), letters(other)), key=len)
    return short == long or (len(short) >= CUT and long.startswith(short)) or not short


def alike(one: str, other: str) -> float:
    """How alike two texts are, 0 to 1."""
    return SequenceMatcher(None, letters(one), letters(other), autojunk=False).ratio()
