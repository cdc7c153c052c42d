"""The known forms of report, each a .toml of its name. Code outside this folder names none: it asks for a property."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from poi_audit.layouts.traits import read_traits
from poi_audit.model.traits import Traits

_SUFFIX = ".toml"
_UNKNOWN = Traits()


@cache
def names() -> tuple[str, ...]:
    """The names of the known forms, sorted."""
    found = (entry.name for entry in files(__name__).iterdir())
    return tuple(sorted(name.removesuffix(_SUFFIX) for name in found if name.endswith(_SUFFIX)))


def traits_of(name: str | None) -> Traits:
    """How reports of this form behave; nothing is known of one that has no name or another."""
    return _traits(name) if name in names() else _UNKNOWN


@cache
def document(name: str) -> Mapping[str, Any]:
    """All that the file of a known form says."""
    return tomllib.loads(files(__name__).joinpath(name + _SUFFIX).read_text("utf-8"))


@cache
def cited_notes() -> Mapping[int, Mapping[str, str]]:
    """Year by which a form's notes are cited -> number -> text as printed, the oldest first."""
    known = (traits_of(name) for name in names())
    return {traits.cited: dict(traits.texts) for traits in known if traits.cited is not None}


@cache
def _traits(name: str | None) -> Traits:
    return read_traits(document(name or ""))
