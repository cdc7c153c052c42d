"""The known forms of report, each a .toml of its name. Code outside this folder names none: it asks for a property."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from poi_audit.layouts.layout import Layout, layout_from
from poi_audit.layouts.lexicon import Lexicon
from poi_audit.layouts.taught import layout_in
from poi_audit.layouts.traits import read_traits
from poi_audit.model.outcome import LayoutFile
from poi_audit.model.traits import Traits

_SUFFIX = ".toml"
_UNKNOWN = Traits()
WORDS = "words"
"""The file with the words of the field that are of no one form."""


@cache
def names() -> tuple[str, ...]:
    """The names of the known forms, sorted."""
    found = (entry.name for entry in files(__name__).iterdir())
    known = (name.removesuffix(_SUFFIX) for name in found if name.endswith(_SUFFIX))
    return tuple(sorted(name for name in known if name != WORDS))


def traits_of(name: str | None) -> Traits:
    """How reports of this form behave; nothing is known of one that has no name or another."""
    return _traits(name) if name in names() else _UNKNOWN


@cache
def document(name: str) -> Mapping[str, Any]:
    """All that the file of a known form says."""
    return tomllib.loads(files(__name__).joinpath(name + _SUFFIX).read_text("utf-8"))


@cache
def known(name: str) -> Layout:
    """The known form of this name. Raises KeyError for another."""
    if name not in names():
        raise KeyError(name)
    return layout_from(name, document(name), _traits(name))


@lru_cache(maxsize=16)
def lexicon(taught: tuple[LayoutFile, ...] = ()) -> Lexicon:
    """What the words of all forms mean: of those that users taught first, then of the known ones.

    Raises UsageError for a file that says what cannot be.
    """
    return Lexicon([*map(layout_in, taught), *map(known, names())])


@cache
def cited_notes() -> Mapping[int, Mapping[str, str]]:
    """Year by which a form's notes are cited -> number -> text as printed, the oldest first."""
    known = (traits_of(name) for name in names())
    return {traits.cited: dict(traits.texts) for traits in known if traits.cited is not None}


@cache
def _traits(name: str | None) -> Traits:
    return read_traits(document(name or ""))
