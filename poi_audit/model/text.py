"""Texts compared and shown: folded, squeezed, and the nearest of the known words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Upper case without white space or accents: "EJECUCIÓN FÍSICA" and "E JECUCION FISICA" are the same."""
    plain = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return "".join(plain.split()).upper()


def squeeze(text: str) -> str:
    """Text with each run of white space (no-break spaces included) as one space, trimmed."""
    return " ".join(text.split())


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that is nearest; "" where none is near."""
    return next(iter(get_close_matches(word, list(known), n=1)), "")
