"""How an element of a page is shown: whether it is seen, struck out, or raised as a note's mark is."""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml.html import HtmlElement

from poi_audit.extract.colours import BLACK, WHITE, Colour, is_clear, told
from poi_audit.extract.stylesheet import StyleSheet

STRIKES = {"s", "strike", "del"}
RAISED = {"sup": True, "sub": True}
FAINT = 24
"""Colours that differ by less (of 255) in every part are not told apart."""
_BARE = re.compile(r"[0-9a-f]{6}")
_NOUGHT = re.compile(r"[+-]?0*(?:\.0+)?(?:px|pt|em|rem|%|in|cm|mm)?")
_FAR = re.compile(r"-\s*\d{4,}")
_NO_CLIP = re.compile(
    r"rect\(\s*0(?:px)?[\s,]+0(?:px)?[\s,]+0(?:px)?[\s,]+0(?:px)?\s*\)|inset\(\s*(?:100|50)%.*\)"
)


class Look(NamedTuple):
    """How the text of an element is shown. What is not `placed` takes no room either."""

    placed: bool = True
    seen: bool = True
    struck: bool = False
    raised: bool = False
    colour: Colour | None = BLACK
    ground: Colour | None = WHITE
    """Both None where a page sets them in a way that cannot be told, as by a picture."""
    painted: bool = True
    """Whether its colour can be seen on its ground."""
    sized: bool = True
    """Whether its letters have a size."""

    @property
    def shown(self) -> bool:
        """Whether the text is seen at all."""
        return self.placed and self.seen and self.painted and self.sized


SHOWN = Look()


class Looks:
    """The looks of a page's elements."""

    def __init__(self, root: HtmlElement) -> None:
        self._sheet = StyleSheet(style.text or "" for style in root.iter("style"))

    def of(self, element: HtmlElement, around: Look) -> Look:
        """How an element inside one that looks so is shown."""
        tag = element.tag
        if not self._sheet and not element.attrib and tag not in STRIKES and tag not in RAISED:
            return around
        values = self._sheet.values(element)
        look = around
        if tag in STRIKES:
            look = look._replace(struck=True)
        if tag in RAISED:
            look = look._replace(raised=True)
        if element.get("hidden") is not None and "display" not in values:
            return look._replace(placed=False)
        if tag in ("tr", "td", "th", "font", "col") and element.attrib:
            values = {**_attributes(element), **values}
        return _with(look, values) if values else look


def _attributes(element: HtmlElement) -> dict[str, str]:
    """What old attributes say; a height or width of zero hides only a row or a column."""
    found = {"color": element.get("color"), "background-color": element.get("bgcolor")}
    if element.tag == "tr":
        found["height"] = element.get("height")
    if element.tag == "col":
        found["width"] = element.get("width")
    given = {name: value.strip().lower() for name, value in found.items() if value}
    return {name: f"#{value}" if _BARE.fullmatch(value) else value for name, value in given.items()}


def _with(look: Look, values: dict[str, str]) -> Look:
    if (
        values.get("display") == "none"
        or values.get("mso-hide") == "all"
        or _is_nought(values.get("opacity"))
    ):
        return look._replace(placed=False)
    if values.get("visibility") == "collapse" or _without_room(values):
        return look._replace(placed=False)
    if "visibility" in values:
        look = look._replace(seen=values["visibility"] != "hidden")
    if "font-size" in values:
        look = look._replace(sized=not _is_nought(values["font-size"]))
    lines = f"{values.get('text-decoration', '')} {values.get('text-decoration-line', '')}"
    if "line-through" in lines:
        look = look._replace(struck=True)
    if values.get("vertical-align") in ("super", "sub"):
        look = look._replace(raised=True)
    return _painted(look, values)


def _without_room(values: dict[str, str]) -> bool:
    """Whether an element has no height or width, or stands far off the page."""
    nought = [name for name in ("height", "max-height", "width", "max-width") if _is_nought(values.get(name))]
    if nought and (values.get("overflow", "hidden") == "hidden"):
        return True
    away = values.get("position") in ("absolute", "fixed") and any(
        _FAR.match(values.get(name, "")) for name in ("left", "top")
    )
    clipped = any(_NO_CLIP.fullmatch(values.get(name, "")) for name in ("clip", "clip-path"))
    return away or clipped or bool(_FAR.match(values.get("text-indent", "")))


def _painted(look: Look, values: dict[str, str]) -> Look:
    behind = values.get("background-color") or values.get("background", "")
    text = values.get("color", "")
    if is_clear(text):
        return look._replace(painted=False)
    colour, ground = _after(text, look.colour), _after(behind, look.ground)
    if text in ("", "inherit") and ground == look.ground:
        return look
    near = colour is not None and ground is not None and _distance(colour, ground) < FAINT
    return look._replace(colour=colour, ground=ground, painted=not near)


def _after(text: str, before: Colour | None) -> Colour | None:
    """The colour once a text has set it; what names none leaves it as it was."""
    return told(text) or (before if "(" not in text or is_clear(text) else None)


def _distance(one: Colour, other: Colour) -> int:
    return max(abs(a - b) for a, b in zip(one, other, strict=True))


def _is_nought(value: str | None) -> bool:
    return bool(value) and _NOUGHT.fullmatch(value or "") is not None
