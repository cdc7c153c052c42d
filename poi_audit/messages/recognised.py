"""A plain Spanish text as the message that it is: of readers and values that name no keys, or read back from JSON."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from string import Formatter

from poi_audit.messages.catalogue import CATALOGUE

_SUBJECTS = ("doubt.", "unreadable.", "part.", "usage.no_form")


@lru_cache(maxsize=1024)
def recognised(text: str) -> str:
    """The message whose Spanish sentence the text is, or a list of such; the text itself where it is none."""
    from poi_audit.messages import listed, message

    for key, pattern, numbers in _patterns():
        if found := pattern.fullmatch(text):
            values = {name: _value(value, name in numbers) for name, value in found.groupdict().items()}
            made = message(key, **values)
            return made if made == text else text
    parts = [recognised(part) for part in text.split(", ")] if ", " in text else [text]
    return text if any(type(part) is str for part in parts) else listed(parts)


def _value(text: str, number: bool) -> object:
    return int(text.replace(",", "")) if number and text.replace(",", "").isdigit() else recognised(text)


@cache
def _patterns() -> list[tuple[str, re.Pattern[str], frozenset[str]]]:
    """Key, pattern and the names of its numbers; those with most words of their own first."""
    out = []
    for key, (spanish, _) in CATALOGUE.items():
        if key.startswith(_SUBJECTS):
            pieces, numbers, size = [], set(), 0
            for literal, name, spec, _ in Formatter().parse(spanish):
                number = r"[\d,]+" if spec else ".+"
                pieces.append(re.escape(literal) + (f"(?P<{name}>{number})" if name else ""))
                numbers |= {name} if name and spec else set()
                size += len(literal)
            out.append((-size, key, re.compile("".join(pieces), re.S), frozenset(numbers)))
    return [(key, pattern, numbers) for _, key, pattern, numbers in sorted(out, key=lambda one: one[:2])]
