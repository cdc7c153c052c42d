"""Lengths and sizes as a page's styles write them."""

from __future__ import annotations

import re

_LENGTH = re.compile(r"([+-]?(?:\d+\.?\d*|\.\d+))\s*([a-z%]*)")
_UNITS = {
    "": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 37.8, "mm": 3.78, "rem": 16.0, "vw": 12.8, "vh": 8.0,
}  # fmt: skip
_WORDS = {
    "xx-small": 9.0, "x-small": 10.0, "small": 13.0, "medium": 16.0, "large": 18.0, "x-large": 24.0, "xx-large": 32.0,
}  # fmt: skip


def pixels(text: str | None, em: float = 16.0, share: bool = False) -> float | None:
    """A length in pixels; None for what is none. `em`: pixels of the letters around. `share`: a part of these (80%)."""
    if not text:
        return None
    if share and text in _WORDS:
        return _WORDS[text]
    if share and text in ("smaller", "larger"):
        return em * (0.83 if text == "smaller" else 1.2)
    found = _LENGTH.fullmatch(text)
    if found is None:
        return None
    number, unit = float(found[1]), found[2]
    if unit in ("em", "%", "ex", "ch"):
        return number * em * {"em": 1.0, "%": 0.01}.get(unit, 0.5)
    return number * _UNITS[unit] if unit in _UNITS else None
