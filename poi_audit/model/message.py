"""A sentence that can be said in either language: a key of the catalogue and the values that fill it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType


class Message(str):
    """Its Spanish text, which the JSON and the library show as it is, with the key and values behind it.

    `poi_audit.messages` makes one and says it in English. A value is the report's own text, a number, another
    message, or a sequence of these.
    """

    __slots__ = ("key", "values")

    key: str
    values: Mapping[str, object]

    def __new__(cls, text: str, key: str, values: Mapping[str, object] = MappingProxyType({})) -> Message:
        made = super().__new__(cls, text)
        made.key, made.values = key, values
        return made

    def __reduce__(self) -> tuple[type[Message], tuple[str, str, dict[str, object]]]:
        """How it is pickled: reports and errors pass between processes."""
        return Message, (str(self), self.key, dict(self.values))
