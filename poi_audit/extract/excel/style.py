"""How the cells of an .xlsx are set: number format, and whether the font strikes or hides the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from lxml import etree

from poi_audit.extract.excel.number import BUILT_IN
from poi_audit.extract.excel.package import Package, children, local
from poi_audit.extract.excel.paint import WHITE, Colour, hexadecimal, numbered, of_theme, tinted, unseen
from poi_audit.extract.runs import STRUCK

_OFF = ("0", "false", "off")
_WHITENED = re.compile(r"[^;]*\[(?:white|blanco|color ?2)\]", re.I)


class Font(NamedTuple):
    """What of a font tells whether its text counts."""

    struck: bool = False
    raised: bool = False
    colour: Colour | None = None
    """None where it is automatic."""
    size: float = 0.0
    """Points; 0 where it does not say."""


class Style(NamedTuple):
    """How a cell is set: its number format, and why its text is uncertain, or None."""

    format: str = "General"
    doubt: str | None = None


PLAIN = Style()


def read_styles(package: Package) -> list[Style]:
    """The styles of a workbook's cells, by their number."""
    codes = dict(BUILT_IN)
    theme = _theme(package)
    fonts: list[Font] = []
    grounds: list[Colour | None] = []
    styles: list[Style] = []
    inside = ""
    for event, element in package.elements(
        "xl/styles.xml", ("fonts", "fills", "cellXfs", "dxfs", "font", "fill", "xf", "numFmt")
    ):
        name = local(element)
        if name in ("fonts", "fills", "cellXfs", "dxfs"):
            inside = name if event == "start" else ""
        elif event == "start" and name == "numFmt" and not inside:
            codes[_int(element.get("numFmtId"))] = element.get("formatCode") or "General"
        elif event == "start" and name == "xf" and inside == "cellXfs":
            styles.append(_style(element, codes, fonts, grounds))
        elif event == "end" and name == "font" and inside == "fonts":
            fonts.append(font_of(element, theme))
        elif event == "end" and name == "fill" and inside == "fills":
            grounds.append(_ground(element, theme))
    return styles


def _theme(package: Package) -> list[Colour | None]:
    """The colours of the workbook's theme, in its order."""
    found: list[Colour | None] = []
    for event, element in package.elements("xl/theme/theme1.xml", ("clrScheme",)):
        if event == "end" and not found:
            found = [
                next((hexadecimal(one.get("lastClr") or one.get("val")) for one in each), None)
                for each in element
            ]
    return found


def _style(
    element: etree._Element, codes: dict[int, str], fonts: list[Font], grounds: list[Colour | None]
) -> Style:
    number = _int(element.get("numFmtId"))
    code = codes.get(number, "dd/mm/yyyy" if _is_asian_date(number) else "General")
    font, fill = _int(element.get("fontId")), _int(element.get("fillId"))
    look = fonts[font] if font < len(fonts) else Font()
    ground = grounds[fill] if fill < len(grounds) else WHITE
    colour = WHITE if _WHITENED.match(code) else look.colour
    return Style(code, STRUCK if look.struck else unseen(colour, ground, look.size))


def font_of(element: etree._Element, theme: Sequence[Colour | None] = ()) -> Font:
    """A font, from its element or from that of a run."""
    values = {local(part): part for part in element if isinstance(part.tag, str)}
    strike, place, size = values.get("strike"), values.get("vertAlign"), values.get("sz")
    struck = strike is not None and (strike.get("val") or "1") not in _OFF
    raised = place is not None and place.get("val") in ("superscript", "subscript")
    return Font(
        struck, raised, _colour(values.get("color"), theme), _float(None if size is None else size.get("val"))
    )


def is_nought(size: str | None) -> bool:
    """Whether a height (points) or width (characters) is none, or less than one."""
    return bool(size) and re.fullmatch(r"0*(?:\.\d*)?", size or "") is not None


def _colour(element: etree._Element | None, theme: Sequence[Colour | None]) -> Colour | None:
    """The colour of an element; None where it is automatic."""
    if element is None:
        return None
    if element.get("theme") is not None:
        found = of_theme(_int(element.get("theme")), theme)
    elif element.get("indexed") is not None:
        found = numbered(_int(element.get("indexed")))
    else:
        found = hexadecimal(element.get("rgb"))
    tint = _float(element.get("tint"))
    return tinted(found, tint) if found and tint else found


def _ground(element: etree._Element, theme: Sequence[Colour | None]) -> Colour | None:
    """The colour of a fill; None for a hatch, a gradient or one that is not told."""
    for pattern in children(element, "patternFill"):
        if pattern.get("patternType") in (None, "none"):
            return WHITE
        if pattern.get("patternType") == "solid":
            return _colour(next(children(pattern, "fgColor"), None), theme)
    return None


def _float(text: str | None) -> float:
    """A number of an attribute; 0 where there is none."""
    return float(text) if text and re.fullmatch(r"[+-]?\d{0,9}\.?\d{1,20}(?:[eE]-\d{1,2})?", text) else 0.0


def _is_asian_date(number: int) -> bool:
    return 27 <= number <= 36 or 50 <= number <= 58


def _int(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else 0
