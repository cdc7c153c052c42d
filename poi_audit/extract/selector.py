"""CSS selectors: which elements of a page a rule of its style sheet speaks of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml.html import HtmlElement

Test = Callable[[HtmlElement], bool]
Weight = tuple[int, int, int]
"""How many ids, classes and tags a selector names: the heavier rule wins."""

_NAME = r"(?:[\w-]|[^\x00-\x7f]|\\.)+"
_SIMPLE = re.compile(
    rf"(?P<tag>{_NAME}|\*)|\.(?P<css>{_NAME})|#(?P<id>{_NAME})"
    rf"|\[\s*(?P<name>[\w:-]+)\s*(?:(?P<how>[~|^$*]?=)\s*(?P<value>\"[^\"]*\"|'[^']*'|[^\]\s]*)\s*[is]?\s*)?\]"
    r"|:(?P<pseudo>[\w-]+)(?P<inside>\((?:[^()]|\([^()]*\))*\))?"
)
_JOINT = re.compile(r"\s*([>+~])\s*|\s+")
_NTH = re.compile(r"([+-]?\d*)n\s*(?:([+-])\s*(\d+))?|([+-]?\d+)")
_ENDS = {"first": (0, 1, False), "last": (0, 1, True)}


@dataclass(slots=True)
class Compound:
    """What one element must be, and how it stands to what the selector names before it."""

    key: str = "*"
    """By what an element is looked up that may match: "#id", ".class" or its tag."""
    tests: list[Test] = field(default_factory=list)
    joint: str = ""
    """ " " inside of it, ">" its child, "+" and "~" after it; "" for the first."""
    weight: Weight = (0, 0, 0)
    special: bool = False
    """Whether it asks for more than tags, classes and ids: for attributes, or a place among siblings."""


def split(text: str) -> Iterator[str]:
    """The selectors that commas part, those in brackets not counted."""
    for part in re.findall(r"(?:[^,(\[]|\((?:[^()]|\([^()]*\))*\)|\[[^\]]*\])+", text):
        if part.strip():
            yield part.strip()


def selector(text: str) -> tuple[Compound, ...]:
    """The compounds of a selector; none where it is not understood, or of what no page shows by itself (`:hover`)."""
    parts: list[Compound] = []
    at, joint = 0, ""
    text = text.strip()
    while at < len(text):
        compound = Compound(joint=joint, special=joint in ("+", "~"))
        start = at
        while (found := _SIMPLE.match(text, at)) and not (found["tag"] and at > start):
            if not _add(compound, found):
                return ()
            at = found.end()
        if at == start:
            return ()
        parts.append(compound)
        gap = _JOINT.match(text, at)
        if at < len(text) and gap is None:
            return ()
        joint, at = (gap[1] or " ", gap.end()) if gap else ("", at)
    return tuple(parts)


def weight_of(parts: tuple[Compound, ...]) -> Weight:
    """How heavy a selector is."""
    ids, classes, tags = (sum(part.weight[i] for part in parts) for i in range(3))
    return ids, classes, tags


def keys_of(element: HtmlElement) -> Iterator[str]:
    """By what an element is looked up."""
    yield "*"
    yield str(element.tag)
    for name in (element.get("class") or "").split():
        yield f".{name}"
    if ident := element.get("id"):
        yield f"#{ident}"


def matches(parts: tuple[Compound, ...], element: HtmlElement) -> bool:
    """Whether an element is what a selector names."""
    last, rest = parts[-1], parts[:-1]
    if not all(test(element) for test in last.tests):
        return False
    if not rest:
        return True
    if last.joint in "+~":
        before = (each for each in element.itersiblings(preceding=True) if isinstance(each.tag, str))
    else:
        before = element.iterancestors()
    for each in before:
        if matches(rest, each):
            return True
        if last.joint in ">+":
            return False
    return False


def _add(compound: Compound, found: re.Match[str]) -> bool:
    """Take up one simple selector; whether it is understood."""
    ids, classes, tags = compound.weight
    if (tag := found["tag"]) is not None:
        name = tag.lower()
        if name != "*":
            compound.tests.append(lambda e: e.tag == name)
            compound.key, compound.weight = name, (ids, classes, tags + 1)
    elif (css := found["css"]) is not None:
        word = _plain(css)
        compound.tests.append(lambda e: word in (e.get("class") or "").split())
        compound.key = compound.key if compound.key.startswith("#") else f".{word}"
        compound.weight = (ids, classes + 1, tags)
    elif (ident := found["id"]) is not None:
        own = _plain(ident)
        compound.tests.append(lambda e: e.get("id") == own)
        compound.key, compound.weight = f"#{own}", (ids + 1, classes, tags)
    else:
        test = _pseudo(found) if found["pseudo"] else _attribute(found)
        if test is None:
            return False
        compound.tests.append(test)
        compound.special = True
        compound.weight = (ids, classes + (found["pseudo"] != "where"), tags)
    return True


def _plain(name: str) -> str:
    return name.replace("\\", "")


def _attribute(found: re.Match[str]) -> Test | None:
    name, how, value = found["name"].lower(), found["how"], (found["value"] or "").strip("\"'")
    if how is None:
        return lambda e: e.get(name) is not None
    if not value and how != "=":
        return None
    has: dict[str, Callable[[str], bool]] = {
        "=": lambda text: text == value,
        "~=": lambda text: value in text.split(),
        "|=": lambda text: text == value or text.startswith(f"{value}-"),
        "^=": lambda text: text.startswith(value),
        "$=": lambda text: text.endswith(value),
        "*=": lambda text: value in text,
    }
    return lambda e: e.get(name) is not None and has[how](e.get(name) or "")


def _pseudo(found: re.Match[str]) -> Test | None:
    name, inside = found["pseudo"].lower(), (found["inside"] or "")[1:-1]
    if name in ("not", "is", "where", "matches", "any"):
        each = [selector(text) for text in split(inside)]
        if not each or not all(each):
            return None
        return lambda e: any(matches(parts, e) for parts in each) is not (name == "not")
    if name == "root":
        return lambda e: bool(e.getparent() is None)
    if name == "empty":
        return lambda e: len(e) == 0 and not e.text
    if name.startswith("only-"):
        first, last = _nth(0, 1, False, name.endswith("type")), _nth(0, 1, True, name.endswith("type"))
        return lambda e: first(e) and last(e)
    end, _, kind = name.partition("-")
    if end in _ENDS and kind in ("child", "of-type"):
        return _nth(*_ENDS[end], kind == "of-type")
    if name in ("nth-child", "nth-last-child", "nth-of-type", "nth-last-of-type"):
        steps = _steps(inside.strip().lower())
        return steps and _nth(*steps, "last" in name, name.endswith("type"))
    return None


def _steps(text: str) -> tuple[int, int] | None:
    """The numbers of "an+b"."""
    found = _NTH.fullmatch({"odd": "2n+1", "even": "2n"}.get(text, text))
    if found is None:
        return None
    if found[4]:
        return 0, int(found[4])
    step = found[1] if found[1] not in ("", "+", "-") else f"{found[1]}1"
    return int(step), int(f"{found[2] or ''}{found[3] or 0}")


def _nth(step: int, start: int, from_end: bool, of_type: bool) -> Test:
    """Whether an element's place among its siblings, counted from 1, is one of start, start + step, and so on."""

    def test(element: HtmlElement) -> bool:
        before = element.itersiblings(preceding=not from_end)
        place: int = 1 + sum(isinstance(e.tag, str) and (not of_type or e.tag == element.tag) for e in before)
        if step == 0:
            return place == start
        return (place - start) % step == 0 and (place - start) // step >= 0

    return test
