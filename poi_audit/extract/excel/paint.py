"""Whether the text of a workbook's cell can be told from its ground: colours as the formats write them, and sizes."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Sequence

Colour = tuple[int, int, int]
"""Red, green, blue, 0 to 255."""

WHITE, BLACK = (255, 255, 255), (0, 0, 0)
FAINT = 24
"""Colours that differ by less in every part are not told apart."""
SMALL = 3.0
"""Points: smaller letters can hardly be read."""
WHITE_ON_WHITE = "está escrita en blanco sobre blanco: la hoja no la muestra"
LIKE_GROUND = "está escrita en el color de su fondo: la hoja no la muestra"
TOO_SMALL = "es demasiado pequeña para leerla"
PALETTE = (
    "000000FFFFFFFF000000FF000000FFFFFF00FF00FF00FFFF" * 2
    + "800000008000000080808000800080008080C0C0C08080809999FF993366FFFFCCCCFFFF660066FF80800066CCCCCCFF"
    + "000080FF00FFFFFF0000FFFF8000808000000080800000FF00CCFFCCFFFFCCFFCCFFFF9999CCFFFF99CCCC99FFFFCC99"
    + "3366FF33CCCC99CC00FFCC00FF9900FF6600666699969696003366339966003300333300993300993366333399333333"
    + "000000FFFFFF"
)
"""The colours that have a number, six digits each."""


def unseen(text: Colour | None, ground: Colour | None, size: float | None = None) -> str | None:
    """Why a cell's text may not be seen, or None.

    `text`: None is automatic, and black. `ground`: None is not known, a hatch or a gradient. `size`: in points.
    """
    text = text or BLACK
    if ground is not None and _near(text, ground):
        return WHITE_ON_WHITE if _near(ground, WHITE) else LIKE_GROUND
    return TOO_SMALL if size is not None and 0 < size < SMALL else None


def _near(one: Colour, other: Colour) -> bool:
    return max(abs(a - b) for a, b in zip(one, other, strict=True)) < FAINT


def hexadecimal(text: str | None) -> Colour | None:
    """A colour written "#RRGGBB", "RRGGBB" or "AARRGGBB"; None for anything else."""
    digits = (text or "").removeprefix("#")[-6:]
    if not re.fullmatch("[0-9a-fA-F]{6}", digits):
        return None
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)


def numbered(number: int) -> Colour | None:
    """A colour of the usual palette."""
    return hexadecimal(PALETTE[6 * number : 6 * number + 6]) if 0 <= number < len(PALETTE) // 6 else None


def of_theme(number: int, theme: Sequence[Colour | None]) -> Colour | None:
    """A colour of a workbook's theme, which lists dark and light the other way round."""
    usual = (WHITE, BLACK)
    place = number ^ 1 if number < 4 else number
    found = theme[place] if 0 <= place < len(theme) else None
    return found or (usual[number] if 0 <= number < 2 else None)


def tinted(colour: Colour, tint: float) -> Colour:
    """The colour made darker (-1 to 0) or lighter (0 to 1)."""
    hue, light, depth = colorsys.rgb_to_hls(*(part / 255 for part in colour))
    light = light * (1 + tint) if tint < 0 else light + (1 - light) * tint
    red, green, blue = (
        round(part * 255) for part in colorsys.hls_to_rgb(hue, min(max(light, 0.0), 1.0), depth)
    )
    return red, green, blue
