"""Texts compared and shown: folded, squeezed, and the nearest of the known words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache

CODE_AO = re.compile(r"(AOI\d{11}|\d{2}AO\d{9,12})")
CODE_AEI = re.compile(r"AEI\.\d{2}\.\d{2}")
CODE_OEI = re.compile(r"OEI\.\d{2}")
"""The codes of an AO, an AEI and an OEI."""
NEAR_AO = re.compile(r"(?:A[O0][I1l|]|\d\dA[O0])(?=(?:\D{0,2}\d){7})[\dOoIl|SB]{8,15}(?!\w)")
"""What is something like the code of an AO: letters and digits that look alike, a digit too few or too many."""
NEAR_TITLE = re.compile(
    r"(?:[O0]E[I1l|]\s?[.-]?\s?[\dO]{2}|AE[I1l|]\s?[.-]?\s?[\dO]{2}\s?[.-]?\s?[\dO]{2})(?![\w.])"
)
"""The code of an OEI or AEI, or one that differs from it in a letter that looks alike or in what stands between."""
_DIGITS = str.maketrans("OoIl|SB", "0011158")
_NO_WIDTH = dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF))
_BETWEEN_DIGITS = re.compile("(?<=[0-9])[\xa0\u2007-\u200a\u202f](?=[0-9]{3}(?![0-9]))")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Upper case without white space or accents: "EJECUCIÓN FÍSICA" and "E JECUCION FISICA" are the same."""
    plain = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return "".join(plain.split()).upper()


def squeeze(text: str) -> str:
    """Text with each run of white space (no-break spaces included) as one space, trimmed; without signs of no width.

    A no-break or thin space between two digits stays: it parts thousands.
    """
    if text.isascii():
        return " ".join(text.split())
    text = _BETWEEN_DIGITS.sub("\ue000", text.translate(_NO_WIDTH))
    return " ".join(text.split()).replace("\ue000", "\xa0")


def as_code(near: str) -> str:
    """The code that a text like one shows: "A0I0019910O101" is AOI00199100101, "0EI 02" is OEI.02."""
    text = fold(near)
    head, rest = text[:3], text[3:].translate(_DIGITS)
    if head[1] == "E":
        digits = re.sub(r"\D", "", rest)
        return f"OEI.{digits}" if len(digits) == 2 else f"AEI.{digits[:2]}.{digits[2:]}"
    if head[:2].isdigit():
        return f"{head[:2]}AO{text[4:].translate(_DIGITS)}"
    return f"AOI{rest}"


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that is nearest; "" where none is near."""
    return next(iter(get_close_matches(word, list(known), n=1)), "")


def column_letters(column: int) -> str:
    """The name of a sheet's column: 0 -> "A", 26 -> "AA"."""
    out = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        out = chr(65 + rest) + out
    return out
