"""What the words of a form mean: one lexicon, of all known layouts and of the field's words for forms never seen."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import NamedTuple

from poi_audit.layouts.layout import Layout, key
from poi_audit.model.text import fold

_PROGRAMMED = re.compile(r"PROG(?:R|RAMAD[OA]|RAMACION)?|APROB(?:AD[OA]|ACION)?")
_EXECUTED = re.compile(r"EJEC?(?:UTAD[OA]|UCION)?(?:AL)?")
_PHYSICAL, _FINANCIAL = re.compile(r"FISIC[OA]S?"), re.compile(r"FINANCIER[OA]S?")
_WORDS = re.compile(r"[A-Z0-9%]+")


class Word(NamedTuple):
    """What a header text or a row label is by its words: `role`, and whether a known form has just this wording."""

    role: str
    exact: bool
    row: str | None = None


class RowLabel(NamedTuple):
    """What the label of a row says of its figures: which row, which block; `other`: a row that no report has."""

    row: str | None
    block: str | None = None
    other: bool = False
    second: str | None = None
    """The other row, for a label that spans both."""


@dataclass(frozen=True)
class _Entry:
    role: str
    only: frozenset[str]
    every: tuple[str, ...]
    without: tuple[str, ...]
    row: str | None

    def fits(self, word: str) -> bool:
        if self.only:
            return word in self.only
        return all(part in word for part in self.every) and not any(part in word for part in self.without)


class Lexicon:
    """Answers for the words of these layouts first, then for those of the field."""

    def __init__(self, layouts: Iterable[Layout]) -> None:
        self.layouts = tuple(layouts)
        document = tomllib.loads(files("poi_audit.layouts").joinpath("words.toml").read_text("utf-8"))
        self._entries = [
            _Entry(
                entry["role"],
                frozenset(map(key, entry.get("only", ()))),
                tuple(map(_part, entry.get("all", ()))),
                tuple(map(_part, entry.get("not", ()))),
                entry.get("row"),
            )
            for entry in document["column"]
        ]
        self._rows: dict[str, RowLabel] = {}
        for entry in document["row"]:
            label = RowLabel(entry.get("row"), entry.get("block"), entry.get("other", False))
            self._rows |= {key(text): label for text in entry["only"]}
        for layout in self.layouts:
            for name, words in layout.rows:
                self._rows |= dict.fromkeys(words, _row_label(name))
        self._totals = {key(text): entry["field"] for entry in document["total"] for text in entry["only"]}
        self.column = lru_cache(maxsize=8192)(self._column)
        self.row = lru_cache(maxsize=8192)(self._row)

    def _column(self, text: str) -> Word | None:
        """What a header text announces, None for words that nothing is known of."""
        word = key(text)
        if not word or len(text) > 120:
            return None
        for layout in self.layouts:
            if (role := layout.role(word)) is not None:
                return Word(role, True)
        found = next((entry for entry in self._entries if entry.fits(word)), None)
        return Word(found.role, False, found.row) if found else None

    def _row(self, text: str) -> RowLabel | None:
        """What a cell says as the label of a row: "PROG.", "EJECUTADO", "Fisico"; None for any other text."""
        if not text or len(text) > 32:
            return None
        word = key(text)
        if (found := self._rows.get(word)) is not None:
            return found
        parts = [part for part in re.split(r"[/\s]+", fold_spaced(text)) if part]
        labels = [self._rows.get(key(part)) for part in parts]
        if len(labels) == 2 and all(label is not None and label.row for label in labels):
            first, second = labels
            if first is not None and second is not None and first.row != second.row:
                return RowLabel(first.row, second=second.row)
        return None

    def total(self, text: str) -> str | None:
        """The field of `Totals` that a label after the last AEI announces, or None."""
        return self._totals.get(key(text)) if len(text) < 120 else None

    def may_end(self, text: str) -> bool:
        """Whether a text may hold the label of a closing line or of a total: a cheap look before a thorough one."""
        word = key(text)
        return "EJECUCIONFI" in word or word.startswith(tuple(self._totals))

    @cached_property
    def tokens(self) -> frozenset[str]:
        """The single words of all column headings, folded."""
        phrases = [word for layout in self.layouts for _, words in layout.columns for word in words]
        return frozenset(phrases)

    def layout_of(self, roles: Collection[str], words: Collection[str]) -> Layout | None:
        """The layout whose required columns are there in its own words (`key`s), without one that it must lack."""
        fits = [
            layout
            for layout in self.layouts
            if layout.requires
            and all(self._has(layout, need, roles, words) for need in layout.requires)
            and not any(lack in roles for lack in layout.lacks)
        ]
        return max(fits, key=lambda layout: len(layout.requires), default=None)

    @staticmethod
    def _has(layout: Layout, need: str, roles: Collection[str], words: Collection[str]) -> bool:
        own = next((phrases for role, phrases in layout.columns if role == need), None)
        return need in roles and (own is None or any(word in words for word in own))


def row_in(texts: Sequence[str]) -> tuple[str | None, list[str]]:
    """The row that header texts name (group first), and the texts without that name: "PROGRAMADO", "Ene EJEC."."""
    return _taken(texts, ((_PROGRAMMED, "programmed"), (_EXECUTED, "executed")))


def block_in(texts: Sequence[str]) -> tuple[str | None, list[str]]:
    """The block that header texts name, and the texts without that name; none where both are named."""
    return _taken(texts, ((_PHYSICAL, "physical"), (_FINANCIAL, "financial")))


def _taken(
    texts: Sequence[str], kinds: Sequence[tuple[re.Pattern[str], str]]
) -> tuple[str | None, list[str]]:
    found: set[str] = set()
    rest: list[str] = []
    for text in texts:
        kept = []
        for part in text.split():
            name = next((name for pattern, name in kinds if pattern.fullmatch(key(part))), None)
            if name is None:
                kept.append(part)
            else:
                found.add(name)
        rest.append(" ".join(kept))
    if len(found) != 1:
        return None, list(texts)
    return found.pop(), rest


def fold_spaced(text: str) -> str:
    """Folded, its white space kept as single spaces."""
    return " ".join(fold(part) for part in text.split())


def _part(text: str) -> str:
    return key(text)


def _row_label(name: str) -> RowLabel:
    if name in ("physical", "financial"):
        return RowLabel(None, name)
    return RowLabel(None, None, other=True) if name == "other" else RowLabel(name)
