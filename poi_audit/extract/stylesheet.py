"""A page's own style sheet, as far as it says what is seen: simple selectors, and the properties that hide or strike.

Understood are tags, classes, ids, attributes, `:nth-child(3)`, `:first-child`, `:last-child`, and one within another
(`.a td`, `table > tr`). A rule with anything else is left out, and so are style sheets that are files of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from lxml.html import HtmlElement

MAX_RULES = 4000
"""Rules of a page that are looked at; each must speak of what is seen."""
PROPERTIES = (
    "display", "visibility", "height", "max-height", "width", "max-width", "font-size", "color", "background",
    "background-color", "opacity", "text-decoration", "text-decoration-line", "vertical-align", "text-indent", "left",
    "top", "clip", "clip-path", "overflow", "mso-hide", "position", "line-height",
)  # fmt: skip
_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.S)
_MEDIA = re.compile(r"@media\s+([^{]*)\{((?:[^{}]*\{[^{}]*\})*[^{}]*)\}", re.S)
_AT_BLOCK = re.compile(r"@[\w-]+[^{;]*(?:\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}|;)", re.S)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_PART = re.compile(
    r"([A-Za-z][\w-]*|\*)|\.((?:[\w-]|\\.)+)|#([\w-]+)|\[([\w:-]+)(?:=[\"']?([^\"'\]]*)[\"']?)?\]"
    r"|:nth-child\(\s*(\d+)\s*\)|:(first|last)-child"
)
_DECLARATION = re.compile(r"([\w-]+)\s*:\s*((?:[^;\"'(]|\"[^\"]*\"|'[^']*'|\([^)]*\))*)")

Weight = tuple[int, int, int, int]
"""Whether important, then ids, classes and tags of the selector: the heavier rule wins, and of two equal the later."""


class Compound(NamedTuple):
    """What one element must be."""

    tag: str | None
    classes: tuple[str, ...]
    id: str | None
    attributes: tuple[tuple[str, str | None], ...]
    place: int | None
    """Its place among its siblings, from 1; -1 is the last."""
    child: bool
    """Whether what stands before it in the selector must be its parent, and not any ancestor."""


class Rule(NamedTuple):
    """A selector and what it sets."""

    parts: tuple[Compound, ...]
    weight: Weight
    values: Mapping[str, str]


class StyleSheet:
    """The rules of a page that may hide or strike text."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._by_key: dict[str, list[tuple[int, Rule]]] = {}
        for number, rule in enumerate(_rules(texts)):
            if number >= MAX_RULES:
                break
            self._by_key.setdefault(_key(rule.parts[-1]), []).append((number, rule))

    def __bool__(self) -> bool:
        return bool(self._by_key)

    def values(self, element: HtmlElement) -> dict[str, str]:
        """What the rules and the element's own style set for it."""
        found: list[tuple[Weight, int, Mapping[str, str]]] = []
        for key in _keys(element) if self._by_key else ():
            for number, rule in self._by_key.get(key, ()):
                if _matches(rule.parts, element):
                    found.append((rule.weight, number, rule.values))
        style = element.get("style")
        if style:
            found += [
                ((int(i), 9, 0, 0), MAX_RULES, values)
                for i, values in enumerate(declarations(style))
                if values
            ]
        if not found:
            return {}
        values: dict[str, str] = {}
        for _, _, each in sorted(found, key=lambda f: f[:2]):
            values.update(each)
        return values


def declarations(text: str) -> tuple[dict[str, str], dict[str, str]]:
    """The declarations that say what is seen: the usual ones, and those marked !important."""
    usual: dict[str, str] = {}
    important: dict[str, str] = {}
    for name, value in _DECLARATION.findall(text[:20_000]):
        name, value = name.lower(), value.strip().lower()
        if name in PROPERTIES and value:
            plain = value.removesuffix("!important").strip(" !")
            (important if value.endswith("important") else usual)[name] = plain
    return usual, important


def _rules(texts: Iterable[str]) -> Iterator[Rule]:
    for text in texts:
        text = _MEDIA.sub(_of_screen, _COMMENT.sub(" ", text[:2_000_000]))
        for selectors, body in _RULE.findall(_AT_BLOCK.sub(" ", text)):
            for important, values in enumerate(declarations(body)):
                for selector in selectors.split(",") if values else ():
                    parts = _selector(selector)
                    if parts:
                        yield Rule(parts, (important, *_weight(parts)), values)


def _of_screen(found: re.Match[str]) -> str:
    """The rules inside a @media block, where they hold on a screen of any size."""
    media = found[1].strip().lower()
    return found[2] if media in ("screen", "all", "only screen", "screen, print", "print, screen") else " "


def _selector(text: str) -> tuple[Compound, ...]:
    """The compounds of a selector; none where it has something else."""
    parts: list[Compound] = []
    child = False
    for token in re.sub(r"\s*>\s*", " > ", text.strip()).split():
        if token == ">":
            child = True
            continue
        part = _compound(token, child)
        if part is None:
            return ()
        parts.append(part)
        child = False
    return tuple(parts) if len(parts) < 8 else ()


def _compound(text: str, child: bool) -> Compound | None:
    tag = ident = place = None
    classes: list[str] = []
    attributes: list[tuple[str, str | None]] = []
    at = 0
    while at < len(text):
        found = _PART.match(text, at)
        if found is None or found.end() == at:
            return None
        at = found.end()
        name, css, number, attribute, value, nth, end = found.groups()
        if name:
            tag = None if name == "*" else name.lower()
        elif css:
            classes.append(css.replace("\\", ""))
        elif number:
            ident = number
        elif attribute:
            attributes.append((attribute.lower(), value))
        else:
            place = int(nth) if nth else 1 if end == "first" else -1
    return Compound(tag, tuple(classes), ident, tuple(attributes), place, child)


def _weight(parts: Iterable[Compound]) -> tuple[int, int, int]:
    ids = classes = tags = 0
    for part in parts:
        ids += part.id is not None
        classes += len(part.classes) + len(part.attributes) + (part.place is not None)
        tags += part.tag is not None
    return ids, classes, tags


def _key(part: Compound) -> str:
    """By what an element is looked up that may match."""
    if part.id is not None:
        return f"#{part.id}"
    return f".{part.classes[0]}" if part.classes else part.tag or "*"


def _keys(element: HtmlElement) -> Iterator[str]:
    yield "*"
    yield str(element.tag)
    for name in (element.get("class") or "").split():
        yield f".{name}"
    if ident := element.get("id"):
        yield f"#{ident}"


def _matches(parts: tuple[Compound, ...], element: HtmlElement) -> bool:
    if not _is(parts[-1], element):
        return False
    rest = parts[:-1]
    if not rest:
        return True
    parent = element.getparent()
    if parts[-1].child:
        return parent is not None and _matches(rest, parent)
    while parent is not None:
        if _matches(rest, parent):
            return True
        parent = parent.getparent()
    return False


def _is(part: Compound, element: HtmlElement) -> bool:
    if part.tag is not None and part.tag != element.tag:
        return False
    if part.classes and not set(part.classes) <= set((element.get("class") or "").split()):
        return False
    if part.id is not None and part.id != element.get("id"):
        return False
    if any(
        (found := element.get(name)) is None or value not in (None, found) for name, value in part.attributes
    ):
        return False
    return part.place is None or _place(element, part.place)


def _place(element: HtmlElement, place: int) -> bool:
    parent = element.getparent()
    if parent is None:
        return False
    siblings = [each for each in parent if isinstance(each.tag, str)]
    at = place - 1 if place > 0 else len(siblings) + place
    return 0 <= at < len(siblings) and siblings[at] is element
