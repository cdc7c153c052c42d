"""The grammar of figures: what a number or a mark of a report can look like."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d{1,2})?%?")
_SHAPED = re.compile(r"(-?\d[\d.,]*?)(?:[.,](\d{1,2}))?(%?)")


_INCOMPLETE = re.compile(r"[S5][.,][I1][.,]|S[.,]?[I1][.,]?|5[.,]?I[.,]?")
_UNPROGRAMMED = re.compile(r"[S5][.,]?P[.,]?")
_LOOKALIKES = ("5.1", "51", "51.")
"""Numbers, or one and a speck, that small type can make of S.I."""


def is_figure(text: str) -> bool:
    """Whether the text is a number as reports print it, or a mark."""
    return _NUMBER.fullmatch(text) is not None or text in ("S.I.", "S.P.", "-")


def spellings(text: str) -> list[str]:
    """How a picture of this figure may be read: S.I. and S.P. with or without their points, S as 5 and I as 1."""
    if text not in ("S.I.", "S.P."):
        return [text]
    seconds = "I1" if text == "S.I." else "P"
    every = [f"{s}{a}{i}{b}" for s in "S5" for a in (".", "") for i in seconds for b in (".", "")]
    return [spelt for spelt in every if spelt not in _LOOKALIKES]


def rivals(text: str) -> list[str]:
    """What else a picture that reads like this may show, and only doubt can tell."""
    return spellings("S.I.") if text in _LOOKALIKES else []


def shaped(text: str) -> str:
    """The text with points and commas told apart by where they stand, which the eye can hardly do in small type.

    Two decimals at most follow a point; commas part thousands.
    """
    if _INCOMPLETE.fullmatch(text):
        return "S.I."
    if _UNPROGRAMMED.fullmatch(text):
        return "S.P."
    found = _SHAPED.fullmatch(text)
    if found is None:
        return text
    whole, decimals, percent = found.groups()
    number = whole.replace(".", ",") + (f".{decimals}" if decimals else "") + percent
    return number if _NUMBER.fullmatch(number) else text
