"""The grammar of figures: what a number or a mark of a report can look like."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d{1,2})?%?")
_SHAPED = re.compile(r"(-?\d[\d.,]*?)(?:[.,](\d{1,2}))?(%?)")


def is_figure(text: str) -> bool:
    """Whether the text is a number as reports print it, or a mark."""
    return _NUMBER.fullmatch(text) is not None or text in ("S.I.", "S.P.", "-")


def shaped(text: str) -> str:
    """The text with points and commas told apart by where they stand, which the eye can hardly do in small type.

    Two decimals at most follow a point; commas part thousands.
    """
    found = _SHAPED.fullmatch(text)
    if found is None:
        return re.sub(r"^S[.,]?([IP])[.,]?$", r"S.\1.", text)
    whole, decimals, percent = found.groups()
    number = whole.replace(".", ",") + (f".{decimals}" if decimals else "") + percent
    return number if _NUMBER.fullmatch(number) else text
