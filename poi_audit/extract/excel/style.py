"""How the cells of an .xlsx are set: number format, and whether the font strikes or hides the text."""

from __future__ import annotations

from typing import NamedTuple

from lxml import etree

from poi_audit.extract.excel.number import BUILT_IN
from poi_audit.extract.excel.package import Package, children, local
from poi_audit.extract.runs import STRUCK

WHITE_ON_WHITE = "está escrita en blanco sobre blanco: la hoja no la muestra"
_WHITE = ("FFFFFFFF", "00FFFFFF", "FFFFFF")
_OFF = ("0", "false", "off")


class Font(NamedTuple):
    """What of a font tells whether its text counts."""

    struck: bool = False
    raised: bool = False
    white: bool = False


class Style(NamedTuple):
    """How a cell is set: its number format, and why its text is uncertain, or None."""

    format: str = "General"
    doubt: str | None = None


PLAIN = Style()


def read_styles(package: Package) -> list[Style]:
    """The styles of a workbook's cells, by their number."""
    codes = dict(BUILT_IN)
    fonts: list[Font] = []
    filled: list[bool] = []
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
            styles.append(_style(element, codes, fonts, filled))
        elif event == "end" and name == "font" and inside == "fonts":
            fonts.append(font_of(element))
        elif event == "end" and name == "fill" and inside == "fills":
            filled.append(_is_filled(element))
    return styles


def _style(element: etree._Element, codes: dict[int, str], fonts: list[Font], filled: list[bool]) -> Style:
    number = _int(element.get("numFmtId"))
    code = codes.get(number, "dd/mm/yyyy" if _is_asian_date(number) else "General")
    font, fill = _int(element.get("fontId")), _int(element.get("fillId"))
    look = fonts[font] if font < len(fonts) else Font()
    on_white = not (filled[fill] if fill < len(filled) else False)
    doubt = STRUCK if look.struck else WHITE_ON_WHITE if look.white and on_white else None
    return Style(code, doubt)


def font_of(element: etree._Element) -> Font:
    """A font, from its element or from that of a run."""
    values = {local(part): part for part in element if isinstance(part.tag, str)}
    strike, place = values.get("strike"), values.get("vertAlign")
    struck = strike is not None and (strike.get("val") or "1") not in _OFF
    raised = place is not None and place.get("val") in ("superscript", "subscript")
    return Font(struck, raised, _is_white(values.get("color")))


def is_nought(size: str | None) -> bool:
    """Whether a height or width is zero."""
    return size is not None and size.strip("0.") == "" and size != ""


def _is_white(colour: etree._Element | None) -> bool:
    if colour is None:
        return False
    tint = colour.get("tint") or "0"
    if tint.startswith("-") and tint.strip("-0.") != "":
        return False
    return colour.get("rgb") in _WHITE or colour.get("theme") == "0" or colour.get("indexed") in ("1", "9")


def _is_filled(element: etree._Element) -> bool:
    """Whether a fill is of another colour than white."""
    for pattern in children(element, "patternFill"):
        if pattern.get("patternType") in (None, "none"):
            return False
        return not any(_is_white(colour) for colour in children(pattern, "fgColor"))
    return next(children(element, "gradientFill"), None) is not None


def _is_asian_date(number: int) -> bool:
    return 27 <= number <= 36 or 50 <= number <= 58


def _int(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else 0
