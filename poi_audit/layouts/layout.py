"""A form of report as data: the words of its columns and rows, and how it behaves."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from poi_audit.model.text import fold
from poi_audit.model.traits import Traits

ROLES = (
    *(
        "item",
        "objective",
        "action",
        "code",
        "type",
        "name",
        "cost_center",
        "priority",
        "unit",
        "aggregation",
    ),
    *("label", "block", "month", "subtotal", "goal", "accumulated", "percent", "percent_period", "other"),
)
"""What a column can hold. `item`: a running number; `objective` and `action`: the code of the OEI and AEI in a column
of its own; `label`: PROG. / EJEC.; `block`: FISICO or FINANCIERO above others; `subtotal`: of a quarter or semester;
`goal`: the year's; `other`: read by none."""
FIGURES = frozenset({"month", "subtotal", "goal", "accumulated", "percent", "percent_period"})
"""The roles of columns of figures."""


@lru_cache(maxsize=65536)
def key(text: str) -> str:
    """A text as words are compared: folded, letters, digits and the sign % alone."""
    return re.sub(r"[^A-Z0-9%]", "", fold(text))


_NOTHING = Traits()


@dataclass(frozen=True, slots=True)
class Layout:
    """One known form, or one of a user's file."""

    name: str
    title: str = ""
    """What it is, in a few words."""
    columns: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Role and the words (`key`) that head such a column, group words first."""
    rows: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """"programmed", "executed", "physical", "financial" or "other", and the words (`key`) of such a row."""
    requires: tuple[str, ...] = ()
    """Roles that must be there in this form's own words; "financial": a FINANCIERO block; "periods": quarters."""
    lacks: tuple[str, ...] = ()
    """Roles that must not be there."""
    ignores: tuple[str, ...] = ()
    """Words (`key`) of columns with figures that are known and read by none."""
    executed_total_in: str | None = None
    """"month": the one executed column of the form is the period's and the accumulated one."""
    traits: Traits = _NOTHING
    sha256: str | None = None
    """Of the file, where it is a user's."""

    def role(self, word: str) -> str | None:
        """The role of a column headed by this `key`, or None."""
        return next((role for role, words in self.columns if word in words), None)


def layout_from(name: str, document: Mapping[str, Any], traits: Traits, sha256: str | None = None) -> Layout:
    """The layout of a parsed file. Raises ValueError, naming what is wrong, for unknown keys, roles or types."""
    known = {
        "title",
        "columns",
        "rows",
        "requires",
        "lacks",
        "ignores",
        "executed_total_in",
        "traits",
        "notes",
    }
    if unknown := sorted(set(document) - known):
        raise ValueError(f"«{unknown[0]}»")
    columns = _phrases(document, "columns", ROLES)
    rows = _phrases(document, "rows", ("programmed", "executed", "physical", "financial", "other"))
    title, total = document.get("title", ""), document.get("executed_total_in")
    if not isinstance(title, str) or total not in (None, "month"):
        raise ValueError("«title», «executed_total_in»")
    return Layout(
        name,
        title,
        columns,
        rows,
        _texts(document, "requires"),
        _texts(document, "lacks"),
        tuple(map(key, _texts(document, "ignores"))),
        total,
        traits,
        sha256,
    )


def _phrases(
    document: Mapping[str, Any], name: str, allowed: tuple[str, ...]
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    table = document.get(name, {})
    if not isinstance(table, dict):
        raise ValueError(f"[{name}]")
    if unknown := [role for role in table if role not in allowed]:
        raise ValueError(f"[{name}] «{unknown[0]}»")
    return tuple((role, tuple(map(key, _texts(table, role)))) for role in table)


def _texts(table: Mapping[str, Any], name: str) -> tuple[str, ...]:
    value = table.get(name, [])
    if not isinstance(value, list) or not all(isinstance(text, str) and len(text) < 200 for text in value):
        raise ValueError(f"«{name}»")
    return tuple(value)
