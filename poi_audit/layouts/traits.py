"""Reads the tables [traits] and [notes] of a layout file: one of ours, or one that a user wrote."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import fields
from typing import Any, get_args, get_type_hints

from poi_audit.messages import hint, message
from poi_audit.model.report import Totals
from poi_audit.model.traits import TOPICS, Traits

_OF_NOTES = {"notes", "texts", "cited"}
_KINDS = {name: kind for name, kind in get_type_hints(Traits).items() if name not in _OF_NOTES}
_TOTALS = tuple(field.name for field in fields(Totals))
_NUMBER = re.compile(r"\(\w{1,5}\)( \w\))?")


def read_traits(document: Mapping[str, Any]) -> Traits:
    """The traits that a layout file states; its other tables are left alone.

    Raises ValueError, with one Spanish sentence, for a key that is not known or a value that it cannot have.
    """
    given = _table(document, "traits", _KINDS)
    notes = _table(document, "notes", (*TOPICS, "year", "texts"))
    year = notes.get("year")
    if year is not None and type(year) is not int:
        raise ValueError(message("usage.form.no_year"))
    return Traits(
        **{key: _value(key, value) for key, value in given.items() if key != "totals"},
        totals=_texts(_table(given, "totals", _TOTALS, "[traits.totals]"), "[traits.totals]"),
        notes=tuple((topic, _number(topic, notes[topic])) for topic in TOPICS if topic in notes),
        texts=_texts(_table(notes, "texts", None, "[notes.texts]"), "[notes.texts]"),
        cited=year,
    )


def _table(
    document: Mapping[str, Any], key: str, known: Collection[str] | None, title: str = ""
) -> Mapping[str, Any]:
    """The table under the key, empty where it is missing. `known`: the keys it may have; None: any."""
    title = title or f"[{key}]"
    found = document.get(key, {})
    if not isinstance(found, dict):
        raise ValueError(message("usage.form.no_table", at=title))
    for name in found:
        if known is not None and name not in known:
            raise ValueError(message("usage.form.no_key", at=f"{title}: ", word=name, hint=hint(name, known)))
    return found


def _value(key: str, value: object) -> Any:
    if _KINDS[key] is bool:
        if not isinstance(value, bool):
            raise ValueError(message("usage.form.no_flag", key=key))
        return value
    options = get_args(get_args(_KINDS[key])[0])
    if value not in options:
        raise ValueError(
            message("usage.form.no_value", at=f"[traits] {key}", value=repr(value), known=", ".join(options))
        )
    return value


def _number(topic: str, value: object) -> str:
    if not isinstance(value, str) or _NUMBER.fullmatch(value) is None:
        raise ValueError(message("usage.form.no_note", topic=topic))
    return value


def _texts(table: Mapping[str, Any], title: str) -> tuple[tuple[str, str], ...]:
    for key, value in table.items():
        if not isinstance(value, str) or not value.strip():
            raise ValueError(message("usage.form.plain_text", at=f"{title} {key}"))
    return tuple(table.items())
