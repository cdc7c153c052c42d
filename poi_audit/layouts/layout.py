"""A form of report as data: the words of its columns, rows and lines, and how it behaves."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Any, TypeVar

from poi_audit.messages import either, hint, message
from poi_audit.model.report import Totals
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
ROWS = ("programmed", "executed", "physical", "financial", "other")
BLOCKS = ("physical", "financial")
BANDS = ("0_75", "75_95", "95_up", "incomplete", "in_execution")
"""The columns of TABLA RESÚMEN."""
NEEDS = (*ROLES, "financial", "periods")
"""What a form can be told by: roles; a FINANCIERO block; quarters in the place of months."""
LONGEST = 200
"""Characters of a wording or a title."""
MOST = 1_000
"""Wordings of one file."""
_TEMPLATE = re.compile(r"[A-Z0-9#./ -]{1,40}")

T = TypeVar("T")
Words = tuple[tuple[str, tuple[str, ...]], ...]
"""Meaning and the words for it, as `key` gives them."""


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
    columns: Words = ()
    """Role and the words that head such a column, group words first."""
    rows: Words = ()
    """One of `ROWS`, and the words that label such a row; "other" is left out."""
    blocks: Words = ()
    """ "physical" or "financial", and the words over the columns of such a block."""
    closing: Words = ()
    """ "physical" or "financial", and the words with which the line of an AEI begins."""
    totals: Words = ()
    """Field of `Totals`, and its label."""
    bands: Words = ()
    """One of `BANDS`, and the words that head it."""
    months: tuple[tuple[str, int], ...] = ()
    """Words (`key`) of a month in this form's own naming, and its number."""
    subtotals: tuple[tuple[str, tuple[int, int]], ...] = ()
    """Words (`key`) of a subtotal, and the first and last month that it sums."""
    codes: tuple[str, ...] = ()
    """How the codes of its AO are written, "#" for a digit: "AO-####"."""
    requires: tuple[str, ...] = ()
    """What of `NEEDS` must be there, in this form's own words."""
    lacks: tuple[str, ...] = ()
    """What of `NEEDS` must not be there."""
    match: tuple[str, ...] = ()
    """Words (`key`) that must all stand in the head of the table."""
    ignores: tuple[str, ...] = ()
    """Words (`key`) of columns with figures that are known and read by none."""
    executed_total_in: str | None = None
    """"month": the one executed column of the form is the period's and the accumulated one."""
    decimal: str | None = None
    """What parts the decimals of all figures, "." or ","; None: as the figures themselves show."""
    traits: Traits = _NOTHING
    sha256: str | None = None
    """Of the file, where it is a user's."""

    def role(self, word: str) -> str | None:
        """The role of a column headed by this `key`, or None."""
        return meaning(self.columns, word)

    def words(self, role: str) -> tuple[str, ...]:
        """The words (`key`) of a column of this role."""
        return next((words for known, words in self.columns if known == role), ())


def meaning(table: Words, word: str) -> str | None:
    """What the table says that this `key` means, or None."""
    return next((name for name, words in table if word in words), None)


KNOWN = tuple(field.name for field in fields(Layout) if field.name not in ("name", "sha256"))
_TOTALS = tuple(field.name for field in fields(Totals))


def layout_from(name: str, document: Mapping[str, Any], traits: Traits, sha256: str | None = None) -> Layout:
    """The layout of a parsed file.

    Without `requires` all of its columns are required. Raises ValueError, with one Spanish sentence that names the
    key, for what is not known, of another type, or cannot be.
    """
    known = (*KNOWN, "notes")
    for word in document:
        if word not in known:
            raise ValueError(message("usage.form.no_key", at="", word=word, hint=hint(word, known)))
    columns = _words(document, "columns", ROLES)
    requires, lacks = _listed(document, "requires", NEEDS), _listed(document, "lacks", NEEDS)
    if both := sorted(set(requires) & set(lacks)):
        raise ValueError(message("usage.form.both", word=both[0]))
    return _whole(
        Layout(
            name,
            _text(document, "title"),
            columns,
            _words(document, "rows", ROWS),
            _words(document, "blocks", BLOCKS),
            _words(document, "closing", BLOCKS),
            _words(document, "totals", _TOTALS),
            _words(document, "bands", BANDS),
            _numbered(document, "months", _month),
            _numbered(document, "subtotals", _span),
            _codes(document),
            requires or tuple(role for role, _ in columns),
            lacks,
            tuple(_key(text, "match") for text in _texts(document, "match")),
            tuple(_key(text, "ignores") for text in _texts(document, "ignores")),
            _one_of(document, "executed_total_in", ("month",)),
            _one_of(document, "decimal", (".", ",")),
            traits,
            sha256,
        )
    )


def _whole(layout: Layout) -> Layout:
    """The layout, where its parts do not contradict each other. Raises ValueError otherwise."""
    heads = [(role, words) for role, words in layout.columns]
    heads += [("months", tuple(word for word, _ in layout.months))]
    heads += [("subtotals", tuple(word for word, _ in layout.subtotals)), ("ignores", layout.ignores)]
    for title, table in (
        ("[columns]", tuple(heads)),
        ("[rows]", layout.rows),
        ("[blocks]", layout.blocks),
        ("[closing]", layout.closing),
        ("[totals]", layout.totals),
        ("[bands]", layout.bands),
    ):
        seen: dict[str, str] = {}
        for name, words in table:
            for word in words:
                if seen.setdefault(word, name) != name:
                    raise ValueError(
                        message("usage.form.twice_in", at=title, word=word, first=seen[word], second=name)
                    )
    if sum(len(words) for _, words in (*heads, *layout.rows, *layout.totals, *layout.closing)) > MOST:
        raise ValueError(message("usage.form.many_texts", most=MOST))
    return layout


def _words(document: Mapping[str, Any], name: str, allowed: Sequence[str]) -> Words:
    table = _table(document, name)
    _only(table, name, allowed)
    return tuple(
        (word, tuple(_key(text, f"[{name}] {word}") for text in _texts(table, word, f"[{name}] ")))
        for word in table
    )


def _table(document: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    table = document.get(name, {})
    if not isinstance(table, dict):
        raise ValueError(message("usage.form.no_table", at=f"[{name}]"))
    return table


def _only(table: Collection[str], name: str, allowed: Sequence[str]) -> None:
    for word in table:
        if word not in allowed:
            raise ValueError(
                message("usage.form.no_key", at=f"[{name}]: ", word=word, hint=hint(word, allowed))
            )


def _texts(table: Mapping[str, Any], name: str, title: str = "") -> tuple[str, ...]:
    value = table.get(name, [])
    if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
        raise ValueError(message("usage.form.no_list", at=f"{title}{name}"))
    if any(len(text) > LONGEST for text in value):
        raise ValueError(message("usage.form.long_text", at=f"{title}{name}", longest=LONGEST))
    return tuple(value)


def _listed(document: Mapping[str, Any], name: str, allowed: Sequence[str]) -> tuple[str, ...]:
    found = _texts(document, name)
    _only(found, name, allowed)
    return found


def _key(text: str, name: str) -> str:
    word = key(text)
    if not word:
        raise ValueError(message("usage.form.no_word", at=name, text=text))
    return word


def _text(document: Mapping[str, Any], name: str) -> str:
    value = document.get(name, "")
    if not isinstance(value, str) or len(value) > LONGEST:
        raise ValueError(message("usage.form.no_text", at=name, longest=LONGEST))
    return value


def _one_of(document: Mapping[str, Any], name: str, allowed: Sequence[str]) -> str | None:
    value = document.get(name)
    if value is not None and value not in allowed:
        known = either([f'"{word}"' for word in allowed])
        raise ValueError(message("usage.form.no_value", at=name, value=repr(value), known=known))
    return value


def _numbered(
    document: Mapping[str, Any], name: str, read: Callable[[object], T | None]
) -> tuple[tuple[str, T], ...]:
    examples = {"months": '"P1" = 1', "subtotals": '"1T" = [1, 3]'}
    out: dict[str, T] = {}
    for text, value in _table(document, name).items():
        found = read(value)
        if found is None or len(text) > LONGEST:
            raise ValueError(
                message("usage.form.no_number", at=name, text=text[:LONGEST], example=examples[name])
            )
        if out.setdefault(_key(text, f"[{name}]"), found) != found:
            raise ValueError(message("usage.form.twice", at=name, text=text))
    return tuple(out.items())


def _month(value: object) -> int | None:
    return value if type(value) is int and 1 <= value <= 12 else None


def _span(value: object) -> tuple[int, int] | None:
    if not isinstance(value, list) or len(value) != 2:
        return None
    first, last = map(_month, value)
    return (first, last) if first is not None and last is not None and first < last else None


def _codes(document: Mapping[str, Any]) -> tuple[str, ...]:
    value = document.get("codes", [])
    templates = _texts({"codes": [value] if isinstance(value, str) else value}, "codes")
    for template in templates:
        if not _TEMPLATE.fullmatch(template) or template.count("#") < 2:
            raise ValueError(message("usage.form.no_code", text=template))
    if len(templates) > 20:
        raise ValueError(message("usage.form.many_codes", most=20))
    return templates
