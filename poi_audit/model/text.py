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
    """' ¿Quiso decir "check"?', or "" where no known word is near."""
    found = get_close_matches(word, list(known), n=1)
    return f' ¿Quiso decir "{found[0]}"?' if found else ""
