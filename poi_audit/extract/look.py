"""How an element of a page is shown: whether it is seen, struck out, or raised as a note's mark is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lxml.html import HtmlElement

from poi_audit.extract.colour import Colour, colour_in, over
from poi_audit.extract.length import pixels
from poi_audit.extract.source import last_part
from poi_audit.extract.stylesheet import StyleSheet

STRIKES = {"s", "strike", "del"}
RAISED = {"sup", "sub"}
SMALLER = {"small": 0.83, "big": 1.2, "sup": 0.83, "sub": 0.83}
FONT_SIZES = (10.0, 13.0, 16.0, 18.0, 24.0, 32.0, 48.0)
"""Pixels of the sizes 1 to 7 of <font>."""
CELLS, COLUMNS = ("td", "th", "caption"), ("tr", "col", "colgroup", "tbody", "thead", "tfoot")
FAINT, UNSEEN = 24, 0.1
"""Colours that differ by less (of 255) in every part are not told apart; what covers a lesser share is not seen."""
DOT, SMALL = 1.5, 4.0
"""Letters smaller (pixels) are not seen, or can hardly be read."""
FAR, ASIDE = 1000.0, 200.0
"""Pixels by which an element, or its first line, stands off the page."""
TOO_SMALL = "es demasiado pequeña para leerla"
DRAWN = "la hoja de estilos le añade dígitos"
_CLIPPED = re.compile(
    r"rect\(\s*([\d.]+)(?:px)?[\s,]+([\d.]+)(?:px)?[\s,]+\1(?:px)?[\s,]+\2(?:px)?\s*\)"
    r"|inset\(\s*(?:100|[5-9]\d)%.*\)|circle\(\s*0\w*%?\s*(?:at.*)?\)|polygon\(\s*0\w*\s+0\w*(?:\s*,\s*0\w*\s+0\w*)*\s*\)"
)
_SCALED = re.compile(r"\bscale(?:[xy]|3d)?\(\s*0*(?:\.0+)?\s*[,)]|matrix\(\s*0\s*,\s*0\s*,\s*0\s*,\s*0\b")
_MOVED = re.compile(r"\btranslate(?:[xy]|3d)?\(([^)]*)\)")
_FONT = re.compile(r"(?:^|\s)([\d.]+(?:px|pt|em|rem|%|pc|in|cm|mm)|0)(?=[\s/]|$)")

WHITE, BLACK = (255.0, 255.0, 255.0, 1.0), (0.0, 0.0, 0.0, 1.0)


class Look(NamedTuple):
    """How the text of an element is shown. What is not `placed` takes no room either."""

    placed: bool = True
    seen: bool = True
    struck: bool = False
    raised: bool = False
    colour: Colour = BLACK
    ground: Colour | None = WHITE
    """None where it is a picture, or is not known."""
    painted: bool = True
    """Whether its colour can be seen on its ground."""
    size: float = 16.0
    """Pixels of its letters."""
    doubt: str | None = None
    """Why a figure of it is uncertain."""

    @property
    def shown(self) -> bool:
        """Whether the text is seen at all."""
        return self.placed and self.seen and self.painted and self.size >= DOT


SHOWN = Look()


class Looks:
    """The looks of a page's elements."""

    def __init__(self, root: HtmlElement, beside: Mapping[str, str] | None = None) -> None:
        """`beside`: the style sheets saved with the page, by the last part of their address."""
        self._known: dict[tuple[object, ...], Look] = {}
        self._sheet = StyleSheet(_sheets(root, beside or {}))

    def of(self, element: HtmlElement, around: Look) -> Look:
        """How an element inside one that looks so is shown."""
        tag = element.tag
        if not self._sheet and not element.attrib and tag not in STRIKES and tag not in SMALLER:
            return around
        values = self._sheet.values(element)
        look = around
        if tag in STRIKES:
            look = look._replace(struck=True)
        if tag in SMALLER:
            look = look._replace(raised=look.raised or tag in RAISED, size=look.size * SMALLER[tag])
        if element.get("hidden") is not None and "display" not in values:
            return look._replace(placed=False)
        if element.attrib and tag in (*CELLS, *COLUMNS, "font", "table", "body"):
            values = {**_attributes(element), **values}
        if not values:
            return look
        key = (look, tag, *values.items())
        if key not in self._known:
            self._known[key] = _with(look, values, str(tag))
        return self._known[key]


def _sheets(root: HtmlElement, beside: Mapping[str, str]) -> Iterator[str]:
    """The page's style sheets, in its order."""
    for element in root.iter("style", "link"):
        if not _for_screen(element):
            continue
        if element.tag == "style":
            yield element.text or ""
        elif "stylesheet" in (element.get("rel") or "").lower().split():
            yield beside.get(last_part(element.get("href") or ""), "")


def _for_screen(style: HtmlElement) -> bool:
    return (style.get("media") or "all").strip().lower() not in ("print", "speech")


def _attributes(element: HtmlElement) -> dict[str, str]:
    """What old attributes say; a height or width of zero hides only a row or a column."""
    found = {"color": element.get("color"), "background-color": element.get("bgcolor")}
    if element.get("background"):
        found["background-image"] = "url(background)"
    if element.tag == "tr":
        found["height"] = element.get("height")
    if element.tag == "col":
        found["width"] = element.get("width")
    size = element.get("size") or ""
    if element.tag == "font" and size in "1234567" and size:
        found["font-size"] = f"{FONT_SIZES[int(size) - 1]}px"
    values = {name: value.strip().lower() for name, value in found.items() if value}
    for name in ("color", "background-color"):
        if re.fullmatch("[0-9a-f]{6}", values.get(name, "")):
            values[name] = f"#{values[name]}"
    return values


def _with(look: Look, values: dict[str, str], tag: str) -> Look:
    if values.get("display") == "none" or values.get("mso-hide") in ("all", "screen"):
        return look._replace(placed=False)
    if values.get("visibility") == "collapse" or _see_through(values) or _without_room(values, tag, look):
        return look._replace(placed=False)
    if values.get("content-visibility") == "hidden":
        look = look._replace(seen=False)
    if "visibility" in values:
        look = look._replace(seen=values["visibility"] != "hidden")
    look = _sized(look, values)
    if "line-through" in f"{values.get('text-decoration', '')} {values.get('text-decoration-line', '')}":
        look = look._replace(struck=True)
    if tag not in (*CELLS, *COLUMNS) and _is_raised(values, look.size):
        look = look._replace(raised=True)
    if re.search(r"\d", values.get("content", "")):
        look = look._replace(doubt=DRAWN)
    return _painted(look, values)


def _see_through(values: dict[str, str]) -> bool:
    shares = [values.get("opacity"), *re.findall(r"opacity\(([^)]*)\)", values.get("filter", ""))]
    return any(share and (pixels(share, 1.0) or 0.0) < UNSEEN for share in shares)


def _without_room(values: dict[str, str], tag: str, look: Look) -> bool:
    """Whether an element has no height or width, or stands far off the page."""
    nought = [n for n in ("height", "max-height", "width", "max-width") if pixels(values.get(n)) == 0]
    if nought and tag in COLUMNS:
        return True
    if nought and tag not in CELLS and values.get("overflow", "visible").split()[0] in ("hidden", "clip"):
        return True
    if any(pixels(values.get(name)) == 0 for name in ("zoom", "scale")):
        return True
    if values.get("position") in ("absolute", "fixed"):
        sides = [
            pixels(values.get(n), look.size) or 0.0 for n in ("left", "top", "margin-left", "margin-top")
        ]
        ends = [pixels(values.get(n), look.size) or 0.0 for n in ("right", "bottom")]
        if min(sides) < -FAR or max(map(abs, ends)) > FAR:
            return True
        if _CLIPPED.fullmatch(values.get("clip", "")):
            return True
    moved = [
        pixels(each, look.size) or 0.0
        for m in _MOVED.findall(values.get("transform", ""))
        for each in m.split(",")
    ]
    if _SCALED.search(values.get("transform", "")) or min(moved, default=0.0) < -FAR:
        return True
    return (
        bool(_CLIPPED.fullmatch(values.get("clip-path", "")))
        or (pixels(values.get("text-indent"), look.size) or 0.0) < -ASIDE
    )


def _sized(look: Look, values: dict[str, str]) -> Look:
    text = values.get("font-size") or next(iter(_FONT.findall(values.get("font", ""))), None)
    size = pixels(text, look.size, share=True)
    if size is None:
        return look
    small = DOT <= size < SMALL
    return look._replace(size=size, doubt=look.doubt or (TOO_SMALL if small else None))


def _is_raised(values: dict[str, str], size: float) -> bool:
    align = values.get("vertical-align", "")
    if align in ("super", "sub") or (pixels(align, size) or 0.0) != 0.0:
        return True
    if (
        values.get("font-variant-position") in ("super", "sub")
        or (pixels(values.get("mso-text-raise")) or 0.0) != 0.0
    ):
        return True
    moved = values.get("top") or values.get("bottom")
    return values.get("position") == "relative" and abs(pixels(moved, size) or 0.0) > 0.15 * size


def _painted(look: Look, values: dict[str, str]) -> Look:
    ground, text = _ground(look.ground, values), values.get("-webkit-text-fill-color") or values.get("color")
    colour = (colour_in(text) if text else None) or look.colour
    if ground is look.ground and colour is look.colour:
        return look
    painted = colour[3] >= UNSEEN
    if ground is not None and painted:
        out = over(colour, ground)
        painted = max(abs(a - b) for a, b in zip(out[:3], ground[:3], strict=True)) >= FAINT
    return look._replace(colour=colour, ground=ground, painted=painted)


def _ground(ground: Colour | None, values: dict[str, str]) -> Colour | None:
    """What lies below the text; None for what is not known: a picture, a gradient."""
    fill, image = (
        values.get("background-color") or values.get("background"),
        values.get("background-image", ""),
    )
    if "gradient(" in f"{fill} {image}" or "url(" in image:
        return None
    plain = re.sub(r"url\([^)]*\)", " ", fill or "")
    found = colour_in(plain)
    if found is None:
        return None if plain != (fill or "") else ground
    return over(found, ground) if ground is not None else found if found[3] == 1 else None
