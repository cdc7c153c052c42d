"""A page's own style sheet, as far as it says what is seen: the properties that hide, strike, raise or pale.

Left out are rules whose selector is not understood, those that hold on paper or on a narrow screen only, and style
sheets that are files of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from lxml.html import HtmlElement

from poi_audit.extract.selector import Compound, Weight, keys_of, matches, selector, split, weight_of

MAX_RULES = 4000
"""Rules of a page that are looked at; each must speak of what is seen."""
MAX_NESTED = 8
WIDE = 1280
"""Pixels of the screen on which the page is taken to be seen."""
PROPERTIES = {
    "display", "visibility", "content-visibility", "height", "max-height", "width", "max-width", "overflow",
    "font", "font-size", "zoom", "scale", "transform", "color", "-webkit-text-fill-color", "background",
    "background-color", "background-image", "opacity", "filter", "text-decoration", "text-decoration-line",
    "vertical-align", "font-variant-position", "mso-text-raise", "mso-hide", "text-indent",
    "position", "left", "right", "top", "bottom",
    "margin-left", "margin-top", "clip", "clip-path", "content",
}  # fmt: skip
_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.S)
_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})\s?")
_STOP = re.compile(r"\"[^\"]*\"|'[^']*'|[{};]")
_DECLARATION = re.compile(r"([\w-]+)\s*:\s*((?:[^;\"'(]|\"[^\"]*\"|'[^']*'|\((?:[^()]|\([^()]*\))*\))*)")
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,([^()]*))?\)")
_WIDTH = re.compile(r"(min|max)-width\s*:\s*([\d.]+)(px|em|rem)")
_AT = re.compile(r"@[\w-]+")
_DRAWN = re.compile(r"(.*?)::?(?:before|after)", re.S)


class Rule(NamedTuple):
    """A selector, what it sets, and whether it speaks of a text of its own before or after the element."""

    parts: tuple[Compound, ...]
    weight: tuple[int, Weight]
    """Whether important, then how heavy the selector is: the heavier rule wins, and of two equal the later."""
    values: Mapping[str, str]


_Found = tuple[tuple[int, Weight], int, Mapping[str, str]]
"""Weight and number of a rule, and what it sets."""


class StyleSheet:
    """The rules of a page that may hide or strike text."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._plain: dict[str, list[tuple[int, Rule]]] = {}
        self._special: dict[str, list[tuple[int, Rule]]] = {}
        self._kinds: dict[tuple[int, str, str, str], int] = {}
        self._parents: dict[HtmlElement, int] = {}
        self._found: dict[int, list[_Found]] = {}
        self._variables: dict[str, str] = {}
        for number, rule in enumerate(self._rules(texts)):
            if number >= MAX_RULES:
                break
            special = any(part.special for part in rule.parts)
            by_key = self._special if special else self._plain
            by_key.setdefault(rule.parts[-1].key, []).append((number, rule))

    def __bool__(self) -> bool:
        return bool(self._plain or self._special)

    def values(self, element: HtmlElement) -> dict[str, str]:
        """What the rules and the element's own style set for it."""
        found = self._of_kind(element) if self._plain else []
        if self._special:
            found = found + _matching(self._special, element)
        style = element.get("style")
        if style:
            found = [*found]
            found += [
                ((int(i), (MAX_RULES, 0, 0)), MAX_RULES, values)
                for i, values in enumerate(declarations(style))
                if values
            ]
        values: dict[str, str] = {}
        for _, _, each in sorted(found, key=lambda f: f[:2]):
            values.update(each)
        if any("var(" in value for value in values.values()):
            return {name: _VARIABLE.sub(self._variable, value).strip() for name, value in values.items()}
        return values

    def _of_kind(self, element: HtmlElement) -> list[_Found]:
        """What the plain rules set: the same for all elements of one kind inside of ones of the same kinds."""
        kind = self._kind(element)
        if kind not in self._found:
            self._found[kind] = _matching(self._plain, element)
        return self._found[kind]

    def _kind(self, element: HtmlElement) -> int:
        parent = element.getparent()
        around = -1
        if parent is not None:
            if parent not in self._parents:
                self._parents[parent] = self._kind(parent)
            around = self._parents[parent]
        own = (around, str(element.tag), element.get("class") or "", element.get("id") or "")
        return self._kinds.setdefault(own, len(self._kinds))

    def _variable(self, found: re.Match[str]) -> str:
        return self._variables.get(found[1], found[2] or "")

    def _rules(self, texts: Iterable[str]) -> Iterator[Rule]:
        for text in texts:
            text = _ESCAPE.sub(_letter, _COMMENT.sub(" ", text[:2_000_000]))
            for selectors, body in _blocks(text, "", 0):
                if "--" in body:
                    self._variables |= dict(re.findall(r"(--[\w-]+)\s*:\s*([^;]*)", body))
                for important, values in enumerate(declarations(body)):
                    for each in split(selectors) if values else ():
                        yield from _rule(each, important, values)


def _matching(by_key: Mapping[str, list[tuple[int, Rule]]], element: HtmlElement) -> list[_Found]:
    return [
        (rule.weight, number, rule.values)
        for key in keys_of(element)
        for number, rule in by_key.get(key, ())
        if matches(rule.parts, element)
    ]


def _rule(text: str, important: int, values: dict[str, str]) -> Iterator[Rule]:
    """The rule of one selector; what stands before or after an element by `content` is its own."""
    drawn = _DRAWN.fullmatch(text)
    if drawn is not None:
        values = {"content": values["content"]} if "content" in values else {}
    else:
        values = {name: value for name, value in values.items() if name != "content"}
    parts = selector(drawn[1] or "*" if drawn else text)
    if parts and values:
        yield Rule(parts, (important, weight_of(parts)), values)


def declarations(text: str) -> tuple[dict[str, str], dict[str, str]]:
    """The declarations that say what is seen: the usual ones, and those marked !important."""
    usual: dict[str, str] = {}
    important: dict[str, str] = {}
    for name, value in _DECLARATION.findall(_COMMENT.sub("", text[:20_000])):
        name, value = name.lower(), value.strip().lower()
        if name in PROPERTIES and value:
            plain = value.removesuffix("important").strip(" !") if value.endswith("important") else value
            (important if value.endswith("important") else usual)[name] = plain
    return usual, important


def _letter(found: re.Match[str]) -> str:
    """A letter or digit written by its number; anything else stays escaped."""
    number = int(found[1], 16)
    letter = chr(number) if number < 0x110000 else ""
    return letter if letter.isalnum() else found[0]


def _blocks(text: str, around: str, depth: int) -> Iterator[tuple[str, str]]:
    """Selectors and declarations of each rule, those inside of others and of what holds on a screen included."""
    own: list[str] = []
    start = at = 0
    while (stop := _STOP.search(text, at)) is not None:
        at = stop.end()
        if stop[0] == ";":
            own.append(text[start:at])
            start = at
        elif stop[0] == "{":
            prelude, end = text[start : stop.start()].strip(), _end(text, at)
            if depth < MAX_NESTED:
                yield from _inside(prelude, text[at:end], around, depth)
            start = at = end + 1
        elif stop[0] == "}":
            start = at
    own.append(text[start:])
    if around:
        yield around, "".join(own)


def _inside(prelude: str, body: str, around: str, depth: int) -> Iterator[tuple[str, str]]:
    name = (_AT.match(prelude) or [""])[0].lower()
    condition = prelude[len(name) :].strip()
    if not prelude.startswith("@"):
        inner = [
            each.replace("&", outer) if "&" in each else f"{outer} {each}".strip()
            for each in split(prelude)
            for outer in (split(around) if around else [""])
        ]
        yield from _blocks(body, ",".join(inner[:100]), depth + 1)
    elif (
        _on_screen(condition)
        if name == "@media"
        else name in ("@layer", "@supports") and not condition.startswith("not")
    ):
        yield from _blocks(body, around, depth + 1)


def _end(text: str, at: int) -> int:
    """Where the brace closes that was opened before a place; at the end of the text where none does."""
    depth = 1
    for found in _STOP.finditer(text, at):
        depth += {"{": 1, "}": -1}.get(found[0], 0)
        if not depth:
            return found.start()
    return len(text)


def _on_screen(media: str) -> bool:
    """Whether any of the media is a wide screen."""
    return any(_holds(query.strip().lower()) for query in media.split(","))


def _holds(query: str) -> bool:
    query = query.removeprefix("only ").strip()
    if query.startswith("not "):
        return not _holds(query[4:])
    for kind, size, unit in _WIDTH.findall(query):
        pixels = float(size) * (1 if unit == "px" else 16)
        if (kind == "min") != (pixels <= WIDE) and pixels != WIDE:
            return False
    rest = re.sub(r"\band\b", " ", _WIDTH.sub("", query).replace("(", "").replace(")", ""))
    return set(rest.split()) <= {
        "screen",
        "all",
        "orientation:",
        "landscape",
        "prefers-color-scheme:",
        "light",
    }
