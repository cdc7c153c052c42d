"""How a sentence is written: a key of the catalogue and values make a `Message`, which `write` gives in a language.

To add one: its key with both texts in a file of `catalogue`, and `message(key, name=value)` where it is said. The
subjects have functions of their own: `doubt` here, `unreadable`, `usage` and their kin in `faults`, `problem` in
`poi_audit.extract.problems`. A label of an output is a key alone: `label(key, lang)`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from poi_audit.messages.catalogue import CATALOGUE
from poi_audit.messages.recognised import recognised
from poi_audit.model.message import Message
from poi_audit.model.text import nearest

Lang = Literal["es", "en"]

_ADDED: dict[str, tuple[str, str]] = {}
"""The sentences of plug-ins."""


def add_sentence(key: str, es: str, en: str) -> None:
    """Add the sentence of a plug-in's rule. Raises ValueError for a key in use."""
    if key in CATALOGUE or key in _ADDED:
        raise ValueError(f"sentence {key} is added twice")
    _ADDED[key] = es, en


def known(key: str) -> bool:
    """Whether the catalogue has the key."""
    return key in CATALOGUE or key in _ADDED


def message(key: str, /, **values: object) -> Message:
    """The sentence of that key with its values. Raises KeyError for an unknown key or a value that is missing.

    A sequence becomes a list separated by commas (by semicolons, where its items are messages).
    "{count:tiene|tienen}" is chosen by the number.
    """
    return Message(_filled(key, values, "es"), key, values)


def doubt(key: str, /, **values: object) -> Message:
    """Why a reading is uncertain: `doubt("no_row", row="PROG.")`."""
    return message(f"doubt.{key}", **values)


def write(text: str, lang: str = "es") -> str:
    """The message in "es" or "en"; a text that is no message, as it is. Raises KeyError for another language."""
    if lang == "es":
        return str(text)
    if lang != "en":
        raise KeyError(lang)
    known = text if isinstance(text, Message) else recognised(text)
    return _filled(known.key, known.values, lang) if isinstance(known, Message) else known


def label(key: str, lang: str, *blanks: object, **values: object) -> str:
    """The label of that key in `lang`, its blanks filled."""
    text = _pair(key)[lang == "en"]
    return text.format(*blanks, **values) if blanks or values else text


def forms(key: str) -> tuple[str, str]:
    """A label in Spanish and English."""
    return _pair(key)


class _Count(int):
    """A number that chooses the words beside it: "{count:tiene|tienen}" is "tiene" for one."""

    def __format__(self, spec: str) -> str:
        one, bar, more = spec.partition("|")
        return format(int(self), spec) if not bar else one if self == 1 else more


def value_text(value: object, lang: str = "es") -> str:
    """A message's value as its sentence would show it."""
    return str(_text(value, lang))


def hint(word: str, known: Iterable[str]) -> str:
    """' ¿Quiso decir "check"?', or "" where no known word is near."""
    near = nearest(word, known)
    return message("usage.hint", near=near) if near else ""


def either(words: Sequence[str]) -> str:
    """ "es o en", "error, warning o info"."""
    return message("usage.either", first=", ".join(words[:-1]), last=words[-1]) if words[1:] else words[0]


def listed(parts: Sequence[str]) -> str:
    """The parts in one line, separated by commas."""
    return message("list", first=parts[0], rest=listed(parts[1:])) if parts[1:] else parts[0]


def one_after_another(sentences: Sequence[str]) -> str:
    """The sentences as one text; "" where there is none."""
    if not sentences[1:]:
        return sentences[0] if sentences else ""
    return message("sentences", first=sentences[0], rest=one_after_another(sentences[1:]))


def _pair(key: str) -> tuple[str, str]:
    return CATALOGUE.get(key) or _ADDED[key]


def _filled(key: str, values: Mapping[str, object], lang: str) -> str:
    return _pair(key)[lang == "en"].format(**{name: _text(value, lang) for name, value in values.items()})


def _text(value: object, lang: str) -> object:
    if isinstance(value, Message):
        return write(value, lang)
    if isinstance(value, Sequence) and not isinstance(value, str):
        separator = "; " if any(isinstance(item, Message) for item in value) else ", "
        return separator.join(str(_text(item, lang)) for item in value)
    return _Count(value) if isinstance(value, int) and not isinstance(value, bool) else value
