"""The sentences of the outputs, one catalogue per language, and the one function that writes them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from poi_audit.messages.en import SENTENCES as ENGLISH
from poi_audit.messages.es import SENTENCES as SPANISH
from poi_audit.model.finding import Message

CATALOGUES: Mapping[str, Mapping[str, str]] = MappingProxyType({"es": SPANISH, "en": ENGLISH})
"""Language -> key -> sentence with {fields}. All catalogues have the same keys and fields."""

_ADDED: dict[str, dict[str, str]] = {"es": {}, "en": {}}
"""The sentences of plug-ins, by language and key."""


def add_sentence(key: str, es: str, en: str) -> None:
    """Add the sentence of a plug-in's rule. Raises ValueError for a key in use."""
    if key in SPANISH or key in _ADDED["es"]:
        raise ValueError(f"sentence {key} is added twice")
    _ADDED["es"][key], _ADDED["en"][key] = es, en


def write(message: Message, lang: str = "es") -> str:
    """The message as a sentence in `lang` ("es" or "en"). Raises KeyError for an unknown language or key.

    A value that is itself a `Message` is written first; a sequence becomes a list separated by commas
    (by semicolons, where its items are sentences). "{count:tiene|tienen}" is chosen by the number.
    """
    sentence = _ADDED[lang].get(message.key) or CATALOGUES[lang][message.key]
    return sentence.format(**{name: _text(value, lang) for name, value in message.values.items()})


class _Count(int):
    """A number that chooses the words beside it: "{count:tiene|tienen}" is "tiene" for one."""

    def __format__(self, spec: str) -> str:
        one, bar, more = spec.partition("|")
        return format(int(self), spec) if not bar else one if self == 1 else more


def value_text(value: object, lang: str = "es") -> str:
    """A message's value as its sentence would show it."""
    return str(_text(value, lang))


def _text(value: object, lang: str) -> object:
    if isinstance(value, Message):
        return write(value, lang)
    if isinstance(value, Sequence) and not isinstance(value, str):
        separator = "; " if any(isinstance(item, Message) for item in value) else ", "
        return separator.join(str(_text(item, lang)) for item in value)
    return _Count(value) if isinstance(value, int) and not isinstance(value, bool) else value
