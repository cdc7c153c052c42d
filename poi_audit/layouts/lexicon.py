"""What the words of a form mean: one lexicon, of all known layouts and of the field's words for forms never seen."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from poi_audit.layouts.layout import Layout, Words, key, meaning
from poi_audit.layouts.periods import month_of, period_of
from poi_audit.model.text import fold

_PROGRAMMED = re.compile(r"PROG(?:R|RAMAD[OA]|RAMACION)?|APROB(?:AD[OA]|ACION)?")
_EXECUTED = re.compile(r"EJEC?(?:UTAD[OA]|UCION)?(?:AL)?")
_PHYSICAL, _FINANCIAL = re.compile(r"FISIC[OA]S?"), re.compile(r"FINANCIER[OA]S?")
_WORDS = re.compile(r"[A-Z0-9%]+")
_ALIKE = str.maketrans("L1J0DQG5", "IIIOOOCS")
NEAR = 0.84
"""Likeness of a misread heading to the known one, 0 to 1."""


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
        self._likely = [(entry["row"], frozenset(entry["words"])) for entry in document["likely_row"]]
        self._totals = {key(text): entry["field"] for entry in document["total"] for text in entry["only"]}
        for layout in reversed(self.layouts):  # the first one's word is the last
            for name, words in layout.rows:
                self._rows |= dict.fromkeys(words, _row_label(name))
            for field, words in layout.totals:
                self._totals |= dict.fromkeys(words, field)
        self._looks = {
            alike(word): word for layout in self.layouts for _, words in layout.columns for word in words
        }
        """What each known heading looks like."""
        self._labels = [word for layout in self.layouts for word in layout.words("label")]
        self._row_looks = {alike(word): word for word in self._rows if len(word) > 3 and word.isalpha()}
        self._longest_row = max(
            (32, *(2 * len(word) for layout in self.layouts for _, words in layout.rows for word in words))
        )
        self._closings = [
            (block, spaced_out(word))
            for layout in self.layouts
            for block, words in layout.closing
            for word in words
        ]
        self._closing_words = [
            word for layout in self.layouts for _, words in layout.closing for word in words
        ]
        self._months = {word: month for layout in reversed(self.layouts) for word, month in layout.months}
        self._periods = {word: span for layout in reversed(self.layouts) for word, span in layout.subtotals}
        self._codes = [code_pattern(template) for layout in self.layouts for template in layout.codes]
        self.taught = tuple(layout for layout in self.layouts if layout.sha256 is not None)
        """The forms that users taught."""
        self._taught = {word for layout in self.taught for word in _headings(layout)}
        self._ends = tuple(word for layout in self.taught for _, words in layout.totals for word in words)
        self.column = lru_cache(maxsize=8192)(self._column)
        self.row = lru_cache(maxsize=8192)(self._row)
        self.heads = lru_cache(maxsize=8192)(self._heads)

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

    def heading_like(self, text: str) -> str:
        """The known heading (`key`) that a text misread from a picture can only be; the text itself where none is."""
        word = key(text)
        if len(word) == 3 and (whole := [label for label in self._labels if label.endswith(word)]):
            return whole[0]
        if len(word) < 4 or self.month(text) or ((known := self.column(text)) and known.exact):
            return text
        seen = alike(word)
        if seen in self._looks:
            return self._looks[seen]
        signs = [known for known in self._looks if known.count("%") == seen.count("%")]
        close = get_close_matches(seen, signs, n=2, cutoff=NEAR)
        if not close or (len(close) == 2 and _near(seen, close[1]) > _near(seen, close[0]) - 0.04):
            return text
        return self._looks[close[0]]

    def row_like(self, text: str) -> str | None:
        """The label of a row (`key`) of which a text misread from a picture is a look-alike; None for any other."""
        word = key(text)
        return None if word in self._rows else self._row_looks.get(alike(word))

    def month(self, text: str) -> int | None:
        """1 to 12 for the name of a month in the words of a layout, or in usual ones; None for any other text."""
        return (self._months and self._months.get(key(text))) or month_of(text)

    @property
    def names_months(self) -> bool:
        """Whether a layout has own words for months."""
        return bool(self._months)

    @property
    def names_periods(self) -> bool:
        """Whether a layout has own words for subtotals."""
        return bool(self._periods)

    def period(self, text: str) -> tuple[int, int] | None:
        """First and last month of the quarter or semester that a text names, or None."""
        return (self._periods and self._periods.get(key(text))) or period_of(text)

    def code(self, text: str) -> tuple[str, str] | None:
        """The code with which a text begins that is written as a layout says, and the text after it; or None."""
        found = next((found for pattern in self._codes if (found := pattern.match(text))), None)
        return (found[1], found[2].strip()) if found else None

    def closing(self, text: str) -> tuple[str, int] | None:
        """The block whose closing line begins with a layout's own words, and where they end; or None.

        `text`: in upper case without accents.
        """
        return next(((block, found.end()) for block, p in self._closings if (found := p.match(text))), None)

    @property
    def has_closings(self) -> bool:
        """Whether a layout has own words for closing lines."""
        return bool(self._closings)

    def closings_in(self, text: str) -> list[int]:
        """Where closing lines in a layout's own words begin in a text, in upper case without accents."""
        return [found.start() for _, pattern in self._closings for found in pattern.finditer(text)]

    def band(self, text: str) -> str | None:
        """The column of TABLA RESÚMEN that a layout's own words head, or None."""
        return self._first((layout.bands for layout in self.taught), text)

    def _heads(self, part: str) -> bool:
        """Whether a word (`key`) is one of those with which users' forms head columns, or a part of one."""
        return len(part) > 1 and not part.isdigit() and any(part in word for word in self._taught)

    def heads_whole(self, text: str) -> bool:
        """Whether a text is a heading of a user's form."""
        return bool(self._taught) and key(text) in self._taught

    def may_head(self, text: str) -> bool:
        """Whether the text of a page may hold the head of a user's form: half of its columns' words or more."""
        if not self.taught:
            return False
        page = re.sub(r"[^A-Z0-9%]", "", fold(text))
        return any(
            2 * sum(any(word in page for word in words) for _, words in layout.columns) > len(layout.columns)
            for layout in self.taught
        )

    @property
    def has_totals(self) -> bool:
        """Whether a user's form has own words for totals."""
        return bool(self._ends)

    def ends_table(self, text: str) -> bool:
        """Whether a text begins with a total in the words of a user's form."""
        return bool(self._ends) and key(text).startswith(self._ends)

    @staticmethod
    def _first(tables: Iterable[Words], text: str) -> str | None:
        return next((name for table in tables if (name := meaning(table, key(text)))), None)

    def _row(self, text: str) -> RowLabel | None:
        """What a cell says as the label of a row: "PROG.", "EJECUTADO", "Fisico"; None for any other text."""
        if not text or len(text) > self._longest_row:
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

    def likely_row(self, text: str) -> str | None:
        """The row that a word of a label tells ("Meta prevista", "Avance físico"); None for a percentage."""
        words = frozenset(_WORDS.findall(fold_spaced(text)))
        return None if "%" in text else next((row for row, own in self._likely if own & words), None)

    def row_part(self, text: str) -> RowLabel | None:
        """The row whose label, in a user's form and in no other row's, has this word: "previsto" of "Lo previsto"."""
        if not self.taught or len(part := key(text)) < 3:
            return None
        tables = (layout.rows for layout in self.taught)
        found = {name for rows in tables for name, words in rows if any(part in word for word in words)}
        return _row_label(*found) if len(found) == 1 else None

    def total(self, text: str) -> str | None:
        """The field of `Totals` that a label after the last AEI announces, or None."""
        return self._totals.get(key(text)) if len(text) < 120 else None

    def may_end(self, text: str) -> bool:
        """Whether a text may hold the label of a closing line or of a total: a cheap look before a thorough one."""
        word = key(text)
        known = "EJECUCIONFI" in word or word.startswith(tuple(self._totals))
        return known or any(phrase in word for phrase in self._closing_words)

    def layout_of(self, roles: Collection[str], words: Collection[str]) -> Layout | None:
        """The layout whose required columns are there in its own words (`key`s), without one that it must lack."""
        fits = [
            layout
            for layout in self.layouts
            if layout.requires
            and all(self._has(layout, need, roles, words) for need in layout.requires)
            and not any(lack in roles for lack in layout.lacks)
            and all(word in words for word in layout.match)
        ]
        return max(fits, key=lambda layout: (layout.sha256 is not None, len(layout.requires)), default=None)

    @staticmethod
    def _has(layout: Layout, need: str, roles: Collection[str], words: Collection[str]) -> bool:
        own = next((phrases for role, phrases in layout.columns if role == need), None)
        return need in roles and (own is None or any(word in words for word in own))

    def row_in(self, texts: Sequence[str]) -> tuple[str | None, list[str]]:
        """The row that header texts name (group first), and the texts without that name: "PROGRAMADO", "Ene EJEC."."""
        own = [self._first((layout.rows for layout in self.taught), text) for text in texts]
        if len(named := {name for name in own if name in ("programmed", "executed")}) == 1:
            return named.pop(), [text for text, name in zip(texts, own, strict=True) if name is None]
        return _taken(texts, ((_PROGRAMMED, "programmed"), (_EXECUTED, "executed")))

    def block_in(self, texts: Sequence[str]) -> tuple[str | None, list[str]]:
        """The block that header texts name, and the texts without that name; none where both are named."""
        own = [self._first((layout.blocks for layout in self.taught), text) for text in texts]
        if len(named := {name for name in own if name}) == 1:
            return named.pop(), [text for text, name in zip(texts, own, strict=True) if name is None]
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


def alike(word: str) -> str:
    """A `key` with the letters that small type makes alike made one: I, L, 1 and J; O, 0, D and Q; C and G."""
    return word.translate(_ALIKE)


def _near(a: str, b: str) -> float:
    return SequenceMatcher(None, a, b).ratio()


def fold_spaced(text: str) -> str:
    """Folded, its white space kept as single spaces."""
    return " ".join(fold(part) for part in text.split())


def spaced_out(word: str) -> re.Pattern[str]:
    """A pattern for a `key` in a text in upper case without accents, whatever stands between its letters."""
    return re.compile(r"[^A-Z0-9%]*".join(map(re.escape, word)) + r"(?![A-Z0-9])")


def code_pattern(template: str) -> re.Pattern[str]:
    """A text that begins with a code written like "AO-####", and what comes after it."""
    written = re.escape(template).replace(r"\#", r"\d")
    return re.compile(rf"({written})(?![A-Z0-9])\s*[-–—:]?\s*(.*)", re.S | re.ASCII)


def _headings(layout: Layout) -> Iterable[str]:
    """All words (`key`) that stand in the head of a form."""
    for table in (layout.columns, layout.blocks):
        yield from (word for _, words in table for word in words)
    yield from (word for word, _ in (*layout.months, *layout.subtotals))
    yield from (*layout.match, *layout.ignores)


def _part(text: str) -> str:
    return key(text)


def _row_label(name: str) -> RowLabel:
    if name in ("physical", "financial"):
        return RowLabel(None, name)
    return RowLabel(None, None, other=True) if name == "other" else RowLabel(name)
