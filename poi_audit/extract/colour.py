"""Colours as a page's styles and attributes write them."""

from __future__ import annotations

import colorsys
import re
from functools import cache

_NUMBER = re.compile(r"(-?[\d.]+)(%?)")
_TOKEN = re.compile(r"#[0-9a-f]+|(?:rgb|hsl)a?\([^)]*\)|[a-z]+")
_OWN = {"window": "#ffffff", "windowtext": "#000000", "canvas": "#ffffff", "canvastext": "#000000"}

Colour = tuple[float, float, float, float]
"""Red, green, blue (0 to 255), and how far it covers what lies below (0 to 1)."""


def colour_in(text: str) -> Colour | None:
    """The last colour that a value names; None where it names none."""
    found = [colour for token in _TOKEN.findall(text) if (colour := _colour(token)) is not None]
    return found[-1] if found else None


def over(colour: Colour, ground: Colour) -> Colour:
    """The colour that comes out where one lies over another that covers all."""
    alpha = colour[3]
    red, green, blue = (c * alpha + g * (1 - alpha) for c, g in zip(colour[:3], ground[:3], strict=True))
    return red, green, blue, 1.0


def _colour(token: str) -> Colour | None:
    if token == "transparent":
        return 0.0, 0.0, 0.0, 0.0
    if token.startswith("#"):
        return _hexadecimal(token[1:])
    if "(" in token:
        return _function(token)
    named = _OWN.get(token) or _names().get(token)
    return _hexadecimal(named[1:]) if named else None


def _hexadecimal(digits: str) -> Colour | None:
    if len(digits) in (3, 4):
        digits = "".join(digit * 2 for digit in digits)
    if len(digits) not in (6, 8):
        return None
    red, green, blue, alpha = (int((digits + "ff")[i : i + 2], 16) for i in (0, 2, 4, 6))
    return red, green, blue, alpha / 255


def _function(token: str) -> Colour | None:
    try:
        parts = [float(number) / (100 if percent else 1) for number, percent in _NUMBER.findall(token)]
        percents = [bool(percent) for _, percent in _NUMBER.findall(token)]
    except ValueError:
        return None
    if len(parts) not in (3, 4):
        return None
    alpha = min(parts[3], 1.0) if len(parts) == 4 else 1.0
    if token.startswith("hsl"):
        red, green, blue = colorsys.hls_to_rgb(parts[0] / 360 % 1, min(parts[2], 1), min(parts[1], 1))
        return red * 255, green * 255, blue * 255, alpha
    red, green, blue = (
        min(part * 255 if percent else part, 255)
        for part, percent in zip(parts[:3], percents[:3], strict=True)
    )
    return red, green, blue, alpha


@cache
def _names() -> dict[str, str]:
    """The colours that have a name, with their hexadecimal digits."""
    from PIL.ImageColor import colormap

    return {name: value for name, value in colormap.items() if isinstance(value, str)}
